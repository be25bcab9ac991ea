"""From files to policy and preferences; what cannot be read is told, not guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bedacht.desk.signed import read_signed
from bedacht.desk.snapshot import Library
from bedacht.desk.sources import Sources
from bedacht.errors import PlaceError, UpdateError
from bedacht.files import read_managed, read_text
from bedacht.policy.fault import Fault
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.policy.read_preferences import Understood, read_preferences
from bedacht.policy.sentences import Sentences

# With one of these troubles no policy is in force but the last good one.
UNUSABLE = frozenset({"policy-faulty", "update-refused"})
# With one of these nothing of the preferences file is in force.
UNREAD = frozenset({"preferences-faulty", "preferences-unread"})
_NOTHING_BEFORE = {
    "policy-faulty": "policy-unread",
    "preferences-faulty": "preferences-unread",
}
_MOST_TOLD = 5
_UNREADABLE = (Fault(1, 1, "unreadable"),)


@dataclass(frozen=True, slots=True)
class Found:
    """A policy, and the name of the source that it came from."""

    policy: Policy
    source: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that the person should know; `code` is stable, for the extension."""

    code: str
    file: Path = Path()
    faults: tuple[Fault, ...] = ()
    why: str = ""

    def told(self, spoken: Sentences) -> str:
        """One sentence for people; of several faults the first."""
        what = told(self.faults[0], self.file, spoken) if self.faults else self.why
        if self.code == "update-refused":
            what = spoken.say(f"refused.{self.why}")
        return spoken.say(f"policy_state.{self.code}", file=self.file, what=what)

    def with_nothing_before(self) -> Trouble:
        """The same where there is no last good file that could stay in force."""
        return replace(self, code=_NOTHING_BEFORE.get(self.code, self.code))


def sentence(fault: Fault, spoken: Sentences, table: str = "fault") -> str:
    """What is wrong (or with `counsel`, what would be better), and what to write instead."""
    fill = dict(fault.fill)
    if "kind" in fill:
        fill["kind"] = spoken.say(f"kind.{fill['kind']}")
    return spoken.say(f"{table}.{fault.what}", **fill)


def told(fault: Fault, file: Path | str, spoken: Sentences) -> str:
    """A fault as a line for people: file, line, column, what, cure."""
    return f"{file}:{fault.line}:{fault.column}: {sentence(fault, spoken)}"


def find_policy(
    sources: Sources, library: Library, day: date
) -> tuple[Found | None, list[Trouble]]:
    """The first policy in the order of the sources.

    A faulty one does not make way for a weaker one: then there is none.
    """
    troubles: list[Trouble] = []
    for source, path in sources.policies().items():
        try:
            text = _text(source, path, sources, day, troubles)
        except PlaceError:
            troubles.append(Trouble("policy-owner", path))
            continue
        except UpdateError as error:
            return None, [*troubles, Trouble("update-refused", path, why=error.code)]
        if text is not None:
            policy = _policy(text, library)
            if isinstance(policy, Policy):
                return Found(policy, source), troubles
            return None, [*troubles, Trouble("policy-faulty", path, policy)]
    return None, troubles


def _text(
    source: str, path: Path, sources: Sources, day: date, troubles: list[Trouble]
) -> str | tuple[Fault, ...] | None:
    try:
        if source == "managed":
            return read_managed(path, sources.administrator)
        if source == "signed":
            return _signed(path, sources, day, troubles)
        return read_text(path)
    except (OSError, UnicodeDecodeError):
        return _UNREADABLE


def _signed(
    path: Path, sources: Sources, day: date, troubles: list[Trouble]
) -> str | None:
    """The text of the signed policy; one that is old stays, and it is told."""
    pack = read_signed(sources)
    if pack is None:
        return None
    if pack.is_old_on(day):
        since = pack.expires.isoformat()
        troubles.append(Trouble("policy-old", path, why=since))
    return pack.policy


def _policy(
    text: str | tuple[Fault, ...], library: Library
) -> Policy | tuple[Fault, ...]:
    if isinstance(text, tuple):
        return text
    return read_policy(text, library.rule_ids, library.lint)


def find_preferences(
    path: Path | None, library: Library, preset: Preferences
) -> Understood | tuple[Fault, ...]:
    """The person's preferences, or why their file cannot be read at all."""
    try:
        text = None if path is None else read_text(path)
    except (OSError, UnicodeDecodeError):
        return _UNREADABLE
    if text is None:
        return Understood(preset)
    return read_preferences(text, library.rule_ids, preset)


def not_understood(path: Path | None, found: Understood) -> Iterator[Trouble]:
    """The first of what is not understood in preferences, each told by itself."""
    for fault in found.faults[:_MOST_TOLD]:
        yield Trouble("preferences-partly", path or Path(), (fault,))
