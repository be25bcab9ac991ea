"""What the folder for machines without Python starts: `bedacht`, or `bedacht-native`.

The daemon starts parts of itself as Python does (`-E -P -m bedacht.host.keyring_child`);
there is no Python beside it, so that the program does it itself. The flags say what is so
in any case: nothing outside of the folder is imported.
"""

import os
import runpy
import sys
from collections.abc import MutableMapping
from pathlib import Path

FLAGS = {"-E", "-I", "-P"}


def leave_no_trace(environment: MutableMapping[str, str]) -> None:
    """Take out what PyInstaller's starter has set for our own libraries.

    They are found already; a browser that we open would load them instead of its own.
    """
    for name in [name for name in environment if name.startswith("_PYI_")]:
        del environment[name]
    environment.pop("LD_LIBRARY_PATH", None)
    if (before := environment.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
        environment["LD_LIBRARY_PATH"] = before


def main(words: list[str]) -> int:
    """Run what is asked for; the exit code."""
    while words and words[0] in FLAGS:
        words = words[1:]
    if words[:1] == ["-m"] and words[1].partition(".")[0] == "bedacht":
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        return 0
    from bedacht.cli import main as command

    return command(words)


if __name__ == "__main__":
    leave_no_trace(os.environ)
    if Path(sys.executable).stem == "bedacht-native":
        from bedacht.host.native import main as native

        native()
        sys.exit()
    sys.exit(main(sys.argv[1:]))
