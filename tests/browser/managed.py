"""`bedacht` on a machine where IT lays down its files in a folder of the test's own.

Started as a script: the folder, then the command. The real place belongs to root.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bedacht.cli import main
from bedacht.desk import sources


def lay_down_in(folder: Path) -> None:
    """From here on the files of IT are looked for in `folder`, and belong to this user."""
    vars(sources)["managed_place"] = lambda name: folder / name
    *others, _ = sources.Sources.__init__.__defaults__ or ()
    sources.Sources.__init__.__defaults__ = (*others, os.getuid())


if __name__ == "__main__":
    _, place, *command = sys.argv
    sys.argv = ["bedacht", *command]
    lay_down_in(Path(place))
    sys.exit(main())
