"""The house inspects its words: tracked files, texts that people read, generated docs."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
RULES = ROOT / "shared_rules" / "rules"
DECISIONS = ROOT / "docs" / "decisions"
MESSAGES = ROOT / "shared_rules" / "messages"
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGES = ("de", "en")
POLITE = "_sie"  # a German sentence may have a second form; English has none
SHOWN = {"title", "why", "advice", "note", "label"}

# Written in pieces, so that this file does not find itself.
REGISTRIES = [
    "registry.npm" + "js", "registry.yarn" + "pkg", "pypi" + ".org",
    "files.python" + "hosted", "deb.debian" + ".org",
]  # fmt: skip
MACHINE_PATHS = ["/wo" + "rk/", "/ro" + "ot/", ".pyenv" + "/versions", "/opt/py" + "pi"]
ELSEWHERE = ["../sha" + "red/", "CLA" + "UDE", "AGEN" + "TS.md"]

# Words of threat and of legal certainty: the product advises, it does not judge.
THREATS = re.compile(
    r"verst(oß|ö(ß|ss)t)|verbot|erlaubt|abmahn|strafbar|rechtswidrig|illegal"
    r"|unzulässig|haftbar|\bmuss(t|en)?\b|konsequenz|violat|prohibit|forbid|allowed"
    r"|complian|unlawful|liable|punish|\bmust\b|consequence|offen[cs]e\b",
    re.IGNORECASE,
)


def tracked() -> list[Path]:
    """Every text file under version control that is there."""
    answer = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    named = [ROOT / name for name in answer.stdout.split("\0") if name]
    return [path for path in named if path.is_file()]


def texts_of(path: Path) -> str:
    """A file as text; nothing for a picture or a font."""
    raw = path.read_bytes()
    return "" if b"\0" in raw[:2000] else raw.decode("utf-8")


def saying(words: list[str]) -> set[str]:
    """The tracked files that contain one of the words."""
    read = ((path, texts_of(path)) for path in tracked())
    return {
        path.relative_to(ROOT).as_posix()
        for path, text in read
        if any(word in text for word in words)
    }


def data(path: Path) -> dict[str, Any]:
    """A TOML file as a table."""
    return tomllib.loads(path.read_text("utf-8"))


def sentences(value: object, *, shown: bool) -> Iterator[str]:
    """The strings of a table that a person is shown, at any depth."""
    if isinstance(value, str):
        if shown:
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from sentences(each, shown=shown)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from sentences(each, shown=shown or key in SHOWN)


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """A catalogue as dotted keys and sentences."""
    found: dict[str, str] = {}
    for key, value in table.items():
        inner = flat(value, f"{prefix}{key}.") if isinstance(value, dict) else None
        found.update(inner if inner is not None else {f"{prefix}{key}": value})
    return found


def catalogue(language: str) -> dict[str, str]:
    """The sentences of the interface and of the console in one language."""
    told = data(MESSAGES / "console" / f"{language}.toml")
    return flat({**data(MESSAGES / f"{language}.toml"), "console": told})


def placeholders(sentence: str) -> set[str]:
    """The {names} that a sentence is filled with."""
    return set(re.findall(r"\{(\w+)\}", sentence))


def rule_files() -> list[Path]:
    """Every rule."""
    return sorted(RULES.rglob("*.toml"))


def rule_id(path: Path) -> str:
    """A rule's id, which is its place."""
    return path.relative_to(RULES).with_suffix("").as_posix().replace("/", ".")


def test_no_address_of_a_registry_is_written_down() -> None:
    assert not saying(REGISTRIES)


def test_no_path_of_one_machine_is_written_down() -> None:
    assert not saying(MACHINE_PATHS)


def test_nothing_points_outside_the_repository() -> None:
    assert not saying(ELSEWHERE)


def test_catalogues_have_the_same_keys() -> None:
    german, english = (set(catalogue(language)) for language in LANGUAGES)
    polite = {key for key in german if key.endswith(POLITE)}
    assert german - polite == english
    assert {key.removesuffix(POLITE) for key in polite} <= german


def test_catalogues_fill_in_the_same_names() -> None:
    german, english = (catalogue(language) for language in LANGUAGES)
    unlike = {
        key
        for key, sentence in german.items()
        if placeholders(sentence) != placeholders(english[key.removesuffix(POLITE)])
    }
    assert not unlike


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_threatens_nobody(language: str) -> None:
    threats = {k: s for k, s in catalogue(language).items() if THREATS.search(s)}
    assert not threats


def test_every_rule_lies_in_its_family() -> None:
    for path in rule_files():
        family, *rest = path.relative_to(RULES).with_suffix("").parts
        assert len(rest) == 1, f"{path}: rules/<family>/<rule>.toml"
        assert KEBAB.fullmatch(family) and KEBAB.fullmatch(rest[0]), path


@pytest.mark.parametrize("path", rule_files(), ids=rule_id)
def test_rule_threatens_nobody(path: Path) -> None:
    threats = [s for s in sentences(data(path), shown=False) if THREATS.search(s)]
    assert not threats


@pytest.mark.parametrize("path", rule_files(), ids=rule_id)
def test_rule_speaks_german_and_english(path: Path) -> None:
    rule = data(path)
    spoken = [rule["title"], rule["why"], *rule.get("advice", [])]
    assert all(set(LANGUAGES) <= set(each) for each in spoken)


def test_every_dependency_has_a_decision() -> None:
    python = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extension = json.loads((ROOT / "extension" / "package.json").read_text("utf-8"))
    named = {re.split(r"[<>=\[;]", each)[0] for each in python["dependencies"]}
    named |= set(extension.get("dependencies", {}))
    written = "".join(p.read_text("utf-8") for p in DECISIONS.glob("*.md"))
    assert not {name for name in named if name not in written}


def test_generated_docs_are_fresh() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "docs.generate", "--check"],
        cwd=ROOT, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout + answer.stderr
