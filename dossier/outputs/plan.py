"""Everything the site will contain, in the order of paths; two outputs for one path are reported by both names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from typing import Any, NamedTuple

from dossier.base.errors import DossierError
from dossier.entries import (
    CLASSES,
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
from dossier.outputs.feeds import corrections_feed, feed
from dossier.outputs.frame import Frame
from dossier.outputs.hosting import hosting
from dossier.outputs.output import Listing, Output
from dossier.outputs.pages import (
    claim,
    document,
    event,
    issue,
    meeting,
    organisation,
    person,
    place,
    position,
    track,
)
from dossier.outputs.pages.changes import changes_page
from dossier.outputs.pages.claim import claim_page
from dossier.outputs.pages.compare import compare_pages
from dossier.outputs.pages.data import by_section, data_outputs, records_file
from dossier.outputs.pages.document import document_page
from dossier.outputs.pages.event import event_page
from dossier.outputs.pages.free import free_page
from dossier.outputs.pages.holders import holders_pages
from dossier.outputs.pages.home import home_page
from dossier.outputs.pages.indexes import index_pages
from dossier.outputs.pages.issue import issue_page, issue_rolls
from dossier.outputs.pages.lost import lost_page
from dossier.outputs.pages.matrix import matrix_page
from dossier.outputs.pages.meet import meet_pages
from dossier.outputs.pages.meeting import meeting_page
from dossier.outputs.pages.organisation import organisation_page, organisation_rolls
from dossier.outputs.pages.pairs import pairs_pages
from dossier.outputs.pages.person import person_page, person_rolls
from dossier.outputs.pages.place import place_page, place_rolls
from dossier.outputs.pages.position import position_page
from dossier.outputs.pages.record import record_page
from dossier.outputs.pages.search import search_pages
from dossier.outputs.pages.source import shown_of, source_page, source_rolls
from dossier.outputs.pages.timeline import timeline_pages
from dossier.outputs.pages.tombstone import tombstone_pages
from dossier.outputs.pages.track import track_page, track_rolls
from dossier.outputs.pages.watch import watch_page
from dossier.outputs.referring import MANY, mentioning
from dossier.outputs.rolls import Roll, named_roll, roll_pages
from dossier.outputs.search.files import search_rows, search_words
from dossier.outputs.urls import Urls
from dossier.outputs.uses import ALL, Uses

Builder = Callable[[Survey, Urls, Any, Uses], Output]


class Part(NamedTuple):
    """Some of the outputs; called again it makes the same."""

    make: Callable[[], Iterable[Output]]
    texts: Set[str]
    """The entries whose text it reads; of all others it reads the fields and what the text mentions."""

    def __call__(self) -> Iterable[Output]:
        return self.make()


RUN = 32
"""Entries whose pages are one part; all of a class, so that who makes them needs few templates."""

ENTRY_PAGES: Mapping[type[Entry], Builder] = {
    Claim: claim_page,
    Document: document_page,
    Event: event_page,
    Issue: issue_page,
    Meeting: meeting_page,
    Organisation: organisation_page,
    Page: free_page,
    Person: person_page,
    Place: place_page,
    Position: position_page,
    Source: source_page,
    Track: track_page,
    Watch: watch_page,
}
"""The page of each class of entry."""
ROLLS: Mapping[type[Entry], Callable[[Survey, Any], Iterable[Roll[Any]]]] = {
    Issue: issue_rolls,
    Organisation: organisation_rolls,
    Person: person_rolls,
    Place: place_rolls,
    Source: source_rolls,
    Track: track_rolls,
}
"""The lists of each class that may be too long for its page."""
SHOWN: Mapping[type[Entry], tuple[str, ...]] = {
    Claim: claim.SHOWN,
    Document: document.SHOWN,
    Event: event.SHOWN,
    Issue: issue.SHOWN,
    Meeting: meeting.SHOWN,
    Organisation: organisation.SHOWN,
    Person: person.SHOWN,
    Place: place.SHOWN,
    Position: position.SHOWN,
    Track: track.SHOWN,
}
"""The fields by which others refer to an entry of each class and that its page shows in sections of their own."""


def outputs_from(survey: Survey, urls: Urls, frame: Frame) -> tuple[Output, ...]:
    """All outputs by path; raises DossierError when two want the same one."""
    found = [output for part in parts_of(survey, urls) for output in part()]
    found += closing(survey, urls, frame, found)
    check_paths(found)
    return tuple(sorted(found, key=lambda output: output.path))


def parts_of(survey: Survey, urls: Urls, theme: Uses = ALL) -> tuple[Part, ...]:
    """The outputs that a theme has use for, in parts that can be made apart from each other, those that take long
    first."""
    without = theme.without
    whole = (make for name, makes in WHOLE.items() if name not in without for make in makes)
    records = {} if "data" in without else by_section(survey.dossier)
    kinds = (survey.dossier.all(cls) for cls in ENTRY_PAGES)
    runs = (entries[at : at + RUN] for entries in kinds for at in range(0, len(entries), RUN))
    return (
        *(Part(partial(make, survey, urls), _texts_of(survey, *SHOW_TEXTS.get(make, ()))) for make in whole),
        *(
            Part(partial(records_file, survey, section, entries), frozenset(entry.id for entry in entries))
            for section, entries in records.items()
        ),
        *(
            Part(partial(_entry_outputs, survey, urls, run, theme), frozenset(entry.id for entry in run))
            for run in runs
        ),
    )


def closing(survey: Survey, urls: Urls, frame: Frame, made: Iterable[Listing]) -> tuple[Output, ...]:
    """The outputs that need to know all others: what hosts and search engines read."""
    return tuple(hosting(survey, urls, frame, made))


def _main_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    for page in (home_page, lost_page, matrix_page):
        yield page(survey, urls)
    yield from card_outputs(survey)


def _news(survey: Survey, urls: Urls) -> Iterator[Output]:
    for page in (changes_page, feed, corrections_feed):
        yield page(survey, urls)


WHOLE: Mapping[str, tuple[Callable[[Survey, Urls], Iterable[Output]], ...]] = {
    "data": (data_outputs,),
    "search": (search_words, search_rows, search_pages),
    "encounters": (meet_pages, pairs_pages),
    "timeline": (timeline_pages,),
    "holders": (holders_pages,),
    "comparisons": (compare_pages,),
    "news": (_news,),
    "": (index_pages, tombstone_pages, _main_pages),
}
"""Outputs of a whole dossier by the name under which a theme can leave them out, those that take long first."""
SHOW_TEXTS: Mapping[Callable[[Survey, Urls], Iterable[Output]], tuple[type[Entry], ...]] = {
    search_words: CLASSES,
    _main_pages: (Page,),
}
"""Outputs of a whole dossier that read texts, and of which classes."""
LEFT_OUT = ("records", "lists", *filter(None, WHOLE), "hosting")
"""What a theme can leave out; `records` are the pages of data, `lists` those of long lists of an entry."""


def _texts_of(survey: Survey, *classes: type[Entry]) -> frozenset[str]:
    return frozenset(entry.id for cls in classes for entry in survey.dossier.all(cls))


def _entry_outputs(survey: Survey, urls: Urls, entries: Iterable[Entry], theme: Uses) -> Iterator[Output]:
    for entry in entries:
        yield entry_output(survey, urls, entry, theme)
        if "records" not in theme.without:
            yield record_page(survey, urls, entry)
        for roll in rolls_of(survey, entry) if "lists" not in theme.without else ():
            yield from roll_pages(survey, urls, entry, roll)


def entry_output(survey: Survey, urls: Urls, entry: Entry, theme: Uses = ALL) -> Output:
    """The page of one published entry, of which its view has what the theme has use for."""
    return ENTRY_PAGES[type(entry)](survey, urls, entry, theme)


def rolls_of(survey: Survey, entry: Entry) -> Iterator[Roll[Any]]:
    """The lists of an entry that have pages of their own where they are long."""
    if type(entry) in ROLLS:
        yield from ROLLS[type(entry)](survey, entry)
    if len(survey.dossier.referrers.get(entry.id, ())) > MANY:  # of few it can be no long one
        shown = shown_of(survey, entry) if isinstance(entry, Source) else SHOWN.get(type(entry), ())
        yield named_roll("mentions", "Mentions", mentioning(survey.dossier, entry.id, set(shown)))


def check_paths(outputs: Iterable[Listing]) -> None:
    """DossierError for outputs of one path: an entry's id may be the name of a section, `content/pages/meetings.md`."""
    by_path: dict[str, list[str]] = defaultdict(list)
    for output in outputs:
        by_path[output.path].append(output.how)
    clashes = [f"{path} ({' and '.join(how)})" for path, how in sorted(by_path.items()) if len(how) > 1]
    if clashes:
        names = "; ".join(clashes)
        raise DossierError(f"two pages want the same address: {names}; rename one of the entries")
