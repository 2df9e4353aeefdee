"""People across reports: one person under several forms, with the offices held and when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from anyascii import anyascii
from rapidfuzz import fuzz

from parley.model.claim import Claim
from parley.model.record import Office, Person, Seat, Task
from parley.record.asking import ask_same, near_misses
from parley.record.matching import NO_VERDICTS, Comparison, Group, Verdicts, join
from parley.record.offices import capacity_of, field_of, is_form, title_words
from parley.record.rounds import slug_of

MISSPELT = 88  # of 100: one letter off in a name of twelve; "Talwar" and "Talwer" with first names
ENOUGH = 3.0

# Short forms that stand for a given name in English copy.
_GIVEN = {
    "jim": "james",
    "joe": "joseph",
    "mike": "michael",
    "bill": "william",
    "bob": "robert",
    "rob": "robert",
    "dick": "richard",
    "tom": "thomas",
    "dan": "daniel",
    "tony": "anthony",
    "chris": "christopher",
    "steve": "steven",
    "ed": "edward",
    "ken": "kenneth",
    "matt": "matthew",
    "dave": "david",
    "liz": "elizabeth",
    "kate": "katherine",
    "pat": "patrick",
    "tim": "timothy",
    "nick": "nicholas",
    "sam": "samuel",
    "ben": "benjamin",
    "greg": "gregory",
    "jeff": "jeffrey",
    "andy": "andrew",
    "charlie": "charles",
    "randy": "randall",
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name in one form, as some claims print it."""

    key: tuple[str, ...]
    claims: tuple[str, ...]
    parts: frozenset[str]
    party: str | None
    roles: tuple[tuple[str, str], ...] = ()
    """Office and day, in order."""
    places: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Round and function."""
    reports: frozenset[str] = field(default_factory=frozenset)

    @property
    def rounds(self) -> frozenset[str]:
        """The rounds at which the name was printed."""
        return frozenset(where for where, _ in self.places)


def same_names(one: Sighting, other: Sighting) -> str | None:
    """They have the same names, in any order, with or without marks."""
    return " ".join(sorted(one.parts)) if one.parts == other.parts else None


def shorter_form(one: Sighting, other: Sighting) -> str | None:
    """Two names or more of one are all that the other has."""
    small, large = sorted((one.parts, other.parts), key=lambda parts: (len(parts), sorted(parts)))
    return " ".join(sorted(small)) if len(small) > 1 and small < large else None


def short_form_at_one_round(one: Sighting, other: Sighting) -> str | None:
    """One is a single name of the other's, and both were at one round."""
    small, large = sorted((one.parts, other.parts), key=lambda parts: (len(parts), sorted(parts)))
    if len(small) == 1 and small < large and one.rounds & other.rounds:
        return f"{next(iter(small))} at {', '.join(sorted(one.rounds & other.rounds))}"
    return None


def given_name_shortened(one: Sighting, other: Sighting) -> str | None:
    """A given name stands in its short form, as Jim for James, and the rest agrees."""
    a, b = (frozenset(_GIVEN.get(part, part) for part in each.parts) for each in (one, other))
    is_new = one.parts != other.parts and a == b and len(a) > 1
    return f"{' '.join(sorted(one.parts))} and {' '.join(sorted(other.parts))}" if is_new else None


def letter_off_in_the_chair(one: Sighting, other: Sighting) -> str | None:
    """Both led one side of one round, and their names differ by a letter or two."""
    leads = {"co-chair", "head"}
    mine = {where for where, function in one.places if function in leads}
    theirs = {where for where, function in other.places if function in leads}
    if one.parts == other.parts or not mine & theirs:
        return None
    a, b = " ".join(sorted(one.parts)), " ".join(sorted(other.parts))
    return f"{a} and {b}" if fuzz.ratio(a, b) >= MISSPELT else None


