"""The usual slips in YAML: each function knows one, and returns it, or None when the text does not bear it out."""

import re
from typing import Any, NamedTuple

from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

_FIELD = re.compile(
    r"^(?P<lead>[ \t]*(?:- +)*)(?P<key>[^\s:#\-\"'\[{][^:#]*|\"[^\"]*\"|'[^']*'):[ \t]+(?P<value>\S.*)$"
)
_NO_SPACE = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)$")


class Place(NamedTuple):
    """A position in the text, both from 1."""

    line: int
    column: int


class Slip(NamedTuple):
    """One slip: where it is, what it is and what to write."""

    place: Place
    end: int
    message: str
    hint: str = ""
    rule: str = "yaml-syntax"


class Scene(NamedTuple):
    """All there is to judge a slip by."""

    lines: tuple[str, ...]
    problem: Place
    """Where the parser gave up."""
    context: Place
    """Where the thing began that it was reading."""
    words: str
    """The parser's own words."""
    last: Any
    """The last event before it gave up."""

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def character(self) -> str:
        return self.line(self.problem.line)[self.problem.column - 1 :][:1]


def unquoted_colon(scene: Scene) -> Slip | None:
    line, column = scene.line(scene.problem.line), scene.problem.column
    field = _FIELD.match(line)
    if field is None or field.start("value") >= column:
        return None
    value = field["value"].rstrip()
    place = Place(scene.problem.line, field.start("value") + 1)
    hint = f"put the value in quotes: {field['key']}: {quoted(value)}"
    return Slip(
        place, place.column + len(value), f'the value of "{field["key"]}" holds a colon and a space', hint
    )


def no_space_before(scene: Scene) -> Slip | None:
    """A field without its space swallows the next line, where the parser then complains."""
    number = scene.problem.line - 1
    while number > 1 and not scene.line(number).strip():
        number -= 1
    return _no_space(scene, number)


def no_space_here(scene: Scene) -> Slip | None:
    return _no_space(scene, scene.context.line)


def _no_space(scene: Scene, number: int) -> Slip | None:
    found = _NO_SPACE.match(scene.line(number))
    if found is None:
        return None
    place = Place(number, found.end("key") + 1)
    hint = f"write: {found['key']}: {found['value'].rstrip()}"
    return Slip(place, place.column + 1, f'no space after the colon of "{found["key"]}"', hint)


def too_far_in(scene: Scene) -> Slip | None:
    number = scene.problem.line
    above = next((n for n in range(number - 1, 0, -1) if scene.line(n).strip()), 0)
    mine, theirs = _indent(scene.line(number)), _indent(scene.line(above))
    if not above or mine <= theirs:
        return None
    name = scene.line(number).strip().partition(":")[0]
    hint = f"begin it in column {theirs + 1}, like line {above}; or leave the value of line {above} empty"
    return Slip(
        Place(number, mine + 1), mine + 1 + len(name), f'"{name}" stands further in than the line above', hint
    )


def no_colon(scene: Scene) -> Slip | None:
    line = scene.line(scene.context.line)[scene.context.column - 1 :].rstrip()
    if not line:
        return None
    shown = line if len(line) <= 40 else f"{line[:40]}…"
    hint = f'write "{shown}: " and its value; or indent the line if it belongs to the one above'
    return Slip(scene.context, scene.context.column + len(line), f'no colon after "{shown}"', hint)


def tab(scene: Scene) -> Slip | None:
    if scene.character() != "\t" and "tab character" not in scene.words:
        return None
    message = "a tab stands where only spaces may"
    return Slip(scene.problem, scene.problem.column + 1, message, "replace it by spaces, two for each level")


def cannot_begin(scene: Scene) -> Slip | None:
    place = scene.problem if scene.character() in "@`%}],{[" else scene.context
    line = scene.line(place.line)
    value = line[place.column - 1 :].rstrip()
    if not value:
        return None
    hint = f"put the value in quotes: {quoted(value)}"
    if value.startswith("* "):
        hint = 'begin an item of a list with "- "'
    return Slip(place, place.column + 1, f'a value cannot begin with "{value[0]}"', hint)


def unclosed_quote(scene: Scene) -> Slip | None:
    quote = scene.line(scene.context.line)[scene.context.column - 1 :][:1]
    if quote not in ("'", '"'):
        return None
    hint = f"add {quote} at the end of the value"
    return Slip(scene.context, scene.context.column + 1, "the quote that opens here is never closed", hint)


