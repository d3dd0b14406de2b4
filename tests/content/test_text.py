"""Bytes → text: what is refused, where it stands, and which invisible characters a language needs."""

import pytest

from dossier.base.diagnostic import Level
from dossier.content.text import MAX_BYTES, MAX_LINE, MAX_REPORTS, line_of, text_from

PATH = "content/a.yaml"


def complaints(data: str | bytes) -> list[tuple[str, str, int, int]]:
    _, found = text_from(PATH, data.encode() if isinstance(data, str) else data)
    return [(d.rule, str(d.level), d.mark.line, d.mark.column) for d in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: Rustem Umerov\n",
        "title: Рустем Умєров, “Стамбул” — 2025 №\u00a05\n",
        "\ttab and\n\nline ends\n",
        "title: می\u200cخواهم\n",  # Persian writes a non-joiner between letters
        "title: क्\u200dष\n",  # and Hindi a joiner
        "title: 👩\u200d💻 👩🏽\u200d🚀 🏳️\u200d🌈\n",
        "title: שלום (\u200eabc\u200e)\n",  # direction marks beside right-to-left letters
    ],
)
def test_good_text_is_left_as_it_is(text: str) -> None:
    assert text_from(PATH, text.encode()) == (text, ())


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"\xef\xbb\xbftitle: x\n", "title: x\n"), (b"a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n")],
    ids=["byte order mark at the start", "line ends of Windows"],
)
def test_what_an_editor_cannot_see_and_does_no_harm_is_dropped(data: bytes, text: str) -> None:
    assert text_from(PATH, data) == (text, ())


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (b"a: 1\nb: \xec\n", "encoding", 2, 4),
        ("a: 1\nби: ".encode() + b"\xff\n", "encoding", 2, 5),
        (b"\xef\xbb\xbfa\xff", "encoding", 1, 2),
        ("a: 1\n".encode("utf-16"), "encoding", 1, 0),
        ("a: 1\n".encode("utf-16-le"), "encoding", 1, 0),
        ("a: 1\n".encode("utf-16-be"), "encoding", 1, 0),
        (b"x" * (MAX_BYTES + 1), "too-large", 0, 0),
        ("a: 1\nя: \x00\n", "control-character", 2, 4),
        ("a: \x1b[31m\n", "control-character", 1, 4),
        ("a: \x7f\n", "control-character", 1, 4),
        ("a: 1\rb: 2\n", "control-character", 1, 5),
        ("a: x\u0085\n", "control-character", 1, 5),
        ("a: x\u2028y\n", "control-character", 1, 5),
        ("a: x\u2029y\n", "control-character", 1, 5),
        ("a: \uffff\n", "control-character", 1, 4),
        ("a: x\ufeffy\n", "invisible-character", 1, 5),
    ],
)
def test_text_that_cannot_be_read(data: str | bytes, rule: str, line: int, column: int) -> None:
    assert text_from(PATH, data.encode() if isinstance(data, str) else data)[0] is None
    assert complaints(data) == [(rule, "error", line, column)]


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xE0041])
def test_an_invisible_character_is_an_error_and_is_named(code: int) -> None:
    text = f"a: 1\nй: x{chr(code)}y\n"
    read, found = text_from(PATH, text.encode())
    assert read == text
    assert complaints(text) == [("invisible-character", "error", 2, 5)]
    assert f"U+{code:04X}" in found[0].message


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("a: x\u200cy\n", "error"),
        ("a: x\u200dy\n", "error"),
        ("a: می\u200c\n", "error"),
        ("a: x\u200dक\n", "error"),
        ("a: co\u00adoperation\n", "warning"),
        ("a: xy\u200e\n", "warning"),
    ],
)
def test_a_joiner_or_a_mark_where_no_script_needs_it(text: str, level: str) -> None:
    assert [(rule, at) for rule, at, _, _ in complaints(text)] == [("invisible-character", level)]


def test_all_bad_characters_are_reported_but_not_without_end() -> None:
    assert [c[2:] for c in complaints("a\u202eb\n\x01\u200b\n")] == [(1, 2), (2, 1), (2, 2)]
    assert len(complaints("\x01\n" * 100_000)) == MAX_REPORTS
    assert complaints(
        "א" + ("\u200f" * 10_000 + "\n") * 15
    )  # and far from letters they are reported, in good time


def test_decomposed_letters_are_a_warning_that_shows_the_letter() -> None:
    text = "a: 1\nname: Андри\u0438\u0306\n"
    read, (found,) = text_from(PATH, text.encode())
    assert read == text
    assert (found.rule, found.level) == ("not-normalised", Level.WARNING)
    assert (found.mark.line, found.mark.column) == (2, 12)
    assert found.hint == 'type "й" as one character, U+0439 (cyrillic small letter short i)'


def test_a_byte_of_an_old_encoding_is_guessed() -> None:
    _, (found,) = text_from(PATH, "title: Умєров\r\n".encode("cp1251"))
    assert found.message == "byte 0xD3 is not UTF-8"
    assert '"У"' in found.hint
    assert found.excerpt.startswith("title: \ufffd") and "\r" not in found.excerpt


def test_the_limit_is_exact() -> None:
    line = b"x" * MAX_LINE + b"\n"
    assert complaints((line * 25)[:MAX_BYTES]) == []
    _, (found,) = text_from(PATH, b"x" * (MAX_BYTES + 1))
    assert found.message == "the file has 500,001 bytes; 500,000 are allowed"
    assert complaints(b"\n" + b"x" * MAX_LINE + b"\n") == []
    assert [(c[0], c[2]) for c in complaints(b"\n" + b"x" * (MAX_LINE + 1))] == [("too-large", 2)]


def test_lines_are_counted_from_one() -> None:
    assert [line_of("a\n\nб\u2028c\n", n) for n in range(-1, 6)] == ["", "", "a", "", "б\u2028c", "", ""]
