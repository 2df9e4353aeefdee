"""A cue that rules a clause, with what is known of its subject."""

from dataclasses import dataclass, field

from parley.reading.actors import Actor
from parley.reading.cues import Cue


@dataclass(slots=True)
class Top:
    """A cue that rules a clause, and what is known of its subject."""

    cue: Cue
    begin: int
    """The word at which the clause begins, its subject included."""
    actor: Actor | None = None
    parties: tuple[str, ...] = ()
    tense: str = ""
    parent: "Top | None" = None
    """The verb of speech or thought that it stands behind."""
    matter: list[tuple[int, int]] = field(default_factory=list)
    """The words it is about, where they do not follow the cue."""
    addressee: Actor | None = None
    """Who was asked, where the cue is a passive."""
    accepted: "Top | None" = None
    """What it takes up: the proposal that it agrees to."""
    is_group: bool = False
    """Whether several people of one party speak: "representatives of Japan said that they …"."""
    is_listed: bool = False
    """Whether it stands in a list of what came of the talks: "A pledge to …"."""
    is_outside: bool = False
    """Said by someone who is no party, or by nobody that can be told."""

    @property
    def opens(self) -> bool:
        """Whether clauses of their own may stand behind it."""
        return self.cue.rule.is_opener
