"""Workshop: edit a policy with faults beside the line, try it on posts, compare, export.

Nothing is kept: policy and posts live in the page, and come here only to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bedacht.console.posts import posts_of
from bedacht.console.room import Room, text_or
from bedacht.desk.reading import sentence
from bedacht.desk.review import review
from bedacht.desk.signed import read_signed
from bedacht.desk.snapshot import Snapshot, assemble
from bedacht.engine.draft import Draft
from bedacht.engine.finding import Level
from bedacht.files import read_text
from bedacht.policy.fault import Fault
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import LARGEST, read_policy
from bedacht.policy.verdict import Graded
from bedacht.rules.load import shared_rules
from bedacht.scoring.score import Said
from bedacht.scoring.simulated import Change, Post, by_rule, changes
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object

_SHOWN = 20
_LEVELS = (Level.HINT, Level.WARN, Level.CONFIRM)


def show(room: Room, _fields: Fields) -> Object:
    """The empty workshop."""
    return room.page("workshop", mine=_source(room) is not None)


def begin(room: Room, fields: Fields) -> Object:
    """A text to begin with: the policy in force, the example, or a few lines."""
    which = fields.text("which")
    if which == "mine":
        return {"text": _source(room) or ""}
    if which == "example":
        text = (shared_rules() / "example-policy.toml").read_text("utf-8")
        return {"text": text}
    return {"text": room.tell("workshop.skeleton")}


def _source(room: Room) -> str | None:
    """The text of the policy in force, where it lies in a readable file."""
    source, sources = room.desk.in_force.source, room.desk.sources
    if source == "signed":
        pack = read_signed(sources)
        return None if pack is None else pack.policy
    path = sources.policies().get(source or "")
    return None if path is None else read_text(path)


def look(room: Room, fields: Fields) -> Object:
    """The faults of the policy, each with its line."""
    text = fields.text("text", LARGEST)
    policy = _read(room, text) if text.strip() else None
    faults = policy if isinstance(policy, tuple) else ()
    told = [
        {
            "line": f.line,
            "column": f.column,
            "told": sentence(f, room.snapshot.sentences),
        }
        for f in faults
    ]
    good = policy if isinstance(policy, Policy) else None
    better = _better(room, text, good) if good else []
    html = room.render(
        "policy", faults=told, better=better, policy=good, empty=policy is None
    )
    return {"html": html, "faults": told}


def _better(room: Room, text: str, policy: Policy) -> list[Object]:
    """What could be better in a policy without faults."""
    found = room.snapshot.library.counsel.on(policy, text, room.desk.today)
    spoken = room.snapshot.sentences
    return [{"line": f.line, "told": sentence(f, spoken, "counsel")} for f in found]


def simulate(room: Room, fields: Fields) -> Object:
    """What the policy would have said about the posts, and what another one would change."""
    now = _read(room, fields.text("text", LARGEST))
    other = text_or(fields, "against", limit=LARGEST)
    before = _read(room, other) if other.strip() else None
    drafts = posts_of(fields.text("posts", LARGEST), room.desk.today)
    if isinstance(now, tuple) or isinstance(before, tuple):
        key = "faulty" if isinstance(now, tuple) else "faulty-other"
        return room.page(
            "simulated", problem=room.tell(f"workshop.{key}"), figures=None
        )
    posts = list(_posts(room, drafts, now))
    found = list(changes(_posts(room, drafts, before), posts)) if before else None
    texts = {draft.id: draft.text for draft in drafts}
    return room.page("simulated", problem="", figures=_figures(posts, found, texts))


def _read(room: Room, text: str) -> Policy | tuple[Fault, ...]:
    library = room.snapshot.library
    return read_policy(text, library.rule_ids, library.lint)


def _posts(room: Room, drafts: Sequence[Draft], policy: Policy) -> Iterator[Post]:
    """Every post as somebody without preferences would be told."""
    mine = room.snapshot.preferences
    nobody = Preferences(language=mine.language, address=mine.address)
    world = assemble(room.snapshot.library, policy, nobody, room.desk.today)
    return (_post(draft, world) for draft in drafts)


def _post(draft: Draft, world: Snapshot) -> Post:
    findings = review(draft, world).verdict.findings
    return Post(draft.id, tuple(_said(each, draft.text) for each in findings))


def _said(graded: Graded, text: str) -> Said:
    finding = graded.finding
    words = finding.span and text[slice(*finding.span)]
    return Said(finding.rule, graded.level, words, finding.evidence, finding.confidence)


def _figures(
    posts: list[Post], found: list[Change] | None, texts: dict[str, str]
) -> dict[str, object]:
    return {
        "posts": len(posts),
        "loud": sum(post.level >= Level.WARN for post in posts),
        "levels": _LEVELS,
        "rules": by_rule(posts),
        "examples": [(texts[p.id], p) for p in _loudest(posts)[:_SHOWN]],
        "changes": None
        if found is None
        else [(texts[c.id], c) for c in found[:_SHOWN]],
        "changed": len(found or ()),
    }


def _loudest(posts: list[Post]) -> list[Post]:
    speaking = [post for post in posts if post.level > Level.OFF]
    return sorted(speaking, key=lambda post: -post.level)
