"""The data files: every table whole and joined up, nothing that runs, nothing that stays among editors."""

import csv
import io
import json
import re
from datetime import date, datetime

import icalendar
import pytest
from every_type import EVERY_TYPE
from worlds import survey

from dossier.base.edtf import parse
from dossier.entries import CLASSES, Organisation, Person, Source
from dossier.entries.common import Fields
from dossier.outputs.exports.bibliography import bibtex, csl, escaped
from dossier.outputs.exports.calendar import Appointment, Calendar, calendar
from dossier.outputs.exports.catalogue import SPECS, sheets
from dossier.outputs.exports.package import KEYS, package
from dossier.outputs.exports.places import feature_collection
from dossier.outputs.exports.sheet import date_cells
from dossier.outputs.pages.data import by_section, data_outputs, records_file
from dossier.outputs.urls import Urls
from dossier.render.calendar import ics
from dossier.render.encoders import ENCODERS
from dossier.render.markup import linked as as_script
from dossier.render.sheets import as_csv

WORLD = survey(EVERY_TYPE)
SHEETS = {sheet.name: sheet for sheet in sheets(WORLD)}


def column(table: str, name: str) -> list[object]:
    place = [column.name for column in SHEETS[table].columns].index(name)
    return [row[place] for row in SHEETS[table].rows]


# Tables


def test_every_table_has_rows_in_a_dossier_of_every_type() -> None:
    assert {name for name, sheet in SHEETS.items() if not sheet.rows} <= {"deletions", "attested"}


def test_names_of_columns_are_not_repeated() -> None:
    for sheet in SHEETS.values():
        names = [column.name for column in sheet.columns]
        assert len(names) == len(set(names)), sheet.name
        assert {len(row) for row in sheet.rows} <= {len(names)}, sheet.name


def test_keys_tell_rows_apart() -> None:
    for sheet in SHEETS.values():
        if sheet.key:
            rows = list(zip(*(column(sheet.name, key) for key in sheet.key), strict=True))
            assert len(rows) == len(set(rows)), sheet.name


def test_every_reference_leads_to_a_row() -> None:
    for sheet in SHEETS.values():
        for told in sheet.columns:
            if told.target:
                there = set(column(told.target, KEYS[told.target]))
                assert {value for value in column(sheet.name, told.name) if value} <= there, told


def test_every_column_says_what_it_means() -> None:
    assert [(s.name, c.name) for s in SHEETS.values() for c in s.columns if not c.about] == []


PRIVATE = {"editor_note", "lint_ignore", "snapshot"}
ELSEWHERE = {
    *("id", "prose", "cites", "aliases", "disputes", "corrections", "withdrawn", "external_ids"),
    *("native_name", "nationality", "tenures", "affiliations", "members", "offices", "attested"),
    *("delegations", "absent", "accounts", "outcomes", "status_log", "says", "omits", "denies", "stances"),
    *("searched", "provisions", "signatories", "claimed_by", "response", "archives", "author", "due_log"),
    *("likelihood_log", "quote", "values", "fields", "actors", "side", "capacity"),
    # lists of references: in the table of references
    *("organizers", "agenda", "issues", "by", "parties", "mediators", "third_parties", "documents"),
    *("relates_to", "about", "contradicts", "supersedes", "derives_from", "not_same_as"),
    # only in the records
    *("tags", "redirect_from", "image", "plover", "authentic_languages", "text_file", "csl_type", "synonyms"),
    *("signed_by", "order", "key"),
}
"""Fields that are no column of their own; each has a table, or stands in the records as JSON alone."""


def models() -> list[type[Fields]]:
    found: list[type[Fields]] = []
    waiting: list[type[Fields]] = [*CLASSES, Person, Organisation]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.append(model)
            waiting += [
                other
                for name, field in model.model_fields.items()
                if name not in PRIVATE
                for other in Fields.__subclasses__()
                if other.__name__ in re.findall(r"\w+", str(field.annotation))
            ]
    return found


