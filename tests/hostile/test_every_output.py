"""Hostile text in every field of every type, looked at in every file of the site by the parsers of those who read it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from xml.etree import ElementTree

import pytest
from hostile.filled import filled, site_of
from hostile.parsers import faults, page, shape
from hostile.payloads import TEXTS, lines
from icalendar import Calendar

from dossier.content.fields import fields_from
from dossier.content.records import records_from
from dossier.content.tree import DictTree
from dossier.outputs.cards import Card
from dossier.outputs.pages.record import NEVER
from dossier.render.cards import drawing

ALL_SIGNS = "=@<b class='a' id=\"b\">&amp;&lt;]]>--></script></title>{{ 7*7 }}{% x %}\\n\\;,:|`${x}%0d%0a“«'\"*_[x](y)#"
"""Every sign that means something to some format, in one line."""

PLAIN = "plain words " * 9 + "and more"

SITES = {
    "all signs": (ALL_SIGNS,),
    "every text": lines(),
    "every text, one field on": (*lines()[1:], lines()[0]),
    "formulas": ("=1+1", "@x", "+1", "-1", "＝1", "\tx"),
}


def texts(site: str) -> Iterator[str]:
    """The texts of a site, over and over, each with a number of its own; the last of them are harmless words."""
    return (f"{SITES[site][number % len(SITES[site])]} {number:04}" for number in count())


@lru_cache
def hostile(site: str) -> tuple[dict[str, str], dict[str, bytes]]:
    given = texts(site)
    code = "\n".join(text.replace("```", "") for text in TEXTS)
    files = filled(lambda: next(given), lambda: "" if site == "all signs" else f"\n\n```\n{code}\n```\n")
    return files, site_of(files, preview=SITES[site][0])


@lru_cache
def harmless() -> dict[str, bytes]:
    numbers = count()
    return site_of(filled(lambda: f"{PLAIN} {next(numbers):04}", lambda: ""), preview=PLAIN)


every_site = pytest.mark.parametrize("site", SITES)


@every_site
def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(site: str) -> None:
    found = {path: wrong for path, data in hostile(site)[1].items() if (wrong := faults(path, data))}
    assert found == {}


@every_site
def test_no_file_holds_a_control_character(site: str) -> None:
    found = [
        path
        for path, data in hostile(site)[1].items()
        if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    ]
    assert found == []


def test_hostile_words_change_nothing_but_words() -> None:
    """Each file has the elements, attributes, rows, fields and lines that it has with harmless words."""
    _, made = hostile("all signs")
    other = {}
    for path, data in harmless().items():
        if not path.startswith("search/") and "/data/" not in path:
            before, after = shape(path, data), shape(path, made[path])
            if before != after:
                other[path] = (before - after, after - before)
    assert other == {}
    assert made.keys() - harmless().keys() == set()


def record_of(data: bytes) -> object:
    """The record that a page shows, read as YAML again."""
    block = next(element for element in page(data).iter("pre"))
    fields, slips = fields_from("", "".join(block.itertext()))
    assert not slips
    return fields


@every_site
def test_every_text_arrives_as_it_was_written_on_the_page_of_the_record(site: str) -> None:
    files, made = hostile(site)
    records, _ = records_from(DictTree(files))
    shown = {path: record_of(data) for path, data in made.items() if path.endswith("/data/index.html")}
    by_id = {fields["id"]: fields for fields in shown.values() if isinstance(fields, dict)}
    assert len(by_id) > 30
    for record in records:
        entry_id = record.path.rpartition("/")[2].partition(".")[0]
        if entry_id in by_id:
            own = {key: value for key, value in by_id[entry_id].items() if key not in ("id", "type", "body")}
            assert own == {key: value for key, value in record.fields.items() if key not in NEVER}
            assert by_id[entry_id].get("body", "") == record.body


@every_site
def test_every_title_arrives_as_it_was_written(site: str) -> None:
    files, made = hostile(site)
    records, _ = records_from(DictTree(files))
    titles = {
        str(r.fields.get("title") or r.fields.get("name")) for r in records if "/sources/" not in r.path
    }
    titles.discard("None")
    headings = {
        "".join(element.itertext()).strip()
        for path, data in made.items()
        if path.endswith(".html")
        for element in page(data).iter("h1")
    }
    assert len(titles) > 15
    assert [title for title in titles if not any(title.strip() in heading for heading in headings)] == []


@every_site
def test_the_titles_of_feed_and_calendar_arrive_as_they_were_written(site: str) -> None:
    files, made = hostile(site)
    records, _ = records_from(DictTree(files))
    titles = {" ".join(str(r.fields.get("title")).split()) for r in records}
    feed = ElementTree.fromstring(made["feed.xml"])
    found = [element.text or "" for element in feed.iter("{http://www.w3.org/2005/Atom}title")]
    calendar = Calendar.from_ical(next(data for path, data in made.items() if path.endswith(".ics")))
    found += [str(part["SUMMARY"]) for part in calendar.walk("VEVENT")]
    known = {title[:100] for title in titles} | {str(r.fields.get("summary"))[:100] for r in records}
    assert len(found) > 8
    assert [text for text in found if not any(text[:60] in title for title in known)] == []


@pytest.mark.parametrize("text", [*lines(), *SITES["all signs"]])
def test_the_drawing_of_a_card_is_well_formed_and_has_three_texts(text: str) -> None:
    root = ElementTree.fromstring(drawing(Card(text, text, text)))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "path", "text"}
    assert not [
        key for element in root.iter() for key in element.attrib if key.startswith("on") or "href" in key
    ]
