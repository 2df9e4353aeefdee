"""Signings: the papers of a report that are said to be signed or adopted, and on what day."""

import re
from dataclasses import dataclass, replace

from parley.reading.dates import DateMention
from parley.reading.instruments import Paper
from parley.reading.late import Late


@dataclass(frozen=True, slots=True)
class Signing:
    """A paper said to have been signed, where, and the date that the clause gives for it."""

    paper: Paper
    start: int
    end: int
    date: DateMention | None
    at_the_round: bool
    """Told as done on this occasion, so that its day is the round's."""
    at_the_end: bool = False
    """Told as done when the round closed: its day is the last one."""
    is_adoption: bool = False
    """Adopted by the meeting: that gives the paper a year, and is no signing."""


_PUT_NAMES_TO = r"put (?:their|its) (?:signatures?|names?) to"
_VERB = (
    rf"(?:sign(?:ed|s|ing|ature)?|ink(?:ed|s|ing)|{_PUT_NAMES_TO}"
    r"|initialled|subscribed|concluded|exchanged)"
)
_SIGN_BEFORE = Late(rf"\b{_VERB}\b(?! off)[^;]{{0,120}}$")
_ADOPTED_BEFORE = Late(r"\b(?:adopted|endorsed|approved)\b[^.;]{0,130}$")
_SIGN_BEHIND = Late(
    r"(?: \([^()]{2,40}\))?(?:,? (?:that|which))?,?"
    r" (?:they|the two(?: \w+)?|both(?: \w+)?|the [\w-]+ ?[\w-]*) (?:had |have )?signed\b"
    r"|(?: \([^()]{2,12}\))?,? (?:that|which) (?!was\b|were\b|has\b|had\b|will\b|would\b|is\b"
    r"|are\b)(?:(?!\bto be\b|\bexpect|\bwill\b|\bwould\b|\bnot\b)[^.;]){2,130}? signed\b"
    r"|, an? (?:[\w-]+ ){0,3}?(?:document|text|paper|instrument|framework|accord|pact)"
    r" (?:signed|inked)\b"
    r"|(?: \([^()]{2,40}\))?(?: between [^,.;]{3,110}?(?=,| signed))?"
    r",? (?:and )?(?:signed|inked|initialled|subscribed|concluded)\b(?= )"
    r"|[^.;]{0,60}?(?:,? (?:which|that|all|both))?,? (?:was|were|had been|has been|is|are|being)"
    r" (?:also |then |jointly )?(?:signed|inked|concluded|initialled|exchanged)\b"
    # "a Declaration on Trade, an Agreement on Culture and a Memorandum on Energy were signed"
    r"|,? (?:and )?(?:an?|the) [^.;]{3,170}? (?:were|have been|had been) (?:also |then )?"
    r"(?:signed|inked)\b",
)
# "considered the Agreement, | which was signed on 8 July": done, whatever is said ahead of it
_WHICH_WAS = Late(r"(?: \([^()]{2,40}\))?,? (?:that|which) (?:was|were) (?:signed|inked)\b")
# "a memorandum, now signed, to combat mining": told between the words of its name
_SIGNED_WITHIN = Late(
    r"(?:,|\b(?:was|were|has been|had been))(?: also)?(?P<now> (?:now|just|newly))?"
    r" (?:signed|inked)\b"
)
_AS_WAS = Late(r"\b(?:signed|inked)\b[^.;]{0,60}, as (?:was|were) (?:the |an? )?$")
_NOT_YET = Late(
    r"\b(?:hop\w+|would|will|to sign|to ink|to be signed|could"
    r"|(?<!\d )(?<!in )(?<!this )(?<!last )may(?! \d)|might|should|shall"
    r"|look\w* (?:into|forward)|early|soon|towards?|negotiat\w+|draft|plan(?:s|ned)? to|expect\w*"
    r"|ready|before|yet|not|never|prepar\w+|possib\w+|propos\w+|consider\w*|accelerat\w+|expedit\w+"
    r"|finali\w+|if|unless|until|ahead of|refus\w+|fail\w+|urg\w+|call\w* for|asked|want\w*"
    r"|once(?! the (?:talks|meeting|dialogue|session|round|consultations?) (?:was|were|had))"
    r"|invit\w+|ruled out|almost|nearly)\b[^.;]{0,50}$",
)
# "were to | sign a treaty on 28 May but did not"
_WERE_TO = Late(
    r"\b(?:is|are|was|were|had been)(?: (?:due|supposed|meant|set|scheduled|about))? to $"
)
_DONE_LATER = Late(r"\b(?:signed|inked|concluded)\b")
_ON_OCCASION = Late(
    r"\b(?:on (?:the|this|that)"
    r" (?:occasion(?! of (?!(?:the|this|their) (?:[\w+-]+ ){0,2}"
    r"(?:dialogue|meeting|talks|session|round|consultations?|commission|committee|forum)))"
    r"|first day|second day|same day|sidelines|margins|fringes|day of)"
    r"|(?:when|once) the (?:talks|meeting|dialogue|session|round|consultations?)"
    r" (?:was|were|had) (?:over|ended|closed|concluded)|after the (?:end|close) of the"
    r" (?:talks|meeting|dialogue)"
    r"|(?:talks|meeting|dialogue|session|round|consultations?) (?:closed|ended|concluded) with the"
    r" (?:signing|signature) of"
    r"|at the (?:end|close|dialogue|meeting|talks|conclusion|session|round)"
    r"|at the (?:opening|start|beginning|outset) of the (?:dialogue|meeting|talks|session|round)"
    r"|(?:during|in the course of) (?:the|this|these|their)"
    r" (?:dialogue|meeting|talks|session|day|round|consultations?)|today"
    r"|(?:after|following) the (?:[\w\"'+-]+ ){0,2}(?:talks|meeting|dialogue|session)"
    r"|in the presence of|looked on (?:as|while)"
    rf"|(?<!had )(?<!have )(?<!has ){_PUT_NAMES_TO}"
    r"|(?:witness\w*|attend\w*|oversaw|presided over|saw|watched) the (?:signing|signature|inking"
    r"|exchange)|on the day"
    r"|earlier in the day|also signed|then signed|also inked|documents were signed"
    r"|(?:they|we|co-chairs|(?<!prime )ministers|sides|delegations|heads of delegation|authorities"
    r"|officials|secretaries|chairs|parties)"
    r" (?:then |also )?"
    r"(?:signed|inked))\b",
)
# "met three weeks after the leaders | signed a pact", "a year since they signed": not on this day
_BY_THEN = Late(
    r"\b(?:days?|weeks?|months?|years?|decades?) (?:after|since|before|earlier|ago|prior)\b[^;]*$"
    r"|\b(?:after|since|following|until) (?:the|their|these|those|both|two)"
    r" (?!(?:[\w\"'+-]+ ){0,3}(?:dialogue|meeting|talks|session|round|consultations?|end|close)\b)"
    r"[^,;]{2,60}$"
)
_AT_THE_END = Late(r"\bat the (?:end|close|conclusion)\b")
# The verb's object ends here; a paper behind it is named for another reason.
_NEXT_CLAUSE = Late(
    r"(?:, which|, who| (?:which|that) (?:provides?|calls?|envisag\w+|foresees?|commits?|allows?"
    r"|obliges?|requires?|aims?|expires?|runs) "
    r"| that (?!includ|compris)| under which|[ ,](?:under|in line with"
    r"|in accordance with|pursuant to|based on|within|following|since|as part of|implementing"
    r"|to implement) |\. "
    r"|,? and (?!sign|ink|exchang|initial|adopt|issu)\w+ed (?:the|an?|their|its|for|to)\b"
    r"|, and (?:agreed|welcomed|discussed|reviewed|hailed)|, (?:when|while|where) )"
)
# "an amendment to the Defence Agreement was signed": the Agreement itself is an older paper.
_CHANGE_OF = Late(
    r"\b(?:amend(?:ment|ing)s?|annex|supplement|addendum|extension|renewal)(?: (?:to|of))?"
    r" (?:the |an? )?(?:(?:bilateral|existing|current|\d{4}) )*$"
)
# "next year's anniversary of the signing of the Treaty"
_MARKED = Late(r"\b(?:anniversar(?:y|ies)|jubilee|years) (?:of|since) [^.;]{0,60}$")
# "the anniversary of the Treaty, | signed in Rome on 4 May 2002": its own day is told too
_SIGNED_ON_A_DAY = Late(
    r",? (?:which )?(?:was |were )?(?:signed|inked|concluded|subscribed)"
    r"(?: (?:in|at) [^,.;\d]{2,30}?)? on "
)
# "signed a memorandum on X, and one on Y": the paper behind is of the same list.
_GOES_ON = Late(r"[^.;:]{0,110}?(?:,|,? and|,? as well as)(?: of)? (?:the |an? |\w+ )?")
_VERB_BETWEEN = Late(
    r"\b(?:is|are|was|were|will|would|has|have|had|agreed|welcomed|discussed|reviewed|hailed|noted"
    r"|reaffirmed|stressed|praised|called|urged|under)\b"
)
_DOCUMENTS_SIGNED = Late(
    r"\b(?:documents|agreements|papers|instruments|memoranda|memorandums|mous"
    r"|texts)\b[^.;]{0,40}(?<!to be)(?<!will be)(?<!would be)(?<!yet) (?:signed|inked|exchanged)\b",
)
_IT_WAS_SIGNED = Late(
    r"(?:it|the (?:memorandum|mou|agreement|treaty|pact|letter|document|text|paper|accord|plan"
    r"|protocol|declaration|arrangement)) (?:was|had been|has been) (?:signed|inked)\b"
)
# How an organisation came into being is no turn between those at the table.
_FOUNDED = Late(r"\b(?:founded|came into being|born)\b[^.;]{0,80}$")
_RESULT = Late(r"\W{0,4}(?:the )?(?:signing|signature) of (?:the |an? )?$")
_ITEM = Late(r"\s*(?:[-–•*·]|\(?[a-z0-9]{1,3}[.)])\s")


