"""The workshop: faults at their lines, posts, another version."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from bedacht.console.posts import posts_of
from bedacht.engine.draft import Audience, Platform
from bedacht.errors import MalformedError
from tests.console.visitor import Visitor
from tests.policy.company import SMALL
from tests.policy.sealing import sealed_source

DAY = date(2026, 11, 24)
POSTS = "Projekt Nordlicht geht los.\n---\nSchönes Wochenende!\n-----\nBluebird kommt."
LATER = SMALL.replace('term = "Projekt Nordlicht"', 'term = "Bluebird"')


async def test_fault_has_its_line(visitor: Visitor) -> None:
    answer = await visitor.ask("workshop/look", text=SMALL.replace("aliases", "alias"))
    assert [fault["line"] for fault in answer["faults"]] == [6]
    assert "aliases" in answer["faults"][0]["told"]


async def test_good_policy_is_counted(visitor: Visitor) -> None:
    answer = await visitor.ask("workshop/look", text=SMALL)
    assert answer["faults"] == []
    assert "1 confidential terms, 1 topics" in answer["html"]


async def test_suggestion_stands_beside_its_line(visitor: Visitor) -> None:
    text = SMALL.replace("Quartalszahlen", "Schichtplan")
    answer = await visitor.ask("workshop/look", text=text)
    assert answer["faults"] == []
    assert re.search(r'data-line="32">[^<]*</button> “Schichtplan” b', answer["html"])


async def test_sealed_terms_are_counted_too(visitor: Visitor) -> None:
    answer = await visitor.ask("workshop/look", text=sealed_source())
    assert "1 confidential terms" in answer["html"]


@pytest.mark.parametrize("which", ["mine", "example", "skeleton"])
async def test_what_one_begins_with_has_no_fault(visitor: Visitor, which: str) -> None:
    text = (await visitor.ask("workshop/begin", which=which))["text"]
    assert (await visitor.ask("workshop/look", text=text))["faults"] == []


async def test_posts_show_what_would_be_said(visitor: Visitor) -> None:
    page = (await visitor.ask("workshop/simulate", text=SMALL, posts=POSTS))["html"]
    assert "3 posts, 1 of them" in page
    assert "confidentiality.term" in page


async def test_other_version_shows_what_changes(visitor: Visitor) -> None:
    asked = {"text": LATER, "against": SMALL, "posts": POSTS}
    page = (await visitor.ask("workshop/simulate", **asked))["html"]
    assert "Answered differently: 2" in page


@pytest.mark.parametrize("name", ["text", "against"])
async def test_faulty_policy_says_nothing_about_posts(
    visitor: Visitor, name: str
) -> None:
    asked = {"text": SMALL, "against": SMALL, "posts": POSTS, name: "policy = 2"}
    page = (await visitor.ask("workshop/simulate", **asked))["html"]
    assert "has a fault" in page and "posts," not in page


def test_plain_posts_are_parted_by_a_line() -> None:
    assert [draft.text[:7] for draft in posts_of(POSTS, DAY)] == [
        "Projekt", "Schönes", "Bluebir",
    ]  # fmt: skip


def test_records_keep_their_circumstances() -> None:
    record = {"id": "x", "text": "Hallo", "platform": "xing", "audience": "group",
              "expect": []}  # fmt: skip
    (draft,) = posts_of(json.dumps(record), DAY)
    assert draft.context.platform is Platform.XING
    assert draft.context.audience is Audience.GROUP


@pytest.mark.parametrize("line", ['{"text": " "}', '{"platform": "xing"}', "{"])
def test_line_that_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(MalformedError):
        posts_of(line, DAY)
