"""Makes the pictures that browsers and networks want as PNG from the theme's mark (pip install resvg-py):

python tests/cards/icons.py templates/assets"""

import sys
from pathlib import Path

import resvg_py

SIZES = (180, 192, 512)
CARD = """<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<path fill="#fbfaf7" d="M0 0h1200v630H0z"/><path fill="#8a2b1e" d="M0 0h1200v16H0z"/>
<g transform="translate(440 155) scale(10)">{mark}</g></svg>"""


def main(target: str) -> None:
    """Draw the icons, and the card that stands for every page of a site that draws none of its own."""
    folder = Path(target)
    icon = (folder / "favicon.svg").read_text("utf-8")
    for size in SIZES:
        png = resvg_py.svg_to_bytes(svg_string=icon, width=size, height=size, skip_system_fonts=True)
        (folder / f"icon-{size}.png").write_bytes(bytes(png))
    mark = "".join(line for line in icon.splitlines() if "<path" in line)
    card = resvg_py.svg_to_bytes(svg_string=CARD.format(mark=mark), skip_system_fonts=True)
    (folder / "card.png").write_bytes(bytes(card))


if __name__ == "__main__":
    main(*sys.argv[1:])
