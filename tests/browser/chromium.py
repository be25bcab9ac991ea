"""Debian's Chromium, through Playwright, with the extension unpacked."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from playwright.sync_api import Error
from typing_extensions import override

from tests.browser import driver
from tests.browser.browser import Browser, Frame, Launch
from tests.browser.server import SITES
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright import sync_api

EXECUTABLE = "/usr/bin/chromium"
# The keys of a frame: their numbers, and the text that they write.
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, "")}
GREETING = "/welcome.html"
WINDOW = (1280, 860)
# Where the frame with this address begins in the page.
CORNER = """(root, address) => {
  // The element knows its frame by another address than the frame itself: only the fragment is shared.
  const frame = [...root.querySelectorAll('iframe')]
    .find(({src}) => new URL(src).hash === new URL(address).hash);
  const box = frame?.getBoundingClientRect();
  const around = root.ownerDocument.defaultView.frameElement?.getBoundingClientRect();
  return box ? [box.x + (around?.x ?? 0), box.y + (around?.y ?? 0)] : null;
}"""


def arguments(launch: Launch) -> list[str]:
    """The command line for a browser with the extension, and the sites on this machine."""
    here = f"127.0.0.1:{launch.port}"
    loaded = [*launch.beside] if launch.extension is None else [launch.extension, *launch.beside]  # fmt: skip
    extensions = ",".join(map(str, loaded))
    names = ", ".join(f"MAP {name} {here}" for name in SITES)
    return [
        *([f"--disable-extensions-except={extensions}"] if loaded else []),
        *([f"--load-extension={extensions}"] if loaded else []),
        # Nothing else is ever looked up: a page or extension that tries gets no answer.
        f"--host-resolver-rules={names}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        # As on the real site, the page is public and the daemon is not.
        f"--ip-address-space-overrides={here}=public",
        f"--lang={launch.language}",
        "--no-first-run",
        f"--window-size={WINDOW[0]},{WINDOW[1]}",
        *(["--headless=new"] if launch.headless else []),
        *launch.more,
    ]


class Chromium(Browser):
    """A Chromium with a profile of its own in `launch.home`, where setup looks for it."""

    name = "chromium"

    def __init__(self, launch: Launch) -> None:
        self._context = driver.start().chromium.launch_persistent_context(
            launch.home / ".config" / "chromium",
            executable_path=launch.program or EXECUTABLE,
            headless=launch.headless,
            args=arguments(launch),
            # The last one would keep the browser from fetching what IT has set.
            ignore_default_args=[
                "--disable-extensions",
                "--disable-background-networking",
            ],
            ignore_https_errors=True,
            env={**launch.environment, "LANGUAGE": launch.language},
            permissions=["clipboard-read", "clipboard-write"],
            viewport={"width": WINDOW[0], "height": WINDOW[1]}
            if launch.headless
            else None,
            no_viewport=None if launch.headless else True,
        )
        self._page = self._context.pages[0]
        self._sessions: dict[sync_api.Frame, sync_api.CDPSession] = {}
        self._protocol = self._context.new_cdp_session(self._page)
        if launch.extension is not None:
            until(self.greeting, "the extension to greet").close()
        self._page.bring_to_front()

    def greeting(self) -> sync_api.Page | None:
        """The tab in which the extension greets; it would take the keyboard at any time."""
        self._page.wait_for_timeout(0)
        greets = (page for page in self._context.pages if GREETING in page.url)
        return next(greets, None)

    @override
    def open(self, address: str) -> None:
        self._page.goto(address)

    @override
    def evaluate(self, function: str, *values: object) -> object:
        return self._page.evaluate(f"(values) => ({function})(...values)", [*values])

    @override
    def click_at(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    @override
    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._page.mouse.move(*start)
        self._page.mouse.down()
        self._page.mouse.move(*end, steps=4)
        self._page.mouse.up()

    @override
    def type(self, text: str) -> None:
        for at, line in enumerate(text.split("\n")):
            if at:
                self._page.keyboard.press("Enter")
            self._page.keyboard.type(line)

    @override
    def press(self, keys: str) -> None:
        self._page.keyboard.press(keys)

    @override
    def paste(self, text: str) -> None:
        self.evaluate("(text) => navigator.clipboard.writeText(text)", text)
        self.press("Control+v")

    @override
    def frames(self) -> Sequence[Frame]:
        # Playwright learns of new frames only while it is asked something.
        self._page.wait_for_timeout(0)
        return [
            _ChromiumFrame(frame, self)
            for frame in self._page.frames
            if frame.url.startswith("chrome-extension:")
        ]

    @override
    def in_closed_roots(self, function: str, *values: object) -> Sequence[object]:
        whole = {"depth": -1, "pierce": True}
        tree = self._protocol.send("DOM.getDocument", whole)["root"]
        return [self._answer_of(root, function, values) for root in _closed_roots(tree)]

    def _answer_of(self, root: int, function: str, values: Sequence[object]) -> object:
        node = self._protocol.send("DOM.resolveNode", {"backendNodeId": root})
        call = {
            "objectId": node["object"]["objectId"],
            "functionDeclaration": f"function (...v) {{ return ({function})(this, ...v) }}",
            "arguments": [{"value": value} for value in values],
            "returnByValue": True,
        }
        answer = self._protocol.send("Runtime.callFunctionOn", call)
        return answer["result"].get("value")

    def as_script(self, expression: str) -> object:
        """What an expression answers in the world of our content script, in the page that is open."""
        worlds: list[dict[str, Any]] = []
        session = self._context.new_cdp_session(self._page)
        session.on(
            "Runtime.executionContextCreated",
            lambda told: worlds.append(told["context"]),
        )
        session.send("Runtime.enable")
        ours = next(world for world in worlds if world["name"] == "Bedacht")
        call = {
            "expression": expression,
            "contextId": ours["id"],
            "awaitPromise": True,
            "returnByValue": True,
        }
        answer = session.send("Runtime.evaluate", call)
        session.detach()
        return answer["result"].get("value")

    def press_at(self, x: float, y: float) -> None:
        """Moves the mouse to a point of the page and presses its button."""
        self._page.mouse.move(x, y)
        _mouse(self._protocol, "mousePressed", x, y)

    def session_of(self, frame: sync_api.Frame) -> sync_api.CDPSession | None:
        """The protocol session of a frame; None when it has left."""
        if frame not in self._sessions:
            with suppress(Error):
                self._sessions[frame] = self._context.new_cdp_session(frame)
        return self._sessions.get(frame)

    def stop_workers(self) -> None:
        """Ends the extension's worker, as the browser does after a while without work."""
        self._protocol.send("ServiceWorker.enable")
        self._protocol.send("ServiceWorker.stopAllWorkers")

    @override
    def screenshot(self, file: Path) -> None:
        self._page.screenshot(path=file)

    @override
    def close(self) -> None:
        self._context.close()
        driver.stop()