def test_a_new_field_is_exported_or_left_out_on_purpose() -> None:
    shown = {pair for spec in SPECS for take in spec.takes for pair in take.fields}
    missing = {
        f"{model.__name__}.{name}"
        for model in models()
        for name in model.model_fields
        if not any((base, name) in shown for base in model.__mro__)
    }
    assert {name for name in missing if name.split(".")[1] not in ELSEWHERE | PRIVATE} == {
        *("Image.alt", "Image.credit", "Image.file", "Image.licence", "Plover.event", "Plover.mode"),
        *(
            f"ExternalIds.{name}"
            for name in ("ftm", "isni", "opensanctions", "pax", "url", "viaf", "wikidata")
        ),
        *("Quote.lang", "Quote.speaker", "Quote.text", "Quote.translation"),
        *("Page.date", "Page.kind", "Page.summary", "Page.title", "Person.kind"),
    }


def test_what_stays_among_editors_is_in_no_file() -> None:
    text = (
        EVERY_TYPE
        + """
    === content/actors/quiet.yaml
    kind: person
    name: Quiet One
    side: northport
    review: candidate
    editor_note: CANARY among editors
    lint_ignore: [{rule: uncited-delegation, reason: CANARY reason, until: 2027-01-01}]
    cites: [gazette]
    === content/actors/hidden.yaml
    kind: person
    name: CANARY Hidden
    side: northport
    sensitivity: restricted
    review: candidate
    cites: [gazette]
    === content/sources/leaflet.yaml
    title: Leaflet
    kind: news
    publisher: Leaflets
    language: en
    reliability: low
    snapshot: CANARY.txt
    review: candidate
    """
    )
    found = survey(text)
    outputs = list(data_outputs(found, Urls(found.dossier.entries)))
    for section, entries in by_section(found.dossier).items():
        outputs += records_file(found, section, entries)
    bodies = {o.path: ENCODERS[o.how](o.view) for o in outputs if o.how in ENCODERS}
    assert b"Quiet One" in bodies["data/people.csv"] and b"Quiet One" in bodies["data/people.json"]
    assert [path for path, body in bodies.items() if b"CANARY" in body] == []


def test_dates_come_as_written_and_as_the_days_they_can_mean() -> None:
    assert date_cells(parse("2025-02~")) == ("2025-02~", "2025-02-01", "2025-02-28", "month", "approximate")
    assert date_cells(parse("2025-07/..")) == ("2025-07/..", "2025-07-01", None, "month", None)
    assert date_cells(None) == (None,) * 5


# CSV

HOSTILE = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_spreadsheet_runs_no_cell(text: str) -> None:
    assert as_csv((("a",), ((text,),))).decode().split("\n", 1)[1].lstrip('"').startswith("'")


def test_csv_reads_back_as_it_was() -> None:
    rows = (("plain", 'with "quotes", and commas', "two\nlines"), ("Зеленський", "", "O'Neil"))
    text = as_csv((("a", "b", "c"), rows)).decode()
    assert "\r" not in text
    assert list(csv.reader(io.StringIO(text))) == [["a", "b", "c"], *map(list, rows)]


def test_csv_writes_numbers_truth_and_nothing_plainly() -> None:
    assert as_csv((("a",), ((-1.5,), (True,), (False,), (None,), (3,)))) == b'a\n-1.5\ntrue\nfalse\n""\n3\n'


# The package


def test_the_package_describes_every_file_by_its_header() -> None:
    told = package(WORLD.dossier.settings, "2026-03-01", SHEETS.values())
    for resource, sheet in zip(told["resources"], SHEETS.values(), strict=True):
        assert resource["path"] == f"{sheet.name}.csv"
        assert [f["name"] for f in resource["schema"]["fields"]] == [c.name for c in sheet.columns]
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for row in sheet.rows:
            for cell, kind in zip(row, types.values(), strict=True):
                assert cell is None or fits(cell, kind), (sheet.name, cell, kind)


def fits(cell: object, kind: str) -> bool:
    if kind == "date":
        return bool(date.fromisoformat(str(cell)))
    return (
        type(cell) in {"integer": (int,), "number": (float, int), "boolean": (bool,), "string": (str,)}[kind]
    )


# Calendar


def appointment(text: str, **changes: str) -> Appointment:
    base = Appointment(
        "a@b", "20250101T000000Z", "20250601", "20250603", 0, "CONFIRMED", text, text, text, "", text
    )
    return base._replace(**changes)


