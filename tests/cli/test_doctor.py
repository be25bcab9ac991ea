"""`bedacht doctor` on a real daemon: every link is told, with nothing that anybody wrote."""

from __future__ import annotations

import ast
import json
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bedacht.cli import links_browser, links_policy
from bedacht.cli.asked import Asked
from bedacht.cli.link import Link, State
from bedacht.desk.signed import trusted
from bedacht.desk.sources import Sources
from bedacht.host.reached import Reach
from bedacht.host.seal import Lack
from bedacht.policy.second import Second
from bedacht.rules.catalogue import catalogue
from bedacht.updates.due import Due
from bedacht.updates.kept import Kept
from bedacht.wire.strict import Object
from tests.cli.terminal import Terminal
from tests.cli.test_daemon import running
from tests.cli.test_policy_signed import keys, publish

__all__ = ["keys"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "doctor.schema.json").read_bytes())
LINKS = ROOT / "daemon" / "bedacht" / "cli"
# Codes that are put together from the words of an enumeration.
MADE = {
    *(f"host-{reach}" for reach in Reach),
    *(f"seal-{lack}" for lack in Lack),
    *(f"reader-{state}" for state in Second),
    *(f"secret-{kept}" for kept in ("keyring", "file", "locked")),
}
AROUND = {"well", "note", "amiss", "all-well", "something"}


def told(terminal: Terminal, status: int) -> dict[str, Any]:
    """What is said for programs; it is built as the documented schema says."""
    done = terminal.run("doctor", "--json")
    assert (done.returncode, done.stderr) == (status, "")
    said: dict[str, Any] = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(said)
    assert said["well"] is (status == 0)
    return said


def codes(said: dict[str, Any]) -> list[str]:
    return [link["code"] for link in said["links"]]


def states(links: list[Link]) -> list[tuple[str, State]]:
    return [(link.code, link.state) for link in links]


def test_nothing_runs_and_that_is_told(terminal: Terminal) -> None:
    found = codes(told(terminal, 1))
    assert {"service-none", "daemon-away", "host-no-browser"} <= set(found)
    assert "extension-never" not in found


def test_whole_chain_is_told(terminal: Terminal, policy: Path) -> None:
    (terminal.home / "config" / "chromium").mkdir(parents=True)
    preferences = terminal.preferences
    preferences.parent.mkdir(parents=True)
    preferences.write_text('own_terms = ["Gartenzwergpalast"]\n', "utf-8")
    preferences.with_name("policy.toml").write_bytes(policy.read_bytes())
    with running(terminal):
        before = codes(told(terminal, 1))
        terminal.run("setup", "--no-service")
        said = terminal.run("doctor", "--json").stdout
    assert "host-missing" in before
    after = codes(json.loads(said))
    for code in ("program", "service-by-hand", "daemon", "port", "secret-file", "host-well", "extension-never", "policy", "sites"):  # fmt: skip
        assert code in after
    assert ("seal" in after) == (sys.platform == "linux")
    assert "Gartenzwergpalast" not in said
    assert "Nordlicht" not in said


def test_people_are_told_in_their_language_and_what_helps(terminal: Terminal) -> None:
    german = replace(terminal, language="de").run("doctor")
    assert german.returncode == 1
    assert (
        "FEHLT    Der Daemon antwortet nicht.\n         bedacht setup" in german.stdout
    )
    assert "AMISS    The daemon does not answer." in terminal.run("doctor").stdout


def test_home_that_cannot_be_written_to_is_told(terminal: Terminal) -> None:
    terminal.home.joinpath("state").write_text("a file where a folder should be")
    assert "folders-session" in codes(told(terminal, 1))
    terminal.home.joinpath("run").chmod(0o755)
    assert codes(told(terminal, 1))[-1] == "folders-shut"


@pytest.mark.parametrize(
    ("state", "expected"),
    [("in-force", "policy"), ("last-good", "policy-last-good")],
)
def test_policy_in_force_is_told(tmp_path: Path, state: str, expected: str) -> None:
    note: Object = {"name": "F", "version": 3, "source": "own", "state": state}
    file = tmp_path / "policy.toml"
    file.touch()
    asked = Asked({"status": {"policy": note}}, {})
    (link,) = links_policy.of_policy(asked, Sources(own=file))
    assert link.code == expected
    assert link.facts["day"] == datetime.now(UTC).date().isoformat()


def test_policy_that_lies_unused_is_told(tmp_path: Path) -> None:
    nothing = Asked({"status": {"policy": None}}, {})
    managed = tmp_path / "policy.toml"
    assert states(list(links_policy.of_policy(nothing, Sources(managed=managed)))) == [
        ("policy-none", State.WELL)
    ]
    managed.touch()
    assert states(list(links_policy.of_policy(nothing, Sources(managed=managed)))) == [
        ("policy-unused", State.AMISS)
    ]


def test_signed_policy_is_told_with_its_age(
    terminal: Terminal, policy: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = publish(terminal, policy, keys)
    kept = Kept(terminal.home / "updates")
    sources = Sources(
        trust=keys / "updates.json", updates=kept.folder, administrator=os.getuid()
    )

    def found() -> list[str]:
        return [each.code for each in links_policy.of_updates(terminal.home, sources)]

    assert found() == ["signature-none", "updates-none"]
    signed, chain = ((folder / f"{n}.json").read_bytes() for n in ("policy", "keys"))
    trust = trusted(sources)
    assert trust is not None
    kept.take(kept.check(trust, signed, chain), signed, chain)
    kept.remember(Due(0.0, 3), "")
    assert found() == ["signature", "updates-unanswered", "updates-none"]
    later = date.today() + timedelta(days=91)  # noqa: DTZ011 - as the product counts
    monkeypatch.setattr(links_policy, "today", lambda: later)
    assert found()[0] == "signature-old"
    (keys / "updates.json").chmod(0o666)
    assert found() == ["trust-open"]


def test_extensions_are_told_without_their_keys() -> None:
    record: Object = {
        "origin": "moz-extension://12345678-1234-1234-1234-123456789abc",
        "since": "2027-03-01",
        "key_id": "0123456789abcdef",
        "connected": True,
    }
    (link,) = links_browser.of_extensions(Asked({"paired": [record]}, {}))
    assert (link.code, link.facts) == (
        "extension", {"browser": "firefox", "day": "2027-03-01"},
    )  # fmt: skip


def _written(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_has_its_sentence_and_none_is_left_over() -> None:
    known = {key for key in catalogue("en")["doctor"] if not key.endswith("-cure")}
    files = (*LINKS.glob("links_*.py"), LINKS / "doctor.py")
    written = set.union(*(_written(ast.parse(f.read_text("utf-8"))) for f in files))
    assert known - AROUND <= written | MADE
    assert MADE - {"host-well"} <= known
