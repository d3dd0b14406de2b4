"""The types of fields: text, dates, references, codes. Each says what is wrong in an editor's words."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, NoReturn

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetPydanticSchema,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from dossier.base.edtf import Edtf, EdtfError, parse

LINE = 300
"""Characters in a name or title; longer ones are prose."""
PARAGRAPH = 3_000
"""Characters in a summary, an outcome, a quotation: what a reader takes in at once."""
ADDRESS = 2_000
"""Characters in a web address; what browsers and archives take."""

_WEB = re.compile(r"https?://[^\s<>\"'`\\/?#]+(?:[/?#][^\s<>\"'`\\]*)?")
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
_MAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)


class Target(NamedTuple):
    """What a reference may point at: entry types, or `office` for `organisation/office`."""

    types: tuple[str, ...]


def refuse(rule: str, message: str, hint: str = "") -> NoReturn:
    """Raise the error that becomes a diagnostic of that rule at the field's place."""
    raise PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


def _one_line(text: str) -> str:
    text = text.strip()
    if not text:
        refuse("empty-text", "no text here", "write the text or leave the field out")
    if "\n" in text:
        refuse("wrong-type", "this must be one line", "put everything on one line")
    if len(text) > LINE:
        refuse(
            "too-long", f"{len(text)} characters, {LINE} at most", "shorten it; details belong in the body"
        )
    return text