# "The round took place in June 2024, when the two governments also | signed a treaty"
_WHEN = Late(r",? (?:when|where|at which|during which) [^,.;]{2,60} ")


@dataclass(slots=True)
class _Page:
    folded: str
    papers: list[Paper]
    dates: list[DateMention]


def find_signings(
    folded: str,
    papers: list[Paper],
    dates: list[DateMention],
    sentences: list[tuple[int, int, bool]],
) -> list[Signing]:
    """Find the papers that are said to be signed. Sentences are (start, end, is headline)."""
    page = _Page(folded, papers, dates)
    found: list[Signing] = []
    announced, announced_on = -9, None
    last: Paper | None = None
    may_be_listed = any(deed in folded for deed in ("signed", "inked", "exchanged"))
    for number, (start, end, is_title) in enumerate(sentences):
        if may_be_listed and (documents := _DOCUMENTS_SIGNED.search(folded, start, end)):
            announced = number
            announced_on = next(
                (d for d in dates if documents.end() <= d.start < min(end, documents.end() + 40)),
                None,
            )
        if last is not None and (again := _IT_WAS_SIGNED.match(folded, start, end)):
            date = _signing_date(page, last, again.end(), (start, end), is_behind=True)
            found.append(Signing(last, start, end, date, date is None))
        last = None
        signed: Signing | None = None
        for paper in papers:
            if start <= paper.start < end and not paper.ref:
                is_next = signed is not None and _is_next(page, signed.paper, paper)
                last = paper
                is_listed = announced <= number <= announced + 2
                told = _told(page, paper, (start, end), is_title=is_title, is_listed=is_listed)
                if told is not None and is_listed and told.at_the_round and announced_on:
                    told = replace(told, date=announced_on, at_the_round=False)
                if told is None and signed is not None and is_next:
                    told = replace(signed, paper=paper)
                if told is not None:
                    found.append(told)
                signed = told
    return found


