"""What the daemon says: frames to JSON objects and back."""

from __future__ import annotations

import re

from bedacht.engine.draft import Listed, Platform, Stance
from bedacht.engine.finding import Level
from bedacht.errors import MalformedError
from bedacht.policy.verdict import State
from bedacht.wire.asks import DRAFT_ID, KEY_ID, SITES
from bedacht.wire.fields import Fields, encoded, whole, written
from bedacht.wire.frames import (
    Address,
    ChallengeFrame,
    Fault,
    Language,
    PairedFrame,
    PolicyNote,
    Preferences,
    PreferencesFrame,
    RefusalFrame,
    Refused,
    Second,
    Sensitivity,
    StatusFrame,
    Unchecked,
    VerdictFrame,
    WelcomeFrame,
)
from bedacht.wire.presentation import read_finding, write_finding
from bedacht.wire.strict import Object

CHALLENGE_NOISE = 256
KEY_SIZE = 32
CLEAN = "clean"
_SPOKEN = (Level.HINT, Level.WARN, Level.CONFIRM)
_CODE_WORD = re.compile("[a-z0-9-]{1,64}")


def read_challenge(fields: Fields) -> ChallengeFrame:
    """The daemon's half of the handshake."""
    return ChallengeFrame(fields.data("noise", CHALLENGE_NOISE))


def write_challenge(frame: ChallengeFrame) -> Object:
    """The object for a challenge."""
    return {"type": "challenge", "noise": encoded(frame.noise)}


def read_welcome(fields: Fields) -> WelcomeFrame:
    """The first frame of a session."""
    return WelcomeFrame(
        version=fields.whole("version", 1, 999),
        product=fields.text("product"),
        preferences=whole(fields.inside("preferences"), _preferences),
        policy=_maybe_policy(fields),
    )


def write_welcome(frame: WelcomeFrame) -> Object:
    """The object for a welcome."""
    return {
        "type": "welcome",
        "version": frame.version,
        "product": frame.product,
        "preferences": _write_preferences(frame.preferences),
        "policy": _write_policy(frame.policy),
    }


def read_verdict(fields: Fields) -> VerdictFrame:
    """A verdict; one that contradicts itself is malformed."""
    frame = VerdictFrame(
        draft=fields.pattern("draft", DRAFT_ID),
        revision=fields.whole("revision"),
        state=fields.word("state", State),
        reason=fields.maybe("reason", lambda name: fields.word(name, Unchecked)),
        level=fields.maybe("level", lambda name: _read_level(fields, name)),
        findings=fields.each("findings", read_finding),
        policy=fields.maybe("policy", fields.whole),
    )
    if not _consistent(frame):
        raise MalformedError("the verdict contradicts itself")
    return frame


def write_verdict(frame: VerdictFrame) -> Object:
    """The object for a verdict."""
    return {
        "type": "verdict",
        "draft": frame.draft,
        "revision": frame.revision,
        "state": frame.state,
        "reason": frame.reason,
        "level": None if frame.level is None else _write_level(frame.level),
        "findings": [write_finding(finding) for finding in frame.findings],
        "policy": frame.policy,
    }


def read_preferences(fields: Fields) -> PreferencesFrame:
    """All preferences."""
    return PreferencesFrame(whole(fields.inside("preferences"), _preferences))


def write_preferences(frame: PreferencesFrame) -> Object:
    """The object for all preferences."""
    return {
        "type": "preferences",
        "preferences": _write_preferences(frame.preferences),
    }


def read_status(fields: Fields) -> StatusFrame:
    """How the daemon is."""
    return StatusFrame(
        product=fields.text("product"),
        rules=fields.whole("rules"),
        policy=_maybe_policy(fields),
        faults=fields.each("faults", _fault),
        reader=fields.word("reader", Second),
    )


