"""What a policy would have said about posts, and what another one changes about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bedacht.engine.finding import Level
from bedacht.scoring.score import Said


@dataclass(frozen=True, slots=True)
class Post:
    """One post and what was said about it."""

    id: str
    said: tuple[Said, ...] = field(repr=False)

    @property
    def level(self) -> Level:
        """How loud the loudest finding is; OFF for none."""
        return max((each.level for each in self.said), default=Level.OFF)


@dataclass(frozen=True, slots=True)
class Change:
    """One post that is answered differently: what is said anew, and no longer."""

    id: str
    anew: tuple[Said, ...] = field(repr=False)
    no_longer: tuple[Said, ...] = field(repr=False)


def by_rule(posts: Iterable[Post]) -> Mapping[str, Mapping[Level, int]]:
    """In how many posts each rule speaks, by the loudest level it speaks at."""
    counts: dict[str, Counter[Level]] = {}
    for post in posts:
        loudest: dict[str, Level] = {}
        for said in post.said:
            loudest[said.rule] = max(said.level, loudest.get(said.rule, Level.OFF))
        for rule, level in loudest.items():
            counts.setdefault(rule, Counter())[level] += 1
    return dict(sorted(counts.items()))


def changes(before: Iterable[Post], now: Iterable[Post]) -> Iterator[Change]:
    """The posts (the same ones, in the same order) that are answered differently."""
    for old, new in zip(before, now, strict=True):
        was, is_now = _heard(old), _heard(new)
        if was != is_now:
            yield Change(
                new.id,
                tuple(said for said in new.said if _key(said) not in was),
                tuple(said for said in old.said if _key(said) not in is_now),
            )


def _heard(post: Post) -> set[tuple[str, Level, str | None]]:
    return {_key(said) for said in post.said}


def _key(said: Said) -> tuple[str, Level, str | None]:
    return said.rule, said.level, said.words
