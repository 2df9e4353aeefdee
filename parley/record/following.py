"""Threads to what became of them: status with its evidence, silence, flags, and what is to decide.

Each step is a row: when, from what to what, by which rule, on whose word. What only a person may
decide becomes a task and changes nothing until someone decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.model.record import Flag, Round, Silence, Statement, Task, Thread, Topic, Transition
from parley.model.when import When
from parley.record.choosing import agree
from parley.record.judging import Decided
from parley.record.levels import PARTLY, levels_of
from parley.record.objects import ASPIRATIONS
from parley.record.threads import Skein, is_one_time, moment_of
from parley.record.titles import title_of

STATUSES = (
    "proposed",
    "declined",
    "undertaken",
    "scheduled",
    "under-way",
    "partly-complete",
    "reported-complete",
    "complete",
    "suspended",
    "withdrawn",
    "superseded",
    "lapsed",
    "standing",
)
_QUESTIONS = {
    "lapsed": "Has it lapsed?",
    "partly-complete": "Is only a part of it complete?",
    "contrary-act-reported": "Is the act that is told at odds with it?",
}
CLOSED = frozenset({"declined", "complete", "withdrawn", "superseded", "lapsed"})

RULES = {
    "proposed": "one side asks it of the other",
    "proposal-accepted": "the side that was asked undertakes it, for the same object",
    "undertaken": "a party binds itself to it",
    "scheduled": "a date or an amount is named for it",
    "under-way": "an act is told of it, at evidence grade D or better",
    "reported-complete": "a source says that it is finished",
    "complete": "both sides' own texts or an agreed text say that it is finished",
    "amended": "another day or amount is named for it",
    "revived": "it is spoken of again after it was suspended or had lapsed",
    "person": "a person decided",
}

FLAGS = {
    "known-by-thanks": "no promise is in the sources, only thanks or praise for keeping it",
    "overdue": "its day has passed and no source says that it is finished",
    "one-sided": "only another side's own text ascribes it to its owner",
    "disputed": "of one round, one source says that it was agreed and another that it was not",
    "reworded-weaker": "the same owners' last wording binds less than the one before",
    "reworded-stronger": "the same owners' last wording binds more than the one before",
    "unfunded": "the last word on its money is that there is none, or not enough",
    "quiet": "a covered round has come and gone without a word of it",
    "silent": "covered rounds have come and gone without a word of it",
    "contrary-act-reported": "a person found a reported act at odds with it",
}
_BY_PERSON = "contrary-act-reported"
"""Whether an act is at odds with a promise is for a person to say."""

SILENT_CHANCE = 0.10
"""Silence that would come about by accident less than one time in ten."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a thread is seen against: the rounds of its relation, their topics, and today."""

    rounds: Mapping[str, Round]
    moments: Mapping[str, str]
    """What sorts the rounds by time."""
    topics: Mapping[str, frozenset[str]]
    """The topic codes on the table of each round."""
    as_of: str | None
    """The last day that any source tells of."""
    decided: tuple[Decided, ...] = ()
    threads: frozenset[str] = frozenset()
    """The ids of all threads here: a decision on one of them is about no other."""


def topics_by_round(
    topics: Iterable[Topic], statements: Iterable[Statement]
) -> dict[str, frozenset[str]]:
    """The topic codes that were on the table of each round, or promised or viewed there."""
    found: dict[str, set[str]] = {}
    for topic in topics:
        if topic.round:
            found.setdefault(topic.round, set()).add(topic.code)
    for each in statements:
        if each.round:
            found.setdefault(each.round, set()).add(each.topic)
    return {where: frozenset(codes) for where, codes in found.items()}


def follow(skein: Skein, setting: Setting) -> tuple[Thread, list[Task]]:
    """Work out the life of one thread."""
    life = _Life(skein, setting)
    for each in skein.statements:
        life.take(each)
    return life.finish()


