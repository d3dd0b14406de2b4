"""Questions in a terminal, each answer checked at once and asked for again with a hint."""

import re

import click

from dossier.base.edtf import Edtf
from dossier.content.records import Value
from dossier.entries import Entry
from dossier.entries.answers import Answer, answered, choices, judged, with_part
from dossier.entries.schema import Known
from dossier.entries.skeleton import described, item_of, required
from dossier.entries.slips import Path, bare

LISTED = 20
"""Choices shown at a `?`."""


def intro(cls: type[Entry]) -> None:
    """What is to be made, and how to answer."""
    what = re.sub(r" \(.*\)", "", (cls.__doc__ or "").partition("\n")[0]).rstrip(".")
    click.echo(f"{what}. Enter leaves a field for later; ? lists what it may hold, ?ab what has ab in it.")


def line(name: str, proposal: str = "") -> str:
    """One answer, perhaps none."""
    text: str = click.prompt(name, proposal, prompt_suffix="> ", show_default=bool(proposal))
    return text.strip()


def ask(cls: type[Entry], name: str, known: Known, proposal: str | None = None) -> Value:
    """The answer to a field, asked for until it is right; None when it is left for later."""
    click.echo(f"\n{name}: {described(cls, name)}{_how(cls, name)}")
    while True:
        text = line("  ", proposal or "")
        if not text:
            return None
        if text.startswith("?"):
            _list(choices(cls, name, known), text[1:].strip().lower())
            continue
        answer = answered(cls, name, text, known)
        for path in answer.missing:
            answer = _completed(cls, name, answer, path, known)
        if not answer.slips:
            if isinstance(answer.value, str) and answer.value != text:
                click.echo(f"  = {answer.value}")
            return answer.value
        for slip in answer.slips:
            click.echo(f"  {slip.message}" + (f"; {slip.hint}" if slip.hint else ""))


def _completed(cls: type[Entry], name: str, answer: Answer, path: Path, known: Known) -> Answer:
    """The answer with one more part of an item, such as the role of a delegation."""
    item = item_of(cls, name)
    value = answer.value
    if item is None or len(path) < 3 or not isinstance(value, list):
        return answer
    group, part = value[int(path[1])], str(path[2])
    whose = next(iter(group.values()), "") if isinstance(group, dict) else ""
    while True:
        click.echo(f"  {part} of {whose}: {described(item, part)}")
        text = line("  ")
        found = judged(item, part, text, known)
        if not found.slips:
            return judged(cls, name, with_part(value, path[1:], text), known)
        click.echo(f"    {found.slips[0].message}; {found.slips[0].hint}")


def _how(cls: type[Entry], name: str) -> str:
    """The form of a date, or of a list of groups."""
    if bare(cls.model_fields[name].annotation) is Edtf:
        return " (2026-02-17, 2026-02, 2026-02~ for about, 2026-02-17/2026-02-18)"
    item = item_of(cls, name)
    if item is None or name == "cites" or len(required(item)) < 2:
        return ""
    first, second = required(item)[:2]
    return f" (write {first}:{second}, {first}:{second})"


def _list(found: dict[str, str], part: str) -> None:
    fitting = [(key, label) for key, label in found.items() if part in key or part in label.lower()]
    for key, label in fitting[:LISTED]:
        click.echo(f"  {key}" + (f"  {label}" if label else ""))
    if len(fitting) > LISTED:
        click.echo(f"  ... and {len(fitting) - LISTED} more; ? with a part of the name finds them")
    if not fitting:
        click.echo("  nothing" + (f' with "{part}"' if part else " to choose from: write what fits"))
