"""One page entered twice is counted as two witnesses, and what is learnt about it is written beside one of them
only. Addresses are compared without scheme, www, trackers and fragment."""

from collections.abc import Iterator

from dossier.entries import Source
from dossier.lint.addresses import address
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
url: https://example.org/talks
"""
BAD = """\
=== content/sources/gazette.yaml
url: https://example.org/talks # <- here
archives: []
=== content/sources/courier.yaml
url: https://www.example.org/talks/
archives: []
"""


def check(case: Case) -> Iterator[Finding]:
    seen: dict[str, tuple[str, str]] = {}
    for source in case.dossier.all(Source):
        for field, key in (
            ("doi", source.doi and source.doi.lower()),
            ("url", source.url and address(source.url)),
        ):
            if key and key in seen:
                other, its_field = seen[key]
                message = f'the same page as "{other}"'
                hint = "keep one, and name the other's id under redirect_from"
                yield Finding(source.id, (field,), message, hint, (("the other", other, (its_field,)),))
            elif key:
                seen[key] = (source.id, field)


RULE = Rule(
    name="duplicate-source-address",
    level=Level.WARNING,
    summary="two sources have the same address or DOI",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
