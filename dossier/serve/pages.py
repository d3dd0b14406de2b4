"""The pages of a site, laid out when they are asked for: an entry's own page at once, the others part by part."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

from dossier.build import Layout, entry_page, whole
from dossier.outputs.output import Output
from dossier.outputs.plan import parts_of
from dossier.outputs.urls import folder_of
from dossier.render.render import page_of
from dossier.site.page import Made, Page


class Pages(Mapping[str, Page]):
    """Path → page. Asking for an entry's page or an asset lays out that alone, so that an edit shows at once; another
    page its part, where it is known, or else the whole site, once. Raises DossierError as a build does."""

    def __init__(self, layout: Layout, before: "Pages | None" = None) -> None:
        """The pages of a layout; `before` are those of another one of the same ids, which tell where pages are."""
        self.layout = layout
        entries = layout.survey.dossier.entries
        self._parts = parts_of(layout.survey, layout.urls, layout.press.theme)
        self._ids: Mapping[str, str]
        self._places: Mapping[str, int] = {}
        if before is None:
            self._ids = {f"{folder_of(entry)}index.html": entry.id for entry in entries.values()}
        else:
            self._ids, self._places = before._ids, before._places
        self._made: dict[int, Sequence[Made]] = {}
        self._near: dict[str, Page] = {page.path: page for page in layout.assets}
        self._all: dict[str, Page] | None = None
        self._lock = threading.RLock()

    def __getitem__(self, path: str) -> Page:
        if self._all is not None:
            return self._all[path]
        if path in self._near:
            return self._near[path]
        if path in self._ids:
            entry = self.layout.survey.dossier.entries[self._ids[path]]
            return self._near.setdefault(path, entry_page(self.layout, entry))
        if path in self._places:
            self._part(self._places[path])
        return self._near[path] if path in self._near else self.whole()[path]

    def __contains__(self, path: object) -> bool:
        return path in self._ids or path in self._near or path in self.whole()

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())

    @property
    def places(self) -> Mapping[str, int]:
        """The part that each page is in; empty until everything was laid out once, of this layout or of one before."""
        return self._places

    def is_of(self, layout: Layout) -> bool:
        """Whether a layout, of the same options, would give the very same pages."""
        own, other = self.layout.press, layout.press
        return (
            own.theme is other.theme and own == other and self.layout.survey.dossier == layout.survey.dossier
        )

    def warm(self) -> None:
        """Make a page of each kind, so that the templates are ready when somebody waits for one."""
        dossier = self.layout.survey.dossier
        for entry in (entries[0] for entries in dossier.by_class.values() if entries):
            self[f"{folder_of(entry)}index.html"].render()

    def whole(self, is_wanted: Callable[[], bool] = lambda: True) -> Mapping[str, Page]:
        """Every page; none, when they are no longer wanted before they are laid out."""
        for number in range(len(self._parts)):
            if not is_wanted():
                return {}
            self._part(number)
        with self._lock:
            if self._all is None:
                made = [one for number in sorted(self._made) for one in self._made[number]]
                self._places = {one.path: number for number, found in self._made.items() for one in found}
                self._all = {page.path: page for page in whole(self.layout, made)}
            return self._all

    def _part(self, number: int) -> None:
        with self._lock:
            if number not in self._made:
                made = self._made[number] = tuple(map(self._page, self._parts[number]()))
                self._near.update((one.path, one.page) for one in made)

    def _page(self, output: Output) -> Made:
        page = page_of(self.layout.press, output)
        return Made(output.path, output.how, output.listed, output.changed, page)
