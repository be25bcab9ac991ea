"""Reads the card in the page as a person does: one finding after the other."""

from dataclasses import dataclass

from tests.browser.browser import Frame
from tests.browser.composer import Composer
from tests.browser.waiting import until

CARD = """() => {
  const said = (css) => document.querySelector(css)?.innerText.trim() ?? '';
  const each = (css) => [...document.querySelectorAll(css)].map((one) => one.innerText.trim());
  const advice = [...document.querySelectorAll('.advice li')].map((item) => [
    item.querySelector('p')?.innerText.trim() ?? '', item.querySelector('q')?.innerText.trim() ?? '']);
  return [said('.level'), said('.words q'), said('h1'), said('.why'), advice, each('.ground p')];
}"""
NEXT = "[data-key='next']"


@dataclass(frozen=True, slots=True)
class Note:
    """One finding in the words of the card; `quote` is empty for the whole draft."""

    level: str
    quote: str
    title: str
    why: str
    advice: tuple[tuple[str, str], ...]
    ground: tuple[str, ...]


def notes(composer: Composer) -> list[Note]:
    """Every finding, in the order in which the card shows them."""
    frame = composer.frame("card")
    found = [until(lambda: _note(frame), "the card to say something")]
    while frame.shows(NEXT):
        frame.click(NEXT)
        note = until(lambda: _another(frame, found[-1]), "the card to turn")
        if note in found:
            break
        found.append(note)
    return found


def _another(frame: Frame, before: Note) -> Note | None:
    note = _note(frame)
    return note if note != before else None


def _note(frame: Frame) -> Note | None:
    said = frame.evaluate(CARD)
    if not isinstance(said, list) or not said[2]:
        return None
    level, quote, title, why, advice, ground = said
    pairs = tuple((str(label), str(text)) for label, text in advice)
    return Note(level, quote, title, why, pairs, tuple(ground))
