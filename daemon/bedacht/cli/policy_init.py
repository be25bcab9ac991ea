"""`bedacht policy init`: a few questions, and a company has a policy and a guideline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bedacht.cli.talk import say, spoken, spoken_language
from bedacht.desk.reading import told
from bedacht.desk.snapshot import Library, open_library
from bedacht.files import write_text
from bedacht.policy.founding import Founding, guideline_of, policy_of
from bedacht.policy.guideline_page import as_html, as_markdown
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Language
from bedacht.policy.read_policy import read_policy
from bedacht.rules.catalogue import read_data

_LISTS = ("aliases", "domains", "terms", "customers")
_TEXTS = ("contact", "email", "url")
_POLICY = "policy.toml"
_FILES = (_POLICY, "guideline.md", "guideline.html")
_YES = {"y", "yes", "j", "ja"}


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--folder", type=Path, default=Path(), metavar="FOLDER",
                        help="where policy.toml, guideline.md and guideline.html go (default: here)")  # fmt: skip
    parser.add_argument("--language", type=Language, default=None, metavar="WORD",
                        help="of questions and guideline: de, en")  # fmt: skip
    parser.add_argument("--name", default="", metavar="NAME",
                        help="of the company; with it nothing is asked")  # fmt: skip
    for name in _LISTS:
        parser.add_argument(
            f"--{name}", default="", metavar="A,B", help="separated by commas"
        )
    for name in _TEXTS:
        parser.add_argument(f"--{name}", default="", metavar="TEXT")
    parser.add_argument("--listed", action="store_true", help="its shares are traded")
    parser.epilog = (
        "Exit status: 0, or 2 where an answer does not fit or a file is there already."
    )


def run(options: argparse.Namespace) -> int:
    """Ask, write, and say what to do next."""
    files = {name: options.folder / name for name in _FILES}
    there = next((path for path in files.values() if path.exists()), None)
    if there is not None:
        print(f"bedacht: {say('rule-there', file=there)}", file=sys.stderr)
        return 2
    texts = _texts(options)
    if not _fits(texts[_POLICY], open_library()):
        return 2
    for name, text in texts.items():
        write_text(files[name], text)
        print(files[name])
    print(say("init-next", file=files[_POLICY]))
    return 0


def _texts(options: argparse.Namespace) -> Mapping[str, str]:
    """The texts by the name of their file."""
    language = str(options.language or spoken_language())
    data = {each: read_data(f"guideline/{each}.toml") for each in ("de", "en")}
    told = data[language]
    answer = _given(options) if options.name else _asked(told)
    founding = _founding(answer, told)
    guideline = guideline_of(founding, told, language)
    texts = (
        policy_of(founding, data["de"], data["en"]),
        as_markdown(guideline),
        as_html(guideline),
    )
    return dict(zip(_FILES, texts, strict=True))


def _given(options: argparse.Namespace) -> Callable[[str], str]:
    def answer(name: str) -> str:
        value = getattr(options, name)
        return ("y" if value else "") if isinstance(value, bool) else str(value)

    return answer


def _asked(told: Mapping[str, Any]) -> Callable[[str], str]:
    """One question a line, on standard error: the answers alone could come from a file."""

    def answer(name: str) -> str:
        print(told["questions"][name], file=sys.stderr)
        return sys.stdin.readline()

    return answer


def _founding(answer: Callable[[str], str], told: Mapping[str, Any]) -> Founding:
    name = _line(answer("name"))
    lists = {each: _list(answer(each)) for each in _LISTS}
    listed = answer("listed").strip().lower() in _YES
    contact, email, url = (_line(answer(each)) for each in _TEXTS)
    return Founding(
        name=name,
        contact=contact or told["labels"]["contact"],
        email=email,
        url=url,
        listed=listed,
        **lists,
    )


def _list(answer: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_line, answer.split(",")))))


def _line(answer: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in answer).split())


def _fits(text: str, library: Library) -> bool:
    """Whether the answers make a policy; if not, it is told which line is not one."""
    policy = read_policy(text, library.rule_ids, library.lint)
    if isinstance(policy, Policy):
        return True
    lines = text.splitlines()
    for fault in policy:
        print(f"bedacht: {told(fault, 'policy.toml', spoken())}", file=sys.stderr)
        print(f"  {lines[fault.line - 1]}", file=sys.stderr)
    return False
