"""Pages and folders for tests of publishing: as short to write as to read."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from dossier.site.page import Held, Page
from dossier.site.survey import digest
from dossier.site.writers import Writers


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
def with_writer(given: Iterable[Page]) -> Iterator[tuple[Writers, tuple[Page, ...]]]:
    """A process that writes, and these pages, made already where it can get at them; but none that may not be rendered."""
    pages = []
    with Writers(1) as writers:
        for one in given:
            try:
                pages.append(_held(one, one.render(), writers.spools[1]))
            except (AssertionError, OSError):
                pages.append(one)
        yield writers, tuple(pages)


def _held(page: Page, data: bytes, spool: BinaryIO) -> Page:
    start = spool.tell()
    spool.write(data)
    spool.flush()
    render = partial(os.pread, spool.fileno(), len(data), start)
    return Page(*page[:3], render, digest(data), Held(1, start, len(data)))


def writer_from_two_pages_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another process write, be it a single page."""
    monkeypatch.setattr("dossier.site.writers.MANY", 2)
