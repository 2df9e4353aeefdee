"""parley serve: the record in a browser."""

import click

from parley.cli.serving import serve_record, tokens_of
from parley.store import open_database


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--new-token", metavar="NAME", help="Make a token for someone, print it, and stop.")
@click.option(
    "--role",
    type=click.Choice(["reader", "judge"]),
    help="What the holder of the new token may do: read, or add sources and judge too.  [default:"
    " reader]",
)
@click.pass_obj
def command(
    obj: dict[str, str], host: str, port: int, new_token: str | None, role: str | None
) -> None:
    """Show the record in a browser.

    On this machine alone (127.0.0.1) nobody is asked who they are. Elsewhere everyone needs a
    token: make one first with --new-token NAME. Tokens are kept as hashes, in a file beside the
    record; only its holder has the token itself.
    """
    if role is not None and not new_token:
        raise click.UsageError(
            "--role is that of a new token: give --new-token NAME too. Served on this machine"
            " alone, everyone may judge."
        )
    if new_token:
        token = tokens_of(obj["record"]).add(new_token, "judge" if role == "judge" else "reader")
        click.echo(
            f"The token of {new_token} ({role or 'reader'}); it is shown only now:", err=True
        )
        click.echo(token)
        return
    database = open_database(obj["record"])
    try:
        serve_record(database, host=host, port=port)
    finally:
        database.close()
