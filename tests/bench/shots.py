"""Pictures of a site's pages, to be looked at: a page of each kind at two widths, light and dark, and on paper.

    python tests/bench/shots.py SITE OUT [PATH ...]

SITE is a built site. Without paths it takes the largest page of each folder. OUT gets `PATH-390.png`,
`PATH-390-dark.png`, `PATH-1280.png`, `PATH-1280-dark.png` and `PATH.pdf`; pages are cut at 4,000 pixels. What is wider
than its window is printed, for no page may scroll sideways.
"""

import argparse
import base64
import functools
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from chrome import Chrome, Tab, running

WIDTHS = (390, 1280)
MOST = 4000
"""Pixels of a page's height that are shown."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def largest(site: Path) -> list[str]:
    """The largest page below each folder of the site's top, and every page that stands alone there."""
    found: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html")):
        parts = page.relative_to(site).parts
        if "data" in parts[1:]:
            continue
        kind = f"{parts[0]} entry" if len(parts) > 2 else parts[0]
        if kind not in found or page.stat().st_size > found[kind].stat().st_size:
            found[kind] = page
    paths = (page.relative_to(site).as_posix() for page in found.values())
    return [path.removesuffix("index.html") for path in paths]


def picture(tab: Tab, width: int, out: Path) -> None:
    """The page as a PNG, as high as it is but for `MOST`."""
    high, wide = tab.js("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    if wide > width:
        print(f"{out.stem}: {wide} pixels wide")
    size = {"width": width, "height": min(high, MOST), "deviceScaleFactor": 1, "mobile": False}
    tab.send("Emulation.setDeviceMetricsOverride", **size)
    out.write_bytes(base64.b64decode(tab.send("Page.captureScreenshot", format="png")["data"]))


def shoot(chrome: Chrome, address: str, path: str, out: Path) -> None:
    """All pictures of one page."""
    name = path.strip("/").replace("/", "_") or "home"
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            tab = chrome.page(width)
            tab.send(
                "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}]
            )
            tab.goto(address + path)
            tab.js("document.fonts.ready.then(() => 0)")
            picture(tab, width, out / f"{name}-{width}{'-dark' if scheme == 'dark' else ''}.png")
            if width == WIDTHS[-1] and scheme == "light":
                paper = tab.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
                (out / f"{name}.pdf").write_bytes(base64.b64decode(paper))
            tab.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--chromium", default="chromium")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(asked.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile, running(asked.chromium, Path(profile)) as chrome:
        for path in asked.paths or largest(asked.site):
            shoot(chrome, f"http://127.0.0.1:{server.server_port}/", path, asked.out)
    server.shutdown()


if __name__ == "__main__":
    main()
