"""The gate: each verdict, and each kind of value, true and altered, in sentences of its own."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reading import Gate, Grounding, ground, lay, read
from parley.reading.grounding.parts import CHECKS
from tests.factory import a_report

# Published on a Thursday; the round was on the Tuesday before.
REPORT = """Chile, Japan hold sixth security dialogue

SANTIAGO, 14 March 2019 – The sixth Chile-Japan Security Dialogue was held in Santiago on Tuesday. \
Deputy Foreign Minister Elena Rojas of Chile and Kenji Mori, Japan's Vice Minister of Defence, \
co-chaired the dialogue.

The two sides agreed to exchange lists of experts in mine clearance by 2020. Rojas pledged \
$5 million for disaster relief. Mori did not agree to joint patrols at sea. Japan called on Chile \
to join the exercise on cyber security.

Japan expressed concern over the missile tests. Both sides stressed that force must not be used \
at sea. Mori thanked Chile for its support in search and rescue. Analysts said Japan would fund a \
radar station in Arica.

The clean-up of the harbour has been completed by the two countries. They signed the 2017 \
Agreement on Customs in Tokyo, and Foreign Minister Taro Abe visited Chile in May 2018. \
Relations were upgraded to a strategic partnership in November 2017.

The seventh dialogue will be held in Tokyo in 2020. Talks on a pact on extradition go on.
"""


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(a_report(REPORT))


def evidence(*sentences: str, text: str = REPORT) -> list[dict[str, Any]]:
    """Quotes of the sentences that begin with some words, to their full stop."""
    out = []
    for begin in sentences:
        start = text.index(begin)
        end = min(text.index(stop, start) for stop in (". ", ".\n") if stop in text[start:]) + 1
        out.append({"start": start, "end": end, "quote": text[start:end]})
    return out


def check(gate: Gate, part: str, *quoted: str, **values: Any) -> Grounding:  # noqa: ANN401
    return gate.check(part, {**values, "evidence": evidence(*quoted)})


ROUND = {
    "mechanism": "Security Dialogue",
    "parties": ["CL", "JP"],
    "ordinal": 6,
    "start": "2019-03-12",
    "end": "2019-03-12",
    "city": "Santiago",
    "mode": "in-person",
    "status": "held",
}
HELD = "SANTIAGO, 14 March"


def test_true_round_is_supported_and_its_day_derived(gate: Gate) -> None:
    outcome = check(gate, "rounds", HELD, **ROUND)
    assert outcome.is_supported
    assert "start: published 2019-03-14 + on tuesday → 2019-03-12" in outcome.why


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ordinal", 7),
        ("ordinal", True),
        ("ordinal", "sixth of its kind"),
        ("start", "2019-03-14"),
        ("start", "2019-02-12"),
        ("start", "2018-03-12"),
        ("end", "2019-03-20"),
        ("city", "Tokyo"),
        ("mechanism", "Human Rights Dialogue"),
        ("parties", ["CL", "KR"]),
        ("mode", "virtual"),
        ("status", "cancelled"),
        ("status", "planned"),
    ],
)
def test_altered_round_is_refused_and_the_value_named(gate: Gate, key: str, value: Any) -> None:  # noqa: ANN401
    outcome = check(gate, "rounds", HELD, **{**ROUND, key: value})
    assert outcome.verdict == "altered"
    assert key in outcome.values


def test_coarser_date_says_less_and_is_supported(gate: Gate) -> None:
    assert check(gate, "rounds", HELD, **{**ROUND, "start": "2019-03", "end": "2019"}).is_supported


def test_next_round_goes_by_the_name_of_the_series(gate: Gate) -> None:
    values = {**ROUND, "ordinal": 7, "start": "2020", "end": "2020", "city": "Tokyo"}
    outcome = check(gate, "rounds", "The seventh dialogue", **{**values, "status": "planned"})
    assert outcome.is_supported
    assert any(why.startswith("mechanism:") for why in outcome.why)


def test_values_of_two_rounds_do_not_mix(gate: Gate) -> None:
    both = (HELD, "The seventh dialogue")
    in_tokyo = check(gate, "rounds", *both, **{**ROUND, "city": "Tokyo"})
    in_2020 = check(gate, "rounds", *both, **{**ROUND, "start": "2020", "end": "2020"})
    assert (in_tokyo.values[0], in_2020.values) == ("city", ("start", "end"))


CHAIRED = "Deputy Foreign Minister Elena"
ROJAS = {"name": "Elena Rojas", "role": "Deputy Foreign Minister", "party": "CL"}
MORI = {"name": "Kenji Mori", "role": "Vice Minister of Defence", "party": "JP"}


@pytest.mark.parametrize("person", [ROJAS, MORI], ids=["Rojas", "Mori"])
def test_true_participant_is_supported(gate: Gate, person: dict[str, str]) -> None:
    outcome = check(gate, "participants", CHAIRED, **person, function="co-chair")
    assert outcome.verdict == "supported"


@pytest.mark.parametrize(
    ("person", "key", "value"),
    [
        (ROJAS, "name", "Elena Ramos"),
        (ROJAS, "role", "Foreign Minister"),
        (ROJAS, "role", "Vice Minister of Defence"),
        (ROJAS, "party", "JP"),
        (ROJAS, "function", "member"),
        (MORI, "name", "Taro Abe"),
        (MORI, "role", "Minister of Defence"),
        (MORI, "role", "Deputy Foreign Minister"),
        (MORI, "party", "CL"),
    ],
)
def test_altered_participant_is_refused(
    gate: Gate, person: dict[str, str], key: str, value: str
) -> None:
    altered = {**person, "function": "co-chair", key: value}
    outcome = check(gate, "participants", CHAIRED, **altered)
    assert not outcome.is_supported
    assert key in outcome.values


AGREED = {"by": ["CL", "JP"], "act": "agree", "what": "exchange lists of experts in mine clearance"}
PLEDGED = {"by": ["CL"], "act": "pledge", "what": "$5 million for disaster relief"}


@pytest.mark.parametrize(
    ("quoted", "values"),
    [
        ("The two sides agreed", {**AGREED, "topic": "unexploded-ordnance", "due": "2020"}),
        ("Rojas pledged", {**PLEDGED, "amount": {"value": 5_000_000, "currency": "USD"}}),
        (
            "Japan called on",
            {"by": ["JP"], "act": "propose", "what": "join the exercise on cyber security"},
        ),
        (
            "The clean-up",
            {"by": ["CL", "JP"], "act": "complete", "what": "clean-up of the harbour"},
        ),
    ],
)
def test_true_commitment_is_supported(gate: Gate, quoted: str, values: dict[str, Any]) -> None:
    assert check(gate, "commitments", quoted, **values).verdict == "supported"


@pytest.mark.parametrize(
    ("quoted", "values", "key", "value"),
    [
        ("The two sides agreed", AGREED, "act", "complete"),
        ("The two sides agreed", AGREED, "act", "propose"),
        ("The two sides agreed", AGREED, "by", ["PE"]),
        ("The two sides agreed", AGREED, "what", "exchange lists of experts in whaling"),
        ("The two sides agreed", AGREED, "topic", "ukraine"),
        ("The two sides agreed", AGREED, "due", "2021"),
        ("The two sides agreed", AGREED, "condition", "if funds allow"),
        ("Rojas pledged", PLEDGED, "by", ["JP"]),
        ("Rojas pledged", PLEDGED, "act", "complete"),
        ("Rojas pledged", PLEDGED, "amount", {"value": 50_000_000, "currency": "USD"}),
        ("Rojas pledged", PLEDGED, "amount", {"value": 5_000_000, "currency": "EUR"}),
        ("Rojas pledged", PLEDGED, "said_by", "PE"),
    ],
)
def test_altered_commitment_is_refused_and_the_value_named(
    gate: Gate, quoted: str, values: dict[str, Any], key: str, value: object
) -> None:
    outcome = check(gate, "commitments", quoted, **{**values, key: value})
    assert outcome.verdict == "altered"
    assert key in outcome.values


@pytest.mark.parametrize(
    ("quoted", "values"),
    [
        ("Mori did not agree", {"by": ["JP"], "act": "agree", "what": "joint patrols at sea"}),
        ("Japan called on", {"by": ["CL"], "act": "agree", "what": "join the exercise"}),
        ("Analysts said", {"by": ["JP"], "act": "pledge", "what": "fund a radar station in Arica"}),
    ],
    ids=["denied", "asked for", "said by outsiders"],
)
def test_what_no_party_undertook_is_refused(
    gate: Gate, quoted: str, values: dict[str, Any]
) -> None:
    assert not check(gate, "commitments", quoted, **values).is_supported


def test_half_a_sentence_does_not_hide_its_negation(gate: Gate) -> None:
    start = REPORT.index("agree to joint patrols at sea")
    quote = {"start": start, "end": start + 29, "quote": "agree to joint patrols at sea"}
    item = {"by": ["JP"], "act": "agree", "what": "joint patrols at sea", "evidence": [quote]}
    assert not gate.check("commitments", item).is_supported


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway refused to agree to {}.",
        "Norway did not agree to {}.",
        "Norway has yet to agree to {}.",
        "Norway denied that it had agreed to {}.",
        "Kenya called on Norway to agree to {}.",
        "If Norway agreed to {}, ties would grow.",
        "Had Norway agreed to {}, the talks would have ended.",
        "Asked whether Norway agreed to {}, the minister smiled.",
        "Has Norway agreed to {}?",
        "Norway stopped short of agreeing to {}.",
    ],
)
def test_agreement_that_was_not_given_is_refused(sentence: str) -> None:
    text = (
        "OSLO, 2 May 2022 – The third Kenya-Norway Maritime Dialogue was held here on Monday.\n\n"
        + sentence.format("joint drills against piracy")
        + "\n"
    )
    outcome = _of_last(text, act="agree", by=["NO"], what="joint drills against piracy")
    assert not outcome.is_supported


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway agreed to {}.",
        "In the talks Norway and its guests met over lunch, and Norway agreed to {}.",
        "{}, Norway agreed, will follow.",
    ],
)
def test_agreement_that_was_given_is_supported(sentence: str) -> None:
    text = (
        "OSLO, 2 May 2022 – The third Kenya-Norway Maritime Dialogue was held here on Monday.\n\n"
        + sentence.format("hold drills against piracy").capitalize().replace("norway", "Norway")
        + "\n"
    )
    outcome = _of_last(text, act="agree", by=["NO"], what="drills against piracy")
    assert outcome.is_supported, outcome.why


def _of_last(text: str, **values: Any) -> Grounding:  # noqa: ANN401 - values of an item
    """Check a commitment whose evidence is the last line of a report."""
    last = text.rstrip("\n").rsplit("\n", 1)[1]
    start = text.index(last)
    quote = {"start": start, "end": start + len(last), "quote": last}
    return Gate(a_report(text)).check("commitments", {**values, "evidence": [quote]})


@pytest.mark.parametrize(
    ("quoted", "values"),
    [
        ("Japan expressed concern", {"by": ["JP"], "stance": "concerned", "what": "missile tests"}),
        (
            "Both sides stressed",
            {"by": ["CL", "JP"], "stance": "stresses", "what": "force must not be used at sea"},
        ),
        (
            "Mori thanked",
            {"by": ["JP"], "stance": "recognises", "what": "support in search and rescue"},
        ),
    ],
)
def test_true_position_is_supported(gate: Gate, quoted: str, values: dict[str, Any]) -> None:
    assert check(gate, "positions", quoted, **values).verdict == "supported"


@pytest.mark.parametrize(
    ("quoted", "values", "key"),
    [
        (
            "Japan expressed concern",
            {"by": ["JP"], "stance": "supports", "what": "missile tests"},
            "stance",
        ),
        (
            "Japan expressed concern",
            {"by": ["CL"], "stance": "concerned", "what": "missile tests"},
            "by",
        ),
        (
            "Both sides stressed",
            {"by": ["CL", "JP"], "stance": "stresses", "what": "force must be used at sea"},
            "what",
        ),
        (
            "Mori thanked",
            {"by": ["CL"], "stance": "recognises", "what": "support in search and rescue"},
            "by",
        ),
    ],
)
def test_altered_position_is_refused(
    gate: Gate, quoted: str, values: dict[str, Any], key: str
) -> None:
    outcome = check(gate, "positions", quoted, **values)
    assert outcome.verdict == "altered"
    assert key in outcome.values


SIGNED = "They signed the 2017"
CUSTOMS = {"name": "Agreement on Customs", "kind": "agreement", "year": "2017"}
ABE = {"visitor": "Taro Abe", "role": "Foreign Minister", "to": "CL", "status": "held"}
UPGRADED = {
    "what": "upgraded to a strategic partnership",
    "kind": "partnership-upgraded",
    "parties": ["CL", "JP"],
    "date": "2017-11",
}


@pytest.mark.parametrize(
    ("part", "quoted", "values"),
    [
        ("instruments", SIGNED, {**CUSTOMS, "status": "in-force"}),
        ("visits", SIGNED, {**ABE, "start": "2018-05", "end": "2018-05"}),
        ("milestones", "Relations were", UPGRADED),
        ("topics", "The two sides agreed", {"code": "unexploded-ordnance"}),
    ],
)
def test_true_item_of_other_parts_is_supported(
    gate: Gate, part: str, quoted: str, values: dict[str, Any]
) -> None:
    outcome = check(gate, part, quoted, **values)
    assert outcome.is_supported, outcome.why


@pytest.mark.parametrize(
    ("part", "quoted", "values", "key", "value"),
    [
        ("instruments", SIGNED, CUSTOMS, "year", "2018"),
        ("instruments", SIGNED, CUSTOMS, "kind", "treaty"),
        ("instruments", SIGNED, CUSTOMS, "name", "Agreement on Fisheries"),
        ("instruments", SIGNED, CUSTOMS, "status", "under-negotiation"),
        ("visits", SIGNED, ABE, "start", "2017"),
        ("visits", SIGNED, ABE, "to", "JP"),
        ("visits", SIGNED, ABE, "visitor", "Kenji Mori"),
        ("visits", SIGNED, ABE, "role", "Prime Minister"),
        ("visits", SIGNED, ABE, "status", "planned"),
        ("milestones", "Relations were", UPGRADED, "date", "2018-11"),
        ("milestones", "Relations were", UPGRADED, "kind", "war-ended"),
        ("milestones", "Relations were", UPGRADED, "parties", ["CL", "PE"]),
        ("milestones", "Relations were", UPGRADED, "what", "downgraded to a trade pact"),
        ("topics", "The two sides agreed", {}, "code", "ukraine"),
        ("topics", "The two sides agreed", {}, "code", "whaling"),
    ],
)
def test_altered_item_of_other_parts_is_refused(
    gate: Gate, part: str, quoted: str, values: dict[str, Any], key: str, value: object
) -> None:
    outcome = check(gate, part, quoted, **{**values, key: value})
    assert not outcome.is_supported
    assert key in outcome.values


# -- verdicts --------------------------------------------------------------------------------------


def test_item_true_of_another_sentence_is_elsewhere(gate: Gate) -> None:
    outcome = check(gate, "commitments", "Japan expressed concern", **PLEDGED)
    assert outcome.verdict == "elsewhere"
    assert "told at" in outcome.why[-1]


def test_quote_that_stands_elsewhere_once_is_elsewhere(gate: Gate) -> None:
    (quote,) = evidence("Rojas pledged")
    moved = {**quote, "start": quote["start"] + 3, "end": quote["end"] + 3}
    assert gate.check("commitments", {**PLEDGED, "evidence": [moved]}).verdict == "elsewhere"


def test_invented_item_is_absent(gate: Gate) -> None:
    values = {"by": ["PE"], "act": "complete", "what": "a submarine base on the moon"}
    assert check(gate, "commitments", "Japan expressed concern", **values).verdict == "absent"


@pytest.mark.parametrize(
    "quotes",
    [
        [],
        None,
        "Rojas pledged",
        [{"start": 0, "end": 5, "quote": "Peru "}],
        [{"start": 5, "end": 5, "quote": ""}],
        [{"start": -5, "end": 5, "quote": "Chile"}],
        [{"start": 0, "end": 10**9, "quote": "Chile"}],
        [{"start": "0", "end": "5", "quote": "Chile"}],
        [{"quote": "Nowhere at all."}],
        [None],
    ],
)
def test_item_without_a_true_quote_is_absent(gate: Gate, quotes: object) -> None:
    outcome = gate.check("commitments", {**PLEDGED, "evidence": quotes})
    assert outcome.verdict == "absent"
    assert outcome.why


def test_quote_of_page_noise_is_absent() -> None:
    text = REPORT + "\nRelated news\n\nRead more: Peru pledged ten ships\n\n© 2019 Daily Post\n"
    start = text.index("© 2019 Daily Post")
    quote = {"start": start, "end": start + 17, "quote": "© 2019 Daily Post"}
    item = {"name": "Daily Post", "kind": "agreement", "evidence": [quote]}
    assert Gate(a_report(text)).check("instruments", item).verdict == "absent"


def test_item_that_says_nothing_is_absent(gate: Gate) -> None:
    assert check(gate, "commitments", "Rojas pledged", by=["CL"]).values == ("act", "what")
    assert check(gate, "wishes", "Rojas pledged", what="x").verdict == "absent"


WORDS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = (
    WORDS | st.lists(WORDS, max_size=2) | st.dictionaries(st.sampled_from(["value", "x"]), WORDS)
)
KEYS = st.sampled_from(
    "by act stance what topic due amount object condition said_by negated ordinal start end city"
    " mode status mechanism parties name role party function code kind year ref visitor from to"
    " date names_used round".split()
)


@settings(deadline=None)  # the first call loads the rules
@given(part=st.sampled_from(sorted(CHECKS)), item=st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_value_of_any_kind_breaks_the_gate(part: str, item: dict[str, Any]) -> None:
    outcome = _GATE.check(part, {**item, "evidence": evidence("Rojas pledged")})
    json.dumps([outcome.verdict, outcome.values, outcome.why])


_GATE = Gate(a_report(REPORT))


# -- readings --------------------------------------------------------------------------------------


def test_ground_gives_the_same_with_the_layers_of_the_reading_and_without() -> None:
    report = a_report(REPORT)
    layers = lay(report)
    reading = read(report, layers)
    assert ground(report, reading, layers) == ground(report, reading)


def test_ground_keeps_what_falls_as_refused_and_counts_rounds_anew() -> None:
    report = a_report(REPORT)
    reading = read(report)
    wrong = reading.rounds[0].__class__(
        **{
            **{key: getattr(reading.rounds[0], key) for key in reading.rounds[0].__slots__},
            **dict.fromkeys(("evidence", "rule", "derived"), ()),
        }
    )
    made = ground(report, _with_first_round(reading, wrong))
    assert made.rounds == reading.rounds[1:]
    assert {refused.part for refused in made.refused} >= {"rounds", "participants"}
    assert all(item.round is None for item in made.commitments)
    assert made.data(report.text)["refused"][0]["verdict"] == "absent"


def _with_first_round(reading: Any, item: Any) -> Any:  # noqa: ANN401
    from dataclasses import replace  # noqa: PLC0415

    return replace(reading, rounds=(item, *reading.rounds[1:]))


TOLD_AROUND = (
    "South Korea and the United States held the 49th Security Consultative Meeting in Seoul on 28"
    " October 2017. Defense Minister Song Young-moo of South Korea and U.S. Defense Secretary Jim"
    " Mattis co-chaired it.\n\nThe day before, the two sides had held the 42nd Military Committee"
    " Meeting.\n"
)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({"start": "2017-10-27", "end": "2017-10-27"}, "supported"),
        ({"start": "2017-10-26", "end": "2017-10-26"}, "altered"),
        ({"start": "2017-10-28", "end": "2017-10-28"}, "altered"),
        ({"start": "2017-10-27", "end": "2017-10-27", "ordinal": 49}, "altered"),
        ({"start": "2017-10-27", "end": "2017-10-27", "city": "Washington"}, "altered"),
        ({"start": "2017-10-27", "end": "2017-10-27", "status": "cancelled"}, "altered"),
    ],
)
def test_day_told_by_another_follows_from_the_report(values: dict[str, Any], verdict: str) -> None:
    sentence = "The day before, the two sides had held the 42nd Military Committee Meeting."
    start = TOLD_AROUND.index(sentence)
    quote = {"start": start, "end": start + len(sentence), "quote": sentence}
    item = {
        "mechanism": "Military Committee Meeting",
        "parties": ["KR", "US"],
        "ordinal": 42,
        "status": "held",
        **values,
        "evidence": [quote],
    }
    assert Gate(a_report(TOLD_AROUND)).check("rounds", item).verdict == verdict


def test_meeting_near_the_number_of_the_own_round_is_a_round() -> None:
    text = (
        "Chile and New Zealand held the seventh meeting of their Political Consultations in"
        " Wellington on 24 March 2020.\n\n"
        "The sixth meeting was held in Santiago on 11 March 2019.\n"
    )
    sentence = "The sixth meeting was held in Santiago on 11 March 2019."
    quote = {"start": text.index(sentence), "end": text.index(sentence) + 56, "quote": sentence}
    item = {"mechanism": "Political Consultations", "ordinal": 6, "evidence": [quote]}
    gate = Gate(a_report(text))
    assert gate.check("rounds", item).is_supported
    assert not gate.check("rounds", {**item, "ordinal": 7}).is_supported


def test_words_behind_a_short_form_are_no_other_name_of_it() -> None:
    text = "Peru and Chile called for trade in line with UNCLOS, and for respect of borders.\n"
    quote = {"start": 0, "end": len(text) - 1, "quote": text[:-1]}
    item = {"name": "UNCLOS", "kind": "convention", "ref": "UNCLOS", "evidence": [quote]}
    assert Gate(a_report(text)).check("instruments", item).is_supported


def told(body: str, part: str, item: dict[str, Any]) -> Grounding:
    """What the gate says of an item that quotes the one sentence of a small report."""
    text = f"Chile, Oman hold dialogue\n\nLIMA, 3 June 2021 – {body}\n"
    start = text.index(body)
    quote = {"start": start, "end": start + len(body), "quote": body}
    return Gate(a_report(text)).check(part, {**item, "evidence": [quote]})


EXERCISES = {
    "by": ["CL", "OM"],
    "act": "agree",
    "what": "hold joint naval exercises",
    "topic": "military-exercises",
}


@pytest.mark.parametrize(
    "body",
    [
        "Chile and Oman failed to agree to hold joint naval exercises.",
        "Chile and Oman stopped short of agreeing to hold joint naval exercises.",
        "Chile and Oman no longer agree to hold joint naval exercises.",
        "Chile and Oman agreed to stop holding joint naval exercises.",
        "Chile and Oman almost agreed to hold joint naval exercises.",
        "Chile and Oman shelved an agreement to hold joint naval exercises.",
        "Chile and Oman withdrew from their agreement to hold joint naval exercises.",
        "It is untrue that Chile and Oman agreed to hold joint naval exercises.",
        "Reports that Chile and Oman agreed to hold joint naval exercises are false.",
        "Few in Chile and Oman agreed to hold joint naval exercises.",
    ],
)
def test_agreement_that_is_taken_back_is_none(body: str) -> None:
    assert told("Chile and Oman agreed to hold joint naval exercises.", "commitments", EXERCISES)
    assert not told(body, "commitments", EXERCISES).is_supported


TWO_ROUNDS = (
    "Chile and Oman held their fourth Strategic Dialogue and their seventh Cyber Dialogue in Lima."
)
TWO_VISITS = (
    "President Said Harthy of Oman visited Lima in May 2019 and will visit Quito in July 2021."
)
TWO_PAPERS = "The two signed a Defence Cooperation Agreement in 2012 and a Trade Agreement in 2018."
MARKED = "The two celebrated the 50th anniversary of relations set up in 1970."
NEXT_MAY = "The fifth Strategic Dialogue will be held in Muscat next May."
TALKS = "The two agreed to speed up talks on a Trade Agreement."


@pytest.mark.parametrize(
    ("part", "body", "true", "altered"),
    [
        ("rounds", TWO_ROUNDS, {"mechanism": "Cyber Dialogue", "ordinal": 7}, {"ordinal": 4}),
        ("rounds", TWO_ROUNDS, {"mechanism": "Strategic Dialogue", "ordinal": 4}, {"ordinal": 7}),
        (
            "rounds",
            NEXT_MAY,
            {"mechanism": "Strategic Dialogue", "ordinal": 5, "start": "2022-05"},
            {"start": "2021-05"},
        ),
        (
            "visits",
            TWO_VISITS,
            {"visitor": "Said Harthy", "to": "EC", "start": "2021-07", "status": "planned"},
            {"start": "2019-05"},
        ),
        ("instruments", TWO_PAPERS, {"name": "Trade Agreement", "year": "2018"}, {"year": "2012"}),
        (
            "instruments",
            TALKS,
            {"name": "Trade Agreement", "status": "under-negotiation"},
            {"status": "in-force"},
        ),
        (
            "milestones",
            MARKED,
            {"what": "50th anniversary of relations", "kind": "anniversary", "date": "2020"},
            {"date": "2021"},
        ),
    ],
)
def test_value_of_another_in_the_same_sentence_is_altered(
    part: str, body: str, true: dict[str, Any], altered: dict[str, Any]
) -> None:
    assert told(body, part, true).is_supported, told(body, part, true).why
    assert not told(body, part, {**true, **altered}).is_supported


@pytest.mark.parametrize(
    ("part", "body", "item"),
    [
        (
            "rounds",
            "The fifth Strategic Dialogue will be hosted by Oman in 2022.",
            {"ordinal": 5, "mode": "in-person", "status": "planned"},
        ),
        (
            "participants",
            "Minister Ana Rojas of Chile and Minister Said Harthy of Oman presided over the talks.",
            {"name": "Ana Rojas", "function": "co-chair"},
        ),
        (
            "instruments",
            "They spoke of the 1982 United Nations Convention on the Law of the Sea (UNCLOS).",
            {"name": "UN Convention on the Law of the Sea", "ref": "UNCLOS", "year": "1982"},
        ),
        (
            "milestones",
            "The ministers put their signatures to a Memorandum on Fisheries in Lima.",
            {"what": "Memorandum on Fisheries signed", "kind": "agreement-signed"},
        ),
        (
            "positions",
            "Chile stressed that Pyongyang must stop its missile tests.",
            {
                "by": ["CL"],
                "stance": "stresses",
                "what": "North Korea must stop its missile tests",
                "topic": "korean-peninsula",
            },
        ),
    ],
)
def test_what_the_report_says_in_other_words_is_carried(
    part: str, body: str, item: dict[str, Any]
) -> None:
    assert told(body, part, item).is_supported, told(body, part, item).why
