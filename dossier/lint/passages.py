"""The words of a dossier: every text field and every paragraph of prose, with an index of the words in it.
Checks of style read only our own words, so what is quoted, cited or linked to can be blanked out."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import AfterValidator

from dossier.base.diagnostic import Level
from dossier.base.plain import Plain
from dossier.content.records import Record
from dossier.entries import Page
from dossier.entries.common import Entry, Fields
from dossier.entries.fields import Line, Paragraph
from dossier.lint.finding import Finding
from dossier.lint.parts import Part, Path

THEIRS = {
    "CitationFields": ("quote", "translation", "locator"),
    "Quote": ("text", "translation"),
    "NameFields": ("name", "scheme"),
    "Office": ("aliases",),
    "Source": ("title", "publisher", "author", "agency", "reference"),
    "Document": ("title", "short_title", "text_file"),
    "Claim": ("text",),
    "Claimant": ("text",),
    "Correction": ("was", "reported_by"),
    "Version": ("value",),
    "Issue": ("synonyms",),
    "Person": ("native_name",),
    "Organisation": ("native_name",),
    "Place": ("native_name",),
}
"""Fields that repeat what others said or wrote, by class."""
ABOUT_WORDS = ("naming", "glossary", "cite")
"""Pages that show words rather than use them."""


_WORD = re.compile(r"\w+")
_ASCII = (
    "".join(chr(code).lower() if _WORD.match(chr(code)) else " " for code in range(128)).encode().ljust(256)
)
"""For the letters of ASCII what `_WORD` makes of a text in lower case, once it is split at its spaces."""


class Passage(Plain):
    """One text field, or one paragraph of a body."""

    id: str
    path: Path
    """The field; () for a paragraph of the body."""
    line: int
    """The line of the body on which a paragraph begins, from 1; 0 for a field."""
    text: str
    own: bool
    """Whether these are our words, rather than a quotation, a title or a name."""

    @property
    def bare(self) -> str:
        """The text with quotations, code, addresses and citations blanked out, as long as before."""
        return bare(self.text)

    def finding(
        self, start: int, end: int, message: str, hint: str = "", level: Level | None = None
    ) -> Finding:
        """A finding about the words from `start` to `end`."""
        words = self.text[start:end]
        if not self.line:
            return Finding(self.id, self.path, message, hint, level=level, raw=words)
        line = self.line + self.text.count("\n", 0, start)
        return Finding(self.id, (), message, hint, level=level, line=line, raw=words.split("\n")[0])


class Words:
    """The words of passages, in lower case, each with the numbers of those in which it stands."""

    def __init__(self, lists: Mapping[str, Sequence[int]]) -> None:
        """A passage may stand in a list more than once."""
        self._lists = lists
        self._sets: dict[str, frozenset[int]] = {}

    @property
    def all(self) -> Iterable[str]:
        """Every word."""
        return self._lists.keys()

    def holding(self, word: str) -> frozenset[int]:
        """The numbers of the passages in which a word stands."""
        found = self._sets.get(word)
        if found is None:
            found = self._sets[word] = frozenset(self._lists.get(word, ()))
        return found


def passages_of(
    entries: Iterable[Entry],
    records: Mapping[str, Record],
    parts: Mapping[type[Fields], tuple[Part[Fields], ...]],
) -> tuple[Passage, ...]:
    """Every text of the entries: the fields of their `parts` by class, then their own and the bodies."""
    found: list[Passage] = []
    for cls, group in parts.items():
        texts = _texts(cls)
        for part in group if texts else ():
            _add_fields(found, part.id, part.path, part.value, texts)
    for entry in entries:
        _add_fields(found, entry.id, (), entry, _texts(type(entry)))
        record = records[entry.id]
        if record.size:
            found += _of_body(entry.id, record, not (isinstance(entry, Page) and entry.kind in ABOUT_WORDS))
    return tuple(found)


def index(passages: Iterable[Passage]) -> Words:
    """The words of our own passages, and of what is not ours where it has letters of other scripts."""
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))  # half the memory of lists
    for number, passage in enumerate(passages):
        if passage.own or not passage.text.isascii():
            for word in words_in(
                passage.text
            ):  # a word that stands there twice is cheaper than a set of them
                found[word].append(number)
    return Words(found)


def words_in(text: str) -> list[str]:
    """The words of a text, in lower case."""
    if text.isascii():
        return text.encode().translate(_ASCII).decode().split()  # three times as fast
    return _WORD.findall(text.lower())


def _add_fields(
    found: list[Passage], entry_id: str, path: Path, model: Fields, texts: tuple[tuple[str, bool], ...]
) -> None:
    values = vars(model)
    for name, own in texts:
        if value := values[name]:
            if isinstance(value, str):
                found.append(Passage(entry_id, (*path, name), 0, value, own))
            else:
                for key, item in value.items() if isinstance(value, dict) else enumerate(value):
                    found.append(Passage(entry_id, (*path, name, key), 0, item, own))


def _of_body(entry_id: str, record: Record, own: bool) -> Iterator[Passage]:
    """The paragraphs: what stands between empty lines, without code blocks."""
    gathered: list[str] = []
    start, fence = 0, ""
    for number, line in enumerate((*record.body.split("\n"), ""), 1):
        stripped = line.strip()
        if fence or stripped[:3] in ("```", "~~~"):
            fence = "" if fence == stripped[:3] else fence or stripped[:3]
            stripped = ""
        if stripped:
            start = start if gathered else number
            gathered.append(line)
        elif gathered:
            yield Passage(entry_id, (), start, "\n".join(gathered), own)
            gathered = []


@lru_cache(None)
def _texts(model: type[Fields]) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that hold text, each with whether the words are ours."""
    theirs = THEIRS.get(model.__name__, ())
    return tuple(
        (name, name not in theirs)
        for name, field in model.model_fields.items()
        if _is_text((field.annotation, *field.metadata))
    )


_MARKS: tuple[Any, ...] = (*Line.__metadata__, *Paragraph.__metadata__)  # type: ignore[attr-defined]


def _is_text(annotation: Any) -> bool:
    """Whether the type is Line or Paragraph, alone, optional, or many of them."""
    if isinstance(annotation, AfterValidator):
        return annotation in _MARKS
    if isinstance(annotation, tuple):
        return any(_is_text(part) for part in annotation)
    return any(_is_text(part) for part in getattr(annotation, "__metadata__", ())) or any(
        _is_text(part) for part in getattr(annotation, "__args__", ())
    )


# No stretch runs over what opens another one: else a text of unclosed quotes takes time by the square.
_NOT_OURS = re.compile(
    r"""
      `[^`]*`                                   # code
    | \[@[^\[\]]*\]                             # citations
    | \[\[[^\[\]|]*\]\] | \[\[[^\[\]|]*\|       # ids of entries
    | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\) | https?://\S+  # addresses
    | “[^“”]*(?:“[^“”]*”[^“”]*)*” | „[^„“”]*[“”] | «[^«»]*» | "[^"]*"  # quotations
    | ‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w) | (?<!\w)'[^'\n]{2,200}'(?!\w)
    | ^>.*$                                     # quoted paragraphs
    """,
    re.VERBOSE | re.MULTILINE,
)


@lru_cache(1 << 14)  # a pure function; several rules ask for the same paragraph
def bare(text: str) -> str:
    """The text with everything that is not our own words replaced by spaces, line ends kept."""
    return _NOT_OURS.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
