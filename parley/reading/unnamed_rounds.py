"""Rounds, days and places that a report tells of without naming the round."""

from datetime import timedelta

from parley.model.when import When, of_day
from parley.reading.anchors import Rare
from parley.reading.dates import Resolved, resolve
from parley.reading.holding import (
    DAY,
    LAST_HELD,
    MONTH,
    Telling,
    length_told,
    patterns,
    read_telling,
    spread_over_days,
)
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.mechanisms.ordinals import ordinal_value
from parley.reading.sentences import Sentence
from parley.reading.table import Round, is_alike, may_be_one
from parley.reading.tellings import SAID_AT_IT, goes_on_from, unnamed_at, unnamed_rules


def read_lead(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """The day and place of the report's own round, from lead sentences that do not name it."""
    main = rounds[0]
    best = max((t.when_rank for t in main.tellings), default=0)
    if best >= DAY and main.city is not None:
        return
    others = {t.sentence.index for each in rounds[1:] for t in each.tellings}
    for sentence in [s for s in layers.sentences if s.label == "body"][:5]:
        if sentence.index in others or unnamed_at(layers, sentence) is not None:
            continue
        if _names_round(layers, sentence) and _AGREED.search(
            layers.folded, sentence.start, sentence.end
        ):
            continue  # "agreed at their meeting in Rome to hold the dialogue"
        if _is_said_at_it(layers, sentence, main):
            continue
        span = sentence.start, sentence.end
        is_of_event = _OTHER_EVENT.search(layers.folded, *span) or _TO_BE_HELD.search(
            layers.folded, *span
        )
        if is_of_event or _names_other(layers, sentence, main):
            continue
        end = goes_on_from(layers, sentence.start, sentence.end)
        done = _was_done_at(layers, sentence, main)
        telling = read_telling(layers, sentence, (sentence.start, end), None, published)
        undertaken = _UNDERTAKEN.search(layers.folded, sentence.start, end) if done else None
        if undertaken:
            span = sentence.start, undertaken.end()
            before = read_telling(layers, sentence, span, None, published)
            telling = before if before.when is not None else telling
        if _NOT_HELD_SINCE.search(layers.folded, sentence.start, end):
            telling.when, telling.when_rank = None, 0  # "which had not met since 2014"
        is_other = telling.status == "planned" != main.status and _has_status(main)
        # "…, for she met Roy in May": no meeting of the round that was called off
        is_other |= main.status in ("cancelled", "postponed") and telling.status == "held"
        is_other |= _is_of_another_year(main, telling)
        if is_other or not (telling.tells_holding or done):
            continue
        if _is_by_video(main, telling):
            main.tellings.append(telling)
            continue
        is_new = telling.status if not _has_status(main) else None
        if telling.when_rank <= best:
            telling.when, telling.when_rank = None, 0
        best = max(best, telling.when_rank)
        if main.city is not None or main.mode == "virtual":
            telling.city = None
        if telling.when is not None or telling.city is not None:
            telling.status = is_new
            telling.mode = None
            main.tellings.append(telling)


def _is_said_at_it(layers: Layers, sentence: Sentence, main: Round) -> bool:
    """Whether a sentence only reports what was said at the round that it names."""
    return any(
        telling.sentence == sentence
        and telling.mention is not None
        and SAID_AT_IT.search(layers.painted, sentence.start, telling.mention.start)
        for telling in main.tellings
    )


def _is_of_another_year(main: Round, telling: Telling) -> bool:
    """ "They met on 3 May 2023. The last such 2+2 meeting was held in 2020.": two rounds."""
    named = {t.when.start.year for t in main.tellings if t.when and t.mention and t.tells_holding}
    here = telling.when.start.year if telling.when else None
    return here is not None and bool(named) and named.isdisjoint({here, None})


_NOT_HELD_SINCE = Late(LAST_HELD.pattern.removesuffix("$"))
_AGREED = Late(r"\b(?:agreed|decided)\b[^.;]{0,80}? to (?:hold|launch|resume|convene)\b")


# A headline "Chile, Oman agree to … | in strategic talks", and "Ministers agreed Monday in Lima".
_DONE_AT_IT = Late(
    r"\b(?:agrees?|vows?|pledges?|discuss(?:es)?|reaffirms?|decides?|commits?|seeks?|back|backs"
    r"|condemns?|urges?|stress(?:es)?) [^.;]{3,100}? (?:in|at|during) (?:the |their )?$"
)
_THEY_AGREED = Late(
    r"(?:[^.;]{0,80}\) ?[-–—]+ )?[^.;]{0,40}?"
    r"\b(?:ministers|officials|diplomats|sides|countries|secretaries)\b"
    r"[^.;,]{0,60}? (?:agreed|vowed|pledged|discussed|reaffirmed|decided|committed|condemned|urged"
    r"|stressed)\b"
)


def _is_told_in_title(layers: Layers, sentence: Sentence, main: Round) -> bool:
    """Whether the headline tells that what the first sentence tells was agreed at the round."""
    before = layers.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.label != "title":
        return False
    return any(
        telling.sentence == before
        and telling.mention is not None
        and _DONE_AT_IT.search(layers.folded, before.start, telling.mention.start)
        for telling in main.tellings
    ) and bool(_THEY_AGREED.match(layers.folded, sentence.start, sentence.end))


# "agreed on Monday | to open talks": what is undertaken is yet to come, the day is not
_UNDERTAKEN = Late(r"\b(?:agreed|decided|pledged|vowed|undertook|resolved)\b[^.;]{0,40}?(?= to )")
# "A and B signed an accord on Monday. | The signing took place at the third dialogue": on that day.
_WHAT_WAS_DONE = Late(
    r"(?:the (?:signing|agreement|decision|announcement|deal|accord|pledge|undertaking)s?"
    r"|they did so|this|it) (?:was|were|took place|came|at|during)\b"
)


def _was_done_at(layers: Layers, sentence: Sentence, main: Round) -> bool:
    """Whether the sentence behind says that what this one tells was done at the round."""
    if _is_told_in_title(layers, sentence, main):
        return True
    return any(
        telling.sentence.index == sentence.index + 1
        and _WHAT_WAS_DONE.match(layers.folded, telling.sentence.start)
        for telling in main.tellings
    )


def _is_by_video(main: Round, telling: Telling) -> bool:
    """Whether a lead sentence tells that what is held on the day of the round is held online."""
    if telling.mode != "virtual" or main.when is None or telling.when is None:
        return False
    is_of_the_day = telling.when_rank >= DAY and telling.when.start == main.when.start
    return is_of_the_day and main.city is None and telling.city is None


# "the preparations for COP30, | to be held in Belem": no round, where the sentence names none
_TO_BE_HELD = Late(
    r"(?<!meeting)(?<!talks)(?<!dialogue)(?<!session)(?<!consultations)(?<!round)"
    r", (?:which (?:is|are|will|was|were) )?(?:due |set |scheduled )?(?:to )?be (?:held|hosted)\b"
)
# "the C5+1 Summit, held in New York": something else was held.
_OTHER_EVENT = Late(
    r"\b(?:summit|conference|forum|exercise|drill|fair|congress|assembly|elections?|games|ceremony"
    r"|festival|expo|dinner|banquet|reception|lunch|luncheon)s?\b[^.;]{0,30}"
    r"\b(?:held|hosted|took place|take place|convened|opened)\b"
    # "their armies would hold the Eternity drill in Kars"
    r"|\b(?:will|would) (?:hold|conduct|stage|host) (?:the |an? |their |its )?"
    r"(?:[\w-]+ ){0,4}(?:exercises?|drills?|festival|elections?)\b"
)


def _has_status(each: Round) -> bool:
    return any(telling.status is not None for telling in each.tellings)


_PUT_OFF = Late(
    r"(?:but |however,? )?it (?:has|had|was|is|will|would)(?: now| since| also)?(?: be(?:en)?)?"
    r" (?:postponed|cancell?ed|called off|put off|deferred|rescheduled|delayed)\b"
)


def read_put_off(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """ "It was to be held in May. | It has been postponed": said of the round told of before."""
    for each in rounds:
        after = {telling.sentence.index + 1 for telling in each.tellings}
        for sentence in [s for s in layers.sentences if s.index in after]:
            if _PUT_OFF.match(layers.folded, sentence.start, sentence.end):
                span = sentence.start, sentence.end
                each.tellings.append(read_telling(layers, sentence, span, None, published))


_FROM_AFAR = Rare(
    r"\bjoin(?:s|ed|ing)? (?:(?:the |this |their )?(?:meeting|session|talks|dialogue|round|them|him"
    r"|her|consultations) )?(?:remotely|virtually|online|(?:by|via|over|through) (?:a )?video)",
    "folded",
)


def read_who_joined_from_afar(layers: Layers, main: Round) -> None:
    """ "…, while the defence minister joined the session by video link": told beside its name."""
    near = {telling.sentence.index + step for telling in main.tellings for step in (-1, 0, 1)}
    if main.mode == "in-person" and any(
        _FROM_AFAR.search(layers, sentence.start, sentence.end)
        for sentence in layers.sentences
        if sentence.index in near
    ):
        main.tellings[0].mode = "hybrid"


_BOTH = Late(r"\bboth (?:mechanisms|dialogues|formats|consultations|meetings|tracks)\b")


def read_both(layers: Layers, rounds: list[Round]) -> None:
    """ "The next edition of both mechanisms": one round more for each of two that met as twins."""
    main = rounds[0]
    others = [each for each in rounds[1:] if each.key != main.key and each.kind != "next"]
    twins = list({each.key: each for each in reversed(others)}.values())
    for each in [each for each in rounds if each.kind == "next" and each.key == main.key]:
        sentence = each.tellings[0].sentence if each.tellings else None
        if len(twins) != 1 or sentence is None:
            continue
        if _BOTH.search(layers.folded, sentence.start, sentence.end):
            twin = twins[0]
            rounds.append(
                Round("next", twin.name, twin.key, twin.parties, tellings=list(each.tellings))
            )


def _names_other(layers: Layers, sentence: Sentence, main: Round) -> bool:
    """Whether a sentence names another mechanism than the report's own."""
    mentions = layers.within(layers.round_mentions, sentence.start, sentence.end)
    return any(mention.name and not is_alike(mention, main.key) for mention in mentions)


def _names_round(layers: Layers, sentence: Sentence) -> bool:
    mentions = layers.within(layers.round_mentions, sentence.start, sentence.end)
    return any(not mention.is_anaphor for mention in mentions)


def read_earlier_ones(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """ "The two earlier ones took place in Tokyo, in November 2013 and in March 2017"."""
    main = rounds[0]
    for sentence in layers.sentences:
        found = patterns().earlier_ones.search(layers, sentence.start, sentence.end)
        if not found:
            continue
        end = _END_OF_LIST.search(layers.painted, found.end(), sentence.end)
        is_first = layers.folded.startswith("of the first two", found.start())
        stop = end.start() if end else sentence.end
        dates = layers.within(layers.dates, found.end(), stop)
        for number, date in enumerate(dates):
            begin = found.start() if number == 0 else dates[number - 1].end
            telling = read_telling(layers, sentence, (begin, date.end), None, published)
            place = read_telling(layers, sentence, (found.start(), stop), None, published)
            is_elsewhere = _IN_A_PLACE.search(layers.text, begin, date.start)
            city = telling.city or (None if number and is_elsewhere else place.city)
            telling.status, telling.city = "held", city
            if telling.when is not None:
                counted = number + 1 if is_first and len(dates) == 2 else None
                if counted and any(each.ordinal == counted for each in rounds):
                    continue
                made = Round("previous", main.name, main.key, main.parties, counted)
                made.tellings.append(telling)
                rounds.append(made)


_IN_A_PLACE = Late(r"\b(?:in|at) [A-Z]")
_END_OF_LIST = Late(r"[;]|,? so that | which | while ")


def _on_the_same_day(layers: Layers, main: Round, published: When | None) -> None:
    """ "… a statement said on Wednesday. It came after the round, which A opened the same day"."""
    for telling in main.tellings:
        sentence = telling.sentence
        if telling.mention is None or telling.status != "held" or not sentence.index:
            continue
        told = patterns().beside["same"].search(layers.folded, telling.start, telling.end)
        start = layers.sentences[sentence.index - 1].start
        dates = layers.within(layers.dates, start, told.start()) if told else []
        if not dates or dates[-1].kind not in ("day", "weekday"):
            continue
        resolved = resolve(dates[-1], published, "past")
        if resolved is not None:
            telling.when, telling.when_rank = resolved, DAY
            telling.tells_holding = True
            telling.derived.append(f"the same day → {resolved.derivation or resolved.start}")
            return


def read_beside_main(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """Day and place of rounds that are told from the report's own: "the day before", "there"."""
    main = rounds[0]
    if main.when is None:
        _on_the_same_day(layers, main, published)
    when, city = main.when, main.city
    for each in rounds:
        for telling in each.tellings:
            if telling.mention is None or (each is main and telling.when is not None):
                continue
            if city and each.city is None and _has(layers, telling, "there"):
                telling.city = city
                telling.derived.append(f"there → {city}, as the round the report is about")
            if each is main or each.when is not None or when is None:
                continue
            for way, days in (("before", -1), ("after", 1), ("same", 0)):
                day = (when.start if days < 0 else when.end).earliest
                if day is not None and when.end.day and _has(layers, telling, way):
                    if _another_day_between(layers, main, telling):
                        break
                    on = of_day(day + timedelta(days=days))
                    telling.when, telling.when_rank = Resolved(on, on), DAY
                    telling.derived.append(f"{when.start} + the day {way} → {on}")
                    break


def _another_day_between(layers: Layers, main: Round, telling: Telling) -> bool:
    """ "On Friday, another body meets. | The 23rd is set for the same day": whose day that is."""
    days = [
        date
        for date in layers.dates
        if date.start < telling.sentence.start and date.kind not in ("month", "year")
    ]
    own = [each.sentence for each in main.tellings if each.when is not None]
    return bool(days) and not any(each.start <= days[-1].start < each.end for each in own)


def _has(layers: Layers, telling: Telling, way: str) -> bool:
    """Whether the clause of a round says "the day before" or "there"; it may open the sentence."""
    start = telling.sentence.start
    mentions = layers.within(layers.round_mentions, start, telling.start)
    begin = telling.start if any(not m.is_anaphor for m in mentions) else start
    pattern = patterns().beside[way]
    return bool(
        pattern.search(layers.painted, begin, telling.end)
        or pattern.search(layers.folded, begin, telling.end)
    )


def read_length(layers: Layers, rounds: list[Round]) -> None:
    """The last day of a round that "opened on 6 March" where another sentence tells its length."""
    for each in rounds:
        dated = next((t for t in each.tellings if t.when is not None and t.when is each.when), None)
        if dated is None or dated.when is None:
            continue
        for telling in each.tellings:
            if telling.mention is None:
                continue
            long = length_told(layers, telling.mention, telling.sentence)
            if long is None:
                continue
            span = dated.start, dated.end
            spread = spread_over_days(layers, span, dated.when, long)
            if spread is not dated.when and spread.derivation:
                dated.when = spread
                dated.derived.append(spread.derivation)
                told = telling.sentence
                each.tellings.append(Telling(None, told, told.start, told.end))
            break


def read_times(layers: Layers, main: Round) -> None:
    """The number of the report's own round, where it was "the third time that they held" it."""
    if main.ordinal is not None:
        return
    for sentence in [s for s in layers.sentences if s.label == "body"][:6]:
        found = patterns().counted_times.search(layers.folded, sentence.start, sentence.end)
        names_it = found and any(
            mention.start >= found.start() and is_alike(mention, main.key)
            for mention in layers.within(layers.round_mentions, sentence.start, sentence.end)
        )
        if found and names_it:
            main.ordinal = ordinal_value(found["ordinal"])
            main.tellings.append(Telling(None, sentence, sentence.start, sentence.end))
            return


def read_count(layers: Layers, rounds: list[Round]) -> None:
    """The number of the report's own round where a sentence counts it: "for the second time"."""
    main = rounds[0]
    if main.ordinal is not None or main.status not in ("held", "planned"):
        return
    own = {t.sentence.index for t in main.tellings[:4]}
    for sentence in layers.sentences[:8]:
        first, second, third, fourth = patterns().counted
        found = second.search(layers.painted, sentence.start, sentence.end)
        if found is None and sentence.index in own:
            found = third.search(layers.painted, sentence.start, sentence.end) or third.search(
                layers.folded, sentence.start, sentence.end
            )
        if found is None and sentence.index in own:
            found = first.search(layers.painted, sentence.start, sentence.end)
            if found and not _COUNTS_HOLDING.search(layers.painted, sentence.start, sentence.end):
                found = None
        if found is None and sentence.index - 1 in own:
            begin = layers.folded[sentence.start : sentence.end]
            found = fourth.search(begin)
        value = ordinal_value(found["ordinal"]) if found else None
        if value is None or any(r.ordinal == value for r in rounds):
            continue
        main.ordinal = value
        main.tellings.append(Telling(None, sentence, sentence.start, sentence.end))
        return


_COUNTS_HOLDING = Late(
    r"\b(?:sat down|sat|met|held|convened|gathered|came together|will meet|will hold)\b"
)


_LEADERS = Late(
    r"\b(?:presidents?|leaders|prime ministers?|premiers?|heads of (?:state|government)|kings?)\b"
)
# "Lima was host to | the last session in May 2019": the place stands before it.
_HOSTED = Late(
    r"\b(?:hosted|(?:was|were|had been) (?:the )?(?:host|venue|site|setting|scene) (?:to|of|for))"
    r" (?:the )?$"
)


def _is_hosted(layers: Layers, sentence: Sentence, start: int) -> bool:
    return bool(_HOSTED.search(layers.folded, sentence.start, start))


def _date_as_past(layers: Layers, telling: Telling, published: When | None) -> None:
    """The date in its clause as one of the past: "the first since May 2019" was held then.

    So of "a round planned for May was postponed", which another one came after.
    """
    dates = layers.within(layers.dates, telling.start, telling.end)
    resolved = resolve(dates[0], published, "past") if dates else None
    if resolved is None:
        return
    if telling.when and telling.when.derivation in telling.derived:
        telling.derived.remove(telling.when.derivation)
    telling.when, telling.when_rank = resolved, MONTH
    if resolved.derivation:
        telling.derived.append(resolved.derivation)


# Where those who sit at the table meet without it.
_ELSEWHERE = Rare(
    r"\b(?:on|in|at) the (?:margins|sidelines|fringes) of\b"
    r"|\bat the (?:[\w-]+ ){0,3}(?:summit|general assembly|conference|funeral|inauguration)\b",
    "folded",
)


def _is_told_with(each: Round, sentence: Sentence, telling: Telling) -> bool:
    """Whether a sentence that tells of an earlier round tells it of this one.

    "The fourth was held in Lima in 2019, and the next will be in Rome in 2021": of two.
    """
    if sentence not in [told.sentence for told in each.tellings]:
        return False
    return telling.status == each.status or telling.when is None or each.when is None


def read_unnamed(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """Other rounds that a report tells of without their names: "the one before took place in …"."""
    main = rounds[0]
    for sentence in layers.sentences:
        for rule, status, pattern in layers.once(unnamed_rules):
            found = pattern.search(layers, sentence.start, sentence.end)
            if not found or _names_other(layers, sentence, main):
                continue
            if rule == "for-the-nth-time" and _names_round(layers, sentence):
                continue  # "The dialogue met for the second time": told of by its name
            if rule == "last-hosted" and _LEADERS.search(layers.folded, *found.span()):
                continue  # "the two presidents last met in May": no round of officials
            if _ELSEWHERE.search(layers, found.end(), sentence.end):
                continue  # "will meet again at the NATO summit in July"
            kind = "next" if status == "planned" else "previous"
            is_whole = rule == "last-hosted" and not _names_round(layers, sentence)
            is_whole = is_whole or _is_hosted(layers, sentence, found.start())
            start = sentence.start if is_whole else found.start()
            if rule == "first-since":
                start = found.end()
            end = sentence.end
            if rule in ("not-since", "first-since", "for-the-nth-time"):
                dates = layers.within(layers.dates, found.end(), end)
                end = dates[0].end if dates else end
            telling = read_telling(layers, sentence, (start, end), None, published)
            if rule in ("first-since", "one-that-was-set"):
                _date_as_past(layers, telling, published)
            is_put_off = rule == "one-that-was-set" and telling.status == "postponed"
            telling.status = "postponed" if is_put_off else status
            if telling.when is None and telling.city is None:
                continue
            counted = found.groupdict().get("ordinal")
            ordinal = ordinal_value(counted) if counted else None
            if ordinal and ordinal in [each.ordinal for each in rounds if each.key == main.key]:
                continue
            if ordinal is None and any(
                each.kind in (kind, "numbered")
                and each.key == main.key
                and not (each.kind == "numbered" and status == "planned" and each.status == "held")
                and (may_be_one(each, telling) or _is_told_with(each, sentence, telling))
                for each in rounds
                if rule != "last-hosted" or each.kind == kind
            ):
                continue
            made = Round(kind, main.name, main.key, main.parties, ordinal, unnamed_by=rule)
            made.tellings.append(telling)
            rounds.append(made)
