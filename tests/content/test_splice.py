"""A field added to a file: in the form of the others, every other byte as it was."""

import pytest

from dossier.content.splice import with_line

FORMS = {
    "lines": ("a: b\n", "a: b\nx: [y]\n"),
    "no end of the last line": ("a: b", "a: b\nx: [y]\n"),
    "line ends of Windows": ("a: b\r\n", "a: b\r\nx: [y]\r\n"),
    "the same without the last": ("a: b\r\nc: d", "a: b\r\nc: d\r\nx: [y]\r\n"),
    "fields further in": ("# first\n  a: b\n  c: d\n", "# first\n  a: b\n  c: d\n  x: [y]\n"),
    "a start of a document": ("---\na: b\n", "---\na: b\nx: [y]\n"),
    "front matter": ("---\na: b\n---\n\nText.\n---\n", "---\na: b\nx: [y]\n---\n\nText.\n---\n"),
    "front matter alone": ("---\na: b\n---", "---\na: b\nx: [y]\n---"),
    "front matter of Windows": ("---\r\na: b\r\n---\r\nText", "---\r\na: b\r\nx: [y]\r\n---\r\nText"),
    "braces": ("{a: b, c: {d: e}}\n", "{a: b, c: {d: e}, x: [y]}\n"),
    "braces on many lines": ("{\n  a: b,\n  c: d,\n}\n", "{\n  a: b,\n  c: d, x: [y]}\n"),
    "braces in front matter": ("---\n{a: b}\n---\n{c}\n", "---\n{a: b, x: [y]}\n---\n{c}\n"),
}


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS)
def test_a_field_is_added_in_the_form_of_the_others(before: str, after: str) -> None:
    assert with_line(before.encode(), "x: [y]") == after.encode()
