"""proselint as a worker."""

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from bench.neighbours.lines import serve

CheckRegistry().register_many(__register__)
serve(lambda text, _: LintFile("<draft>", text).lint())
