"""The Debian package: the folder with its own Python, one service for everybody, native hosts.

    python -m release.deb FOLDER DIST

It depends on the C library alone, so that it goes onto a bare machine without a network.
The same folder gives the same bytes: `SOURCE_DATE_EPOCH` is the date of everything in it.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from bedacht import __version__
from release import everybody

ROOT = Path(__file__).parent.parent
PARTS = ROOT / "packaging" / "deb"
PROGRAMS = Path("/usr/lib/bedacht")
MANUAL = Path("/usr/share/man/man1")
NAMES = ("bedacht", "bedacht-native")
DOCS = Path("/usr/share/doc/bedacht")
MAINTAINER = "Bedacht maintainers <maintainers@bedacht.example>"
CHANGELOG = """\
bedacht ({version}) unstable; urgency=medium

  * What has changed is told in NEWS.md.gz.

 -- {maintainer}  {date}
"""
CONTROL = """\
Package: bedacht
Version: {version}
Architecture: {machine}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: libc6 (>= {libc})
Recommends: ca-certificates, gnome-keyring
Suggests: chromium | firefox-esr
Section: net
Priority: optional
Description: quiet second look at what one is about to publish
 A browser extension hands a draft for LinkedIn, XING or Facebook to a program
 on the same machine. Before it is published, the person sees which words tie
 them to their employer or tell too much, why, and what to write instead.
 .
 The draft never leaves the machine, nothing is kept, and nothing is prevented.
"""


def build(folder: Path, dist: Path) -> Path:
    """Lays everything out and packs it; the package."""
    machine = _said("dpkg", "--print-architecture")
    package = dist / f"bedacht_{__version__}_{machine}.deb"
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name, "tree")
        shutil.copytree(folder, _below(tree, PROGRAMS), symlinks=True)
        everybody.lay(tree, files())
        for name in NAMES:
            _below(tree, Path("/usr/bin", name)).symlink_to(f"../lib/bedacht/{name}")
        _settle_modes(tree)
        _control(tree, machine)
        _pack(tree, package)
    return package


def files() -> Mapping[Path, bytes]:
    """Where each file goes that is not in the folder, and what stands in it."""
    found = dict(everybody.files("linux", Path("/usr/bin")))
    news = (ROOT / "CHANGELOG.md").read_bytes()
    page = (PARTS / "bedacht.1").read_bytes()
    found[DOCS / "changelog.gz"] = gzip.compress(_changelog().encode(), mtime=0)
    found[DOCS / "NEWS.md.gz"] = gzip.compress(news, mtime=0)
    found[DOCS / "copyright"] = (PARTS / "copyright").read_bytes()
    for name in NAMES:
        found[MANUAL / f"{name}.1.gz"] = gzip.compress(page, mtime=0)
    overrides = Path("/usr/share/lintian/overrides/bedacht")
    found[overrides] = (PARTS / "lintian-overrides").read_bytes()
    return found


def _changelog() -> str:
    """In the form that Debian's tools read."""
    date = format_datetime(
        datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    )
    return CHANGELOG.format(version=__version__, maintainer=MAINTAINER, date=date)


def _below(tree: Path, path: Path) -> Path:
    """`path` in the tree; its folder is made."""
    inside = tree / path.relative_to("/")
    inside.parent.mkdir(parents=True, exist_ok=True)
    return inside


def _settle_modes(tree: Path) -> None:
    """Folders and programs 0755, all else 0644, whatever the umask was."""
    programs = {tree / f"usr/lib/bedacht/{name}" for name in NAMES}
    tree.chmod(0o755)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)


def _control(tree: Path, machine: str) -> None:
    control = tree / "DEBIAN"
    control.mkdir(mode=0o755)
    size = sum(p.stat().st_size for p in tree.rglob("*") if p.is_file()) // 1024
    libc = os.confstr("CS_GNU_LIBC_VERSION") or ""
    values = {"version": __version__, "machine": machine, "size": size}
    values |= {"maintainer": MAINTAINER, "libc": libc.removeprefix("glibc ")}
    (control / "control").write_text(CONTROL.format(**values))
    kept = sorted(str(path) for path in files() if path.is_relative_to("/etc"))
    (control / "conffiles").write_text("".join(f"{path}\n" for path in kept))
    for name in ("postinst", "postrm"):
        shutil.copy(PARTS / name, control / name)
        (control / name).chmod(0o755)
    sums = "".join(
        f"{hashlib.md5(p.read_bytes()).hexdigest()}  {p.relative_to(tree)}\n"  # noqa: S324 - dpkg's own
        for p in sorted((tree / "usr").rglob("*"))
        if p.is_file() and not p.is_symlink()
    )
    (control / "md5sums").write_text(sums)


def _pack(tree: Path, package: Path) -> None:
    package.parent.mkdir(parents=True, exist_ok=True)
    _said("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package))


def _said(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - named above
    return done.stdout.strip()


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
