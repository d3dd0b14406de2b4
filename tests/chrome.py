"""A Chromium without a window, driven by its own protocol over two pipes: no package, no port, no driver program."""

import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 20.0
"""Seconds to wait for anything."""

FLAGS = (
    "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--no-first-run", "--disable-gpu",
    "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--lang=en", "--force-prefers-reduced-motion",
)  # fmt: skip

KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "Backspace": 8}


class Refused(Exception):
    """The browser does not do what it is told."""


class Chrome:
    """A running browser."""

    def __init__(self, out: int, back: int) -> None:
        self._out, self._back = out, back
        self._buffer = b""
        self._number = 0
        self._events: list[dict[str, Any]] = []

    def send(self, method: str, session: str = "", **params: Any) -> Any:
        """The browser's answer to a command of the DevTools protocol; Refused if it does not obey."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        message |= {"sessionId": session} if session else {}
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            answer = self._read(until, method)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise Refused(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._events.append(answer)

    def events(self, session: str) -> list[dict[str, Any]]:
        """What happened on a page so far."""
        return [event for event in self._events if event.get("sessionId") == session]

    def _read(self, until: float, why: str) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._back], [], [], max(0, until - time.monotonic()))
            assert ready, f"the browser does not answer: {why}"
            piece = os.read(self._back, 1 << 16)
            assert piece, f"the browser ended: {why}"
            self._buffer += piece
        line, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(line))

    def page(self, width: int = 1280, height: int = 900, *, scripts: bool = True) -> "Tab":
        """A new page in a profile of its own."""
        context = self.send("Target.createBrowserContext")["browserContextId"]
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable", session)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", session, **size)
        self.send("Emulation.setScriptExecutionDisabled", session, value=not scripts)
        return Tab(self, session, context)


class Tab:
    """One page."""

    def __init__(self, chrome: Chrome, session: str, context: str) -> None:
        self._chrome, self._session, self._context = chrome, session, context

    def close(self) -> None:
        """Close the page and forget its profile."""
        self._chrome.send("Target.disposeBrowserContext", browserContextId=self._context)

    def send(self, method: str, **params: Any) -> Any:
        return self._chrome.send(method, self._session, **params)

    def goto(self, url: str) -> None:
        """Open an address and wait until it and its scripts are loaded."""
        self._after_load("Page.navigate", url=url)

    def reload(self) -> None:
        self._after_load("Page.reload")

    def _after_load(self, method: str, **params: Any) -> None:
        before = self._loads()
        answer = self.send(method, **params)
        assert not (answer or {}).get("errorText"), answer
        until = time.monotonic() + PATIENCE
        while self._loads() == before:
            assert time.monotonic() < until, f"{params} does not load"
            self._tried("0")

    def _loads(self) -> int:
        return sum(e["method"] == "Page.loadEventFired" for e in self._chrome.events(self._session))

    def js(self, expression: str) -> Any:
        """The value of an expression in the page, waited for if it is a promise."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, expression: str) -> Any:
        """The value of an expression as soon as it is true, on this page or the one that follows it."""
        end = time.monotonic() + PATIENCE
        while not (value := self._tried(expression)):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.02)
        return value

    def _tried(self, expression: str) -> Any:
        try:
            return self.js(expression)
        except Refused:  # the page is just being left
            return None

    def press(self, *keys: str) -> None:
        """Press keys one after another, by name or letter; `Control+/` is one of them."""
        for pressed in keys:
            control, key = pressed.startswith("Control+"), pressed.removeprefix("Control+")
            code = KEYS.get(key, 0)
            event: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code}
            if control:
                event["modifiers"] = 2
            elif code in (0, 13):
                event["text"] = "\r" if key == "Enter" else key
            self.send("Input.dispatchKeyEvent", type="keyDown", **event)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text: str) -> None:
        """Put a text in where the cursor is, as an input method does."""
        self.send("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that fits."""
        find = f"document.querySelector({json.dumps(selector)})"
        x, y = self.js(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
            f" return [r.x + r.width / 2, r.y + r.height / 2] }})({find})"
        )
        self.move(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def save_to(self, folder: Path) -> None:
        """Put what the page gives to save into a folder, without asking."""
        where = {"browserContextId": self._context, "downloadPath": str(folder)}
        self._chrome.send("Browser.setDownloadBehavior", behavior="allow", **where)

    def may_read_clipboard(self) -> None:
        """Let the page read back what it has copied."""
        rights = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        self._chrome.send("Browser.grantPermissions", permissions=rights, browserContextId=self._context)

    def move(self, x: float, y: float) -> None:
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def troubles(self) -> list[str]:
        """Errors and warnings of the console, uncaught exceptions, what the policy refused, what did not load."""
        self.js("0")
        found = []
        for event in self._chrome.events(self._session):
            params = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(params["exceptionDetails"].get("exception", {}).get("description", "exception"))
            elif event["method"] == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
                found.append(f"{params['entry']['text']} {params['entry'].get('url', '')}".strip())
            elif event["method"] == "Runtime.consoleAPICalled" and params["type"] in (
                "error",
                "warning",
                "assert",
            ):
                found.append(
                    " ".join(str(arg.get("value", arg.get("description"))) for arg in params["args"])
                )
        return found


@contextmanager
def running(path: str, profile: Path) -> Iterator[Chrome]:
    """Start the browser at this path; it ends with the block."""
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    # the browser reads from file 3 and writes to file 4
    command = f'exec "$@" 3<&{to_read} 4>&{from_write}'
    process = subprocess.Popen(
        ["bash", "-c", command, "bash", path, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(to_read, from_write),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(from_write)
    chrome = Chrome(to_write, from_read)
    try:
        yield chrome
        chrome.send("Browser.close")
    finally:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(to_write)
        os.close(from_read)
