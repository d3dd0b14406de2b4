"""Diagnostics as text, JSON, workflow commands and SARIF."""

import json
import re
from unicodedata import category

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.base.diagnostic import Diagnostic, Level, Related
from dossier.base.excerpt import columns, excerpt, harmless
from dossier.base.mark import Mark
from dossier.base.report import FOLD, as_github, as_json, as_sarif, as_text, summary

UMEROW = Diagnostic(
    "unknown-reference",
    Level.ERROR,
    'no actor "umerow"',
    Mark("content/meetings/geneva-2026-02-17.md", 14, 11, 17),
    "    head: umerow",
    'did you mean "umerov" (Rustem Umerov)?',
)
TWICE = Diagnostic(
    "duplicate-key",
    Level.WARNING,
    "name: given twice",
    Mark("content/actors/a,b:100%.yaml", 7, 1, 5),
    "name: Умєров",
    "keep one",
    (Related("first here", Mark("content/actors/a,b:100%.yaml", 2, 1, 5)),),
)
WHOLE = Diagnostic("no-file", Level.INFO, "no dossier here", Mark("content"), hint="run dossier init")


def text(*diagnostics: Diagnostic, width: int = 80) -> str:
    return as_text(diagnostics, colour=False, width=width)


def shown(line: str, column: int, end: int, hint: str = "", width: int = 80) -> list[str]:
    """The line and the carets under it, without the gutter."""
    d = Diagnostic("r", Level.ERROR, "m", Mark("f", 1, column, end), line, hint)
    return [row[8:] for row in text(d, width=width).split("\n")[2:]]


def test_text_is_complete_and_aligned() -> None:
    assert (
        text(UMEROW, TWICE, WHOLE)
        == """\
error[unknown-reference]: no actor "umerow"
  content/meetings/geneva-2026-02-17.md:14:11
   14 |     head: umerow
      |           ^^^^^^ did you mean "umerov" (Rustem Umerov)?

warning[duplicate-key]: name: given twice
  content/actors/a,b:100%.yaml:7:1
    7 | name: Умєров
      | ^^^^ keep one
      = first here: content/actors/a,b:100%.yaml:2:1

info[no-file]: no dossier here
  content
      = run dossier init"""
    )
    assert text() == ""


def test_a_line_as_a_whole_has_no_carets() -> None:
    d = UMEROW._replace(mark=Mark("f", 3), hint="look")
    assert text(d).split("\n")[1:] == ["  f:3", "    3 |     head: umerow", "      = look"]


def test_a_hint_that_does_not_fit_gets_its_own_line() -> None:
    assert text(UMEROW, width=40).split("\n")[3:] == [
        "      |           ^^^^^^",
        '      = did you mean "umerov" (Rustem Umerov)?',
    ]


def test_a_long_line_number_keeps_the_gutter_straight() -> None:
    rows = text(UMEROW._replace(mark=Mark("f", 1234567, 11, 17))).split("\n")
    assert rows[2:] == [
        " 1234567 |     head: umerow",
        '         |           ^^^^^^ did you mean "umerov" (Rustem Umerov)?',
    ]


@pytest.mark.parametrize(
    ("line", "marked", "carets"),
    [
        ("Умєров Рустем", "Рустем", "       ^^^^^^"),
        ("日本 met umerow", "umerow", "         ^^^^^^"),
        ("met 日本 there", "日本", "    ^^^^"),
        ("е\u0301то umerow", "umerow", "    ^^^^^^"),
        ("\thead: umerow", "umerow", "          ^^^^^^"),
        ("a\x1b[2Jb umerow", "umerow", "          ^^^^^^"),
        ("a\u202eb umerow", "umerow", "         ^^^^^^"),
    ],
    ids=["cyrillic", "wide before", "wide marked", "combining", "tab", "escape", "direction"],
)
def test_carets_stay_under_the_mark(line: str, marked: str, carets: str) -> None:
    column = line.index(marked) + 1
    assert shown(line, column, column + len(marked))[1] == carets


