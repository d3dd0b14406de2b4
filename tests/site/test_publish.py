"""Publishing, seen from outside: what stands in the folder afterwards, and what was said."""

import errno
import os
import shutil
import signal
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from make_site import always_ahead, made, page, pages, tree, with_writer, write, writer_from_two_pages_on

from dossier.base.errors import DossierError
from dossier.base.forks import unnamed
from dossier.site import disk
from dossier.site.ahead import survey_ahead
from dossier.site.page import Page
from dossier.site.publish import Published, publish, recorded
from dossier.site.writers import Writers, _write

SITE = {"index.html": "front", "people/umerov/index.html": "Umerov", "feed.xml": "<feed/>"}


class World(NamedTuple):
    """A project's folder."""

    project: Path
    how: str = ""
    """`ahead` where the site is surveyed by a process before it is published, `writer` where another one has pages."""

    @property
    def out(self) -> Path:
        return self.project / "site"

    @property
    def work(self) -> Path:
        return self.project / ".site.dossier"

    def publish(self, *made: Page, clean: bool = False, basis: Any = None) -> Published:
        state = self.project / ".dossier"
        if self.how == "writer":
            with with_writer(made) as (writers, held):
                return publish(self.out, state, held, clean=clean, basis=basis, writers=writers)
        ahead = survey_ahead(self.out, state, clean=clean) if self.how == "ahead" else None
        return publish(self.out, state, made, clean=clean, basis=basis, ahead=ahead)

    def publish_texts(self, texts: dict[str, str], clean: bool = False) -> Published:
        return self.publish(*pages(texts), clean=clean)


