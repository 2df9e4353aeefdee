"""Parley: the memory of a dialogue between states."""

__version__ = "0.1.0"
