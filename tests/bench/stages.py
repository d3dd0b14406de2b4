"""Builds a dossier and says how long each stage took: wall time of the first process, processor time of all.

    python tests/bench/stages.py PROJECT OUT [--profile FILE] [--json]

Time is booked to the stage that works at the moment, so stages may stream into each other. With `--profile` the run is
under Python's profiler instead, and FILE gets its forty dearest functions.
"""

import argparse
import cProfile
import importlib
import inspect
import io
import json
import mmap
import os
import pstats
import struct
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

STAGES = (
    ("read", "dossier.content.history", "history_of"),
    ("read", "dossier.reading", "kept_reading"),
    ("read", "dossier.reading", "finished"),
    ("read", "dossier.content.records", "records_from"),
    ("entries", "dossier.entries.read", "entries_from"),
    ("entries", "dossier.entries.read", "remember"),
    ("resolve", "dossier.graph.day", "as_of_for"),
    ("recall", "dossier.recall", "ground_of"),
    ("recall", "dossier.recall", "recalled"),
    ("recall", "dossier.recall", "write"),
    ("resolve", "dossier.graph.resolve", "resolve"),
    ("survey", "dossier.graph.survey", "survey_of"),
    ("lint", "dossier.lint.run", "lint"),
    ("theme", "dossier.site.assets", "asset_pages"),
    ("theme", "dossier.render.theme", "theme_of"),
    ("views", "dossier.outputs.plan", "parts_of"),
    ("views", "dossier.outputs.plan", "closing"),
    ("keys", "dossier.render.render", "page_of"),
    ("crew", "dossier.render.crew", "crew_pages"),
    ("publish", "dossier.site.publish", "standing"),
    ("publish", "dossier.site.publish", "publish"),
)
"""Stage, module and function, in the order of work. `crew` is what several processes cost, with waiting for the last."""
NAMES = ("start", *dict.fromkeys(stage for stage, _, _ in STAGES), "render")
ROWS = 64
"""Processes whose time is kept."""
CELL = struct.Struct("dd")


class Spent(NamedTuple):
    """What a stage took."""

    stage: str
    wall: float
    processor: float


class Clock:
    """Books time to one stage at a time; each process has a row of its own in memory that all share."""

    def __init__(self) -> None:
        self.table = mmap.mmap(-1, ROWS * len(NAMES) * CELL.size)
        self.row = self.rows = 0
        self.stack = ["start"]
        self.wall, self.processor = time.perf_counter(), time.process_time()
        os.register_at_fork(before=self._forking, after_in_child=self._forked)

    def _forking(self) -> None:
        self.rows += 1

    def _forked(self) -> None:
        self.row = min(self.rows, ROWS - 1)
        self.wall, self.processor = time.perf_counter(), time.process_time()

    def book(self) -> None:
        """Book what has passed since the last time to the stage at work."""
        wall, processor = time.perf_counter(), time.process_time()
        place = (self.row * len(NAMES) + NAMES.index(self.stack[-1])) * CELL.size
        was = CELL.unpack_from(self.table, place)
        CELL.pack_into(self.table, place, was[0] + wall - self.wall, was[1] + processor - self.processor)
        self.wall, self.processor = wall, processor

    def enter(self, stage: str) -> None:
        """A stage begins to work, inside of the one that does."""
        self.book()
        self.stack.append(stage)

    def leave(self) -> None:
        """The stage gives back to the one it works for."""
        self.book()
        self.stack.pop()

    def spent(self) -> list[Spent]:
        """Of each stage."""
        self.book()
        found = []
        for number, stage in enumerate(NAMES):
            cells = [
                CELL.unpack_from(self.table, (row * len(NAMES) + number) * CELL.size) for row in range(ROWS)
            ]
            found.append(Spent(stage, cells[0][0], sum(cell[1] for cell in cells)))
        return found

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time booked to the stage; so is that of what it yields or gives back to be called."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self.enter(stage)
            try:
                found = function(*args, **kwargs)
            finally:
                self.leave()
            if inspect.isgenerator(found):
                return self._stream(stage, found)
            if hasattr(found, "render") and hasattr(found, "_replace"):  # a page
                return found._replace(render=self.timed("render", found.render))
            if isinstance(found, tuple) and all(
                hasattr(part, "make") for part in found
            ):  # parts of the outputs
                return tuple(part._replace(make=self.timed(stage, part.make)) for part in found)
            return found

        return call

    def _stream(self, stage: str, items: Iterator[Any]) -> Iterator[Any]:
        while True:
            self.enter(stage)
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self.leave()
            yield item


def watch(clock: Clock) -> None:
    """Put the clock around the functions of all stages, wherever they have been imported."""
    modules = {name: importlib.import_module(name) for _, name, _ in STAGES}
    importlib.import_module("dossier.build")
    for stage, module, name in STAGES:
        plain = getattr(modules[module], name)
        timed = clock.timed(stage, plain)
        for other in [other for key, other in sys.modules.items() if key.startswith("dossier.")]:
            for key, value in list(vars(other).items()):
                if value is plain:
                    setattr(other, key, timed)


def build(project: Path, out: Path) -> None:
    """What `dossier build` does, without its printing."""
    from dossier.cli import main

    stdout, stderr = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = io.StringIO()
    try:
        main(["build", str(project), "--out", str(out)], standalone_mode=False)
    finally:
        sys.stdout, sys.stderr = stdout, stderr


def profiled(project: Path, out: Path) -> str:
    """The forty dearest functions of a build."""
    profile = cProfile.Profile()
    profile.runcall(build, project, out)
    text = io.StringIO()
    pstats.Stats(profile, stream=text).sort_stats("tottime").print_stats(40)
    return text.getvalue()


def main() -> None:
    """Build and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.profile:
        arguments.profile.write_text(profiled(arguments.project, arguments.out), encoding="utf-8")
        return
    clock = Clock()
    watch(clock)
    build(arguments.project, arguments.out)
    spent = clock.spent()
    if arguments.json:
        print(json.dumps(spent))
        return
    for stage, wall, processor in spent:
        print(f"{stage:10} {wall:8.2f} s {processor:8.2f} s of a processor")


if __name__ == "__main__":
    main()
