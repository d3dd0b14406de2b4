"""Counts the pages of two sites and the links inside them, and says where they differ.

python tests/bench/links.py SITE OTHER
"""

import argparse
import posixpath
import re
from collections import Counter
from pathlib import Path

ANCHOR = re.compile(r'<a\s[^>]*?href="([^"#]*)')
Links = dict[str, Counter[str]]


def links(site: Path) -> Links:
    """Of each page by its path, the pages it links to, and how often."""
    pages = sorted(site.rglob("*.html"))
    return {str(page.relative_to(site)): _of(page, f"/{page.relative_to(site).parent}/") for page in pages}


def _of(page: Path, folder: str) -> Counter[str]:
    found = (target for target in ANCHOR.findall(page.read_text(encoding="utf-8")) if ":" not in target)
    return Counter(posixpath.normpath(posixpath.join(folder, target)) for target in found)


def differences(site: Links, other: Links) -> list[str]:
    """Pages that only one of them has, and links that are not equally often on a page of both."""
    lone = [f"{path}: only in one" for path in sorted(site.keys() ^ other.keys())]
    for path in sorted(site.keys() & other.keys()):
        for target in sorted(site[path].keys() | other[path].keys()):
            times = site[path][target], other[path][target]
            if times[0] != times[1]:
                lone.append(f"{path}: {target} {times[0]} times, in the other {times[1]}")
    return lone


def main() -> None:
    """Count, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("other", type=Path)
    arguments = parser.parse_args()
    both = [links(arguments.site), links(arguments.other)]
    for folder, found in zip((arguments.site, arguments.other), both, strict=True):
        print(f"{folder}: {len(found)} pages, {sum(counts.total() for counts in found.values())} links")
    told = differences(*both)
    print("\n".join(told[:20]) or "the same pages with the same links")
    raise SystemExit(bool(told))


if __name__ == "__main__":
    main()
