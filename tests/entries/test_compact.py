"""What entries hold alike is one object, nothing about an entry is other for it, and attributes are found at once."""

from collections.abc import Iterator

import pytest

from dossier.content.records import records_from
from dossier.content.tree import DictTree
from dossier.entries import CLASSES, Entry
from dossier.entries.common import Fields
from dossier.entries.read import entries_from


def entries(*texts: str) -> tuple[Entry, ...]:
    files = {f"content/places/p{number}.yaml": text for number, text in enumerate(texts)}
    loaded, complaints = entries_from(records_from(DictTree(files))[0])
    assert [found.rule for found in complaints] == ["no-settings"]
    return loaded.entries


PLACE = "name: {}\nkind: city\naliases: [Other]\nreview: candidate\ncites: [src, {{source: src, locator: p. 3}}]\n"


def test_which_fields_were_written_is_noted_nowhere() -> None:
    one, other = entries(PLACE.format("A"), "name: C\nkind: city\nreview: candidate\n")
    note = one.model_fields_set
    assert note == set() and note is other.model_fields_set
    assert all(item.model_fields_set is note for item in (*one.aliases, *one.cites))


def test_a_source_alone_is_cited_by_one_object() -> None:
    one, other = entries(PLACE.format("A"), PLACE.format("B"))
    assert one.cites[0] is other.cites[0]
    assert one.cites[1] == other.cites[1] and one.cites[1].locator == "p. 3"


def test_a_copy_does_not_change_what_the_others_share() -> None:
    one, other = entries(PLACE.format("A"), PLACE.format("B"))
    copy = one.model_copy(update={"summary": "new"})
    assert copy.summary == "new" and other.summary is None
    assert other.model_fields_set == set()


def subclasses(cls: type[Fields]) -> Iterator[type[Fields]]:
    for model in cls.__subclasses__():
        yield model
        yield from subclasses(model)


def test_attributes_are_found_as_in_any_class() -> None:
    models = list(subclasses(Fields))
    assert len(models) > len(CLASSES)
    assert [base for model in models for base in model.__mro__ if "__getattr__" in vars(base)] == []
    assert [
        model for model in models if model.__private_attributes__ or model.model_config["extra"] != "forbid"
    ] == []
    (one,) = entries(PLACE.format("A"))
    assert one.model_copy(update={"summary": "new"}) != one
    assert one.model_copy() == one and "name='A'" in repr(one)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        one.colour  # type: ignore[attr-defined]
