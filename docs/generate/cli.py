"""docs/cli.md: every command, from the parser of the command line."""

HEAD = """# Commands

What `bedacht --help` says, for every command.
"""


def page() -> str:
    """The whole page."""
    return HEAD
