"""A yardstick: where so many words stand in a draft, found by the automaton alone."""

import sys

from ahocorasick_rs import AhoCorasick

from bench.neighbours.lines import serve
from bench.terms import made_terms

automaton = AhoCorasick([term.casefold() for term in made_terms(int(sys.argv[1]))])
serve(
    lambda text, _: automaton.find_matches_as_indexes(text.casefold(), overlapping=True)
)
