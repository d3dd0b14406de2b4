"""Readers may ask how a dossier is made, what it covers, how names are chosen, and how errors are corrected. The
settings list the pages that must be there; with no list, one for the method and one for corrections."""

from collections.abc import Iterator

from dossier.entries import Page
from dossier.lint.rule import SETTINGS, Case, Finding, Level, Path, Rule

GOOD = """\
=== content/pages/corrections-policy.md
---
kind: corrections
---
Write to us.
=== content/dossier.yaml
title: Harbour talks
scope: The invented talks of two harbour towns about tolls.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
required_pages: [method, corrections-policy]
"""
BAD = """\
=== content/dossier.yaml
title: Harbour talks
scope: The invented talks of two harbour towns about tolls.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
required_pages:
  - method
  - corrections-policy # <- here
"""


WITHOUT_LIST = ("method", "corrections")
"""Kinds of pages that every dossier has, where its settings list none."""


def check(case: Case) -> Iterator[Finding]:
    settings, pages = case.dossier.settings, {page.id: page for page in case.dossier.all(Page)}
    for index, page in enumerate(settings.required_pages):
        if page not in pages:
            yield _missing(("required_pages", index), page)
    for field in ("correction_policy", "naming_policy"):
        page = getattr(settings, field)
        if page and page not in pages and page not in settings.required_pages:
            yield _missing((field,), page)
    if not settings.required_pages:
        kinds = {page.kind for page in pages.values()}
        for kind in (kind for kind in WITHOUT_LIST if kind not in kinds):
            hint = f"write content/pages/{kind}.md with kind: {kind}"
            yield Finding(SETTINGS, (), f"there is no page on {kind}", hint)


def _missing(path: Path, page: str) -> Finding:
    return Finding(SETTINGS, path, f'there is no page "{page}"', f"write content/pages/{page}.md")


RULE = Rule(
    name="missing-required-page",
    level=Level.WARNING,
    summary="a page that the dossier owes its readers is missing",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="whole",
)
