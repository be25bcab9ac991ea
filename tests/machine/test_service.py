"""The service under a real systemd: ready when it says so, back after a crash, alone."""

from pathlib import Path

import pytest

from bedacht.host.service import service
from tests.machine.conftest import PROGRAMS, NewAccount
from tests.machine.machine import Account, Machine

SYSTEMCTL = ("systemctl", "--user")
IMPATIENT = "[Service]\nWatchdogSec=1\n"
# What `systemd-analyze security` makes of the unit, in tenths; it takes it for one of the
# system, where more could be asked for. docs/verify.md says what the rest is about.
EXPOSURE = 62


@pytest.fixture(scope="module")
def serving(new_account: NewAccount) -> Account:
    account = new_account()
    account.run("mkdir", "--parents", ".config/chromium")
    account.run(PROGRAMS / "bedacht", "setup")
    return account


def shown(account: Account, name: str) -> str:
    """One property of the service."""
    show = (*SYSTEMCTL, "show", "--value", f"--property={name}", "bedacht.service")
    return account.run(*show).stdout.strip()


def back(account: Account, old: str) -> str:
    """The process that has come in the place of `old`, once it is ready."""
    ready = "test $(systemctl --user show --value --property={} bedacht) {}"
    for condition in (ready.format("MainPID", f"!= {old}"), "systemctl --user is-active bedacht"):  # fmt: skip
        account.machine.until(*account.command(["sh", "-c", condition]))
    return shown(account, "MainPID")


def test_it_is_ready_when_the_manager_says_so(serving: Account) -> None:
    assert shown(serving, "ActiveState") == "active"
    assert shown(serving, "Type") == "notify"
    assert "Bedacht is running." in serving.run(PROGRAMS / "bedacht", "status").stdout
    enabled = serving.run(*SYSTEMCTL, "is-enabled", "bedacht.service").stdout
    assert enabled == "enabled\n"


def test_it_comes_back_after_a_crash(serving: Account) -> None:
    serving.run(*SYSTEMCTL, "restart", "bedacht.service")
    old = shown(serving, "MainPID")
    port = serving.run("cat", ".local/state/bedacht/port").stdout
    serving.run("kill", "-SEGV", old)
    assert back(serving, old) != old
    assert serving.run("cat", ".local/state/bedacht/port").stdout == port
    assert shown(serving, "NRestarts") == "1"


def test_it_is_started_again_when_it_hangs(serving: Account) -> None:
    drop_in = ".config/systemd/user/bedacht.service.d"
    serving.run(
        "sh", "-c", f"mkdir {drop_in}; printf '{IMPATIENT}' > {drop_in}/soon.conf"
    )
    serving.run(*SYSTEMCTL, "daemon-reload")
    serving.run(*SYSTEMCTL, "restart", "bedacht.service")
    old = shown(serving, "MainPID")
    serving.run("sleep", "2.5")
    assert shown(serving, "MainPID") == old
    serving.run("kill", "-STOP", old)
    back(serving, old)
    assert shown(serving, "NRestarts") == "1"


def test_there_is_one_for_each_person(serving: Account) -> None:
    said = serving.run(PROGRAMS / "bedacht", "run").stdout
    assert said == "Bedacht is running already.\n"
    programs = serving.run("pgrep", "-u", serving.name, "-f", "bedacht run").stdout
    assert programs.split() == [shown(serving, "MainPID")]


def test_it_ends_with_the_session(account: Account) -> None:
    account.run(PROGRAMS / "bedacht", "setup")
    pid = shown(account, "MainPID")
    account.run(*SYSTEMCTL, "exit", ok=False)
    account.machine.until("sh", "-c", f"! kill -0 {pid}")


def test_it_is_hardened_in_fact(serving: Account) -> None:
    status = serving.run("cat", f"/proc/{shown(serving, 'MainPID')}/status").stdout
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert (fields["NoNewPrivs"], fields["Seccomp"]) == ("1", "2")
    assert fields["Umask"] == "0077"
    assert int(fields["Seccomp_filters"]) > 5


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit as a file of its own."""
    (content,) = service(tmp_path, ("/usr/bin/true", "run"), "linux").files.values()
    file = tmp_path / "bedacht.service"
    file.write_text(content)
    return file


def test_systemd_finds_nothing_to_object_to(machine: Machine, unit: Path) -> None:
    verify = ("env", "XDG_RUNTIME_DIR=/run", "systemd-analyze", "--user", "verify")
    done = machine.run(*verify, unit)
    assert done.stdout + done.stderr == ""


def test_exposure_is_what_the_documents_say(machine: Machine, unit: Path) -> None:
    weigh = ("env", "XDG_RUNTIME_DIR=/run", "systemd-analyze", "--user", "security")
    machine.run(*weigh, "--offline=yes", f"--threshold={EXPOSURE}", unit)