def same_office(one: Sighting, other: Sighting) -> str | None:
    """An office of one is a form of an office of the other."""
    for mine, _ in one.roles:
        for theirs, _ in other.roles:
            if is_form(mine, theirs):
                return mine if len(mine) >= len(theirs) else theirs
    return None


def two_entries_in_one_report(one: Sighting, other: Sighting) -> str | None:
    """One report lists both names in full as two people at one round."""
    if one.reports & other.reports and one.rounds & other.rounds and one.parts != other.parts:
        small, large = sorted((one.parts, other.parts), key=len)
        if len(small) > 1 and small < large:
            return None
        return f"{' '.join(sorted(one.parts))} beside {' '.join(sorted(other.parts))}"
    return None


def twice_in_one_list(one: Sighting, other: Sighting) -> str | None:
    """One report lists the name twice at one round, under offices that are not one."""
    is_twice = one.parts == other.parts and bool(one.reports & other.reports)
    apart = (
        one.roles
        and other.roles
        and not any(is_form(a, b) for a, _ in one.roles for b, _ in other.roles)
    )
    if is_twice and apart and one.key[-1] != other.key[-1]:
        return f"{one.roles[0][0]} and {other.roles[0][0]}"
    return None


def offices_by_turns(one: Sighting, other: Sighting) -> str | None:
    """Their offices are for different things and are held by turns: one cannot follow the other."""
    mine, theirs = (
        [(day, role) for role, day in each.roles if day and not day.startswith("XXXX")]
        for each in (one, other)
    )
    if not mine or not theirs:
        return None
    if any(field_of(a) & field_of(b) or not field_of(a) for _, a in mine for _, b in theirs):
        return None
    first, last = sorted((mine, theirs), key=min)
    if min(first)[0] < min(last)[0] < max(first)[0]:
        return f"{min(last)[1]} within the time of {min(first)[1]}"
    return None


PERSON_COMPARISONS: tuple[Comparison[Sighting], ...] = (
    Comparison(same_names, 5),
    Comparison(shorter_form, 4),
    Comparison(short_form_at_one_round, 3.5),
    Comparison(given_name_shortened, 3),
    Comparison(letter_off_in_the_chair, 3),
    Comparison(same_office, 0.5),
    Comparison(two_entries_in_one_report, -8),
    Comparison(twice_in_one_list, -12),
    Comparison(offices_by_turns, -6),
)


def letter_off(one: Sighting, other: Sighting) -> str | None:
    """Their names differ by a letter or two."""
    if one.parts == other.parts or min(len(one.parts), len(other.parts)) < 2:
        return None
    a, b = " ".join(sorted(one.parts)), " ".join(sorted(other.parts))
    return f"{a} and {b}" if fuzz.ratio(a, b) >= MISSPELT else None


def short_form_elsewhere(one: Sighting, other: Sighting) -> str | None:
    """One is a single name of the other's, at another round or outside them."""
    small, large = sorted((one.parts, other.parts), key=lambda parts: (len(parts), sorted(parts)))
    is_so = len(small) == 1 and small < large and not one.rounds & other.rounds
    return " ".join(sorted(small)) if is_so else None


NEAR_PERSON_COMPARISONS: tuple[Comparison[Sighting], ...] = (
    Comparison(letter_off, 2),
    Comparison(short_form_elsewhere, 1.5),
    Comparison(same_office, 0.5),
    Comparison(two_entries_in_one_report, -8),
    Comparison(twice_in_one_list, -12),
    Comparison(offices_by_turns, -6),
)
NEARLY = 2.0
"""What is nearly one person is asked of a person: names a letter off, a short form with its office.
"""


def parts_of(name: str) -> frozenset[str]:
    """The names of a name: folded, without marks, dots and initials."""
    folded = anyascii(name).lower().replace(".", " ").replace("-", " ")
    return frozenset(part for part in folded.split() if len(part) > 1)


# -- claims to sightings ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Appearance:
    """A claim that names a person, with where and when that was."""

    claim: Claim
    name: str
    party: str | None
    role: str | None
    round: str | None
    function: str | None
    day: str | None

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.claim.id


