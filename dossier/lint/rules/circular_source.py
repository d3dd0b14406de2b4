"""An encyclopaedia that anybody edits repeats what others wrote, sometimes what we wrote. Cite what it cites. As a
mention, rather than in support, it may stand."""

import re
from collections.abc import Iterator

from dossier.entries import Source
from dossier.entries.common import CitationFields
from dossier.lint.addresses import host
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/encyclopaedia.yaml
publisher: Wikipedia
url: https://en.wikipedia.org/wiki/Harbour_talks
archives: []
=== content/claims/toll.yaml
cites: [{source: encyclopaedia, stance: mentions}, courier]
"""
BAD = """\
=== content/sources/encyclopaedia.yaml
publisher: Wikipedia
url: https://en.wikipedia.org/wiki/Harbour_talks # <- here
archives: []
=== content/claims/toll.yaml
cites: [encyclopaedia, courier]
"""


ENCYCLOPAEDIAS = ("wikipedia.org", "wikiwand.com", "alchetron.com", "everybodywiki.com", "infogalactic.com")
"""Hosts, with all below them, whose pages anybody may edit or that copy such pages."""


def check(case: Case) -> Iterator[Finding]:
    own = host(case.dossier.settings.base_url or "")
    known = (*ENCYCLOPAEDIAS, own) if own else ENCYCLOPAEDIAS
    hosts = re.compile(
        rf"https?://(?:[^/]+\.)?({'|'.join(map(re.escape, known))})(?:[:/?#]|$)", re.IGNORECASE
    )
    used = {part.value.source for part in case.of(CitationFields) if part.value.stance == "supports"}
    for source in case.dossier.all(Source):
        match = hosts.match(source.url) if source.url and source.id in used else None
        if match:
            what = "this dossier" if match[1].lower() == own else "an encyclopaedia that anybody edits"
            hint = "cite what it cites, or write stance: mentions"
            yield Finding(source.id, ("url",), f"{what} is cited in support", hint)


RULE = Rule(
    name="circular-source",
    level=Level.WARNING,
    summary="an encyclopaedia such as Wikipedia, or this dossier itself, is cited as evidence",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
