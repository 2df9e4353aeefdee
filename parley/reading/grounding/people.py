"""Values of a person to checks: name, office, party, and the part taken in a round."""

import itertools

from parley.reading.functions import patterns
from parley.reading.grounding.evidence import Case, Check, Run, carried, missing
from parley.reading.grounding.rounds import parties_in
from parley.reading.grounding.words import find_in_order, words_of
from parley.reading.late import Late
from parley.reading.lexicon import fold
from parley.reading.offices import office_words
from parley.reading.people import Mention, Person
from parley.reading.sentences import Sentence
from parley.reading.stand_ins import stand_ins
from parley.reading.weighed_seats import function_at

Found = list[tuple[Run, Mention | None]]
"""Where the evidence names a person."""


def find_person(case: Case, name: str) -> Found:
    """Where the evidence names a person: by the full name, or by a short form of it."""
    found: Found = []
    for sentence in case.sentences:
        mentions = case.layers.within(case.layers.people_mentions, sentence.start, sentence.end)
        for start, end in find_in_order(name, case.tokens(sentence), gap=1):
            mention = next((m for m in mentions if m.start <= start < m.end), None)
            found.append(((sentence, start, end), mention))
        for mention in mentions:
            if fold(mention.person.name) == fold(name) and not any(
                mention.start <= run[1] < mention.end for run, _ in found
            ):
                found.append(((sentence, mention.name_start, mention.name_end), mention))
    return found


def check_name(case: Case, key: str, name: str, found: Found) -> Check:
    """The name of a person, as printed."""
    if not found:
        return missing(key, f"{name!r} is not named in the evidence")
    sentence, start, end = found[0][0]
    if any(find_in_order(name, case.tokens(run[0]), gap=1) for run, _ in found):
        return carried(key)
    del sentence
    return carried(key, f"“{case.said(start, end)}” is {name} in this report")


def person_of(case: Case, name: str, found: Found) -> Person | None:
    """The person of the report who goes by a name."""
    for _, mention in found:
        if mention is not None:
            return mention.person
    wanted = fold(name)
    return next((p for p in case.layers.people if fold(p.name) == wanted), None)


def check_role(case: Case, role: str, found: Found, person: Person | None) -> Check:
    """An office: printed beside the name, in the evidence or elsewhere in the report."""
    for (sentence, start, end), mention in found:
        if mention is not None and mention.role and _is_office(role, mention.role):
            return carried("role")
        if _stands_beside(case, role, sentence, start, end):
            return carried("role")
    for mention in person.mentions if person else ():
        if mention.role and _is_office(role, mention.role):
            printed = case.said(mention.start, mention.end)
            return carried("role", f"the report names “{printed}”")
    for sentence in case.layers.sentences:
        if person is None:
            break
        for mention in person.mentions:
            if sentence.start <= mention.start < sentence.end and _stands_beside(
                case, role, sentence, mention.name_start, mention.name_end
            ):
                return carried(
                    "role", f"the report names “{case.said(mention.start, mention.end)}”"
                )
    printed = (person.role if person else None) or "none"
    return missing("role", f"{role!r} is not the office printed beside the name ({printed})")


# "in the State Department's Bureau", "at the French Ministry": whose it is
_OWNER = Late(r"(?:\b[Tt]he )?(?:[A-Z][\w.]+ ){0,3}[A-Z][\w.]+['’]s (?=[A-Z])")
_GOES_ON = frozenset({"of", "for", "to", "in", "at", "on", "and"})


def _is_office(role: str, printed: str) -> bool:
    """Whether an office is one that is printed: the same words, or all up to "of …", "for …"."""
    mine = list(words_of(_OWNER.sub("the ", role)))
    theirs = list(words_of(_OWNER.sub("the ", printed)))
    for begin in _begins(theirs):
        rest = theirs[begin:]
        if rest[: len(mine)] == mine and (len(rest) == len(mine) or rest[len(mine)] in _GOES_ON):
            return True
    return False


