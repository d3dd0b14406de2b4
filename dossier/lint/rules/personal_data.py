"""A dossier is about what people do in public. Where they live and how to reach them helps nobody who reads it,
and may help somebody who means them harm. The dossier's own contact is allowed."""

import re
from collections.abc import Callable, Iterator

from dossier.entries import Person
from dossier.lint.passages import Passage
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
summary: Envoy of Southport; his office answers questions on its site.
affiliations: [{org: southport, role: envoy}]
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
summary: Envoy of Southport, to be reached under +41 22 000 00 00. # <- here
affiliations: [{org: southport, role: envoy}]
"""


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_AT = re.compile(r"\w@\w")
_PHONE = re.compile(r"\+\d{1,3}[\s()./-]*\d(?:[\s()./-]*\d){6,12}(?!\d)")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,?\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St\.|Avenue|Ave\.|Lane|Boulevard)(?!\w)"
    r"|\b(?:[Vv]ulytsia|[Uu]litsa|[Uu]l\.|[Vv]ul\.)\s+[A-Z]\w+,?\s+\d{1,4}\b"
)
_STREET_WORDS = ("street", "st", "avenue", "ave", "lane", "boulevard", "vulytsia", "ulitsa", "ul", "vul")


def check(case: Case) -> Iterator[Finding]:
    streets = {number for word in _STREET_WORDS for number in case.words.holding(word)}
    accounts = {
        number for word in case.words.all if _begins_account(word) for number in case.words.holding(word)
    }
    ours = case.dossier.settings.contact
    marked = {n for n, passage in enumerate(case.passages) if "@" in passage.text or "+" in passage.text}
    for number in sorted(marked | streets | accounts):
        passage = case.passages[number]
        text = passage.text
        if "@" in text and _AT.search(text):
            yield from _all(passage, _EMAIL, "an e-mail address", ours)
        if "+" in text:
            yield from _all(passage, _PHONE, "a telephone number")
        if number in streets and isinstance(case.dossier.entries[passage.id], Person):
            yield from _all(passage, _STREET, "a street address", level=Level.WARNING)
        if number in accounts:
            yield from _all(passage, _ACCOUNT, "a bank account", accept=_valid_account)


def _all(
    passage: Passage,
    pattern: re.Pattern[str],
    what: str,
    ours: str = "",
    level: Level | None = None,
    accept: Callable[[str], bool] = bool,
) -> Iterator[Finding]:
    for match in pattern.finditer(passage.text):
        words = match.group().rstrip(".")
        if words != ours and accept(words):
            hint = "leave it out; it serves no reader and may do harm"
            yield passage.finding(match.start(), match.start() + len(words), f"{what} in a text", hint, level)


def _begins_account(word: str) -> bool:
    return len(word) >= 4 and word[:2].isalpha() and word[2:4].isdigit() and word.isascii()


def _valid_account(text: str) -> bool:
    """Whether the check digits of an IBAN (ISO 13616) are right."""
    plain = re.sub(r"\s", "", text)
    moved = plain[4:] + plain[:4]
    return len(plain) >= 15 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


RULE = Rule(
    name="personal-data",
    level=Level.ERROR,
    summary="a telephone number, an e-mail or street address, or a bank account in a text",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)
