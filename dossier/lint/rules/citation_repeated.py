"""A source counts once. The second mention is a slip in copying, or was meant for another page, or lacks its own
locator."""

from collections.abc import Iterator

from dossier.entries.common import CitationFields
from dossier.lint.parts import Part
from dossier.lint.rule import Case, Finding, Level, Rule

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
    seen: dict[tuple[object, ...], Part[CitationFields]] = {}
    for part in case.of(CitationFields):
        cite = part.value
        first = seen.setdefault(
            (part.id, part.path[:-1], cite.source, cite.stance, cite.locator, cite.fields, cite.quote), part
        )
        if first is not part:
            related = (("the first time", part.id, first.path),)
            yield Finding(part.id, part.path, f'"{cite.source}" is cited twice here', "remove one", related)


RULE = Rule(
    name="citation-repeated",
    level=Level.WARNING,
    summary="one source is cited twice for the same thing",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
