"""Rounds: which meetings of which mechanism a report tells of."""

import re

from parley.model.reading import RoundItem
from parley.model.span import Quote
from parley.model.when import When
from parley.reading.holding import DAY, MONTH, YEAR, Telling, patterns, read_house
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.painting import FILL, TYPES
from parley.reading.table import Round, Table, days_between, is_alike, may_be_one
from parley.reading.tellings import read_tellings
from parley.reading.unnamed_rounds import (
    read_beside_main,
    read_both,
    read_count,
    read_earlier_ones,
    read_lead,
    read_length,
    read_put_off,
    read_times,
    read_unnamed,
    read_who_joined_from_afar,
)
from parley.reading.vocabulary import vocabulary

APART = 45  # days: two dates of one mechanism further apart are two rounds


def find_rounds(layers: Layers, published: When | None) -> Table:
    """Put together the rounds that a report tells of; the one it is about comes first.

    Where the day of publication is unknown, the day of its own round stands in for it.
    """
    table = _put_together(layers, published)
    when = table.main.when if table.main else None
    if published is not None or when is None or when.end.earliest is None or when.end.day is None:
        return table
    table = _put_together(layers, when.end)
    for telling in [telling for each in table.rounds for telling in each.tellings]:
        telling.derived = [note.replace("published ", "held ", 1) for note in telling.derived]
    return table


def _put_together(layers: Layers, published: When | None) -> Table:
    tellings = read_tellings(layers, published)
    main = _choose_main(layers, tellings)
    if main is None or main.mention is None:
        return Table([], _parties_of_text(layers, 2, set()))
    mention = main.mention
    held = _held_before(layers, main, tellings) or _held_after(layers, main, tellings)
    rounds = [Round("main", mention.name, mention.key, mention.parties, mention.ordinal)]
    if held is not None:
        rounds[0].ordinal = held.mention.ordinal if held.mention else None
    rounds[0].tellings.append(held or main)
    read_times(layers, rounds[0])
    loose: list[Telling] = []
    for telling in tellings:
        if telling is (held or main):
            continue
        if held is not None and telling is main:
            kind = "numbered" if mention.ordinal is not None else "previous"
            _new(rounds, kind, mention, same=True).tellings.append(main)
        elif _is_definite(layers, telling, rounds[0]):
            _assign(layers, telling, rounds)
        else:
            loose.append(telling)
    read_lead(layers, rounds, published)
    for telling in loose:
        _assign(layers, telling, rounds)
    for each in rounds:
        each.tellings.sort(key=lambda t: t.start)
    read_earlier_ones(layers, rounds, published)
    read_unnamed(layers, rounds, published)
    read_put_off(layers, rounds, published)
    read_who_joined_from_afar(layers, rounds[0])
    if rounds[0].mode != "virtual":
        for telling in rounds[0].tellings:
            if rounds[0].city is None and telling.tells_holding:
                read_house(layers, telling)
    read_count(layers, rounds)
    read_length(layers, rounds)
    read_both(layers, rounds)
    read_beside_main(layers, rounds, published)
    for each in rounds:
        first = each.when.start.earliest if each.when else None
        today = published.latest if published else None
        each.is_ahead = first is not None and today is not None and first > today
        each.is_ahead |= first is None and _comes_after(rounds[0], each)
        last = each.when.end.latest if each.when else None
        day = published.earliest if published else None
        each.is_over = last is not None and day is not None and last < day
    rounds = [each for each in _joined(rounds) if _is_told(each)]
    _number_first(layers, rounds)
    _take_fullest_name(rounds)
    parties = _parties(layers, rounds)
    for each in rounds:
        each.parties = _parties_who_met(layers, each) or each.parties
        if len(each.parties) < 2:
            each.parties = parties
    return Table(_named_twice(rounds), rounds[0].parties)


def _comes_after(main: Round, each: Round) -> bool:
    """ "The sixth round was moved to Rome", where the fifth one is what the report is about."""
    is_numbered = main.ordinal is not None and each.ordinal is not None
    return is_numbered and each.key == main.key and (each.ordinal or 0) > (main.ordinal or 0)


