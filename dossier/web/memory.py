"""What was found when addresses were last asked, kept beside the content: sorted, so that a change is a short diff."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, get_args

from dossier.web.links import Answer, State

VERSION = 1


class Known(NamedTuple):
    """The last answer of one address."""

    checked: date
    state: State
    since: date
    """The day on which it was first found in this state."""
    detail: str = ""
    moved_to: str = ""


Memory = Mapping[str, Known]
"""By address."""


def memory_from(text: str) -> Memory:
    """What a file says; nothing where it cannot be read, since all of it can be found again."""
    try:
        found = json.loads(text)
        if found["version"] != VERSION:
            return {}
        return {str(url): _known(item) for url, item in found["links"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def as_text(memory: Memory) -> str:
    """The file's text."""
    links = {
        url: {
            "checked": known.checked.isoformat(),
            "state": known.state,
            "since": known.since.isoformat(),
            **({"detail": known.detail} if known.detail else {}),
            **({"moved_to": known.moved_to} if known.moved_to else {}),
        }
        for url, known in sorted(memory.items())
    }
    return json.dumps({"version": VERSION, "links": links}, ensure_ascii=False, indent=1) + "\n"


def due(urls: Iterable[str], memory: Memory, day: date, every: int, again: int) -> tuple[str, ...]:
    """The addresses to ask: those never asked, those that were well `every` days ago, the others after `again` days;
    the longest unasked first."""
    waiting = []
    for url in set(urls):
        known = memory.get(url)
        rest = every if known and known.state == "ok" else again
        if known is None or known.checked + timedelta(rest) <= day:
            waiting.append((known.checked if known else date.min, url))
    return tuple(url for _, url in sorted(waiting))


def updated(memory: Memory, found: Iterable[Answer], day: date, urls: Iterable[str]) -> Memory:
    """The memory with new answers, and without the addresses that nothing names any more."""
    fresh = {answer.url: answer for answer in found}
    known = {url: memory[url] for url in urls if url in memory}
    for url, answer in fresh.items():
        before = memory.get(url)
        since = before.since if before and before.state == answer.state else day
        known[url] = Known(day, answer.state, since, answer.detail, answer.moved_to)
    return known


def _known(item: Mapping[str, str]) -> Known:
    if item["state"] not in get_args(State):
        raise ValueError(item["state"])
    checked, since = date.fromisoformat(item["checked"]), date.fromisoformat(item["since"])
    state: State = item["state"]  # type: ignore[assignment]
    return Known(checked, state, since, item.get("detail", ""), item.get("moved_to", ""))
