"""`bedacht status --promises` on a real daemon: what it says can be checked, and can be otherwise."""

from __future__ import annotations

import base64
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bedacht.cli.evidence import Known, of_log, of_sockets, of_trial
from bedacht.cli.kept_files import visible
from bedacht.cli.signers import signed_by
from bedacht.desk.sources import Sources
from bedacht.updates.kept import Kept
from bedacht.updates.trust import read_trust
from tests.cli.terminal import Terminal
from tests.cli.test_daemon import running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


@pytest.fixture
def promised(terminal: Terminal) -> str:
    """What is said while everything is as it should be."""
    with running(terminal):
        done = terminal.run("status", "--promises")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_every_promise_is_told_with_its_evidence(promised: str) -> None:
    for number in range(1, 7):
        _, _, rest = promised.partition(f"\n{number}. ")
        assert rest.splitlines()[1].startswith(("   seen", "   it says", "   not seen"))
    assert "OTHERWISE" not in promised


@pytest.mark.parametrize(
    "said",
    [
        "seen      process ",
        "-m bedacht run",
        "tcp 127.0.0.1:2",
        "control.sock, listens",
        "to open a connection: refused by the kernel (EPERM)",
        "to start another program: refused by the kernel (EPERM)",
        "to write beside its own folders: refused by the kernel (EACCES)",
        "seen      the kernel filters the system calls",
        "seen      a crash leaves no image",
        "noted: sealed landlock=",
        "no policy of a company is in force",
        " rules; all are shown by: bedacht rules list",
        "master.key  -rw-------",
        "What nobody can promise",
    ],
)
def test_evidence_is_there(promised: str, said: str) -> None:
    assert said in promised


def test_german_is_spoken_too(terminal: Terminal) -> None:
    german = replace(terminal, language="de")
    with running(german):
        said = german.run("status", "--promises").stdout
    assert "1. Dein Text bleibt auf diesem Gerät." in said
    assert "vom Kernel verweigert" in said


def test_what_is_stored_is_shown_but_the_secret(
    terminal: Terminal, policy: Path
) -> None:
    preferences = terminal.preferences
    preferences.parent.mkdir(parents=True)
    preferences.write_text('employer = "Falkenried \x1b[31m SE"\n', "utf-8")
    own = preferences.with_name("policy.toml")
    own.write_bytes(policy.read_bytes())
    with running(terminal):
        said = terminal.run("status", "--promises").stdout
    secret = (terminal.home / "state" / "bedacht" / "master.key").read_bytes()
    assert secret.decode() not in said
    assert base64.b64decode(secret).hex() not in said
    assert 'employer = "Falkenried ·[31m SE"' in said
    assert 'term = "Projekt Nordlicht"' in said
    assert f"the file: {own}, owned by {own.owner()}" in said
    assert "signed by nobody" in said


@pytest.fixture
def sources(terminal: Terminal, policy: Path, tmp_path: Path) -> Sources:
    """A machine whose IT has laid down keys, with a policy that they have signed."""
    keys, web = tmp_path / "keys", tmp_path / "web"
    for command in (("keys", "new", "falkenried", "https://policies.example/", "--keys", keys),
                    ("publish", policy, web, "--keys", keys)):  # fmt: skip
        assert terminal.run("policy", *command).returncode == 0
    trust = tmp_path / "trust" / "updates.json"
    trust.parent.mkdir(mode=0o755)
    trust.write_bytes((keys / "updates.json").read_bytes())
    trust.chmod(0o644)
    made = Sources(trust=trust, updates=tmp_path / "updates", administrator=os.getuid())
    signed, chain = (web / "policy.json").read_bytes(), (web / "keys.json").read_bytes()
    kept = Kept(tmp_path / "updates")
    kept.take(kept.check(read_trust(trust.read_bytes()), signed, chain), signed, chain)
    return made


def test_who_signed_is_checked_and_told(sources: Sources) -> None:
    told = list(signed_by(sources))
    assert [each.known for each in told] == [Known.SEEN] * 3
    assert "falkenried, version 3" in told[0].line
    assert "https://policies.example/" in told[2].line


def test_policy_that_nobody_signed_is_otherwise(sources: Sources) -> None:
    assert sources.updates is not None
    path = Kept(sources.updates).policy
    kept = json.loads(path.read_text("utf-8"))
    kept["policy"]["payload"] = kept["policy"]["payload"][:-8] + "AAAAAAA="
    path.write_text(json.dumps(kept), "utf-8")
    assert next(signed_by(sources)).known is Known.OTHERWISE


def test_keys_that_others_can_change_are_otherwise(sources: Sources) -> None:
    assert sources.trust is not None
    sources.trust.chmod(0o666)
    assert next(signed_by(sources)).known is Known.OTHERWISE


def test_without_keys_of_it_nothing_is_seen() -> None:
    assert next(signed_by(Sources())).known is Known.UNSEEN


def test_promise_that_is_not_kept_is_told(terminal: Terminal) -> None:
    state = terminal.home / "state" / "bedacht"
    state.mkdir(parents=True, mode=0o700)
    mark = os.open(state / "master.in-keyring", os.O_CREAT, 0o600)
    os.close(mark)
    with running(terminal):
        done = terminal.run("status", "--promises")
    assert done.returncode == 1
    assert (
        "OTHERWISE tried just now, to open a connection: that is possible"
        in done.stdout
    )
    assert "OTHERWISE the kernel filters" in done.stdout
    assert "Not sealed yet" in done.stdout


def test_without_a_daemon_what_is_stored_is_shown(terminal: Terminal) -> None:
    terminal.preferences.parent.mkdir(parents=True)
    terminal.preferences.write_text('employer = "Falkenried"\n', "utf-8")
    done = terminal.run("status", "--promises")
    assert done.returncode == 1
    assert "Bedacht is not running" in done.stdout
    assert 'employer = "Falkenried"' in done.stdout


@pytest.mark.parametrize(
    ("local", "peer"),
    [("0.0.0.0:20000", ""), ("127.0.0.1:20000", "192.0.2.7:443"), ("::1:20000", "")],
)
def test_connection_that_leaves_is_otherwise(local: str, peer: str) -> None:
    each = {"kind": "tcp", "local": local, "peer": peer, "listens": not peer}
    found = list(of_sockets(None, {"sockets": [each]}))
    assert found[0].known is Known.OTHERWISE


def test_something_without_a_name_is_otherwise() -> None:
    assert next(of_sockets(None, {"sockets": [None]})).known is Known.OTHERWISE


@pytest.mark.parametrize(
    "answers", [["done", "EPERM"], ["EPERM", "ENOENT"], ["EUNKNOWN"]]
)
def test_one_answer_that_is_no_refusal_counts(answers: list[object]) -> None:
    assert of_trial({"tried": {"file": answers}}, "file").known is Known.OTHERWISE


@pytest.mark.parametrize("told", [{}, {"tried": None}, {"tried": {"file": []}}])
def test_nothing_tried_is_not_seen(told: dict[str, object]) -> None:
    assert of_trial(told, "file").known is Known.UNSEEN


def test_what_is_not_told_is_not_seen() -> None:
    assert [each.known for each in of_log(None, {})] == [Known.UNSEEN]
    assert [each.known for each in of_sockets(None, {})] == [Known.UNSEEN]


def test_line_cannot_speak_to_the_terminal() -> None:
    assert visible("a\x1b[2Jb\u202ec\td") == "a·[2Jb·c\td"
    assert len(visible("x" * 999)) < 300
