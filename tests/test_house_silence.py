"""The house says nothing that could quote a draft: no logging, no words of exceptions.

Faults are noted by kind and place in host/events.py, and nowhere else.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_house import DAEMON, imported, modules, name_of, parsed, room_of

# Rooms that are no part of the running daemon: commands print, scoring reads labelled drafts.
SPEAKING = {"cli", "scoring", "__main__", "rules"}
CHATTY = {
    "logging", "traceback", "warnings", "faulthandler", "pprint", "pdb", "syslog",
    "cgitb", "trace", "reprlib",
}  # fmt: skip
# Those that silence the libraries, and those whose output is their answer.
SILENCERS = {"daemon/bedacht/channel/door.py", "daemon/bedacht/host/process.py"}
OUTPUTS = {
    "daemon/bedacht/host/events.py", "daemon/bedacht/host/native.py",
    "daemon/bedacht/host/keyring_child.py",
}  # fmt: skip
# What may be used of a caught exception: none of it holds a value that was worked on.
HARMLESS = {"strerror", "errno", "winerror", "code", "status"}


def running() -> list[Path]:
    """The files that the daemon runs."""
    return [path for path in modules() if room_of(path) not in SPEAKING]


def names(tree: ast.AST, wanted: str) -> Iterator[ast.Name]:
    """Every use of a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == wanted:
            yield node


def words_taken(tree: ast.Module) -> Iterator[int]:
    """Lines on which words of a caught exception are used: f"{error}", str(error), .args."""
    for handler in ast.walk(tree):
        if isinstance(handler, ast.ExceptHandler) and handler.name:
            yield from (use.lineno for use in spoken(handler, handler.name))


def spoken(handler: ast.ExceptHandler, name: str) -> Iterator[ast.Name]:
    """Uses of the exception `name` in which it speaks."""
    for node in ast.walk(handler):
        if isinstance(node, ast.FormattedValue):
            yield from bare(node.value, name)
        elif isinstance(node, ast.Call) and called(node) in {"str", "repr", "format"}:
            yield from (use for given in node.args for use in names(given, name))
        elif isinstance(node, ast.Attribute) and node.attr not in HARMLESS:
            yield from bare(node.value, name)


def bare(value: ast.expr, name: str) -> Iterator[ast.Name]:
    """The exception itself, not a harmless attribute of it or its type."""
    if isinstance(value, ast.Name) and value.id == name:
        yield value


def called(node: ast.Call) -> str:
    """The name of what is called."""
    return node.func.id if isinstance(node.func, ast.Name) else ""


def outputs(tree: ast.Module) -> list[int]:
    """Lines that reach for standard output or error."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"}
        and isinstance(node.value, ast.Name) and node.value.id == "sys"
    ]  # fmt: skip


def test_nobody_logs() -> None:
    logging = {name_of(p) for p in running() if CHATTY & set(tops(p))}
    assert logging == SILENCERS


def tops(path: Path) -> list[str]:
    """The packages that a file imports."""
    return [name.split(".")[0] for name in imported(path)]


def test_nobody_writes_to_the_outputs() -> None:
    writing = {name_of(p) for p in running() if outputs(parsed(p))}
    assert writing == OUTPUTS


# A policy's faults are told to its author, with the line of TOML; no draft is near.
AUTHORS = {"daemon/bedacht/policy/read_policy.py"}


def test_nobody_takes_the_words_of_an_exception() -> None:
    taking = {name_of(p) for p in running() if list(words_taken(parsed(p)))}
    assert taking == AUTHORS


@pytest.mark.parametrize(
    "line",
    [
        "f'{error}'",
        "str(error)",
        "repr(error)",
        "error.args",
        "error.doc",
        "f'{error!r}'",
    ],
)
def test_words_of_an_exception_are_found(line: str) -> None:
    code = f"try: pass\nexcept ValueError as error:\n    said({line})"
    assert list(words_taken(ast.parse(code)))


@pytest.mark.parametrize(
    "line", ["error.strerror", "type(error).__name__", "raise error"]
)
def test_harmless_use_is_left_alone(line: str) -> None:
    said = line if line.startswith("raise") else f"said(f'{{{line}}}')"
    code = f"try: pass\nexcept ValueError as error:\n    {said}"
    assert not list(words_taken(ast.parse(code)))


def test_every_room_is_looked_at() -> None:
    rooms = {room_of(path) for path in modules(DAEMON)}
    assert {
        "channel",
        "desk",
        "engine",
        "host",
        "policy",
        "wire",
        "daemon",
    } <= rooms - SPEAKING
