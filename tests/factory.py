"""The small real things that tests stand on: a source from a string."""

from parley.model.source import NOTHING_STATED, Source, Stated


def source(text: str, name: str = "report.txt", stated: Stated = NOTHING_STATED) -> Source:
    """A plain text as it might have been received."""
    return Source(text.encode("utf-8"), name, "text/plain", stated)
