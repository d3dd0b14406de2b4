"""Every kind of save is noticed, and after any number of them the served pages are those of a clean build."""

import os
import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from test_incremental import EDITS, EXAMPLE, _hand, _template, bytes_of, publish
from worlds import world

from dossier.check import Options
from dossier.serve.live import Live
from dossier.serve.watch import Told, Watch, changed, glance, told_of


def test_every_kind_of_save_is_noticed(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "sub" / "two.yaml"
    two.parent.mkdir()
    one.write_text("1")
    two.write_text("2")

    def after(save: object) -> tuple[str, ...]:
        before = glance([tmp_path])
        assert callable(save)
        save()
        return tuple(Path(path).name for path in changed(before, glance([tmp_path])))

    def replace() -> None:
        (tmp_path / "new").write_text("1")
        stat = one.stat()
        os.utime(tmp_path / "new", ns=(stat.st_atime_ns, stat.st_mtime_ns))
        (tmp_path / "new").replace(one)

    assert after(lambda: one.write_text("11")) == ("one.yaml",)
    assert after(replace) == ("one.yaml",)
    assert after(lambda: two.rename(two.with_name("three.yaml"))) == ("three.yaml", "two.yaml")
    assert after(lambda: one.unlink()) == ("one.yaml",)
    assert after(lambda: two.parent.rename(tmp_path / "moved")) == ("three.yaml", "three.yaml")
    assert after(lambda: None) == ()


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    assert glance([tmp_path / "nowhere"]) == {}


def test_what_editors_leave_beside_files_is_no_save(tmp_path: Path) -> None:
    before = glance([tmp_path])
    for name in (".umerov.md.swp", "umerov.md~", "#umerov.md#", ".#umerov.md"):
        (tmp_path / name).write_text("1")
    assert changed(before, glance([tmp_path])) == ()


def told_nothing(_folders: Sequence[Path]) -> Told:
    """As on a network drive."""
    while True:
        time.sleep(0.005)
        yield set()


def told_unusually(folders: Sequence[Path]) -> Told:
    """As by a system that names a folder by where it really is."""
    for paths in told_of(folders):
        yield {f"/private{path}" for path in paths}


def cannot_tell(_folders: Sequence[Path]) -> Told:
    raise OSError("no more watches")
    yield set()


TELLERS = [told_of, told_nothing, told_unusually, cannot_tell]


def saved(watch: Watch) -> tuple[str, ...]:
    """The names of what is noticed within some seconds."""
    return tuple(Path(path).name for path in watch.wait(20))


@pytest.fixture(params=TELLERS, ids=lambda tell: tell.__name__)
def watch(tmp_path: Path, request: pytest.FixtureRequest) -> Watch:
    (tmp_path / "content/sub").mkdir(parents=True)
    (tmp_path / "content/one.yaml").write_text("1")
    (tmp_path / "content/sub/two.yaml").write_text("2")
    return Watch((tmp_path / "content", tmp_path / "templates"), request.param)


def test_each_save_is_told_once_and_nothing_else(tmp_path: Path, watch: Watch) -> None:
    one, two = tmp_path / "content/one.yaml", tmp_path / "content/sub/two.yaml"
    one.write_text("11")
    assert saved(watch) == ("one.yaml",)
    (tmp_path / "content/.one.swp").write_text("1")
    (tmp_path / "content/new").write_text("111")
    (tmp_path / "content/new").replace(one)
    assert saved(watch) == ("one.yaml",)
    two.rename(two.with_name("three.yaml"))
    assert saved(watch) == ("three.yaml", "two.yaml")
    two.parent.rename(tmp_path / "content/moved")
    assert saved(watch) == ("three.yaml", "three.yaml")
    (tmp_path / "content/moved/three.yaml").write_text("22")
    assert saved(watch) == ("three.yaml",)
    one.unlink()
    assert saved(watch) == ("one.yaml",)
    assert watch.wait(0.1) == ()


def test_a_folder_that_comes_later_is_watched_too(tmp_path: Path, watch: Watch) -> None:
    (tmp_path / "templates/pages").mkdir(parents=True)
    (tmp_path / "templates/pages/event.html").write_text("1")
    assert saved(watch) == ("event.html",)
    (tmp_path / "templates/pages/event.html").write_text("22")
    assert saved(watch) == ("event.html",)


def test_a_file_that_is_emptied_first_is_told_when_it_is_whole(tmp_path: Path, watch: Watch) -> None:
    one = tmp_path / "content/one.yaml"
    with one.open("w") as file:
        threading.Timer(0.1, lambda: (file.write("whole"), file.flush())).start()
        assert saved(watch) == ("one.yaml",)
        assert one.read_text() == "whole"
    one.unlink()
    threading.Timer(0.1, lambda: one.write_text("again")).start()
    assert saved(watch) == ("one.yaml",)
    assert one.read_text() == "again"


def test_a_system_that_tells_nothing_is_not_relied_on(tmp_path: Path) -> None:
    watch = Watch((tmp_path,), told_nothing)
    for number in range(3):
        assert watch.is_told
        (tmp_path / "one.yaml").write_text("1" * number)
        assert saved(watch) == ("one.yaml",)
    assert not watch.is_told


def test_a_system_that_tells_is(tmp_path: Path) -> None:
    watch = Watch((tmp_path,))
    for number in range(6):
        (tmp_path / "one.yaml").write_text("1" * number)
        assert saved(watch) == ("one.yaml",)
        assert watch.is_told


@pytest.mark.parametrize("seed", [1, 2])
def test_after_many_saves_the_served_site_is_the_clean_one(tmp_path: Path, seed: int) -> None:
    project = tmp_path / "project"
    for path, text in world(EXAMPLE).items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    chance = random.Random(seed)
    live = Live(project, Options())
    live.rebuild()
    before = glance([project / "content"])
    saves = [save for save in EDITS if save not in (_hand, _template)]
    for _ in range(50):  # a hundred saves with the two seeds
        chance.choice(saves)(project, chance)
        after = glance([project / "content"])
        if live.first(changed(before, after)) is None or chance.random() < 0.3:
            live.rebuild()
        before = after
    if live.state.is_good:
        assert publish(project, tmp_path / "out")
        assert {path: page.render() for path, page in live.state.pages.items()} == bytes_of(tmp_path / "out")
    else:
        assert publish(project, tmp_path / "out") is None
