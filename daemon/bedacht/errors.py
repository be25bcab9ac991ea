"""Every exception of Bedacht. Blame is in the name: whoever reads it can cure it.

No exception carries words of a draft, of a policy's terms or of a secret.

    BedachtError
    ├── AuthorError          somebody wrote a file that cannot be used: file, line, cure
    │   ├── RuleError        a file below shared_rules/ (whoever writes rules)
    │   ├── CorpusError      labelled drafts or a baseline (whoever wrote or kept them)
    │   ├── PolicyError      a company's policy (whoever wrote or distributed it)
    │   └── PreferenceError  the person's own preferences
    ├── PeerError            the other side of the channel broke the protocol
    │   ├── MalformedError   not a frame: bad JSON, unknown field, value out of range
    │   ├── VersionError     no protocol version in common
    │   └── ImpostorError    the other side does not hold the key, or bytes were changed
    ├── DeployError          what IT has asked for cannot be written
    ├── UpdateError          a fetched policy is not what the company has signed: `code` says why
    └── HostError            this machine does not let us
        ├── PlaceError       a folder or file has the wrong owner, mode or kind
        ├── RunningError     another daemon of this person runs already
        ├── AwayError        no daemon answers
        ├── SealError        the daemon cannot be sealed, and was told to end then
        ├── KeyringError     the keyring is locked or does not answer
        ├── BrowserError     a browser's folder cannot be written to
        ├── ConsoleError     the console does not open
        └── ReaderError      the second reader cannot be used
"""

from __future__ import annotations


class BedachtError(Exception):
    """Anything that Bedacht raises on purpose."""


class AuthorError(BedachtError):
    """A file that cannot be used, with the place and the cure.

    Attributes:
        file: the path as its author knows it.
        line: the line, from 1; None where no line can be named.
        problem: what is wrong, one sentence.
        cure: what to write instead, one sentence.
    """

    def __init__(self, file: str, line: int | None, problem: str, cure: str) -> None:
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: {problem} {cure}")
        self.file = file
        self.line = line
        self.problem = problem
        self.cure = cure


class RuleError(AuthorError):
    """A rule, concept, platform or message file is wrong."""


class CorpusError(AuthorError):
    """A file of labelled drafts, or of a baseline, is wrong."""


class PolicyError(AuthorError):
    """A company's policy is wrong."""


class PreferenceError(AuthorError):
    """The person's own preferences are wrong."""


class PeerError(BedachtError):
    """The other side broke the protocol; the session ends, the draft is not checked."""


class MalformedError(PeerError):
    """What arrived is not a frame. Says which field, never its value."""


class VersionError(PeerError):
    """The two sides share no protocol version."""


class ImpostorError(PeerError):
    """The other side does not hold the key, or somebody changed the bytes."""


class UpdateError(BedachtError):
    """A signed policy that is not used.

    Attributes:
        code: why: a sentence `refused.<code>` stands in the messages.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class DeployError(BedachtError):
    """What IT has asked for cannot be written; the sentence says what to do."""


class HostError(BedachtError):
    """The machine does not let us; the sentence says what to do."""


class PlaceError(HostError):
    """A folder or file has the wrong owner, mode or kind."""


class RunningError(HostError):
    """Another daemon of this person runs already."""


class AwayError(HostError):
    """No daemon answers."""


class SealError(HostError):
    """The seal is not whole, and without it the daemon was not to run."""


class KeyringError(HostError):
    """The keyring is locked or does not answer in time."""


class BrowserError(HostError):
    """A browser's configuration cannot be written to or removed."""


class ConsoleError(HostError):
    """The console does not open, or not in time."""


class ReaderError(HostError):
    """The second reader cannot be used: one word says what is wrong with it."""