def _is_that_day(one: Round, other: Round) -> bool:
    """ "the first 3+3 dialogue", "the first 3+3 on defence": one name, and one day."""
    if one.when is None or other.when is None or days_between(one.when, other.when) != 0:
        return False
    is_within = bool(one.key and other.key) and (one.key <= other.key or other.key <= one.key)
    return is_within or bool(one.key & other.key & {"2+2", "3+3"})


def _named_twice(rounds: list[Round]) -> list[Round]:
    """The 8th Ministerial Meeting of a headline is the 8th Strategic Dialogue of the text."""
    main = rounds[0]
    out = [main]
    for each in rounds[1:]:
        is_same = each.ordinal == main.ordinal is not None and each.parties == main.parties
        is_of_headline = _is_of_headline(main) or _is_of_headline(each)
        if is_same and (is_of_headline or _is_that_day(main, each)):
            main.tellings += each.tellings
            main.tellings.sort(key=lambda t: t.start)
        else:
            out.append(each)
    return out


def _is_of_headline(each: Round) -> bool:
    return all(telling.sentence.label == "title" for telling in each.tellings)


def _take_fullest_name(rounds: list[Round]) -> None:
    """A headline's "seventh dialogue" goes by the longer name that the text gives it.

    What a headline prints in capitals alone goes by the text's own letters.
    """
    small = {m.key: m.name for r in rounds for m in r.mentions if m.name and not m.name.isupper()}
    for each in rounds:
        if each.name and each.name.isupper() and " " in each.name:
            each.name = small.get(each.key, each.name)
        if each.key:
            continue
        named = [m for m in each.mentions if m.name and m.key and m.ordinal == each.ordinal]
        if named and (each.ordinal is not None or each.kind == "main"):
            best = max(named, key=lambda m: (len(m.key), -m.start))
            for same in [r for r in rounds if r.name == each.name and not r.key]:
                same.name = best.name


_AGREED_TO_HOLD = Late(
    r"\b(?:agreed|decided|undertook|promised) (?:to (?:hold|host|convene|meet (?:for|at))|on) "
    r"(?:the |their )?$"
)
_THIS_ONE = Late(r"(?:^|[.,;\"] |\b(?:just|recently)[- ]concluded (?:\w+ )?)(?:the )?$")


def _held_before(layers: Layers, main: Telling, tellings: list[Telling]) -> Telling | None:
    """ "They agreed to hold the 27th. The dialogue was co-chaired by …": the one just held."""
    mention = main.mention
    if mention is None or main.status != "planned" or mention.ordinal is None:
        return None
    start = main.sentence.start
    if not _AGREED_TO_HOLD.search(layers.folded, start, mention.start):
        return None
    named = [t.mention for t in tellings if t is not main and t.mention]
    if any(other.name and other.name == mention.name for other in named):
        return None
    for telling in tellings:
        other = telling.mention
        if other is None or other.ordinal is not None or telling.status != "held":
            continue
        at = telling.sentence.start
        if telling.tells_holding and _THIS_ONE.search(layers.folded[at : other.start]):
            return telling
    return None


# "which was held for the first time in Lima in 2019", "first met in 2019"
_FIRST_TIME = Late(
    r"(?: ?\([^()]{2,20}\))?,? (?:(?:which|that) )?(?:(?:was|were|had been) )?(?:first (?:held"
    r"|convened|met|hosted|took place|sat)|(?:held|convened|met|hosted|took place|sat)"
    r" for the first time)\b(?! since| in (?:\w+ ){1,3}(?:years|months|decades))"
)


def _number_first(layers: Layers, rounds: list[Round]) -> None:
    """Number the earlier round that is told as the one held "for the first time"."""
    if any(each.ordinal == 1 and each.key == rounds[0].key for each in rounds):
        return
    for each in rounds:
        if each.kind != "previous" or each.ordinal is not None:
            continue
        when = each.when
        if when is not None and any(
            t.when is when and t.mention and _FIRST_TIME.match(layers.folded, t.mention.name_end)
            for t in each.tellings
        ):
            each.ordinal = 1
            return


