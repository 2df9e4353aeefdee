"""Instruments: the named documents that bind or guide the parties."""

import re
from dataclasses import dataclass, replace

from parley.model.reading import InstrumentItem
from parley.reading.dates import DateMention
from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.paper_names import (
    ON_THE_WAY,
    Page,
    deed_behind,
    name_left,
    name_right,
    naming_words,
    quoted_title,
)


@dataclass(slots=True)
class Paper:
    """A document named at one place."""

    start: int
    end: int
    name: str
    kind: str
    ref: str | None
    year: str | None
    year_span: tuple[int, int] | None
    status: str | None
    when: DateMention | None = None
    """A date attached to it that names no year: "signed in August"."""
    is_to_come: bool = False
    """Whether it is to be signed: "will sign the Protocol in May"."""


_MEETING_BEHIND = Late(
    r"(?: \([a-z&+-]{2,9}\))?(?:'s)? (?:dialogue|meeting|talks|round|session|commission|committee"
    r"|group|forum|period|council|ministerial|summit|conference|secretariat)\b"
)
_OWN_TITLE = Late(
    r"(?: of| on| for| from| following| issued after| at|:)?(?: the)? (?:\d{1,3}(?:st|nd|rd|th)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|[ivx]{2,6}|[vx])"
    r"(?=\s|$)\s?"
    r"(?!(?:[\w-]+ ){0,2}(?:anniversary|jubilee))",
)
# "the Joint Statement on the Enhanced Strategic Partnership Dialogue" is the report itself
_OF_A_MEETING = Late(
    r"(?:dialogue|meeting|talks|consultations?|session|summit|round|conference|ministerial|committee"
    r"|commission|council|forum)s?$"
)
_OF_THE_TWO = Late(
    r" (?:of|by|from) (?:the |their )?(?:two |both )(?:countries|sides|nations|states|governments"
    r"|ministers|ministries|parties|leaders)"
)
_SHORT = Late(r" \(([A-Z][A-Za-z&-]{1,9})\)")


def find_papers(text: str, folded: str, hits: list[Hit], dates: list[DateMention]) -> list[Paper]:
    """Find the papers of a report in order: those known everywhere, and heads with a name."""
    page = Page(
        text, folded, hits, {date.start: date for date in dates}, {date.end: date for date in dates}
    )
    other = spelled_otherwise(text, hits)
    found: list[Paper] = []
    for hit in hits:
        if hit.kind == "known" and text[hit.start : hit.end] in other:
            continue
        outer = found[-1] if found and hit.start < found[-1].end else None
        if outer is not None and not _is_paper_within(page, hit, outer):
            continue
        paper = _paper_at(page, hit, outer)
        if paper is not None:
            found.append(paper)
            short = _SHORT.match(text, paper.end)
            if short and hit.kind == "head":
                page.spelled.setdefault(short[1], paper.name)
    listed = _of_a_list(page)
    heads = {start for _, start in listed}
    found = [paper for paper in found if not any(paper.start <= at < paper.end for at in heads)]
    found += [*_only_signed(page, found), *(paper for paper, _ in listed)]
    return sorted(found, key=lambda paper: (paper.start, -paper.end))


def _paper_at(page: Page, hit: Hit, outer: Paper | None) -> Paper | None:
    """The paper that a word stands for, unless it names none."""
    if hit.kind == "acronym":
        if (
            page.folded[hit.start - 1 : hit.start] == "("
            and page.folded[hit.end : hit.end + 1] == ")"
        ):
            return (
                None if page.text[hit.start : hit.end] in page.spelled else _short_form(page, hit)
            )
        paper: Paper | None = _short_form(page, hit)
    elif hit.kind == "known":
        paper = _known(page, hit)
    else:
        paper = _named(page, hit)
    if paper is None:
        return None
    paper.is_to_come = _is_to_be_signed(page, paper)
    if not _is_talked_of(page, paper):
        _attach_date(page, paper, hit, within=outer is not None)
    if hit.kind == "head" and not _is_instrument(page, paper, hit):
        return None
    if paper.ref == "TAC" and paper.year not in (None, "1976"):
        paper.ref = None  # two states may have one of their own by that name
    paper.status = paper.status or _status(page, paper)
    return paper


# "agreed to resume negotiations on | a free trade agreement in 2024": no year of the paper
_TALKS_ON = Late(
    r"\b(?:(?:talks|negotiations|discussions|work|consultations)"
    r" (?:on|for|about|over|towards|to conclude)|(?:is|are|been) negotiating)"
    r" (?:an?|the|their|its) (?:[\w-]+ ){0,2}$"
)