def appearances(
    claims: Iterable[Claim], home: Mapping[str, str], days: Mapping[str, str]
) -> list[Appearance]:
    """The people that participant and visit claims name. `days` gives the day of each round."""
    found: list[Appearance] = []
    for claim in claims:
        item = claim.item
        if claim.part == "participants":
            where = home.get(item["round"] or "")
            day = days.get(where or "")
            found.append(
                Appearance(
                    claim, item["name"], item["party"], item["role"], where, item["function"], day
                ),
            )
        elif claim.part == "visits" and _is_person(item):
            found.append(
                Appearance(
                    claim, item["visitor"], item["from"], item["role"], None, None, item["start"]
                ),
            )
    return _with_parties(found)


_SHIPS = frozenset("uss hms hmas ins js rokn bns ship carrier aircraft destroyer frigate".split())


def _is_person(item: Mapping[str, object]) -> bool:
    words = str(item["visitor"]).lower().split()
    return bool(item["role"]) or (len(words) > 1 and not _SHIPS & set(words))


def _with_parties(found: list[Appearance]) -> list[Appearance]:
    """Give a name without a party that of the one party which has the name here."""
    known: dict[frozenset[str], set[str]] = {}
    for each in found:
        if each.party:
            known.setdefault(parts_of(each.name), set()).add(each.party)
    out = []
    for each in found:
        parties = known.get(parts_of(each.name), set())
        if each.party is None and len(parties) == 1:
            out.append(replace(each, party=next(iter(parties))))
        else:
            out.append(each)
    return out


def _sightings(found: list[Appearance], verdicts: Verdicts) -> Iterator[Sighting]:
    groups: dict[tuple[str, ...], list[Appearance]] = {}
    for each in found:
        parts = parts_of(each.name)
        # a single name tells nothing outside its report and round
        where = f"{each.claim.report} {each.round}" if len(parts) < 2 else ""
        key = (" ".join(sorted(parts)), where, *verdicts.marks(each.id))
        groups.setdefault(key, []).append(each)
    for key, members in sorted(groups.items()):
        yield from _parted(key, members)


def _parted(key: tuple[str, ...], members: list[Appearance]) -> Iterator[Sighting]:
    """One sighting, or several where the offices under one name cannot be one person's."""
    for number, own in enumerate(_by_person(members)):
        roles = {(each.role, each.day or "") for each in own if each.role}
        yield Sighting(
            key=(*key, str(number)),
            claims=tuple(sorted(each.id for each in own)),
            parts=parts_of(own[0].name),
            party=own[0].party,
            roles=tuple(sorted(roles)),
            places=frozenset((each.round, each.function or "") for each in own if each.round),
            reports=frozenset(each.claim.report for each in own),
        )


def _by_person(members: list[Appearance]) -> list[list[Appearance]]:
    """Part a name that one report lists twice at one round under two offices."""
    listed: dict[tuple[str, str | None], list[Appearance]] = {}
    for each in members:
        if each.round and each.function:
            listed.setdefault((each.claim.report, each.round), []).append(each)
    roles: list[str] = []
    for own in listed.values():
        told = sorted({each.role for each in own if each.role})
        if len(own) > 1 and len(told) > 1 and not is_form(told[0], told[1]):
            roles = told[:2]
            break
    if not roles:
        return [members]
    first = [each for each in members if not each.role or not _nearer(each.role, *roles)]
    second = [each for each in members if each.role and _nearer(each.role, *roles)]
    return [each for each in (first, second) if each]


def _nearer(role: str, one: str, other: str) -> bool:
    """Whether a title is nearer to the second of two."""
    words = title_words(role)
    return len(words & title_words(other)) > len(words & title_words(one))


# -- sightings to people ---------------------------------------------------------------------------


