"""How many of several sources are independent."""

import pytest
from worlds import survey

from dossier.lint.evidence import independent

SOURCES = """
    === content/sources/wire.yaml
    {title: Wire, kind: wire, publisher: Wire Agency, language: en, reliability: solid, review: candidate}
    === content/sources/paper.yaml
    {title: Paper, kind: news, publisher: The Paper, agency: Wire Agency, language: en, reliability: solid, review: candidate}
    === content/sources/copy.yaml
    {title: Copy, kind: news, publisher: A Copyist, derives_from: [paper], language: en, reliability: low, review: candidate}
    === content/sources/both.yaml
    {title: Both, kind: news, publisher: A Digest, derives_from: [gazette, wire], language: en, reliability: low, review: candidate}
"""


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ((), 0),
        (("gazette",), 1),
        (("gazette", "wire"), 2),
        (("wire", "paper"), 1),
        (("wire", "copy"), 1),
        (("paper", "copy", "gazette"), 2),
        (("gazette", "wire", "both"), 1),
    ],
)
def test_what_repeats_one_source_counts_once(sources: tuple[str, ...], count: int) -> None:
    assert independent(survey(SOURCES).dossier, sources) == count
