"""The sources for reference managers: CSL-JSON, and BibTeX."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dossier.base.edtf import Edtf, ends
from dossier.entries import Source

TYPES = {
    "official_document": "document",
    "readout": "webpage",
    "transcript": "speech",
    "press_conference": "speech",
    "interview": "interview",
    "wire": "article-newspaper",
    "news": "article-newspaper",
    "analysis": "report",
    "reference": "entry-encyclopedia",
    "social_post": "post",
    "dataset": "dataset",
    "video": "motion_picture",
    "leak": "document",
    "court": "legal_case",
    "archive": "document",
}
"""CSL types by our kinds."""
DAY_PARTS = {"day": 3, "month": 2, "season": 1, "year": 1}
"""How many parts of a date are known."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGN = re.compile(r"[\\{}$&%#_~^]")
SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
"""Signs of TeX that a stroke in front does not make plain."""


def csl(source: Source) -> dict[str, Any]:
    """A source as CSL-JSON 1.0.2; what is not known is left out."""
    kind = source.csl_type or TYPES[source.kind]
    house = "container-title" if kind in ("article-newspaper", "entry-encyclopedia", "post") else "publisher"
    found = {
        "id": source.id,
        "type": kind,
        "title": source.title,
        "author": [{"literal": name} for name in source.author],
        house: source.publisher,
        "issued": _csl_date(source.published),
        "accessed": _csl_date(source.accessed),
        "URL": source.url,
        "DOI": source.doi,
        "language": source.language,
        "archive_location": source.archives[-1].url if source.archives else None,
        "note": source.reference,
    }
    return {key: value for key, value in found.items() if value}


def _csl_date(date: Edtf | None) -> dict[str, Any] | None:
    if date is None or date.precision not in DAY_PARTS:
        return None
    known = [list(_date_parts(end)) for end in dict.fromkeys(ends(date)) if end and end.earliest]
    if not known:
        return None
    return {"date-parts": known, "circa": True} if date.qualifier else {"date-parts": known}


def _date_parts(date: Edtf) -> tuple[int, ...]:
    first = date.earliest
    assert first
    return (first.year, first.month, first.day)[: DAY_PARTS.get(date.precision, 1)]


def bibtex(source: Source) -> str:
    """A source as one entry of a BibTeX file in UTF-8."""
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source))
    return f"@misc{{{source.id},\n{fields}}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{escaped(source.title)}}}"
    if source.author:
        yield "author", " and ".join(f"{{{escaped(name)}}}" for name in source.author)
    yield "publisher", f"{{{escaped(source.publisher)}}}"
    date = source.published
    if date and date.earliest and date.precision in DAY_PARTS:
        yield "year", str(date.earliest.year)
        if date.precision in ("day", "month"):
            yield "month", MONTHS[date.earliest.month - 1]
    if source.url:
        yield "url", _address(source.url)
    if source.accessed and source.accessed.precision == "day" and source.accessed.earliest:
        yield "urldate", source.accessed.earliest.isoformat()
    if source.doi:
        yield "doi", _address(source.doi)
    yield "langid", source.language


@lru_cache(1 << 12)  # every page that is cited names the site and its editors
def escaped(text: str) -> str:
    """Text in which TeX sees letters only."""
    return _SIGN.sub(lambda found: SIGNS.get(found[0], "\\" + found[0]), text)


def _address(text: str) -> str:
    """An address without the signs that would end the field."""
    return text.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
