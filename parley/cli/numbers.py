"""Numbers to words of a sentence."""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "dialogue"), counted(2, "dialogue"), counted(0, "person", "people")
    ('1 dialogue', '2 dialogues', '0 people')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
