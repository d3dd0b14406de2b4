"""The site of a small dossier in text, made without a disk."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from worlds import survey
from worlds import world as files

from dossier.content.edits import Edit
from dossier.content.history import Dates, History
from dossier.outputs.frame import Frame, frame_of
from dossier.outputs.output import Output
from dossier.outputs.plan import outputs_from
from dossier.outputs.urls import Urls
from dossier.render.render import pages_from
from dossier.render.theme import Theme, shipped


class Anything(dict[str, str]):
    """Assets: whatever a template asks for is there."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> str:
        return f"assets/{name}"


class Site(NamedTuple):
    """A small dossier's site."""

    outputs: dict[str, Output]
    """By path."""
    texts: dict[str, str]
    """Path → what is written."""
    frame: Frame
    reads: frozenset[str]
    """`Class.field` of every view that a template looked at."""


@lru_cache
def small_site(world: str, preview: str = "") -> Site:
    """The site of the files in `world` (see worlds.py), each of which changed once."""
    dates = Dates(date(2025, 6, 1), date(2025, 9, 1), (Edit(date(2025, 9, 1), (("summary", "changed"),)),))
    found = survey(world, history=History(dict.fromkeys(files(world), dates), dates.last, False))
    urls = Urls(found.dossier.entries)
    frame = frame_of(found, urls, preview=preview)
    outputs = outputs_from(found, urls, frame)
    theme = Theme((shipped(),), Anything(), is_quick=False)
    plain, reads = theme.environment.getattr, set()

    def noted(view: object, name: str) -> object:
        reads.add(f"{type(view).__name__}.{name}")
        return plain(view, name)

    theme.environment.getattr = noted  # type: ignore[method-assign, assignment]
    texts = {page.path: page.render().decode() for page in pages_from(outputs, theme, frame)}
    return Site({output.path: output for output in outputs}, texts, frame, frozenset(reads))