def _held_after(layers: Layers, main: Telling, tellings: list[Telling]) -> Telling | None:
    """ "Years after the last Cyber Dialogue … The sixth dialogue was held": the numbered one."""
    if main.sentence.label == "title" or not _refers(layers, main, "previous"):
        return None
    for telling in tellings:
        other = telling.mention
        if other is None or telling is main or other.ordinal is None or not other.is_anaphor:
            continue
        if not other.is_bare and telling.tells_holding and telling.when_rank >= DAY:
            return telling
    return None


# -- which round is meant --------------------------------------------------------------------------


def _choose_main(layers: Layers, tellings: list[Telling]) -> Telling | None:
    """The clause that names what the report is about: strongly, early, with date and place."""
    named = [t for t in tellings if t.mention and t.mention.name is not None]
    strong = [t for t in named if t.mention and t.mention.is_strong]
    candidates = (
        [t for t in strong if not _refers(layers, t, "previous") and not _refers(layers, t, "next")]
        or strong
        or [t for t in named if t.sentence.index < 4]
    )
    if not candidates:
        return None
    first = candidates[0]
    return max(candidates[:8], key=lambda t: (_aboutness(layers, t, first), -t.start))


_RECALLED = Late(
    r"\b(?:recall\w*|since|following|follow-up to|building on|after|as agreed (?:at|during)"
    r"|results of"
    r"|outcomes? of|looked forward to) (?:the |their |its )?$"
)


# "came after the Committee's meeting of July, and the first ministerial meeting on …"
_RECALLED_TOO = Late(
    r"\b(?:came|comes|coming|followed|follows|met|held|took place) (?:after|following|since)"
    r" (?:the |their |its )[^.;]{3,140}?,? and (?:the |their |its )?$"
)


def _aboutness(layers: Layers, telling: Telling, first: Telling) -> float:
    mention = telling.mention
    score = 0.0
    if mention is None:
        return score
    score += 1.5 if mention.ordinal is not None else 0.0
    score += telling.when_rank / 3
    score += 0.5 if telling.city else 0.0
    score += 1.5 if telling.sentence.label == "title" else 0.0
    score -= 2.0 if telling.sentence.label == "caption" else 0.0
    score -= 0.3 * telling.sentence.index
    score -= 2.0 if _is_recalled(layers, mention) or _is_prepared(layers, mention) else 0.0
    if first.mention is not None and not is_alike(mention, first.mention.key):
        score -= 2.0
    return score


def _is_recalled(layers: Layers, mention: RoundMention) -> bool:
    """ "recalled the first 2+2", "since the fourth round": not what the report is about."""
    start = max(0, mention.start - 40)
    if _RECALLED.search(layers.folded, start, mention.start):
        return True
    joined = _RECALLED_TOO.search(layers.folded, max(0, mention.start - 160), mention.start)
    return joined is not None


_PREPARED = Late(
    r"\b(?:(?:preparations?|prepare|plans?|work|steps|proposals?|calls?) (?:for|on|towards|to hold)"
    r"|to (?:launch|start|set up|establish|institute|create|begin|open)) (?:an?|their(?: first)?) "
    r"(?:[\w-]+ ){0,2}$"
)


def _is_prepared(layers: Layers, mention: RoundMention) -> bool:
    """ "agreed to speed up the preparations for a Maritime Dialogue": none that was held."""
    return bool(_PREPARED.search(layers.folded, max(0, mention.start - 60), mention.start))


def _refers(layers: Layers, telling: Telling, way: str) -> bool:
    """Whether the words before a name say "the next" or "the previous"."""
    mention = telling.mention
    if mention is None or mention.ordinal is not None:
        return False
    before = layers.folded[max(telling.sentence.start, mention.start - 50) : mention.name_start]
    before = _QUOTED_NEXT.sub(r"\1", before)  # the next "2+2" meeting
    pattern = patterns().previous if way == "previous" else patterns().next
    if way == "previous" and _LAST_BEHIND.match(layers.folded, mention.name_end):
        return True
    if way == "previous" and telling.when_rank >= DAY and _LATEST.search(before):
        return False  # "today convened the latest round": its day tells which
    return bool(pattern.search(before))


