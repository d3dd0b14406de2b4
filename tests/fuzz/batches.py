"""Whole dossiers of spoiled files: one check or one site looks at hundreds of them, and the guilty are found by halves."""

import re
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import Random
from typing import NamedTuple

from fuzz.mutations import GENTLE, ROUGH, spoiled
from fuzz.texts import texts
from hostile.filled import pages_of
from hostile.parsers import faults

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.base.report import as_github, as_json, as_sarif, as_text
from dossier.check import Checked, check_tree
from dossier.content import records
from dossier.content.tree import DictTree

SETTINGS = "content/dossier.yaml"
SECONDS = 40.0
"""Of the processor, for one check of a batch; it takes one or two."""
MOST = 3
"""Mutations of one file."""
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Files = Mapping[str, bytes]


class Batch(NamedTuple):
    """A dossier of which most files are spoiled."""

    files: dict[str, bytes]
    changed: tuple[str, ...]
    """Paths of the spoiled files."""
    mutations: int


class Slow(BaseException):
    """What ran took too long; no exception handler of the program takes it."""


class Wrong(Exception):
    """Something that must never be, in words."""


def batch(seed: int, number: int, files: Files, *, gentle: bool = False) -> Batch:
    """The dossier with nearly every file spoiled; the same for the same seed and number, on every machine."""
    rng = Random(f"{seed}/{number}")
    sources = [data.decode() for data in files.values()]
    made, changed, total = {}, [], 0
    for path, data in sorted(files.items()):
        if rng.random() < (0.9 if path == SETTINGS else 0.05):
            made[path] = data
            continue
        text, times = spoiled(rng, data.decode(), sources, GENTLE if gentle else ROUGH, MOST)
        target = path if gentle or rng.random() > 0.01 else _renamed(rng, path)
        made[target] = text.encode("utf-8", "surrogateescape")
        changed.append(target)
        total += times
    return Batch(made, tuple(changed), total)


def _renamed(rng: Random, path: str) -> str:
    """The file under a hostile name, in its folder, or elsewhere."""
    folder, _, name = path.rpartition("/")
    hostile = rng.choice(texts()).replace("\0", "").replace("/", "-")[:80] or "x"
    return rng.choice(
        (f"{folder}/{hostile}.yaml", f"{folder}/{hostile}", f"content/{name}", f"content/{hostile}/{name}")
    )


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Raises Slow within, after so many seconds of the processor."""

    def stop(_signal: int, _frame: object) -> None:
        raise Slow(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fault_of(look: Callable[[Files], object], files: Files, seconds: float = SECONDS) -> str:
    """What went wrong when `look` looked at the files, in a line; empty when nothing did."""
    try:
        with watched(seconds):
            look(files)
    except (Exception, Slow) as error:  # noqa: BLE001 (whatever it is, it is a find)
        return f"{type(error).__name__}: {error}"[:600]
    finally:
        records._record_of.cache_clear()
    return ""


def guilty(
    look: Callable[[Files], object], files: Files, original: Files, changed: Sequence[str]
) -> tuple[str, ...]:
    """The fewest of the changed files that make `look` fail, found by halving, the others as they were."""
    left = tuple(changed)
    pieces = 2
    while len(left) > 1:
        size = -(-len(left) // pieces)
        parts = [left[at : at + size] for at in range(0, len(left), size)]
        rests = [tuple(path for path in left if path not in part) for part in parts] if pieces > 2 else []
        smaller = next(
            (part for part in (*parts, *rests) if fault_of(look, _with(files, original, changed, part))), None
        )
        if smaller is not None:
            left, pieces = smaller, 2 if smaller in parts else max(pieces - 1, 2)
        elif size == 1:
            break
        else:
            pieces = min(pieces * 2, len(left))
    return left


def _with(files: Files, original: Files, changed: Sequence[str], kept: Sequence[str]) -> dict[str, bytes]:
    calm = {path: data for path, data in original.items() if path not in kept}
    untouched = {path: data for path, data in files.items() if path not in changed}
    return {**calm, **untouched, **{path: files[path] for path in kept}}


# Ways to look.


def checked(files: Files) -> Checked:
    """Check the files as `dossier check` does, and look at every complaint; raises Wrong."""
    done = check_tree(DictTree(files))
    lines = {path: data.count(b"\n") + 1 for path, data in files.items()}
    for found in done.diagnostics:
        _look_at_complaint(found, lines)
    return done


def reported(files: Files) -> None:
    """The same, and every form of report of the complaints; raises Wrong for signs that a terminal would obey."""
    done = checked(files)
    for report in (as_text(done.diagnostics, colour=False, width=100), as_github(done.diagnostics)):
        if sign := _CONTROL.search(report):
            around = report[max(0, sign.start() - 60) : sign.end() + 20]
            raise Wrong(f"a report holds {sign[0]!r}: {around!r}")
    as_json(done.diagnostics)
    as_sarif(done.diagnostics)


def _look_at_complaint(found: Diagnostic, lines: Mapping[str, int]) -> None:
    mark = found.mark
    if not found.message or (mark.path not in lines and mark.path != SETTINGS):
        raise Wrong(f"a complaint about no file: {found}")
    if mark.line > lines.get(mark.path, 1) or mark.end < mark.column:
        raise Wrong(f"a complaint about no line: {found}")


Errors = frozenset[tuple[str, str]]
"""Rule and path of each."""


def errors_in(diagnostics: Sequence[Diagnostic]) -> Errors:
    return frozenset((found.rule, found.mark.path) for found in diagnostics if has_errors([found]))


def healed(files: Files, original: Files) -> tuple[dict[str, bytes], Checked]:
    """The files without errors that the original has not: whatever has one is as it was, again and again; raises
    Wrong where that comes to no end."""
    now, known = dict(files), errors_in(check_tree(DictTree(original)).diagnostics)
    for _ in range(20):
        done = check_tree(DictTree(now))
        if errors_in(done.diagnostics) <= known:
            return now, done
        for found in done.diagnostics:
            if has_errors([found]):
                for path in (found.mark.path, *(related.mark.path for related in found.related)):
                    now[path] = original.get(path, b"")
    raise Wrong("errors without end")


def built(files: Files, known: Errors = frozenset()) -> int:
    """Check the files and make every page of their site, each read as its readers read it; the number of pages.

    Nothing is made of a dossier with other errors than those known. Raises Wrong for what would run, load from
    elsewhere or is broken."""
    done = check_tree(DictTree(files))
    if not done.survey or not errors_in(done.diagnostics) <= known:
        return 0
    pages = pages_of(done.survey)
    for page in pages:
        if re.search(r"(^|/)\.|//|^/|[\\\0<>\"'\s]", page.path):
            raise Wrong(f"the path {page.path!r}")
        data = page.render()
        try:
            wrong = faults(page.path, data)
        except Exception as error:
            raise Wrong(f"{page.path} cannot be read: {type(error).__name__} {error}") from error
        if wrong:
            raise Wrong(f"{page.path}: {wrong[:3]}")
    return len(pages)