NASTY = (
    "Talks\r\nBEGIN:VALARM\r\nACTION:DISPLAY",
    "a\nATTENDEE:mailto:x@example.org",
    "semi;colon, comma \\ backslash \\n",
    "Переговори у Стамбулі: " * 20,
    "tab\tnull\x00bell\x07 line\u2028end\x85next",
    "emoji 🕊️ " * 30,
)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_leaves_its_property_in_a_calendar(text: str) -> None:
    raw = ics(Calendar(text, (appointment(text),)))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    [event] = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert set(event) == {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "DESCRIPTION"),
        *("LOCATION", "CATEGORIES", "TRANSP"),
    }
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\t]", " ", text.replace("\r\n", "\n"))
    assert str(event["SUMMARY"]) == plain


MEETINGS = """
    === content/places/pier.yaml
    {name: Pier, kind: city, country: TR, timezone: Europe/Istanbul, review: candidate, cites: [gazette]}
    === content/meetings/timed.yaml
    {title: Timed, date: 2025-06-02, time: "13:00", end_time: "14:30", timezone: Europe/Istanbul, place: pier,
     status: held, kind: in_person, delegations: [], review: candidate, cites: [gazette]}
    === content/meetings/days.yaml
    {title: Days, date: 2025-06-02/2025-06-04, status: cancelled, kind: in_person, delegations: [],
     review: candidate, cites: [gazette]}
    === content/meetings/about.yaml
    {title: About, date: 2025-06-10~, status: scheduled, kind: call, delegations: [],
     review: candidate, cites: [gazette]}
    === content/meetings/vague.yaml
    {title: Vague, date: 2025-06, status: rumoured, kind: call, delegations: [],
     review: candidate, cites: [gazette]}
"""


def test_meetings_are_in_the_calendar_at_their_time_or_for_whole_days() -> None:
    from dossier.entries import Meeting

    found = survey(MEETINGS)
    raw = ics(calendar(found, "Talks", found.dossier.all(Meeting)))
    events = {str(e["SUMMARY"]): e for e in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    assert events.keys() == {"Timed", "Days", "About"}
    assert events["Timed"].decoded("DTSTART").isoformat() == "2025-06-02T10:00:00+00:00"
    assert events["Timed"].decoded("DTEND").isoformat() == "2025-06-02T11:30:00+00:00"
    assert events["Days"].decoded("DTSTART") == date(2025, 6, 2)
    assert events["Days"].decoded("DTEND") == date(2025, 6, 5)
    assert str(events["Days"]["STATUS"]) == "CANCELLED"
    assert "about 10 June 2025" in str(events["About"]["DESCRIPTION"])
    assert isinstance(events["About"].decoded("DTSTAMP"), datetime)
    assert raw == ics(calendar(found, "Talks", found.dossier.all(Meeting)))


# References and places


def source(**fields: object) -> Source:
    base = {"id": "s", "title": "T", "kind": "news", "publisher": "P", "language": "en", "reliability": "low"}
    return Source.model_validate({**base, **fields})


def test_a_source_becomes_csl_with_what_is_known_of_its_date() -> None:
    told = csl(source(published="2025-02~", url="https://example.org/a", author=("A. Writer",)))
    assert told["issued"] == {"date-parts": [[2025, 2]], "circa": True}
    assert told["container-title"] == "P"
    assert "accessed" not in told
    assert csl(source(published="2025-02-01/2025-02-03"))["issued"] == {
        "date-parts": [[2025, 2, 1], [2025, 2, 3]]
    }


def test_tex_sees_letters_only() -> None:
    text = r"50% of $x_1 & {y} #2 ~ ^ \input{/etc/passwd}"
    made = bibtex(source(title=text, url="https://example.org/a{b}%20c"))
    assert escaped(text) in made
    assert r"\input{" not in made
    assert made.count("{") - made.count(r"\{") == made.count("}") - made.count(r"\}")
    assert "url = {https://example.org/a%7Bb%7D%20c}" in made


def test_places_are_points_no_finer_than_two_decimals() -> None:
    features = feature_collection(WORLD)["features"]
    assert features and all(feature["geometry"]["type"] == "Point" for feature in features)
    numbers = [number for feature in features for number in feature["geometry"]["coordinates"]]
    assert numbers == [round(number, 2) for number in numbers]


# What pages say to machines


def test_no_text_ends_the_script_that_holds_it() -> None:
    node = {"name": "</script><script>alert(1)</script><!-- & \u2028"}
    text = str(as_script(node))
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text) == node
