"""Who acts and who speaks: the actors of each sentence, and whose parties they are.

Names, sides, offices and joint words carry their parties; pronouns and words like "the ministry"
take theirs from the sentences before. What cannot be told stays without a party.
"""

import re
from dataclasses import dataclass, field, replace

from parley.reading.anchors import Rare
from parley.reading.datelines import dateline_city, in_dateline
from parley.reading.functions import patterns
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.offices import Office
from parley.reading.painting import ACTOR_TYPES, FILL, NAMES, TYPES
from parley.reading.people import Person
from parley.reading.sentences import Sentence
from parley.reading.table import Table
from parley.reading.vocabulary import ORGANISATIONS, vocabulary

ANY = f"[{TYPES['PARTY']}{TYPES['SIDE']}]{FILL}*"
_ANY_NAMED = Late(ANY)
# "The two sides", "both": who were told of in the sentence before
_THE_PAIR = Late(
    r"(?:the two|both|the) (?:sides|countries|parties|states|governments|nations)|both|the two"
)
_MET_WITH = Late(
    r"(?: [a-z]+){0,3}? (?:held|had|met|conducted|opened|began)(?: [a-z-]+){0,4}? with (?:the )?"
    rf"(?P<whom>[{TYPES['PARTY']}])"
)
_ACTORS = Late(f"[{''.join(TYPES[name] for name in (*ACTOR_TYPES, 'OUTSIDER'))}]{FILL}*")
_AND = Late(
    r"(?:'s?)?(?: \([^)]{1,12}\))?(?:,? and|,? but also|,| &|,? as well as|,? together with"
    r"|,? along with|/| ?[-–] ?)(?: the| both| his| her| its| their)? ?(?:(?:mr|mrs|ms|dr)\.? )?",
)
_AS_ONE = Late(
    r"(?:the )?(?:meeting|dialogue|(?:[\w&-]+ )*(?:commission|committee|group|council|forum"
    r"|mechanism)|(?!both|two|we|all)[a-z&+-]{2,9})"
)
_OPENS_ON = Late(
    r"(?:^|[.!?;:\"”]\s+|\n\s*)(?:on|as (?:for|regards)|regarding|concerning|turning to|about"
    r"|with (?:regard|respect) to|when it comes to) (?:the )?$"
)
_OFFICE_OF_ITS_OWN = Late(r"\b(?:advis[eo]r|spokes\w+|ambassador|chancellor)\b")
_ASIDE = Late(r" ?[-–—]+ [a-z]")  # "Tokyo - a partner for years - pledged"
_ONE_OF_MORE = Late(rf"(?:, (?:the )?{ANY}){{0,4}},? and (?:the )?{ANY}")
_PEOPLE = f"[{TYPES['PERSON']}{TYPES['SIDE']}{TYPES['UNNAMED']}]{FILL}*"
# "Japan's minister Ito, | minister Abe and their Indian counterparts Rao and Sen"
_ONE_OF_MORE_PEOPLE = Late(
    rf"(?:, {_PEOPLE}){{0,6}},? (?:and|as well as|along with|together with)"
    rf" (?:the |his |her |their )?{_PEOPLE}"
)
# "Azerbaijan's | Elchin Mammadli voiced concern": someone of that state without an office
_SOMEONE_OF = Late(
    r"(?:'s|’s) (?![A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?(?:Agency|News|Times|Post|Press|University"
    r"|Institute|Bank|Television|Daily|Group|Company|Corporation|Court|Party|Parliament|Assembly)\b)"
    r"(?:[A-Z][\w’'-]+ ){2,3}(?=(?:also |then )?(?:[a-z]{2,}ed|said|says|told|spoke)\b)"
)
_AT_WORK = Late(r" (?:will|would|shall|are to|are [a-z]+ing)\b(?! (?:say|argue|warn|tell))")
# "the Secretary for the East in | the Indian Ministry of External Affairs"
_IN_MINISTRY = Late(
    rf"(?: \([^()]{{1,20}}\))? (?:in|at|of) (?:the )?(?P<side>{TYPES['SIDE']}{FILL}*)"
)
_OF_STATE = Late(
    rf"[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}* (?:(?!and\b|or\b|of\b)[a-z-]+ ){{0,2}}$"
)
# "asked for aid from Chile, and | Peru offered it": the verb that makes a subject of the second
_FINITE = Late(
    r" (?:also |in turn |then |likewise |[a-z]+ly )?(?:[a-z]{2,}ed|said|says|sought|gave|made|put"
    r"|told"
    r"|took|will|would|shall|has|have|had|is|are|was|were|did|does|saw|spoke|set)\b"
)
# "the Japanese and | Indian ministers": adjectives that an actor of several states begins with
_ADJECTIVES_BEFORE = Late(
    rf"(?:[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*,? ){{0,4}}"
    rf"[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*,? and (?:the )?$"
)
_REACH_OF_ADJECTIVES = 80  # characters
_BEFORE_OBLIQUE = Late(
    r"\b(?:with|to|of|for|from|in|at|between|towards?|against|into|through|including|like|than"
    r"|alongside|via|across|under|among|amongst|over|within|without|about|by|around|beyond|near"
    r"|concerning|regarding|involving|joining|visiting|vis-a-vis|upon|except|beside|besides|after"
    r"|before|behind|plus|unlike|on|as|per|both|inside|outside|following|considering|calling"
    r"|according to)(?: both)?(?: the| an?| his| her| its| their)? $",
)
INSTITUTE = (
    r"(?:institute|foundation|university|chamber of commerce|red cross|red crescent|association)"
)
# "the Canada | Institute", "the Paris|-based agency": no state speaks
_OF_THE_COUNTRY = Late(rf"-based\b| (?:[A-Z][\w-]+ ){{0,3}}(?i:{INSTITUTE})\b")
_AND_SOMEONE = Late(
    rf",? and (?:the |his |her )?(?:(?:mr|ms|mrs|dr)\.? )?"
    rf"[{TYPES['PERSON']}{TYPES['OFFICE']}{TYPES['UNNAMED']}]"
)
_NOTHING_AHEAD = Late(r"\W*(?:(?:the|both|meanwhile|earlier|later|also),? )*")
# "Officials | of Brazil": of that state alone
_OFFICIALS = Late(
    r"(?:the |some |several |senior )*(?:officials|ministers|representatives|diplomats|delegates"
    r"|experts|officers|envoys|lawmakers)"
)
_WAS_IN_OFFICE = ("PERSON", "OFFICE", "UNNAMED")
_OFFICE_AHEAD = Late(rf"{TYPES['OFFICE']}{FILL}* $")
# "several | NATO allies", "most | EU members": not all of them
_SOME_OF_THEM = Late(r"\b(?:some|most|several|many|few|certain|other) $")
# "On the occasion | the minister thanked …": a subject, whatever stands before "occasion".
_OCCASION = Late(r"\b[Oo]n (?:this|that|the same|the) (?:occasion|day)(?= )")
_BEFORE_OBJECT = Late(
    r"\b(?:thank(?:ed|s|ing)?|urg(?:ed|es|ing)|ask(?:ed|s|ing)?|told|tells|telling|assur(?:ed|es"
    r"|ing)"
    r"|prais(?:ed|es|ing)|commend(?:ed|s|ing)|congratulat(?:ed|es|ing)|welcom(?:ed|es|ing)"
    r"|help(?:ed|s|ing)?|invit(?:ed|es|ing)|support(?:ed|s|ing)?|met|meets|receiv(?:ed|es|ing)"
    r"|join(?:ed|s)|giv(?:en?|es|ing)|gave|request(?:ed|s|ing)|encourag(?:ed|es|ing)"
    r"|appreciat(?:ed|es|ing)"
    r"|criticis(?:ed|es|ing)|criticiz(?:ed|es|ing)|condemn(?:ed|s|ing)|accus(?:ed|es|ing)"
    r"|back(?:ed|s|ing)"
    r"|nam(?:ed|es|ing)|want(?:ed|s)?|see|view(?:ed|s|ing)|regard(?:ed|s|ing)|consider(?:ed|s|ing)?"
    r"|remind(?:ed|s|ing)|inform(?:ed|s|ing)|brief(?:ed|s|ing)|make|makes|made|allow(?:ed|s|ing)?"
    r"|enabl(?:ed|es|ing)|provid(?:ed|es|ing)|assist(?:ed|s|ing)?|visit(?:ed|s|ing)?|leave|left"
    r"|serv(?:ed|es|ing)|call(?:ed|s|ing)? on|pressed|pushed|warned|involv(?:ed|es|ing)"
    r"|host(?:ed|s|ing)|greet(?:ed|s|ing)|hail(?:ed|s|ing)|laud(?:ed|s|ing)|applaud(?:ed|s|ing)"
    r"|salut(?:ed|es|ing)|acknowledg(?:ed|es|ing)|honou?r(?:ed|s|ing)|accompan(?:ied|ies|ying)"
    r"|reassur(?:ed|es|ing)|advis(?:ed|es|ing)|persuad(?:ed|es|ing)|implor(?:ed|es|ing)"
    r"|succeed(?:ed|s|ing)|replac(?:ed|es|ing)|quot(?:ed|es|ing)|protect(?:ed|s|ing)?"
    r"|defend(?:ed|s|ing)?|arm(?:ed|s|ing)|equip(?:ped|s|ping)?|suppl(?:ied|ies|ying)) (?:the "
    r"|both )?$",
)
_COMPOUND = Late(
    r"[- ](?:bilateral |comprehensive |strategic |security |defen[cs]e |political |economic |joint"
    r" |military |diplomatic |trade )*(?:relations?|relationship|ties|partnership|alliance"
    r"|cooperation"
    r"|dialogue|agreement|friendship|links|border|waters|trade|soldiers|troops|forces|ships?"
    r"|vessels?"
    r"|companies|firms|nationals|citizens|victims|martyrs|servicemen|capital|commitments?"
    r"|support(?= (?:for|to|of|in|from|and|will|would|is|was|has|had|package|programme)\b|[,.;])"
    r"|assistance|aid|efforts|policy|interests?|sanctions|resolutions?|law|embassy in|war|coast"
    r"|territor\w+|summit|talks|joint|part|role|contribution|market|investment|funding|countries"
    r"|nations"
    r"|member|members|states|sea|people|initiative|proposal|position|stance"
    r"|plan(?! (?:to|on|for)\b)|protocol|process|accord|declaration|consensus|convention|treaty)\b",
)
_SHORT_FORM = r"(?: \([^()]{2,20}\))?"  # "the Republic of Korea (RoK)"
_OF_PARTIES = Late(
    rf" (?:of|from) (?:the |both )?{ANY}{_SHORT_FORM}"
    rf"(?:(?:,|,? and) (?:the )?{ANY}{_SHORT_FORM})*",
)
_OUTSIDE_BEHIND = Late(rf",? (?:an?|the|who is an?) (?:[\w-]+ ){{0,4}}{TYPES['OUTSIDER']}")
# "Jane Doe of the Institute of Asian Law"
_OF_AN_INSTITUTE = Late(
    r",? (?:of|from|at|with) (?:the )?(?:[A-Z][\w&'-]+ (?:(?:of|for|on) )?(?:the )?){0,4}"
    r"(?:Institute|University|Foundation|College|Think Tank)\b"
)
_OUTSIDE_BEFORE = Late(rf"{TYPES['OUTSIDER']}{FILL}*,? $")
_OF_HIS_OWN = Late(r" (?:on|upon|over) (?:[a-z]+ing )?(?:up )?(?P<whose>his|her)\b")
_OF_HIS_COUNTRY = Late(
    r" (?:[a-z]+ed|said|told)"
    rf"(?: (?:the )?[{TYPES['PERSON']}{TYPES['UNNAMED']}{TYPES['SIDE']}]{FILL}*)?"
    r" that (?P<whose>his|her) (?:own )?(?:country|government|ministry|side|delegation)\b"
)
_GATHERINGS = ("conference", "board", "group")
_GUESTS = ("the guest", "guests", "the visitor", "visitors")
_ENVOYS = ("embassy", "high commission")
_IN_A_CITY = Late(rf" in (?:the )?(?P<city>{TYPES['CITY']}{FILL}*)")
# What a union of states is called once its name has been given.
_UNIONS = frozenset({"bloc", "grouping", "council", "union"})
_FOREIGN_OFFICES = frozenset({"GB", "PK"})  # states whose ministry is called so
_TO_OTHER = {"the latter", "the former"}
_CHAIRS = Rare(
    r"\b(?:(?:co-?)?chair(?:ed|s|ing)?|on behalf of|speaking for|spoke for|represent(?:s|ed|ing)"
    r"|country coordinator)\b",
    "folded",
)
_FOR_ITS_STATE = Rare(
    rf"\b(?:on behalf of|speaking for|spoke for|representing) (?:the )?(?P<for>{TYPES['PARTY']})"
    rf"|(?P<of>{TYPES['PARTY']}){FILL}* (?:was|were|is) represented\b",
    "painted",
)
_ON_BEHALF = Rare(
    r"\b(?:speaking |acting )?(?:on behalf of|in the name of|(?<=speaking )for)"
    r" (?:the |both |their )?$",
    "folded",
)
_LONGEST_BEHALF = 36  # characters of "speaking on behalf of the "
_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MANY = 5  # parties, from which on a number tells that others are meant than those known
_ONE_WHO_ACTS = ("PERSON", "OFFICE", "UNNAMED", "SIDE")
_HOW_MANY = {"the two", "the three", "the four", "the five"}
# "the parties | to the conflict", "the foreign ministers | of the G20": others than who sits here
_OF_OTHERS = Late(
    r" (?:to the (?:conflict|dispute|war|treaty|convention|ceasefire)|of the (?:g-?7|g-?20|brics"
    r"|sahel|quad|commonwealth|alliance|coalition)\b)"
)
# "The two neighbours, | Armenia and Azerbaijan, agreed"
_NAMED_APART = Late(rf", (?:the )?{ANY}(?:, (?:the )?{ANY})*,? and (?:the )?{ANY},")
# "the two | ministers will train": so many of them, and no clause that tells more of "the two"
_HOW_MANY_OF = Late(r"(?:\b(?:the|all|these) )?\b(?:two|three|four|five|six) $")
_LONGEST_COUNT = len("these three ")
_ALL_OF_THEM = {"all of them", "both of them", "each of them"}
_WHICH = Late(r",? which\b")
# "Chile, which | it regards as a partner": not the one whom the words behind it tell of.
_WHICH_HERE = Late(r",? (?:which|whom|that) ")
_OWN_STATE = Late(r"\b(?:his|her) (?:country|government|nation|ministry|side)\b[^.;]*$")
_APPOSED = Late(r"'s? (?:\"[^\"]{3,40}\"|(?:[\w-]+ ){0,3}[\w-]+), \"?")
# "The people of Peru want | they": no government.
_THE_PEOPLE = Late(
    r"(?:^|[.;] )the (?:\w+ )?(?:peoples?|public|citizens|voters|families|refugees|companies)\b"
    r"[^.;,]*$"
)
_AMONG_THEM = Late(r"(?: among them| included| not least),")
# "For Japan, | the talks were a chance to say that it …"
_FOR_WHOM = Late(r"(?:^|[.;\n] ?)(?:for|to) (?:the )?$")
_IN_TOWN = Late(r"\b(?:in|at|near|to|from|of|outside) (?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+, $")
_LONGEST_TOWN = 60  # characters
_SAID_THAT = Late(r"\b(?:\w+ed|said|says|told|\w+s) that $")
_ONE_PERSON = Late(
    r"(?:minister|secretary|advis[eo]r|ambassador|envoy|spokes(?:man|woman|person)|diplomat|chief"
    r"|commissioner|director|general|official|host|guest|visitor|counterpart|colleague|leader"
    r"|president|chancellor|premier|treasurer|chair(?:man|woman|person)?|speaker|governor|deputy"
    r"|representative|coordinator|negotiator|commander|admiral|monarch|king|queen|emir|sultan)"
    r"(?: (?:of|for) [^,;]+)?$"
)
_NEW_CLAUSE = Late(r"[.,;:\"]|\b(?:that|who|which|when|where|after|before|as|while)\b")
_DEPUTY = Late(r"\b(?:deputy|vice|assistant|under|parliamentary)\b")
_OF_A_BODY = Late(r"(?:ministry|department|embassy|office|mission|commission|military)$")


