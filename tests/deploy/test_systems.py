"""What lies on the machines of each system, read back as that system would read it."""

from __future__ import annotations

import json
import plistlib
import re
import subprocess
from typing import Any

import pytest

from bedacht.deploy.fleet import files
from bedacht.deploy.policies import policy
from bedacht.deploy.release import Release
from bedacht.deploy.told import told
from bedacht.deploy.tree import Files
from bedacht.deploy.wishes import PROGRAMS, Wishes, folder_url
from bedacht.errors import DeployError
from bedacht.host.browsers import BROWSERS, CHROMIUM_IDS, FIREFOX_ID, HOST_NAME, Family
from bedacht.rules.catalogue import catalogue

MANAGED = "linux/files/etc/bedacht/"


def test_every_browser_is_told_where_the_host_is(
    written: Files, release: Release
) -> None:
    for browser in BROWSERS:
        for root, folder, program in (
            ("linux/files", browser.all_linux, PROGRAMS["linux"]),
            ("macos/files", browser.all_mac, PROGRAMS["macos"]),
        ):
            host = json.loads(written[f"{root}{folder}/{HOST_NAME}.json"])
            assert host["path"] == program
            if browser.family is Family.CHROMIUM:
                named = [*CHROMIUM_IDS, release.id]
                assert host["allowed_origins"] == [f"chrome-extension://{x}/" for x in named]  # fmt: skip
            else:
                assert host["allowed_extensions"] == [FIREFOX_ID]


def test_daemon_learns_the_name_that_the_key_gives(
    written: Files, release: Release
) -> None:
    assert json.loads(written[f"{MANAGED}extensions.json"]) == {"chromium": [release.id]}  # fmt: skip


def test_policy_lies_there_or_is_fetched(written: Files, trusting: Files) -> None:
    assert written[f"{MANAGED}policy.toml"] == b"policy = 1\n"
    assert f"{MANAGED}updates.json" not in written
    assert trusting[f"{MANAGED}updates.json"] == b"{}"
    assert f"{MANAGED}policy.toml" not in trusting
    timer = "linux/files/etc/systemd/user/bedacht-update.timer"
    assert (timer in written, timer in trusting) == (False, True)


def test_daemon_starts_with_everybodys_session(written: Files) -> None:
    unit = written["linux/files/etc/systemd/user/bedacht.service"].decode()
    assert 'ExecStart="/usr/lib/bedacht/bedacht" "run"' in unit
    agent = plistlib.loads(
        written["macos/files/Library/LaunchAgents/de.bedacht.daemon.plist"]
    )
    assert agent["ProgramArguments"] == [
        f"{PROGRAMS['macos'].rpartition('-')[0]}",
        "run",
    ]


# ------------------------------------------------------------------------- Windows


def registry(data: bytes) -> dict[str, dict[str, Any]]:
    """What regedit would put below each key."""
    assert data.startswith(b"\xff\xfe")
    head, *lines = data.decode("utf-16").split("\r\n")
    assert head == "Windows Registry Editor Version 5.00"
    keys: dict[str, dict[str, Any]] = {}
    current: dict[str, Any] = {}
    for line in filter(None, lines):
        if line.startswith("["):
            current = keys.setdefault(line[1:-1], {})
        else:
            name, value = re.fullmatch(r'(@|"(?:[^"\\]|\\.)*")=(.*)', line).groups()  # type: ignore[union-attr]
            current["" if name == "@" else unquoted(name)] = read_value(value)
    return keys


def unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def read_value(text: str) -> object:
    if text.startswith("dword:"):
        return int(text[6:], 16)
    if text.startswith("hex(7):"):
        whole = bytes.fromhex(text[7:].replace(",", "")).decode("utf-16-le")
        assert whole.endswith("\0\0")
        return whole[:-2].split("\0")
    return unquoted(text)


