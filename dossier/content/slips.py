"""The usual slips in YAML, each with its place and what to write instead.

Each function knows one slip and returns it, or None when the lines around do not bear it out.
"""

import re

from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from dossier.content.scene import Place, Scene, Slip

_FIELD = re.compile(
    r"^[ \t]*(?:- +)*(?P<key>[^\s:#\-\"'\[{][^:#]*|\"[^\"]*\"|'[^']*'):[ \t]+(?P<value>\S.*)$"
)
_NO_SPACE = re.compile(r"^\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)$")
_CLOSING = {"[": "]", "{": "}"}
_LEAD = re.compile(r" *(?:- +)*")
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def unquoted_colon(scene: Scene) -> Slip | None:
    field = _FIELD.match(scene.line(scene.problem.line))
    if field is None or field.start("value") >= scene.problem.column:
        return None
    key, value = field["key"], _COMMENT.sub("", field["value"]).rstrip()
    place = Place(scene.problem.line, field.start("value") + 1)
    message = f'the value of "{key}" holds a colon and a space'
    return Slip(place, place.column + len(value), message, f"put the value in quotes: {key}: {quoted(value)}")


def no_space_before(scene: Scene) -> Slip | None:
    """A field without its space swallows the next line, where the parser then complains."""
    return no_space(scene.lines, scene.above())


def no_space_here(scene: Scene) -> Slip | None:
    return no_space(scene.lines, scene.context.line)


def no_space(lines: tuple[str, ...], number: int) -> Slip | None:
    """The slip of a line such as `title:Talks`."""
    found = _NO_SPACE.match(lines[number - 1]) if number else None
    if found is None:
        return None
    place = Place(number, found.end("key") + 1)
    hint = f"write: {found['key']}: {found['value'].rstrip()}"
    return Slip(place, place.column + 1, f'no space after the colon of "{found["key"]}"', hint)


def too_far_in(scene: Scene) -> Slip | None:
    above, mine = scene.above(), scene.line(scene.problem.line)
    if not above or _indent(mine) <= _indent(scene.line(above)):
        return None
    name, column = mine.strip().partition(":")[0], _indent(mine) + 1
    lead = _LEAD.match(scene.line(above))
    hint = f"begin it in column {lead.end() + 1 if lead else 1}, or put the value of line {above} in quotes"
    message = f'"{name}" stands further in than the line above'
    return Slip(Place(scene.problem.line, column), column + len(name), message, hint)


def no_colon(scene: Scene) -> Slip | None:
    line = scene.rest(scene.context).rstrip()
    if not line:
        return None
    shown = (line if len(line) <= 40 else f"{line[:40]}…").strip("\"'")
    hint = f"write {shown}: and its value, or indent the line if it belongs to the one above"
    return Slip(scene.context, scene.context.column + len(line), f'no colon after "{shown}"', hint)


def tab(scene: Scene) -> Slip | None:
    if not scene.rest(scene.problem).startswith("\t") and "tab character" not in scene.words:
        return None
    message = "a tab stands where only spaces may"
    return Slip(scene.problem, scene.problem.column + 1, message, "write spaces, two for each level")


def cannot_begin(scene: Scene) -> Slip | None:
    place = scene.problem if scene.rest(scene.problem)[:1] in tuple("@`%}],{[") else scene.context
    value = _COMMENT.sub("", scene.rest(place)).rstrip()
    if not value:
        return None
    hint = f"put the value in quotes: {quoted(value)}"
    if value[0] in ",]}" and "flow node" in scene.words:
        return Slip(
            place, place.column + 1, f'no value stands before this "{value[0]}"', "write one, or delete it"
        )
    if value.startswith("* "):
        hint = 'begin an item of a list with "- "'
    return Slip(place, place.column + 1, f'a value cannot begin with "{value[0]}"', hint)


def unclosed_quote(scene: Scene) -> Slip | None:
    quote = scene.rest(scene.context)[:1]
    if quote not in ("'", '"'):
        return None
    hint = f"add {quote} at the end of the value"
    return Slip(scene.context, scene.context.column + 1, "the quote that opens here is never closed", hint)


