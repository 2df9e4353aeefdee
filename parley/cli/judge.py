"""parley judge: a person's decision, with who and why."""

import getpass
from datetime import UTC, datetime

import click

from parley.dossiers import Decision, judge, keep, open_dossiers
from parley.errors import UsageError
from parley.model.judgement import VERBS, Withdrawal
from parley.pipeline import record_of
from parley.store import Writer, open_database

_HELP = """Decide one thing; nothing that a person judged is undone by a new reading.

\b
accept ID              what these claims say is right; of a task: do as it
                       proposes; of a conflict: its working value is right;
                       of a refused item or an unread sentence: it was seen
reject ID              the claims behind the line do not count; of a task:
                       no, it is not as it proposes
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
        if verb == "withdraw":
            if not why.strip():
                raise UsageError("Say why it is taken back, in a sentence. Nothing was changed.")
            Writer(database).withdraw(lines[0], Withdrawal(person, why, when))
            click.echo(f"Withdrawn: {lines[0]}.")
            return
        dossiers = open_dossiers(database, record_of(database))
        decision = Decision(person, why, when)
        made = judge(dossiers, verb, lines, decision)  # type: ignore[arg-type]
        keep(database, made)
    finally:
        database.close()
    click.echo(f"{made.id}: {made.verb} {' and '.join(target.line for target in made.targets)}.")


def _time(at: str | None) -> str:
    if at is None:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        datetime.fromisoformat(at)
    except ValueError as error:
        raise UsageError(f"--at {at!r} is no time. Write it as 2024-09-01T10:00.") from error
    return at
