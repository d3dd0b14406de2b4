"""One entry edited: the patched dossier is the one that resolving everything gives, or there is none."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from test_incremental import EXAMPLE
from worlds import world

from dossier.base.diagnostic import has_errors
from dossier.content.history import NONE
from dossier.content.records import records_from
from dossier.content.tree import DictTree, DiskTree
from dossier.entries.read import Loaded, entries_from
from dossier.graph.day import as_of_for
from dossier.graph.dossier import Dossier
from dossier.graph.patch import patched
from dossier.graph.resolve import resolve
from dossier.graph.survey import survey_of, surveyed_again

MORE = """
    === content/issues/dues.yaml
    {title: Dues, question: Who pays?, stances: {halve: Halve them}, review: candidate, cites: [gazette]}
    === content/positions/s1.md
    ---
    holder: southport
    issue: dues
    date: 2025-06-03
    summary: Halves.
    stance: halve
    basis: on_record
    review: candidate
    cites: [courier]
    ---

    See [[quay-2]], [[vera-lind]] and [[n1]] [@gazette].
    === content/places/pier.yaml
    {name: Pier, kind: venue, review: draft}
    === content/actors/council.yaml
    kind: government_body
    name: The Council
    parent: northport
    offices:
      chair: {name: Chair, rank: official}
    review: candidate
    === content/meetings/quay-3.md
    ---
    title: Third round
    date: 2025-08-02
    status: held
    kind: call
    follows: quay-2
    delegations: [{party: northport, role: party}]
    cites: [courier]
    review: candidate
    ---

    At last.
"""
WORLD = {**world(EXAMPLE), **world(MORE)}


class Whole:
    """A dossier of files, and how it is after an edit when everything is resolved."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        records, complaints = records_from(DictTree(files))
        self.loaded, slips = entries_from(records)
        dossier = self.resolved(self.loaded)
        assert dossier and not has_errors((*complaints, *slips))
        self.dossier: Dossier = dossier

    def resolved(self, loaded: Loaded) -> Dossier | None:
        dossier, slips = resolve(loaded, as_of_for(loaded, NONE, None)[0])
        return None if slips else dossier

    def edit(self, path: str, text: str) -> str:
        """Edit a file, if nothing is wrong with it by itself; says whether it was patched."""
        records, complaints = records_from(DictTree({path: text}))
        settings = self.loaded.settings_record
        loaded, slips = entries_from((*records, *((settings,) if settings else ())))
        if has_errors((*complaints, *slips)) or not loaded.entries:
            return "unreadable"
        (entry,), (record,) = loaded.entries, records
        by_id = {found.id: found for found in self.loaded.entries} | {entry.id: entry}
        whole = self.loaded._replace(
            entries=tuple(by_id[key] for key in sorted(by_id)),
            records={**self.loaded.records, entry.id: record},
        )
        expected, found = self.resolved(whole), patched(self.dossier, entry, record)
        if found is not None:
            assert not found.derived
            survey = surveyed_again(survey_of(self.dossier), found)
            assert survey == survey_of(replace(found, derived={}))
            assert found == expected and in_order(found) == in_order(expected), text
        if expected is not None:
            self.files, self.loaded, self.dossier = {**self.files, path: text}, whole, expected
        return "faulty" if expected is None else "unknown" if found is None else "patched"


def in_order(dossier: Dossier) -> list[object]:
    """All look-ups with the order of their keys, which pages may follow."""
    found = (dossier.entries, dossier.records, dossier.offices, dossier.referrers, dossier.by_class)
    return [list(mapping.items()) for mapping in found]


Edit = Callable[[str, list[str], random.Random], str]


def _paragraph(text: str, ids: list[str], chance: random.Random) -> str:
    words = chance.choice(
        ("Another word.", f"See [[{chance.choice(ids)}]].", f"So [@{chance.choice(ids)}, p. 2].")
    )
    return f"{text}\n{words}\n" if text.startswith("---\n") else f"{text}summary: {words}\n"


