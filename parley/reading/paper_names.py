"""The names of papers: how far a title reaches to the left and the right of its head word."""

import re
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.reading.dates import DateMention
from parley.reading.late import Late
from parley.reading.lexicon import Hit, expand, fold
from parley.reading.vocabulary import NAMES, vocabulary


@dataclass(frozen=True, slots=True)
class NamingWords:
    """The word lists of rules/en/instruments.yaml, ready for use."""

    no_names: frozenset[str]
    never: frozenset[str]
    """Words that no name holds before its head."""
    name_ends: frozenset[str]
    known: dict[str, dict[str, str]]
    only_signed: Late
    before: Late
    """ "Amendment to the" belongs to the name of what is amended."""
    deeds: str
    """What a paper may be made to do: "memorandum to combat …"."""
    states: frozenset[str]


@cache
def naming_words() -> NamingWords:
    """Load the words of names once."""
    data = rules.load("instruments")
    signed = "|".join(form for word in data["only_signed"] for form in expand(word))
    states = frozenset(vocabulary().lexicon.words(NAMES, "state"))
    return NamingWords(
        no_names=frozenset(data["no_names"]),
        never=frozenset(data["never_in_names"]),
        name_ends=frozenset(data["name_ends"]),
        known=data["known"],
        only_signed=Late(data["signed_at_once"].replace("{NOUN}", f"(?:{signed})")),
        before=Late(rf"\b(?:{'|'.join(data['before_heads'])}) to (?:the )?$"),
        deeds="|".join(data["deeds"]),
        states=states,
    )


@dataclass(slots=True)
class Page:
    """What the naming of papers looks at."""

    text: str
    folded: str
    hits: list[Hit]
    dates: dict[int, DateMention]
    date_ends: dict[int, DateMention]
    spelled: dict[str, str] = field(default_factory=dict)
    """Short form to the name that it was printed beside."""

    def is_upper(self, at: int) -> bool:
        """Whether a capital is printed at a place."""
        return self.text[at : at + 1].isupper()

    def clean(self, start: int, end: int) -> str:
        """What is printed there, on one line."""
        return " ".join(self.text[start:end].split())


ON_THE_WAY = Late(
    r"\b(?:negotiat\w*|talks|draft\w*|conclude|conclusion of|concluding|early|soon|finali[sz]\w+"
    r"|working (?:on|towards?)|closer? to|look(?:s|ed|ing)? (?:into|at)|possib\w+|propos\w+"
    r"|future|prospective|to (?:sign|ink|adopt|conclude|complete|reach)|design of|completion of"
    r"|hop(?:e|es|ed|ing)|push(?:ing)? for|(?<!full )text of|preparations? (?:of|for))\b(?!\w)"
    r"[^.;]{0,60}$"
)

_SMALL = frozenset("a an the of and on in for to towards with between & as by at from".split())
_QUOTE_MARKS = "\"'"


def quoted_title(page: Page, hit: Hit) -> tuple[int, int] | None:
    """A title in quotation marks is the name as it stands: "Strategic Partnership: A Roadmap"."""
    for mark in _QUOTE_MARKS:
        start = page.folded.rfind(mark, max(0, hit.start - 90), hit.start) + 1
        end = page.folded.find(mark, hit.end, hit.end + 90)
        while mark == "'" and end > 0 and page.folded[end + 1 : end + 2].isalnum():
            end = page.folded.find(mark, end + 1, hit.end + 90)
        if not start or end < 0 or page.folded[start - 2 : start - 1].isalnum():
            continue
        words = [word for word in page.text[start:end].split() if fold(word) not in _SMALL]
        if len(words) > 2 and all(word[0].isupper() or word[0].isdigit() for word in words):
            return start, end
    return None


