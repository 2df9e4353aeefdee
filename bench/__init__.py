"""Measurements of Parley against other tools and against what it promises."""
