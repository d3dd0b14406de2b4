"""What scripts add to pages: previews, choices, copying; and that nothing is lost without them."""

import csv
import io
import json
import time
import urllib.request
from pathlib import Path

import pytest
from chrome import PATIENCE, Tab

CARD = "document.querySelector('.card')"


def focus_first_reference(tab: Tab) -> str:
    """Tab to the first link to an entry in the text; its address."""
    for _ in range(60):
        tab.press("Tab")
        if tab.js("document.activeElement.matches('main .prose a.ref')"):
            return str(tab.js("document.activeElement.pathname"))
    raise AssertionError("no link to an entry can be reached")


def test_a_preview_opens_by_keyboard_and_closes_by_escape(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}people/vera-lind/")
    assert focus_first_reference(tab) == "/organisations/southport/"
    tab.until(f"Boolean({CARD})")
    assert tab.js(f"[...{CARD}.children].map(e => e.textContent)")[:2] == ["Organisation", "Southport"]
    assert tab.js("document.activeElement.getAttribute('aria-describedby')") == tab.js(f"{CARD}.id")
    tab.press("Escape")
    assert not tab.js(f"Boolean({CARD})")
    assert tab.js("document.activeElement.hasAttribute('aria-describedby')") is False
    assert tab.troubles() == []


def test_a_preview_opens_under_the_mouse_and_stays_while_it_is_read(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}people/vera-lind/")
    box = "(e => { const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })"
    tab.js("document.querySelector('main .prose a.ref').scrollIntoView({block: 'center'})")
    x, y = tab.js(f"{box}(document.querySelector('main .prose a.ref'))")
    tab.move(x, y)
    tab.until(f"Boolean({CARD})")
    tab.move(*tab.js(f"{box}({CARD})"))
    tab.js("new Promise(done => setTimeout(done, 600))")
    assert tab.js(f"Boolean({CARD})")
    tab.move(5, 5)
    tab.until(f"!{CARD}")


def test_a_touch_opens_no_preview(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}people/vera-lind/")
    over = "new PointerEvent('pointerover', {pointerType: 'touch', bubbles: true})"
    tab.js(f"document.querySelector('main .prose a.ref').dispatchEvent({over})")
    tab.js("new Promise(done => setTimeout(done, 600))")
    assert not tab.js(f"Boolean({CARD})")


def test_a_preview_shows_itself_from_a_folder(tab: Tab, harbour_offline: str) -> None:
    tab.goto(f"{harbour_offline}people/vera-lind/index.html")
    focus_first_reference(tab)
    tab.until(f"Boolean({CARD})")
    assert "Southport" in tab.js(f"{CARD}.innerText")
    assert tab.troubles() == []


LISTS = (
    ("meetings/", "party", "southport"),
    ("meetings/", "status", "cancelled"),
    ("timeline/2025/", "kind", "meeting"),
    ("timeline/2025/", "party", "southport"),
)
SHOWN = "[...document.querySelectorAll('main [data-tags]')].filter(e => e.checkVisibility()).map(e => e.id)"


@pytest.mark.parametrize(("path", "name", "value"), LISTS)
def test_a_list_is_narrowed_in_the_address_and_stays_so(
    tab: Tab, harbour: str, path: str, name: str, value: str
) -> None:
    tab.goto(harbour + path)
    everything = tab.js(SHOWN)
    tab.click(".filters summary")
    select = f"document.querySelector('.filters select[name={name}]')"
    tab.js(f"{select}.value = '{value}'; {select}.dispatchEvent(new Event('change', {{bubbles: true}}))")
    narrowed = tab.js(SHOWN)
    assert 0 < len(narrowed) < len(everything)
    tags = tab.js(f"[...document.querySelectorAll('main [data-tags~=\"{name}:{value}\"]')].map(e => e.id)")
    assert narrowed == tags
    assert tab.js("location.search") == f"?{name}={value}"
    assert tab.js("document.querySelector('.filters [role=status]').textContent") == (
        f"{len(narrowed)} of {len(everything)} shown"
    )
    tab.reload()
    assert tab.js(SHOWN) == narrowed
    tab.click(".filters [type=reset]")
    tab.until("location.search === ''")
    assert tab.js(SHOWN) == everything
    assert tab.troubles() == []


def test_the_years_of_the_timeline_keep_the_choice(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}timeline/2025/?kind=meeting")
    tab.click("[data-keep-choice] a:not([aria-current])")
    tab.until("location.pathname === '/timeline/' && location.search === '?kind=meeting'")


