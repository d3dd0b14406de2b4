"""After any edits the incremental site equals the clean one, byte for byte; nothing is written when nothing changed."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from worlds import write

from dossier.base.diagnostic import has_errors
from dossier.build import Built, build
from dossier.check import check
from dossier.render.theme import shipped

EXAMPLE = """
    === content/sources/courier.yaml
    {title: A year of talks, kind: news, publisher: The Courier, published: 2026-02-01, url: https://courier.example/year, language: en, reliability: solid, reliability_basis: A weekly., review: candidate}
    === content/actors/vera-lind.yaml
    {kind: person, name: Vera Lind, review: candidate, affiliations: [{org: southport, role: Envoy}], cites: [courier, gazette]}
    === content/tracks/quay.yaml
    {name: Quay talks, format: bilateral, parties: [northport, southport], status: active, review: candidate, cites: [courier, gazette]}
    === content/issues/piers.yaml
    {title: Piers, question: Who keeps the piers?, review: candidate, cites: [courier, gazette]}
    === content/meetings/quay-1.md
    ---
    title: First round
    date: 2025-06-02
    status: held
    kind: in_person
    track: quay
    issues: [piers]
    cites: [courier, gazette]
    review: candidate
    delegations:
      - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
      - {party: southport, role: party, members: [{person: vera-lind, attendance: present}]}
    ---

    They met for the first time [@gazette].
    === content/meetings/quay-2.md
    ---
    title: Second round
    date: 2025-07-02
    status: held
    kind: call
    track: quay
    cites: [courier, gazette]
    review: candidate
    delegations:
      - {party: northport, role: party, members: [{person: ana-petrovic, attendance: remote}]}
    ---

    After [[quay-1]] they spoke again [@gazette].
    === content/positions/n1.yaml
    {holder: northport, issue: piers, date: 2025-06-02, at: quay-1, summary: Wants all., stance: demands, basis: on_record, stated_by: ana-petrovic, review: candidate, cites: [courier, gazette]}
    === content/pages/about.md
    ---
    title: About
    kind: about
    review: candidate
    ---

    About [[northport]].
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with a small dossier and its own copy of one template."""
    project = write(tmp_path / "project", EXAMPLE)
    own = project / "templates" / "pages"
    own.mkdir(parents=True)
    shutil.copy(shipped() / "pages" / "event.html", own / "event.html")
    return project


def publish(project: Path, out: Path, *, clean: bool = False) -> Built | None:
    """Build; None when the dossier has errors."""
    checked = check(project)
    return None if has_errors(checked.diagnostics) else build(project, out, checked, clean=clean)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def clean_site(project: Path, scratch: Path) -> dict[str, bytes]:
    """The site as a machine that never built it would make it."""
    shutil.rmtree(scratch, ignore_errors=True)
    copy = scratch / "copy"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".dossier", "site", ".site*"))
    assert publish(copy, scratch / "out")
    return bytes_of(scratch / "out")


def edit(path: Path, old: str, new: str) -> None:
    """Replace text in a file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")


Edit = Callable[[Path, random.Random], None]


def _body(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((project / "content").rglob("*.md")))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nAnother line {chance.random()}.\n")


def _name(project: Path, chance: random.Random) -> None:
    edit(project / "content/actors/ana-petrovic.yaml", "name: Ana", f"name: Ana{chance.choice('bcd')}")


def _date(project: Path, chance: random.Random) -> None:
    edit(
        project / "content/meetings/quay-2.md",
        "date: 2025-",
        f"date: 2025-0{chance.randint(7, 9)}-0{chance.randint(1, 9)} #",
    )


def _add(project: Path, chance: random.Random) -> None:
    number = chance.randint(1, 99)
    text = f"title: Event {number}\ndate: 2025-05-0{chance.randint(1, 9)}\nkind: other\nreview: candidate\ncites: [courier]\n"
    (project / "content/events").mkdir(exist_ok=True)
    (project / f"content/events/event-{number}.yaml").write_text(text, encoding="utf-8")


def _remove(project: Path, chance: random.Random) -> None:
    events = sorted((project / "content").glob("events/*.yaml"))
    if events:
        chance.choice(events).unlink()


def _rename(project: Path, chance: random.Random) -> None:
    events = sorted((project / "content").glob("events/*.yaml"))
    if events:
        chosen = chance.choice(events)
        chosen.rename(chosen.with_name(f"moved-{chance.randint(1, 9)}.yaml"))


def _settings(project: Path, chance: random.Random) -> None:
    edit(project / "content/dossier.yaml", "title: H", f"title: {chance.choice('ABC')}")


def _template(project: Path, chance: random.Random) -> None:
    with (project / "templates/pages/event.html").open("a", encoding="utf-8") as file:
        file.write(f"{{# {chance.random()} #}}\n")


def _hand(project: Path, chance: random.Random) -> None:
    """Somebody writes into the published site."""
    path = chance.choice(sorted((project / "site").rglob("*.html")))
    path.write_text("altered", encoding="utf-8")


def _same_length(project: Path, chance: random.Random) -> None:
    """Other bytes of the same length and the same time stamp."""
    path = project / "content/pages/about.md"
    before = path.stat()
    edit(path, "About", chance.choice(["Abuot", "Aboot"]))
    import os

    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITS: tuple[Edit, ...] = (
    _body,
    _name,
    _date,
    _add,
    _add,
    _remove,
    _rename,
    _settings,
    _template,
    _hand,
    _same_length,
)


@pytest.mark.parametrize("seed", range(4))
def test_incremental_equals_clean_after_any_edits(project: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    assert publish(project, project / "site")
    for _ in range(8):
        for change in chance.sample(EDITS, chance.randint(1, 3)):
            change(project, chance)
        before = bytes_of(project / "site")
        if publish(project, project / "site") is None:
            assert bytes_of(project / "site") == before  # errors leave the site as it was
        else:
            assert bytes_of(project / "site") == clean_site(project, tmp_path / "scratch")


def test_building_twice_writes_nothing_the_second_time(project: Path) -> None:
    first = publish(project, project / "site")
    stamps = {p: p.stat().st_mtime_ns for p in (project / "site").rglob("*")}
    second = publish(project, project / "site")
    assert first and second
    assert len(first.published.written) == len(first.paths)
    assert (second.published.written, second.published.removed) == ((), ())
    assert {p: p.stat().st_mtime_ns for p in (project / "site").rglob("*")} == stamps


def test_a_name_renders_only_the_pages_that_show_it_again(project: Path) -> None:
    assert publish(project, project / "site")
    shown = {path for path, data in bytes_of(project / "site").items() if b"Vera Lind" in data}
    edit(project / "content/actors/vera-lind.yaml", "Vera Lind", "Vera Lindh")
    built = publish(project, project / "site")
    assert built
    written = set(built.published.written)
    index = {path for path in written | shown if path.startswith("search/")}  # holds names as folded words
    assert written - index == shown - index
    assert len(written) < len(built.paths) / 2


def test_a_field_no_page_shows_renders_nothing_but_the_record(project: Path) -> None:
    assert publish(project, project / "site")
    edit(
        project / "content/actors/vera-lind.yaml",
        "review: candidate",
        "review: candidate, editor_note: mind the spelling",
    )
    built = publish(project, project / "site")
    assert built and built.published.written == ()


def test_an_error_leaves_the_site_as_it_was(project: Path) -> None:
    assert publish(project, project / "site")
    before = bytes_of(project / "site")
    edit(project / "content/meetings/quay-1.md", "status: held", "status: done")
    assert publish(project, project / "site") is None
    assert bytes_of(project / "site") == before
