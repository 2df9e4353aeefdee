"""From a head leftward over its name: "the | 10th | Vietnam-US | Defence | Policy | Dialogue"."""

import re
from dataclasses import dataclass

from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.mechanisms.name import Name
from parley.reading.mechanisms.name_words import NO_KEY, name_words, stem
from parley.reading.mechanisms.ordinals import ORDINAL, ordinal_ending_in
from parley.reading.mechanisms.page import Page
from parley.reading.mechanisms.parties import codes_of, sits_at_the_table

FARTHEST = 140  # characters
_ASIDE = Late(r" ?\([a-z.&+]{2,9}\)$")
# "Commission-to-Commission", "four-way": one word, for all its hyphens
_WHOLE = Late(r"\b(?:([a-z]{3,})-to-\1|(?:two|three|four|five|six)-way)$")
_NUMBERED_UNIT = Late(rf"\b{ORDINAL} (?:round|session|meeting|edition) of (?:the|their) $")
_HALF = Late(r"\b[a-z]{4,8}$")
_FIRST = Late(r"\bfirst[ -]$")
_LINKS = frozenset({"and", "&", "of", "on", "for"})
_LONGEST_CODE = 5  # letters


def walk_left(page: Page, name: Name) -> None:
    """Add to a head the qualifiers, parties and ordinal before it, as far as they are one name."""
    walk = _Walk(page, name, name.head.start)
    while walk.at > 0 and name.head.start - walk.at < FARTHEST and walk.goes_on():
        pass
    walk.leave_unknown_words()
    walk.leave_parties()


