"""The content as it was in one revision of the project's git repository: two calls of git, no checkout."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dossier.base.diagnostic import Diagnostic, in_order
from dossier.base.errors import DossierError
from dossier.content.refusals import (
    READ_LIMIT,
    is_ignored,
    is_text,
    no_such_file,
    not_a_file,
    symlink,
    too_large,
    undecodable_name,
    unreadable,
)


class GitTree:
    """The files under `project/folder` as they were in one revision of the project's repository."""

    def __init__(self, project: Path, revision: str, folder: str = "content") -> None:
        """List the revision and fetch its files in one go; DossierError for an unknown revision or no git."""
        self._problems: list[Diagnostic] = []
        commit = commit_of(project, revision)
        listing = _git(project, "ls-tree", "-r", "-z", "--long", commit, "--", f"{folder}/")
        objects = dict(self._listed(listing))
        self._paths = tuple(sorted(objects))
        self._files = dict(zip(self._paths, _blobs(project, [objects[p] for p in self._paths]), strict=True))

    def paths(self) -> tuple[str, ...]:
        return self._paths

    def problems(self) -> tuple[Diagnostic, ...]:
        return in_order(self._problems)

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise no_such_file(path)
        return self._files[path]

    def _listed(self, listing: bytes) -> Iterator[tuple[str, bytes]]:
        """The path and the object of each file that we take; `mode kind object size TAB path NUL`."""
        for line in listing.split(b"\0")[:-1]:
            about, _, name = line.partition(b"\t")
            mode, kind, blob, size = about.split()
            path = name.decode("utf-8", "surrogateescape")
            if any(is_ignored(step) for step in path.split("/")):
                continue
            refused = _refused_by_git(path, name, mode, kind, size)
            if refused is None:
                yield path, blob
            else:
                self._problems.append(refused)


def _refused_by_git(path: str, name: bytes, mode: bytes, kind: bytes, size: bytes) -> Diagnostic | None:
    if not is_text(path):
        return undecodable_name(name)
    if mode == b"120000":
        return symlink(path)
    if kind != b"blob":
        return not_a_file(path)
    return unreadable(path, too_large(path)) if int(size) > READ_LIMIT else None


def commit_of(project: Path, revision: str) -> str:
    """The full name of a commit; DossierError for an unknown one.

    A revision that looks like an option is never handed to git as one.
    """
    if not project.is_dir():
        raise DossierError(f"no folder {project}")
    try:
        found = _git(
            project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except _GitRefused as refusal:
        inside = _inside_repository(project)
        why = f'git knows no revision "{revision}"' if inside else f"{project} is in no git repository"
        raise DossierError(why) from refusal
    return found.decode("ascii").strip()


def _inside_repository(project: Path) -> bool:
    try:
        return _git(project, "rev-parse", "--git-dir") != b""
    except _GitRefused:
        return False


def _blobs(project: Path, objects: list[bytes]) -> Iterator[bytes]:
    """The bytes of each object, in order; `object kind size LF bytes LF` for each."""
    answer = memoryview(_git(project, "cat-file", "--batch", given=b"".join(o + b"\n" for o in objects)))
    at = 0
    for name in objects:
        head = bytes(answer[at : at + len(name) + 32]).partition(b"\n")[0]
        if not head.startswith(name + b" blob "):
            raise DossierError(f"git has lost the object {name.decode()}")
        start = at + len(head) + 1
        at = start + int(head.split()[2])
        yield bytes(answer[start:at])
        at += 1


# What a hook sets to name its own repository: `git rev-parse --local-env-vars` without the configuration.
_LOCAL = frozenset(
    (
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    )
)


class _GitRefused(DossierError):
    """Git answered with an error."""


def _git(project: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints; variables that a hook sets to point at another repository are kept from it."""
    surroundings = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    # A partial clone would fetch what it lacks: a build uses no network.
    surroundings |= {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1"}
    command = ["git", "-C", str(project), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=surroundings)
    except OSError as error:
        raise DossierError("git is not installed, or not on the PATH") from error
    if done.returncode:
        raise _GitRefused(f"git: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
