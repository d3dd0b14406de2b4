"""Files meant to stop a build, fill its memory or swell its site, each with what is to become of it.

`None` stands for a file that is let through, and must be harmless; a text for the rule and the place that refuse it.
"""

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from hostile.filled import filled
from worlds import BASE, SETTINGS

PERSON = "kind: person\nname: Vera Lind\npublic_role_basis: Envoy.\nreview: candidate\ncites: [gazette]\n"
STATE = "kind: state\nname: Eastport\nreview: candidate\ncites: [gazette]\n"
MEETING = (
    "title: Talks\ndate: 2025-06-02\nstatus: held\nkind: in_person\nreview: candidate\ncites: [gazette]\n"
)
DOCUMENT = "title: Plan\ndate: 2025\nkind: plan\nstatus: draft\nauthenticity: official\nreview: candidate\ncites: [gazette]\n"
EVENT = "title: Storm\ndate: 2025\nkind: other\nreview: candidate\ncites: [gazette]\n"
ISSUE = "title: Piers\nquestion: Whose are they?\nreview: candidate\n"
WATCH = "question: Will they?\nopened: 2025-01-01\ndue: 2026-03-30\ncriteria: A page.\nstatus: open\nreview: candidate\ncites: [gazette]\n"
CLAIM = "text: The pier is long.\nstatus: disputed\nreview: candidate\ncites: [gazette]\n"
X, M = "content/actors/x.yaml", "content/meetings/m.yaml"
VALUES = 9_900
"""Values in a file that is as full as it may be."""


class Case(NamedTuple):
    """Files over the base world, and the rule with the place that refuses them, if any does."""

    files: Mapping[str, str | bytes]
    refused: str | None = None
    whole: bool = True
    """Whether every page is made that the files change; else those of the entry `x`, which is enough for a body."""


LONG = dict.fromkeys(("![", "^[", "[@", "a*", "today ", "“", "- a\n"), 99_000)
"""The dearest texts, as long as a body may be; of the others less is enough to show what grows by the square."""


