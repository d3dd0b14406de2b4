"""Fingerprints of static files, and the style sheets that name each other by them."""

import re
from pathlib import Path

import pytest
from make_site import write

from dossier.base.errors import DossierError
from dossier.site.assets import asset_pages, fingerprinted
from dossier.site.squeeze import squeezed

FONT = b"\0font"


def css(text: str, **files: bytes) -> str:
    """The published text of `css/site.css`, each fingerprint as `#`."""
    given = {
        "css/site.css": text.encode(),
        "fonts/serif.woff2": FONT,
        "css/base.css": b"a{}",
        "a b.svg": b"<svg/>",
    }
    assets = fingerprinted(given)
    page = next(page for page in assets.pages if page.path == assets.names["css/site.css"])
    return re.sub(r"\.[0-9a-f]{8}\b", ".#", page.render().decode())


def test_a_file_is_published_under_a_name_with_the_digest_of_its_content() -> None:
    assets = fingerprinted({"site.css": b"a{}", "fonts/serif.woff2": FONT, "LICENSE": b"text"})
    assert dict(assets.names) == {
        "LICENSE": "assets/LICENSE.982d9e3e",
        "fonts/serif.woff2": "assets/fonts/serif.df877ac4.woff2",
        "site.css": "assets/site.5f546eb4.css",
    }
    assert [page.path for page in assets.pages] == sorted(assets.names.values())
    assert {page.path: page.render() for page in assets.pages}["assets/site.5f546eb4.css"] == b"a{}"


def test_the_order_of_the_files_does_not_count() -> None:
    files = {"b.css": b"@import 'a.css';", "a.css": b"a{}", "c.js": b""}
    one, other = fingerprinted(files), fingerprinted(dict(reversed(files.items())))
    assert one.names == other.names
    assert [page[:3] for page in one.pages] == [page[:3] for page in other.pages]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("url(../fonts/serif.woff2)", "url(../fonts/serif.#.woff2)"),
        ("url( '../fonts/serif.woff2' )", "url( '../fonts/serif.#.woff2' )"),
        ('URL("../fonts/serif.woff2?v=1#iefix")', 'URL("../fonts/serif.#.woff2?v=1#iefix")'),
        ("url(./../fonts/../fonts/serif.woff2)", "url(../fonts/serif.#.woff2)"),
        ("url('../a%20b.svg')", "url('../a%20b.#.svg')"),
        ("url('../a b.svg')", "url('../a%20b.#.svg')"),
        ('@import "base.css" print;', '@import "base.#.css" print;'),
        ("@import url(base.css);", "@import url(base.#.css);"),
        ("url(a),url(base.css)".replace("a),", "#mask),"), "url(#mask),url(base.#.css)"),
    ],
)
def test_a_reference_is_pointed_at_the_published_file(written: str, published: str) -> None:
    assert css(written) == published


@pytest.mark.parametrize(
    "text",
    [
        "url(data:font/woff2;base64,AA==)",
        "url('data:image/svg+xml,<svg xmlns=\"a\"/>')",
        "url(https://example.org/a.css)",
        "url(//example.org/a.css)",
        "url(/absolute.png)",
        "url()",
        "/* url(nowhere.png) */",
        "a::after { content: 'url(nowhere.png)' }",
        r"a::after { content: 'it\'s url(nowhere.png)' }",
        "a { --x: '/*' } b { --y: '*/ url(nowhere.png)' }",
    ],
)
def test_what_is_no_reference_to_a_file_of_ours_stays(text: str) -> None:
    assert css(text) == squeezed(text)


def test_a_style_sheet_changes_its_name_when_something_it_uses_changes() -> None:
    def name(font: bytes) -> str:
        return fingerprinted(
            {"a.css": b"@import 'b.css';", "b.css": b"x{src:url(f.woff2)}", "f.woff2": font}
        ).names["a.css"]

    assert name(b"1") == name(b"1") != name(b"2")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"css/a.css": b"a{}\nb{src:url(f.woff2)}"}, r"css/a.css:2: no file 'css/f.woff2' among the assets"),
        ({"a.css": b"url(../secret.txt)"}, r"a.css:1: no file '../secret.txt'"),
        ({"a.css": b"@import 'b.css';", "b.css": b"@import 'a.css';"}, r"a.css -> b.css -> a.css"),
        ({"a.css": b"url(a.css)"}, r"a.css -> a.css"),
        ({"a.css": b"ok\xff"}, r"a.css: the style sheet is not UTF-8 \(byte 2\)"),
    ],
)
def test_a_style_sheet_that_cannot_be_right_is_refused(files: dict[str, bytes], message: str) -> None:
    with pytest.raises(DossierError, match=message):
        fingerprinted(files)


def test_a_project_may_replace_single_files_of_the_theme(tmp_path: Path) -> None:
    write(tmp_path, {"mine/site.css": "mine", "theme/site.css": "theme", "theme/js/menu.js": "menu"})
    assets = asset_pages(tmp_path / "mine", tmp_path / "theme", tmp_path / "absent")
    texts = {page.path.split("/")[-1].split(".")[0]: page.render() for page in assets.pages}
    assert texts == {"site": b"mine", "menu": b"menu"}


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {".DS_Store": "", ".git/config": "", "a/.b": "", "a/c.js": ""})
    assert list(asset_pages(tmp_path).names) == ["a/c.js"]


def test_a_link_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.js": ""})
    (tmp_path / "b.js").symlink_to("/etc/passwd")
    with pytest.raises(DossierError, match=r"cannot use the asset .*b.js: it is not a plain file"):
        asset_pages(tmp_path)
