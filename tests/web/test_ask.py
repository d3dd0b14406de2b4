"""One question: redirects, limits, and machines that are not to be asked."""

import socket
import time

import pytest
from elsewhere import Answer, elsewhere

from dossier.web.ask import Manner, Unanswered, ask

LOCAL = Manner(agent="dossier (errors@example.org)", timeout=5, allow_private=True)


def test_redirects_are_followed_and_their_kind_is_told() -> None:
    answers = {
        "/old": Answer(301, {"Location": "/new"}),
        "/new": Answer(308, {"Location": "{here}/page"}),
        "/page": Answer(200),
        "/today": Answer(302, {"Location": "/page"}),
    }
    with elsewhere(answers) as there:
        old, today = (ask(f"{there.address}{path}", "HEAD", LOCAL) for path in ("/old", "/today"))
        assert (old.status, old.url, old.is_permanent) == (200, f"{there.address}/page", True)
        assert (today.status, today.is_permanent) == (200, False)
        assert there.agents == {"dossier (errors@example.org)"}


def test_the_body_is_read_no_further_than_asked() -> None:
    with elsewhere({"/": Answer(body=b"x" * 100_000)}) as there:
        assert ask(there.address, "GET", LOCAL).body == b""
        assert len(ask(there.address, "GET", LOCAL, limit=1_000).body) == 1_000


def test_a_path_in_another_script_is_asked_for_as_it_should_be() -> None:
    with elsewhere({"/%D1%81%D1%82?q=%C3%A9&a=1": Answer()}) as there:
        assert ask(f"{there.address}/ст?q=é&a=1", "GET", LOCAL).status == 200


REFUSED = {
    "a private network": ("http://127.0.0.1:9/", "127.0.0.1 is in a private network"),
    "a private network by name": ("http://localhost/", "localhost is in a private network"),
    "the machine itself, in the other way of writing": ("http://[::1]/", "::1 is in a private network"),
    "a host that is none": ("http://nowhere.invalid/", "there is no host nowhere.invalid"),
    "a file": ("file:///etc/passwd", "leads to file:///etc/passwd, which is no web address"),
    "a port that is none": ("http://example.org:99999/", "the address has a port that is none"),
}


@pytest.mark.parametrize(("url", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_asked(url: str, reason: str) -> None:
    with pytest.raises(Unanswered, match=reason.replace("[", r"\[")):
        ask(url, "GET", Manner(agent="x", timeout=5))


def test_a_redirect_does_not_lead_to_a_file_or_round_for_ever() -> None:
    answers = {
        "/file": Answer(302, {"Location": "file:///etc/passwd"}),
        "/round": Answer(302, {"Location": "/round"}),
    }
    with elsewhere(answers) as there:
        with pytest.raises(Unanswered, match="no web address"):
            ask(f"{there.address}/file", "GET", LOCAL)
        with pytest.raises(Unanswered, match="more than 5 redirects"):
            ask(f"{there.address}/round", "GET", LOCAL)


def test_who_does_not_answer_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(Unanswered, match=r"no answer within 0\.3 seconds"):
            ask(f"http://127.0.0.1:{port}/", "GET", Manner(agent="x", timeout=0.3, allow_private=True))


def test_of_two_addresses_of_a_host_the_one_that_answers_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(None, None, 0, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")]

    with elsewhere({"/": Answer(200)}) as there:
        monkeypatch.setattr(socket, "getaddrinfo", both)
        with pytest.raises(Unanswered, match="private network"):
            ask(there.address, "HEAD", Manner(agent="x", timeout=5))
        real = socket.create_connection
        tried: list[str] = []

        def tell(where: tuple[str, int], timeout: float) -> socket.socket:
            tried.append(where[0])
            if where[0] == "127.0.0.2":
                raise ConnectionRefusedError(111, "Connection refused")
            monkeypatch.undo()  # which asks for the addresses again
            return real(where, timeout)

        monkeypatch.setattr(socket, "create_connection", tell)
        assert ask(there.address, "HEAD", LOCAL).status == 200
        assert tried == ["127.0.0.2", "127.0.0.1"]


def test_a_host_of_many_addresses_is_given_no_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def slow(where: object, timeout: float) -> None:
        tried.append(where)
        time.sleep(min(timeout, 0.05))
        raise TimeoutError

    addresses = [(None, None, 0, "", (f"127.0.0.{number}", 9)) for number in range(1, 200)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
    monkeypatch.setattr(socket, "create_connection", slow)
    with pytest.raises(Unanswered, match="no answer within"):
        ask("http://example.org/", "HEAD", Manner(agent="x", timeout=0.3, allow_private=True))
    assert len(tried) < 20


def test_a_door_that_is_shut_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unanswered, match="connection refused"):
        ask(f"http://127.0.0.1:{port}/", "GET", LOCAL)
