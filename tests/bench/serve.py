"""How long a save takes to show: change one entry, wait until the served page has it, again and again.

    python tests/bench/serve.py PROJECT ENTRY [--saves 11] [--hugo BINARY]

PROJECT is copied first; ENTRY is an id whose file is Markdown. Prints the median, least and most seconds from the save
to the new page. With `--hugo` the server is Hugo's, and PROJECT one that `hugo.py` made.
"""

import argparse
import http.client
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from programs import binary_of

PORT = "18555"
SECTIONS = {"actors": "people/", "pages": ""}
"""Where the entries of a folder are in the site, unless it is in a section of the same name."""


def serve(command: list[str | Path], project: Path, ready: str) -> tuple[subprocess.Popen[str], int]:
    """A server that has said it is ready, and the port it took."""
    server = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    port = 0
    for line in server.stdout:
        if found := re.search(r"http://localhost:(\d+)/", line):
            port = int(found[1])
        if ready in line:
            return server, port
    raise SystemExit("the server did not start")


def page(port: int, path: str) -> bytes:
    """The body of a page; of one that changes while it is sent, nothing."""
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    connection.request("GET", path)
    try:
        return connection.getresponse().read()
    except http.client.IncompleteRead:
        return b""


def shown_after(port: int, path: str, file: Path, mark: str) -> float:
    """Seconds from the save of a new line to the page that has it."""
    text = file.read_text(encoding="utf-8")
    start = time.perf_counter()
    file.write_text(f"{text}\n{mark}\n", encoding="utf-8")
    while mark.encode() not in page(port, path):
        time.sleep(0.01)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("entry")
    parser.add_argument("--saves", type=int, default=11)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--hugo")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        folders = ("content", "layouts") if arguments.hugo else ("content", "templates", "snapshots")
        for name in folders:
            if (arguments.project / name).is_dir():
                shutil.copytree(arguments.project / name, project / name)
        if arguments.hugo:
            shutil.copy(arguments.project / "hugo.yaml", project)
        (file,) = (project / "content").rglob(f"{arguments.entry}.md")
        if arguments.hugo:
            command: list[str | Path] = [
                binary_of(arguments.hugo),
                "server",
                "--port",
                PORT,
                "--config",
                "hugo.yaml",
            ]
            server, port = serve(command, project, "Press Ctrl+C")
        else:
            command = [sys.executable, "-m", "dossier", "serve", project, "--port", PORT]
            server, port = serve(command, project, " entries checked in ")
        try:
            path = f"/{SECTIONS.get(file.parent.name, f'{file.parent.name}/')}{arguments.entry}/"
            seconds = []
            for number in range(arguments.saves):
                time.sleep(arguments.pause)
                seconds.append(shown_after(port, path, file, f"Mark {number} of the bench."))
        finally:
            server.terminate()
    print(
        f"save to page: median {statistics.median(seconds):.2f} s, least {min(seconds):.2f} s,"
        f" most {max(seconds):.2f} s of {len(seconds)} saves"
    )


if __name__ == "__main__":
    main()
