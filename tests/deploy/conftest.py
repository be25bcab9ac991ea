"""A release of a small extension, and what IT asks for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bedacht.deploy.fleet import files
from bedacht.deploy.key import extension_key
from bedacht.deploy.release import Release
from bedacht.deploy.told import told
from bedacht.deploy.tree import Files
from bedacht.deploy.wishes import Wishes
from bedacht.host.browsers import FIREFOX_ID, Family

URL = "https://it.falkenried.example/bedacht/"
SCRIPTS = [{"matches": ["https://www.xing.com/*", "https://www.linkedin.com/*"]}]


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("release")
    manifests = {
        Family.CHROMIUM: {"version": "1.2.3", "content_scripts": SCRIPTS},
        Family.FIREFOX: {
            "version": "1.2.3",
            "browser_specific_settings": {"gecko": {"id": FIREFOX_ID}},
        },
    }
    for family, manifest in manifests.items():
        (folder / family).mkdir()
        (folder / family / "manifest.json").write_text(json.dumps(manifest))
        (folder / family / "background.js").write_text("'use strict';\n")
    folders = {family: folder / family for family in manifests}
    return Release(folders, extension_key(folder / "key.pem"))


@pytest.fixture
def wishes() -> Wishes:
    """All browsers, a policy, a word about help."""
    return Wishes(
        tuple(told()), URL, policy=b"policy = 1\n", helpdesk='Raum "B" \\ 4711'
    )


@pytest.fixture
def written(wishes: Wishes, release: Release) -> Files:
    """All files."""
    return files(wishes, release)


@pytest.fixture
def trusting(wishes: Wishes, release: Release) -> Files:
    """The same where machines fetch the policy, and Firefox's extension is signed."""
    return files(
        replace(wishes, policy=None, trust=b"{}", signed_xpi=b"signed"), release
    )
