"""`bedacht deploy`: everything that IT hands to its own tools, in one folder."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bedacht.cli.own import kept_rules
from bedacht.cli.refused import why
from bedacht.cli.shelf import PolicyFiles
from bedacht.cli.talk import say, spoken
from bedacht.deploy.wishes import PROGRAMS, Wishes, folder_url
from bedacht.desk.snapshot import open_library
from bedacht.errors import DeployError, UpdateError
from bedacht.files import read_bytes
from bedacht.updates.trust import read_trust, trust_file

_BROWSERS = ("chrome", "edge", "chromium", "firefox")
_KEY = "keep/extension-key.pem"
_LARGEST = 64 << 20  # of a signed extension


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add = parser.add_argument
    add("folder", type=Path, metavar="OUT", help="where the files are written")
    add("--update-url", required=True, metavar="URL", dest="url",
        help="https://… where browsers will find the folder OUT/web")  # fmt: skip
    add("--browser", action="append", choices=_BROWSERS, dest="browsers",
        help="for this one; may be given several times (default: all)")  # fmt: skip
    policy = parser.add_mutually_exclusive_group()
    policy.add_argument("--policy", type=Path, metavar="FILE",
                        help="the company's policy, laid down on every machine")  # fmt: skip
    policy.add_argument("--policy-trust", type=Path, metavar="FILE", dest="trust",
                        help="updates.json of `bedacht policy keys`: machines fetch the policy")  # fmt: skip
    add("--policy-url", metavar="URL",
        help="where they fetch it, instead of what stands in that file")  # fmt: skip
    add("--id-key", type=Path, metavar="FILE",
        help=f"the key that names the extension in Chromium; made if missing (default: OUT/{_KEY})")  # fmt: skip
    add("--signed-xpi", type=Path, metavar="FILE",
        help="the extension for Firefox, signed by Mozilla")  # fmt: skip
    add("--helpdesk", default="", metavar="WORDS",
        help="shown where the extension does not reach the program")  # fmt: skip
    add(
        "--no-welcome",
        action="store_true",
        help="no welcome page after the installation",
    )
    add("--program", action="append", default=[], metavar="SYSTEM=PATH", dest="programs",
        help="where bedacht-native lies on linux, macos or windows")  # fmt: skip
    parser.epilog = "docs/deploy.md leads through what to do with the files."


def run(options: argparse.Namespace) -> int:
    """Write them, and say what comes next."""
    from bedacht.deploy.fleet import files
    from bedacht.deploy.key import extension_key
    from bedacht.deploy.release import Release
    from bedacht.host import extension

    wishes = _wishes(options)
    folders = extension.folders()
    if len(folders) < len(extension.BUILDS):
        raise DeployError("the extension is not in this package: make extension")
    file = options.id_key or options.folder / _KEY
    is_new = not file.exists()
    found = files(wishes, Release(folders, extension_key(file)))
    _write(options.folder, found)
    print(say("deployed", count=len(found), folder=options.folder))
    if is_new:
        print(say("deploy-key", file=file))
    checklist = options.folder / spoken().say("cli.deploy-checklist")
    print(say("deploy-next", file=checklist))
    return 0


def _wishes(options: argparse.Namespace) -> Wishes:
    wishes = Wishes(
        browsers=tuple(dict.fromkeys(options.browsers or _BROWSERS)),
        url=folder_url(options.url),
        programs=_programs(options.programs),
        policy=_policy(options.policy),
        trust=_trust(options),
        signed_xpi=_read(options.signed_xpi),
    )
    return replace(wishes, helpdesk=options.helpdesk, welcome=not options.no_welcome)


def _programs(given: list[str]) -> Mapping[str, str]:
    pairs = [each.partition("=")[::2] for each in given]
    if any(system not in PROGRAMS or not path for system, path in pairs):
        raise DeployError(
            f"--program wants SYSTEM=PATH; systems: {', '.join(PROGRAMS)}"
        )
    return {**PROGRAMS, **dict(pairs)}


def _policy(file: Path | None) -> bytes | None:
    """The file as it is; PolicyError where a machine would not use it."""
    data = _read(file)
    if file is not None:
        library = open_library(keep=kept_rules())
        PolicyFiles(library, spoken()).read(file)
    return data


def _trust(options: argparse.Namespace) -> bytes | None:
    """The file as it is, or with another address."""
    data = _read(options.trust)
    if data is None:
        if options.policy_url:
            raise DeployError(
                "--policy-url needs --policy-trust: the keys of the policy"
            )
        return None
    try:
        trust = read_trust(data)
        if options.policy_url:
            data = trust_file(replace(trust, url=options.policy_url))
            read_trust(data)
    except UpdateError as error:
        raise DeployError(why(error)) from None
    return data


def _read(file: Path | None) -> bytes | None:
    if file is None:
        return None
    try:
        data = read_bytes(file, _LARGEST)
    except OSError:
        data = None
    if data is None:
        raise DeployError(say("no-file", file=file))
    return data


def _write(folder: Path, found: Mapping[str, bytes]) -> None:
    """Readable for whom the umask lets; what machines get is given its rights there."""
    for name, data in found.items():
        file = folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            if file.suffix == ".sh":
                file.chmod(file.stat().st_mode | stat.S_IXUSR)
        except OSError as error:
            raise DeployError(f"{file} cannot be written: {error.strerror}") from None
