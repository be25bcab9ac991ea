"""The author's side: a folder with the keys that sign, and the sets that were handed over.

`<key id>.pem` are the private keys, `first.json` is the set that IT lays on every machine,
`keys.json` holds the signed sets that came after it. The folder stays with whoever signs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from bedacht.errors import UpdateError
from bedacht.files import write_text
from bedacht.updates import keys, pack
from bedacht.updates.envelope import seal
from bedacht.updates.kept import read_chain
from bedacht.updates.keys import KeySet, advance, key_id, keys_payload, read_keys

Signers = dict[str, Ed25519PrivateKey]


@dataclass(frozen=True, slots=True)
class Signing:
    """The folder of whoever signs; `password` opens its private keys, None where they are open."""

    folder: Path
    password: bytes | None = None

    def begin(self, company: str, count: int, threshold: int) -> KeySet:
        """The first keys; UpdateError where there are some already."""
        if (self.folder / "first.json").exists():
            raise UpdateError("keys-there")
        if not 0 < threshold <= count:
            raise UpdateError("threshold")
        made = self._make(count)
        first = KeySet(company, 1, threshold, _public(made))
        write_text(self.folder / "first.json", keys_payload(first).decode())
        write_text(self.folder / "keys.json", "[]\n")
        return first

    def first(self) -> KeySet:
        """The set that lies on every machine. UpdateError."""
        return read_keys(self._read("first.json"))

    def chain(self) -> bytes:
        """The sets that came after the first. UpdateError."""
        return self._read("keys.json")

    def newest(self) -> KeySet:
        """Who may sign now. UpdateError."""
        return advance(self.first(), read_chain(self.chain()))

    def rotate(self) -> KeySet:
        """As many new keys in the place of the old ones, handed over to by both. UpdateError."""
        before = self.newest()
        old, new = self._signers(before), self._make(len(before.keys))
        later = replace(before, version=before.version + 1, keys=_public(new))
        sealed = seal(keys.KIND, keys_payload(later), {**old, **new}.items())
        chain = [*map(json.loads, read_chain(self.chain())), json.loads(sealed)]
        write_text(self.folder / "keys.json", json.dumps(chain, indent=1) + "\n")
        return later

    def sign(self, signed: pack.Pack) -> bytes:
        """The envelope of a pack, signed by every key of now that lies here. UpdateError."""
        now = self.newest()
        signers = self._signers(now)
        if len(signers) < now.threshold:
            raise UpdateError("signature")
        return seal(pack.KIND, pack.pack_payload(signed), signers.items())

    def _make(self, count: int) -> Signers:
        made = [Ed25519PrivateKey.generate() for _ in range(count)]
        signers = {key_id(key.public_key().public_bytes_raw()): key for key in made}
        for name, key in signers.items():
            write_text(self.folder / f"{name}.pem", self._pem(key))
        return signers

    def _pem(self, key: Ed25519PrivateKey) -> str:
        locked: KeySerializationEncryption = NoEncryption()
        if self.password:
            locked = BestAvailableEncryption(self.password)
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked).decode()

    def _signers(self, now: KeySet) -> Signers:
        """The private keys of the set that lie in the folder."""
        paths = {name: self.folder / f"{name}.pem" for name in now.keys}
        return {n: self._load(path) for n, path in paths.items() if path.exists()}

    def _load(self, path: Path) -> Ed25519PrivateKey:
        try:
            key = load_pem_private_key(path.read_bytes(), self.password)
        except (ValueError, TypeError):
            raise UpdateError("password") from None
        if not isinstance(key, Ed25519PrivateKey):
            raise UpdateError("malformed")
        return key

    def _read(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            raise UpdateError("no-keys") from None


def _public(signers: Signers) -> dict[str, bytes]:
    return {name: key.public_key().public_bytes_raw() for name, key in signers.items()}


def write_published(folder: Path, policy: bytes, chain: bytes) -> None:
    """What a web server serves: readable for everybody, the keys before the policy."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (("keys.json", chain), ("policy.json", policy)):
        write_text(folder / name, data.decode())
        (folder / name).chmod(0o644)
