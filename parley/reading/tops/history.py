"""A cue to whether it is history: what was done or held before the time that the report is of."""

from parley.reading.cues import Cue, is_act
from parley.reading.dates import DateMention, resolve
from parley.reading.late import Late
from parley.reading.mechanisms.ordinals import ORDINAL, ordinal_value
from parley.reading.painting import ACTOR
from parley.reading.subjects import classes
from parley.reading.tops.frame import Frame

# "The day before, in Lima, both had pledged …", "She recalled that Peru had promised …"
_THE_DAY_BEFORE = Late(
    r"\W*(?:(?:just|only|shortly|barely) )?"
    r"(?:(?:the|an?|one|two|three|five|ten|some|several|many|\d+) )?(?:previous )?"
    r"(?:days?|weeks?|months?|years?|decades?|evening|morning|night)"
    r" (?:before|earlier|previously)\b(?! the\b)|\W*(?:previously|earlier (?:that|in the) \w+)\b"
    r"|\W*(?:at|during|in) (?:their|the|its) (?:last|previous|preceding|earlier|former) "
)
_EARLIER = Late(r"\b(?:earlier|previously|originally)\b")  # "had earlier promised"
_RECALLED = Late(r"\b(?:recall\w*|remember\w*|remind(?:s|ed|ing)?(?: \w+){1,3}) that\b")
# "had planned to buy frigates | but dropped the idea"
_DROPPED = Late(
    r",? but (?:\w+ )?(?:dropped|gave up|abandoned|scrapped|shelved|cancelled|put off|changed)\b"
)

_LEAD = r"\W*(?:background\W{1,3})?(?:(?:already|only|but|and|yet) )?(?:(?:as )?(?:far )?back )?"
# "In the 1990s, …", "Twenty years ago …", "For decades …": times that no date of the report names
_ERA = Late(
    rf"{_LEAD}(?:(?:in|during|throughout|over|until|till|before|by) (?:the )?"
    r"(?:(?:early|mid|late|first|second|latter|half|end|beginning|course|of|the)[ -]){0,5}"
    r"(?:(?:1[5-9]|20)\d0s\b|(?:nineteen[ -])?(?:twenties|thirties|forties|fifties|sixties"
    r"|seventies|eighties|nineties)\b|(?:last|previous|19th|20th|nineteenth|twentieth) century\b"
    r"|(?:cold|first world|second world) war\b|colonial (?:era|period|times)\b"
    r"|(?:covid(?:-19)? )?pandemic\b)"
    r"|[^,;.]{0,30}?\b(?:years?|decades?|century|centuries|generations?) ago\b"
    r"|for (?:many |several |some |more than )?(?:(?:the )?[\w-]+ )?(?:decades|centuries"
    r"|generations|years)\b(?! (?:to|now|ahead|and)\b))"
)
# "In autumn 2023 …", "Until 2014 …", "Last year …": what stands ahead of such a date
_AT_A_TIME = Late(
    rf"{_LEAD}(?:(?:in|on|during|by|until|till|before|throughout|from|between|at|up to|prior to) )?"
    r"(?:(?:the )?(?:early|mid|late|spring|summer|autumn|fall|winter|beginning|end|start|middle"
    r"|course|night|morning|evening|years?|months?|first half|second half)[ -](?:of )?){0,3}"
)
_FROM = Late(rf"{_LEAD}from ")
_UP_TO = (" and ", " to ", " until ", " till ", " through ")
# "At their meeting in 2018, …", "Under the 1955 treaty …": an event or a paper that has a year
_AT_EVENT = Late(
    rf"{_LEAD}(?:at|in|during|on|under|with|by|through|pursuant to|according to) "
    r"(?:(?:the )?(?:terms|provisions|margins|sidelines|fringes) of )?(?:the|their|its|an?) "
    r"(?P<head>)(?!framework|context|light|spirit|view|course|wake|case|fields?|area|run-up|implementation"
    r"|follow-up|process|line|basis|face|interests?)(?:[\w'’.-]+ ){0,6}?"
    r"(?:(?P<paper>treaty|agreement|accord|pact|declaration|memorandum|mou|convention|protocol"
    r"|communique|statement|charter|contract)|(?:meeting|summit|talks|conference|session|round"
    r"|visit|dialogue|consultations|forum))\b"
)
_SUBJECT_NEXT = Late(rf",| (?:the|both|all|each|it|they)\b| {ACTOR}")
_NOT_ITS_YEAR = Late(
    r"\b(?:since|after|before|until|following|from|for|to|by|(?:on|about|of) the)(?: \w+)?"
    r"(?: the)? $"
)
# "At their third dialogue": one that is told by its number
_AT_ROUND = Late(
    rf"{_LEAD}(?:at|in|during) (?:the|their|its) (?P<ordinal>{ORDINAL}) (?:[\w&+-]+ ){{0,6}}?"
    r"(?:round|dialogue|meeting|session|forum|consultations|talks|edition|commission|committee)\b"
)
_REACH = 90  # characters in which such an opening stands
# "signed the treaty in 2019, | in which they undertook to …"
_IN_WHICH = Late(
    r"(?:1[5-9]|20)\d\d\)?,? (?:in|under|by|with|through|at|during) which(?: [^,;]{1,60})? $"
)
# Behind these words a sentence tells of now, or of somebody else.
_OF_NOW = Late(
    r";|\b(?:will|shall|now|today|nowadays|currently|is|are|has|have|remains?|since then|meanwhile"
    r"|this (?:year|month|week|time))\b|, (?:and|but|while|whereas|so|with)\b"
    r"| (?:and|but|while|whereas) (?:they|both|all|the two)\b"
)
_NOW_WORDS = frozenset("has have is are am will shall can may must does do".split())
# "agreed to build a tank | ten years ago": when it was done, not when a thing named in it was
_AGO = Late(
    r"(?:(?!\b(?:that|which|who|whose|where|since|as|when|begun|made|set|built|held|given|taken"
    r"|[a-z]+ed)\b)[^,;.:]){0,120}?\b(?:years?|decades?) ago\b"
)
# "gave Peru | 600 million yen in 2023 for radars": of a sum the year in which it was given
_GIVEN_IN = Late(r"[^,;.:]{0,60}? in $")
_SUM_AHEAD = Late(r"[^,;.:]{0,30}?\d")


