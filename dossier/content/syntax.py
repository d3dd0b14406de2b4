"""What is wrong with a YAML text, in an editor's words: the parser's complaint, judged by the lines."""

from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.mark import Mark
from dossier.content import slips
from dossier.content.loader import MAX_DEPTH, TOO_DEEP, event_source
from dossier.content.scene import Place, Scene, Slip


def explain(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    """The parser's complaint about `text` as a diagnostic; its own words where we know no better ones."""
    if "maximum nesting depth" in str(error.problem) and error.problem_mark:
        return _too_deep(path, text, error.problem_mark.line + 1)
    scene = _scene(text, error)
    slip = next((s for words, known in _SLIPS if words in scene.words and (s := known(scene))), None)
    if slip is None:
        slip = Slip(scene.problem, scene.problem.column + 1, f"this is not YAML: {scene.words}")
    return _as_diagnostic(path, scene.lines, slip)


def _too_deep(path: str, text: str, number: int) -> Diagnostic:
    """libyaml 0.2.6 and later stops before we see the events: find the bracket that is one too many."""
    line = text.split("\n")[number - 1]
    depths = accumulate(((c in "[{") - (c in "]}") for c in line), initial=1)  # 1 for the fields of the file
    column = next((n for n, depth in enumerate(depths) if depth > MAX_DEPTH), len(line))
    message, hint = TOO_DEEP
    return Diagnostic("too-deep", Level.ERROR, message, Mark(path, number, column, column + 1), line, hint)


def explain_text(path: str, lines: tuple[str, ...], number: int) -> Diagnostic | None:
    """What made plain text of a line that should be a field, where that is plain to see."""
    slip = slips.no_space(lines, number)
    return _as_diagnostic(path, lines, slip) if slip else None


def _as_diagnostic(path: str, lines: tuple[str, ...], slip: Slip) -> Diagnostic:
    mark = Mark(path, slip.place.line, slip.place.column, max(slip.end, slip.place.column))
    excerpt = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return Diagnostic(slip.rule, Level.ERROR, slip.message, mark, excerpt, slip.hint)


def _scene(text: str, error: yaml.MarkedYAMLError) -> Scene:
    lines = tuple(text.split("\n"))
    place = error.problem_mark or error.context_mark
    problem = _within(lines, _place(place) if place else Place(1, 1))
    began = _place(error.context_mark) if error.context_mark else problem
    words = f"{error.problem} ({error.context})" if error.context else str(error.problem)
    last, opened = _understood(text)
    return Scene(lines, problem, began, words, last, opened)


def _understood(text: str) -> tuple[Any, Place]:
    """The last event before the parser gave up, and where what was then open began."""
    advance, event, opened = event_source(text), None, [Place(1, 1)]
    with suppress(yaml.YAMLError):
        while (following := advance()) is not None:
            event = following
            if isinstance(event, CollectionStartEvent):
                opened.append(_place(event.start_mark))
            elif isinstance(event, CollectionEndEvent):
                opened.pop()
    return event, opened[-1]


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _within(lines: tuple[str, ...], place: Place) -> Place:
    """The place itself, or the end of the text where it lies behind that."""
    if any(line.strip(" ") for line in lines[place.line - 1 :]):
        return place
    last = next((n for n in range(len(lines), 1, -1) if lines[n - 1].strip(" ")), 1)
    return Place(last, len(lines[last - 1].rstrip(" ")) + 1)


_STRUCTURE = (
    slips.after_quote,
    slips.after_bracket,
    slips.no_name,
    slips.after_the_end,
    slips.stray_item,
    slips.indentation,
)

# By a stretch of the parser's words, libyaml's or PyYAML's own; the first that bears out counts.
_SLIPS: tuple[tuple[str, Callable[[Scene], Slip | None]], ...] = (
    ("mapping values are not allowed", slips.unquoted_colon),
    ("mapping values are not allowed", slips.no_space_before),
    ("mapping values are not allowed", slips.too_far_in),
    ("could not find expected ':'", slips.no_space_here),
    ("could not find expected ':'", slips.no_colon),
    ("tab character", slips.tab),
    ("cannot start any token", slips.tab),
    ("cannot start any token", slips.cannot_begin),
    ("node content", slips.bracket_at_the_end),
    ("node content", slips.cannot_begin),
    ("alphabetic or numeric", slips.cannot_begin),
    ("unexpected end of stream", slips.unclosed_quote),
    ("sequence entries are not allowed", slips.dash_after_key),
    ("expected ',' or", slips.open_bracket),
    ("comment or line break", slips.after_block),
    ("comment or a line break", slips.after_block),
    ("chomping or indentation", slips.after_block),
    ("directive", slips.directive),
    ("escape", slips.escape),
    ("hexdecimal", slips.escape),
    ("tag handle", slips.tag),
    *(("expected key", slip) for slip in _STRUCTURE),
    *(("<block end>", slip) for slip in _STRUCTURE),
    *(("<document start>", slip) for slip in _STRUCTURE),
    *(("'-' indicator", slip) for slip in _STRUCTURE),
)