# "will sign | the Migration Agreement in 2025", "look forward to the signature of | the Agreement"
_TO_BE_SIGNED = Late(
    r"\b(?:(?:will|would|shall|should|may|might|can|could|must"
    r"|(?:agree[ds]?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|intend(?:s|ed|ing)?"
    r"|want(?:s|ed)?|wish(?:es|ed)?|aim(?:s|ed|ing)?|ready|prepar(?:ed|ing)|decid(?:e|es|ed)|is|are"
    r"|was|were|supposed|meant|about|fail(?:s|ed)?|refus(?:es|ed)|declin(?:es|ed)|unable|unwilling"
    r"|commit(?:ted|ment)|pledg(?:e|es|ed)|propos(?:e|es|ed)|due|set|scheduled|efforts|willing"
    r"|willingness|readiness|intention|need|possible|time) to)"
    r" (?:soon |also |jointly |formally |swiftly |quickly )?"
    r"(?:sign|ink|conclude|initial|adopt|finali[sz]e)"
    r"|(?:look(?:s|ed|ing)? forward to|await(?:s|ed|ing)?|hop(?:e|es|ed|ing) for"
    r"|(?:commitment|committed|close|closer) to|call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|upcoming"
    r"|forthcoming|planned|work(?:s|ed|ing)? towards?|pav(?:e|es|ed|ing) the way (?:for|to)"
    r"|prepar(?:e|es|ed|ing|ations) for) (?:the )?(?:(?:early|swift|speedy|timely|formal|earliest)"
    r" )?(?:possible )?(?:signing|signature|conclusion|adoption) of)"
    r" (?:the|an?|their|its|this|that) (?:[\w-]+ ){0,3}$"
)

# "did not sign | the treaty", "almost signed", "explored the possibility of signing | a memorandum"
_UNSIGNED_AHEAD = Late(
    r"\b(?:(?:not|never|almost|nearly|should have|could have|would have) (?:yet |ever )?"
    r"(?:sign(?:ed)?|inked?|concluded?|adopt(?:ed)?|initial(?:led)?)"
    r"|(?:possibilit(?:y|ies)|prospects?|idea|option|feasibility|plans?|intention|proposals?"
    r"|explor\w+|discuss\w+|consider\w*|propos(?:e|es|ed|ing)|suggest\w*|envisag\w+)"
    r"(?: (?:of|for))? (?:(?:soon|possibly|jointly) )?(?:signing|inking|concluding|adopting))"
    r" (?:the|an?|their|its|this|that) (?:[\w-]+ ){0,3}$"
)
# "the letter of intent | was not signed", "the plan | 2024-2026 has not yet been adopted", "the
# draft accord, | which is expected to be signed in 2025", "proposed that a memorandum | be signed"
_BRIEF_ASIDE = r"(?: (?:19|20)\d\d ?- ?(?:19|20)?\d\d)?(?: \([^()]{2,20}\))?(?:,? (?:which|that))?"
_NOT_SIGNED = Late(
    rf"{_BRIEF_ASIDE} (?:was|were|has|have|had|is|are|could) (?:not|never)(?: yet)?(?: been| be)?"
    r" (?:signed|inked|concluded|adopted)\b"
    rf"|{_BRIEF_ASIDE},?(?: (?:is|are|was|were|will|would|should|could|might|may|can|shall|must))?"
    r"(?: (?:now|still|also|soon|not|yet))?"
    r"(?: (?:expected|due|scheduled|planned|supposed|set|meant|hoped|likely|ready|about))?"
    r"(?: to)? be (?:(?:soon|also|formally) )?(?:signed|inked|concluded|adopted|initialled)\b"
)
_SIGNING_OF = Late(
    r"\b(?:signing|signature|conclusion|adoption) of (?:the |an? )?(?:[\w-]+ ){0,2}$"
)
_NOT_DONE = Late(
    r"(?: \([^()]{2,20}\))?(?:, [^,.;]{3,50},)?"
    r" (?:(?:was|were|is|are|has been|had been) (?:again |once more )?"
    r"(?:postponed|put off|delayed|deferred|cancel?led|called off|blocked|held up|planned|scheduled"
    r"|expected|due|set)|did not take place|(?:will|would|is to|was to|may|might|could)\b)"
)
# "the Agreement, which was to be signed | in 2022, was signed on 4 May"
_AFTER_ALL = Late(
    r"[^.;]{0,60}?,? (?:but )?(?:was|were) (?:(?:finally|only|then|now) )?"
    r"(?:signed|inked|concluded)\b"
)
# "the 2004 Agreement | expired in 2014", "the Treaty, | which Russia suspended": in force no more.
_ENDED = (
    r"(?:terminated|suspended|denounced|abrogated|annulled|cancel?led|revoked|repealed|rescinded"
    r"|scrapped|superseded|replaced)"
)
_ENDED_BEHIND = Late(
    r"(?: of (?:18|19|20)\d\d)?(?: \([^()]{2,20}\))?(?: (?:with|between) [^,.;]{2,40}?)?"
    r"(?:,? (?:which|that))?(?: (?:has|have|had))?(?: (?:since|now|already|long))?"
    rf"(?: (?:expired|lapsed)\b| (?:was|were|is|are|been)(?: (?:since|now|later))? {_ENDED}\b"
    r"| (?:was|were|is|are)?(?: been)? ?(?:not|never)(?: yet)?(?: been)?"
    r" (?:ratified|implemented|applied|renewed)\b"
    r"| (?:is|are|was|were) no longer (?:in force|in effect|valid|applied|binding)\b"
    r"|(?<=which|.that) (?:the )?[\w ]{2,30}"
    r" (?:terminated|suspended|denounced|quit|left|withdrew from)\b)"
)
_ENDED_AHEAD = Late(
    rf"(?<!not )\b(?:{_ENDED}|terminat(?:ing|ion of)|denunciation of|annulment of"
    r"|suspen(?:ding|sion of)"
    r"|with(?:drew|drawn|drawing|drawal) from|pull(?:ed|ing) out of|expir(?:y|ation) of|quit"
    r"|yet to ratify|not (?:yet )?ratified)"
    r" (?:the |its |their |an? |this |that |all )?(?:[\w-]+ ){0,3}$"
)
# "Negotiations on a treaty | were broken off in 2018"
_BROKEN_OFF = Late(
    r"[^,.;]{0,40}? (?:broke (?:down|off)|(?:was|were|has been|have been|had been)"
    r" (?:broken off|abandoned|suspended|halted|dropped|shelved|frozen|called off))\b"
)
# What is only to be signed is agreed on, and is neither in force nor under negotiation.
_TO_BE_FINISHED = Late(r"\b(?:conclu(?:de|sion of)|finali[sz]e) [^.;]{0,40}$")


