"""What the extension says: JSON objects to frames and back."""

from __future__ import annotations

import re

from bedacht.engine.draft import (
    Attachment,
    Audience,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.errors import MalformedError
from bedacht.wire.fields import Fields, encoded, whole, written
from bedacht.wire.frames import (
    Action,
    Address,
    ChoiceFrame,
    ContextFrame,
    HelloFrame,
    Language,
    PreferenceChange,
    PreferencesSetFrame,
    ReviewFrame,
    Sensitivity,
    StatusAskFrame,
)
from bedacht.wire.strict import Object

DRAFT_LIMIT = 65536  # bytes of UTF-8; the desk's answer beyond it is too-long
DRAFT_UNITS = 2 * DRAFT_LIMIT
SHARED_UNITS = 20000
SITES = (Platform.LINKEDIN, Platform.XING, Platform.FACEBOOK)
KEY_ID = re.compile("[0-9a-f]{16}")
DRAFT_ID = re.compile("[A-Za-z0-9-]{1,64}")
HELLO_NOISE = 256
VERSIONS = 16


def read_hello(fields: Fields) -> HelloFrame:
    """The first thing that a client says."""
    versions = tuple(
        Fields({"versions": item}).whole("versions", 1, 999)
        for item in fields.items("versions")
    )
    if not 1 <= len(versions) <= VERSIONS:
        raise MalformedError("versions is not a list of its length")
    return HelloFrame(
        versions, fields.pattern("key_id", KEY_ID), fields.data("noise", HELLO_NOISE)
    )


def write_hello(frame: HelloFrame) -> Object:
    """The object for a hello."""
    return {
        "type": "hello",
        "versions": list(frame.versions),
        "key_id": frame.key_id,
        "noise": encoded(frame.noise),
    }


def read_review(fields: Fields) -> ReviewFrame:
    """A draft to look at."""
    return ReviewFrame(
        draft=fields.pattern("draft", DRAFT_ID),
        revision=fields.whole("revision"),
        text=fields.text("text", DRAFT_UNITS),
        context=whole(fields.inside("context"), _context),
    )


def write_review(frame: ReviewFrame) -> Object:
    """The object for a review."""
    context, shared = frame.context, frame.context.shared
    return {
        "type": "review",
        "draft": frame.draft,
        "revision": frame.revision,
        "text": frame.text,
        "context": {
            "platform": context.platform,
            "surface": context.surface,
            "audience": context.audience,
            "employer_listed": context.employer_listed,
            "attachments": sorted(context.attachments),
            "shared": None if shared is None else _write_shared(shared),
            "page": context.page,
            "language": context.language,
        },
    }


def read_choice(fields: Fields) -> ChoiceFrame:
    """A decision of the person; the field that its action needs must be there."""
    frame = ChoiceFrame(
        action=fields.word("action", Action),
        rule=fields.maybe("rule", fields.text),
        term=fields.maybe("term", fields.text),
        platform=fields.maybe("platform", lambda name: fields.word(name, Platform)),
    )
    needed = {
        Action.IGNORE_TERM: frame.term,
        Action.LESS: frame.rule,
        Action.LINKED: frame.platform,
    }
    if not needed[frame.action]:
        raise MalformedError("action lacks its field")
    return frame


def write_choice(frame: ChoiceFrame) -> Object:
    """The object for a choice."""
    return {
        "type": "choice",
        "action": frame.action,
        "rule": frame.rule,
        "term": frame.term,
        "platform": frame.platform,
    }


def read_preferences_set(fields: Fields) -> PreferencesSetFrame:
    """Preferences to change, or the wish to know them."""
    change = fields.maybe("set", lambda name: whole(fields.inside(name), _change))
    return PreferencesSetFrame(change)


def write_preferences_set(frame: PreferencesSetFrame) -> Object:
    """The object for preferences to change."""
    if frame.change is None:
        return {"type": "preferences", "set": None}
    change: Object = {**frame.change}
    moment = frame.change.get("snooze_until")
    if moment is not None:
        change["snooze_until"] = written(moment)
    if "paused_sites" in frame.change:
        change["paused_sites"] = sorted(frame.change["paused_sites"])
    return {"type": "preferences", "set": change}


def read_status_ask(_fields: Fields) -> StatusAskFrame:
    """The wish to know how the daemon is."""
    return StatusAskFrame()


def write_status_ask(_frame: StatusAskFrame) -> Object:
    """The object for that wish."""
    return {"type": "status"}


def _context(fields: Fields) -> ContextFrame:
    return ContextFrame(
        platform=fields.word("platform", Platform),
        surface=fields.word("surface", Surface),
        audience=fields.word("audience", Audience),
        employer_listed=fields.word("employer_listed", Listed),
        attachments=fields.words("attachments", Attachment),
        shared=fields.maybe("shared", lambda name: whole(fields.inside(name), _shared)),
        page=fields.text("page"),
        language=fields.maybe("language", lambda name: fields.word(name, Language)),
    )


def _shared(fields: Fields) -> Shared:
    return Shared(
        author=fields.text("author"),
        url=fields.text("url"),
        text=fields.text("text", SHARED_UNITS),
    )


def _write_shared(shared: Shared) -> Object:
    return {"author": shared.author, "url": shared.url, "text": shared.text}


def _change(fields: Fields) -> PreferenceChange:
    change = PreferenceChange()
    if "employer" in fields:
        change["employer"] = fields.text("employer")
    if "listed" in fields:
        change["listed"] = whole(fields.inside("listed"), _listed)
    if "snooze_until" in fields:
        change["snooze_until"] = fields.maybe("snooze_until", fields.moment)
    if "paused_sites" in fields:
        change["paused_sites"] = fields.words("paused_sites", Platform)
    if "discreet" in fields:
        change["discreet"] = fields.truth("discreet")
    if "reader" in fields:
        change["reader"] = fields.truth("reader")
    _change_words(fields, change)
    return change


def _change_words(fields: Fields, change: PreferenceChange) -> None:
    if "language" in fields:
        change["language"] = fields.word("language", Language)
    if "address" in fields:
        change["address"] = fields.word("address", Address)
    if "stance" in fields:
        change["stance"] = fields.word("stance", Stance)
    if "sensitivity" in fields:
        change["sensitivity"] = fields.word("sensitivity", Sensitivity)


def _listed(fields: Fields) -> dict[Platform, Listed]:
    return {site: fields.word(site, Listed) for site in SITES if site in fields}
