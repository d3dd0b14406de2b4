"""Free pages: about, method, policies, glossary, the state of play."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossier.entries.common import Entry
from dossier.entries.fields import Date, Line


class Page(Entry):
    """A page of prose."""

    type: ClassVar[str] = "page"
    folder: ClassVar[str] = "pages"

    title: Line
    """Its title."""
    kind: Literal[
        "state_of_play",
        "about",
        "method",
        "scope",
        "naming",
        "corrections",
        "glossary",
        "cite",
        "licence",
        "contact",
        "gaps",
        "essay",
    ]
    """What it is for; `state_of_play` is shown on the front page."""
    date: Date | None = None
    """As of which day it speaks."""
    signed_by: tuple[Line, ...] = ()
    """Who answers for it."""
    order: Annotated[int, Field(ge=0)] = 50
    """Its place in the footer's list; small numbers first."""

    @property
    def label(self) -> str:
        return self.title