_QUOTED_NEXT = Late(r"(\b(?:next|previous|upcoming|last) )[\"']$")
_LATEST = Late(r"\b(?:latest|most recent)\b(?: \w+){0,4} $")
_LAST_BEHIND = Late(
    r" (?:was |were |had been |had )?last (?:held|convened|met|took place|sat)\b"
    r"| before(?:,| in | was | took | it\b)"  # "went over the dialogue before, which Lima hosted"
)


def _parties_fit(mention: RoundMention, main: Round) -> bool:
    mine, theirs = set(mention.parties), set(main.parties)
    if len(mine) > 2 and mine != theirs:
        return mention.key == main.key  # "the Quad" is no other name of a meeting of two
    return len(mine) < 2 or len(theirs) < 2 or mine <= theirs or theirs <= mine


def _is_definite(layers: Layers, telling: Telling, main: Round) -> bool:
    """Whether a clause itself says which round it means: by number, "next", another mechanism."""
    mention = telling.mention
    if mention is None or mention.ordinal is not None or not is_alike(mention, main.key):
        return True
    return _refers(layers, telling, "previous") or _refers(layers, telling, "next")


def _assign(layers: Layers, telling: Telling, rounds: list[Round]) -> None:
    target = _round_of(layers, telling, rounds)
    if target is not None:
        target.tellings.append(telling)


def _round_of(layers: Layers, telling: Telling, rounds: list[Round]) -> Round | None:
    """The round that a clause tells of; a new one where none of those known is meant."""
    main, mention = rounds[0], telling.mention
    if mention is None:
        return main
    if _is_with_another(layers, mention, main):
        return None
    another = _what_stands_before(layers, telling, mention, main) if mention.is_anaphor else None
    if another is not None:
        return _round_of_another(layers, another, mention, rounds)
    same = is_alike(mention, main.key) and _parties_fit(mention, main)
    if mention.ordinal is not None:
        known = next((each for each in rounds if _has_ordinal(each, mention, main, same)), None)
        if known is not None:
            return known
        is_ahead = telling.status == "held" and all(
            _refers(layers, t, "next") for t in main.tellings
        )
        # "The sixth dialogue will be held in Rome": not the one without a number held on Thursday
        is_ahead = is_ahead or (
            telling.status == "planned"
            and telling.sentence.label != "title"
            and any(t.status == "held" and t.when_rank >= DAY for t in main.tellings)
        )
        is_joined = _RECALLED_TOO.search(layers.folded, telling.sentence.start, mention.start)
        may_be_main = same and not is_ahead and not is_joined and may_be_one(main, telling)
        if may_be_main and main.ordinal is None and not mention.is_bare:
            main.ordinal = mention.ordinal
            return main
        return _new(rounds, "numbered", mention, same=same)
    if not same:
        if not mention.is_strong:
            return None
        known = next(
            (r for r in rounds[1:] if r.key and is_alike(mention, r.key) and not r.ordinal), None
        )
        return known or _new(rounds, "other", mention, same=False)
    if _speaks_of_other(layers, telling, main):
        return None
    kind = _reference(layers, telling, main)
    if kind == "main":
        return main
    known = next((r for r in rounds if r.kind == kind and may_be_one(r, telling)), None)
    return known or _new(rounds, kind, mention, same=True)


_ITS_OWN = Late(r"\b(?:its|whose) (?:own )?$")


def _what_stands_before(
    layers: Layers, telling: Telling, mention: RoundMention, main: Round
) -> RoundMention | None:
    """ "a dialogue with Japan, the second round of which", "a working group holds its first"."""
    is_of_which = layers.folded.startswith(" of which", mention.name_end)
    is_its_own = mention.ordinal is not None and _ITS_OWN.search(
        layers.folded, telling.sentence.start, mention.start
    )
    if not (is_of_which or is_its_own):
        return None
    before = layers.within(layers.round_mentions, telling.sentence.start, mention.start)
    named: list[RoundMention] = [other for other in before if other.name is not None]
    last = named[-1] if named else None
    if last is None or (is_alike(last, main.key) and not _is_with_another(layers, last, main)):
        return None
    return last


