"""Debian's Firefox ESR, over WebDriver BiDi, with the extension installed for the session."""

from __future__ import annotations

import base64
import json
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import override

from tests.browser.bidi import Bidi, BidiError
from tests.browser.browser import Browser, Frame, Launch
from tests.browser.pointer import click, drag
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

EXECUTABLE = "/usr/bin/firefox-esr"
GREETING = "/welcome.html"
WINDOW = (1280, 860)
KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Space": " ",
}


def _preferences(launch: Launch) -> dict[str, object]:
    return {
        # Every name is this machine, every page the look-alikes' port: nothing gets out.
        "network.dns.forceResolve": "127.0.0.1",
        "network.socket.forcePort": f"443={launch.port}",
        "intl.accept_languages": launch.language,
        "browser.shell.checkDefaultBrowser": False,
        "browser.aboutwelcome.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "dom.events.testing.asyncClipboard": True,
        "ui.prefersReducedMotion": 1,
    }


class Firefox(Browser):
    """A Firefox with a profile of its own in `launch.home / "firefox"`."""

    name = "firefox"

    def __init__(self, launch: Launch) -> None:
        profile = launch.home / "firefox"
        profile.mkdir(parents=True, exist_ok=True)
        address = profile / "WebDriverBiDiServer.json"
        address.unlink(missing_ok=True)
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in _preferences(launch).items()
        ]
        (profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            [
                launch.program or EXECUTABLE,
                *(["--headless"] if launch.headless else []),
                *("--profile", str(profile), "--no-remote"),
                *("--remote-debugging-port", "0"),
                *("--width", str(WINDOW[0]), "--height", str(WINDOW[1])),
            ],
            env=dict(launch.environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.bidi = Bidi(_address(address))
        self._context = self._window()
        self._extension = launch.extension
        if launch.extension is not None:
            self._meet(launch.extension)
        self._size_window(launch)

    def _meet(self, extension: Path) -> None:
        self._install(extension)
        greeting = until(self.greeting, "the extension to greet")
        self.bidi.send("browsingContext.close", {"context": greeting})
        self.bidi.send("browsingContext.activate", {"context": self._context})

    def _window(self) -> str:
        """A window of our own: without a screen the first one never becomes active."""
        tree = self.bidi.send("browsingContext.getTree", {"maxDepth": 0})
        made = self.bidi.send("browsingContext.create", {"type": "window"})
        for first in tree["contexts"]:
            self.bidi.send("browsingContext.close", {"context": first["context"]})
        return str(made["context"])

    def greeting(self) -> str | None:
        """The tab in which the extension greets; it would take the keyboard at any time."""
        tree = self.bidi.send("browsingContext.getTree", {"maxDepth": 0})
        greets = (tab for tab in tree["contexts"] if GREETING in tab["url"])
        return next((str(tab["context"]) for tab in greets), None)

    def _install(self, extension: Path) -> None:
        data = {"type": "path", "path": str(extension)}
        self.bidi.send("webExtension.install", {"extensionData": data})

    def renew_extension(self) -> None:
        """Installs the extension over itself, as an update does; open pages keep the older one."""
        assert self._extension is not None
        self._install(self._extension)

    def _size_window(self, launch: Launch) -> None:
        if launch.headless:
            size = {"width": WINDOW[0], "height": WINDOW[1]}
            where = {"context": self._context, "viewport": size}
            self.bidi.send("browsingContext.setViewport", where)

    @override
    def open(self, address: str) -> None:
        where = {"context": self._context, "url": address, "wait": "complete"}
        self.bidi.send("browsingContext.navigate", where)

    @override
    def evaluate(self, function: str, *values: object) -> object:
        return _evaluate(self.bidi, self._context, function, values)

    @override
    def click_at(self, x: float, y: float) -> None:
        click(self.bidi, self._context, x, y)

    @override
    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        drag(self.bidi, self._context, start, end)

    @override
    def type(self, text: str) -> None:
        letters = [KEYS["Enter"] if letter == "\n" else letter for letter in text]
        self._strokes(stroke for letter in letters for stroke in _stroke(letter))

    @override
    def press(self, keys: str) -> None:
        held = [KEYS.get(key, key) for key in keys.split("+")]
        down = [{"type": "keyDown", "value": key} for key in held]
        up = [{"type": "keyUp", "value": key} for key in reversed(held)]
        self._strokes([*down, *up])

    def _strokes(self, actions: Any) -> None:
        keyboard = {"type": "key", "id": "keyboard", "actions": list(actions)}
        act = {"context": self._context, "actions": [keyboard]}
        self.bidi.send("input.performActions", act)

    @override
    def paste(self, text: str) -> None:
        self.evaluate("(text) => navigator.clipboard.writeText(text)", text)
        self.press("Control+v")

    @override
    def frames(self) -> Sequence[Frame]:
        return [
            _FirefoxFrame(self, each)
            for each in self._contexts()
            if each["url"].startswith("moz-extension:")
        ]

    def _contexts(self) -> Sequence[dict[str, Any]]:
        """The page and all frames in it."""
        tree = self.bidi.send("browsingContext.getTree", {"root": self._context})
        found = list(tree["contexts"])
        for each in found:
            found.extend(each["children"])
        return found

    @override
    def in_closed_roots(self, function: str, *values: object) -> Sequence[object]:
        pages = [each for each in self._contexts() if each["url"].startswith("https:")]
        return [
            _call(self.bidi, page["context"], function, [{"sharedId": root}, *values])
            for page in pages
            for root in self._roots_in(page["context"])
        ]

    def _roots_in(self, context: str) -> Iterator[str]:
        look = {
            "expression": "document.documentElement",
            "awaitPromise": False,
            "target": {"context": context},
            "serializationOptions": {"maxDomDepth": 200, "includeShadowTree": "all"},
        }
        # A frame may leave while it is asked.
        with suppress(BidiError):
            yield from _closed_roots(self.bidi.send("script.evaluate", look)["result"])

    @override
    def screenshot(self, file: Path) -> None:
        shot = self.bidi.send(
            "browsingContext.captureScreenshot", {"context": self._context}
        )
        file.write_bytes(base64.b64decode(shot["data"]))

    @override
    def close(self) -> None:
        with suppress(BidiError):
            self.bidi.send("browser.close", {})
        self.bidi.close()
        self._process.wait(timeout=30)


class _FirefoxFrame(Frame):
    def __init__(self, browser: Firefox, child: dict[str, Any]) -> None:
        self._bidi = browser.bidi
        self._context: str = child["context"]
        self._address: str = child["url"]
        # Keys find the frame that has the keyboard by themselves.
        self._press = browser.press

    @property
    @override
    def address(self) -> str:
        return self._address

    @override
    def evaluate(self, function: str, *values: object) -> object:
        return _evaluate(self._bidi, self._context, function, values)

    @override
    def click_at(self, x: float, y: float) -> None:
        click(self._bidi, self._context, x, y)

    @override
    def press(self, key: Literal["Tab", "Enter", "Escape"]) -> None:
        self._press(key)


def _address(file: Path) -> str:
    written = until(
        lambda: file.is_file() and file.read_text(), "Firefox to listen", 60
    )
    server = json.loads(str(written))
    return f"ws://{server['ws_host']}:{server['ws_port']}/session"


def _stroke(letter: str) -> list[dict[str, str]]:
    return [
        {"type": "keyDown", "value": letter},
        {"type": "keyUp", "value": letter},
    ]


def _closed_roots(node: dict[str, Any]) -> Iterator[str]:
    """Shared ids of the closed shadow roots in a serialised DOM tree."""
    value = node.get("value", {})
    if value.get("mode") == "closed":
        yield node["sharedId"]
    inner = value.get("shadowRoot")
    for child in (*value.get("children", ()), *([inner] if inner else ())):
        yield from _closed_roots(child)


def _evaluate(
    bidi: Bidi, context: str, function: str, values: Sequence[object]
) -> object:
    # A frame may be replaced or leave while it is asked: then there is nothing to see.
    with suppress(BidiError):
        return _call(bidi, context, function, values)
    return None


def _call(bidi: Bidi, context: str, function: str, values: Sequence[object]) -> object:
    # Values travel as JSON; a node of the page keeps its shared id.
    wrapped = f"""async (...values) => JSON.stringify(await ({function})(
      ...values.map((value) => typeof value === 'string' ? JSON.parse(value) : value)
    )) ?? 'null'"""
    answer = bidi.send(
        "script.callFunction",
        {
            "functionDeclaration": wrapped,
            "awaitPromise": True,
            "userActivation": True,
            "target": {"context": context},
            "arguments": [_argument(value) for value in values],
        },
    )
    if answer["type"] != "success":
        raise AssertionError(answer["exceptionDetails"]["text"])
    return json.loads(answer["result"]["value"])


def _argument(value: object) -> object:
    if isinstance(value, dict) and "sharedId" in value:
        return value
    return {"type": "string", "value": json.dumps(value)}
