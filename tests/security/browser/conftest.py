"""Browsers for the attacks: with somebody else's extension beside ours, and hostile sites on this machine."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.browser import Browser, Launch
from tests.browser.chromium import Chromium
from tests.browser.conftest import BROWSERS, BUILT, LONGEST_S, machine, server
from tests.browser.server import SITES, SiteServer
from tests.security.browser.hostile import hostile_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.machine import Machine

__all__ = ["machine", "server"]
SECOND = Path(__file__).parent / "second_extension"


@pytest.fixture(autouse=True)
def home() -> None:
    """Nothing: browsers have a machine of their own, whose home is not that of the tests beside."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(LONGEST_S))


@dataclass(frozen=True, slots=True)
class Sites:
    """Ports of a hostile site: one counts as public (in Chromium), the other as this machine."""

    public: int
    local: int


@pytest.fixture(scope="session")
def hostile() -> Iterator[Sites]:
    """Both."""
    with hostile_site() as public, hostile_site() as local:
        yield Sites(public, local)


def switches(sites: SiteServer, hostile: Sites) -> tuple[str, ...]:
    """What Chromium needs to find them."""
    here = f"127.0.0.1:{sites.port}"
    names = [f"MAP {name} {here}" for name in SITES]
    names += [f"MAP {each}.example 127.0.0.1" for each in ("evil", "forger", "rebind")]
    public = f"{here}=public,127.0.0.1:{hostile.public}=public"
    rules = ", ".join(
        [*names, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"]
    )
    return (f"--host-resolver-rules={rules}", f"--ip-address-space-overrides={public}")


@pytest.fixture(scope="session", params=list(BROWSERS))
def browser(
    request: pytest.FixtureRequest,
    server: SiteServer,
    machine: Machine,
    hostile: Sites,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """One browser after the other; Chromium with a second extension."""
    kind, folder = BROWSERS[request.param]
    # Chromium writes beside what it loads.
    second = shutil.copytree(SECOND, tmp_path_factory.mktemp("second") / "extension")
    running = kind(
        Launch(
            BUILT / folder,
            server.port,
            machine.home,
            machine.environment,
            more=switches(server, hostile) if kind is Chromium else (),
            beside=(second,) if kind is Chromium else (),
        )
    )
    yield running
    running.close()
