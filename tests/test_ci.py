"""What runs on other people's machines: the scripts in .ci, the workflows, and Netlify's settings."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from markdown_it import MarkdownIt
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
WORKFLOWS = tuple(sorted((ROOT / ".github/workflows").glob("*.yml")))
SCRIPTS = tuple(sorted(path for path in (ROOT / ".ci").iterdir() if path.suffix == ""))

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
every_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)


def workflow(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # texts only: `on` stays a word


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from workflow(path)["jobs"].items()


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


WRITES = {"comment": {"actions": "read", "pull-requests": "write"}}
"""Workflows that may do more than read, and what."""
JOBS_THAT_WRITE = {("release", "publish"): {"actions": "read", "contents": "write"}}
"""Single jobs that may; the others of their workflow may not."""
STRANGERS = ("pull_request", "pull_request_target", "workflow_run", "issue_comment", "issues", "fork")
"""What somebody without rights can set off."""


@every_workflow
def test_a_workflow_may_only_read(path: Path) -> None:
    permissions = workflow(path)["permissions"]
    if path.stem in WRITES:
        assert permissions == WRITES[path.stem]
    else:
        assert permissions and set(permissions.values()) == {"read"}
    own = {(path.stem, name): job["permissions"] for name, job in jobs(path) if "permissions" in job}
    assert own == {job: rights for job, rights in JOBS_THAT_WRITE.items() if job[0] == path.stem}


@pytest.mark.parametrize(("name", "job"), JOBS_THAT_WRITE)
def test_a_job_that_may_write_runs_nothing_of_the_repository(name: str, job: str) -> None:
    """And nobody without rights can set it off."""
    path = ROOT / f".github/workflows/{name}.yml"
    assert not set(workflow(path)["on"]) & set(STRANGERS)
    ran = dict(jobs(path))[job]["steps"]
    assert [step for step in ran if "uses" in step] == []
    assert not re.search(
        r"git |gh repo clone|checkout|\.ci/|dossier build|pip ", "".join(s["run"] for s in ran)
    )


@every_workflow
def test_no_secret_is_named(path: Path) -> None:
    """A pull request by a stranger needs none, and where there is none, none can be lost; the token of a run is made
    for that run, and may do what the workflow's permissions say."""
    assert "secrets." not in path.read_text("utf-8")
    assert "secrets: inherit" not in path.read_text("utf-8")


@every_workflow
def test_a_token_is_given_only_where_nothing_of_a_stranger_runs(path: Path) -> None:
    """`github.token` in a step's surroundings: never where the repository's program has run or will."""
    for name, job in jobs(path):
        with_token = [step for step in job["steps"] if "github.token" in json.dumps(step)]
        if with_token and set(workflow(path)["on"]) & set(STRANGERS):
            assert [step for step in job["steps"] if "uses" in step] == [], name


@every_workflow
def test_a_checkout_leaves_no_token_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_a_job_ends_and_has_no_machine_of_ours(path: Path) -> None:
    """A stranger's program could stay on a machine that is kept."""
    for _, job in jobs(path):
        assert int(job["timeout-minutes"]) <= 60
        assert job["runs-on"] == "ubuntu-24.04"


def test_the_release_names_the_digest_that_verify_takes() -> None:
    ran = [step["run"] for step in steps(ROOT / ".github/workflows/release.yml") if "run" in step]
    assert any("dossier build" in run and "--digest" in run and "GITHUB_STEP_SUMMARY" in run for run in ran)
    assert any("dossier verify" in run and "--commit HEAD" in run for run in ran)
    assert any(
        "gh release create" in run and "release/site.digest" in run and "sbom.json" in run for run in ran
    )


@pytest.mark.parametrize("name", WRITES)
def test_what_may_write_runs_nothing_of_a_pull_request(name: str) -> None:
    """It is the file of main that runs, after the other workflow; it takes no action and checks nothing out."""
    path = ROOT / f".github/workflows/{name}.yml"
    assert set(workflow(path)["on"]) == {"workflow_run"}
    assert [step for step in steps(path) if "uses" in step] == []
    assert not re.search(
        r"git (clone|fetch|checkout)|gh repo clone|checkout", "".join(s["run"] for s in steps(path))
    )


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
    "a template": ("content/actors/a.md templates/partials/head.html", False),
    "a workflow": ("content/actors/a.md .github/workflows/guard.yml", False),
    "the settings of the host": ("content/actors/a.md netlify.toml", False),
    "what git does with files": ("content/actors/a.md .gitattributes", False),
    "the locked packages": ("content/actors/a.md .ci/requirements.txt", False),
    "a name that hides a folder": ("content/../dossier/build.py content/a.md", False),
    "a script among the content": ("content/actors/a.py", False),
    "a setting of git among the content": ("content/.gitattributes content/actors/a.md", False),
    "a page that is published as it is": ("content/pages/a.html", False),
    "what may lie in the content": (
        "content/LICENSE content/README.md content/.link-check.json content/a.yml",
        True,
    ),
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


