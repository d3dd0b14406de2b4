"""The EDTF subset: what is read, what is refused and how, comparisons, and words."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dossier.base.edtf import (
    Edtf,
    EdtfError,
    Truth,
    before,
    covers,
    day_precise,
    ends,
    first_day,
    html_datetime,
    iso_or_reduced,
    on_or_before,
    overlaps,
    parse,
    say,
    say_short,
    sort_key,
    within,
)
from dossier.base.edtf.compare import margin
from dossier.base.edtf.value import end_of_month, members

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE

READ = """
2025                      2025-01-01 2025-12-31 year    -
2025-02                   2025-02-01 2025-02-28 month   -
2024-02                   2024-02-01 2024-02-29 month   -
2025-02-18                2025-02-18 2025-02-18 day     -
2024-02-29                2024-02-29 2024-02-29 day     -
2025-02-18?               2025-02-18 2025-02-18 day     uncertain
2025-02~                  2025-02-01 2025-02-28 month   approximate
2025%                     2025-01-01 2025-12-31 year    both
2025-02-XX                2025-02-01 2025-02-28 month   -
2025-XX                   2025-01-01 2025-12-31 year    -
2025-XX-XX                2025-01-01 2025-12-31 year    -
202X                      2020-01-01 2029-12-31 decade  -
20XX~                     2000-01-01 2099-12-31 century approximate
2025-21                   2025-03-01 2025-05-31 season  -
2025-22                   2025-06-01 2025-08-31 season  -
2025-23                   2025-09-01 2025-11-30 season  -
2025-24                   2025-12-01 2026-02-28 season  -
2023-24                   2023-12-01 2024-02-29 season  -
1000                      1000-01-01 1000-12-31 year    -
2999-12-31                2999-12-31 2999-12-31 day     -
2025-02-18/2025-02-19     2025-02-18 2025-02-19 day     -
2025-02-18/2025-02-18     2025-02-18 2025-02-18 day     -
2025-02-18/2025-03        2025-02-18 2025-03-31 month   -
2025-02?/2025-03~         2025-02-01 2025-03-31 month   both
2025-02~/2025-03~         2025-02-01 2025-03-31 month   approximate
202X/2026                 2020-01-01 2026-12-31 decade  -
2025-07/..                2025-07-01 none       month   -
../2025-07                none       2025-07-31 month   -
2025-07/                  2025-07-01 none       month   -
/2025-07-04               none       2025-07-04 day     -
[2025-02-18,2025-02-20]   2025-02-18 2025-02-20 day     -
[2025-02,2025-04,2025-05] 2025-02-01 2025-05-31 month   -
[2025-02-18..2025-02-20]  2025-02-18 2025-02-20 day     -
[2024,2025?]              2024-01-01 2025-12-31 year    uncertain
"""


@pytest.mark.parametrize("row", READ.strip().splitlines(), ids=lambda row: row.split()[0])
def test_reads(row: str) -> None:
    text, earliest, latest, precision, qualifier = row.split()
    d = parse(text)
    assert (str(d.earliest).lower(), str(d.latest).lower(), d.precision) == (earliest, latest, precision)
    assert (d.qualifier or "-", str(d)) == (qualifier, text)


def test_kind_and_open_ends() -> None:
    def shape(text: str) -> tuple[str, bool, bool]:
        d = parse(text)
        return d.kind, d.open_start, d.open_end

    assert shape("2025") == ("date", False, False)
    assert shape("[2024,2025]") == ("set", False, False)
    assert shape("2025/..") == ("interval", False, True)
    assert shape("../2025") == ("interval", True, False)
    assert shape("2025/") == ("interval", False, False)


def test_equal_and_hashed_by_text() -> None:
    assert parse("2025-02") == parse("2025-02") != parse("2025-02-XX")
    assert len({parse("2025"), parse("2025"), parse("2025~")}) == 2


def test_ends_of_an_interval() -> None:
    assert ends(parse("2025-02~/..")) == (parse("2025-02~"), None)
    assert ends(parse("/2025")) == (None, parse("2025"))
    assert ends(parse("2025-02")) == (parse("2025-02"), parse("2025-02"))


# Left: what is written. Right: the hint.
REFUSED = """
2025-2-8                        | write 2025-02-08
20250218                        | write 2025-02-18
18.02.2025                      | write 2025-02-18
18.2.25                         | write 2025-02-18
18/02/2025                      | write 2025-02-18
02/18/2025                      | write 2025-02-18
02/03/2025                      | write 2025-03-02 if the day comes first, 2025-02-03 if the month does
2025/02/18                      | write 2025-02-18
2025‑02‑18                      | write 2025-02-18
02.2025                         | write 2025-02
February 2025                   | write 2025-02
18 February 2025                | write 2025-02-18
Feb. 18th, 2025                 | write 2025-02-18
18 лютого 2025                  | write 2025-02-18
18 февраля 2025 г.              | write 2025-02-18
spring 2025                     | write 2025-21
the 2020s                       | write 202X
c. 2025                         | write 2025~
ca 2025                         | write 2025~
circa February 2025             | write 2025-02~
~2025                           | write 2025~
2025?~                          | write 2025%
c. 2025?                        | write 2025%
2025-02-18 ?                    | write 2025-02-18?
probably 2025                   | write 2025?
2025-02-18 - 2025-02-19         | write 2025-02-18/2025-02-19
2025-02-18 – 2025-02-19         | write 2025-02-18/2025-02-19
2025-02-18 to 2025-02-19        | write 2025-02-18/2025-02-19
2025-02-18 / 2025-02-19         | write 2025-02-18/2025-02-19
2025-02-18/19                   | write 2025-02-18/2025-02-19
18-19 February 2025             | write 2025-02-18/2025-02-19
30 January - 1 February 2025    | write 2025-01-30/2025-02-01
18.02-19.02.2025                | write 2025-02-18/2025-02-19
2024-2025                       | write 2024/2025
since July 2025                 | write 2025-07/..
July 2025 -                     | write 2025-07/..
until 18.02.2025                | write ../2025-02-18
2025-07/open                    | write 2025-07/..
unknown/2025                    | write /2025
18 or 19 February 2025          | write [2025-02-18,2025-02-19]
18, 19 or 20 February 2025      | write [2025-02-18,2025-02-19,2025-02-20]
between 18 and 20 February 2025 | write [2025-02-18..2025-02-20]
2025-02-uu                      | write 2025-02-XX
2025-02-ХХ                      | write 2025-02-XX
2025-??                         | write 2025-XX
202?                            | write 202X
2025-18-02                      | write 2025-02-18
2025-02-30                      | 2025-02 has 28 days; write 2025-02 if unsure
2025-02-18/2025-02-30           | 2025-02 has 28 days; write 2025-02 if unsure
2025-13                         | months run from 01 to 12; write 2025 if unsure
2025-21-05                      | write 2025-21 for the season alone
2025-02-18T10:00                | write 2025-02-18 and give the time in its own field
2025-02-18/2025-02-01           | write 2025-02-01/2025-02-18 if that is what is meant
[2025-02-18, 2025-02-19]        | write [2025-02-18,2025-02-19]
[2025-02-19,2025-02-18]         | write [2025-02-18,2025-02-19]
[2025-02-18,2025-02-18]         | write 2025-02-18
{2025-02-18,2025-02-19}         | write [2025-02-18,2025-02-19]
[2025-02-18/2025-02-20]         | write [2025-02-18..2025-02-20]
[2025-2-8,2025-2-9]             | write [2025-02-08,2025-02-09]
[..2025-02-18]                  | write ../2025-02-18
[2025-02,2025-02-18]            | write all of them as days, or all as months, or all as years
[2025-01,2025-03..2025-05]      | write [A,B,C] for single dates or [A..B] for a range
unknown     | leave the field out; in an interval leave the unknown end empty, as in 2025-02/
open        | leave the field out; in an interval write .. for an open end, as in 2025-02/..
../..                           | leave the field out, or write one end, as in 2025-02/..
[,]                             | write a date and an open end, as in 2025-02/..
0850                            | only years from 1000 to 2999 can be written
"""


@pytest.mark.parametrize("row", REFUSED.strip().splitlines(), ids=lambda row: row.split("|")[0].strip())
def test_refuses_and_says_what_to_write(row: str) -> None:
    text, hint = (part.strip() for part in row.split("|"))
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert refused.value.hint == hint
    assert refused.value.message.startswith(f'"{text}" ')


@pytest.mark.parametrize(
    "text",
    ["", "  ", "banana", "2025-XX-05", "202X-05", "2025-02-18\n", "٢٠٢٥", "2025~?x", "[2025", "2025//2026"],
)
def test_refuses_with_the_forms_that_exist(text: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert refused.value.message and "write" in refused.value.hint


def test_a_huge_text_gets_a_short_message() -> None:
    with pytest.raises(EdtfError) as refused:
        parse("[" + "2025-02-18," * 5000)
    assert len(refused.value.message) + len(refused.value.hint) < 300


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-02-18", "2025-02-19", YES),
        ("2025-02-18", "2025-02-18", NO),
        ("2025-02-19", "2025-02-18", NO),
        ("2025-01", "2025-02", YES),
        ("2025-02", "2025-02", MAYBE),
        ("2025-02", "2025-02-01", NO),
        ("2025-02-01", "2025-02", MAYBE),
        ("2025-02-18/2025-02-19", "2025-02-19", NO),
        ("2025-01/2025-02", "2025-02", MAYBE),
        ("../2025-01", "2025-02", YES),
        ("2025-01/..", "2030", NO),
        ("2025-01/", "2030", MAYBE),
        ("[2025-02-18,2025-02-20]", "2025-02-19", MAYBE),
        ("2025-02-18~", "2025-02-21", MAYBE),
        ("2025-02-18~", "2025-02-22", YES),
        ("2025-02-18~", "2025-02-24~", MAYBE),
        ("2025-02-18?", "2025-03-01", MAYBE),
        ("2025-02-18?", "2025-04-01", YES),
        ("2025~", "2026-07-01", MAYBE),
        ("2025~", "2026-07-03", YES),
    ],
)
def test_before(a: str, b: str, answer: Truth) -> None:
    assert before(parse(a), parse(b)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-02-18", "2025-02-18", YES),
        ("2025-02-19", "2025-02-18", NO),
        ("2025-02", "2025-02", MAYBE),
        ("2025-02-18/2025-02-19", "2025-02-18", YES),
        ("2025-02-28", "2025-02", MAYBE),
        ("2025-02-01", "2025-02", YES),
    ],
)
def test_on_or_before(a: str, b: str, answer: Truth) -> None:
    assert on_or_before(parse(a), parse(b)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-02-18", "2025-02-18", YES),
        ("2025-02-18", "2025-02-18~", MAYBE),
        ("2025-02-18", "2025-02", MAYBE),
        ("2025-02", "2025-01/2025-03", YES),
        ("2025-03", "2025-01/2025-03", MAYBE),
        ("2025-04", "2025-01/2025-03", NO),
        ("2025-02-18/2025-02-20", "2025-02-20/2025-02-22", YES),
        ("2025-07/..", "2030", YES),
        ("2025-07/", "2030", MAYBE),
        ("2025-07/..", "2025-06", NO),
    ],
)
def test_overlaps(a: str, b: str, answer: Truth) -> None:
    assert overlaps(parse(a), parse(b)) is overlaps(parse(b), parse(a)) is answer


@pytest.mark.parametrize(
    ("a", "span", "answer"),
    [
        ("2025-02-18", "2025-02", YES),
        ("2025-02", "2025", YES),
        ("2025-02", "2025-02", YES),
        ("2025-03-01", "2025-02", NO),
        ("2025-02-27/2025-03-01", "2025-02", NO),
        ("2025-02-18", "2025-02-XX", MAYBE),
        ("2025-02-18", "202X", YES),
        ("2025-02-18", "2025-02-17/2025-02-19", YES),
        ("2025-02-18", "2025-01/2025-03", YES),
        ("2025-03-18", "2025-01/2025-03", MAYBE),
        ("2025-03-01", "2025-02~", MAYBE),
        ("2025-02-16", "2025-02~", MAYBE),
        ("2025-06-30", "2025~", MAYBE),
        ("2025-06-30", "../2025-07", YES),
        ("2025-06-30/..", "2025/..", MAYBE),
        ("2026-06-30/..", "2025/..", YES),
        ("2025-06-30/..", "2025/2026", NO),
    ],
)
def test_within(a: str, span: str, answer: Truth) -> None:
    assert within(parse(a), parse(span)) is answer


@pytest.mark.parametrize(
    ("start", "end", "day", "answer"),
    [
        ("2025-07-17", None, "2025-07-17", YES),
        ("2025-07-17", None, "2025-07-16", NO),
        ("2025-07", None, "2025-07-17", MAYBE),
        ("2025-07", None, "2025-08-01", YES),
        (None, "2025-07-17", "2025-07-17", YES),
        (None, "2025-07-17", "2025-07-18", NO),
        (None, None, "2025", YES),
        ("2020", "2025-07-17", "2025-07", MAYBE),
        ("2020", "2025-07-17", "2025-07-16/2025-07-18", MAYBE),
        ("2020~", "2025-07-17", "2021-06", MAYBE),
        ("2020~", "2025-07-17", "2021-08", YES),
        ("2025-07-17", "2025-07-30?", "2025-07-20", MAYBE),
        ("[2025-07-17,2025-07-18]", None, "2025-07-18", YES),
        ("[2025-07-17,2025-07-18]", None, "2025-07-17", MAYBE),
        ("../2025-07", None, "2025-08", YES),
        ("2025-07/2025-08", None, "2025-08", MAYBE),
    ],
)
def test_covers(start: str | None, end: str | None, day: str, answer: Truth) -> None:
    assert covers(start and parse(start), end and parse(end), parse(day)) is answer


def test_sort_order() -> None:
    ordered = [
        "../2025-03",
        "2025",
        "2025-02",
        "2025-02-01",
        "2025-02-01?",
        "2025-02-02/..",
        "2025-02-02",
        None,
    ]
    dates = [parse(text) if text else None for text in ordered]
    backwards = dates[::-1]
    assert sorted(backwards, key=sort_key) == dates


# Text, words, short words, HTML value, schema.org value.
SAID = """
2025-02-18               | 18 February 2025               | 18 Feb 2025            | 2025-02-18 | 2025-02-18
2025-02                  | February 2025                  | Feb 2025               | 2025-02    | 2025-02
2025                     | 2025                           | 2025                   | 2025       | 2025
2025-02-18~              | about 18 February 2025         | c. 18 Feb 2025         | 2025-02-18 | 2025-02
2025-02-02~              | about 2 February 2025          | c. 2 Feb 2025          | 2025-02-02 | 2025
2025-02~                 | about February 2025            | c. Feb 2025            | 2025-02    | 2025
2025~                    | about 2025                     | c. 2025                | 2025       | -
2025-02-18?              | 18 February 2025 (uncertain)   | 18 Feb 2025?           | 2025-02-18 | 2025
2025-02%                 | about February 2025 (uncertain)| c. Feb 2025?           | 2025-02    | -
2025-02-XX               | a day in February 2025         | Feb 2025               | 2025-02    | 2025-02
2025-XX                  | a month in 2025                | 2025                   | 2025       | 2025
2025-XX-XX               | a day in 2025                  | 2025                   | 2025       | 2025
202X                     | the 2020s                      | 2020s                  | -          | -
20XX                     | the years 2000–2099            | 2000–2099              | -          | -
2025-21                  | spring 2025                    | spring 2025            | 2025       | 2025
2025-24                  | winter 2025–26                 | winter 2025–26         | -          | -
2025-02-18/2025-02-19    | 18–19 February 2025            | 18–19 Feb 2025         | 2025-02-18 | 2025-02-18
2025-01-30/2025-02-01    | 30 January – 1 February 2025   | 30 Jan – 1 Feb 2025    | 2025-01-30 | 2025-01-30
2025-12-30/2026-01-02 | 30 December 2025 – 2 January 2026 | 30 Dec 2025 – 2 Jan 2026 | 2025-12-30 | 2025-12-30
2025-02-18/2025-02-18    | 18 February 2025               | 18 Feb 2025            | 2025-02-18 | 2025-02-18
2025-01/2025-02          | January–February 2025          | Jan–Feb 2025           | 2025-01    | 2025-01
2024/2025                | 2024–2025                      | 2024–2025              | 2024       | 2024
2025-02/2025-03-05       | from February 2025 to 5 March 2025 | Feb 2025 – 5 Mar 2025 | 2025-02 | 2025-02
2025-07/..               | since July 2025                | since Jul 2025         | 2025-07    | 2025-07
../2025-07               | until July 2025                | until Jul 2025         | -          | -
2025-07/                 | from July 2025 to an unknown date | Jul 2025 – ?        | 2025-07    | 2025-07
/2025-07                 | from an unknown date to July 2025 | ? – Jul 2025        | -          | -
[2025-02-18,2025-02-19]  | 18 or 19 February 2025         | 18 or 19 Feb 2025      | 2025-02    | 2025-02
[2024,2025]              | 2024 or 2025                   | 2024 or 2025           | -          | -
[2025-02?,2025-03]       | February 2025 (uncertain) or March 2025 | Feb 2025? or Mar 2025 | 2025 | -
[2025-02-18..2025-02-20] | between 18 and 20 February 2025 | between 18 and 20 Feb 2025 | 2025-02 | 2025-02
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines(), ids=lambda row: row.split()[0])
def test_says(row: str) -> None:
    text, *expected = (part.strip() for part in row.split("|"))
    d = parse(text)
    assert [say(d), say_short(d), html_datetime(d) or "-", iso_or_reduced(d) or "-"] == expected


