"""`dossier schema`: on standard output, and as files that an editor's settings point to."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.mark import Mark
from dossier.base.report import as_text
from dossier.cli import main
from dossier.entries import FOLDERS
from dossier.entries.schema import NAMES

ROOT = Path(__file__).parent.parent.parent
STARTER = ROOT / "dossier/cli/starter/vscode"


def commented(path: Path) -> Any:
    """JSON in which whole lines may be comments, as VS Code reads its settings."""
    return json.loads(re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE))


def schema(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_a_type_is_printed_with_or_without_ids(project: Path) -> None:
    plain = json.loads(schema("event").stdout)
    assert "enum" not in plain["$defs"]["source-id"]
    full = json.loads(schema("event", "--ids", "-C", str(project)).stdout)
    assert full["$defs"]["source-id"]["enum"] == ["gazette"]


def test_an_unknown_type_is_a_wrong_command() -> None:
    ran = schema("meting")
    assert ran.exit_code == 2
    assert 'there is no type "meting"; did you mean "meeting"?' in ran.stderr


def test_write_makes_schemas_snippets_and_settings(project: Path) -> None:
    assert schema("--write", "-C", str(project)).exit_code == 0
    written = {path.stem for path in (project / ".dossier/schema").iterdir()}
    assert written == set(NAMES)
    snippets = json.loads((project / ".vscode/dossier.code-snippets").read_text("utf-8"))
    assert snippets["actor ana-petrovic"] == {
        "scope": "markdown",
        "prefix": "ana-petrovic",
        "body": "ana-petrovic",
        "description": "actor: Ana Petrovic",
    }
    assert {"office northport/minister", "source gazette"} <= set(snippets)
    for name in ("settings.json", "extensions.json", "tasks.json"):
        assert (project / ".vscode" / name).read_text("utf-8") == (STARTER / name).read_text("utf-8")


def test_settings_of_somebody_are_left_alone(project: Path) -> None:
    (project / ".vscode").mkdir()
    (project / ".vscode/settings.json").write_text('{"editor.fontSize": 14}')
    ran = schema("--write", "-C", str(project))
    assert (project / ".vscode/settings.json").read_text() == '{"editor.fontSize": 14}'
    assert 'add the "yaml.schemas"' in ran.stderr


def test_the_settings_name_every_schema_and_folder() -> None:
    found = commented(STARTER / "settings.json")["yaml.schemas"]
    wanted = {
        f".dossier/schema/{kind}.json": f"content/{folder}/**/*.yaml" for folder, kind in FOLDERS.items()
    }
    assert found == {".dossier/schema/dossier.json": "content/dossier.yaml", **wanted}


def test_the_settings_of_this_repository_are_those_of_a_new_dossier() -> None:
    for path in STARTER.iterdir():
        assert (ROOT / ".vscode" / path.name).read_text("utf-8") == path.read_text("utf-8")


def test_the_editor_finds_the_place_in_what_check_prints() -> None:
    """The patterns of the task's problem matcher, on the lines they are for."""
    task = commented(STARTER / "tasks.json")["tasks"][0]
    first, second = (re.compile(pattern["regexp"]) for pattern in task["problemMatcher"]["pattern"])
    mark = Mark("content/meetings/quay.md", 14, 13, 19)
    found = Diagnostic("unknown-reference", Level.ERROR, 'no actor "umerow"', mark, "    head: umerow", "see")
    lines = as_text([found], colour=False, width=100).splitlines()
    message, place = first.fullmatch(lines[0]), second.fullmatch(lines[1])
    assert message and message.groups() == ("error", "unknown-reference", 'no actor "umerow"')
    assert place and place.groups() == ("content/meetings/quay.md", "14", "13")


def test_the_web_editors_configuration_is_printed_with_a_word_on_what_is_missing(project: Path) -> None:
    ran = schema("--cms", "-C", str(project))
    assert ran.stdout.startswith('backend:\n  name: "github"\n')
    assert "set repository in content/dossier.yaml" in ran.stderr
    settings = project / "content/dossier.yaml"
    settings.write_text(settings.read_text("utf-8") + "repository: https://github.com/example/talks\n")
    ran = schema("--cms", "-C", str(project))
    assert '  repo: "example/talks"\n' in ran.stdout
    assert ran.stderr == ""
