"""How the book is made, for a reader who has to answer for it."""

from collections.abc import Iterator

from parley.briefing.content import Block, Paragraph
from parley.briefing.writing import Writer, plain

TITLE = "How this book is made"
RULE = "The same record gives the same book, to the byte."
_LINES = (
    "Every line follows from the record by the rule that stands under the title of its chapter."
)
_NOTES = (
    "Words in quotation marks are a source's own. The number behind a line leads to the sentence"
    " that carries it; a line on what is missing has none."
)
_COVERAGE = (
    "A round is covered where a report of at least 150 words, or both sides' own texts, tells of"
    " it. Promises make one thread where owner, topic and object are the same."
)
_SILENCE = (
    "A promise is quiet after one covered round without a word of it, and silent after three, or"
    " where so much silence has a chance below one in ten: (1 - (m + 1) / (k + 2)) to the power n."
)
_PEOPLE = (
    "What is marked to be written is left to a person. Nothing here forecasts, and no line says"
    " that a promise was broken."
)


def write(writer: Writer) -> Iterator[Block]:
    """The paragraphs, the same in every book, and the name of this dialogue in the record."""
    for text in (_LINES, _NOTES, _COVERAGE, _SILENCE, _PEOPLE):
        yield Paragraph(plain(text))
    yield Paragraph(plain(f"This dialogue is {writer.about.line.id} in the record."))
