"""Whether addresses still lead to a page: one host after the other never twice at the same time, all hosts side by
side. A page is gone only when the server says so to a GET, since many answer HEAD wrongly."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from dossier.web.ask import Manner, Reply, Unanswered, ask

State = Literal["ok", "moved", "gone", "refused", "failed"]

AT_ONCE = 8
"""Hosts that are asked side by side."""
BUSY = 429
"""RFC 6585: too many requests; the host is left in peace for this run."""
REFUSALS = (401, 402, 403, 405, 406, 407, 418, BUSY, 451, 999)
"""A server that does not let programs in says nothing about the page."""


class Answer(NamedTuple):
    """What became of one address."""

    url: str
    state: State
    detail: str
    """Why, in a few words; empty when all is well."""
    moved_to: str = ""
    """Where it leads now, when it moved for good."""


def answers(
    urls: Iterable[str], manner: Manner, pause: Callable[[], None], at_once: int = AT_ONCE
) -> Iterator[Answer]:
    """The answers as they come; `pause` is called between two questions to one host. Whoever stops listening stops
    the asking."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in sorted(set(urls)):
        hosts[(urlsplit(url).hostname or "").removeprefix("www.")].append(url)
    heard: Queue[Answer | Exception | None] = Queue()
    stop = Event()
    pool = ThreadPoolExecutor(max_workers=at_once)
    try:
        for found in hosts.values():
            pool.submit(_host, found, manner, pause, heard, stop)
        asking = len(hosts)
        while asking:
            answer = heard.get()
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                asking -= 1
            else:
                yield answer
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def _host(
    urls: Sequence[str],
    manner: Manner,
    pause: Callable[[], None],
    heard: "Queue[Answer | Exception | None]",
    stop: Event,
) -> None:
    """Ask one host for one page after the other; None at the end."""
    try:
        for number, url in enumerate(urls):
            if number:
                pause()
            if stop.is_set():
                break
            answer, is_busy = _one(url, manner, pause)
            heard.put(answer)
            if is_busy:
                break  # the rest will be asked another day
    except Exception as error:  # noqa: BLE001  # it is raised where the answers are heard
        heard.put(error)
    heard.put(None)


def _one(url: str, manner: Manner, pause: Callable[[], None]) -> tuple[Answer, bool]:
    """The answer, and whether the host asks to be left in peace."""
    try:
        reply = ask(url, "HEAD", manner)
        if not 200 <= reply.status < 300 and reply.status != BUSY:
            pause()
            reply = ask(url, "GET", manner)
    except Unanswered as error:
        return Answer(url, "failed", str(error)), False
    return _judged(url, reply), reply.status == BUSY


def _judged(url: str, reply: Reply) -> Answer:
    if reply.status in (404, 410):
        return Answer(url, "gone", f"the server says {reply.status}")
    if reply.status in REFUSALS:
        return Answer(url, "refused", f"the server does not let programs in ({reply.status})")
    if not 200 <= reply.status < 300:
        return Answer(url, "failed", f"the server says {reply.status}")
    if _is_front_page(reply.url) and not _is_front_page(url):
        return Answer(url, "gone", f"leads to the front page of {urlsplit(reply.url).hostname}")
    if reply.is_permanent and _bare(reply.url) != _bare(url):
        return Answer(url, "moved", "moved for good", reply.url)
    return Answer(url, "ok", "")


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _bare(url: str) -> tuple[str, str, str]:
    """What makes two addresses different: not the scheme, `www.` or a last slash."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