def test_registry_says_what_the_policy_says(
    written: Files, wishes: Wishes, release: Release
) -> None:
    keys = registry(written["windows/bedacht.reg"])
    ours = policy(told()["edge"], release, wishes)["ExtensionSettings"][release.id]
    base = rf"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge\ExtensionSettings\{release.id}"  # fmt: skip
    found: dict[str, Any] = dict(keys[base])
    for key, values in keys.items():
        if key.startswith(base + "\\"):
            found[key.removeprefix(base + "\\")] = list(values.values())
    assert found == ours
    settings = keys[rf"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome\3rdparty\extensions\{release.id}\policy"]  # fmt: skip
    assert settings == {"welcome": 1, "helpdesk": 'Raum "B" \\ 4711'}
    firefox = keys[r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Mozilla\Firefox"]
    (told_firefox,) = firefox["ExtensionSettings"]
    assert FIREFOX_ID in json.loads(told_firefox)


def test_registry_names_manifests_that_are_there(written: Files) -> None:
    keys = registry(written["windows/bedacht.reg"])
    named = {values[""] for values in keys.values() if "" in values}
    assert len(named) == 2
    for path in named:
        name = path.rpartition("\\")[2]
        host = json.loads(written[f"windows/{name}"])
        assert host["path"] == PROGRAMS["windows"]
        assert f"'{name}'" in written["windows/install.ps1"].decode()


def test_what_it_has_set_is_laid_down_and_taken_away(
    written: Files, trusting: Files
) -> None:
    for found, name, other in (
        (written, "policy.toml", "updates.json"),
        (trusting, "updates.json", "policy.toml"),
    ):
        assert found[f"windows/{name}"] == found[f"{MANAGED}{name}"]
        assert f"windows/{other}" not in found
        for script in ("install.ps1", "uninstall.ps1"):
            said = found[f"windows/{script}"].decode()
            assert f"'{name}'" in said
            assert f"'{other}'" not in said
            assert "$managed = Join-Path" in said


def test_what_is_taken_away_and_looked_for_is_ours_alone(written: Files) -> None:
    keys = {key.partition("\\")[2] for key in registry(written["windows/bedacht.reg"])}
    for script in ("uninstall.ps1", "detect.ps1"):
        named = set(
            re.findall(r"'HKLM:\\(.+?)'", written[f"windows/{script}"].decode())
        )
        assert named
        assert named <= keys
        assert r"SOFTWARE\Policies\Mozilla\Firefox" not in named


# --------------------------------------------------------------------------- macOS


def test_profile_says_what_the_policies_say(written: Files, release: Release) -> None:
    data = written["macos/bedacht.mobileconfig"]
    contents = {c["PayloadType"]: c for c in plistlib.loads(data)["PayloadContent"]}
    assert release.id in contents["com.google.Chrome"]["ExtensionSettings"]
    assert contents[f"com.microsoft.Edge.extensions.{release.id}"]["welcome"] is True
    assert contents["org.mozilla.firefox"]["EnterprisePoliciesEnabled"] is True
    uuids = [content["PayloadUUID"] for content in contents.values()]
    assert len(set(uuids)) == len(uuids)


def test_the_same_wishes_give_the_same_files(
    written: Files, wishes: Wishes, release: Release
) -> None:
    assert files(wishes, release) == written


# --------------------------------------------------------------------- check lists


def test_check_lists_say_the_same_in_both_languages(
    written: Files, trusting: Files
) -> None:
    for found in (written, trusting):
        both = [found[f].decode() for f in ("CHECKLIST.md", "CHECKLISTE.md")]
        marked = [re.findall(r"`[^`]+`", text) for text in both]
        assert sorted(marked[0]) == sorted(
            m.replace(".de.md", ".md") for m in marked[1]
        )
        assert both[0].count("- [ ]") == both[1].count("- [ ]") > 8
    names = {
        catalogue(language)["cli"]["deploy-checklist"] for language in ("de", "en")
    }
    assert names <= set(written)


def test_unsigned_extension_stands_on_the_list(written: Files, trusting: Files) -> None:
    assert "Only Firefox ESR takes it" in written["CHECKLIST.md"].decode()
    assert "Only Firefox ESR takes it" not in trusting["CHECKLIST.md"].decode()


def test_playbook_lays_down_every_file(written: Files) -> None:
    playbook = written["linux/ansible.yml"].decode()
    for name in written:
        if name.startswith("linux/files"):
            assert f'- "{name.removeprefix("linux/files")}"\n' in playbook


@pytest.mark.parametrize("url", ["https://it.example/a", "http://127.0.0.1:80/a/"])
def test_folder_of_a_server_is_taken(url: str) -> None:
    assert folder_url(url).endswith("/a/")


@pytest.mark.parametrize(
    "url",
    ["", "it.example", "http://it.example/", "file:///srv", "https://", "https://[",
     "https://it.example/?a", 'https://it.example/"', "https://it.example/a b"],
)  # fmt: skip
def test_what_is_no_folder_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(DeployError):
        folder_url(url)


@pytest.mark.parametrize("folder", ["linux", "macos"])
def test_script_is_one_that_a_shell_can_read(written: Files, folder: str) -> None:
    script = written[f"{folder}/install.sh"]
    done = subprocess.run(["sh", "-n"], input=script, capture_output=True, check=False)
    assert done.stderr == b""
    assert (b"systemctl" in script) == (folder == "linux")
