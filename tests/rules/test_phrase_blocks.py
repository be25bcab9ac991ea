"""Phrases of 28 topics: what was learnt is kept, and protected speech is never warned of."""

from __future__ import annotations

import pytest

from tests.rules.phrase_blocks.scored import BLOCKS, Block, known, lines, topics, wrong

LEAST = {"warned": 0.86, "near_misses": 0.97, "protected": 1.0}


@pytest.mark.parametrize("block", BLOCKS)
def test_nothing_is_wrong_that_was_right(block: Block) -> None:
    assert sorted(set(wrong(block)) - set(known()[block])) == []


@pytest.mark.parametrize("block", BLOCKS)
def test_what_was_reached_is_kept(block: Block) -> None:
    assert 1 - len(wrong(block)) / len(lines(block)) >= LEAST[block]


@pytest.mark.parametrize("block", BLOCKS)
def test_only_lines_of_the_block_are_known(block: Block) -> None:
    texts = {f"{line['topic']}: {line['text']}" for line in lines(block)}
    assert set(known()[block]) <= texts


def test_every_topic_has_its_rules() -> None:
    assert {line["topic"] for line in lines("warned")} == set(topics())
