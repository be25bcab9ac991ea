"""The second reader: a small model of our own, for what words alone do not tell."""
