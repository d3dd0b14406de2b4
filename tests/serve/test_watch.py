"""Every kind of save is noticed, and after any number of them the served pages are those of a clean build."""

import os
import random
from pathlib import Path

import pytest
from test_incremental import EDITS, EXAMPLE, _hand, _template, bytes_of, publish
from worlds import world

from dossier.build import Options
from dossier.serve.live import Live
from dossier.serve.watch import changed, glance


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


@pytest.mark.parametrize("seed", [1, 2])
def test_after_many_saves_the_served_site_is_the_clean_one(tmp_path: Path, seed: int) -> None:
    project = tmp_path / "project"
    for path, text in world(EXAMPLE).items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    chance = random.Random(seed)
    live = Live(project, Options())
    saves = [save for save in EDITS if save not in (_hand, _template)]
    for _ in range(50):  # a hundred saves with the two seeds
        chance.choice(saves)(project, chance)
        live.rebuild()
    if live.state.is_good:
        assert publish(project, tmp_path / "out")
        assert {path: page.render() for path, page in live.state.pages.items()} == bytes_of(tmp_path / "out")
    else:
        assert publish(project, tmp_path / "out") is None
