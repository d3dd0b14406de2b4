"""Whole dossiers made at random: entries of several types that refer to each other, in every form a file may have."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st
from worlds import BASE

from dossier.content.text import suspects
from dossier.outputs.plain_yaml import as_yaml

HIDDEN = "tamburhidden"
"""Stands in every text of what is not published."""
_SIGNS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30)
_WORDS = st.sampled_from(
    ("Ana", "Port", "Спис", "a: b", "- x", "#1", "<b>", "&amp;", '"', "'", "{{ x }}", "|", "=1+1", "null", "2025", "é", "[x](y)", "🙂", "%", "\\")
)  # fmt: skip
LINES = (
    st.lists(_WORDS | _SIGNS, min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda text: bool(text.strip()) and not list(suspects(text)))
)
DAYS = st.sampled_from(
    (
        "2024-05-01",
        "2025-06-02",
        "2025-06",
        "2025",
        "2025-06~",
        "2025-XX-XX",
        "2025-06-02/2025-06-04",
        "[2025-06-01,2025-06-03]",
        "2026-02-10?",
    )
)
STATES = st.sampled_from(("reviewed", "candidate", "candidate", "candidate", "draft"))


class World(NamedTuple):
    """A dossier as fields, and as files in forms of their own."""

    fields: Mapping[str, Mapping[str, Any]]
    """By path; the base world's files are not among them."""
    bodies: Mapping[str, str]
    files: Mapping[str, str]
    """All of it."""

    def hidden(self) -> set[str]:
        """Ids of what is not published."""
        return {_id(path) for path, fields in self.fields.items() if is_hidden(fields)}


def is_hidden(fields: Mapping[str, Any]) -> bool:
    return fields.get("review") == "draft" or fields.get("sensitivity") == "restricted"


def _id(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to some fifteen entries over the base world."""
    people = [f"p{number}" for number in range(draw(st.integers(0, 3)))]
    states = [f"s{number}" for number in range(draw(st.integers(0, 2)))]
    issues = [f"i{number}" for number in range(draw(st.integers(0, 2)))]
    meetings = [f"m{number}" for number in range(draw(st.integers(0, 2)))]
    parties = ["northport", "southport", *states]
    fields: dict[str, dict[str, Any]] = {}
    for key in states:
        fields[f"content/actors/{key}"] = _common(draw, kind="state", name=draw(LINES))
    for key in people:
        fields[f"content/actors/{key}"] = _person(draw, parties)
    for key in issues:
        fields[f"content/issues/{key}"] = _common(draw, title=draw(LINES), question=draw(LINES))
    for key in meetings:
        fields[f"content/meetings/{key}"] = _meeting(draw, parties, ["ana-petrovic", *people], issues)
    if issues:
        for number in range(draw(st.integers(0, 3))):
            fields[f"content/positions/q{number}"] = _position(draw, parties, issues)
    return _written(draw, fields, [*parties, *people, *issues, *meetings])


def _common(draw: st.DrawFn, **fields: Any) -> dict[str, Any]:
    fields |= {"review": draw(STATES), "cites": ["gazette"]}
    if draw(st.booleans()):
        fields["summary"] = draw(LINES)
    if draw(st.integers(0, 9)) == 0:
        fields["sensitivity"] = "restricted"
    if draw(st.integers(0, 4)) == 0:
        fields["editor_note"] = HIDDEN
    if draw(st.integers(0, 4)) == 0:
        fields["tags"] = ["one", "two"]
    return fields


def _person(draw: st.DrawFn, parties: Sequence[str]) -> dict[str, Any]:
    fields = _common(draw, kind="person", name=draw(LINES), public_role_basis="Envoy.")
    if draw(st.booleans()):
        fields["affiliations"] = [
            {"org": draw(st.sampled_from(parties)), "role": draw(LINES), "start": draw(DAYS)}
        ]
    if draw(st.booleans()):
        fields["tenures"] = [{"office": "northport/secretary", "start": draw(DAYS), "cites": ["gazette"]}]
    if draw(st.booleans()):
        fields["aliases"] = [draw(LINES)]
    return fields


def _meeting(
    draw: st.DrawFn, parties: Sequence[str], people: Sequence[str], issues: Sequence[str]
) -> dict[str, Any]:
    fields = _common(draw, title=draw(LINES), date=draw(DAYS), status="held", kind="in_person")
    attended = draw(st.lists(st.sampled_from(people), unique=True, max_size=3))
    members = [{"person": person, "attendance": "present"} for person in attended]
    fields["delegations"] = [{"party": draw(st.sampled_from(parties)), "role": "party", "members": members}]
    if issues:
        fields["issues"] = [draw(st.sampled_from(issues))]
    if draw(st.booleans()):
        fields["outcomes"] = [{"text": draw(LINES), "kind": "statement"}]
    return fields


def _position(draw: st.DrawFn, parties: Sequence[str], issues: Sequence[str]) -> dict[str, Any]:
    return _common(
        draw,
        holder=draw(st.sampled_from(parties)),
        issue=draw(st.sampled_from(issues)),
        date=draw(DAYS),
        summary=draw(LINES),
        stance=draw(st.sampled_from(("demands", "rejects", "accepts", "conditional"))),
        basis="reported",
    )


def _written(draw: st.DrawFn, fields: dict[str, dict[str, Any]], ids: Sequence[str]) -> World:
    files, bodies, named = dict(BASE), {}, {}
    for stem, given in fields.items():
        ending = draw(st.sampled_from((".yaml", ".md")))
        path = stem + ending
        if is_hidden(given):
            given = _marked(given)
        named[path] = given
        bodies[path] = _body(draw, given, ids) if ending == ".md" else ""
        text = draw(st.sampled_from((as_yaml, _in_brackets, _as_json)))(given)
        files[path] = f"---\n{text}---\n{bodies[path]}" if ending == ".md" else text
    return World(named, bodies, files)


def _body(draw: st.DrawFn, fields: Mapping[str, Any], ids: Sequence[str]) -> str:
    if not draw(st.booleans()):
        return ""
    word = HIDDEN if is_hidden(fields) else "See"
    return f"\n## {word}\n\n{word} [[{draw(st.sampled_from(ids))}|there]] and [[{draw(st.sampled_from(ids))}]] [@gazette, p. 2].\n"


def _marked(fields: dict[str, Any]) -> dict[str, Any]:
    """With the word that must be nowhere in every text."""
    return {
        key: f"{HIDDEN} {value}" if key in ("name", "title", "summary", "question") else value
        for key, value in fields.items()
    }


def _in_brackets(fields: Mapping[str, Any]) -> str:
    """Every field on a line of its own, its value as JSON."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


def _as_json(fields: Mapping[str, Any]) -> str:
    """The whole file as one JSON object, which is YAML too."""
    return json.dumps(fields, ensure_ascii=False) + "\n"
