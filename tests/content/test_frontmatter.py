"""Front matter and body of a Markdown file, and the lines on which they stand."""

import pytest

from dossier.content.frontmatter import Parts, split

PATH = "content/a.md"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\ntitle: x\n---\n", Parts("\ntitle: x\n", "", 0)),
        ("---\ntitle: x\n---", Parts("\ntitle: x\n", "", 0)),
        ("---\ntitle: x\n---\n\n \n", Parts("\ntitle: x\n", "", 0)),
        ("---\ntitle: x\n---\nBody\n", Parts("\ntitle: x\n", "Body\n", 4)),
        (
            "---\na: 1\nb: 2\n---\n\nBody\n\n---\n\nMore\n",
            Parts("\na: 1\nb: 2\n", "\nBody\n\n---\n\nMore\n", 5),
        ),
        ("---\n---\nBody", Parts("\n", "Body", 3)),
        ("---\na: |\n  ---\n  x\n---\nBody", Parts("\na: |\n  ---\n  x\n", "Body", 6)),
        ("---\na: '---'\n----\n---\nBody", Parts("\na: '---'\n----\n", "Body", 5)),
    ],
)
def test_the_parts(text: str, parts: Parts) -> None:
    assert split(PATH, text) == (parts, ())


@pytest.mark.parametrize("text", ["---\na: 1\n---\nBody\nmore\n", "---\n\n\n---\n\n\nBody\nmore\n"])
def test_the_body_begins_on_its_line(text: str) -> None:
    parts, _ = split(PATH, text)
    assert parts is not None
    assert parts.body.split("\n") == text.split("\n")[parts.body_line - 1 :]


@pytest.mark.parametrize(
    ("text", "message", "hint", "end"),
    [
        ("title: x\n---\n", "no front matter at the top of the file", "begin the file with", 9),
        ("", "no front matter at the top of the file", "the file is empty", 2),
        ("--- \ntitle: x\n---\n", "no front matter at the top of the file", "no space before or after", 5),
        ("\n---\ntitle: x\n---\n", "no front matter at the top of the file", "begin the file with", 2),
        ("---\ntitle: x\n\nBody\n", "the front matter is never closed", "after the last field", 4),
        ("---\ntitle: x\n----\nBody\n", "the front matter is never closed", "hyphens on line 3", 4),
        ("---\ntitle: x\n--- \nBody\n", "the front matter is never closed", "hyphens on line 3", 4),
        ("---\ntitle: x\n—-\nBody\n", "the front matter is never closed", "hyphens on line 3", 4),
    ],
)
def test_a_missing_fence_is_explained(text: str, message: str, hint: str, end: int) -> None:
    parts, (found,) = split(PATH, text)
    assert parts is None
    assert (found.rule, found.message) == ("front-matter", message)
    assert found.mark == (PATH, 1, 1, end)
    assert hint in found.hint
