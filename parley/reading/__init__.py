"""Report to reading: one module a part, on shared layers of what stands where."""

from parley.reading.reader import VERSION, read

__all__ = ["VERSION", "read"]
