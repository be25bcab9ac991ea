"""What a mouse does, in the words of WebDriver BiDi."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.bidi import Bidi

PRESSED: dict[str, object] = {"type": "pointerDown", "button": 0}
LET_GO: dict[str, object] = {"type": "pointerUp", "button": 0}


def _to(x: float, y: float) -> dict[str, object]:
    return {"type": "pointerMove", "x": round(x), "y": round(y)}


def _act(bidi: Bidi, context: str, actions: list[dict[str, object]]) -> None:
    pointer = {"type": "pointer", "id": "mouse", "actions": actions}
    bidi.send("input.performActions", {"context": context, "actions": [pointer]})


def click(bidi: Bidi, context: str, x: float, y: float) -> None:
    """Presses and lets go at one point of the window, in CSS pixels."""
    _act(bidi, context, [_to(x, y), PRESSED, LET_GO])


def drag(
    bidi: Bidi, context: str, start: tuple[float, float], end: tuple[float, float]
) -> None:
    """Presses at one point and lets go at another, with a stop in the middle."""
    half = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    way = [_to(*start), PRESSED, _to(*half), _to(*end), LET_GO]
    _act(bidi, context, way)
