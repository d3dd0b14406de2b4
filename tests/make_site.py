"""Pages and folders for tests of publishing: as short to write as to read."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dossier.base.forks import unnamed
from dossier.base.hands import Hands
from dossier.site.page import Held, Page
from dossier.site.publish import unlocked
from dossier.site.standby import write_held
from dossier.site.survey import digest


def page(path: str, text: str, *, parts: Mapping[str, str] | None = None) -> Page:
    """A page that consists of this text, and whose key says so."""
    return made(path, lambda: text.encode(), parts or {"view": text})


def made(path: str, render: Callable[[], bytes], parts: Mapping[str, str]) -> Page:
    """A page whose bytes come from `render`."""
    named = tuple(parts.items())
    return Page(path, hashlib.sha256(repr(named).encode()).hexdigest(), named, render)


def pages(texts: Mapping[str, str]) -> tuple[Page, ...]:
    """A page for each path and text."""
    return tuple(page(path, text) for path, text in texts.items())


def tree(folder: Path) -> dict[str, str]:
    """What stands below a folder: the text of each file, `-> target` for links, and empty folders as `name/`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_text()
        elif not any(path.iterdir()):
            found[f"{name}/"] = ""
    return found


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files by hand, as a user would."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def always_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Survey also a small site ahead, and where there is one processor."""
    monkeypatch.setattr("dossier.site.ahead.MANY", 0)
    monkeypatch.setattr("dossier.site.ahead.processors", lambda: 2)


@contextmanager
def in_hands(
    out: Path, given: Sequence[Page], then: Callable[[Any], object] | None = None
) -> Iterator[tuple[Hands, tuple[Page, ...]]]:
    """The same pages, of which another process holds every other one, from the first on, and what may not be rendered is
    held by none. `then` is what that process does in place of writing them."""
    spool, start = unnamed(), 0
    with Hands(unlocked(out, out.parent / ".dossier", ())) as hands:
        number = hands.add(lambda: None, then or partial(write_held, spool, os.getpid()))
        pages = list(given)
        for at, one in enumerate(given[::2]):
            try:
                data = one.render()
            except (AssertionError, OSError):
                continue
            spool.write(data)
            spool.flush()
            render = partial(os.pread, spool.fileno(), len(data), start)
            pages[2 * at] = Page(*one[:3], render, digest(data), Held(number, start, len(data)))
            start += len(data)
        assert hands.wait(number)
        yield hands, tuple(pages)


def hands_from_one_page_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let other processes write what they hold, be it a single page."""
    monkeypatch.setattr("dossier.site.standby.MANY", 1)