def many(line: str, values: int = 1) -> str:
    """As many such lines as a file may hold; each has so many values, and `#` is its number."""
    return "".join(f"{line.replace('#', str(number))}\n" for number in range(VALUES // values))


def person(more: str) -> Mapping[str, str]:
    return {X: f"{PERSON}{more}"}


def body(text: str, length: int = 99_000) -> Mapping[str, str]:
    """A person with the text over and over as a body, in lines as long as they may be."""
    line = text * (18_000 // len(text)) if "\n" not in text else text
    return {"content/actors/x.md": f"---\n{PERSON}---\n{_lines(line, length)}"}


def _lines(line: str, length: int) -> str:
    line = line if line.endswith("\n") else f"{line}\n"
    return line * (length // len(line))


def crowd(number: int) -> Mapping[str, str]:
    """A meeting of so many people, each with an entry of their own."""
    people = {f"content/actors/p{n}.yaml": PERSON.replace("Vera Lind", f"Person {n}") for n in range(number)}
    listed = "".join(f"  - {{person: p{n}, attendance: present}}\n" for n in range(number))
    return {**people, M: f"{MEETING}delegations:\n- party: northport\n  role: party\n  members:\n{listed}"}


def _over_and_over(text: str) -> Callable[[], str]:
    return lambda: (text * 290)[:289] + "!"


def date(text: str) -> Mapping[str, str]:
    return person(f"born: {json.dumps((text * 3_000)[:3_000])}\n")


YAML: dict[str, Case] = {
    "an alias bomb": Case({X: "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"}, f"anchor {X}:1:4"),
    "merge keys": Case({X: f"<<: {{a: b}}\n{PERSON}"}, f"alias {X}:1:1"),
    "a tag that makes objects": Case({X: "a: !!python/object/apply:os.system [id]\n"}, f"tag {X}:1:4"),
    "brackets": Case({X: "a: " + "[" * 19_000}, f"too-deep {X}:1:53"),
    "brackets on many lines": Case({X: "a: " + "[\n" * 200_000}, f"too-deep {X}:50:1"),
    "braces": Case({X: "a: " + "{a: " * 4_000}, f"too-deep {X}:1:200"),
    "dashes": Case({X: "a:\n" + "- " * 9_000}, f"too-deep {X}:2:99"),
    "stairs": Case({X: "".join(f"{' ' * n}a:\n" for n in range(900))}, f"too-deep {X}:51:51"),
    "a second document": Case({X: f"{PERSON}---\na: b\n" * 4_000}, f"several-documents {X}:6:1"),
    "a directive": Case({X: "%YAML 9.9\n---\na: b\n"}, f"yaml-syntax {X}:1:1"),
    "a key that is a list": Case({X: "? [a]\n: b\n"}, f"yaml-syntax {X}:1:3"),
    "fields written twice": Case({X: PERSON + "summary: a\n" * 40_000}, f"duplicate-key {X}:7:1"),
    "too many values": Case(person("tags:\n" + "- a\n" * 100_000), f"too-large {X}:7:1"),
    "a file too large": Case({X: "# comment\n" * 50_001}, f"too-large {X}"),
    "a line too long": Case(person("summary: " + "a" * 200_000), f"too-large {X}:6"),
    "quotes never closed": Case(person('summary: "' + "a\n" * 100_000), f"yaml-syntax {X}:6:10"),
    "escapes": Case(person('summary: "' + "\\u0041" * 3_000 + '"'), None),
    "comments": Case(person("#\n" * 200_000), None),
    "text that looks like comments": Case(person("summary: a " + "#b " * 6_000), None),
    "NUL": Case({X: b"name: \0\n" * 1_000}, f"control-character {X}:1:7"),
    "NUL by an escape": Case(person('summary: "a\\0b"\n'), f"control-character {X}:6:10"),
    "a change of direction": Case(person("summary: a\u202eb\n"), f"invisible-character {X}:6:11"),
    "one by an escape": Case(person('summary: "a\\u202Eb"\n'), f"invisible-character {X}:6:10"),
    "a joiner by an escape beside a good one": Case(
        person('summary: "👩\u200d👧 a\\u200Db"\n'), f"invisible-character {X}:6:10"
    ),
    "tags of Unicode": Case(person("summary: a\U000e0041b\n"), f"invisible-character {X}:6:11"),
    "nothing but zero width": Case({X: "name: " + "\u200b" * 6_000}, f"invisible-character {X}:1:7"),
    "UTF-16": Case({X: PERSON.encode("utf-16")}, f"encoding {X}:1"),
    "UTF-16 without a mark": Case({X: PERSON.encode("utf-16-le")}, f"encoding {X}:1"),
    "UTF-16, the other way round": Case({X: PERSON.encode("utf-16-be")}, f"encoding {X}:1"),
    "UTF-32": Case({X: PERSON.encode("utf-32")}, f"encoding {X}:1"),
    "UTF-32, the other way round": Case(
        {X: b"\0\0\xfe\xff" + PERSON.encode("utf-32-be")}, f"encoding {X}:1:3"
    ),
    "UTF-7": Case({X: "name: +ADw-script+AD4-\n"}, f"missing-field {X}:1:1"),
    "Latin-1": Case({X: "name: Müller\n".encode("latin-1") * 10_000}, f"encoding {X}:1:8"),
    "half a surrogate": Case({X: b"name: \xed\xa0\x80\n"}, f"encoding {X}:1:7"),
    "half a surrogate by an escape": Case(person('summary: "a\\uD800b"\n'), f"yaml-syntax {X}:6:12"),
    "a letter beyond Unicode": Case({X: b"name: \xf4\x90\x80\x80\n"}, f"encoding {X}:1:7"),
    "overlong UTF-8": Case({X: b"name: \xc0\xaf\n"}, f"encoding {X}:1:7"),
    "a byte order mark": Case({X: b"\xef\xbb\xbf" + PERSON.encode()}, None),
    "two byte order marks": Case({X: b"\xef\xbb\xbf" * 2 + PERSON.encode()}, f"invisible-character {X}:1:1"),
    "CRLF": Case({X: PERSON.replace("\n", "\r\n")}, None),
    "CR alone": Case({X: PERSON.replace("\n", "\r")}, f"control-character {X}:1:13"),
    "zero width in a name": Case({X: PERSON.replace("Vera", "Ve\u200bra")}, f"invisible-character {X}:2:9"),
    "a name the other way round": Case(
        {X: PERSON.replace("Vera", "\u202eareV\u202c")}, f"invisible-character {X}:2:7"
    ),
    "an isolate never closed": Case(
        {X: PERSON.replace("Vera", "\u2067Vera")}, f"invisible-character {X}:2:7"
    ),
    "two scripts in one name": Case({X: PERSON.replace("Vera", "Vеra")}, f"mixed-scripts {X}:2:7"),
    "three scripts in one name": Case({X: PERSON.replace("Vera", "Vеrα")}, f"mixed-scripts {X}:2:7"),
    "look-alikes of one script": Case(
        {X: PERSON.replace("Vera Lind", "Аnа Реtrоviс")}, f"mixed-scripts {X}:2:7"
    ),
    "letters taken apart": Case(person("summary: " + "e\u0301 " * 900), None),
    "a tower of accents": Case(person("summary: a" + "\u0301" * 2_900), None),
    "a front matter never closed": Case(
        {"content/actors/x.md": "---\n" + "a: b\n" * 90_000}, "front-matter content/actors/x.md:1:1"
    ),
    "nothing": Case({X: ""}, f"not-a-mapping {X}:1"),
    "a list": Case({X: "- a\n"}, f"not-a-mapping {X}:1:1"),
}
"""What YAML and bytes can do."""

NAMES: dict[str, Case] = {
    name: Case({f"content/actors/{name}.yaml": PERSON}, f"bad-id content/actors/{name}.yaml")
    for name in (
        *(
            "con",
            "aux",
            "index",
            "data",
            "Umerov",
            "umerov.old",
            "a b",
            "a_b",
            "-a",
            "a-",
            "a--b",
            "умеров",
            "ümerov",
        ),
        *(
            "..",
            "...",
            "a\\b",
            "%2e%2e",
            "a\u202eb",
            "a\u200bb",
            "x" * 81,
            "<b>",
            '"',
            "a;b",
            "a\nb",
            "ａ",
            "а",
        ),
    )
} | {
    "the same id in two folders": Case(
        {X: PERSON, "content/events/x.yaml": EVENT}, "duplicate-id content/events/x.yaml"
    ),
    "a folder of no type": Case({"content/evil/x.yaml": PERSON}, "unknown-folder content/evil/x.yaml"),
    "a web page": Case(
        {"content/actors/x.html": "<script>alert(1)</script>"}, "unknown-file content/actors/x.html"
    ),
    "a drawing": Case(
        {"content/actors/x.svg": "<svg onload='alert(1)'/>"}, "unknown-file content/actors/x.svg"
    ),
    "a template": Case({"content/base.html": "{{ 7*7 }}"}, "unknown-file content/base.html"),
    "a program": Case({"content/actors/x.py": "import os"}, "unknown-file content/actors/x.py"),
}
"""What names of files can do."""

FIELDS: dict[str, Case] = {
    "wrong tags": Case(person("tags:\n" + many("- A")), f"bad-id {X}:7:3"),
    "tags nobody knows": Case(person("tags:\n" + many("- a#"))),
    "fields nobody knows": Case(person(many("f#: a")), f"unknown-field {X}:6:1"),
    "sources nobody knows": Case(
        {X: PERSON.replace("cites: [gazette]\n", "cites:\n" + many("- a#"))}, f"unknown-reference {X}:6:3"
    ),
    "one source over and over": Case(
        {X: PERSON.replace("cites: [gazette]\n", "cites:\n" + many("- gazette"))}
    ),
    "pages of one source": Case(
        {X: PERSON.replace("[gazette]\n", "\n" + many("- {source: gazette, locator: p. #}", 3))}
    ),
    "other names": Case(person("aliases:\n" + many("- Wera Lindt #"))),
    "the same other name": Case(person("aliases:\n" + many("- Ana Petrovic"))),
    "disputes": Case(
        person("disputes:\n" + many("- {about: a, status: open, values: [{value: a}, {value: b}]}", 8))
    ),
    "corrections": Case(
        person("corrections:\n" + many("- {date: 2025-01-01, was: a, now: b, kind: minor}", 5))
    ),
    "checks to ignore": Case(
        person("lint_ignore:\n" + many("- {rule: orphan, reason: a, until: 2027-01-01}", 4))
    ),
    "earlier ids": Case(person("redirect_from:\n" + many("- r#"))),
    "tenures": Case(person("tenures:\n" + many("- {office: northport/minister, start: 2024, end: 2025}", 4))),
    "tenures without dates": Case(person("tenures:\n" + many("- {office: northport/minister}", 2))),
    "days in office": Case(
        person("tenures:\n- office: northport/minister\n  attested:\n" + many("  - 2025-01-01"))
    ),
    "ties": Case(person("affiliations:\n" + many("- {org: northport, role: Envoy}", 3))),
    "extra fields": Case(person(many("x_#: a"))),
    "offices": Case({X: f"{STATE}offices:\n" + many("  o#: {name: A, rank: official}", 3)}),
    "seats without number": Case(
        {X: f"{STATE}offices: {{a: {{name: A, rank: official, seats: {'9' * 9_000}}}}}\n"},
        f"wrong-type {X}:5:47",
    ),
    "many seats": Case({X: f"{STATE}offices: {{a: {{name: A, rank: official, seats: 999999999999}}}}\n"}),
    "a crowd": Case(crowd(100)),
    "too large a crowd": Case(crowd(101), f"too-many {M}:8:1"),
    "delegations": Case({M: f"{MEETING}delegations:\n" + many("- {party: northport, role: party}", 3)}),
    "outcomes": Case(
        {M: f"{MEETING}delegations: []\noutcomes:\n" + many("- {text: Talks, kind: statement}", 3)}
    ),
    "accounts": Case(
        {M: f"{MEETING}delegations: []\naccounts:\n" + many("- {by: northport, source: gazette}", 3)}
    ),
    "changes of status": Case(
        {M: f"{MEETING}delegations: []\nstatus_log:\n" + many("- {status: held, on: 2025-01-01}", 3)}
    ),
    "provisions": Case(
        {"content/documents/d.yaml": f"{DOCUMENT}provisions:\n" + many('- {no: "1", text: A}', 3)}
    ),
    "scales": Case({"content/issues/i.yaml": f"{ISSUE}stances:\n" + many("  s#: a")}),
    "searches": Case(
        {
            "content/issues/i.yaml": f"{ISSUE}searched:\n"
            + many("- {holder: northport, on: 2025-01-01, result: none_found}", 4)
        }
    ),
    "claimants": Case(
        {"content/claims/c.yaml": f"{CLAIM}claimed_by:\n" + many("- {actor: ana-petrovic}", 2)}
    ),
    "terms": Case(
        {
            "content/watch/w.yaml": f"{WATCH}due_log:\n"
            + many("- {was: 2025-01-01, on: 2025-01-01, why: A}", 4)
        }
    ),
    "actors of an event": Case(
        {"content/events/e.yaml": f"{EVENT}actors:\n" + many("- {actor: northport}", 2)}
    ),
    "sides": Case(
        {
            "content/dossier.yaml": f"{SETTINGS}sides:\n"
            + many("- {id: s#, name: A, code: AB, shape: circle, parties: [northport]}", 7)
        }
    ),
    "a matrix": Case(
        {"content/dossier.yaml": f"{SETTINGS}matrix:\n  holders:\n" + many("  - northport", 2)},
        "too-many content/dossier.yaml:9:3",
    ),
    "house words": Case({"content/dossier.yaml": f"{SETTINGS}style:\n  avoid:\n" + many("    w#: a")}),
    "house words that are patterns": Case(
        {
            "content/dossier.yaml": f'{SETTINGS}style: {{avoid: {{"(a+)+$": a, "[": b, "\\\\": c}}, spellings: {{"(a|a)*b": a}}}}\n',
            **person(f"summary: {'a' * 2_900}!\n"),
        }
    ),
    "pages that must exist": Case({"content/dossier.yaml": f"{SETTINGS}required_pages:\n" + many("- p#")}),
    "two thousand years": Case(
        {f"content/events/e{n}.yaml": EVENT.replace("2025\n", "1000-01-01/2999-12-31\n") for n in range(20)}
    ),
    "a day out of many": Case(
        {
            "content/events/e.yaml": EVENT.replace(
                "date: 2025\n", f'date: "[{",".join(["2025-01-01"] * 1_700)}]"\n'
            )
        },
        "bad-date content/events/e.yaml:2:7",
    ),
    "an address without end": Case(
        person("website: https://a.example/" + "a" * 10_000), f"too-long {X}:6:10"
    ),
}
"""What fields can do."""

DATES: dict[str, Case] = {
    f"a date of {text!r}": Case(date(text), f"bad-date {X}:6:7")
    for text in (
        *(
            "2",
            "2025-",
            "[2025,",
            "about ",
            "1/",
            "2025-01-02..",
            "X",
            "~",
            "January ",
            "1.",
            "spring ",
            "e.",
            "(",
            "- ",
        ),
        *("between ", ",", "th ", "0", "²", "٣", "Y1"),
    )
}

BODIES: dict[str, Case] = (
    {
        f"a body of {text!r}": Case(body(text, LONG.get(text, 30_000)), whole=False)
        for text in (
            *(
                "*a **a ",
                "a*",
                "_a __a ",
                "~~a",
                "`a``",
                "[",
                "![",
                "[a](",
                "[a](<b",
                "<",
                "<http://a",
                "&",
                "&#x",
            ),
            *(
                "\\\\",
                "[@",
                "[[",
                "[[a|",
                "](",
                "^[",
                "“",
                "«",
                "„",
                "‘",
                "“a” ",
                '"',
                "'",
                "a.a@",
                "a@a.a ",
                "+1 ",
                "+1 (",
            ),
            *(
                "Ana Petrovic ",
                "President ",
                "today ",
                "last week ",
                "Monday, 1 January 2025 ",
                "1 Main Street ",
                "DE1 ",
            ),
            *(
                "A. ",
                "аa",
                "ا",
                "中",
                "ﬁ",
                "a\n\n",
                "> a\n\n",
                "- a\n",
                "1. a\n",
                "# a\n",
                "|a",
                "    a\n\n",
                "iиi",
            ),
            *("a  \n", "***\n", "| a |\n|---|\n\n", "```\n", "a\n===\n", "[a]: b\n", "[^a]: b\n"),
        )
    }
    | {
        f"a body of {text!r}, refused": Case(body(text), f"{rule} content/actors/x.md:{place}")
        for text, rule, place in (
            ("[[northport]] ", "too-large", "8"),
            ("[@gazette] ", "too-large", "8"),
            ("^[a]", "too-large", "8"),
            ("<b>", "raw-html", "8:1"),
            ("[a](x:1) ", "bad-address", "8:5"),
            ("![](https://a) ", "image-in-body", "8:1"),
        )
    }
    | {
        "a body too long": Case(
            {"content/actors/x.md": f"---\n{PERSON}---\n" + "a\n" * 50_001}, "too-large content/actors/x.md:8"
        ),
        "a body too deep": Case(
            {"content/actors/x.md": f"---\n{PERSON}---\n" + "> " * 5_000 + "a\n"},
            "too-deep content/actors/x.md:8",
        ),
        "a table of many columns": Case(
            {
                "content/actors/x.md": f"---\n{PERSON}---\n"
                + "|a" * 4_000
                + "\n"
                + "|-" * 4_000
                + "\n"
                + "|\n" * 30_000
            }
        ),
        **{
            f"code of {text!r} in {language}": Case(
                {
                    "content/actors/x.md": f"---\n{PERSON}---\n"
                    + f"```{language}\n{text * (4_900 // len(text))}\n```\n" * 5
                },
                whole=False,
            )
            for language, text in (
                *(("python", text) for text in ('f"{', "a.", '"""', "(", "0_", "\\")),
                *(("markdown", text) for text in ("**a", "*", "[", "- ", "![")),
                *(("yaml", text) for text in ("a: ", "[", "&a ", "- ")),
                *(("bash", text) for text in ("$((", "`", "${")),
                *(("json", text) for text in ('{"a":', "[", '"\\')),
            )
        },
    }
)
"""What Markdown can do."""

REPEATED: dict[str, Case] = {
    f"every text of {text!r}": Case(filled(_over_and_over(text), lambda: ""))
    for text in (
        "\\",
        '"',
        '\\"',
        "<",
        "&",
        "](",
        " a",
        ": ",
        "- ",
        ".",
        "“",
        "1 ",
        "@a.",
        "?a=&",
        "ﷺ",
        "A. ",
        "и",
    )
}
"""One text over and over, in every field of every type."""

CASES: dict[str, Case] = {**YAML, **NAMES, **FIELDS, **DATES, **BODIES, **REPEATED}
GROUPS: dict[str, Callable[[], dict[str, Case]]] = {
    "YAML and bytes": lambda: YAML,
    "names": lambda: NAMES,
    "fields": lambda: FIELDS,
    "dates": lambda: DATES,
    "bodies": lambda: BODIES,
    "every field": lambda: REPEATED,
}


def world(case: Case) -> dict[str, str | bytes]:
    """The files of a case over the base world."""
    return {**BASE, **case.files}
