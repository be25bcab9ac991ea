"""A signed policy at the desk: in force, old, refused, and never in the way of the last good one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Draft
from bedacht.engine.finding import Level
from bedacht.updates.kept import Kept
from bedacht.updates.signing import Signing
from bedacht.updates.trust import trust_file
from tests.policy.company import SMALL, library
from tests.updates.signer import PACK, author, trust

TOLD = "Projekt Nordlicht geht nächste Woche los."


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    return author(tmp_path / "keys")


@pytest.fixture
def sources(tmp_path: Path, signing: Signing) -> Sources:
    managed = tmp_path / "managed"
    managed.mkdir(mode=0o755)
    (managed / "updates.json").write_bytes(trust_file(trust(signing.first())))
    return Sources(
        own=tmp_path / "policy.toml",
        trust=managed / "updates.json",
        updates=tmp_path / "state",
        administrator=os.getuid(),
    )


@pytest.fixture
def take(sources: Sources, signing: Signing) -> Callable[..., None]:
    """Brings a signed policy, as `bedacht update` does."""

    def taken(
        policy: str = SMALL, version: int = 3, expires: date = PACK.expires
    ) -> None:
        assert sources.updates is not None
        kept = Kept(sources.updates)
        signed = replace(PACK, policy=policy, version=version, expires=expires)
        data, chain = signing.sign(signed), signing.chain()
        kept.take(kept.check(trust(signing.first()), data, chain), data, chain)

    return taken


def desk_of(sources: Sources) -> Desk:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return Desk(sources, library=library(), now=lambda: noon)


def level(desk: Desk) -> Level:
    return desk.review(Draft("a", 0, TOLD)).verdict.level


def codes(desk: Desk) -> list[str]:
    return [trouble.code for trouble in desk.in_force.troubles]


def test_a_signed_policy_is_in_force(
    sources: Sources, take: Callable[..., None]
) -> None:
    take()
    desk = desk_of(sources)
    assert level(desk) is Level.CONFIRM
    assert (desk.in_force.source, codes(desk)) == ("signed", [])


@pytest.mark.case("3.6.69")
def test_a_new_version_comes_into_force_without_a_restart(
    sources: Sources, take: Callable[..., None]
) -> None:
    take()
    desk = desk_of(sources)
    take(SMALL.replace("Nordlicht", "Südwind"), 4)
    desk.refresh()
    assert level(desk) < Level.CONFIRM


def test_an_old_one_stays_in_force_and_is_told(
    sources: Sources, take: Callable[..., None]
) -> None:
    take(expires=date(2026, 11, 20))
    desk = desk_of(sources)
    assert level(desk) is Level.CONFIRM
    assert codes(desk) == ["policy-old"]
    assert "2026-11-20" in desk.in_force.troubles[0].told(
        desk.in_force.snapshot.sentences
    )


def test_a_damaged_one_leaves_the_last_good_one(
    sources: Sources, take: Callable[..., None]
) -> None:
    take()
    desk = desk_of(sources)
    assert sources.updates is not None
    Kept(sources.updates).policy.write_text("{}", "utf-8")
    desk.refresh()
    assert level(desk) is Level.CONFIRM
    assert codes(desk) == ["update-refused"]
    assert desk.in_force.stale


def test_a_damaged_one_does_not_make_way_for_a_weaker_one(
    sources: Sources, take: Callable[..., None]
) -> None:
    take()
    assert sources.updates is not None
    assert sources.own is not None
    Kept(sources.updates).policy.write_text("{}", "utf-8")
    sources.own.write_text(SMALL.replace("Nordlicht", "Südwind"), "utf-8")
    desk = desk_of(sources)
    assert desk.in_force.snapshot.policy is None
    assert codes(desk) == ["update-refused"]


def test_without_what_it_has_set_nothing_signed_counts(
    sources: Sources, take: Callable[..., None]
) -> None:
    take()
    assert sources.trust is not None
    sources.trust.chmod(0o666)
    desk = desk_of(sources)
    assert desk.in_force.snapshot.policy is None
    assert codes(desk) == ["policy-owner"]
