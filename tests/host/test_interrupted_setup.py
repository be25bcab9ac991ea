"""An upgrade that is cut off at any step: every file is the old one or the new one, whole."""

from pathlib import Path

import pytest

from bedacht.host import manifests
from bedacht.host.service import install, service

STEPS = 5  # four hosts and the service


class CutOffError(BaseException):
    """The machine goes off: nobody tidies up."""


def set_up(home: Path, version: str) -> None:
    """What `bedacht setup` writes for programs that lie under `version`."""
    manifests.install(home, Path(f"/opt/{version}/bedacht-native"), "linux")
    install(service(home, (f"/opt/{version}/bedacht", "run"), "linux"))


def files(home: Path) -> dict[Path, str]:
    """All files but those that were being written."""
    found = (path for path in home.rglob("*") if path.is_file())
    return {path: path.read_text() for path in found if path.name[0] != "."}


@pytest.fixture
def used(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with all browsers, and nobody who manages services."""
    monkeypatch.setenv("PATH", "/nowhere")
    for entry in manifests.entries(home, Path(), "linux"):
        entry.file.parent.mkdir(parents=True)
    return home


@pytest.mark.parametrize("last", range(STEPS))
def test_every_file_is_whole(
    used: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    set_up(used, "new")
    new = files(used)
    set_up(used, "old")
    old, done, replace = files(used), list[Path](), Path.replace

    def cut(path: Path, target: Path) -> Path:
        if len(done) == last:
            raise CutOffError
        done.append(target)
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(CutOffError):
            set_up(used, "new")
    now = files(used)
    assert now.keys() == old.keys() == new.keys()
    assert len(old) == STEPS
    assert {path for path in now if now[path] == new[path]} == set(done)
    assert all(now[path] == old[path] for path in now if path not in done)
    set_up(used, "new")
    assert files(used) == new
