"""Diagnostics in the forms people and machines read: terminal text, JSON, GitHub's workflow commands, SARIF.
Each takes the diagnostics in the order to show and returns text without a last line end; none prints."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.excerpt import columns, excerpt, harmless
from dossier.base.mark import Mark

FOLD = 20
"""Diagnostics of one rule in one file that the text form shows; of the rest it gives the number."""

LONGEST = 500
"""Characters of a message or a hint that are shown; a value that is quoted in one may be a whole file."""
EXCERPT = 2_000
"""Characters of a line that the machines' forms carry."""

_COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.INFO: "1;36"}
_DIM = "2"
_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_SARIF = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool, width: int) -> str:
    """For people: each complaint with its line, carets under the marked stretch, what to write instead."""
    return "\n\n".join(_folded(tuple(map(_short, diagnostics)), colour, width))


def summary(diagnostics: Iterable[Diagnostic], entries: int, seconds: float | None = None) -> str:
    """The last line: `3 errors, 2 warnings in 412 entries (0.4 s)`; without the time where none is given."""
    levels = Counter(d.level for d in diagnostics)
    words = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
    counts = ", ".join(_count(levels[level], word) for level, word in words.items() if levels[level])
    time = "" if seconds is None else f" ({seconds:.1f} s)"
    return f"{counts or 'no problems'} in {_count(entries, 'entry', 'entries')}{time}"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """For programs: one object with the list `diagnostics`. Lines and columns count from 1; 0 is unknown."""
    listed = [
        {
            "rule": d.rule,
            "level": str(d.level),
            "message": d.message,
            **_place(d.mark),
            "excerpt": d.excerpt,
            "hint": d.hint,
            "related": [{"message": related.message, **_place(related.mark)} for related in d.related],
        }
        for d in map(_brief, diagnostics)
    ]
    return _dumped({"version": 1, "diagnostics": listed})


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """For GitHub Actions: one workflow command a line, which becomes an annotation in the pull request."""
    return "\n".join(_workflow_command(d) for d in map(_short, diagnostics))


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """For code scanning: a SARIF 2.1.0 log (OASIS) of one run."""
    listed = tuple(map(_brief, diagnostics))
    rules = sorted({d.rule for d in listed})
    run = {
        "tool": {"driver": {"name": "dossier", "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(d, rules) for d in listed],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _short(d: Diagnostic) -> Diagnostic:
    """The diagnostic with no text longer than anybody reads."""
    return d._replace(message=_cut(d.message, LONGEST), hint=_cut(d.hint, LONGEST))


def _brief(d: Diagnostic) -> Diagnostic:
    return _short(d)._replace(excerpt=_cut(d.excerpt, EXCERPT))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _folded(diagnostics: Sequence[Diagnostic], colour: bool, width: int) -> Iterator[str]:
    total = Counter((d.rule, d.mark.path) for d in diagnostics)
    seen: Counter[tuple[str, str]] = Counter()
    for d in diagnostics:
        group = (d.rule, d.mark.path)
        seen[group] += 1
        if seen[group] <= FOLD:
            yield "\n".join(_block(d, colour, width))
        elif seen[group] == FOLD + 1:
            more = f"{total[group] - FOLD} more {d.level}[{d.rule}] in {harmless(d.mark.path)}"
            yield _painted(f"... and {more}", _COLOURS[d.level], colour)


def _block(d: Diagnostic, colour: bool, width: int) -> Iterator[str]:
    yield _painted(f"{d.level}[{d.rule}]", _COLOURS[d.level], colour) + f": {harmless(d.message)}"
    yield f"  {_not_a_command(harmless(str(d.mark)))}"
    gutter = max(5, len(str(d.mark.line)) + 1)
    hint = harmless(d.hint)
    if d.mark.line and d.excerpt:
        yield from _marked_line(d, hint, gutter, colour, width)
    elif hint:
        yield _note(hint, gutter, colour)
    for related in d.related:
        yield _note(f"{harmless(related.message)}: {harmless(str(related.mark))}", gutter, colour)


def _marked_line(d: Diagnostic, hint: str, gutter: int, colour: bool, width: int) -> Iterator[str]:
    """The line, then carets with the hint behind them; a hint too long for that gets a line of its own."""
    room = max(width - gutter - 3, 20)
    shown = excerpt(d.excerpt, d.mark.column, d.mark.end, room)
    yield f"{_painted(f'{d.mark.line:>{gutter}} |', _DIM, colour)} {shown.line}"
    if d.mark.column:
        fits = shown.before + shown.carets + 1 + columns(hint) <= room
        carets = _painted(
            "^" * shown.carets + (f" {hint}" if hint and fits else ""), _COLOURS[d.level], colour
        )
        yield f"{_painted(' ' * gutter + ' |', _DIM, colour)} {' ' * shown.before}{carets}"
    if hint and not (d.mark.column and fits):
        yield _note(hint, gutter, colour)


def _not_a_command(text: str) -> str:
    """A CI log obeys a line that begins with two colons, after any spaces; a file's name must not be one."""
    bare = text.lstrip()
    return f"\\x3a{bare[1:]}" if bare.startswith("::") else text


def _note(text: str, gutter: int, colour: bool) -> str:
    return f"{_painted(' ' * gutter + ' =', _DIM, colour)} {text}"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _place(mark: Mark) -> dict[str, str | int]:
    return {"path": mark.path, "line": mark.line, "column": mark.column, "end": mark.end}


def _dumped(value: Any) -> str:
    """ASCII, so that neither the terminal nor its encoding has a say."""
    return json.dumps(value, ensure_ascii=True, indent=2)


def _workflow_command(d: Diagnostic) -> str:
    line, column = d.mark.line, d.mark.column
    wanted = {"file": d.mark.path, "line": line or "", "col": column or "", "title": d.rule}
    properties = ",".join(
        f"{key}={_escaped(str(value), ',:')}" for key, value in wanted.items() if value != ""
    )
    text = "\n".join(
        [d.message, *([d.hint] if d.hint else []), *(f"{r.message}: {r.mark}" for r in d.related)]
    )
    return f"::{_GITHUB[d.level]} {properties}::{_escaped(text)}"


def _escaped(text: str, also: str = "") -> str:
    """Percent escapes as the workflow commands want them; what has none is written out."""
    lines = text.replace("\r", "\n").replace("%", "%25").split("\n")
    safe = "%0A".join(harmless(line) for line in lines)
    return "".join(f"%{ord(char):02X}" if char in also else char for char in safe)


def _sarif_result(d: Diagnostic, rules: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": d.rule,
        "ruleIndex": rules.index(d.rule),
        "level": _SARIF[d.level],
        "message": {"text": f"{d.message}\n{d.hint}" if d.hint else d.message},
        "locations": [_sarif_location(d.mark, d.excerpt)],
    }
    if d.related:
        result["relatedLocations"] = [
            {**_sarif_location(related.mark), "message": {"text": related.message}} for related in d.related
        ]
    return result


def _sarif_location(mark: Mark, snippet: str = "") -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(mark.path, errors="surrogatepass")}}
    if mark.line:
        region: dict[str, Any] = {"startLine": mark.line}
        if mark.column:
            region |= {"startColumn": mark.column, "endColumn": max(mark.end, mark.column)}
        if snippet:
            region["snippet"] = {"text": snippet}
        physical["region"] = region
    return {"physicalLocation": physical}
