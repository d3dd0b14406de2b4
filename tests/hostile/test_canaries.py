"""What is not published is in no byte of a built site: words planted in drafts, restricted entries, editors' notes,
comments, files beside the entries, and git's history."""

import gzip
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hostile.filled import filled
from worlds import SETTINGS

from dossier.base.folding import fold
from dossier.build import build
from dossier.check import Options, check, check_tree
from dossier.content.records import records_from
from dossier.content.tree import DictTree
from dossier.lint.rules import RULES
from dossier.outputs.plain_yaml import as_yaml

DRAFT, RESTRICTED, GONE = "tamburdraft", "tamburrestrict", "tamburgone"
NOTE, COMMENT, REASON, COPY, EXTRA = (
    "tamburnote",
    "tamburcomment",
    "tamburreason",
    "tamburcopy",
    "tamburextra",
)
FORMER, AUTHOR, MESSAGE, BESIDE, PLACE = (
    "tamburformer",
    "tamburauthor",
    "tamburmessage",
    "tamburbeside",
    "tamburplace",
)
OPTIONS = "base_url: https://harbour.example\ncards: entries\n"
BUILDS = {
    "normal": Options(),
    "preview": Options(preview="A preview"),
    "offline": Options(offline=True),
}
TEXTS = frozenset(
    [
        "bib",
        "css",
        "csv",
        "geojson",
        "html",
        "ics",
        "js",
        "json",
        "svg",
        "txt",
        "webmanifest",
        "xml",
        "_headers",
        "_redirects",
        "gitignore",
    ]
)
"""Endings of files that can be searched as they are; others are looked into by `inside`."""


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
        quiet = ", ".join(f"{rule.name}: off" for rule in RULES)  # what matters here is what is built
        return f"# {COMMENT}\n{SETTINGS}{OPTIONS}x_own: {EXTRA}\nlint: {{{quiet}}}\n"
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


def beside() -> dict[str, str]:
    """Files that are no entries, or lie outside of the content."""
    return {
        **{
            f"content/actors/{name}": BESIDE
            for name in (
                ".hidden.yaml",
                "old.yaml~",
                "#new.yaml#",
                f"{BESIDE}.txt",
                f"{BESIDE}.html",
                "x.bak",
                "portrait.jpg",
            )
        },
        "content/README.md": BESIDE,
        "content/.link-check.json": f'{{"version": 1, "links": {{"https://{BESIDE}.example/": {{}}}}}}',
        f"snapshots/{COPY}.txt": COPY,
        "notes.md": BESIDE,
        ".env": f"TOKEN={BESIDE}",
    }


def write(project: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")


def commit(project: Path, day: str) -> None:
    git = [
        "git",
        "-C",
        str(project),
        "-c",
        f"user.name={AUTHOR}",
        "-c",
        f"user.email={AUTHOR}@{AUTHOR}.example",
    ]
    for arguments in (("add", "-A", "-f"), ("commit", "-q", "-m", MESSAGE, "--date", f"{day}T12:00:00Z")):
        environment = {
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            "PATH": "/usr/bin:/bin:/usr/local/bin",
            "HOME": "/",
        }
        subprocess.run([*git, *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The planted dossier with a history in which every entry said something else."""
    folder = tmp_path_factory.mktemp(PLACE)
    subprocess.run(["git", "init", "-q", str(folder)], check=True, capture_output=True)
    now = planted()
    before = {path: text.replace("plain words", f"{FORMER} words") for path, text in now.items()}
    write(folder, {**before, **beside()})
    commit(folder, "2026-01-01")
    write(folder, now)
    commit(folder, "2026-02-01")
    return folder


@pytest.fixture(scope="module", params=BUILDS)
def site(
    request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Every file of a site on disk, by path."""
    options = BUILDS[request.param]
    out = tmp_path_factory.mktemp("out") / "site"
    build(project, out, check(project, options), options)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def inside(path: str, data: bytes) -> bytes:
    """The bytes that somebody finds in a file who looks into it; an assertion fails for a format nobody has looked at."""
    ending = re.split(r"[./]", path)[-1]
    if ending == "gz":
        return inside(path.removesuffix(".gz"), gzip.decompress(data))
    if ending == "png":  # pixels, and nothing that holds words
        assert set(chunks(data)) <= {b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"}, path
        return b""
    assert ending in TEXTS or (ending == "woff2" and path.startswith("assets/")), path
    return data


def chunks(png: bytes) -> Iterable[bytes]:
    """The kind of each chunk of a PNG (W3C PNG, 5.3)."""
    at = 8
    while at < len(png):
        yield png[at + 4 : at + 8]
        at += int.from_bytes(png[at : at + 4], "big") + 12


def paths_with(site: Mapping[str, bytes], word: str) -> list[str]:
    """Files that hold the word, in their name or inside, as it stands or as the search index spells it."""
    spellings = {word.encode(), fold(word).encode()}
    return [
        path
        for path, data in site.items()
        if any(spelling in inside(path, data).lower() or spelling.decode() in path for spelling in spellings)
    ]


def test_the_planted_entries_are_whole_and_only_unpublished() -> None:
    survey = check_tree(DictTree(planted())).survey
    assert survey
    assert (len(survey.dossier.unpublished), len(survey.dossier.withdrawn)) == (66, 34)
    assert sum(f"snapshots/{COPY}" in text for text in planted().values()) > 5


def test_the_site_tells_of_its_history_and_has_cards(site: dict[str, bytes]) -> None:
    """So the canaries had every chance."""
    assert len(site) > 150
    assert sum(path.endswith("card.png") for path in site) > 10
    assert b"Changed: " in site["changes/index.html"]


@pytest.mark.parametrize(
    "word", [DRAFT, RESTRICTED, GONE, NOTE, COMMENT, REASON, COPY, FORMER, AUTHOR, MESSAGE, BESIDE, PLACE]
)
def test_a_planted_word_is_in_no_byte_of_the_site(site: dict[str, bytes], word: str) -> None:
    assert paths_with(site, word) == []


def test_extra_fields_are_in_the_data_alone(site: dict[str, bytes]) -> None:
    found = paths_with(site, EXTRA)
    assert found
    assert [path for path in found if not path.startswith("data/") and "/data/" not in path] == []
