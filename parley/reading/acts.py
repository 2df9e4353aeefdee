"""Commitments and positions: the clauses of a report as items, one for each matter."""

import itertools
import re
from dataclasses import dataclass, replace

from parley.model.reading import CommitmentItem, PositionItem
from parley.model.span import Quote
from parley.model.when import When
from parley.reading.clause import Clause
from parley.reading.conditions import find_condition
from parley.reading.cues import is_act
from parley.reading.dates import DateMention, resolve
from parley.reading.deadlines import (
    end_of_predicate,
    end_with_deadline,
    is_deadline,
    is_of_what_is_to_be,
    is_over,
    names_its_own_day,
    year_set,
)
from parley.reading.filing import clear_topic, topic_of
from parley.reading.governing import with_governing
from parley.reading.late import Late
from parley.reading.money import find_sums_of
from parley.reading.objects import find_object
from parley.reading.occasion import day_at_hand
from parley.reading.painting import ACTOR, FILL, TYPES
from parley.reading.sentences import Sentence
from parley.reading.speech import Speech
from parley.reading.topics import (
    NAMES_IT,
    OPENING,
    PRINCIPLES,
    STRENGTH,
    Matter,
    place_opened_with,
    quiet_place,
    split_by_topic,
    told_topics,
)
from parley.reading.vocabulary import vocabulary

MAX_WHAT = 220
_FEW_WORDS = 6  # of a matter that leans on what its sentence named before

_ANAPHOR = Late(
    r"\b(?:in (?:the|this|that|these|those) (?:field|fields|area|areas|regard|respect|matter"
    r"|sphere)"
    r"|on (?:the|this|that) (?:matter|issue|issues|front)"
    r"|(?:this|the|that|these) (?:menace|issue|matter|threat"
    r"|problem|scourge|challenge|phenomenon|evil|danger|crimes?|tests?|launch(?:es)?|attacks?"
    r"|incidents?|strikes?)\b(?! of\b)"
    r"|(?:this|that|these|those|the) (?:proposal|idea|suggestion|request|offer|question|topic"
    r"|subject)s?\b(?! (?:of|to|for|on|in|about|that)\b)"
    r"|these (?:reforms|steps|measures|plans|proposals|efforts|moves|initiatives|changes)"
    r"|it|them|its (?:\w+ )?(?:entry|signing|conclusion|implementation|ratification"
    r"|adoption|signature|completion)|such (?:cooperation|efforts|work)"
    r"|this as an?|the same (?:project|programme|program|purpose|work)"
    r"|(?:its|their) (?:deployment|use|delivery|handover|reopening|removal|extension))\b",
)
_THE_PROPOSAL = Late(r"\W*(?:the|this|that) (?:proposal|idea|suggestion|initiative|offer)\W*$")
_GENERAL = Late(
    r"\b(?:cooperation|collaborat\w+|cooperate|partnership|engagement|coordination"
    r"|exchanges|dialogues?|mechanisms?|(?<!of )understanding|friendship"
    r"|joint (?:work|activities|efforts|action|undertakings))\b",
)
# "carry out the agreements reached": what they talk about, whatever that is.
_KEPT = Late(
    r"\b(?:implement\w*|carr(?:y|ying|ied) out|fulfil\w*|execut\w+|put(?:ting)? into"
    r" (?:effect|practice)|honou?r(?:ing)?|realis\w+|realiz\w+|follow(?:ing)? (?:up|through) on"
    r"|coordinat\w+ (?:more )?(?:closely )?under)\b[^,;]{0,60}?\b(?:agreements?|accords?|plans?"
    r"|arrangements?|memorand\w+|mous?|action lines|programmes? of action|deals?|principles"
    r"|consensus|declarations?|statements?|roadmaps?|decisions|outcomes"
    r"|commitments made)\b"
    r"|\b(?:agreements?|accords?|decisions|commitments)\b[^,;]{0,60}? be (?:implemented|carried out"
    r"|put into (?:effect|practice)|honou?red)\b"
    r"|\b(?:reach|achiev|attain|meet)\w* (?:the )?(?:goals?|targets?|aims|objectives) of"
    r" (?:the|this|that) (?:\w+ )?(?:plan|roadmap|programme|agreement|partnership|vision)\b"
    r"|\b(?:projects and activities|activities and projects)\b"
)
# "urged the release of journalists": a deed of the other party, no principle.
_DEED_ASKED = Late(
    r"(?:the )?(?:\w+ ){0,2}?(?:release|return|repeal|lifting|removal|abolition|delivery|revision"
    r"|withdrawal) of\b"
)
# "hold the dialogue every two years": how often they talk, on whatever they talk about.
_REGULARLY = Late(
    r"(?:to )?(?:hold|convene|organi[sz]e)(?:ing)? (?:the|their|this|these) (?:\w+ )?"
    r"(?:dialogue|talks|meetings?|consultations?) (?:every|each|once|twice|annually|yearly"
    r"|regularly)\b"
)
# "described the round as fruitful": a view on the dialogue is one on what it is about.
_TABLE_ITSELF = Late(
    rf"{TYPES['ROUND']}|\b(?:outcomes?|results?|success) of"
    rf" (?:(?:the|their|this) (?:meeting|talks|visit)\b|{TYPES['JOINT']})"
    r"|\b(?:progress|milestones|achievements|results|headway) (?:made|reached|achieved|attained"
    r"|recorded)\b"
)
# "thanked Japan for its lasting support", "… for the support that it has long given to Peru"
_SUPPORT_ALONE = Late(
    rf"(?:(?:the|its|their|his|her|{ACTOR}'s?) )?"
    rf"(?:(?:(?!the |its |their |his |her )[a-z-]+ ){{1,2}}|(?=\w+ (?:that|which|{ACTOR})))"
    r"(?:support|assistance|help|aid|solidarity|backing|friendship)(?: (?:that|which))?"
    rf"(?: (?:the )?{ACTOR}| (?:had|has|have|always|long|given|gave|shown|extended|provided"
    r"|received|offered|enjoyed|it|to (?:africa|asia|the region|his|her)|to|for|from|of|by"
    r"|over the years|in the past|country|government)\b)*\W*$"
)
# "stressed the importance of | the Dialogue": the table itself
_DIALOGUE_ALONE = Late(
    r"(?:the|this|these|their) (?:[a-z-]+ ){0,2}"
    r"(?:dialogue|talks|consultations|mechanism|forum|commission|committee)"
)
# "stressed that Nepal is a priority for India"
_PARTNER_ALONE = Late(
    rf"{ACTOR} (?:is|was|remains?|remained) (?:one of )?(?:an? |the |its |their )(?:[a-z-]+ )"
    r"{0,3}(?:priority|partners?|friends?|ally|allies|neighbou?rs?)\b"
)
# "a new Plan of Action is to be adopted"
_PLAN_ALONE = Late(
    r"(?:an?|the|their|this) (?:(?:new|next|joint|updated|revised|five-year|three-year|draft)"
    r" )*(?:plans? of action|action plans?|work ?plans?|roadmap|road map|programme of action)\b"
)
_TALKS_WERE = Late(
    r"\b(?:the|these|their) (?:talks|dialogue|meeting|discussions|consultations)"
    r" (?:(?:have|has|had) been|was|were|is|are)\b"
)
# "For the clearance of mines Norway added $8m": the purpose ahead of the act.
_PURPOSE = Late(r"\W{0,2}(?:for|towards?|to help|in support of) ")
_TELLS_OF_ROUND = Late(
    rf"\W*(?:the |this )?{TYPES['ROUND']}{FILL}*[^.;]*?\b(?:(?:has|have|had) been|was|were|will be)"
    r" (?:put off|postponed|cancell?ed|called off|delayed|rescheduled|held|moved)\b"
)
_HOLD_ROUND = Late(
    rf"^(?:hold|host|convene|meet|organi[sz]e|holding|hosting|convening|meeting|have|attend"
    rf"|co-chair)\b[^,.;]{{0,80}}(?:{TYPES['ROUND']}{FILL}*+"
    r"(?! (?:every|each|once|twice|annually|regularly|yearly)\b)|\b(?:dialogue|round|meeting|talks"
    rf"|consultations|again|session)\b(?! (?:on|about|over|in order to|aimed at|every|each|once"
    r"|twice|annually|regularly|yearly|at regular|of (?:talks|negotiations) (?:on|about))\b))"
    rf"|^(?:hold|convene|host)(?:ing)? {TYPES['JOINT']}{FILL}*(?!{FILL})"
    r"(?! (?:every|each|once|twice|annually|regularly|yearly)\b)"
    r"|^(?:the )?(?:next(?! edition of (?:the )?(?:[\w-]+ ){0,4}?(?:exercises?|drills?|training)\b)"
    rf"|{TYPES['ROUND']}|\d+(?:st|nd|rd|th)) ",
)
# "… and | to widen …": the next of several things to be done.
_AND_TO = Late(r"[,;]? (?:and|as well as|but also) to (?=[a-z])|[,;] to (?=[a-z])")
# "invited Ito to visit Ottawa | , and minister Abe to attend": another one is asked.
_AND_SOMEONE = Late(f", and (?=[{TYPES['PERSON']}{TYPES['OFFICE']}])")
# "explore cooperation in A, B and C": nothing in the list is more than weighed.
_WEIGHS = Late(
    r"(?:to )?(?:(?:consider|study|discuss|weigh|assess)(?:ing)?|explor(?:e|ing)|examin(?:e|ing)"
    r"|look(?:ing)? into|think(?:ing)? about)\b"
)
# "find solutions to global issues, including A and B": no more than that is undertaken on each.
_SOLVES = Late(
    r"(?:to )?(?:(?:jointly|together) )?[a-z]+ [^;]*?\b(?:issues|challenges|problems|threats"
    r"|questions|concerns|crises|areas|fields|sectors|domains|spheres)\b[^,;]*,?"
    r" (?:including|such as|like|namely|among them):?(?= )"
)
# "promoting democratic norms, | human rights": the verb is that of both.
_SHARED_VERB = Late(r"[a-z]+ing (?:(?!to |and |in )[a-z-]+ ){0,2}[a-z-]+, ")
# "…, which would help trade": what a thing agreed on does, behind those who agreed.
_RELATIVE = Late(r"\W*(?:which|who|whose|where)\b")
_ON_A_DAY = Late(r"\b(?:in|on|back in|as early as|as far back as) (?:\w+ )?$")
_DATE_REACH = 24  # characters behind a deed in which its date begins
_YEARS_FRESH = 2  # what was done longer ago is history, no news of an undertaking
_TALKS = Late(r"(?<!next )\b(?:talks|consultations)$")
# What stands ahead of a speech and is no plain subject: "On the basis of …", "a country that …".
_NO_SUBJECT = Late(
    r"\W*(?:as|on|in|at|with|without|since|after|before|for|by|under|from|given|despite|two|three"
    r"|once|if|when|while|to|because)\b|[^.]*?\b(?:that|which|who|whose)\b"
)
_COPULA = Late(r"\b(?:is|are|was|were|remains?|stays?|has|have|must|should|would be)$")
_MODAL_END = Late(r"\b(?:would|will|could|can|may|might|should|must)$")
_COVERS = Late(
    r",? (?:which|that) (?:takes? in|covers?|includes?|spans?|ranges? over|comprises?|embraces?) "
)
# "the results of their cooperation, notably in A, B and C"
_RESULTS = Late(r"\b(?:results?|achievements?|outcomes?|progress|cooperation)\b")
_LIST_ENDS = Late(r",? and (?:also )?[a-z]+ed\b|[;:]|, (?:which|who|while|as)\b")
_NOTABLY = Late(r", (?:notably|particularly|especially|in particular|above all) (?:in|on) ")
_NEXT_SUBJECT = Late(
    rf"[,;] and (?![{TYPES['PRONOUN']}])[^,;]{{3,90}}? (?:should|must|ought|is|are|has|have|can)\b"
)
_FRAME = Late(
    r"\W*(?:in|on|to|as (?:for|to|regards)|regarding|concerning|about|with regard to|turning to) "
    r"[^,;]{3,60}$"
)
# Behind these words stands what a matter is about: "over the canal, which takes water from …".
_TELLS_MORE = Late(
    r",? (?:(?:in |under |through )?which|whose|where|who|that|as|because|so that|so as to|since) "
)
_PREDICATE = Late(
    r"\W*(?:is|are|was|were|has|have|had|must|should|ought|will|would|can|cannot|could|may|shall"
    r"|needs?|lies|remains?|stays?|continues?|plays?|forms?|deserves?|requires?|matters?|belongs?"
    r"|serves?|constitutes?|represents?|faces?|faced|poses?|posed)\b"
)
# What a phrase that is cut for its length must not end with.
_CUT_OFF = Late(
    r"(?:,? (?:and|or|as well as|including|such as|the|an?|its|their|in|of|on|for|to|by|with|from"
    r"|at|that|which))+$|[,;:]$"
)
# Little words that bind a matter to its verb: "agreed | in UN peacekeeping".
_LEADING = Late(
    r"^(?:also )?(?:(?:to|in(?! principle\b)|on|for|of|with|about|that|toward|towards|upon|at|by|be"
    r"|over|as|from|through) )+(?=\S)"
)


