"""Makes the small real things that tests work on: a source, a report, a record in one line each."""

from pathlib import Path

from parley.model.report import Block, Label, Report
from parley.model.source import NOTHING_STATED, Source, Stated
from parley.pipeline import Outcome, add, record_of
from parley.record import resolve
from parley.sources import clean
from parley.sources.opening import media_type
from parley.store import Database

STORY = (
    "The ninth Vietnam-United States Political, Security and Defense Dialogue was held in Hanoi on"
    " January 30, 2018. Deputy Foreign Minister Ha Kim Ngoc co-chaired it with Acting Assistant"
    " Secretary of State Tina Kaidanow. The two sides agreed to cooperate in maritime security."
)
"""A paragraph that is plainly the body of a report."""

SECOND = (
    "They also discussed the search for soldiers who are still missing, and said that the work will"
    " go on for as long as the families ask for it."
)
"""Another one."""

HEDGED = """Japan and Vietnam hold third maritime dialogue

The Courier
4 June 2024

HANOI - Japan and Vietnam held their third Maritime Dialogue in Hanoi on 3 June 2024. Vice Minister
Sato Ken met Deputy Foreign Minister Le Van Minh.

If the Diet approves, Japan will deliver two radars to Vietnam by March 2031. Minh said Japan agreed
to train forty officers of the coast guard. Vietnam urged Japan to open its rice market.
"""
"""A condition, what one side says of the other, and a proposal."""

TWO_NAMES = (
    (
        "LIMA, 5 May 2023 - Peru and Chile held the second Defence Policy Talks in Lima on 4 May"
        " 2023. The two sides agreed to hold a naval exercise off Callao in August 2023."
    ),
    (
        "LIMA, 5 May 2023 - Chile and Peru held the second Security Consultations in Lima on 4 May"
        " 2023. They promised to share maps of the border."
    ),
)
"""Two reports of what may be one dialogue under two names."""

__all__ = ["NOTHING_STATED", "record_of", "resolve"]


def a_source(
    content: str | bytes, name: str = "report.txt", stated: Stated = NOTHING_STATED
) -> Source:
    """A source of these characters (in UTF-8) or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return Source(content=data, name=name, media_type=media_type(data), stated=stated)


def a_report(content: str | bytes, stated: Stated = NOTHING_STATED) -> Report:
    """The report that cleaning makes of these characters or bytes."""
    return clean(a_source(content, stated=stated))


def a_page(body: str, head: str = "", story: str = STORY) -> str:
    """An HTML page with an article of two paragraphs, and this beside it."""
    return (
        f"<!doctype html><html><head>{head}</head><body>{body}"
        f"<article><p>{story}</p><p>{SECOND}</p></article></body></html>"
    )


def text_of(block: Block, report: Report) -> str:
    """The characters of a block."""
    return block.span.of(report.text)


def label_of(text: str, report: Report) -> Label:
    """The label of the one block that holds this text."""
    labels = [block.label for block in report.blocks if text in text_of(block, report)]
    if len(labels) != 1:
        raise LookupError(f"{len(labels)} blocks hold {text!r}")
    return labels[0]


def take(database: Database, *paths: Path, stated: Stated = NOTHING_STATED) -> list[Outcome]:
    """Take files into a record and return what became of each."""
    return list(add([str(path) for path in paths], database, stated))


def a_file(folder: Path, content: str | bytes = STORY, name: str = "report.txt") -> Path:
    """A file with this in it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
