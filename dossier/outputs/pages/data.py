"""The page of all data, and the files that it offers: tables, records, places, references, calendars."""

from collections.abc import Iterable, Iterator

from dossier.base.plain import Plain
from dossier.entries import Entry, Meeting, Source, Track
from dossier.graph.attendance import newest_first
from dossier.graph.dossier import Dossier
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.exports.bibliography import bibtex, csl
from dossier.outputs.exports.calendar import calendar
from dossier.outputs.exports.catalogue import sheets
from dossier.outputs.exports.linked import dataset
from dossier.outputs.exports.package import package
from dossier.outputs.exports.places import feature_collection
from dossier.outputs.exports.sheet import Sheet
from dossier.outputs.kinds import kind_of, section_of
from dossier.outputs.output import Output
from dossier.outputs.pages.record import public_record
from dossier.outputs.urls import SECTIONS, Urls, folder_of
from dossier.outputs.views import Link, Meta
from dossier.outputs.words import PLURAL

FOLDER = "data/"


class ColumnLine(Plain):
    """A column and its meaning."""

    name: str
    kind: str
    about: str
    target: str
    """The table its values are found in; empty for plain values."""


class SheetLine(Plain):
    """A table on the page."""

    anchor: str
    file: Link
    title: str
    rows: int
    columns: tuple[ColumnLine, ...]


class FileLine(Plain):
    """Another file."""

    file: Link
    what: str


class DataView(Plain):
    """All that the page shows."""

    meta: Meta
    records: tuple[FileLine, ...]
    """The records of each type as JSON."""
    others: tuple[FileLine, ...]
    sheets: tuple[SheetLine, ...]


OTHERS = (
    ("data/datapackage.json", "All tables described for machines: a Data Package"),
    ("data/places.geojson", "Places on a map: GeoJSON"),
    ("data/sources.csl.json", "Sources for reference managers: CSL-JSON"),
    ("data/sources.bib", "Sources for LaTeX: BibTeX"),
    ("calendar.ics", "Meetings as a calendar to subscribe to: iCalendar"),
    ("feed.xml", "What is new: Atom"),
    ("corrections.xml", "Corrections: Atom"),
)


def data_outputs(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The page and its files, but for the records, which alone hold texts."""
    found = sheets(survey)
    yield _page(survey, urls, found)
    for sheet in found:
        yield _file(f"{FOLDER}{sheet.name}.csv", "csv", _csv(sheet))
    matrix = next(sheet for sheet in found if sheet.name == "matrix")
    yield _file("positions/matrix.csv", "csv", _csv(matrix))
    settings, as_of = survey.dossier.settings, survey.dossier.as_of.isoformat()
    yield _file("data/datapackage.json", "json", package(settings, as_of, found))
    yield _file("data/places.geojson", "json", feature_collection(survey))
    sources = survey.dossier.all(Source)
    yield _file("data/sources.csl.json", "json", tuple(csl(source) for source in sources))
    yield _file("data/sources.bib", "text", tuple(bibtex(source) for source in sources))
    yield from _calendars(survey)


def records_file(survey: Survey, section: str, entries: Iterable[Entry]) -> Iterator[Output]:
    """The public records of a section's entries, with the addresses of their pages."""
    items = tuple({**public_record(survey, entry), "page": folder_of(entry)} for entry in entries)
    yield _file(f"{FOLDER}{section}.json", "json", items)


def by_section(dossier: Dossier) -> dict[str, list[Entry]]:
    """The entries of each section that has any, free pages under `pages`; the sections in order."""
    found: dict[str, list[Entry]] = {
        section.strip("/") or "pages": [] for section in sorted(set(SECTIONS.values()))
    }
    for entry in dossier.entries.values():
        found[section_of(kind_of(entry)) or "pages"].append(entry)
    return {section: entries for section, entries in found.items() if entries}


def _file(path: str, how: str, view: object) -> Output:
    return Output(path, how, view, listed=False)


def _csv(sheet: Sheet) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    return tuple(column.name for column in sheet.columns), sheet.rows


def _calendars(survey: Survey) -> Iterator[Output]:
    settings = survey.dossier.settings
    meetings = newest_first(survey.dossier.all(Meeting))[::-1]
    name = settings.short_title or settings.title
    yield _file("calendar.ics", "ics", calendar(survey, name, meetings))
    for track in survey.dossier.all(Track):
        own = calendar(survey, f"{name}: {track.name}", survey.tracks.meetings[track.id])
        yield Output(f"{folder_of(track)}calendar.ics", "ics", own, (track.id,), listed=False)


def _page(survey: Survey, urls: Urls, found: tuple[Sheet, ...]) -> Output:
    desk = Desk(survey, urls)
    meta = desk.page_meta(FOLDER, "Data", "Everything in this dossier as tables and files.", "data", "data")
    names = {section_of(kind): name for kind, name in PLURAL.items()}
    view = DataView(
        meta=meta._replace(linked=dataset(survey, found)),
        records=tuple(
            FileLine(
                Link(f"{FOLDER}{section}.json", f"{section}.json"),
                f"{len(entries)} {names.get(section, 'Pages').lower()}",
            )
            for section, entries in by_section(survey.dossier).items()
        ),
        others=tuple(FileLine(Link(path, path.removeprefix(FOLDER)), what) for path, what in OTHERS),
        sheets=tuple(_sheet(sheet) for sheet in found),
    )
    return Output(f"{FOLDER}index.html", "page:data", view)


def _sheet(sheet: Sheet) -> SheetLine:
    return SheetLine(
        anchor=f"table-{sheet.name}",
        file=Link(f"{FOLDER}{sheet.name}.csv", f"{sheet.name}.csv"),
        title=sheet.title,
        rows=len(sheet.rows),
        columns=tuple(ColumnLine(*column) for column in sheet.columns),
    )
