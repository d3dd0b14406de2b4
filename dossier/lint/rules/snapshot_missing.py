"""A source names a text copy in which its quotes are looked up, and the copy cannot be read. Copies lie in the folder
`snapshots/` beside `content/`, are plain text in UTF-8, and are never published."""

from collections.abc import Iterator

from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
title: The harbour talks begin
publisher: The Gazette
snapshot: snapshots/gazette.txt
=== snapshots/gazette.txt
The talks began.
"""
BAD = """\
=== content/sources/gazette.yaml
title: The harbour talks begin
publisher: The Gazette
snapshot: snapshots/gazete.txt # <- here
=== snapshots/gazette.txt
The talks began.
"""


def check(case: Case) -> Iterator[Finding]:
    for source, fault in case.snapshots.faults.items():
        yield Finding(
            source, ("snapshot",), fault, "put the copy there, as snapshots/NAME.txt, or take the field out"
        )


RULE = Rule(
    name="snapshot-missing",
    level=Level.WARNING,
    summary="the text copy that a source names cannot be read",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="snapshots",
)
