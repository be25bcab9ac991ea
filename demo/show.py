"""Starts the daemon, the page and a browser, shows one draft's way, and ends them all."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from demo.needs import BROWSERS, BUILT, NeedError, a_browser, has_screen, opened
from demo.say import Speaker, language
from demo.scene import play, stay
from tests.browser.browser import Browser, Launch
from tests.browser.machine import Machine
from tests.browser.server import SiteServer
from tests.browser.waiting import NotReachedError


@contextmanager
def machine(home: Path) -> Iterator[Machine]:
    """A home of its own in which the daemon runs."""
    ready = Machine(home, language())
    ready.run("setup")
    ready.start()
    try:
        yield ready
    finally:
        ready.stop()


@contextmanager
def browser(name: str, launch: Launch) -> Iterator[Browser]:
    """A browser that ends with the block, whoever ended it."""
    running = opened(name, launch)
    try:
        yield running
    finally:
        with suppress(Exception):
            running.close()


def show(speaker: Speaker) -> None:
    """The whole way."""
    name, screen = a_browser(), has_screen()
    speaker.say("begin")
    with (
        tempfile.TemporaryDirectory(
            prefix="bedacht-demo-", ignore_cleanup_errors=True
        ) as home,
        SiteServer() as pages,
        machine(Path(home)) as ready,
    ):
        speaker.say("daemon")
        launch = Launch(
            extension=BROWSERS[name][2],
            port=pages.port,
            home=ready.home,
            environment=ready.environment,
            language=language(),
            headless=not screen,
        )
        with browser(name, launch) as running:
            speaker.say("browser", name=name)
            try:
                (stay if screen else play)(running, speaker)
            except NotReachedError as late:
                raise NeedError(f"{late}\n\n{ready.run('status')}") from None


def main() -> int:
    """Show it; 1 when something is missing."""
    speaker = Speaker(language())
    try:
        show(speaker)
    except NeedError as missing:
        print(f"\n{missing}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    speaker.say("own", chromium=BUILT / "chrome-mv3", firefox=BUILT / "firefox-mv3")
    speaker.say("text")
    speaker.say("end")
    return 0


if __name__ == "__main__":
    sys.exit(main())
