"""The drafts that are timed: one post in each language, in three lengths, never twice the same."""

from collections.abc import Iterator
from pathlib import Path

LENGTHS = (300, 1300, 3000)
LETTERS = "abcdefghijklmnopqrst"
TEXTS = Path(__file__).parent / "texts"
# What the changing words are changed into: nobody may answer out of a memory of the text.
SPARE = (
    "harbour",
    "lantern",
    "meadow",
    "pebble",
    "ribbon",
    "saddle",
    "timber",
    "walnut",
)


def post(language: str, length: int) -> str:
    """The beginning of the post in one language, cut after a whole word."""
    text = (TEXTS / f"{language}.txt").read_text("utf-8")
    return text if len(text) <= length else text[: text.rindex(" ", 0, length)]


def fresh(text: str, turn: int) -> str:
    """The same text with one word of every line replaced, another one each turn."""
    return "\n".join(_changed(line, turn) for line in text.split("\n"))


def _changed(line: str, turn: int) -> str:
    words = line.split(" ")
    if len(words) > 1:
        words[(turn * 7) % len(words)] = SPARE[turn % len(SPARE)] + _tail(turn)
    return " ".join(words)


def _tail(turn: int) -> str:
    """Letters that differ every turn; digits would be read as numbers by somebody."""
    return LETTERS[turn // len(LETTERS) % len(LETTERS)] + LETTERS[turn % len(LETTERS)]


def typing(text: str) -> Iterator[str]:
    """The draft after each word, as it grows while somebody writes."""
    at = text.find(" ")
    while at != -1:
        yield text[:at]
        at = text.find(" ", at + 1)
    yield text


def keystrokes(text: str, last: int) -> Iterator[str]:
    """The draft after each of its `last` keystrokes."""
    for length in range(len(text) - last + 1, len(text) + 1):
        yield text[:length]