def _is_to_be_signed(page: Page, paper: Paper) -> bool:
    """Whether a paper is one to come: a day behind it is when it is to be signed."""
    folded, begin = page.folded, max(0, paper.start - 90)
    if _TO_BE_SIGNED.search(folded, begin, paper.start):
        return True
    if _UNSIGNED_AHEAD.search(folded, begin, paper.start):
        return True
    not_signed = _NOT_SIGNED.match(folded, paper.end)
    if not_signed and not (
        _JUST_SIGNED.search(folded, begin, paper.start)
        or _AFTER_ALL.match(folded, not_signed.end())
    ):
        return True
    is_signing = _SIGNING_OF.search(folded, begin, paper.start) is not None
    return is_signing and _NOT_DONE.match(folded, paper.end) is not None


def _is_talked_of(page: Page, paper: Paper) -> bool:
    """Whether a paper is only said to be negotiated: a day behind it is that of the talks."""
    return bool(_TALKS_ON.search(page.folded, max(0, paper.start - 60), paper.start))


def _is_paper_within(page: Page, hit: Hit, outer: Paper) -> bool:
    """Whether a name holds another paper: "Joint Statement on the Implementation of the DOC"."""
    if hit.kind == "acronym" or outer.ref:
        return False
    if hit.kind == "known":
        return True
    return page.is_upper(hit.start) and bool(
        re.search(r"\b(?:of|to) the (?:\w+ )?$", page.folded[outer.start : hit.start])
    )


def _short_form(page: Page, hit: Hit) -> Paper:
    """ "BECA" is what its name was said to be where it was first printed."""
    printed = page.text[hit.start : hit.end]
    name = page.spelled.get(printed) or _spelled_later(page, printed) or printed
    return Paper(hit.start, hit.end, name, hit.value, None, None, None, None)


def _spelled_later(page: Page, short: str) -> str | None:
    """The name that stands before the short form in brackets: a headline comes before it."""
    at = page.text.find(f"({short})")
    head = next((h for h in page.hits if h.kind == "head" and h.end == at - 1), None)
    if head is None:
        return None
    name = page.clean(name_left(page, head.start), head.end)
    page.spelled.setdefault(short, name)
    return name


# -- names -----------------------------------------------------------------------------------------

# "a code of conduct in cyberspace": not the one of the South China Sea
_OTHER_CODE = Late(
    r" (?:in|on|for|governing) (?:the )?(?:use of )?(?:cyber|(?:outer )?space\b|internet|artificial"
    r"|police|business|compan|journalist|troops|soldiers|peacekeep|private|fisher|recruit|border"
    r"|drones?\b|satellites?\b|unmanned|robot|weapon|arms\b|missile|election|lobby|minist|diplomat"
    r"|investor|suppl|mining|research|migra|media|platform|data\b|digital|public|civil|nuclear"
    r"|aid\b|judges|banks?\b|advert)"
)
_AT_SEA = Late(r" (?:of parties )?in the [a-z]+(?: [a-z]+)? sea")


def _known(page: Page, hit: Hit) -> Paper:
    entry = naming_words().known[hit.value]
    end = hit.end
    # "… in the South China Sea (DOC)": place and short form belong to the name
    more = _AT_SEA.match(page.folded, end)
    if more and hit.value in ("DOC", "COC"):
        end = more.end()
    if hit.value == "TAC" and (asia := re.compile(" in southeast asia").match(page.folded, end)):
        end = asia.end()
    name = page.clean(hit.start, end)
    if hit.value == "COC" and _OTHER_CODE.match(page.folded, end):
        return Paper(hit.start, end, name, entry["kind"], None, None, None, None)
    return Paper(hit.start, end, name, entry["kind"], hit.value, None, None, entry["status"])


# "Roadmap 2030, which was adopted in 2021": the year that it aims at is of the name.
_AIMED = ("roadmap", "road map", "blueprint", "strategic vision", "joint vision")
_AIM = Late(r" 20(?:2[5-9]|[3-6]\d)\b(?!\s?[-/])")
IS_AIM = Late(rf"\b(?:{'|'.join(_AIMED)}) $")
_INITIALS = Late(r"[A-Za-z]+")
_SPELLED_BEHIND = Late(r"(?: \(|, )(?:or )?(?:the )?([A-Z][A-Za-z &'-]{4,60}?)[,.;)]")
_SPELLED_BEFORE = Late(r"((?:[A-Z][a-z]+|of|and|for|&)(?: (?:[A-Z][a-z]+|of|and|for|&)){1,6}) \($")


