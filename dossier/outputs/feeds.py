"""The feeds: what is new (meetings, events, positions, documents), and corrections; newest first."""

from dossier.base.plain import Plain
from dossier.entries import Document, Entry, Event, Meeting, Position
from dossier.graph.survey import Survey
from dossier.outputs.changes import corrections_in
from dossier.outputs.kinds import kind_of
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls, folder_of

LENGTH = 50
"""Entries in a feed."""


class FeedEntry(Plain):
    """One entry of a feed."""

    id: str
    title: str
    updated: str
    """RFC 3339."""
    kind: str
    summary: str


class Feed(Plain):
    """An Atom feed."""

    id: str
    title: str
    self: str
    home: str
    author: str
    rights: str
    language: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed(survey: Survey, urls: Urls) -> Output:
    """The feed of what was added or changed last: by git's dates, else by the entry's own."""
    base = _base(survey)
    found = sorted(
        ((_day(survey, entry), entry.id, entry) for entry in _candidates(survey)),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )[:LENGTH]
    entries = tuple(
        FeedEntry(
            id=f"{base}/{folder_of(entry)}",
            title=_title(entry),
            updated=f"{day}T00:00:00Z",
            kind=kind_of(entry),
            summary=entry.summary or entry.label,
        )
        for day, _, entry in found
    )
    about = tuple(entry.id for _, _, entry in found)
    return Output("feed.xml", "atom", _feed(survey, "feed.xml", "", "", entries), about, listed=False)


def corrections_feed(survey: Survey, urls: Urls) -> Output:
    """The feed of corrections, each with what was wrong and what is right."""
    base = _base(survey)
    found = corrections_in(survey)[:LENGTH]
    entries = tuple(
        FeedEntry(
            id=f"{base}/{folder_of(entry)}#correction-{number}",
            title=f"Correction: {_title(entry)}",
            updated=f"{item.date.latest or survey.dossier.as_of}T00:00:00Z",
            kind="correction",
            summary=f"{item.was} → {item.now}",
        )
        for entry, number, item in found
    )
    view = _feed(survey, "corrections.xml", "changes/", ": corrections", entries or (_none_yet(survey),))
    about = tuple(dict.fromkeys(entry.id for entry, _, _ in found))
    return Output("corrections.xml", "atom", view, about, listed=False)


def _none_yet(survey: Survey) -> FeedEntry:
    """So that who subscribes before the first correction sees that the feed works."""
    return FeedEntry(
        id=f"{_base(survey)}/changes/#corrections",
        title="No corrections so far",
        updated=f"{survey.dossier.settings.started.earliest or survey.dossier.as_of}T00:00:00Z",
        kind="correction",
        summary="Each correction will be told here: what was wrong, and what is right.",
    )


def _base(survey: Survey) -> str:
    return (survey.dossier.settings.base_url or "https://example.invalid").rstrip("/")


def _feed(survey: Survey, path: str, home: str, title: str, entries: tuple[FeedEntry, ...]) -> Feed:
    """A feed at a path, whose home is a page of the site."""
    settings, base = survey.dossier.settings, _base(survey)
    return Feed(
        id=f"{base}/{home}",
        title=settings.title + title,
        self=f"{base}/{path}",
        home=f"{base}/{home}",
        author=", ".join(settings.editors) or settings.title,
        rights=settings.licence.text,
        language=settings.language,
        updated=entries[0].updated if entries else f"{survey.dossier.as_of.isoformat()}T00:00:00Z",
        entries=entries,
    )


def _candidates(survey: Survey) -> list[Entry]:
    return [entry for cls in (Meeting, Event, Position, Document) for entry in survey.dossier.all(cls)]


def _title(entry: Entry) -> str:
    return entry.label if len(entry.label) <= 120 else entry.label[:119].rsplit(" ", 1)[0] + "…"


def _day(survey: Survey, entry: Entry) -> str:
    """The day of the entry itself, not of the edit: an import of a hundred entries is not a hundred news."""
    corrected = [c.date.latest.isoformat() for c in entry.corrections if c.date.latest]
    own = vars(entry).get("date")
    first = own.earliest if own else None
    day = min(first, survey.dossier.as_of) if first else survey.dossier.as_of
    return max((day.isoformat(), *corrected))
