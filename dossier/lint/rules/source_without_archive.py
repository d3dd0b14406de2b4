"""Pages of governments and posts on social media are changed and deleted, and with them goes the proof. `dossier
archive` keeps copies. A source that can no longer be read and was not preserved proves nothing to a reader."""

from collections.abc import Iterator

from dossier.entries import Source
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
access: dead
"""
BAD = """\
=== content/sources/gazette.yaml
access: dead # <- here
archives: []
"""


PERISHABLE = ("social_post", "readout", "video", "leak")
"""Kinds of sources that are changed or taken down most often."""


def check(case: Case) -> Iterator[Finding]:
    for source in case.dossier.all(Source):
        if source.archives or not source.url:
            continue
        if source.access == "dead":
            hint = "find a copy in a web archive, or another source"
            yield Finding(source.id, ("access",), "dead, and no copy of it", hint, level=Level.WARNING)
        elif source.kind in PERISHABLE:
            message = f"no preserved copy of this {source.kind.replace('_', ' ')}"
            yield Finding(source.id, ("url",), message, "add it under archives")


RULE = Rule(
    name="source-without-archive",
    level=Level.INFO,
    summary="a source that may vanish has no preserved copy",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