def spelled_otherwise(text: str, hits: list[Hit]) -> set[str]:
    """The short forms that stand for something else here: "DOC (the Department of Commerce)"."""
    out: set[str] = set()
    for hit in hits:
        short = text[hit.start : hit.end]
        if hit.kind != "known" or len(short) != 3:
            continue
        behind = _SPELLED_BEHIND.match(text, hit.end)
        before = _SPELLED_BEFORE.search(text, max(0, hit.start - 80), hit.start)
        for spelled in (found[1] for found in (behind, before) if found):
            words = _INITIALS.findall(spelled)
            letters = iter("".join(word[0] for word in words).upper())
            if all(letter in letters for letter in short) and "onduct" not in spelled:
                out.add(short)
    return out


def _named(page: Page, hit: Hit) -> Paper:
    quoted = quoted_title(page, hit)
    if quoted:
        start, end = quoted
    else:
        start = name_left(page, hit.start)
        end = name_right(page, hit)
        aim = _AIM.match(page.text, end) if end == hit.end and page.is_upper(hit.start) else None
        if aim and page.folded[hit.start : hit.end] in _AIMED:
            end = aim.end()
        amended = naming_words().before.search(page.folded, max(0, start - 30), start)
        if amended:
            start = amended.start()
    name = page.clean(start, end)
    if end == hit.end and not quoted:
        titled = _UNDER_THE_TITLE.match(page.folded, end)
        signed = _SIGNED_ASIDE.match(page.folded, end) or _BETWEEN_THEM.match(page.text, end)
        if titled:
            title = page.clean(titled.start("title") - 1, titled.end())
            return Paper(start, titled.end(), f"{name} {title}", hit.value, None, None, None, None)
        if signed:
            behind = name_right(page, hit._replace(end=signed.end()))
            if behind > signed.end():
                name = f"{name}{page.text[signed.end()]}{page.clean(signed.end(), behind)}"
                status = "in-force" if "igned" in signed[0] or "inked" in signed[0] else None
                return Paper(start, behind, name, hit.value, None, None, None, status)
    return Paper(start, end, name, hit.value, None, None, None, None)


# "a communiqué under the title “Forging a Partnership”"
_UNDER_THE_TITLE = Late(
    r",? (?:under the (?:title|heading)|with the title|entitled|titled|headed|called)(?: of)?,?"
    r' "(?P<title>[^"\n]{4,120})"'
)
# "the General Agreement between the Government of … and the Cabinet of … | on Cooperation"
_BETWEEN_THEM = Late(r" between (?:the )?[A-Z][^,.;:\n]{2,110}?(?= (?:on|for) [A-Z])")
# "a memorandum, now signed, | to combat mining", "a letter of intent had been signed | for drills"
_SIGNED_ASIDE = Late(
    r", (?:(?:now|already|just|newly|recently|since) )?(?:signed|inked|concluded|initialled)"
    r"(?: (?:in|on|at|by) [^,.;\n]{2,40})?,(?= (?:to|on|for) )"
    r"| (?:was|were|has been|had been) (?:also )?(?:signed|inked)(?= (?:on|for) )"
)


# -- dates and status ------------------------------------------------------------------------------

_SIGNED = (
    r"signed|inked|reached|concluded|adopted|issued|agreed|made|released|initialled|ratified"
    r"|announced|exchanged|endorsed|approved|subscribed"
    r"|(?:entered|came) (?:fully |formally |provisionally )?into force"
    r"|(?:been )?in (?:force|effect)"
    r"|took effect|effective|came|dates?|dating|goes back|set up|launched"
)
_BY_WHOM = (
    r"(?:by|between|with|among) (?!the (?:end|close|middle)|early|late|mid|\d)"
    r"(?:(?! (?:was|were|took|met|will|opened|ended)\b)[^,.;]){2,60}?"
)
_DATE_BEHIND = Late(
    rf"[\"')]*(?: \([^()]{{2,40}}\))?(?: between [^,.;]{{3,110}}?(?=,| (?:that|which|signed|was)))?"
    rf"(?P<mark>[\"')]*,?)"
    rf"(?P<names> to which [^,.;]{{3,60}}? put their (?:names|signatures))?"
    r"(?: an? (?:[\w-]+ ){0,3}?(?:document|text|paper|accord|pact|instrument|framework)"
    r"(?= [a-z]+ed ))?"
    rf"(?P<verb>(?: (?:that|which|as|and))?(?: (?:they|both|the (?:[\w-]+ ){{0,2}}?\w+))?"
    rf"(?: (?:was|were|had been|has been))?(?: (?:first|last|also|officially|formally|jointly))?"
    rf" (?:{_SIGNED}))?(?: {_BY_WHOM})?"
    rf"(?: (?:in|at) [a-z' -]{{3,24}}?)?(?: here| there)?,?(?: also)?"
    r"(?: (?:in|on|of|from|dated|since|back to|early|late|mid|the beginning of|the end of"
    r"|the year))*[ -]$"
)
# "an MoU which the Secretariat and the ministry signed in 2016"
_WHICH_SIGNED = Late(
    r"(?P<mark>,?) (?:which|that) (?P<names>(?:the |our |both |its |their )?[^.;]{2,90}?)"
    r" (?P<verb>signed|inked|concluded)(?: with [^,.;\d]{3,40}?)?(?: (?:at|in) [^,.;\d]{2,30})?"
    r"(?: (?:in|on))?(?: the)? $"
)
_SIGNED_AHEAD = Late(
    r"\b(?:sign(?:ing|ature)|conclusion|adoption),? (?:on|in) [^,.;]{4,24},? of (?:the |an? )?$"
)
# "in 1951, the year in which the Treaty | was signed"
_YEAR_IN_WHICH = Late(
    r"\b(?P<year>(?:18|19|20)\d\d),? (?:the year )?(?:in which|when|that) (?:the |their )?$"
)
# "a vision that was set down in 2018 in the | Joint Strategic Vision"
_LAID_DOWN_IN = Late(
    r"\b(?:set (?:down|out|forth)|laid (?:down|out)|adopted|formulated|spelled out) in"
    r" (?P<year>(?:19|20)\d\d),? in (?:the |their )?[\"']?$"
)
# "signed the | 2026-2027 Cooperation Plan": how long it runs, no year of its signing
_JUST_SIGNED = Late(r"\b(?:signed|inked|signing of|signature of) (?:the |an? |their )?$")
_TO_COME = Late(r"\b(?:by|until|till|towards?|to|through|before|for|after)(?: the)? $")


