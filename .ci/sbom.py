"""Writes .ci/sbom.json: all that the program is made of, in CycloneDX 1.6 (ECMA-424).

    python .ci/sbom.py

Packages, versions and digests are those of .ci/requirements.txt, the front-end files those of templates/vendor.lock.
The same two files give the same bytes: there is no time and no serial number in it. A test compares it with them.
"""

import base64
import json
import re
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TARGET = ROOT / ".ci/sbom.json"
LICENCES = {
    "annotated-types": "MIT",
    "anyascii": "ISC",
    "anyio": "MIT",
    "babel": "BSD-3-Clause",
    "click": "BSD-3-Clause",
    "hatchling": "MIT",
    "idna": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "markupsafe": "BSD-3-Clause",
    "mdit-py-plugins": "MIT",
    "mdurl": "MIT",
    "msgspec": "BSD-3-Clause",
    "packaging": "Apache-2.0 OR BSD-2-Clause",
    "pathspec": "MPL-2.0",
    "pluggy": "MIT",
    "pydantic": "MIT",
    "pydantic-core": "MIT",
    "pygments": "BSD-2-Clause",
    "pyyaml": "MIT",
    "rapidfuzz": "MIT",
    "tomlkit": "MIT",
    "trove-classifiers": "Apache-2.0",
    "typing-extensions": "PSF-2.0",
    "typing-inspection": "MIT",
    "tzdata": "Apache-2.0",
    "watchfiles": "MIT",
}
"""By SPDX: packages say it in many ways, so it is read once, by a person, when a package comes in."""
BUILDS = ("hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers")
"""What only makes the wheel, and is not there when a site is built."""


def bill() -> dict[str, Any]:
    """The whole as data."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = (*packages(), *files())
    ours = f"pkg:generic/{project['name']}@{project['version']}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": licence(project["license"]),
            }
        },
        "components": list(parts),
        "dependencies": [{"ref": ours, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def packages() -> Iterator[dict[str, Any]]:
    """One component for each locked package; it has as many digests as there are builds of it for other machines."""
    text = (ROOT / ".ci/requirements.txt").read_text("utf-8")
    for entry in re.split(r"\n(?=[a-z])", text):
        found = re.match(r"([\w.-]+)==([\w.]+)", entry)
        assert found, f"not a locked package: {entry[:60]}"
        name, version = found.groups()
        yield {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            "name": name,
            "version": version,
            "scope": "excluded" if name in BUILDS else "required",
            "hashes": [
                {"alg": "SHA-256", "content": digest} for digest in re.findall("sha256:([0-9a-f]{64})", entry)
            ],
            "licenses": licence(LICENCES[name]),
            "purl": f"pkg:pypi/{name}@{version}",
        }


def files() -> Iterator[dict[str, Any]]:
    """One component for each package that files were taken from unchanged, with those files in it."""
    lock = tomllib.loads((ROOT / "templates/vendor.lock").read_text("utf-8"))["file"]
    for (package, version), group in groupby(lock, key=lambda file: (file["package"], file["version"])):
        taken = list(group)
        purl = f"pkg:npm/{package.replace('@', '%40')}@{version}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": package,
            "version": version,
            "scope": "required",
            "licenses": licence(taken[0]["licence"]),
            "purl": purl,
            "components": [
                {
                    "type": "file",
                    "bom-ref": f"{purl}#{file['path']}",
                    "name": file["path"],
                    "description": file["name"],
                    "hashes": [{"alg": "SHA-384", "content": base64.b64decode(file["digest"][7:]).hex()}],
                    "licenses": licence(file["licence"]),
                }
                for file in taken
            ],
        }


def licence(said: str) -> list[dict[str, Any]]:
    """A licence, or an expression of several, as CycloneDX wants it."""
    return [{"expression": said}] if " " in said else [{"license": {"id": said}}]


def text() -> str:
    """The file's text."""
    return json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
