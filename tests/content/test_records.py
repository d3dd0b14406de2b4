"""Files → records: every scalar is text, every slip of structure has its rule and its place, the rest is read."""

import hashlib
from collections.abc import Mapping

import pytest
import yaml

from dossier.base.diagnostic import Level
from dossier.content import loader
from dossier.content.events import MAX_VALUES
from dossier.content.loader import MAX_DEPTH
from dossier.content.records import Record, Value, excerpt, marks, records_from
from dossier.content.tree import DictTree


def read(text: str | bytes, path: str = "content/a.yaml") -> Record:
    """The one record of a good file."""
    (record,), found = records_from(DictTree({path: text}))
    assert found == ()
    return record


def fields(text: str) -> Mapping[str, Value]:
    return read(text).fields


def complaints(text: str | bytes, path: str = "content/a.yaml") -> list[tuple[str, int, int, str]]:
    """Rule, line, column and what is underlined."""
    _, found = records_from(DictTree({path: text}))
    return [
        (d.rule, d.mark.line, d.mark.column, d.excerpt[d.mark.column - 1 : d.mark.end - 1]) for d in found
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("0123", "0123"),
        ("1.10", "1.10"),
        ("1_000", "1_000"),
        ("2025-02-30", "2025-02-30"),
        (".inf", ".inf"),
        ("=", "="),
        ("[2025-06-02..]", ["2025-06-02.."]),
        ("", None),
        ("# a comment", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("nULL", "nULL"),
        ("'null'", "null"),
        ('"~"', "~"),
        ("''", ""),
        ('"\\u0439\\n\\t"', "й\n\t"),
        ("[a, null, '', {b: ~}]", ["a", None, "", {"b": None}]),
        ("{}", {}),
        ("[]", []),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n", "one two"),
        ("|-\n  null\n", "null"),
        ("one\n  two", "one two"),
        ("http://example.org/#top", "http://example.org/#top"),
        ("Рустем Умєров", "Рустем Умєров"),
    ],
)
def test_a_scalar_is_text_and_only_plain_nothing_is_none(text: str, value: Value) -> None:
    assert fields(f"key: {text}") == {"key": value}


def test_a_whole_entry() -> None:
    text = (
        "---\n"
        "title: Istanbul talks, second round  # as the host called it\n"
        "date: 2025-06-02\n"
        "time: '13:00'\n"
        "delegations:\n"
        "  - party: ukraine\n"
        "    members:\n"
        "    - {person: umerov, attendance: present}\n"
        "    - person: kyslytsia\n"
        "  - party: russia\n"
        "---\n"
        "\n"
        "The **second** round.\n"
    )
    record = read(text, "content/meetings/istanbul-2025-06-02.md")
    assert record.fields == {
        "title": "Istanbul talks, second round",
        "date": "2025-06-02",
        "time": "13:00",
        "delegations": [
            {
                "party": "ukraine",
                "members": [{"person": "umerov", "attendance": "present"}, {"person": "kyslytsia"}],
            },
            {"party": "russia"},
        ],
    }
    assert list(record.fields) == ["title", "date", "time", "delegations"]
    assert (record.body, record.body_line) == ("\nThe **second** round.\n", 12)
    assert (record.path, record.text) == ("content/meetings/istanbul-2025-06-02.md", text)
    assert record.digest == hashlib.sha256(text.encode()).hexdigest()


def test_line_ends_of_windows_become_ours_and_the_digest_is_of_the_bytes() -> None:
    record = read(b"---\r\na: 1\r\nb: |\r\n  x\r\n  y\r\n---\r\nBody\r\n", "content/a.md")
    assert record.fields == {"a": "1", "b": "x\ny\n"}
    assert (record.body, record.body_line) == ("Body\n", 7)
    same = read("---\na: 1\nb: |\n  x\n  y\n---\nBody\n", "content/a.md")
    assert same.text == record.text
    assert same.digest != record.digest


def test_a_document_may_begin_and_end_with_marks_of_yaml() -> None:
    assert (
        fields("---\na: 1\n") == fields("a: 1\n...\n") == fields("# remark\n\n---\na: 1\n...\n") == {"a": "1"}
    )


