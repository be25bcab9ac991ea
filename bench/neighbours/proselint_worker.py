"""proselint as a worker: one draft per line in, milliseconds out."""

import json
import sys
from time import perf_counter

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)

for line in sys.stdin:
    text = json.loads(line)
    start = perf_counter()
    found = LintFile("<draft>", text).lint()
    spent = (perf_counter() - start) * 1000
    print(json.dumps({"ms": spent, "findings": len(found)}), flush=True)