def _paragraph(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        refuse("empty-text", "no text here", "write the text or leave the field out")
    if len(text) > PARAGRAPH:
        refuse("too-long", f"{len(text)} characters, {PARAGRAPH} at most", "details belong in the body")
    return text


def _matching(pattern: str, rule: str, says: str, example: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            refuse(rule, f'"{text}" is not {says}', f"for example {example}")
        return text

    return check


def _date(value: Any) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        refuse("bad-date", "a date must be a single value", "for example 2026-02-17 or 2026-02-17/2026-02-18")
    try:
        return parse(value.strip())
    except EdtfError as error:
        refuse("bad-date", error.message, error.hint)


def _url(text: str) -> str:
    text = text.strip()
    if len(text) > ADDRESS:
        refuse(
            "too-long", f"an address of {len(text):,} characters, {ADDRESS:,} at most", "find a shorter one"
        )
    if not _WEB.fullmatch(text):
        example = "for example https://www.president.gov.ua/en/news/..."
        refuse("bad-address", f'"{text}" is not a web address', example)
    host = text.split("/")[2].partition("?")[0].partition("#")[0]
    if "@" in host:
        hint = "leave out everything before the @"
        refuse("bad-address", "the address holds a user name or password", hint)
    if not _HOST.fullmatch(host):
        hint = "letters of other scripts are written as xn--, as browsers show them when in doubt"
        refuse("bad-address", f'"{host}" is not the name of a host', hint)
    return text


def _contact(text: str) -> str:
    """It becomes a link on every page, so nothing but a mail address or a web address will do."""
    text = text.strip()
    if _MAIL.fullmatch(text):
        return text
    if ":" not in text:
        refuse("bad-address", f'"{text}" is no mail address', "for example errors@example.org")
    return _url(text)


@lru_cache(1)
def countries() -> dict[str, str]:
    """English names by ISO 3166-1 alpha-2 code, from the Unicode CLDR (babel)."""
    from babel import Locale  # 30 ms: only when a country is named

    return {code: name for code, name in Locale("en").territories.items() if re.fullmatch("[A-Z]{2}", code)}


@lru_cache(1)
def languages() -> dict[str, str]:
    """English names by ISO 639 code, from the Unicode CLDR (babel)."""
    from babel import Locale

    return dict(Locale("en").languages)


@lru_cache(1)
def timezones() -> frozenset[str]:
    """The names of IANA's time zones that this machine or the package tzdata has."""
    from zoneinfo import available_timezones  # walks a folder of 600 files: only when a time is given

    return frozenset(available_timezones())


def _country(text: str) -> str:
    names = countries()
    if text in names:
        return text
    by_name = {name.lower(): code for code, name in names.items()}
    code = {"uk": "GB", "UK": "GB"}.get(text) or by_name.get(text.lower())
    code = code or (text.upper() if text.upper() in names else None)
    hint = (
        f"write {code} ({names[code]})"
        if code
        else "use the two capital letters of ISO 3166, such as UA, CH, TR"
    )
    refuse("bad-code", f'"{text}" is not a country code', hint)


def _language(text: str) -> str:
    primary = text.split("-")[0]
    if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", text) and primary in languages():
        return text
    usual = {"ua": "uk (Ukrainian)", "gb": "en (English)", "us": "en (English)", "cn": "zh (Chinese)"}
    hint = usual.get(text.lower(), "use the code of BCP 47, such as uk, ru, en, tr, or ru-Latn")
    refuse("bad-code", f'"{text}" is not a language code', f"write {hint}" if text.lower() in usual else hint)


def _timezone(text: str) -> str:
    if text not in timezones():
        refuse(
            "bad-code",
            f'"{text}" is not a time zone',
            "use an IANA name, such as Europe/Istanbul or Europe/Kyiv",
        )
    return text


def _reference(*types: str) -> Any:
    return Annotated[
        str,
        AfterValidator(_office_id if types == ("office",) else _entry_id),
        Target(types),
        Field(json_schema_extra={"x-target": list(types)}),
    ]


def _id(pattern: str, example: str) -> Callable[[str], str]:
    """A check of ids, which are named many times over: each is looked at once, and held once."""
    check = _matching(pattern, "bad-reference", "an id", f"{example}: lower-case letters, digits and hyphens")
    return lru_cache(None)(check)


_entry_id = _id("[a-z0-9-]+", "umerov")
_office_id = _id("[a-z0-9-]+/[a-z0-9-]+", "ukraine/president")


def _kind(name: str) -> Any:
    """What sort of text a field takes, for `entries/schema.py`."""
    return Field(json_schema_extra={"x-kind": name})


Line = Annotated[str, AfterValidator(_one_line), _kind("line")]
Paragraph = Annotated[str, AfterValidator(_paragraph), _kind("paragraph")]
Date = Annotated[
    Edtf,
    GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(_date)),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "x-kind": "date"}),
]
Time = Annotated[
    str,
    AfterValidator(_matching(r"([01]\d|2[0-3]):[0-5]\d", "bad-time", "a time of day", "09:30 or 21:05")),
    _kind("time"),
]
Url = Annotated[str, AfterValidator(_url), _kind("url")]
Contact = Annotated[str, AfterValidator(_contact), _kind("line")]
Country = Annotated[str, AfterValidator(_country), _kind("country")]
Language = Annotated[str, AfterValidator(_language), _kind("language")]
Timezone = Annotated[str, AfterValidator(_timezone), _kind("timezone")]
Key = Annotated[
    str,
    AfterValidator(_matching(r"[a-z0-9]+(-[a-z0-9]+)*", "bad-id", "an id", "geneva-2026-02-17")),
    _kind("key"),
]

ActorRef = _reference("actor")
PlaceRef = _reference("place")
TrackRef = _reference("track")
MeetingRef = _reference("meeting")
EventRef = _reference("event")
IssueRef = _reference("issue")
PositionRef = _reference("position")
DocumentRef = _reference("document")
ClaimRef = _reference("claim")
SourceRef = _reference("source")
WatchRef = _reference("watch")
OccasionRef = _reference("meeting", "event")
AnyRef = _reference(
    "actor",
    "place",
    "track",
    "meeting",
    "event",
    "issue",
    "position",
    "document",
    "claim",
    "source",
    "watch",
    "page",
)
OfficeRef = _reference("office")


def short_form(key: str, forms: Any) -> BeforeValidator:
    """Let a plain text stand for a mapping that has only `key`: `cites: [src-id]`; `forms` is the type of either."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=forms
    )