def _attach_date(page: Page, paper: Paper, hit: Hit, *, within: bool) -> None:
    """The date that the text attaches: before, inside, or behind the name.

    Of a span of years ("the 2022-2024 plan"), which tells how long a paper runs, it is the first.
    """
    date = None if paper.is_to_come else _date_before(page, paper)
    date = date or _date_behind(page, paper, hit, within=within)
    if date is None and not deed_behind(page, hit, paper.end):
        date = next(
            (
                found
                for start, found in page.dates.items()
                if paper.start <= start < paper.end
                and found.year
                and (found.last or not _TO_COME.search(page.folded[paper.start : start]))
                and not IS_AIM.search(page.folded, paper.start, start)
            ),
            None,
        )
    if date is None:
        return
    paper.year_span = (date.start, date.end)
    if date.kind == "year" and date.last is not None and date.start == paper.start:
        paper.name = page.clean(paper.start, paper.end)
    if date.last and _JUST_SIGNED.search(page.folded, 0, date.start):
        return
    if date.year is None:
        paper.when = date
        return
    paper.year = str(date.year)


def _date_before(page: Page, paper: Paper) -> DateMention | None:
    """ "the 2015 Joint Vision Statement", "the signing, on 17 October 2019, of the Agreement"."""
    date = page.date_ends.get(paper.start - 1)
    if date is not None and date.year is not None and page.folded[paper.start - 1] == " ":
        paper.start = date.start
        return date
    told = _YEAR_IN_WHICH.search(page.folded, max(0, paper.start - 50), paper.start)
    if told and _SIGNED_BEHIND.match(page.folded, paper.end):
        return page.dates.get(told.start("year"))
    laid_down = _LAID_DOWN_IN.search(page.folded, max(0, paper.start - 50), paper.start)
    if laid_down:
        return page.dates.get(laid_down.start("year"))
    ahead = _SIGNED_AHEAD.search(page.folded, max(0, paper.start - 60), paper.start)
    if ahead is None:
        return None
    return next((d for s, d in page.dates.items() if ahead.start() <= s < ahead.end()), None)


_IN_LINE_WITH = Late(
    r"\b(?:in (?:line|accordance|keeping|conformity|compliance) with|consistent with"
    r"|based (?:up)?on|pursuant to|including) (?:the )?$"
)


def _date_behind(page: Page, paper: Paper, hit: Hit, *, within: bool) -> DateMention | None:
    """The first date behind a name that its own words lead to."""
    near = sorted(s for s in page.dates if paper.end < s <= paper.end + 130)
    ended = _ENDED_BEHIND.match(page.folded, paper.end)
    put_off = _NOT_SIGNED.match(page.folded, paper.end)
    for start in near[:2]:
        date = page.dates[start]
        gap = page.folded[paper.end : start]
        if "\n" in gap or (paper.is_to_come and gap != " ("):
            return None
        if ended and ended.end() <= start:
            return None  # "the agreement with Oman expired in | 2014"
        if put_off and put_off.end() <= start <= put_off.end() + len(" in early "):
            continue
        if _IN_LINE_WITH.search(gap):
            return None  # "an effective Code of Conduct in line with the | 1982 UNCLOS"
        if gap in (" ", " (", ", "):
            return date if date.year else None
        link = _DATE_BEHIND.fullmatch(gap) or _WHICH_SIGNED.fullmatch(gap)
        holds_another = any(
            other.kind in ("known", "head") and hit.end < other.start < paper.end
            for other in page.hits
        )
        if link is None or (holds_another if not link["mark"] else within):
            continue
        is_bare = not link["verb"] and not link["names"]
        if (
            is_bare
            and gap.endswith((" in ", " on "))
            and (gap in (" in ", " on ") or _has_ended(page, paper))
            and _OTHER_DEED.search(page.folded, max(0, paper.start - 80), paper.start)
        ):
            return None
        if not is_bare or date.year:
            return date
    return None


