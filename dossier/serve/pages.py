"""The pages of a site, laid out when they are asked for: an entry's own page at once, the others together."""

import threading
from collections.abc import Iterator, Mapping

from dossier.build import Layout, entry_page, pages_in
from dossier.outputs.urls import folder_of
from dossier.site.page import Page


class Pages(Mapping[str, Page]):
    """Path → page. Asking for an entry's page or an asset lays out that alone, so that an edit shows at once;
    anything else lays out the whole site, once. Raises DossierError as a build does."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._entries = {
            f"{folder_of(entry)}index.html": entry for entry in layout.survey.dossier.entries.values()
        }
        self._near: dict[str, Page] = {page.path: page for page in layout.assets}
        self._all: dict[str, Page] | None = None
        self._lock = threading.Lock()

    def __getitem__(self, path: str) -> Page:
        if self._all is not None:
            return self._all[path]
        if path in self._near:
            return self._near[path]
        if path in self._entries:
            self._near[path] = entry_page(self._layout, self._entries[path])
            return self._near[path]
        return self.whole()[path]

    def __contains__(self, path: object) -> bool:
        return path in self._entries or path in self._near or path in self.whole()

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())

    @property
    def is_whole(self) -> bool:
        """Whether everything is laid out already."""
        return self._all is not None

    def whole(self) -> Mapping[str, Page]:
        """Every page."""
        with self._lock:
            if self._all is None:
                self._all = {page.path: page for page in pages_in(self._layout)}
            return self._all
