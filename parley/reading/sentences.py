"""Blocks to sentences: where each begins and ends, exact to the character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.model.report import Label, Report
from parley.reading.late import Late

# A stop with white space behind it; or none, where crawling swallowed it ("… affirmed.Vinh said").
_END = Late(r"[.!?…]+[\"'’”»)\]]*(?:\s+|(?=[A-Z][a-z]+[ ,]))|\n\s*\n\s*")
_SWALLOWED = Late(r"(?:[a-z]{3}|[0-9]{4}|[a-z)]\)|[a-z] [0-9]{1,2})$")
_WORD_BEFORE = Late(r"[\w.&'-]+$")
# Their stop is part of the word; the sentence goes on behind it.
_ABBREVIATIONS = frozenset(
    "dr mr mrs ms gen lt lieut col maj sen adm capt brig st no nos vol art para fig jan feb mar apr"
    " jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun vs prof hon rt"
    " sr rep gov e.g i.e cf etc viz al inc ltd co corp dept asst approx ca ret rev h.e amb cmdr cdr"
    " vn mt ft messrs mme mlle ma eng engr ing lic barr smt".split(),
)
# They may end a sentence too: then the next word is one that sentences begin with.
_MAY_END = frozenset("u.s u.k u.n u.s.a d.c a.m p.m e.u r.o.k p.r.c etc co inc ltd jr".split())
_TITLES = frozenset(
    "president prime minister deputy assistant undersecretary secretary ambassador acting".split()
)
_STARTERS = _TITLES | frozenset(
    "the a an he she it they we this that these those in on at for as with during after before"
    " both each all he's his her their its to by but and while when if since however meanwhile"
    " according regarding also".split()
)
_COUNTRIES = frozenset({"u.s", "u.k", "u.n", "e.u", "u.s.a", "r.o.k", "p.r.c"})
# "G.V. Srinivas", "Retno L.P. Marsudi": initials, unless a word follows that sentences begin with.
_INITIALS = Late(r"(?:[A-Z]\.)+[A-Z]$")
# "President Lam", "Deputy Minister Vu", but not "Secretary of State", "Secretary said"
_TITLED = Late(rf"(?:(?:{'|'.join(sorted(_TITLES))}) )++(?-i:[A-Z])", re.IGNORECASE)
_NEXT_WORD = Late(r"[\"'‘’“”(\[]*([^\W_]+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report, with the block it stands in."""

    index: int
    start: int
    end: int
    label: Label
    block: int


MAX_SENTENCE = 2000  # characters; the longest of 5,000 real ones has 500


def find_sentences(report: Report) -> list[Sentence]:
    """Return the sentences of the blocks that are read, in order."""
    found: list[Sentence] = []
    for number, block in enumerate(report.blocks):
        if block.label.is_read:
            for start, end in _split(report.text, block.span.start, block.span.end):
                for piece in _pieces(report.text, start, end):
                    found.append(Sentence(len(found), *piece, block.label, number))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or what has no end in pieces: at a mark, else at white space, else anywhere."""
    while end - start > MAX_SENTENCE:
        reach = start + MAX_SENTENCE
        marks = (text.rfind(mark, start + 1, reach) + 1 for mark in ("; ", ", "))
        cut = max(marks) or text.rfind(" ", start + 1, reach)
        cut = cut if cut > start else reach
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _END.finditer(text, start, end):
        if mark.end() >= end:
            break
        if not _ends_sentence(text, at, mark):
            continue
        yield at, mark.start() + len(mark[0].rstrip()) or mark.start()
        at = mark.end()
    last = end
    while last > at and text[last - 1].isspace():
        last -= 1
    if last > at:
        yield at, last


def _ends_sentence(text: str, sentence_start: int, mark: re.Match[str]) -> bool:
    stop = mark[0].strip()
    if not stop:
        return True
    following = text[mark.end()]
    if following.islower():
        return False
    if not mark[0][-1].isspace():
        return bool(_SWALLOWED.search(text, max(sentence_start, mark.start() - 4), mark.start()))
    if stop[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(sentence_start, mark.start() - 20), mark.start())
    if before is None:
        return True
    word = before[0].lower().strip("'&-").rpartition("-")[2]
    is_title = word in _ABBREVIATIONS and "." in word  # "H.E. Ambassador A": no initials
    if word in _MAY_END or (_INITIALS.match(before[0]) and not is_title):
        upcoming = _NEXT_WORD.match(text, mark.end())
        if upcoming is None or upcoming[1].lower() not in _STARTERS:
            return False
        if upcoming[1].lower() in _TITLES and word in _COUNTRIES:
            # "talks with the U.S. | President Lam said", not "thanked U.S. President Moe" nor
            # "the U.S. Secretary said"
            has_name = _TITLED.match(text, mark.end()) is not None
            return has_name and text.endswith("the ", sentence_start, before.start())
        return True
    if len(word) == 1 and word.isalpha() and before[0].rpartition("-")[2].isupper():
        return False  # an initial, or "S. Korea" in "Japan-US-S. Korea talks"
    return word not in _ABBREVIATIONS