# "terminated | the Agreement in 2021", "the anniversary of | the Treaty in 2023": not its year
_OTHER_DEED = Late(
    r"\b(?:anniversar(?:y|ies)|jubilee|years|decades|ratif\w+|accession|acced\w+|with(?:drew|draw\w*)"
    r"|terminat\w+|denounc\w+|suspend\w*|suspension|violat\w+|breach\w*|revo[kc]\w+|renew\w*"
    r"|amend\w*|review\w*|reject\w*|abrogat\w+|invok\w+|exten(?:d\w*|sion))"
    r"(?: (?:of|to|from))? (?:the |their |its |an? |this )?(?:[\w-]+ ){0,2}$"
)


_YET_TO_COME = Late(
    r"(?:[^.;]{0,50}?) (?:would|will|could|may|might|should|can|to|is being|are being|under"
    r"|remains? to be|not yet|yet to)(?: be| soon be)? (?:signed|inked|concluded|adopted"
    r"|finali[sz]ed|negotiat\w+|drafted|drawn up|discussion|reached|ready|completed"
    r"|agreed|initialled)\b"
    r"|,? (?:is|are) (?:well|fairly)? ?(?:advanced|on the way|being prepared)"
    r"|(?:[^.;]{0,60}?), are \"?(?:fairly|well) advanced"
)
_IN_FORCE = Late(
    rf"\b(?:{_SIGNED}|under|in accordance with|in line|implement\w*|carry(?:ing)? out|carried out"
    r"|pursuant to|based on|building on|in keeping with|put into effect|abide by|execution of"
    r"|guided by|guidance from|laid down in|provided for in|implementation of|reaffirmed"
    r"|signing of|signature of|compl\w+ with|adher\w+ to)\b"
    r"|\b(?:use|application|observance|operation)\b[^,.;]{0,30} of (?:the )?$"
)
_WORK_ON_IT = Late(
    r"\b(?:review|implementation|ratification|update|upgrad\w+|amendment|execution|revision"
    r"|renewal|extension) of (?:the )?$"
)
_CARRIED_OUT = Late(
    r"\b(?:implement(?:ed|s|ing|ation of)?|carry(?:ing)? out|carried out|in accordance with|under"
    r"|pursuant to|in line with|execution of|realis\w+(?: of)?|realiz\w+(?: of)?|child of|based on"
    r"|building on|effect to|renew(?:ed|al of)?|ratif\w+(?: of)?|guided by)"
    r" (?:the |their |that )(?:[\w-]+ )?$"
)


# "agreed to move ahead with an action programme for 2025-2030"
_TO_BE_DRAWN_UP = Late(
    r"\b(?:to (?:\w+ )?(?:move ahead with|move forward (?:on|with)|work (?:on|out|towards?)|develop"
    r"|prepare|draw up|draft|formulate|devise|elaborate|design|build|craft)) (?:an?|a new) $"
)


def _has_ended(page: Page, paper: Paper) -> bool:
    """Whether a paper is said to have lapsed, to have been given up, or not to be carried out."""
    before = _ENDED_AHEAD.search(page.folded, max(0, paper.start - 60), paper.start)
    return before is not None or _ENDED_BEHIND.match(page.folded, paper.end) is not None


def _status(page: Page, paper: Paper) -> str | None:
    if paper.kind == "plan" and _TO_BE_DRAWN_UP.search(
        page.folded, max(0, paper.start - 60), paper.start
    ):
        return "under-negotiation"
    if _is_talked_of(page, paper):
        return None if _BROKEN_OFF.match(page.folded, paper.end) else "under-negotiation"
    if _has_ended(page, paper):
        return None
    if _NEGOTIATED_BEHIND.match(page.folded, paper.end):
        return "under-negotiation"
    if not paper.is_to_come and (paper.year is not None or paper.when is not None):
        return "in-force"
    block = page.folded.rfind("\n", 0, paper.start) + 1
    before = page.folded[max(block, paper.start - 70) : paper.start].rpartition(". ")[2]
    after = page.folded[paper.end : paper.end + 100].partition("\n")[0].partition(". ")[0]
    if _YET_TO_COME.match(after) or _NEGOTIATED_BEHIND.match(after):
        return "under-negotiation"
    if paper.is_to_come:
        return "under-negotiation" if _TO_BE_FINISHED.search(before) else None
    if _WORK_ON_IT.search(before):
        return "in-force"
    if _SIGNING_PROPOSED.search(before):
        return None
    cue = _IN_FORCE.search(before[-50:])
    on_the_way = ON_THE_WAY.search(before)
    if on_the_way and (cue is None or on_the_way.end() - len(on_the_way[0]) > len(before) - 20):
        return "under-negotiation"
    if cue is not None or _IN_FORCE.search(after[:40]):
        return "in-force"
    return "under-negotiation" if on_the_way else None


# "proposed the signing of | a memorandum on trade", "signed a declaration which calls for | a
# treaty on drones": not there yet, nor negotiated
_SIGNING_PROPOSED = Late(
    r"\b(?:call\w* for|provid\w+ for|envisag\w+|foresees?) an? (?:[\w-]+ )?$|"
    r"\b(?:propos|suggest|request|call)\w*(?: for)? (?:the )?(?:signing|signature|conclusion) of"
    r" (?:an? |the )?(?:[\w-]+ )?$"
)


# -- what counts -----------------------------------------------------------------------------------

