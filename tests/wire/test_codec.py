"""Golden frames, both ways; and what is no frame."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.errors import MalformedError
from bedacht.wire import codec
from bedacht.wire.codec import Frame
from bedacht.wire.frames import Refused, ReviewFrame, Unchecked

GOLDEN = Path(__file__).parent / "golden"
DECODERS: dict[str, Callable[[bytes], Frame]] = {
    "hello": codec.decode_hello,
    "challenge": codec.decode_challenge,
    "asks": codec.decode_ask,
    "answers": codec.decode_answer,
}


def files(folder: str) -> list[Path]:
    """The frames in one folder of the golden ones, by direction."""
    return sorted((GOLDEN / folder).glob("*/*.json"))


def name(path: Path) -> str:
    """Direction and name, for the report."""
    return f"{path.parent.name}/{path.stem}"


GOOD = [path for path in files(".") if path.parent.name in DECODERS]


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_golden_frame_is_read_and_written_again(path: Path) -> None:
    data = path.read_bytes()
    frame = DECODERS[path.parent.name](data)
    assert json.loads(codec.encode(frame)) == json.loads(data)


@pytest.mark.case("3.3.40")
@pytest.mark.parametrize("path", files("refused"), ids=name)
def test_what_is_no_frame_is_refused(path: Path) -> None:
    with pytest.raises(MalformedError):
        DECODERS[path.parent.name](path.read_bytes())


def test_every_reason_and_refusal_has_its_golden_frame() -> None:
    have = {path.stem for path in GOOD}
    assert {f"verdict-not-checked-{word}" for word in Unchecked} <= have
    assert {f"refusal-{code.word}" for code in Refused} <= have


@pytest.mark.parametrize(("code", "name"), [(1, "busy"), (99, "busy"), (0, "busy")])
def test_refusal_with_foreign_code_is_no_frame(code: int, name: str) -> None:
    frame = {"type": "refusal", "code": code, "name": name}
    data = json.dumps({**frame, "draft": None, "revision": None}).encode()
    with pytest.raises(MalformedError):
        codec.decode_answer(data)


def test_direction_matters() -> None:
    with pytest.raises(MalformedError):
        codec.decode_ask((GOLDEN / "answers" / "verdict-clean.json").read_bytes())


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_no_words_of_a_person_in_the_repr(path: Path) -> None:
    shown = repr(DECODERS[path.parent.name](path.read_bytes()))
    for words in ("Falkenried SE'", "Ein schöner Tag", "Blaue Möwe", "So true"):
        assert words not in shown.replace("PolicyNote(name='Falkenried SE'", "")


def values(value: object) -> list[str]:
    """All strings that stand somewhere in `value`."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in values(each)]
    return (
        [text for each in value for text in values(each)]
        if isinstance(value, list)
        else []
    )


@pytest.mark.case("3.3.38", "3.3.40")
@given(st.data())
def test_broken_frame_is_refused_without_its_words(data: st.DataObject) -> None:
    frame = json.loads((GOLDEN / "asks" / "review.json").read_bytes())
    canary = "sparrow" + "hawk"
    junk = st.sampled_from([canary, [canary], {canary: 1}, None, -1, True, 2**52])
    place = data.draw(st.sampled_from(["frame", "context"]))
    target = frame if place == "frame" else frame["context"]
    target[data.draw(st.sampled_from([*target, canary]))] = data.draw(junk)
    try:
        decoded = codec.decode_ask(json.dumps(frame).encode())
    except MalformedError as error:
        assert canary not in str(error)
    else:
        assert json.loads(codec.encode(decoded)) == frame


REVIEW = json.loads((GOLDEN / "asks" / "review.json").read_bytes())


@given(st.text(max_size=200))
def test_any_text_comes_through(text: str) -> None:
    data = json.dumps({**REVIEW, "text": text}).encode()
    frame = codec.decode_ask(data)
    assert isinstance(frame, ReviewFrame)
    assert frame.text == text
    assert codec.decode_ask(codec.encode(frame)) == frame


def test_longest_draft_is_read_and_the_next_is_not() -> None:
    whole = codec.decode_ask(json.dumps({**REVIEW, "text": "🚀" * 65536}).encode())
    assert isinstance(whole, ReviewFrame)
    with pytest.raises(MalformedError):
        codec.decode_ask(json.dumps({**REVIEW, "text": "x" * 131073}).encode())
