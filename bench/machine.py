"""What the system knows about a process: memory, time of the processor, how often it woke up."""

import os
from pathlib import Path


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return {key: value.strip() for key, _, value in (x.partition(":") for x in lines)}


def resident_mb(pid: int) -> float:
    """Resident memory in MB (10^6 bytes)."""
    return int(_status(pid)["VmRSS"].split()[0]) * 1024 / 1e6


def spent_s(pid: int) -> float:
    """Seconds of the processor that the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wake_ups(pid: int) -> int:
    """How often the process has gone to sleep by itself so far, all threads together."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(
        int(_status(int(thread.name))["voluntary_ctxt_switches"]) for thread in threads
    )
