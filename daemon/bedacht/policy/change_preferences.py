"""What a person changes, in a file that a later version may have written.

Nothing is lost of what this version does not understand. A form sends all that it shows:
what it says again does not overwrite a value that only counts here because the one in the
file is not understood.
"""

from __future__ import annotations

from collections.abc import Callable

from bedacht.errors import PreferenceError
from bedacht.policy.fault import Fault
from bedacht.policy.preferences import Changes, Keys, Value
from bedacht.policy.read_preferences import Understood
from bedacht.policy.write_preferences import write_preferences

Read = Callable[[str], Understood | tuple[Fault, ...]]


def change_preferences(source: str, changes: Changes, read: Read) -> str | None:
    """The text with the changes; None where they cannot be made without harm.

    Harm: the file could not be read again, or less of it would be understood.
    """
    before = read(source)
    if not isinstance(before, Understood):
        return None
    wanted = {
        path: value
        for path, value in changes.items()
        if not _says_the_same(source, path, value, before, read)
    }
    text = _written(source, wanted, before)
    after = None if text is None else read(text)
    if isinstance(after, Understood) and len(after.faults) <= len(before.faults):
        return text
    return None


def _says_the_same(
    source: str, path: Keys, value: Value, before: Understood, read: Read
) -> bool:
    """Whether something strange would be overwritten with what counts already."""
    if not any(at[: len(path)] == path for at in before.strange):
        return False
    text = _written(source, {path: value}, before)
    after = None if text is None else read(text)
    return isinstance(after, Understood) and after.preferences == before.preferences


def _written(source: str, changes: Changes, before: Understood) -> str | None:
    try:
        return write_preferences(source, changes, before.strange)
    except PreferenceError:
        return None
