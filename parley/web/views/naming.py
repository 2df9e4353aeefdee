"""The ids of the record to what their things are called on pages."""

from parley.dossiers import words
from parley.web.desk import Shelf
from parley.web.views.dialogues import name_of


def title_of(shelf: Shelf, identity: str) -> str:
    """What a person would call the thing with this id."""
    if identity in shelf.rounds:
        return name_of(shelf, identity)
    line = shelf.dossiers.index().get(identity)
    for key in ("name", "what", "visitor", "formula", "says"):
        told = getattr(line, key, None)
        if isinstance(told, str):
            return told
    return words.label(identity.partition(":")[2])
