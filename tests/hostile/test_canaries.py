"""What is not published is in no byte of the site: words planted in drafts, restricted entries and editors' notes."""

from collections.abc import Iterable
from functools import lru_cache

import pytest
from hostile.filled import filled, site_of
from worlds import SETTINGS

from dossier.base.folding import fold
from dossier.build import check_tree
from dossier.content.records import records_from
from dossier.content.tree import DictTree
from dossier.outputs.plain_yaml import as_yaml

DRAFT, RESTRICTED, GONE = "tamburdraft", "tamburrestrict", "tamburgone"
NOTE, COMMENT, REASON, COPY, EXTRA = (
    "tamburnote",
    "tamburcomment",
    "tamburreason",
    "tamburcopy",
    "tamburextra",
)


def planted() -> dict[str, str]:
    """The example with each entry three times: as it is, as a draft, and restricted, the copies full of canaries."""
    files = filled(lambda: "plain words", lambda: "")
    for word, changes in (
        (DRAFT, {"review": "draft"}),
        (RESTRICTED, {"sensitivity": "restricted"}),
        (GONE, {"review": "withdrawn", "withdrawn": {"on": "2026-01-01", "reason": "safety"}}),
    ):
        files |= dict(_copies(word, changes))
    return {path: _with_notes(path, text) for path, text in files.items()}


def _copies(word: str, changes: dict[str, object]) -> Iterable[tuple[str, str]]:
    records, _ = records_from(DictTree(filled(lambda: f"{word} {word.title()}", lambda: f"\n\n{word}\n")))
    for record in records:
        folder, _, name = record.path.rpartition("/")
        if folder == "content" or name == "gone.yaml":
            continue
        fields = {**record.fields, **changes, "redirect_from": [f"{word}-old-{name.partition('.')[0]}"]}
        if folder == "content/positions":
            fields.pop("supersedes", None)
        name = name if word == GONE else f"{word}-{name}"
        fence = "---\n" if name.endswith(".md") else ""
        yield f"{folder}/{word[-4:]}-{name}", f"{fence}{as_yaml(fields)}{fence}{record.body}"


def _with_notes(path: str, text: str) -> str:
    if path == "content/dossier.yaml":
        return f"# {COMMENT}\n{SETTINGS}base_url: https://harbour.example\nx_own: {EXTRA}\n"
    plain = text.replace("only for editors", NOTE)
    ignore = f"lint_ignore: [{{rule: orphan, reason: {REASON}, until: 2030-01-01}}]\n"
    copy = f"snapshot: snapshots/{COPY}.txt\n" if "/sources/" in path else ""
    extra = f"x_own: {{x_inner: {EXTRA}}}\n"
    fence = "---\n" if path.endswith(".md") else ""
    head = f"{fence}# {COMMENT}\n{ignore}{extra}"
    lines = [
        line
        for line in plain.removeprefix(fence).splitlines(keepends=True)
        if not line.startswith("snapshot:")
    ]
    return f"{head}{copy}{''.join(lines)}"


@lru_cache
def made() -> dict[str, bytes]:
    return site_of(planted())


def paths_with(word: str) -> list[str]:
    """Files that hold the word, as it stands or as the search index spells it."""
    spellings = {word.encode(), fold(word).encode()}
    return [
        path
        for path, data in made().items()
        if any(spelling in data.lower() or spelling.decode() in path for spelling in spellings)
    ]


def test_the_planted_entries_are_whole_and_only_unpublished() -> None:
    survey = check_tree(DictTree(planted())).survey
    assert survey and len(made()) > 150
    assert (len(survey.dossier.unpublished), len(survey.dossier.withdrawn)) == (66, 34)
    assert sum(f"snapshots/{COPY}" in text for text in planted().values()) > 5


@pytest.mark.parametrize("word", [DRAFT, RESTRICTED, GONE, NOTE, COMMENT, REASON, COPY])
def test_a_planted_word_is_in_no_byte_of_the_site(word: str) -> None:
    assert paths_with(word) == []


def test_extra_fields_are_in_the_data_alone() -> None:
    found = paths_with(EXTRA)
    assert found
    assert [path for path in found if not path.startswith("data/") and "/data/" not in path] == []
