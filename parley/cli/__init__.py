"""The commands: the same verbs as in Python and on the web.

Exit codes: 0 all is well; 1 something could not be read, kept or verified (each is named); 2 the
command was used in a way it does not know; 70 a fault in Parley itself.
"""

import atexit
import errno
import gc
import os
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from parley import __version__
from parley.errors import Bug, ParleyError

# Each command lives in a module of its own and is imported only when it runs, so that --help
# does not wait for what a command needs.
_COMMANDS = {
    "add": "Take sources into the record: read, keep, resolve.",
    "brief": "Write the briefing book for the next round of a dialogue.",
    "demo": "Build a record from the sample reports, print its summary, show its pages.",
    "history": "Print what people decided, of one line or of all.",
    "judge": "Decide one thing of the record, with who and why.",
    "read": "Print the reading of each report as JSON; keep nothing.",
    "rules": "List the rules of the reading with their examples.",
    "serve": "Show the record in a browser.",
    "show": "Print a part of the record as a table, or as JSON.",
    "verify": "Check every line of the record against the stored bytes.",
    "why": "Say what a line rests on: sources, sentences, rule or comparison, judgements.",
}


class _Commands(click.Group):
    """Finds a command's module by its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"parley.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="parley")
@click.option(
    "--record",
    envvar="PARLEY_RECORD",
    default="parley.db",
    show_default=True,
    help="The file that holds the record (also PARLEY_RECORD).",
)
@click.option("--trace", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def parley(ctx: click.Context, record: str, trace: bool) -> None:  # noqa: FBT001
    """The memory of a dialogue between states.

    Reads news reports, releases and joint statements about a standing dialogue and keeps a record
    in which every line leads to its sentence.

    Exit codes: 0 all is well; 1 something could not be read, kept or verified; 2 wrong use; 70 a
    fault in Parley itself.
    """
    ctx.obj = {"record": record, "trace": trace}


# Objects made before Python looks for cycles: more than the rules are, which stay. At its 700 a
# tenth of a start goes into looking through them.
MADE_BETWEEN = 300_000


# Where a disk or a device takes no more, whatever Parley does.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main() -> None:
    """Run a command; errors end in one sentence, never in a traceback."""
    trace = "--trace" in sys.argv
    gc.set_threshold(MADE_BETWEEN)
    atexit.register(gc.freeze)  # else it looks through all of them a last time
    try:
        # What click gives back is the code of an Exit that a command raised, else nothing.
        sys.exit(parley.main(prog_name="parley", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "parley: stopped. What was kept so far is complete; run it again to go on.", err=True
        )
        sys.exit(130)
    except ParleyError as error:
        if trace:
            traceback.print_exc()
        click.echo(f"parley: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away: nothing is wrong with us.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            _tell_fault(error)
        where = f"{error.filename}: " if error.filename else ""
        click.echo(
            f"parley: {where}the output cannot be written ({error.strerror}). Make room, or send it"
            " somewhere else.",
            err=True,
        )
        # What is left of the output would fail once more when Python ends.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(ParleyError.exit_code)
    except Exception as error:  # noqa: BLE001 - the edge of the program
        _tell_fault(error)


def _tell_fault(error: Exception) -> NoReturn:
    traceback.print_exc()
    click.echo(
        f"parley: this is a fault in Parley itself ({error}). Please report it with the lines"
        " above.",
        err=True,
    )
    sys.exit(Bug.exit_code)
