"""`python -m bedacht` is the command line."""

import sys

from bedacht.cli import main

sys.exit(main())