@pytest.mark.parametrize(("column", "end"), [(7, 7), (7, 0), (7, 3), (99, 120)])
def test_there_is_always_a_caret(column: int, end: int) -> None:
    assert shown("umerow", column, end)[1] == "      ^"


def test_long_lines_are_cut_around_the_mark() -> None:
    line = "a" * 100 + "umerow" + "z" * 100
    assert shown(line, 101, 107, width=48) == [
        "…aaaaaaaaaaaaaumerowzzzzzzzzzzzzzzzzzzz…",
        "              ^^^^^^",
    ]
    assert shown(line, 1, 4, width=28) == ["aaaaaaaaaaaaaaaaaaa…", "^^^"]
    assert shown(line, 204, 207, width=28) == ["…zzzzzzzzzzzzzzzzzzz", " " * 17 + "^^^"]
    assert shown(line, 1, 207, width=28) == ["aaaaaaaaaaaaaaaaaaa…", "^" * 19]


def test_a_huge_line_costs_no_more_than_what_is_shown() -> None:
    line = "a" * 5_000_000
    assert shown(line, 2_500_000, 2_500_003, width=28)[1].strip() == "^^^"


LINES = st.text(alphabet=st.sampled_from("aб日\u0301\t\x1b\u202e[# \U0001f600\ud800"), max_size=80)


@given(LINES, st.integers(1, 90), st.integers(0, 90), st.integers(20, 60))
def test_excerpts_fit_and_carets_lie_inside(line: str, column: int, end: int, room: int) -> None:
    seen = excerpt(line, column, end, room)
    longest = len("\\U0001f600")  # one character that is written out may stand over the edge
    assert columns(seen.line) <= room + longest
    assert seen.before >= 0 and seen.carets >= 1
    assert seen.before + seen.carets <= columns(seen.line) + 1


@given(st.text() | st.text(alphabet=": #[\x1b\xa0"))
@example("::stop-commands::x")
@example(":")
def test_nothing_shown_acts_on_the_terminal(hostile: str) -> None:
    d = Diagnostic(
        "r",
        Level.ERROR,
        hostile,
        Mark(hostile, 1, 1, 5),
        hostile,
        hostile,
        (Related(hostile, Mark(hostile)),),
    )
    for row in text(d).split("\n"):
        assert not {category(char) for char in row} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert not row.lstrip().startswith("::") and "##[" not in row


def test_harmless_writes_out_what_acts() -> None:
    assert (
        harmless("\x1b]0;x\x07 \r\n\u2028 \u200b ##[add-mask]")
        == r"\x1b]0;x\x07 \r\n\u2028 \u200b ##\x5badd-mask]"
    )
    assert harmless("Зеленський, 習近平, é [x] #[y]") == "Зеленський, 習近平, é [x] #[y]"
    assert columns(harmless("e" + "\u0301" * 50)) == 1 + 46 * len("\\u0301")


def test_colour_only_adds_colour() -> None:
    coloured = as_text([UMEROW, TWICE, WHOLE], colour=True, width=80)
    assert coloured.startswith("\x1b[1;31merror[unknown-reference]\x1b[0m: no actor")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(UMEROW, TWICE, WHOLE)


def test_repetitions_are_folded_in_text_alone() -> None:
    many = [UMEROW._replace(mark=Mark("content/a.md", line, 11, 17)) for line in range(1, FOLD + 38)]
    folded = text(*many, TWICE, UMEROW)
    assert folded.count("error[unknown-reference]: ") == FOLD + 1
    assert "\n\n... and 37 more error[unknown-reference] in content/a.md\n\nwarning[duplicate-key]" in folded
    assert len(json.loads(as_json(many))["diagnostics"]) == FOLD + 37
    assert len(as_github(many).split("\n")) == FOLD + 37
    assert "more" not in text(*many[:FOLD])


