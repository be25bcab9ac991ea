"""The house inspects itself: rooms, imports, purity, budgets, names.

Budgets and exemptions live in pyproject.toml under [tool.house]. An exemption that has
become unnecessary fails, so that the list can only shrink.
"""

import ast
import statistics
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DAEMON = ROOT / "daemon" / "bedacht"
HOUSE: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "tool"
]["house"]
EXEMPT: dict[str, list[str]] = HOUSE["exempt"]
PURE_ROOMS = ("engine", "policy", "scoring", "wire")
UTF16_ROOM = "wire"
IMPURE_MODULES = {
    "asyncio", "concurrent", "io", "keyring", "logging", "multiprocessing", "os",
    "pathlib", "platformdirs", "random", "secrets", "shutil", "socket", "ssl",
    "subprocess", "sys", "tempfile", "threading", "time", "websockets",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "breakpoint"}
CLOCKS = {"now", "today", "utcnow"}
WRITTEN_BY_HAND = (".py", ".ts", ".css", ".html", ".mjs", ".js")


def modules(folder: Path = DAEMON) -> list[Path]:
    """Every Python file below a folder."""
    return sorted(folder.rglob("*.py"))


def name_of(path: Path) -> str:
    """A path as it is written in [tool.house.exempt]."""
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """The room that a file of the daemon stands in: its folder, or its own name."""
    first = path.relative_to(DAEMON).parts[0]
    return first.removesuffix(".py")


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules that a file imports, those inside functions too."""
    package = ("bedacht", *path.relative_to(DAEMON).parts[:-1])
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from imported_from(node, package)


def imported_from(node: ast.ImportFrom, package: tuple[str, ...]) -> Iterator[str]:
    """The modules that one `from … import …` may reach."""
    home = package[: len(package) - node.level + 1] if node.level else ()
    stem = ".".join((*home, *([node.module] if node.module else [])))
    yield from (f"{stem}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    """The rooms of the daemon that a file imports, without its own."""
    inside = (name for name in imported(path) if name.startswith("bedacht."))
    return {name.split(".")[1] for name in inside} - {room_of(path)}


def upward_imports(path: Path) -> set[str]:
    """Rooms that a file imports and that do not lie below it."""
    allowed = HOUSE["imports"].get(room_of(path))
    if allowed is None:
        return set()
    known = {room_of(each) for each in modules()}
    return (rooms_imported(path) & known) - set(allowed)


def impurities(path: Path) -> list[str]:
    """What a file of a pure room does that only values and functions must not."""
    tree = parsed(path)
    found = [n for n in imported(path) if n.split(".")[0] in IMPURE_MODULES]
    found += [f"{n}()" for n in called(tree) if n in IMPURE_CALLS | CLOCKS]
    found += ["global" for n in ast.walk(tree) if isinstance(n, ast.Global)]
    return found


def called(tree: ast.AST) -> Iterator[str]:
    """The last names of all calls: `f` of f(), `now` of datetime.now()."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield node.func.attr


def source_files() -> list[Path]:
    """Every file that a person writes and reads as code."""
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    named = (ROOT / name for name in answer.stdout.split("\0") if name)
    return sorted(p for p in named if p.suffix in WRITTEN_BY_HAND and p.is_file())


def too_long(path: Path) -> bool:
    """Whether a file is over the budget of lines."""
    budget: int = HOUSE["max-file-lines"]
    return len(path.read_text("utf-8").splitlines()) > budget


def check_exempt(kind: str, offenders: set[str]) -> None:
    """The offenders are exactly those on the list: none more, and none fewer."""
    listed = set(EXEMPT[kind])
    assert offenders <= listed, f"{kind}: {sorted(offenders - listed)}"
    assert listed <= offenders, (
        f"no longer needed, remove: {sorted(listed - offenders)}"
    )


def test_imports_point_downwards() -> None:
    upward = {name_of(p): upward_imports(p) for p in modules()}
    check_exempt("imports", {name for name, rooms in upward.items() if rooms})


def test_every_room_has_its_place() -> None:
    above = {"__init__", "__main__", "cli", "daemon"}
    rooms = {room_of(path) for path in modules()}
    assert rooms - above <= set(HOUSE["imports"]), (
        "name the room in [tool.house.imports]"
    )


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_pure_room_stays_pure(room: str) -> None:
    found = {name_of(p): impurities(p) for p in modules(DAEMON / room)}
    listed = {name for name in EXEMPT["impure"] if f"/{room}/" in name}
    offenders = {name for name, what in found.items() if what}
    assert offenders == listed, {n: found.get(n) for n in offenders ^ listed}


def test_utf16_is_converted_in_the_wire_alone() -> None:
    speaking = {room_of(p) for p in modules() if '"utf-16' in p.read_text("utf-8")}
    # What Windows reads as a registry file is no text of a draft.
    assert speaking <= {UTF16_ROOM, "deploy"}


def test_no_file_is_over_budget() -> None:
    check_exempt("long-files", {name_of(p) for p in source_files() if too_long(p)})


def test_most_functions_are_short() -> None:
    functions = (
        node
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lengths = [lines_of(node) for node in functions]
    assert statistics.median(lengths) <= HOUSE["median-function-lines"]


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    told = ast.get_docstring(node, clean=False)
    spoken = len(told.splitlines()) if told else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - spoken


def test_no_module_is_a_drawer() -> None:
    drawers = set(HOUSE["forbidden-modules"])
    named = {p for p in source_files() if {p.stem, p.parent.name} & drawers}
    assert not named, f"name it after what it holds: {sorted(map(name_of, named))}"


def test_only_the_commands_print_and_exit() -> None:
    speaking = {"print", "exit", "quit"}
    talkers = {
        name_of(path)
        for path in modules()
        if room_of(path) not in {"cli", "__main__"}
        and speaking & set(called(parsed(path)))
    }
    assert not talkers


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_file_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8").strip()
    told = not text or text.startswith("#") or ast.get_docstring(parsed(path))
    assert told, "the first lines of a file say what it is for"
