"""Bytes to Source to Report: opening, decoding, and cleaning with the way back."""

from parley.sources.cleaning import clean
from parley.sources.decoding import decode
from parley.sources.fetching import fetch_source, is_address
from parley.sources.opening import find_inputs, open_source, unpack

__all__ = ["clean", "decode", "fetch_source", "find_inputs", "is_address", "open_source", "unpack"]
