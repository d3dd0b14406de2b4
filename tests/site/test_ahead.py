"""A site that was surveyed ahead is published as one that is surveyed then, whatever happens in between."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from make_site import always_ahead, made, pages, tree, write

from dossier.base.errors import DossierError
from dossier.base.forks import Fork
from dossier.site import disk
from dossier.site.ahead import survey_ahead
from dossier.site.manifest import Manifest
from dossier.site.publish import Published, publish
from dossier.site.survey import Survey, survey

SITE = {"index.html": "front", "people/umerov/index.html": "Umerov", "feed.xml": "<feed/>"}
FOREIGN = {"CNAME": "example.org", "own/deep/file": "mine", "people/notes.txt": "mine"}
NEW = {**SITE, "feed.xml": "new"}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with two trees, and files in it that are not ours."""
    always_ahead(monkeypatch)
    write(tmp_path / "site", FOREIGN)
    for number in "12":
        built(tmp_path / "site", {**SITE, "feed.xml": number})
    return tmp_path / "site"


def built(out: Path, texts: dict[str, str], ahead: Fork | None = None) -> Published:
    return publish(out, out.parent / ".dossier", pages(texts), ahead=ahead)


def looked(out: Path) -> Fork:
    """A process that has seen the site as it is now."""
    ahead = survey_ahead(out, out.parent / ".dossier")
    assert ahead
    os.waitid(os.P_PID, ahead.process, os.WEXITED | os.WNOWAIT)
    return ahead


def count_surveys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The trees that are surveyed from now on while a site is published."""
    done: list[str] = []

    def counted(root: str, manifest: Manifest, *, clean: bool = False) -> Survey:
        done.append(Path(root).name)
        return survey(root, manifest, clean=clean)

    for module in ("publish", "standby"):
        monkeypatch.setattr(f"dossier.site.{module}.survey", counted)
    return done


def test_what_was_surveyed_ahead_is_not_surveyed_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = count_surveys(monkeypatch)
    for number in "345":
        assert built(out, {**SITE, "feed.xml": number}, looked(out)).written == ("feed.xml",)
        assert tree(out) == {**SITE, "feed.xml": number, **FOREIGN}
    assert done == []


def test_a_tree_in_which_something_of_ours_is_not_as_it_was_is_surveyed_again(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = count_surveys(monkeypatch)
    (out / "people/umerov/index.html").write_text("other")
    (out.parent / ".site.dossier/standby/people/umerov/index.html").unlink()
    assert sorted(built(out, NEW, looked(out)).written) == ["feed.xml", "people/umerov/index.html"]
    assert done == ["site", "standby"]
    assert tree(out) == {**NEW, **FOREIGN}


def rebuilt(out: Path) -> None:
    built(out, {"index.html": "other"})


def failed(out: Path, meanwhile: Callable[[], object] = bool) -> None:
    """A build that ends when it has written into the standby tree, and has not said so."""

    def render() -> bytes:
        meanwhile()
        return b"other"

    def broken() -> bytes:
        raise ValueError("the template is broken")

    with pytest.raises(ValueError, match="broken"):
        changed = (made("people/umerov/index.html", render, {}), made("feed.xml", broken, {}))
        publish(out, out.parent / ".dossier", [*pages({"index.html": "front"}), *changed])


def removed(out: Path) -> None:
    disk.remove_tree(str(out))
    write(out, FOREIGN)


def lost(out: Path) -> None:
    disk.remove_tree(str(out.parent / ".site.dossier"))
    disk.remove_tree(str(out))
    write(out, FOREIGN)


@pytest.mark.parametrize("change", [rebuilt, failed, removed, lost])
@pytest.mark.parametrize("texts", [SITE, NEW])
def test_after_another_build_or_with_another_folder_it_does_not_count(
    out: Path, change: Callable[[Path], object], texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = looked(out)
    change(out)
    done = count_surveys(monkeypatch)
    built(out, texts, ahead)
    assert "site" in done
    assert tree(out) == {**texts, **FOREIGN}


def test_a_page_that_is_altered_meanwhile_is_right_in_the_new_site_or_seen_by_the_next_build(
    out: Path,
) -> None:
    page = out / "people/umerov/index.html"
    ahead = looked(out)
    page.write_text("other")
    built(out, NEW, ahead)
    assert tree(out) == {**NEW, **FOREIGN}
    ahead = looked(out)
    page.unlink()
    built(out, NEW, ahead)
    assert built(out, NEW, looked(out)).written == ("people/umerov/index.html",)
    assert tree(out) == {**NEW, **FOREIGN}


def test_a_file_that_comes_meanwhile_is_in_the_new_site(out: Path) -> None:
    ahead = looked(out)
    late = {"late.txt": "late", "people/late.txt": "late", "people/umerov/deep/late.txt": "late"}
    write(out, late)
    (out / "CNAME").unlink()
    (out / "people/notes.txt").write_text("mine, and more")
    built(out, NEW, ahead)
    assert tree(out) == {**NEW, "own/deep/file": "mine", "people/notes.txt": "mine, and more", **late}


@pytest.mark.parametrize(
    ("late", "path", "named"),
    [
        ("people/umerov/new", "people/umerov/new", "people/umerov/new"),
        ("people/umerov/new", "people/umerov/new/a.html", "people/umerov/new"),
        ("people/umerov/x", "people/umerov", "people/umerov"),
    ],
)
def test_a_file_that_comes_meanwhile_where_a_page_is_new_is_in_the_way(
    out: Path, late: str, path: str, named: str
) -> None:
    ahead = looked(out)
    write(out, {late: "mine"})
    before = tree(out)
    with pytest.raises(DossierError, match=f"site/{named}.* in the way"):
        built(out, {path: "page"}, ahead)
    assert tree(out) == before


def test_a_process_that_is_killed_has_said_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.site.ahead.survey", lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
    ahead = looked(out)
    built(out, NEW, ahead)
    assert tree(out) == {**NEW, **FOREIGN}


def test_while_another_build_publishes_nothing_is_said(out: Path) -> None:
    ahead: list[Fork] = []
    failed(out, lambda: ahead.append(looked(out)))
    built(out, NEW, ahead[0])
    assert tree(out) == {**NEW, **FOREIGN}


def test_what_is_foreign_in_the_standby_tree_is_never_published(out: Path) -> None:
    write(out.parent / ".site.dossier/standby", {"stray/deep/a.html": "", "people/stray": ""})
    built(out, NEW, looked(out))
    assert tree(out) == {**NEW, **FOREIGN}


def test_a_small_site_or_none_is_not_surveyed_ahead(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert survey_ahead(out.parent / "none", out.parent / ".dossier") is None
    monkeypatch.setattr("dossier.site.ahead.MANY", 10_000)
    assert survey_ahead(out, out.parent / ".dossier") is None
