"""How heavy the pages of a built site are: by kind of page, and those over a limit.

    python tests/bench/weight.py SITE [--over 200] [--packed 30]

`--over` is in kilobytes (of 1,000 bytes) of HTML as it is; `--packed` in kilobytes as a host sends an entry's page:
HTML, style sheet and scripts by gzip, without fonts.
"""

import argparse
import gzip
import re
from collections import defaultdict
from pathlib import Path

KIND = re.compile(r'<body id="top" data-kind="([a-z-]+)"')
FILES = re.compile(r'<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"')


def packed(text: bytes) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(text, 9, mtime=0))


def weight_of(site: Path, page: Path, known: dict[Path, int]) -> tuple[int, int]:
    """Bytes of a page with its style sheet and scripts as they are sent, and those of the scripts alone."""
    text = page.read_text(encoding="utf-8")
    whole, scripts = packed(text.encode()), 0
    for name in FILES.findall(text):
        file = (site / name.lstrip("/") if name.startswith("/") else page.parent / name).resolve()
        size = known.get(file) or known.setdefault(file, packed(file.read_bytes()))
        whole += size
        scripts += size if file.suffix == ".js" else 0
    return whole, scripts


def kind_of(page: Path) -> str:
    found = KIND.search(page.read_text(encoding="utf-8")[:20_000])
    return found[1] if found else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--over", type=int, default=200)
    parser.add_argument("--packed", type=float)
    arguments = parser.parse_args()
    pages: dict[str, list[tuple[int, Path]]] = defaultdict(list)
    for page in sorted(arguments.site.rglob("*.html")):
        pages[kind_of(page)].append((page.stat().st_size, page))
    for kind, found in sorted(pages.items()):
        sizes = sorted(size for size, _ in found)
        over = [size for size in sizes if size > arguments.over * 1000]
        print(
            f"{kind or '(none)':14} {len(sizes):6} pages, median {sizes[len(sizes) // 2] / 1000:7.1f} kB, "
            f"largest {sizes[-1] / 1000:7.1f} kB, over {arguments.over} kB: {len(over)}"
        )
    for size, page in sorted((f for found in pages.values() for f in found), reverse=True):
        if size > arguments.over * 1000:
            print(f"{size / 1000:8.1f} kB  {page.relative_to(arguments.site)}")
    if arguments.packed:
        known: dict[Path, int] = {}
        weights = sorted(
            ((weight_of(arguments.site, p, known), p) for f in pages.values() for _, p in f), reverse=True
        )
        for (whole, scripts), page in weights:
            if whole > arguments.packed * 1000:
                print(
                    f"{whole / 1000:8.1f} kB sent, scripts {scripts / 1000:.1f}  {page.relative_to(arguments.site)}"
                )


if __name__ == "__main__":
    main()
