"""What the company itself says, on the pages of the console: why, who, and in whose place."""

from __future__ import annotations

from bedacht.console.room import Folders, Room
from tests.console.visitor import Visitor
from tests.policy.company import SMALL

WHY = "A word too early can touch many."
TOLD = (
    SMALL.replace('floor = "warn"', f'floor = "warn", why = "{WHY}"')
    .replace(
        'speakers = ["press"]', 'speakers = ["press"]\nspeakers_on = { xing = [] }'
    )
    .replace('title = "Was', 'text = "Inside is inside."\ntitle = "Was')
    .replace(
        "[guidelines]",
        '[[contact.deputies]]\nname = "Press"\nemail = "p@falkenried.example"\n[guidelines]',
    )
)


async def _page(visitor: Visitor, room: Room, folders: Folders, name: str) -> str:
    (folders.config / "policy.toml").write_text(TOLD, "utf-8")
    room.desk.refresh()
    return str((await visitor.ask(f"page/{name}"))["html"])


async def test_floor_says_why_before_and_when_it_refuses(
    visitor: Visitor, room: Room, folders: Folders
) -> None:
    assert (await _page(visitor, room, folders, "levels")).count(WHY) == 1
    wish = {"key": "confidentiality.term", "level": "off", "site": ""}
    assert WHY in (await visitor.ask("levels/open", key=wish["key"]))["html"]
    for step in ("levels/look", "levels/keep"):
        assert WHY in (await visitor.ask(step, **wish))["html"]


async def test_guideline_tells_sections_speakers_by_site_and_deputies(
    visitor: Visitor, room: Room, folders: Folders
) -> None:
    page = await _page(visitor, room, folders, "guideline")
    for words in ("Inside is inside.", "Press office<br>XING: ", "Press (p@falkenried"):
        assert words in page


async def test_tried_draft_has_the_words_of_the_section(
    visitor: Visitor, room: Room, folders: Folders
) -> None:
    await _page(visitor, room, folders, "try")
    answer = await visitor.ask("try/look", text="Projekt Nordlicht läuft bei uns.")
    assert "Your company on this:</strong> Inside is inside." in answer["html"]
