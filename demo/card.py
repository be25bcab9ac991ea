"""Reads the card in the page as a person does: one finding after the other."""

from contextlib import suppress
from dataclasses import dataclass

from tests.browser.browser import Frame
from tests.browser.composer import Composer
from tests.browser.waiting import NotReachedError, until

CARD = """() => {
  const said = (css) => document.querySelector(css)?.innerText.trim() ?? '';
  const read = [...document.querySelectorAll('.ground p')].filter((one) => !one.closest('[hidden]'));
  const ground = read.map((one) => {
    const link = one.querySelector('[data-key=ask]')?.innerText ?? '';
    return one.innerText.slice(0, one.innerText.length - link.length).trim();
  });
  const advice = [...document.querySelectorAll('.advice li')].map((item) => [
    item.querySelector('p')?.innerText.trim() ?? '', item.querySelector('q')?.innerText.trim() ?? '']);
  return [said('.turning span'), said('.level'), said('.words q'), said('h1'), said('.why'), advice, ground];
}"""
NEXT = "[data-key='next']"


@dataclass(frozen=True, slots=True)
class Note:
    """One finding in the words of the card; `quote` is empty for the whole draft."""

    place: str
    level: str
    quote: str
    title: str
    why: str
    advice: tuple[tuple[str, str], ...]
    ground: tuple[str, ...]


def notes(composer: Composer) -> list[Note]:
    """Every finding, in the order of the text."""
    frame = composer.frame("card")
    found = [until(lambda: _note(frame), "the card to say something")]
    while frame.shows(NEXT):
        note = until(lambda: _turned(frame, found[-1]), "the card to turn")
        if note.place == found[0].place:
            break
        found.append(note)
    return sorted(found, key=lambda note: note.place)


def _turned(frame: Frame, before: Note) -> Note | None:
    """The next finding; None where the card moved away under the click."""
    frame.click(NEXT)
    with suppress(NotReachedError):
        return until(lambda: _another(frame, before), "the next one", patience=1)
    return None


def _another(frame: Frame, before: Note) -> Note | None:
    note = _note(frame)
    return note if note and note.place != before.place else None


def _note(frame: Frame) -> Note | None:
    said = frame.evaluate(CARD)
    if not isinstance(said, list) or not said[3]:
        return None
    place, level, quote, title, why, advice, ground = said
    pairs = tuple((str(label), str(text)) for label, text in advice)
    return Note(place, level, quote, title, why, pairs, tuple(ground))
