"""Claims to record: a pure function, whatever the order the claims came in."""

from parley.record.resolving import resolve

__all__ = ["resolve"]