@pytest.fixture(params=["", "ahead", "writer"])
def world(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> World:
    always_ahead(monkeypatch)
    writer_from_two_pages_on(monkeypatch)
    return World(tmp_path, request.param)


RENDERS = pytest.mark.parametrize("world", ["", "ahead"], indirect=True)
"""Where something happens while this process renders a page, which no other has then."""


def times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def no_rendering() -> bytes:
    raise AssertionError("this page need not be rendered")


def unrendered(page: Page) -> Page:
    """The same page, which may not be rendered again."""
    return page._replace(render=no_rendering)


# the plain course


def test_the_folder_becomes_the_pages(world: World) -> None:
    published = world.publish_texts(SITE)
    assert tree(world.out) == SITE
    assert published == Published(tuple(SITE), 0, (), tuple((path, "new page") for path in SITE))


def test_a_second_build_writes_and_exchanges_nothing(world: World) -> None:
    made = pages(SITE)
    world.publish(*made)
    before, inode = times(world.out), world.out.stat().st_ino
    assert world.publish(*map(unrendered, made)) == Published((), 3, (), ())
    assert (times(world.out), world.out.stat().st_ino) == (before, inode)


def test_pages_that_change_come_and_go(world: World) -> None:
    world.publish_texts(SITE)
    after = {"index.html": "new front", "people/index.html": "all", "feed.xml": "<feed/>"}
    published = world.publish_texts(after)
    assert tree(world.out) == after
    assert published.written == ("index.html", "people/index.html")
    assert published.kept == 1
    assert published.removed == ("people/umerov/index.html",)
    assert dict(published.reasons) == {
        "index.html": "its view changed",
        "people/index.html": "new page",
        "people/umerov/index.html": "no longer part of the site",
    }


def test_only_what_changed_is_rendered_in_any_number_of_builds(world: World) -> None:
    rest = pages({f"{number}.html": f"{number}" for number in range(5)})
    world.publish(page("index.html", "0"), *rest)
    for turn in "1234":
        assert world.publish(page("index.html", turn), *map(unrendered, rest)).written == ("index.html",)
        assert tree(world.out) == {
            "index.html": turn,
            **{f"{number}.html": f"{number}" for number in range(5)},
        }


def test_going_back_to_the_site_before_renders_nothing(world: World) -> None:
    one, other = pages({"a.html": "one"}), pages({"a.html": "other"})
    world.publish(*one)
    world.publish(*other)
    assert world.publish(*map(unrendered, one)).written == ("a.html",)
    assert tree(world.out) == {"a.html": "one"}


def test_a_page_of_other_key_and_same_bytes_changes_nothing_on_disk(world: World) -> None:
    world.publish(made("a.html", lambda: b"same", {"template": "1"}))
    before, inode = times(world.out), world.out.stat().st_ino
    published = world.publish(made("a.html", lambda: b"same", {"template": "2"}))
    assert published == Published((), 1, (), (("a.html", "its template changed"),))
    assert (times(world.out), world.out.stat().st_ino) == (before, inode)
    assert world.publish(made("a.html", no_rendering, {"template": "2"})) == Published((), 1, (), ())


@RENDERS
def test_pages_are_rendered_one_at_a_time(world: World) -> None:
    """None of the bytes of one page are needed any more when the next is made."""
    alive = []

    class Bytes(bytes):
        def __new__(cls, text: bytes) -> "Bytes":
            alive.append(1)
            return super().__new__(cls, text)

        def __del__(self) -> None:
            alive.pop()

    def render() -> bytes:
        assert not alive
        return Bytes(b"x" * 1000)

    world.publish(*(made(f"{number}.html", render, {"view": str(number)}) for number in range(9)))
    assert len(tree(world.out)) == 9


def test_a_site_may_become_empty_and_full_again(world: World) -> None:
    world.publish_texts(SITE)
    assert world.publish_texts({}).removed == tuple(sorted(SITE))
    assert tree(world.out) == {}
    world.publish_texts(SITE)
    assert tree(world.out) == SITE


def test_a_site_without_pages_is_an_empty_folder(world: World) -> None:
    assert world.publish_texts({}) == Published((), 0, (), ())
    assert world.out.is_dir()


def test_a_file_becomes_a_folder_and_back(world: World) -> None:
    for texts in ({"a": "file"}, {"a/b": "in folder", "a/c": "too"}, {"a": "file"}, {"a/b/c": "deep"}):
        world.publish_texts(texts)
        assert tree(world.out) == texts


def test_names_outside_ascii_and_with_spaces(world: World) -> None:
    texts = {"дані/список осіб.csv": "1", "_headers": "2", ".well-known/security.txt": "3"}
    world.publish_texts(texts)
    world.publish_texts({**texts, "_headers": "4"})
    assert tree(world.out) == {**texts, "_headers": "4"}


def test_a_relative_folder_is_meant_from_where_the_command_runs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    (world.project / "elsewhere").mkdir()
    monkeypatch.chdir(world.project / "elsewhere")
    publish(Path("../build/site"), world.project / ".dossier", pages(SITE))
    assert tree(world.project / "build/site") == SITE


def test_modes_do_not_follow_the_umask(world: World) -> None:
    before = os.umask(0o077)
    try:
        world.publish_texts(SITE)
        world.publish_texts({**SITE, "index.html": "new"})
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(p.stat().st_mode) for p in world.out.rglob("*") if p.is_file()}
    folders = {stat.S_IMODE(p.stat().st_mode) for p in (world.out, world.out / "people")}
    assert (modes, folders) == ({0o644}, {0o755})


def test_a_file_keeps_its_time_until_its_bytes_change(world: World) -> None:
    """A server may compare times: an unchanged page must not look new, nor a changed one old."""
    world.publish_texts({"a.html": "same", "b.html": "1"})
    at = times(world.out)
    for text in "2121":
        world.publish_texts({"a.html": "same", "b.html": text})
        now = times(world.out)
        assert now["a.html"] == at["a.html"]
        assert now["b.html"] > at["b.html"]
        at = now


def test_the_record_says_what_is_published(world: World) -> None:
    assert recorded(world.out, world.project / ".dossier").entries == {}
    world.publish(page("a.html", "text"), basis=["one"])
    world.publish(page("a.html", "text"), basis=["two"])
    found = recorded(world.out, world.project / ".dossier")
    entry = found.entries["a.html"]
    assert (entry.size, entry.parts, found.basis) == (4, (("view", "text"),), ["two"])


