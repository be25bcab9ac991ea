"""Writes the pages of docs/ that can be read off the data, so that they cannot lie."""
