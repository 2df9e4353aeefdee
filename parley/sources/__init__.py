"""Bytes to Source to Report: opening, decoding, and cleaning with the way back."""

from parley.sources.cleaning import clean
from parley.sources.opening import find_inputs, open_source

__all__ = ["clean", "find_inputs", "open_source"]