@dataclass(slots=True)
class Actor:
    """Someone who may act in a sentence, with the parties that stand behind."""

    start: int
    end: int
    kind: str
    parties: tuple[str, ...]
    person: Person | None = None
    is_oblique: bool = False
    is_agent: bool = False
    """Named after "by"."""
    is_object: bool = False
    is_possessive: bool = False
    is_number: bool = False
    """ "the two": how many of those at the table, ahead of a noun."""

    @property
    def is_outsider(self) -> bool:
        """Analysts, reporters and the like are no party."""
        return self.kind == "OUTSIDER"

    @property
    def can_be_subject(self) -> bool:
        """Whether a verb to the right may be this actor's."""
        return not (self.is_oblique or self.is_object or self.is_possessive)


def _offices_by_place(layers: Layers) -> dict[int, Office]:
    """The office that stands at each place, the first named where two overlap."""
    found: dict[int, Office] = {}
    for office in layers.offices:
        for at in range(office.outer_start, office.end):
            found.setdefault(at, office)
    return found


def _only_delegation(layers: Layers) -> str | None:
    """Whose "the delegation" is, in a report that names that of one party alone."""
    sides = layers.sides
    whose = {
        each.party for each in sides if _DELEGATION.search(layers.folded, each.start, each.end)
    }
    return whose.pop() if len(whose) == 1 else None


