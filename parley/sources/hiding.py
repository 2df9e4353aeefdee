"""What a page hides from its readers: by attributes, by its markup and by its own style sheets.

A style sheet is read as far as it can be read without laying the page out. A rule hides only where
it names an element by itself (`.x`, `#x`, `p.x`) and holds on any screen; one that names more than
that, or holds only on some screens, can show again what another hides, and no more. So text that
some reader may see is not set aside. Sheets that are not in the page, and text that is painted
over, moved away or of the colour of its ground, are not looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.errors import SourceError

MAX_COMPARED = 20_000_000  # rules held against elements; pages have some thousands

_Told = dict[str, tuple[bool, bool]]
"""For each property whether what is said of it is important, and whether it hides."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How the text of an element is hidden, if it is."""

    is_gone: bool = False
    """All in it is gone with it; what is veiled or tiny may be undone by an element inside."""
    is_veiled: bool = False
    is_tiny: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether no reader of the page sees the text."""
        return self.is_gone or self.is_veiled or self.is_tiny


IN_SIGHT = Sight()

# Printed only where scripts are off, or not before a script copies it.
_NEVER_SHOWN = ("noscript", "template")
_WHOLE_PAGE = ("html", "body")
_OF_A_STORY = ("h1", "main", "article")


class Sheets:
    """The style sheets of a page, asked for what they hide."""

    def __init__(self, tree: Any, name: str) -> None:  # noqa: ANN401 - lxml has no types
        self._name = name
        self._compared = 0
        self._told: dict[tuple[str, str, str], _Told] = {}
        self._rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        order = 0
        for style in tree.iter("style"):
            media = str(style.get("media", "")).strip().lower()
            is_plain = (
                media in ("", "all", "screen")
                and next(style.iterancestors("noscript"), None) is None
            )
            for selectors, told, is_sure in _blocks(style.text or ""):
                order += 1
                for rule in _rules(selectors, told, order, is_sure=is_sure and is_plain):
                    self._rules[rule.key].append(rule)

    def sight_of(self, element: Any, tag: str, outer: Sight) -> Sight:  # noqa: ANN401
        """How an element is hidden that stands in one of this sight."""
        if tag in _WHOLE_PAGE:
            return outer  # a page that hides all of itself is shown by its script
        if outer.is_gone or tag in _NEVER_SHOWN or _is_for_eyes_only(element):
            return Sight(is_gone=True)
        told = dict(self._told_of(tag, element.get("id", ""), element.get("class", "")))
        for name, (is_important, hides) in _declared(element.get("style", "")).items():
            if is_important or not told.get(name, (False, False))[0]:
                told[name] = (is_important, hides)
        is_closed = tag == "dialog" and element.get("open") is None
        by_default = is_closed or element.get("hidden") is not None
        return Sight(
            is_gone=told.get("display", (False, by_default))[1],
            is_veiled=told.get("visibility", (False, outer.is_veiled))[1],
            is_tiny=told.get("font-size", (False, outer.is_tiny))[1],
        )

    def _told_of(self, tag: str, identifier: str, classes: str) -> _Told:
        """What the rules say of an element, the strongest of each property."""
        key = (tag, identifier, classes)
        if key in self._told:
            return self._told[key]
        names = {f".{each}" for each in classes.split()} | {f"#{identifier.strip()}"}
        strongest: dict[str, tuple[tuple[bool, tuple[int, ...]], bool]] = {}
        for each in (*sorted(names), tag, "*"):
            for rule in self._rules.get(each, ()):
                self._count()
                if rule.names <= names and rule.tag in ("", tag):
                    for name, (is_important, hides) in rule.told.items():
                        weight = (is_important, rule.weight)
                        if name not in strongest or weight > strongest[name][0]:
                            strongest[name] = (weight, hides)
        self._told[key] = {name: (w[0], hides) for name, (w, hides) in strongest.items()}
        return self._told[key]

    def _count(self) -> None:
        self._compared += 1
        if self._compared > MAX_COMPARED:
            raise SourceError(
                where=self._name,
                reason="its style sheets have more rules than can be held against its elements."
                " Save the article as plain text.",
            )


def _is_for_eyes_only(element: Any) -> bool:  # noqa: ANN401
    """Whether a page keeps an element from those who have it read to them.

    Behind an open dialog a page marks the whole of its story so.
    """
    if str(element.get("aria-hidden", "")).strip().lower() != "true":
        return False
    return next(element.iter(*_OF_A_STORY), None) is None


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a rule says of the elements with this tag and all of these classes and ids."""

    tag: str
    names: frozenset[str]
    weight: tuple[int, ...]
    told: _Told

    @property
    def key(self) -> str:
        """What an element must have at least, to be held against this rule."""
        return min(self.names, default=self.tag or "*")


