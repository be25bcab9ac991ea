"""The flags that say in which circumstances a text would be published, and their values."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from bedacht.engine.draft import (
    Attachment,
    Audience,
    Context,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.policy.preferences import Address, Language, Sensitivity


def describe_circumstances(parser: argparse.ArgumentParser) -> None:
    """Add the flags of the context; for records they are what a missing field takes."""
    context = parser.add_argument_group("circumstances of the draft")
    _choice(context, "--platform", Platform, Platform.WEB, "site")
    _choice(context, "--surface", Surface, Surface.POST, "what is written")
    _choice(context, "--audience", Audience, Audience.PUBLIC, "who would see it")
    _choice(context, "--employer-listed", Listed, Listed.UNKNOWN,
            "does the profile name the employer")  # fmt: skip
    _choice(context, "--stance", Stance, None, "work and private life")
    context.add_argument("--role", dest="roles", action="append", default=[], metavar="ROLE",
                         help="a role of the policy; may be repeated")  # fmt: skip
    context.add_argument("--attachment", dest="attachments", action="append", default=[],
                         choices=[a.value for a in Attachment], help="may be repeated")  # fmt: skip
    context.add_argument("--shared-author", default="", metavar="NAME")
    context.add_argument("--shared-url", default="", metavar="URL")
    context.add_argument("--shared-text", default="", metavar="TEXT",
                         help="what is shared or commented on")  # fmt: skip
    context.add_argument("--page", default="", metavar="NAME",
                         help="the page on which it stands, where it is not the person's own")  # fmt: skip
    context.add_argument("--lang", default=None, metavar="LANGUAGE",
                         help="language of the draft")  # fmt: skip
    context.add_argument("--now", type=date.fromisoformat, default=None, metavar="DAY",
                         help="the day, as 2026-11-23; default: today")  # fmt: skip


def describe_person(parser: argparse.ArgumentParser) -> None:
    """Add the flags of company and person."""
    person = parser.add_argument_group("company and person")
    person.add_argument(
        "--policy", type=Path, metavar="FILE", help="a company's policy"
    )
    person.add_argument("--policies", type=Path, metavar="FOLDER",
                        help="policies by the org of a record: FOLDER/<org>.toml")  # fmt: skip
    person.add_argument("--employer", default="", metavar="NAME")
    _choice(person, "--sensitivity", Sensitivity, None, "how sure a finding must be")
    _choice(person, "--language", Language, None, "language of the answer")
    _choice(person, "--address", Address, None, "how German answers speak to you")


def _choice(
    group: argparse._ArgumentGroup,
    flag: str,
    words: type[StrEnum],
    default: StrEnum | None,
    about: str,
) -> None:
    names = ", ".join(words)
    told = f"{about}: {names}" + (f" (default: {default})" if default else "")
    group.add_argument(flag, type=words, default=default, help=told, metavar="WORD")


def today() -> date:
    """The day where the person is."""
    return now().date()


def now() -> datetime:
    """The moment where the person is."""
    return datetime.now(UTC).astimezone()


def context_of(options: argparse.Namespace) -> Context:
    """The context that the flags describe."""
    told = (options.shared_author, options.shared_url, options.shared_text)
    return Context(
        platform=options.platform,
        surface=options.surface,
        audience=options.audience,
        employer_listed=options.employer_listed,
        roles=frozenset(options.roles),
        stance=options.stance or Stance.OPEN,
        attachments=frozenset(map(Attachment, options.attachments)),
        shared=Shared(*told) if any(told) else None,
        page=options.page,
        language=options.lang,
        now=options.now or today(),
    )
