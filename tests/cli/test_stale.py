"""`dossier stale` in its three forms."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from worlds import SETTINGS, files_of

from dossier.cli import main

WORLD = f"""
=== content/dossier.yaml
{SETTINGS}
=== content/watch/dredging.yaml
question: Will the fairway be dredged?
opened: 2025-12-01
due: 2026-02-20
criteria: A ship of ten metres passes.
status: open
review: candidate
checked: 2026-02-20
"""


@pytest.fixture
def stale(tmp_path: Path) -> Callable[..., str]:
    for path, text in files_of(WORLD).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)

    def run(*arguments: str) -> str:
        ran = CliRunner().invoke(main, ["stale", str(tmp_path), *arguments])
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    return run


def test_text_gives_place_and_reason(stale: Callable[..., str]) -> None:
    assert stale("--as-of", "2026-03-01") == (
        "as of 2026-03-01: 1 to look at\n\n"
        "open questions past their day (1)\n"
        "  dredging: was due 2026-02-20\n"
        "      content/watch/dredging.yaml:3:6\n"
    )


def test_nothing_is_said_in_words(stale: Callable[..., str]) -> None:
    assert stale("--as-of", "2026-02-01", "--ahead", "3") == "as of 2026-02-01: nothing to look at\n"


def test_markdown_is_a_list_to_tick_off(stale: Callable[..., str]) -> None:
    text = stale("--as-of", "2026-03-01", "--format", "markdown")
    assert text.splitlines()[-1] == "- [ ] `dredging`: was due 2026-02-20 (`content/watch/dredging.yaml:3:6`)"


def test_json_has_the_day_and_the_line(stale: Callable[..., str]) -> None:
    told = json.loads(stale("--as-of", "2026-03-01", "--format", "json"))
    assert told["as_of"] == "2026-03-01"
    assert [(g["sort"], [(t["id"], t["since"], t["line"]) for t in g["tasks"]]) for g in told["groups"]] == [
        ("overdue", [("dredging", "2026-02-20", 3)])
    ]


def test_pages_that_were_gone_are_looked_for(stale: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "content/sources").mkdir()
    (tmp_path / "content/sources/talks.yaml").write_text(
        "title: T\nkind: news\npublisher: P\nlanguage: en\nreliability: solid\nreview: candidate\nurl: https://g.example/t\n"
    )
    known = {"checked": "2026-02-01", "since": "2026-01-01", "state": "gone", "detail": "the server says 404"}
    kept = {"version": 1, "links": {"https://g.example/t": known}}
    (tmp_path / "content/.link-check.json").write_text(json.dumps(kept))
    assert stale("--as-of", "2026-02-01").endswith(
        "sources whose page is gone, without a copy (1)\n"
        "  talks: the server says 404\n"
        "      content/sources/talks.yaml:7:6\n"
    )
