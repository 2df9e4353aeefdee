"""Report to reading: one module a part, on shared layers of what stands where."""

from parley.reading.grounding import Gate, Grounding, ground, read_grounded
from parley.reading.layers import lay
from parley.reading.reader import VERSION, read

__all__ = ["VERSION", "Gate", "Grounding", "ground", "lay", "read", "read_grounded"]