@dataclass(slots=True)
class _Walk:
    """How far left a name is read."""

    page: Page
    name: Name
    at: int
    before_unknown: tuple[int, int, list[str]] | None = None
    """The name as it was before a word that no list knows."""
    region_end: int = 0
    """Where the name of a region that sits at the table ends."""

    def goes_on(self) -> bool:
        """Take one more word or party; False where the name begins."""
        gap = self._gap()
        if gap is None:
            return False
        if self._takes_party(gap) or self._takes_region(gap) or self._takes_compound(gap):
            return True
        found = self.page.before(_WHOLE, gap, 40) or self.page.word_before(gap)
        return found is not None and self._takes_word(found, gap)

    def _gap(self) -> int | None:
        """Where the word before ends; None where what stands between ends the name."""
        folded, gap = self.page.folded, self.at
        while gap and folded[gap - 1] in " ,-/\"'(":
            gap -= 1
        aside = self.page.before(_ASIDE, gap, 14)
        if aside:  # "United States (U.S.) Security Dialogue"
            gap = aside.start()
        between = folded[gap : self.at]
        return None if between.count(",") > 1 or "\n" in between else gap

    def _takes_party(self, gap: int) -> bool:
        folded, name = self.page.folded, self.name
        hit = self._party_ending_at(gap)
        if hit is None or (hit.kind == "city" and folded.startswith(",", gap, self.at)):
            return False
        if name.parties and folded[hit.end : name.parties[-1].start] == " ":
            # "GCC Iran Working Group": what stands by the name is its subject
            subject = name.parties.pop()
            name.name_start = subject.start
            name.key.append(folded[subject.start : subject.end])
        name.parties.append(hit)
        self.at = name.start = hit.start
        return True

    def _party_ending_at(self, gap: int) -> Hit | None:
        ends = self.page.party_ends
        is_owner = self.page.folded[gap - 2 : gap] == "'s"
        return ends.get(gap) or (ends.get(gap - 2) if is_owner else None)

    def _takes_region(self, gap: int) -> bool:
        region = self.page.before(name_words().region, gap, 32)
        if region is None or not sits_at_the_table(self.page, region.start(), gap):
            return False
        party = name_words().party_of_region.get(region[0])
        if party is not None:
            self.name.parties.append(Hit(region.start(), gap, "state", party))
        self.at = self.name.start = region.start()
        self.region_end = max(self.region_end, gap)
        self.name.name_start = max(self.name.name_start, gap)
        return True

    def _takes_compound(self, gap: int) -> bool:
        """Take "Sino" before "-Indian": the first of two states."""
        parties = self.name.parties
        is_joined = bool(parties) and parties[-1].start == self.at == gap + 1
        half = self.page.before(_HALF, gap, 12) if is_joined else None
        code = name_words().party_of_compound.get(half[0]) if half else None
        if half is None or code is None:
            return False
        parties.append(Hit(half.start(), gap, "adjective", code))
        self.at = self.name.start = half.start()
        return True

    def _takes_word(self, found: re.Match[str], gap: int) -> bool:
        """Take a word; False where it is an ordinal, with which the name begins, or not its own."""
        start = found.start()
        counted = ordinal_ending_in(self.page.text, self.page.folded, start, gap)
        if counted is not None:
            self.name.ordinal, self.name.start = counted
            self.name.ordinal_span = (self.name.start, gap)
            return False
        word = found[0].strip("'\"")
        if word == "ever" and self.page.before(_FIRST, start, 7):
            self.at = start  # "their first | ever | Security Dialogue"
            return True
        if self._is_short_form(start, gap, word):
            self.at = self.name.start = start
            return True
        bare = word.removesuffix("'s").removesuffix("s'")
        qualifiers = name_words().qualifiers
        if word in qualifiers or bare in qualifiers or _WHOLE.fullmatch(word):
            self._begin_at(start)
            if word not in NO_KEY:
                self.name.key.append(stem(bare))
            return True
        if _is_own_word(self.page, found, self.name.head.start):
            if self.before_unknown is None:
                self.before_unknown = self.name.start, self.name.name_start, list(self.name.key)
            self._begin_at(start)
            self.name.key.append(stem(bare))
            return True
        if word in _LINKS and self._links(start):
            self.at = start
            return True
        return False

    def _begin_at(self, start: int) -> None:
        self.at = self.name.start = self.name.name_start = start

    def _is_short_form(self, start: int, gap: int, word: str) -> bool:
        """Whether a party is joined by a short form that no list knows: "PH-U.S.", "EU-AU"."""
        page, name = self.page, self.name
        if len(word) > _LONGEST_CODE or not name.key or not page.text[start:gap].isupper():
            return False
        joins = bool(name.parties) and name.parties[-1].start == self.at
        if joins and page.folded[gap : self.at] == "-":
            return True
        return start - 1 in page.party_ends and page.folded[start - 1] == "-"

    def _links(self, start: int) -> bool:
        """Whether the name goes on before a link: "Security | and | Defence Dialogue"."""
        if self.at == self.name.head.start:
            return False
        ends = start
        while ends and self.page.folded[ends - 1] in " ,-":
            ends -= 1
        earlier = self.page.word_before(ends)
        return earlier is not None and (
            earlier[0].strip("'") in name_words().qualifiers or ends in self.page.party_ends
        )

    def leave_unknown_words(self) -> None:
        """Go back to before a word that no list knows, unless it is plainly a name's.

        Two parties stand by a name, or a number: "the fourth meeting of the | Fentanyl Committee".
        """
        if self.before_unknown is None or self.page.before(_NUMBERED_UNIT, self.name.start, 60):
            return
        if len(codes_of(self.name.parties)) < 2:
            self.name.start, self.name.name_start, self.name.key = self.before_unknown
            self.name.drop_ordinal()

    def leave_parties(self) -> None:
        """Begin the mechanism's own name behind its parties."""
        name, folded = self.name, self.page.folded
        if name.parties and name.name_start < name.parties[0].start:
            before = folded[name.name_start : name.parties[-1].start].split()
            if not name.key or all(word in NO_KEY for word in before):
                # "annual Australia-Fiji Defence Dialogue"
                name.name_start = max(name.parties[0].end, self.region_end)
        if name.parties and name.ordinal is None and name.start < name.name_start:
            name.name_start = max(name.name_start, name.parties[0].end)
        while name.name_start < name.head.start and folded[name.name_start] in " ,-/'":
            name.name_start += 1


_NOT_IN_NAMES = frozenset(
    "the a an this that these those their its our his her at in on for after during following under"
    " with both minister secretary ambassador president director deputy assistant mr ms dr".split()
)
_SMALL_IN_HEADLINES = frozenset("with from over into after between under during amid upon".split())
_HEADLINE_WORD = Late(r"[A-Za-z]{4,}")


def _is_own_word(page: Page, found: re.Match[str], head: int) -> bool:
    """A word in capitals that no list knows may belong to a name in capitals ("Binational").

    In a headline where every word has a capital it may be anything.
    """
    text = page.text
    is_word = found[0].replace("-", "").isalpha()
    if not (text[head].isupper() and text[found.start()].isupper() and is_word):
        return False
    if found[0] in _NOT_IN_NAMES or page.folded[found.end()] not in " -":
        return False
    line = text[text.rfind("\n", 0, head) + 1 : text.find("\n", head) % (len(text) + 1)]
    words: list[str] = _HEADLINE_WORD.findall(line[:400])
    small = sum(word[0].islower() and word not in _SMALL_IN_HEADLINES for word in words)
    return small > 2 or small * 4 > len(words)
