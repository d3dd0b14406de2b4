"""Every spelling finds its entry in search and links to it. If two share one, readers are led to the wrong person.
A name too general to find anybody by gets `kind: weak`; two people who really have one name say so under
`not_same_as`."""

from collections.abc import Iterable, Iterator

from dossier.entries import Organisation, Person, Place
from dossier.lint.names import Called, Named, name_key, names_of
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
aliases: [Thomas Lind]
affiliations: [{org: southport, role: envoy}]
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
aliases: [Ana Petrovic] # <- here
affiliations: [{org: southport, role: envoy}]
"""


def check(case: Case) -> Iterator[Finding]:
    yield from _among(case, (*case.dossier.all(Person), *case.dossier.all(Organisation)))
    yield from _among(case, case.dossier.all(Place))


def _among(case: Case, entries: Iterable[Named]) -> Iterator[Finding]:
    seen: dict[str, tuple[Named, Called]] = {}
    for entry in entries:
        for called in names_of(entry):
            key = name_key(called.name)
            other, its = seen.setdefault(key, (entry, called))
            if called.weak or its.weak or other.id == entry.id or _told_apart(entry, other):
                continue
            yield Finding(
                entry.id,
                called.path,
                f'"{called.name}" is also a name of {other.name}',
                "keep it for one, or write kind: weak; if both have it, add not_same_as",
                (("the other", other.id, its.path),),
            )


def _told_apart(one: Named, other: Named) -> bool:
    return one.id in other.not_same_as or other.id in one.not_same_as


RULE = Rule(
    name="alias-collision",
    level=Level.ERROR,
    summary="two actors, or two places, have the same name or spelling",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