_LEFT_OUT = re.compile(
    r"/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL
)
_PIECE = re.compile(r"([^{};]*)([{};])")
_ANY_SCREEN = re.compile(r"@(?:layer|supports)\b|@media\s+(?:only\s+)?(?:all|screen)\s*$", re.I)


def _blocks(sheet: str) -> Iterator[tuple[str, _Told, bool]]:
    """Yield selectors, what is told of them, and whether that holds on any screen."""
    opened: list[tuple[str, list[str], bool]] = []
    for text, mark in _PIECE.findall(_LEFT_OUT.sub(" ", sheet) + "}"):
        if mark == "{":
            is_sure = not opened or (opened[-1][2] and bool(_ANY_SCREEN.match(opened[-1][0])))
            opened.append((text.strip(), [], is_sure))
            continue
        if opened:
            opened[-1][1].append(text)
        if mark == "}" and opened:
            selectors, declared, is_sure = opened.pop()
            told = {} if selectors.startswith("@") else _declared(";".join(declared))
            if told:
                yield selectors, told, is_sure


LEGIBLE = 2  # pixels or points; a page sets text smaller than that for no reader

_SIZE = re.compile(r"(?P<number>\d*\.?\d+)(?P<unit>[a-z]*|%)")
_OF_THE_OUTER = re.compile(r"(?:inherit|unset|revert|smaller|larger)|[\d.]+(?:em|ex|ch|%)")
# In "font: 700 16px/1.5 serif"; the weight before it is none.
_SIZE_IN_FONT = re.compile(r"(?<![\w.])(?![1-9]00\s)[\d.]+(?:[a-z]+|%)?(?=\s*/|\s)")


def _declared(style: str) -> _Told:
    """What declarations say of being shown, veiled and of some size: "display: none"."""
    told: _Told = {}
    for each in style.split(";"):
        name, _, value = each.strip().lower().partition(":")
        name, value = name.strip(), value.strip()
        bare = value.partition("!")[0].strip()
        if name == "font":
            size = _SIZE_IN_FONT.search(bare)
            name, bare = "font-size", size[0] if size else ""
        hides = _hides(name, bare) if bare else None
        is_important = value.endswith("important")
        if hides is not None and (is_important or not told.get(name, (False, False))[0]):
            told[name] = (is_important, hides)
    return told


def _hides(name: str, value: str) -> bool | None:
    """Whether a value of a property hides; None where it says nothing of that."""
    if name == "display":
        return value == "none"
    if name == "visibility" and value in ("hidden", "collapse", "visible"):
        return value != "visible"
    return _is_illegible(value) if name == "font-size" else None


def _is_illegible(size: str) -> bool | None:
    """Whether a size is too small to be read; None where it is a share of the outer one."""
    found = _SIZE.fullmatch(size)
    number = float(found["number"]) if found else LEGIBLE
    if number == 0 or (number < LEGIBLE and found and found["unit"] in ("px", "pt")):
        return True
    return None if _OF_THE_OUTER.fullmatch(size) else False


_PSEUDO_ELEMENT = re.compile(r"(?<!\\):(?::|before\b|after\b|first-l(?:ine|etter)\b)")
_UNSURE = re.compile(r"(?<!\\):[\w-]+(?:\([^()]*\))?|\[[^\[\]]*\]")
_COMBINED = re.compile(r"\s*[\s>+~]\s*")
_COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<names>(?:[.#](?:[\w-]|\\.)+)*)", re.I)
_NAME = re.compile(r"[.#](?:[\w-]|\\.)+")
_TAG = re.compile(r"(?:^|(?<=[\s>+~]))[a-z]", re.I)
_ESCAPED = re.compile(r"\\(?:([0-9a-f]{1,6})|(.))", re.I)


def _rules(selectors: str, told: _Told, order: int, *, is_sure: bool) -> Iterator[_Rule]:
    for selector in selectors.split(","):
        written = selector.strip()
        if not written or _PSEUDO_ELEMENT.search(written):
            continue
        parts = _COMBINED.split(_UNSURE.sub("", written))
        last = _COMPOUND.fullmatch(parts[-1]) if parts[-1] else None
        is_plain = is_sure and len(parts) == 1 and parts[0] == written
        said = {name: each for name, each in told.items() if is_plain or not each[1]}
        if last is None or not said:
            continue
        names = _NAME.findall(written)
        weight = (
            sum(name[0] == "#" for name in names),
            sum(name[0] == "." for name in names) + len(_UNSURE.findall(written)),
            len(_TAG.findall(written)),
            order,
        )
        own = frozenset(_unescaped(name) for name in _NAME.findall(last["names"]))
        yield _Rule((last["tag"] or "").lower().replace("*", ""), own, weight, said)


def _unescaped(name: str) -> str:
    def letter(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else ord(found[2])
        return chr(code) if code < 0x110000 else ""

    return _ESCAPED.sub(letter, name)
