"""`dossier links`: what it tells, what it keeps, whom it does not ask."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from elsewhere import Answer, elsewhere
from worlds import SETTINGS

from dossier.check import check
from dossier.cli import main

PAGES = {
    "/well": Answer(),
    "/gone": Answer(404),
    "/moved": Answer(301, {"Location": "/well"}),
    "/dead": Answer(404),
}
SOURCE = "title: T\nkind: news\npublisher: P\nlanguage: en\nreliability: solid\nreview: candidate\n"
COPY = "archives: [{url: https://web.archive.org/web/20250601000000/x, date: 2025-06-01, service: wayback}]\n"


def project_at(folder: Path, address: str) -> Path:
    (folder / "content/sources").mkdir(parents=True)
    (folder / "content/dossier.yaml").write_text(SETTINGS)
    for name in ("well", "gone", "moved"):
        (folder / f"content/sources/{name}.yaml").write_text(f"{SOURCE}url: {address}/{name}\n")
    (folder / "content/sources/buried.yaml").write_text(f"{SOURCE}url: {address}/dead\naccess: dead\n")
    return folder


def links(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["links", str(project), "--allow-private", "--delay", "0", "--timeout", "5", *arguments]
    )


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        ran = links(project_at(tmp_path, there.address), "--on", "2026-03-01")
        assert ran.exit_code == 1
        assert ran.stdout == (
            "gone: look for a copy (`dossier archive ID`), then say `access: dead` (1)\n"
            "  gone: the server says 404, first seen 2026-03-01\n"
            "      content/sources/gone.yaml:7:6\n"
            "moved for good: write the new address (1)\n"
            "  moved: moved for good, first seen 2026-03-01\n"
            "      content/sources/moved.yaml:7:6\n"
            f"      {there.address}/well\n"
            "3 asked now; of 3 addresses 1 are well\n"
        )
        assert not any("/dead" in asked for asked in there.asked)
        assert there.agents == {"dossier/0.1.0 (errors@example.org)"}


def test_what_was_found_is_kept_and_not_asked_again_too_soon(tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        project = project_at(tmp_path, there.address)
        links(project, "--on", "2026-03-01")
        kept = (project / "content/.link-check.json").read_text("utf-8")
        assert list(json.loads(kept)["links"]) == sorted(
            f"{there.address}/{n}" for n in ("gone", "moved", "well")
        )
        there.asked.clear()
        ran = links(project, "--on", "2026-03-03")
        assert (there.asked, ran.exit_code) == ([], 1)
        assert (project / "content/.link-check.json").read_text("utf-8") == kept
        links(project, "--on", "2026-03-05")
        assert {asked.partition(" ")[2] for asked in there.asked} == {
            "/gone",
            "/moved",
            "/well",
        }  # /moved leads there
        known = json.loads((project / "content/.link-check.json").read_text("utf-8"))["links"]
        assert known[f"{there.address}/gone"]["since"] == "2026-03-01"
        assert known[f"{there.address}/well"]["checked"] == "2026-03-01"


def test_the_file_is_no_entry(tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        project = project_at(tmp_path, there.address)
        before = check(project).diagnostics
        links(project)
        assert check(project).diagnostics == before


def test_a_lost_page_with_a_copy_is_no_failure(tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        project = project_at(tmp_path, there.address)
        gone = project / "content/sources/gone.yaml"
        gone.write_text(gone.read_text() + COPY)
        ran = links(project, "--on", "2026-03-01")
        assert ran.exit_code == 0
        assert "the server says 404; there is a copy" in ran.stdout


def test_a_private_machine_is_not_asked_unless_allowed(tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        project = project_at(tmp_path, there.address)
        ran = CliRunner().invoke(main, ["links", str(project), "--delay", "0"])
        assert there.asked == []
        assert "127.0.0.1 is in a private network" in ran.stdout


def test_a_limit_takes_those_longest_unasked(tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        project = project_at(tmp_path, there.address)
        assert (
            "1 asked now; of 3 addresses 0 are well, 2 never asked" in links(project, "--limit", "1").stdout
        )
        assert len({asked.partition(" ")[2] for asked in there.asked}) == 1


@pytest.mark.parametrize("form", ["json"])
def test_programs_get_the_same(form: str, tmp_path: Path) -> None:
    with elsewhere(PAGES) as there:
        ran = links(project_at(tmp_path, there.address), "--on", "2026-03-01", "--format", form)
        told = json.loads(ran.stdout)
        assert (told["asked"], [link["state"] for link in told["links"]]) == (3, ["gone", "moved", "ok"])