def name_left(page: Page, start: int) -> int:
    """Words of the name before the head: capitals always, small ones where they qualify it."""
    text, folded, words = page.text, page.folded, naming_words()
    is_capital = text[start].isupper()
    at = start
    linked = start
    """Where the name begins so far; a link word belongs to it only with a capital before it."""
    while at > 1 and folded[at - 1] == " " and start - at < 80:
        if not is_capital and (
            acronym := re.search(r" \([A-Z]{2,8}\) $", text[max(0, at - 12) : at])
        ):
            at -= len(acronym[0]) - 1
        word_start = max(folded.rfind(" ", 0, at - 1), folded.rfind("\n", 0, at - 1)) + 1
        printed = folded[word_start : at - 1]
        word = printed.strip("\"'(")
        capital = text[word_start : at - 1].strip("\"'(")[:1].isupper()
        if is_capital and (titled := _TITLED.search(text, max(0, at - 20), at)):
            place = fold(titled["place"] or "")
            if not place or place in words.states or place.title() in vocabulary().state_of:
                return titled.start()
        is_link = is_capital and not capital and word in ("and", "of", "for", "on", "in", "&", "-")
        if not is_link and (not word or word in words.never or word[:1].isdigit()):
            break
        if (word[-1] in ",.;:)" and not _DOTTED.search(word)) or printed.endswith(("'s", "s'")):
            break
        if not is_capital and (status := _STATUS_OF.search(folded, max(0, at - 20), at)):
            return status.start()
        if is_capital and not capital:
            if not is_link:
                field = _FIELD_OF_TWO.search(text, max(0, at - 60), at)
                if field and not words.no_names & set(field["field"].split()):
                    return field.start("field")
                break
            if word == "and" and _ends_with_a_state(folded, word_start):
                both = _TWO_STATES.search(text, max(0, word_start - 40), at)
                first = _starts_with_a_party(page, at)
                return both.start("first") if both and first else linked
        elif not is_capital and capital:
            return _capitals_left(page, at, linked)
        elif not is_capital and (
            word in words.no_names or word in words.name_ends or word.endswith(("ed", "ing", "ly"))
        ):
            break
        else:
            linked = word_start
        at = word_start
    fields = _FIELDS_BEFORE.search(text, max(0, linked - 60), linked)
    is_row = fields is not None and _FIELDS_BEHIND.match(text, linked, start)
    return fields.start("first") if fields and is_row else linked


# "the | New York Declaration", "the | Two Plus Four Treaty": no adjective, nor a number of papers
_TITLED = Late(
    r"(?<![\w-])(?:(?P<place>New [A-Z][a-z]+)|New START|(?:Two|2) ?(?:Plus|\+) ?(?:Four|4)) $"
)
# "the Japan-Peru | maritime security Memorandum of Understanding"
_FIELD_OF_TWO = Late(r"\b[A-Z][\w.]+-[A-Z][\w.]+ (?P<field>(?:[a-z]+(?:-[a-z]+)? (?:and )?){1,3})$")
# "the | Chile and Peru Basic Treaty": both states are of the name.
_TWO_STATES = Late(r"\b(?:[Tt]he|our) (?P<first>(?:[A-Z][\w.]+ ){1,3})and $")
_STATUS_OF = Late(r"\bstatus of (?:visiting )?$")  # "… | forces agreement"
# "the Migration, | Justice and Home Affairs Agreement": fields in a row that name one paper
_FIELDS_BEFORE = Late(r"\b(?:[Tt]he|[Aa]n?) (?P<first>(?:[A-Z][\w-]+, ){1,3})$")
_FIELDS_BEHIND = Late(r"[A-Z][\w-]+,? and [A-Z]")
_DOTTED = Late(r"\b(?:[a-z]\.)+$")  # "ASEAN-U.S."


def _ends_with_a_state(folded: str, at: int) -> bool:
    before = folded[max(0, at - 40) : at].split()
    return any(" ".join(before[-count:]) in naming_words().states for count in (1, 2, 3))


def _capitals_left(page: Page, at: int, start: int) -> int:
    """ "Millennium Challenge Corporation compact", "Sino-US joint communiqués"."""
    run = re.search(
        r"(?:[A-Z][\w.'-]+ )+$", page.text[max(page.text.rfind("\n", 0, at) + 1, at - 60) : at]
    )
    if run is None:
        return start
    capitals = run[0].split()
    ended = [n for n, word in enumerate(capitals) if _ENDS_A_SENTENCE.fullmatch(word)]
    capitals = capitals[ended[-1] + 1 :] if ended else capitals
    while capitals and (fold(capitals[0]) in naming_words().never or capitals[0].endswith("'s")):
        capitals = capitals[1:]
    name = " ".join(capitals)
    if fold(name) in naming_words().states or not (len(capitals) > 1 or "-" in name[1:]):
        return start
    return at - len(name) - 1


