"""The seal, tried in real processes: what was possible before is refused after it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bedacht.host import seccomp
from bedacht.host.seal import Lack, Seal, seal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the seal is Linux's")

# Every attempt is one expression; `own` and `other` are folders.
REFUSED = {
    "tcp": "socket.socket()",
    "tcp6": "socket.socket(socket.AF_INET6)",
    "udp": "socket.socket(type=socket.SOCK_DGRAM)",
    "unix": "socket.socket(socket.AF_UNIX)",
    "pair of sockets": "socket.socketpair()",
    "connect": "made.connect(('127.0.0.1', 9))",
    "connect while sending": "made.sendto(b'x', socket.MSG_FASTOPEN, ('127.0.0.1', 9))",
    "bind": "made.bind(('127.0.0.1', 0))",
    "listen": "made.listen()",
    "descriptor of another": "socket.recv_fds(left, 9, 1, socket.MSG_DONTWAIT)",
    "exec": "os.execv('/nothing/there', ['x'])",
    "fork": "os.fork() or os._exit(0)",
    "program": "subprocess.run(['true'])",
    "spawn": "os.posix_spawn(sys.executable, ['x', '-c', ''], {})",
    "file elsewhere": "(other / 'x').write_text('x')",
    "file that is there": "there.write_text('x')",
    "append": "there.open('a')",
    "truncate": "os.truncate(there, 0)",
    "remove": "there.unlink()",
    "rename": "there.rename(other / 'z')",
    "move in": "there.rename(own / 'z')",
    "move out": "mine.rename(other / 'z')",
    "link out": "os.link(mine, other / 'z')",
    "through a link": "(own / 'way').open('a')",
    "folder": "(other / 'f').mkdir()",
    "pipe": "os.mkfifo(own / 'p')",
    "link": "(own / 'l').symlink_to(other)",
    "mode": "there.chmod(0o777)",
    "owner": "os.chown(there, -1, -1)",
    "times": "os.utime(there)",
    "label": "os.setxattr(there, 'user.x', b'x')",
    "memory for others": "os.memfd_create('x')",
    "device": "open('/dev/null', 'w')",
    "memory of others": "open(f'/proc/{os.getppid()}/mem', 'rb')",
    "signal": "os.kill(os.getppid(), signal.SIGCONT)",
}
GRANTED = {
    "file of its own": "(own / 'x').write_text('x')",
    "swapped whole": "(own / 'x').replace(own / 'y')",
    "temporary": "os.close(tempfile.mkstemp(dir=own)[0])",
    "removed": "(own / 'y').unlink()",
    "read": "there.read_text()",
    "look": "os.listdir('/')",
    "talk": "(left.send(b'x'), right.recv(1))",
    "accept": "(door.accept(), waiting.close())",
    "module": "importlib.import_module('html.entities')",
    "thread": "threading.Thread(target=int).start()",
}
SCRIPT = """
import errno, importlib, json, os, signal, socket, subprocess, sys, tempfile, threading
from pathlib import Path
from bedacht.host import process, seal
process.harden()
own, other, sealed, attempts = Path(sys.argv[1]), Path(sys.argv[2]), *map(json.loads, sys.argv[3:])
there, mine = other / 'there', own / 'mine'
there.write_text('there'); mine.write_text('mine'); (own / 'way').symlink_to(there)
left, right = socket.socketpair(socket.AF_UNIX); made = socket.socket()
door = socket.create_server(('127.0.0.1', 0)); waiting = socket.create_connection(door.getsockname())
told = {}
def attempt(name, what):
    try:
        eval(what)
    except OSError as error:
        told[name] = errno.errorcode[error.errno]
    else:
        told[name] = 'done'
if sealed:
    seal.seal([own])
for each in attempts.items():
    thread = threading.Thread(target=attempt, args=each)
    thread.start(); thread.join()
print(json.dumps(told))
"""


def tried(folder: Path, attempts: dict[str, str], *, sealed: bool) -> dict[str, str]:
    """What the system said to each attempt, made in a thread that was started later."""
    own, other = folder / "own", folder / "other"
    for each in (own, other):
        each.mkdir()
    given = [str(own), str(other), json.dumps(sealed), json.dumps(attempts)]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, *given],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


@pytest.mark.case("3.8.93")
def test_sealed_process_is_refused_what_it_does_not_need(tmp_path: Path) -> None:
    answers = tried(tmp_path, REFUSED, sealed=True)
    let = {n: a for n, a in answers.items() if a not in {"EPERM", "EACCES", "EXDEV"}}
    assert not let
    assert answers.keys() == REFUSED.keys()
    assert (tmp_path / "other" / "there").read_text("utf-8") == "there"


@pytest.mark.case("3.8.93")
@pytest.mark.parametrize("name", ["tcp", "fork", "file elsewhere", "mode", "append"])
def test_process_without_a_seal_is_not(tmp_path: Path, name: str) -> None:
    assert tried(tmp_path, {name: REFUSED[name]}, sealed=False) == {name: "done"}


def test_sealed_process_still_does_its_work(tmp_path: Path) -> None:
    assert set(tried(tmp_path, GRANTED, sealed=True).values()) == {"done"}


@pytest.mark.parametrize("count", [200])
def test_one_thread_after_the_other_is_sealed(tmp_path: Path, count: int) -> None:
    attempts = {str(each): "socket.socket()" for each in range(count)}
    assert set(tried(tmp_path, attempts, sealed=True).values()) == {"EPERM"}


def sealed_by(before: str, folder: Path) -> Seal:
    """How a process says that it is sealed, when `before` ran first."""
    script = (
        "import json, sys, threading, time\nfrom pathlib import Path\n"
        "from bedacht.host import process, seal, seccomp\nprocess.harden()\n"
        f"{before}\nfound = seal.seal([Path(sys.argv[1])])\n"
        "print(json.dumps([found.landlock, found.lacks]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, check=True
    )
    landlock, lacks = json.loads(done.stdout)
    return Seal(landlock, tuple(map(Lack, lacks)))


def kernel_without(**calls: int) -> str:
    """Code that takes system calls from a process, as an older kernel lacks them."""
    refused = {name: (number, number) for name, number in calls.items()}
    return f"seccomp._REFUSED = {refused}; seccomp.hold()"


def test_whole_seal_lacks_nothing(tmp_path: Path) -> None:
    found = sealed_by("", tmp_path)
    assert found.lacks == ()
    assert found.landlock > 0


def test_kernel_that_holds_no_files_is_told(tmp_path: Path) -> None:
    assert sealed_by(kernel_without(landlock=444), tmp_path) == Seal(0, (Lack.FILES,))


def test_kernel_that_holds_no_calls_is_told(tmp_path: Path) -> None:
    without = kernel_without(seccomp=seccomp._MACHINES[os.uname().machine].seccomp)
    assert sealed_by(without, tmp_path).lacks == (Lack.CALLS,)


def test_thread_that_was_there_before_is_told(tmp_path: Path) -> None:
    thread = "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
    assert sealed_by(thread, tmp_path).lacks == (Lack.THREADS,)


def test_other_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert seal([]) == Seal(0, (Lack.SYSTEM,))


def test_other_architecture_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seccomp, "_MACHINES", {})
    assert seccomp.hold() is False