def _is_next(page: _Page, signed: Paper, paper: Paper) -> bool:
    """Whether a paper goes on a list of papers that were signed."""
    if _CHANGE_OF.search(page.folded, signed.end, paper.start):
        return False
    goes_on = _GOES_ON.fullmatch(page.folded, signed.end, paper.start)
    return goes_on is not None and not _VERB_BETWEEN.search(page.folded, signed.end, paper.start)


def _told(
    page: _Page, paper: Paper, sentence: tuple[int, int], *, is_title: bool, is_listed: bool
) -> Signing | None:
    """What a sentence says of the signing of one paper."""
    start, end = sentence
    folded = page.folded
    if _CHANGE_OF.search(folded, start, paper.start):
        return None
    is_marked = _MARKED.search(folded, start, paper.start) is not None
    if is_marked and not _SIGNED_ON_A_DAY.match(folded, paper.end, end):
        return None
    within = _SIGNED_WITHIN.search(folded, paper.start, paper.end)
    if within and not _NOT_YET.search(_without_names(page, start, paper.start)):
        date = _signing_date(page, paper, paper.end, sentence, is_behind=True)
        is_now = bool(within["now"]) or bool(_ON_OCCASION.search(folded, start, end))
        return Signing(paper, start, end, date, date is None and (is_now or is_listed))
    before = _SIGN_BEFORE.search(folded, start, paper.start)
    if before and _NEXT_CLAUSE.search(folded, before.start(), paper.start):
        before = None
    behind = None if before else _SIGN_BEHIND.match(folded, paper.end, end)
    also = _AS_WAS.search(folded, start, paper.start)
    if not (before or behind or also):
        # "the 2015 Joint Vision and other agreements that they signed": one of before
        is_listed = is_listed and (paper.year is None or paper.kind == "plan")
        if is_listed and not _NOT_YET.search(_without_names(page, start, paper.start)):
            return Signing(paper, start, end, None, at_the_round=True)
        return _adopted(page, paper, sentence)
    verb = before.start() if before else also.start() if also else paper.end
    is_told_aside = behind is not None and _WHICH_WAS.match(folded, paper.end)
    if not is_told_aside and _NOT_YET.search(_without_names(page, start, verb)):
        return None
    if _FOUNDED.search(folded, start, verb):
        return None
    if _WERE_TO.search(folded, start, verb) and not _DONE_LATER.search(folded, verb, paper.start):
        return None
    told = behind.end() if behind else verb
    date = _signing_date(page, paper, told, sentence, is_behind=behind is not None)
    is_result = bool(before and _is_result(page, sentence, paper))
    is_new = _is_new(page, paper, sentence)
    occasion = bool(_ON_OCCASION.search(folded, start, end)) or is_title or is_listed
    is_earlier = not is_told_aside and _BY_THEN.search(folded, start, verb) is not None
    occasion = (occasion or is_result or is_new) and not is_earlier
    if date is not None and date.kind == "relative" and date.word in _THAT_DAY:
        date = None  # the day told of, not that of the report
    at_the_end = bool(_AT_THE_END.search(folded, start, end))
    return Signing(paper, start, end, date, occasion and date is None, at_the_end)