# "… on 4 April. Six | agreements": no name goes over the end of a sentence
_ENDS_A_SENTENCE = Late(r"[A-Z][a-z'-]{2,}\.")
_LINK_BEHIND = Late(
    r"(?: \([a-z]{2,9}\))? (?:on|of|for|against|concerning|regarding|about"
    r"|relating to|in the field of"
    r"|in(?= the (?!course|presence|margins|sidelines|framework|run-up|wake|coming|next|near|spring"
    r"|summer|autumn|end\b))) (?:the )?+(?!(?:19|20)\d\d\b(?! ?-)|\d{1,2}\b"
    r"|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?"
    r"|oct|nov|dec)\b"
    r"|(?:this|that|these|those|which|whom|such|both|its|their|his|her|our|any|each|all"
    r"|request|first|second|early(?! (?:warning|harvests?|childhood|action|detection|response)\b)"
    r"|late|order|place|force|line|time|case|occasion|eve"
    r"|sidelines|margins|basis)\b)",
)
_BETWEEN = Late(
    r" between the (?!(?:two|three|four|sides|parties)\b)"
    r"(?![\w ]{0,16}(?:firms|companies|universities|banks))"
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday".split()
)
_WORD = Late(r"[^\s,;:()\"]+")
_STOP_BEHIND = Late(r" (?:\d{4}\b(?! ?-)|the\b|an? )")
_LINKS = ("of", "and", "on", "for", "the", "in", "to", "towards", "with", "between", "a", "an")
_MORE_OF_A_LIST = Late(r",(?: [A-Z][\w-]+,?){0,3} (?:and|&) (?=[A-Z])")
_SMALL_LIST = Late(
    r"(?:, [a-z-]+){1,3},? and"
    r" (?:[a-z-]+ (?:co-?operation|ties|affairs|matters|issues)(?=[,.;])|[a-z-]+)"
    r"(?=[,.;]| (?:was|were|is|has|had|signed|inked)\b)"
)
_SPAN = Late(r"\b(?:19|20)\d\d ?- ?(?:19|20)?\d\d$")
_INNER_SHORT = Late(r" \([A-Z]{2,8}\)(?= (?:in|on|of|for) )")


def name_right(page: Page, hit: Hit) -> int:
    """The name behind the head: "on bilateral defence cooperation", "of Mutual Cooperation".

    A name in capitals ends at the first small word that is no link; any name ends at a verb, a
    year, or a mark, and where its block ends.
    """
    text, folded = page.text, page.folded
    block_end = folded.find("\n", hit.end)
    limit = min(block_end if block_end >= 0 else len(folded), hit.end + 120)
    link = _LINK_BEHIND.match(folded, hit.end, limit) or deed_behind(page, hit, limit)
    if link and link[0].startswith(" against") and not page.is_upper(link.end()):
        link = None
    if link is None and hit.value == "mou":
        link = _BETWEEN.match(folded, hit.end, limit)
    if not link:
        return hit.end
    at = last = link.end()
    if hit.value != "mou" and folded[last : last + 3] in ("a ", "an "):
        return hit.end
    is_deed = link.re is not _LINK_BEHIND.compiled
    # in "on Vietnam-France defence cooperation" the capitals are an adjective's
    of_two = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?-[A-Z]\w+ [a-z]").match(text, last)
    is_capital = page.is_upper(hit.start) and page.is_upper(last) and not of_two
    if not page.is_upper(hit.start) and _starts_with_a_party(page, last):
        return hit.end  # "the security pact of Australia": a word for it, not its name
    listed = -1
    for word in _WORD.finditer(folded, at, limit):
        bare = word[0].strip("'\".")
        between = folded[at : word.start()].strip()
        if between and word.start() != last and word.start() > listed:
            break
        is_number = is_deed and bare.isdigit()  # "that makes 2021 the Year of Culture"
        if bare == "between" and word.start() > last and _starts_with_a_state(page, word.end()):
            break  # "the memorandum on trade between the Republic of …": whose, not what
        if (
            word.start() > last
            and not is_number
            and _ends_name(page, word, bare, is_capital=is_capital)
        ):
            break
        at = word.end()
        if word[0].endswith(".") or (not is_capital and _SPAN.search(folded, last, at)):
            break
        if not is_capital and (more := _SMALL_LIST.match(folded, at)):
            at = more.end()
            break
        if is_capital and (more := _MORE_OF_A_LIST.match(text, at)):
            listed = max(listed, more.end())
        elif is_capital and (short := _INNER_SHORT.match(text, at)):
            listed = max(listed, short.end() + 1)
        elif folded[at : at + 1] in ',;:()"' and at >= listed:
            break
    stripped = re.sub(
        r"(?: (?:a|an|and|of|on|the|for|towards|with|between|in|to|by|from|-))+$",
        "",
        folded[link.start() : at].rstrip(" .'\"&"),
    )
    end = link.start() + len(stripped)
    return end if end > link.end() else hit.end


