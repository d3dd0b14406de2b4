"""Others have cited the page by its address. An entry that got another id leaves a redirect behind, and one that was
taken down leaves a page that says so and why; an address that leads nowhere tells the reader nothing. What has to
vanish at once may be restricted: that is only a warning."""

from collections.abc import Iterator

from dossier.graph.dossier import Dossier
from dossier.lint.rule import Case, Finding, Level, Path, Rule

BASE = """\
=== content/events/toll-raised.yaml
title: The toll is raised # <- here
cites: [gazette]
"""
GOOD = """\
=== content/events/first-toll.yaml
title: The toll is raised
cites: [gazette]
redirect_from: [toll-raised]
"""
BAD = """\
=== content/events/first-toll.yaml
title: The toll is raised
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    new = case.dossier
    known = _addresses(new)
    for address, (owner, path) in _addresses(case.base).items():
        if address in known:
            continue
        if address in new.unpublished:
            yield _hidden(new, address)
        elif address == owner and address not in new.records:
            hint = f"use `dossier rename` or `dossier retire`; or add redirect_from: [{address}] to what replaces it"
            yield Finding(owner, (), f'"{address}" was published and is gone', hint, before=True)
        elif address != owner and owner in known:
            hint = f"keep {address} in redirect_from"
            yield Finding(owner, path, f'the redirect from "{address}" is gone', hint, before=True)


def _addresses(dossier: Dossier) -> dict[str, tuple[str, Path]]:
    """Every id that leads to a page: with the entry that answers, and the field that says so."""
    found: dict[str, tuple[str, Path]] = {}
    for entry in (*dossier.entries.values(), *dossier.withdrawn.values()):
        found[entry.id] = (entry.id, ())
        for index, old in enumerate(entry.redirect_from):
            found.setdefault(old, (entry.id, ("redirect_from", index)))
    return found


def _hidden(dossier: Dossier, entry_id: str) -> Finding:
    hint = "write review: withdrawn, with the reason, so that its address says so"
    if dossier.unpublished[entry_id].sensitivity == "restricted":
        message = f'"{entry_id}" was published and is restricted now'
        return Finding(entry_id, ("sensitivity",), message, hint, level=Level.WARNING)
    return Finding(entry_id, ("review",), f'"{entry_id}" was published and is a draft now', hint)


RULE = Rule(
    name="removed-without-redirect",
    level=Level.ERROR,
    summary="an address that was published leads nowhere after the change",
    why=__doc__,
    base=BASE,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="base",
)
