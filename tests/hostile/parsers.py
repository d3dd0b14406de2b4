"""What a browser, a spreadsheet, a calendar or a feed reader would make of a file, by their own parsers."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import html5lib
import icalendar

Shape = Counter[str]
"""What a file is made of, without its words: each element with its attributes, each row with its width ..."""

ADDRESSES = frozenset(
    (
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "cite",
        "background",
        "ping",
        "srcset",
        "xlink:href",
    )
)
RUNS = frozenset(
    (
        *(
            "applet",
            "audio",
            "base",
            "embed",
            "frame",
            "frameset",
            "iframe",
            "math",
            "noscript",
            "object",
            "portal",
        ),
        *("animate", "animatemotion", "animatetransform", "foreignobject", "set", "style", "use", "video"),
    )
)
"""Elements that no page of ours has."""


def faults(path: str, data: bytes) -> list[str]:
    """What in the file would run, load from elsewhere, or not be read as meant; empty for a file that is harmless."""
    return list(_KINDS[_ending(path)][0](data))


def shape(path: str, data: bytes) -> Shape:
    """What the file is made of; hostile words must give the same as harmless ones."""
    return Counter(_KINDS[_ending(path)][1](data))


def words(path: str, data: bytes) -> str:
    """All text that a reader of the file gets, one space between words."""
    return " ".join(" ".join(_KINDS[_ending(path)][2](data)).split())


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2] if "." in name else name


# HTML, read as browsers read it.


def page(data: bytes) -> Any:
    """The document, by the algorithm of the HTML standard."""
    return html5lib.parse(data.decode(), treebuilder="etree", namespaceHTMLElements=False)


def elements(data: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Name, attributes and own text of each element."""
    for element in page(data).iter():
        if isinstance(element.tag, str):
            name = element.tag.rpartition("}")[2].lower()
            yield name, {_attribute(key): value for key, value in element.attrib.items()}, element.text or ""


def _attribute(key: str) -> str:
    space, _, name = key.rpartition("}")
    return f"xlink:{name}" if "xlink" in space else name.lower()


def _page_faults(data: bytes) -> Iterator[str]:
    for name, attributes, text in elements(data):
        if name in RUNS:
            yield f"<{name}>"
        if name == "script":
            yield from _script_faults(attributes, text)
        if name == "meta" and attributes.get("http-equiv", "").lower() not in ("", "content-security-policy"):
            yield f"<meta http-equiv={attributes['http-equiv']!r}>"
        for key, value in attributes.items():
            if key.startswith("on") or key in ("style", "srcdoc", "formaction", "ping", "background"):
                yield f"<{name} {key}={value!r}>"
            if not re.fullmatch("[a-z][a-z0-9:-]*", key):
                yield f"the attribute {key!r}"
            if key in ADDRESSES and (fault := _address_fault(name, value, attributes)):
                yield fault


def _script_faults(attributes: dict[str, str], text: str) -> Iterator[str]:
    if attributes.get("type") == "application/ld+json":
        json.loads(text)
    elif not attributes.get("src") or text.strip():
        yield "<script> with text"


def _address_fault(name: str, value: str, attributes: dict[str, str]) -> str:
    bare = re.sub(r"[\x00-\x20]", "", value)
    parts = urlsplit(bare)
    relation = attributes.get("rel", "").split()
    if name == "a":
        away = parts.scheme in ("http", "https")
        if away and "noreferrer" not in relation:
            return f"<a href={value!r}> tells where the reader comes from"
        return (
            ""
            if away or parts.scheme == "mailto" or not (parts.scheme or parts.netloc)
            else f"<a href={value!r}>"
        )
    if name == "link" and "canonical" in relation:
        return "" if parts.scheme == "https" else f"<link href={value!r}>"
    return f"<{name} address {value!r}>" if parts.scheme or parts.netloc else ""


def _page_shape(data: bytes) -> Iterator[str]:
    """Without spans, which colour a record, and the labels of drawings, which stand where there is room."""
    named = ((name, attributes) for name, attributes, _ in elements(data) if name not in ("span", "text"))
    return (f"{name} {' '.join(sorted(attributes))}" for name, attributes in named)


def _page_words(data: bytes) -> Iterator[str]:
    for element in page(data).iter():
        yield from (element.text or "", element.tail or "", *element.attrib.values())


# XML: feeds and the sitemap.


