"""How a worker in Python is asked: a draft and its language a line in, two times a line out."""

import json
import sys
from collections.abc import Callable
from time import perf_counter, process_time


def serve(check: Callable[[str, str], object]) -> None:
    """Time `check(text, language)` for every line until there are no more.

    Milliseconds by the clock, and those of the processor.
    """
    for line in sys.stdin:
        text, language = json.loads(line)
        start, begun = perf_counter(), process_time()
        check(text, language)
        spent = (perf_counter() - start, process_time() - begun)
        print(json.dumps([1000 * each for each in spent]), flush=True)
