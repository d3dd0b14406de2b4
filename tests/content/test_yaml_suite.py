"""The 402 cases of the YAML Test Suite: each is read as libyaml reads it, or refused by name and place."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.content import loader
from dossier.content.fields import fields_from
from dossier.content.records import Value, records_from
from dossier.content.tree import DictTree

DATA = Path(__file__).parent.parent / "data/yaml-test-suite.json"
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in json.loads(DATA.read_text("utf-8"))}
every_case = pytest.mark.parametrize("case", CASES)
NULLS = ("", "~", "null", "Null", "NULL")


PLACES = {
    "the file": ("content/a.yaml", lambda text: text),
    "the value of a field": (
        "content/a.yaml",
        lambda text: "value:\n" + re.sub("^(?=.)", "  ", text, flags=re.MULTILINE),
    ),
    "an item of a list": ("content/a.yaml", lambda text: "value:\n- " + text.replace("\n", "\n  ")),
    "the front matter": (
        "content/a.md",
        lambda text: f"---\n{text.removeprefix('---').lstrip(chr(10))}\n---\nBody.\n",
    ),
}
"""Where the text of a case may stand, so that cases which are no entry are read too."""


def read(path: str, text: str) -> tuple[dict[str, Value] | None, tuple[Diagnostic, ...]]:
    records, found = records_from(DictTree({path: text}))
    return (records[0].fields if records else None), found


def rules(case: str) -> set[str]:
    return {one.rule for one in read("content/a.yaml", CASES[case]["yaml"])[1]}


def libyaml(text: str) -> Value:
    """The text by PyYAML's own composer over libyaml, each scalar as text, plain nothing as None."""
    return _value(yaml.compose(text, Loader=yaml.CSafeLoader))


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return None if not node.style and node.value in NULLS else node.value


# The suite's own reading: a line for each event.


def events(case: str) -> Iterator[str]:
    return (line.lstrip(" ") for line in CASES[case].get("tree", "").split("\n") if line.strip())


def documents(case: str) -> int:
    return sum(event.startswith("+DOC") for event in events(case))


def suite(lines: Iterator[str]) -> Any:
    """The value whose events come next; an end gives `-`."""
    event = next(lines)
    if event.startswith("-"):
        return "-"
    if event.startswith("+SEQ"):
        return list(iter(lambda: suite(lines), "-"))
    if event.startswith("+MAP"):
        found = {}
        while (key := suite(lines)) != "-":
            found["" if key is None else key] = suite(lines)
        return found
    style, text = event[5], event[6:]
    signs = {"n": "\n", "t": "\t", "\\": "\\", "b": "\b", "r": "\r"}
    text = re.sub(r"\\([ntbr\\])", lambda found: signs[found[1]], text)
    return None if style == ":" and text in NULLS else text


def is_ours(case: str) -> bool:
    """Whether the suite says that it is one group of named values, without anchors, aliases, tags and directives."""
    lines = list(events(case))
    if CASES[case].get("fail") or documents(case) != 1 or "%" in CASES[case]["yaml"].split("---")[0]:
        return False
    return any(line.startswith("+MAP") for line in lines[2:3]) and not any(
        re.match(r"=ALI|[=+]\w+ (\{\} |\[\] )?[&<]", line) for line in lines
    )


def features(case: str) -> set[str]:
    """The rules that refuse what the suite says is in the case."""
    lines = list(events(case))
    found = {"several-documents"} if documents(case) > 1 else set()
    found |= {"alias"} if any(line.startswith("=ALI") for line in lines) else set()
    for rule, sign in (("anchor", "&"), ("tag", "<")):
        found |= (
            {rule}
            if any(re.match(rf"[=+]\w+ (?:[{{\[][}}\]] |&\S+ )?{sign}", line) for line in lines)
            else set()
        )
    return found | (set() if any(line.startswith("+MAP") for line in lines[2:3]) else {"not-a-mapping"})


class Refused(NamedTuple):
    """What is YAML 1.2 and one entry, and refused all the same."""

    why: str
    cases: str
    rule: str = "yaml-syntax"