def after_quote(scene: Scene) -> Slip | None:
    """Text after a closing quote: an apostrophe, a quote within quotes, or a quote closed lines too late."""
    last = scene.last
    if not isinstance(last, ScalarEvent) or last.style not in ("'", '"'):
        return None
    start = Place(last.start_mark.line + 1, last.start_mark.column + 1)  # type: ignore[union-attr]
    end = Place(last.end_mark.line + 1, last.end_mark.column + 1)  # type: ignore[union-attr]
    if end.line > start.line:
        message = f"the quote that opens here closes only on line {end.line}"
        return Slip(start, start.column + 1, message, f"add {last.style} at the end of the value")
    if end.line != scene.problem.line:
        return None
    whole = scene.rest(start).rstrip()
    inner = whole[1:-1] if len(whole) > 1 and whole.endswith(last.style) else whole
    message, hint = "the value goes on after its closing quote", f"put all of it in quotes: {quoted(inner)}"
    return Slip(end, start.column + len(whole), message, hint)


def after_bracket(scene: Scene) -> Slip | None:
    line, column = scene.line(scene.problem.line), scene.problem.column
    if not isinstance(scene.last, SequenceEndEvent | MappingEndEvent):
        return None
    if line[: column - 1].rstrip()[-1:] not in ("]", "}"):
        return None
    hint = "put the value in quotes if the brackets belong to it, else delete what follows them"
    return Slip(scene.problem, len(line.rstrip()) + 1, "the value goes on after its closing bracket", hint)


def stray_item(scene: Scene) -> Slip | None:
    if not re.match(r"-(\s|$)", scene.rest(scene.problem)):
        return None
    message = "an item of a list stands where a field is expected"
    hint = "indent it further than the name of the field that holds the list"
    return Slip(scene.problem, scene.problem.column + 1, message, hint)


def no_name(scene: Scene) -> Slip | None:
    if not scene.rest(scene.problem).startswith(":"):
        return None
    return Slip(
        scene.problem, scene.problem.column + 1, "there is no name before the colon", "write: name: value"
    )


def after_the_end(scene: Scene) -> Slip | None:
    above = scene.above()
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


def bracket_at_the_end(scene: Scene) -> Slip | None:
    return None if scene.rest(scene.problem).strip() else _never_closed(scene, scene.opened)


def _never_closed(scene: Scene, place: Place) -> Slip | None:
    opening = scene.rest(place)[:1]
    if opening not in _CLOSING:
        return None
    message = f'the bracket "{opening}" that opens here is never closed'
    return Slip(place, place.column + 1, message, f'add "{_CLOSING[opening]}" after the last item')


def open_bracket(scene: Scene) -> Slip | None:
    closing = _CLOSING.get(scene.rest(scene.context)[:1])
    if closing is None:
        return None
    rest = scene.rest(scene.problem)
    if scene.problem.line != scene.context.line or not rest.strip():
        return _never_closed(scene, scene.context)
    if rest.startswith(": "):
        return _colon_in_brackets(scene)
    hint = f'put "," between two items and "{closing}" after the last'
    return Slip(scene.problem, scene.problem.column + 1, f'"," or "{closing}" is missing before this', hint)


def _colon_in_brackets(scene: Scene) -> Slip:
    line, colon = scene.line(scene.problem.line), scene.problem.column - 1
    start = max(line.rfind(sign, 0, colon) + len(sign) for sign in (": ", ",", "[", "{"))
    start += len(line[start:colon]) - len(line[start:colon].lstrip())
    value = re.split(r"[,\]}]", line[start:])[0].rstrip()
    place = Place(scene.problem.line, start + 1)
    hint = f"put the value in quotes: {quoted(value)}"
    return Slip(place, place.column + len(value), "a value holds a colon and a space", hint)


def after_block(scene: Scene) -> Slip | None:
    value = scene.rest(scene.context).rstrip()
    hint = f"begin the text on the next line, indented; or put the value in quotes: {quoted(value)}"
    message = f'text follows "{value[:1]}" on the same line'
    return Slip(scene.context, scene.context.column + len(value), message, hint)


def escape(scene: Scene) -> Slip | None:
    line = scene.line(scene.problem.line)
    found = _ESCAPE.match(line, max(line.rfind("\\", 0, scene.problem.column), 0))
    if found is None:
        return None
    place = Place(scene.problem.line, found.start() + 1)
    hint = "use single quotes, or write \\\\ for one backslash"
    return Slip(place, found.end() + 1, f'"{found[0]}" means nothing in double quotes', hint)


def directive(scene: Scene) -> Slip | None:
    line = scene.line(scene.context.line).rstrip()
    if not line.startswith("%"):
        return None
    message, hint = (
        'a line cannot begin with "%"',
        "delete the line, or indent it if it belongs to the one above",
    )
    return Slip(Place(scene.context.line, 1), len(line) + 1, message, hint)


def tag(scene: Scene) -> Slip | None:
    value = scene.rest(scene.context).split(" ")[0]
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
