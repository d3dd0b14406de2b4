"""All pairs of people who met, in parts, where they are too many for the page on who met whom."""

from collections.abc import Iterator

from dossier.base.plain import Plain
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.pages.meet import CSV, FOLDER, ROWS, Pair, Span, pair_view, spans_of, ties_of
from dossier.outputs.parts import Parts, cut, parts_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta

LISTED = 2_000
"""Pairs on all pages of a time; the rest is in the CSV."""


class PairsView(Plain):
    """All that a page of pairs shows."""

    meta: Meta
    pairs: tuple[Pair, ...]
    total: int
    """In this time, whatever the pages list."""
    parts: Parts
    csv: Link


def pairs_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The parts of each time that has more pairs than its page shows."""
    for span in spans_of(survey):
        yield from _parts(survey, urls, span)


def _parts(survey: Survey, urls: Urls, span: Span) -> Iterator[Output]:
    ties = ties_of(survey, span)
    pieces = cut(ties[:LISTED], (), ROWS, newest_first=False)
    for place, piece in enumerate(pieces) if len(pieces) > 1 else ():
        desk = Desk(survey, urls)
        name = piece.name.lower()
        meta = desk.page_meta(
            f"{span.folder}pairs/{piece.key}/",
            f"{span.title}: pairs, {name}",
            f"{span.title}: pairs by number of meetings, {name} of {len(pieces)}.",
            "meet",
            "meetings",
            _above(urls, span),
        )
        view = PairsView(
            meta=meta,
            pairs=tuple(pair_view(desk, tie) for tie in piece.items),
            total=len(ties),
            parts=parts_of(urls, span.folder, "pairs/", pieces, place, span.title),
            csv=Link(CSV, ""),
        )
        yield Output(f"{meta.path}index.html", "page:pairs", view)


def _above(urls: Urls, span: Span) -> tuple[Link, ...]:
    found = (Link(urls.to("meetings/"), "Meetings"), Link(urls.to(FOLDER), "Who met whom"))
    return (*found, Link(urls.to(span.folder), span.name)) if span.name else found
