"""What Chromium's own tracing says about one page: how long its main thread was busy, keystroke by keystroke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

Event = dict[str, Any]
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
TASK = "RunTask"
CALL = "FunctionCall"
SETTLE_MS = 1000


class Trace:
    """The events of one recording; times are microseconds."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def busy(self, name: str, script: str = "") -> list[float]:
        """Milliseconds of `name` (in a script whose address holds `script`) after each keystroke.

        A message on a port reaches its listener by a call of the browser's own, without an
        address: it counts for the script, because in these pages nobody else has a port.
        """
        thread = self._thread()
        there = [
            event for event in self.events if (event["pid"], event["tid"]) == thread
        ]
        starts = [event["ts"] for event in there if _is_keystroke(event)]
        ends = [*starts[1:], starts[-1] + SETTLE_MS * 1000]
        wanted = [event for event in there if event["name"] == name]
        spans = _outermost(event for event in wanted if _is_of(script, event))
        return [
            sum(long for at, long in spans if start <= at < end) / 1000
            for start, end in zip(starts, ends, strict=True)
        ]

    def _thread(self) -> tuple[int, int]:
        """Process and thread that the keystrokes reached."""
        reached = next(event for event in self.events if _is_keystroke(event))
        return reached["pid"], reached["tid"]


def _is_keystroke(event: Event) -> bool:
    data = event.get("args", {}).get("data", {})
    return bool(event["name"] == "EventDispatch" and data.get("type") == "keydown")


def _address(event: Event) -> str:
    return str(event.get("args", {}).get("data", {}).get("url", ""))


def _is_of(script: str, event: Event) -> bool:
    address = _address(event)
    return script in address or address == ""


def _outermost(events: Iterable[Event]) -> list[tuple[float, float]]:
    """Beginning and cost of what does not lie inside another: nothing counts twice.

    The cost is time of the processor, where it was told: the machine may have other work.
    """
    spans = sorted((event["ts"], event.get("dur", 0), _cost(event)) for event in events)
    kept: list[tuple[float, float]] = []
    end = 0.0
    for at, long, cost in spans:
        if at >= end:
            kept.append((at, cost))
            end = at + long
    return kept


def _cost(event: Event) -> float:
    return float(event.get("tdur") or event.get("dur") or 0)


@contextmanager
def traced(page: Page) -> Iterator[Trace]:
    """Everything that the page's browser does until the end of the block."""
    session = page.context.new_cdp_session(page)
    trace = Trace()
    session.on("Tracing.dataCollected", lambda told: trace.events.extend(told["value"]))
    config = {"includedCategories": CATEGORIES, "excludedCategories": ["*"]}
    session.send(
        "Tracing.start", {"traceConfig": config, "transferMode": "ReportEvents"}
    )
    yield trace
    _finish(session, page)


def _finish(session: CDPSession, page: Page) -> None:
    done: list[object] = []
    session.on("Tracing.tracingComplete", lambda told: done.append(told))
    session.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)
    session.detach()