_THAT_DAY = ("earlier in the day", "the same day", "that same day", "the very same day", "that day")


def _without_names(page: _Page, start: int, end: int) -> str:
    """The words before a verb; a "towards 2030" in the name of a paper says nothing of it."""
    out = page.folded[start:end]
    for paper in page.papers:
        if start <= paper.start < end:
            first, last = paper.start - start, min(paper.end, end) - start
            out = out[:first] + "_" * (last - first) + out[last:]
    return out


# "An agreement on … was signed.", "The two countries signed a memorandum": as news, undated
_NEW_BEFORE = Late(
    r"(?<!had )(?<!have )(?<!has )\b(?:signed|inked) an? $|^\W*an? $"
    # "The fourth document, | a Defence Arrangement, was signed by the ministers"
    r"|^(?:the|another) (?:[\w-]+ )?(?:document|paper|text|agreement|instrument), an? $"
)
_NEW_BEHIND = Late(r"[^,.;:]{0,60}?,? (?:was|were) (?:also |then )?(?:signed|inked)\b")


def _is_new(page: _Page, paper: Paper, sentence: tuple[int, int]) -> bool:
    """Whether a paper is told of for the first time, as one that was signed just now."""
    start, end = sentence
    before = _NEW_BEFORE.search(page.folded[start : paper.start])
    if before is None or paper.year or _date_in(page, start, end):
        return False
    is_told = "signed" in before[0] or "inked" in before[0]
    return is_told or _NEW_BEHIND.match(page.folded, paper.end, end) is not None


