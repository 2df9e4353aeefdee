"""Paragraphs to labelled blocks: tells the report from what a page wraps around it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.report import Label
from parley.rules.patterns import compiled

MIN_BODY_WORDS = 12  # a line of fewer words is a body paragraph only if it is a full sentence
ENGLISH_SHARE = 0.22
NAVIGATION_RUN = 4  # so many short lines in a row are a menu, not prose

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_BULLET = re.compile(r"\s*(?:[•*·▪►»|‣◦●-]|\d{1,2}[.)])(?:\s|$)")
_STAMP_WORD = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
    r"|\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\.?|gmt|utc|ict|est|edt|jst|ist|[+-]\d{1,2}"
    r"|(?:last )?updated?|modified|posted|published|created|release[d ]*|date|time|on|at|of"
    r"|press|media|note|statement|readout|news|by"
)
_STAMP = re.compile(
    rf"\d{{4}}-\d\d-\d\dt[\d:.]{{4,15}}z?$"
    rf"|(?:(?:{_STAMP_WORD})(?![^\W\d_])[\s,|/.:–—•·()\[\]-]*){{3,}}$",
    re.I,
)
_HAS_DAY = re.compile(r"\d{4}-\d\d-\d\d|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d\b")
_BETWEEN_PARTS = re.compile(r"\s[-–—|·•]\s")
_PLACE = re.compile(r"^[A-ZÀ-ÖØ-Ý][\w'’. -]{2,29}, (?=\d{1,2} |[A-Z][a-z]{2,8}\.? \d)")
CRAWL_STAMP = re.compile(r"\s*date \d{4}-\d\d-\d\d(?= )")


@dataclass(slots=True)
class Paragraph:
    """One paragraph of a source before it is labelled."""

    text: str
    label: Label | None = None
    """What is known of it already, for instance from the markup of a page."""


@cache
def _little_words() -> frozenset[str]:
    return frozenset(rules.load("noise")["little_words"].split())


@cache
def _noise() -> tuple[list[tuple[Label, re.Pattern[str]]], re.Pattern[str], re.Pattern[str]]:
    """The compiled patterns of rules/en/noise.yaml: single lines, list headings, captions."""
    data = rules.load("noise")
    lines = [(Label(entry["label"]), compiled(entry["pattern"], re.I)) for entry in data["lines"]]
    headings = compiled("(?:" + "|".join(data["lists"]) + r")\s*[:>»…]*$", re.I)
    captions = compiled("|".join(f"(?:{pattern})" for pattern in data["captions"]), re.I)
    return lines, headings, captions


def line_label(text: str) -> Label | None:
    """Return the noise label that a single line shows by its own words, if any."""
    line = text.strip(" \t\n•*·|>»-–")
    lines, _, _ = _noise()
    for label, pattern in lines:
        if pattern.match(line):
            return label
    return None


def _is_prose(text: str) -> bool:
    """Whether a paragraph reads like sentences: long enough, with the little words of prose."""
    words = _WORD.findall(text)
    if not words:
        return False
    little = sum(word.lower() in _little_words() for word in words) / len(words)
    if _SENTENCE_END.search(text):
        is_told = little >= 0.2 or (little > 0.1 and _share_beside_names(words) >= 0.2)
        return len(words) >= 4 and (is_told or len(words) < MIN_BODY_WORDS)
    return len(words) >= MIN_BODY_WORDS and little >= 0.25


def _share_beside_names(words: list[str]) -> float:
    """The share of little words where names, dates and offices do not count."""
    small = [word for word in words if word[0].islower()]
    return sum(word in _little_words() for word in small) / len(small) if small else 0.0


def is_stamp(text: str) -> bool:
    """Whether a line is hardly more than a day and a time, or a day behind a place."""
    line = _PLACE.sub("", text.strip(" \t\n|•*"), count=1)
    return len(line) <= 90 and bool(_STAMP.match(line)) and bool(_HAS_DAY.search(line))


def has_stamp(text: str) -> bool:
    """Whether a short line holds a stamp beside a name: "By Lan Red River Post - 31 Jan 2018"."""
    return len(text) <= 120 and any(is_stamp(piece) for piece in _BETWEEN_PARTS.split(text))


def label(paragraphs: list[Paragraph]) -> list[Label]:
    """Label each paragraph of a page, in order; those that come with a label keep it."""
    labels: list[Label | None] = [paragraph.label for paragraph in paragraphs]
    texts = [paragraph.text for paragraph in paragraphs]
    _label_by_words(texts, labels)
    _label_menus(texts, labels)
    _label_dated_headlines(texts, labels)
    title = _label_title(texts, labels)
    _label_repeats(texts, labels, title)
    _label_teasers(texts, labels, title)
    _label_lists(texts, labels)
    _label_signatures(texts, labels)
    return [each or Label.BODY for each in labels]


def _label_by_words(texts: list[str], labels: list[Label | None]) -> None:
    _, _, captions = _noise()
    for index, text in enumerate(texts):
        if labels[index]:
            continue
        if not _WORD.search(text):
            labels[index] = Label.NAVIGATION
        elif is_stamp(text):
            labels[index] = Label.STAMP
        elif captions.search(text) and len(text) < 400:
            labels[index] = Label.CAPTION
        else:
            labels[index] = line_label(text)


def _label_menus(texts: list[str], labels: list[Label | None]) -> None:
    """Runs of short lines are menus; so is one long line of headings strung together."""
    run: list[int] = []
    for index in range(len(texts) + 1):
        short = index < len(texts) and labels[index] is None and _is_menu_item(texts[index])
        if short:
            run.append(index)
            continue
        if len(run) >= NAVIGATION_RUN:
            for member in run:
                labels[member] = Label.NAVIGATION
        run = []
    for index, text in enumerate(texts):
        if labels[index] is None and (_is_strung_headings(text) or _is_strip(text)):
            labels[index] = Label.NAVIGATION


def _is_menu_item(text: str) -> bool:
    words = _WORD.findall(text)
    if _SENTENCE_END.search(text) and not _BULLET.match(text):
        return False
    return len(words) <= 5 or (bool(_BULLET.match(text)) and not _is_prose(text))


def _is_strung_headings(text: str) -> bool:
    words = _WORD.findall(text)
    if len(words) < 22 or _SENTENCE_END.search(text):
        return False
    little = sum(word.lower() in _little_words() for word in words) / len(words)
    return little < 0.22


_BETWEEN_BUTTONS = re.compile(r"\s{2,}|\t|\s[|·•*]\s")


def _is_strip(text: str) -> bool:
    """Whether a line is a strip of buttons: "Share   Tweet   Print", "Hanoi 21C  |  Hue 26C"."""
    pieces = [piece for piece in _BETWEEN_BUTTONS.split(text.strip()) if piece]
    return len(pieces) >= 3 and all(len(_WORD.findall(piece)) <= 5 for piece in pieces)


_DATED_HEADLINE = re.compile(
    r"\s*(?:[-•*·]\s*)?(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})\s{1,4}\S"
)


def _is_dated_headline(text: str) -> bool:
    return bool(_DATED_HEADLINE.match(text)) and not _SENTENCE_END.search(text)


def _label_dated_headlines(texts: list[str], labels: list[Label | None]) -> None:
    """Two or more lines on end that begin with a day: a list of other stories."""
    run: list[int] = []
    for index in range(len(texts) + 1):
        if index < len(texts) and labels[index] is None and _is_dated_headline(texts[index]):
            run.append(index)
            continue
        if len(run) > 1:
            for member in run:
                labels[member] = Label.RELATED
            if labels[run[0] - 1] is None and _is_menu_item(texts[run[0] - 1]) and run[0]:
                labels[run[0] - 1] = Label.RELATED
        run = []


def _label_signatures(texts: list[str], labels: list[Label | None]) -> None:
    """Behind the last paragraph: "Thanh Huyen", "IW/ph" and "#ASEAN" are no part of the report."""
    prose = [
        index
        for index, text in enumerate(texts)
        if labels[index] in (None, Label.BODY) and _SENTENCE_END.search(text) and _is_prose(text)
    ]
    if not prose:
        return
    for index in range(prose[-1] + 1, len(texts)):
        text = texts[index].strip()
        words = _WORD.findall(text)
        is_name = bool(words) and all(word[0].isupper() or "/" in text for word in words)
        if labels[index] is not None or len(words) > 4 or _SENTENCE_END.search(text):
            continue
        if text.startswith("#"):
            labels[index] = Label.RELATED
        elif is_name:
            labels[index] = Label.BYLINE


_MASTHEAD = re.compile(
    r" [|>»/►] | [-–] (?:news|latest|breaking|home|official|your)\b"
    r"|^(?!.*\b(?:on|of|from) the\b).{0,30}\b(?:media note|office of the spokesperson|press release"
    r"|media release|for immediate"
    r" release|news release|all news)\b.{0,30}$|\d{1,2}:\d\d"
    # an office that publishes, alone on its line
    r"|^(?:the )?(?:ministry|department|embassy|delegation|permanent mission|consulate|secretariat"
    r"|european union external action|european external action|council)"
    r" ?(?:of\b[^.,:]{3,80}|service)?$"
    r"|\bofficial (?:web ?site|portal|page) of\b|^(?:the )?(?:rt\.? )?hon\.? [\w .'-]{3,40}$",
    re.I,
)


def _label_title(texts: list[str], labels: list[Label | None]) -> int | None:
    """The headline is the first line above the body that is no sentence and no masthead.

    A masthead or a breadcrumb ("Home / World / …") is the headline only where nothing else is; it
    may stand on its own.
    """
    if Label.TITLE in labels:
        return labels.index(Label.TITLE)
    candidates: list[int] = []
    for index, text in enumerate(texts):
        if labels[index] is not None:
            continue
        words = _WORD.findall(text)
        if (_SENTENCE_END.search(text) and len(words) > 3) or len(words) > 30:
            break
        if len(words) < 4:
            labels[index] = Label.NAVIGATION
        elif any(
            _is_prose(later)
            for later, kind in zip(texts[index + 1 :], labels[index + 1 :], strict=True)
            if kind in (None, Label.CAPTION)
        ):
            candidates.append(index)
    if not candidates:
        return _label_short_title(texts, labels)
    named = [index for index in candidates if not _MASTHEAD.search(texts[index])]
    telling = [index for index in named if not _is_prose(texts[index])] or named
    opening = _telling_words(" ".join(text for text in texts[candidates[0] :] if _is_prose(text)))
    shared = {index: len(_telling_words(texts[index]) & opening) for index in telling}
    enough = max(shared.values(), default=0) / 2
    of_the_story = [index for index in telling if shared[index] > 1 and shared[index] > enough]
    chosen = (of_the_story or telling or candidates)[0]
    for index in candidates:
        if index < chosen or (index != chosen and _MASTHEAD.search(texts[index])):
            labels[index] = Label.NAVIGATION
    labels[chosen] = Label.TITLE
    return chosen


# "SANTIAGO, 6 September 2017 -": a story filed from somewhere has a headline above it.
_FILED = re.compile(r"\s*[A-Z][A-Z .'/-]{2,30},? [^.]{0,40}[-–—:] ")


def _label_short_title(texts: list[str], labels: list[Label | None]) -> int | None:
    """A headline of two or three words ("Ottawa talks end"): the line right above the body.

    It needs a small word or a word of the body: a label ("Media Note", "Press Centre") has neither.
    """
    for index, text in enumerate(texts[:-1]):
        if labels[index + 1] is None and _is_prose(texts[index + 1]):
            words = _WORD.findall(text)
            is_short = labels[index] in (None, Label.NAVIGATION) and 2 <= len(words) <= 5
            is_filed = bool(_FILED.match(texts[index + 1]))
            told = {word.lower() for word in _WORD.findall(texts[index + 1])} - _little_words()
            is_told = any(word[0].islower() for word in words[1:]) and any(
                is_filed or word.lower() in told or word.lower() in _little_words()
                for word in words
            )
            if is_short and is_told and not _MASTHEAD.search(text):
                labels[index] = Label.TITLE
                return index
            return _label_name_above(texts, labels, index + 1)
    return None


def _label_name_above(texts: list[str], labels: list[Label | None], body: int) -> int | None:
    """A headline that is but a name which the body opens with: "Trilateral Strategic Dialogue"."""
    opening = _telling_words(texts[body])
    for index in range(body):
        named = _telling_words(texts[index])
        is_line = labels[index] in (None, Label.NAVIGATION) and 1 < len(named) <= MIN_BODY_WORDS
        is_line = is_line and not _is_prose(texts[index])
        if is_line and named <= opening and not _MASTHEAD.search(texts[index]):
            labels[index] = Label.TITLE
            return index
    return None


def _telling_words(text: str) -> set[str]:
    words = {word.lower() for word in _WORD.findall(text)}
    return {word for word in words if len(word) > 3} - _little_words()


def _label_repeats(texts: list[str], labels: list[Label | None], title: int | None) -> None:
    """A paragraph printed before is counted once."""
    seen: set[str] = set()
    for index, text in enumerate(texts):
        key = " ".join(_WORD.findall(text.lower()))
        if not key or (labels[index] is not None and not labels[index].is_read):  # type: ignore[union-attr]
            continue
        if key in seen and index != title:
            labels[index] = Label.REPEAT
        seen.add(key)


def _label_teasers(texts: list[str], labels: list[Label | None], title: int | None) -> None:
    """Other stories between the paragraphs: a picture's name made of the headline, then a teaser.

    Picture names are the headline in lower case without marks; where another headline follows in
    the same line it is another story's, and the paragraph after it is that story's teaser.
    """
    if title is not None:
        slug = " ".join(_WORD.findall(texts[title].lower())).replace("-", " ")
        for index, text in enumerate(texts):
            line = text.strip()
            if len(slug) < 20 or not line.startswith(slug) or line == texts[title].strip():
                continue
            labels[index] = Label.RELATED
            has_other = len(line) > len(slug) + 15
            if has_other and index + 1 < len(texts) and labels[index + 1] in (None, Label.BODY):
                labels[index + 1] = Label.RELATED
    for index, text in enumerate(texts[:-1]):
        # A teaser is cut with dots while the page goes on; the report's own end may be cut too.
        if labels[index] is None and re.search(r"\w\s?(?:\.\.\.|…)\s*$", text) and len(text) < 300:
            labels[index] = Label.RELATED


def _label_lists(texts: list[str], labels: list[Label | None]) -> None:
    """Lists of other stories under a heading such as "Latest news", to where the report goes on."""
    _, headings, _ = _noise()
    index = 0
    while index < len(texts):
        line = texts[index].strip(" \t\n•*·|>»-–[]")
        body_before = any(labels[k] is None and _is_prose(texts[k]) for k in range(index))
        opens = (
            labels[index] in (None, Label.RELATED, Label.NAVIGATION)
            and len(line) <= 40
            and headings.match(line)
        )
        if not opens:
            index += 1
            continue
        labels[index] = Label.RELATED
        index += 1
        while index < len(texts) and not _goes_on(texts, labels, index, body_before=body_before):
            if labels[index] in (None, Label.NAVIGATION):
                labels[index] = Label.RELATED
            index += 1


def _goes_on(
    texts: list[str], labels: list[Label | None], index: int, *, body_before: bool
) -> bool:
    """Whether the report itself goes on here: two paragraphs of prose on end, or its first one.

    Its headline opens it in any case.
    """
    if labels[index] is Label.TITLE:
        return True
    following = [k for k in range(index, min(index + 6, len(texts))) if texts[k].strip()][:2]
    prose = [
        labels[k] in (None, Label.CAPTION)
        and bool(_SENTENCE_END.search(texts[k]))
        and _is_prose(texts[k])
        and len(texts[k]) >= 80
        for k in following
    ]
    if not prose or not prose[0]:
        return False
    return not body_before or (len(prose) == 2 and all(prose))


def is_english(texts: list[str]) -> bool:
    """Whether texts are English: by their little words, in a short text full of names without them.

    English news has 0.35-0.45 little English words, other languages have below 0.12; beside names
    it is 0.4-0.6 and below 0.2.
    """
    words = [word for text in texts for word in _WORD.findall(text)]
    share = prose_share(texts)
    return share >= ENGLISH_SHARE or (share >= 0.12 and _share_beside_names(words) >= 0.3)


def prose_share(texts: list[str]) -> float:
    """How many of the words are little English words, 0 to 1; prose in English has over 0.25."""
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    total = sum(words.values())
    return sum(n for word, n in words.items() if word in _little_words()) / total if total else 0.0
