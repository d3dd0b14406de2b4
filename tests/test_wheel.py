"""The package as others install it: the wheel, alone, without what only developers have."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made without a network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    made = subprocess.run(command, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    (found,) = out.glob("conflict_dossier-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for `sys.path` that holds what is in the wheel and nothing of the repository."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def without_developers_packages() -> str:
    """A line of Python after which importing any package of the extra `dev` fails."""
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][
        "dev"
    ]
    names = [Requirement(text).name for text in extra]
    return f"import sys; sys.modules.update(dict.fromkeys({names!r}))"


def dossier(installed: Path, folder: Path, *arguments: str) -> str:
    """What the installed program prints; it must succeed."""
    script = f"{without_developers_packages()}; sys.argv[0] = 'dossier'; from dossier.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def test_the_wheel_holds_the_program_and_the_theme_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    templates = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "dossier").rglob("*.py")}
    inside = {name for name in names if ".dist-info/" not in name}
    assert modules | {f"dossier/{name}" for name in templates} <= inside
    assert {name.split("/")[0] for name in inside} == {"dossier"}
    assert [name for name in inside if "__pycache__" in name or "/." in name] == []


def test_the_installed_program_starts_a_dossier_and_builds_its_site(installed: Path, tmp_path: Path) -> None:
    dossier(installed, tmp_path, "init", "talks")
    project = tmp_path / "talks"
    dossier(installed, project, "check")
    assert "pages" in dossier(installed, project, "build")
    guide = (project / "content/README.md").read_text("utf-8")
    assert guide == (ROOT / "content/README.md").read_text("utf-8")
    front = (project / "site/index.html").read_text("utf-8")
    assert front.startswith("<!doctype html>")
    assert not (project / "templates").exists()