def test_the_workspace_is_hidden_from_git(world: World) -> None:
    world.publish_texts(SITE)
    assert (world.work / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in world.project.iterdir()) == [".site.dossier", "site"]


# healing


@pytest.mark.parametrize("clean", [False, True])
def test_a_file_that_was_edited_removed_or_made_unreadable_heals(world: World, clean: bool) -> None:
    world.publish_texts(SITE)
    (world.out / "index.html").write_text("by hand")
    (world.out / "feed.xml").unlink()
    (world.out / "people/umerov/index.html").chmod(0)
    published = world.publish_texts(SITE, clean)
    assert tree(world.out) == SITE
    assert sorted(published.written) == sorted(SITE)
    if not clean:
        assert dict(published.reasons) == {
            "index.html": "the file on disk was altered",
            "feed.xml": "the file on disk is missing",
            "people/umerov/index.html": "the file on disk was altered",
        }


@pytest.mark.parametrize("clean", [False, True])
def test_an_edit_that_hides_its_size_and_time_heals(world: World, clean: bool) -> None:
    world.publish_texts(SITE)
    world.publish_texts(SITE)
    path = world.out / "index.html"
    before = path.stat()
    path.write_text("Front")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert world.publish_texts(SITE, clean).written == ("index.html",)
    assert tree(world.out) == SITE


def test_an_edit_in_the_standby_tree_is_never_published(world: World) -> None:
    world.publish_texts(SITE)
    world.publish_texts({**SITE, "feed.xml": "2"})
    (world.work / "standby/index.html").write_text("by hand")
    (world.work / "standby/stray.html").write_text("by hand")
    world.publish_texts({**SITE, "feed.xml": "3"})
    assert tree(world.out) == {**SITE, "feed.xml": "3"}


def test_writing_into_a_published_file_does_not_reach_the_other_tree(world: World) -> None:
    world.publish_texts(SITE)
    world.publish_texts({**SITE, "feed.xml": "2"})
    one, other = world.out / "index.html", world.work / "standby/index.html"
    assert not one.samefile(other)
    world.publish_texts({**SITE, "feed.xml": "3"})
    assert not one.samefile(other)


def test_a_published_folder_that_was_removed_comes_back(world: World) -> None:
    world.publish_texts(SITE)
    world.publish_texts({**SITE, "feed.xml": "2"})
    disk.remove_tree(str(world.out))
    world.publish_texts({**SITE, "feed.xml": "2"})
    assert tree(world.out) == {**SITE, "feed.xml": "2"}
    world.publish_texts({"a": "1"})
    assert tree(world.out) == {"a": "1"}


def test_a_folder_in_the_place_of_a_page_is_named_when_it_is_not_ours(world: World) -> None:
    world.publish_texts(SITE)
    (world.out / "index.html").unlink()
    write(world.out, {"index.html/mine.txt": "kept"})
    with pytest.raises(DossierError, match=r"site/index.html.* in the way"):
        world.publish_texts(SITE)
    assert (world.out / "index.html/mine.txt").read_text() == "kept"


@pytest.mark.parametrize(
    "lost", ["a.json", "b.json", "published", "standby", "lock", "writing", ".gitignore"]
)
def test_the_loss_of_any_part_of_the_workspace_leaves_the_site_right(world: World, lost: str) -> None:
    for number in "12":
        world.publish_texts({**SITE, "feed.xml": number})
    disk.remove_tree(str(world.work / lost)) if lost == "standby" else (world.work / lost).unlink()
    world.publish_texts({**SITE, "feed.xml": "2"})
    assert tree(world.out) == {**SITE, "feed.xml": "2"}


