"""The search in a browser: any spelling, by the keyboard, in the address, from a folder, and without scripts."""

import json
from urllib.parse import quote

import pytest
from chrome import Chrome, Tab

from dossier.base.folding import fold, words

SPELLINGS = ("Zelensky", "Zelenskyy", "Зеленський", "Зеленский", "Zelenskiy", "Zelneskyy", "zelen")
RESULTS = "[...document.querySelectorAll('#search-results li a')].map(a => a.textContent)"
STATUS = "document.getElementById('search-status').textContent"


def results(tab: Tab) -> list[str]:
    """The titles found, once the search has said so."""
    tab.until(STATUS)
    return list(tab.js(RESULTS))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_person_is_found_by_any_spelling(tab: Tab, harbour: str, spelling: str) -> None:
    tab.goto(f"{harbour}search/?q={quote(spelling)}")
    assert results(tab)[0] == "Volodymyr Zelenskyy"
    assert tab.troubles() == []


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_person_is_found_in_the_first_dossier(tab: Tab, flagship: str, spelling: str) -> None:
    tab.goto(f"{flagship}search/?q={quote(spelling)}")
    assert results(tab)[0] == "Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Scohlz", "Scholz"),  # within sch, of which one letter is left in the folded form
        ("Scbolz", "Scholz"),
        ("Witkfof", "Witkoff"),
        ("Kushmer", "Kushner"),
        ("Kyslytysa", "Kyslytsya"),
        ("Лаврво", "Lavrov"),
    ],
)
def test_a_slip_finds_what_was_meant(tab: Tab, flagship: str, slip: str, meant: str) -> None:
    tab.goto(f"{flagship}search/?q={quote(slip)}")
    assert meant in " ".join(results(tab)[:3])


