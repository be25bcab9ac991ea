"""What the system knows: about itself, and about a process its memory, its time, how often it woke up."""

import os
import platform
import re
import time
from pathlib import Path

_MODEL = re.compile(r"^model name\s*:\s*(.*)$", re.MULTILINE)

_ALL_THREADS = 2  # of what clocks Linux has for another process (CPUCLOCK_SCHED)


def described() -> str:
    """The machine in a line: cores, processor, memory, system, Python."""
    found = _MODEL.search(Path("/proc/cpuinfo").read_text("utf-8"))
    processor = found[1] if found else platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores of {processor}, {memory:.0f} GiB, "
        f"{platform.system()} {platform.release().partition('-')[0]}, "
        f"Python {platform.python_version()}"
    )


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return {key: value.strip() for key, _, value in (x.partition(":") for x in lines)}


def resident_mb(pid: int) -> float:
    """Resident memory in MB (10^6 bytes)."""
    return int(_status(pid)["VmRSS"].split()[0]) * 1024 / 1e6


def spent_s(pid: int) -> float:
    """Seconds of the processor that the process has used so far, threads that have ended too."""
    return time.clock_gettime((~pid << 3) | _ALL_THREADS)


def wake_ups(pid: int) -> int:
    """How often the process has gone to sleep by itself so far, all threads together."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(
        int(_status(int(thread.name))["voluntary_ctxt_switches"]) for thread in threads
    )