def told_before(frame: Frame) -> int | None:
    """Where the words end that set a sentence in a time before the report; None without such."""
    folded, start = frame.layers.folded, frame.sentence.start
    start = frame.s.words.starts[frame.begin] if frame.begin else start
    if era := _ERA.match(folded, start, min(start + _REACH, frame.sentence.end)):
        return era.end()
    return _opened_with_round(frame, start) or _opened_with_date(frame, start)


def _opened_with_round(frame: Frame, start: int) -> int | None:
    """ "At the fourth round, …" in a report on the fifth."""
    main = frame.table.main
    if main is None or main.ordinal is None:
        return None
    told = _AT_ROUND.match(frame.layers.folded, start, min(start + _REACH, frame.sentence.end))
    number = ordinal_value(told["ordinal"]) if told is not None else None
    is_earlier = number is not None and 1 < number < main.ordinal  # "at their first since 2017"
    return told.end() if told is not None and is_earlier else None


def _opened_with_date(frame: Frame, start: int) -> int | None:
    """ "In 2003 …", "In May 2003, when …", "Last year …": the date a sentence opens with."""
    folded = frame.layers.folded
    comma = folded.find(",", start, start + _REACH)
    stop = min(start + _REACH if comma < 0 else comma, frame.sentence.end)
    dates = frame.layers.within(frame.layers.dates, start, stop)
    if not dates or folded.startswith(("'s", "’s"), dates[0].end):
        return None
    date = dates[0]
    if _AT_A_TIME.fullmatch(folded, start, date.start):
        if len(dates) > 1 and folded[date.end : dates[1].start] in _UP_TO:
            date = dates[1]
        elif date.last is None and _FROM.match(folded, start):
            return None  # "From 2022 Peru supported …": it may do so still
        return date.end if _is_before(frame, date) else None
    event = _AT_EVENT.match(folded, start, stop)
    if event is None or _NOT_ITS_YEAR.search(folded, event.start("head"), date.start):
        return None
    end = max(event.end(), date.end)
    if event["paper"] and not _SUBJECT_NEXT.match(frame.layers.painted, end):
        return None  # "With the 2014 statement as their groundwork, they agreed to …"
    return end if _is_before(frame, date) else None


def _is_before(frame: Frame, date: DateMention) -> bool:
    """Whether a date is of a year before that of the report."""
    hearing = frame.hearing
    if hearing.day is None or hearing.day.year is None:
        return False
    last = date.last or date.first
    if last[0] is not None:
        return last[0] < hearing.day.year
    if not date.word.startswith(("last", "the previous")) and not date.word.endswith(" ago"):
        return False
    when = resolve(date, hearing.day, "past")
    year = when.end.year if when is not None else None
    return year is not None and year < hearing.day.year


