"""Pages and folders for tests of publishing: as short to write as to read."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dossier.site.page import Page


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