@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "underlined"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, "a"),
        ("й: {x: 1, яя: 2, x: 3}\n", "duplicate-key", 1, 18, "x"),
        ("a: 1\n'a': 2\n", "duplicate-key", 2, 1, "'a'"),
        ("a: &name text\n", "anchor", 1, 4, "&name text"),
        ("a: &name [x]\n", "anchor", 1, 4, "&name ["),
        ("&name a: 1\n", "anchor", 1, 1, "&name a"),
        ("a: *name\n", "alias", 1, 4, "*name"),
        ("a:\n  - *name\n", "alias", 2, 5, "*name"),
        ("a:\n  <<: {b: 1}\n", "alias", 2, 3, "<<"),
        ("a: !!int 1\n", "tag", 1, 4, "!!int 1"),
        ("a: !important\n", "tag", 1, 4, "!important"),
        ("a: ! x\n", "tag", 1, 4, "! x"),
        ("a: !!python/object/apply:os.system [x]\n", "tag", 1, 4, "!!python/object/apply:os.system ["),
        ("a: {{ x }}\n", "yaml-syntax", 1, 5, "{"),
        ("? [a, b]\n: c\n", "yaml-syntax", 1, 3, "["),
        ("~: 1\n", "yaml-syntax", 1, 1, "~"),
        ("null: 1\n", "yaml-syntax", 1, 1, "null"),
        ("", "not-a-mapping", 1, 0, ""),
        ("# only a remark\n", "not-a-mapping", 1, 0, ""),
        ("---\n", "not-a-mapping", 1, 0, ""),
        ("~\n", "not-a-mapping", 1, 1, "~"),
        ("\nJust text\n", "not-a-mapping", 2, 1, "Just text"),
        ("- a\n- b\n", "not-a-mapping", 1, 1, "- a"),
        ("[a]\n", "not-a-mapping", 1, 1, "["),
        ("*a\n", "not-a-mapping", 1, 1, "*a"),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1, "---"),
        ("a: 1\n...\nb: 2\n", "several-documents", 3, 1, "b: 2"),
        ('a: "x\\u202ey"\n', "invisible-character", 1, 4, '"x\\u202ey"'),
        ('a: "x\\0y"\n', "control-character", 1, 4, '"x\\0y"'),
        ('"x\\0y": a\n', "control-character", 1, 1, '"x\\0y"'),
        ('a: "x\u202ey"\n', "invisible-character", 1, 6, "\u202e"),
        ("title: Decree #496 of 2025\n", "swallowed-text", 1, 15, "#496 of 2025"),
        ("a:\n  - \u0439 #1\n  - y  # a remark\n", "swallowed-text", 2, 7, "#1"),
    ],
)
@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
def test_each_slip_of_structure_has_its_rule_and_place(
    text: str, rule: str, line: int, column: int, underlined: str, pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setattr(loader, "_PARSER", yaml.SafeLoader)
    assert complaints(text) == [(rule, line, column, underlined)]


def test_a_merge_key_in_quotes_is_a_name() -> None:
    assert fields("'<<': a\n") == {"<<": "a"}


def test_in_markdown_the_lines_count_from_the_top_of_the_file() -> None:
    text = "---\nй: 1\nй: 2\nb: *x\n---\nBody *with* &signs\n"
    assert complaints(text, "content/a.md") == [("duplicate-key", 3, 1, "й"), ("alias", 4, 4, "*x")]


def test_an_empty_front_matter_is_named() -> None:
    _, (found,) = records_from(DictTree({"content/a.md": "---\n---\nBody\n"}))
    assert (found.rule, found.message) == ("not-a-mapping", "the front matter is empty")


def test_all_slips_of_a_file_are_reported_and_the_record_is_still_there() -> None:
    text = "a: 1\na: 2\nb: {c: 1, c: [x, y]}\nb: {d: 1}\ne: *f\n<<: {g: 1}\n"
    (record,), found = records_from(DictTree({"content/a.yaml": text}))
    assert record.fields == {"a": "1", "b": {"c": "1"}, "e": None}
    assert [(d.rule, d.mark.line, d.mark.column) for d in found] == [
        ("duplicate-key", 2, 1),
        ("duplicate-key", 3, 11),
        ("duplicate-key", 4, 1),
        ("alias", 5, 4),
        ("alias", 6, 1),
    ]
    assert [(d.related[0].mark.line, d.related[0].mark.column) for d in found[:3]] == [(1, 1), (3, 5), (3, 1)]


def test_a_broken_file_does_not_hide_the_others() -> None:
    tree = DictTree(
        {"content/a.yaml": "a: [", "content/b.yaml": "b: 1", "content/c.md": "", "content/d.yaml": b"\xff"}
    )
    records, found = records_from(tree)
    assert [r.path for r in records] == ["content/b.yaml"]
    assert [(d.rule, d.mark.path) for d in found] == [
        ("yaml-syntax", "content/a.yaml"),
        ("front-matter", "content/c.md"),
        ("encoding", "content/d.yaml"),
    ]


@pytest.mark.parametrize(
    ("name", "level", "hint"),
    [
        ("notes.txt", Level.WARNING, "entries end in .yaml or .md"),
        ("map.svg", Level.WARNING, "entries end in .yaml or .md"),
        ("Makefile", Level.WARNING, "entries end in .yaml or .md"),
        ("page.html", Level.WARNING, "entries end in .yaml or .md"),
        ("umerov.yml", Level.ERROR, "rename it to umerov.yaml"),
        ("umerov.YAML", Level.ERROR, "rename it to umerov.yaml"),
        ("umerov.MD", Level.ERROR, "rename it to umerov.md"),
        ("umerov.markdown", Level.ERROR, "rename it to umerov.md"),
    ],
)
def test_a_file_that_is_no_entry_is_named(name: str, level: Level, hint: str) -> None:
    records, (found,) = records_from(DictTree({f"content/{name}": "x"}))
    assert records == ()
    assert (found.rule, found.level, found.mark) == ("unknown-file", level, (f"content/{name}", 0, 0, 0))
    assert found.hint.startswith(hint)


def test_images_and_readmes_are_no_entries_and_no_problem() -> None:
    names = ("README.md", "actors/README.md", "a.png", "a.jpg", "a.JPEG", "a.webp", "a.avif")
    assert records_from(DictTree({f"content/{name}": b"\xff" for name in names})) == ((), ())


def test_nesting_has_a_limit_that_is_named() -> None:
    deepest = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    record = read(deepest)
    assert marks(record).at(("a", *[0] * (MAX_DEPTH - 2))).column == MAX_DEPTH + 2
    assert complaints("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [("too-deep", 1, MAX_DEPTH + 3, "[")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: " + "[" * 19_000, 53),
        ("a: " + "[\n" * 50_000, 1),
        ("a: 1\na: " + "[" * 19_000, 53),
        ("a:\n  " + "- " * 9_000 + "x", 101),
    ],
    ids=["brackets", "brackets on many lines", "brackets after a field written twice", "dashes"],
)
def test_fifty_thousand_brackets_are_no_more_than_an_error(text: str, column: int) -> None:
    assert [(d[0], d[2]) for d in complaints(text) if d[0] != "duplicate-key"] == [("too-deep", column)]