def test_a_manifest_of_another_version_still_tells_whose_the_files_are(world: World) -> None:
    world.publish_texts({"a.html": "1", "b.html": "2"})
    for path in world.work.glob("*.json"):
        path.write_text(path.read_text().replace('"version":1', '"version":2'))
    published = world.publish_texts({"a.html": "new"})
    assert (published.removed, tree(world.out)) == (("b.html",), {"a.html": "new"})


def test_a_project_that_was_copied_goes_on_where_it_was(world: World, tmp_path: Path) -> None:
    for number in "12":
        world.publish_texts({**SITE, "feed.xml": number})
    copy = World(tmp_path / "copy")
    for folder in (world.out, world.work):
        shutil.copytree(folder, copy.project / folder.name, copy_function=shutil.copy)
    assert copy.publish(*map(unrendered, pages({**SITE, "feed.xml": "2"}))).written == ()
    assert copy.publish_texts({"index.html": "new"}).removed == ("feed.xml", "people/umerov/index.html")
    assert tree(copy.out) == {"index.html": "new"}


def test_two_projects_that_publish_to_one_place_know_whose_the_files_are(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    for turn in range(2):
        publish(tmp_path / "out", tmp_path / "one/.dossier", pages({"a": "1", "b": f"{turn}"}))
        publish(tmp_path / "out", tmp_path / "two/.dossier", pages({"b": f"two {turn}", "c": "3"}))
        assert tree(tmp_path / "out") == {"b": f"two {turn}", "c": "3"}


# what is not ours


FOREIGN = {".gitignore": "*\n", "CNAME": "example.org", "people/notes.txt": "mine", "own/deep/file": "mine"}


def test_files_that_are_not_ours_stay_over_any_number_of_builds(world: World) -> None:
    write(world.out, FOREIGN)
    (world.out / "empty").mkdir()
    (world.out / "link").symlink_to("CNAME")
    others = {**FOREIGN, "empty/": "", "link": "-> CNAME"}
    for number in "123":
        world.publish_texts({**SITE, "feed.xml": number})
        assert tree(world.out) == {**SITE, "feed.xml": number, **others}
    world.publish_texts({})
    assert tree(world.out) == others


def test_a_file_that_is_not_ours_stays_the_same_file(world: World) -> None:
    """A program that writes a log into the folder goes on writing it into the published folder."""
    write(world.out, {"log.txt": "1"})
    with (world.out / "log.txt").open("a") as log:
        for number in "23":
            world.publish_texts({"a.html": number})
            log.write(number)
            log.flush()
    assert tree(world.out) == {"a.html": "3", "log.txt": "123"}


def test_a_file_that_is_not_ours_may_be_edited_and_removed_between_builds(world: World) -> None:
    write(world.out, FOREIGN)
    world.publish_texts({"a.html": "1"})
    (world.out / "CNAME").write_text("example.net")
    (world.out / ".gitignore").unlink()
    disk.remove_tree(str(world.out / "own"))
    for number in "23":
        world.publish_texts({"a.html": number})
        assert tree(world.out) == {"a.html": number, "CNAME": "example.net", "people/notes.txt": "mine"}


def test_a_file_beside_a_page_stays_when_the_page_goes(world: World) -> None:
    world.publish_texts({"people/umerov/index.html": "page", "a.html": ""})
    write(world.out, {"people/umerov/notes.txt": "mine"})
    world.publish_texts({"a.html": ""})
    assert tree(world.out) == {"a.html": "", "people/umerov/notes.txt": "mine"}


def test_what_came_or_changed_during_the_build_is_not_lost(world: World) -> None:
    world.publish_texts({"old/a.html": "1"})
    write(world.out, {"early.txt": "1"})

    def render() -> bytes:
        write(world.out, {"late.txt": "late", "old/late.txt": "late", "new/late.txt": "late"})
        (world.out / "early.txt").write_text("1 and more")
        (world.out / "early.txt").rename(world.out / "moved.txt")
        return b"page"

    published = world.publish(made("new/b.html", render, {"view": ""}))
    late = dict.fromkeys(("late.txt", "old/late.txt", "new/late.txt"), "late")
    assert tree(world.out) == {"new/b.html": "page", "moved.txt": "1 and more", **late}
    assert published.note == ""


@RENDERS
def test_a_late_file_at_the_place_of_a_page_is_put_aside_and_said(world: World) -> None:
    def render() -> bytes:
        write(world.out, {"b.html": "mine"})
        return b"page"

    world.publish_texts({"a.html": "1"})
    published = world.publish(made("b.html", render, {"view": ""}))
    assert tree(world.out) == {"b.html": "page"}
    assert "another program wrote b.html" in published.note
    assert [path.read_text() for path in (world.work / "kept").rglob("b.html")] == ["mine"]


@RENDERS
def test_a_late_file_at_the_place_of_a_folder_is_put_aside_and_said(world: World) -> None:
    def render() -> bytes:
        (world.out / "people").rename(world.out / "moved")
        (world.out / "people").write_text("mine")
        return b"page"

    world.publish_texts({"people/a.html": "1"})
    published = world.publish(*pages({"people/a.html": "1"}), made("b.html", render, {"view": ""}))
    assert tree(world.out) == {"people/a.html": "1", "b.html": "page", "moved/a.html": "1"}
    assert "another program wrote people during the build" in published.note
    assert [path.read_text() for path in (world.work / "kept").rglob("people")] == ["mine"]


@pytest.mark.parametrize(
    ("foreign", "path", "named"),
    [
        ("index.html", "index.html", "index.html"),
        ("people", "people/umerov/index.html", "people"),
        ("people/umerov/x", "people/umerov", "people/umerov"),
    ],
)
def test_a_file_that_is_not_ours_is_never_overwritten(
    world: World, foreign: str, path: str, named: str
) -> None:
    write(world.out, {foreign: "mine"})
    with pytest.raises(DossierError, match=f"site/{named}.* in the way: not written by dossier"):
        world.publish_texts({path: "page"})
    assert tree(world.out) == {foreign: "mine"}


def test_a_page_cannot_become_a_file_where_someone_put_a_file_below(world: World) -> None:
    world.publish_texts({"a/b": "1"})
    write(world.out, {"a/mine": "mine"})
    with pytest.raises(DossierError, match="site/a/mine is in the way"):
        world.publish_texts({"a": "file"})
    assert tree(world.out) == {"a/b": "1", "a/mine": "mine"}


def test_a_link_is_never_written_through(world: World, tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/index.html": "mine"})
    world.out.mkdir()
    (world.out / "people").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DossierError, match="site/people is in the way"):
        world.publish_texts({"people/index.html": "page"})
    assert tree(tmp_path / "elsewhere") == {"index.html": "mine"}


def test_a_file_just_like_the_page_may_be_there(world: World) -> None:
    """So a site that was built before, and whose workspace is lost, is taken over as far as it is unchanged."""
    write(world.out, SITE)
    world.publish_texts(SITE)
    world.publish_texts({"index.html": "front"})
    assert tree(world.out) == {"index.html": "front"}


# refusals and failures


@pytest.mark.parametrize("clean", [False, True])
def test_an_error_while_rendering_leaves_the_site_as_it_was(world: World, clean: bool) -> None:
    def broken() -> bytes:
        raise ValueError("the template is broken")

    world.publish_texts(SITE)
    with pytest.raises(ValueError, match="broken"):
        world.publish(page("index.html", "new"), made("z.html", broken, {"view": ""}), clean=clean)
    assert tree(world.out) == SITE
    world.publish_texts({"index.html": "new"}, clean)
    assert tree(world.out) == {"index.html": "new"}


def test_an_error_of_the_system_while_rendering_names_the_page(world: World) -> None:
    def broken() -> bytes:
        raise FileNotFoundError("picture.png")

    with pytest.raises(DossierError, match=r"cannot make the page people.html: picture.png"):
        world.publish(made("people.html", broken, {"view": ""}))


def test_another_process_writes_half_of_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"{name}/index.html": name for name in "abcdef"}
    created = []
    create = disk.create
    monkeypatch.setattr(disk, "create", lambda path, *rest: created.append(path) or create(path, *rest))
    writer_from_two_pages_on(monkeypatch)
    with with_writer(pages(texts)) as (writers, held):
        published = publish(tmp_path / "site", tmp_path / ".dossier", held, writers=writers)
    assert published.written == tuple(texts)
    assert tree(tmp_path / "site") == texts
    assert {path[-12] for path in created if path.endswith(".html")} == set("def")


