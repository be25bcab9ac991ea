"""What a hardened process leaves behind, seen from outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from bedacht.errors import RunningError
from bedacht.host import process
from bedacht.host.places import Places

CANARY = "sparrow" + "hawk"


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Runs `code` in a hardened process."""
    start = "from bedacht.host import process; process.harden()\n"
    return subprocess.run(
        (sys.executable, "-c", start + code),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.case("3.8.90")
def test_crash_tells_its_kind_and_place_alone() -> None:
    done = run(f"def work(): raise KeyError('{CANARY}')\nwork()")
    assert (done.returncode, done.stdout) == (process.STOPPED, "")
    assert done.stderr == "failed kind=KeyError place=<string>:2\n"


@pytest.mark.case("3.8.90")
def test_crash_of_a_thread_tells_no_more() -> None:
    done = run(
        "import threading\n"
        f"t = threading.Thread(target=lambda: {{}}['{CANARY}']); t.start(); t.join()"
    )
    assert (done.returncode, done.stderr) == (
        0,
        "failed kind=KeyError place=<string>:3\n",
    )


def test_crash_of_a_destructor_tells_no_more() -> None:
    done = run(f"class A:\n def __del__(self): raise KeyError('{CANARY}')\nA()")
    assert (done.returncode, done.stderr) == (
        0,
        "failed kind=KeyError place=<string>:3\n",
    )


@pytest.mark.case("3.8.90")
def test_libraries_have_nothing_to_say() -> None:
    done = run(
        "import asyncio, logging\n"
        f"logging.getLogger('websockets').critical('{CANARY}')\n"
        "async def work():\n"
        f" asyncio.get_running_loop().call_soon(lambda: {{}}['{CANARY}'])\n"
        " await asyncio.sleep(0)\n"
        "asyncio.run(work(), debug=True)"
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_error_without_a_place_tells_its_kind() -> None:
    done = run("import sys; sys.excepthook(KeyError, KeyError('x'), None)")
    said = "failed kind=KeyError place=unknown:0\n"
    assert (done.returncode, done.stderr) == (process.STOPPED, said)


@pytest.mark.case("3.8.91")
def test_process_leaves_no_core_and_lets_nobody_look_in() -> None:
    done = run(
        "import resource, os, pathlib\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)),"
        " 'NoNewPrivs:\\t1' in status, __import__('ctypes').CDLL(None).prctl(3))"
    )
    assert done.stdout.split("\n")[0] == "(0, 0) 0o77 True 0"


@pytest.mark.case("3.10.113")
def test_second_daemon_does_not_start(here: Places) -> None:
    with process.alone(here):
        with pytest.raises(RunningError), process.alone(here):
            pass
        assert (here.runtime / "daemon.lock").exists()
    with process.alone(here):
        pass


def test_lock_is_gone_with_its_process(here: Places) -> None:
    code = (
        "import os, pathlib\n"
        "from bedacht.host.places import Places\n"
        f"p = pathlib.Path({str(here.runtime)!r})\n"
        "process.alone(Places(p, p, p, p)).__enter__()\nos.abort()"
    )
    assert run(code).returncode < 0
    with process.alone(here):
        assert Path(here.runtime / "daemon.lock").stat().st_mode & 0o77 == 0


def test_what_is_given_back_is_only_what_nobody_wrote_to() -> None:
    script = (
        "import json\n"
        "from bedacht.host import process\n"
        "from bedacht.rules import load\n"
        "rules = load().rules\n"
        "process.give_back()\n"
        "process.give_back()\n"
        "print(json.dumps(sorted(rules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert "conduct.insult" in answer.stdout