_DELEGATION = Late(r"\bdelegation$")
_JOINT_PAPER = Late(r"\bjoint (?:[a-z]+ ){0,2}(?:statement|communique|declaration|document)\b")
_PAPER = rf"(?:{TYPES['DOCUMENT']}{FILL}*|release|readout|note)"
_OWN_PAPER = Late(
    rf"[{TYPES['BODY']}{TYPES['SIDE']}]{FILL}* (?:also )?(?:said|says|announced|added) in (?:a|its)"
    rf" (?:[a-z]+ ){{0,2}}{_PAPER}(?![a-z])"
    rf"|{_PAPER} (?:of|by|from|issued by|put out by) (?:the )?[{TYPES['BODY']}{TYPES['SIDE']}]"
)


def _issuer_of_text(layers: Layers) -> str | None:
    """Whose "the statement" is where one side's ministry put out one, and none is joint."""
    if _JOINT_PAPER.search(layers.folded):
        return None
    codes: set[str] = set()
    for told in _OWN_PAPER.finditer(layers.painted):
        names = layers.within(layers.names, *told.span())
        codes |= {hit.value for hit in names if hit.kind in ("state", "adjective", "body")}
        codes |= {side.party for side in layers.within(layers.sides, *told.span())}
    return codes.pop() if len(codes) == 1 else None


