"""The page of the attacks: every known one, the tests that prove it, or why there is none."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "security" / "cases.toml"
LEFT = ROOT / "tests" / "security" / "left.toml"
SCRIPT_CASES = re.compile(r"// case ((?:3\.\d+\.\d+[, ]*)+)")
SKIPPED = {"node_modules", ".output"}
INTRODUCTION = """# The attacks, and where each is tested

A test that proves a case carries its number (`@pytest.mark.case`, in TypeScript `// case`); a case may have several. What is
not tested here, or only in part, says why. The second table removes the guards one by one: each attack named there succeeds
without its guard, so that a test which could not fail would be noticed.

"""


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """One test, or one file of tests."""

    file: Path
    test: str = ""

    def link(self) -> str:
        """As a link from `docs/`."""
        path = self.file.relative_to(ROOT).as_posix()
        name = self.test.removeprefix("test_").replace("_", " ") or self.file.stem
        return f"[{name}](../{path})"


@dataclass(frozen=True, slots=True)
class Guard:
    """Something that stands in the way of an attack, and the cases that notice its absence."""

    name: str
    cases: tuple[str, ...]


def titles() -> dict[str, dict[str, str]]:
    """Group -> number -> title; a group `3.1 Title`, a number `3.1.7`."""
    groups = tomllib.loads(CASES.read_text("utf-8"))
    return {
        f"{group} {cases.pop('title')}": {f"{group}.{n}": t for n, t in cases.items()}
        for group, cases in groups.items()
    }


def left() -> dict[str, str]:
    """Number -> why a case, or a part of it, is not tested here."""
    told: dict[str, str] = {}
    for entry in tomllib.loads(LEFT.read_text("utf-8"))["left"]:
        for number in entry["cases"]:
            told[number] = " ".join([told.get(number, ""), entry["why"]]).strip()
    return told


def proofs() -> dict[str, list[Proof]]:
    """Number -> the tests that carry it."""
    found: defaultdict[str, set[Proof]] = defaultdict(set)
    for number, proof in (*_python_proofs(), *_script_proofs()):
        found[number].add(proof)
    return {number: sorted(tests) for number, tests in found.items()}


def guards() -> list[Guard]:
    """All guards that a test removes."""
    return [
        Guard(*ast.literal_eval(ast.Tuple(node.args[:2], ast.Load())))
        for file in _files("tests/security", "guard*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Guard"
    ]


def _files(folder: str, pattern: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob(pattern))
    return [file for file in found if not SKIPPED.intersection(file.parts)]


def _python_proofs() -> Iterator[tuple[str, Proof]]:
    for file in _files("tests", "test_*.py"):
        text = file.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "mark.case(" in text else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for number in _numbers(node.decorator_list):
                    yield number, Proof(file, node.name)


def _numbers(decorators: list[ast.expr]) -> Iterator[str]:
    for node in (each for one in decorators for each in ast.walk(one)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.case"):
            yield from (ast.literal_eval(argument) for argument in node.args)


def _script_proofs() -> Iterator[tuple[str, Proof]]:
    for file in _files("extension/src", "*.test.ts"):
        for numbers in SCRIPT_CASES.findall(file.read_text("utf-8")):
            yield from ((number, Proof(file)) for number in re.split("[, ]+", numbers))


def page() -> str:
    """The whole page."""
    shown, told = proofs(), left()
    groups = (_group(name, cases, shown, told) for name, cases in titles().items())
    return INTRODUCTION + "\n".join(groups) + "\n" + _guards()


def _group(
    name: str,
    cases: Mapping[str, str],
    shown: Mapping[str, list[Proof]],
    told: Mapping[str, str],
) -> str:
    lines = [
        f"## {name}\n",
        "| case | what | tests | not tested here |",
        "|---|---|---|---|",
    ]
    for number, title in cases.items():
        tests = " · ".join(proof.link() for proof in shown.get(number, ()))
        lines.append(f"| {number} | {title} | {tests} | {told.get(number, '')} |")
    return "\n".join(lines) + "\n"


def _guards() -> str:
    lines = ["## Guards that a test removes\n", "| without | succeeds |", "|---|---|"]
    lines += [f"| {guard.name} | {', '.join(guard.cases)} |" for guard in guards()]
    return "\n".join(lines) + "\n"
