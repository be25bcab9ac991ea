"""Phrases of 28 topics: what of them is warned of as meant, and what stays silent."""