def test_a_folder_below_a_link_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match="No such file"):
        disk.make_folder(str(tmp_path / "dangling/x"))


def test_a_few_pages_are_shared_with_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Writers, "ask", None)
    with with_writer(pages(SITE)) as (writers, held):
        publish(tmp_path / "site", tmp_path / ".dossier", held, writers=writers)
    assert tree(tmp_path / "site") == SITE


@pytest.mark.parametrize(
    "end", [lambda *_: os._exit(3), lambda *_: os.kill(os.getpid(), signal.SIGKILL), lambda *_: 1 / 0]
)
def test_what_a_process_that_dies_had_to_write_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: Callable[..., object]
) -> None:
    writer_from_two_pages_on(monkeypatch)
    monkeypatch.setattr("dossier.site.writers._write", end)
    with with_writer(pages(SITE)) as (writers, held):
        published = publish(tmp_path / "site", tmp_path / ".dossier", held, writers=writers)
    assert published.written == tuple(SITE)
    assert tree(tmp_path / "site") == SITE


def test_what_a_process_cannot_write_is_told_by_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, *_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device", path)

    writer_from_two_pages_on(monkeypatch)
    with with_writer(pages(SITE)) as (writers, held):
        monkeypatch.setattr(disk, "create", full)
        with pytest.raises(DossierError, match="no space left"):
            publish(tmp_path / "site", tmp_path / ".dossier", held, writers=writers)


