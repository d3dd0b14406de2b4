"""A citation is an invitation to look for oneself. A source needs a web address, a DOI, or a reference such as an
archive's shelf mark or a page of a printed paper."""

from collections.abc import Iterator

from dossier.entries import Source
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
url:
reference: The Gazette, 3 June 2025, p. 2
"""
BAD = """\
=== content/sources/gazette.yaml
title: The harbour talks begin # <- here
url:
archives: []
"""


def check(case: Case) -> Iterator[Finding]:
    for source in case.dossier.all(Source):
        if not (source.url or source.reference or source.doi):
            yield Finding(source.id, ("title",), "nobody can find this source", "add url, reference or doi")


RULE = Rule(
    name="source-without-address",
    level=Level.WARNING,
    summary="a source cannot be found: no address, reference or DOI",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
