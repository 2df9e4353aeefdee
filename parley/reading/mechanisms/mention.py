"""One place of a report that names a standing mechanism or one of its rounds."""

from dataclasses import dataclass


@dataclass(slots=True)
class RoundMention:
    """One place that names a standing mechanism or one of its rounds."""

    start: int
    end: int
    name_start: int
    """Where the mechanism's name begins, behind ordinal and parties."""
    name: str | None
    key: frozenset[str]
    """The qualifying words of the name, to tell mechanisms apart."""
    ordinal: int | None
    ordinal_span: tuple[int, int] | None
    parties: tuple[str, ...]
    party_spans: tuple[tuple[int, int], ...]
    is_anaphor: bool
    """A bare "the dialogue": it speaks of a round named elsewhere."""
    is_strong: bool
    """Ordinal, parties, a capital or a set name say that a standing mechanism is meant."""
    is_series_first: bool = True
    """False for "the first since …", which counts no rounds."""
    is_plural: bool = False
    is_loose: bool = False
    """A headline's "defence policy talks" may be any mechanism with such words."""
    is_bare: bool = False
    """An ordinal alone: "the first was held in Tokyo"."""
    is_short: bool = False
    """ "the Review Meeting": a name only where the report gives the longer one."""
    is_regional: bool = False
    """Whether a group of states sits at the table ("the India-Central Asia Dialogue")."""
    name_end: int = 0
    """Where the name ends with what it is about ("… on Maritime Concerns"); `end` is its head's."""

    def __post_init__(self) -> None:
        self.name_end = self.name_end or self.end


def taken(found: list[RoundMention]) -> set[int]:
    """The characters that mentions hold, where no other may begin."""
    return {position for mention in found for position in range(mention.start, mention.end)}
