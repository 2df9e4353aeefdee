"""parley judge: a person's decision, with who and why."""

import getpass
from datetime import UTC, datetime

import click

from parley.dossiers import Dossiers, open_dossiers
from parley.errors import UsageError
from parley.model.judgement import VERBS, Judgement, Target, Verb, Withdrawal, hold
from parley.pipeline import record_of
from parley.record.following import STATUSES
from parley.store import Writer, open_database

_HELP = """Decide one thing; nothing that a person judged is undone by a new reading.

\b
accept ID              what these claims say is right; of a task: do as it
                       proposes
reject ID              the claims behind the line do not count
correct ID KEY=VALUE   a value is another than was read
same ID ID             two lines are one thing
different ID ID        they are two, and never become one again
status THREAD STATUS   where a promise stands
note ID TEXT           a remark
withdraw JUDGEMENT     take a judgement back; it is kept, and no longer counts

ID is the id of a line or of a claim, the end of one, or the number of a round.
"""


@click.command(help=_HELP)
@click.argument("verb", type=click.Choice([*VERBS, "withdraw"]))
@click.argument("lines", nargs=-1, required=True, metavar="ID… [VALUE]")
@click.option("--who", envvar="PARLEY_WHO", help="Who decides (also PARLEY_WHO); else the login.")
@click.option("--why", required=True, help="Why, in a sentence.")
@click.option("--at", help="When (2024-09-01T10:00); else now.", metavar="TIME")
@click.pass_obj
def command(
    obj: dict[str, str],
    verb: str,
    lines: tuple[str, ...],
    who: str | None,
    why: str,
    at: str | None,
) -> None:
    """Keep a person's decision on a line of the record."""
    person = who or getpass.getuser()
    when = _time(at)
    database = open_database(obj["record"], create=False)
    try:
        writer = Writer(database)
        if verb == "withdraw":
            writer.withdraw(lines[0], Withdrawal(person, why, when))
            click.echo(f"Withdrawn: {lines[0]}.")
            return
        dossiers = open_dossiers(database, record_of(database))
        made = _judgement(dossiers, verb, list(lines), (person, why, when))  # type: ignore[arg-type]
        writer.judge(made)
    finally:
        database.close()
    click.echo(f"{made.id}: {verb} {' and '.join(target.line for target in made.targets)}.")


def _time(at: str | None) -> str:
    if at is None:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        datetime.fromisoformat(at)
    except ValueError as error:
        raise UsageError(f"--at {at!r} is no time. Write it as 2024-09-01T10:00.") from error
    return at


def _judgement(
    dossiers: Dossiers, verb: Verb, words: list[str], by: tuple[str, str, str]
) -> Judgement:
    who, why, at = by
    value: dict[str, str] = {}
    if verb in ("correct", "status", "note"):
        if len(words) < 2:
            raise UsageError(f"parley judge {verb} needs an id and a value.")
        value = _value(verb, words.pop())
    wanted = 2 if verb in ("same", "different") else 1
    if len(words) != wanted:
        raise UsageError(f"parley judge {verb} takes {wanted} id{'s' if wanted > 1 else ''}.")
    targets = tuple(_target(dossiers, word) for word in words)
    if verb == "accept" and targets[0].kind == "task":
        task = next(each for each in dossiers.record.tasks if each.id == targets[0].line)
        value = {"status": task.proposes, "thread": task.about}
    if verb == "status" and targets[0].kind != "thread":
        raise UsageError(f"Only a thread has a status, and {targets[0].line} is none.")
    _check_sides(verb, targets)
    return Judgement(verb, targets, value, who, why, at)


def _check_sides(verb: Verb, targets: tuple[Target, ...]) -> None:
    if verb not in ("same", "different"):
        return
    one, other = ({held.claim for held in target.held} for target in targets)
    if not one - other or not other - one:
        raise UsageError(
            f"{targets[0].line} and {targets[1].line} rest on the same claims. To part a line,"
            " name claims of it (see: parley why ID).",
        )


def _value(verb: Verb, text: str) -> dict[str, str]:
    if verb == "note":
        return {"note": text}
    if verb == "status":
        if text not in STATUSES:
            raise UsageError(f"{text!r} is no status. Choose from: {', '.join(STATUSES)}.")
        return {"status": text}
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise UsageError(
            f"{text!r}: write a correction as KEY=VALUE, for instance start=2018-01-30."
        )
    return {"key": key.strip(), "value": value.strip()}


def _target(dossiers: Dossiers, word: str) -> Target:
    name = dossiers.find(word)
    if dossiers.claim(name) is not None:
        claims = [name]
    else:
        line = dossiers.index()[name]
        claims = list(getattr(line, "claims", ()))
        if not claims:
            raise UsageError(f"{name} rests on no claims of its own; judge what it is about.")
    held = [dossiers.claim(each) for each in claims]
    return Target(name, tuple(hold(claim) for claim in held if claim is not None))
