"""Copies: one that is there, a new one, and what goes wrong."""

import json
from datetime import date

import pytest
from elsewhere import Answer, Elsewhere, elsewhere

from dossier.web.ask import Manner, Unanswered
from dossier.web.wayback import Archive, Copy, nearest, saved

LOCAL = Manner(agent="x", timeout=5, allow_private=True)
PAGE = "https://gazette.example/a?b=c"
COPY = "https://web.archive.org/web/20260218093000/https://gazette.example/a?b=c"


def archive(there: Elsewhere) -> Archive:
    return Archive(there.address, there.address)


def found(closest: object) -> Answer:
    return Answer(body=json.dumps({"archived_snapshots": closest}).encode())


QUERY = "/wayback/available?url=https%3A%2F%2Fgazette.example%2Fa%3Fb%3Dc"


def test_the_copy_nearest_to_a_day_is_asked_for() -> None:
    there_is = {
        "closest": {"available": True, "status": "200", "url": COPY.replace("https://web", "http://web", 1)}
    }
    with elsewhere({f"{QUERY}&timestamp=20260220": found(there_is)}) as there:
        assert nearest(PAGE, date(2026, 2, 20), archive(there), LOCAL) == Copy(COPY, date(2026, 2, 18))


@pytest.mark.parametrize(
    "closest",
    [
        {},
        {"closest": {"status": "404", "url": COPY}},
        {"closest": {"status": "200"}},
        {"closest": {"status": "200", "url": "x://web/20250101000000/"}},
    ],
)
def test_no_good_copy_is_none(closest: object) -> None:
    with elsewhere({QUERY: found(closest)}) as there:
        assert nearest(PAGE, None, archive(there), LOCAL) is None


@pytest.mark.parametrize(
    "answer",
    [
        Answer(302, {"Location": "/web/20260218093000/https://gazette.example/a"}),
        Answer(200, {"Content-Location": "/web/20260218093000/https://gazette.example/a"}),
    ],
)
def test_a_new_copy_is_where_the_answer_says(answer: Answer) -> None:
    pages = {
        "/save/https://gazette.example/a": answer,
        "/web/20260218093000/https://gazette.example/a": Answer(),
    }
    with elsewhere(pages) as there:
        copy = saved("https://gazette.example/a", archive(there), LOCAL)
        assert copy == Copy(
            f"{there.address}/web/20260218093000/https://gazette.example/a", date(2026, 2, 18)
        )


WRONG = {
    "too often": (Answer(429), "asks to wait"),
    "not taken": (Answer(523, {"X-Archive-Wayback-Runtime-Error": "blocked"}), "says 523: blocked"),
    "not yet": (Answer(200), "still at work"),
}


@pytest.mark.parametrize(("answer", "reason"), WRONG.values(), ids=WRONG)
def test_why_there_is_no_copy_is_told(answer: Answer, reason: str) -> None:
    with (
        elsewhere({"/save/https://gazette.example/a": answer}) as there,
        pytest.raises(Unanswered, match=reason),
    ):
        saved("https://gazette.example/a", archive(there), LOCAL)


@pytest.mark.parametrize("body", [b"<html>", b"[" * 9_000, b"[]"])
def test_an_answer_without_sense_is_no_copy(body: bytes) -> None:
    with (
        elsewhere({QUERY: Answer(body=body)}) as there,
        pytest.raises(Unanswered, match="makes no sense"),
    ):
        nearest(PAGE, None, archive(there), LOCAL)
