"""Tags gather what belongs together only if all spell them alike. The list in the settings says which there are
and what they mean."""

from collections.abc import Iterator

from dossier.base.diagnostic import did_you_mean
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/dossier.yaml
title: Harbour talks
scope: The invented talks of two harbour towns about tolls.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
required_pages: [method]
tags: {shipping: About ships and their crews}
=== content/events/toll-raised.yaml
tags: [shipping]
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
tags: {shipping: About ships and their crews}
=== content/events/toll-raised.yaml
tags: [shiping] # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    known = case.dossier.settings.tags
    for entry in case.dossier.entries.values():
        for index, tag in enumerate(entry.tags):
            if tag not in known:
                near = did_you_mean(tag, known)
                hint = (
                    f'did you mean "{near}"?'
                    if near
                    else "add it to tags in content/dossier.yaml, with its meaning"
                )
                yield Finding(entry.id, ("tags", index), f'"{tag}" is not a tag of this dossier', hint)


RULE = Rule(
    name="unknown-tag",
    level=Level.ERROR,
    summary="a tag is not in the dossier's list",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