_SMALL_HEADS = ("framework", "plan", "guidelines", "arrangement", "agenda", "blueprint")
_BARE_MEMORANDA = ("memorandum", "memoranda", "memorandums")
_FOR_A_TIME = Late(r" for (?:the )?(?:next|coming|following) ")
_LONGEST_HEAD = 4  # words; "code for unplanned encounters at sea" is a name by itself
_BARE_KINDS = ("agreement", "plan", "treaty", "convention", "charter", "declaration", "code")
_ON_PAPER = Late(
    r"\b(?:signed|inked|sign|signing of|under|implement\w*(?: of)?|conclud\w+|in line with"
    r"|in accordance with|carry(?:ing)? out|ratif\w+|(?:signatures?|names?) to)"
    r" (?:an?|the|their|its|this) (?:[\w-]+ )?$"
)
_SIGNED_BEHIND = Late(
    r"[^,.;]{0,60}?,? (?:which )?(?:was|were|had been) (?:signed|inked)"
    r"|,? (?:signed|inked) (?:in|on)\b"
)
_NEGOTIATED_BEHIND = Late(
    r" (?:is|are) (?:still |currently |now |also )?(?:being (?:negotiated|drafted|drawn up|prepared"
    r"|finali[sz]ed)|under (?:negotiation|preparation)|in the making)"
    r"| (?:has|have) been agreed in (?:substance|principle)\b"
)
_ITSELF = Late(
    r"\b(?:implement(?:ed|ing|ation of)?|carry(?:ing)? out|finali[sz](?:e|ed|ing)|drafting|draft of"
    r"|negotiat(?:e|ing)|adopt(?:ed|ing)?|draw(?:ing)? up) (?:the|an) $"
)
_PLANNED_THINGS = Late(
    r"(?:cooperation|action|work|implementation|exchange|master|activity|development|training"
    r"|annual|\d-year|-year) plan\b|plan (?:of|on|for) [\w ,-]{0,60}"
    r"(?:cooperation|action|exchanges?)|(?:program|programme)\b"
)


# "its National Action Plan on Women", "the Military Training and Cooperation Programme": one's own
_OF_ONE_STATE = Late(
    r"(?:the |its |an? )?(?:national (?:action |development |security )?(?:plan|strategy)\b"
    r"|(?:[\w-]+ )?training (?:and cooperation )?program(?:me)?\b)"
)


def _is_instrument(page: Page, paper: Paper, hit: Hit) -> bool:
    """A bare "agreement" or "the joint statement" is no instrument; a year or a name makes one."""
    if _MEETING_BEHIND.match(page.folded, paper.end) or _OWN_TITLE.match(page.folded, hit.end):
        return False  # "Joint Statement of the Seventh Dialogue" is the report itself
    behind = page.folded[hit.end : paper.end]
    if hit.value == "joint-statement" and _OF_A_MEETING.search(behind):
        return False
    if hit.value == "joint-statement" and _OF_THE_TWO.fullmatch(behind):
        return False  # "in a joint statement of the two countries"
    ahead = page.folded[paper.start : hit.start].rstrip()
    if hit.value == "joint-statement" and paper.year is None and _OF_A_MEETING.search(ahead):
        return False  # "Security Consultative Meeting Joint Communiqué" is the report itself too
    if any(
        other.kind == "known" and hit.end <= other.start < paper.end for other in page.hits
    ) and not page.is_upper(hit.start):
        return False  # "an agreement on a Code of Conduct" is the code
    is_cut = page.folded.startswith(" to ", paper.end)
    if is_cut and _ON_DOING.fullmatch(page.text, hit.end, paper.end):
        return False
    head = page.folded[hit.start : hit.end]
    is_capital = page.is_upper(hit.start)
    if head in _BARE_MEMORANDA and paper.end == hit.end and not (is_capital and paper.year):
        return False  # "sign minerals memorandum": the one that is named in full elsewhere
    if paper.start == hit.start and _FOR_A_TIME.match(page.folded, hit.end):
        return False  # "an agreement for the next five years"
    if head in _SMALL_HEADS and not is_capital:
        name = page.folded[paper.start : paper.end]
        is_real = bool(_PLANNED_THINGS.search(name) or _is_of_a_year(page, paper))
        if head == "arrangement" and paper.end > hit.end:
            is_real = is_real or _is_signed(page, paper)  # "negotiate an arrangement on pensions"
        if head == "framework" or not is_real:
            return False
    words = page.folded[paper.start : hit.start].split()
    own = [
        w for w in words if w.strip("\"'(") not in naming_words().no_names and not w[0].isdigit()
    ]
    if paper.year is None and _OF_ONE_STATE.match(page.folded, paper.start, paper.end):
        return False
    has_words = bool(own) or paper.end > hit.end or len(head.split()) > _LONGEST_HEAD
    if is_capital and _CARRIED_OUT.search(page.folded, max(0, paper.start - 60), paper.start):
        return True  # "agreed to carry out the Joint Statement": an earlier one
    if head == "strategy":  # one that is no more than a way of doing things names no paper
        return is_capital and has_words and _status(page, paper) == "in-force"
    if head == "strategic vision" and not is_capital and paper.year is None:
        return False
    if (
        hit.value == "plan"
        and " " in head
        and _ITSELF.search(page.folded, max(0, paper.start - 40), paper.start)
    ):
        return True  # "agreed to finalise the action programme"
    if hit.value == "joint-statement" and head.endswith("s") and bool(own or words):
        return True  # "the three joint communiqués"
    if hit.value == "agreement" and not (is_capital or own or paper.year_span):
        # "reached agreement on the date" names no paper; what is signed or negotiated does
        return paper.end > hit.end and _is_signed(page, paper)
    if hit.value in _BARE_KINDS:
        named = page.is_upper(paper.start) or is_capital or paper.end > hit.end
        is_new = not page.folded.endswith(_KNOWN_BEFORE, 0, paper.start)
        named = named or (bool(own) and is_new and _is_signed(page, paper))
        is_dated = paper.year_span is not None
        return (has_words and (is_dated or named)) or (" " in head and is_dated)
    if hit.value == "mou" and _NEWLY_MADE.search(
        page.folded, max(0, paper.start - 40), paper.start
    ):
        return True
    return has_words or paper.year is not None or (hit.value == "mou" and _is_new(page, paper))


