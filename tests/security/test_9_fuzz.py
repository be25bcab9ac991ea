"""3.3: every reader of foreign bytes, under a fuzzer for a while; the corpus is kept beside it."""

import pytest

from tests.security.amounts import FUZZ_S
from tests.security.fuzz.run import CORPUS, GOLDEN, fuzz, fuzz_all
from tests.security.fuzz.targets import TARGETS


@pytest.mark.case("3.3.37")
@pytest.mark.timeout(3600)
def test_no_reader_breaks() -> None:
    assert fuzz_all(list(TARGETS), FUZZ_S) == []


@pytest.mark.case("3.3.37")
@pytest.mark.parametrize("name", TARGETS)
def test_kept_inputs_break_nothing(name: str) -> None:
    files = [*(CORPUS / name).iterdir(), *GOLDEN.rglob("*.json")]
    assert len(files) > 20
    for path in files:
        TARGETS[name](path.read_bytes())


@pytest.mark.case("3.3.37")
def test_fuzzer_tells_what_breaks() -> None:
    assert "careless" in fuzz("careless", 20)
