"""A search guided by coverage: an input that reaches lines in an order never seen before is kept and spoiled further.

Plain Python on every version that we support; it is slow (some thousand inputs a second at best), and needs nothing.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from random import Random
from types import CodeType, FrameType
from typing import Any, NamedTuple

from fuzz.batches import Slow, watched
from fuzz.mutations import ROUGH
from fuzz.texts import texts

SECONDS = 5.0
"""Of the processor for one input, with the tracing, which costs twenty times the work."""
LONGEST = 3_000
"""Characters of an input."""

Edges = frozenset[tuple[CodeType, int, int]]


class Target(NamedTuple):
    """Something that takes any text, and must bear it."""

    name: str
    run: Callable[[str], object]
    """Raises for a fault; what the program refuses by design it must catch."""
    seeds: tuple[str, ...]
    tokens: tuple[str, ...]
    """Pieces with a meaning to it."""
    traced: tuple[str, ...]
    """Parts of paths of the modules whose lines guide the search."""
    look: Callable[[str], object] = len
    """A dearer look at those inputs that are kept."""


class Fault(NamedTuple):
    """An input that was too much, made as short as it goes."""

    text: str
    error: str


class Search(NamedTuple):
    """What a search came to."""

    runs: int
    corpus: tuple[str, ...]
    edges: int
    faults: tuple[Fault, ...]


def search(target: Target, seed: int, go_on: Callable[[int], bool], corpus: Iterable[str] = ()) -> Search:
    """Spoil the seeds and whatever is kept of them, while `go_on` says so of the number of runs."""
    rng = Random(f"{target.name}/{seed}")
    kept: list[str] = []
    seen: set[tuple[CodeType, int, int]] = set()
    faults: dict[str, Fault] = {}
    waiting = [*target.seeds, *corpus]
    runs = 0
    while go_on(runs):
        text = waiting.pop(0) if waiting else _spoiled(rng, target, kept)
        runs += 1
        edges, error = traced(target, text)
        if error:
            faults.setdefault(_kind(error), Fault(_shortest(target, text, _kind(error)), error))
        elif not edges <= seen:
            seen |= edges
            kept.append(text)
            if error := _error_of(target.look, text):
                faults.setdefault(_kind(error), Fault(text, error))
    return Search(runs, tuple(kept), len(seen), tuple(faults.values()))


def traced(target: Target, text: str) -> tuple[Edges, str]:
    """The steps from line to line that the input takes, and its error, if any."""
    edges: set[tuple[CodeType, int, int]] = set()
    wanted: dict[CodeType, bool] = {}

    def entered(frame: FrameType, _event: str, _argument: Any) -> Any:
        code = frame.f_code
        if code not in wanted:
            path = code.co_filename.replace(os.sep, "/")
            wanted[code] = any(part in path for part in target.traced)
        if not wanted[code]:
            return None
        last = 0

        def stepped(frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal last
            if event == "line":
                edges.add((code, last, frame.f_lineno))
                last = frame.f_lineno
            return stepped

        return stepped

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        error = _error_of(target.run, text)
    finally:
        sys.settrace(before)
    return frozenset(edges), error


def _error_of(run: Callable[[str], object], text: str) -> str:
    try:
        with watched(SECONDS):
            run(text)
    except (Exception, Slow) as error:  # noqa: BLE001 (whatever it is, it is a find)
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        at = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        return f"{type(error).__name__} at {at}: {error}"[:500]
    return ""


def _kind(error: str) -> str:
    """An error without its words: what it is and where it comes from."""
    return error.partition(": ")[0]


def _spoiled(rng: Random, target: Target, kept: Sequence[str]) -> str:
    """One of the kept, the newest more often, after some mutations."""
    text = kept[max(rng.randrange(len(kept)), rng.randrange(len(kept)))] if kept else ""
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        text = rng.choice((_token_put, _token_put, _crossed, _any))(rng, text, target, kept)[:LONGEST]
    return text


def _token_put(rng: Random, text: str, target: Target, _kept: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    until = at + rng.choice((0, 0, 0, 1, 3, 8))
    return text[:at] + rng.choice(target.tokens) * rng.choice((1, 1, 1, 1, 2, 5, 30)) + text[until:]


def _crossed(rng: Random, text: str, _target: Target, kept: Sequence[str]) -> str:
    other = rng.choice(kept) if kept else ""
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


def _any(rng: Random, text: str, _target: Target, kept: Sequence[str]) -> str:
    if rng.random() < 0.2:
        at = rng.randint(0, len(text))
        return text[:at] + rng.choice(texts()) + text[at:]
    return rng.choice(ROUGH)(rng, text, kept or [text])


def _shortest(target: Target, text: str, kind: str) -> str:
    """The input without all that its error can do without."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if _kind(_error_of(target.run, shorter)) == kind:
                text = shorter
            else:
                at += size
        size //= 2
    return text
