"""Bytes to Source to Report: opening, decoding, and cleaning with the way back."""

from parley.sources.cleaning import clean
from parley.sources.decoding import decode
from parley.sources.fetching import fetch_source, is_address
from parley.sources.opening import STANDARD_INPUT, find_inputs, open_source, unpack

__all__ = ["STANDARD_INPUT", "clean", "decode", "fetch_source", "find_inputs", "is_address"]
__all__ += ["open_source", "unpack"]