def test_first_day_and_precise_days() -> None:
    precise = ["2025-02-18", "2025-02-18/2025-02-19"]
    vague = ["2025-02-18~", "2025-02", "[2025-02-18,2025-02-19]", "2025-02-18/..", "2025-02-18/2025-03"]
    assert [text for text in precise + vague if day_precise(parse(text))] == precise
    assert first_day(parse("2025-02/..")) == date(2025, 2, 1)
    assert first_day(parse("../2025-02")) is None


# Generated dates: close together, so that every answer occurs.

DAYS = st.dates(date(2024, 12, 20), date(2025, 3, 10))
WRITINGS = ("{d:%Y-%m-%d}", "{d:%Y-%m-%d}", "{d:%Y-%m}", "{d:%Y}", "{d:%Y-%m}-XX", "{d:%Y}-XX")
PLAIN = st.builds(lambda d, form: form.format(d=d), DAYS, st.sampled_from(WRITINGS))
SINGLE = st.builds(str.__add__, PLAIN, st.sampled_from(["", "", "", "~", "?", "%"]))


@st.composite
def _intervals(draw: st.DrawFn) -> str:
    start, end = draw(SINGLE | st.sampled_from(["", ".."])), draw(SINGLE | st.sampled_from(["", ".."]))
    return f"{start}/{end}"


