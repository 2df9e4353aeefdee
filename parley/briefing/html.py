"""A book to one HTML page that stands alone: nothing is loaded and nothing runs."""

from collections import Counter
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from parley.briefing.content import Blank, Book, Heading, Items, Paragraph, Table


class _Uses:
    """Counts how often each note was given, so that it leads back to every place."""

    def __init__(self) -> None:
        self._counted: Counter[int] = Counter()

    def add(self, note: int) -> int:
        """One more use of a note; which one it is."""
        self._counted[note] += 1
        return self._counted[note]

    def of(self, note: int) -> range:
        """The numbers of the uses so far."""
        return range(1, self._counted[note] + 1)


def render(book: Book) -> bytes:
    """The page in UTF-8."""
    running = f"{book.title.text} · {book.subtitle.text}"
    page = _template().render(book=book, uses=_Uses(), running=_css_string(running))
    return page.encode()


def _css_string(text: str) -> Markup:
    """A text as a string of CSS: every character but letters and digits by its number."""
    escaped = "".join(
        each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in text
    )
    return Markup(f'"{escaped}"')  # noqa: S704 - nothing but letters, digits and backslashes


@cache
def _template() -> Template:
    made = Environment(
        loader=PackageLoader("parley.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for kind in (Blank, Heading, Items, Paragraph, Table):
        made.tests[kind.__name__.lower()] = lambda block, kind=kind: isinstance(block, kind)
    return made.get_template("book.html")
