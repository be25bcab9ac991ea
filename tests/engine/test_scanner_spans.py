"""Whatever is written, the scanners point into it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.sight import all_seen, seen

PIECES = st.sampled_from(
    [
        "Frau Schulte", "kim@firma.example", "0171 3920055", "𝗙𝗿𝗮𝘂", "ß", "\u00ad", "😂", "10.20.30.41",
        "Passwort", "Birnbaum77", "Birkenweg 12", "„", "“", "\n", ".", " ", "#", "@", "zwölf", "im Mai",
        "die Hälfte", "\\\\X-FS-1\\a", "a.lan", "4711#", "DE89 3704 0044 0532 0130 00", "\u202e", "\x00",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_every_stretch_lies_in_the_text_and_holds_something(text: str) -> None:
    for item in all_seen(text):
        assert 0 <= item.start < item.end <= len(text)


def test_offsets_are_code_points_whatever_stands_before() -> None:
    for before in ("", "😂😂 ", "𝗳𝗲𝘁𝘁 ", "Stra\u00adße ", "e\u0301e\u0301 "):
        assert seen(f"{before}Tel 0171 3920055", "phone") == ["0171 3920055"]
        assert seen(f"{before}im Birkenweg 12", "address") == ["Birkenweg 12"]
        assert seen(f"{before}zweiundzwanzig Leute", "number") == ["zweiundzwanzig"]
        assert seen(f"{before}im März", "month") == ["März"]
        assert seen(f"{before}die Hälfte", "fraction") == ["die Hälfte"]