def after_quote(scene: Scene) -> Slip | None:
    """Text after a closing quote: an apostrophe, a quote within quotes, or a quote closed lines too late."""
    last = scene.last
    if not isinstance(last, ScalarEvent) or last.style not in ("'", '"'):
        return None
    start: Any = last.start_mark
    end: Any = last.end_mark
    if end.line > start.line:
        message = f"the quote that opens here closes only on line {end.line + 1}"
        hint = f"add {last.style} at the end of the value"
        return Slip(Place(start.line + 1, start.column + 1), start.column + 2, message, hint)
    if end.line + 1 != scene.problem.line:
        return None
    whole = scene.line(end.line + 1)[start.column :].rstrip()
    inner = whole[1:-1] if len(whole) > 1 and whole.endswith(last.style) else whole
    place = Place(end.line + 1, end.column + 1)
    message = "the value goes on after its closing quote"
    return Slip(place, start.column + 1 + len(whole), message, f"put all of it in quotes: {quoted(inner)}")


def after_bracket(scene: Scene) -> Slip | None:
    if not isinstance(scene.last, SequenceEndEvent | MappingEndEvent):
        return None
    line, column = scene.line(scene.problem.line), scene.problem.column
    if line[: column - 1].rstrip()[-1:] not in ("]", "}"):
        return None
    hint = "put the value in quotes if the brackets belong to it; else delete what follows them"
    return Slip(scene.problem, len(line.rstrip()) + 1, "the value goes on after its closing bracket", hint)


def stray_item(scene: Scene) -> Slip | None:
    if not re.match(r"-(\s|$)", scene.line(scene.problem.line)[scene.problem.column - 1 :]):
        return None
    message = "an item of a list stands where a field is expected"
    hint = "indent it further than the name of the field that holds the list"
    return Slip(scene.problem, scene.problem.column + 1, message, hint)


def no_name(scene: Scene) -> Slip | None:
    if scene.character() != ":":
        return None
    return Slip(
        scene.problem, scene.problem.column + 1, "there is no name before the colon", "write: name: value"
    )


def after_the_end(scene: Scene) -> Slip | None:
    above = next((n for n in range(scene.problem.line - 1, 0, -1) if scene.line(n).strip()), 0)
    if scene.line(above).rstrip() != "...":
        return None
    hint = f'one entry per file: delete the line "..." (line {above})'
    end = len(scene.line(scene.problem.line)) + 1
    return Slip(scene.problem, end, "a second document begins here", hint, "several-documents")


def indentation(scene: Scene) -> Slip | None:
    line = scene.line(scene.problem.line)
    if line[: scene.problem.column - 1].strip(" -"):
        return None
    message = "the line is indented unlike those around it"
    hint = "begin it in the same column as the fields or items that it belongs with"
    return Slip(scene.problem, len(line.rstrip()) + 1, message, hint)


def dash_after_key(scene: Scene) -> Slip | None:
    message = "an item of a list cannot stand on the line of its field"
    hint = 'put each item on a line of its own, indented, beginning with "- "'
    return Slip(scene.problem, scene.problem.column + 1, message, hint)


def open_bracket(scene: Scene) -> Slip | None:
    opening = scene.line(scene.context.line)[scene.context.column - 1 :][:1]
    closing = {"[": "]", "{": "}"}.get(opening)
    if closing is None:
        return None
    rest = scene.line(scene.problem.line)[scene.problem.column - 1 :]
    if scene.problem.line == scene.context.line and rest.strip():
        hint = f'put "," between two items and "{closing}" after the last'
        return Slip(
            scene.problem, scene.problem.column + 1, f'"," or "{closing}" is missing before this', hint
        )
    message = f'the bracket "{opening}" that opens here is never closed'
    return Slip(scene.context, scene.context.column + 1, message, f'add "{closing}" after the last item')


def after_block(scene: Scene) -> Slip | None:
    line = scene.line(scene.context.line)
    value = line[scene.context.column - 1 :].rstrip()
    hint = f"begin the text on the next line, indented; or put the value in quotes: {quoted(value)}"
    place = scene.context
    return Slip(place, place.column + len(value), f'text follows "{value[:1]}" on the same line', hint)


def escape(scene: Scene) -> Slip | None:
    line = scene.line(scene.problem.line)
    at = line.rfind("\\", 0, scene.problem.column)
    if at < 0:
        return None
    message = f'"{line[at : at + 2]}" means nothing in double quotes'
    return Slip(
        Place(scene.problem.line, at + 1),
        at + 3,
        message,
        "use single quotes, or write \\\\ for one backslash",
    )


def tag(scene: Scene) -> Slip | None:
    value = scene.line(scene.context.line)[scene.context.column - 1 :].split(" ")[0]
    hint = 'put the value in quotes if it begins with "!"'
    end = scene.context.column + len(value)
    return Slip(scene.context, end, f'the tag "{value}" is not allowed', hint, "tag")


def quoted(value: str) -> str:
    """The value in the quotes that need the least change."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
