"""`bedacht levels set`: one level, kept once the person has seen what it changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from bedacht.cli.excerpt import excerpt
from bedacht.cli.levels import reached
from bedacht.cli.talk import say
from bedacht.desk.desk import Desk
from bedacht.desk.samples import Effect, Samples
from bedacht.desk.snapshot import Snapshot
from bedacht.desk.wish import Wish, bound_by_floor, rules_of
from bedacht.engine.draft import Platform
from bedacht.engine.finding import Level
from bedacht.engine.rulebook import Rule
from bedacht.errors import PreferenceError
from bedacht.policy.fault import nearest
from bedacht.policy.preferences import SITES

_USUAL = "usual"
_SHOWN = 5
_REFUSED = 1


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    levels = [level.word for level in Level]
    parser.add_argument("rule", metavar="RULE", help="a rule, or a family of rules")
    parser.add_argument("level", choices=[*levels, _USUAL],
                        help="usual: as it is without a word of yours")  # fmt: skip
    parser.add_argument("--site", choices=[str(site) for site in SITES], default=None,
                        help="on this site only")  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="keep it without asking")
    parser.epilog = "Exit status: 0 kept, 1 not kept, 2 no such rule."


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Show what changes, ask, and keep it."""
    snapshot = desk.in_force.snapshot
    wish = _wish(options, snapshot)
    rules = rules_of(wish.key, snapshot)
    bound = bound_by_floor(wish, snapshot)
    if len(bound) == len(rules):
        print(*_refusal(bound, snapshot), sep="\n")
        return _REFUSED
    for line in _effects(rules, wish, snapshot):
        print(line)
    if bound:
        print(say("levels-bound", rules=", ".join(rule.id for rule in bound)))
    if not (options.yes or _agreed()):
        print(say("levels-not-kept"))
        return _REFUSED
    if not desk.change(wish.changes()):
        spoken = snapshot.sentences
        print(*(t.told(spoken) for t in desk.in_force.troubles), sep="\n")
        return _REFUSED
    print(say("levels-kept"))
    return 0


def _wish(options: argparse.Namespace, snapshot: Snapshot) -> Wish:
    if not rules_of(options.rule, snapshot):
        known = snapshot.library.rule_ids
        near = nearest(options.rule, [*known, *{k.partition(".")[0] for k in known}])
        key = "no-rule" if near else "no-rule-far"
        told = say(key, rule=options.rule[:60], near=near)
        raise PreferenceError("levels", None, told, "")
    level = None if options.level == _USUAL else Level.of(options.level)
    return Wish(options.rule, level, Platform(options.site) if options.site else None)


def _agreed() -> bool:
    """Only somebody at a terminal can be asked."""
    if not sys.stdin.isatty():
        return False
    return input(say("levels-ask")).strip().lower() in {"y", "j", "yes", "ja"}


def _effects(rules: Sequence[Rule], wish: Wish, snapshot: Snapshot) -> Iterator[str]:
    after = wish.granted(snapshot.preferences)
    effects = Samples().effects(rules, snapshot, after, wish.site)
    changed = [each for each in effects if each.before != each.after]
    yield say("levels-effect", changed=len(changed), count=len(effects))
    for each in changed[:_SHOWN]:
        yield f"  {each.before.word} → {each.after.word}: {_words(each)}"


def _words(effect: Effect) -> str:
    if effect.span is None:
        return effect.text.replace("\n", " ")
    line = excerpt(effect.text, effect.span)
    return f"{line.before}«{line.marked}»{line.after}"


def _refusal(bound: Sequence[Rule], snapshot: Snapshot) -> Iterator[str]:
    """The lock, the company's reason in its own words, and whom to ask."""
    policy, spoken = snapshot.policy, snapshot.sentences
    reason = bound[0].reason
    yield f"🔒 {say('levels-refused')}"
    section = policy and policy.section_for(reason)
    why = policy and policy.setting_for(bound[0].id).why
    if why:
        yield why.text(spoken.language)
    if section:
        yield f"{say('guideline')}: {section.id} {section.title.text(spoken.language)}"
    if not (why or section):
        yield spoken.say(f"reason.{reason}_line")
    contact = policy and policy.contact
    if contact:
        yield f"{say('ask')}: {reached(contact, spoken.language)}"
