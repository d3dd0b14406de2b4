"""A calendar as RFC 5545 has it: texts escaped, lines folded at 75 octets and never within a letter."""

import re
from collections.abc import Iterator
from typing import Any

OCTETS = 75


def ics(view: Any) -> bytes:
    """A Calendar view → iCalendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dossier//dossier//EN",
        f"NAME:{_text(view.name)}",
        f"X-WR-CALNAME:{_text(view.name)}",
    ]
    for appointment in view.appointments:
        lines += _event(appointment)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(appointment: Any) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(appointment.uid)}"
    yield f"DTSTAMP:{appointment.stamp}"
    yield _moment("DTSTART", appointment.start)
    if appointment.end:
        yield _moment("DTEND", appointment.end)
    yield f"SEQUENCE:{appointment.sequence}"
    yield f"STATUS:{appointment.status}"
    yield f"SUMMARY:{_text(appointment.summary)}"
    for name, value in (
        ("DESCRIPTION", appointment.description),
        ("LOCATION", appointment.location),
        ("CATEGORIES", appointment.category),
    ):
        if value:
            yield f"{name}:{_text(value)}"
    if appointment.url:
        yield f"URL:{appointment.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(name: str, value: str) -> str:
    return f"{name}:{value}" if "T" in value else f"{name};VALUE=DATE:{value}"


def _text(text: str) -> str:
    """Text that cannot end its line or its value: every control character is a space or a written line break."""
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]", " ", re.sub(r"\r\n?", "\n", text))
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, the later ones with a space before them."""
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += letter
        octets += size
    yield piece
