"""A policy on its way: keys, published folder, server, machine."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bedacht.cli import update
from bedacht.desk.sources import Sources
from bedacht.updates.kept import Kept
from bedacht.updates.signing import Signing
from tests.cli.terminal import Terminal
from tests.policy.company import SMALL
from tests.updates.signer import PACK
from tests.updates.web import LOCAL, files_of, served, write_certificate


@pytest.fixture
def keys(terminal: Terminal, tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    done = terminal.run("policy", "keys", "new", "falkenried",
                        f"https://{LOCAL}:1/", "--keys", folder)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def publish(terminal: Terminal, policy: Path, keys: Path) -> Path:
    folder = policy.with_name("web")
    done = terminal.run("policy", "publish", policy, folder, "--keys", keys)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_a_published_policy_is_verified(
    terminal: Terminal, policy: Path, keys: Path
) -> None:
    folder = publish(terminal, policy, keys)
    done = terminal.run("policy", "verify", folder, keys / "updates.json")
    assert done.returncode == 0
    assert done.stdout.startswith("falkenried, version 3, signed with keys of set 1,")
    assert (folder / "policy.json").stat().st_mode & 0o444 == 0o444


def test_a_changed_policy_needs_a_new_version(
    terminal: Terminal, policy: Path, keys: Path
) -> None:
    folder = publish(terminal, policy, keys)
    policy.write_text(SMALL.replace("Nordlicht", "Südwind"), "utf-8")
    done = terminal.run("policy", "publish", policy, folder, "--keys", keys)
    assert done.returncode == 2
    assert "Raise “version”" in done.stderr


def test_after_new_keys_the_folder_is_verified_from_the_first(
    terminal: Terminal, policy: Path, keys: Path
) -> None:
    publish(terminal, policy, keys)
    assert terminal.run("policy", "keys", "rotate", "--keys", keys).returncode == 0
    folder = publish(terminal, policy, keys)
    done = terminal.run("policy", "verify", folder, keys / "updates.json")
    assert "keys of set 2" in done.stdout


def test_keys_are_not_made_twice(terminal: Terminal, keys: Path) -> None:
    done = terminal.run("policy", "keys", "new", "other", "https://a.example/",
                        "--keys", keys)  # fmt: skip
    assert done.returncode == 2
    assert "There are keys in this folder already." in done.stderr


def test_a_faulty_policy_is_not_signed(
    terminal: Terminal, policy: Path, keys: Path
) -> None:
    policy.write_text(SMALL.replace("Quartalszahlen", "Streik"), "utf-8")
    folder = policy.with_name("web")
    done = terminal.run("policy", "publish", policy, folder, "--keys", keys)
    assert done.returncode == 2
    assert not folder.exists()


def test_simulate_shows_what_a_change_does(
    terminal: Terminal, policy: Path, tmp_path: Path
) -> None:
    post = tmp_path / "post.txt"
    post.write_text("Projekt Nordlicht geht nächste Woche los.", "utf-8")
    later = policy.with_name("later.toml")
    later.write_text(SMALL.replace("Nordlicht", "Südwind"), "utf-8")
    done = terminal.run("policy", "simulate", later, post, "--against", policy)
    assert done.returncode == 0
    assert "1 posts would be answered differently:" in done.stdout
    assert "- confidentiality.term (Take a moment): Projekt Nordlicht" in done.stdout


class Machine:
    """One person's machine on which IT has laid down where the policy comes from."""

    def __init__(self, home: Path, keys: Path, url: str) -> None:
        managed = home / "managed"
        managed.mkdir(mode=0o755, exist_ok=True)
        text = (keys / "updates.json").read_text("utf-8")
        (managed / "updates.json").write_text(
            text.replace(f"https://{LOCAL}:1/", url), "utf-8"
        )
        self.sources = Sources(
            trust=managed / "updates.json",
            updates=home / "updates",
            administrator=os.getuid(),
        )

    @property
    def kept(self) -> Kept:
        assert self.sources.updates is not None
        return Kept(self.sources.updates)


@pytest.fixture
def published(terminal: Terminal, policy: Path, keys: Path) -> Path:
    return publish(terminal, policy, keys)


@pytest.fixture
def machine(
    published: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Machine]:
    """A machine whose company serves what is published."""
    certificate = tmp_path / "server.pem"
    write_certificate(certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with served(files_of(published), certificate) as url:
        machine = Machine(tmp_path, keys, url)
        monkeypatch.setattr(update, "own_sources", lambda: machine.sources)
        yield machine


def test_a_machine_fetches_the_policy(
    machine: Machine, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update.run(Namespace(now=False)) == 0
    assert update.run(Namespace(now=False)) == 0
    assert update.run(Namespace(now=True)) == 0
    (published / "policy.json").write_text("{}", "utf-8")
    assert update.run(Namespace(now=True)) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Version 3 of the policy is in force now.",
        "The policy is up to date.",
        "The policy stays as it was. This is no signed policy, or it was damaged on the way.",
    ]
    assert machine.kept.due().failures == 1
    assert b"payload" in machine.kept.policy.read_bytes()


def test_a_damaged_policy_is_fetched_whole_again(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update.run(Namespace(now=True)) == 0
    machine.kept.policy.write_text("{}", "utf-8")
    assert update.run(Namespace(now=True)) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == ["Version 3 of the policy is in force now."] * 2


def test_a_policy_of_a_later_format_leaves_the_last_good_one(
    machine: Machine, published: Path, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update.run(Namespace(now=True)) == 0
    before = machine.kept.policy.read_bytes()
    text = SMALL.replace("policy = 1", "policy = 2").replace(
        "version = 3", "version = 4"
    )
    later = replace(PACK, company="falkenried", version=4, policy=text)
    (published / "policy.json").write_bytes(Signing(keys).sign(later))
    assert update.run(Namespace(now=True)) == 1
    assert "written for a later Bedacht" in capsys.readouterr().out
    assert machine.kept.policy.read_bytes() == before
    assert machine.kept.seen().version == 3
