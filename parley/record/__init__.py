"""Claims and judgements to record: a pure function, whatever the order the claims came in."""

from parley.record.judging import describe, settle
from parley.record.resolving import Resolver, resolve

__all__ = ["Resolver", "describe", "resolve", "settle"]