def test_a_file_holds_a_limited_number_of_values() -> None:
    items = "\n".join("- a" for _ in range(MAX_VALUES - 1))
    assert len(read(f"a:\n{items}\n").fields["a"] or "") == MAX_VALUES - 1
    assert complaints(f"a:\n{items}\n- a\n") == [("too-large", 1, 1, "a:")]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n" * 200_000,
        "a: &b [*b]\n" * 90_000,
        "".join(f"k{n}: x #{n}\n" for n in range(60_000)),
        "a: [" + "x #y, " * 100_000,
        "a: '" + "x\n" * 400_000,
        "a: " + "b: " * 300_000,
        "a:b\n" * 200_000,
        '"' * 900_000,
        "a: [" + "x, " * 300_000 + "]",
        "- " * 400_000,
        "? " * 400_000,
        "a: " + "\t" * 900_000,
        "---\n" * 200_000,
        "!" * 900_000,
        "a: " + "{b: " * 40 + "x, " * 200_000,
        "a" * 900_000 + ": b",
        "#" * 900_000,
        "a: " + " " * 800_000 + "#x",
    ],
    ids=range(18),
)
def test_a_hostile_megabyte_gives_a_handful_of_complaints(text: str) -> None:
    for path in ("content/a.yaml", "content/a.md"):
        records, found = records_from(
            DictTree({path: text if path.endswith(".yaml") else f"---\n{text}\n---\n"})
        )
        assert len(records) + len(found) <= 51


def test_the_line_of_a_mark() -> None:
    record = read("---\na: 1\nназва: Ялта\n---\nBody\n", "content/a.md")
    assert excerpt(record, marks(record).at(("назва",))) == "назва: Ялта"
