"""The wordings of one promise to the one that stands for it."""

import re
from collections.abc import Sequence

from parley.model.record import Statement
from parley.record.objects import find_objects, names_topic

FULL = 16  # words; a longer wording tells of more than one promise, or was not cut

_CONNECTED = re.compile(
    r"^(?:above all|first of all|so that|as well as|and|or|but|which|that|who|its|their|his|her"
    r"|this|these|including|especially|particularly|in particular|namely|also|there (?:should|must)"
    r"|(?:the )?(?:two|both) (?:sides|countries)|they|it|against|on|of|for|with|under"
    r"|should|must|shall|would)\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"(?:\b(?:a|an|the|to|of|in|on|at|as|for|from|with|by|and|or|between|thus|contributing to"
    r"|including|such as|their|its|which|that)|[,;:(\[–-])$",
    re.IGNORECASE,
)

_ASKED_FOR = re.compile(r"(?<!\bto )\bbe \w+(?:ed|put|kept|made|done)\b", re.IGNORECASE)
"""As in "trade be expanded", which needs the asking before it."""


def is_fragment(what: str) -> bool:
    """Whether a wording hangs on words around it, or breaks off.

    >>> is_fragment("above all so that disasters can be met")
    True
    >>> is_fragment("clean up Bien Hoa airport")
    False
    """
    plain = what.rstrip(" .")
    return bool(_CONNECTED.search(plain) or _CUT_OFF.search(plain) or _ASKED_FOR.search(plain))


def _is_vague(what: str, topic: str, objects: Sequence[str]) -> bool:
    """Whether a wording names neither what the promise is about nor its topic."""
    if objects and set(objects) <= set(find_objects(what, topic)):
        return False
    return not names_topic(what, topic)


def wording_of(written: Sequence[str], topic: str, objects: Sequence[str]) -> str:
    """The wording that stands for what several reports tell of one statement.

    One that stands by itself and names its matter; of these the shortest of more than one word.
    """
    return min(
        written,
        key=lambda what: (
            is_fragment(what),
            _is_vague(what, topic, objects),
            " " not in what,
            len(what),
            what,
        ),
    )


def title_of(told: Sequence[Statement], topic: str, name: str | None) -> str:
    """The wording that stands for a promise through time.

    One that stands by itself and names its matter and no other promise's; of these the one of the
    best evidence and the most witnesses; of these the fullest of up to 16 words.
    """
    objects = name.split("; ") if name else []
    best = min(
        told,
        key=lambda each: (
            is_fragment(each.what),
            len(each.objects) > max(len(objects), 1),
            _is_vague(each.what, topic, objects),
            each.grade,
            -each.witnesses,
            _beyond(each.what),
            -len(each.what),
            each.id,
        ),
    )
    return best.what


def _beyond(what: str) -> int:
    return max(len(what.split()) - FULL, 0)