def _round_of_another(
    layers: Layers, another: RoundMention, mention: RoundMention, rounds: list[Round]
) -> Round | None:
    """The numbered round of a mechanism that the sentence names, where its parties sit there."""
    if mention.ordinal is None or not another.key or _is_with_another(layers, another, rounds[0]):
        return None
    known = next(
        (r for r in rounds[1:] if r.key == another.key and r.ordinal in (None, mention.ordinal)),
        None,
    )
    if known is None:
        known = _new(rounds, "numbered", another, same=False)
        known.parties = known.parties if len(known.parties) > 1 else rounds[0].parties
    known.kind, known.ordinal = "numbered", mention.ordinal
    return known


def _is_with_another(layers: Layers, mention: RoundMention, main: Round) -> bool:
    """ "Chile also holds such a dialogue with Japan": one with somebody not at the table."""
    if len(mention.parties) != 1 or mention.party_spans[0][0] < mention.end:
        return False
    parties = set(main.parties)
    if len(parties) < 2 and main.tellings:
        sentence = main.tellings[0].sentence
        parties = _parties_in(layers, sentence.start, sentence.end)
    return len(parties) > 1 and mention.parties[0] not in parties


def _speaks_of_other(layers: Layers, telling: Telling, main: Round) -> bool:
    """ "the Cyber Dialogue, the next session of which …": the mechanism named just before."""
    mention = telling.mention
    if mention is None or not mention.is_anaphor or mention.ordinal is not None:
        return False
    before = layers.within(layers.round_mentions, telling.sentence.start, mention.start)
    named = [other for other in before if other.name is not None]
    return bool(named) and not is_alike(named[-1], main.key)


def _has_ordinal(each: Round, mention: RoundMention, main: Round, same: bool) -> bool:  # noqa: FBT001
    if each.ordinal != mention.ordinal:
        return False
    return same if each.key == main.key else is_alike(mention, each.key)


def _reference(layers: Layers, telling: Telling, main: Round) -> str:
    """main, previous or next: by the words before the name, else by status and date."""
    if _refers(layers, telling, "previous"):
        return "previous"
    if _refers(layers, telling, "next"):
        return "next"
    mine = main.when
    if telling.mention is None or telling.when is None:
        return "main"
    if telling.mention.is_anaphor and not (
        telling.tells_holding
        and (_is_definite_noun(layers, telling) or _is_told_as_earlier(layers, telling))
    ):
        return "main"
    if mine is None:
        is_held = any(t.status == "held" for t in main.tellings)
        return "next" if telling.status == "planned" and is_held else "main"
    apart = days_between(mine, telling.when)
    is_held = any(t.status == "held" and t.when_rank >= DAY for t in main.tellings)
    is_later = apart is not None and (apart > 0 or (apart == 0 and telling.when_rank < DAY))
    if telling.status == "planned" and telling.tells_holding and is_held and is_later:
        return "next"
    if apart is None or abs(apart) <= APART:
        return "main"
    return "next" if apart > 0 else "previous"


# "Before this, the two had held consultations in May": an earlier one, though nothing names it.
_HAD_HELD = Late(
    r"\b(?:had|have) (?:also |already |earlier |previously |last )?(?:held|had|hosted|convened) "
    r"(?:[\w-]+ ){0,3}$"
)


def _is_told_as_earlier(layers: Layers, telling: Telling) -> bool:
    mention = telling.mention
    return mention is not None and bool(
        _HAD_HELD.search(layers.folded, telling.sentence.start, mention.start)
    )


_DETERMINER = Late(
    r"\b(?:the|this|that|these|those|their|its|our|last|next|previous|latest"
    r"|annual) (?:[\w-]+ ){0,2}$"
)


def _is_definite_noun(layers: Layers, telling: Telling) -> bool:
    """ "the talks were held in May", not "on which talks are under way"."""
    mention = telling.mention
    if mention is None:
        return False
    before = layers.folded[max(telling.sentence.start, mention.start - 30) : mention.start]
    return bool(_DETERMINER.search(before)) or not before.strip()


def _new(rounds: list[Round], kind: str, mention: RoundMention, *, same: bool) -> Round:
    main = rounds[0]
    parties = mention.parties
    if same and len(parties) < 2:
        parties = main.parties
    made = Round(
        kind,
        mention.name or (main.name if same else None),
        main.key if same else mention.key,
        parties,
        mention.ordinal,
    )
    rounds.append(made)
    return made