def resolve_people(
    found: list[Appearance],
    visits: Mapping[str, str],
    verdicts: Verdicts = NO_VERDICTS,
) -> tuple[list[Person], list[Task]]:
    """Merge the appearances of one party's people, and ask of those who nearly are one.

    `visits` maps a claim to its visit.
    """
    by_id = {each.id: each for each in found}
    sightings = list(_sightings(list(by_id.values()), verdicts))
    sightings = _placed(sightings)
    groups = join(sightings, PERSON_COMPARISONS, enough=ENOUGH, verdicts=verdicts, blocks=_blocks)
    people = [_person(group, by_id, visits) for group in groups]
    people.sort(key=lambda person: (person.party or "~", person.name, person.claims))
    seen: Counter[str] = Counter()
    for person in people:
        seen[person.id] += 1
        if seen[person.id] > 1:
            person.id = f"{person.id}-{seen[person.id]}"
    near = near_misses(
        groups, NEAR_PERSON_COMPARISONS, enough=NEARLY, verdicts=verdicts, blocks=_blocks
    )
    called = {claim: (each.id, each.name) for each in people for claim in each.claims}
    ends = [called[group.members[0].claims[0]] for group in groups]
    return people, [ask_same(each, ends[each.one], ends[each.other], "person") for each in near]


def _placed(sightings: list[Sighting]) -> list[Sighting]:
    """Leave a single name alone where two full names of its round have it."""
    out = []
    for each in sightings:
        if len(each.parts) == 1:
            full = {
                other.parts
                for other in sightings
                if each.parts < other.parts and each.rounds & other.rounds
            }
            if len(full) > 1:
                each = replace(each, places=frozenset())  # noqa: PLW2901 - the same, unplaced
        out.append(each)
    return out


def _blocks(sighting: Sighting) -> Iterator[str]:
    for part in sighting.parts:
        yield _GIVEN.get(part, part)
    for where, function in sighting.places:
        if function in ("co-chair", "head"):
            yield f"{where} led"


def _person(
    group: Group[Sighting], by_id: Mapping[str, Appearance], visits: Mapping[str, str]
) -> Person:
    own = [by_id[claim] for sighting in group.members for claim in sighting.claims]
    counts = Counter(each.name for each in own)
    longest = max(len(name.split()) for name in counts)
    name = min(
        (name for name in counts if len(name.split()) == longest),
        key=lambda each: (-counts[each], each),
    )
    party = next(iter(sorted({each.party for each in own if each.party})), None)
    seats: dict[tuple[str, str], list[str]] = {}
    for each in own:
        if each.round and each.function:
            seats.setdefault((each.round, each.function), []).append(each.id)
    return Person(
        id="person:" + slug_of(f"{party or ''} {name}"),
        name=name,
        party=party,
        forms=tuple(sorted(counts)),
        offices=tuple(_offices(own)),
        seats=tuple(
            Seat(round=where, function=function, claims=tuple(sorted(ids)))
            for (where, function), ids in sorted(seats.items())
        ),
        claims=tuple(sorted(each.id for each in own)),
        visits=tuple(sorted({visits[each.id] for each in own if each.id in visits})),
        links=tuple(group.links),
    )


def _offices(own: list[Appearance]) -> Iterator[Office]:
    """The offices as intervals: from the first to the last day on which a source gives them."""
    by_role: dict[str, list[Appearance]] = {}
    for each in own:
        if each.role:
            by_role.setdefault(each.role, []).append(each)
    for role, members in sorted(by_role.items(), key=lambda each: _first_day(each[1], each[0])):
        days = sorted(each.day for each in members if each.day)
        yield Office(
            role=role,
            claims=tuple(sorted(each.id for each in members)),
            rounds=tuple(sorted({each.round for each in members if each.round})),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            capacity=capacity_of(role),
            forms=tuple(sorted(o for o in by_role if o != role and is_form(role, o))),
        )


def _first_day(members: list[Appearance], role: str) -> tuple[str, str]:
    return min((each.day or "~" for each in members), default="~"), role
