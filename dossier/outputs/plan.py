"""Everything the site will contain, in the order of paths; two outputs for one path are reported by both names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dossier.base.errors import DossierError
from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Issue,
    Meeting,
    Organisation,
    Page,
    Person,
    Place,
    Position,
    Source,
    Track,
    Watch,
)
from dossier.graph.survey import Survey
from dossier.outputs.cards import card_outputs
from dossier.outputs.feeds import feed
from dossier.outputs.frame import Frame
from dossier.outputs.hosting import hosting
from dossier.outputs.output import Output
from dossier.outputs.pages.claim import claim_page
from dossier.outputs.pages.compare import compare_pages
from dossier.outputs.pages.data import data_outputs
from dossier.outputs.pages.document import document_page
from dossier.outputs.pages.event import event_page
from dossier.outputs.pages.free import free_page
from dossier.outputs.pages.home import home_page
from dossier.outputs.pages.indexes import index_pages
from dossier.outputs.pages.issue import issue_page
from dossier.outputs.pages.lost import lost_page
from dossier.outputs.pages.matrix import matrix_page
from dossier.outputs.pages.meet import meet_pages
from dossier.outputs.pages.meeting import meeting_page
from dossier.outputs.pages.organisation import organisation_page
from dossier.outputs.pages.person import person_page
from dossier.outputs.pages.place import place_page
from dossier.outputs.pages.position import position_page
from dossier.outputs.pages.record import record_page
from dossier.outputs.pages.search import search_pages
from dossier.outputs.pages.source import source_page
from dossier.outputs.pages.timeline import timeline_pages
from dossier.outputs.pages.tombstone import tombstone_pages
from dossier.outputs.pages.track import track_page
from dossier.outputs.pages.watch import watch_page
from dossier.outputs.search.files import search_files
from dossier.outputs.urls import Urls

Builder = Callable[[Survey, Urls, Any], Output]

ENTRY_PAGES: tuple[tuple[type[Entry], Builder], ...] = (
    (Claim, claim_page),
    (Document, document_page),
    (Event, event_page),
    (Issue, issue_page),
    (Meeting, meeting_page),
    (Organisation, organisation_page),
    (Page, free_page),
    (Person, person_page),
    (Place, place_page),
    (Position, position_page),
    (Source, source_page),
    (Track, track_page),
    (Watch, watch_page),
)
"""The page of each class of entry."""


def outputs_from(survey: Survey, urls: Urls, frame: Frame) -> tuple[Output, ...]:
    """All outputs by path; raises DossierError when two want the same one."""
    found = sorted(_all(survey, urls, frame), key=lambda output: output.path)
    _check(found)
    return tuple(found)


def _all(survey: Survey, urls: Urls, frame: Frame) -> Iterator[Output]:
    pages = tuple(_entry_pages(survey, urls))
    yield from pages
    for entry in survey.dossier.entries.values():
        yield record_page(survey, urls, entry)
    lists = (
        home_page(survey, urls),
        lost_page(survey, urls),
        matrix_page(survey, urls),
        *timeline_pages(survey, urls),
        *meet_pages(survey, urls),
        *compare_pages(survey, urls),
        *index_pages(survey, urls),
        *tombstone_pages(survey, urls),
        *search_pages(survey, urls),
    )
    yield from lists
    yield from search_files(survey, urls)
    data = tuple(data_outputs(survey, urls))
    yield from data
    yield from card_outputs(survey)
    yield feed(survey, urls)
    yield from hosting(survey, urls, frame, (*pages, *lists, *data))


def _entry_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    for cls, page in ENTRY_PAGES:
        for entry in survey.dossier.all(cls):
            yield page(survey, urls, entry)


def entry_output(survey: Survey, urls: Urls, entry: Entry) -> Output:
    """The page of one published entry."""
    return dict(ENTRY_PAGES)[type(entry)](survey, urls, entry)


def _check(outputs: Iterable[Output]) -> None:
    """An entry's id may be the name of a section: `content/pages/meetings.md`."""
    by_path: dict[str, list[Output]] = defaultdict(list)
    for output in outputs:
        by_path[output.path].append(output)
    clashes = [path for path, found in by_path.items() if len(found) > 1]
    if clashes:
        names = "; ".join(f"{path} ({' and '.join(o.how for o in by_path[path])})" for path in clashes)
        raise DossierError(f"two pages want the same address: {names}; rename one of the entries")
