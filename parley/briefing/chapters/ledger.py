"""The ledger: promises by what a desk does with them before the round."""

from collections.abc import Iterator

from parley.briefing.content import Block, Heading, Run
from parley.briefing.writing import Writer

TITLE = "Ledger"
RULE = (
    "Each promise once, in the first group that fits; those that are disputed or one-sided once"
    " more. Silence counts covered rounds only: n without a word of it, k from its first to its"
    " last mention, m of these that speak of it. Silence is no failure. Level is how far it was"
    " carried out, as sources tell it: 0 not begun, 1 begun, 2 a part done, 3 finished, or no"
    " evidence."
)
_GROUPS = (
    ("overdue", "Overdue", "No promise is past a day that a source prints."),
    (
        "due",
        "Due before the round",
        "Apart from what is overdue, no open promise falls due before the round.",
    ),
    ("undertaken", "Undertaken", "No other promise is undertaken without an act on it."),
    ("under_way", "Under way", "No other promise is told as under way."),
    ("silent", "Quiet or silent", "No other open promise has gone without a word."),
    ("done", "Told as completed", "No promise is told as completed."),
    ("unanswered", "Proposals without an answer", "No proposal stands without an answer."),
    ("doubtful", "Disputed or told by one side only", "No promise is disputed or one-sided."),
    ("standing", "Standing: nothing in it can be ticked off", "No promise is of this kind."),
    ("closed", "Put aside", "No person put a promise aside."),
)


def write(writer: Writer) -> Iterator[Block]:
    """A table for each group."""
    for name, title, none in _GROUPS:
        promises = getattr(writer.dossier.ledger, name)
        yield Heading(Run(f"{title} ({len(promises)})"), f"ledger-{name.replace('_', '-')}")
        yield writer.promises(promises, none)
