"""Policies as a registry file for Windows (untested: no Windows was at hand)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bedacht.deploy.policies import Policy
from bedacht.deploy.told import Told
from bedacht.host.browsers import HOST_NAME, Family

_HEAD = "Windows Registry Editor Version 5.00"
_MACHINE = "HKEY_LOCAL_MACHINE"
_END = "\r\n"


def registry_file(keys: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Keys below HKLM with their values, as regedit reads them; the empty name is the default."""
    lines = [_HEAD]
    for key, values in keys.items():
        lines += ["", rf"[{_MACHINE}\{key}]", *map(_line, values.items())]
    text = _END.join([*lines, ""])
    return b"\xff\xfe" + text.encode("utf-16-le")


def policy_keys(told: Told, policy: Policy) -> dict[str, dict[str, Any]]:
    """The keys of one browser's policy."""
    if told.family is Family.FIREFOX:
        return _firefox(told.windows, policy["policies"])
    ((name, ours),) = policy["ExtensionSettings"].items()
    below = rf"{told.windows}\ExtensionSettings\{name}"
    settings = rf"{told.windows}\3rdparty\extensions\{name}\policy"
    return {**dict(_nested(below, ours)), settings: policy["3rdparty"]["extensions"][name]}  # fmt: skip


def host_key(told: Told, manifest: str) -> dict[str, dict[str, Any]]:
    """Where the browser looks for the native host; `manifest` is the path of its file."""
    return {rf"{told.browser.windows}\{HOST_NAME}": {"": manifest}}


def _firefox(base: str, policies: Policy) -> dict[str, dict[str, Any]]:
    """Firefox reads whole policies as JSON in lines; settings of extensions as keys."""
    whole = {
        name: [json.dumps(value)]
        for name, value in policies.items()
        if name != "3rdparty"
    }
    ((name, settings),) = policies["3rdparty"]["Extensions"].items()
    return {base: whole, rf"{base}\3rdparty\Extensions\{name}": settings}


def _nested(key: str, values: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:  # fmt: skip
    """A table as a key, each list below it as a key of its own with numbered values."""
    yield key, {n: v for n, v in values.items() if not isinstance(v, list)}
    for name, value in values.items():
        if isinstance(value, list):
            yield rf"{key}\{name}", {str(i): v for i, v in enumerate(value, 1)}


def _line(entry: tuple[str, Any]) -> str:
    name, value = entry
    return f"{_quoted(name) if name else '@'}={_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool | int):
        return f"dword:{int(value):08x}"
    if isinstance(value, list):
        data = "\0".join([*value, "", ""]).encode("utf-16-le")
        return "hex(7):" + ",".join(f"{byte:02x}" for byte in data)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"'
