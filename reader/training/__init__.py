"""How the second reader's model is made: `python -m reader.training`."""
