"""What is kept to the record that follows from it; what was worked out stays for the next look."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from parley.errors import StoreError
from parley.model.claim import Claim
from parley.model.judgement import Held, Judgement
from parley.model.record import Record
from parley.record import Resolver
from parley.store import Database, KeptPiece, View, Writer


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """What is kept as it is at one moment, and the record that follows from it."""

    view: View
    resolver: Resolver

    def record(self, relations: Collection[tuple[str, ...]] | None = None) -> Record:
        """The record, or what there is of some relations; parts come when they are looked at."""
        return self.resolver.record(relations)


@contextmanager
def open_record(database: Database) -> Iterator[OpenRecord]:
    """Look at what is kept, with the record that follows from it.

    What had to be worked out is kept for the next look.
    """
    with database.unchanging() as snapshot:
        view = View(snapshot)
        resolver = Resolver(_Kept(view), view)
        resolver.judge(view.judgements())
        try:
            yield OpenRecord(view, resolver)
        finally:
            fresh = [
                KeptPiece(*name, sealed.made_of, sealed.outline, sealed.contents)
                for name, sealed in resolver.fresh().items()
            ]
    if fresh or resolver.gone:
        # nothing is lost where the disk is full or another holds the file: it is made again
        with suppress(StoreError):
            Writer(database).keep_pieces(fresh, resolver.gone)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept, as what the reports say."""

    view: View

    def stamps(self) -> dict[str, str]:
        return self.view.stamps()

    def claims_of(self, reports: Iterable[str]) -> list[Claim]:
        return self.view.claims_of_all(reports)

    def candidates(self, held: Iterable[Held]) -> list[Claim]:
        held = list(held)
        found = list(self.view.claims_by_id({each.claim for each in held}))
        known = {each.id for each in found}
        quotes = {quote for each in held if each.claim not in known for quote in each.quotes}
        return [*found, *self.view.claims_quoting(quotes)]


def record_of(database: Database) -> Record:
    """Work out the record of what is kept and of what people judged."""
    with open_record(database) as opened:
        return opened.record().put_together()


def record_with(database: Database, judgement: Judgement) -> Record:
    """The record as it would be with one more judgement; nothing of it is kept."""
    with database.unchanging() as snapshot:
        view = View(snapshot)
        resolver = Resolver(_Kept(view), view)
        resolver.judge([*view.judgements(), judgement])
        return resolver.record().put_together()


def count_record(database: Database, parts: Iterable[str]) -> dict[str, int]:
    """How many dialogues, rounds, people and so on there are; none of them is looked at."""
    with open_record(database) as opened:
        record = opened.record()
        return {name: len(getattr(record, name)) for name in parts}
