"""The gate: an item passes only if its evidence carries each of its values."""

from parley.reading.grounding.gate import Gate, Grounding, Verdict, ground, read_grounded

__all__ = ["Gate", "Grounding", "Verdict", "ground", "read_grounded"]