def test_another_build_is_refused_while_a_process_of_one_that_is_gone_still_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first process is killed when the other one has begun, which then waits to be told to go on."""
    out, state = tmp_path / "site", tmp_path / ".dossier"
    begun, go_on = os.pipe(), os.pipe()
    create = disk.create

    def slowly(path: str, *rest: Any) -> disk.Stamp:
        if path.endswith(".html"):
            os.write(begun[1], b".")
            os.read(go_on[0], 1)
        return create(path, *rest)

    process = os.fork()
    if not process:
        writer_from_two_pages_on(monkeypatch)
        monkeypatch.setattr(disk, "create", slowly)
        with with_writer(pages({"a.html": "", "b.html": "", "c.xml": "", "d.xml": ""})) as (writers, held):
            publish(out, state, held, writers=writers)
        os._exit(0)
    os.read(begun[0], 1)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with pytest.raises(DossierError, match="another build is writing"):
        publish(out, state, pages(SITE))
    os.write(go_on[1], b".")
    for _ in range(100):
        with suppress(DossierError):
            publish(out, state, pages(SITE))
            break
        time.sleep(0.02)
    assert tree(out) == SITE


def test_a_process_writes_no_more_once_the_build_is_gone(tmp_path: Path) -> None:
    spool = unnamed()
    spool.write(b"text")
    spool.flush()
    rows = [("a/index.html", 0, 0, 4, 0), ("b/index.html", 0, 0, 2, 5)]
    lock, root = str(tmp_path / "lock"), tmp_path / "root"
    root.mkdir()
    stamps = _write([spool], os.getppid(), (lock, str(root), rows))
    assert tree(root) == {"a/index.html": "text", "b/index.html": "te"}
    assert [stamp[0] for stamp in stamps] == [4, 2] and stamps[1][3] == 5
    assert _write([spool], -1, (lock, str(root), [("c", 0, 0, 4, 0)])) == []
    assert not (root / "c").exists()


def test_no_process_writes_any_more_when_a_build_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one fails while the other writes slowly."""
    create, first = disk.create, os.getpid()

    def slowly(path: str, *rest: Any) -> disk.Stamp:
        if path.endswith(".html"):
            if os.getpid() == first:
                raise OSError(errno.ENOSPC, "no space left on device", path)
            time.sleep(0.05)
        return create(path, *rest)

    monkeypatch.setattr(disk, "create", slowly)
    writer_from_two_pages_on(monkeypatch)
    standby = tmp_path / ".site.dossier/standby"
    with with_writer(pages({f"{number:02}.html": "" for number in range(40)})) as (writers, held):
        with pytest.raises(DossierError, match="no space left"):
            publish(tmp_path / "site", tmp_path / ".dossier", held, writers=writers)
        there = set(standby.iterdir())
        time.sleep(0.2)
        assert set(standby.iterdir()) == there


