"""The model → a file to start an entry from: what is known, blanks for what is required, the rest as comments."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from dossier.entries.common import CitationFields, Entry
from dossier.entries.fields import Target
from dossier.entries.meanings import meaning
from dossier.entries.slips import bare, vocabulary

WIDTH = 108
MANY = 4
"""Types that a field may name without our listing them."""
SHOWN = ("summary", "cites", "aliases")
"""Of the fields that all entries share, those offered as comments; the guide has the others."""
LAST = ("review", "checked")
OWN = ("id", "prose")
"""What stands in the file's name and in its body."""
USUAL: Mapping[str, tuple[str, ...]] = {
    "person": ("tenures", "summary", "cites"),
    "meeting": ("place", "track", "summary", "cites"),
    "event": ("place", "summary", "cites"),
    "position": ("stated_by", "at", "cites"),
    "document": ("parties", "url", "summary", "cites"),
    "source": ("url", "published", "accessed"),
    "place": ("country", "timezone"),
    "claim": ("cites",),
    "watch": ("issues", "cites"),
    "issue": ("summary",),
    "page": (),
}
"""Fields that are not required and yet asked for, by type; summary and sources where a type is not named."""


def required(cls: type[BaseModel]) -> tuple[str, ...]:
    """The fields a group or entry cannot do without, in order."""
    return tuple(name for name, field in cls.model_fields.items() if field.is_required() and name not in OWN)


def asked(cls: type[Entry]) -> tuple[str, ...]:
    """The fields to ask for, in order: those required, then the usual ones."""
    return (*_required_in_order(cls), *USUAL.get(cls.__name__.lower(), ("summary", "cites")))


def skeleton(cls: type[Entry], values: Mapping[str, str]) -> str:
    """A YAML text: the lines given for some fields, blanks for what is asked, and the other fields as comments."""
    lines: list[str] = []
    first = asked(cls)
    given = [name for name in cls.model_fields if name in values and name not in (*first, *LAST)]
    for name in (*first[:-1], *given, *first[-1:]):
        lines += values[name].splitlines() if name in values else _blank(cls, name)
    lines.append(values.get("review", _review(cls, values)))
    lines.append(values.get("checked", "checked: # the day somebody verified it"))
    lines += ["", '# What else it may say: take away the "# " in front, and delete what is not needed.']
    for name in _offered(cls):
        lines += (f"# {line}" for line in _offer(cls, name)) if name not in values else ()
    others = [name for name in Entry.model_fields if name not in (*SHOWN, *OWN, *LAST)]
    also = f"Every entry may also have {', '.join(others)}: see content/README.md."
    lines += textwrap.wrap(also, WIDTH, initial_indent="# ", subsequent_indent="# ")
    return "\n".join(lines) + "\n"


def _review(cls: type[Entry], values: Mapping[str, str]) -> str:
    """A file with blanks starts as a draft, which holds nothing up; a complete one goes on the site."""
    if all(name in values for name in required(cls)):
        return "review: candidate # draft keeps it off the site"
    return "review: draft # write candidate when the blanks are filled, to put it on the site"


def described(cls: type[BaseModel], name: str) -> str:
    """What a field is for and what it takes, in a line: `whether it took place; held | postponed | ...`."""
    takes = _takes(cls, name)
    return f"{_about(cls, name)}{f'; {takes}' if takes else ''}"


def targets(cls: type[BaseModel], name: str) -> tuple[str, ...]:
    """The types of entries that a field names, directly or in a list; none when it names no entry."""
    field = cls.model_fields[name]
    if item_of(cls, name) is CitationFields:
        return targets(CitationFields, "source")
    return next((part.types for part in _targets((*field.metadata, field.annotation))), ())


def item_of(cls: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The group that a field is a list of, such as `Delegation`; None when it is no list of groups."""
    annotation = bare(cls.model_fields[name].annotation)
    inner = bare(get_args(annotation)[0]) if get_origin(annotation) is tuple else None
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def leading(item: type[BaseModel]) -> tuple[str, ...]:
    """What a list's item must have; where that is nothing, the entries that it may name."""
    named = (part for part in item.model_fields if targets(item, part) and not is_list(item, part))
    return required(item) or tuple(named)


def is_list(cls: type[BaseModel], name: str) -> bool:
    """Whether a field is a list."""
    return get_origin(bare(cls.model_fields[name].annotation)) is tuple


def _required_in_order(cls: type[Entry]) -> tuple[str, ...]:
    """The summary of a position is asked for after what identifies it."""
    must = required(cls)
    return (*(name for name in must if name != "summary"), *(name for name in must if name == "summary"))


def _offered(cls: type[Entry]) -> tuple[str, ...]:
    """The optional fields: the summary, the type's own, then those of `SHOWN`."""
    own = (name for name in cls.model_fields if name not in Entry.model_fields)
    return tuple(name for name in dict.fromkeys(("summary", *own, *SHOWN)) if name not in asked(cls))


def _blank(cls: type[BaseModel], name: str) -> Iterator[str]:
    """A field to fill in; of a list of groups one item, which is a comment where the list may be left out."""
    must = name in required(cls)
    about = f"{'required: ' if must else ''}{_about(cls, name)}"
    yield from _line(f"{name}:", about, _takes(cls, name))
    yield from (line if must else f"# {line}" for line in _item(cls, name))


def _offer(cls: type[BaseModel], name: str) -> Iterator[str]:
    """An optional field; of a list of groups what an item must have."""
    yield from _line(f"{name}:", _about(cls, name), _takes(cls, name))
    yield from _item(cls, name)


def _item(cls: type[BaseModel], name: str) -> Iterator[str]:
    """How an item of a list of groups begins; short forms need no example."""
    item = item_of(cls, name)
    if item is None or name in SHOWN:
        return
    dash = "- "
    for part in leading(item):
        first, *more = _line(f"{part}:", _about(item, part), _takes(item, part))
        yield f"  {dash}{first}"
        yield from (f"    {line}" for line in more)
        dash = "  "


def _line(start: str, about: str, takes: str) -> list[str]:
    """`key: # about; what it takes`, over several lines of comment where it is long."""
    whole = f"{start} # {about}{f'; {takes}' if takes else ''}"
    return textwrap.wrap(
        whole, WIDTH - 6, subsequent_indent="# ", break_on_hyphens=False, break_long_words=False
    )


def _about(cls: type[BaseModel], name: str) -> str:
    text = meaning(cls, name).rstrip(".")
    return text if text[1:2].isupper() or not text else text[0].lower() + text[1:]


def _takes(cls: type[BaseModel], name: str) -> str:
    """The words or the sort of ids that a field takes; empty for free text."""
    words = vocabulary(cls, (name,))
    if words:
        told = meaning(cls, name)
        return "" if all(word in told for word in words) else " | ".join(words)
    types = targets(cls, name)
    if not types:
        return ""
    if is_list(cls, name):
        return f"[ids of {' or '.join(f'{kind}s' for kind in types) if len(types) < MANY else 'entries'}]"
    kinds = " or ".join(types) if len(types) < MANY else "entry"
    return f"id of a{'n' if kinds[0] in 'aeiou' else ''} {kinds}"


def _targets(parts: Iterable[Any]) -> Iterator[Target]:
    for part in parts:
        if isinstance(part, Target):
            yield part
        else:
            yield from _targets((*getattr(part, "__metadata__", ()), *get_args(part)))