def deed_behind(page: Page, hit: Hit, limit: int) -> re.Match[str] | None:
    """ "to combat illegal mining", "that sets out …": only what is negotiated or signed has these.

    "They reached an agreement to cooperate" names no paper.
    """
    deeds = naming_words().deeds
    found = re.compile(
        rf" (?:to (?={deeds})|that (?=(?:sets? out|makes|provides? for|covers|governs"
        r"|regulates|lays down|lets|allows) ))"
    ).match(page.folded, hit.end, limit)
    if not found or hit.value == "mou":
        return found
    before = page.folded[max(0, hit.start - 40) : hit.start]
    is_paper = ON_THE_WAY.search(before) or re.search(r"\b(?:signed|inked) an? $", before)
    behind = re.compile(r"[^.;]{0,90}? (?:was|were) (?:signed|inked)\b").match(page.folded, hit.end)
    return found if hit.value == "agreement" and (is_paper or behind) else None


def _starts_with_a_party(page: Page, at: int) -> bool:
    words = page.folded[at : at + 40].split()
    firsts = [" ".join(words[:count]).rstrip(",.;") for count in (1, 2, 3)]
    return any(name.removesuffix("'s") in naming_words().states for name in firsts)


def _starts_with_a_state(page: Page, at: int) -> bool:
    of_state = _THE_STATE.match(page.folded, at)
    return _starts_with_a_party(page, of_state.end() if of_state else at + 1)


_THE_STATE = Late(
    r" (?:the )?(?:government of (?:the )?)?(?:(?:people's|islamic|federal|socialist|democratic"
    r"|arab|united) )*(?:(?:republic|kingdom|state|sultanate|union) of (?:the )?)?"
)


def _ends_name(page: Page, word: re.Match[str], bare: str, *, is_capital: bool) -> bool:
    folded = page.folded
    if bare.isdigit():
        return not folded.endswith(("towards ", "until ", "to ", "- "), 0, word.start())
    works_in = bare == "in" and folded.endswith(_WORKS_IN, 0, word.start())
    if works_in and _FIELD_BEHIND.match(folded, word.end()):
        return False
    if bare == "of" and folded.endswith(_IN_THE_FIELD, 0, word.start()):
        return False
    if bare in ("of", "and", "on", "for", "in") and (
        stop := _STOP_BEHIND.match(folded, word.end())
    ):
        goes_on = is_capital and stop[0].strip() in ("the", "a", "an") and bare != "and"
        if not (goes_on and page.is_upper(stop.end() + (stop[0][-1] != " "))):
            return True
    if bare == "and" and folded.startswith(" against ", word.end()):
        return True  # "the treaty on disarmament | and against new tests"
    if bare in ("in", "at") and _is_city(page, word.end() + 1):
        return True
    if is_capital and page.text[word.start()].islower():
        return bare not in _LINKS and bare != ""
    if bare.endswith("ed") and folded.endswith(" and ", 0, word.start()):
        return True
    if bare in _DAYS:
        return True
    if bare in ("next", "last"):
        return not folded.endswith("the ", 0, word.start())
    return bare in naming_words().name_ends


# "on cooperation in auditing oversight", "for cooperation in the fields of peace and …"
_WORKS_IN = ("cooperation ", "co-operation ", "collaboration ", "training ", "partnership ")
_IN_THE_FIELD = (" in the field ", " in the fields ", " in the area ", " in the areas ")
_FIELD_BEHIND = Late(
    r" (?:the (?:fields?|areas?|spheres?|domains?) of|(?!the\b|an?\b|early\b|late\b|mid|this\b"
    r"|line\b|which\b|accordance\b|force\b|january|february|march|april|may\b|june|july|august|september"
    r"|october|november|december)[a-z-]{4,})"
)


def _is_city(page: Page, at: int) -> bool:
    words = page.text[at : at + 40].split()[:3]
    return any(" ".join(words[:n]).rstrip(",.;") in vocabulary().state_of for n in (1, 2, 3))
