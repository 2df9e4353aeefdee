"""A sentence to whose words it gives: "X, she said", "according to Hanoi", quotations."""

import re

from parley.reading.actors import Actor
from parley.reading.cues import Cue, Phrase, Rule
from parley.reading.joint_text import is_joint_text
from parley.reading.late import Late
from parley.reading.painting import FILL, TYPES
from parley.reading.quotations import is_quoted
from parley.reading.subjects import Subject, classes
from parley.reading.tops.agents import named_behind
from parley.reading.tops.frame import Frame
from parley.reading.tops.top import Top

_WHEN = Late(
    r"(?:(?:just|only|shortly|barely|some|a few|several|\w+) )?(?:(?:an?|one|two|three) )?"
    r"(?:minutes|hours?|days?|weeks?|months?) (?:after|before|ahead of|since)\b"
    r"|(?:shortly |right |soon |just )?(?:after|before) |(?:as|while|amid) "
)
_NORM = Late(
    rf"(?:[{TYPES['JOINT']}]{FILL}* (?:should|must|need to|ought to)"
    r"|it is (?:also )?(?:necessary|important|essential|imperative|vital) to) "
)
_LEAST = 1  # words before "…, they stressed" that make a matter
_OUTSIDER = Phrase(
    "(DETWORD)? (WORD){0,2} OUTSIDER"
    " | (WORD){1,4} (, (a|an|the|who BEFORM (a|an|the)?))? (WORD){0,4} OUTSIDER"
)
_REPORT = Phrase(
    "(a|an|one|another) (WORD|ADJECTIVE|PARTY){0,4}? (report|study|survey|poll|newspaper"
    "|daily|magazine|website|institute|think-tank)"
)
_ACCORDING = Phrase(", according to")
_PURPOSE = Phrase("so (that|as to) | in order (to|that) | with (a|the) (view|aim) (to|of)")


def speaker_of(frame: Frame) -> tuple[str, ...]:
    """Whose words the sentence gives, where it says so of one party."""
    spoken = (top.parties for top in frame.tops if top.opens and not top.is_outside)
    return next((parties for parties in spoken if len(parties) == 1), ())


def speaker_behind(frame: Frame) -> tuple[str, ...] | None:
    """Who is named behind the words of a quotation; nobody where an outsider is."""
    top = inverted_speech(frame)
    if top is None:
        return None
    return () if top.is_outside else top.parties


def inverted_speech(frame: Frame) -> Top | None:
    """ "X, they underlined, must be Y", "X, she said on Monday", "X," said the minister."""
    for found in frame.rules.inverted_triggers.finditer(frame.chars):
        for cue in frame.rules.match(frame.s.words, found.start(), inverted=True):
            top = _inverted_at(frame, cue)
            if top is not None:
                return top
    return None


def _inverted_at(frame: Frame, cue: Cue) -> Top | None:
    chars = frame.chars
    group = frame.s.group(cue.start)
    if group.is_infinitive or group.is_negated or group.has_be:
        return None
    if frame.word(cue.start) == "held" and chars[cue.start + 1 : cue.start + 2] not in ",.":
        return None  # "meeting for talks | held every year"
    subject = frame.s.subject(group, cue.start)
    end = cue.end
    if cue.rule.is_impersonal:
        subject = Subject("people", cue.start)
    if subject.kind == "owned":
        owner = frame.owner_of(subject)
        subject = Subject("actor" if owner else "none", subject.begin, owner)
    if subject.kind == "thing" and _is_of_report(frame, cue.start):
        return Top(cue, cue.start, None, (), "past", None, [(0, cue.start)], is_outside=True)
    if subject.kind not in ("actor", "people", "paper"):
        if cue.start < 1 or chars[cue.start - 1] not in ',"':
            return None
        # "…, said | the minister"
        actor = named_behind(frame, cue.end) or named_behind(frame, cue.start + 1)
        if actor is None:
            return _by_outsider(frame, cue)
        subject = Subject("actor", cue.start, actor)
        end = frame.s.index(actor.end - 1) + 1
    begin = subject.begin
    while begin > 0 and chars[begin - 1] in classes().counting | set(classes().possessives):
        begin -= 1  # "…, her | Turkish counterpart stressed"
    if begin > 1 and chars[begin - 2] == "," and frame.word(begin - 1) == "as":
        begin -= 1  # "X must be Y, as | both affirmed"
    if begin < _LEAST or chars[begin - 1] not in ',"':
        return None
    rest = _rest_of_speech(frame, end)
    is_asked_for = cue.rule.value("", together=False) == "propose" and end < len(chars) - 1
    if rest is None or (is_asked_for and frame.word(end) == "for"):
        return None  # "Thanking her, | Ito asked for more"
    matter = [(frame.begin, begin - 1)]
    if rest < len(chars) - 1 and not _tells_when(frame, rest):
        matter.append((rest, frame.extents.before_speaker(rest)))
    if len(matter) == 1 and _is_opening(frame, begin - 1):
        return None  # "Turning to the sea, they | stated their support for …"
    actor = subject.actor
    parties = actor.parties if actor else frame.anyone(None)
    top = Top(cue, begin, actor, parties, "past", None, matter)
    top.is_outside = bool(actor and actor.is_outsider)
    return top