# "agreed in principle | to lift the ban": less than without the word
_NO_MORE_THAN = Late(r"\b(?:in principle|provisionally|tentatively|conditionally)\b")
_AHEAD_OF_CUE = 16  # characters of "in principle, "
_ONLY_TO = Late(r",? (?:to |on |that )?")
_SAID = (
    r"(?:said|says|told|added|noted|stated|announced|confirmed|explained|wrote|pledged|promised)\b"
    r"[^,;]{0,40}$"
)
# "provide five ships by 2027 | , Abe said", "… | , an official pledged in talks here"
_SPEAKER_LAST = Late(
    rf",\"? (?:(?:the|an?|his|her|its|one) )?(?:[a-z-]+ )?(?:{ACTOR} ?)+"
    r"(?:spokes\w+ |official |officials |sources? )?"
    rf"{_SAID}"
)
_NAMED_LAST = Late(rf",\"? (?:[A-Z][\w'’-]+ ){{1,3}}{_SAID}")
# "(b) expand trade": the mark of a point of a list.
_LIST_MARK = Late(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+")
# "… agreements, among them the meeting slated for May": the date of what is only named.
_OF_ANOTHER = Late(
    r"\b(?:slated|scheduled|planned|held|signed|adopted|launched|agreed|issued|opened|reached"
    r"|concluded|established|published|begun|began|started)(?: (?:its|the|their) [^,;]{1,30}?)?"
    r"(?: (?:in|at|by|between|with|during) [^,;]{1,60}?)?"
    r" (?:for|in|on|at|during)(?: (?:early|mid|late))? $"
    r"|\b(?:elections?|polls|referendum|vote|inauguration|anniversary) (?:in|on|of|for) $"
)
_GONE_BY = Late(r" (?:of )?(?:last|the previous) year\b| ago\b")
_GONE_REACH = 21  # characters of " of the previous year"
# "to hold talks by May | and to resume the exercises"
# "that A would be held in May | and that B would be renewed": the date is of the first alone.
_AND_THAT = Late(r"(?:,|\band|\bas well as) that\b")
_NEXT_DEED = Late(r"(?:[,;] to (?!be\b)|\band to )(?!the\b|its\b|their\b|an?\b)[a-z]")
# "a region | on which Oman published its outlook in April", "in line with the programme for 2025"
_OF_WHAT_IS_NAMED = Late(
    r",? (?:(?:(?:both )?(?:of|on|at|in|to|for|under|with) )?which|where|whose|in line with"
    r"|in accordance with|pursuant to|meant to|designed to)\b[^;]*$"
)
# "to meet more often | , and to hold the next round in May"
_HOLD_NEXT = Late(
    rf"(?:,? and|,) (?:to )?(?:hold|host|convene|organi[sz]e) (?:the |their )?"
    rf"(?:{TYPES['ROUND']}|next )"
)
_DEED_REACH = 5  # characters of "to r"
# "not only train pilots | but also deliver parts by May"
_BUT_ALSO = Late(r"\bbut (?:also|as well)\b")
# "a drone, to be ready by 2028|; a school": the next of a list, and no list that is dated as one
_NEXT_LISTED = Late(
    r";|,? and\b|, (?!(?:including|among|such|namely|notably|as|both|so|likewise|on|in|at|for|of"
    r"|with|to|by|from|between|through|which|who|where|when|while)\b)"
)
# "raise it from 4 billion in | 2024 to 7 billion in 2025"
_FROM_SO_MUCH = Late(r"\bfrom (?:[^,;.]|[,.]\d){1,45}? (?:in|of|as of) (?:early |late |mid-)?$")
_TO_SO_MUCH = Late(r" to (?:[^,;.]|[,.]\d){1,60}? (?:in|by|until|from)\b")
_OUTSET_REACH = 60  # characters
# "agreed | by the end of 2025 to hold talks and to resume the exercises"
_AHEAD_OF_ALL = Late(
    r"\W*(?:(?:by|before|until|in|within|during|no later than)(?: the)?"
    r"(?: (?:end|middle|start|beginning|course) of)?)?\W*"
)
# "construction goes on and should be completed | in 2027"
_TO_BE_DONE = Late(
    r"^(?:(?!\b(?:hope|undertook|undertake|pledge|agreed|promised|asked|tasked|instructed)).)*?"
    r"(?:\b(?:should|will|would|to|due|expected|scheduled|on (?:track|schedule))\b[^;]{0,40}?"
    r"\b(?:be |complet\w+|finish\w*|end|open|ready|conclude\w*|conclusion|finali[sz]\w+"
    r"|handed over|deliver\w*|operational|signed|work|start|begin)\b[^;]{0,30}"
    r"|\b(?:by|until) (?:the end of )?)$"
)
# "has trained 500 men and | will train 200 by 2026": the date is of what is yet to be done
_AND_WILL_DO = Late(
    r",? and (?:it )?(?:will|shall|is to|are to|plans to|intends to|would)"
    r" (?!be\b|end\b|finish|complet|conclud|open|start|begin)[a-z]"
)
# "By the end of | 2025, fields will be cleared"
_OPENS = Late(
    r"\W*(?:by|before|until|from|in|within|no later than|at the latest by|as (?:of|from))"
    r"(?: the)?(?: (?:end|start|beginning|middle|course) of)? "
)
# "In March | the two sides agreed to …": verbs of what was done then, not of when it is due
_DONE_THEN = Late(
    r"(?:(?:also|jointly|then|publicly|formally) )?(?:agreed|pledged|promised|undertook|decided"
    r"|committed|vowed|offered|proposed|asked|urged|called|invited|requested|announced|resolved"
    r"|approved|granted|gave)\b"
)
_THEN = Late(
    r"\W*(?:(?:back |as early as |already )?(?:in|on|at|during|over|throughout)"
    r"(?: (?:early|mid|late|the (?:beginning|start|middle|course|end) of))?[ -])?"
)
_NEXT_CLAUSE = Late(r"[,;] (?:and|while|whereas|but) ")
_HELPS_IT = Late(
    rf"(?:[a-z]+ ){{0,3}}?(?:support|help|assist|back|aid)(?:s|ing)? {TYPES['PRONOUN']}?{FILL}*"
    r"(?:it|them|him|her)? ?(?:in|with|to) "
)
# "at their summit in May", "during the May summit": when leaders met before.
_AT_A_SUMMIT = Late(
    r"(?<!reached )(?<!made )(?<!signed )(?<!adopted )(?<!struck )(?<!concluded )(?<!announced )"
    r"\b(?:at|during) (?:their (?:[\w-]+ ){0,3}summit\b"
    rf"|(?:the|an?) (?:[^,;.]{{0,40}}? )?summit\b[^,;.]{{0,30}}?{TYPES['DATE']})",
    re.IGNORECASE,
)
_UNIONS = ("ASEAN", "EU", "UN", "NATO", "GCC", "AFU")
# "to work proactively | in this regard": an act whose own words are lost.
_NO_MORE = Late(r"(?:this|that|these|those) (?:regards?|respects?|end|ends|connection)\b")
_BY = Late(r"\b(?:by|before|(?:no|not) later than)(?: the (?:end|start|beginning) of)? $")
_ADDRESSEE = Late(f"\\bit\\b|{ACTOR}")
_IT = Late(f"\\bit\\b|{TYPES['PRONOUN']}")
# Subjects so wide that words without a topic need not be about them.
_WIDE_SUBJECTS = frozenset({"partnership-status", "defence-cooperation"})
# Matters that are done about many others.
_GENERAL_MATTERS = frozenset(
    {"regional-international-issues", "intelligence-sharing", "high-level-visits"}
    | {"economy-trade"}
)
# Places beyond the table: what is asked there is a view.
_BEYOND = frozenset(
    {"myanmar", "ukraine", "korean-peninsula", "middle-east", "taiwan-strait"}
    | {"regional-international-issues"}
)
# The head of a matter goes back to what was spoken of before: "expand it", "of such persons".
_GOES_BACK = Late(
    r"\b(?:of|on|about|for|against) such (?:\w+ )?\w+s\b"
    r"|\b(?:to|for|on|in|under) (?:that|this|the same) (?:project|programme|program|scheme|fund)\b"
)
_GOES_BACK_FIRST = Late(
    r"this as an?\b"
    r"|(?:this|such|these|the same) (?:work|cooperation|efforts?|field|projects?|programmes?|task"
    r"|activit(?:y|ies))\b"
    r"|these (?:reforms|steps|measures|plans|proposals|moves|initiatives|changes|talks)\b"
    r"|(?:to )?[a-z]+ (?:it|them)\b(?! (?:is|was|will|should|would|to)\b)"
    rf"|(?:to )?(?!what|which|that|when|where|while|because)[a-z]+ {TYPES['PRONOUN']}{FILL}*"
    r"(?=[,.;]|\W*$| (?:and|by|in|into|further|together|with|until|on|each|every|next|this) "
    rf"| to [{TYPES['PARTY']}{TYPES['CITY']}])"
    r"|the (?:work|project|programme|program|test|message|initiative)s?"
    r" (?:has|have|had|is|are|was|were|will|should|must|would)\b"
)
# "agreed that | this document will go to the leaders": painted over, as one who may speak.
_OWNER = Late(rf"(?:the )?[{TYPES['PARTY']}{TYPES['SIDE']}]{FILL}*'s? ")
_THIS_PAPER = Late(r"(?:this|that|the (?:same|said|draft)) (?:document|text|draft|paper|pact)\b")
# "the crisis", "there": words that go back to a place named before.
_SAME_PLACE = Late(
    r"\bthere\b|\b(?:the|this|that|these) (?:\w+ ){0,2}(?:crisis|region|peninsula|situation|issue"
    r"|issues|tensions?|waters?|sea|area|matter|conflict|war|problem|dispute|disputes|developments?)\b"
)
# "the elections held there", but not "and there are": which land was named before.
_LANDS = _BEYOND - {"regional-international-issues"} | {"south-china-sea"}
_BEHIND = len(" there")
_ITS_DEEDS = Late(r"\bits (?!own\b)")
_BLAMED = frozenset({"korean-peninsula", "ukraine", "middle-east", "myanmar"})
_THERE = Late(r"(?<=[a-z] )(?<!\band )(?<!\bthat )(?<!\bbut )(?<!\bas )there\b")
# Behind these words stand examples of what was named before them, or the next thing beside it.
_AND_MORE = Late(r", (?:as well as|and also|along with) (?=the |an? |full|early)")
_EXAMPLES = Late(r",? (?:including|especially|particularly|notably|among them) ")


@dataclass(slots=True)
class Acts:
    """What the parties undertook and what they hold, and the clauses that nothing came of."""

    commitments: list[CommitmentItem]
    positions: list[PositionItem]
    unread: list[Quote]


def _weighed(clause: Clause) -> tuple[str, ...]:
    """From what the act or view follows where no word of its own tells it."""
    if clause.cue.rule.form != "weighed":
        return ()
    return (f"{clause.value}: what the words of the sentence, which no rule reads, speak for",)


def find_acts(speech: Speech, published: When | None) -> Acts:
    """Read the commitments and positions of the body, sentence by sentence."""
    return _ActReader(speech, published).read()


class _ActReader:
    def __init__(self, speech: Speech, published: When | None) -> None:
        self.layers, self.table, self.published = speech.layers, speech.table, published
        self.speech = speech
        self.acts = Acts([], [], [])
        self.told: list[Sentence] = []
        """The sentences read so far; the last that names a topic is what "it" goes back to."""
        self.quiet: str | None = None
        self.context: Sentence | None = None
        """The sentence before that names what a clause is about, where its own does not."""
        self.seen: dict[tuple[object, ...], list[set[str]]] = {}
        self.listed: list[Matter] = []
        """The matters of the clause at hand: "to do A by May and B"."""
        self.proposed: tuple[Sentence, Matter] | None = None
        """What was last proposed: "this idea"."""

    def read(self) -> Acts:
        for sentence in self.layers.sentences:
            if not self.speech.is_told(sentence):
                continue
            clauses = self.speech.clauses(sentence)
            self.quiet = quiet_place(self.layers, sentence.start, sentence.end) or self.quiet
            finished = False
            for clause in clauses:
                finished |= self._read_clause(clause)
            self.told.append(sentence)
            if clauses and not finished:
                self.acts.unread.append(self.layers.sentence_quote(sentence))
        return self.acts

    def _read_clause(self, clause: Clause) -> bool:
        self.context = None
        if clause.cue.rule.form == "inverted" and _TELLS_OF_ROUND.match(
            self.layers.painted, clause.regions[0][0]
        ):
            return True  # "The second round has been put off, | she confirmed": no view
        self.listed = self._filed(clause, self._matters(clause))
        made = False
        for told in with_governing(self.layers, self.listed, clause.regions):
            matter = self._without_speaker(self._weighed(clause, told))
            matter = self._lessened(clause, matter)
            clause.value = self._value(clause, matter)
            if self._is_new(clause, matter):
                if is_act(clause.value):
                    made |= self._add_commitment(clause, matter)
                    if clause.value == "propose":
                        self.proposed = clause.sentence, matter
                else:
                    self._add_position(clause, matter)
                    made = True
            else:
                made = True
        return made

    def _filed(self, clause: Clause, matters: list[Matter]) -> list[Matter]:
        """Matters under the topics that such words are filed under."""
        if clause.cue.rule.topic:
            return matters
        done: list[Matter] = []
        for matter in matters:
            words = self._words_that_tell(matter)
            code = topic_of(words, matter.code, self._named_in(matter))
            is_apart = all(code != other.code for other in [*matters, *done])
            done.append(replace(matter, code=code) if is_apart else matter)
        return done

    def _filed_alone(self, clause: Clause) -> list[Matter]:
        """Words that no list knows, under the topic that such words are filed under."""
        start, end = clause.regions[-1]
        code = clear_topic(self.layers.text[start:end])
        return [Matter(code, start, end)] if code else []

    def _words_that_tell(self, matter: Matter) -> str:
        """The words of a matter without those that only look like a topic."""
        words = matter.words(self.layers.text)
        for idiom in self.layers.within(self.layers.idioms, *matter.span):
            words = words.replace(self.layers.text[idiom.start : idiom.end], "")
        return words

    def _named_in(self, matter: Matter) -> dict[str, str]:
        """The topics that the words of a matter name or hint at, and how clearly."""
        hits = self.layers.within(told_topics(self.layers), *matter.span)
        hits = sorted(hits, key=lambda hit: STRENGTH.get(hit.kind, 0.0))
        return {hit.value: hit.kind for hit in hits}

    def _without_speaker(self, matter: Matter) -> Matter:
        """ "provide five ships, Abe said": what is to be done, without who says so behind it."""
        speaker = _SPEAKER_LAST.search(self.layers.painted, *matter.span)
        speaker = speaker or _NAMED_LAST.search(self.layers.text, *matter.span)
        return replace(matter, end=speaker.start()) if speaker else matter

    def _lessened(self, clause: Clause, matter: Matter) -> Matter:
        """ "agreed in principle to lift the ban": no more than that was agreed."""
        if not is_act(clause.value) or clause.cue_span[0] >= matter.start:
            return matter
        first = min([matter.start, clause.regions[0][0], *(start for start, _ in matter.head)])
        begin = max(clause.sentence.start, clause.cue_span[0] - _AHEAD_OF_CUE)
        folded = self.layers.folded
        less = _NO_MORE_THAN.search(folded, begin, first)
        less = less or _NO_MORE_THAN.match(folded, clause.sentence.start)
        if less is None:
            return matter
        is_next = not matter.head and _ONLY_TO.fullmatch(folded, less.end(), matter.start)
        end = matter.start if is_next else less.end()
        return replace(matter, head=((less.start(), end), *matter.head))

    def _said_by(self, clause: Clause) -> str | None:
        """Who says so, where it is not the actor."""
        return clause.said_by[0] if len(clause.said_by) == 1 else None

    def _weighed(self, clause: Clause, matter: Matter) -> Matter:
        """ "agreed to explore X, Y and Z": Y with its verb, since no more than that was agreed."""
        start = clause.regions[0][0]
        painted = self.layers.painted
        solves = _SOLVES.match(painted, start, matter.start) if is_act(clause.value) else None
        if solves is not None:
            return replace(matter, head=(solves.span(),))
        if is_act(clause.value) and _SHARED_VERB.fullmatch(painted, start, matter.start):
            return replace(matter, start=start, head=())
        weighs = _WEIGHS.match(painted, start, matter.start) if is_act(clause.value) else None
        if weighs is None or _AND_TO.search(painted, weighs.end(), matter.start):
            return matter
        return replace(matter, start=start, head=())

    def _value(self, clause: Clause, matter: Matter) -> str:
        """What a call comes to: asked of the table an act, of the world beyond it a view."""
        rule = clause.cue.rule
        if clause.value == "propose" and rule.is_addressed and matter.code in _BEYOND:
            asked = self.layers.painted[slice(*clause.cue_span)]
            return "propose" if _ADDRESSEE.search(asked) else "supports"
        if clause.value == "supports" and rule.is_call and len(clause.parties) == 1:
            if self._is_of_another_side(clause):
                return "propose"
            is_deed = _DEED_ASKED.match(self.layers.folded, matter.start)
            is_wider = (matter.code in PRINCIPLES and not is_deed) or quiet_place(
                self.layers, clause.sentence.start, clause.sentence.end
            )
            return "supports" if is_wider else "propose"
        return clause.value

    def _is_of_another_side(self, clause: Clause) -> bool:
        """ "called for | Beijing's help": what is called for is to come from the other side."""
        owner = _OWNER.match(self.layers.painted, clause.regions[0][0])
        if owner is None:
            return False
        capitals = vocabulary().capital_of
        names = self.layers.within(self.layers.names, *owner.span())
        codes = {capitals.get(hit.value, hit.value) for hit in names}
        return bool(codes & set(self.table.parties) - set(clause.parties))

    def _matters(self, clause: Clause) -> list[Matter]:
        if is_act(clause.value):
            painted = self.layers.painted
            regions = [r for r in clause.regions if not _RELATIVE.match(painted, *r)]
            regions = self._without_next_round(regions) if regions else []
            if not regions or self._is_long_ago(clause):
                return []
            clause = replace(clause, regions=regions)
        clause = self._without_purpose(clause)
        first = clause.regions[0]
        if clause.cue.rule.topic:
            start, end = clause.regions[-1]
            other = _AND_SOMEONE.search(self.layers.painted, start, end)
            return [Matter(clause.cue.rule.topic, start, other.start() if other else end)]
        if proposed := self._proposed_before(clause):
            return [proposed]
        told = self._listed(clause) or self._about_its_subject(clause) or self._covered(clause)
        if told:
            return told
        place = place_opened_with(self.layers, clause.sentence, first[0])
        place = place or self._place_addressed(clause) or self._place_meant(clause)
        place = place or self._place_blamed(clause)
        found = self._split(clause.regions if is_act(clause.value) else self._plain(clause), place)
        if len(clause.regions) > 1 and len(found) > 1:
            # subject and rest of a passive speak of one thing
            found = self._strongest(found)
        if not found or all(self._is_hint(matter) for matter in found):
            return self._from_context(clause, found, place) or found or self._filed_alone(clause)
        if all(matter.code in _GENERAL_MATTERS for matter in found):
            found = self._of_its_frame(clause) or found
        if all(matter.code == "regional-international-issues" for matter in found):
            found = self._of_the_same_place(clause) or found
        return self._of_its_antecedent(clause) or found

    def _without_purpose(self, clause: Clause) -> Clause:
        """ "set up new bodies, so that relations may grow": its end is no matter of its own."""
        *regions, (start, end) = clause.regions
        purpose = self.layers.folded.find(", so that ", start, end)
        if purpose < 0 or not {m.code for m in self._clear(purpose, end)} <= _WIDE_SUBJECTS:
            return clause
        return replace(clause, regions=[*regions, (start, purpose)])

    def _proposed_before(self, clause: Clause) -> Matter | None:
        """ "Peru proposed a joint panel. Chile supported | the idea": on what was proposed."""
        start, end = clause.regions[0][0], clause.regions[-1][1]
        if self.proposed is None or not _THE_PROPOSAL.match(self.layers.folded, start, end):
            return None
        sentence, matter = self.proposed
        if clause.sentence.index - sentence.index > 1:
            return None
        if sentence is not clause.sentence:
            self.context = sentence
        return Matter(matter.code, start, end)

    def _listed(self, clause: Clause) -> list[Matter]:
        """ "praised the results of their work, notably in A, B and C": a view of each of these."""
        start, end = clause.regions[-1]
        listed = _NOTABLY.search(self.layers.painted, start, clause.sentence.end)
        if clause.value != "recognises" or listed is None or listed.start() > end:
            return []
        if not _RESULTS.search(self.layers.folded, start, listed.start()):
            return []
        stop = _LIST_ENDS.search(self.layers.folded, listed.end(), clause.sentence.end)
        last = stop.start() if stop else clause.sentence.end
        found = split_by_topic(self.layers, listed.end(), last, self.quiet)
        return found if len(found) > 1 else []

    def _covered(self, clause: Clause) -> list[Matter]:
        """ "praised work under the pact, which covers A, B and C": a view of each of these."""
        if is_act(clause.value):
            return []
        covers = _COVERS.match(self.layers.painted, clause.regions[-1][1], clause.sentence.end)
        if covers is None:
            return []
        return split_by_topic(self.layers, covers.end(), clause.sentence.end, self.quiet)

    def _of_its_frame(self, clause: Clause) -> list[Matter]:
        """ "On illegal fishing, they agreed to share information": what the sentence opens with."""
        start, end = clause.regions[0][0], clause.regions[-1][1]
        opening = OPENING.match(self.layers.painted, clause.sentence.start, start)
        named = self._clear(clause.sentence.start, opening.end()) if opening else []
        if len(named) != 1 or named[0].code in _GENERAL_MATTERS:
            return []
        return [Matter(named[0].code, start, end)]

    def _of_the_same_place(self, clause: Clause) -> list[Matter]:
        """ "concerned about the East China Sea, and oppose any change there": what is there."""
        start, end = clause.regions[0][0], clause.regions[-1][1]
        if not _THERE.search(self.layers.painted, start, end + _BEHIND):
            return []
        told = self._clear(clause.sentence.start, clause.cue_span[0])
        return [Matter(told[-1].code, start, end)] if told else []

    def _of_its_antecedent(self, clause: Clause) -> list[Matter]:
        """ "Plans to expand it next year", "data on such persons": what was spoken of before."""
        start, end = clause.regions[0][0], clause.regions[-1][1]
        painted = self.layers.painted
        is_pronoun = _GOES_BACK_FIRST.match(painted, start, end)
        is_pronoun = is_pronoun or _THIS_PAPER.match(self.layers.folded, start, end)
        if not is_pronoun and not _GOES_BACK.search(painted, start, end):
            return []
        helped = _HELPS_IT.match(painted, start, end)
        if helped and self._clear(helped.end(), end):
            return []  # "keep supporting it in fighting piracy"
        told = self._clear(clause.sentence.start, start)
        topic = told[-1].code if told else self._last_topic()
        return [Matter(topic, start, end)] if topic else []

    def _without_next_round(self, regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The words of an act but those that are to meet again: "meet in May | and to …"."""
        (start, end), *others = regions
        while self._is_next_round(start, end):
            other = _AND_TO.search(self.layers.painted, start, end)
            if other is None:
                return []
            start = other.end()
        return [(start, end), *others]

    def _is_long_ago(self, clause: Clause) -> bool:
        """Whether what was done is history: "the treaty was concluded in 1833"."""
        day = day_at_hand(self.layers, self.table, self.published)
        if clause.value not in ("progress", "complete") or day is None or day.year is None:
            return False
        end = max(clause.cue_span[1], *(end for _, end in clause.regions))
        stop = min(clause.sentence.end, end + _DATE_REACH)
        for date in self.layers.within(self.layers.dates, clause.regions[0][0], stop):
            if not _ON_A_DAY.search(self.layers.folded, clause.sentence.start, date.start):
                continue
            when = resolve(date, self.published, "past")
            if when is not None and when.end.value[:4].isdigit():
                return int(when.end.value[:4]) < int(day.value[:4]) - _YEARS_FRESH
        return False

    def _is_next_round(self, start: int, end: int) -> bool:
        """Whether an act is but to meet again; talks on a matter of their own are more."""
        found = _HOLD_ROUND.search(self.layers.painted[start:end])
        if not found or not _TALKS.search(found[0]):
            return bool(found)
        named = {matter.code for matter in self._clear(start, end)}
        return not named - {"partnership-status", "high-level-visits", self.table.subject}

    def _about_its_subject(self, clause: Clause) -> list[Matter]:
        """ "Peace in the strait, they stressed, is vital to trade": all is about its subject."""
        if not clause.cue.rule.is_around or len(clause.regions) < 2:
            return []
        (start, first_end), (rest, end) = clause.regions[0], clause.regions[-1]
        painted = self.layers.painted
        if _FRAME.match(painted, start, first_end) and not _MODAL_END.search(
            painted, start, first_end
        ):
            return self._of_its_frame_ahead((start, first_end), (rest, end))
        if _NO_SUBJECT.match(painted, start, first_end):
            return []
        if not _PREDICATE.match(painted, rest) and not _COPULA.search(painted, start, first_end):
            return []
        if _NEXT_SUBJECT.search(painted, rest, end):
            return []
        named = self._clear(start, first_end)
        return [Matter(named[0].code, start, end)] if len(named) == 1 else named

    def _of_its_frame_ahead(self, frame: tuple[int, int], rest: tuple[int, int]) -> list[Matter]:
        """ "In the East Sea, they stressed, trade must …": where it is so, and what is so there."""
        named = self._clear(*frame)
        found = self._split([rest], quiet_place(self.layers, *frame))
        if not named or any(not self._is_hint(matter) for matter in found):
            return found
        return [Matter(named[0].code, *rest)]

    def _plain(self, clause: Clause) -> list[tuple[int, int]]:
        """A view's words without the examples behind what it names clearly."""
        out: list[tuple[int, int]] = []
        for start, end in clause.regions:
            examples = _EXAMPLES.search(self.layers.painted, start, end)
            more = _AND_MORE.search(self.layers.painted, examples.end(), end) if examples else None
            named = self._clear(start, examples.start()) if examples else []
            is_named = any(matter.code != "regional-international-issues" for matter in named)
            out.append((start, examples.start()) if examples and is_named else (start, end))
            if more and is_named:
                out.append((more.end(), end))
        return out

    def _place_addressed(self, clause: Clause) -> str | None:
        """ "They urged the DPRK to …", "urged it to …": the place whose government is asked."""
        if clause.cue.rule.form == "asked":
            return quiet_place(self.layers, clause.sentence.start, clause.cue_span[0])
        if not clause.cue.rule.is_addressed:
            return None
        start, end = clause.cue_span
        named = quiet_place(self.layers, start, end)
        if named is None and _IT.search(self.layers.painted, start, end):
            named = quiet_place(self.layers, clause.sentence.start, start)
        return named

    def _place_meant(self, clause: Clause) -> str | None:
        """ "so many who fled Myanmar, and the elections held there": which place "there" is."""
        start, end = clause.regions[0][0], clause.regions[-1][1]
        if is_act(clause.value) or not _THERE.search(self.layers.painted, start, end + _BEHIND):
            return None
        told = self.layers.within(told_topics(self.layers), clause.sentence.start, start)
        return next((hit.value for hit in reversed(told) if hit.value in _LANDS), None)

    def _place_blamed(self, clause: Clause) -> str | None:
        """ "condemned North Korea's launches and was worried by its ties with Russia": whose."""
        start, end = clause.regions[0][0], clause.regions[-1][1]
        if clause.value not in ("opposes", "concerned"):
            return None
        if not _ITS_DEEDS.search(self.layers.painted, start, end):
            return None
        told = self.layers.within(told_topics(self.layers), clause.sentence.start, start)
        return next((hit.value for hit in reversed(told) if hit.value in _BLAMED), None)

    def _split(self, regions: list[tuple[int, int]], place: str | None) -> list[Matter]:
        found: list[Matter] = []
        for start, end in regions:
            for matter in split_by_topic(self.layers, start, end, self.quiet, place):
                if all(matter.code != other.code for other in found):
                    found.append(matter)
        return found

    def _names_a_place(self, start: int, end: int) -> bool:
        """Whether some words name a land of their own: "the situation in Nicaragua"."""
        hits = self.layers.within(told_topics(self.layers), start, end)
        named = (hit for hit in hits if hit.value == "regional-international-issues")
        text = self.layers.text
        return any(
            text[hit.start].isupper() and text[: hit.start].endswith(" in ") for hit in named
        )

    def _is_hint(self, matter: Matter) -> bool:
        hits = self.layers.within(told_topics(self.layers), matter.start, matter.end)
        return all(STRENGTH.get(hit.kind, NAMES_IT) < NAMES_IT for hit in hits)

    def _from_context(self, clause: Clause, hints: list[Matter], place: str | None) -> list[Matter]:
        """The matter of words that name none.

        In this order: what the sentence opens with ("As regards the East Sea, …"), what was spoken
        of before where words refer to it, whom the act is addressed to, for words of cooperation
        the subject of the table, and the rest of the sentence.
        """
        start, end = clause.regions[0][0], clause.regions[-1][1]
        sentence = clause.sentence
        painted = self.layers.painted[start:end]
        opening = OPENING.match(self.layers.painted, sentence.start, start)
        if opening and (found := self._clear(sentence.start, opening.end())):
            return [Matter(found[0].code, start, end)]
        if place is not None:
            return [Matter(place, start, end)]
        leans = _ANAPHOR.search(painted) or (
            is_act(clause.value) and _GOES_BACK_FIRST.match(painted)
        )
        if leans or _THIS_PAPER.match(self.layers.folded, start, end):
            summit = _AT_A_SUMMIT.search(self.layers.painted, sentence.start, start)
            told = self._clear(summit.end() if summit else sentence.start, start)
            topic = told[-1].code if told else self._last_topic()
            if topic:
                return [Matter(topic, start, end)]
        purpose = _PURPOSE.match(self.layers.painted, sentence.start, clause.cue_span[0])
        if not hints and purpose and (found := self._clear(purpose.end(), clause.cue_span[0])):
            return [Matter(found[0].code, start, end)]
        asks = clause.cue_span
        if clause.cue.rule.form == "asked":
            asks = (sentence.start, asks[1])  # "North Korea was urged to return to the table"
        elif not clause.cue.rule.is_addressed:
            asks = (start, start)
        if found := self._clear(*asks):
            return [Matter(found[0].code, start, end)]
        is_general = not hints or hints[0].code == "regional-international-issues"
        is_general = is_general and not self._names_a_place(start, end)
        if is_general and self.quiet and _SAME_PLACE.search(painted):
            return [Matter(self.quiet, start, end)]
        is_regular = _REGULARLY.match(self.layers.folded, start, end)
        if not hints and (_GENERAL.search(painted) or is_regular):
            return [Matter(self._subject(), start, end)]
        is_praise = clause.value == "recognises" and clause.cue.rule.form != "passive"
        talks_were = _TALKS_WERE.search(self.layers.folded, start, end)
        if not hints and is_praise and (talks_were or _TABLE_ITSELF.search(painted)):
            return [Matter(self._subject(), start, end)]
        if is_general and is_act(clause.value) and _KEPT.search(self.layers.folded, start, end):
            return [Matter(self._subject(), start, end)]
        if not hints and self._is_of_the_whole(clause, start, end):
            return [Matter(self._subject(), start, end)]
        goes_on = _TELLS_MORE.match(self.layers.painted, end)
        if not hints and goes_on and (found := self._clear(end, sentence.end)):
            return [Matter(found[0].code, start, end)]
        earlier = self._clear(sentence.start, clause.cue_span[0]) if not hints else []
        if (
            earlier
            and 1 < len(painted.split()) <= _FEW_WORDS
            and len({m.code for m in earlier}) == 1
        ):
            return [Matter(earlier[0].code, start, end)]
        if not hints and self.table.subject not in _WIDE_SUBJECTS:
            return [Matter(self._subject(), start, end)]
        return []

    def _is_of_the_whole(self, clause: Clause, start: int, end: int) -> bool:
        """Whether words say no more than that: "its lasting support", "the Dialogue"."""
        folded, painted = self.layers.folded, self.layers.painted
        if clause.value == "recognises":
            return _SUPPORT_ALONE.match(painted, start, end) is not None
        if clause.value == "stresses":
            is_partner = _PARTNER_ALONE.match(painted, start, end) is not None
            return is_partner or _DIALOGUE_ALONE.fullmatch(folded, start, end) is not None
        return is_act(clause.value) and _PLAN_ALONE.match(folded, start, end) is not None

    def _last_topic(self) -> str | None:
        for sentence in reversed(self.told):
            named = self._clear(sentence.start, sentence.end)
            if named:
                self.context = sentence
                return named[0].code
        return None

    def _subject(self) -> str:
        """What the table is about, by the name of its mechanism."""
        main = self.table.main
        if main is not None and self.table.subject != "partnership-status":
            self.context = next((telling.sentence for telling in main.tellings), None)
        return self.table.subject

    def _clear(self, start: int, end: int) -> list[Matter]:
        """The matters of some words that are named clearly."""
        if end <= start:
            return []
        found = split_by_topic(self.layers, start, end, self.quiet)
        return [matter for matter in found if not self._is_hint(matter)]

    def _strongest(self, found: list[Matter]) -> list[Matter]:
        found = [m for m in found if not self._is_hint(m)] or found
        better = [m for m in found if m.code != "partnership-status"]
        return better or found

    def _is_new(self, clause: Clause, matter: Matter) -> bool:
        """Whether this says something that no earlier sentence said; like praise adds nothing."""
        key = (clause.parties, clause.value, matter.code)
        words = set(re.findall(r"[a-z]{4,}", self.layers.folded[matter.start : matter.end]))
        earlier = self.seen.setdefault(key, [])
        for other in earlier:
            shared = len(words & other) / (min(len(words), len(other)) or 1)
            if shared >= (0.33 if clause.value == "recognises" else 0.6):
                return False
        earlier.append(words)
        return True

    # -- items

    def _what(self, matter: Matter) -> str:
        words = _LEADING.sub("", _LIST_MARK.sub("", matter.words(self.layers.text)))
        if len(words) > MAX_WHAT:
            words = _CUT_OFF.sub("", words[:MAX_WHAT].rsplit(" ", 1)[0])
        return words

    def _round(self, clause: Clause) -> int | None:
        """The report's own round, for those who sit at its table."""
        table, told = set(self.table.parties), set(clause.parties)
        is_wider = told > table  # "the ministers of the Quad reaffirmed": another mechanism's
        is_there = bool(told & table) and not is_wider and not self._is_of_another_meeting(clause)
        return 0 if self.table.rounds and is_there else None

    def _is_of_another_meeting(self, clause: Clause) -> bool:
        """ "agreed at their summit in May": a meeting of leaders is not the round."""
        start, end = clause.sentence.start, clause.sentence.end
        return bool(_AT_A_SUMMIT.search(self.layers.painted, start, end))

    def _evidence(self, clause: Clause) -> tuple[Quote, ...]:
        own = self.layers.sentence_quote(clause.sentence)
        if self.context is None or self.context is clause.sentence:
            return (own,)
        return (own, self.layers.sentence_quote(self.context))

    def _add_commitment(self, clause: Clause, matter: Matter) -> bool:
        what = self._what(matter)
        if not clause.parties or _NO_MORE.match(what) or self._is_far_off(clause):
            return False
        due, note = self._due(clause, matter)
        condition = find_condition(self.layers, clause.sentence, matter.start, matter.end)
        self.acts.commitments.append(
            CommitmentItem(
                by=clause.parties,
                act=clause.value,  # type: ignore[arg-type]
                what=what,
                topic=matter.code,
                due=due,
                round=self._round(clause),
                said_by=self._said_by(clause),
                object=find_object(self.layers, clause.sentence, matter.start, matter.end),
                amount=self._amount(clause, matter),
                condition=" ".join(self.layers.text[condition[0] : condition[1]].split())
                if condition
                else None,
                negated=False,
                evidence=self._evidence(clause),
                rule=clause.cue.rule.id,
                derived=(*_weighed(clause), *((note,) if note else ())),
            ),
        )
        return True

    def _is_far_off(self, clause: Clause) -> bool:
        """ "China is working to extend its reach": no progress of those who sit at the table."""
        seated = set(self.table.parties)
        is_union = not seated.isdisjoint(_UNIONS)  # whose members act beside it
        is_done = clause.value == "progress" and bool(self.table.rounds)
        return is_done and not is_union and seated.isdisjoint(clause.parties)

    def _add_position(self, clause: Clause, matter: Matter) -> None:
        if not clause.parties:
            return
        self.acts.positions.append(
            PositionItem(
                by=clause.parties,
                stance=clause.value,  # type: ignore[arg-type]
                what=self._what(matter),
                topic=matter.code,
                round=self._round(clause),
                said_by=self._said_by(clause),
                formulae=(),
                names_used=(),
                evidence=self._evidence(clause),
                rule=clause.cue.rule.id,
                derived=_weighed(clause),
            ),
        )

    def _due(self, clause: Clause, matter: Matter) -> tuple[str | None, str | None]:
        """A date that the clause sets for what is to be done: "by 2025", "next year"."""
        if clause.value == "complete":
            return None, None
        sentence = clause.sentence
        # a point of a list has no cue of its own, a passive names its matter before it
        start = max(min(clause.cue_span[1], clause.regions[0][0]), sentence.start)
        opening = self._opened_with(clause)
        start = opening.start if opening is not None else start
        for another in _AND_THAT.finditer(self.layers.folded, start, clause.regions[0][0]):
            start = another.end()
        dates = self.layers.within(self.layers.dates, start, sentence.end)
        end = max(end for _, end in clause.regions)
        if clause.cue_span[0] >= end:
            end = end_of_predicate(self.layers.folded, clause.cue_span[1])
        end = end_with_deadline(self.layers.folded, end, dates)
        if clause.value == "progress":
            end = sentence.end  # "is under way, and should be finished by March"
        for date in self.layers.within(self.layers.dates, start, end + 1):
            if any(p.start <= date.start < p.end for p in self.layers.papers):
                continue
            if not self._is_set(clause, date) or self._is_in_aside(clause, date.start):
                continue
            if self._is_of_another_deed(clause, matter, date.start):
                continue
            if self._is_of_another_listed(clause, matter, date) or self._is_outset(date):
                continue
            is_past = _GONE_BY.search(self.layers.folded, date.start, date.end + _GONE_REACH)
            named = _OF_ANOTHER.search(self.layers.folded, start, date.start)
            if is_past or (named and not self._is_own_verb(clause, named.start())):
                continue
            resolved = resolve(date, self.published, "future")
            if date.kind == "month" and (told := self._told_on(clause)) is not None:
                resolved = resolve(date, told, "future")  # "In January it promised … by March"
            if resolved is None or resolved.end.value == "XXXX":
                continue
            if is_over(resolved.end, self.published):
                continue
            is_by = _BY.search(self.layers.folded, clause.cue_span[1], date.start)
            if date.kind == "year" and self.published is None and not is_by:
                continue
            return resolved.end.value, resolved.derivation
        within = year_set(self.layers.folded, start, end + 1, self.published)
        if within is None or self._is_of_another_deed(clause, matter, within.at):
            return None, None
        return within.year, within.derivation

    def _is_own_verb(self, clause: Clause, at: int) -> bool:
        """ "is scheduled for May", "will be launched in May": the verb of what is to come."""
        is_cue = clause.cue_span[0] <= at < clause.cue_span[1]
        return is_cue or self.layers.folded.endswith("be ", 0, at)

    def _is_set(self, clause: Clause, date: DateMention) -> bool:
        """Whether a date is set for an act; one under way needs a word of when it is to end."""
        folded = self.layers.folded
        if date.kind == "year" and date.last is not None:
            return False  # "the plan for 2025-2027": of a paper
        if folded.startswith(("'s ", "’s "), date.end):
            return False  # "this year's chair"
        if clause.value == "progress":
            before = folded[clause.sentence.start : date.start]
            is_to_be = is_deadline(folded, date) and _TO_BE_DONE.search(before) is not None
            return is_to_be and not _AND_WILL_DO.search(before)
        return is_deadline(folded, date) or self._is_day_ahead(clause, date)

    def _is_day_ahead(self, clause: Clause, date: DateMention) -> bool:
        """ "will be signed on 5 May": a day still to come; a bare weekday only for what is planned.

        "agreed to build ships at their meeting on Friday" tells when they met.
        """
        if date.kind not in ("day", "weekday") or self.published is None:
            return False
        if date.kind == "weekday" and clause.value != "plan":
            return False
        is_on = date.word.startswith("on ") or self.layers.folded.endswith(" on ", 0, date.start)
        resolved = resolve(date, self.published, "future") if is_on else None
        first, today = resolved.start.earliest if resolved else None, self.published.latest
        return first is not None and today is not None and first > today

    def _told_on(self, clause: Clause) -> When | None:
        """ "In January, | it promised to …": when an act was done, where that is over."""
        sentence, folded = clause.sentence, self.layers.folded
        if not _DONE_THEN.match(folded, clause.cue_span[0]):
            return None
        dates = self.layers.within(self.layers.dates, sentence.start, clause.cue_span[0])
        if not dates or not _THEN.fullmatch(folded, sentence.start, dates[0].start):
            return None
        when = resolve(dates[0], self.published, "past")
        return when.end if when is not None and is_over(when.end, self.published) else None

    def _opened_with(self, clause: Clause) -> DateMention | None:
        """ "By 2028, | fields will be cleared": a date still to come that opens the sentence."""
        sentence, folded = clause.sentence, self.layers.folded
        first = clause.regions[0][0]
        dates = self.layers.within(self.layers.dates, sentence.start, first)
        if not dates or not is_deadline(folded, dates[0]) or self._told_on(clause):
            return None
        date = dates[0]
        is_first = _OPENS.fullmatch(folded, sentence.start, date.start)
        if not is_first or _NEXT_CLAUSE.search(folded, date.end, first):
            return None
        resolved = resolve(date, self.published, "future")
        today = self.published.latest if self.published is not None else None
        if resolved is None or today is None or not resolved.end.earliest:
            return None
        return date if resolved.end.earliest > today else None

    def _is_of_another_deed(self, clause: Clause, matter: Matter, at: int) -> bool:
        """ "to hold talks and to resume the exercises in 2025": the date is of the second alone."""
        painted = self.layers.painted
        if _HOLD_NEXT.search(painted, matter.start, at):
            return True
        if _AHEAD_OF_ALL.fullmatch(painted, clause.regions[0][0], at):
            return False
        if is_of_what_is_to_be(self.layers.folded, matter.end, at):
            return False
        is_ahead = at < matter.start
        begin, end = (at, matter.start + _DEED_REACH) if is_ahead else (matter.end, at)
        if begin < end and _NEXT_DEED.search(painted, begin, end):
            return True
        if self._is_in_other_deed(matter, at):
            return True
        return _OF_WHAT_IS_NAMED.search(self.layers.folded, matter.start, at) is not None

    def _is_of_another_listed(self, clause: Clause, matter: Matter, date: DateMention) -> bool:
        """ "to train pilots by May, build a radar by June and send aid": whose date each is.

        One that stands behind the last is that of all, where none of them has a date of its own.
        """
        own = next((each for each in self.listed if each.code == matter.code), matter)
        others = [each for each in self.listed if each is not own]
        painted, folded, at = self.layers.painted, self.layers.folded, date.start
        if not others or own.start <= at < own.end:
            return False
        if _AHEAD_OF_ALL.fullmatch(painted, clause.regions[0][0], at):
            return False
        if at < own.start:
            begin = min(clause.regions[0][0], *(each.start for each in others))
            return begin < at and _NEXT_LISTED.match(folded, date.end) is not None
        if not any(own.end <= each.start < at for each in others):
            return False
        if any(each.start > at for each in others) or _BUT_ALSO.search(folded, own.end, at):
            return True
        if names_its_own_day(folded, own.end, at):
            return True
        dates = self.layers.within(self.layers.dates, clause.regions[0][0], at)
        return any(self._is_set(clause, each) for each in dates)

    def _is_outset(self, date: DateMention) -> bool:
        """ "from 4 billion in 2024 | to 7 billion in 2025": when what is to change was so."""
        folded = self.layers.folded
        before = folded[max(0, date.start - _OUTSET_REACH) : date.start]
        return bool(_FROM_SO_MUCH.search(before) and _TO_SO_MUCH.match(folded, date.end))

    def _is_in_other_deed(self, matter: Matter, at: int) -> bool:
        """Whether a matter holds several deeds and the date is of one that is not about its topic.

        "to link systems by May and to trace drug money": May is not when the money is traced.
        """
        cuts = [cut.start() for cut in _NEXT_DEED.finditer(self.layers.painted, *matter.span)]
        edges = [matter.start, *cuts, max(matter.end, at + 1)]
        hits = [h for h in told_topics(self.layers) if h.value == matter.code]
        for begin, end in itertools.pairwise(edges):
            if any(begin <= hit.start < end for hit in hits):
                return bool(cuts) and not begin <= at < end
        return False

    @staticmethod
    def _is_in_aside(clause: Clause, at: int) -> bool:
        """ "to do A, as Japan hosts the fair in 2025, and to do B": between parts of a matter."""
        parts = itertools.pairwise(clause.regions)
        return any(left[1] <= at < right[0] for left, right in parts)

    def _is_in_another_clause(self, clause: Clause, at: int) -> bool:
        """ "pledged $5 million for the port, and asked for …": what another verb is about."""
        others = (each for each in self.speech.clauses(clause.sentence) if each is not clause)
        others = (each for each in others if each.cue_span != clause.cue_span)
        is_theirs = any(start <= at < end for each in others for start, end in each.regions)
        return is_theirs and not any(start <= at < end for start, end in clause.regions)

    def _amount(self, clause: Clause, matter: Matter) -> dict[str, object] | None:
        folded, painted = self.layers.folded, self.layers.painted
        found = [
            each
            for each in find_sums_of(folded, painted, clause.sentence, matter.start, matter.end)
            if not self._is_in_another_clause(clause, each.start)
        ]
        if not found:
            return None
        first = found[0]
        currency = first.currency_among(self.table.parties)
        return {"value": first.value, "currency": currency, "kind": first.kind}
