"""Confidential terms that nobody has: as many as are wanted, the same in every run."""

from pathlib import Path
from random import Random

_SYLLABLES = [
    "ba",
    "be",
    "dri",
    "flo",
    "gan",
    "hel",
    "jor",
    "kas",
    "ke",
    "lem",
    "lo",
    "mi",
    "mor",
    "nep",
    "nu",
    "qua",
    "ra",
    "se",
    "to",
    "vi",
    "wa",
    "zo",
]
EXAMPLE = Path(__file__).parent.parent / "shared_rules" / "example-policy.toml"


def made_terms(number: int) -> list[str]:
    """Code names of one word, of two, and with a number: `Kasdrimorflo`, `Velramibe Nepse`, `Zobalovi 41`."""
    draw = Random(7)  # noqa: S311 - no secret
    made: dict[str, None] = {}
    while len(made) < number:
        first, second = _word(draw, 4), _word(draw, 2)
        tail = ("", f" {second}", f" {draw.randrange(2, 99)}")[len(made) % 3]
        made[first + tail] = None
    return list(made)


def _word(draw: Random, syllables: int) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def written_policy(folder: Path, number: int) -> Path:
    """The example policy with `number` terms more, as a file."""
    tables = (f'[[confidential]]\nterm = "{term}"\n' for term in made_terms(number))
    file = folder / f"policy-{number}.toml"
    file.write_text("\n".join([EXAMPLE.read_text("utf-8"), *tables]), "utf-8")
    return file
