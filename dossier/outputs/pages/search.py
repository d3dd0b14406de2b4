"""The search page and the register behind it: every entry by kind and name, for those who read without scripts."""

from collections.abc import Iterator, Sequence

from dossier.base.plain import Plain
from dossier.entries import Entry, Source
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of, section_of
from dossier.outputs.listing import sorting_of
from dossier.outputs.output import Output
from dossier.outputs.search.rows import KINDS, years_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta
from dossier.outputs.words import PLURAL

SHORT = 120
"""Entries of a kind that are listed on the search page itself."""
LONG = 1_500
"""Entries on a page of a longer list."""
INTRO = "By name in any spelling and any script, or by a word of the text."


class Line(Plain):
    """One entry of the register."""

    link: Link
    language: str
    """Of its title; empty when it is the dossier's own."""


class Section(Plain):
    """The entries of one kind."""

    key: str
    """person, organisation, meeting ..."""
    name: str
    number: int
    lines: tuple[Line, ...]
    """Empty where the kind has pages of its own."""
    pages: tuple[Link, ...]
    """These pages."""


class SearchView(Plain):
    """All that the search page shows before somebody searches."""

    meta: Meta
    intro: str
    sections: tuple[Section, ...]
    years: tuple[int, ...]
    """The newest first."""


class RegisterView(Plain):
    """A page of the register: entries of one kind, where they are many."""

    meta: Meta
    lines: tuple[Line, ...]
    pages: tuple[Link, ...]
    """All pages of the kind."""


def search_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The output of the search page and, for kinds with many entries, of each page of the register."""
    desk = Desk(survey, urls)
    sections = []
    for kind, entries in _by_kind(survey):
        is_short = len(entries) <= SHORT
        parts = [] if is_short else [entries[at : at + LONG] for at in range(0, len(entries), LONG)]
        pages = tuple(_page_link(urls, kind, number, part) for number, part in enumerate(parts, 1))
        lines = tuple(_line(desk, entry) for entry in entries) if is_short else ()
        sections.append(Section(kind, PLURAL[kind], len(entries), lines, pages))
        for number, part in enumerate(parts, 1):
            yield _register(survey, urls, kind, number, part, pages)
    years = sorted(
        {year for entry in survey.dossier.entries.values() for year in years_of(entry)}, reverse=True
    )
    meta = desk.page_meta("search/", "Search", INTRO, "search")
    view = SearchView(meta, INTRO, tuple(sections), tuple(years))
    yield Output("search/index.html", "page:search", view, listed=False)


def _by_kind(survey: Survey) -> Iterator[tuple[str, list[Entry]]]:
    entries = sorted(survey.dossier.entries.values(), key=lambda entry: (sorting_of(entry), entry.id))
    found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for entry in entries:
        found[kind_of(entry)].append(entry)
    return ((kind, listed) for kind, listed in found.items() if listed)


def _line(desk: Desk, entry: Entry) -> Line:
    own = desk.dossier.settings.language
    language = entry.language if isinstance(entry, Source) and entry.language != own else ""
    return Line(desk.link(entry.id), language)


def _folder(kind: str, number: int) -> str:
    section = section_of(kind) or "pages"
    return f"search/{section}/" if number == 1 else f"search/{section}/{number}/"


def _page_link(urls: Urls, kind: str, number: int, part: Sequence[Entry]) -> Link:
    first, last = (sorting_of(part[at])[:3].capitalize() for at in (0, -1))
    return Link(urls.to(_folder(kind, number)), f"{first} to {last}")


def _register(
    survey: Survey, urls: Urls, kind: str, number: int, part: Sequence[Entry], pages: tuple[Link, ...]
) -> Output:
    desk = Desk(survey, urls)
    folder = _folder(kind, number)
    title = PLURAL[kind] if len(pages) == 1 else f"{PLURAL[kind]}, {pages[number - 1].text}"
    crumbs = (Link(urls.to("search/"), "Search"),)
    view = RegisterView(
        meta=desk.page_meta(folder, title, "Every entry by name.", "register", "", crumbs),
        lines=tuple(_line(desk, entry) for entry in part),
        pages=pages,
    )
    return Output(f"{folder}index.html", "page:register", view, listed=False)
