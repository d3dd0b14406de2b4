"""What an editor's browser shows while `serve` runs: errors in words that can be read, a save without a key pressed."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from chrome import Tab
from test_incremental import EXAMPLE
from worlds import write

from dossier.check import Options
from dossier.serve.live import Live
from dossier.serve.server import Server, listening

BOX = "document.querySelector('.dossier-problems')"
READABLE = """(pre => {
  const box = getComputedStyle(pre.parentElement), own = getComputedStyle(pre);
  return [own.color === box.color, own.backgroundColor, box.color !== box.backgroundColor];
})(document.querySelector('.dossier-problems pre'))"""


class Desk(NamedTuple):
    """An editor's project, served."""

    live: Live
    address: str
    person: Path

    def save(self, old: str, new: str) -> None:
        self.person.write_text(self.person.read_text("utf-8").replace(old, new), "utf-8")
        self.live.first([str(self.person)])
        self.live.rebuild()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    live = Live(write(tmp_path, EXAMPLE), Options())
    assert live.rebuild().is_good
    server: Server = listening("127.0.0.1", 18800, live, tries=200)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/people/vera-lind/"
    yield Desk(live, address, tmp_path / "content/actors/vera-lind.yaml")
    server.shutdown()
    server.server_close()


def test_a_save_is_seen_and_errors_can_be_read(desk: Desk, tab: Tab) -> None:
    tab.goto(desk.address)
    desk.save("Vera Lind", "Vera Lindh")
    tab.until("document.querySelector('h1')?.textContent.includes('Vera Lindh')")
    desk.save("kind: person", "kind: persona")
    tab.until(f"Boolean({BOX})")
    assert "persona" in str(tab.js(f"{BOX}.textContent"))
    assert "The site below is the last good one" in str(tab.js(f"{BOX}.textContent"))
    assert tab.js(READABLE) == [True, "rgba(0, 0, 0, 0)", True]
    assert "Vera Lindh" in str(tab.js("document.querySelector('h1').textContent"))
    desk.save("kind: persona", "kind: person")
    tab.until(f"!{BOX}")
    assert tab.troubles() == []
