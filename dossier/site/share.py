"""A share of a site: the pages that one of several machines made, to be joined with the others into the whole site.

It is a folder of two files: `pages.json` says what there is, `pages.bin` holds the bytes, one page after the other.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dossier.base.errors import DossierError
from dossier.site import disk
from dossier.site.page import Made, Page, fault_of

FORMAT = "dossier share 1"


class Share(NamedTuple):
    """Which share of how many, counted from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


def write_share(folder: Path, share: Share, origin: str, made: Sequence[Made]) -> None:
    """Write the pages into `folder`; `origin` is the digest of all they were made of. DossierError when that fails."""
    try:
        _write(folder, share, origin, made)
    except OSError as error:
        raise DossierError(
            f"cannot write the share {folder}: {(error.strerror or str(error)).lower()}"
        ) from error


def _write(folder: Path, share: Share, origin: str, made: Sequence[Made]) -> None:
    rows, start, whole = [], 0, hashlib.sha256()
    disk.make_folder(str(folder))
    (folder / "pages.json").unlink(
        missing_ok=True
    )  # without it the folder is no share, should this be cut short
    with (folder / "pages.bin").open("wb") as file:
        for path, how, listed, changed, page in sorted(made):
            data = page.render()
            file.write(data)
            whole.update(data)
            rows.append((path, how, listed, changed, page.key, page.parts, start, len(data)))
            start += len(data)
    head = {"format": FORMAT, "share": share, "origin": origin, "bytes": whole.hexdigest()}
    disk.replace(str(folder / "pages.json"), json.dumps({**head, "pages": rows}).encode())


def joined(folders: Sequence[Path], origin: str) -> tuple[Made, ...]:
    """The pages of all shares. DossierError when one is damaged, missing, there twice, or made of something else."""
    shares = [(folder, *_read(folder, origin)) for folder in folders]
    numbers = sorted(share for _, share, _ in shares)
    of = numbers[0].of if numbers else 1
    if missing := [str(share) for share in (Share(at + 1, of) for at in range(of)) if share not in numbers]:
        raise DossierError(f"the site is not whole: share {', '.join(missing)} is missing")
    if len(numbers) != of:
        raise DossierError(f"{len(numbers)} shares where {of} make the site: {', '.join(map(str, numbers))}")
    return tuple(_made(folder, row) for folder, _, rows in shares for row in rows)


def _read(folder: Path, origin: str) -> tuple[Share, list[Any]]:
    try:
        head = json.loads((folder / "pages.json").read_bytes())
        if head["format"] != FORMAT:
            raise DossierError(f"{folder} is a share of another version of the program")
        if head["origin"] != origin:
            raise DossierError(
                f"{folder} was made of other content, other templates, another day or with other options; make it again"
            )
        with (folder / "pages.bin").open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest()
        if whole != head["bytes"] or any(len(row) != 8 or fault_of(row[0]) for row in head["pages"]):
            raise DossierError(f"{folder} is damaged; make it again")
        return Share(*head["share"]), head["pages"]
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DossierError(f"{folder} is no share of a site: {error.filename}: {why}") from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DossierError(f"{folder} is no share of a site: its pages.json is not ours") from error


def _made(folder: Path, row: Sequence[Any]) -> Made:
    path, how, listed, changed, key, parts, start, size = row

    def render() -> bytes:
        with (folder / "pages.bin").open("rb") as file:
            file.seek(start)
            return file.read(size)

    named = tuple((name, value) for name, value in parts)
    return Made(path, how, listed, changed, Page(path, key, named, render))
