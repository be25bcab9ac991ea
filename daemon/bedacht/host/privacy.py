"""What every process of ours does first: private files, no core file, closed memory.

It imports next to nothing, for processes that are to stay small.
"""

from __future__ import annotations

import ctypes
import os
import sys

_NOT_DUMPABLE = (4, 0)  # prctl: no core file, no reading of memory by other programs
_NO_NEW_RIGHTS = (38, 1)


def keep_private() -> None:
    """What a system does not offer is left out."""
    os.umask(0o077)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        library.prctl(*_NOT_DUMPABLE, 0, 0, 0)
        library.prctl(*_NO_NEW_RIGHTS, 0, 0, 0)
