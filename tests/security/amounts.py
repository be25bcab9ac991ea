"""How much is tried: little in CI, much in `make soak` (BEDACHT_SOAK=1)."""

import os

SOAK = os.environ.get("BEDACHT_SOAK") == "1"
KILLS = 200 if SOAK else 20
CLIENTS = 50
REVISIONS = 200 if SOAK else 4
STORM_S = 60 if SOAK else 1
LARGE_DRAFTS = 2000 if SOAK else 40
FUZZ_S = 120 if SOAK else 5  # for each target
STOPPED_S = 30 if SOAK else 1
# An honest client is answered within a second; on a busy machine CI asks only that it is answered.
PATIENCE_S = 1.0 if SOAK else 20.0
RECOVERY_S = 20.0  # until it has closed what filled its table of descriptors
