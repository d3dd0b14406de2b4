"""Mentions: looked for twice, quickly to find what is doubtful and with places to complain."""

from pathlib import Path

from dossier.content.records import records_from
from dossier.content.tree import DiskTree
from dossier.entries.read import entries_from
from dossier.graph.uses import mentions_of, uses_in

ROOT = Path(__file__).parents[2]


def test_mentions_are_the_uses_without_their_places() -> None:
    records, _ = records_from(DiskTree(ROOT))
    loaded, _ = entries_from(records)
    uses = [(use.id, use.role, use.types, use.target) for use in uses_in(loaded._replace(settings=None))]
    assert uses == [mention for entry in loaded.entries for mention in mentions_of(entry)]
    assert {"text", "citation", "tenures.office", "delegations.members.person"} <= {
        role for _, role, _, _ in uses
    }