def test_control_and_a_slash_lead_to_the_field_and_arrows_through_the_results(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/")
    tab.press("Control+/")
    assert tab.js("document.activeElement.id") == "search-field"
    tab.press(*"pier")
    tab.until(STATUS)
    first, second, *_ = results(tab)
    tab.press("ArrowDown")
    assert tab.js("document.activeElement.textContent") == first
    tab.press("ArrowDown")
    assert tab.js("document.activeElement.textContent") == second
    tab.press("ArrowUp", "ArrowUp")
    assert tab.js("document.activeElement.id") == "search-field"


def test_a_letter_alone_is_no_shortcut(tab: Tab, harbour: str) -> None:
    """WCAG 2.1.4: who dictates presses many keys without meaning to."""
    tab.goto(f"{harbour}people/vera-lind/")
    tab.press("/", *"abcdefghijklmnopqrstuvwxyz?.,")
    assert tab.js("document.activeElement === document.body")
    assert tab.js("location.pathname + location.hash") == "/people/vera-lind/"


def test_enter_opens_the_first_result_at_the_second_stroke(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/?q=lind")
    assert results(tab)[0] == "Vera Lind"
    tab.press("Control+/", "Enter")
    tab.until("document.activeElement.textContent === 'Vera Lind'")
    tab.press("Enter")
    tab.until("location.pathname === '/people/vera-lind/'")


def test_escape_leads_back_to_the_field_and_then_empties_it(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/?q=lind")
    assert results(tab)
    tab.press("Control+/", "ArrowDown", "Escape")
    assert tab.js("document.activeElement.id") == "search-field"
    tab.press("Escape")
    tab.until("location.search === '' && !document.getElementById('search-without').hidden")
    assert tab.js(RESULTS) == []


def test_kind_and_year_stand_in_the_address_and_survive_a_reload(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/?q=piers")
    everything = results(tab)
    for name, value in (("type", "meeting"), ("year", "2025")):
        tab.js(
            f"(s => {{ s.value = '{value}'; s.dispatchEvent(new Event('change')) }})(document.forms.search.{name})"
        )
        tab.until(f"location.search.includes('{name}={value}')")
    tab.until("document.querySelectorAll('#search-results section').length === 1")
    narrowed = results(tab)
    assert tab.js("location.search") == "?q=piers&type=meeting&year=2025"
    assert "Call 1 about the piers" in narrowed and "The two piers" in everything
    assert "The two piers" not in narrowed
    tab.reload()
    assert results(tab) == narrowed
    assert tab.js("[document.forms.search.type.value, document.forms.search.year.value]") == [
        "meeting",
        "2025",
    ]


def test_more_of_a_kind_is_shown_on_request(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/?q=call")
    before = len(results(tab))
    tab.click("#search-results button")
    tab.until("location.search.includes('type=meeting')")
    tab.until(f"document.querySelectorAll('#search-results li').length > {before}")
    assert tab.js("document.activeElement.matches('#search-results a')")


def test_a_search_says_how_much_it_found(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/?q=zelenskyy")
    assert results(tab)
    assert tab.js(STATUS) == "1 entry found"
    assert tab.js("document.getElementById('search-status').getAttribute('role')") == "status"
    assert tab.js("document.querySelector('#search-results mark').textContent") == "Zelenskyy"
    tab.goto(f"{harbour}search/?q=zelneskyy")
    assert results(tab)
    assert tab.js(STATUS) == "1 entry found by a similar spelling"
    tab.goto(f"{harbour}search/?q=xyzzyqwx")
    assert results(tab) == []
    assert "Nothing found" in tab.js(STATUS)


def test_several_words_must_all_be_there(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}search/?q=call+7")
    assert results(tab)[0] == "Call 7 about the piers"
    tab.goto(f"{harbour}search/?q=lighthouse+zelenskyy")
    assert results(tab)
    assert "none has all" in tab.js(STATUS)


def test_the_form_of_every_page_leads_to_the_search(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}people/vera-lind/")
    tab.press("Control+/")
    tab.press(*"zelensky", "Enter")
    tab.until("location.pathname === '/search/'")
    assert results(tab) == ["Volodymyr Zelenskyy"]


def test_the_page_for_lost_addresses_has_a_search(tab: Tab, harbour: str) -> None:
    tab.goto(f"{harbour}no/such/page/")
    tab.click("#lost-search")
    tab.press(*"lind", "Enter")
    tab.until("location.pathname === '/search/'")
    assert results(tab)[0] == "Vera Lind"


def test_a_search_from_a_folder_finds_and_leads_on(tab: Tab, harbour_offline: str) -> None:
    tab.goto(f"{harbour_offline}people/vera-lind/index.html")
    tab.press("Control+/")
    tab.press(*"zelensky", "Enter")
    tab.until("location.pathname.endsWith('/search/index.html')")
    assert results(tab) == ["Volodymyr Zelenskyy"]
    tab.js(
        "document.forms.search.q.value = 'call 3'; document.forms.search.q.dispatchEvent(new Event('input'))"
    )
    tab.until("new URLSearchParams(location.search).get('q') === 'call 3'")
    tab.until(f"{RESULTS}[0] === 'Call 3 about the piers'")
    tab.click("#search-results li a")
    tab.until("document.title.startsWith('Call 3')")
    assert tab.troubles() == []


def test_without_scripts_there_is_every_entry_by_name(plain: Tab, harbour: str) -> None:
    plain.goto(f"{harbour}search/?q=zelensky")
    shown = plain.js("[...document.querySelectorAll('#search-without li a.ref')].map(a => a.textContent)")
    assert {"Vera Lind", "Volodymyr Zelenskyy", "Storm", "Call 9 about the piers"} <= set(shown)
    assert "needs scripts" in plain.js("document.querySelector('#search-without .notice').innerText")
    assert plain.js("document.querySelectorAll('main select').length") == 0


def test_the_browser_folds_words_as_the_program_does(chrome: Chrome, harbour: str) -> None:
    texts = (
        "Zelenskyy’s Їжакевич Щербаков Мар'яна Ελευθέριος Łódź Ørsted straße Ærø İstanbul Đặng محمد שלום 王毅 28-point",
        "Kharkiv Khar'kiv Shcherbakov Vuchić Björk Œuvre Gdańsk Příbram Ștefan ĲSSEL ﬁnal 2022 xx Georgia Քրիստինե ქართული",
        "Witkoff Wałęsa Kyslytsya Yermak Dmitriyev Saint-Étienne Ёлкин объезд Macron Scott cz tz ph ough it's",
    )
    tab = chrome.page()
    tab.goto(f"{harbour}search/")
    for text in texts:
        assert tab.js(f"dossier.fold({json.dumps(text)})") == [fold(word) for word in words(text)]