def test_while_a_build_has_not_asked_its_own_processes_none_of_another_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, found = str(tmp_path / ".site.dossier/writing"), list[object]()
    late = (writing, str(tmp_path / "elsewhere"), [])

    def look() -> bytes:
        with pytest.raises(OSError, match="another build"):
            _write([], os.getppid(), late)
        found.append(1)
        return b""

    publish(tmp_path / "site", tmp_path / ".dossier", [made("a.html", look, {"view": ""})])
    assert found
    assert _write([], os.getppid(), late) == []


def test_a_process_writes_nothing_where_another_build_has_the_site(tmp_path: Path) -> None:
    held = disk.lock(str(tmp_path / "lock"))
    assert held
    order = (str(tmp_path / "lock"), str(tmp_path), [("c", 0, 0, 0, 0)])
    with pytest.raises(OSError, match="another build"):
        _write([unnamed()], os.getppid(), order)
    disk.unlock(held)
    assert len(_write([unnamed()], os.getppid(), order)) == 1


@RENDERS
def test_a_second_build_at_the_same_time_is_refused(world: World) -> None:
    def second() -> bytes:
        with pytest.raises(DossierError, match=f"another build is writing to {world.out}"):
            world.publish_texts({"b.html": "second"})
        return b"first"

    world.publish(made("a.html", second, {"view": ""}))
    assert tree(world.out) == {"a.html": "first"}


def test_a_folder_that_cannot_be_written_is_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.publish_texts(SITE)
    monkeypatch.setattr(os, "mkdir", lambda *_: _fail(errno.EROFS))
    with pytest.raises(DossierError, match=r"cannot publish the site: .*site.*: read-only file system"):
        world.publish_texts({"new/a.html": ""})
    monkeypatch.undo()
    assert tree(world.out) == SITE


def test_a_full_disk_is_said_with_the_page_and_not_with_the_workspace(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda *_: _fail(errno.ENOSPC))
    with pytest.raises(DossierError) as raised:
        publish(world.out, world.project / ".dossier", pages({"people/a.html": "x"}))
    assert "no space left on device" in str(raised.value)
    assert ".dossier" not in str(raised.value)
    assert not world.out.exists()


def _fail(number: int) -> int:
    raise OSError(number, os.strerror(number))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user without rights, if we are the superuser."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_where_only_the_folder_itself_is_writable_it_is_updated_file_by_file(tmp_path: Path) -> None:
    out, state = tmp_path / "srv/html", tmp_path / "project/.dossier"
    write(tmp_path, {"srv/html/CNAME": "mine", "project/a": ""})
    tmp_path.chmod(0o755)
    for path in (out, out / "CNAME", state.parent):
        path.chmod(0o777)
    (tmp_path / "srv").chmod(0o555)
    with _reachable(tmp_path), as_nobody():
        for number in "12":
            published = publish(out, state, pages({**SITE, "feed.xml": number}))
            assert published.note == f"{out} was updated file by file: the folder above it cannot be written"
            assert tree(out) == {**SITE, "feed.xml": number, "CNAME": "mine"}
        assert publish(out, state, pages({**SITE, "feed.xml": "2"})) == Published((), 3, (), ())
    (tmp_path / "srv").chmod(0o755)