class _ChromiumFrame(Frame):
    """A frame of the extension: a process of its own, asked over a session of its own.

    Playwright's own calls may wait for ever for a frame that leaves at that moment.
    """

    def __init__(self, frame: sync_api.Frame, browser: Chromium) -> None:
        self._address = frame.url
        self._browser = browser
        self._session = browser.session_of(frame)

    @property
    @override
    def address(self) -> str:
        return self._address

    @override
    def evaluate(self, function: str, *values: object) -> object:
        call = {
            "expression": f"({function})(...{json.dumps(values)})",
            "awaitPromise": True,
            "returnByValue": True,
        }
        # It may be replaced or leave while it is asked: then there is nothing to see.
        with suppress(Error):
            if self._session is not None:
                answer = self._session.send("Runtime.evaluate", call)
                return answer["result"].get("value")
        return None

    @override
    def click_at(self, x: float, y: float) -> None:
        corners = self._browser.in_closed_roots(CORNER, self._address)
        for corner in (each for each in corners if isinstance(each, list)):
            self._browser.press_at(corner[0] + x, corner[1] + y)
        # The page itself would never tell that the button is up, should the frame leave.
        with suppress(Error):
            if self._session is not None:
                _mouse(self._session, "mouseReleased", x, y)

    @override
    def press(self, key: Literal["Tab", "Enter", "Escape"]) -> None:
        code, text = KEYS[key]
        pressed = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        with suppress(Error):
            if self._session is not None:
                down = {**pressed, "type": "keyDown", "text": text}
                self._session.send("Input.dispatchKeyEvent", down)
                self._session.send(
                    "Input.dispatchKeyEvent", {**pressed, "type": "keyUp"}
                )


def _mouse(session: sync_api.CDPSession, what: str, x: float, y: float) -> None:
    pointer = {"type": what, "x": x, "y": y, "button": "left", "clickCount": 1}
    session.send("Input.dispatchMouseEvent", pointer)


def _closed_roots(node: dict[str, Any]) -> Iterator[int]:
    """Backend numbers of the closed shadow roots in a DOM tree of the protocol."""
    if node.get("shadowRootType") == "closed":
        yield node["backendNodeId"]
    inner = node.get("contentDocument")
    within = (*node.get("children", ()), *node.get("shadowRoots", ()))
    for child in (*within, *([inner] if inner else ())):
        yield from _closed_roots(child)
