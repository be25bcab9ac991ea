"""The tables `roles` and `topics` of a policy: who speaks about what, and where."""

from __future__ import annotations

from collections.abc import Mapping

from bedacht.engine.draft import Platform
from bedacht.policy.fields import Table
from bedacht.policy.label import Label
from bedacht.policy.policy import Topic
from bedacht.policy.preferences import SITES


def read_roles(table: Table | None) -> Mapping[str, Label]:
    """Who one can be, by the id of the role."""
    return {} if table is None else {role: table.label(role) for role in table.values}


def read_topics(tables: list[Table], roles: Mapping[str, Label]) -> tuple[Topic, ...]:
    """What only some roles speak about; a role that nobody has is a fault."""
    topics: dict[str, Topic] = {}
    for table in tables:
        topic = _topic(table, roles)
        if topic.id in topics:
            table.fault("id", "twice", id=topic.id)
        topics[topic.id] = topic
    return tuple(topics.values())


def _topic(table: Table, roles: Mapping[str, Label]) -> Topic:
    topic = Topic(
        id=table.text("id", need=True),
        title=table.label("title", need=True),
        phrases=table.texts("phrases", need=True),
        speakers=_speakers(table, "speakers", roles),
        speakers_on=_speakers_on(table.table("speakers_on"), roles),
    )
    table.close()
    return topic


def _speakers_on(
    table: Table | None, roles: Mapping[str, Label]
) -> Mapping[Platform, frozenset[str]]:
    """The sites on which others speak than elsewhere."""
    if table is None:
        return {}
    named = {
        site: _speakers(table, site.value, roles)
        for site in SITES
        if site.value in table.values
    }
    table.expect(*SITES)
    table.close()
    return named


def _speakers(table: Table, key: str, roles: Mapping[str, Label]) -> frozenset[str]:
    speakers = frozenset(table.texts(key, need=True))
    for speaker in sorted(speakers - roles.keys()):
        table.fault(key, "role", role=speaker, roles=", ".join(roles))
    return speakers