@contextmanager
def _reachable(folder: Path) -> Iterator[None]:
    """Let other users reach a folder of the tests, for as long as this lasts."""
    above = [path for path in folder.parents if path.stat().st_uid == os.getuid() and path != Path("/")]
    before = [path.stat().st_mode for path in above]
    for path in above:
        path.chmod(path.stat().st_mode | 0o011)
    try:
        yield
    finally:
        for path, mode in zip(above, before, strict=True):
            path.chmod(mode)


def exchange_fails(number: int) -> Callable[[str, str], bool]:
    def exchange(one: str, other: str) -> bool:
        raise OSError(number, os.strerror(number), one, None, other)

    return exchange


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_where_the_folder_cannot_be_moved_it_is_updated_file_by_file(
    world: World, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(disk, "exchange", exchange_fails(number))
    write(world.out, FOREIGN)
    inode = world.out.stat().st_ino
    for texts in ({"a": "file", "b/c": "1"}, {"a/b": "folder", "b": "file"}, {"a": "file", "b/c": "2"}, {}):
        published = world.publish_texts(texts)
        assert published.note == f"{world.out} was updated file by file: the system does not let it be moved"
        assert tree(world.out) == {**texts, **FOREIGN}
        assert world.out.stat().st_ino == inode
        assert world.publish_texts(texts) == Published((), len(texts), (), ())


def test_a_folder_updated_file_by_file_heals_and_may_be_exchanged_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.publish_texts(SITE)
    monkeypatch.setattr(disk, "exchange", exchange_fails(errno.EBUSY))
    world.publish_texts({**SITE, "feed.xml": "2", "b.html": "b"})
    (world.out / "feed.xml").write_text("by hand")
    write(world.out, {".dossier-new": "what a build left that died"})
    world.publish_texts({**SITE, "feed.xml": "2"})
    assert tree(world.out) == {**SITE, "feed.xml": "2"}
    monkeypatch.undo()
    assert world.publish_texts({**SITE, "feed.xml": "3"}).note == ""
    assert tree(world.out) == {**SITE, "feed.xml": "3"}


def test_without_an_exchange_two_renames_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    write(world.out, FOREIGN)
    for number in "123":
        assert world.publish_texts({**SITE, "feed.xml": number}).note == ""
        assert tree(world.out) == {**SITE, "feed.xml": number, **FOREIGN}
    assert not (world.work / "previous").exists()


@pytest.mark.parametrize("renames", [1, 2])
def test_a_build_that_dies_between_two_renames_is_healed(
    world: World, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    write(world.out, {"CNAME": "mine"})
    for number in "12":
        world.publish_texts({**SITE, "feed.xml": number})
    done = []

    def move(source: str, target: str) -> None:
        if len(done) == renames:
            raise KeyboardInterrupt
        done.append(Path(source).rename(target))

    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(disk, "move", move)
    with pytest.raises(KeyboardInterrupt):
        world.publish_texts({**SITE, "feed.xml": "3"})
    monkeypatch.undo()
    published = world.publish_texts({**SITE, "feed.xml": "3"})
    assert published.written == (("feed.xml",) if renames == 1 else ())
    assert tree(world.out) == {**SITE, "feed.xml": "3", "CNAME": "mine"}


def test_if_the_second_of_two_renames_fails_the_first_is_taken_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.publish_texts(SITE)
    done: list[str] = []

    def move(source: str, target: str) -> None:
        done.append(source)
        if len(done) == 2:
            raise OSError(errno.EIO, "Input/output error", source, None, target)
        Path(source).rename(target)

    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(disk, "move", move)
    with pytest.raises(DossierError, match="input/output error"):
        world.publish_texts({"a.html": "new"})
    assert tree(world.out) == SITE
