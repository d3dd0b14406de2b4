"""What a change may do to what was published, and what it may not."""

import pytest

from dossier.base.diagnostic import Level
from dossier.check import check_tree
from dossier.content.tree import DictTree
from dossier.lint.examples import world_of
from dossier.lint.rules import RULES

COMPARING = {rule.name for rule in RULES if rule.needs == "base"}


def told(before: str, after: str) -> list[str]:
    """What the checks that compare say of a change between two examples."""
    base = check_tree(DictTree(world_of(before))).survey
    assert base
    found = check_tree(DictTree(world_of(after)), base=base.dossier).diagnostics
    return [f"{d.rule} {d.mark}: {d.message}" for d in found if d.rule in COMPARING]


def meeting(text: str) -> str:
    return f"=== content/meetings/second-round.yaml\n{text}"


def log(*statuses: str) -> str:
    steps = "".join(
        f"  - {{status: {s}, on: 2025-06-2{n}, cites: [gazette]}}\n" for n, s in enumerate(statuses)
    )
    return f"status_log:\n{steps}"


CORRECTED = "corrections: [{date: 2026-02-01, was: It was wrong., now: It is right., kind: substantive}]\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("status: held\n", "status: unclear\n" + log("held", "unclear"), ""),
        ("status: held\n", "status: scheduled\n" + log("scheduled"), "was held and is scheduled"),
        ("status: held\n", "status: cancelled\n" + log("cancelled") + CORRECTED, ""),
        ("status: cancelled\n", "status: held\n" + log("held"), "was cancelled and is held"),
        ("status: cancelled\n", "status: held\n" + log("scheduled", "held"), ""),
        ("status: scheduled\n" + log("scheduled"), "status: held\n" + log("scheduled", "held"), ""),
        (
            "status: scheduled\n" + log("scheduled"),
            "status: postponed\n" + log("scheduled"),
            "was scheduled and is postponed, and status_log does not say since when",
        ),
        ("status: scheduled\nreview: draft\n", "status: held\n", ""),
    ],
)
def test_a_status_changes_only_as_it_can_and_its_history_tells(
    before: str, after: str, expected: str
) -> None:
    found = told(meeting(before), meeting(after))
    assert [line.partition(":1:9: ")[2] for line in found] == ([expected] if expected else [])


EVENT = "=== content/events/toll-raised.yaml\nreview: reviewed\n"
PLACE = "=== content/places/lighthouse-bay.yaml\nname: Lighthouse Bay\nreview: reviewed\nkind: city\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (EVENT + "date: 2025-05\n", EVENT + "date: 2025-05-20\n", ""),
        (EVENT + "date: 2025-05-20?\n", EVENT + "date: 2025-05-20\n", ""),
        (EVENT + "date: 2025-05-20\n", EVENT + "date: 2025-05\n", "date: 2025-05-20 → 2025-05"),
        (EVENT + "summary: It rose.\n", EVENT + "summary: The toll rose.\n", ""),
        (EVENT + "cites: [gazette]\n", EVENT + "cites: [courier]\n", ""),
        (EVENT + "place: lighthouse-bay\n", EVENT, "place: − lighthouse-bay"),
        (EVENT, EVENT + "place: lighthouse-bay\n", ""),
        (EVENT + "kind: other\n", EVENT + "kind: statement\n" + CORRECTED, ""),
        (
            EVENT + "kind: other\ndate: 2025-05-20\n",
            EVENT + "kind: statement\ndate: 2025-05-21\n",
            "kind: other → statement, and 1 more",
        ),
        (
            EVENT.replace("reviewed", "candidate") + "kind: other\n",
            EVENT.replace("reviewed", "candidate") + "kind: statement\n",
            "",
        ),
        (
            meeting("review: reviewed\nstatus: scheduled\ndate: 2025-06-21\n" + log("scheduled")),
            meeting("review: reviewed\nstatus: held\ndate: 2025-06-20\n" + log("scheduled", "held")),
            "",
        ),
    ],
)
def test_only_a_fact_that_says_something_else_asks_for_a_correction(
    before: str, after: str, expected: str
) -> None:
    found = [line for line in told(before, after) if line.startswith("changed-without-correction")]
    assert [line.split(": ", 1)[1] for line in found] == (
        [f"{expected}, without a correction"] if expected else []
    )


def test_an_entry_is_followed_through_its_new_name() -> None:
    renamed = EVENT.replace("toll-raised", "first-toll") + "redirect_from: [toll-raised]\nkind: statement\n"
    assert told(EVENT + "kind: other\n", renamed) == [
        "changed-without-correction content/events/first-toll.yaml:3:7: kind: other → statement, without a correction"
    ]


def test_a_lost_redirect_and_a_hidden_entry_are_addresses_that_lead_nowhere() -> None:
    before = EVENT + "redirect_from: [old-toll]\n"
    assert told(before, EVENT) == [
        'removed-without-redirect content/events/toll-raised.yaml:2:17: the redirect from "old-toll" is gone'
    ]
    assert told(before, before.replace("reviewed", "draft"))[0] == (
        'removed-without-redirect content/events/toll-raised.yaml:1:9: "toll-raised" was published and is a draft now'
    )


def test_a_tombstone_keeps_an_address_and_must_stay() -> None:
    stone = EVENT.replace("reviewed", "withdrawn") + "withdrawn: {on: 2026-02-01, reason: error}\n"
    assert told(EVENT, stone) == []
    assert told(stone, "") == [
        'removed-without-redirect content/events/toll-raised.yaml:1:1: "toll-raised" was published and is gone'
    ]


def test_what_must_vanish_at_once_may_be_restricted() -> None:
    base = check_tree(DictTree(world_of(EVENT))).survey
    assert base
    after = DictTree(world_of(EVENT + "sensitivity: restricted\n"))
    (found,) = check_tree(after, base=base.dossier).diagnostics
    assert (found.rule, found.level) == ("removed-without-redirect", Level.WARNING)


def test_a_broken_entry_is_not_gone() -> None:
    assert told(EVENT, EVENT + "dat: 2025-05-20\n") == []


def test_a_reviewed_change_of_a_sensitive_entry_gives_another_day() -> None:
    before = EVENT + "sensitivity: sensitive\nchecked: 2026-01-01\nsummary: It rose.\n"
    after = before.replace("It rose", "The toll rose")
    assert [line.partition(" ")[0] for line in told(before, after)] == ["sensitive-without-second-reviewer"]
    assert told(before, after.replace("2026-01-01", "2026-02-01")) == []
    assert told(before, before + "tags: []\n") == []
    assert told(before, after.replace("sensitivity: sensitive\n", ""))  # it cannot be lifted in passing