def test_rows_and_columns_of_the_matrix_can_be_chosen(tab: Tab, harbour: str) -> None:
    seen = "[...document.querySelectorAll('#matrix :is(th, td)')].filter(e => e.checkVisibility()).length"
    tab.goto(f"{harbour}positions/")
    assert tab.js(seen) == 4 * 4
    tab.click(".filters summary")
    tab.click(".filters [value=piers]")
    tab.click(".filters [value=northport]")
    assert tab.js("location.search") == "?issue=piers&party=northport"
    assert tab.js(seen) == 2 * 2
    tab.reload()
    assert tab.js(seen) == 2 * 2
    assert tab.js("document.querySelector('.filters details').open")


def saved_table(tab: Tab, folder: Path) -> str:
    """What the matrix gives to save."""
    tab.save_to(folder)
    tab.click(".filters [data-save]")
    file = folder / str(tab.js("document.querySelector('.filters [data-save]').dataset.save"))
    until = time.monotonic() + PATIENCE
    while not file.is_file():
        assert time.monotonic() < until, "nothing was saved"
        time.sleep(0.05)
    return file.read_bytes().decode("ascii")


def test_what_is_shown_of_the_matrix_can_be_saved(tab: Tab, harbour: str, tmp_path: Path) -> None:
    tab.goto(f"{harbour}positions/?issue=piers&party=northport&party=southport")
    saved = saved_table(tab, tmp_path)
    rows = list(csv.DictReader(io.StringIO(saved)))
    shown = "[...document.querySelectorAll('#row-piers td')].filter(e => e.checkVisibility())"
    assert [row["holder_name"] for row in rows] == tab.js(f"{shown}.map(e => e.dataset.label)")
    assert [(row["issue"], row["holder"]) for row in rows] == [("piers", "northport"), ("piers", "southport")]
    assert rows[0]["state"] == "stated"
    assert rows[0]["stance"] == tab.js(f"{shown}[0].querySelector('.stance').textContent")
    assert rows[0]["date"] == tab.js(f"{shown}[0].querySelector('time').dateTime")
    assert rows[0]["address"] == f"{harbour}issues/piers/#line-northport"
    assert tab.troubles() == []


def test_a_saved_cell_is_no_formula(tab: Tab, harbour: str, tmp_path: Path) -> None:
    tab.goto(f"{harbour}positions/?issue=piers&party=northport")
    tab.js("document.querySelector('#row-piers th a').textContent = '=1+\"1\",2'")
    assert saved_table(tab, tmp_path).splitlines()[1].startswith('piers,"\'=1+""1"",2",northport,')


def test_a_cell_of_the_matrix_leads_to_the_dated_positions_with_their_sources(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}positions/")
    tab.click("#row-piers a.stance")
    tab.until("location.pathname === '/issues/piers/' && location.hash === '#line-northport'")
    series = "document.querySelector(location.hash)"
    tab.until(f"{series}.querySelectorAll('.stance-item time').length >= 2")
    marks = f"[...{series}.querySelectorAll('.cites a')].map(a => document.querySelector(a.hash).textContent)"
    assert any("The harbour talks begin" in source for source in tab.until(marks))
    tab.until(f"Math.abs({series}.getBoundingClientRect().top) < 300")


def test_a_cell_of_the_first_dossier_leads_to_sources(tab: Tab, flagship: str) -> None:
    tab.goto(f"{flagship}positions/")
    tab.click("#matrix a.stance")
    tab.until("location.pathname.startsWith('/issues/') && location.hash.startsWith('#line-')")
    assert (
        tab.js("document.querySelector(location.hash).querySelectorAll('.stance-item .cites a').length") > 0
    )


def test_a_citation_and_an_address_can_be_copied(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}people/vera-lind/")
    tab.js("document.querySelector('details:has(.citations)').open = true")
    tab.click(".citations .copy")
    tab.until("document.querySelector('.copied')?.textContent === 'Copied'")
    tab.click("main h2 .anchor")
    tab.until("[...document.querySelectorAll('.copied')].some(e => e.textContent === 'Link copied')")
    tab.until("[...document.querySelectorAll('[role=status]')].some(e => e.textContent === 'Link copied')")
    assert tab.js("location.hash") == tab.js("document.querySelector('main h2 .anchor').hash")


FORMATS = ("Chicago", "APA", "Plain", "BibTeX", "RIS")


@pytest.mark.parametrize("path", ["people/vera-lind/", "meetings/quay-1/", "sources/bulletin/"])
def test_every_format_of_a_citation_is_copied_as_it_stands(tab: Tab, harbour: str, path: str) -> None:
    tab.may_read_clipboard()
    tab.goto(harbour + path)
    tab.click("details:has(.citations) summary")
    texts = {}
    for name in FORMATS:
        shown = tab.js(f"document.querySelector('[data-copy=\"{name}\"]').textContent.trim()")
        tab.click(f"button[aria-label='Copy: {name}']")
        texts[name] = tab.until(
            f"navigator.clipboard.readText().then(t => t.trim() === {json.dumps(shown)} && t)"
        )
    title = tab.js("document.querySelector('h1').firstChild.textContent.trim()")
    assert all(title in text for text in texts.values())
    assert texts["BibTeX"].startswith("@") and texts["RIS"].startswith("TY  - ")
    assert tab.troubles() == []


