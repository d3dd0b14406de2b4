"""The site in memory: an edit is shown at a first look, and checked after it; errors leave the last good site."""

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.base.errors import DossierError
from dossier.build import Layout, layout_of
from dossier.check import Options, check_tree
from dossier.content.history import history_of
from dossier.content.snapshots import snapshot_tree
from dossier.content.tree import DiskTree
from dossier.entries.memo import Memo
from dossier.outputs.urls import folder_of
from dossier.serve.first import Reread, laid_out_again, read_again
from dossier.serve.pages import Pages
from dossier.site.page import Page


class State(NamedTuple):
    """What is served: the last good pages, and what is wrong with the content as it is now."""

    version: int
    """Raised by every look at the content."""
    shown: int
    """The version that brought these pages: a browser that has older ones must load again."""
    pages: Mapping[str, Page]
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    """Our own failure, such as a broken template; empty when there is none."""
    entries: Mapping[str, str]
    """Content path → folder of the entry's page."""
    total: int
    """Entries read."""
    notes: tuple[str, ...]
    is_checked: bool
    """Whether the pages are those of content that was checked as a whole; not so after a first look."""

    @property
    def is_good(self) -> bool:
        """Whether the pages are those of the content as it is, as far as that is known."""
        return not self.failure and not has_errors(self.diagnostics)


class Unwanted(Exception):
    """There is a newer look at the content."""


NOTHING = State(0, 0, {}, (), "", {}, 0, (), False)


@dataclass
class Live:
    """A project, looked at again whenever one of the methods is called; readers wait on `changed`.

    `first` is for one thread; the others that change the state are for one at a time, which may be another."""

    project: Path
    options: Options
    state: State = NOTHING
    changed: threading.Condition = field(default_factory=threading.Condition)
    memo: Memo = field(default_factory=Memo)
    tree: DiskTree | None = None
    """The files that were there when all were read."""
    sound: State = NOTHING
    """The last state whose content was checked and is good."""
    good: State = NOTHING
    """The last one whose pages were all laid out without a fault."""

    def first(self, paths: Sequence[str]) -> State | None:
        """Show what these saved files make of the last good site, unchecked, their own pages laid out already; None
        when that cannot be told from them alone."""
        state = self.state
        if not state.is_good or not self.tree or not isinstance(state.pages, Pages):
            return None
        with suppress(DossierError):  # which is met again, and told, when all is read
            found = read_again(self.project, self.tree, state.pages.layout.survey.dossier, paths)
            pages = self._pages_with(found, state) if found else None
            if pages is not None:  # to ask whether there are any would lay all of them out
                version = state.version + 1
                new = state._replace(version=version, shown=version, pages=pages, is_checked=False)
                return self._published(new, state.version)
        return None

    def _pages_with(self, found: Reread, state: State) -> Pages | None:
        assert isinstance(state.pages, Pages)
        layout = laid_out_again(self.project, state.pages.layout, found, self.options)
        if layout is None:
            return None
        pages = Pages(layout, state.pages)
        for record in found.records:
            pages.get(f"{state.entries[record.path]}index.html")
        return pages

    def rebuild(self) -> State:
        """Read and check all of the content and lay out its pages; the last good ones stay when it has errors."""
        return self.check() or self.state

    def check(self) -> State | None:
        """The same; None, as soon as may be, when another look was taken meanwhile, since what is found may hold no
        longer."""
        version = self.state.version
        try:
            found = self._read(version)
        except Unwanted:
            return None
        return self._published(found._replace(version=version + 1), version)

    def settle(self) -> State | None:
        """Lay out what was not asked for yet, so that faults beyond the edited page are met too. What is then wrong,
        with the last good pages; None when nothing is, or there are other pages meanwhile."""
        state = self.state
        if not isinstance(state.pages, Pages):
            return None
        try:
            if not state.pages.places:
                state.pages.warm()
                state.pages.whole(lambda: self.state.shown == state.shown)
            if state.pages.places:
                self.good = state
            return None
        except DossierError as error:
            version, self.sound = state.version + 1, self.good
            failed = self.good._replace(version=version, shown=version, failure=str(error), total=state.total)
            return self._published(failed, state.version)

    def wait(self, version: int, seconds: float) -> State:
        """The state once it is newer than `version`, or as it is after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.state.version > version, seconds)
            return self.state

    def _published(self, state: State, version: int) -> State | None:
        """Show a state that follows from the one of that version, if it is still the last."""
        with self.changed:
            if self.state.version != version:
                return None
            self.state = state
            if state.is_checked and state.is_good:
                self.sound = state
            self.changed.notify_all()
        return state

    def _read(self, version: int) -> State:
        """The state by all files. Raises Unwanted when there is another one meanwhile than that of the version."""

        def go_on() -> None:
            if self.state.version != version:
                raise Unwanted

        try:
            self.tree = tree = DiskTree(self.project)
            history, copies = history_of(self.project), snapshot_tree(self.project)
            checked = check_tree(tree, history, self.options, self.memo, copies=copies, between=go_on)
            found = self.sound._replace(
                version=0,
                diagnostics=checked.diagnostics,
                failure="",
                total=len(checked.loaded.records),
                notes=checked.notes,
            )
            if checked.survey is None or has_errors(checked.diagnostics):
                return self._back(found)
            return self._with_pages(found, layout_of(self.project, checked, self.options))
        except DossierError as error:
            return self._back(self.sound._replace(failure=str(error)))

    def _with_pages(self, found: State, layout: Layout) -> State:
        """With the pages of a layout: those that are shown, where they are the same."""
        now = self.state
        if isinstance(now.pages, Pages) and now.pages.is_of(layout):
            return found._replace(shown=now.shown, pages=now.pages, entries=now.entries, is_checked=True)
        dossier = layout.survey.dossier
        entries = {dossier.records[key].path: folder_of(entry) for key, entry in dossier.entries.items()}
        shown = now.version + 1
        return found._replace(shown=shown, pages=Pages(layout), entries=entries, is_checked=True)

    def _back(self, found: State) -> State:
        """With the last sound pages, which a browser must load again where others are shown."""
        now = self.state
        shown = now.shown if now.pages is self.sound.pages else now.version + 1
        return found._replace(
            shown=shown, pages=self.sound.pages, entries=self.sound.entries, is_checked=True
        )
