"""`dossier archive`: what it writes into a source, and what it leaves alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from elsewhere import Answer, elsewhere
from worlds import SETTINGS

from dossier.cli import main

HEAD = """\
# The first report.
title:   The harbour talks begin   # as printed
kind: news
publisher: "The Gazette"
url: https://gazette.example/talks
accessed: 2026-02-20 # by hand
language: en
reliability: solid
"""
SEARCH = "/wayback/available?url=https%3A%2F%2Fgazette.example%2Ftalks&timestamp=20260220"
ADDRESS = "https://web.archive.org/web/20260218093000/https://gazette.example/talks"
ITEM = f"  - url: {ADDRESS}\n    date: 2026-02-18\n    service: wayback\n"
BLOCK = f"archives:\n{ITEM}"


def there_is(url: str) -> Answer:
    return Answer(
        body=json.dumps({"archived_snapshots": {"closest": {"status": "200", "url": url}}}).encode()
    )


FOUND = {SEARCH: there_is(ADDRESS)}
NONE = {SEARCH: Answer(body=b'{"archived_snapshots": {}}')}
TAKEN = {
    **NONE,
    "/save/https://gazette.example/talks": Answer(
        302, {"Location": "/web/20260301080000/https://gazette.example/talks"}
    ),
    "/web/20260301080000/https://gazette.example/talks": Answer(),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/sources").mkdir(parents=True)
    (tmp_path / "content/dossier.yaml").write_text(SETTINGS)
    (tmp_path / "content/sources/gazette.yaml").write_text(HEAD)
    return tmp_path


def archive(project: Path, address: str, *arguments: str) -> Result:
    options = ["--service", address, "--allow-private", "--delay", "0", "-C", str(project)]
    return CliRunner().invoke(main, ["archive", *arguments, *options])


def text_of(project: Path) -> str:
    return (project / "content/sources/gazette.yaml").read_bytes().decode()


def test_a_copy_of_about_that_day_is_noted_and_nothing_else_changes(project: Path) -> None:
    with elsewhere(FOUND) as there:
        ran = archive(project, there.address, "gazette")
        assert ran.exit_code == 0, ran.output
        assert ran.stdout == f"gazette: copy of 2026-02-18, {ADDRESS}\n"
        assert text_of(project) == HEAD.replace("# by hand\n", f"# by hand\n{BLOCK}")
        assert [asked for asked in there.asked if "/save/" in asked] == []


def test_where_there_is_none_a_new_one_is_made(project: Path) -> None:
    with elsewhere(TAKEN) as there:
        archive(project, there.address)
        assert "date: 2026-03-01\n" in text_of(project)
        assert f"  - url: {there.address}/web/20260301080000/https://gazette.example/talks\n" in text_of(
            project
        )


def test_with_find_only_no_new_one_is_made(project: Path) -> None:
    with elsewhere(TAKEN) as there:
        ran = archive(project, there.address, "--find-only")
        assert (ran.stdout, text_of(project)) == ("gazette: no copy of about that day\n", HEAD)


def test_a_copy_from_long_before_is_not_what_was_read(project: Path) -> None:
    old = ADDRESS.replace("20260218093000", "20240101000000")
    with elsewhere({**TAKEN, SEARCH: there_is(old)}) as there:
        archive(project, there.address)
        assert "date: 2026-03-01\n" in text_of(project)


def test_of_a_dead_page_any_copy_is_good(project: Path) -> None:
    (project / "content/sources/gazette.yaml").write_text(f"{HEAD}access: dead\n")
    old = ADDRESS.replace("20260218093000", "20240101000000")
    with elsewhere({SEARCH: there_is(old)}) as there:
        archive(project, there.address)
        assert "date: 2024-01-01\n" in text_of(project)


LISTS = {
    "a block": (
        "archives:\n  - url: https://perma.example/x  # ours\n    date: 2026-01-01\n    service: perma\n\n# end\n",
        f"archives:\n  - url: https://perma.example/x  # ours\n    date: 2026-01-01\n    service: perma\n"
        f"{ITEM}\n# end\n",
    ),
    "brackets": (
        "archives: [{url: https://perma.example/x, date: 2026-01-01, service: perma}] # ours\n",
        "archives: [{url: https://perma.example/x, date: 2026-01-01, service: perma}, "
        f"{{url: {ADDRESS}, date: 2026-02-18, service: wayback}}] # ours\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), LISTS.values(), ids=LISTS)
def test_a_list_that_is_there_keeps_its_form(before: str, after: str, project: Path) -> None:
    (project / "content/sources/gazette.yaml").write_text(HEAD + before)
    with elsewhere(FOUND) as there:
        assert archive(project, there.address, "gazette").exit_code == 0
        assert text_of(project) == HEAD + after


def test_line_ends_of_windows_stay(project: Path) -> None:
    path = project / "content/sources/gazette.yaml"
    path.write_bytes(HEAD.replace("\n", "\r\n").encode())
    with elsewhere(FOUND) as there:
        archive(project, there.address)
        assert "\n" not in text_of(project).replace("\r\n", "")
        assert BLOCK.replace("\n", "\r\n") in text_of(project)


def test_a_source_with_a_text_keeps_it(project: Path) -> None:
    path = project / "content/sources/gazette.yaml"
    path.rename(path.with_suffix(".md"))
    path.with_suffix(".md").write_text(f"---\n{HEAD}---\n\nurl: not this\n")
    with elsewhere(FOUND) as there:
        archive(project, there.address)
        after = HEAD.replace("# by hand\n", f"# by hand\n{BLOCK}")
        assert path.with_suffix(".md").read_text() == f"---\n{after}---\n\nurl: not this\n"


def test_why_there_is_no_copy_is_told_and_the_file_stays(project: Path) -> None:
    with elsewhere({SEARCH: Answer(503)}) as there:
        ran = archive(project, there.address)
        assert (ran.exit_code, ran.stderr) == (1, "gazette: the archive says 503\n")
        assert text_of(project) == HEAD


def test_those_with_a_copy_are_left_out_and_a_dry_run_asks_nobody(project: Path) -> None:
    copy = f"archives: [{{url: {ADDRESS}, date: 2026-02-18, service: wayback}}]\n"
    (project / "content/sources/other.yaml").write_text(HEAD + copy)
    with elsewhere(FOUND) as there:
        ran = archive(project, there.address, "--dry-run")
        assert ran.stdout == "gazette: no copy (content/sources/gazette.yaml)\n"
        assert there.asked == []


def test_who_is_no_source_is_refused(project: Path) -> None:
    ran = archive(project, "http://127.0.0.1:9", "gazete")
    assert (ran.exit_code, ran.stderr) == (2, 'error: there is no source "gazete"\n')