# "the plan for elections | in 2018": the year is that of the elections, unless it was adopted then
_MADE_AHEAD = Late(
    r"\b(?:sign(?:ed)?|inked|adopt(?:ed|ing|ion of)?|agreed(?: on)?|approved|endorsed|launched"
    r"|announced|issued|concluded|drew up|drawn up) (?:an?|the|their|its) (?:[\w-]+ )?$"
)


def _is_of_a_year(page: Page, paper: Paper) -> bool:
    if paper.year_span is None:
        return False
    is_behind = page.folded[paper.end : paper.year_span[0]] == " in "
    made = _MADE_AHEAD.search(page.folded, max(0, paper.start - 60), paper.start)
    return not is_behind or made is not None


# "reached a memorandum of understanding", "a letter of intent was signed": one without a name.
_NEWLY_MADE = Late(
    r"\b(?:signed|inked|reached|concluded|exchanged|came to|agreed on|entered into"
    r"|(?:signatures?|names?) to) (?:an?|one)"
    r" (?:[\w-]+ )?$"
)


def _is_new(page: Page, paper: Paper) -> bool:
    """Whether a memorandum that is named for the first time is said to have been signed."""
    is_first = page.folded.endswith((" a ", " an ", "\na "), 0, paper.start)
    return is_first and bool(_SIGNED_BEHIND.match(page.folded, paper.end))


# "a pact on coming to each other's help": what it is for, no name.
_ON_DOING = Late(r" (?:on|for|about) [a-z]+ing$")
_KNOWN_BEFORE = ("the ", "this ", "that ", "such ")


def _is_signed(page: Page, paper: Paper) -> bool:
    """Whether a paper is signed, in force or negotiated: "inked a logistics support pact"."""
    lead = page.folded[max(0, paper.start - 60) : paper.start]
    behind = page.folded[paper.end : paper.end + 90]
    told = ON_THE_WAY.search(lead) or _ON_PAPER.search(lead) or _SIGNED_BEHIND.match(behind)
    return bool(told or _NEGOTIATED_BEHIND.match(behind))


def _only_signed(page: Page, found: list[Paper]) -> list[Paper]:
    """Names that are a paper's only because they are signed: "the Trade Partnership, signed in"."""
    out: list[Paper] = []
    for match in naming_words().only_signed.finditer(page.folded):
        end = match.end("name")
        start = match.start("name")
        while start > 1 and page.folded[start - 1] == " ":
            word = page.folded.rfind(" ", 0, start - 1) + 1
            small = page.folded[word : start - 1] in ("and", "of", "for")
            if (
                not (page.is_upper(word) or small)
                or page.folded[word : start - 1] in naming_words().never
            ):
                break
            start = word
        if not page.is_upper(start) or any(p.start < end and start < p.end for p in found):
            continue
        if page.text[start:end].count(" ") < 1 or not page.is_upper(match.start("name")):
            continue
        name = page.clean(start, end)
        paper = Paper(start, end, name, "agreement", None, None, None, "in-force")
        noun = Hit(match.start("name"), end, "head", "agreement")
        _attach_date(page, paper, noun, within=False)
        out.append(paper)
    return out


_LISTED = Late(
    r"(?:[^.;\n]{0,80}?[:,] |, and |; )(?:one|the first|the second|the other|another|a second"
    r"|a third)\b(?: (?:by|between) [^,.;:\n]{3,60})?,? (?P<on>on [^,.;\n]{6,90}?)"
    r"(?=,|\.|;| and (?:one|the other)|$)"
)
_SINGULAR = (("memoranda", "memorandum"), ("mous", "mou"), ("agreements", "agreement"))


def _of_a_list(page: Page) -> list[tuple[Paper, int]]:
    """ "Two memoranda were signed: one on cyber security, and one on training".

    Each with the place of the head word, which names no paper then.
    """
    out: list[tuple[Paper, int]] = []
    for hit in page.hits:
        head = page.folded[hit.start : hit.end]
        plural = next((pair for pair in _SINGULAR if pair[0] in head), None)
        if hit.kind != "head" or plural is None:
            continue
        name = head.replace(*plural).replace("mou", "MoU")
        at = hit.end
        while item := _LISTED.match(page.folded, at):
            start, at = item.span("on")
            own = f"{name} {page.clean(start, at)}"
            both = Paper(hit.start, hit.end, head, hit.value, None, None, None, None)
            _attach_date(page, both, hit, within=False)
            both.status = _status(page, both)
            out.append((replace(both, start=start, end=at, name=own), hit.start))
    return out


__all__ = ["IS_AIM", "InstrumentItem", "Paper", "find_papers"]
