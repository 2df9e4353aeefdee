"""The words of a sentence to the cues that rule its clauses, from left to right."""

from parley.reading.cues import Cue
from parley.reading.tops.frame import Frame
from parley.reading.tops.history import is_of_time_before, told_before
from parley.reading.tops.nouns import top_of_noun
from parley.reading.tops.passives import top_of_passive
from parley.reading.tops.shared_subject import top_of_joined
from parley.reading.tops.spared_verbs import add_spared_verbs
from parley.reading.tops.top import Top
from parley.reading.tops.verbs import top_of_verb
from parley.reading.tops.voices import inverted_speech, view_of, voice_of_all


def find_tops(frame: Frame) -> list[Top]:
    """The cues that rule a clause, in order."""
    speech = inverted_speech(frame) or view_of(frame) or voice_of_all(frame)
    if speech is not None:
        frame.tops.append(speech)
    before = told_before(frame)
    reach = 0
    for found in frame.rules.triggers.finditer(frame.chars):
        at = found.start()
        if at < reach or (speech and speech.begin <= at < speech.cue.end):
            continue
        if frame.question and frame.question[0] <= at < frame.question[1]:
            continue
        for cue in frame.rules.match(frame.s.words, at):
            if before is not None and is_of_time_before(frame, cue, before):
                frame.is_of_the_past = True
                continue
            top = _top(frame, cue)
            if top is not None:
                frame.tops.append(top)
                reach = cue.end
                break
    if any(top.cue.rule.form == "verb" for top in frame.tops):
        add_spared_verbs(frame)
    return frame.tops


def _top(frame: Frame, cue: Cue) -> Top | None:
    form = cue.rule.form
    if form in ("verb", "that"):
        return top_of_verb(frame, cue)
    if form == "noun":
        return top_of_noun(frame, cue)
    if form == "joined":
        return top_of_joined(frame, cue)
    return top_of_passive(frame, cue)
