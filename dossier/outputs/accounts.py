"""Each side's account of a meeting, and the accounts side by side, issue by issue."""

from typing import NamedTuple

from dossier.entries import Meeting
from dossier.entries.meeting import Account, Point
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.urls import anchors
from dossier.outputs.views import Link, Note, When


class PointView(NamedTuple):
    """What an account says, leaves out or denies on an issue."""

    issue: Link
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
    points: tuple[PointView, ...]


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
    points = (("says", account.says), ("omits", account.omits), ("denies", account.denies))
    return AccountView(
        anchor=anchor,
        by=desk.link(account.by),
        source=desk.link(account.source),
        note=desk.note(account.source),
        when=when(account.published),
        summary=account.summary or "",
        tone=account.tone or "",
        points=tuple(_point(desk, point, mode) for mode, found in points for point in found),
    )


def _point(desk: Desk, point: Point, mode: str) -> PointView:
    return PointView(desk.link(point.issue, desk.short(point.issue)), point.text, mode)


def comparison_of(accounts: tuple[AccountView, ...]) -> Comparison:
    """The accounts as a table: issues in the order in which they come up."""
    issues = tuple(dict.fromkeys(point.issue for account in accounts for point in account.points))
    return Comparison(
        issues,
        tuple(
            tuple(tuple(point for point in account.points if point.issue == issue) for account in accounts)
            for issue in issues
        ),
    )
