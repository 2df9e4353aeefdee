"""Sums of money in a text: how much, in what currency. The reader and the gate share them."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from parley.reading.conditions import has_new_act
from parley.reading.late import Late
from parley.reading.sentences import Sentence

_NUMBER = r"\d[\d.,]*"
_SIZE = r"million|billion|trillion|crore|lakh|thousand|mn|bn|m|k"
_SUM = Late(
    r"(?P<sign>us\$|a\$|au\$|nz\$|c\$|ca\$|s\$|hk\$|\$|€|£|¥|₫|\b(?:usd|eur|gbp|jpy|aud|cad|nzd|vnd"
    rf"|inr|cny|rmb|krw|won|rs\.?)) ?(?P<number>{_NUMBER})(?:[ -]?(?P<size>{_SIZE})\b)?"
    rf"|(?P<number2>{_NUMBER})(?:[ -]?(?P<size2>{_SIZE}|ty|trieu)\b)?[ -]?"
    r"(?P<name>us dollars|u\.s\. dollars|australian dollars|canadian dollars|dollars?|euros?|pounds"
    r"|yen|rupees|yuan|won|dong)\b",
)
_SIZES = {
    "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "m": 10**6,
    "trieu": 10**6, "crore": 10**7, "billion": 10**9, "bn": 10**9, "ty": 10**9, "trillion": 10**12,
}  # fmt: skip
_CURRENCIES = {
    "us$": "USD", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "us dollars": "USD",
    "u.s. dollars": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "australian dollars": "AUD",
    "nz$": "NZD", "nzd": "NZD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "canadian dollars": "CAD",
    "s$": "SGD", "hk$": "HKD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "inr": "INR", "rs": "INR", "rs.": "INR", "rupees": "INR", "cny": "CNY", "rmb": "CNY",
    "yuan": "CNY", "krw": "KRW", "won": "KRW", "vnd": "VND", "₫": "VND", "dong": "VND",
}  # fmt: skip
# Words that name the money of other states too: "$5 million" of Canada is hardly American.
_OTHERS = {
    "$": frozenset("AU BN BZ CA FJ GY HK JM LR NA NZ SB SG SR TT TW".split()),
    "¥": frozenset({"CN"}),
    "pounds": frozenset("EG LB SD SS SY".split()),
    "rupees": frozenset("LK MU NP PK SC".split()),
}
_OTHERS |= {"dollar": _OTHERS["$"], "dollars": _OTHERS["$"]}
_OTHERS |= {"rs": _OTHERS["rupees"], "rs.": _OTHERS["rupees"]}
_DOTTED = Late(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money and where it stands."""

    start: int
    end: int
    value: float
    """In units of the currency; whole sums are whole numbers."""
    currency: str
    """ISO 4217; a bare "$" is USD."""
    others: frozenset[str]
    """States whose own money the same word names."""
    is_total: bool
    """Whether it is all that was given so far, no new sum."""

    def currency_among(self, parties: tuple[str, ...]) -> str | None:
        """The currency in the words of some parties; None where it may be that of one of them."""
        return None if self.others.intersection(parties) else self.currency

    @property
    def kind(self) -> str:
        """How an amount calls it: new, or a total."""
        return "total" if self.is_total else "new"


# "bringing the total to $30 million", "$30 million so far"
_TOTAL_BEFORE = Late(
    r"\b(?:total(?:l?ing|l?ed|s)?|altogether|cumulative|bring(?:s|ing)|brought|so far(?! and\b)"
    r"|to date(?! and\b))\b[^.;$€£]*$"
)
_TOTAL_BEHIND = Late(r" (?:so far|to date|in total|in all|altogether|since (?:19|20)\d\d)\b")
_NEAR = 30  # characters in which such a word stands before a sum
# "Since 1993 it has given $30 million", "gave $30 million over the past ten years"
_YEAR = r"(?:19|20)\d\d"
_PAST_SPAN = (
    rf"(?:since (?:\w+ )?{_YEAR}|(?:over|in|during|for) the (?:past|last) (?:[\w-]+ )?(?:years"
    rf"|decades?|months)|(?:between|from) {_YEAR} (?:and|to|until|through) {_YEAR}|over the years"
    r"|so far|to date|until now|up to now)\b"
)
_HAS_GIVEN = r"\b(?:ha(?:s|ve|d)|spent|gave|paid|[a-z]{3,}ed)\b"
_NOT_YET = (
    r"[;.]|\b(?:will|would|shall|now|today|new|another|further|additional|is|are|pledge[sd]?"
    r"|promise[sd]?|announce[sd]?|propose[sd]?|agreed?|plans?|planned|approved|earmarked)\b"
)
_SPAN_BEFORE = Late(rf"\b{_PAST_SPAN}(?:(?!{_NOT_YET}).){{0,120}}{_HAS_GIVEN}(?:(?!{_NOT_YET}).)*$")
_GIVEN_BEFORE = Late(rf"{_HAS_GIVEN}(?:(?!{_NOT_YET}|,).){{0,50}}$")
# "mines laid | since 2014", "mines and | since 2014 …": told of something else
_SPAN_BEHIND = Late(
    rf"(?:(?!{_NOT_YET}|[,$€£]|\band (?:has|have|asked|urged)\b|\b[a-z]+(?:ed|id) since\b).)"
    rf"{{0,90}}? {_PAST_SPAN}"
)
_SPAN_REACH = 160  # characters


