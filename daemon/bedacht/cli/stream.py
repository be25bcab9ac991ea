"""`bedacht check --jsonl`: records in, one JSON object for each out, as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bedacht.cli.answers import answer
from bedacht.cli.records import UnfitError, read_record
from bedacht.cli.shelf import Shelf
from bedacht.desk.review import review
from bedacht.desk.second import Read, impressions
from bedacht.engine.draft import Context
from bedacht.engine.finding import Level
from bedacht.errors import PolicyError
from bedacht.policy.sentences import Sentences


@dataclass(slots=True)
class Tally:
    """What decides the exit status."""

    loud: bool = False
    bad: bool = False

    @property
    def status(self) -> int:
        """2 bad input, 1 something at `warn` or above, 0 nothing."""
        return 2 if self.bad else int(self.loud)


class Stream:
    """Answers records; `usual` is what a record's missing fields take.

    `read`: who looks a second time.
    """

    def __init__(
        self,
        shelf: Shelf,
        usual: Context,
        spoken: Sentences,
        read: Read | None = None,
    ) -> None:
        if usual.now is None:
            raise ValueError("the usual context needs a day")
        self._shelf = shelf
        self._usual = usual
        self._day = usual.now
        self._spoken = spoken
        self._read = read
        self.tally = Tally()

    def answers(self, lines: Iterable[bytes]) -> Iterator[Mapping[str, Any]]:
        """One object for each line that is not blank."""
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield self._answer(line, number)

    def _answer(self, line: bytes, number: int) -> Mapping[str, Any]:
        try:
            record = read_record(line, number, self._usual)
        except UnfitError as unfit:
            return self._fault(number, told_unfit(unfit, self._spoken))
        try:
            day = record.draft.context.now or self._day
            snapshot = self._shelf.snapshot(record.org, day)
        except PolicyError as error:
            return {"id": record.id, **self._fault(number, error.problem)}
        seen = impressions(record.draft, snapshot, self._read)
        reviewed = review(record.draft, snapshot, impressions=seen)
        self.tally.loud |= reviewed.verdict.level >= Level.WARN
        return answer(record.id, record.draft, reviewed)

    def _fault(self, number: int, what: str) -> dict[str, Any]:
        self.tally.bad = True
        return {"line": number, "fault": what}


def told_unfit(unfit: UnfitError, spoken: Sentences) -> str:
    """What is wrong with a record, for people."""
    fill = dict(unfit.fill)
    if "cure" in fill:
        fill["cure"] = spoken.say(f"cli.{fill['cure']}", choices=fill.pop("choices"))
    return spoken.say(f"cli.{unfit.key}", **fill)
