"""Stand-ins: "he" or "the foreign minister" where someone named before takes part in a round."""

from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.painting import FILL, TYPES
from parley.reading.people import Mention, Person
from parley.reading.sentences import Sentence

# What someone does who takes part: "He will lead the delegation", "The minister co-chaired …".
_TAKES_PART = Late(
    r"(?:,? (?:also|will|would|had|has|is to|was to|is set to|is due to|is scheduled to"
    r"|is expected to|then|later|jointly))*"
    r"(?: (?:spend|stay|travel|fly|go|arrive)\b[^.;,]{0,40}? and)?"  # "spend two days there and"
    r" (?:be accompanied by|(?:was|is) accompanied by"
    r"|co-?chair(?:s|ed)?|leads?|led|heads?|headed|chair(?:s|ed)?|represent(?:s|ed)?"
    r"|join(?:s|ed)?(?= (?:the |their )?(?:[\w-]+ ){0,2}"
    r"(?:round|session|dialogue|talks|meeting|consultations)\b)"
    r"|co-?host(?:s|ed)?|(?:takes?|took) part|attend(?:s|ed)?|participate[sd]?)\b"
)
_PRONOUN = Rare(r"\b(?:he|she) (?=[a-z]+)", "folded")


def stand_ins(layers: Layers) -> list[tuple[Sentence, list[Mention]]]:
    """The sentences in which an office or a pronoun alone takes part, with whom it means."""
    found = (
        (
            sentence,
            [
                *_by_office(layers, sentence),
                *_by_pronoun(layers, sentence),
                *_all_of(layers, sentence),
            ],
        )
        for sentence in layers.sentences
    )
    return [(sentence, mentions) for sentence, mentions in found if mentions]


def _by_office(layers: Layers, sentence: Sentence) -> list[Mention]:
    """ "The Foreign Secretary co-chaired the talks": the one who is named with that office."""
    out: list[Mention] = []
    for office in layers.within(layers.offices, sentence.start, sentence.end):
        if office.is_plural or not _TAKES_PART.match(layers.folded, office.outer_end):
            continue
        named = layers.within(layers.people_mentions, sentence.start, office.start + 1)
        if named and named[-1].end >= office.end:
            continue  # the office is part of a name's mention
        words = " ".join(layers.folded[office.start : office.end].split())
        holders = [person for person in layers.people if words in _offices_of(person)]
        if len(holders) == 1 and office.party in (None, holders[0].party):
            out.append(_meaning(holders[0], office.start, office.outer_end))
    return out


def _offices_of(person: Person) -> set[str]:
    role = fold(person.role or "")
    return {role, *role.split(" and ")}


_ALL_CHAIR = Rare(
    r"\bthe (?P<count>two|three|four) (?P<who>heads of state|leaders|presidents|prime ministers"
    r"|(?:foreign |defen[cs]e )?ministers|foreign secretaries) (?:jointly )?"
    r"(?:co-?)?(?:chaired|presided|chair|preside)\b",
    "folded",
)
_COUNTS = {"two": 2, "three": 3, "four": 4}
_LEADERS = r"president|prime minister|king|emir|sultan|chancellor|premier|taoiseach"
_HOLDS = {
    "heads of state": Late(r"(?:president|king|emir|sultan)\b"),
    "leaders": Late(rf"(?:{_LEADERS})\b"),
    "presidents": Late(r"president\b"),
    "prime ministers": Late(r"prime minister\b"),
    "foreign secretaries": Late(r"foreign secretary\b"),
}
_MINISTERS = Late(r"(?!deputy|vice|prime).*\b(?:minister|secretary)\b")


def _all_of(layers: Layers, sentence: Sentence) -> list[Mention]:
    """ "The two Heads of State co-chaired the session": those of that office."""
    found = _ALL_CHAIR.search(layers, sentence.start, sentence.end)
    if found is None:
        return []
    holds = _HOLDS.get(found["who"], _MINISTERS)
    named = {
        id(mention.person): mention.person
        for mention in layers.people_mentions
        if mention.start < sentence.start and holds.match(fold(mention.person.role or ""))
    }
    if len(named) != _COUNTS[found["count"]]:
        return []
    return [_meaning(person, *found.span("who")) for person in named.values()]


def _by_pronoun(layers: Layers, sentence: Sentence) -> list[Mention]:
    """ "He will lead the delegation": the one person of the sentence before, or its subject."""
    found = _PRONOUN.search(layers, sentence.start, sentence.end)
    if found is None or not sentence.index:
        return []
    if not _OPENING.fullmatch(layers.painted, sentence.start, found.start()):
        return []
    verb = found.end() - 1
    if beside := _AND_ANOTHER.match(layers.painted, verb):
        verb = beside.end()  # "She and Minister A co-chaired the session"
    if not _TAKES_PART.match(layers.folded, verb):
        return []
    before = layers.sentences[sentence.index - 1]
    named = layers.within(layers.people_mentions, before.start, before.end)
    people = {id(mention.person): mention.person for mention in named}
    opens = bool(named) and not _WORD.search(layers.folded, before.start, named[0].start)
    if not people or (len(people) > 1 and not opens):
        return []
    person = named[0].person
    if person.pronoun not in (None, found[0].strip()):
        return []
    return [_meaning(person, found.start(), found.end() - 1)]


# "In Bangkok that day | he will co-chair …"; nobody is named in it
_OPENING = Late(
    r"\W?(?:(?:in|on|at|there|then|later|afterwards|from|today)\b"
    rf"[^,.;{TYPES['PERSON']}]{{0,50}},? )?"
)
_AND_ANOTHER = Late(
    rf" and (?:(?:his|her) {TYPES['SIDE']}{FILL}*,? )?{TYPES['PERSON']}{FILL}*"
    rf"(?: of (?:the )?{TYPES['PARTY']}{FILL}*,?)?"
    r"(?:, [^.;]{3,80}?,(?= (?:jointly )?(?:co-?)?(?:chair|head|host|led)))?"
)
_WORD = Late(r"\b(?!the\b)[a-z]{2,}")


def _meaning(person: Person, start: int, end: int) -> Mention:
    return Mention(start, end, start, end, person)
