"""Which signed policies come into force: no older, no other, nobody else's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bedacht.errors import UpdateError
from bedacht.updates import keys
from bedacht.updates import pack as packs
from bedacht.updates.accept import Accepted, Seen, accept
from bedacht.updates.envelope import seal
from bedacht.updates.kept import Kept, read_chain
from bedacht.updates.keys import advance, keys_payload, read_keys
from bedacht.updates.signing import Signing
from bedacht.updates.trust import Trust, read_trust, trust_file
from tests.updates.signer import COMPANY, PACK, URL, author, pack, trust

NOTHING = Seen()


def refused(data: bytes, signing: Signing, seen: Seen = NOTHING) -> str:
    with pytest.raises(UpdateError) as caught:
        accept(data, signing.newest(), seen)
    return caught.value.code


def accepted(signing: Signing, version: int = 7, seen: Seen = NOTHING) -> Accepted:
    return accept(signing.sign(pack(version)), signing.newest(), seen)


@pytest.mark.case("3.6.73")
@pytest.mark.case("3.6.68")
@pytest.mark.case("3.6.67")
def test_a_signed_pack_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert accepted(author(tmp_path)).pack == PACK


def test_an_older_version_never_comes_back(tmp_path: Path) -> None:
    signing = author(tmp_path)
    seen = accepted(signing, 8).seen
    assert refused(signing.sign(pack(7)), signing, seen) == "older"


def test_one_version_has_one_content(tmp_path: Path) -> None:
    signing = author(tmp_path)
    seen = accepted(signing).seen
    assert accepted(signing, seen=seen).seen == seen
    other = signing.sign(pack(policy="policy = 1 # other"))
    assert refused(other, signing, seen) == "other-content"


def test_another_companys_policy_is_refused(tmp_path: Path) -> None:
    signing = author(tmp_path)
    theirs = signing.sign(replace(PACK, company="weberling"))
    assert refused(theirs, signing) == "company"
    assert refused(author(tmp_path, "weberling").sign(PACK), signing) == "signature"


@pytest.mark.case("3.6.70")
@pytest.mark.parametrize("version", [0, -1, 1 << 31, 1 << 63])
def test_a_version_has_its_range(tmp_path: Path, version: int) -> None:
    signing = author(tmp_path)
    assert refused(signing.sign(pack(version)), signing) == "version"


@pytest.mark.case("3.6.71")
@pytest.mark.case("3.6.70")
@pytest.mark.case("3.6.66")
def test_a_threshold_asks_for_different_keys(tmp_path: Path) -> None:
    signing = author(tmp_path, count=3, threshold=2)
    one = next(iter(signing.newest().keys))
    for name in signing.newest().keys.keys() - {one}:
        (signing.folder / f"{name}.pem").unlink()
    with pytest.raises(UpdateError, match="signature"):
        signing.sign(PACK)
    lonely = Signing(signing.folder)._signers(signing.newest())
    sealed = seal(packs.KIND, packs.pack_payload(PACK), lonely.items())
    assert refused(sealed, signing) == "signature"


def test_a_set_of_keys_is_no_policy_and_the_other_way_round(tmp_path: Path) -> None:
    signing = author(tmp_path)
    signers = signing._signers(signing.newest()).items()
    payload = keys_payload(signing.newest())
    assert refused(seal(keys.KIND, payload, signers), signing) == "kind"
    assert refused(seal(packs.KIND, payload, signers), signing) == "malformed"
    with pytest.raises(UpdateError, match="kind"):
        advance(signing.first(), [signing.sign(PACK)])


def test_new_keys_take_over_and_begin_to_count_anew(tmp_path: Path) -> None:
    signing = author(tmp_path)
    driven_up = accepted(signing, (1 << 31) - 1).seen
    stolen = signing.sign(pack(9))
    signing.rotate()
    assert refused(stolen, signing) == "signature"
    assert accepted(signing, 8, driven_up).pack.version == 8


@pytest.mark.case("3.6.72")
@pytest.mark.parametrize("missing", ["old", "new"])
def test_both_the_old_and_the_new_keys_hand_over(tmp_path: Path, missing: str) -> None:
    signing = author(tmp_path)
    before = set(signing.first().keys)
    signing.rotate()
    (envelope,) = map(json.loads, read_chain(signing.chain()))
    envelope["signatures"] = [
        each
        for each in envelope["signatures"]
        if (each["keyid"] in before) is (missing == "new")
    ]
    with pytest.raises(UpdateError, match="signature"):
        advance(signing.first(), [json.dumps(envelope).encode()])


def test_no_set_of_keys_is_left_out(tmp_path: Path) -> None:
    signing = author(tmp_path)
    signing.rotate()
    signing.rotate()
    chain = read_chain(signing.chain())
    assert advance(signing.first(), chain).version == 3
    with pytest.raises(UpdateError, match="keys"):
        advance(signing.first(), chain[1:])


@pytest.mark.case("3.6.65")
@pytest.mark.parametrize(
    "change",
    [
        {"threshold": 0}, {"threshold": 2}, {"version": True}, {"keys": []},
        {"keys": ["ab"]}, {"keys": ["ab" * 32] * 2}, {"company": ""}, {"format": 2},
        {"more": 1},
    ],
    ids=str,
)  # fmt: skip
def test_only_a_sound_set_of_keys_is_read(
    tmp_path: Path, change: dict[str, object]
) -> None:
    values = json.loads(keys_payload(author(tmp_path).first()))
    with pytest.raises(UpdateError):
        read_keys(json.dumps({**values, **change}).encode())


@pytest.mark.case("3.6.81")
@pytest.mark.parametrize(
    "url",
    [
        "http://policies.example/", "https://", "https://me@policies.example/",
        "https://policies.example/?machine=7", "https://policies.example/#a",
        "file:///etc/", "https://policies.example:99999/", 7,
    ],
)  # fmt: skip
def test_the_address_tells_nothing_about_the_machine(
    tmp_path: Path, url: object
) -> None:
    values = json.loads(trust_file(trust(author(tmp_path).first())))
    with pytest.raises(UpdateError):
        read_trust(json.dumps({**values, "url": url}).encode())


def test_what_it_lays_down_is_read_again(tmp_path: Path) -> None:
    first = author(tmp_path).first()
    assert read_trust(trust_file(Trust(URL[:-1], first))) == trust(first)


def take(kept: Kept, signing: Signing, version: int) -> None:
    data, chain = signing.sign(pack(version)), signing.chain()
    kept.take(kept.check(trust(signing.first()), data, chain), data, chain)


def test_the_last_good_policy_is_kept(tmp_path: Path) -> None:
    signing, kept = author(tmp_path), Kept(tmp_path / "policy")
    assert kept.load(trust(signing.first())) is None
    take(kept, signing, 7)
    take(kept, signing, 8)
    loaded = kept.load(trust(signing.first()))
    assert loaded is not None
    assert loaded.pack.version == 8


@pytest.mark.case("3.6.67")
def test_what_was_kept_is_checked_again(tmp_path: Path) -> None:
    signing, kept = author(tmp_path), Kept(tmp_path / "policy")
    take(kept, signing, 7)
    kept.policy.write_bytes(kept.policy.read_bytes().replace(b"payload", b"Payload", 1))
    with pytest.raises(UpdateError):
        kept.load(trust(signing.first()))


def test_an_older_one_is_refused_after_the_policy_was_thrown_away(
    tmp_path: Path,
) -> None:
    signing, kept = author(tmp_path), Kept(tmp_path / "policy")
    take(kept, signing, 8)
    kept.policy.unlink()
    with pytest.raises(UpdateError, match="older"):
        take(kept, signing, 7)


def test_whoever_is_interrupted_has_the_newer_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing, kept = author(tmp_path), Kept(tmp_path / "policy")
    take(kept, signing, 7)

    def write(path: Path, text: str) -> None:
        if path.name == "seen.json":
            raise OSError("interrupted")
        path.write_text(text, "utf-8")

    monkeypatch.setattr("bedacht.updates.kept.write_text", write)
    with pytest.raises(OSError, match="interrupted"):
        take(kept, signing, 8)
    loaded = kept.load(trust(signing.first()))
    assert loaded is not None
    assert loaded.pack.version == 8


def test_what_a_later_version_has_noted_is_kept(tmp_path: Path) -> None:
    signing, kept = author(tmp_path), Kept(tmp_path / "policy")
    take(kept, signing, 7)
    file = kept.folder / "seen.json"
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "later": 1}), "utf-8")
    take(kept, signing, 8)
    noted = json.loads(file.read_bytes())
    assert (noted["version"], noted["later"]) == (8, 1)


@pytest.mark.case("3.6.69")
@pytest.mark.parametrize(
    "text", ["{", "[]", '{"version": "8", "digest": "", "keys": 1}']
)
def test_a_damaged_memory_is_told_and_not_taken_for_none(
    tmp_path: Path, text: str
) -> None:
    signing, kept = author(tmp_path), Kept(tmp_path / "policy")
    take(kept, signing, 8)
    (kept.folder / "seen.json").write_text(text, "utf-8")
    with pytest.raises(UpdateError, match="memory"):
        kept.load(trust(signing.first()))


def test_an_old_policy_is_told_to_be_old() -> None:
    assert not PACK.is_old_on(PACK.expires)
    assert PACK.is_old_on(date(2027, 1, 31))


def test_the_company_is_that_of_the_keys(tmp_path: Path) -> None:
    assert author(tmp_path).first().company == COMPANY
