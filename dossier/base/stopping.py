"""What happens when somebody stops the program (SIGINT by Ctrl-C, SIGTERM by another program): one line, and its end.

The process ends by the signal itself, so that a shell sees 130 or 143, and a script that called it stops too. Nothing
is tidied up on the way, since a build may die at any call (`site/publish.py`); what must be finished is held.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)
_WORDS = {signal.SIGINT: "stopped by Ctrl-C", signal.SIGTERM: "stopped by a signal to terminate"}


def at_once() -> None:
    """From now on a stop ends the process with one line; one that the caller ignores (nohup) stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


@contextmanager
def held() -> Iterator[None]:
    """Let a stop wait until the block is done: for writes that belong together."""
    waiting: list[int] = []
    with _handled(lambda number, _frame: waiting.append(number)):
        yield
    for number in waiting[:1]:
        signal.raise_signal(number)


@contextmanager
def raised() -> Iterator[None]:
    """Let a stop be a KeyboardInterrupt in the block, which can then keep what it has; after it the stop goes on."""
    came: list[int] = []

    def interrupt(number: int, _frame: FrameType | None) -> NoReturn:
        came.append(number)
        raise KeyboardInterrupt

    try:
        with _handled(interrupt):
            yield
    except KeyboardInterrupt:
        if not came:
            raise
        signal.raise_signal(came[0])


@contextmanager
def _handled(handler: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Both signals handled so in the block, and as before after it; other threads than the first handle none."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        number: signal.signal(number, handler)
        for number in SIGNALS
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, usual in before.items():
            signal.signal(number, signal.SIG_DFL if usual is None else usual)


def _end(number: int, _frame: FrameType | None) -> None:
    start = "\n" if os.isatty(2) else ""  # after the ^C that the terminal shows
    try:
        os.write(2, f"{start}{_WORDS[signal.Signals(number)]}\n".encode())
    finally:
        if sys.platform == "win32":  # there a signal cannot be sent to oneself
            os._exit(128 + number)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
