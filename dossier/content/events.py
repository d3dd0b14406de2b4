"""YAML text → fields, in one pass over libyaml's events: every scalar stays text (YAML 1.2, failsafe schema).

Events and not nodes, since composing crashes on deep nesting; reading stops where the depth is exceeded.
"""

import re
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dossier.base.diagnostic import Diagnostic, Level, Related
from dossier.base.mark import Mark
from dossier.content.fields import Value
from dossier.content.loader import MAX_DEPTH, TOO_DEEP, event_source, stretch
from dossier.content.marks import marks_in
from dossier.content.plain_fields import NULLS
from dossier.content.swallowed import swallowed
from dossier.content.syntax import explain, explain_text
from dossier.content.text import line_of, suspects

MAX_REPORTS = 50
"""Complaints on one file; more would bury the other files."""

MAX_VALUES = 10_000
"""Values in one file; the largest meeting anybody wrote has 700."""

_MERGE = "<<"


class _Stop(Exception):
    """Nothing after this place can be read."""


def by_events(path: str, text: str) -> tuple[dict[str, Value] | None, tuple[Diagnostic, ...]]:
    """The fields and complaints of a text (`fields_from`) by libyaml, whatever it holds."""
    found: list[Diagnostic] = []
    try:
        fields = _Reader(path, text, found).document()
        return fields, (*found, *swallowed(path, text))
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        found.append(explain(path, text, error))
    except yaml.YAMLError as error:  # a complaint about a character has no place
        found.append(Diagnostic("yaml-syntax", Level.ERROR, str(error).partition("\n")[0], Mark(path)))
    return None, tuple(found)


