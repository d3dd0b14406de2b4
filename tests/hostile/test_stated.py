"""The limits that the editors' guide states are those that the program keeps."""

import re
from pathlib import Path

import pytest
from hostile import limited
from hostile.test_limits import SPACE

from dossier.base import ids
from dossier.base.edtf import EdtfError, parse, value
from dossier.content import events, loader, snapshots, text
from dossier.entries import fields, meeting, read, settings
from dossier.prose import body, code, markdown

GUIDE = (
    (Path(__file__).parent.parent.parent / "content/README.md").read_text("utf-8").partition("## Limits\n")[2]
)
LIMITS = {
    "an id": (ids.LONGEST,),
    "a title, a name": (fields.LINE,),
    "a summary, an outcome, a quotation": (fields.PARAGRAPH,),
    "a date": (value.LONGEST, 1000, 2999),
    "a web address": (fields.ADDRESS,),
    "the story of an entry": (body.BODY_LIMIT,),
    "links, citations and footnotes in one story": (body.REFERENCES,),
    "blocks within blocks of a story": (markdown.MAX_NESTING,),
    "code in a story": (code.CODE_LIMIT,),
    "people in the delegations of one meeting": (meeting.PEOPLE,),
    "holders or issues in the matrix": (settings.LONGEST,),
    "a file": (text.MAX_BYTES, events.MAX_VALUES, loader.MAX_DEPTH),
    "a line": (text.MAX_LINE,),
    "a text copy of a source, in `snapshots/`": (snapshots.MAX_BYTES,),
    "messages on one file": (events.MAX_REPORTS, read.MAX_REPORTS, body.MAX_SLIPS),
}
UNITS = {"": 1, "kB": 1_000, "MB": 1_000_000}


def numbers(words: str) -> tuple[int, ...]:
    """The numbers of a sentence in order, in bytes where they have a unit."""
    plain = re.sub(r"`[^`]*`", "", words)
    found = re.findall(r"(?<![\w-])(\d[\d,]*)(?: (kB|MB)\b)?", plain)
    return tuple(int(number.replace(",", "")) * UNITS[unit] for number, unit in found)


ROWS = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", GUIDE, re.MULTILINE)[1:])


def test_every_limit_is_stated_and_no_other() -> None:
    assert ROWS.keys() == LIMITS.keys()


@pytest.mark.parametrize("what", LIMITS)
def test_the_guide_states_the_limit_that_is_kept(what: str) -> None:
    assert numbers(ROWS[what]) == LIMITS[what]


def test_years_end_where_the_guide_says() -> None:
    assert [str(parse(year)) for year in ("1000", "2999")] == ["1000", "2999"]
    for year in ("0999", "3000"):
        with pytest.raises(EdtfError):
            parse(year)


def test_what_one_file_may_cost_is_what_is_measured() -> None:
    """Time with room for slow machines; memory of the whole process."""
    seconds, mebibytes, megabytes = numbers(GUIDE.partition("costs a build more than")[2].partition(".\n")[0])
    assert seconds * 5 == limited.SECONDS
    assert mebibytes * 1024 * 1024 == limited.MEMORY
    assert megabytes == SPACE
