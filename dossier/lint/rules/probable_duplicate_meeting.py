"""The same meeting enters a dossier twice when two papers give it another name or day. Then each page has half of
what is known, and every count is wrong. Meetings that are part of, or continue, each other are left alone."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from dossier.base.edtf import Truth, before, say, sort_key
from dossier.entries import Meeting
from dossier.graph.attendance import people_at
from dossier.lint.dates import earlier
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
date: 2025-06-02
not_same_as: [first-round]
"""
BAD = """\
=== content/meetings/second-round.yaml
title: Talks in the bay
date: 2025-06-02 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    blocks: dict[tuple[object, ...], list[Meeting]] = defaultdict(list)
    for meeting in case.dossier.all(Meeting):
        parties = frozenset(delegation.party for delegation in meeting.delegations)
        blocks[meeting.place, meeting.kind, parties].append(meeting)
    for block in blocks.values():
        for one, other in pairwise(sorted(block, key=lambda meeting: (sort_key(meeting.date), meeting.id))):
            if not _far(one, other) and not _told_apart(one, other) and _share_people(one, other):
                yield Finding(
                    other.id,
                    ("date",),
                    f"most likely the same as {case.label(one.id)} of {say(one.date)}",
                    f"keep one; if they are two, say follows, part_of, or not_same_as: [{one.id}]",
                    (("the other", one.id, ("date",)),),
                )


def _far(one: Meeting, other: Meeting) -> bool:
    return before(one.date, other.date) is Truth.YES and earlier(one.date, other.date, 1)


def _told_apart(one: Meeting, other: Meeting) -> bool:
    named = {one.part_of, one.follows, *one.not_same_as, other.part_of, other.follows, *other.not_same_as}
    return bool(named & {one.id, other.id}) or bool(one.time and other.time and one.time != other.time)


def _share_people(one: Meeting, other: Meeting) -> bool:
    """Whether the same people are listed, or for one of them nobody is."""
    first, second = set(people_at(one)), set(people_at(other))
    return not first or not second or bool(first & second)


RULE = Rule(
    name="probable-duplicate-meeting",
    level=Level.WARNING,
    summary="two meetings of the same parties, people and place within a day",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
