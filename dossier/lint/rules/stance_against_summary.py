"""The matrix shows the stance, the page the summary. If one says accepts and the other begins with Rejects, half
of the readers are told the opposite of what was said."""

import re
from collections.abc import Iterator

from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
stance: rejects
summary: Rejects lower tolls.
"""
BAD = """\
=== content/positions/north-tolls.yaml
stance: accepts # <- here
summary: Rejects lower tolls.
"""


_AGAINST = re.compile(r"(?:rejects?|refuses?|opposes?|rules? out|turns? down)\b", re.IGNORECASE)
_FOR = re.compile(r"(?:accepts?|agrees?|supports?|welcomes?|backs?|demands?|is ready)\b", re.IGNORECASE)
CONTRARY = {
    "accepts": _AGAINST,
    "supports": _AGAINST,
    "rejects": _FOR,
    "opposes": _FOR,
}


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        contrary = CONTRARY.get(position.stance)
        if contrary and (match := contrary.match(position.summary)):
            message = f'the stance is {position.stance}, the summary begins with "{match.group()}"'
            related = (("the summary", position.id, ("summary",)),)
            yield Finding(position.id, ("stance",), message, "correct one of the two", related)


RULE = Rule(
    name="stance-against-summary",
    level=Level.WARNING,
    summary="the stance says the opposite of the summary's first words",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
