"""What is tried shows the seal, and does nothing where there is none."""

from pathlib import Path

from bedacht.host.trial import DONE, refused, tried


def test_without_a_seal_everything_is_possible(tmp_path: Path) -> None:
    answers = tried(tmp_path)
    assert answers["connection"] == answers["file"] == (DONE, DONE)
    assert not any(refused(each) for each in answers.values())


def test_nothing_stays_behind(tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    tried(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_one_thread_that_is_not_refused_counts() -> None:
    assert refused(("EPERM", "EACCES"))
    assert not refused(("EPERM", DONE))
    assert not refused(("ENOENT", "EPERM"))