def _joined(rounds: list[Round]) -> list[Round]:
    """ "the previous round" of the ninth is the eighth, where the report speaks of an eighth."""
    main = rounds[0]
    out = list(rounds)
    if main.ordinal is None:
        return out
    for kind, step in (("previous", -1), ("next", 1)):
        loose = [each for each in out if each.kind == kind and each.ordinal is None]
        numbered = next(
            (r for r in out if r.key == main.key and r.ordinal == main.ordinal + step), None
        )
        if not loose or numbered is None:
            continue
        nearest = loose[0]
        when, theirs = nearest.when, numbered.when
        if when is None or theirs is None or days_between(when, theirs) in (None, 0):
            numbered.tellings += nearest.tellings
            out.remove(nearest)
    return out


def _is_told(each: Round) -> bool:
    """A round needs to be the report's own, or to be placed: by ordinal, date or city."""
    if each.kind == "main":
        return True
    if each.kind == "other":
        when = each.when
        return when is not None and any(
            t.status
            and t.tells_holding
            and (t.when_rank >= MONTH or (t.status == "planned" and t.when_rank >= YEAR))
            for t in each.tellings
        )
    if each.kind == "next" and any(
        t.status == "planned" and t.tells_holding for t in each.tellings
    ):
        return True
    return each.ordinal is not None or each.when is not None or each.city is not None


# -- who sits at the table -------------------------------------------------------------------------


def _parties(layers: Layers, rounds: list[Round]) -> tuple[str, ...]:
    """The parties of the report's own round: named with it, in its sentences, or in the text."""
    main = rounds[0]
    for mention in main.mentions:
        if len(mention.parties) >= 2:
            return mention.parties
    if beside_group := _beside_a_group(layers, main):
        return beside_group
    if any(mention.is_regional for mention in main.mentions):
        own = {code for mention in main.mentions for code in mention.parties}
        theirs = _members_told(layers, main) or _whose_officials_met(layers, main)
        theirs = theirs or {person.party for person in layers.people if person.party}
        return tuple(sorted(own | theirs))
    seats = _seats(layers, main)
    for telling in main.tellings[:4]:
        named = telling.mention
        end = named.start if named else telling.end
        filed = _FILED.match(layers.painted, telling.sentence.start, end)
        found = _parties_in(layers, filed.end() if filed else telling.sentence.start, end)
        own = set(named.parties) if named else set()
        found -= {"UN"} - own  # spoken of everywhere, and seldom at the table
        # "the four-way mechanism of Egypt and Sudan": two ministers of each of two
        is_two_and_two = named is not None and "four-way" in layers.folded[named.start : named.end]
        if len(found | own) == seats or (is_two_and_two and len(found | own) == 2):
            return tuple(sorted(found | own))
    own = {code for mention in main.mentions for code in mention.parties}
    return _parties_of_text(layers, seats, own)


_SEATS = {"trilateral": 3, "tripartite": 3, "three-way": 3, "quadrilateral": 4, "four-way": 4}
_NAMES_SEATS = Late(rf"\b(?:{'|'.join(_SEATS)})\b")


def _seats(layers: Layers, main: Round) -> int:
    """How many parties sit at a table, by the word in its name ("Trilateral"); two without one."""
    for mention in main.mentions:
        told = _NAMES_SEATS.search(layers.folded, mention.start, mention.end)
        if told:
            return _SEATS[told[0]]
    return 2


# "the foreign ministers of Peru, Chile and Bolivia and the High Representative of the EU"
_OFFICIALS_OF = Late(
    rf"[{TYPES['OFFICE']}{TYPES['SIDE']}{TYPES['UNNAMED']}]{FILL}*"
    rf"(?: and [{TYPES['OFFICE']}]{FILL}*)? (?:of|from) (?:the )?{TYPES['PARTY']}{FILL}*"
    rf"(?:(?:, |,? and )(?:the )?{TYPES['PARTY']}{FILL}*)+"
)


_LEAD = 8  # sentences in which those who came are told
_SEVERAL = 3  # members of a group in one sentence that are its list