def _line_less(text: str, ids: list[str], chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _other_id(text: str, ids: list[str], chance: random.Random) -> str:
    found = [match for match in re.finditer(r"[a-z0-9]+(?:-[a-z0-9]+)*", text) if match[0] in ids]
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + chance.choice(ids) + text[match.end() :]


def _other_words(text: str, ids: list[str], chance: random.Random) -> str:
    old = chance.choice(re.findall(r"\w+", text))
    return re.sub(
        rf"\b{old}\b", chance.choice(("other", "2025", "draft", old.upper(), old + "s")), text, count=1
    )


def _line_from_elsewhere(text: str, ids: list[str], chance: random.Random) -> str:
    lines = text.split("\n")
    line = chance.choice(LINES)
    return "\n".join((*lines[: (at := chance.randrange(1, len(lines) + 1))], line, *lines[at:]))


LINES = (
    "tags: [one]",
    "redirect_from: [older]",
    "aliases: [Another Name]",
    "parent: southport",
    "part_of: quay-1",
    "supersedes: [n1]",
    "stances: {halve: Halve}",
    "checked: 2026-04-01",
    "  deputy: {name: Deputy, rank: official}",
)
EDITS: tuple[Edit, ...] = (_paragraph, _line_less, _other_id, _other_words, _line_from_elsewhere)


@pytest.mark.parametrize("as_of", ["as_of: 2026-03-01\n", ""])
def test_after_any_edits_it_is_as_resolved_or_unknown(as_of: str) -> None:
    files = {
        **WORLD,
        "content/dossier.yaml": WORLD["content/dossier.yaml"].replace("as_of: 2026-03-01\n", as_of),
    }
    chance = random.Random(as_of)
    outcomes = set()
    for _ in range(12):
        whole = Whole(files)
        ids = [*whole.loaded.records, "nobody"]
        for _ in range(60):
            path = chance.choice([path for path in whole.files if path != "content/dossier.yaml"])
            outcomes.add(whole.edit(path, chance.choice(EDITS)(whole.files[path], ids, chance)))
    assert outcomes == {"patched", "unknown", "faulty", "unreadable"}


def test_the_flagship_is_patched_as_it_is_resolved() -> None:
    tree = DiskTree(Path(__file__).parents[2])
    whole = Whole(
        {path: tree.read(path).decode() for path in tree.paths() if path.endswith((".md", ".yaml"))}
    )
    chance = random.Random(1)
    ids = list(whole.loaded.records)
    paths = [path for path in whole.files if path.count("/") > 1]
    outcomes = [
        whole.edit(path := chance.choice(paths), chance.choice(EDITS)(whole.files[path], ids, chance))
        for _ in range(60)
    ]
    assert outcomes.count("patched") > 10


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/meetings/quay-1.md", "They met", "They met again"),
        ("content/meetings/quay-1.md", "First round", "Opening round"),
        ("content/meetings/quay-1.md", "for the first time", "with [[vera-lind]] and [[n1]]"),
        ("content/meetings/quay-1.md", "[@gazette]", ""),
        ("content/meetings/quay-1.md", "date: 2025-06-02", "date: 2025-06-03"),
        ("content/meetings/quay-1.md", "status: held", "status: unclear"),
        ("content/actors/northport.yaml", "Minister of Harbours", "Minister of Piers"),
        ("content/actors/ana-petrovic.yaml", "end: 2025-07-17", "end: 2025-07-16"),
        ("content/positions/s1.md", "stance: halve", "stance: demands"),
        ("content/positions/s1.md", "holder: southport", "holder: northport"),
    ],
)
def test_what_an_entry_says_of_itself_is_patched(path: str, old: str, new: str) -> None:
    assert old in WORLD[path]
    assert Whole(WORLD).edit(path, WORLD[path].replace(old, new, 1)) == "patched"


@pytest.mark.parametrize(
    ("path", "old", "new", "outcome"),
    [
        ("content/meetings/quay-1.md", "review: candidate", "review: draft", "faulty"),
        ("content/meetings/quay-3.md", "review: candidate", "review: draft", "unknown"),
        ("content/meetings/quay-1.md", "They met", "They met [[nobody]]", "faulty"),
        ("content/meetings/quay-1.md", "They met", "They met at the [[pier]]", "faulty"),
        ("content/meetings/quay-3.md", "follows: quay-2", "follows: quay-3", "faulty"),
        ("content/meetings/quay-3.md", "follows: quay-2", "follows: quay-1", "unknown"),
        ("content/issues/dues.yaml", "halve: Halve them", "double: Double them", "faulty"),
        ("content/positions/s1.md", "stance: halve", "stance: double", "faulty"),
        ("content/actors/northport.yaml", "  minister:", "  premier:", "faulty"),
        ("content/actors/council.yaml", "  chair:", "  head:", "unknown"),
        ("content/actors/council.yaml", "kind: government_body", "kind: person", "unreadable"),
        ("content/places/pier.yaml", "Pier", "Long Pier", "unknown"),
    ],
)
def test_what_others_depend_on_is_not(path: str, old: str, new: str, outcome: str) -> None:
    assert old in WORLD[path]
    assert Whole(WORLD).edit(path, WORLD[path].replace(old, new, 1)) == outcome


def test_without_a_day_in_the_settings_a_date_is_not_patched() -> None:
    files = {
        **WORLD,
        "content/dossier.yaml": WORLD["content/dossier.yaml"].replace("as_of: 2026-03-01\n", ""),
    }
    path = "content/meetings/quay-3.md"
    assert Whole(files).edit(path, files[path].replace("2025-08-02", "2026-08-02")) == "unknown"
