"""Disk to rulebook: reads and proves shared_rules; errors with file, line and cure."""

from bedacht.rules.load import load, shared_rules

__all__ = ["load", "shared_rules"]
