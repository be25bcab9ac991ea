"""The list of paired extensions on disk."""

import json

import pytest

from bedacht.errors import PlaceError
from bedacht.host.places import Places, write_private
from bedacht.host.records import LIMIT, Records


def test_records_are_there_after_a_restart(here: Places) -> None:
    records = Records(here.state)
    record = records.add("ab" * 16, "origin", by_code=False)
    assert Records(here.state).all() == (record,)
    assert Records(here.state).of("ab" * 16, "origin") == record
    assert Records(here.state).get(record.key_id) == record
    assert Records(here.state).of("ab" * 16, "other") is None


def test_no_secret_stands_in_the_file(here: Places) -> None:
    Records(here.state).add("ab" * 16, "origin", by_code=True)
    kept = json.loads((here.state / "paired.json").read_bytes())
    assert [sorted(each) for each in kept["paired"]] == [
        ["by_code", "key_id", "origin", "profile", "since"]
    ]


def test_oldest_record_makes_way(here: Places) -> None:
    records = Records(here.state)
    first = records.add("first", "origin", by_code=False)
    for number in range(LIMIT):
        records.add(str(number), "origin", by_code=False)
    assert records.get(first.key_id) is None
    assert len(records.all()) == LIMIT


@pytest.mark.parametrize("content", ["", "{}", '{"paired":[{}]}', '{"paired":[1]}'])
def test_damaged_list_is_told(here: Places, content: str) -> None:
    Records(here.state).add("first", "origin", by_code=False)
    (here.state / "paired.json").write_text(content)
    with pytest.raises(PlaceError, match="damaged"):
        Records(here.state)


@pytest.mark.case("3.2.29")
def test_revoked_stays_so_when_an_old_list_comes_back(here: Places) -> None:
    records = Records(here.state)
    revoked = records.add("ab" * 16, "origin", by_code=True)
    other = records.add("cd" * 16, "origin", by_code=True)
    old_list = (here.state / "paired.json").read_bytes()
    assert records.remove(revoked.key_id)
    (here.state / "paired.json").write_bytes(old_list)
    assert Records(here.state).all() == (other,)
    assert not records.remove(revoked.key_id)


def test_what_a_later_version_has_noted_is_kept(here: Places) -> None:
    records = Records(here.state)
    first = records.add("ab" * 16, "origin", by_code=True)
    second = records.add("cd" * 16, "origin", by_code=True)
    noted = {**first.values(), "seen": "2026-11-25", "more": {"a": [1]}}
    _write(here, "paired", {"form": 2, "paired": [noted, second.values()]})
    _write(here, "revoked", {"form": 2, "revoked": []})
    later = Records(here.state)
    assert later.all() == (first, second)
    assert later.remove(second.key_id)
    assert _kept(here, "paired") == {"form": 2, "paired": [noted]}
    assert _kept(here, "revoked") == {"form": 2, "revoked": [second.key_id]}


def _write(here: Places, name: str, values: dict[str, object]) -> None:
    write_private(here.state / f"{name}.json", json.dumps(values).encode())


def _kept(here: Places, name: str) -> object:
    return json.loads((here.state / f"{name}.json").read_bytes())


def test_damaged_list_of_the_revoked_is_told(here: Places) -> None:
    (here.state / "revoked.json").write_text("{}")
    (here.state / "revoked.json").chmod(0o600)
    with pytest.raises(PlaceError, match="damaged"):
        Records(here.state)
