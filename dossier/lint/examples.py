"""The small invented dossier that the examples of all rules live in, and what an example may leave out.
An example shows only what matters: its files lie over those of `WORLD`, and fields it does not give are filled in."""

import re
from collections.abc import Mapping

WORLD = """\
=== content/dossier.yaml
title: Harbour talks
scope: The invented talks of two harbour towns about tolls.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
required_pages: [method]
transliteration: {uk: kmu-2010, ru: bgn-pcgn-simplified}
style:
  avoid: {regime: government}
  spellings: {Northharbour: Northport}
sides:
  - {id: north, name: Northport, code: NO, shape: circle, parties: [northport]}
  - {id: south, name: Southport, code: SO, shape: square, parties: [southport]}
=== content/pages/method.md
---
title: Method
kind: method
---
How this dossier is made.
=== content/sources/gazette.yaml
title: The harbour talks begin
publisher: The Gazette
=== content/sources/courier.yaml
title: Ministers meet in Lighthouse Bay
publisher: The Courier
=== content/sources/north-readout.yaml
title: Readout of the talks
kind: readout
publisher: Government of Northport
publisher_actor: northport
reliability: primary
=== content/sources/south-readout.yaml
title: On the talks in Lighthouse Bay
kind: readout
publisher: Government of Southport
publisher_actor: southport
reliability: primary
=== content/actors/northport.yaml
kind: state
name: Northport
offices:
  minister: {name: Minister of Harbours, rank: minister}
  secretary: {name: Secretary of the Council, rank: official}
=== content/actors/southport.yaml
kind: state
name: Southport
offices:
  envoy: {name: Special Envoy, rank: envoy}
=== content/actors/ana-petrovic.yaml
kind: person
name: Ana Petrovic
short_name: Petrovic
tenures:
  - {office: northport/minister, start: 2024-02-01, end: 2025-07-17, cites: [gazette]}
  - {office: northport/secretary, start: 2025-07-18, cites: [gazette]}
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
short_name: Lind
tenures:
  - {office: southport/envoy, start: 2024-01-15, cites: [courier]}
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
=== content/issues/tolls.yaml
title: Tolls
=== content/meetings/first-round.yaml
title: First round
date: 2025-06-02
issues: [tolls]
cites: [north-readout, south-readout, gazette, courier]
"""
"""Two states, a person of each, a place, an issue, four sources, and the meeting that uses them all."""

_ALL = {"review": "candidate", "checked": "2026-02-01"}
_CITED = {"cites": "[gazette]"}
_TOLD = {"summary": "A few words for readers.", **_CITED}
_DELEGATIONS = """
  - party: northport
    role: party
    head: ana-petrovic
    members: [{person: ana-petrovic, function: head, attendance: present}]
  - party: southport
    role: party
    head: tomas-lind
    members: [{person: tomas-lind, function: head, attendance: present}]"""

FILLED: Mapping[str, Mapping[str, str]] = {
    "actors": _TOLD,
    "claims": {
        "text": "The toll was raised.",
        "claimed_by": "[{actor: tomas-lind, cites: [gazette]}]",
        "status": "unverified",
        **_CITED,
    },
    "documents": {
        "title": "Plan for the tolls",
        "date": "2025-06-02",
        "kind": "plan",
        "status": "proposed",
        "authenticity": "official",
        "parties": "[northport]",
        **_TOLD,
    },
    "events": {"title": "Toll raised", "date": "2025-05-20", "kind": "other", **_TOLD},
    "issues": {"title": "Pilots", "question": "Who pays the pilots?"},
    "meetings": {
        "title": "Second round",
        "date": "2025-06-20",
        "place": "lighthouse-bay",
        "status": "held",
        "kind": "in_person",
        "delegations": _DELEGATIONS,
        "summary": "A few words for readers.",
        "cites": "[north-readout, south-readout]",
    },
    "pages": {"title": "A page", "kind": "essay"},
    "places": {"kind": "city", "country": "CH", "timezone": "Europe/Zurich"},
    "positions": {
        "holder": "northport",
        "issue": "tolls",
        "date": "2025-06-02",
        "stance": "supports",
        "summary": "Would lower the tolls.",
        "basis": "readout_own",
        "cites": "[north-readout]",
    },
    "sources": {
        "title": "More on the talks",
        "kind": "news",
        "publisher": "The Chronicle",
        "published": "2025-08-01",
        "url": "https://{id}.example.org/talks",
        "accessed": "2026-02-25",
        "language": "en",
        "reliability": "solid",
        "reliability_basis": "Known newspaper.",
        "archives": "[{url: 'https://web.archive.org/web/2026/https://{id}.example.org/talks', "
        "date: 2026-02-25, service: wayback}]",
    },
    "tracks": {
        "name": "Harbour track",
        "format": "bilateral",
        "parties": "[northport, southport]",
        "status": "active",
        "summary": "A few words for readers.",
    },
    "watch": {
        "question": "Will a second round be held?",
        "opened": "2025-06-03",
        "due": "2026-12-31",
        "criteria": "Yes if both towns say that they met.",
        "status": "open",
        **_CITED,
    },
}
"""What entries of each folder hold where an example does not say otherwise."""

_FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)


def files_of(example: str) -> dict[str, str]:
    """Path → text of each file of an example as it is written."""
    pieces = _FILE.split(example)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def world_of(example: str) -> dict[str, str]:
    """The whole dossier that an example stands for: path → text, complete; lines keep their numbers."""
    files = {**files_of(WORLD), **files_of(example)}
    return {path: _filled(path, text) for path, text in files.items()}


def _filled(path: str, text: str) -> str:
    """A file with the fields it leaves out, after those it gives."""
    folder, stem = path.split("/")[1], path.rpartition("/")[2].partition(".")[0]
    if folder not in FILLED:
        return text
    given = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    wanted = {key: value for key, value in {**_ALL, **FILLED[folder]}.items() if key not in given}
    added = "".join(f"{key}: {value}\n".replace("{id}", stem) for key, value in wanted.items())
    front, fence, body = text.partition("\n---\n")
    return f"{front}\n{added}{fence[1:]}{body}" if fence else text + added
