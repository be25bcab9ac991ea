"""Every guard, there and taken away: the attack fails, and then it succeeds."""

from pathlib import Path

import pytest

from tests.security.guards import GUARDS, Guard

EACH = pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)


@EACH
async def test_attack_fails(guard: Guard, tmp_path: Path) -> None:
    assert not await guard.attack(tmp_path)


@EACH
async def test_attack_succeeds_without_its_guard(
    guard: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.remove(monkeypatch)
    assert await guard.attack(tmp_path)
