"""The addresses of the pages, and what each asks for."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from parley.errors import RecordError
from parley.store.search import Filter
from parley.web.description import READ, problems_as_text
from parley.web.desk import Desk, Shelf
from parley.web.intake import Intake, Progress
from parley.web.pages import add_page
from parley.web.views import (
    briefings,
    decisions,
    lists,
    people,
    queue,
    reports,
    searching,
    threads,
    wording,
)
from parley.web.views.briefings import BriefingPage, ChapterPage
from parley.web.views.decisions import HistoryPage, JudgePage
from parley.web.views.dialogues import DialoguePage, dialogue
from parley.web.views.home import DialoguesPage, HomePage, dialogues, home
from parley.web.views.lists import (
    ConflictsPage,
    FramesPage,
    GapsPage,
    Narrowed,
    SourcesPage,
    StatementsPage,
)
from parley.web.views.people import PeoplePage, PersonPage
from parley.web.views.queue import QueuePage
from parley.web.views.reports import ReportPage
from parley.web.views.rounds import RoundPage, round_page
from parley.web.views.searching import SearchPage
from parley.web.views.threads import ThreadPage, ThreadsPage
from parley.web.views.wording import FormulaePage, NamesPage, WordingPage

router = APIRouter()


# What only hands something over is async: a plain function would wait for a thread of its own.
def _desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _desk(request: Request) -> Desk:
    return _desk_of(request)


async def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


OnDesk = Annotated[Desk, Depends(_desk)]
Word = Annotated[str, Query(max_length=300)]
Line = Annotated[str, Query(max_length=500)]
OfDialogue = Annotated[str, Query(max_length=300, alias="dialogue")]
Number = Annotated[int, Query(ge=1, le=100_000)]
Year = Annotated[str, Query(max_length=4, pattern=r"^([0-9]{4})?$")]


def show_home(shelf: Shelf) -> HomePage:
    """The record at a glance."""
    return home(shelf)


def show_dialogues(shelf: Shelf, page: Number = 1) -> DialoguesPage:
    """Every dialogue."""
    return dialogues(shelf, page)


def show_dialogue(shelf: Shelf, slug: str) -> DialoguePage:
    """One dialogue."""
    return dialogue(shelf, slug)


def show_round(shelf: Shelf, key: str) -> RoundPage:
    """One round."""
    return round_page(shelf, key)


def show_people(shelf: Shelf, party: Word = "", page: Number = 1) -> PeoplePage:
    """Everyone who took part in a round."""
    return people.people(shelf, party=party, page=page)


def show_person(shelf: Shelf, slug: str) -> PersonPage:
    """One person."""
    return people.person(shelf, slug)


async def _narrowed(
    of_dialogue: OfDialogue = "",
    by: Word = "",
    topic: Word = "",
    value: Word = "",
    of_round: Annotated[str, Query(max_length=300, alias="round")] = "",
    status: Word = "",
    only: Word = "",
) -> Narrowed:
    return Narrowed(
        dialogue=of_dialogue,
        by=by,
        topic=topic,
        value=value,
        round=of_round,
        status=status,
        only=only,
    )


AsNarrowed = Annotated[Narrowed, Depends(_narrowed)]


def show_ledger(shelf: Shelf, narrowed: AsNarrowed, page: Number = 1) -> StatementsPage:
    """Every commitment."""
    return lists.statements(shelf, "ledger", narrowed, page)


def show_positions(shelf: Shelf, narrowed: AsNarrowed, page: Number = 1) -> StatementsPage:
    """Every position."""
    return lists.statements(shelf, "positions", narrowed, page)


def show_instruments(
    shelf: Shelf, kind: Word = "", only: Word = "", page: Number = 1
) -> FramesPage:
    """Every document that binds or guides the parties."""
    return lists.frames(shelf, "instruments", narrowed=kind, only=only, page=page)


def show_visits(shelf: Shelf, kind: Word = "", only: Word = "", page: Number = 1) -> FramesPage:
    """Every visit."""
    return lists.frames(shelf, "visits", narrowed=kind, only=only, page=page)


def show_milestones(shelf: Shelf, kind: Word = "", only: Word = "", page: Number = 1) -> FramesPage:
    """Every turn in a relation."""
    return lists.frames(shelf, "milestones", narrowed=kind, only=only, page=page)


def show_conflicts(
    shelf: Shelf, of_dialogue: OfDialogue = "", only: Line = "", page: Number = 1
) -> ConflictsPage:
    """Values that cannot both stand."""
    return lists.conflicts(shelf, dialogue=of_dialogue, only=only, page=page)


def show_gaps(
    shelf: Shelf, of_dialogue: OfDialogue = "", only: Line = "", page: Number = 1
) -> GapsPage:
    """What the sources do not tell."""
    return lists.gaps(shelf, dialogue=of_dialogue, only=only, page=page)


def show_sources(
    shelf: Shelf, state: Word = "", outlet: Word = "", page: Number = 1
) -> SourcesPage:
    """Every source, read or not."""
    return lists.sources(shelf, state=state, outlet=outlet, page=page)


def show_progress(intake: Annotated[Intake, Depends(_intake)], batch: str) -> Progress:
    """How far the sources that were added have come."""
    progress = intake.progress(batch)
    if progress is None:
        raise RecordError(f"Nothing is being added under {batch!r}. See Sources for what is there.")
    return progress


def show_report(shelf: Shelf, key: str) -> ReportPage:
    """One report beside its reading."""
    return reports.report_page(shelf, key)


def show_threads(shelf: Shelf, narrowed: AsNarrowed, page: Number = 1) -> ThreadsPage:
    """Every promise through time."""
    return threads.threads(shelf, narrowed, page)


def show_thread(shelf: Shelf, key: str) -> ThreadPage:
    """The life of one promise."""
    return threads.thread(shelf, key)


def show_wording(shelf: Shelf, by: Word = "", topic: Word = "", page: Number = 1) -> WordingPage:
    """Positions word by word through the rounds."""
    return wording.wording(shelf, by=by, topic=topic, page=page)


def show_formulae(shelf: Shelf, of_dialogue: OfDialogue = "") -> FormulaePage:
    """Which set phrases were in the sources on which round."""
    return wording.formulae(shelf, of_dialogue)


def show_names(shelf: Shelf, place: Word = "", page: Number = 1) -> NamesPage:
    """Names of disputed places, with whose words they are."""
    return wording.names(shelf, place=place, page=page)


def show_briefing(shelf: Shelf, slug: str) -> BriefingPage:
    """The cover and the first page of the briefing book for the next round of a dialogue."""
    return briefings.front_page(shelf, slug)


def show_chapter(shelf: Shelf, slug: str, chapter: str, page: Number = 1) -> ChapterPage:
    """One chapter of the briefing book."""
    return briefings.chapter_page(shelf, slug, chapter, page)


def show_queue(shelf: Shelf, kind: Word = "", item: Line = "", at: Number = 1) -> QueuePage:
    """One thing that waits for a person, with its place among the others."""
    return queue.queue(shelf, shelf.view.judgements(), kind=kind, item=item, at=at)


def show_judging(shelf: Shelf, line: Line) -> JudgePage:
    """One line with what may be decided on it, and what was."""
    return decisions.judge_page(shelf, shelf.view.judgements(), line)


def show_history(shelf: Shelf, line: Line = "", page: Number = 1) -> HistoryPage:
    """What people decided, on one line or on all."""
    return decisions.history(shelf, shelf.view.judgements(), line, page)


def show_search(
    desk: OnDesk,
    q: Word = "",
    kind: Word = "",
    party: Word = "",
    topic: Word = "",
    since: Year = "",
    until: Year = "",
    page: Number = 1,
) -> SearchPage:
    """Everything that holds the words asked for."""
    narrowed = Filter(
        kind=kind,
        party=party,
        topic=topic,
        since=int(since) if since else None,
        until=int(until) if until else None,
    )
    return searching.search(desk, q, narrowed, page)


_BYTES = {"schema": {"type": "string", "format": "binary"}}


@router.get(
    "/dialogues/{slug}/briefing/book.{form}",
    response_class=Response,
    responses={
        200: {"content": dict.fromkeys(briefings.MEDIA.values(), _BYTES)},
        303: {"description": "A browser without a session is sent to sign in."},
        **problems_as_text(*READ, 404, 422),
    },
)
def download_briefing(request: Request, slug: str, form: str) -> Response:
    """The briefing book as a file: html, docx or md; to be saved, never shown here."""
    if form not in briefings.MEDIA:
        known = ", ".join(briefings.MEDIA)
        raise RecordError(f"No briefing book is written as {form!r}. It can be had as: {known}.")
    dossier = briefings.dossier_of(_desk_of(request).shelf(), slug)
    name = f"briefing-round-{dossier.round}.{form}"
    return Response(
        briefings.render(dossier, form),
        media_type=briefings.MEDIA[form],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


for _path, _template, _view in (
    ("/", "home.html", show_home),
    ("/dialogues", "dialogues.html", show_dialogues),
    ("/dialogues/{slug}/briefing", "briefing.html", show_briefing),
    ("/dialogues/{slug}/briefing/{chapter}", "chapter.html", show_chapter),
    ("/dialogues/{slug}", "dialogue.html", show_dialogue),
    ("/rounds/{key:path}", "round.html", show_round),
    ("/people", "people.html", show_people),
    ("/people/{slug}", "person.html", show_person),
    ("/ledger", "statements.html", show_ledger),
    ("/positions", "statements.html", show_positions),
    ("/instruments", "frames.html", show_instruments),
    ("/visits", "frames.html", show_visits),
    ("/milestones", "frames.html", show_milestones),
    ("/conflicts", "conflicts.html", show_conflicts),
    ("/gaps", "gaps.html", show_gaps),
    ("/sources/adding/{batch}", "adding.html", show_progress),
    ("/sources", "sources.html", show_sources),
    ("/reports/{key}", "report.html", show_report),
    ("/search", "search.html", show_search),
    ("/threads", "threads.html", show_threads),
    ("/threads/{key:path}", "thread.html", show_thread),
    ("/wording", "wording.html", show_wording),
    ("/formulae", "formulae.html", show_formulae),
    ("/names", "names.html", show_names),
    ("/queue", "queue.html", show_queue),
    ("/judge", "judge.html", show_judging),
    ("/history", "history.html", show_history),
):
    add_page(router, _path, _template, _view)
