"""The address of a source should be the publisher's own: short ones die with their service, those of search
engines and AMP lead through a third party, and trackers tell others who sent the reader."""

from collections.abc import Iterator

from dossier.entries import Source
from dossier.lint.addresses import detour, without_trackers
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
url: https://gazette.example.org/talks?id=7
archives: []
"""
BAD = """\
=== content/sources/gazette.yaml
url: https://gazette.example.org/talks?id=7&utm_source=x # <- here
archives: []
"""


def check(case: Case) -> Iterator[Finding]:
    for source in case.dossier.all(Source):
        if source.url and (what := detour(source.url)):
            clean = without_trackers(source.url)
            hint = f"write {clean}" if clean != source.url else "write the publisher's own address"
            yield Finding(source.id, ("url",), what, hint)


RULE = Rule(
    name="tracker-in-address",
    level=Level.WARNING,
    summary="an address has a tracker, or is a short, AMP or search-engine address",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
