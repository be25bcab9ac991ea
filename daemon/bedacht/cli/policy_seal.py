"""`bedacht policy seal`: a policy whose confidential terms cannot be read, and still are found."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.own import kept_rules
from bedacht.cli.shelf import PolicyFiles
from bedacht.cli.talk import say, spoken
from bedacht.desk.reading import sentence, told
from bedacht.desk.snapshot import Library, open_library
from bedacht.files import read_text, write_text
from bedacht.policy.fault import Fault
from bedacht.policy.policy import Policy
from bedacht.policy.read_policy import read_policy
from bedacht.policy.sealed import SALT_SIZE, Sealed
from bedacht.policy.sealing import seal
from bedacht.policy.unseal import Unsealer
from bedacht.policy.vocabulary import MOST_WITH_SLIPS
from bedacht.policy.write_sealed import without_terms, write_sealed


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("policy", type=Path, metavar="POLICY",
                        help="a policy as TOML; keep it where the terms may be read")  # fmt: skip
    parser.add_argument("out", type=Path, metavar="SEALED",
                        help="the file to publish or to lay on machines")  # fmt: skip
    parser.epilog = "Exit status: 0, or 2 where there is nothing to seal or a term would still be told."


def run(options: argparse.Namespace) -> int:
    """Seal, make sure that nothing is told and everything opens, and write."""
    library = open_library(keep=kept_rules())
    policy = PolicyFiles(library, spoken()).read(options.policy)
    source = read_text(options.policy) or ""
    if not policy.confidential or options.out.resolve() == options.policy.resolve():
        key = "seal-nothing" if not policy.confidential else "seal-same"
        print(f"bedacht: {say(key)}", file=sys.stderr)
        return 2
    salt = policy.sealed.salt if policy.sealed else secrets.token_bytes(SALT_SIZE)
    text = _sealed(source, policy, library, salt)
    faults = list(_telling(source, _opening(text, policy, library)))
    for fault in faults:
        print(told(fault, options.policy, spoken()), file=sys.stderr)
    if faults:
        return 2
    write_text(options.out, text)
    print(say("sealed", count=len(policy.confidential), file=options.out))
    print(say("sealed-limits"))
    for fault in library.counsel.guessable(policy, source):
        said = sentence(fault, spoken(), "counsel")
        print(f"{options.policy}:{fault.line}:{fault.column}: {said}")
    return 0


def _sealed(source: str, policy: Policy, library: Library, salt: bytes) -> str:
    slips = len(policy.confidential) <= MOST_WITH_SLIPS
    naming, random = library.naming, secrets.token_bytes
    terms = (seal(t, naming, salt, random, slips=slips) for t in policy.confidential)
    return write_sealed(source, salt, terms)


def _opening(text: str, policy: Policy, library: Library) -> Sealed:
    """The sealed terms as a machine reads them; each opens to its own words."""
    read = read_policy(text, library.rule_ids, library.lint)
    assert isinstance(read, Policy) and read.sealed is not None  # noqa: S101 - written just now
    unsealer = Unsealer(read.sealed)
    unsealer.look(*(term.term for term in policy.confidential))
    assert set(policy.confidential) <= set(unsealer.terms)  # noqa: S101 - the same
    return read.sealed


def _telling(source: str, sealed: Sealed) -> Iterator[Fault]:
    """The lines that would still tell a term, in a comment or another table."""
    lines = source.split("\n")
    for line in without_terms(source).split("\n"):
        unsealer = Unsealer(sealed)
        unsealer.look(line)
        if unsealer.terms:
            yield Fault(lines.index(line) + 1, 1, "tells-sealed")