@pytest.mark.parametrize(
    ("diagnostics", "entries", "expected"),
    [
        ([UMEROW] * 3 + [TWICE] * 2, 412, "3 errors, 2 warnings in 412 entries (0.4 s)"),
        ([UMEROW, WHOLE], 1, "1 error, 1 note in 1 entry (0.4 s)"),
        ([], 12345, "no problems in 12,345 entries (0.4 s)"),
    ],
)
def test_summary(diagnostics: list[Diagnostic], entries: int, expected: str) -> None:
    assert summary(diagnostics, entries, 0.4321) == expected


def test_json_has_every_key_always() -> None:
    loaded = json.loads(as_json([TWICE, WHOLE]))
    assert loaded["version"] == 1
    assert loaded["diagnostics"] == [
        {
            "rule": "duplicate-key",
            "level": "warning",
            "message": "name: given twice",
            "path": "content/actors/a,b:100%.yaml",
            "line": 7,
            "column": 1,
            "end": 5,
            "excerpt": "name: Умєров",
            "hint": "keep one",
            "related": [
                {
                    "message": "first here",
                    "path": "content/actors/a,b:100%.yaml",
                    "line": 2,
                    "column": 1,
                    "end": 5,
                }
            ],
        },
        {
            "rule": "no-file",
            "level": "info",
            "message": "no dossier here",
            "path": "content",
            "line": 0,
            "column": 0,
            "end": 0,
            "excerpt": "",
            "hint": "run dossier init",
            "related": [],
        },
    ]
    assert as_json([TWICE]).isascii()
    assert json.loads(as_json([])) == {"version": 1, "diagnostics": []}


def test_github_escapes_what_its_commands_need() -> None:
    hostile = UMEROW._replace(message="50%\n::stop-commands::x\x1b[0m", hint="")
    assert as_github([TWICE, WHOLE, hostile]).split("\n") == [
        "::warning file=content/actors/a%2Cb%3A100%25.yaml,line=7,col=1,title=duplicate-key"
        "::name: given twice%0Akeep one%0Afirst here: content/actors/a,b:100%25.yaml:2:1",
        "::notice file=content,title=no-file::no dossier here%0Arun dossier init",
        "::error file=content/meetings/geneva-2026-02-17.md,line=14,col=11,title=unknown-reference"
        "::50%25%0A::stop-commands::x\\x1b[0m",
    ]


POSITIVE = {"type": "integer", "minimum": 1}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
LOCATION = {
    "type": "object",
    "properties": {
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine"],
                    "additionalProperties": False,
                    "properties": {
                        "startLine": POSITIVE,
                        "startColumn": POSITIVE,
                        "endColumn": POSITIVE,
                        "snippet": MESSAGE,
                    },
                },
            },
        },
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": {"type": "object", "required": ["name", "rules"]}},
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": MESSAGE,
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {"type": "array", "items": LOCATION},
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The part of the standard's schema that our logs use, stricter where we promise more."""


def test_sarif_is_valid_and_refers_to_its_rules() -> None:
    log = json.loads(as_sarif([UMEROW, TWICE, WHOLE, UMEROW]))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["duplicate-key", "no-file", "unknown-reference"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/actors/a%2Cb%3A100%25.yaml"
    assert place["region"] == {
        "startLine": 7,
        "startColumn": 1,
        "endColumn": 5,
        "snippet": {"text": "name: Умєров"},
    }
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]
    assert run["results"][1]["relatedLocations"][0]["message"] == {"text": "first here"}


@given(st.text(st.characters()), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_sarif_of_any_text_is_valid(any_text: str, line: int, column: int, end: int) -> None:
    d = Diagnostic("r", Level.ERROR, any_text, Mark(any_text, line, column, end), any_text, any_text)
    jsonschema.validate(json.loads(as_sarif([d])), SARIF)


def test_a_value_as_long_as_a_file_does_not_fill_the_report() -> None:
    found = Diagnostic(
        "bad-code", Level.ERROR, f'"{"x" * 400_000}" is none', Mark("a.yaml", 1, 1, 2), "y" * 19_000
    )
    forms = (
        as_text([found], colour=False, width=100),
        as_json([found]),
        as_github([found]),
        as_sarif([found]),
    )
    assert [form for form in forms if len(form) > 4_000] == []
    assert all("x" * 400 in form for form in forms)
