"""What the pages show and keep."""

from __future__ import annotations

import pytest

from bedacht.console.room import Folders, Room
from bedacht.engine.draft import Listed, Platform
from bedacht.engine.finding import Level
from bedacht.policy.preferences import Language
from tests.console.visitor import Visitor

DRAFT = "Was für ein Tag 🎉 Projekt Nordlicht geht nächste Woche los."
CONTEXT = {"platform": "linkedin", "surface": "post", "audience": "public",
           "employer_listed": "unknown", "stance": "open"}  # fmt: skip
WORDS = {"employer": "", "own_terms": "", "ignored_terms": "", "stance": "open",
         "sensitivity": "balanced", "language": "en", "address": "du",
         "listed_linkedin": "unknown", "listed_xing": "unknown",
         "listed_facebook": "unknown"}  # fmt: skip
SCRIPT = "<script>alert(1)</script>"


async def test_draft_is_marked_and_explained(visitor: Visitor) -> None:
    answer = await visitor.ask("try/look", text=DRAFT, **CONTEXT)
    start = DRAFT.index("Projekt") + 1  # the emoji counts two UTF-16 units
    assert {"start": start, "end": start + 17, "level": "confirm"} in answer["marks"]
    for words in ("confidential term", "confidentiality.term", "Team Social", "rule"):
        assert words in answer["html"]


async def test_empty_draft_is_not_called_quiet(visitor: Visitor) -> None:
    answer = await visitor.ask("try/look", text=" \n", **CONTEXT)
    assert "Nothing noticed" not in answer["html"]
    assert answer["marks"] == []


async def test_circumstances_count(visitor: Visitor) -> None:
    alone = {**CONTEXT, "audience": "self"}
    loud = await visitor.ask(
        "try/look", text="Bei Falkenried sitzen nur Idioten.", **CONTEXT
    )
    soft = await visitor.ask(
        "try/look", text="Bei Falkenried sitzen nur Idioten.", **alone
    )
    assert loud["marks"] != soft["marks"]


async def test_trying_keeps_nothing(visitor: Visitor, folders: Folders) -> None:
    before = _everything(folders)
    await visitor.ask("try/look", text=DRAFT, **CONTEXT)
    await visitor.ask("workshop/look", text="policy = 1 # Bluebird")
    assert _everything(folders) == before


@pytest.mark.case("3.5.59")
async def test_words_are_shown_as_words(visitor: Visitor, room: Room) -> None:
    room.desk.change({("employer",): SCRIPT, ("own_terms",): [SCRIPT]})
    pages = [await visitor.ask(f"page/{p}") for p in ("words", "kept", "guideline")]
    pages.append(await visitor.ask("try/look", text=f"{SCRIPT} {DRAFT}", **CONTEXT))
    assert not any(SCRIPT in page["html"] for page in pages)
    assert "&lt;script&gt;" in pages[0]["html"]


async def test_levels_say_who_wants_them(visitor: Visitor, room: Room) -> None:
    room.desk.change({("sites", "xing", "levels", "conduct"): "hint"})
    page = (await visitor.ask("page/levels"))["html"]
    for words in ('class="who person"', 'class="who company"', "confidentiality.term"):
        assert words in page


async def test_change_shows_its_effect_before_it_is_kept(
    visitor: Visitor, room: Room
) -> None:
    wish = {"key": "conduct.insult", "level": "off", "site": ""}
    shown = await visitor.ask("levels/look", **wish)
    assert "would be answered differently" in shown["html"]
    assert 'class="sample"' in shown["html"]
    assert room.snapshot.preferences.levels == {}
    await visitor.ask("levels/keep", **wish)
    assert room.snapshot.preferences.levels == {"conduct.insult": Level.OFF}


async def test_change_for_one_site_and_back(visitor: Visitor, room: Room) -> None:
    wish = {"key": "conduct", "level": "hint", "site": "xing"}
    await visitor.ask("levels/keep", **wish)
    mine = room.snapshot.preferences
    assert mine.site_levels[Platform.XING] == {"conduct": Level.HINT}
    await visitor.ask("levels/keep", **{**wish, "level": "usual"})
    assert room.snapshot.preferences.level_for("conduct.insult", Platform.XING) is None


async def test_floor_refuses_with_reason_and_contact(
    visitor: Visitor, room: Room
) -> None:
    wish = {"key": "confidentiality.term", "level": "off", "site": ""}
    kept = await visitor.ask("levels/keep", **wish)
    for words in (
        "does not go lower",
        "Was im Haus bleibt",
        "social@falkenried.example",
    ):
        assert words in kept["html"]
    assert room.snapshot.preferences.levels == {}


async def test_unknown_rule_is_refused(visitor: Visitor) -> None:
    wish = {"key": "conduct.nothing", "level": "off", "site": ""}
    assert (await visitor.send("levels/look", wish)).status == 400


async def test_words_are_kept_and_read_again(visitor: Visitor, room: Room) -> None:
    said = {"own_terms": "Bluebird\n\nBlue\u202ebird \n", "ignored_terms": "Atlas",
            "language": "de", "listed_xing": "no", "employer": "Falkenried"}  # fmt: skip
    page = await visitor.ask("words/keep", **{**WORDS, **said})
    mine = room.snapshot.preferences
    assert mine.own_terms == ("Bluebird", "Blue bird")
    assert (mine.ignored_terms, mine.language) == (("Atlas",), Language.DE)
    assert mine.listed_on(Platform.XING) is Listed.NO
    assert "Meine Wörter" in page["html"] and page["anew"]
    again = await visitor.ask("words/keep", **{**WORDS, **said})
    assert "anew" not in again


async def test_guideline_is_the_companys(visitor: Visitor) -> None:
    page = (await visitor.ask("page/guideline"))["html"]
    for words in ("Was im Haus bleibt", "Press office", "social@falkenried.example"):
        assert words in page


async def test_guideline_without_a_company_is_six_reasons(
    visitor: Visitor, folders: Folders, room: Room
) -> None:
    (folders.config / "policy.toml").unlink()
    room.desk.refresh()
    page = (await visitor.ask("page/guideline"))["html"]
    assert "six reasons" in page
    assert page.count('class="sample"') >= 6


async def test_all_that_is_kept_is_shown_and_goes(
    visitor: Visitor, folders: Folders, room: Room
) -> None:
    room.desk.change({("own_terms",): ["Bluebird"]})
    room.desk.remember_link(Platform.XING)
    (folders.state / "strange.bin").write_bytes(b"?")
    page = (await visitor.ask("page/kept"))["html"]
    for words in ("Bluebird", "linked.toml", "strange.bin", "Another file"):
        assert words in page
    await visitor.ask("kept/delete", name="config/preferences.toml")
    assert not (folders.config / "preferences.toml").exists()
    assert room.snapshot.preferences.own_terms == ()


@pytest.mark.parametrize("name", ["config/policy.toml", "config/../../x", "nothing"])
async def test_only_what_is_the_persons_goes(
    visitor: Visitor, folders: Folders, name: str
) -> None:
    assert (await visitor.send("kept/delete", {"name": name})).status == 400
    assert (folders.config / "policy.toml").exists()


def _everything(folders: Folders) -> dict[str, bytes]:
    roots = (folders.config, folders.state, folders.cache)
    files = (path for root in roots for path in root.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files}