@dataclass(slots=True)
class Discourse:
    """Who was spoken of last; what pronouns refer to."""

    layers: Layers
    table: Table
    last_person: Actor | None = None
    person_before: Actor | None = None
    last_unnamed: Actor | None = None
    """ "The British minister", where a sentence of his was the last one of anybody's."""
    last_plural: Actor | None = None
    third: Actor | None = None
    """Who acted in the sentence before, where it is nobody at the table: "it", "they"."""
    only_named: Actor | None = None
    """The one person of a sentence that has no person for a subject: "For Soto, …"."""
    last_party: Actor | None = None
    is_party_near: bool = True
    """Whether the last sentence told of it too: "Airbus took part. It will …" is of a stranger."""
    last_body: Actor | None = None
    acted_as_one: Actor | None = None
    """ "The Joint Commission", where the last sentence told what it did."""
    other_pair: tuple[str, ...] = ()
    """ "Israel and Lebanon held talks": who "the two sides" of the next sentence are."""
    first_of_several: Actor | None = None
    """ "Rao of India and Abe of Japan agreed": Rao, whom "he" may go back to."""
    is_ambiguous: bool = False
    people_last: list[Actor] = field(default_factory=list)
    """Who was the subject of some verb in the last sentence that named people."""
    pronouns: dict[int, str] = field(default_factory=dict)

    def actors(self, sentence: Sentence) -> list[Actor]:
        """The actors of a sentence in order; those joined by "and" are one."""
        layers = self.layers
        painted = layers.painted
        found: list[Actor] = []
        for match in _ACTORS.finditer(painted, sentence.start, sentence.end):
            kind = NAMES[match[0][0]]
            if match.start() == sentence.start and self._is_dateline(match.end(), sentence):
                continue
            if kind == "OUTSIDER" and self._acts_for_a_state(match.start(), match.end()):
                continue
            actor = self._actor(match.start(), match.end(), kind, found)
            if actor is None:
                continue
            actor.is_number = layers.folded[actor.start : actor.end] in _HOW_MANY
            before = painted[max(sentence.start, actor.start - 26) : actor.start]
            if "occasion" in before or " day" in before:
                before = _OCCASION.sub("", before)
            if before.endswith(" "):
                oblique = _BEFORE_OBLIQUE.search(before)
                actor.is_oblique = oblique is not None or self._ends_a_place(actor)
                actor.is_agent = oblique is not None and oblique[0].lstrip().startswith("by")
                actor.is_object = bool(_BEFORE_OBJECT.search(before))
            if _SOME_OF_THEM.search(before):
                actor.parties = ()  # "several NATO allies": not all of them
            if kind in _WAS_IN_OFFICE and self._is_former(actor, before):
                actor.parties, actor.kind = (), "OUTSIDER"
            if kind == "PARTY" and _OF_THE_COUNTRY.match(layers.text, actor.end):
                actor.parties = ()
            behind = painted[actor.end : actor.end + 60]
            actor.is_possessive = behind.startswith(("'s", "' ", "’s")) or (
                kind in ("PARTY", "BODY") and bool(_COMPOUND.match(behind))
            )
            if kind == "PARTY" and (name := _SOMEONE_OF.match(layers.text, actor.end)):
                actor.end, actor.kind, actor.is_possessive = name.end() - 1, "UNNAMED", False
                kind = actor.kind
            if kind == "PERSON" and actor.person is not None:
                self._hear_pronoun(actor)
            if kind == "PERSON" and self._is_no_party(actor):
                actor.kind = "OUTSIDER"
            if kind in ("OFFICE", "SIDE"):
                self._begin_with_adjectives(actor, sentence.start, found)
            if found and self._is_name_again(found[-1], actor):
                continue
            if found and self._names_its_state(found[-1], actor):
                self.first_of_several = replace(found[-1]) if found[-1].person else None
                found[-1].end = actor.end
                continue
            if found and self._is_of_group(found[-1], actor):
                found[-1].parties, found[-1].end = actor.parties, actor.end
                continue
            if found and self._is_of_state(found[-1], kind, actor):
                actor = self._as_one(found.pop(), actor)
            if found and self._joins(found[-1], kind, actor, is_first=len(found) == 1):
                last = found[-1]
                last.parties = last.parties or self._others_than(actor)
                last.end = actor.end
                last.parties = self._together(last, actor)
                last.kind = "JOINT" if len(last.parties) > 1 else last.kind
                last.person = None
                last.is_possessive = actor.is_possessive
                continue
            found.append(actor)
        if _ON_BEHALF.may_stand(layers, sentence.start, sentence.end):
            self._give_voice(found)
        return found

    def _give_voice(self, found: list[Actor]) -> None:
        """ "Soto, on behalf of | both sides, welcomed …": what is said is theirs."""
        folded = self.layers.folded
        for at, whose in enumerate(found):
            begin = max(0, whose.start - _LONGEST_BEHALF)
            words = _ON_BEHALF.pattern.search(folded, begin, whose.start)
            if words is None or not whose.parties or whose.is_possessive:
                continue
            if at and folded[found[at - 1].end : words.start()] in (" ", ", "):
                if not found[at - 1].is_object:
                    found[at - 1].parties = whose.parties
            elif found[at + 1 :] and folded[whose.end : found[at + 1].start] == ", ":
                found[at + 1].parties = whose.parties

    def _acts_for_a_state(self, start: int, end: int) -> bool:
        """ "German | experts will clear mines": at work, where others have an opinion."""
        painted = self.layers.painted
        is_of_state = _OF_STATE.search(painted, max(0, start - _REACH_OF_ADJECTIVES), start)
        return bool(is_of_state and _AT_WORK.match(painted, end))

    def _is_dateline(self, end: int, sentence: Sentence) -> bool:
        """Whether a sentence opens with the city that it is filed from: "HANOI, 4 May: Japan"."""
        named = self.layers.within(self.layers.names, sentence.start, end)
        if _ASIDE.match(self.layers.text, end):
            return False
        is_place = bool(named) and named[0].kind in ("city", "metonym")
        return is_place and in_dateline(self.layers, end, sentence)

    def _begin_with_adjectives(self, actor: Actor, first: int, found: list[Actor]) -> None:
        """ "the Japanese and | U.S. governments": of both, where only the second is painted."""
        begin = max(first, actor.start - _REACH_OF_ADJECTIVES)
        before = _ADJECTIVES_BEFORE.search(self.layers.painted, begin, actor.start)
        if before is None or TYPES["ADJECTIVE"] not in before[0]:
            return
        is_several = self.layers.folded[actor.end - 1] == "s"
        if not is_several and not self.layers.folded.startswith("the ", actor.start):
            return  # "the German and the French side" are two, "the German and French side" one
        hits = self.layers.within(self.layers.names, before.start(), before.end())
        codes = {code for hit in hits if (code := self._code_at(hit.start, hit.end))}
        if not codes or not actor.parties:
            return
        while found and found[-1].start >= before.start():
            found.pop()
        actor.start, actor.kind = before.start(), "JOINT"
        actor.parties = tuple(sorted({*codes, *actor.parties}))

    def _ends_a_place(self, actor: Actor) -> bool:
        """ "gathered in Piura, | Peru, and …", "partners, | Peru among them, …": no one acts."""
        text = self.layers.text
        if _AMONG_THEM.match(text, actor.end):
            return True
        is_closed = text[actor.end : actor.end + 1] in ",.;)"
        begin = max(0, actor.start - _LONGEST_TOWN)
        town = _IN_TOWN.search(text, begin, actor.start) if is_closed else None
        return actor.kind == "PARTY" and town is not None

    def _is_former(self, actor: Actor, before: str) -> bool:
        """ "Former French President | Paul Martin", "former | President Martin": of no state."""
        office = _OFFICE_AHEAD.search(before)
        at = actor.start - len(office[0]) if office else actor.start
        folded = self.layers.folded
        return folded.startswith("former ", at) or folded.endswith("former ", 0, at)

    def _is_name_again(self, left: Actor, right: Actor) -> bool:
        """ "the Gulf Cooperation Council (GCC)": the short form behind a name."""
        painted = self.layers.painted
        between = painted[left.end : right.start]
        return between == " (" and painted[right.end : right.end + 1] == ")"

    def _names_its_state(self, left: Actor, right: Actor) -> bool:
        """ "Minister Rao of | India and Minister Abe of Japan agreed": whose the first is."""
        painted = self.layers.painted
        is_of = painted[left.end : right.start] in (" of ", " of the ", " from ")
        is_his = left.kind in _WAS_IN_OFFICE and set(right.parties) == set(left.parties)
        is_his = is_his and right.kind == "PARTY" and not right.is_possessive
        return is_of and is_his and _AND_SOMEONE.match(painted, right.end) is not None

    def _is_of_group(self, left: Actor, right: Actor) -> bool:
        """ "the foreign ministers of | the Nordic countries": whose ministers they are."""
        is_of = self.layers.painted[left.end : right.start] in (" of ", " from ")
        is_some = right.kind == "JOINT" and set(right.parties) < set(self.table.parties)
        is_alone = not self.layers.folded.startswith((" and ", ", "), right.end)
        is_one = right.kind == "PARTY" and is_alone
        is_one = is_one and bool(_OFFICIALS.fullmatch(self.layers.folded, left.start, left.end))
        return left.kind == "JOINT" and (is_some or is_one) and is_of

    def _is_of_state(self, left: Actor, kind: str, right: Actor) -> bool:
        """ "the U.S. | spokeswoman Jane Roe", "their Indian counterparts | Rao and Sen": one."""
        if self.layers.painted[left.end : right.start] != " " or left.is_possessive:
            return False
        if left.kind == "PARTY":
            return kind in ("PERSON", "OFFICE") and set(right.parties) <= set(left.parties)
        if left.kind == "JOINT" and "counterpart" not in self.layers.folded[left.start : left.end]:
            return False  # "during the talks Rao said"
        return kind == "PERSON" and left.kind in ("SIDE", "UNNAMED", "OFFICE", "JOINT")

    @staticmethod
    def _as_one(left: Actor, right: Actor) -> Actor:
        """Two words for one actor: who they are by the second, how they stand by the first."""
        parties, kind = right.parties or left.parties, right.kind
        if left.kind == "JOINT":  # "minister Ito and their Indian counterparts | Rao and Sen"
            parties, kind = tuple(sorted({*left.parties, *right.parties})), left.kind
        return Actor(
            left.start, right.end, kind, parties, right.person,
            left.is_oblique, left.is_agent, left.is_object, right.is_possessive,
        )  # fmt: skip

    def _is_no_party(self, actor: Actor) -> bool:
        """ "Paula Stern, an analyst with …", "analyst Paula Stern": named, but no party."""
        painted = self.layers.painted
        return bool(
            _OUTSIDE_BEHIND.match(painted, actor.end)
            or _OUTSIDE_BEFORE.search(painted, max(0, actor.start - 40), actor.start)
            or (not actor.parties and self._opens_with_outsider(actor))
            or _OF_AN_INSTITUTE.match(self.layers.text, actor.end)
        )

    def _opens_with_outsider(self, actor: Actor) -> bool:
        """ "Senator Jane Doe", where she is not known as a minister of a state."""
        named = self.layers.within(self.layers.actors, actor.start, actor.start + 1)
        return any(hit.kind == "outsider" for hit in named)

    def _others_than(self, counterpart: Actor) -> tuple[str, ...]:
        """ "minister Ito and her Indian | counterpart": of two at a table, she is of the other."""
        is_counterpart = "counterpart" in self.layers.folded[counterpart.start : counterpart.end]
        others = tuple(p for p in self.table.parties if p not in counterpart.parties)
        return others if is_counterpart and self.table.is_bilateral and len(others) < 2 else ()

    def _together(self, one: Actor, other: Actor) -> tuple[str, ...]:
        """ "the Secretary and the Cabinet Secretary": two offices without names are all sides."""
        parties = tuple(sorted({*one.parties, *other.parties}))
        is_unnamed = one.kind == other.kind == "UNNAMED"
        return self.table.parties if is_unnamed and len(parties) < 2 else parties

    def _hear_pronoun(self, actor: Actor) -> None:
        """ "congratulated Beck on taking up her post", "Beck said that her country": he or she."""
        told = _OF_HIS_OWN if actor.is_object else _OF_HIS_COUNTRY
        found = told.match(self.layers.painted, actor.end)
        if found and actor.person is not None:
            word = "she" if found["whose"] == "her" else "he"
            self.pronouns.setdefault(id(actor.person), word)

    def _joins(self, left: Actor, kind: str, right: Actor, *, is_first: bool) -> bool:
        if left.is_outsider or right.is_outsider or "PRONOUN" in (left.kind, right.kind):
            return False
        if kind == "JOINT" and not self._adds_others(left, right):
            return False  # "… in China, and we are committed": all of them already
        if left.is_possessive and left.kind != "PARTY":
            return False
        between = self.layers.painted[left.end : right.start]
        if not _AND.fullmatch(between):
            return False
        if between.endswith(". ") and left.kind not in ("PERSON", "JOINT"):
            return False  # "… led the Peruvian delegation | and Ms. Lehto led"
        is_apart = left.kind == "PARTY" and (left.is_oblique or left.is_object)
        if is_apart and between.startswith(",") and kind in _ONE_WHO_ACTS:
            return False  # "asked for aid from Chile, | and Minister Abe said …"
        is_single = "," not in self.layers.painted[left.start : left.end]
        is_behind_verb = left.is_oblique or left.is_object or not is_first
        is_new_clause = is_single and is_behind_verb and between.startswith(", and")
        if is_new_clause and _FINITE.match(self.layers.painted, right.end):
            return False  # "praised the French police, | and the French side asked for drones"
        if " with " in between or " but also" in between:
            # "Peru, together with Chile, backs": where both sit
            return set(right.parties) <= set(self.table.parties)
        if "," in between and "and" not in between:
            if _OPENS_ON.search(self.layers.folded, max(0, left.start - 40), left.start):
                return False  # "On Israel, | India and the US called for"
            # "Turning to North Korea, the US urged": only a comma of a list joins
            of_more = _ONE_OF_MORE_PEOPLE if right.kind == "PERSON" else _ONE_OF_MORE
            is_list = left.kind == "JOINT" and "," in self.layers.text[left.start : left.end]
            is_alike = left.kind == right.kind or (
                left.kind == "JOINT" and (right.kind == "PERSON" or is_list)
            )
            return is_alike and bool(of_more.match(self.layers.painted, right.end))
        return True

    def _adds_others(self, left: Actor, right: Actor) -> bool:
        """ "The EU and | the five Central Asian countries": others of those at the table."""
        is_party = left.kind in ("PARTY", "SIDE") and not (left.is_oblique or left.is_object)
        some, seated = set(right.parties), set(self.table.parties)
        return is_party and bool(some) and some < seated and some.isdisjoint(left.parties)

    # -- what an actor stands for

    def _actor(self, start: int, end: int, kind: str, earlier: list[Actor]) -> Actor | None:
        folded = self.layers.folded
        word = folded[start:end]
        if kind == "OUTSIDER":
            return Actor(start, end, kind, ())
        if kind == "PERSON":
            mention = self.layers.within(self.layers.people_mentions, start, start + 1)[0]
            person = mention.person
            return Actor(start, end, kind, self._parties_of(person), person)
        if kind == "DOCUMENT" and (issuer := self.layers.once(_issuer_of_text)):
            return Actor(start, end, kind, (issuer,))
        for group in self.layers.within(self.layers.groups, start, end):
            return Actor(start, end, kind, group.group.seated(self.table.parties))
        if kind == "JOINT" and (word in _ALL_OF_THEM or word.startswith("their ")):
            here = [a for a in earlier if len(a.parties) > 1 and not a.is_oblique]
            return Actor(start, end, kind, here[-1].parties if here else self.table.parties)
        if kind == "JOINT":
            if _OF_OTHERS.match(folded, end):
                return Actor(start, end, kind, ())
            if apart := self._named_apart(end):
                return Actor(start, end, kind, apart)
            named = self._parties_behind(end)  # "the delegations | of Peru and Chile"
            some = named if set(named) < set(self.table.parties) else ()
            if not some and self.other_pair and _THE_PAIR.fullmatch(word):
                return Actor(start, end, kind, self.other_pair)
            return Actor(start, end, kind, some or self._counted(word))
        if kind == "DOCUMENT":
            return Actor(start, end, kind, self.table.parties)
        if kind in ("PARTY", "BODY", "SIDE"):
            code = self._code_at(start, end)
            if word == "foreign office" and code not in self.table.parties:
                known = _FOREIGN_OFFICES.intersection(self.table.parties)
                return Actor(start, end, kind, tuple(known))
            return Actor(start, end, kind, (code,) if code else ())
        if kind == "OFFICE":
            office = self.layers.once(_offices_by_place).get(start)
            has_article = word.startswith("the ") or folded[max(0, start - 4) : start] == "the "
            has_article = has_article or self._opens_sentence(start)
            if office is None or not (office.party or office.is_plural or has_article):
                return None
            if office.is_plural and _OF_OTHERS.match(folded, end):
                return Actor(start, end, "JOINT", ())
            if office.is_plural:
                counted = _HOW_MANY_OF.search(folded, max(0, start - _LONGEST_COUNT), start)
                start = counted.start() if counted else start
                parties = self._parties_behind(end) or ((office.party,) if office.party else ())
                return Actor(start, end, "JOINT", parties or self.table.parties)
            if office.party:
                return Actor(start, end, kind, (office.party,))
            return self._unnamed(start, end, word, earlier)
        if kind == "UNNAMED":
            return self._unnamed(start, end, word, earlier)
        return self._pronoun(start, end, word, earlier)

    def _parties_of(self, person: Person) -> tuple[str, ...]:
        """Whom a person speaks for: a state, or the union of states that sits there for it."""
        if person.party is None:
            return ()
        if person.party not in self.table.parties and self._chairs(person):
            unions = [
                code
                for code in self.table.parties
                if person.party in vocabulary().members_of.get(code, ())
            ]
            if len(unions) == 1:
                return (unions[0],)
        return (person.party,)

    def _chairs(self, person: Person) -> bool:
        """Whether a person is said to chair, or to speak for others."""
        told = [self.layers.sentence_at(mention.start) for mention in person.mentions]
        if any(s and self._is_for_own_state(person, s) for s in told):
            return False
        return any(s and _CHAIRS.search(self.layers, s.start, s.end) for s in told)

    def _is_for_own_state(self, person: Person, sentence: Sentence) -> bool:
        """ "Speaking for Vietnam, Dung proposed", "Vietnam was represented by Dung"."""
        told = (
            (each.start("for") if each["for"] else each.start("of"))
            for each in _FOR_ITS_STATE.finditer(self.layers, sentence.start, sentence.end)
        )
        codes = (self._code_at(at, at + 1) for at in told)
        return any(code == person.party for code in codes)

    def _counted(self, word: str) -> tuple[str, ...]:
        """ "the five republics" at a table of six: the group of which so many sit there."""
        parties = self.table.parties
        told = next((number for name, number in _COUNTS.items() if name in word), len(parties))
        if told == len(parties):
            return parties
        groups = (group.seated(parties) for group in vocabulary().groups.values())
        some = next((seated for seated in groups if len(seated) == told), ())
        return some if some or told >= _MANY else parties

    def _opens_sentence(self, start: int) -> bool:
        """ "Secretary (West) welcomed": an office ahead of its verb needs no article."""
        sentence = self.layers.sentence_at(start)
        return sentence is not None and sentence.start == start

    def _parties_behind(self, end: int) -> tuple[str, ...]:
        """ "the foreign ministers of Japan and the United States": the parties named behind."""
        return self._parties_in(_OF_PARTIES.match(self.layers.painted, end))

    def _named_apart(self, end: int) -> tuple[str, ...]:
        """ "The two neighbours, | Armenia and Azerbaijan, agreed": the parties named beside."""
        return self._parties_in(_NAMED_APART.match(self.layers.painted, end))

    def _parties_in(self, listed: re.Match[str] | None) -> tuple[str, ...]:
        hits = self.layers.within(self.layers.names, *listed.span()) if listed else []
        return tuple(sorted({code for hit in hits if (code := self._code_at(hit.start, hit.end))}))

    def _code_at(self, start: int, end: int) -> str | None:
        for side in self.layers.within(self.layers.sides, start, end):
            return str(side.party)
        capitals = vocabulary().capital_of
        for hit in self.layers.within(self.layers.names, start, end):
            if hit.kind in ("state", "adjective", "metonym", "body"):
                return str(hit.value)
            if hit.kind == "city":
                return capitals.get(hit.value)
        return None

    def _unnamed(self, start: int, end: int, word: str, earlier: list[Actor]) -> Actor | None:
        if word in _TO_OTHER:
            pair = (self.person_before, self.last_person)
            chosen = pair[1] if word == "the latter" else pair[0]
            return Actor(start, end, "UNNAMED", chosen.parties if chosen else ())
        if any(
            each in word
            for each in ("counterpart", "host", "guest", "colleague", "interlocutor", "visit")
        ):
            seated = set(self.table.parties)
            if received := self._host_or_guest(word):
                return Actor(start, end, "UNNAMED", received)
            known = [a for a in earlier if seated.intersection(a.parties)] or (
                [self.last_person] if self.last_person else []
            )
            others = set(self.table.parties) - set(known[-1].parties if known else ())
            return Actor(start, end, "UNNAMED", tuple(others) if known and len(others) == 1 else ())
        if self._is_of_the_table(word):
            return Actor(start, end, "JOINT", self.table.parties)
        if word.removeprefix("the ") in _GATHERINGS:
            return None  # some other group or board: nobody who speaks for a party
        if word == "the country":
            named = self._pronoun(start, end, "it", earlier)
            chosen = named if named and named.parties else self.last_person
            is_seated = chosen and set(chosen.parties) <= set(self.table.parties)
            return Actor(start, end, "UNNAMED", chosen.parties if chosen and is_seated else ())
        if word.endswith(_ENVOYS) and (of := self._whose_embassy(end)):
            return Actor(start, end, "UNNAMED", (of,))
        if word.removeprefix("the ") in _UNIONS:
            only = self._only_union()
            if only or not word.endswith("bloc"):
                return Actor(start, end, "UNNAMED", (only,) if only else ())
        if word == "the commission" and not self._is_last_body(word):
            only = self._only_union()  # no state has one that proposes and calls
            return Actor(start, end, "UNNAMED", (only,) if only else ())
        if any(
            each in word
            for each in (
                "ministry",
                "department",
                "embassy",
                "office",
                "mission",
                "commission",
                "delegation",
                "bloc",
            )
        ):
            chosen = self.last_body or self.last_party
            parties = chosen.parties if chosen else ()
            if word == "the delegation" and (of := self.layers.once(_only_delegation)):
                return Actor(start, end, "UNNAMED", (of,))
            if self.last_body is None and (filed := self._state_filed_from()):
                parties = (filed,)
            if not set(parties) <= set(self.table.parties):
                parties = ()  # a body of the UN was spoken of last; whose ministry is not told
            return Actor(start, end, "UNNAMED", parties)
        if word.endswith(("secretary-general", "secretary general")) and (
            only := self._only_union()
        ):
            return Actor(start, end, "UNNAMED", (only,))
        holder = self._holder(word)
        if holder is None and (of_office := self._state_of_office(word)):
            return Actor(start, end, "UNNAMED", (of_office,))
        if of_ministry := _IN_MINISTRY.match(self.layers.painted, end):
            side = self.layers.within(self.layers.sides, *of_ministry.span("side"))
            return Actor(start, end, "UNNAMED", tuple(sorted({each.party for each in side})))
        chosen = holder or (
            next((a for a in reversed(earlier) if a.kind == "PERSON"), None) or self.last_person
        )
        if chosen and chosen.person and self._holds_another(chosen.person, word):
            chosen = None
        if chosen and chosen.person and self._is_no_secretary_general(chosen.person, end, word):
            chosen = None
        return Actor(
            start,
            end,
            "UNNAMED",
            chosen.parties if chosen else (),
            chosen.person if chosen else None,
        )

    def _host_or_guest(self, word: str) -> tuple[str, ...]:
        """ "the host side", "her guests": of talks held in a city of one of those at the table."""
        main = self.table.main
        host = vocabulary().state_of.get(main.city or "") if main is not None else None
        if host not in self.table.parties:
            return ()
        if word.startswith("the host") or word.endswith(" hosts"):
            return (host,) if self.table.is_bilateral or word.endswith("hosts") else ()
        others = tuple(code for code in self.table.parties if code != host)
        is_guest = word.startswith("the visiting ") or word.endswith(_GUESTS)
        return others if is_guest and (len(others) == 1 or word.endswith("s")) else ()

    def _whose_embassy(self, end: int) -> str | None:
        """ "its embassy | in Lima", in a story from Lima: that of the other of two."""
        place = _IN_A_CITY.match(self.layers.painted, end)
        told = self.layers.within(self.layers.names, *place.span("city")) if place else []
        city = told[0].value if told else dateline_city(self.layers) or ""
        host = vocabulary().state_of.get(city)
        if host not in self.table.parties or not self.table.is_bilateral:
            return None
        return next(code for code in self.table.parties if code != host)

    def _state_of_office(self, word: str) -> str | None:
        """ "the Foreign Secretary": of Britain and Poland only one has such an office."""
        office, seated = word.removeprefix("the "), set(self.table.parties)
        bare = patterns().bare_of.get(office)
        if bare in seated and seated.isdisjoint(("GB", "PH", "IN")):
            return bare
        known = {code for code, pattern in patterns().only_of if pattern.search(office)}
        return known.intersection(seated).pop() if len(known & seated) == 1 else None

    def _is_last_body(self, word: str) -> bool:
        """ "the Planning Commission of India … the Commission": the body that was named last."""
        last, name = self.last_body, word.removeprefix("the ")
        return last is not None and name in self.layers.folded[last.start : last.end]

    def _is_of_the_table(self, word: str) -> bool:
        """Whether "the Commission" is the mechanism itself, for all who sit on it."""
        main, name = self.table.main, word.removeprefix("the ")
        return (
            main is not None
            and name in ("commission", "committee", "council", *_GATHERINGS)
            and name in fold(main.name or "").split()
        )

    def _state_filed_from(self) -> str | None:
        """Whose ministry "the ministry" is in a story from the capital of one side."""
        state = vocabulary().state_of.get(dateline_city(self.layers) or "")
        return state if state in self.table.parties else None

    def _only_union(self) -> str | None:
        """ "the bloc", "the Council": the one union of states at the table."""
        unions = [code for code in self.table.parties if code in ORGANISATIONS]
        return unions[0] if len(unions) == 1 else None

    def _holder(self, word: str) -> Actor | None:
        """ "the Secretary": who in the report holds such an office, if all who do are of a side."""
        wanted = word.removeprefix("the ").split()
        holders = [
            person
            for person in self.layers.people
            if person.role and person.party and set(wanted) <= set(fold(person.role).split())
        ]
        plain = [p for p in holders if not _DEPUTY.search(fold(p.role or ""))]
        if wanted[0] in ("minister", "secretary"):
            holders = plain or holders
        if len({person.party for person in holders}) != 1:
            return None
        person = holders[0]
        return Actor(0, 0, "PERSON", (person.party,) if person.party else (), person)

    def _holds_another(self, person: Person, word: str) -> bool:
        """Whether "the adviser" cannot be a person who is known for another office."""
        office = _OFFICE_OF_ITS_OWN.search(word)
        role = fold(person.role or "")
        return bool(office and role) and _OFFICE_OF_ITS_OWN.search(role) is None

    def _is_no_secretary_general(self, person: Person, end: int, word: str) -> bool:
        """Whether "the Secretary General" cannot be a person, who is a foreign secretary."""
        behind = self.layers.folded[end : end + len("-general")].replace("-", " ")
        is_general = "general" in word or behind.startswith(" general")
        role = fold(person.role or "")
        return "secretary" in word and is_general and bool(role) and "general" not in role

    def _named_next(self, end: int) -> dict[int, str | None]:
        """ "He thanked Austin": whoever is named in the same breath is somebody else."""
        folded = self.layers.folded
        return {
            id(mention.person): mention.person.party
            for mention in self.layers.within(self.layers.people_mentions, end, end + 60)
            if not _NEW_CLAUSE.search(folded, end, mention.start)
        }

    def _pronoun(self, start: int, end: int, word: str, earlier: list[Actor]) -> Actor | None:
        if word in ("he", "she"):
            others = self._named_next(end)
            here = [
                a
                for a in earlier
                if a.kind == "PERSON"
                and a.person
                and not a.is_possessive
                and id(a.person) not in others
                and self._may_be(a.person, word)
            ]
            told = [a for a in here if a.person and self._gender(a.person) == word]
            chosen = next((a for a in told or here if told or a.can_be_subject), None)
            if chosen is None and not here:
                chosen = next(
                    (a for a in earlier if self._is_unnamed(a) and a.parties and a.can_be_subject),
                    None,
                )
            if chosen is None:
                candidates = [
                    a
                    for a in (self.last_unnamed, self.last_person, self.person_before)
                    if a and id(a.person) not in others
                    if a.person or set(a.parties).isdisjoint(others.values())
                    if a.person is None or self._may_be(a.person, word)
                ]
                chosen = candidates[0] if candidates else None
                if self.is_ambiguous and len({a.parties for a in candidates}) > 1:
                    told = [a for a in candidates if a.person and self._gender(a.person)]
                    chosen = told[0] if len(told) == 1 else None
            if chosen is None and here:
                chosen = here[-1]
            if chosen is None or not chosen.parties:
                chosen = self.only_named or chosen
            if chosen is None:
                told = [a for a in self.people_last if a.person and self._gender(a.person) == word]
                chosen = told[0] if len(told) == 1 else None
            if chosen and chosen.person:
                self.pronouns.setdefault(id(chosen.person), word)
            if chosen:
                return Actor(start, end, "PRONOUN", chosen.parties, chosen.person)
            return Actor(start, end, "PRONOUN", ())
        if word == "i":
            return Actor(start, end, "PRONOUN", ())  # of whoever speaks, see own_subject.py
        if word == "they":
            here = [a for a in earlier if len(a.parties) > 1 and not a.is_oblique]
            if not here and _THE_PEOPLE.search(self.layers.folded, max(0, start - 90), start):
                return Actor(start, end, "PRONOUN", ())
            if not here and self.third is not None and self._is_plural(self.third):
                return Actor(start, end, "PRONOUN", self.third.parties)
            chosen = here[-1] if here else self.last_plural
            return Actor(start, end, "PRONOUN", chosen.parties if chosen else self.table.parties)
        if word == "it":
            sides = [a for a in earlier if a.kind in ("PARTY", "SIDE", "BODY")]
            if sides and _FOR_WHOM.search(self.layers.folded, max(0, start - 200), sides[0].start):
                return Actor(start, end, "PRONOUN", sides[0].parties)
            painted = self.layers.painted
            sides = [a for a in sides if not _WHICH_HERE.fullmatch(painted, a.end, start)]
            if self.layers.folded.endswith('" ', 0, start):
                sides = []  # "Peru is a good friend," it said: not one whom the words name
            here = [
                a for a in sides if a.can_be_subject or _WHICH.match(self.layers.painted, a.end)
            ]
            which = [a for a in here if _WHICH.match(self.layers.painted, a.end)]
            if not which and _SAID_THAT.search(self.layers.folded, max(0, start - 30), start):
                which = here[-1:]  # "while Algeria announced that it will": who announced
            chosen = (which[-1] if which else here[0]) if here else None
            people = [a for a in earlier if a.person and a.parties]
            if not here and people and _OWN_STATE.search(self.layers.folded, people[-1].end, start):
                chosen = people[-1]  # "she said that her country backs Peru, and that it will"
            if chosen is None and not here and self.acted_as_one is not None:
                chosen = self.acted_as_one  # "The Commission agreed to …. It also decided to …"
            if chosen is None:
                chosen = self._last_seated()
                speakers = {
                    a.parties
                    for a in earlier
                    if (a.person or a.kind == "UNNAMED") and a.can_be_subject
                }
                if chosen is not None and speakers and speakers != {chosen.parties}:
                    chosen = None  # "She believes that it will …": what she speaks of, no state
                if earlier and earlier[0].is_possessive and earlier[0].kind == "PARTY":
                    chosen = None  # "Peru's state bank said that it will …"
            if chosen is None and not earlier and self.third is not None:
                chosen = self.third
            return Actor(start, end, "PRONOUN", chosen.parties if chosen else ())
        return None

    def _is_third(self, actor: Actor) -> bool:
        """Whether a sentence opens with somebody who does not sit at the table."""
        sentence = self.layers.sentence_at(actor.start)
        seated = set(self.table.parties)
        if sentence is None or not seated or not actor.parties or seated & set(actor.parties):
            return False
        ahead = self.layers.folded[sentence.start : actor.start]
        return bool(_NOTHING_AHEAD.fullmatch(ahead))

    def _is_plural(self, actor: Actor) -> bool:
        """ "Malaysia and the Philippines", "officials of Brazil": who may be "they"."""
        is_several = len(actor.parties) > 1 or actor.kind in ("UNNAMED", "JOINT")
        return is_several and not self._is_unnamed(actor)

    def _last_seated(self) -> Actor | None:
        """The party spoken of last, where it sits at the table: "it" is hardly another's act."""
        last, seated = self.last_party, set(self.table.parties)
        if not self.is_party_near:
            return None
        is_other = last is not None and seated and seated.isdisjoint(last.parties)
        return None if is_other else last

    def owner(self, word: str, actors: list[Actor], before: int) -> Actor | None:
        """Whom "his", "their" or "its" means, at a place of the sentence of these actors."""
        here = [a for a in actors if a.end <= before and a.can_be_subject]
        if word == "their":
            plural = [a for a in here if len(a.parties) > 1]
            return plural[-1] if plural else self.last_plural
        if word == "its":
            named = [a for a in actors if a.end <= before and a.is_possessive]
            if named and _APPOSED.fullmatch(self.layers.folded, named[-1].end, before):
                return named[-1]  # "America's "deterrence", | its commitment to Korea"
            single = [a for a in here if len(a.parties) == 1]
            return single[-1] if single else self.last_party
        pronoun = "she" if word == "her" else "he"
        people = [a for a in here if a.person is not None or self._is_unnamed(a)]
        known = [*people[::-1], self.last_person, self.person_before]
        may_be = (a for a in known if a and (a.person is None or self._may_be(a.person, pronoun)))
        return next(may_be, None)

    def _gender(self, person: Person) -> str | None:
        return person.pronoun or self.pronouns.get(id(person))

    def _may_be(self, person: Person, word: str) -> bool:
        known = self._gender(person)
        return known is None or known == word

    def _is_unnamed(self, actor: Actor) -> bool:
        """ "The British minister", "the adviser": one person, who is not named."""
        is_kind = actor.person is None and actor.kind in ("OFFICE", "SIDE", "UNNAMED")
        return is_kind and bool(_ONE_PERSON.search(self.layers.folded, actor.start, actor.end))

    def _is_source(self, actor: Actor) -> bool:
        """ "…, according to Lu": a person whose word is given."""
        is_named = actor.kind == "PERSON" and actor.person is not None
        return is_named and self.layers.folded.endswith("according to ", 0, actor.start)

    # -- what later sentences may refer to

    def _is_as_one(self, actor: Actor) -> bool:
        """ "The Joint Commission", "the JWG", "the meeting": all who sit there, named as one."""
        return bool(_AS_ONE.fullmatch(self.layers.folded, actor.start, actor.end))

    def _other_pair(self, actors: list[Actor]) -> tuple[str, ...]:
        """The two states that a sentence tells of, where they are not those at the table."""
        one = next((a for a in actors if a.can_be_subject), None)
        if one is None or one.kind not in ("PARTY", "JOINT") or not one.parties:
            return ()
        painted, parties = self.layers.painted, set(one.parties)
        if len(parties) == 1 and (met := _MET_WITH.match(painted, one.end)):
            code = self._code_at(met.start("whom"), met.start("whom") + 1)
            parties |= {code} if code else set()
        is_pair = len(parties) > 1 and _ANY_NAMED.match(painted, one.start) is not None
        return tuple(sorted(parties)) if is_pair and not parties <= set(self.table.parties) else ()

    def remember(self, actors: list[Actor]) -> None:
        """Note the actors of a sentence that was read."""
        self.other_pair = self._other_pair(actors)
        subjects = [
            a for a in actors if (a.can_be_subject or self._is_source(a)) and not a.is_outsider
        ]
        one = subjects[0] if subjects else None
        seated = set(self.table.parties)
        self.third = one if one is not None and self._is_third(one) else None
        is_one = one is not None and one.kind == "JOINT" and self._is_as_one(one)
        self.acted_as_one = one if is_one else None
        people = [a for a in subjects if a.person is not None]
        if not people and self.first_of_several is not None:
            people = [self.first_of_several]
        named = [a for a in actors if a.kind == "PERSON" and a.person and a.parties]
        self.only_named = named[0] if not people and len(named) == 1 else None
        self.first_of_several = None
        if people:
            self.people_last = people
            if self.last_person and people[0].person is not self.last_person.person:
                self.person_before = self.last_person
            self.last_person = people[0]
        someone = next((a for a in subjects if a.person is not None or self._is_unnamed(a)), None)
        if someone is not None:
            self.last_unnamed = someone if someone.person is None else None
        objects = [
            a
            for a in actors
            if a.kind == "PERSON" and a.is_object and people and a.parties != people[0].parties
        ]
        self.is_ambiguous = bool(objects)
        if objects:
            self.person_before = objects[0]
        single = [
            actor
            for actor in subjects
            if actor.kind == "DOCUMENT"
            or (actor.kind in ("PARTY", "SIDE", "BODY") and len(actor.parties) < 2)
            or (actor.kind == "UNNAMED" and set(actor.parties) & ORGANISATIONS)
            or (
                actor.kind in ("UNNAMED", "OFFICE")
                and len(actor.parties) == 1
                and _OF_A_BODY.search(self.layers.folded, actor.start, actor.end)
            )
        ]
        if single:
            self.last_party = single[0]
        last = self.last_party
        self.is_party_near = last is not None and any(a.parties == last.parties for a in actors)
        for actor in subjects:
            # "The ministers spoke of Gaza, | Syria and Sudan": of whom they only spoke
            is_spoken_of = actor is not one and one is not None and len(one.parties) > 1
            if is_spoken_of and seated and seated.isdisjoint(actor.parties):
                continue
            if len(actor.parties) > 1 and (not seated or seated.issuperset(actor.parties)):
                self.last_plural = actor  # not "the pact which Peru, Chile and Mali signed"
            if actor.kind == "SIDE" and self.layers.folded[actor.end - 1] == "s":
                self.last_plural = actor
            elif actor.kind == "BODY" or (
                actor.kind == "UNNAMED" and actor.parties and not actor.person
            ):
                self.last_body = actor
        for actor in actors:
            is_body = actor.kind == "BODY" or (
                actor.kind == "SIDE"
                and _OF_A_BODY.search(self.layers.folded, actor.start, actor.end)
            )
            if is_body and actor.parties:
                self.last_body = actor
