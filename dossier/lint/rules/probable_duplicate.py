"""The same person enters a dossier twice when two papers spell the name in two ways, and then each page tells
half. Names are compared without what differs between romanisations; people who only look alike say so under
`not_same_as`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dossier.base.likeness import likeness, skeleton
from dossier.entries import Organisation, Person, Place
from dossier.lint.names import Named, name_key
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
not_same_as: [thomas-linde]
affiliations: [{org: southport, role: envoy}]
=== content/actors/thomas-linde.yaml
kind: person
name: Tomass Lind
affiliations: [{org: southport, role: clerk}]
"""
BAD = """\
=== content/actors/tomass-lind.yaml
kind: person
name: Tomass Lind # <- here
affiliations: [{org: southport, role: clerk}]
=== content/events/appointment.yaml
actors: [{actor: tomass-lind}]
"""


ALIKE = 95
"""Likeness from which two names are taken for one."""
NEAR = 20
"""In a large group of similar names, how many of its neighbours each is compared with."""


def check(case: Case) -> Iterator[Finding]:
    for group in (case.dossier.all(Person), case.dossier.all(Organisation), case.dossier.all(Place)):
        for one, other in _pairs(group):
            if (
                one.id in other.not_same_as
                or other.id in one.not_same_as
                or name_key(one.name) == name_key(other.name)
            ):
                continue
            if likeness(one.name, other.name) >= ALIKE:
                yield Finding(
                    other.id,
                    ("name",),
                    f"most likely the same as {one.name}",
                    f"keep one entry; if they are two, write not_same_as: [{one.id}]",
                    (("the other", one.id, ("name",)),),
                )


def _pairs(entries: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs that are worth comparing: the words of their names begin alike."""
    blocks: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for entry in entries:
        blocks[tuple(word[:3] for word in skeleton(entry.name))].append(entry)
    for key, block in blocks.items():
        ordered = (
            sorted(block, key=lambda entry: (skeleton(entry.name), entry.id)) if len(block) > NEAR else block
        )
        for index, one in enumerate(ordered if key else ()):
            for other in ordered[index + 1 : index + 1 + NEAR]:
                yield min(one, other, key=lambda e: e.id), max(one, other, key=lambda e: e.id)


RULE = Rule(
    name="probable-duplicate",
    level=Level.WARNING,
    summary="two actors or places whose names are most likely two spellings of one",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    is_dear=True,
)