def is_of_time_before(frame: Frame, cue: Cue, told: int) -> bool:
    """ "In the 1990s | both agreed to …": whether a cue is of the time its sentence opens with."""
    starts, known, folded = frame.s.words.starts, classes(), frame.layers.folded
    begin = frame.s.group(cue.start).start
    if starts[begin] < told:
        return False
    is_restated = cue.rule.value("", together=False) == "reaffirm"
    if is_restated and _AT_EVENT.match(folded, frame.sentence.start, told):
        return False  # "Under the 1951 treaty, Japan reaffirmed its duty to …"
    if any(frame.word(at) in _NOW_WORDS for at in range(begin, cue.start + 1)):
        return False
    char, is_alone = frame.chars[cue.start], begin == cue.start
    is_present = char in known.third or (is_alone and char in known.base - known.past)
    if is_present and cue.rule.form in ("verb", "that"):
        return False
    return _OF_NOW.search(folded, told, starts[begin]) is None


def is_history(frame: Frame, start: int, cue: Cue) -> bool:
    """ "had agreed in 2011 to share", "recalled the US pledge of 2014": told of long ago."""
    words, folded = frame.s.words, frame.layers.folded
    has_had = start < cue.start and folded.startswith("had ", words.starts[start])
    if has_had and _was_earlier(frame, start, cue):
        return True
    before, end = words.starts[start], words.starts[cue.matter - 1] + 1
    if cue.matter < len(words.starts):
        end = words.starts[cue.matter]
    if frame.chars[cue.start] in classes().restating:
        end = words.starts[cue.start]  # "renewed the promise that it gave in 2014"
    dates = frame.layers.within(frame.layers.dates, before, end)
    is_perfect = start < cue.start or cue.rule.value("", together=False) == "progress"
    if is_perfect and folded.startswith("had ", before):
        # "had decided to begin in 2018"
        dates = [*dates, *frame.layers.within(frame.layers.dates, end, frame.sentence.end)]
    day = frame.hearing.day
    year = day.year if day is not None else None
    if any(date.year and year and date.year < year for date in dates):
        return True
    is_past = frame.chars[cue.start] in classes().past and frame.word(start) not in _NOW_WORDS
    return is_past and (_was_in_which(frame, start) or _was_done_ago(frame, cue, end))


def _was_earlier(frame: Frame, start: int, cue: Cue) -> bool:
    """ "The day before, both had pledged …", "had planned to … but dropped the idea"."""
    words, folded = frame.s.words, frame.layers.folded
    if cue.rule.id.endswith("plans-to-do") and _DROPPED.search(
        folded, words.starts[cue.matter - 1], frame.sentence.end
    ):
        return True
    opening = folded[frame.sentence.start : words.starts[start]]
    if _THE_DAY_BEFORE.match(opening) or _RECALLED.search(opening):
        return True
    return bool(_EARLIER.search(folded, words.starts[start], words.starts[cue.start]))


def _was_in_which(frame: Frame, start: int) -> bool:
    """ "signed the treaty in 2019, | in which they undertook to …": what a paper said."""
    begin, end = frame.sentence.start, frame.s.words.starts[start]
    told = _IN_WHICH.search(frame.layers.folded, max(begin, end - _REACH), end)
    dates = frame.layers.within(frame.layers.dates, told.start(), end) if told else []
    return bool(dates) and _is_before(frame, dates[0])


def _was_done_ago(frame: Frame, cue: Cue, matter: int) -> bool:
    """ "agreed to build a tank ten years ago", "gave Peru 600 million yen in 2023"."""
    value = cue.rule.value("", together=False) or ""
    if not is_act(value) or cue.rule.is_opener:
        return False
    folded, end = frame.layers.folded, frame.sentence.end
    if folded.find(" ago", matter, end) > 0 and _AGO.match(folded, matter, end):
        return True
    is_gift = value == "pledge" and frame.chars[cue.matter - 1] != classes().to
    if not is_gift or not _SUM_AHEAD.match(folded, matter, end):
        return False
    dates = frame.layers.within(frame.layers.dates, matter, min(matter + _REACH, end))
    is_given = bool(dates) and _GIVEN_IN.fullmatch(folded, matter, dates[0].start) is not None
    return is_given and _is_before(frame, dates[0])
