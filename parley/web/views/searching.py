"""A question to what is found in the record and in the sentences of its reports."""

from dataclasses import dataclass

from parley.dossiers import words
from parley.store.search import Filter, Found
from parley.web.desk import Desk
from parley.web.views.lists import Option
from parley.web.views.paging import Paged

KINDS = {
    "sentence": "Sentences of reports",
    "report": "Reports",
    "commitment": "Commitments",
    "position": "Positions",
    "person": "People",
    "round": "Rounds",
    "instrument": "Instruments",
    "visit": "Visits",
    "milestone": "Milestones",
}
_LENGTH = 20


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A question with a page of its answers."""

    asked: str
    narrowed: Filter
    found: Found
    place: Paged[None]
    kinds: tuple[Option, ...]
    parties: tuple[Option, ...]
    topics: tuple[Option, ...]


def search(desk: Desk, asked: str, narrowed: Filter, page: int) -> SearchPage:
    """Everything that holds the words asked for, the best first."""
    shelf = desk.shelf()
    found = desk.index.find(asked, narrowed, start=(page - 1) * _LENGTH, limit=_LENGTH)
    pages = max(1, -(-found.total // _LENGTH))
    return SearchPage(
        asked=asked,
        narrowed=narrowed,
        found=found,
        place=Paged(found.total, page, pages, (page - 1) * _LENGTH + 1, ()),
        kinds=tuple(Option(value, label) for value, label in KINDS.items()),
        parties=tuple(
            Option(code, words.party(code))
            for code in sorted(
                {p for each in shelf.dossiers.record.dialogues for p in each.parties}
            )
        ),
        topics=tuple(Option(code, words.topic(code)) for code in words.topic_codes()),
    )
