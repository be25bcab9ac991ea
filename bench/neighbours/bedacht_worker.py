"""Our own engine as a worker: one draft per line in, milliseconds out."""

import gc
import json
import sys
from time import perf_counter

from bedacht.engine.compiled import compile_engine
from bedacht.engine.draft import Context, Draft
from bedacht.engine.find import find
from bedacht.engine.reading import Memo
from bedacht.rules import load

engine = compile_engine(load())
memo = Memo()
gc.collect()
gc.freeze()  # as the daemon does

for line in sys.stdin:
    draft = Draft(id="bench", revision=0, text=json.loads(line), context=Context())
    start = perf_counter()
    found = find(engine, draft, memo)
    spent = (perf_counter() - start) * 1000
    print(json.dumps({"ms": spent, "findings": len(found)}), flush=True)