def _xml_faults(data: bytes) -> Iterator[str]:
    if b"<!" in data or data.count(b"<?") != 1:
        yield "a declaration or an instruction"
    for element in ElementTree.fromstring(data).iter():
        yield from (
            f"{element.tag} {value}" for key, value in element.attrib.items() if _leads_away(key, value)
        )


def _leads_away(key: str, value: str) -> bool:
    return key == "href" and urlsplit(value).scheme not in ("http", "https")


def _xml_shape(data: bytes) -> Iterator[str]:
    return (
        f"{element.tag} {' '.join(sorted(element.attrib))}" for element in ElementTree.fromstring(data).iter()
    )


def _xml_words(data: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(data).iter():
        yield from (element.text or "", *element.attrib.values())


# JSON, and scripts that hand JSON to one function of ours.


def _values(value: Any) -> Iterator[tuple[str, str]]:
    """The kind of each value, and its text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield "key", key
            yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)
    else:
        yield type(value).__name__, str(value)


def _strict(text: str) -> Any:
    def refuse(name: str) -> None:
        raise ValueError(name)

    return json.loads(text, parse_constant=refuse)


def _script_data(data: bytes) -> Any:
    match = re.fullmatch(r'dossier\.take\(("[a-z0-9-]+"),(.*)\);\n', data.decode(), re.DOTALL)
    assert match, "more than one call of dossier.take"
    return _strict(match[2])


# Tables.


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def _table_faults(data: bytes) -> Iterator[str]:
    head, *rows = _rows(data)
    yield from (f"a row of {len(row)} cells" for row in rows if len(row) != len(head))
    for cell in (cell for row in rows for cell in row):
        if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
            yield f"a formula: {cell!r}"


# Calendars: lines, each a name and a value.


def _calendar(data: bytes) -> Any:
    return icalendar.Calendar.from_ical(data)


def _calendar_faults(data: bytes) -> Iterator[str]:
    if re.search(rb"[^\r]\n|\r[^\n]|[\x00-\x08\x0b\x0c\x0e-\x1f]", data):
        yield "a bare line end or a control character"
    yield from (f"{part.name}: {error}" for part in _calendar(data).walk() for error in part.errors)


def _calendar_shape(data: bytes) -> Iterator[str]:
    return (f"{part.name} {' '.join(sorted(part))}" for part in _calendar(data).walk())


def _calendar_words(data: bytes) -> Iterator[str]:
    for part in _calendar(data).walk():
        yield from (str(value) for value in part.values() if not isinstance(value, list))


# References as BibTeX, whose values end at the brace that balances their first.


def _references(data: bytes) -> Iterator[str]:
    """Each entry and field by name; an assertion fails where braces do not balance."""
    depth = 0
    for line in data.decode().split("\n"):
        if depth == 0 and line.startswith("@"):
            yield line.partition("{")[0]
        elif depth == 1 and (match := re.match(r"\s*(\w+) = ", line)):
            yield match[1]
        elif depth == 0:
            assert not line.strip(), f"text between entries: {line}"
        depth += len(re.findall(r"(?<!\\){", line)) - len(re.findall(r"(?<!\\)}", line))
        assert depth >= 0, line
    assert depth == 0


def _none(_data: bytes) -> Iterable[str]:
    return ()


def _lines(data: bytes) -> Iterator[str]:
    return iter(data.decode().split("\n"))


_KINDS: dict[str, tuple[Any, Any, Any]] = {
    "html": (_page_faults, _page_shape, _page_words),
    "xml": (_xml_faults, _xml_shape, _xml_words),
    "js": (
        lambda data: _none(_script_data(data)),
        lambda data: ("script",),
        lambda data: (text for _, text in _values(_script_data(data))),
    ),
    "csv": (
        _table_faults,
        lambda data: (str(len(row)) for row in _rows(data)),
        lambda data: (cell for row in _rows(data) for cell in row),
    ),
    "ics": (_calendar_faults, _calendar_shape, _calendar_words),
    "bib": (lambda data: _none(list(_references(data))), _references, _lines),
    **dict.fromkeys(
        ("json", "geojson", "webmanifest"),
        (
            lambda data: _none(_strict(data.decode())),
            lambda data: (kind for kind, _ in _values(_strict(data.decode()))),
            lambda data: (text for _, text in _values(_strict(data.decode()))),
        ),
    ),
    **dict.fromkeys(("_headers", "_redirects", "txt"), (_none, _lines, _lines)),
}
"""By the ending of a file: what is wrong with it, what it is made of, what it says."""
