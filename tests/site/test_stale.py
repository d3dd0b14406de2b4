"""What has to be made again, and the reason in words."""

from make_site import made

from dossier.site.manifest import UNKNOWN, Entry, Manifest
from dossier.site.page import Page
from dossier.site.stale import Todo, stale


def of(**parts: str) -> Page:
    return made("a.html", lambda: b"", parts)


def entry(page: Page) -> Entry:
    return Entry(page.key, page.parts, 1, "digest")


BEFORE = of(view="1", template="1", renderer="1")


def reason(page: Page, before: Entry | None = None, **faults: object) -> str:
    """Why a page has to be rendered that was `before`."""
    manifest = Manifest({page.path: before or entry(BEFORE)})
    return dict(stale(manifest, [page], **faults).render).get(page.path, "")  # type: ignore[arg-type]


def test_a_page_whose_key_is_as_before_is_kept() -> None:
    assert stale(Manifest({"a.html": entry(BEFORE)}), [BEFORE]) == Todo((), ("a.html",), ())


def test_a_page_is_new() -> None:
    assert stale(Manifest({}), [BEFORE]) == Todo((("a.html", "new page"),), (), ())


def test_a_page_is_gone() -> None:
    assert stale(Manifest({"a.html": entry(BEFORE)}), []).remove == (
        ("a.html", "no longer part of the site"),
    )


def test_the_reason_names_the_part_that_changed() -> None:
    assert reason(of(view="2", template="1", renderer="1")) == "its view changed"
    assert reason(of(view="1", template="2", renderer="1")) == "its template changed"
    assert reason(of(view="1", template="1", renderer="2")) == "the program changed"
    assert reason(of(view="2", template="2", renderer="1")) == "its view changed, its template changed"
    assert reason(of(view="1", template="1", renderer="1", picture="1")) == "its picture changed"
    assert reason(of(view="1", template="1")) == "the program changed"


def test_a_key_that_changed_without_a_part_counts_all_the_same() -> None:
    assert reason(BEFORE, entry(BEFORE)._replace(key="other")) == "its key changed"


def test_what_is_on_disk_counts_beside_the_key() -> None:
    assert reason(BEFORE, missing=frozenset({"a.html"})) == "the file on disk is missing"
    assert reason(BEFORE, altered=frozenset({"a.html"})) == "the file on disk was altered"
    assert reason(BEFORE, UNKNOWN).startswith("what is on disk was left by another version")
    assert reason(BEFORE, clean=True) == "a clean build was asked for"


def test_pages_keep_their_order_and_removals_are_sorted() -> None:
    old = Manifest({name: entry(BEFORE) for name in ("z", "y", "kept")})
    todo = stale(old, [BEFORE._replace(path=path) for path in ("c", "kept", "a", "b")])
    assert [path for path, _ in todo.render] == ["c", "a", "b"]
    assert todo.keep == ("kept",)
    assert [path for path, _ in todo.remove] == ["y", "z"]
