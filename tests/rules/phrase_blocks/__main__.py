"""Writes what the rules get wrong, and how much is right, to known.json."""

from tests.rules.phrase_blocks.scored import write_known

write_known()
