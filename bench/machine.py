"""What the system knows about a process: resident memory, and how often it woke up."""

from pathlib import Path


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return {key: value.strip() for key, _, value in (x.partition(":") for x in lines)}


def resident_mb(pid: int) -> float:
    """Resident memory in MB (10^6 bytes)."""
    return int(_status(pid)["VmRSS"].split()[0]) * 1024 / 1e6


def wake_ups(pid: int) -> int:
    """How often the process has gone to sleep by itself so far, all threads together."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(
        int(_status(int(thread.name))["voluntary_ctxt_switches"]) for thread in threads
    )
