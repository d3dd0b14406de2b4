"""A build that surveys its site ahead: the same site, and none where the content has errors."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from make_site import always_ahead
from worlds import BASE

from dossier.cli import main

PATH = "content/places/pier.yaml"
PIER = "name: {}\nkind: city\ncountry: LV\nreview: candidate\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    always_ahead(monkeypatch)
    assert (
        CliRunner().invoke(main, ["init", str(tmp_path / "harbour"), "--title", "Harbour talks"]).exit_code
        == 0
    )
    texts = {path: text for path, text in BASE.items() if path != "content/dossier.yaml"}
    for path, text in {**texts, PATH: PIER.format("Old Pier")}.items():
        (tmp_path / "harbour" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "harbour" / path).write_text(text)
    assert build(tmp_path / "harbour").exit_code == 0
    return tmp_path / "harbour"


def build(project: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["build", str(project), *options], catch_exceptions=False)


def files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("options", [(), ("--clean",), ("--digest",), ("--jobs", "1")])
def test_the_site_is_the_same(project: Path, options: tuple[str, ...]) -> None:
    for name in ("New Pier", "Newer Pier"):
        (project / PATH).write_text(PIER.format(name))
        assert build(project, *options).exit_code == 0
        assert build(project, "-o", str(project.parent / name)).exit_code == 0
        assert files(project / "site") == files(project.parent / name)


def test_it_is_not_surveyed_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / PATH).write_text(PIER.format("New Pier"))
    monkeypatch.setattr("dossier.site.publish.survey", None)
    assert build(project).exit_code == 0


def test_an_error_leaves_the_site_as_it_was_and_the_next_build_free(project: Path) -> None:
    before = files(project / "site")
    (project / PATH).write_text("name: [")
    assert build(project).exit_code == 1
    assert files(project / "site") == before
    (project / PATH).write_text(PIER.format("New Pier"))
    assert build(project).exit_code == 0
    assert "New Pier" in (project / "site/places/pier/index.html").read_text()
