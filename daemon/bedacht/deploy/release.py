"""The extension as browsers fetch it: packed, signed and announced, for a web server of IT."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bedacht.deploy.archive import archive
from bedacht.deploy.crx import extension_id, signed_crx
from bedacht.deploy.wishes import Wishes
from bedacht.host.browsers import FIREFOX_ID, Family

CHROMIUM_UPDATES, FIREFOX_UPDATES = "chromium.xml", "firefox.json"
_MANIFEST = "manifest.json"
_GUPDATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="{scheme}www.google.com/update2/response" protocol="2.0">
  <app appid="{id}">
    <updatecheck codebase="{url}" version="{version}" />
  </app>
</gupdate>
"""


@dataclass(frozen=True, slots=True)
class Release:
    """The built extension of one version, and the key that names it in Chromium."""

    folders: Mapping[Family, Path]
    key: RSAPrivateKey = field(repr=False)

    @property
    def id(self) -> str:
        """Its name in Chromium."""
        return extension_id(self.key)

    def manifest(self, family: Family) -> dict[str, Any]:
        """What the extension says about itself."""
        text = (self.folders[family] / _MANIFEST).read_text("utf-8")
        read: dict[str, Any] = json.loads(text)
        return read

    def file(self, family: Family) -> str:
        """What the packed extension is called."""
        kind = {Family.CHROMIUM: "crx", Family.FIREFOX: "xpi"}[family]
        return f"bedacht-{self.manifest(family)['version']}.{kind}"

    def sites(self) -> list[str]:
        """The sites on which it reads, without a path."""
        scripts = self.manifest(Family.CHROMIUM)["content_scripts"]
        matches = {match for script in scripts for match in script["matches"]}
        return sorted(match.removesuffix("/*") for match in matches)


def web(release: Release, wishes: Wishes, families: set[Family]) -> dict[str, bytes]:
    """The files of the web server, by their names."""
    found: dict[str, bytes] = {}
    if Family.CHROMIUM in families:
        packed = archive(release.folders[Family.CHROMIUM])
        found[release.file(Family.CHROMIUM)] = signed_crx(packed, release.key)
        found[CHROMIUM_UPDATES] = _gupdate(release, wishes.url)
    if Family.FIREFOX in families:
        xpi = wishes.signed_xpi or _xpi(release, wishes.url)
        found[release.file(Family.FIREFOX)] = xpi
        found[FIREFOX_UPDATES] = _addons(release, wishes.url, xpi)
    return found


def _gupdate(release: Release, url: str) -> bytes:
    version = release.manifest(Family.CHROMIUM)["version"]
    file = url + release.file(Family.CHROMIUM)
    # The name of a namespace, no address that anybody asks.
    text = _GUPDATE.format(scheme="http://", id=release.id, url=file, version=version)
    return text.encode()


def _xpi(release: Release, url: str) -> bytes:
    """Firefox asks for newer releases where the extension itself says."""
    manifest = release.manifest(Family.FIREFOX)
    if url.startswith("https:"):
        gecko = manifest["browser_specific_settings"]["gecko"]
        gecko["update_url"] = url + FIREFOX_UPDATES
    changed = json.dumps(manifest, ensure_ascii=False).encode()
    return archive(release.folders[Family.FIREFOX], {_MANIFEST: changed})


def _addons(release: Release, url: str, xpi: bytes) -> bytes:
    update = {
        "version": release.manifest(Family.FIREFOX)["version"],
        "update_link": url + release.file(Family.FIREFOX),
        "update_hash": f"sha256:{hashlib.sha256(xpi).hexdigest()}",
    }
    return _json({"addons": {FIREFOX_ID: {"updates": [update]}}})


def _json(value: object) -> bytes:
    return json.dumps(value, indent=2).encode() + b"\n"
