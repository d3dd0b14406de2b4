"""Where each field of a record stands: the events of its text read once more, this time with their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from dossier.base.mark import Mark
from dossier.content.loader import MAX_DEPTH, event_source, stretch

Steps = tuple[str | int, ...]
"""The way from the top of a record to a value: `("delegations", 0, "head")`."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of all keys and values of one record."""

    values: Mapping[Steps, Mark]
    keys: Mapping[Steps, Mark]

    def at(self, path: Steps) -> Mark:
        """The place of the value at `path`, or of the nearest thing above it that exists."""
        return self.values[self._existing(path)]

    def key(self, path: Steps) -> Mark:
        """The place of the key at `path`; of the value where it has no key, such as an item of a list."""
        existing = self._existing(path)
        return self.keys.get(existing) or self.values[existing]

    def _existing(self, path: Steps) -> Steps:
        while path not in self.values:
            path = path[:-1]
        return path


@lru_cache(maxsize=256)  # a pure function of its arguments; one record is asked for many marks
def marks_in(path: str, text: str) -> Marks:
    """The marks of a YAML text, of a broken one those before the break; of a key written twice, the first."""
    walk = _Walk(path, text)
    try:
        walk.next()  # the start of the stream
        walk.next()  # the start of the document
        walk.node((), walk.next())
    except (yaml.YAMLError, _Stop):
        pass
    walk.values.setdefault((), Mark(path, 1))
    return Marks(walk.values, walk.keys)


class _Stop(Exception):
    """The reader of the fields stops here too, and says why."""


class _Walk:
    """One pass over the events of one text, which fills `values` and `keys`."""

    __slots__ = ("keys", "lines", "next", "path", "values")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = (*text.split("\n"), "")  # a value left empty may lie behind the last line
        self.values: dict[Steps, Mark] = {}
        self.keys: dict[Steps, Mark] = {}
        self.next = event_source(text)

    def node(self, steps: Steps, event: Any) -> None:
        kind = type(event)
        self.values[steps] = self.stretch(event.start_mark, event.end_mark)
        if kind is not MappingStartEvent and kind is not SequenceStartEvent:
            return
        if len(steps) >= MAX_DEPTH:
            raise _Stop
        end = self.fields(steps) if kind is MappingStartEvent else self.items(steps)
        self.values[steps] = self.stretch(event.start_mark, end)

    def fields(self, steps: Steps) -> Any:
        while type(event := self.next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                raise _Stop
            here = (*steps, event.value)
            if here in self.keys:
                self.skip(self.next())
                continue
            self.keys[here] = self.stretch(event.start_mark, event.end_mark)
            self.node(here, self.next())
        return event.end_mark

    def items(self, steps: Steps) -> Any:
        number = 0
        while type(event := self.next()) is not SequenceEndEvent:
            self.node((*steps, number), event)
            number += 1
        return event.end_mark

    def stretch(self, start: Any, end: Any) -> Mark:
        return stretch(self.path, self.lines[start.line], start, end)

    def skip(self, event: Any) -> None:
        """Pass over the second value of a key: what it holds is not part of the record."""
        values, keys = self.values, self.keys
        self.values, self.keys = {}, {}
        self.node((), event)
        self.values, self.keys = values, keys
