"""What packages lay down for everybody, on each system; what `make release` builds is tried elsewhere."""

import json
import plistlib
import sys
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any
from xml.etree import ElementTree

import pytest

from release import bill, everybody

LINUX, MAC = (
    PurePath("/usr/lib/bedacht"),
    PurePath("/Library/Application Support/Bedacht/program"),
)
WINDOWS = PureWindowsPath(r"C:\Program Files\Bedacht")


@pytest.mark.parametrize(
    ("system", "programs", "hosts"), [("linux", LINUX, 4), ("darwin", MAC, 4), ("win32", WINDOWS, 2)]
)  # fmt: skip
def test_hosts_name_the_program_of_the_package(
    system: str, programs: PurePath, hosts: int
) -> None:
    found = everybody.files(system, programs)
    told = [json.loads(text) for path, text in found.items() if path.suffix == ".json"]
    assert len(told) == hosts
    assert {PurePath(each["path"]).parent if system != "win32" else programs for each in told} == {programs}  # fmt: skip
    assert all("bedacht-native" in each["path"] for each in told)
    families = {"allowed_origins", "allowed_extensions"}
    assert {key for each in told for key in each} >= families


def test_service_of_linux_starts_for_everybody() -> None:
    unit = everybody.files("linux", LINUX)[everybody.UNIT].decode()
    assert 'ExecStart="/usr/lib/bedacht/bedacht" "run"' in unit


def test_agent_of_a_mac_lies_where_it_starts_for_everybody() -> None:
    agent = everybody.files("darwin", MAC)[Path("/Library/LaunchAgents/de.bedacht.daemon.plist")]  # fmt: skip
    assert plistlib.loads(agent)["ProgramArguments"] == [f"{MAC}/bedacht", "run"]


def test_task_of_windows_can_be_read_by_its_manager() -> None:
    task = everybody.files("win32", WINDOWS)[Path("/bedacht-task.xml")]
    words = [each.text for each in ElementTree.fromstring(task).iter()]  # noqa: S314 - ours
    assert str(WINDOWS / "bedacht.exe") in words


def test_files_are_laid_below_a_tree(tmp_path: Path) -> None:
    everybody.lay(tmp_path, everybody.files("linux", LINUX))
    assert (tmp_path / "usr/lib/systemd/user/bedacht.service").is_file()


def test_sums_of_the_lock_are_known_by_name() -> None:
    sums = bill.sums()
    assert len(sums["cryptography"]) > 5
    assert all(len(digest) == 64 for each in sums.values() for digest in each)


@pytest.fixture
def program() -> dict[str, Any]:
    """What the folder starts, as names and functions."""
    source = Path(everybody.__file__).parents[1] / "packaging/folder/program.py"
    found: dict[str, Any] = {"__name__": "program"}
    exec(compile(source.read_text("utf-8"), str(source), "exec"), found)  # noqa: S102 - ours
    return found


def test_program_of_the_folder_is_python_to_its_own_parts(
    program: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["bedacht"])
    # Other tests may have it already; in the folder it is started first of all.
    monkeypatch.delitem(sys.modules, "bedacht.host.keyring_child", raising=False)
    words = ["-E", "-P", "-m", "bedacht.host.keyring_child", "nothing"]
    program["main"](words)
    assert json.loads(capsys.readouterr().out)["state"] in {"none", "locked"}
    with pytest.raises(SystemExit):
        program["main"](["-m", "os"])


@pytest.mark.parametrize("before", [{}, {"LD_LIBRARY_PATH": "/theirs"}])
def test_other_programs_do_not_get_our_libraries(
    program: dict[str, Any], before: dict[str, str]
) -> None:
    environment = {"HOME": "/h", "_PYI_ARCHIVE_FILE": "x", "LD_LIBRARY_PATH": "/ours"}
    environment |= {f"{name}_ORIG": value for name, value in before.items()}
    program["leave_no_trace"](environment)
    assert environment == {"HOME": "/h", **before}
