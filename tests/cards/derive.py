"""Makes the two fonts of social cards from those of the theme, which a drawing program cannot read:

    pip install fonttools brotli
    python tests/cards/derive.py templates/assets/fonts dossier/render/fonts

The files for Latin, Cyrillic and Greek are made static at one weight, joined and stripped of what cards do not use.
The licence (OFL 1.1) keeps the name "Source" for the originals, so these have another."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = (("source-serif-4", 600, "Dossier Card Serif"), ("source-sans-3", 500, "Dossier Card Sans"))
LETTERS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")
MADE = 3_786_912_000
"""Seconds since 1904: a day that does not move."""


def main(source: str, target: str) -> None:
    """Read the theme's fonts, write one file for each family."""
    for stem, weight, name in FONTS:
        with TemporaryDirectory() as folder:
            paths = [_static(Path(source), Path(folder), stem, letters, weight) for letters in LETTERS]
            font = Merger().merge(paths)
        _subset(font)
        _name(font, name)
        font.save(Path(target) / f"{name.lower().replace(' ', '-').removeprefix('dossier-')}.ttf")


def _static(source: Path, folder: Path, stem: str, letters: str, weight: int) -> str:
    font = TTFont(source / f"{stem}-{letters}-wght-normal.woff2")
    font.flavor = None
    made = instantiateVariableFont(font, {"wght": weight})
    path = folder / f"{letters}.ttf"
    made.save(path)
    return str(path)


def _subset(font: TTFont) -> None:
    options = Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp"], name_IDs=[0, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


def _name(font: TTFont, name: str) -> None:
    for number, text in ((1, name), (2, "Regular"), (4, name), (6, name.replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False


if __name__ == "__main__":
    main(*sys.argv[1:])
