"""Bedacht: a quiet second look at what one is about to publish, on one's own machine."""

__version__ = "0.1.0"