class _Life:
    """Goes through the statements of a thread in the order of time."""

    def __init__(self, skein: Skein, setting: Setting) -> None:
        self.skein = skein
        self.setting = setting
        self.status: str | None = None
        self.testability = testability_of(skein)
        self.transitions: list[Transition] = []
        self.tasks: list[Task] = []
        self.proposer: frozenset[str] = frozenset()
        self.amounted: Statement | None = None
        self.dated: Statement | None = None
        """What last named an amount, and a day."""
        self.found: list[Flag] = []
        self.concurring: frozenset[str] = frozenset()
        """The parties whose own texts say that it is finished."""

    def take(self, each: Statement) -> None:
        """Let one statement move the status, as the rules allow."""
        if each.kind != "commitment":
            return
        if each.value.startswith("not "):
            self._ask("declined", f"a source says that it was not agreed: {each.what}", each)
            return
        if self.status is not None and self._is_end(each):
            return
        self._amend(each)
        step = getattr(self, f"_on_{_STEPS[each.value]}")
        step(each)

    def _is_end(self, each: Statement) -> bool:
        """Ask where the words pause, end or replace what was promised; none of it is done."""
        for proposes, words in _ENDS.items():
            found = words.search(each.what)
            if found is None:
                continue
            self._ask(proposes, f"a source says {found.group()!r} of it: {each.what}", each)
            is_act = _STEPS[each.value] in ("under_way", "completed")
            if is_act and each.day and each.grade <= "D":
                self._ask(_BY_PERSON, f"a dated act may be at odds with it: {each.what}", each)
            return True
        return False

    def _amend(self, each: Statement) -> None:
        """Note another day or amount than the one named on an occasion before.

        What two reports tell otherwise of one occasion changes nothing: it is a conflict.
        """
        was, then = self.amounted, self.dated
        is_new = (was is not None and is_amended(was, each)) or (
            then is not None and is_postponed(then, each)
        )
        if each.amount and (was is None or not is_one_time(was, each) or each.grade < was.grade):
            self.amounted = each
        if each.due and (then is None or not is_one_time(then, each) or each.grade < then.grade):
            self.dated = each
        if is_new and self.status is not None:
            self._move(self.status, "amended", each)

    def _on_proposed(self, each: Statement) -> None:
        if self.status is None:
            self.proposer = frozenset(each.by)
            self._move("proposed", "proposed", each)

    def _on_undertaken(self, each: Statement) -> None:
        if self.status in (None, "proposed"):
            accepted = (
                self.status == "proposed"
                and self.skein.object is not None
                and bool(frozenset(each.by) - self.proposer)
            )
            self._move("undertaken", "proposal-accepted" if accepted else "undertaken", each)
        elif self.status in ("complete", "reported-complete"):
            self._ask(
                "partly-complete",
                "it was told as finished, and more of the same is undertaken later",
                each,
            )
        if self.status == "undertaken" and (each.due or each.amount):
            self._move("scheduled", "scheduled", each)

    def _on_under_way(self, each: Statement) -> None:
        if self.status in ("complete", "reported-complete", "under-way"):
            return
        if each.grade <= "D":
            self._move("under-way", "under-way", each)
        else:
            if self.status is None:
                self._move("undertaken", "undertaken", each)
            if self.testability > 1:  # a promise of direction stands anyway
                self._ask(
                    "under-way", f"progress is told at evidence grade {each.grade} only", each
                )

    def _on_completed(self, each: Statement) -> None:
        if PARTLY.search(each.what):
            self._ask("partly-complete", f"a part of it is told as finished: {each.what}", each)
            return
        if self.testability < 2:
            self._ask("complete", "told as finished, but no deliverable is named", each)
            return
        if self.status == "complete":
            return
        if self.status != "reported-complete":
            self._move("reported-complete", "reported-complete", each)
        self.concurring |= frozenset(each.sides)
        if each.grade <= "B" or len(self.concurring) > 1:
            self._move("complete", "complete", each)
            self.tasks = [task for task in self.tasks if task.proposes != "complete"]
        else:
            self._ask(
                "complete",
                "told as finished, but neither in an agreed text nor in both sides' own texts",
                each,
            )

    def _move(self, after: str, rule: str, each: Statement) -> None:
        self.transitions.append(
            Transition(
                when=each.day,
                round=each.round,
                before=self.status,
                after=after,
                rule=f"{rule}: {RULES[rule]}",
                statement=each.id,
                claims=each.claims,
                actor="Parley",
            ),
        )
        self.status = after

    def _ask(self, proposes: str, why: str, each: Statement) -> None:
        task = f"task:{proposes}/{self.skein.id.removeprefix('thread:')}"
        known = next((t for t in self.tasks if t.id == task), None)
        claims = tuple(sorted({*(known.claims if known else ()), *each.claims}))
        if known is not None:
            self.tasks.remove(known)
        self.tasks.append(
            Task(
                id=task,
                about=self.skein.id,
                asks=_QUESTIONS.get(proposes, f"Is it {proposes}?"),
                proposes=proposes,
                why=known.why if known else why,
                claims=claims,
            ),
        )

    # -- the end of what is known --------------------------------------------------------------

    def finish(self) -> tuple[Thread, list[Task]]:
        """Close with silence, flags and what people decided."""
        skein = self.skein
        if self.testability < 2 and self.status not in (None, "proposed"):
            self.status = "standing"
        for each in self._decided():
            if each.status == _BY_PERSON:
                claims = tuple(sorted(each.claims))
                self.found.append(
                    Flag(name=_BY_PERSON, rule=each.why, claims=claims, actor=each.who)
                )
                self.tasks = [task for task in self.tasks if task.proposes != each.status]
                continue
            self.transitions.append(
                Transition(
                    when=each.at[:10],
                    round=None,
                    before=self.status,
                    after=each.status,
                    rule=f"person: {each.why}",
                    statement=None,
                    claims=(),
                    actor=each.who,
                ),
            )
            self.status = each.status
            self.tasks = [task for task in self.tasks if task.proposes != each.status]
            self._revive(each.at[:10])
        silence = None if self.status in CLOSED else self._silence()
        # of days that agree the more precise: "2023-12" beside "2023"
        dues = {each.due for each in skein.statements if each.due}
        due = min(dues, key=lambda day: (str(When(day).latest or day), -len(day)), default=None)
        if silence is not None and silence.silent >= 3 and self._years_silent(silence) >= 3:
            self._ask(
                "lapsed",
                f"{silence.silent} covered rounds and three years without a word; whether a paper"
                " keeps it alive is for a person to see",
                skein.statements[-1],
            )
        raised = (*self._flags(due, silence), *self.found)
        promised = [each for each in skein.statements if each.kind == "commitment"]
        told = promised or list(skein.statements)
        thread = Thread(
            id=skein.id,
            owners=skein.owners,
            topic=skein.topic,
            object=skein.object,
            what=title_of(told, skein.topic, skein.object),
            testability=self.testability,
            status=self.status or "standing",
            flags=tuple(dict.fromkeys(each.name for each in raised)),
            statements=tuple(each.id for each in skein.statements),
            transitions=tuple(self.transitions),
            amounts=tuple(_amounts(skein.statements)),
            due=due,
            silence=silence,
            grade=min(each.grade for each in told),
            claims=tuple(sorted({c for each in skein.statements for c in each.claims})),
            relation=skein.statements[0].relation,
            dialogues=tuple(sorted({e.dialogue for e in skein.statements if e.dialogue})),
            links=tuple(skein.group.links),
            raised=raised,
            proposers=tuple(sorted(self.proposer)) if self.status == "proposed" else (),
            levels=levels_of(
                skein.statements, self._covered(), self.setting.moments, self.testability
            ),
        )
        return thread, self.tasks

    def _revive(self, since: str) -> None:
        """Take it up again where it is promised or done anew after a person let it rest."""
        if self.status not in ("suspended", "lapsed"):
            return
        for each in self.skein.statements:
            is_anew = _STEPS.get(each.value) in ("undertaken", "under_way")
            if is_anew and each.kind == "commitment" and (each.day or "") > since:
                self._move("undertaken", "revived", each)
                return

    def _decided(self) -> list[Decided]:
        own = {claim for each in self.skein.statements for claim in each.claims}
        return [
            each
            for each in self.setting.decided
            if each.claims & own
            and (
                each.line == self.skein.id
                or (each.line not in self.setting.threads and each.claims <= own)
            )
        ]

    def _covered(self) -> list[Round]:
        """The held and covered rounds of the dialogue that speaks of it most, by day."""
        counts: dict[str, int] = {}
        for each in self.skein.statements:
            if each.dialogue:
                counts[each.dialogue] = counts.get(each.dialogue, 0) + 1
        if not counts:
            return []
        dialogue = min(counts, key=lambda each: (-counts[each], each))
        return sorted(
            (
                each
                for each in self.setting.rounds.values()
                if each.dialogue == dialogue and each.status == "held" and each.is_covered
            ),
            key=lambda each: (self.setting.moments[each.id], each.ordinal or 0, each.id),
        )

    def _silence(self) -> Silence | None:
        covered = self._covered()
        spoken = {each.round for each in self.skein.statements}
        places = [index for index, each in enumerate(covered) if each.id in spoken]
        if not places:
            return None
        moments = self.setting.moments
        last_word = max(moment_of(each, moments) for each in self.skein.statements)
        span = covered[places[0] : places[-1] + 1]
        after = [each for each in covered[places[-1] + 1 :] if moments[each.id] > last_word]
        if not after:
            return None
        m, k, n = len(places), len(span), len(after)
        chance = (1 - (m + 1) / (k + 2)) ** n
        kinds = {
            "thread-silent"
            if self.skein.topic in self.setting.topics.get(each.id, frozenset())
            else "topic-silent"
            for each in after
        }
        is_silent = chance < SILENT_CHANCE or n >= 3
        return Silence(
            mentioned=m,
            covered=k,
            silent=n,
            chance=round(chance, 3),
            rounds=tuple(each.id for each in after),
            kind=next(iter(kinds)) if len(kinds) == 1 else "both",
            word="silent" if is_silent else "quiet",
        )

    def _years_silent(self, silence: Silence) -> float:
        last = _date(moment_of(self.skein.statements[-1], self.setting.moments))
        end = _date(self.setting.moments[silence.rounds[-1]])
        return (end - last).days / 365.25 if last and end else 0.0

    def _flags(self, due: str | None, silence: Silence | None) -> Iterable[Flag]:
        said = self.skein.statements
        promised = [each for each in said if each.kind == "commitment"]
        done = self.status in ("reported-complete", "complete")
        if not promised and any(each.kind == "position" for each in said):
            yield _flag("known-by-thanks", said)
        if due and self.setting.as_of and not done and self.testability >= 2:
            end = When(due).latest
            if end is not None and end.isoformat() < self.setting.as_of:
                yield _flag("overdue", [each for each in said if each.due == due])
        if promised and all(_is_one_sided(each) for each in promised):
            yield _flag("one-sided", promised)
        disputed = _disputed(promised)
        if disputed:
            yield _flag("disputed", disputed)
        yield from _reworded(promised, self.setting.moments)
        money = [each for each in promised if each.amount or _MONEY.search(each.what)]
        if money and not done and not money[-1].amount and _NO_MONEY.search(money[-1].what):
            yield _flag("unfunded", money[-1:])
        if silence is not None:
            yield _flag(silence.word, ())


