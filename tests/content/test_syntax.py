"""Broken YAML in an editor's words: where the slip is, what it is, and what to write instead."""

from typing import NamedTuple

import pytest
import yaml

from dossier.base.diagnostic import Level
from dossier.content import loader
from dossier.content.fields import fields_from
from dossier.content.slips import quoted


class Case(NamedTuple):
    text: str
    line: int
    column: int
    underlined: str
    message: str
    hint: str


CASES = {
    "a colon in a value": Case(
        "date: 2025\ntitle: Talks: second round\n",
        2,
        8,
        "Talks: second round",
        'the value of "title" holds a colon and a space',
        'put the value in quotes: title: "Talks: second round"',
    ),
    "a colon and a remark": Case(
        "назва: Раунд: другий  # sic\n",
        1,
        8,
        "Раунд: другий",
        'the value of "назва" holds a colon and a space',
        'put the value in quotes: назва: "Раунд: другий"',
    ),
    "a colon in an item": Case(
        "a:\n  - note: He said: “no”\n",
        2,
        11,
        "He said: “no”",
        'the value of "note" holds a colon and a space',
        'put the value in quotes: note: "He said: “no”"',
    ),
    "a colon after quotes": Case(
        'title: "Talks": second\n',
        1,
        8,
        '"Talks": second',
        'the value of "title" holds a colon and a space',
        "put the value in quotes: title: '\"Talks\": second'",
    ),
    "a colon within braces": Case(
        "m:\n  - {person: a: b, role: x}\n",
        2,
        14,
        "a: b",
        "a value holds a colon and a space",
        'put the value in quotes: "a: b"',
    ),
    "no space after the first colon": Case(
        "title:Talks\ndate: 2025\n",
        1,
        6,
        ":",
        'no space after the colon of "title"',
        "write: title: Talks",
    ),
    "no space after the only colon": Case(
        "title:Talks\n", 1, 6, ":", 'no space after the colon of "title"', "write: title: Talks"
    ),
    "no space after a later colon": Case(
        "a: 1\ntitle:Talks\ndate: 2025\n",
        2,
        6,
        ":",
        'no space after the colon of "title"',
        "write: title: Talks",
    ),
    "no space, then an empty line": Case(
        "a:\n  b:x\n\n  c: y\n", 2, 4, ":", 'no space after the colon of "b"', "write: b: x"
    ),
    "no colon": Case(
        "title: x\ndate 2025\nplace: y\n",
        2,
        1,
        "date 2025",
        'no colon after "date 2025"',
        "write date 2025: and its value, or indent the line if it belongs to the one above",
    ),
    "too far in": Case(
        "title: Talks\n  date: 2025\n",
        2,
        3,
        "date",
        '"date" stands further in than the line above',
        "begin it in column 1, or put the value of line 1 in quotes",
    ),
    "too far in under an item": Case(
        "a:\n  - b: 1\n     c: 2\n",
        3,
        6,
        "c",
        '"c" stands further in than the line above',
        "begin it in column 5, or put the value of line 2 in quotes",
    ),
    "between two indentations": Case(
        "a:\n    b: 1\n  c: 2\n",
        3,
        3,
        "c: 2",
        "the line is indented unlike those around it",
        "begin it in the same column as the fields or items that it belongs with",
    ),
    "less than the first line": Case(
        "  a: 1\nb: 2\n",
        2,
        1,
        "b: 2",
        "the line is indented unlike those around it",
        "begin it in the same column as the fields or items that it belongs with",
    ),
    "an item less far in": Case(
        "a:\n  - b: 1\n    c: 2\n   d: 3\n",
        4,
        4,
        "d: 3",
        "the line is indented unlike those around it",
        "begin it in the same column as the fields or items that it belongs with",
    ),
    "a tab before a field": Case(
        "a:\n\tb: 1\n", 2, 1, "\t", "a tab stands where only spaces may", "write spaces, two for each level"
    ),
    "a tab after a value": Case(
        "a: 1\n\tb: 1\n", 2, 1, "\t", "a tab stands where only spaces may", "write spaces, two for each level"
    ),
    "a tab alone": Case(
        "a:\n\t\n", 2, 1, "\t", "a tab stands where only spaces may", "write spaces, two for each level"
    ),
    "a tab after a dash": Case(
        "a:\n  -\tb: 1\n",
        2,
        4,
        "\t",
        "a tab stands where only spaces may",
        "write spaces, two for each level",
    ),
    "a quote never closed": Case(
        'a: 1\ntitle: "Talks\nb: 2\n',
        2,
        8,
        '"',
        "the quote that opens here is never closed",
        'add " at the end of the value',
    ),
    "a quote closed too late": Case(
        'a: 1\ntitle: "Talks\nb: "2"\nc: 3\n',
        2,
        8,
        '"',
        "the quote that opens here closes only on line 3",
        'add " at the end of the value',
    ),
    "an apostrophe within quotes": Case(
        "title: 'It's here'\nb: 2\n",
        1,
        12,
        "s here'",
        "the value goes on after its closing quote",
        'put all of it in quotes: "It\'s here"',
    ),
    "quotes within quotes": Case(
        'note: "He said "no" to it"\n',
        1,
        17,
        'no" to it"',
        "the value goes on after its closing quote",
        "put all of it in quotes: 'He said \"no\" to it'",
    ),
    "a quote around the first word": Case(
        'note: "No" was the answer\n',
        1,
        11,
        " was the answer",
        "the value goes on after its closing quote",
        "put all of it in quotes: '\"No\" was the answer'",
    ),
    "text after a bracket": Case(
        "by: [Ukraine] delegation\n",
        1,
        15,
        "delegation",
        "the value goes on after its closing bracket",
        "put the value in quotes if the brackets belong to it, else delete what follows them",
    ),
    "a bracket never closed": Case(
        "a: [x, y\nb: 2\n",
        1,
        4,
        "[",
        'the bracket "[" that opens here is never closed',
        'add "]" after the last item',
    ),
    "a brace never closed": Case(
        "a:\n  - {x: 1, y: 2\n  - {x: 3}\n",
        2,
        5,
        "{",
        'the bracket "{" that opens here is never closed',
        'add "}" after the last item',
    ),
    "a bracket never closed at the end": Case(
        "a:\n  b: [x,\n\n",
        2,
        6,
        "[",
        'the bracket "[" that opens here is never closed',
        'add "]" after the last item',
    ),
    "no comma": Case(
        'm: [a, "b" c]\n',
        1,
        12,
        "c",
        '"," or "]" is missing before this',
        'put "," between two items and "]" after the last',
    ),
    "two commas": Case(
        "a: [x,, y]\n", 1, 7, ",", 'no value stands before this ","', "write one, or delete it"
    ),
    "an address": Case(
        "by: @user\n", 1, 5, "@", 'a value cannot begin with "@"', 'put the value in quotes: "@user"'
    ),
    "a backtick": Case(
        "a: `x`\n", 1, 4, "`", 'a value cannot begin with "`"', 'put the value in quotes: "`x`"'
    ),
    "a per cent sign": Case(
        "a: %x\n", 1, 4, "%", 'a value cannot begin with "%"', 'put the value in quotes: "%x"'
    ),
    "bold text": Case(
        "a: **b** c\n", 1, 4, "*", 'a value cannot begin with "*"', 'put the value in quotes: "**b** c"'
    ),
    "an ampersand": Case(
        "a: & co\n", 1, 4, "&", 'a value cannot begin with "&"', 'put the value in quotes: "& co"'
    ),
    "a stray bracket": Case(
        "a: ]\n", 1, 4, "]", 'a value cannot begin with "]"', 'put the value in quotes: "]"'
    ),
    "a list with asterisks": Case(
        "a:\n  * x\n  * y\n", 2, 3, "*", 'a value cannot begin with "*"', 'begin an item of a list with "- "'
    ),
    "an item on the line of its field": Case(
        "a: - item\n",
        1,
        4,
        "-",
        "an item of a list cannot stand on the line of its field",
        'put each item on a line of its own, indented, beginning with "- "',
    ),
    "an item among fields": Case(
        "a:\n  c: 1\n  - b\n",
        3,
        3,
        "-",
        "an item of a list stands where a field is expected",
        "indent it further than the name of the field that holds the list",
    ),
    "text on the line of a block": Case(
        "q: > 5 people\nb: 1\n",
        1,
        4,
        "> 5 people",
        'text follows ">" on the same line',
        'begin the text on the next line, indented; or put the value in quotes: "> 5 people"',
    ),
    "a backslash": Case(
        'a: "C:\\docs"\n',
        1,
        7,
        "\\d",
        '"\\d" means nothing in double quotes',
        "use single quotes, or write \\\\ for one backslash",
    ),
    "no name": Case(": b\n", 1, 1, ":", "there is no name before the colon", "write: name: value"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
def test_a_slip_in_plain_words(case: Case, pure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if pure:
        monkeypatch.setattr(loader, "_PARSER", yaml.SafeLoader)
    _, (found,) = fields_from("content/a.yaml", case.text)
    mark = found.mark
    assert (found.rule, found.level) == ("yaml-syntax", Level.ERROR)
    assert (mark.line, mark.column) == (case.line, case.column)
    assert found.excerpt == case.text.split("\n")[case.line - 1]
    assert found.excerpt[mark.column - 1 : mark.end - 1] == case.underlined
    assert (found.message, found.hint) == (case.message, case.hint)


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("a: !x!y z\n", "tag", 'the tag "!x!y" is not allowed'),
        ("%TEXT\na: 1\n", "yaml-syntax", 'a line cannot begin with "%"'),
        ('a: "\\ud800"\n', "yaml-syntax", '"\\ud800" means nothing in double quotes'),
    ],
)
def test_slips_that_libyaml_alone_explains(text: str, rule: str, message: str) -> None:
    _, (found,) = fields_from("content/a.yaml", text)
    assert (found.rule, found.message) == (rule, message)


def test_what_we_know_no_words_for_keeps_the_parsers_own() -> None:
    _, (found,) = fields_from("content/a.yaml", "a: |0\n  x\n")
    assert found.mark == ("content/a.yaml", 1, 5, 6)
    assert found.message.startswith("this is not YAML: found an indentation indicator equal to 0")


@pytest.mark.parametrize(
    "hint", [c.hint for c in CASES.values() if c.hint.startswith("put the value in quotes: ")]
)
def test_what_a_hint_says_to_write_can_be_read(hint: str) -> None:
    written = hint.removeprefix("put the value in quotes: ")
    text = written if written.partition(":")[0].isidentifier() else f"key: {written}"
    fields, found = fields_from("content/a.yaml", text)
    assert found == ()
    assert fields is not None and len(fields) == 1


@pytest.mark.parametrize("value", ["a: b", "it's", 'say "no"', "a 'b' \"c\"", "back\\slash", ""])
def test_quotes_keep_the_value(value: str) -> None:
    assert fields_from("content/a.yaml", f"key: {quoted(value)}") == ({"key": value}, ())
