"""Nobody reads a page before it is out. One of the dates is mistyped, or the page was published earlier than it
says; then the earlier day is the one to give. A day is allowed for time zones."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Source
from dossier.lint.dates import earlier
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
published: 2025-07-01
accessed: 2025-07-01
"""
BAD = """\
=== content/sources/gazette.yaml
published: 2025-08-01
accessed: 2025-07-01 # <- here
archives: []
"""


def check(case: Case) -> Iterator[Finding]:
    for source in case.dossier.all(Source):
        if source.published and source.accessed and earlier(source.accessed, source.published, 1):
            message = f"read on {say(source.accessed)}, published only on {say(source.published)}"
            yield Finding(source.id, ("accessed",), message, "correct one of the dates")
        for index, archive in enumerate(source.archives if source.published else ()):
            if source.published and earlier(archive.date, source.published, 1):
                message = f"archived on {say(archive.date)}, published only on {say(source.published)}"
                yield Finding(source.id, ("archives", index, "date"), message, "correct one of the dates")


RULE = Rule(
    name="accessed-before-published",
    level=Level.ERROR,
    summary="a source was read or archived before it was published",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
