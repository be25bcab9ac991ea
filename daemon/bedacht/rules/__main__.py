"""`python -m bedacht.rules FOLDER`: compile the rules into a folder, in a process of its own.

Compiling needs several times the memory of what comes of it; the daemon keeps only that.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bedacht.rules.kept import compiled_rules

compiled_rules(keep=Path(sys.argv[1]))