def find_sums(folded: str, start: int, end: int) -> Iterator[Sum]:
    """Yield the sums of a run of a text in lower case without marks, in order."""
    told = start
    for found in _SUM.finditer(folded, start, end):
        number = (found["number"] or found["number2"]).rstrip(".,").replace(",", "")
        size = found["size"] or found["size2"]
        if _DOTTED.fullmatch(number) and (size in ("ty", "trieu") or "." in number[:-4]):
            number = number.replace(".", "")  # "1.200 tỷ đồng"
        try:
            value = float(number) * _SIZES.get(size or "", 1)
        except ValueError:
            continue  # "1.2.3"
        word = found["sign"] or found["name"]
        currency, others = _CURRENCIES[word], _OTHERS.get(word, frozenset())
        begin, last = found.span()
        before = folded[max(start, begin - _NEAR) : begin]
        is_total = bool(_TOTAL_BEFORE.search(before) or _TOTAL_BEHIND.match(folded, last, end))
        is_total = is_total or _is_of_years_past(folded, max(start, told), begin, last, end)
        told = last
        whole = int(value) if value == int(value) else value
        yield Sum(begin, last, whole, currency, others, is_total)


def _is_of_years_past(folded: str, start: int, begin: int, last: int, end: int) -> bool:
    """ "Since 1993 it has given | $30 million", "has spent | $60 million over the past years"."""
    before = folded[max(start, begin - _SPAN_REACH) : begin]
    if _SPAN_BEFORE.search(before):
        return True
    return bool(_GIVEN_BEFORE.search(before) and _SPAN_BEHIND.match(folded, last, end))


# "$5 million for mines and $3 million for schools": such a sum is of what follows it.
_AND_BEFORE = Late(r"(?:\band|,|;) (?:another |a further |some |about |up to )?$")
_FOR_BEHIND = Late(r" (?:for|to|towards?|in|on) ")
# "$5 million for mines, and | support for the police": something else that is given.
_GIFT = (
    r"(?:(?:further|additional|more|new|continued|its|their|an?|the) )*"
    r"(?:support|assistance|help|aid|backing|training|equipment|experts?|scholarships|vehicles"
    r"|vessels|boats|expertise) (?:for|to|in|of|with|on)\b"
)
_ANOTHER_GIFT = Late(_GIFT)
_FOR_GIFTS = Late(rf" (?:for|in|to) {_GIFT}")
# "$5 million for mines, and | open a school": something else that is done.
_ANOTHER_DEED = Late(
    r"(?:(?:to|also) ){0,2}(?:open|build|train|send|provide|host|set up|establish|support|help"
    r"|deliver|hold|launch|share|fund|finance|create|develop|expand|strengthen|assist|sign|organi[sz]e|conduct"
    r"|continue|join|appoint|deploy|supply|exchange|begin|start|resume|clear|take|offer|fight"
    r"|combat|work|ease|lift|invite|extend)\b(?! (?:for|of|to|in|with|from)\b)"
)
_FOR_A_THING = Late(r" (?:for|towards?|in) ")
# "raise it from | $4 billion in 2024 to $7 billion": what it was
_FROM_BEFORE = Late(r"\bfrom (?:about |some |around |nearly |over |just )?$")
_TO_NEXT = Late(
    r"(?: (?!to\b)[^,;.$€£]{1,30}?)?,? to (?:about |some |around |nearly |over |up to |just )?"
)


def find_sums_of(folded: str, painted: str, sentence: Sentence, start: int, end: int) -> list[Sum]:
    """The sums that may be of what a sentence tells from `start` to `end`, the likeliest first.

    Those among its words, else the last ahead of them and the first behind, where nobody else acts
    between and no other sum stands nearer.
    """
    sums = _without_outset(folded, list(find_sums(folded, sentence.start, sentence.end)))
    inside = [each for each in sums if start < each.end and each.start < end]
    ahead = [each for each in sums if each.end <= start][-1:]
    behind = [each for each in sums if each.start >= end][:1]
    if _ANOTHER_GIFT.match(folded, start):
        ahead = [each for each in ahead if _FOR_GIFTS.match(folded, each.end)]
    if _ANOTHER_DEED.match(folded, start):
        ahead = [each for each in ahead if not _FOR_A_THING.match(folded, each.end)]
    found = inside + [each for each in ahead if not has_new_act(painted, each.end, start)]
    for each in behind:
        is_next = _AND_BEFORE.search(folded, end, each.start) and _FOR_BEHIND.match(
            folded, each.end, sentence.end
        )
        if not is_next and not has_new_act(painted, end, each.start):
            found.append(each)
    return found


def _without_outset(folded: str, sums: list[Sum]) -> list[Sum]:
    """Sums without what one was raised or cut from: "from $4 billion in 2024 to $7 billion"."""
    outsets = {
        one.start
        for one, other in itertools.pairwise(sums)
        if _TO_NEXT.fullmatch(folded, one.end, other.start)
        and _FROM_BEFORE.search(folded, max(0, one.start - _NEAR), one.start)
    }
    return [each for each in sums if each.start not in outsets]
