"""Each side's account of a meeting, and the accounts side by side, issue by issue."""

from collections import defaultdict

from dossier.base.plain import Plain
from dossier.entries import Meeting
from dossier.entries.meeting import Account
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.urls import anchors
from dossier.outputs.views import Link, Note, When


class PointView(Plain):
    """What an account says, leaves out or denies on an issue."""

    text: str
    mode: str
    """says, omits or denies."""


class AccountView(Plain):
    """One account."""

    anchor: str
    source: Link
    note: Note
    when: When | None
    summary: str
    tone: str


class Said(Plain):
    """What one account has on an issue."""

    points: tuple[PointView, ...]
    note: Note | None
    """Its mark, where the side gave several accounts."""


class Comparison(Plain):
    """The accounts as a table: a row an issue, a column a side."""

    names: tuple[str, ...]
    """Of the sides."""
    accounts: tuple[tuple[AccountView, ...], ...]
    """For each side."""
    issues: tuple[Link, ...]
    cells: tuple[tuple[tuple[Said, ...], ...], ...]
    """For each issue, for each side, what its accounts have on it; empty when it is silent."""


def comparison_of(desk: Desk, meeting: Meeting) -> Comparison:
    """The accounts side by side: sides in the order of the file, issues in the order in which they come up."""
    names = anchors("account", (account.by for account in meeting.accounts))
    views = [_account(desk, *pair) for pair in zip(meeting.accounts, names, strict=True)]
    points = [_points(account) for account in meeting.accounts]
    sides: dict[str, list[int]] = defaultdict(list)
    for place, account in enumerate(meeting.accounts):
        sides[account.by].append(place)
    issues = tuple(dict.fromkeys(issue for found in points for issue in found))
    return Comparison(
        tuple(desk.short(by) for by in sides),
        tuple(tuple(views[place] for place in places) for places in sides.values()),
        tuple(desk.short_link(issue) for issue in issues),
        tuple(
            tuple(
                tuple(
                    Said(tuple(points[place][issue]), views[place].note if len(places) > 1 else None)
                    for place in places
                    if issue in points[place]
                )
                for places in sides.values()
            )
            for issue in issues
        ),
    )


def _account(desk: Desk, account: Account, anchor: str) -> AccountView:
    return AccountView(
        anchor=anchor,
        source=desk.link(account.source),
        note=desk.note(account.source),
        when=when(account.published),
        summary=account.summary or "",
        tone=account.tone or "",
    )


def _points(account: Account) -> dict[str, list[PointView]]:
    """What an account has on each issue: what it says, leaves out, denies."""
    found: dict[str, list[PointView]] = defaultdict(list)
    for mode, points in (("says", account.says), ("omits", account.omits), ("denies", account.denies)):
        for point in points:
            found[point.issue].append(PointView(point.text, mode))
    return found
