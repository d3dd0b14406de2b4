"""Each side's account of a meeting, and the accounts side by side, issue by issue."""

from collections import defaultdict
from typing import NamedTuple

from dossier.entries import Meeting
from dossier.entries.meeting import Account
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.urls import anchors
from dossier.outputs.views import Link, Note, When


class PointView(NamedTuple):
    """What an account says, leaves out or denies on an issue."""

    text: str
    mode: str
    """says, omits or denies."""


class AccountView(NamedTuple):
    """One party's account."""

    anchor: str
    by: Link
    source: Link
    note: Note
    when: When | None
    summary: str
    tone: str


class Comparison(NamedTuple):
    """The accounts as a table: a row an issue, a column an account."""

    issues: tuple[Link, ...]
    cells: tuple[tuple[tuple[PointView, ...], ...], ...]
    """For each issue, for each account, what it has on it; empty when it is silent."""


def accounts_of(desk: Desk, meeting: Meeting) -> tuple[AccountView, ...]:
    """The accounts of a meeting, in the order of the file."""
    names = anchors("account", (account.by for account in meeting.accounts))
    return tuple(_account(desk, *pair) for pair in zip(meeting.accounts, names, strict=True))


def _account(desk: Desk, account: Account, anchor: str) -> AccountView:
    return AccountView(
        anchor=anchor,
        by=desk.link(account.by),
        source=desk.link(account.source),
        note=desk.note(account.source),
        when=when(account.published),
        summary=account.summary or "",
        tone=account.tone or "",
    )


def comparison_of(desk: Desk, meeting: Meeting) -> Comparison:
    """The accounts as a table: issues in the order in which they come up."""
    accounts = [_points(account) for account in meeting.accounts]
    issues = tuple(dict.fromkeys(issue for points in accounts for issue in points))
    return Comparison(
        tuple(desk.link(issue, desk.short(issue)) for issue in issues),
        tuple(tuple(tuple(points[issue]) for points in accounts) for issue in issues),
    )


def _points(account: Account) -> dict[str, list[PointView]]:
    """What an account has on each issue: what it says, leaves out, denies."""
    found: dict[str, list[PointView]] = defaultdict(list)
    for mode, points in (("says", account.says), ("omits", account.omits), ("denies", account.denies)):
        for point in points:
            found[point.issue].append(PointView(point.text, mode))
    return found