def is_amended(was: Statement, now: Statement) -> bool:
    """Whether another amount is named on a later occasion."""
    is_other = bool(was.amount and now.amount) and was.amount != now.amount
    return is_other and not is_one_time(was, now)


def is_postponed(was: Statement, now: Statement) -> bool:
    """Whether another day is named on a later occasion; a month agrees with its days."""
    is_other = bool(was.due and now.due) and not agree(was.due or "", now.due or "")
    return is_other and not is_one_time(was, now)


def _flag(name: str, evidence: Iterable[Statement]) -> Flag:
    claims = tuple(sorted({claim for each in evidence for claim in each.claims}))
    return Flag(name=name, rule=FLAGS[name], claims=claims, actor="Parley")


_STEPS = {
    "propose": "proposed",
    "agree": "undertaken",
    "pledge": "undertaken",
    "reaffirm": "undertaken",
    "plan": "undertaken",
    "progress": "under_way",
    "complete": "completed",
}

_ENDS = {
    "suspended": re.compile(r"\b(?:suspend|paus|freez|froze)\w*\b", re.IGNORECASE),
    "withdrawn": re.compile(
        r"\b(?:cancel\w*|call(?:s|ed|ing)? off|terminat\w*|withdr(?:a|e)w\w* from|pull\w* out)\b",
        re.IGNORECASE,
    ),
    "superseded": re.compile(
        r"\b(?:supersed\w*|in place of|replac(?:e|es|ed|ing))\b", re.IGNORECASE
    ),
}
"""Words that pause, end or replace a promise that stands, by what a person is asked."""