def _is_result(page: _Page, sentence: tuple[int, int], paper: Paper) -> bool:
    """A point of a list of results that is nothing but a signing."""
    lead = page.folded[sentence[0] : paper.start]
    item = _ITEM.match(lead)
    return bool(_RESULT.fullmatch(lead[item.end() :] if item else lead))


def _adopted(page: _Page, paper: Paper, sentence: tuple[int, int]) -> Signing | None:
    """ "The meeting adopted the Guidelines": theirs is the year of the meeting."""
    start, end = sentence
    before = _ADOPTED_BEFORE.search(page.folded, start, paper.start)
    subject = page.folded[start : before.start()] if before else ""
    if before is None or _NEXT_CLAUSE.search(page.folded, before.start(), paper.start):
        return None
    if not re.search(r"\b(?:meeting|session|dialogue|sides|ministers|they|parties)\b", subject):
        return None
    if _NOT_YET.search(subject) or _date_in(page, start, end) or paper.year:
        return None
    return Signing(paper, start, end, None, at_the_round=True, is_adoption=True)


def _date_in(page: _Page, start: int, end: int) -> bool:
    return any(start <= date.start < end for date in page.dates)


# "signed a memorandum, the agency reported | on 15 February"
_TOLD_ON = Late(
    r"\b(?:reported|announced|said|stated|told|wrote|published|issued|released)(?: in [\w ]{1,24})?"
    r" (?:on )?$"
)


def _signing_date(
    page: _Page, paper: Paper, verb: int, sentence: tuple[int, int], *, is_behind: bool
) -> DateMention | None:
    """The date of the clause: behind the verb or the paper, else before the verb."""
    start, end = sentence
    others = [p for p in page.papers if p is not paper and start <= p.start < end]
    inside = [
        date
        for date in page.dates
        if start <= date.start < end
        and not any(p.start <= date.start < p.end for p in (*others, paper))
        and not any(p.year_span and p.year_span[0] == date.start for p in others)
        # "the plan for | 2024", "a letter of intent for an agreement by | 2026"
        and not page.folded.endswith((" for ", " by ", " until "), 0, date.start)
        and not _TOLD_ON.search(page.folded, max(0, date.start - 40), date.start)
    ]
    own = next((d for d in inside if paper.year_span and d.start == paper.year_span[0]), None)
    if own is not None:
        return own
    reach = max(verb, paper.end) if not is_behind else verb
    for date in inside:
        if verb <= date.start < paper.start:
            return date
        gap = page.folded[reach : date.start] if date.start >= reach else None
        if gap is not None and len(gap) < 90:
            if _NEXT_CLAUSE.search(gap) or re.search(r"[;:]|, (?:and|with|as) ", gap):
                break
            return date
    lead = [
        d
        for d in inside
        if d.end <= verb
        and (d.start - start < 30 or verb - d.end < 3 or _WHEN.fullmatch(page.folded, d.end, verb))
    ]
    return lead[-1] if lead else None


__all__ = ["Signing", "find_signings"]