def test_a_correction_is_among_the_changes_of_its_page_and_of_the_site(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}people/vera-lind/")
    tab.click("#changes summary")
    assert tab.js("document.querySelector('#changes li a').textContent") == "Corrected: Ambassador → Envoy"
    tab.click("#changes .further a")
    tab.until("location.pathname === '/changes/'")
    tab.click(".correction a")
    tab.until("location.pathname === '/people/vera-lind/' && location.hash === '#correction-1'")


PAGES = (
    "", "meetings/", "meetings/quay-1/", "people/vera-lind/", "organisations/northport/", "positions/",
    "positions/n-piers-2/", "issues/piers/", "timeline/", "tracks/quay/", "documents/pier-draft/",
    "claims/long-pier/", "watch/will-they/", "sources/bulletin/", "events/storm/", "places/quay-house/", "about/",
    "people/gone/", "meetings/quay-1/data/", "search/", "meetings/who-met-whom/", "changes/", "data/", "404.html",
)  # fmt: skip


def test_no_page_breaks_the_policy_or_makes_an_error(tab: Tab, harbour: str) -> None:
    for path in PAGES:
        tab.goto(harbour + path)
        tab.press("Tab", "Tab", "Tab", "Escape")
        assert tab.troubles() == [], path


def test_nothing_is_lost_without_scripts(tab: Tab, plain: Tab, harbour: str) -> None:
    """The same links in the same text, and no control that would do nothing."""
    links = "[...document.links].map(link => link.href + link.textContent)"
    controls = "document.querySelectorAll('main :is(select, button, input):not(.search *)').length"
    for path in PAGES:
        plain.goto(harbour + path)
        assert plain.js(controls) == 0, path
        assert plain.js("document.querySelectorAll('main [hidden]').length") == 0, path
        assert plain.js("document.querySelector('main').innerText.length") > 0, path
        tab.goto(harbour + path)
        assert plain.js(links) == tab.js(links), path


def test_without_scripts_a_cell_of_the_matrix_leads_to_the_series(plain: Tab, harbour: str) -> None:
    plain.goto(f"{harbour}positions/?issue=piers")
    assert plain.js("document.querySelectorAll('#matrix tbody tr').length") == 3
    plain.click("#row-piers a.stance")
    plain.until("location.pathname === '/issues/piers/' && location.hash === '#line-northport'")
    assert plain.js("document.querySelector(location.hash).querySelectorAll('.stance-item .cites a').length")


def test_without_scripts_the_whole_matrix_is_there_as_csv(plain: Tab, harbour: str) -> None:
    plain.goto(f"{harbour}positions/")
    address = plain.js("document.querySelector('main a[href$=\".csv\"]').href")
    with urllib.request.urlopen(address) as answer:
        rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")))
    assert {(row["issue"], row["holder"]) for row in rows} >= {
        ("piers", "northport"),
        ("lights", "southport"),
    }


def test_without_scripts_a_filtered_address_shows_the_whole_list(plain: Tab, harbour: str) -> None:
    plain.goto(f"{harbour}meetings/")
    everything = plain.js(SHOWN)
    plain.goto(f"{harbour}meetings/?party=southport")
    assert plain.js(SHOWN) == everything and everything


def test_without_scripts_citations_unfold_and_links_lead_on(plain: Tab, harbour: str) -> None:
    plain.goto(f"{harbour}people/vera-lind/")
    plain.click("details:has(.citations) summary")
    assert plain.js("[...document.querySelectorAll('.citations dt')].map(e => e.innerText)") == list(FORMATS)
    plain.click("main h2 .anchor")
    plain.until("location.hash === document.querySelector('main h2 .anchor').hash")
    plain.click("main .prose a.ref")
    plain.until("location.pathname === '/organisations/southport/'")


def test_a_name_from_right_to_left_turns_nothing_around_it(tab: Tab, harbour: str) -> None:
    tab.goto(harbour)
    words = ("\u05e0\u05de\u05dc", "12", "\u05d0\u05d1\u05d2")
    made = f"<p id=told><a href=#x>{words[0]}</a> <span>{words[1]}</span> <a href=#y>{words[2]}</a></p>"
    tab.js(f"document.querySelector('main').insertAdjacentHTML('beforeend', '{made}')")
    starts = tab.js("[...document.getElementById('told').children].map(e => e.getBoundingClientRect().left)")
    assert starts == sorted(starts) and len(set(starts)) == 3