def write_status(frame: StatusFrame) -> Object:
    """The object for how the daemon is."""
    return {
        "type": "status",
        "product": frame.product,
        "rules": frame.rules,
        "policy": _write_policy(frame.policy),
        "faults": [{"code": fault.code, "note": fault.note} for fault in frame.faults],
        "reader": frame.reader,
    }


def read_paired(fields: Fields) -> PairedFrame:
    """The lasting key."""
    key_id, key = fields.pattern("key_id", KEY_ID), fields.data("key", KEY_SIZE)
    if len(key) != KEY_SIZE:
        raise MalformedError("key is not a key")
    return PairedFrame(key_id, key)


def write_paired(frame: PairedFrame) -> Object:
    """The object for the lasting key."""
    return {"type": "paired", "key_id": frame.key_id, "key": encoded(frame.key)}


def read_refusal(fields: Fields) -> RefusalFrame:
    """A no; a code that this version does not know is malformed, as all unknown is."""
    code, name = fields.whole("code", 1, max(Refused)), fields.text("name")
    if Refused(code).word != name:
        raise MalformedError("code and name do not belong together")
    return RefusalFrame(
        code=Refused(code),
        draft=fields.maybe("draft", lambda field: fields.pattern(field, DRAFT_ID)),
        revision=fields.maybe("revision", fields.whole),
    )


def write_refusal(frame: RefusalFrame) -> Object:
    """The object for a no."""
    return {
        "type": "refusal",
        "code": int(frame.code),
        "name": frame.code.word,
        "draft": frame.draft,
        "revision": frame.revision,
    }


def _consistent(frame: VerdictFrame) -> bool:
    if frame.state is State.NOT_CHECKED:
        return frame.reason is not None and not frame.findings and frame.level is None
    highest = max((finding.level for finding in frame.findings), default=Level.OFF)
    return frame.reason is None and frame.level is highest


def _read_level(fields: Fields, name: str) -> Level:
    word = fields.text(name)
    return Level.OFF if word == CLEAN else Fields({name: word}).level(name, _SPOKEN)


def _write_level(level: Level) -> str:
    return CLEAN if level is Level.OFF else level.word


def _preferences(fields: Fields) -> Preferences:
    listed = fields.inside("listed")
    sites = whole(listed, lambda _: {site: listed.word(site, Listed) for site in SITES})
    return Preferences(
        employer=fields.text("employer"),
        listed=sites,
        language=fields.word("language", Language),
        address=fields.word("address", Address),
        stance=fields.word("stance", Stance),
        sensitivity=fields.word("sensitivity", Sensitivity),
        snooze_until=fields.maybe("snooze_until", fields.moment),
        paused_sites=fields.words("paused_sites", Platform),
        discreet=fields.truth("discreet"),
        reader=fields.truth("reader"),
    )


def _write_preferences(preferences: Preferences) -> Object:
    until = preferences.snooze_until
    return {
        "employer": preferences.employer,
        "listed": {site: preferences.listed[site] for site in SITES},
        "language": preferences.language,
        "address": preferences.address,
        "stance": preferences.stance,
        "sensitivity": preferences.sensitivity,
        "snooze_until": None if until is None else written(until),
        "paused_sites": sorted(preferences.paused_sites),
        "discreet": preferences.discreet,
        "reader": preferences.reader,
    }


def _maybe_policy(fields: Fields) -> PolicyNote | None:
    return fields.maybe("policy", lambda name: whole(fields.inside(name), _policy))


def _policy(fields: Fields) -> PolicyNote:
    return PolicyNote(
        name=fields.text("name"),
        version=fields.whole("version"),
        source=fields.text("source"),
        state=fields.text("state"),
    )


def _write_policy(policy: PolicyNote | None) -> Object | None:
    if policy is None:
        return None
    return {
        "name": policy.name,
        "version": policy.version,
        "source": policy.source,
        "state": policy.state,
    }


def _fault(fields: Fields) -> Fault:
    return Fault(fields.pattern("code", _CODE_WORD), fields.text("note"))
