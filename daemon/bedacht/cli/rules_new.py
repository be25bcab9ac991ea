"""`bedacht rules new`: a rule to fill in, where the folder will find it."""

from __future__ import annotations

import argparse
import re

from bedacht.cli.talk import say
from bedacht.errors import RuleError
from bedacht.rules.load import shared_rules

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")
_TEMPLATE = """\
# What the rule is about, in one line.
reason = "confidentiality"
level = "hint"
since = "0.2.0"

[[evidence]]
id = "first"
all = ["own-company"]
confidence = "medium"

[title]
de = ""
en = ""

[why]
de = ""
de_sie = ""
en = ""

[[advice]]
kind = "ask"
de = ""
de_sie = ""
en = ""

# At least two drafts in which the words in brackets are found, and three near misses.
[[finds]]
text = "…⟦…⟧…"

[[silent]]
text = "…"
why = ""
"""


def run(options: argparse.Namespace) -> int:
    """Write the file; RuleError where the name does not fit or is taken."""
    if not _ID.fullmatch(options.rule):
        raise RuleError(options.rule, None, say("rule-id"), "")
    family, name = options.rule.split(".")
    path = (options.folder or shared_rules()) / "rules" / family / f"{name}.toml"
    if path.exists():
        raise RuleError(options.rule, None, say("rule-there", file=path), "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_TEMPLATE, "utf-8")
    print(say("rule-made", file=path, rule=options.rule))
    return 0
