"""The programs that are measured: a project of N entries for each, the command that builds it, and edits to it."""

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generate import write
from hugo import convert

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent.parent / "templates"


class Edit(NamedTuple):
    """A change to a file of a project."""

    path: str
    pattern: str
    instead: str
    """With `{}` for the number of the edit."""


class Program(NamedTuple):
    """A program with a project of its own."""

    name: str
    project: Path
    out: Path
    command: tuple[str | Path, ...]
    variables: Mapping[str, str]
    edits: Mapping[str, Edit]

    def forget(self) -> None:
        """Remove all that earlier runs left."""
        for trace in (self.out, self.out.with_name(f".{self.out.name}.dossier"), self.project / ".dossier"):
            shutil.rmtree(trace, ignore_errors=True)

    def edit(self, what: str, number: int) -> None:
        """Change a file of the project; another number is another change."""
        change = self.edits[what]
        path = self.project / change.path
        text = path.read_text(encoding="utf-8")
        edited = re.sub(change.pattern, change.instead.format(number), text, count=1)
        if edited == text:
            raise SystemExit(f"{path}: there is nothing like {change.pattern}")
        path.write_text(edited, encoding="utf-8")


def dossier(folder: Path, number: int, theme: str) -> Program:
    """This program, with the theme `lean` or `full`."""
    project, out = folder / theme, folder / f"{theme}-site"
    write(project, number)
    layout = project / "templates" / ("lean.html" if theme == "lean" else "partials/footer.html")
    if theme == "lean":
        shutil.copytree(HERE / "lean/templates", project / "templates")
    else:
        layout.parent.mkdir(parents=True)
        shutil.copy(SHIPPED / "partials/footer.html", layout)
    edits = {
        **_edits("content/meetings/meeting-00000.md", f"content/actors/{_person(number)}.md", "name"),
        "template": Edit(str(layout.relative_to(project)), "</footer>", "<p>{}</p></footer>"),
    }
    command = (sys.executable, "-m", "dossier", "build", project, "--out", out)
    return Program(f"dossier, {theme}", project, out, command, {}, edits)


def hugo(folder: Path, binary: Path, source: Path, number: int, *, tuned: bool) -> Program:
    """Hugo, as it comes or with what the content does not need turned off; `source` is a project of this program."""
    name = "hugo, tuned" if tuned else "hugo"
    project, out = folder / name.replace(", ", "-"), folder / f"{name.replace(', ', '-')}-site"
    convert(source, project)
    edits = {
        **_edits("content/meetings/meeting-00000.md", f"content/people/{_person(number)}.md", "title"),
        "template": Edit("layouts/baseof.html", "</footer>", "<p>{}</p></footer>"),
    }
    settings = "hugo.yaml,tuned.yaml" if tuned else "hugo.yaml"
    command = (binary, "--quiet", "--config", settings, "--destination", out)
    return Program(name, project, out, command, {"GOGC": "400"} if tuned else {}, edits)


def _edits(body: str, named: str, field: str) -> dict[str, Edit]:
    return {
        "body": Edit(body, r"\Z", "\nOne more sentence, number {}.\n"),
        "name": Edit(named, rf"(?m)^{field}: .*", rf"{field}: Renamed Person{{}}"),
    }


def _person(number: int) -> str:
    """One who was drawn as often as most."""
    return f"actor-{number * 15 // 200:05}"


def binary_of(given: str) -> Path:
    """The program itself: Python's package `hugo` has a command that starts it."""
    found = shutil.which(given)
    if found is None:
        raise SystemExit(f"there is no program {given}: install Hugo, or Python's package hugo")
    inside = sorted(
        Path(found).absolute().parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    )
    return inside[0] if inside else Path(found)
