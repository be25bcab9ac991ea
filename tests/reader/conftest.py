"""The tiny model, made once."""

from pathlib import Path

import pytest

from tests.reader import tiny


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that knows a few words."""
    return tiny.make(tmp_path_factory.mktemp("model") / "bedacht_reader")
