"""What runs on other people's machines: the scripts in .ci, the workflows, and Netlify's settings."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
WORKFLOWS = tuple(sorted((ROOT / ".github/workflows").glob("*.yml")))
SCRIPTS = tuple(sorted(path for path in (ROOT / ".ci").iterdir() if path.suffix == ""))

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
every_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)


def workflow(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # texts only: `on` stays a word


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in workflow(path)["jobs"].values():
        yield from job["steps"]


def test_ci_runs_the_tests_as_the_readme_says(tmp_path: Path) -> None:
    """From another folder, without a terminal."""
    asked = subprocess.run(
        [ROOT / ".ci/run", "-n"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout in (ROOT / "README.md").read_text("utf-8")
    assert asked.stdout.endswith("python -m pytest\n")


@every_script
def test_a_script_can_be_run_and_stops_at_its_first_failure(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("#!/bin/bash\n")
    assert "set -euo pipefail" in text
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)


@every_workflow
def test_a_workflow_may_only_read(path: Path) -> None:
    permissions = workflow(path)["permissions"]
    assert permissions and set(permissions.values()) == {"read"}
    assert all("permissions" not in job for job in workflow(path)["jobs"].values())


@every_workflow
def test_an_action_is_named_by_its_commit(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d", line)] == []


@every_workflow
def test_a_workflow_puts_no_foreign_text_into_a_script(path: Path) -> None:
    """Titles, branch names and the like come from strangers; scripts get them through the environment."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@every_workflow
def test_what_runs_with_the_rights_of_main_checks_nothing_out(path: Path) -> None:
    if "pull_request_target" in workflow(path)["on"]:
        assert [step for step in steps(path) if "uses" in step] == []


GUARD = {
    "only content": ("content/actors/a.md content/places/b.yaml", True),
    "only the program": ("dossier/build.py README.md", True),
    "both": ("content/actors/a.md templates/base.html", False),
    "a file moved out of the content": ("site-notes.md content/notes.md", False),
    "a folder that only begins alike": ("content-old/a.md dossier/build.py", True),
}


@pytest.mark.parametrize(("paths", "passes"), GUARD.values(), ids=GUARD)
def test_the_guard_keeps_content_and_code_apart(paths: str, passes: bool, tmp_path: Path) -> None:
    (tmp_path / "gh").write_text(f"#!/bin/bash\nprintf '%s\\n' {paths}\n")
    (tmp_path / "gh").chmod(0o755)
    script = next(steps(ROOT / ".github/workflows/guard.yml"))["run"]
    ran = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "GITHUB_REPOSITORY": "o/r", "NUMBER": "1"},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode == 0) is passes, ran.stdout + ran.stderr
    assert ("::error::" in ran.stdout) is not passes


def locked() -> dict[str, str]:
    lines = (ROOT / ".ci/requirements.txt").read_text("utf-8").splitlines()
    return {name: version for line in lines for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", line)}


def test_the_locked_packages_are_those_the_program_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = map(Requirement, (*project["project"]["dependencies"], *project["build-system"]["requires"]))
    versions = locked()
    for need in asked:
        assert need.specifier.contains(versions[canonicalize_name(need.name)]), need


def test_every_locked_package_has_a_digest() -> None:
    text = (ROOT / ".ci/requirements.txt").read_text("utf-8")
    packages = re.split(r"\n(?=[a-z])", text)
    assert len(packages) == len(locked()) > 0
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_netlify_publishes_what_the_build_writes() -> None:
    settings = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    assert settings["build"]["publish"] == "site"
    for context in settings["context"].values():
        assert context["command"].startswith(settings["build"]["command"])
        assert '--base-url "$DEPLOY_PRIME_URL"' in context["command"]
        assert "--preview " in context["command"]
