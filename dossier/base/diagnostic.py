"""The one shape of complaint, from a YAML slip to a dead link."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from dossier.base.mark import Mark


class Level(IntEnum):
    """How much a diagnostic weighs; an error stops a build."""

    ERROR = 0
    WARNING = 1
    INFO = 2

    def __str__(self) -> str:
        return self.name.lower()


class Related(NamedTuple):
    """Another place that belongs to the complaint, with a word on why."""

    message: str
    mark: Mark


class Diagnostic(NamedTuple):
    """One complaint, complete in itself: it can be printed without opening any file."""

    rule: str
    """A word name, such as `unknown-reference`."""
    level: Level
    message: str
    """Lower case, no full stop, names the thing: `no actor "umerow"`."""
    mark: Mark
    excerpt: str = ""
    """The text of the marked line, without its line end."""
    hint: str = ""
    """What to write instead: `did you mean "umerov" (Rustem Umerov)?`."""
    related: tuple[Related, ...] = ()


def from_plain(saved: Sequence[Any]) -> Diagnostic:
    """The diagnostic that JSON holds as a list; TypeError or ValueError where it is none."""
    rule, level, message, mark, excerpt, hint, related = saved
    others = tuple(Related(words, Mark(*place)) for words, place in related)
    return Diagnostic(rule, Level(level), message, Mark(*mark), excerpt, hint, others)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by file, line and column, each once."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.mark, d.level, d.rule, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(d.level is Level.ERROR for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` most likely stands for, or None when nothing is near."""
    from rapidfuzz import fuzz, process, utils  # only imported when something is wrong

    best = process.extractOne(
        word, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60
    )
    return best[0] if best else None
