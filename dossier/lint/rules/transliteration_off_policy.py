"""One scheme for each language makes a name findable and keeps people apart. Many are better known, or call
themselves, otherwise; then `name_basis` says so. Ukrainian is checked by KMU 2010, Russian by a simplified
BGN/PCGN; patronymics may be left out."""

from collections.abc import Iterator

from dossier.entries import Person
from dossier.lint.names import name_key
from dossier.lint.romanise import SCHEMES
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Taras Kyslytsia
short_name: Kyslytsia
native_name: {uk: Тарас Кислиця}
affiliations: [{org: southport, role: envoy}]
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Taras Kislitsa # <- here
native_name: {uk: Тарас Кислиця}
affiliations: [{org: southport, role: envoy}]
"""


def check(case: Case) -> Iterator[Finding]:
    schemes = {
        language: name for language, name in case.dossier.settings.transliteration.items() if name in SCHEMES
    }
    for person in case.dossier.all(Person):
        spelt = [
            (schemes[language], SCHEMES[schemes[language]](native))
            for language, native in person.native_name.items()
            if language in schemes
        ]
        if spelt and not person.name_basis and not any(_same(person.name, name) for _, name in spelt):
            scheme, name = spelt[0]
            hint = f"write {name}, or say in name_basis why not"
            yield Finding(person.id, ("name",), f"{person.name} is {name} by {scheme}", hint)


def _same(written: str, spelt: str) -> bool:
    """Whether the spellings agree; of three words or more the middle ones may be missing."""
    one, other = name_key(written).split(), name_key(spelt).split()
    return one == other or (len(one) != len(other) and one[:1] + one[-1:] == other[:1] + other[-1:])


RULE = Rule(
    name="transliteration-off-policy",
    level=Level.WARNING,
    summary="a name is not spelt by the dossier's scheme, and nothing says why",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
