"""What each field is for is said below it in its model."""

import pytest

from dossier.entries import CLASSES, Meeting
from dossier.entries.common import Entry, Fields
from dossier.entries.meanings import meaning
from dossier.entries.schema import schema_for
from dossier.entries.settings import Settings


def groups(model: type[Fields]) -> list[type[Fields]]:
    return [model, *(found for below in model.__subclasses__() for found in groups(below))]


@pytest.mark.parametrize("model", [*CLASSES, Settings, *groups(Fields)])
def test_each_field_that_is_written_has_a_meaning(model: type[Fields]) -> None:
    assert [name for name in model.model_fields if not meaning(model, name)] in ([], ["id", "prose"])


def test_a_meaning_is_one_line_and_comes_from_the_model_that_has_the_field() -> None:
    assert meaning(Meeting, "summary") == meaning(Entry, "summary") == "One or two sentences, plain text."


def test_an_editor_is_told_the_meaning() -> None:
    assert schema_for("meeting")["properties"]["summary"]["description"] == meaning(Entry, "summary")
