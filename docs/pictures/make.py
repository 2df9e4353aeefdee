"""Sample record to picture: the first screen of `parley show round 9` as docs/pictures/round.svg.

python docs/pictures/make.py
"""

import contextlib
import io
import os
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from parley.cli.tables import print_round
from parley.dossiers import open_dossiers
from parley.pipeline import add, record_of
from parley.samples import sample_paths
from parley.store import open_database
from parley.store.database import IN_MEMORY

PICTURE = Path(__file__).parent / "round.svg"
ROUND = "9"
LINES = 48  # as much as a large screen holds
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.S)


def screen() -> str:
    """Return what the command prints on a terminal of 100 columns, its colours included."""
    database = open_database(IN_MEMORY)
    list(add([str(path) for path in sample_paths()], database))
    dossiers = open_dossiers(database, record_of(database))
    database.close()
    os.environ |= {"FORCE_COLOR": "1", "COLUMNS": "100", "TERM": "xterm-256color"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        print_round(dossiers.round(ROUND), dossiers, quotes=False)
    return printed.getvalue()


def picture(text: str) -> str:
    """Draw a terminal that shows the first lines of a text. The file asks no server for fonts."""
    lines = text.splitlines()
    told = [*lines[:LINES], f"… and {len(lines) - LINES} lines more"]
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(told)))
    drawn = console.export_svg(title=f"parley show round {ROUND}", unique_id="parley")
    return _FONT_FACE.sub("", drawn)


if __name__ == "__main__":
    PICTURE.write_text(picture(screen()), "utf-8")
