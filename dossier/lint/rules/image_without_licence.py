"""A picture without a licence is somebody's property, and without a description it is nothing to those who do not
see it. Unknown is no licence: then the picture stays out."""

import re
from collections.abc import Iterator

from dossier.entries.actor import Image
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
affiliations: [{org: southport, role: envoy}]
image: {file: lind.jpg, licence: CC BY 4.0, credit: Ida Holm, alt: Tomas Lind at a table with papers}
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
affiliations: [{org: southport, role: envoy}]
image:
  file: lind.jpg
  licence: unknown # <- here
  credit: Ida Holm
  alt: Tomas Lind at a table with papers
"""


_FILLER = re.compile(
    r"(?:unknown|none|n/?a|tbd|todo|\?+|-+|x+|internet|google|image|photo|picture|fair use)\.?", re.IGNORECASE
)


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Image):
        for field in ("licence", "credit", "alt"):
            value = getattr(part.value, field)
            if _FILLER.fullmatch(value):
                message = f'"{value}" is no {field}'
                hint = "ask the owner, use another picture, or none"
                yield Finding(part.id, (*part.path, field), message, hint)


RULE = Rule(
    name="image-without-licence",
    level=Level.ERROR,
    summary="an image's licence, credit or description is only a filler",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
