"""A Cyrillic a in a Latin name cannot be seen, but no search finds the name and no check of spelling reads it.
Such letters come in with copied text."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import name

from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
title: Petrovic (Петрович) raised the toll
"""
BAD = """\
=== content/events/toll-raised.yaml
title: Pеtrovic raised the toll # <- here
"""


_SCRIPTS = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek"}
_LETTERS = re.compile(r"[^\W\d_]+")


def check(case: Case) -> Iterator[Finding]:
    for word in sorted(word for word in case.words.all if not word.isascii()):
        for run in _LETTERS.findall(word):
            if not run.isascii() and len(scripts := _scripts(run)) > 1:
                yield from _places(case, run, sorted(case.words.holding(word)), scripts)


def _scripts(word: str) -> tuple[str, ...]:
    """The scripts of the letters, in order."""
    return tuple(
        dict.fromkeys(filter(None, (_SCRIPTS.get(name(letter, "").split(" ")[0]) for letter in word)))
    )


def _places(case: Case, word: str, numbers: Iterable[int], scripts: tuple[str, ...]) -> Iterator[Finding]:
    fewest = min(scripts, key=lambda script: sum(_scripts(letter) == (script,) for letter in word))
    odd = "".join(dict.fromkeys(letter for letter in word if _scripts(letter) == (fewest,)))
    for number in numbers:
        passage = case.passages[number]
        for match in re.finditer(re.escape(word), passage.text, re.IGNORECASE):
            message = f'"{match.group()}" mixes {" and ".join(scripts)} letters'
            hint = f"type the word again; the letters from another script are {', '.join(odd)} ({fewest})"
            yield passage.finding(*match.span(), message, hint)


RULE = Rule(
    name="mixed-scripts",
    level=Level.ERROR,
    summary="a word mixes letters of two scripts that look alike",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)
