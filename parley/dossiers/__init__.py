"""Typed views of the record: the only thing that pages, tables, books and exports may show.

Every line of a dossier carries its citations: the report, the claim, and the sentence.
"""

from parley.dossiers.book import BriefingDossier, briefing
from parley.dossiers.correcting import Correctable, correctable
from parley.dossiers.dialogue import (
    DialogueDossier,
    LedgerGroups,
    NextRound,
    TopicSheet,
    dialogue_dossier,
)
from parley.dossiers.judging import Decision, judge, keep, verbs_on
from parley.dossiers.left import LeftLine
from parley.dossiers.lines import (
    AgendaCell,
    AgendaRow,
    ChoiceLine,
    Citation,
    ConflictLine,
    DialogueLine,
    EditLine,
    FormulaCell,
    FormulaRow,
    FrameLine,
    GapLine,
    JudgementLine,
    LevelLine,
    NameLine,
    OfficeLine,
    PersonLine,
    RoundDossier,
    SeatLine,
    SourceLine,
    StatementLine,
    TaskLine,
    ThreadDossier,
    ThreadLine,
    TopicLine,
    TransitionLine,
    ValueLine,
    WitnessLine,
    WordingLine,
)
from parley.dossiers.opening import Look, look_into, open_dossiers
from parley.dossiers.parts import as_data, parts_of
from parley.dossiers.views import Dossiers
from parley.dossiers.why import Explanation, Ground, explain

__all__ = [
    "AgendaCell",
    "AgendaRow",
    "BriefingDossier",
    "ChoiceLine",
    "Citation",
    "ConflictLine",
    "Correctable",
    "Decision",
    "DialogueDossier",
    "DialogueLine",
    "Dossiers",
    "EditLine",
    "Explanation",
    "FormulaCell",
    "FormulaRow",
    "FrameLine",
    "GapLine",
    "Ground",
    "JudgementLine",
    "LedgerGroups",
    "LeftLine",
    "LevelLine",
    "Look",
    "NameLine",
    "NextRound",
    "OfficeLine",
    "PersonLine",
    "RoundDossier",
    "SeatLine",
    "SourceLine",
    "StatementLine",
    "TaskLine",
    "ThreadDossier",
    "ThreadLine",
    "TopicLine",
    "TopicSheet",
    "TransitionLine",
    "ValueLine",
    "WitnessLine",
    "WordingLine",
    "as_data",
    "briefing",
    "correctable",
    "dialogue_dossier",
    "explain",
    "judge",
    "keep",
    "look_into",
    "open_dossiers",
    "parts_of",
    "verbs_on",
]