def _begins(words: list[str]) -> list[int]:
    """Where an office begins: at its first word, and behind "and" where it is two offices."""
    begins = [0, *(at + 1 for at, word in enumerate(words) if word in ("and", "&"))]
    return begins + [at + 1 for at in begins if at < len(words) and words[at] in _NO_RANK]


# What stands between an office and the name it belongs to: "Minister Dr S Rao".
_NEXT = Late(r",? ?(?:(?:dr|mr|ms|mrs|general|shri|smt)\.? )?")
_ARTICLES = frozenset({"the", "us", "u", "s"})
_NO_RANK = frozenset({"then", "former", "current", "new", "outgoing", "visiting", "ex"})


def _stands_beside(case: Case, role: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words of an office stand right before or behind a name."""
    tokens = case.tokens(sentence)
    modifiers = office_words().before
    states = {
        token.word
        for hit in case.layers.within(case.layers.names, sentence.start, sentence.end)
        for token in tokens
        if hit.kind in ("state", "adjective") and hit.start <= token.start < hit.end
    }
    named = case.layers.within(case.layers.people_mentions, sentence.start, sentence.end)
    own = [t for t in tokens if t.word not in states and t.word not in _ARTICLES]
    wanted = " ".join(word for word in words_of(role) if word not in states | _ARTICLES)
    for place in find_in_order(wanted, own, gap=0):
        if place[0] >= end and any(
            m.name_start > place[1] and _NEXT.fullmatch(case.layers.folded, place[1], m.name_start)
            for m in named
        ):
            continue  # the office of whoever is named next
        between = [t for t in tokens if place[1] <= t.start < start] if place[1] <= start else None
        if between is None and place[0] >= end:
            between = [t for t in tokens if end <= t.start < place[0]]
        if between is None or len(between) > 4:
            continue
        gap = (place[1], start) if place[1] <= start else (end, place[0])
        if ";" in case.layers.folded[gap[0] : gap[1]]:
            continue  # the office of whoever was named before
        loose = {"the", "ms", "mr", "mrs", "dr", "he", "a", "of", "then", "r", "l"} | states
        if any(t.word not in loose and len(t.word) > 2 for t in between):
            continue
        before = [t.word for t in tokens if t.end <= place[0]][-1:]
        if before and before[0] in modifiers and before[0] not in states:
            continue
        return True
    return False


def check_party_of(
    case: Case,
    key: str,
    party: str,
    found: Found,
    person: Person | None,
    to: str | None = None,
) -> Check:
    """Whose official a person is; `to` is where a visitor went."""
    if person is not None and person.party is not None:
        if _is_guess(case, person, found):
            return missing(key, f"whose official {person.name} is cannot be told apart there")
        if person.party == party:
            here = {run[0].index for run, _ in found}
            span = person.party_span
            at = case.layers.sentence_at(span[0]) if span else None
            if at is not None and at.index in here:
                return carried(key)
            if span is not None:
                return carried(
                    key, f"the report calls {person.name} “{case.said(*_wider(case, span))}”"
                )
            return carried(
                key, person.party_basis or f"the report tells that {person.name} is {party}'s"
            )
        return missing(key, f"{person.name} is {person.party}'s in this report, not {party}'s")
    for (sentence, start, end), mention in found:
        outer = (mention.start, mention.end) if mention else (start, end)
        left, right = max(sentence.start, outer[0] - 30), min(sentence.end, outer[1] + 40)
        if parties_in(case, left, right) == {party}:
            return carried(key)
    if len(case.table.parties) == 1 and case.table.parties[0] == party:
        return carried(key, "the one party of the report")
    if key == "from" and to in case.table.parties and party in case.table.parties:
        both = " and ".join(case.table.parties)
        return carried(key, f"the table is {both}, the visit is to {to}")
    return missing(key, f"nothing in the report says that this is {party}'s")


def _is_guess(case: Case, person: Person, found: Found) -> bool:
    """Whether a party was told by elimination, as was another one for someone beside them."""
    if not person.party_basis or not person.party_basis.startswith("faces "):
        return False
    return any(
        (mention.person.party_basis or "").startswith("faces ")
        and mention.person.party != person.party
        for (sentence, _, _), _ in found
        for mention in case.layers.within(case.layers.people_mentions, sentence.start, sentence.end)
    )


def _wider(case: Case, span: tuple[int, int]) -> tuple[int, int]:
    """A state's name with the words of the office around it, for showing."""
    sentence = case.layers.sentence_at(span[0])
    right = sentence.end if sentence else span[1]
    return span[0], min(right, span[1] + 40)


# -- at the table ----------------------------------------------------------------------------------

_SIDE = Late(r"[;]|, (?:while|as did|with)\b|\bwhile\b|\. ")


def check_function(case: Case, function: str, found: Found) -> Check:
    """Co-chair, head, member or counterpart, by the verbs of the clause that names the person."""
    told: set[str] = set()
    found = [*found, *_meant_in(case, found)]
    for (sentence, start, end), _ in found:
        left, right = sentence.start, sentence.end
        for mark in _SIDE.finditer(case.layers.folded, sentence.start, sentence.end):
            if mark.end() <= start:
                left = mark.end()
            elif mark.start() >= end:
                right = mark.start()
                break
        here = _functions(case, left, right)
        told |= here or _functions(case, sentence.start, sentence.end)
    if "co-chair" in told:
        told -= {"head"}
    if function in told:
        return carried("function")
    if (
        function == "co-chair"
        and "head" in told
        and any(_led_by_two(case, *run) for run, _ in found)
    ):
        return carried("function", "two parties lead it together")
    main = case.table.main
    if function == "head" and main is not None and _OF_MINISTERS.search(fold(main.name or "")):
        return carried("function", f"ministers take part in a {main.name} as heads of their sides")
    if not told and any(
        mention and function_at(case.layers, (run[0], mention)) == function
        for run, mention in found
    ):
        return carried("function", "the words around the name speak for it")
    return missing(
        "function", f"the evidence tells {', '.join(sorted(told)) or 'no part'}, not {function}"
    )


def _meant_in(case: Case, found: Found) -> Found:
    """Where the evidence speaks of someone it names by an office or a pronoun alone."""
    named = {id(mention.person) for _, mention in found if mention is not None}
    here = {sentence.index for sentence in case.sentences}
    return [
        ((sentence, mention.start, mention.end), mention)
        for sentence, mentions in case.layers.once(stand_ins)
        for mention in mentions
        if sentence.index in here and id(mention.person) in named
    ]


_OF_MINISTERS = Late(r"2\+2|two.plus.two|2.plus.2|ministerial|ministers")
_LED = Late(r"\b(?:led|headed|chaired|hosted|presided over)(?: [\w ,]{2,40})? by\b|\bshared by\b")
_BOTH_LED = Late(
    r"(?: of (?:the )?[a-z ]{3,30}?)?,? (?:had |have |jointly )?"
    r"(?:chaired|presided over|led|hosted|headed)\b"
)


def _led_by_two(case: Case, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a meeting is led by this person and another: "led by A and B"."""
    led = _LED.search(case.layers.folded, sentence.start, end)
    mentions = case.layers.within(case.layers.people_mentions, sentence.start, sentence.end)
    two = [m for m in mentions if led and m.start >= led.end()][:2]
    for left, right in itertools.pairwise(mentions):
        if _BOTH_LED.match(case.layers.folded, right.end):
            two = [left, right]
    parties = {mention.person.party for mention in two}
    is_shared = led is not None and led[0] == "shared by"
    return len(two) == len(parties | ({1} if is_shared else set())) and any(
        m.start <= start < m.end for m in two
    )


def _functions(case: Case, start: int, end: int) -> set[str]:
    return {
        rule.function
        for rule in patterns().functions.values()
        if next(rule.finditer(case.layers, start, end), None)
    }
