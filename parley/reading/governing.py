"""Things of a list to the words that govern them, without which they say something else.

"Expand cooperation in trade and health, and against smuggling and piracy": by itself "health" is
nothing that anybody does, and "piracy" is the opposite of what was meant.
"""

from dataclasses import replace

from parley.reading.cues import cue_rules
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.subjects import classes
from parley.reading.topics import NAMES_IT, PLACES, STRENGTH, Matter, told_topics

Run = tuple[int, int]

_WORDS = 40  # characters of the first words of a phrase

# not of "go on", "keep on"
_ON = r"(?<!go )(?<!goes )(?<!going )(?<!keep )(?<!kept )(?<!carry )(?<!carrying )(?<!move )on"
_FOR = r"(?<!account )(?<!accounting )(?<!search )(?<!searching )(?<!look )(?<!looking )for"
_FIELDS = r"(?:area|field|sphere|sector|domain|topic|issue|subject|matter)s?"
# "in", "including in the areas of": what binds the things of a list to the words before the list
_GOVERNOR = Late(
    r"\b(?:(?:including|notably|particularly|especially|also|both) )?"
    rf"(?:(?:in|{_ON}|{_FOR}|about|over|regarding|concerning|against) (?:both )?"
    rf"(?:(?:the |such |these )?(?:[a-z]+ ){{0,2}}?{_FIELDS}(?: (?:of|such as|like|including)|:) )?"
    rf"|(?:the )?{_FIELDS} (?:of|such as|like|including) |(?:such as|including|like) )"
)
# "… and | against smuggling": the governor of a list that follows another
_NEXT_LIST = Late(r"(?:[,;]|\band|\bas well as|\bbut also)(?: and| as well as| also)? $")
# Where what is done ends, and what it is done about begins
_STEM_ENDS = Late(
    rf",? (?:in|{_ON}|for|about|over|regarding|concerning|against|within|under|among|across"
    r"|through|by|such as|including|notably|particularly|especially|both)\b|[,;:]"
)
_BOUND = Late(r"(?:in|on|for|about|over|regarding|concerning|against) ")
_BARE = Late(r"(?:(?:in|on|for|about|over|regarding|concerning|of|to)\b ?)+")
# "and | of settling", "with a focus on": bound to what stands before by a word of its own
_APART = Late(
    r"(?:of|to|by|with|through|from|as|that|which|who|whose|at|under|within|thanks to"
    r"|the need|would|will|should) "
)
# "so that | food may reach them": what the thing is part of is no list
_CLAUSE = Late(
    r"\b(?:so that|that|which|who|whose|where|while|if|because|until|unless|before|after|when|once"
    r"|than)\b"
)
# "…; | promote trade, and | to hold talks": where a deed may begin that nothing before it governs
_NEXT = Late(r"(?:[,;]|\band\b|\bas well as\b) (?:and |as well as |then |also )?")
_INFINITIVE = Late(r"to (?!the\b|its\b|their\b|an?\b|all\b|both\b|each\b)[a-z]")
_DOING = Late(
    r"(?!naming|citing|listing|mentioning|noting|stressing|focusing|covering|training|including"
    r"|peacekeeping|mining|trafficking|smuggling|fishing|funding|nursing"
    r"|banking|shipbuilding|farming|engineering|manufacturing|shipping|spying|hacking|being)"
    r"[a-z]{3,}ing (?!and\b|or\b|of\b|in\b|on\b|as\b|for\b)[a-z\ue000-\uf8ff]"
)
_TO_DO = Late(r"\b(?:would|will|should|shall|must|can|could|may|to) [a-z]+")
# Verbs that no cue has, and that are no nouns
_OTHER_VERBS = Late(
    r"(?:foster|do|send|take|make|give|hold|set|bring|keep|put|get|go|open|increase|improve|ensure"
    r"|secure|create|raise|ease|protect|identify|deepen|widen|broaden|bolster|restore|pursue|adopt"
    r"|invest|teach|learn|encourage|facilitate|simplify|modernise|modernize|rebuild|expand"
    r"|upgrade|deploy|invite|complete|remove|resolve|settle|begin|start|conduct|assess) "
)
_ACTING = Late(r"[a-z]+ (?!and\b|or\b|of\b|in\b|on\b|as\b|for\b|is\b|are\b)[a-z\ue000-\uf8ff]")
_VERB = Late(
    r"(?:to )?(?:(?:[a-z]+ly|further|also|jointly|together) |(?:continue|keep|begin|start|seek|work"
    r"|strive|endeavou?r|help|try) (?:to )?){0,2}"
    r"(?!(?:be|have|the|an?|their|its|more|less|other)\b)[a-z-]+"
    r"(?: (?:up|out|on|off|down|forward|back)\b)?"
)
# What nobody promotes: without a word against it, it is turned into its opposite
_ILL = Late(
    r"\b(?:\w*terror\w*|\w*extremis[mt]\w*|radicali[sz]ation|\w*crimes?|criminals?|smuggl\w+"
    r"|\w*traffick\w+|pira(?:cy|tes)|\w+ launder\w+|launder\w+|corruption|fraud|scams?|slavery"
    r"|disinformation|poaching|hacking|cyber[- ]?attacks?|ransomware|(?:child|forced) labou?r"
    r"|(?:illegal|iuu|unregulated|irregular|illicit) [\w-]+|(?<!non)(?<!non-)(?<!non )proliferation"
    r"|narcotics|drugs|violence|hatred|threats?|pandemics?|climate change|poverty|hunger"
    r"|disasters?|separatism|coercion|aggression|espionage)\b"
)
_ILLS = frozenset(
    {"counter-terrorism", "cyber-security", "human-trafficking", "drug-trafficking"}
    | {"transnational-crime", "maritime-law-enforcement", "non-proliferation"}
)
_FIGHTS = (
    r"fight|combat|tackl|counter|curb|prevent|suppress|stop|stem|deter|eliminat|eradicat|address"
    r"|confront|punish|prosecut|disrupt|dismantl|reduc|resist|withstand|investigat"
)
_AGAINST = Late(
    r"\b(?:(?:the |their |joint )?(?:(?:fight|struggle|battle|campaign|war|efforts?|measures"
    r"|action|work|operations) )?against|(?:fight|crack(?:ing)? down) on"
    rf"|(?:{_FIGHTS})(?:e|t?ing)?(?: and [a-z]+ing)?|(?:respond|adapt)(?:ing)? to"
    r"|deal(?:ing)? with|cop(?:e|ing) with|(?:the )?(?:prevention|suppression|elimination"
    r"|eradication|investigation) of|(?:the )?(?:response|resilience|answers?) to"
    r"|(?:the )?(?:threats?|dangers?|scourge) (?:of|from|posed by)|victims of"
    r"|challenges (?:such as|like|including)|concerns? (?:about|over|at)) "
)
_NAMED_AGAINST = Late(r"\banti-? ?\w|\bcounter-? ?\w|\bnon-")
_LIST_MARK = Late(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\) ?")  # "(vi) education"


