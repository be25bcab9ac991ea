"""The extension's pages with sample models, built and served, opened in Chromium."""

from __future__ import annotations

import functools
import subprocess
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from typing_extensions import override

from tests.browser import driver
from tests.browser.chromium import EXECUTABLE
from tests.browser.machine import ROOT
from tests.serving import served

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Literal, Self

    from playwright.sync_api import Page

    Theme = Literal["light", "dark", "forced"]

EXTENSION = ROOT / "extension"
BUILT = EXTENSION / ".output" / "preview"
WIDTHS = {"card": 380, "confirm": 420, "popup": 352, "options": 900, "welcome": 900}


class Sample(NamedTuple):
    """Which page to show, and how."""

    page: str
    case: str = ""
    language: str = "de"
    address: str = "du"
    theme: Theme = "light"
    width: int | None = None


class _Quiet(SimpleHTTPRequestHandler):
    @override
    def log_message(self, format: str, *args: object) -> None:
        return


class SamplePages:
    """Builds and serves the pages; every complaint of a page's console is kept."""

    def __init__(self) -> None:
        command = ["npm", "run", "--silent", "preview"]
        subprocess.run(command, cwd=EXTENSION, check=True)
        self._open = ExitStack()
        self.complaints: list[str] = []

    def __enter__(self) -> Self:
        handler = functools.partial(_Quiet, directory=str(BUILT))
        self._port = self._open.enter_context(served(handler))
        self._browser = driver.start().chromium.launch(
            executable_path=EXECUTABLE, args=["--no-sandbox"]
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._browser.close()
        driver.stop()
        self._open.close()

    def open(self, sample: Sample) -> Page:
        """A new window with the page, drawn."""
        context = self._browser.new_context(
            viewport={"width": sample.width or WIDTHS[sample.page], "height": 800},
            color_scheme="dark" if sample.theme == "dark" else "light",
            forced_colors="active" if sample.theme == "forced" else "none",
            reduced_motion="reduce",
            bypass_csp=False,
        )
        page = context.new_page()
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        query = urlencode(
            {
                "page": sample.page,
                "case": sample.case,
                "language": sample.language,
                "address": sample.address,
            }
        )
        page.goto(f"http://127.0.0.1:{self._port}/index.html?{query}")
        page.wait_for_selector(".finding > *, .question > *, main:not(.card) > *")
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)
