"""Every pair of colours can be read, in the light scheme and in the dark one (WCAG 2.2: 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "templates" / "assets" / "site.css").read_text("utf-8")
SCHEMES = ("light", "dark")
TEXT = ("ink", "muted", "accent", "string", "value")
MARKS = ("underline", "frame", "blue", "orange", "green", "purple", "brown", "grey", "teal", "red")


def _palette(scheme: str) -> dict[str, str]:
    """The custom properties that hold a colour on screen: those of the light scheme, with the dark ones over them."""
    screen = CSS[: CSS.index("@layer print {")]
    in_dark = r"prefers-color-scheme: dark\) \{[^{]*\{([^}]*)\}"
    light = _colours(re.sub(in_dark, "", screen))
    return light if scheme == "light" else light | _colours("".join(re.findall(in_dark, screen)))


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize(("name", "least"), [*((n, 4.5) for n in TEXT), *((n, 3.0) for n in MARKS)])
def test_colour_stands_out_from_its_ground(scheme: str, ground: str, name: str, least: float) -> None:
    palette = _palette(scheme)
    assert _contrast(palette[name], palette[ground]) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
def test_paper_on_ink_and_on_accent_can_be_read(scheme: str) -> None:
    palette = _palette(scheme)
    assert _contrast(palette["paper"], palette["ink"]) >= 4.5
    assert _contrast(palette["paper"], palette["accent"]) >= 4.5


def test_dark_scheme_sets_every_colour_anew() -> None:
    light, dark = _palette("light"), _palette("dark")
    assert {name for name in light if light[name] == dark[name]} == set()
