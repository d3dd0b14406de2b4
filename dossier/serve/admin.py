"""A web editor beside the site, on this machine: somebody else's program (Sveltia CMS) with our configuration.

Its files are those that lie in its package when the server starts; nothing else can be asked for. It has a
Content-Security-Policy of its own, since it styles itself and talks to the forge where the dossier is kept.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.check import Options, check
from dossier.entries.schema import known_ids
from dossier.outputs.cms import cms_config
from dossier.outputs.cms_yaml import cms_yaml
from dossier.outputs.hosting import HEADERS

PREFIX = "admin/"
ENTRANCE = "npm/index.js"
"""The module of the package that starts it; beside it lie its parts and fonts."""
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".png": "image/png",
}
FORGES = "https://api.github.com https://gitlab.com https://codeberg.org https://gitea.com"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob: https://avatars.githubusercontent.com; font-src 'self' data:; "
    f"connect-src 'self' data: blob: {FORGES}; worker-src 'self' blob:; manifest-src 'self' blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
ADMIN_HEADERS = tuple(
    (name, {"Content-Security-Policy": POLICY}.get(name, value))
    for name, value in HEADERS
    if name != "Cross-Origin-Opener-Policy"  # signing in opens a window
)
PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editing</title>
<script type="module" src="start.js"></script>
</html>
"""
START = 'import CMS from "./cms/index.js";\nCMS.init();\n'


class Admin(NamedTuple):
    """The editor for one project."""

    project: Path
    files: Mapping[str, Path]
    """By the path below `admin/cms/`."""

    def answer(self, path: str) -> tuple[bytes, str] | None:
        """What a path below `admin/` leads to, with its type; None when it leads nowhere."""
        if path in ("", "index.html"):
            return PAGE.encode(), "text/html; charset=utf-8"
        if path == "start.js":
            return START.encode(), TYPES[".js"]
        if path == "config.yml":
            return config_of(self.project).encode(), "text/yaml; charset=utf-8"
        file = self.files.get(path.removeprefix("cms/")) if path.startswith("cms/") else None
        return (file.read_bytes(), TYPES[file.suffix]) if file else None


def admin_from(project: Path, package: Path) -> Admin:
    """The editor in the folder of its package; DossierError with advice when it is not there."""
    entrance = package / ENTRANCE
    if not entrance.is_file():
        hint = "get it by `npm install @sveltia/cms` and name node_modules/@sveltia/cms"
        raise DossierError(f"there is no web editor in {package}; {hint}")
    top = entrance.parent
    found = (path for path in sorted(top.rglob("*")) if path.suffix in TYPES and path.is_file())
    return Admin(project, {path.relative_to(top).as_posix(): path for path in found if not path.is_symlink()})


def config_of(project: Path) -> str:
    """The editor's configuration for the content as it is now; DossierError when the settings cannot be read."""
    loaded = check(project, Options(jobs=1)).loaded  # a server has threads, beside which no process is forked
    if loaded.settings is None:
        raise DossierError("content/dossier.yaml has errors; run `dossier check`")
    return cms_yaml(cms_config(loaded, loaded.settings, known_ids(loaded.entries)))