def with_governing(layers: Layers, matters: list[Matter], regions: list[Run]) -> list[Matter]:
    """The matters of a clause, each of those behind the first with the words that govern it."""
    return [_governed(layers, matter, regions) for matter in matters]


def _governed(layers: Layers, matter: Matter, regions: list[Run]) -> Matter:
    region = next((each for each in regions if each[0] < matter.start < each[1]), None)
    if matter.head or region is None:
        return matter
    head = _List(layers, region[0], matter).governing()
    if len(head) == 1 and _BARE.fullmatch(layers.painted, *head[0]):
        ahead = regions[: regions.index(region)]  # "give more, | she said, | for mines and health"
        head = (ahead[-1], *head) if ahead else ()
    mark = _LIST_MARK.match(layers.painted, *matter.span) if head else None
    return replace(matter, head=head, start=mark.end() if mark else matter.start)


class _List:
    """The words of a clause before one thing that a list in it names."""

    def __init__(self, layers: Layers, start: int, matter: Matter) -> None:
        self.layers, self.matter = layers, matter
        self.painted = layers.painted
        self.has_verb = self._is_verb(start) or bool(
            _TO_DO.search(self.painted, start, matter.start)
        )
        self.start = self._last_deed(start)

    def governing(self) -> tuple[Run, ...]:
        """The runs of text that the thing is to be read behind; none where it has its own verb."""
        begin, end = self.start, self.matter.start
        if self.start == end:
            return ()
        if _APART.match(self.painted, end):
            return ()
        if bound := _BOUND.match(self.painted, end):
            return () if self.painted.endswith(bound[0], 0, begin) else self._stem()
        if self._is_ill() and (against := self._last(_AGAINST)):
            return self._behind(*against)
        governors = [g.span() for g in _GOVERNOR.finditer(self.painted, begin, end)]
        governors = [each for each in governors if self._opens_list(each[1])]
        if not self._may_be_ill():
            governors = [g for g in governors if "against" not in self.painted[g[0] : g[1]]]
        if _CLAUSE.search(self.painted, begin, end):
            return ()
        later = [g for g in governors if _NEXT_LIST.search(self.painted, begin, g[0])]
        if later:
            return self._behind(*later[-1])
        if governors:
            start, close = governors[0]
            comma = max(self.painted.rfind(mark, begin, start) for mark in ",;")
            return ((begin, close),) if comma < 0 else self._behind(comma + 1, close)
        verb = _VERB.match(self.painted, begin, end) if self._is_verb(begin) else None
        return (verb.span(),) if verb and not _AGAINST.match(self.painted, begin) else ()

    def _stem(self) -> tuple[Run, ...]:
        """What is done, without what it is done about: "expand cooperation"."""
        ends = _STEM_ENDS.search(self.painted, self.start, self.matter.start)
        if ends is None or _BOUND.match(self.painted, self.start) or ends.start() == self.start:
            return ()
        return ((self.start, ends.start()),)

    def _behind(self, start: int, end: int) -> tuple[Run, ...]:
        """What is done and the governor of the list, where words of another list part them."""
        stem = self._stem()
        if not stem or stem[0][1] >= start:
            return ((self.start if stem else start, end),)
        return (*stem, (start, end))

    def _opens_list(self, end: int) -> bool:
        """Whether a matter stands behind a governor before the thing: "in trade", not "in Asia"."""
        upto = self.matter.start
        hits = self.layers.within(told_topics(self.layers), end, upto)
        comma = self.painted.find(",", end, upto)
        upto = comma if comma > 0 else upto
        return any(
            hit.start < upto
            and STRENGTH.get(hit.kind, 0) >= NAMES_IT
            and hit.value not in PLACES - {"united-nations"}
            for hit in hits
        )

    def _is_ill(self) -> bool:
        ill = _ILL.search(self.painted, *self.matter.span)
        if ill is None:
            return False
        own = (self.matter.start, ill.start())
        is_fought = _AGAINST.search(self.painted, *own) or _NAMED_AGAINST.search(self.painted, *own)
        return not is_fought

    def _may_be_ill(self) -> bool:
        return self.matter.code in _ILLS or bool(_ILL.search(self.painted, *self.matter.span))

    def _last(self, pattern: Late) -> Run | None:
        found = [
            each.span() for each in pattern.finditer(self.painted, self.start, self.matter.start)
        ]
        if not found:
            return None
        governors = _GOVERNOR.finditer(self.painted, found[-1][1], self.matter.start)
        return (
            None
            if any(_NEXT_LIST.search(self.painted, 0, g.start()) for g in governors)
            else found[-1]
        )

    def _last_deed(self, start: int) -> int:
        """Where the last deed before the thing begins, which may be the thing's own."""
        begin = start
        for each in _NEXT.finditer(self.painted, start, self.matter.start):
            if self._is_deed(each.end()):
                begin = each.end()
        return self.matter.start if self._is_deed(self.matter.start) else begin

    def _is_deed(self, at: int) -> bool:
        return self._is_marked_verb(at) or (self.has_verb and self._is_bare_verb(at))

    def _is_verb(self, at: int) -> bool:
        """Whether the words from here on begin with what somebody does: "promote", "to promote"."""
        return self._is_marked_verb(at) or self._is_bare_verb(at)

    def _is_marked_verb(self, at: int) -> bool:
        """Whether they begin with "to promote", "promoting"."""
        return bool(_INFINITIVE.match(self.painted, at) or _DOING.match(self.painted, at))

    def _is_bare_verb(self, at: int) -> bool:
        if _ACTING.match(self.painted, at) is None:
            return False
        words = cue_rules().grammar.encode(self.painted, at, at + _WORDS)
        known = bool(words.chars) and words.chars[0] in classes().base
        return known or _OTHER_VERBS.match(self.painted, at) is not None
