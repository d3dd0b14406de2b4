"""Code, shape and colour of a side are the same on every page. An actor on two sides, or two sides with one mark,
makes every figure and list ambiguous."""

from collections.abc import Iterator

from dossier.lint.rule import SETTINGS, Case, Finding, Level, Path, Rule

GOOD = """\
=== content/events/toll-raised.yaml
"""
BAD = """\
=== content/dossier.yaml
title: Harbour talks
scope: The invented talks of two harbour towns about tolls.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
required_pages: [method]
sides:
  - {id: north, name: Northport, code: NO, shape: circle, parties: [northport]}
  - id: south
    name: Southport
    code: SO
    shape: square
    parties:
      - southport
      - northport # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    parties: dict[str, Path] = {}
    marks: dict[tuple[str, str], Path] = {}
    for index, side in enumerate(case.dossier.settings.sides):
        for field in ("id", "code", "shape"):
            path = ("sides", index, field)
            first = marks.setdefault((field, getattr(side, field)), path)
            if first != path:
                message = f"another side has the same {field}"
                yield Finding(SETTINGS, path, message, "choose another", (("the other", SETTINGS, first),))
        for place, party in enumerate(side.parties):
            where = ("sides", index, "parties", place)
            first = parties.setdefault(party, where)
            if first != where:
                message = f"{case.label(party)} is on another side too"
                yield Finding(SETTINGS, where, message, "keep it on one", (("the other", SETTINGS, first),))


RULE = Rule(
    name="in-two-sides",
    level=Level.ERROR,
    summary="an actor is counted to two sides, or two sides share an id, code or shape",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