def _is_opening(frame: Frame, end: int) -> bool:
    """Whether what stands ahead says nothing by itself: "Turning to …", "On trade"."""
    chars, known = frame.chars, classes()
    finite = known.be | known.modal | known.auxiliary | known.third | known.past & known.verbs
    is_phrase = chars[frame.begin] in known.ing | known.preposition
    return is_phrase and finite.isdisjoint(chars[frame.begin : end])


def _by_outsider(frame: Frame, cue: Cue) -> Top | None:
    """ "…, said | a professor in Lima": words of nobody at the table."""
    if not any(_OUTSIDER.pattern.match(frame.chars, at) for at in (cue.start + 1, cue.end)):
        return None
    matter = [(frame.begin, cue.start - 1)]
    return Top(cue, cue.start, None, (), "past", None, matter, is_outside=True)


def _is_of_report(frame: Frame, verb: int) -> bool:
    """ "…, a congressional research report says": words of nobody at the table."""
    comma = frame.chars.rfind(",", 0, verb)
    return comma > 0 and bool(_REPORT.pattern.fullmatch(frame.chars, comma + 1, verb))


def _tells_when(frame: Frame, at: int) -> bool:
    """ "…, they agreed Thursday, | hours after the launch": when they spoke, not of what."""
    return bool(_WHEN.match(frame.layers.folded, frame.s.words.starts[at]))


def view_of(frame: Frame) -> Top | None:
    """ "According to Hanoi, …", "…, in the view of the minister": whose words these are."""
    for rule in frame.rules.views:
        ahead = rule.pattern.match(frame.chars, frame.begin)
        if ahead and (top := _view_at(frame, rule, ahead, is_ahead=True)):
            return top
        comma = frame.chars.find(",", frame.begin + 1)
        while comma > 0:
            behind = rule.pattern.match(frame.chars, comma + 1)
            if behind and (top := _view_at(frame, rule, behind, is_ahead=False)):
                return top
            comma = frame.chars.find(",", comma + 1)
    return None


def _view_at(frame: Frame, rule: Rule, found: re.Match[str], *, is_ahead: bool) -> Top | None:
    actor = frame.s.actor_on.get(found.end())
    end = found.end()
    if rule.is_own_view:
        actor = _viewer(frame, found)
    elif actor is not None and not actor.is_possessive:
        end = frame.s.index(actor.end - 1) + 1
    else:
        return None
    if actor is None:
        return None
    if is_ahead and frame.chars[end : end + 1] in classes().relative:
        end = max(end, frame.chars.find(",", end))  # "an official | who asked not to be named, …"
    rest = end + 1 if is_ahead else _rest_of_speech(frame, end)
    if rest is None:
        return None
    if is_ahead and frame.chars[end : end + 1] != ",":
        if not rule.is_own_view:
            return None
        if frame.chars[end : end + 1] in classes().preposition:
            return None
        rest = end  # "In Japan's opinion | the plant poses a threat"
    matter = [] if is_ahead else [(frame.begin, found.start() - 1)]
    if rest < len(frame.chars) - 1:
        matter.append((rest, len(frame.chars)))
    if not matter:
        return None
    cue = Cue(found.start(), end, end, rule)
    return Top(
        cue, found.start(), actor, actor.parties, "past", None, matter,
        is_outside=actor.is_outsider,
    )  # fmt: skip


def _viewer(frame: Frame, found: re.Match[str]) -> Actor | None:
    """ "In their view", "in the U.S. view", "in the joint view": whose it is."""
    words, named = range(found.start(), found.end()), frame.s.actor_on
    actor = next((named[at] for at in words if at in named), None)
    if actor is not None:
        return actor
    position = frame.s.words.starts[found.start()]
    owner = next((o for at in words if (o := classes().possessives.get(frame.chars[at]))), None)
    if owner is not None:
        return frame.discourse.owner(owner, frame.s.actors, position) or (
            _whole_table(frame, position) if owner == "their" else None
        )
    is_shared = any(frame.chars[at] in classes().shared for at in words)
    return _whole_table(frame, position) if is_shared else None