REFUSED = {
    "names": Refused(
        "a field is found by its name, so a name is a text, and there is one",
        "2JQS 6PBE DFF7 KK5P LX3P M2N8/01 M5DY NHX8 Q9WF S3PD SBG9 SM9W/01",
    ),
    "tabs": Refused(
        "libyaml, which reads YAML 1.1, has no tabs where white space may be indentation; nobody sees the difference",
        "96NN/00 A2M4 DK95/00 DK95/03 DK95/04 Q5MG Y79Y/01",
    ),
    "brackets": Refused(
        "within brackets YAML 1.1 wants the colon beside its name, and space after it",
        "4ABK 4MUZ/00 4MUZ/01 4MUZ/02 58MP 5MUD FRK4 K3WX VJP3/01",
    ),
    "controls": Refused("a control character is no text, however it is written", "G4RS", "control-character"),
}
OTHERWISE = {
    "652Z": {"foo": "bar", "bar": "42"},  # YAML 1.1 takes the question mark for its sign of a name
    "DK95/08": {"foo": "bar baz \t \t "},  # folds the tab with the spaces
    "L24T/01": {"foo": "x\n "},  # a last line of spaces that is deeper than the text belongs to it
}
"""What libyaml reads in another way than the suite, and we as libyaml."""
LENIENT = "9C9N DK95/01 QB6E S98Z SU5Z X4QW"
"""Errors to YAML 1.2 that libyaml reads as they are meant: indentation in brackets and quotes, `#` at a quote's end."""


@pytest.mark.parametrize("place", PLACES)
@every_case
def test_a_case_is_read_as_libyaml_reads_it_or_refused_by_name_and_place(case: str, place: str) -> None:
    path, text = PLACES[place][0], PLACES[place][1](CASES[case]["yaml"])
    fields, found = read(path, text)
    for one in found:
        assert one.mark.path == path and one.message
        assert 1 <= one.mark.line <= text.count("\n") + 1, one
    if not has_errors(found):
        assert fields == libyaml(text if path.endswith("yaml") else text.split("\n---\n")[0] + "\n")


@every_case
def test_no_case_is_read_that_libyaml_refuses(case: str) -> None:
    try:
        list(yaml.parse(CASES[case]["yaml"], Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        assert has_errors(read("content/a.yaml", CASES[case]["yaml"])[1])


@pytest.mark.parametrize("case", list(filter(is_ours, CASES)))
def test_what_is_one_entry_is_read_as_the_suite_has_it(case: str) -> None:
    known = [one for one in REFUSED.values() if case in one.cases.split()]
    fields, found = read("content/a.yaml", CASES[case]["yaml"])
    assert {one.rule for one in found if has_errors([one])} == {one.rule for one in known}
    if not known:
        lines = events(case)
        assert [next(lines)[:4], next(lines)[:4]] == ["+STR", "+DOC"]
        assert fields == OTHERWISE.get(case, suite(lines))


@pytest.mark.parametrize(
    "case", [case for case in CASES if not CASES[case].get("fail") and not is_ours(case)]
)
def test_what_is_more_than_an_entry_is_refused_by_the_name_of_it(case: str) -> None:
    wanted, given = features(case), rules(case)
    assert given & (wanted | {"yaml-syntax"}) if wanted else not given


@pytest.mark.parametrize("case", [case for case in CASES if CASES[case].get("fail")])
def test_what_is_no_yaml_is_refused(case: str) -> None:
    _, found = read("content/a.yaml", CASES[case]["yaml"])
    assert has_errors(found) != (case in LENIENT.split())


@every_case
def test_pyyamls_own_parser_reads_the_same_where_both_read(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = CASES[case]["yaml"]
    by_libyaml, _ = fields_from("a.yaml", text)
    monkeypatch.setattr(loader, "_PARSER", yaml.SafeLoader)
    by_pyyaml, _ = fields_from("a.yaml", text)
    assert None in (by_libyaml, by_pyyaml) or by_pyyaml == by_libyaml
