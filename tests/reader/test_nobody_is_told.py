"""The library that runs the model writes nothing and calls nobody, whatever its version."""

import subprocess
import sys
from pathlib import Path

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
READS = """
import sys
from pathlib import Path
import bedacht.reader.model as model
model.open_model(Path(sys.argv[1]))
files = [each for each in [*Path("/proc/self/fd").iterdir()] if each.is_symlink()]
opened = [each.readlink().as_posix() for each in files]
print([each for each in opened if each.startswith(("socket:", str(Path.home())))])
"""


@LINUX
def test_a_model_that_is_opened_leaves_no_file_and_no_connection(
    model_folder: Path, tmp_path: Path
) -> None:
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    said = subprocess.run(
        [sys.executable, "-c", READS, str(model_folder)],
        env=home, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout == "[]\n"
    assert [*tmp_path.rglob("*")] == []