_MONEY = re.compile(r"\b(?:un|under)?fund(?:s|ed|ing)?\b|\b(?:budget|money)\b", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"\b(?:un|under)funded\b|\b(?:no|not|without|lack\w*|short\w*|insufficient)\b(?: \w+){0,3}"
    r" (?:fund(?:s|ed|ing)?|budget|money)\b|\bfunding (?:gap|shortfall)\b",
    re.IGNORECASE,
)


def testability_of(skein: Skein) -> int:
    """How far an outsider could judge it: 0 aspiration to 3 deliverable with a date or amount."""
    promised = [each for each in skein.statements if each.kind == "commitment"]
    timed = any(each.due or each.amount for each in promised)
    if skein.object is not None and _is_deliverable(skein.object):
        return 3 if timed else 2
    if timed:
        return 3
    if skein.topic in ASPIRATIONS:
        return 0
    return 1


_NO_DELIVERABLES = re.compile(
    r"^(?:people of |partnership$|.* partnership$|delegations$|visits$|meetings$|victims$|Asia-"
    r"|Indo-|COC$|DOC$)"
)


def _is_deliverable(name: str) -> bool:
    return any(not _NO_DELIVERABLES.match(each) for each in name.split("; "))


def _is_one_sided(each: Statement) -> bool:
    """Whether only another side's own text ascribes it to its owner."""
    return bool(each.sides) and not set(each.sides) & set(each.by) and each.grade == "C"