@st.composite
def _sets(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(WRITINGS))
    days = sorted(draw(st.sets(DAYS, min_size=2, max_size=3)))
    texts = list(dict.fromkeys(form.format(d=day) for day in days))
    return f"[{','.join(texts)}]" if len(texts) != 2 or draw(st.booleans()) else f"[{'..'.join(texts)}]"


def _valid(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


DATES = st.one_of(SINGLE, _intervals(), _sets()).filter(_valid).map(parse)


def _days(d: Edtf) -> list[int]:
    """Every day a date or set may be, margins included."""
    return [
        day
        for m in members(d)
        for day in range(m.earliest.toordinal() - margin(m), m.latest.toordinal() + margin(m) + 1)
    ]


FAR = 4_000
MIDDLE = date(2025, 1, 30).toordinal()


def _spans(d: Edtf) -> set[tuple[int, int]]:
    """The (first, last) days it may have, thinned out but with the outermost and innermost."""
    if d.kind != "interval":
        return {(day, day) for day in _days(d)}
    start, end = ends(d)
    firsts = (
        _days(start) if start else [MIDDLE - FAR] if d.open_start else range(MIDDLE - FAR, MIDDLE + 900, 37)
    )
    lasts = _days(end) if end else [MIDDLE + FAR] if d.open_end else range(MIDDLE - 900, MIDDLE + FAR, 37)
    some_firsts, some_lasts = _thinned(firsts), _thinned(lasts)
    return {(first, last) for first in some_firsts for last in some_lasts if first <= last}


def _thinned(days: "list[int] | range") -> list[int]:
    return sorted({days[0], days[-1], *days[:: max(1, len(days) // 12)]})


def _agrees(answer: Truth, cases: set[bool]) -> bool:
    return answer is MAYBE or cases == {answer is YES}


def _thin_spans(d: Edtf) -> list[tuple[int, int]]:
    spans = sorted(_spans(d))
    return [spans[0], spans[-1], *spans[:: max(1, len(spans) // 60)]]


@given(DATES)
def test_text_round_trips(d: Edtf) -> None:
    assert parse(str(d)) == d
    assert d.earliest is None or d.latest is None or d.earliest <= d.latest


@given(DATES, DATES)
def test_before_is_antisymmetric(a: Edtf, b: Edtf) -> None:
    if before(a, b) is YES:
        assert before(b, a) is NO
        assert overlaps(a, b) is NO
        assert sort_key(a) < sort_key(b) or margin(a) or margin(b) or a.qualifier or b.qualifier


@settings(deadline=None)
@given(DATES, DATES)
def test_certain_answers_hold_for_every_day_it_may_be(a: Edtf, b: Edtf) -> None:
    xs, ys = _thin_spans(a), _thin_spans(b)
    assert _agrees(before(a, b), {x[1] < y[0] for x in xs for y in ys})
    assert _agrees(on_or_before(a, b), {x[0] <= y[1] for x in xs for y in ys})
    assert _agrees(overlaps(a, b), {x[0] <= y[1] and y[0] <= x[1] for x in xs for y in ys})
    if b.kind != "date" or "-XX" in b.text:
        assert _agrees(within(a, b), {y[0] <= x[0] and x[1] <= y[1] for x in xs for y in ys})


@settings(deadline=None)
@given(SINGLE.map(parse), SINGLE.map(parse))
def test_maybe_means_that_both_occur(a: Edtf, b: Edtf) -> None:
    cases = {x < y for x in (min(_days(a)), max(_days(a))) for y in (min(_days(b)), max(_days(b)))}
    assert (before(a, b) is MAYBE) == (len(cases) == 2)


@given(st.none() | DATES, st.none() | DATES, SINGLE.map(parse))
def test_covers_is_consistent_with_before(start: Edtf | None, end: Edtf | None, day: Edtf) -> None:
    answer = covers(start, end, day)
    if start and start.kind != "interval" and before(day, start) is YES:
        assert answer is NO
    if end and end.kind != "interval" and before(end, day) is YES:
        assert answer is NO
    if answer is YES:
        assert start is None or before(day, start) is NO
        assert end is None or before(end, day) is NO


@given(PLAIN.map(parse), PLAIN.map(parse), st.sampled_from("~?%"))
def test_doubt_only_takes_certainty_away(a: Edtf, b: Edtf, mark: str) -> None:
    doubtful = parse(a.text + mark)
    assert before(doubtful, b) in (before(a, b), MAYBE)
    assert overlaps(doubtful, b) in (overlaps(a, b), MAYBE)
    assert within(b, doubtful) in (within(b, a), MAYBE)


@given(st.text(alphabet="0125-/.,[]X~?% afeb", max_size=30))
def test_every_text_is_read_or_refused_with_a_hint(text: str) -> None:
    try:
        assert say(parse(text)) and say_short(parse(text))
    except EdtfError as error:
        assert error.message and error.hint
        if error.hint.startswith("write ") and " " not in (instead := error.hint.removeprefix("write ")):
            assert parse(instead)


@settings(max_examples=60, deadline=None)
@given(DATES)
def test_bounds_agree_with_the_edtf_package(d: Edtf) -> None:
    edtf = pytest.importorskip("edtf")
    assume(d.earliest and d.latest)  # open ends raise TypeError there, unknown ones are guessed ten years off
    assume("X" not in d.text or (d.kind == "date" and not d.qualifier))  # else it fails or refuses
    other = edtf.parse_edtf(d.text)
    assert (date(*other.lower_strict()[:3]), date(*other.upper_strict()[:3])) == (d.earliest, d.latest)


@pytest.mark.parametrize(
    "text", ["2025-21", "2025-22", "2025-23", "202X", "19XX", "202X/2026", "2024-02", "1900-02"]
)
def test_bounds_of_rarer_forms_agree_with_the_edtf_package(text: str) -> None:
    """Not winter, which ends with December there."""
    other = pytest.importorskip("edtf").parse_edtf(text)
    d = parse(text)
    assert (date(*other.lower_strict()[:3]), date(*other.upper_strict()[:3])) == (d.earliest, d.latest)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_and_its_month_ends(day: date) -> None:
    assert parse(day.isoformat()).earliest == day == parse(day.isoformat()).latest
    assert (end_of_month(day) + timedelta(days=1)).day == 1
    assert parse(f"{day:%Y-%m}").latest == end_of_month(day)
