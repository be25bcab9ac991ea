"""What we know of browsers agrees with the extension that is built."""

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest

from bedacht.host.browsers import CHROMIUM_IDS, FIREFOX_ID
from bedacht.host.callers import is_ours

CONFIG = Path(__file__).parents[2] / "extension" / "wxt.config.ts"


def test_chromium_id_is_that_of_the_extensions_key() -> None:
    found = re.search(r'"(MIIBIj[A-Za-z0-9+/=]+)"', CONFIG.read_text("utf-8"))
    assert found is not None
    digest = sha256(base64.b64decode(found[1])).hexdigest()[:32]
    letters = "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
    assert letters in CHROMIUM_IDS


def test_firefox_id_is_that_of_the_extension() -> None:
    assert f'"{FIREFOX_ID}"' in CONFIG.read_text("utf-8")


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (f"chrome-extension://{CHROMIUM_IDS[0]}", True),
        ("moz-extension://01234567-89ab-cdef-0123-456789abcdef", True),
        ("moz-extension://01234567-89ab-cdef-0123-456789abcdeF", False),
        ("moz-extension://01234567-89ab-cdef-0123-456789abcdef\n", False),
        (f"chrome-extension://{CHROMIUM_IDS[0]}/", False),
        ("chrome-extension://" + "a" * 32, False),
        ("https://www.linkedin.com", False),
        ("null", False),
        ("", False),
    ],
)
def test_origin_is_ours_or_not(origin: str, *, ours: bool) -> None:
    assert is_ours(origin) is ours