def _members_told(layers: Layers, main: Round) -> set[str]:
    """ "the Japan-Mekong meeting brought together Cambodia, Laos …": the states of a group."""
    named = {layers.folded[mention.start : mention.end] for mention in main.mentions}
    for group in vocabulary().groups.values():
        if not any(name in each for each in named for name in group.names):
            continue
        told: set[str] = set()
        for sentence in layers.sentences[:_LEAD]:
            told |= _parties_in(layers, sentence.start, sentence.end) & group.members
        if len(told) >= _SEVERAL:
            return told
    return set()


_BETWEEN_ONE = Late(rf" between (?:the )?(?P<who>[{TYPES['PARTY']}]{FILL}*) and (?:the )?")
_COUNTRIES_OF = Late(r"(?:(?:\w+ )?(?:countries|states|republics|nations) (?:of|in) )?(?:the )?")


def _beside_a_group(layers: Layers, main: Round) -> tuple[str, ...] | None:
    """ "between the EU and the countries of Central Asia": and the states of it that are told."""
    for telling in main.tellings:
        sentence = telling.sentence
        one = _BETWEEN_ONE.search(layers.painted, sentence.start, sentence.end)
        of = _COUNTRIES_OF.match(layers.folded, one.end()) if one else None
        if one is None or of is None:
            continue
        for group in vocabulary().groups.values():
            if not layers.folded.startswith(group.names, of.end()):
                continue
            told: set[str] = set()
            for each in layers.sentences[:_LEAD]:
                told |= _parties_in(layers, each.start, each.end) & group.members
            if len(told) >= _SEVERAL:
                return tuple(sorted(told | _parties_in(layers, *one.span("who"))))
    return None


def _whose_officials_met(layers: Layers, main: Round) -> set[str]:
    """The states of a region whose officials are said to have come to the round."""
    told: set[str] = set()
    for telling in main.tellings:
        sentence = telling.sentence
        for found in _OFFICIALS_OF.finditer(layers.painted, sentence.start, sentence.end):
            told |= _parties_in(layers, *found.span())
    return told


# "(KUNA) WASHINGTON, Oct 2 (KUNA) -- ": the agency and its place are no parties.
_FILED = Late(rf"[^.;]{{0,90}}?(?:{TYPES['DATE']}{FILL}*|\))[^.;\w]{{0,4}}?(?:--?|–|—) ")


def _parties_in(layers: Layers, start: int, end: int) -> set[str]:
    capitals = vocabulary().capital_of
    found: set[str] = set()
    for hit in layers.within(layers.names, start, end):
        if hit.kind in ("state", "adjective"):
            found.add(hit.value)
        elif layers.painted[hit.start] == TYPES["PARTY"]:
            found.add(capitals.get(hit.value, hit.value))
    return found


_SIDE_BY_SIDE = Late(
    rf"[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*(?:'s)?"
    rf"(?:(?:,| and|, and| &|-| - |/) ?(?:the )?(?:(?:kingdom|republic|state|sultanate|union) of )?"
    rf"[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)+",
)


# Who stands ahead of a list: "the ASEAN Member States and of Peru, Chile …", "Japan and the
# Visegrad Group (Poland, …", "the EU and the five countries of the region (Peru, …".
_AHEAD_OF_LIST = Late(
    rf"(?:(?P<who>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*) and "
    rf"(?:of (?:the )?|(?:of )?(?:the )?[^,.;()]{{3,45}} ?\())$"
)
# "For the GCC the chair was taken by A, and for | Peru, Chile and Bolivia by B"
_FOR_ONE_AND_FOR = Late(
    rf"\bfor (?:the )?(?P<who>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)[^.;]{{3,200}}? and for"
    r" (?:the )?$"
)
# "The G3 consists of | Peru, Chile and Bolivia": a group that is named with its members.
_MADE_UP = Late(
    r"(?P<name>[a-z][\w-]+(?: [\w-]+){0,3}?)(?: \([^()]{2,12}\))? (?:consists of|comprises"
    r"|is (?:made up|composed) of|brings together|unites|groups) (?:the )?$"
)
_WHO_HELD = Late(
    rf"(?P<who>{_SIDE_BY_SIDE.pattern}) (?:also |have |had |will )?(?:hold|held|met for|convened)\b"
)


