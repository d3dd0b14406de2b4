"""A source counts once. The second mention is a slip in copying, or was meant for another page, or lacks its own
locator."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.entries.common import CitationFields
from dossier.lint.parts import Part
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/claims/toll.yaml
cites: [{source: gazette, locator: p. 2}, {source: gazette, locator: p. 5}]
"""
BAD = """\
=== content/claims/toll.yaml
cites:
  - gazette
  - courier
  - gazette # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    seen: dict[tuple[str, Path, str], list[Part[CitationFields]]] = defaultdict(list)
    for part in case.of(CitationFields):
        before = seen[part.id, part.path[:-1], part.value.source]
        same = next((other for other in before if _for_the_same(part.value, other.value)), None)
        if same:
            related = (("the first time", part.id, same.path),)
            yield Finding(
                part.id, part.path, f'"{part.value.source}" is cited twice here', "remove one", related
            )
        before.append(part)


def _for_the_same(one: CitationFields, other: CitationFields) -> bool:
    return all(
        getattr(one, field) == getattr(other, field) for field in ("stance", "locator", "fields", "quote")
    )


RULE = Rule(
    name="citation-repeated",
    level=Level.WARNING,
    summary="one source is cited twice for the same thing",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
