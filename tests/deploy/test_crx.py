"""CRX3 as Chromium reads it; that it takes ours is tried in tests/browser/test_fleet.py."""

from __future__ import annotations

import hashlib
import json
import struct
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from bedacht.deploy.archive import archive
from bedacht.deploy.key import extension_key
from bedacht.deploy.release import Release
from bedacht.deploy.tree import Files
from bedacht.deploy.wishes import Wishes
from bedacht.errors import DeployError
from bedacht.host.browsers import FIREFOX_ID
from tests.deploy.conftest import URL


def number(data: BytesIO) -> int:
    """A varint."""
    value, shift = 0, 0
    while True:
        (byte,) = data.read(1)
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value


def fields(data: bytes) -> dict[int, bytes]:
    """The fields of a protocol buffer that holds bytes alone."""
    stream, found = BytesIO(data), dict[int, bytes]()
    while stream.tell() < len(data):
        tag = number(stream)
        assert tag & 7 == 2
        found[tag >> 3] = stream.read(number(stream))
    return found


def test_crx_is_signed_by_the_key_that_names_it(
    written: Files, release: Release
) -> None:
    crx = written["web/bedacht-1.2.3.crx"]
    magic, version, size = struct.unpack_from("<4sII", crx)
    header, packed = fields(crx[12 : 12 + size]), crx[12 + size :]
    proof, signed = fields(header[2]), header[10000]
    assert (magic, version) == (b"Cr24", 3)
    name = hashlib.sha256(proof[1]).digest()[:16]
    assert fields(signed) == {1: name}
    key = load_der_public_key(proof[1])
    assert isinstance(key, RSAPublicKey)
    said = b"CRX3 SignedData\0" + struct.pack("<I", len(signed)) + signed + packed
    key.verify(proof[2], said, PKCS1v15(), SHA256())
    letters = "".join("abcdefghijklmnop"[int(digit, 16)] for digit in name.hex())
    assert letters == release.id
    assert ZipFile(BytesIO(packed)).namelist() == ["background.js", "manifest.json"]


def test_chromium_is_told_of_the_release(written: Files, release: Release) -> None:
    root = ElementTree.fromstring(written["web/chromium.xml"])  # noqa: S314 - our own
    (app,) = root
    (update,) = app
    assert app.attrib == {"appid": release.id}
    assert update.attrib == {"codebase": f"{URL}bedacht-1.2.3.crx", "version": "1.2.3"}


def test_firefox_is_told_of_the_release(written: Files, trusting: Files) -> None:
    for found in (written, trusting):
        (update,) = json.loads(found["web/firefox.json"])["addons"][FIREFOX_ID][
            "updates"
        ]
        digest = hashlib.sha256(found["web/bedacht-1.2.3.xpi"]).hexdigest()
        assert update["update_hash"] == f"sha256:{digest}"
        assert update["update_link"] == f"{URL}bedacht-1.2.3.xpi"
    assert trusting["web/bedacht-1.2.3.xpi"] == b"signed"


def test_extension_for_firefox_says_where_newer_ones_are(written: Files) -> None:
    xpi = ZipFile(BytesIO(written["web/bedacht-1.2.3.xpi"]))
    gecko = json.loads(xpi.read("manifest.json"))["browser_specific_settings"]["gecko"]
    assert gecko == {"id": FIREFOX_ID, "update_url": f"{URL}firefox.json"}


def test_archive_is_the_same_each_time(release: Release) -> None:
    for folder in release.folders.values():
        assert archive(folder) == archive(folder)


def test_nothing_of_a_policy_is_shown_by_accident(wishes: Wishes) -> None:
    assert "policy = 1" not in repr(wishes)


def test_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    file = tmp_path / "keep" / "key.pem"
    assert extension_key(file).private_numbers() == (
        extension_key(file).private_numbers()
    )
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "no key", "-----BEGIN PRIVATE KEY-----\n"])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "key.pem"
    file.write_text(text)
    with pytest.raises(DeployError, match="no RSA key"):
        extension_key(file)
