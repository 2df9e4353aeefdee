"""The cues that rule a clause, each with whose act or view it is; the rest is their matter.

A cue rules a clause where it stands as a verb with a subject of its own, where it goes on from an
earlier one ("and", a participle), or in one of the other forms of cues.py. What stands inside the
matter of an earlier cue is no clause of its own, except behind verbs that open one ("said that").
"""
