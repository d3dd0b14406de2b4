"""Pictures that stand for pages: drawn where the settings ask, the same each time, whatever the title."""

import base64
import builtins
import hashlib
import tomllib
from typing import Any
from xml.etree import ElementTree

import pytest
from every_type import EVERY_TYPE
from worlds import SETTINGS, survey

from dossier.base.errors import DossierError
from dossier.outputs.cards import Card, card_outputs
from dossier.outputs.figures.lettering import width_of
from dossier.outputs.pages.home import home_page
from dossier.outputs.pages.person import person_page
from dossier.outputs.urls import Urls
from dossier.render.cards import FONTS, card, drawing


def world(cards: str) -> Any:
    return survey(
        EVERY_TYPE.replace("    title: Harbour talks\n", f"    title: Harbour talks\n    cards: {cards}\n", 1)
    )


def paths(cards: str) -> list[str]:
    return [output.path for output in card_outputs(world(cards))]


def test_cards_are_drawn_where_the_settings_ask() -> None:
    assert paths("none") == []
    assert paths("site") == ["card.png"]
    found = paths("entries")
    assert {"card.png", "people/ana-petrovic/card.png", "documents/pier-deal/card.png"} <= set(found)
    assert not [path for path in found if path.startswith(("sources/", "positions/", "claims/"))]
    assert "cards" not in SETTINGS  # and by default there are none


def test_a_page_names_its_own_card_or_that_of_the_site() -> None:
    for cards, expected in (("none", ("", "")), ("entries", ("card.png", "people/ana-petrovic/card.png"))):
        found = world(cards)
        urls = Urls(found.dossier.entries)
        person = person_page(found, urls, found.dossier.entries["ana-petrovic"]).view
        assert (home_page(found, urls).view.meta.card, person.meta.card) == expected


TITLES = (
    "Short",
    "<script>&\"' ]]> </svg>",
    "\x00\x1b control \ud7ff",
    "Володимир Зеленський, Ursula von der Leyen, Recep Tayyip Erdoğan and Edgars Rinkēvičs " * 4,
    "Antidisestablishmentarianismantidisestablishmentarianismantidisestablishmentarianism" * 2,
    "",
)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_stays_a_text_in_the_drawing(title: str) -> None:
    root = ElementTree.fromstring(drawing(Card("Person", title, "Harbour talks")))
    assert {child.tag.rsplit("}")[-1] for child in root} == {"path", "text"}
    lines = [child for child in root if child.get("font-family") == "Dossier Card Serif"]
    assert len(lines) <= 5
    assert all(int(line.get("y", "0")) < 536 for line in lines)


def test_a_title_is_set_as_large_as_it_fits() -> None:
    def size(title: str) -> int:
        root = ElementTree.fromstring(drawing(Card("", title, "")))
        sizes = [
            child.get("font-size", "") for child in root if child.get("font-family") == "Dossier Card Serif"
        ]
        return int(sizes[0])

    long = "A declaration on the piers, the lights and the fees of both harbours, with annexes on pilots"
    assert size("Deal on the piers") > size(long)
    assert width_of(long) > 0


def test_a_card_is_the_same_each_time() -> None:
    pytest.importorskip("resvg_py")
    view = Card("Meeting · 1 June 2025", "Зустріч at the pier", "Harbour talks")
    made = card(view)
    assert made == card(view)
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (1200, 630)


def test_a_missing_drawing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DossierError, match=r"conflict-dossier\[images\]"):
        card(Card("", "Title", ""))


def test_the_fonts_of_cards_are_those_that_were_recorded() -> None:
    folder = FONTS[0].parent
    recorded = tomllib.loads((folder / "fonts.lock").read_text("utf-8"))["file"]
    assert {file["path"] for file in recorded} == {path.name for path in FONTS}
    for file in recorded:
        digest = base64.b64encode(hashlib.sha384((folder / file["path"]).read_bytes()).digest()).decode()
        assert file["digest"] == f"sha384-{digest}"
        assert "SIL OPEN FONT LICENSE" in (folder / file["licence_file"]).read_text("utf-8")
