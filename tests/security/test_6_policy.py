"""3.6 and 3.7: policies and files that were made to do harm are told as faults, at once."""

import os
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from bedacht.desk.reading import find_policy
from bedacht.desk.review import review
from bedacht.desk.snapshot import assemble
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Context, Draft
from bedacht.files import read_text
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.policy.verdict import State
from tests.host.test_daemon_process import Daemon
from tests.policy.company import SMALL, library

BOMBS = {
    "more than a mebibyte": (SMALL + "#" * (1 << 20), "too-large"),
    "arrays in arrays": ("a = " + "[" * 100_000, "too-deep"),
    "tables in tables": ("a = " + "{a=" * 20_000, "too-deep"),
    "a key of many parts": (".".join(["a"] * 50_000) + " = 1", "too-deep"),
    "the same in quotes": (".".join(['"a"'] * 50_000) + " = 1", "too-deep"),
    "the same in a table": ("[" + " . ".join(["a"] * 50_000) + "]", "too-deep"),
    "the same inside": ("x = {" + ".".join(["a"] * 50_000) + " = 1}", "too-deep"),
    "an endless number": (SMALL.replace("= 3", "= " + "9" * 10_000), "syntax"),
    "an archive": ("PK\x03\x04" + "\0" * 99, "syntax"),
}


@pytest.mark.case("3.6.75", "3.6.78")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_a_fault(name: str) -> None:
    source, what = BOMBS[name]
    found = read_policy(source, library().rule_ids, library().lint)
    assert not isinstance(found, Policy)
    assert found[0].what == what


@pytest.mark.case("3.6.78")
def test_archive_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "archived" / "policy.toml"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../policy.toml", SMALL)
    found, troubles = find_policy(Sources(own=path), library(), date(2026, 11, 24))
    assert found is None
    assert [trouble.code for trouble in troubles] == ["policy-faulty"]
    assert list(tmp_path.rglob("policy.toml")) == [path]


@pytest.mark.case("3.6.76", "3.6.77")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("term", ["(a+)+$", "(.*a){20}", "(?R)", "[a-", r"\b(x|y)*\Z"])
def test_term_is_a_word_and_no_pattern(term: str) -> None:
    quoted = term.replace("\\", "\\\\")
    source = SMALL.replace("Projekt Nordlicht", quoted)
    policy = read_policy(source, library().rule_ids, library().lint)
    assert isinstance(policy, Policy)
    snapshot = assemble(library(), policy, Preferences(), date(2026, 11, 24))
    quiet = Draft("d", 0, "a" * 60_000 + "!", Context())
    assert review(quiet, snapshot).verdict.state is State.CHECKED
    loud = Draft("d", 1, f"Heute {term} gesehen", Context())
    assert review(loud, snapshot).verdict.findings


@pytest.mark.case("3.6.80")
@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "tel:110"]
)
def test_only_pages_are_linked(url: str) -> None:
    source = SMALL.replace("https://falkenried.example/guide", url)
    found = read_policy(source, library().rule_ids, library().lint)
    assert not isinstance(found, Policy)
    assert [fault.what for fault in found] == ["url"]


@pytest.mark.case("3.7.84")
@pytest.mark.timeout(20)
def test_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "policy.toml")
    with pytest.raises(OSError, match="not a file"):
        read_text(tmp_path / "policy.toml")


@pytest.mark.case("3.7.83")
def test_everything_is_private_whatever_the_umask_was(daemon: Daemon) -> None:
    assert daemon.process is not None
    status = Path(f"/proc/{daemon.process.pid}/status").read_text()
    assert re.search(r"^Umask:\s+0077$", status, re.MULTILINE)
    here = daemon.here
    made = [p for at in (here.cache, here.state, here.runtime) for p in at.rglob("*")]
    assert len(made) > 3
    assert [path for path in made if path.lstat().st_mode & 0o077] == []
