"""Social cards: a drawing of 1200 by 630 pixels with the title of a page, as PNG. Needs the extra `images`."""

from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dossier.base.errors import DossierError
from dossier.outputs.figures.lettering import width_of

FONTS = tuple(sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
WIDTH, HEIGHT, EDGE = 1200, 630, 80
SIZES = ((84, 2), (68, 3), (54, 4), (44, 5))
"""Sizes of a title and the lines it may have; the first that holds it is taken."""
LETTERS = 13
"""The height for which `width_of` tells widths; the serif is a little wider than the sans."""
PAPER, INK, MUTED, ACCENT = "#fbfaf7", "#1c1b19", "#5d5a54", "#8a2b1e"


def card(view: Any) -> bytes:
    """A Card view → PNG; DossierError where the drawing program is missing."""
    try:
        import resvg_py  # 3 MB that only cards need
    except ImportError as error:
        raise DossierError(
            "cards are drawn by the extra \"images\"; install it (pip install 'conflict-dossier[images]'), "
            "or write `cards: none` in content/dossier.yaml"
        ) from error
    files = [str(path) for path in FONTS]
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing(view), skip_system_fonts=True, font_files=files))


def program() -> str:
    """Which drawing program there is, for the keys of cards."""
    try:
        return f"resvg-py {version('resvg-py')}"
    except PackageNotFoundError:
        return "no resvg-py"


def drawing(view: Any) -> str:
    """The card as SVG."""
    size, lines = _set(view.title)
    top = 190 + size // 2
    title = "".join(
        _text(line, top + place * size * 6 // 5, size, INK, "Dossier Card Serif")
        for place, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<path fill="{PAPER}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/><path fill="{ACCENT}" d="M0 0h{WIDTH}v16H0z"/>'
        f"{_text(view.kicker, 128, 34, ACCENT, 'Dossier Card Sans')}{title}"
        f'<path fill="{INK}" d="M{EDGE} 536h{WIDTH - 2 * EDGE}v2H{EDGE}z"/>'
        f"{_text(view.site, 584, 34, MUTED, 'Dossier Card Sans')}</svg>"
    )


def _text(text: str, y: int, size: int, colour: str, family: str) -> str:
    plain = "".join(letter for letter in text if letter.isprintable())
    words = escape(plain, quote=False)
    return (
        f'<text x="{EDGE}" y="{y}" font-family="{family}" font-size="{size}" fill="{colour}">{words}</text>'
    )


def _set(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines; what is too long ends with an ellipsis."""
    for size, most in SIZES:
        lines = _lines(title, (WIDTH - 2 * EDGE) * LETTERS * 10 // (size * 11))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], lines[most - 1].rstrip(" .,;:") + "…"]


def _lines(text: str, width: int) -> list[str]:
    found: list[str] = []
    for word in text.split():
        if found and width_of(f"{found[-1]} {word}") <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
