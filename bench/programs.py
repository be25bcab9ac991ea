"""The programs that are timed, as `neighbours.toml` names them, and the versions of the neighbours."""

import json
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).parent
_REQUIREMENT = re.compile(r"^([\w-]+)==(\S+)$", re.MULTILINE)


class Program(NamedTuple):
    """What is started, which languages it reads, and what it is for."""

    name: str
    command: tuple[str, ...]
    languages: tuple[str, ...]
    does: str
    package: str = ""


def read_programs() -> dict[str, Program]:
    """All of them by their names."""
    values = tomllib.loads((BENCH / "neighbours.toml").read_text("utf-8"))["program"]
    return {
        value["name"]: Program(
            value["name"],
            tuple(value["command"]),
            tuple(value["languages"]),
            value["does"],
            value.get("package", ""),
        )
        for value in values
    }


def versions() -> dict[str, str]:
    """The neighbours' packages and which version of each is timed."""
    asked = (BENCH / name for name in ("gates.txt", "requirements.txt"))
    python = (_REQUIREMENT.findall(file.read_text("utf-8")) for file in asked)
    node = json.loads((BENCH / "package.json").read_text("utf-8"))["dependencies"]
    return {**dict(pair for found in python for pair in found), **node}