class _Reader:
    """One pass over the events of one text; `found` collects the complaints."""

    __slots__ = ("found", "keys", "merged", "next", "path", "text", "values")

    def __init__(self, path: str, text: str, found: list[Diagnostic]) -> None:
        self.path = path
        self.text = text
        self.found = found
        self.keys: list[str | int] = []
        """The way from the top to the value being read."""
        self.merged = False
        """Whether a merge key was refused; in quotes it is a name like any other."""
        self.next = event_source(text)
        self.values = 0

    def document(self) -> dict[str, Value]:
        self.next()  # the start of the stream
        start = self.next()
        if type(start) is StreamEndEvent:
            self.empty()
        event = self.next()
        if type(event) is not MappingStartEvent:
            self.no_mapping(event)
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        fields = self.mapping()
        self.count(event, fields)
        self.end()
        return fields

    def mapping(self) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        advance, scalar = self.next, self.scalar
        while True:
            event = advance()
            if type(event) is MappingEndEvent:
                if self.merged:
                    fields.pop(_MERGE, None)
                return fields
            key = self.key(event)
            if key in fields:
                self.duplicate(event, key)
            event = advance()
            value = scalar(event) if type(event) is ScalarEvent else self.nested(event, key)
            fields.setdefault(key, value)

    def sequence(self) -> list[Value]:
        items: list[Value] = []
        advance, scalar = self.next, self.scalar
        while True:
            event = advance()
            kind = type(event)
            if kind is SequenceEndEvent:
                return items
            items.append(scalar(event) if kind is ScalarEvent else self.nested(event, len(items)))

    def scalar(self, event: Any) -> str | None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        value: str = event.value
        if not event.style:
            return None if value in NULLS else value
        if event.style == '"':
            self.check_escapes(event)
        return value

    def nested(self, event: Any, step: str | int) -> Value:
        kind = type(event)
        if kind is AliasEvent:
            self.refuse_alias(event)
            return None
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        if len(self.keys) + 2 > MAX_DEPTH:
            self.too_deep(event)
        self.keys.append(step)
        value: Value = self.mapping() if kind is MappingStartEvent else self.sequence()
        self.keys.pop()
        self.count(event, value)
        return value

    def key(self, event: Any) -> str:
        if type(event) is not ScalarEvent:
            self.no_text_key(event)
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        key: str = event.value
        if event.style:
            if event.style == '"':
                self.check_escapes(event)
        elif key in NULLS:
            hint = f'put the name in quotes: "{key}"' if key else "write a name before the colon"
            self.report(event, "yaml-syntax", "a field has no name", hint)
        elif key == _MERGE:
            self.merged = True
            self.report(event, "alias", 'the merge key "<<" is not allowed', "write the fields out")
        return key

    # What is refused, each with its words.

    def report(
        self, event: Any, rule: str, message: str, hint: str = "", related: tuple[Related, ...] = ()
    ) -> None:
        excerpt = line_of(self.text, event.start_mark.line + 1)
        mark = stretch(self.path, excerpt, event.start_mark, event.end_mark)
        if mark.end == mark.column:  # the start of a list or a group has no width
            mark = mark._replace(end=len(excerpt.rstrip()) + 1)
        self.found.append(Diagnostic(rule, Level.ERROR, message, mark, excerpt, hint, related))
        if len(self.found) >= MAX_REPORTS:
            raise _Stop

    def duplicate(self, event: Any, key: str) -> None:
        first = marks_in(self.path, self.text).key((*self.keys, key))
        hint = "keep one of the two, or join them in one list"
        related = (Related("first here", first),)
        self.report(event, "duplicate-key", f'the field "{key}" is written twice', hint, related)

    def refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            hint = 'write the text out where it is needed, or put the value in quotes if it begins with "&"'
            self.report(event, "anchor", f'the anchor "&{event.anchor}" is not allowed', hint)
        if event.tag is not None:
            hint = 'put the value in quotes if it begins with "!"'
            written = line_of(self.text, event.start_mark.line + 1)[event.start_mark.column :]
            tag = next((word for word in re.split(r"[\s,\]}]", written) if word[:1] == "!"), event.tag)
            self.report(event, "tag", f'the tag "{tag}" is not allowed', hint)

    def refuse_alias(self, event: Any) -> None:
        hint = f'write the text out, or put the value in quotes: "*{event.anchor}"'
        self.report(event, "alias", f'the alias "*{event.anchor}" is not allowed', hint)

    def check_escapes(self, event: Any) -> None:
        if event.value.isprintable():
            return
        written = self.text[event.start_mark.index : event.end_mark.index]
        for offset, rule, _, name in suspects(event.value):
            character = event.value[offset]
            if event.value.count(character) > written.count(character):  # else it is reported where it stands
                self.report(event, rule, f"an escape in the value stands for {name}", "delete it")

    def count(self, event: Any, value: Any) -> None:
        self.values += len(value)
        if self.values > MAX_VALUES:
            message = f"the file holds more than {MAX_VALUES:,} values"
            self.report(event, "too-large", message, "split it into several entries")
            raise _Stop

    def too_deep(self, event: Any) -> NoReturn:
        self.report(event, "too-deep", *TOO_DEEP)
        raise _Stop

    def no_text_key(self, event: Any) -> NoReturn:
        hint = "put the text in quotes if the brackets belong to it"
        self.report(event, "yaml-syntax", "the name of a field must be text, not a list or a group", hint)
        raise _Stop

    def empty(self) -> NoReturn:
        message = "the front matter is empty" if self.path.endswith(".md") else "the file is empty"
        self.found.append(Diagnostic("not-a-mapping", Level.ERROR, message, Mark(self.path, 1), hint=_FIELDS))
        raise _Stop

    def no_mapping(self, event: Any) -> NoReturn:
        if type(event) is ScalarEvent and not event.value:
            self.empty()
        known = explain_text(self.path, tuple(self.text.split("\n")), event.start_mark.line + 1)
        if known is not None:
            self.found.append(known)
            raise _Stop
        what = "a list" if type(event) is SequenceStartEvent else "text"
        self.report(event, "not-a-mapping", f"the file holds {what} where fields are expected", _FIELDS)
        raise _Stop

    def end(self) -> None:
        event = self.next()
        if type(event) is DocumentEndEvent:
            event = self.next()
        if type(event) is DocumentStartEvent:
            hint = 'one entry per file: delete the line "---" or move what follows to a file of its own'
            self.report(event, "several-documents", "a second document begins here", hint)


_FIELDS = "write fields, one on a line, such as: title: Geneva talks"
