"""How long a built site's search takes to answer in Chromium, once its index is there, and what its first answer loads.

    python tests/bench/search.py SITE [--queries 60] [--slower 4] [--chromium /usr/bin/chromium]

Asked are titles of entries in whole and by their beginning, with two letters exchanged, and words in Cyrillic; each
once to fetch the files of the index that it needs, then again to be measured, from the form's event to the results in
the page. `--slower` measures once more with the processor throttled so many times.
"""

import argparse
import csv
import functools
import gzip
import json
import re
import statistics
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from chrome import Tab, running

ASK = """
(query) => new Promise((done) => {
  const field = document.getElementById("search-field");
  const results = document.getElementById("search-results");
  field.value = query;
  const start = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    results.getBoundingClientRect();
    done([performance.now() - start, results.querySelectorAll("li").length]);
  });
  seen.observe(document.getElementById("search-status"), { childList: true, characterData: true, subtree: true });
  field.form.dispatchEvent(new Event("submit", { cancelable: true }));
})
"""
FILES = "performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)"


def queries_of(site: Path, number: int) -> list[str]:
    """Titles, beginnings, slips and words in Cyrillic, spread over the site, the same for the same site."""
    with (site / "data" / "entries.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["label"] for row in csv.DictReader(file)]
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((site / "search").glob("rows-*.js")))
    cyrillic = sorted(set(re.findall(r"[а-яіїєґ]{4,}", text, re.IGNORECASE))) or ["зеленський"]
    each = number // 4
    picked = titles[:: max(1, len(titles) // (3 * each))]
    return [
        *picked[:each],
        *(title[:4] for title in picked[each : 2 * each]),
        *(_slip(title) for title in picked[2 * each : 3 * each]),
        *cyrillic[:: max(1, len(cyrillic) // each)][:each],
    ]


def _slip(title: str) -> str:
    """The longest word with two letters exchanged."""
    word = max(title.split(), key=len)
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def asked(tab: Tab, query: str) -> tuple[float, int]:
    took, found = tab.js(f"({ASK})({json.dumps(query)})")
    return float(took), int(found)


def measure(tab: Tab, address: str, queries: list[str], slower: int) -> None:
    tab.goto(address)
    tab.send("Emulation.setCPUThrottlingRate", rate=1)
    for query in queries:
        asked(tab, query)
    tab.send("Emulation.setCPUThrottlingRate", rate=slower)
    times = []
    for query in queries:
        asked(tab, "")
        times.append((*asked(tab, query), query))
    ordered = sorted(took for took, _, _ in times)
    slowest = max(times)
    print(
        f"processor {slower} times slower: median {statistics.median(ordered):.1f} ms, "
        f"95th percentile {ordered[len(ordered) * 95 // 100]:.1f} ms, slowest {slowest[0]:.1f} ms "
        f"({slowest[2]!r}, {slowest[1]} results shown); {sum(not found for _, found, _ in times)} of {len(times)} found nothing"
    )


def first_load(tab: Tab, site: Path, address: str, query: str) -> None:
    """Bytes, by gzip, of everything a first search needs, without fonts and pictures."""
    tab.goto(address)
    asked(tab, query)
    found = sorted({name for name in tab.js(FILES) if name.endswith((".js", ".css"))})
    sizes = {name: len(gzip.compress((site / name.lstrip("/")).read_bytes(), 9)) for name in found}
    page = len(gzip.compress((site / "search" / "index.html").read_bytes(), 9))
    index = {name: size for name, size in sizes.items() if name.startswith("/search/")}
    print(
        f"first search ({query!r}): {(page + sum(sizes.values())) / 1000:.1f} kB; of it page {page / 1000:.1f}, "
        f"styles and scripts {(sum(sizes.values()) - sum(index.values())) / 1000:.1f}, "
        f"index {sum(index.values()) / 1000:.1f} in {len(index)} files"
    )


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--slower", type=int, default=4)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    arguments = parser.parse_args()
    queries = queries_of(arguments.site, arguments.queries)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(arguments.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/search/"
    with tempfile.TemporaryDirectory() as profile, running(arguments.chromium, Path(profile)) as chrome:
        for query in (queries[0], queries[len(queries) // 2], queries[-1]):
            tab = chrome.page()
            first_load(tab, arguments.site, address, query)
            tab.close()
        tab = chrome.page()
        measure(tab, address, queries, 1)
        measure(tab, address, queries, arguments.slower)
        tab.close()
    server.shutdown()


if __name__ == "__main__":
    main()
