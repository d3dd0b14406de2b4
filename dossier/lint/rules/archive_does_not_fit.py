"""An archive's address holds the address it keeps, so a copy of another page shows. A copy made long after the
page was read may show another text; and a file that we keep ourselves proves something only with its digest."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Source
from dossier.lint.addresses import address
from dossier.lint.dates import earlier
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
url: https://gazette.example.org/talks
accessed: 2026-01-10
archives:
  - url: https://web.archive.org/web/2026/https://gazette.example.org/talks
    date: 2026-01-10
    service: wayback
"""
BAD = """\
=== content/sources/gazette.yaml
url: https://gazette.example.org/talks
accessed: 2026-01-10
archives:
  - url: https://web.archive.org/web/2026/https://gazette.example.org/weather # <- here
    date: 2026-01-10
    service: wayback
"""


DAYS = 30
"""Days between reading and archiving after which the text may be another."""


def check(case: Case) -> Iterator[Finding]:
    for source in case.dossier.all(Source):
        for index, archive in enumerate(source.archives):
            path = ("archives", index)
            if (
                archive.service == "wayback"
                and source.url
                and address(source.url) not in address(archive.url)
            ):
                yield Finding(
                    source.id, (*path, "url"), "a copy of another page", f"it must hold {source.url}"
                )
            if source.accessed and earlier(source.accessed, archive.date, DAYS):
                message = f"archived on {say(archive.date)}, read on {say(source.accessed)}"
                hint = "compare the two, and give the day of that as accessed"
                yield Finding(source.id, (*path, "date"), message, hint)
            if archive.service == "local" and not archive.sha256:
                yield Finding(
                    source.id, path, "a copy of our own without sha256", "add the digest of the file"
                )


RULE = Rule(
    name="archive-does-not-fit",
    level=Level.WARNING,
    summary="a preserved copy is of another page, of another time, or cannot be checked",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
