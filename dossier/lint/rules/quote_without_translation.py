"""A reader must be able to follow the proof. A quotation in another language than the dossier's stands with a
translation and, where it is ours, with who made it."""

from collections.abc import Iterator

from dossier.entries import Position
from dossier.entries.common import CitationFields
from dossier.entries.fields import languages
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
quote: {text: Das Meer ist frei., lang: de, translation: The sea is free.}
"""
BAD = """\
=== content/positions/north-tolls.yaml
quote: {text: Das Meer ist frei., lang: de} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    ours = case.dossier.settings.language.split("-")[0]
    for position in case.dossier.all(Position):
        quote = position.quote
        if quote and quote.lang.split("-")[0] != ours and not quote.translation:
            yield Finding(
                position.id, ("quote", "lang"), f"a quote in {_name(quote.lang)} without translation", HINT
            )
    for part in case.of(CitationFields):
        cite = part.value
        if cite.quote and cite.quote_lang and cite.quote_lang.split("-")[0] != ours and not cite.translation:
            message = f"a quote in {_name(cite.quote_lang)} without translation"
            yield Finding(part.id, (*part.path, "quote_lang"), message, HINT)


def _name(language: str) -> str:
    return languages().get(language.split("-")[0], language)


HINT = "add translation, in the language of the dossier"


RULE = Rule(
    name="quote-without-translation",
    level=Level.WARNING,
    summary="a quote in another language has no translation",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