GH = """\
#!/bin/bash
case "$*" in
  *"--method GET repos/o/r/pulls "*) echo "$PULL" ;;
  "run download "*) [ -z "$FACTS" ] || { mkdir -p facts && printf %s "$FACTS" > facts/facts.txt; } ;;
  *"repos/o/r/issues/7/comments?per_page=100 "*) [ -z "$EARLIER" ] || echo "$EARLIER" ;;
  *"--input comment.json") echo "$3 $4" > asked ;;
esac
"""


class Commented(NamedTuple):
    asked: str
    """Method and address; empty when nothing was written."""
    body: str


def commented(folder: Path, facts: str, *, earlier: str = "", pull: str = "7", site: str = "") -> Commented:
    """What the workflow writes for a pull request, with a `gh` that only notes what it is asked."""
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    script = next(steps(ROOT / ".github/workflows/comment.yml"))["run"]
    given = {"PULL": pull, "FACTS": facts, "EARLIER": earlier, "SITE": site}
    event = {
        "RUN": "1",
        "RUN_URL": "https://run.example",
        "SHA": "abc",
        "HEAD": "stranger:$(touch hacked)`id`",
    }
    path = {"PATH": f"{folder}:{Path(sys.executable).parent}:/usr/bin:/bin", "GITHUB_REPOSITORY": "o/r"}
    ran = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={**given, **event, **path},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert not (folder / "hacked").exists()
    if not (folder / "asked").exists():
        return Commented("", "")
    body = json.loads((folder / "comment.json").read_text("utf-8"))["body"]
    return Commented((folder / "asked").read_text().strip(), body)


def test_the_comment_quotes_what_changes_and_links_the_preview(tmp_path: Path) -> None:
    made = commented(tmp_path, "+ meeting quay (On the quay)\n1 added; 3 pages change\n", site="talks")
    assert made.asked == "POST repos/o/r/issues/7/comments"
    assert made.body == (
        "<!-- what changes in facts -->\n### What changes in facts\n\n"
        "```text\n+ meeting quay (On the quay)\n1 added; 3 pages change\n```\n\n"
        "See [the preview](https://deploy-preview-7--talks.netlify.app/) and [the run](https://run.example)."
    )


def test_a_later_push_changes_the_same_comment(tmp_path: Path) -> None:
    assert (
        commented(tmp_path, "no fact changed\n", earlier="42").asked == "PATCH repos/o/r/issues/comments/42"
    )


def test_with_errors_in_the_content_the_comment_says_so(tmp_path: Path) -> None:
    assert "The check found errors in the content" in commented(tmp_path, "").body


def test_a_branch_that_has_moved_on_gets_no_comment(tmp_path: Path) -> None:
    assert commented(tmp_path, "no fact changed\n", pull="").asked == ""


HOSTILE = {
    "a fence": "```\n</details> @maintainers ![](https://evil.example/x.png)\n",
    "longer fences": "`````\n# Approved\n````\n",
    "what is not seen": "a\u202eb\u200bc\x1b[31m\x00\r",
    "very much": "x" * 100_000,
    "a marker": "<!-- what changes in facts -->\n",
}


@pytest.mark.parametrize("facts", HOSTILE.values(), ids=HOSTILE)
def test_a_stranger_can_do_no_more_than_be_quoted(facts: str, tmp_path: Path) -> None:
    body = commented(tmp_path, facts.replace("\x00", "")).body
    assert len(body) < 65_536  # GitHub takes no more
    tokens = MarkdownIt().parse(body)
    assert [token.type for token in tokens if token.type != "inline"][:4] == [
        "html_block",
        "heading_open",
        "heading_close",
        "fence",
    ]
    outside = "".join(token.content for token in tokens if token.type == "inline")
    assert "@" not in outside and "evil" not in outside and "Approved" not in outside
    assert not re.search("[\u200b\u202e\x1b]", body)


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
