"""What others made is here as they made it: each file recorded in `vendor.lock`, unchanged, its licence beside it."""

import base64
import hashlib
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
FILES: list[dict[str, Any]] = tomllib.loads((ASSETS.parent / "vendor.lock").read_text("utf-8"))["file"]
FONTS_OF_A_LATIN_PAGE = 2
"""Upright serif and sans; any further file is loaded only when a page holds its letters."""


def _digest(path: Path) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


def _font_faces() -> list[str]:
    css = (ASSETS / "site.css").read_text("utf-8")
    return [face for face in re.findall(r"@font-face \{(.*?)\}", css, re.S) if "url(" in face]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["path"]))
def test_file_is_the_one_that_was_recorded(file: dict[str, Any]) -> None:
    assert _digest(ASSETS / file["path"]) == file["digest"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["path"]))
def test_file_says_whence_it_comes_and_under_what_licence(file: dict[str, Any]) -> None:
    assert file.keys() == {"path", "name", "package", "version", "licence", "licence_file", "digest"}
    assert "SIL OPEN FONT LICENSE" in (ASSETS / file["licence_file"]).read_text("utf-8")


def test_no_font_is_unrecorded() -> None:
    on_disk = {str(path.relative_to(ASSETS)) for path in ASSETS.rglob("*.woff2")}
    assert on_disk == {file["path"] for file in FILES}


def test_style_sheet_uses_every_font_and_no_other_file() -> None:
    used = set(re.findall(r'url\("([^"]+)"\)', (ASSETS / "site.css").read_text("utf-8")))
    assert used == {file["path"] for file in FILES}


def test_each_font_is_loaded_only_for_its_own_letters() -> None:
    faces = _font_faces()
    assert all("unicode-range" in face and "font-display: swap" in face for face in faces)
    latin = [face for face in faces if "U+0000-00FF" in face and "italic" not in face]
    assert len(latin) == FONTS_OF_A_LATIN_PAGE


def test_no_letter_loads_two_files_of_one_family_and_style() -> None:
    letters = Counter(
        (family, "italic" in face, letter)
        for face in _font_faces()
        for family in re.findall(r'font-family: "([^"]+)"', face)
        for letter in _letters(face)
    )
    assert [key for key, files in letters.items() if files > 1] == []


def _letters(face: str) -> list[int]:
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face)
    return [code for low, high in ranges for code in range(int(low, 16), int(high or low, 16) + 1)]