def _whole_table(frame: Frame, position: int) -> Actor | None:
    """Those who hold a view together, where no one is named."""
    parties = frame.anyone(None)
    return Actor(position, position + 1, "JOINT", parties) if parties else None


def voice_of_all(frame: Frame) -> Top | None:
    """A sentence in the middle of someone's words: a quotation, an answer to the press."""
    goes_on = is_quoted(frame.layers, frame.sentence) or _says_what_should_be(frame)
    parties = frame.hearing.voice or (frame.hearing.speaker if goes_on else ())
    if frame.quoted is not None:
        parties = frame.quoted
    if not parties or not frame.rules.views:
        return None
    return _voice(frame, frame.begin, parties)


def voice_of_text(frame: Frame) -> Top | None:
    """A sentence of a joint statement, outside all quotations: what all at the table say."""
    parties = frame.anyone(None)
    is_theirs = is_joint_text(frame.layers) and not is_quoted(frame.layers, frame.sentence)
    if not parties or not is_theirs or not frame.rules.views:
        return None
    return _voice(frame, max(frame.begin, frame.point), parties)


def _voice(frame: Frame, begin: int, parties: tuple[str, ...]) -> Top:
    """All words from one on as what some parties say, though no word says that they do."""
    cue = Cue(begin, begin, begin, frame.rules.views[0])
    return Top(cue, begin, None, parties, "past", None, [(begin, len(frame.chars))])


def _says_what_should_be(frame: Frame) -> bool:
    """ "Wang said … . The two sides should …": still the words of who spoke before."""
    is_near = frame.hearing.speaker_block == frame.sentence.block
    painted, sentence = frame.layers.painted, frame.sentence
    return is_near and bool(_NORM.match(painted, sentence.start, sentence.end))


def _rest_of_speech(frame: Frame, end: int) -> int | None:
    """The word at which the matter goes on behind "…, they stressed,"; None otherwise."""
    chars, known = frame.chars, classes()
    at = end
    if at < len(chars) and chars[at] == known.that:
        return None
    if at >= len(chars) or chars[at] in '.")':
        return len(chars)
    if chars[at] == known.to:
        return None
    if chars[at] in ",;:" and _takes_up_speaker(frame, at + 1):
        return len(chars)
    if chars[at] == ";" and (frame.word(at + 1) == "it" or _begins_anew(frame, at + 1)):
        return len(chars)  # "…, she said; it is to be ready in May", "…; Ito praised X"
    if chars[at] in ",;:" and _PURPOSE.pattern.match(chars, at + 1):
        return len(chars)  # "…, the two sides agreed, so that trade may grow"
    if chars[at] in ",;:":
        goes_on = at + 1 < len(chars) and chars[at + 1] in known.ing & known.verbs
        return len(chars) if goes_on else at + 1  # "…, he said, adding that …"
    if chars[at] not in known.preposition:
        return None
    pauses = [
        mark for mark in (chars.find(",", at, at + 6), chars.find(";", at, at + 6)) if mark > 0
    ]
    if pauses:
        return min(pauses) + 1
    # "…, they agreed at their meeting in Hanoi.": nothing but the setting follows
    source = _ACCORDING.pattern.search(chars, at)
    setting = chars[at : source.start() if source else len(chars)]
    return None if set(setting) & (known.verbs - known.ing) else len(chars)


def _begins_anew(frame: Frame, at: int) -> bool:
    """ "…, she said; | Ito, for his part, praised X": someone else has the word."""
    actor = frame.s.actor_on.get(at) or frame.s.actor_on.get(at + 1)
    return actor is not None and actor.kind == "PERSON" and actor.can_be_subject


def _takes_up_speaker(frame: Frame, at: int) -> bool:
    """ "X, he said, and he hoped …", "…, and Ito praised Y": a clause of its own."""
    chars, known = frame.chars, classes()
    if chars[at : at + 1] not in known.joining:
        return False
    actor = frame.s.actor_on.get(at + 1) or frame.s.actor_on.get(at + 2)
    if actor is None:
        return False
    behind = frame.s.index(actor.end - 1) + 1
    tells = chars[behind : behind + 1] in known.past & known.verbs and not actor.is_possessive
    return tells or frame.layers.folded[actor.start : actor.end] in ("he", "she")
