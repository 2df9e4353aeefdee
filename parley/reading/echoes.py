"""A view that another one shares to a view of both: "…, a concern that Ito shared".

Only where it stands in the sentence of the view itself. Thanks are nobody else's, and an act is
taken up by words of its own.
"""

from dataclasses import replace

from parley.reading.actors import Actor
from parley.reading.anchors import Rare
from parley.reading.clause import Clause
from parley.reading.cues import is_act
from parley.reading.layers import Layers
from parley.reading.painting import ACTOR, FILL, TYPES
from parley.reading.sentences import Sentence

_VIEW = (
    r"(?:view|opinion|assessment|position|concern|worry|sentiment|stance|conviction|belief|feeling"
    r"|judge?ment|point|appraisal|criticism|condemnation|message)s?"
)
_SOMEONE = rf"{ACTOR}|{TYPES['OUTSIDER']}{FILL}*"
_WHO = rf"(?:the |both )?(?:his |her |its |their )?(?P<{{}}>{_SOMEONE})"
_SAID = rf"said (?:that )?{TYPES['PRONOUN']}{FILL}*"
_TOO = rf"(?: (?:also|fully|entirely|too|wholly|{_SAID}))*"
_END = r"(?= (?:too|as well)\b|[.,;\"]|\s*$)"
_SHARED = r"(?:shares?|shared|seconded|echoed|endorsed)"
_SAME = (
    r"(?:(?:did|does) (?:likewise|the same|so too)"
    r"|(?:feels|felt|thinks|thought|saw it|sees it) the same(?: way)?"
    r"|(?:was|were|is|are) of (?:the same|like|one) (?:mind|view|opinion)"
    r"|(?:took|takes|held|holds) the same (?:view|position|line)|could not (?:have )?agreed? more"
    rf"|(?:echoed|shared) (?:this|that|the|his|her|these) {_VIEW}"
    r"|(?:agreed|concurred|agrees|concurs)"
    rf"(?: with (?:this|that|him|her|the {_VIEW}|this {_VIEW}))?{_END})"
)
_ECHO = Rare(
    # "…, a view which Ito said he shared"
    rf",? (?:an?|the same) (?:[a-z]+ )?{_VIEW} (?:(?:that|which) )?{_WHO.format('who')}{_TOO}"
    rf" {_SHARED}\b"
    # "…, a view shared by Ito"
    rf"|,? (?:an?|the same) (?:[a-z]+ )?{_VIEW} (?:(?:that|which) (?:was|is) )?{_TOO} ?{_SHARED} by"
    rf" {_WHO.format('by')}"
    # "…, as did Ito", "…, and so did Ito"
    rf"|[,;]? (?:as|and so|so) (?:did|do|does) {_WHO.format('so')}(?= (?:too|as well)\b|[.,;]|\s*$)"
    # "…; Ito did likewise", "…, and Ito was of the same mind"
    rf"|[,;] (?:and |while |as |so )?{_WHO.format('too')}{_TOO} {_SAME}",
    "painted",
)


def shared_by_others(
    layers: Layers, sentence: Sentence, actors: list[Actor], clauses: list[Clause]
) -> list[Clause]:
    """The clauses of a sentence, a view that others share with their parties and its own words."""
    if not clauses:
        return clauses
    for echo in _ECHO.finditer(layers, sentence.start, sentence.end):
        at = next(echo.start(name) for name in ("who", "by", "so", "too") if echo[name])
        who = next((actor for actor in actors if actor.start <= at < actor.end), None)
        clauses = _with(clauses, echo.start(), who)
    return clauses


def _with(clauses: list[Clause], at: int, who: Actor | None) -> list[Clause]:
    """The clauses with the last view before a place held by one more."""
    starts = [each.cue_span[0] for each in clauses if each.regions[0][0] < at]
    last = max((start for start in starts if start < at), default=None)
    made: list[Clause] = []
    for each in clauses:
        if each.cue_span[0] == last and each.regions[0][0] < at:
            regions = [(a, min(b, at)) for a, b in each.regions if a < at]
            parties = each.parties
            if who and each.value != "recognises" and not is_act(each.value):
                parties = tuple(sorted({*parties, *who.parties}))
            made.append(replace(each, regions=regions, parties=parties))
        else:
            made.append(each)
    return made