def _parties_who_met(layers: Layers, each: Round) -> tuple[str, ...]:
    """ "A day before, India and Australia held their first 2+2": who met by the same clause."""
    for telling in each.tellings:
        mention = telling.mention
        if each.kind == "main" or mention is None or len(mention.parties) > 1:
            continue
        begin = telling.sentence.start
        told = _WHO_HELD.search(layers.painted, begin, mention.start)
        codes = _parties_in(layers, *told.span("who")) if told else set()
        if len(codes) > 1:
            return tuple(sorted(codes))
    return ()


def _parties_of_text(layers: Layers, seats: int, own: set[str]) -> tuple[str, ...]:
    """The first parties named side by side, at least as many as sit; else those most named.

    Those that the name of the round tells (`own`) are always among them.
    """
    for sentence in layers.sentences:
        for found in _SIDE_BY_SIDE.finditer(layers.painted, sentence.start, sentence.end):
            codes = _parties_in(layers, found.start(), found.end())
            if len(codes) >= _SEVERAL and (
                ahead := _AHEAD_OF_LIST.search(layers.painted, sentence.start, found.start())
            ):
                codes |= _parties_in(layers, *ahead.span("who"))
            if len(codes) >= _SEVERAL and (
                one := _FOR_ONE_AND_FOR.search(layers.painted, sentence.start, found.start())
            ):
                codes |= _parties_in(layers, *one.span("who"))
            if len(codes) >= _SEVERAL and (
                made_up := _MADE_UP.search(layers.painted, sentence.start, found.start())
            ):
                codes |= _beside(layers, made_up["name"])
            if len(codes) >= seats and own <= codes:
                return tuple(sorted(codes))
    counts: dict[str, int] = {}
    for hit in layers.names:
        if hit.kind in ("state", "adjective") and layers.sentence_at(hit.start):
            counts[hit.value] = counts.get(hit.value, 0) + 1
    ranked = sorted(counts.keys() - own, key=lambda code: (-counts[code], code))
    return tuple(sorted([*own, *ranked[: max(0, seats - len(own))]]))


def _beside(layers: Layers, group: str) -> set[str]:
    """ "the directors of the Nordic-Baltic Eight (NB8) and Japan": who meets with a group."""
    party = rf"{TYPES['PARTY']}{FILL}*"
    named = rf"(?:the )?{re.escape(group.removeprefix('the '))}(?:\)| \([^()]{{2,40}}\))?"
    beside = re.compile(
        rf"\b{named}(?:,? and | - |-)(?:the )?(?P<with>{party})"
        rf"|(?P<ahead>{party})(?:,? and | - |-)[^,.;]{{0,40}}?\b{named}"
    )
    lead = layers.sentences[:_LEAD]
    found = beside.search(layers.painted, 0, lead[-1].end)
    return (
        _parties_in(layers, *found.span("with" if found["with"] else "ahead")) if found else set()
    )


# -- items -----------------------------------------------------------------------------------------


def round_items(table: Table, layers: Layers) -> list[RoundItem]:
    """The rounds as items of the reading."""
    return [_item(each, layers) for each in table.rounds]


def _item(each: Round, layers: Layers) -> RoundItem:
    when, mode = each.when, each.mode
    telling = [
        t
        for t in each.tellings
        if t.mention is None
        or not t.mention.is_anaphor
        or t.mention.ordinal is not None
        or t.when is not None
        or t.city is not None
    ]
    evidence: list[Quote] = [layers.sentence_quote(t.sentence) for t in telling or each.tellings]
    derived = [note for t in each.tellings for note in t.derived]
    return RoundItem(
        mechanism=each.name,
        parties=each.parties,
        ordinal=each.ordinal,
        start=when.start.value if when else None,
        end=when.end.value if when else None,
        city=None if mode == "virtual" else each.city,
        mode=mode,
        status=each.status,
        evidence=tuple(dict.fromkeys(evidence))[:6],
        rule=f"rounds/{each.unnamed_by or each.kind}",
        derived=tuple(dict.fromkeys(derived)),
    )
