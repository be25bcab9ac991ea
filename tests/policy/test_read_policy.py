"""A policy file becomes a policy, or says where it is wrong and what to write."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bedacht.engine.finding import Level, Reason
from bedacht.policy import policy as room
from bedacht.policy.policy import Policy
from bedacht.rules.load import shared_rules
from tests.policy.company import SMALL, faults, library, read, small

ROOM = Path(room.__file__).parent


def test_small_policy_is_read_whole() -> None:
    policy = small()
    assert policy.version == 3
    assert policy.organisation.handles == ("falkenried",)
    assert policy.confidential[0].until == date(2027, 3, 1)
    assert policy.topics[0].speakers == {"press"}
    assert policy.contact is not None
    assert policy.contact.name.text("en") == "Team Social"
    section = policy.section_for(Reason.CONFIDENTIALITY)
    assert section is not None
    assert section.title.de == "Was im Haus bleibt"


def test_example_policy_has_no_fault() -> None:
    source = (shared_rules() / "example-policy.toml").read_text("utf-8")
    assert isinstance(read(source), Policy)


def test_level_of_rule_comes_before_family() -> None:
    policy = small(('"association.employer-named"', '"confidentiality.figures"'))
    setting = policy.setting_for("confidentiality.figures")
    assert (setting.default, setting.floor) == (Level.WARN, Level.WARN)


def test_quiet_period_holds_on_its_last_day() -> None:
    policy = small()
    assert policy.quiet_on(date(2026, 11, 30))
    assert not policy.quiet_on(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("policy = 1", "policy = 2"), (1, 1, "format-later")),
        (("policy = 1", "policy = 0"), (1, 1, "format")),
        (("version = 3", "version = -1"), (2, 1, "kind")),
        (("version = 3", "version = true"), (2, 1, "kind")),
        (("aliases", "alias"), (6, 1, "unknown-key")),
        (("brands", "colours"), (8, 1, "unknown-key-far")),
        (('name = "Falkenried SE"', ""), (4, 1, "missing")),
        (('"Falkenried", "FR"]', '"Falkenried", 7]'), (6, 26, "kind")),
        (('ambiguous = ["FR"]', 'ambiguous = ["FRX"]'), (7, 1, "ambiguous-unknown")),
        (("until = 2027-03-01", "until = 2027-03-01T10:00:00"), (16, 1, "kind")),
        (("to = 2026-11-30", "to = 2026-10-30"), (21, 39, "backwards")),
        (('speakers = ["press"]', 'speakers = ["pres"]'), (33, 1, "role")),
        (('social@falkenried.example"', 'social"'), (37, 1, "email")),
        (('email = "social@falkenried.example"', ""), (36, 1, "contact-empty")),
        (('url = "https://f', 'url = "javascript:f'), (40, 1, "url")),
        (('reason = "confidentiality"', 'reason = "secrecy"'), (44, 1, "choice")),
        (('floor = "warn"', 'floor = "block"'), (48, 21, "choice")),
        (("confidentiality = {", "confidentialty = {"), (48, 1, "rule")),
        (('employer-named"', 'employer-nemed"'), (49, 1, "rule")),
        (('"Team Social"', '"Team\\u202eSocial"'), (36, 1, "unseen")),
        (('"FlowPress"', f'"{"x" * 301}"'), (8, 11, "too-long")),
        (("SE", 'S"E'), (5, 22, "syntax")),
        (
            (
                'email = "social',
                'hours = [{ from = "9 Uhr", to = "17:00" }]\nemail = "social',
            ),
            (37, 12, "time"),
        ),
        (
            (
                'email = "social',
                'hours = [{ from = "09:00", to = "08:00" }]\nemail = "social',
            ),
            (37, 28, "backwards"),
        ),
        (
            (
                'email = "social',
                'hours = [{ days = ["Mo"], from = "09:00", to = "17:00" }]\n'
                'email = "social',
            ),
            (37, 12, "choice"),
        ),
        (
            ('floor = "warn" }', 'default = "warn", why = "x" }'),
            (48, 39, "why-without-floor"),
        ),
        (
            (
                'speakers = ["press"]',
                'speakers = []\nspeakers_on = { mars = ["press"] }',
            ),
            (34, 17, "unknown-key-far"),
        ),
        (
            (
                'speakers = ["press"]',
                'speakers = []\nspeakers_on = { xing = ["prss"] }',
            ),
            (34, 17, "role"),
        ),
        (('name = "Team Social"', 'name = ""'), (36, 1, "missing")),
        (('name = "Team Social"', "name = {}"), (36, 1, "label")),
        (('name = "Team Social"', ""), (35, 1, "missing")),
        (
            (
                "quiet_periods = [{ from = 2026-11-01, to = 2026-11-30 }]",
                "quiet_periods = [7]",
            ),
            (21, 18, "kind"),
        ),
        (("from = 2026-11-01, ", ""), (21, 18, "missing")),
        (
            ('phrases = ["Quartalszahlen", "order intake"]', "phrases = 3"),
            (32, 1, "kind"),
        ),
        (
            (
                "[contact]",
                '[[topics]]\nid = "finance"\ntitle = "x"\nphrases = []\n'
                "speakers = []\n[contact]",
            ),
            (36, 1, "twice"),
        ),
    ],
)
def test_fault_is_told_at_its_place(
    change: tuple[str, str], expected: tuple[int, int, str]
) -> None:
    assert faults(change) == [expected]


def test_huge_and_deep_files_are_refused() -> None:
    for source, what in (
        ("#" * (1 << 21), "too-large"),
        ("x = " + "[" * 50_000, "too-deep"),
    ):
        found = read(source)
        assert not isinstance(found, Policy)
        assert [fault.what for fault in found] == [what]


def test_all_faults_are_told_at_once() -> None:
    found = read("policy = 1\nverson = 2\n[organisation]\nnames = 3\n")
    assert not isinstance(found, Policy)
    assert [fault.what for fault in found] == [
        "missing", "unknown-key", "missing", "unknown-key",
    ]  # fmt: skip


def test_rule_of_a_later_version_waits() -> None:
    policy = small(('employer-named"', 'hologram"'))
    assert "association.hologram" in policy.levels


def test_every_fault_can_be_told_in_both_languages() -> None:
    sources = "".join(p.read_text("utf-8") for p in ROOM.glob("*.py"))
    used = set(
        re.findall(r'(?:Fault\(\d, \d|fault\([^,()]+|add\([^,]+), "([a-z-]+)"', sources)
    )
    assert len(used) > 15
    for language in ("de", "en"):
        assert used <= library().catalogues[language]["fault"].keys()


@settings(deadline=None)
@given(some.text(max_size=200))
def test_any_text_is_a_policy_or_faults(source: str) -> None:
    found = read(source)
    assert isinstance(found, tuple)


@settings(deadline=None)
@given(some.integers(0, len(SMALL)), some.integers(0, 30))
def test_any_cut_leaves_policy_or_faults(start: int, length: int) -> None:
    found = read(SMALL[:start] + SMALL[start + length :])
    assert isinstance(found, Policy) or found
