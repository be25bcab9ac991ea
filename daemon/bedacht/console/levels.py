"""Levels: every rule by site, with the level in force and who wants it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bedacht.console.room import Room, text_or
from bedacht.desk.samples import Effect
from bedacht.desk.snapshot import Snapshot
from bedacht.desk.wish import Wish, bound_by_floor, rules_of
from bedacht.engine.draft import Platform
from bedacht.engine.finding import Level
from bedacht.engine.rulebook import Rule
from bedacht.errors import MalformedError
from bedacht.policy.levels import loudness
from bedacht.policy.preferences import SITES
from bedacht.policy.second import Second, wanted
from bedacht.reader.model import installed
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object

_SHOWN = 6  # samples that are shown in full
_USUAL = "usual"


def show(room: Room, _fields: Fields) -> Object:
    """The table."""
    families, reader = list(_families(room.snapshot)), _reader(room.snapshot)
    return room.page("levels", families=families, sites=SITES, reader=reader)


def _reader(snapshot: Snapshot) -> Second:
    """How it is with the second reader, as far as anybody but the daemon can tell."""
    will = wanted(snapshot.policy, snapshot.preferences)
    return Second.ABSENT if will is Second.ON and installed() is None else will


def open_rule(room: Room, fields: Fields) -> Object:
    """The form for one rule or family."""
    key = fields.text("key")
    rules = _rules(key, room.snapshot)
    mine = room.snapshot.preferences
    return room.page(
        "level",
        key=key,
        title=_title(key, rules, room.snapshot),
        own=mine.levels.get(key),
        sites=SITES,
        levels=list(Level),
        usual=_USUAL,
        floor=_floor(rules, room.snapshot),
        **_company(rules, room.snapshot),
    )


def look(room: Room, fields: Fields) -> Object:
    """What the change would do to sample drafts."""
    return room.page("effect", **_effect(room, _wish(fields)))


def keep(room: Room, fields: Fields) -> Object:
    """Keep the change, unless the company's floor leaves nothing of it."""
    wish = _wish(fields)
    rules = _rules(wish.key, room.snapshot)
    if len(bound_by_floor(wish, room.snapshot)) == len(rules):
        return room.page("effect", **_effect(room, wish))
    said = room.change(wish.changes())
    return {**show(room, fields), "into": "main", "said": said}


def _wish(fields: Fields) -> Wish:
    word, site = fields.text("level"), text_or(fields, "site")
    return Wish(
        fields.text("key"),
        None
        if word == _USUAL
        else Fields({"level": word}).level("level", tuple(Level)),
        Fields({"site": site}).word("site", Platform) if site else None,
    )


def _rules(key: str, snapshot: Snapshot) -> tuple[Rule, ...]:
    rules = rules_of(key, snapshot)
    if not rules:
        raise MalformedError("key is no rule")
    return rules


def _title(key: str, rules: Sequence[Rule], snapshot: Snapshot) -> str:
    spoken = snapshot.sentences
    if key == rules[0].id:
        return rules[0].title.to(spoken.language, spoken.address)
    return key


def _families(snapshot: Snapshot) -> Iterator[tuple[str, list[dict[str, object]]]]:
    families: dict[str, list[Rule]] = {}
    for key in sorted(snapshot.library.compiled.rules):
        rule = snapshot.library.compiled.rules[key]
        families.setdefault(rule.family, []).append(rule)
    for family, rules in families.items():
        yield family, [_row(rule, snapshot) for rule in rules]


def _row(rule: Rule, snapshot: Snapshot) -> dict[str, object]:
    spoken = snapshot.sentences
    heard = {
        site: loudness(rule, snapshot.policy, snapshot.preferences, site)
        for site in SITES
    }
    same = len(set(heard.values())) == 1
    why = heard[SITES[0]].why
    return {
        "id": rule.id,
        "title": rule.title.to(spoken.language, spoken.address),
        "heard": heard,
        "why": why.text(spoken.language) if why else "",
        "same": same,
    }


def _effect(room: Room, wish: Wish) -> dict[str, object]:
    snapshot = room.snapshot
    rules = _rules(wish.key, snapshot)
    bound = bound_by_floor(wish, snapshot)
    after = wish.granted(snapshot.preferences)
    refused = len(bound) == len(rules)
    asked = () if refused else rules
    effects = room.samples.effects(asked, snapshot, after, wish.site)
    changed = [each for each in effects if each.before != each.after]
    return {
        "count": len(effects),
        "changed": len(changed),
        "samples": [_sample(each) for each in changed[:_SHOWN]],
        "bound": [_title(rule.id, [rule], snapshot) for rule in bound],
        "refused": refused,
        **_company(bound or rules, snapshot),
    }


def _sample(effect: Effect) -> dict[str, object]:
    """A sample in three parts: before the words that are meant, they, and after."""
    start, end = effect.span or (0, 0)
    parts = effect.text[:start], effect.text[start:end], effect.text[end:]
    return {"parts": parts, "before": effect.before, "after": effect.after}


def _floor(rules: Sequence[Rule], snapshot: Snapshot) -> Level | None:
    policy = snapshot.policy
    floors = [policy.setting_for(rule.id).floor for rule in rules] if policy else []
    return max((floor for floor in floors if floor is not None), default=None)


def _company(rules: Sequence[Rule], snapshot: Snapshot) -> dict[str, object]:
    """Why the company has set a floor, and whom to ask: its own words."""
    policy, language = snapshot.policy, snapshot.sentences.language
    section = policy and policy.section_for(rules[0].reason)
    contact = policy and policy.contact
    why = policy and policy.setting_for(rules[0].id).why
    return {
        "reason": rules[0].reason,
        "why": why.text(language) if why else "",
        "section": f"{section.id} {section.title.text(language)}" if section else "",
        "contact": contact.name.text(language) if contact else "",
        "reach": (contact.email or contact.url) if contact else "",
    }
