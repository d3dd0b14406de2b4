"""What holds for every dossier, whatever is in it: it can be checked, made, diffed and renamed, and keeps its promises."""

import json
import posixpath
import re
from html.parser import HTMLParser
from random import Random
from typing import Any

from any_dossier import HIDDEN, World, worlds
from hostile.filled import pages_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.check import check_tree
from dossier.content.records import records_from
from dossier.content.tree import DictTree
from dossier.entries.read import entries_from
from dossier.graph.changes import changes
from dossier.graph.renaming import renamed
from dossier.graph.survey import Survey
from dossier.outputs.plain_yaml import as_yaml

few = settings(max_examples=settings.default.max_examples // 7)  # type: ignore[union-attr]
"""A dossier is dear: the profile `thorough` tries hundreds."""
Files = dict[str, str | bytes]


def surveyed(files: Any) -> tuple[Survey, tuple[Diagnostic, ...]]:
    done = check_tree(DictTree(files))
    assert done.survey, done.diagnostics
    return done.survey, done.diagnostics


def site(files: Any) -> dict[str, bytes]:
    return {page.path: page.render() for page in pages_of(surveyed(files)[0])}


class _Links(HTMLParser):
    """Addresses that a page links to or loads, and the ids on it."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for key, value in attrs if key in ("href", "src")]
        self.ids |= {value or "" for key, value in attrs if key == "id"}


def dead_links(files: dict[str, bytes]) -> list[str]:
    pages = {path: _Links(data) for path, data in files.items() if path.endswith(".html")}
    return [
        f"{path}: {address}"
        for path, page in pages.items()
        for address in page.addresses
        if _is_dead(path, address, pages, files)
    ]


def _is_dead(path: str, address: str, pages: dict[str, _Links], files: dict[str, bytes]) -> bool:
    place, _, anchor = address.partition("#")
    if re.match(r"[a-z]+:|/", place) or "assets/" in place:
        return False
    place = place.partition("?")[0]
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), place)) if place else path
    if place.endswith("/") or place in (".", ".."):
        target = posixpath.normpath(f"{target}/index.html")
    return target not in files or bool(anchor and target in pages and anchor not in pages[target].ids)


@few
@given(worlds())
def test_every_address_leads_to_a_file_and_a_place_in_it(world: World) -> None:
    assert dead_links(site(world.files)) == []


@few
@given(worlds())
def test_what_is_not_published_is_nowhere(world: World) -> None:
    made = site(world.files)
    hidden = world.hidden()
    assert [path for path, data in made.items() if HIDDEN.encode() in data.lower()] == []
    assert [path for path in made if hidden & set(path.split("/"))] == []
    for path in ("data/entries.csv", "data/people.json", "data/references.csv", "feed.xml"):
        words = set(re.findall(rb"[a-z0-9-]+", made[path]))
        assert not {key.encode() for key in hidden} & words, path


@few
@given(worlds())
def test_the_data_are_what_the_files_say(world: World) -> None:
    made = site(world.files)
    whole = not has_errors(surveyed(world.files)[1])  # what refers to a broken entry is left out with it
    rows = [
        row
        for path, data in made.items()
        if re.fullmatch(r"data/[a-z]+\.json", path) and path != "data/datapackage.json"
        for row in json.loads(data)
    ]
    by_id = {row["id"]: row for row in rows}
    for path, fields in world.fields.items():
        key = path.rpartition("/")[2].partition(".")[0]
        assert key not in by_id or key not in world.hidden()
        assert key in by_id or key in world.hidden() or not whole, key
        if key in by_id:
            row = by_id[key]
            for name in (
                "name",
                "title",
                "question",
                "kind",
                "date",
                "status",
                "holder",
                "issue",
                "stance",
                "aliases",
            ):
                assert row.get(name) == _stripped(fields.get(name)), (key, name)
            assert made[f"{row['page']}index.html"]


def _stripped(value: Any) -> Any:
    return (
        [item.strip() for item in value]
        if isinstance(value, list)
        else value.strip()
        if isinstance(value, str)
        else value
    )


class _Unsorted(DictTree):
    """A tree that lists its files in an order of its own."""

    def __init__(self, files: Any, seed: int) -> None:
        super().__init__(files)
        self.seed = seed

    def paths(self) -> tuple[str, ...]:
        paths = list(super().paths())
        Random(self.seed).shuffle(paths)
        return tuple(paths)


@few
@given(worlds(), st.integers(0, 9))
def test_the_order_of_files_is_nothing(world: World, seed: int) -> None:
    usual, other = check_tree(DictTree(world.files)), check_tree(_Unsorted(world.files, seed))
    assert usual.survey and other.survey and usual.diagnostics == other.diagnostics
    keys = [{page.path: page.key for page in pages_of(done.survey)} for done in (usual, other)]
    assert keys[0] == keys[1]


@few
@given(worlds(), st.integers(0, 9))
def test_the_order_and_form_of_fields_are_seen_on_the_page_of_the_record_alone(
    world: World, seed: int
) -> None:
    """The same fields shuffled and written in one form give the same pages and complaints, places aside."""
    files = dict(world.files)
    for path, fields in world.fields.items():
        names = Random(seed).sample(list(fields), len(fields))
        text = as_yaml({name: fields[name] for name in names})
        files[path] = f"---\n{text}---\n{world.bodies[path]}" if path.endswith(".md") else text
    (one, said), (other, said_too) = surveyed(world.files), surveyed(files)
    assert sorted({(d.rule, d.message, d.mark.path) for d in said}) == sorted(
        {(d.rule, d.message, d.mark.path) for d in said_too}
    )
    first, second = (
        {page.path: page.key for page in pages_of(survey) if "/data/" not in page.path}
        for survey in (one, other)
    )
    assert {path for path in first | second if first.get(path) != second.get(path)} <= {
        "data/people.json",
        "x",
    } | {path for path in first if path.startswith("data/")}
    assert {change.action for change in changes(one.dossier, other.dossier)} <= {"formatting"}


@few
@given(worlds())
def test_a_dossier_differs_in_nothing_from_itself(world: World) -> None:
    survey, _ = surveyed(world.files)
    assert changes(survey.dossier, surveyed(dict(world.files))[0].dossier) == ()


@few
@given(worlds())
def test_fields_written_as_yaml_are_read_back(world: World) -> None:
    for path, fields in world.fields.items():
        for text in (world.files[path], as_yaml(fields)):
            (record,), found = records_from(
                DictTree({path.replace(".md", ".yaml") if not text.startswith("---") else path: text})
            )
            assert record.fields == fields and not has_errors(found)


@few
@given(worlds(), st.data())
def test_a_new_name_and_the_old_one_again_leave_the_dossier_as_it_was(
    world: World, data: st.DataObject
) -> None:
    known = sorted({path.rpartition("/")[2].partition(".")[0] for path in world.files} - {"dossier"})
    old = data.draw(st.sampled_from(known))
    before, errors = surveyed(world.files)
    there = _renamed(world.files, old, "new-name")
    survey, more = surveyed(there)
    assert [d for d in more if has_errors([d])] == [] or {(d.rule) for d in more if has_errors([d])} <= {
        d.rule for d in errors
    }
    assert survey.dossier.entries.keys() - {"new-name"} == before.dossier.entries.keys() - {old}
    again = _renamed(there, "new-name", old)
    fields = {path: record_fields(again, path) for path in again}
    wanted = {path: record_fields(world.files, path) for path in world.files}
    own = next(path for path in wanted if path.rpartition("/")[2].partition(".")[0] == old)
    fields[own].pop("redirect_from")
    assert fields == wanted


def record_fields(files: Any, path: str) -> dict[str, Any]:
    (record,), found = records_from(DictTree({path: files[path]}))
    assert not has_errors(found), (files[path], found)
    return {**record.fields, "body": record.body}


def _renamed(files: Any, old: str, new: str) -> Files:
    tree = DictTree(files)
    loaded, _ = entries_from(records_from(tree)[0])
    made: Files = dict(files)
    edits = renamed(tree, loaded, old, new)
    for edit in edits:
        del made[edit.path]
    return {**made, **{edit.moved_to: edit.after for edit in edits}}
