"""How long a save takes to show: change one entry, wait until the served page has it, again and again.

    python tests/bench/serve.py PROJECT ENTRY [--saves 11]

PROJECT is copied first; ENTRY is an id whose file is Markdown. Prints the median, least and most seconds from the save
to the new page.
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


def serve(project: Path) -> tuple[subprocess.Popen[str], int]:
    """A server of the project, and the port it took."""
    command = [sys.executable, "-m", "dossier", "serve", str(project), "--port", "18555"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    for line in server.stdout:
        if found := re.search(r"serving http://localhost:(\d+)/", line):
            port = int(found[1])
        if " entries in " in line:
            return server, port
    raise SystemExit("the server did not start")


def page(port: int, path: str) -> bytes:
    """The body of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    return connection.getresponse().read()


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("entry")
    parser.add_argument("--saves", type=int, default=11)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(arguments.project / "content", project / "content")
        (file,) = (project / "content").rglob(f"{arguments.entry}.md")
        server, port = serve(project)
        try:
            section = {"actors": "people", "pages": ""}.get(file.parent.name, file.parent.name)
            path = f"/{section}/{arguments.entry}/".replace("//", "/")
            seconds = [
                shown_after(port, path, file, f"Mark {n} of the bench.") for n in range(arguments.saves)
            ]
        finally:
            server.terminate()
    print(
        f"save to page: median {statistics.median(seconds):.2f} s, least {min(seconds):.2f} s,"
        f" most {max(seconds):.2f} s of {len(seconds)} saves"
    )


if __name__ == "__main__":
    main()
