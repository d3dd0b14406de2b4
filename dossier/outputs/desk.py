"""One page at work: numbers its sources as they are cited and makes the pieces every entry's page shares."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar, cast

from dossier.base.edtf import sort_key
from dossier.entries import Entry
from dossier.entries.common import CitationFields, Correction, Dispute
from dossier.graph.survey import Survey
from dossier.outputs import views
from dossier.outputs.addresses import edit_address, report_address
from dossier.outputs.cards import card_path
from dossier.outputs.changes import changes_of
from dossier.outputs.cite import Cited, site_of
from dossier.outputs.dates import when, when_
from dossier.outputs.exports.linked import linked
from dossier.outputs.kinds import kind_of, section_of
from dossier.outputs.names import short_name_of
from dossier.outputs.referring import FEW, MANY, mentioning
from dossier.outputs.sentences import sentence, shortened
from dossier.outputs.shared import plain_link, side_view, so_far, source_view
from dossier.outputs.trust import trust_of
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import EVERYTHING, Unread
from dossier.outputs.views import Link, Note
from dossier.outputs.words import KIND, PLURAL, word
from dossier.prose.body import Cite, Html, Prose
from dossier.prose.body import Link as ProseLink

ProsePart = Html | ProseLink | Cite
T = TypeVar("T")


@lru_cache(1 << 12)  # nearly every page cites its first, second, third source without more words
def _note(number: int, locator: str, disputes: bool) -> Note:
    return Note(number, f"source-{number}", locator, disputes)


class Desk:
    """What one page cites, in order; made for one view and thrown away with it.

    `entry` is the one the page is about: its own sources, text and disputes come first on the page, so they are
    numbered first; `disputes_later` where the page shows its disputes further down. `reads` are the names by which the
    page's template may read anything."""

    def __init__(
        self,
        survey: Survey,
        urls: Urls,
        entry: Entry | None = None,
        reads: Container[str] = EVERYTHING,
        *,
        disputes_later: bool = False,
    ) -> None:
        self.survey = survey
        self.reads = reads
        self.dossier = survey.dossier
        self.urls = urls
        self.so_far = so_far(self.dossier, urls)
        self._numbers: dict[str, int] = {}
        self._quotes: dict[str, list[CitationFields]] = defaultdict(list)
        if entry:
            self._open(entry, () if disputes_later else entry.disputes)

    def _open(self, entry: Entry, disputes: Iterable[Dispute]) -> None:
        self.cite(entry.cites)
        for correction in entry.corrections:
            self.cite(correction.cites)
        for cite in entry.prose.cites():
            self.note(cite.source)
        for number, dispute in enumerate(disputes, 1):
            self.dispute(dispute, number)

    def made(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives for the field of that name; nothing, and nothing is cited, where no template reads it."""
        return make() if name in self.reads else cast(T, Unread(name))

    def link(self, entry_id: str, text: str = "", title: str = "", anchor: str = "") -> Link:
        """A link to an entry, with its name unless other words are given."""
        plain = self.so_far.links.get(entry_id) or self._named(entry_id)
        if not (text or title or anchor):
            return plain
        return Link(plain.path + (f"#{anchor}" if anchor else ""), text or plain.text, plain.kind, title)

    def _named(self, entry_id: str) -> Link:
        link = self.so_far.links[entry_id] = plain_link(self.dossier, self.urls, entry_id)
        return link

    def short_link(self, entry_id: str) -> Link:
        """A link to an entry by its short name."""
        return self.so_far.short_links.get(entry_id) or self._briefly_named(entry_id)

    def _briefly_named(self, entry_id: str) -> Link:
        link = self.so_far.short_links[entry_id] = self.link(entry_id, self.short(entry_id))
        return link

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to several entries, in the order given."""
        return tuple(map(self.link, ids))

    def side(self, actor_id: str) -> views.Side | None:
        """The side an actor is on, as it is marked everywhere."""
        known = self.so_far.sides
        if actor_id not in known:
            known[actor_id] = side_view(self.dossier, actor_id)
        return known[actor_id]

    def cite(self, cites: Iterable[CitationFields]) -> tuple[Note, ...]:
        """Citation marks; the sources get their numbers in order of first use on the page."""
        return tuple([self._cite(cite) for cite in cites]) if cites else ()

    def _cite(self, cite: CitationFields) -> Note:
        source = cite.source
        if cite.quote and cite not in self._quotes[source]:
            self._quotes[source].append(cite)
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        return _note(number, cite.locator or "", cite.stance == "disputes")

    def note(self, source: str, locator: str = "", disputes: bool = False) -> Note:
        """One citation mark."""
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        return _note(number, locator, disputes)

    def prose(self, prose: Prose) -> views.Prose:
        """A body with its links and citations resolved."""
        following = (*prose.parts[1:], None)
        return tuple([self._part(part, after) for part, after in zip(prose.parts, following, strict=False)])

    def _part(self, part: ProsePart, after: ProsePart | None) -> views.Part:
        if isinstance(part, ProseLink):
            link = self.link(part.target, part.words) if part.words else self.short_link(part.target)
            return views.Part(link=link)
        if isinstance(part, Cite):
            return views.Part(note=self.note(part.source, part.locator))
        return views.Part(html=part.html.rstrip() if isinstance(after, Cite) else part.html)

    def short(self, entry_id: str) -> str:
        """The short name or title of an entry, where it has one."""
        return short_name_of(self.dossier, entry_id)

    def references(self) -> tuple[views.Reference, ...]:
        """The sources cited so far, by number."""
        return tuple([self._reference(source, number) for source, number in self._numbers.items()])

    def _reference(self, source_id: str, number: int) -> views.Reference:
        found = self.so_far.sources.get(source_id) or self._listed(source_id)
        quotes = tuple(map(self._quote, self._quotes[source_id])) if source_id in self._quotes else ()
        return found._replace(number=number, anchor=f"source-{number}", quotes=quotes)

    def _listed(self, source_id: str) -> views.Reference:
        found = self.so_far.sources[source_id] = source_view(self.dossier, self.urls, source_id)
        return found

    def _quote(self, cite: CitationFields) -> views.Quote:
        language = cite.quote_lang or self.dossier.settings.language
        return views.Quote(cite.quote or "", language, None, cite.translation or "", ())

    def dispute(self, dispute: Dispute, number: int) -> views.Dispute:
        """A dispute with its versions in the order of their dates."""
        ordered = sorted(enumerate(dispute.values, 1), key=lambda pair: (sort_key(pair[1].date), pair[0]))
        return views.Dispute(
            anchor=f"dispute-{dispute.key or number}",
            field=dispute.field or "",
            about=sentence(dispute.about or word(dispute.field)),
            versions=tuple(
                views.Version(
                    text=version.value,
                    by=self.links(version.by),
                    when=when(version.date),
                    notes=self.cite(version.cites),
                    preferred=place == dispute.preferred,
                )
                for place, version in ordered
            ),
            status=dispute.status,
            resolution=dispute.resolution or "",
            note=dispute.note or "",
        )

    def correction(self, correction: Correction) -> views.Correction:
        """A correction as shown."""
        return views.Correction(
            when=when_(correction.date),
            was=correction.was,
            now=correction.now,
            kind=correction.kind,
            reason=correction.reason or "",
            notes=self.cite(correction.cites),
        )

    def meta(self, entry: Entry, crumbs: tuple[Link, ...] = (), description: str = "") -> views.Meta:
        """The head of an entry's page."""
        kind = kind_of(entry)
        section = section_of(kind)
        trail = crumbs or ((Link(self.urls.to(f"{section}/"), PLURAL[kind]),) if kind != "page" else ())
        found = self.page_meta(
            folder_of(entry), entry.label, description or entry.summary or "", kind, section, trail
        )
        card = card_path(self.dossier.settings, entry)
        node = self.made("linked", lambda: linked(self.survey, entry))
        return found._replace(card=card, linked=node)

    def page_meta(
        self,
        path: str,
        title: str,
        description: str,
        kind: str,
        section: str = "",
        crumbs: tuple[Link, ...] = (),
    ) -> views.Meta:
        """The head of a page that is no entry's."""
        settings = self.dossier.settings
        base = (settings.base_url or "").rstrip("/")
        home = (Link(self.urls.to(""), settings.short_title or settings.title),) if path else ()
        return views.Meta(
            path=path,
            title=title,
            description=shortened(description or settings.description or "", 300),
            kind=kind,
            section=section,
            canonical=f"{base}/{path}" if base else "",
            crumbs=(*home, *crumbs),
            language=settings.language,
            card=card_path(settings),
        )

    def common(
        self,
        entry: Entry,
        *,
        kicker: tuple[Link, ...] | None = None,
        title: str = "",
        deck: str | None = None,
        shown: Iterable[str] = (),
    ) -> views.Common:
        """What surrounds an entry's own matter. Build it last: it closes the list of sources.

        `shown` names the fields by which others refer to the entry and which the page shows itself."""
        prose = self.prose(entry.prose)
        notes = self.cite(entry.cites)
        disputes = tuple(self.dispute(dispute, number) for number, dispute in enumerate(entry.disputes, 1))
        corrections = tuple(self.correction(correction) for correction in entry.corrections)
        mentions = self.mentions(entry.id, set(shown))
        references = self.references()
        return views.Common(
            id=entry.id,
            kicker=(Link("", KIND[kind_of(entry)]),) if kicker is None else kicker,
            title=title or entry.label,
            native=tuple(vars(entry).get("native_name", {}).items()),
            deck=entry.summary or "" if deck is None else deck,
            prose=prose,
            notes=notes,
            also=tuple(name.name for name in entry.aliases),
            disputes=disputes,
            corrections=corrections,
            mentions=mentions,
            references=references,
            trust=self.made("trust", lambda: trust_of(self.dossier, entry, references)),
            changes=self.made("changes", lambda: changes_of(self.dossier, entry)),
            all_changes=self.urls.to("changes/"),
            data=Link(f"{folder_of(entry)}data/{self.urls.tail}", "Data"),
            edit=edit_address(self.dossier, entry),
            report=self.made("report", lambda: report_address(self.dossier, entry)),
            cited=self.made(
                "cited", lambda: Cited(folder_of(entry), title or entry.label, site_of(self.dossier))
            ),
        )

    def mentions(self, entry_id: str, shown: set[str]) -> tuple[views.Group, ...]:
        """The entries that refer to this one by other fields than `shown`, grouped by role."""
        return self.in_short(mentioning(self.dossier, entry_id, shown), entry_id, "mentions")

    def in_short(
        self, groups: Mapping[str, tuple[str, ...]], entry_id: str, name: str
    ) -> tuple[views.Group, ...]:
        """Links to entries under headings: all, or where they are many the first of each with the way to the page of
        that name below the entry's."""
        if sum(map(len, groups.values())) <= MANY:
            return tuple(views.Group(heading, self.links(ids)) for heading, ids in groups.items())
        folder = f"{folder_of(self.dossier.entries[entry_id])}{name}/"
        way = Link(self.urls.to(folder), "")
        return tuple(
            views.Group(heading, self.links(ids[:FEW]), views.More(way, len(ids)) if len(ids) > FEW else None)
            for heading, ids in groups.items()
        )