def _disputed(promised: Sequence[Statement]) -> list[Statement]:
    """What one source says was agreed at a round, and another that it was not."""
    denied = {each.round for each in promised if each.value.startswith("not ")}
    held = {each.round for each in promised if not each.value.startswith("not ")}
    return [each for each in promised if each.round in denied & held]


_HEDGES = re.compile(
    r"\b(?:consider|explore|study|seek|hope|where possible|as appropriate|in principle|may"
    r"|could)\b",
    re.IGNORECASE,
)


_BY_WHEN = re.compile(
    r"\b(?:within|in|over) (?:the (?:next|coming)|an?|\d+|one|two|three|four|five|six|ten)"
    r"(?: \w+)? (?:days?|weeks?|months?|years?|decades?)\b"
    r"|\b(?:by|before) the (?:end|middle|close|beginning) of\b"
    r"|\b(?:this|next|the same) (?:week|month|year|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
"""A time to do it in, though no day follows from it: "within two years"."""


def _strength(each: Statement) -> int:
    hedged = 1 if _HEDGES.search(each.what) else 0
    return (1 if each.due or each.amount or _BY_WHEN.search(each.what) else 0) - hedged


def _reworded(promised: Sequence[Statement], moments: Mapping[str, str]) -> Iterable[Flag]:
    """Whether the same owners' last wording binds less, or more, than the one before."""
    bound = [each for each in promised if each.value in ("agree", "pledge", "reaffirm", "plan")]
    for last in reversed(bound):
        before = [
            each
            for each in bound
            if each.by == last.by
            and moment_of(each, moments) < moment_of(last, moments)
            and not is_one_time(each, last)
        ]
        if not before:
            continue
        change = _strength(last) - _strength(before[-1])
        if change:
            name = "reworded-weaker" if change < 0 else "reworded-stronger"
            yield _flag(name, (before[-1], last))
        return


def _amounts(statements: Sequence[Statement]) -> Iterable[str]:
    """The amount of each occasion by the day, where it is another than that of the one before."""
    last: Statement | None = None
    found: list[Statement] = []
    for each in statements:
        if not each.amount:
            continue
        if last is None or not is_one_time(last, each):
            found.append(each)
        elif each.grade < last.grade:
            found[-1] = each
        else:
            continue
        last = each
    told = None
    for each in found:
        if each.amount != told:
            told = each.amount
            yield f"{each.day or 'undated'}: {each.amount}"


def _date(text: str) -> date | None:
    try:
        return When(text).latest
    except ValueError:
        return None
