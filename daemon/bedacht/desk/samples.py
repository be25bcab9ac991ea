"""Sample drafts, from the examples of the rules themselves: what a change does to them.

They speak of the company in shared_rules/example-policy.toml, with the levels of the
person's own company.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bedacht.desk.review import review
from bedacht.desk.snapshot import Library, Snapshot, assemble, renewed
from bedacht.engine.draft import Draft, Platform
from bedacht.engine.finding import Level, Span
from bedacht.engine.rulebook import Example, Rule
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.rules.load import load, shared_rules

_DAY = date(2026, 11, 23)  # what the examples take for today


@dataclass(frozen=True, slots=True)
class Effect:
    """One sample draft with the level of its finding before and after the change."""

    rule: str
    text: str = field(repr=False)
    span: Span | None
    before: Level
    after: Level


class Samples:
    """The examples; read when they are first wanted."""

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules with their examples."""
        return load().rules

    def effects(
        self,
        rules: Iterable[Rule],
        snapshot: Snapshot,
        after: Preferences,
        site: Platform | None = None,
    ) -> tuple[Effect, ...]:
        """What happens to the examples of `rules` (on `site`) with other preferences."""
        before = self._world(snapshot)
        later = renewed(before, before.policy, _nameless(after), _DAY)
        return tuple(
            self._effect(rule.id, example, site, (before, later))
            for rule in rules
            for example in _in_language(self.rules[rule.id], snapshot)
        )

    def _effect(
        self,
        rule: str,
        example: Example,
        site: Platform | None,
        worlds: tuple[Snapshot, Snapshot],
    ) -> Effect:
        context = replace(example.context, now=example.context.now or _DAY)
        if site is not None:
            context = replace(context, platform=site)
        draft = Draft("sample", 0, example.text, context)
        before, after = (_level(rule, draft, world) for world in worlds)
        return Effect(rule, example.text, example.span, before, after)

    def _world(self, snapshot: Snapshot) -> Snapshot:
        levels = {} if snapshot.policy is None else snapshot.policy.levels
        policy = replace(_example_policy(snapshot.library), levels=levels)
        preferences = _nameless(snapshot.preferences)
        return assemble(snapshot.library, policy, preferences, _DAY)


def _example_policy(library: Library) -> Policy:
    text = (shared_rules() / "example-policy.toml").read_text("utf-8")
    policy = read_policy(text, library.rule_ids, library.lint)
    assert isinstance(policy, Policy)  # noqa: S101 - it comes with the rules
    return policy


def _nameless(preferences: Preferences) -> Preferences:
    """Without the person's own words: the examples live in another company."""
    return replace(preferences, employer="", own_terms=(), ignored_terms=())


def _in_language(rule: Rule, snapshot: Snapshot) -> tuple[Example, ...]:
    """The examples in the person's language; all where there is none in it."""
    wanted = snapshot.preferences.language
    spoken = tuple(each for each in rule.finds if each.language == wanted)
    return spoken or rule.finds


def _level(rule: str, draft: Draft, world: Snapshot) -> Level:
    findings = review(draft, world).verdict.findings
    heard = [each.level for each in findings if each.finding.rule == rule]
    return max(heard, default=Level.OFF)
