"""What a rule is: a name, a level, why it matters, a good and a bad example, and a check."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dossier.base.diagnostic import Level
from dossier.lint.case import Case
from dossier.lint.finding import SETTINGS, Finding, Path

__all__ = ["SETTINGS", "Case", "Finding", "Level", "Need", "Path", "Rule"]

Need = Literal["dossier", "day", "whole", "base", "snapshots"]
"""What a check goes by besides the entries. `day`: the day the dossier speaks of, which moves without anybody's
edit, so these never give errors; `whole`: that no entry is missing because it is broken; `base`: the dossier before
a change; `snapshots`: text copies of the sources. `lint` leaves out what needs something that it was not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One editorial check; the examples are its tests and its manual page."""

    name: str
    level: Level
    summary: str
    """What it reports, in one line."""
    why: str | None
    """Why it matters, for a historian, in two to five sentences: the module's docstring."""
    good: str
    """Files that it passes, each after a line `=== content/...`; `lint/examples.py` supplies the rest."""
    bad: str
    """Files that it reports; the line reported ends in `# <- here`."""
    check: Callable[[Case], Iterable[Finding]]
    base: str = ""
    """Files of the dossier before the change, for a check that needs it; a line of theirs may be the one reported."""
    needs: Need = "dossier"
    is_dear: bool = False
    """Whether it takes as long as several others in a large dossier."""
    reads_words: bool = False
    """Whether it asks the case for `passages` or `words`: one process does all such rules, and makes both once."""
