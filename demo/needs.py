"""What the demo needs from the machine, and how one gets what is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.browser import Browser, Launch
from tests.browser.chromium import EXECUTABLE as CHROMIUM
from tests.browser.chromium import Chromium
from tests.browser.firefox import EXECUTABLE as FIREFOX
from tests.browser.firefox import Firefox

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "extension" / ".output"
Kind = type[Chromium] | type[Firefox]
# The kinds in the order of preference: executable, class, folder of the built extension.
BROWSERS: dict[str, tuple[str, Kind, Path]] = {
    "Chromium": (CHROMIUM, Chromium, BUILT / "chrome-mv3"),
    "Firefox": (FIREFOX, Firefox, BUILT / "firefox-mv3"),
}


class NeedError(Exception):
    """Something is missing; the message says what, and how to get it."""


def a_browser() -> str:
    """The name of a browser that is here; may install Debian's Chromium.

    Raises:
        NeedError: there is none, and it may not be installed.
    """
    if not _there():
        install = ["sh", str(ROOT / ".ci" / "packages"), "chromium=chromium"]
        if subprocess.run(install, check=False).returncode:
            raise NeedError("The demo needs Chromium or Firefox; see above.")
    if not _there():
        raise NeedError(
            f"The demo looks for {CHROMIUM} and {FIREFOX}; neither is there."
        )
    return _there()[0]


def _there() -> list[str]:
    return [name for name, (path, _, _) in BROWSERS.items() if shutil.which(path)]


def has_screen() -> bool:
    """Whether a window would be seen by somebody."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def opened(name: str, launch: Launch) -> Browser:
    """The browser of this name, running."""
    return BROWSERS[name][1](launch)
