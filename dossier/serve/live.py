"""The site in memory: a page is made when it is asked for; a build with errors leaves the last good site."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.base.errors import DossierError
from dossier.build import Options, check, layout_of
from dossier.entries.memo import Memo
from dossier.outputs.urls import folder_of
from dossier.serve.pages import Pages
from dossier.site.page import Page


class State(NamedTuple):
    """What is served: the last good pages, and what is wrong with the content as it is now."""

    version: int
    """Raised by every build, so that a browser knows when to load again."""
    pages: Mapping[str, Page]
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    """Our own failure, such as a broken template; empty when there is none."""
    entries: Mapping[str, str]
    """Content path → folder of the entry's page."""
    total: int
    """Entries read."""
    notes: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether the pages are those of the content as it is."""
        return not self.failure and not has_errors(self.diagnostics)


@dataclass
class Live:
    """A project, built again whenever `rebuild` is called; readers wait on `changed`."""

    project: Path
    options: Options
    state: State = field(default_factory=lambda: State(0, {}, (), "", {}, 0, ()))
    changed: threading.Condition = field(default_factory=threading.Condition)
    memo: Memo = field(default_factory=Memo)
    good: Mapping[str, Page] = field(default_factory=dict)
    """The last pages that were laid out without a fault."""

    def rebuild(self) -> State:
        """Read and check the content and lay out its pages; the last good ones stay when it has errors."""
        state = self._built()
        with self.changed:
            self.state = state
            self.changed.notify_all()
        return state

    def _built(self) -> State:
        version = self.state.version + 1
        try:
            checked = check(self.project, self.options, self.memo)
            notes, total = checked.notes, len(checked.loaded.records)
            if checked.survey is None or has_errors(checked.diagnostics):
                return self.state._replace(
                    version=version, diagnostics=checked.diagnostics, failure="", total=total, notes=notes
                )
            pages = Pages(layout_of(self.project, checked, self.options))
            dossier = checked.survey.dossier
            entries = {dossier.records[key].path: folder_of(entry) for key, entry in dossier.entries.items()}
            return State(version, pages, checked.diagnostics, "", entries, total, notes)
        except DossierError as error:
            return self.state._replace(version=version, failure=str(error))

    def settle(self) -> State:
        """Lay out what was not asked for yet, so that faults beyond the edited page are told too."""
        state = self.state
        try:
            if isinstance(state.pages, Pages):
                state.pages.whole()
            self.good = state.pages
            return state
        except DossierError as error:
            failed = state._replace(version=state.version + 1, failure=str(error), pages=self.good)
            with self.changed:
                self.state = failed
                self.changed.notify_all()
            return failed

    def wait(self, version: int, seconds: float) -> State:
        """The state once it is newer than `version`, or as it is after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.state.version > version, seconds)
            return self.state


Report = Callable[[State], None]
"""Tells the editor in the terminal how a build went."""
