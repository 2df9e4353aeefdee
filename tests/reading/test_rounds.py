"""Rounds: which mechanism met, for which time, when, where, how, and whether it did."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.model.source import Stated
from parley.model.when import When
from parley.reading import read
from tests.factory import a_report

PUBLISHED = "2021-06-10"  # a Thursday
TITLE = "Officials meet for a day of talks"


def rounds_of(body: str, *, title: str = TITLE, published: str = PUBLISHED) -> list[dict[str, Any]]:
    """The rounds that a small report tells of."""
    stated = Stated(published=When(published))
    report = a_report(f"{title}\n\n{body}\n", stated)
    rounds: list[dict[str, Any]] = read(report).data(report.text)["rounds"]
    assert all(
        report.text[quote["start"] : quote["end"]] == quote["quote"]
        for each in rounds
        for quote in each["evidence"]
    )
    return rounds


def only(body: str, **more: str) -> dict[str, Any]:
    """The one round that a small report tells of."""
    rounds = rounds_of(body, **more)
    assert len(rounds) == 1, rounds
    return rounds[0]


# -- ordinals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "ordinal"),
    [
        ("14th", 14),
        ("14 th", 14),
        ("fourteenth", 14),
        ("XIV", 14),
        ("1st", 1),
        ("inaugural", 1),
        ("maiden", 1),
        ("twenty-first", 21),
        ("49th", 49),
    ],
)
def test_round_takes_its_ordinal_in_any_form(printed: str, ordinal: int) -> None:
    found = only(f"Japan and Peru held their {printed} Cyber Dialogue in Lima on 3 June.")

    assert (found["mechanism"], found["ordinal"]) == ("Cyber Dialogue", ordinal)


@pytest.mark.parametrize(
    "unit",
    [
        "14th round of the",
        "14th meeting of the",
        "fourteenth plenary session of the",
        "14th ministerial-level session of the",
        "XIV edition of the",
    ],
)
def test_round_takes_the_ordinal_of_its_unit(unit: str) -> None:
    found = only(f"The {unit} India-Kenya Joint Commission took place in Nairobi on 3 June.")

    assert (found["mechanism"], found["ordinal"]) == ("Joint Commission", 14)


def test_ordinal_torn_over_two_lines_is_one() -> None:
    found = only(
        "Korea and the United States held the 49\nth Security Consultative Meeting in Seoul."
    )

    assert found["ordinal"] == 49


@pytest.mark.parametrize(
    "first",
    [
        "their first Human Rights Dialogue since 2015",
        "their first Human Rights Dialogue in six years",
        "their first Human Rights Dialogue in more than two and a half years",
        "their first Human Rights Dialogue in a decade",
        "their first Human Rights Dialogue in close to ten years",
    ],
)
def test_first_since_is_no_ordinal(first: str) -> None:
    found = only(f"Canada and Mongolia met in Ottawa on 3 June for {first}.")

    assert (found["ordinal"], found["start"]) == (None, "2021-06-03")


def test_first_in_a_month_is_an_ordinal() -> None:
    rounds = rounds_of(
        "The second Chile-Peru Strategic Dialogue was held in Lima on 3 June. The first Chile-Peru"
        " Strategic Dialogue was held in Santiago in October last year.",
    )

    assert [(r["ordinal"], r["start"]) for r in rounds] == [(2, "2021-06-03"), (1, "2020-10")]


@pytest.mark.parametrize(
    "counted",
    [
        (
            "Ministers of Japan and Peru sat down in Lima on 3 June for the third time in the"
            " 2+2 format."
        ),
        "Japan and Peru held 2+2 talks in Lima on 3 June. It was the third meeting in this format.",
        "Japan and Peru held 2+2 talks in Lima on 3 June. The talks, the third such, were long.",
    ],
)
def test_counted_round_takes_its_number(counted: str) -> None:
    assert rounds_of(counted)[0]["ordinal"] == 3


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Binational Commission", "Binational Commission"),
        ("Political Dialogue", "Political Dialogue"),
        ("Humanitarian Dialogue", "Humanitarian Dialogue"),
        ("Border Defense Friendship Exchange", "Border Defense Friendship Exchange"),
        ("vice-ministerial Strategic Dialogue", "vice-ministerial Strategic Dialogue"),
        ("ministerial 2+2", "ministerial 2+2"),
        ("strategic dialogue on security", "strategic dialogue on security"),
        ("Joint Commission on Bilateral Cooperation", "Joint Commission on Bilateral Cooperation"),
        ("Working Group on Maritime Security", "Working Group on Maritime Security"),
        ("Defence Policy Dialogue (DPD)", "Defence Policy Dialogue"),
    ],
)
def test_mechanism_goes_by_its_name(printed: str, name: str) -> None:
    found = rounds_of(f"The third Mongolia-Poland {printed} was held in Warsaw on 3 June.")[0]

    assert found["mechanism"].removeprefix("ministerial ") == name.removeprefix("ministerial ")
    assert (found["parties"], found["ordinal"]) == (["MN", "PL"], 3)


@pytest.mark.parametrize(
    "talk",
    [
        "Mongolia and Poland called for political dialogue in the region on Monday.",
        "The two ministers spoke of open dialogue and of frank dialogue.",
        "The 22nd Shangri-La Dialogue opened in Singapore on Friday.",
        "Mongolia and Poland held a summit in Warsaw on 3 June.",
        "The 37th edition of the coordinated patrol ended in May.",
    ],
)
def test_talk_as_such_is_no_round(talk: str) -> None:
    assert rounds_of(f"{talk} It was a long day for all of them, and they went home.") == []


# -- days and places -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("was held in Lima on 30 May and 1 June", "2021-05-30", "2021-06-01"),
        ("was held in Lima from 30 May to 1 June", "2021-05-30", "2021-06-01"),
        ("was held in Lima on Tuesday and Wednesday", "2021-06-08", "2021-06-09"),
        ("was held in Lima two days ago", "2021-06-08", "2021-06-08"),
        ("wrapped up in Lima on 8 June after two days of talks", "2021-06-07", "2021-06-08"),
        ("opened in Lima on 7 June. The meeting lasted two days", "2021-06-07", "2021-06-08"),
        (
            "will open in Lima on 5 July. The meeting will have lasted a day",
            "2021-07-05",
            "2021-07-05",
        ),
        ("opened in Lima on 7 June. The fair lasted two days", "2021-06-07", "2021-06-07"),
        ("will be held in Lima on 5 July", "2021-07-05", "2021-07-05"),
        ("will be held in Lima next Tuesday", "2021-06-15", "2021-06-15"),
        ("was held in Lima last March", "XXXX-03", "XXXX-03"),
        ("was held in Lima last December", "2020-12", "2020-12"),
    ],
)
def test_round_is_dated(told: str, start: str, end: str) -> None:
    found = only(f"The third Chile-Peru Strategic Dialogue {told}.")

    assert (found["start"], found["end"]) == (start, end)


def test_round_is_dated_by_the_words_tied_to_its_name() -> None:
    rounds = rounds_of(
        "The third Chile-Peru Strategic Dialogue was held in Lima on 3 June. What the"
        " presidents had"
        " settled on 14 May served it, as did the previous dialogue, held in Santiago in"
        " March 2019.",
    )

    assert [(r["start"], r["city"]) for r in rounds] == [
        ("2021-06-03", "Lima"),
        ("2019-03", "Santiago"),
    ]


def test_year_of_a_name_dates_the_round() -> None:
    found = only("Chile and Peru met for their Strategic Dialogue. The 2020 Dialogue was brief.")

    assert (found["start"], found["ordinal"]) == ("2020", None)


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("was held in Santiago", "Santiago"),
        ("opened in Brasilia", "Brasilia"),
        ("was hosted by Ulaanbaatar", "Ulaanbaatar"),
        ("sat in Lao Cai", "Lao Cai"),
        ("met at Hyderabad House in New Delhi", "New Delhi"),
        ("took place at the Department of State of the United States", "Washington"),
    ],
)
def test_round_is_placed(told: str, city: str) -> None:
    assert only(f"The third India-US Strategic Dialogue {told} on 3 June.")["city"] == city


@pytest.mark.parametrize(
    "told",
    [
        "Lima was where Chile and Peru met on 3 June for their third Cyber Dialogue.",
        "Lima had hosted the third Chile-Peru Cyber Dialogue on 3 June.",
        "The third Chile-Peru Cyber Dialogue was hosted by the Peruvian capital on 3 June.",
        "The Peruvian capital will also host the third Chile-Peru Cyber Dialogue on 3 July.",
        "The third Chile-Peru Cyber Dialogue is pencilled in for Lima on 3 July.",
        (
            "Chile and Peru will hold their third Cyber Dialogue on 3 July. Minister Ana Rojas"
            " is to lead the delegation in Lima."
        ),
        (
            "LIMA - Envoy Ana Rojas co-chaired the third Chile-Peru Cyber Dialogue on Tuesday,"
            " during a working visit to Peru that she made from 7 June."
        ),
    ],
)
def test_round_is_placed_by_the_clause_that_tells_of_it(told: str) -> None:
    assert only(told)["city"] == "Lima"


@pytest.mark.parametrize(
    "told",
    [
        (
            "SANTIAGO - Envoy Ana Rojas co-chaired the third Chile-Peru Cyber Dialogue on Tuesday,"
            " during a working visit to Peru that she made from 7 June."
        ),
        (
            "LIMA - The third Chile-Peru Cyber Dialogue will be held on Tuesday, officials said"
            " on a visit to Peru."
        ),
    ],
)
def test_story_filed_elsewhere_places_no_round(told: str) -> None:
    assert only(told)["city"] is None


def test_month_of_publication_gives_a_round_its_year() -> None:
    report = a_report(
        f"{TITLE}\n\nDate: 2025-01\n\nThe 8th Chile-Peru Cyber Dialogue was held on January 6-7.\n"
    )
    (found,) = read(report).rounds

    assert (found.start, found.end) == ("2025-01-06", "2025-01-07")
    assert found.derived == ("published 2025-01, told in the past → 2025-01-06/2025-01-07",)
    weekday = a_report(
        f"{TITLE}\n\nDate: 2025-01\n\nThe 8th Chile-Peru Cyber Dialogue was held on Monday.\n"
    )
    assert [each.start for each in read(weekday).rounds] == [None]


def test_all_states_of_a_region_that_came_are_parties() -> None:
    found = only(
        "The Foreign Ministers of Kazakhstan, Kyrgyzstan and Uzbekistan and the High Representative"
        " of the European Union came together in Bishkek for the 15th EU-Central Asia Ministerial"
        " Meeting on 3 June."
    )

    assert found["parties"] == ["EU", "KG", "KZ", "UZ"]


def test_relations_of_dialogue_partners_are_no_round() -> None:
    found = only(
        "Chile and Indonesia held their Policy Dialogue in Lima on 3 June. Chile thanked Indonesia,"
        " the 2023 Chair of ASEAN, for its part in Chile-ASEAN dialogue relations."
    )

    assert found["parties"] == ["CL", "ID"]


def test_here_is_where_the_story_was_filed() -> None:
    found = only(
        "LIMA, June 9 (Andina) Officials from Chile and Peru gathered here on Wednesday for the"
        " ninth Chile-Peru Strategic Dialogue.",
    )

    assert (found["city"], found["start"], found["ordinal"]) == ("Lima", "2021-06-09", 9)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The day before, officials held the 4th Chile-Peru Cyber Dialogue there.", "2021-06-02"),
        ("On the eve of the meeting they held there the 4th Cyber Dialogue.", "2021-06-02"),
        ("The 4th Cyber Dialogue will be held there on the following day.", "2021-06-04"),
    ],
)
def test_round_is_placed_beside_the_main_one(told: str, day: str) -> None:
    rounds = rounds_of(
        f"The third Chile-Peru Strategic Dialogue was held in Lima on 3 June. {told}"
    )

    assert [(r["ordinal"], r["start"], r["city"]) for r in rounds] == [
        (3, "2021-06-03", "Lima"),
        (4, day, "Lima"),
    ]


# -- more rounds than one --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            (
                "India and Kenya held the fifth Policy Consultations and the second Cyber"
                " Dialogue in"
                " Nairobi on Tuesday."
            ),
            {(5, "2021-06-08", "Nairobi"), (2, "2021-06-08", "Nairobi")},
        ),
        (
            (
                "India and Kenya held the third Maritime Dialogue in Nairobi on 6 June and"
                " the third"
                " Cyber Dialogue there on 7 June."
            ),
            {(3, "2021-06-06", "Nairobi"), (3, "2021-06-07", "Nairobi")},
        ),
        (
            (
                "Following the fourth round in Lima in 2019, the fifth Chile-Peru Security"
                " Dialogue took"
                " place in Santiago on 3 June."
            ),
            {(5, "2021-06-03", "Santiago"), (4, "2019", "Lima")},
        ),
        (
            (
                "The third Chile-Peru Cyber Dialogue took place in Lima on 3 June. The two"
                " earlier ones"
                " were held in Santiago in March 2017 and in May 2019."
            ),
            {
                (3, "2021-06-03", "Lima"),
                (None, "2017-03", "Santiago"),
                (None, "2019-05", "Santiago"),
            },
        ),
        (
            (
                "The third Chile-Peru Cyber Dialogue, which had not met since May 2019,"
                " took place in"
                " Lima on 3 June."
            ),
            {(3, "2021-06-03", "Lima"), (None, "2019-05", None)},
        ),
        (
            (
                "Chile and Peru held a 2-plus-2 meeting in Lima on 3 June. This was the ninth"
                " Chile-Peru 2-plus-2, and there had been none since the meeting in Santiago in"
                " October 2018."
            ),
            {(9, "2021-06-03", "Lima"), (None, "2018-10", "Santiago")},
        ),
        (
            (
                "The third Chile-Peru Cyber Dialogue was held in Lima on 3 June. The dialogue met"
                " for the second time on 5 May 2019."
            ),
            {(3, "2021-06-03", "Lima"), (2, "2019-05-05", None)},
        ),
        (
            (
                "The fifth Chile-Peru Cyber Dialogue was held in Lima on 3 June. The Santiago round"
                " of the dialogue, its sixth, is set for May 2022."
            ),
            {(5, "2021-06-03", "Lima"), (6, "2022-05", "Santiago")},
        ),
        (
            (
                "The Foreign and Defence Ministers' Meeting of Chile and Peru was held in Lima on 3"
                ' June. The next "2+2" meeting will take place in Santiago.'
            ),
            {(None, "2021-06-03", "Lima"), (None, None, "Santiago")},
        ),
        (
            (
                "The fifth Chile-Peru Cyber Dialogue was held in Lima on 3 June. The one before it"
                " had been hosted by Santiago in June 2019."
            ),
            {(5, "2021-06-03", "Lima"), (None, "2019-06", "Santiago")},
        ),
    ],
)
def test_report_tells_of_more_rounds(told: str, expected: set[tuple[Any, ...]]) -> None:
    assert {(r["ordinal"], r["start"], r["city"]) for r in rounds_of(told)} == expected


@pytest.mark.parametrize(
    "session",
    [
        "The first session dealt with supply chains.",
        "The two sides did not agree on a date for the sixth round.",
        "The fifth session of parliament was held in May.",
        "A Chilean film week returned for its 7th edition.",
        "Next: 7th Chile-Bolivia Cyber Dialogue",
    ],
)
def test_other_numbers_are_no_rounds(session: str) -> None:
    rounds = rounds_of(f"The fifth Chile-Peru Cyber Dialogue was held in Lima on 3 June. {session}")

    assert [r["ordinal"] for r in rounds] == [5]


# -- how, and whether ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "mode", "city"),
    [
        ("was held in Lima", "in-person", "Lima"),
        ("was held via videoconference", "virtual", None),
        ("met virtually", "virtual", None),
        ("was held in a hybrid format in Lima", "hybrid", "Lima"),
        ("was held in Lima, online and offline at once,", "hybrid", "Lima"),
    ],
)
def test_round_has_its_mode(told: str, mode: str, city: str | None) -> None:
    found = only(f"The third Chile-Peru Cyber Dialogue {told} on 3 June.")

    assert (found["mode"], found["city"]) == (mode, city)


@pytest.mark.parametrize(
    ("told", "status", "start"),
    [
        ("was held on 3 June", "held", "2021-06-03"),
        ("will be held on 20 June", "planned", "2021-06-20"),
        ("is scheduled for 20 June", "planned", "2021-06-20"),
        ("has been cancelled", "cancelled", None),
        ("scheduled for 20 June has been called off", "cancelled", "2021-06-20"),
        ("will not take place this year", "cancelled", "2021"),
        ("has been postponed", "postponed", None),
        ("due on 20 June has been put off until 9 July", "postponed", "2021-07-09"),
        ("was moved to July", "postponed", "2021-07"),
        ("has been postponed in May because of the elections", "postponed", None),
        ("which had been postponed twice, opened on Monday", "held", "2021-06-07"),
        ("originally planned for April, took place on 3 June", "held", "2021-06-03"),
    ],
)
def test_round_has_its_status(told: str, status: str, start: str | None) -> None:
    comma = "," if told.startswith(("which", "originally")) else ""
    found = only(f"The third Chile-Peru Cyber Dialogue{comma} {told}.")

    assert (found["status"], found["start"]) == (status, start)


def test_ordinal_of_a_round_before_it_is_not_that_of_the_round() -> None:
    rounds = rounds_of(
        "Peru and Chile held their Cyber Dialogue in Lima on 3 June. It came after the visit of"
        " Chile's minister, and the second Cyber Dialogue in Santiago."
    )

    assert [(each["ordinal"], each["city"]) for each in rounds] == [(None, "Lima"), (2, "Santiago")]


def test_commitments_made_in_a_city_do_not_place_the_round() -> None:
    told = "They urged Lima to return to dialogue and to honour the commitments made at Quito."
    found = only(f"The third Chile-Bolivia Cyber Dialogue was held on 3 June. {told}")

    assert found["city"] is None


@pytest.mark.parametrize(
    "told",
    [
        "Last month Chile proposed to hold the fourth Chile-Peru Cyber Dialogue in Lima.",
        "Chile asked last month that the fourth Chile-Peru Cyber Dialogue be convened soon.",
        "Last month Chile invited Peru's minister to come to Lima for the fourth Cyber Dialogue.",
    ],
)
def test_month_of_a_request_is_not_that_of_the_round_asked_for(told: str) -> None:
    found = only(told)

    assert (found["start"], found["status"]) == (None, "planned")


def test_weekday_of_the_news_is_not_the_day_of_the_round() -> None:
    found = only("Peru called off the third Chile-Peru Cyber Dialogue on Monday.")

    assert (found["status"], found["start"]) == ("cancelled", None)


def test_denied_postponement_leaves_the_plan() -> None:
    found = only(
        "The ministry denied that the third Chile-Peru Cyber Dialogue had been postponed. It will"
        " open in Lima on 22 June as planned.",
    )

    assert (found["status"], found["start"], found["city"]) == ("planned", "2021-06-22", "Lima")


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "A joint fund will be set up, the two agreed at the third Chile-Peru Cyber Dialogue.",
            "held",
        ),
        ("At the third Chile-Peru Cyber Dialogue they agreed to hold a drill in May.", "held"),
        ("They will sign it at the third Chile-Peru Cyber Dialogue, due in July.", "planned"),
        ("Ministers met on 3 June to convene the third Chile-Peru Cyber Dialogue.", "held"),
        ("Ministers meet on Monday for the third Chile-Peru Cyber Dialogue.", "planned"),
    ],
)
def test_verb_of_the_clause_tells_the_status(told: str, status: str) -> None:
    assert only(told)["status"] == status


def test_body_knows_better_than_the_headline() -> None:
    found = only(
        "The third Chile-Peru Cyber Dialogue was held in Lima on 3 June.",
        title="Chile and Peru to meet for third cyber dialogue",
    )

    assert found["status"] == "held"


# -- what stands around it -------------------------------------------------------------------------

REPORTS = [
    (
        "The third Chile-Peru Cyber Dialogue was held in Lima on 3 June. The fourth will"
        " take place in"
        " Santiago in 2022."
    ),
    "Japan and Peru will hold their sixth Political Consultations in Tokyo on 5 July.",
    (
        "India and Kenya held the fifth Policy Consultations and the second Cyber Dialogue"
        " in Nairobi on"
        " Tuesday."
    ),
    (
        "The fifth Norway-Laos Human Rights Dialogue, scheduled for June 20 in Oslo, has been"
        " cancelled."
    ),
    "Canada and Mongolia met virtually on Monday for their first Defence Dialogue in six years.",
]
WHO = ["The garden club", "A group of neighbours", "The old bakery", "The choir of the town"]
DID = ["opened its doors to everyone", "sold bread and honey for the school", "sang in the square"]
WHY = ["because the weather was warm", "and many families came with their children", "as before"]
PARAGRAPH = st.lists(
    st.tuples(*(st.sampled_from(words) for words in (WHO, DID, WHY))),
    min_size=1,
    max_size=3,
).map(lambda parts: " ".join(f"{who} {did} {why}." for who, did, why in parts))


def without_spans(rounds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**each, "evidence": [quote["quote"] for quote in each["evidence"]]} for each in rounds]


@settings(max_examples=40, deadline=None)
@given(body=st.sampled_from(REPORTS), unrelated=PARAGRAPH)
def test_unrelated_paragraph_shifts_spans_and_changes_nothing_else(
    body: str, unrelated: str
) -> None:
    plain, behind = rounds_of(body), rounds_of(f"{unrelated}\n\n{body}")

    assert without_spans(behind) == without_spans(plain)
    shift = len(unrelated) + 2
    assert [quote["start"] for each in behind for quote in each["evidence"]] == [
        quote["start"] + shift for each in plain for quote in each["evidence"]
    ]


# -- names without a title, founding, dates tied to a name -----------------------------------------


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("a trilateral meeting of the defence ministers", "trilateral meeting of the defence"),
        ("the fifth meeting of foreign ministers", "meeting of foreign"),
    ],
)
def test_meeting_of_ministers_is_a_mechanism(told: str, name: str) -> None:
    found = only(f"Lima was host on 3 June to {told} of Chile, Peru and Colombia.")

    assert found["mechanism"].startswith(name)
    assert found["parties"] == ["CL", "CO", "PE"]
    assert found["start"] == "2021-06-03"


def test_meeting_of_two_ministers_is_no_mechanism() -> None:
    assert rounds_of("A meeting of the foreign ministers of Chile and Peru was held in May.") == []


@pytest.mark.parametrize(
    "founding",
    [
        "The two governments set up the Cyber Dialogue in 2010.",
        "Formed in 2010, the Cyber Dialogue is led by deputy ministers.",
    ],
)
def test_founding_of_a_mechanism_is_no_round(founding: str) -> None:
    found = only(f"Japan and Peru held their Cyber Dialogue in Lima on 3 June. {founding}")

    assert found["start"] == "2021-06-03"


def test_day_tied_to_the_name_wins_over_that_of_an_arrival() -> None:
    found = only(
        "The minister arrived in Lima on Saturday to hold the Cyber Dialogue of Japan and Peru with"
        " his host. The dialogue, set for 14 and 15 June, will go over all matters."
    )

    assert (found["start"], found["end"]) == ("2021-06-14", "2021-06-15")


def test_lower_case_name_behind_previous_is_the_mechanism_named_before() -> None:
    rounds = rounds_of(
        "Japan and Peru held the third Ministerial Meeting in Lima on 3 June. The previous"
        " ministerial meeting was held in Kyoto in May 2019."
    )

    assert [(each["start"], each["city"]) for each in rounds] == [
        ("2021-06-03", "Lima"),
        ("2019-05", "Kyoto"),
    ]


def test_day_of_what_happened_elsewhere_is_not_that_of_the_round() -> None:
    found = only(
        "At the third Chile-Peru Cyber Dialogue in Lima, ministers voiced concern over the shoal,"
        " where coast guards had seized boats on 17 May."
    )

    assert found["start"] is None


def test_department_in_an_office_is_no_venue() -> None:
    found = only(
        "The third Chile-Australia Cyber Dialogue was held on 3 June. The Australian side was"
        " headed by Ann Lee, Deputy Secretary in the Department of Foreign Affairs and Trade."
    )

    assert found["city"] is None


def test_talk_of_two_people_does_not_place_the_round() -> None:
    told = "The minister recalled his meeting with Prime Minister Carlos Soto in Quito."
    found = only(f"The third Chile-Bolivia Cyber Dialogue was held on 3 June. {told}")

    assert found["city"] is None


def test_agency_above_a_story_is_no_party_to_the_round() -> None:
    filed = "(Kuwait News Agency) LIMA, June 4 (KUNA) -- "
    told = (
        "Peru's minister praised the fourth Strategic Dialogue. Peru and Bahrain want more trade."
    )

    assert only(f"{filed}{told}")["parties"] == ["BH", "PE"]


def test_full_name_of_a_state_beside_another_makes_the_parties() -> None:
    found = only(
        "The fourth Strategic Dialogue took place in Lima on 3 June. Peru and the Kingdom of"
        " Bahrain want more trade. Palestinians and Israelis were spoken of. Israel is far, and"
        " Palestinians came."
    )

    assert found["parties"] == ["BH", "PE"]


@pytest.mark.parametrize(
    "told",
    [
        "Japan and Peru held their Cyber Dialogue on Tuesday as the King is set to visit Cairo.",
        "The Peru-Japan Cyber Dialogue was held on Tuesday, days before a visit to Cairo in July.",
        "Japan and Peru held their Cyber Dialogue on Tuesday, to coincide with a fair in Cairo.",
    ],
)
def test_place_of_what_else_goes_on_is_not_that_of_the_round(told: str) -> None:
    found = only(told)

    assert (found["start"], found["city"], found["status"]) == ("2021-06-08", None, "held")


def test_city_visited_for_a_round_is_its_place() -> None:
    found = only("Minister Ana Ito of Japan will visit Lima next week for the Peru-Japan Dialogue.")

    assert (found["city"], found["status"]) == ("Lima", "planned")


@pytest.mark.parametrize(
    "told",
    [
        "On Monday Minister Ana Ito left for Lima to attend the 3rd Peru-Japan Cyber Dialogue.",
        "Minister Ana Ito flew to Peru on Monday to co-chair the 3rd Peru-Japan Cyber Dialogue.",
    ],
)
def test_day_of_setting_out_is_not_that_of_the_round(told: str) -> None:
    found = only(told)

    assert (found["ordinal"], found["start"], found["status"]) == (3, None, "planned")


def test_days_of_visits_since_a_round_do_not_date_it() -> None:
    rounds = rounds_of(
        "Japan and Peru held their 8th Cyber Dialogue in Lima on 3 June. They welcomed the progress"
        " made since the 7th Cyber Dialogue, including visits to Japan in January and July 2020."
    )

    assert {r["ordinal"]: r["start"] for r in rounds} == {8: "2021-06-03", 7: None}


def test_next_round_of_a_sentence_does_not_place_the_one_at_hand() -> None:
    rounds = rounds_of(
        "Japan and Peru held their 8th Cyber Dialogue on 3 June. They agreed to go on with the"
        " consultations, and the next round will be held in Lima."
    )

    assert {(r["city"], r["status"]) for r in rounds} == {(None, "held"), ("Lima", "planned")}


def test_what_had_been_held_before_is_an_earlier_round() -> None:
    rounds = rounds_of(
        "Japan and Peru held Foreign Office Consultations in Lima on 3 June. Before this, the two"
        " had held consultations in Tokyo on 30 October 2019."
    )

    assert {(r["city"], r["start"]) for r in rounds} == {
        ("Lima", "2021-06-03"),
        ("Tokyo", "2019-10-30"),
    }


def test_span_under_review_dates_no_round() -> None:
    found = only(
        "Japan and Peru held their 6th Strategic Dialogue in Lima on 3 June. The meeting reviewed"
        " what was done over the past year."
    )

    assert found["start"] == "2021-06-03"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("their 2nd Bilateral Consultation Meeting", "Bilateral Consultation Meeting"),
        ("their 5th Annual Consultation", "Annual Consultation"),
    ],
)
def test_counted_mechanism_may_have_a_plain_name(told: str, name: str) -> None:
    assert only(f"Japan and Peru held {told} in Lima on 3 June.")["mechanism"] == name


def test_format_has_one_spelling() -> None:
    found = only(
        "Japan and Peru held a two-plus-two security dialogue in Lima on 3 June.",
        title="Japan and Peru hold 2+2 Security Dialogue",
    )

    assert (found["start"], found["city"]) == ("2021-06-03", "Lima")


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The 11th Peru-Japan Cyber Dialogue started on Monday in Lima.", "held"),
        ("The 11th Peru-Japan Cyber Dialogue got under way in Lima.", "held"),
        ("They will make thorough preparations for the 6th Peru-Japan Cyber Dialogue.", "planned"),
    ],
)
def test_start_and_preparation_tell_the_status(told: str, status: str) -> None:
    assert only(told)["status"] == status


def test_delhi_is_a_place() -> None:
    found = only("India and Peru held Foreign Office Consultations in Delhi on Monday.")

    assert found["city"] == "New Delhi"


def test_council_that_had_met_last_is_an_earlier_round() -> None:
    rounds = rounds_of(
        "Iran and Peru held the sixth meeting of the Iran-Peru Cooperation Council by video on 8"
        " June. The council had convened last in 2018 in Lima."
    )

    assert {(r["start"], r["city"]) for r in rounds} == {("2021-06-08", None), ("2018", "Lima")}


def test_arrival_for_a_round_on_a_later_weekday_is_before_it() -> None:
    found = only(
        "Japanese Minister Taro Ito arrived in Lima on Thursday to co-chair the fifth Peru-Japan"
        " Joint Commission on Friday."
    )

    assert (found["start"], found["status"]) == ("2021-06-11", "planned")


def test_plural_of_a_short_form_is_the_mechanism() -> None:
    rounds = rounds_of(
        "The sixth Foreign Office Consultations (FOC) of Japan and Peru were held on 9 June. The"
        " FOCs were last held in Lima in March 2019."
    )

    assert {(r["start"], r["city"]) for r in rounds} == {
        ("2021-06-09", None),
        ("2019-03", "Lima"),
    }


def test_round_of_a_body_unknown_is_none_of_the_mechanism() -> None:
    found = only(
        "The 6th Political Consultations of Japan and Peru were held in Lima on 9 June. They set"
        " the stage for the next round of the HLSCC, to be held in Tokyo."
    )

    assert found["city"] == "Lima"


@pytest.mark.parametrize(
    "told",
    [
        "In January the two agreed at their meeting in Cairo to hold the Cyber Dialogue in Tokyo.",
        "In January the two leaders announced that the Cyber Dialogue would be held in Tokyo.",
    ],
)
def test_meeting_at_which_a_round_was_agreed_on_is_not_the_round(told: str) -> None:
    found = rounds_of(f"Japan and Peru will meet for the Cyber Dialogue next week. {told}")

    assert "Cairo" not in {r["city"] for r in found}
    assert not [r for r in found if (r["start"] or "").endswith("-01")]


def test_founding_at_another_meeting_dates_no_round() -> None:
    found = only(
        "Japan and Peru held the inaugural Joint Working Group on Trade in Lima that was set up"
        " during the fifth summit on 23 February 2017."
    )

    assert found["start"] is None


def test_what_lies_ahead_of_the_report_was_not_held() -> None:
    found = only("Japan and Peru are mulling the 2+2 Cyber Dialogue in July 2021, Kyodo reported.")

    assert (found["start"], found["status"]) == ("2021-07", "planned")


def test_here_before_a_weekday_is_where_the_story_was_filed() -> None:
    found = only(
        "LIMA, June 9 (Kyodo) -- A strategic dialogue between Japan and Peru kicked off here"
        " Wednesday."
    )

    assert (found["start"], found["city"]) == ("2021-06-09", "Lima")


def test_lead_by_video_on_the_day_makes_the_round_virtual() -> None:
    found = only(
        "Japan and Peru will hold two-plus-two talks on Friday. Minister Taro Ito will hold talks"
        " with Minister Ana Diaz of Peru via video link on Friday."
    )

    assert (found["start"], found["mode"]) == ("2021-06-11", "virtual")


@pytest.mark.parametrize(
    "told",
    [
        "LIMA, June 9 (PTI) Officials of Japan and Peru sat down here for the Cyber Dialogue.",
        "Lima was the site, on June 9, of the Peru-Japan Cyber Dialogue.",
        "The Peru-Japan Cyber Dialogue, held on June 9, had Lima for its venue.",
        "Lima | Andes News Desk: Japan and Peru held their Cyber Dialogue in the national capital.",
    ],
)
def test_city_is_told_as_the_site(told: str) -> None:
    assert only(told)["city"] == "Lima"


def test_place_where_they_met_to_agree_is_not_that_of_the_round() -> None:
    found = only(
        "Japan and Peru agreed to hold the Cyber Dialogue when they met in Cairo in September."
    )

    assert (found["start"], found["city"]) == (None, None)


def test_annual_meeting_of_a_body_is_no_mechanism() -> None:
    found = only(
        "Japan and Peru held their 8th Cyber Dialogue in Lima on 3 June. They will both attend the"
        " 54th Annual Meeting of the Asian Development Bank in Tokyo in July."
    )

    assert found["ordinal"] == 8


def test_round_of_other_talks_is_no_round_of_the_dialogue() -> None:
    found = only(
        "India and Peru held their first Cyber Dialogue in Lima on 3 June. Both want a free trade"
        " agreement, the 13th round of talks on which was wound up in September."
    )

    assert found["ordinal"] == 1


def test_same_day_is_that_of_the_sentence_before() -> None:
    rounds = rounds_of(
        "The fourth Chile-Peru Cyber Dialogue will be held in Lima on Friday. On Saturday, both"
        " will meet officials of Norway. The 23rd Chile-Peru Political Consultations are set for"
        " the same day."
    )

    assert [(each["ordinal"], each["start"]) for each in rounds] == [
        (4, "2021-06-11"),
        (23, "2021-06-12"),
    ]


def test_round_without_a_date_as_yet_is_ahead() -> None:
    rounds = rounds_of(
        "Chile and Peru held their fifth Cyber Dialogue in Lima on 3 June. A date for the sixth"
        " dialogue has still to be found, but the minister said it would be in Santiago."
    )

    assert [(each["ordinal"], each["status"]) for each in rounds] == [(5, "held"), (6, "planned")]


def test_first_meeting_for_years_is_not_the_first() -> None:
    found = only(
        "Chile and Peru held their Cyber Dialogue in Lima on 3 June. It was their first dialogue"
        " around a table for years."
    )

    assert found["ordinal"] is None


def test_place_behind_which_an_official_is_named_is_that_of_the_round() -> None:
    found = only(
        "The United States and Peru held the ninth Strategic Dialogue June 5-6 in Washington, D.C."
        " Assistant Secretary Ana Rojas met with counterparts from Lima."
    )

    assert (found["ordinal"], found["city"]) == (9, "Washington")


def test_first_to_be_held_in_hard_times_is_not_the_first() -> None:
    found = only(
        "Chile and Peru held their ninth Cyber Dialogue in Lima on 3 June. It was the first"
        " dialogue to be held in the current pandemic."
    )

    assert found["ordinal"] == 9


def test_today_is_the_day_of_the_dateline() -> None:
    """The page has a story two days after it was filed."""
    found = only(
        "Lima, 8 June (ANP) -- Chile and Peru today held their fourth Cyber Dialogue.",
        published="2021-06-10",
    )

    assert (found["start"], found["derived"]) == (
        "2021-06-08",
        ["filed 2021-06-08 + today → 2021-06-08"],
    )


def test_meeting_that_was_rescheduled_is_ahead() -> None:
    found = only(
        "Chile and Peru will hold their fourth Cyber Dialogue in Lima on 15 June. It was originally"
        " due in April but had to be rescheduled because of floods."
    )

    assert (found["status"], found["start"]) == ("planned", "2021-06-15")


def test_misprint_between_two_days_does_not_hide_their_year() -> None:
    found = only("The third Chile-Peru Cyber Dialogue was held in Lima from July 15 ro 16, 2019.")

    assert found["start"] == "2019-07-15"


def test_round_that_a_list_of_undertakings_names_is_ahead() -> None:
    rounds = rounds_of(
        "Chile and Peru held their third Cyber Dialogue in Lima on 3 June. Both committed to:\n\n"
        "• Hold the fourth Political Consultations of Chile and Peru;"
    )

    assert [(each["ordinal"], each["status"]) for each in rounds] == [(3, "held"), (4, "planned")]


# -- what is no round, and which round is meant ----------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "The two pledged to intensify their economic security dialogue.",
        "They also agreed to launch a consular dialogue in May 2020.",
        "Minister Sato welcomed the first face-to-face meeting with Minister Diaz.",
        "The views were given at the EU Foreign Affairs Council in January.",
        "The last bilateral meeting between the foreign ministers was held in May by video.",
        "In May the President of Peru gave a dinner for Cyber Dialogue participants.",
    ],
)
def test_talk_that_is_no_round_makes_none(told: str) -> None:
    found = only(f"Japan and Peru held their 5th Cyber Dialogue in Lima on 3 June 2021. {told}")

    assert (found["ordinal"], found["start"]) == (5, "2021-06-03")


@pytest.mark.parametrize(
    "told",
    [
        "The partners agreed to hold the sixth Cyber Dialogue in Tokyo in 2022.",
        "The sixth Cyber Dialogue is to be held in Tokyo in 2022.",
    ],
)
def test_round_ahead_stays_one(told: str) -> None:
    held = "Japan and Peru held their 5th Cyber Dialogue in Lima on 3 June 2021."
    found = rounds_of(f"{held} {told}")

    assert [(each["ordinal"], each["status"]) for each in found] == [(5, "held"), (6, "planned")]


def test_round_just_held_is_not_the_one_agreed() -> None:
    found = rounds_of(
        "Japan and Peru spoke of the sea at their just-concluded annual dialogue. They agreed to"
        " hold the 12th Japan-Peru Policy Dialogue in Lima in 2022. The Dialogue was co-chaired by"
        " Deputy Foreign Minister Juan Soto of Peru and Deputy Foreign Minister Taro Sato of Japan."
    )

    assert [(each["ordinal"], each["status"], each["start"]) for each in found] == [
        (None, "held", None),
        (12, "planned", "2022"),
    ]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("They spoke of the Security Partnership, concluded in November 2020.", "2021-06-03"),
        ("The Access Agreement entered into force on 1 May 2021.", "2021-06-03"),
        ("The treaty is to take effect on 1 July 2021.", "2021-06-03"),
    ],
)
def test_day_of_a_paper_is_none_of_a_round(told: str, day: str) -> None:
    found = only(f"Japan and Peru held their 5th Cyber Dialogue in Lima on 3 June. {told}")

    assert found["start"] == day


def test_dialogue_that_closes_on_a_day_is_held_then() -> None:
    found = only("The 5th Japan-Peru Cyber Dialogue concluded on 3 June 2021 in Lima.")

    assert (found["start"], found["city"]) == ("2021-06-03", "Lima")


def test_what_a_round_comes_after_has_its_own_day_and_place() -> None:
    found = only(
        "Japan and Peru are to hold their first Maritime Security Dialogue on 20 June in Peru."
        " They would hold such a meeting after the ministers of Japan, India, Australia and the"
        " United States, known as the Quad, spoke earlier this week in Tokyo."
    )

    assert (found["start"], found["city"], found["status"]) == ("2021-06-20", None, "planned")


@pytest.mark.parametrize(
    ("told", "mode"),
    [
        ("The 5th Japan-Peru Cyber Dialogue was held in Lima in a hybrid format.", "hybrid"),
        ("The 5th Japan-Peru Cyber Dialogue was held in Lima as a hybrid meeting.", "hybrid"),
        ("The 5th Japan-Peru Cyber Dialogue in Lima dealt with hybrid threats.", "in-person"),
        ("The 5th Japan-Peru Cyber Dialogue in Lima dealt with hybrid warfare.", "in-person"),
    ],
)
def test_only_a_meeting_is_hybrid(told: str, mode: str) -> None:
    assert only(told)["mode"] == mode


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "met on Wednesday for the 5th Japan-Peru Cyber Dialogue, with talks set to focus on",
            "held",
        ),
        ("met for the 5th Japan-Peru Cyber Dialogue, where they were expected to review", "held"),
        ("are set to discuss at the 5th Japan-Peru Cyber Dialogue next week", "planned"),
    ],
)
def test_what_a_meeting_is_to_deal_with_makes_it_no_plan(told: str, status: str) -> None:
    assert only(f"Officials {told} the trade in chips.")["status"] == status


def test_meeting_of_a_group_known_by_its_short_form_is_counted() -> None:
    found = only(
        "Japan and Peru held an Extended Risk Strategy and Consultation Group (ERSCG) meeting in"
        " Lima on 3 June. This is the third meeting of the high-level ERSCG."
    )

    assert found["ordinal"] == 3


def test_city_with_its_state_behind_may_be_the_venue() -> None:
    found = only("On 3 July Lima, Peru, will be the venue of the 5th Japan-Peru Cyber Dialogue.")

    assert (found["city"], found["start"]) == ("Lima", "2021-07-03")


@pytest.mark.parametrize(
    "told",
    [
        "It is in line with the Memorandum on Maritime Talks, signed in Lima in June 2010.",
        "The establishment of the Japan-Peru Maritime Policy Dialogue was decided in May 2010.",
    ],
)
def test_paper_on_a_dialogue_and_its_founding_are_no_round(told: str) -> None:
    only(f"The 5th Japan-Peru Cyber Dialogue was held in Lima on 3 June 2021. {told}")


def test_two_plus_two_is_another_mechanism_than_a_dialogue() -> None:
    found = rounds_of(
        "The 11th Japan-Peru Strategic Dialogue was held in Lima on 3 June 2021. Both sides plan to"
        " hold the fourth 2+2 ministerial dialogue in 2022."
    )

    assert [(each["mechanism"], each["ordinal"]) for each in found] == [
        ("Strategic Dialogue", 11),
        ("2+2 ministerial dialogue", 4),
    ]


@pytest.mark.parametrize(
    ("published", "status"), [("2021-06-04", "held"), ("2021-06-02", "planned")]
)
def test_day_before_the_report_is_past_whatever_came_ahead_of_it(
    published: str, status: str
) -> None:
    found = only(
        "The two ministers shook hands ahead of the 5th Japan-Peru Cyber Dialogue in Lima on 3 June"
        " 2021. The 5th Japan-Peru Cyber Dialogue was held in a hall by the sea.",
        published=published,
    )

    assert found["status"] == status


def test_day_takes_the_year_of_the_full_day_told_before_it() -> None:
    report = a_report(
        f"{TITLE}\n\nThe two issued on July 15, 2020 a joint statement on the Fifth Japan-Peru"
        " Cyber Dialogue, which took place in Lima on July 12.\n"
    )

    assert [each.start for each in read(report).rounds] == ["2020-07-12"]


def test_round_that_will_have_two_for_its_chairs_lies_ahead() -> None:
    found = only(
        "The 5th Japan-Peru Cyber Dialogue will have Juan Soto and Taro Sato as co-chairs."
    )

    assert found["status"] == "planned"


@pytest.mark.parametrize(
    ("told", "mechanism", "ordinal", "status"),
    [
        ("The 16th Japan-Peru Defence Policy Group meeting was held.", "Policy Group", 16, "held"),
        ("The 11th XP-Japan Maritime Security Dialogue was held.", "Security Dialogue", 11, "held"),
        (
            "Among their commitments for 2022 are holding the fourth Japan-Peru Cyber Dialogue.",
            "Cyber Dialogue",
            4,
            "planned",
        ),
        (
            "The 4th Japan-Peru Cyber Dialogue will have Deputy Minister Juan Soto for its chair.",
            "Cyber Dialogue",
            4,
            "planned",
        ),
    ],
)
def test_round_has_number_and_status(told: str, mechanism: str, ordinal: int, status: str) -> None:
    found = only(told)

    assert mechanism in found["mechanism"]
    assert (found["ordinal"], found["status"]) == (ordinal, status)


# -- rounds told of in passing ---------------------------------------------------------------------

HELD = "Japan and Peru held their 5th Cyber Dialogue in Lima on 3 June 2021."


def others_told(told: str) -> list[tuple[int | None, str | None, str | None, str]]:
    """The rounds beside the report's own: number, first day, city and status."""
    main, *others = rounds_of(f"{HELD} {told}")
    assert (main["ordinal"], main["start"], main["city"]) == (5, "2021-06-03", "Lima")
    return [(each["ordinal"], each["start"], each["city"], each["status"]) for each in others]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (
            "They looked back on the dialogue before, which Tokyo hosted in May 2019.",
            (None, "2019-05", "Tokyo", "held"),
        ),
        (
            "Tokyo was host to the last session in May 2019.",
            (None, "2019-05", "Tokyo", "held"),
        ),
        (
            "The Cyber Dialogue was held for the first time in Tokyo in 2016.",
            (1, "2016", "Tokyo", "held"),
        ),
        ("The talks were the first since May 2019.", (None, "2019-05", None, "held")),
        (
            "In 2022 it will be Japan's turn to host the Dialogue.",
            (None, "2022", None, "planned"),
        ),
        (
            "Findings are due when the Dialogue holds its next session in Tokyo later in 2021.",
            (None, "2021", "Tokyo", "planned"),
        ),
        (
            "Before they next meet, which is to be in Tokyo later this year, lists will be sent.",
            (None, "2021", "Tokyo", "planned"),
        ),
    ],
)
def test_another_round_is_told_in_passing(
    told: str, other: tuple[int | None, str | None, str | None, str]
) -> None:
    assert others_told(told) == [other]


@pytest.mark.parametrize(
    "told",
    [
        "They are to raise their dialogue to a Joint Commission, to be set up in the coming year.",
        "They praised drills such as Sea Wolf, of which the 7th edition is being held in Kobe.",
        "When they met in Tokyo in May 2020, the two presidents opened the way to trade talks.",
        "In 2018 they met in Tokyo, which led to the FTA talks.",
        "Both spoke of a visit to Tokyo, the first since 2019.",
    ],
)
def test_what_is_told_of_other_things_makes_no_round(told: str) -> None:
    assert others_told(told) == []


def test_first_two_rounds_are_told_one_by_one() -> None:
    rounds = rounds_of(
        "The third Japan-Peru Cyber Dialogue will be held in Lima on 3 July. Of the first two Cyber"
        " Dialogues, one was hosted in Tokyo in May 2017 and the other in Lima in 2019."
    )

    assert [(each["ordinal"], each["start"], each["city"]) for each in rounds] == [
        (3, "2021-07-03", "Lima"),
        (1, "2017-05", "Tokyo"),
        (2, "2019", "Lima"),
    ]


@pytest.mark.parametrize(
    ("told", "status", "day"),
    [
        (
            "Japan and Peru agreed at a two-plus-two meeting in Lima on Monday to have drills.",
            "held",
            "2021-06-07",
        ),
        ("Lima was the venue on 7 June for the Japan-Peru Cyber Dialogue.", "held", "2021-06-07"),
        (
            "“I was glad to have him here for the Japan-Peru Cyber Dialogue on 7 June,” said Soto.",
            "held",
            "2021-06-07",
        ),
        ("Lima was the venue chosen for the Japan-Peru Cyber Dialogue.", "planned", None),
    ],
)
def test_what_was_done_at_a_round_is_held(told: str, status: str, day: str | None) -> None:
    found = only(told)

    if day is None:
        assert found["start"] is None
    else:
        assert (found["status"], found["start"]) == (status, day)


def test_format_of_a_round_counts_it() -> None:
    found = only(
        "The foreign and defence ministers of Japan and Peru met for 2+2 talks in Lima on 7 June."
        " Monday's meeting was the third in the 2+2 format."
    )

    assert found["ordinal"] == 3


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Japan and Peru will meet tomorrow in Lima for their High-Level Political Dialogue.", 1),
        ("The next Ministerial Political Dialogue is to be hosted by Peru in Lima in 2022.", 1),
        ("Japan and Peru want an open political dialogue, said a minister in Lima.", 0),
        ("Japan and Peru spoke of Political Dialogue in Lima.", 0),
    ],
)
def test_political_dialogue_has_a_name_of_its_own(told: str, name: int) -> None:
    assert len(rounds_of(told)) == name


def test_c5_plus_one_is_a_mechanism_of_six() -> None:
    rounds = rounds_of(
        "The fifth round of the C5+1 brought the foreign ministers together in Astana on 3 June."
        " The leaders of the C5+1 countries will gather at a C5+1 Summit in Rome in May 2022."
    )

    assert [(each["mechanism"], each["ordinal"], each["city"]) for each in rounds] == [
        ("C5+1", 5, "Astana")
    ]
    assert rounds[0]["parties"] == ["KG", "KZ", "TJ", "TM", "US", "UZ"]


def test_numbered_meeting_of_senior_officials_is_named_by_them() -> None:
    found = only(
        "Senior officials of ASEAN and Japan looked at how a code for fishing is to be drafted,"
        " during their 12th meeting in Cebu on June 9.",
        title="ASEAN, Japanese senior officials hold 12th meeting on fishing",
    )

    assert (found["mechanism"], found["ordinal"]) == ("senior officials' meeting", 12)
    assert (found["start"], found["status"], found["parties"]) == (
        "2021-06-09",
        "held",
        ["ASEAN", "JP"],
    )


def test_meeting_of_officials_without_a_number_has_no_name() -> None:
    assert not rounds_of("Senior officials of ASEAN and Japan held a meeting on fishing in Cebu.")


def test_same_day_is_that_told_last() -> None:
    found = only(
        "The troops will leave, a joint statement said on Tuesday. It came after the third round of"
        " the Japan-Peru Strategic Dialogue, which two ministers opened the same day in Lima."
    )

    assert (found["start"], found["city"]) == ("2021-06-08", "Lima")


def test_round_put_off_keeps_the_day_that_it_was_due_on() -> None:
    found = only(
        "The Cyber Dialogue that Japan and Peru were to have in Lima next week has been put off."
        " Two ministers had been due to fly to Lima for the dialogue on June 16."
    )

    assert (found["status"], found["start"], found["city"]) == ("postponed", "2021-06-16", "Lima")


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("opened in Lima on 7 June and closed a day later", "2021-06-08"),
        ("began in Lima on Monday and wrapped up on Wednesday", "2021-06-09"),
        ("opened in Lima on 7 June and will end on 10 June", "2021-06-10"),
        ("opened in Lima on 7 June, and the delegations will visit Cusco on 9 June", "2021-06-07"),
        ("opened in Lima on 7 June, and ends a dispute that began on 9 May", "2021-06-07"),
    ],
)
def test_round_ends_on_the_day_told_beside_its_first(told: str, end: str) -> None:
    found = only(f"The third Japan-Peru Cyber Dialogue {told}.")

    assert (found["start"], found["end"]) == ("2021-06-07", end)


def test_format_that_had_not_met_is_ahead_where_that_is_told() -> None:
    rounds = rounds_of(
        "The Japan-Peru 2+2, which had not met since 2014, is back. The foreign and defence"
        " ministers of the two will gather in Lima on June 21."
    )

    assert [(each["start"], each["city"], each["status"]) for each in rounds] == [
        ("2021-06-21", "Lima", "planned"),
        ("2014", None, "held"),
    ]


def test_numbered_round_told_after_the_last_one_is_the_one_at_hand() -> None:
    rounds = rounds_of(
        "It has been four years since the last Japan-Peru Cyber Dialogue in Tokyo. The sixth"
        " dialogue took place in Lima on 3 June."
    )

    assert [(each["ordinal"], each["start"], each["city"]) for each in rounds] == [
        (6, "2021-06-03", "Lima"),
        (None, None, "Tokyo"),
    ]


def test_a_year_later_is_not_the_year_told_before() -> None:
    assert others_told(
        "The ministers met in Tokyo in 2015, and the first dialogue was held in Lima a year later."
    ) == [(1, None, "Lima", "held")]


def test_day_on_which_a_dialogue_was_agreed_on_is_none_of_a_round() -> None:
    assert others_told("The Cyber Dialogue was agreed on in Tokyo in 2015.") == []


def test_each_earlier_meeting_has_its_own_place() -> None:
    assert others_told("Earlier meetings were held in Tokyo in 2013 and in Abancay in 2017.") == [
        (None, "2013", "Tokyo", "held"),
        (None, "2017", None, "held"),
    ]


def test_title_places_a_round_in_brackets() -> None:
    found = only(
        "The Governments of Japan and Peru held the 5th Cyber Dialogue.",
        title="Joint Statement of the 5th Japan-Peru Cyber Dialogue (Lima, 3 June 2021)",
    )

    assert (found["city"], found["start"]) == ("Lima", "2021-06-03")


def test_day_of_arrival_is_not_that_of_the_round() -> None:
    found = only(
        "Foreign Minister Ana Rojas arrived in Tokyo on Wednesday for the 4th Japan-Peru Cyber"
        " Dialogue, which begins on Thursday."
    )

    assert (found["start"], found["city"], found["status"]) == ("2021-06-10", "Tokyo", "planned")


@pytest.mark.parametrize(
    "told",
    [
        "The third session, on ransomware, was chaired by two experts.",
        "The two presidents last met in Tokyo in November 2020.",
        "Japan also holds such a dialogue with Kenya, the 2nd round of which was in Meru in May.",
        "The last time Peru sent a delegation of this size was in 2014.",
    ],
)
def test_meetings_of_others_are_no_rounds(told: str) -> None:
    assert others_told(told) == []


def test_number_behind_its_is_that_of_the_body_named_before() -> None:
    _, other = rounds_of(
        f"{HELD} A working group on ransomware is to hold its first meeting in Tokyo in September."
    )

    assert ("working group" in other["mechanism"], other["ordinal"]) == (True, 1)
    assert (other["start"], other["city"], other["status"]) == ("2021-09", "Tokyo", "planned")


@pytest.mark.parametrize(
    ("told", "start", "city", "status"),
    [
        (
            "After two postponements the Japan-Peru Cyber Dialogue took place in Lima on 3 June.",
            "2021-06-03",
            "Lima",
            "held",
        ),
        (
            (
                "The Japan-Peru Cyber Dialogue, due to open in Lima on 15 June, has been moved to"
                " Tokyo, where it will now take place on 22 June."
            ),
            "2021-06-22",
            "Tokyo",
            "planned",
        ),
        (
            "A date for the Japan-Peru Cyber Dialogue will be set after the elections of 15 June.",
            None,
            None,
            "planned",
        ),
        (
            (
                "The Japan-Peru Cyber Dialogue will open in Lima on Thursday week, said the foreign"
                " ministry in Lima on Tuesday."
            ),
            None,
            "Lima",
            "planned",
        ),
    ],
)
def test_day_and_place_are_those_that_hold(
    told: str, start: str | None, city: str | None, status: str
) -> None:
    found = only(told)

    assert (found["start"], found["city"], found["status"]) == (start, city, status)


def test_round_of_something_else_gives_no_number() -> None:
    told = only(
        "Chile and Peru held their Strategic Dialogue in Lima on Thursday. Chile asked about the"
        " release of treated water, the second round of which started the same day."
    )
    assert told["ordinal"] is None


def test_dialogue_whose_second_round_it_was_takes_its_number() -> None:
    told = only(
        "Chile and Peru met in Lima on Thursday for the Strategic Dialogue, the second round of"
        " which dealt with trade."
    )
    assert told["ordinal"] == 2


def test_dialogue_that_is_prepared_takes_no_day_of_the_one_held() -> None:
    told = only(
        "Chile and Peru agreed to speed up preparations for a Maritime Dialogue. That was among the"
        " main points when their 4th Strategic Dialogue met in Lima. It was held on 3 June."
    )
    assert (told["mechanism"], told["ordinal"]) == ("Strategic Dialogue", 4)


def test_dialogue_of_two_beside_one_of_three_is_theirs() -> None:
    trilateral, bilateral = rounds_of(
        "India hosted the 4th India-Australia-Japan Trilateral Dialogue in New Delhi on 9 June. The"
        ' day before, India and Australia held their first "2+2" dialogue there.'
    )
    assert trilateral["parties"] == ["AU", "IN", "JP"]
    assert bilateral["parties"] == ["AU", "IN"]


def test_level_of_those_who_meet_is_of_the_name() -> None:
    told = only(
        "Ugandan Minister Paul Okello and Rwandan Minister Jean Mugabo met for the 13th Kenya-"
        "Uganda-Rwanda Trilateral Vice Foreign Minister-Level Dialogue in Entebbe on 3 June."
    )
    assert told["mechanism"] == "Trilateral Vice Foreign Minister-Level Dialogue"
    assert (told["ordinal"], told["parties"]) == (13, ["KE", "RW", "UG"])


def test_first_time_in_a_decade_is_no_number() -> None:
    told = only("Chile and Peru held a Strategic Dialogue for the first time in nearly a decade.")
    assert told["ordinal"] is None


def test_day_on_which_a_chair_leaves_is_not_that_of_the_round() -> None:
    told = only(
        "President Ana Rojas leaves France on Monday for Lima, where she will co-chair the 11th"
        " session of the Chile-Peru Joint Commission. It is set for Tuesday, 15 June."
    )
    assert (told["ordinal"], told["start"]) == (11, "2021-06-15")


def test_meeting_of_special_representatives_is_a_round() -> None:
    told = only(
        "The 21st Meeting of the Special Representatives of Chile and Peru on the Boundary Question"
        " took place in Lima on 3 June."
    )
    assert (told["ordinal"], told["parties"], told["start"]) == (21, ["CL", "PE"], "2021-06-03")


def test_three_sit_at_a_trilateral_table() -> None:
    told = only(
        "The tenth Trilateral Foreign Ministers' Meeting was held in Lima on 3 June. Peruvian"
        " Foreign Minister Ana Rojas hosted Chilean Foreign Minister Luis Vega and Bolivian"
        " Foreign Minister Eva Paz."
    )
    assert told["parties"] == ["BO", "CL", "PE"]


@pytest.mark.parametrize("title", ["Chile, Peru talks set 15 June", "Chile, Peru dialogue June 15"])
def test_headline_tells_a_day_ahead(title: str) -> None:
    body = "Chile and Peru are to meet in Lima on 15 June for their second Cyber Dialogue."
    told = only(body, title=title)
    assert (told["status"], told["start"], told["ordinal"]) == ("planned", "2021-06-15", 2)


def test_place_of_those_who_tell_it_is_no_venue() -> None:
    told = only(
        "SANTIAGO, 10 June 2021: Chile and Peru came together here on Thursday for their second"
        " Cyber Dialogue, the Foreign Office (FO) in Lima said."
    )
    assert told["city"] == "Santiago"


def test_city_on_a_day_hosts_the_round() -> None:
    told = only("Lima on Tuesday hosted the second Chile-Peru Cyber Dialogue.")
    assert told["city"] == "Lima"


def test_region_beside_a_union_sits_at_the_table() -> None:
    told = only(
        "On 3 June Deputy Secretary-General Eva Paz of the European External Action Service hosted"
        " in Brussels the 9th round of the annual EU-Central Asia High-level Security Dialogue."
        " Kazakhstan, the Kyrgyz Republic, Tajikistan, Turkmenistan and Uzbekistan each sent a"
        " Deputy Foreign Minister."
    )
    assert told["mechanism"] == "High-level Security Dialogue"
    assert told["parties"] == ["EU", "KG", "KZ", "TJ", "TM", "UZ"]


def test_meeting_of_a_headline_is_that_of_the_text() -> None:
    told = only(
        "Oman's minister took part today in the Eighth Joint Ministerial Meeting for Strategic"
        " Dialogue between the Gulf Cooperation Council (GCC) and the Russian Federation, which met"
        " in Sochi.",
        title="Minister at 8th GCC-Russia Joint Ministerial Meeting",
    )
    assert (told["ordinal"], told["parties"], told["city"]) == (8, ["GCC", "RU"], "Sochi")


def test_subcommittee_met_and_not_its_commission() -> None:
    subcommittee, commission = rounds_of(
        "The Political Affairs Subcommittee of the Chile-Peru Binational Commission met in Lima on"
        " 3 June. The fifth meeting of the Binational Commission, on which the ministers agreed in"
        " Rome last October, is to be held in due course."
    )
    assert (subcommittee["start"], subcommittee["status"]) == ("2021-06-03", "held")
    assert (commission["ordinal"], commission["status"]) == (5, "planned")
    assert (commission["start"], commission["city"]) == (None, None)


def test_verb_of_one_round_tells_of_the_next() -> None:
    rounds = rounds_of(
        "The eighth Chile-Peru Dialogue was held in Lima on 3 June 2021. The seventh meeting was"
        " held in Santiago in May 2019, and the first in Arica in 2012."
    )
    assert [(each["ordinal"], each["start"]) for each in rounds] == [
        (8, "2021-06-03"),
        (7, "2019-05"),
        (1, "2012"),
    ]


def test_day_behind_the_agency_is_that_of_the_story() -> None:
    told = only(
        "Lima, June 9, GNA - The Political Dialogue of Chile and Peru was held in Lima on Tuesday,"
        " June 8, 2021."
    )
    assert told["start"] == "2021-06-08"


def test_month_of_a_message_is_not_that_of_the_round() -> None:
    told = only(
        "The fifth Chile-Peru Joint Commission, which had to be postponed, has no new date. Peru"
        " had urged Chile to hold the meeting soon, most recently in the message with which its"
        " minister congratulated his new colleague in May."
    )
    assert (told["ordinal"], told["status"], told["start"]) == (5, "postponed", None)


def test_year_in_which_a_mechanism_was_created_is_none_of_a_round() -> None:
    told = only(
        "Chile and Peru held the eighth meeting of their Permanent Committee for Consultation and"
        " Coordination in Lima on 3 June. The committee was created in 2001."
    )
    assert told["mechanism"] == "Permanent Committee for Consultation and Coordination"
    assert (told["ordinal"], told["start"]) == (8, "2021-06-03")


def test_day_of_what_was_done_at_a_round_is_its_day() -> None:
    told = only(
        "Chile and Peru on Tuesday, June 8, 2021, signed an accord on education. The signing took"
        " place in Lima at the third session of the Chile-Peru Joint Commission."
    )
    assert (told["ordinal"], told["start"], told["city"]) == (3, "2021-06-08", "Lima")


def test_round_of_this_morning_is_of_the_day_of_the_news() -> None:
    told = only("The tenth Chile-Peru Binational Commission took place this morning by video link.")
    assert told["start"] == PUBLISHED


def test_format_in_brackets_is_the_dialogue_before_it() -> None:
    told = only(
        "The ministers of Brazil and Chile will meet in Lima on 9 August for the first meeting of"
        " the Brazil-Chile Political-Military Dialogue (2+2 Mechanism).",
        title="Brazil and Chile to hold first 2+2 meeting",
    )
    assert (told["ordinal"], told["start"], told["status"]) == (1, "2021-08-09", "planned")


def test_process_of_three_is_a_mechanism() -> None:
    told = only(
        "The foreign ministers of Chile, Peru and Bolivia met in Lima on 3 June in the format of"
        " their Trilateral Cooperation Process."
    )
    assert told["mechanism"] == "Trilateral Cooperation Process"
    assert (told["start"], told["city"]) == ("2021-06-03", "Lima")


def test_venue_before_a_city_tells_the_city() -> None:
    told = only("The third Peru-Chile Forum was held at Parliament House, Lima, on 3 June.")
    assert told["city"] == "Lima"


def test_city_that_is_said_to_be_the_venue_is_it() -> None:
    told = only("The venue of the third Peru-Chile Forum, on 3 June 2021, was Lima.")
    assert (told["start"], told["city"]) == ("2021-06-03", "Lima")


def test_round_that_was_called_off_has_no_day_of_another_meeting() -> None:
    [told] = rounds_of(
        "OSLO, 13 October 2007 - Peru has cancelled this year's round of the Norwegian-Peruvian"
        " trade dialogue, which was to be held in December.\n\nA paper wrote that Lima had taken"
        " the step because Chancellor Ann Berg met the poet Ivo Lind in Oslo on 23 September.",
        title="Peru cancels trade dialogue with Norway",
        published="2007-10-13",
    )
    assert (told["start"], told["city"], told["status"]) == ("2007-12", None, "cancelled")


@pytest.mark.parametrize(
    ("sentence", "start", "city", "status"),
    [
        ("The next session will take place in Quito in 2023.", "2023", "Quito", "planned"),
        ("The previous session was convened virtually in July 2019.", "2019-07", None, "held"),
        ("They will convene the next session in Quito in 2023.", "2023", "Quito", "planned"),
    ],
)
def test_session_before_or_behind_is_of_the_mechanism(
    sentence: str, start: str, city: str | None, status: str
) -> None:
    [_, other] = rounds_of(
        f"The 11th Chile-Peru High-Level Dialogue was held in Lima on 3 June 2021.\n\n{sentence}"
    )
    assert (other["start"], other["city"], other["status"]) == (start, city, status)


def test_next_session_of_another_body_is_no_round() -> None:
    rounds = rounds_of(
        "The 11th Chile-Peru High-Level Dialogue was held in Lima on 3 June 2021.\n\n"
        "The next session of the Assembly will open in Quito in 2023."
    )
    assert [each["ordinal"] for each in rounds] == [11]


def test_four_way_mechanism_may_be_of_two() -> None:
    told = only(
        "The foreign ministers and intelligence chiefs of Chile and Peru held in Lima on 3 June the"
        " second meeting of the four-way mechanism. They spoke of Bolivia and of Ecuador."
    )
    assert (told["mechanism"], told["ordinal"]) == ("four-way mechanism", 2)
    assert told["parties"] == ["CL", "PE"]


@pytest.mark.parametrize(
    "name",
    ["Stabilisation and Association Council", "Confidence Building Measures Meeting"],
)
def test_names_of_councils_and_meetings_on_measures(name: str) -> None:
    told = only(f"The sixth session of the {name} between Chile and Peru was held on 3 June.")
    assert (told["mechanism"], told["ordinal"], told["parties"]) == (name, 6, ["CL", "PE"])


def test_triangle_is_a_format_of_its_states() -> None:
    told = only(
        "The foreign ministers of Ukraine, Lithuania and Poland met in Vilnius on 3 June in the"
        " Lublin Triangle format."
    )
    assert (told["mechanism"], told["parties"]) == ("Lublin Triangle", ["LT", "PL", "UA"])
    assert told["city"] == "Vilnius"


def test_conference_of_a_group_is_no_round() -> None:
    told = only(
        "The C5+1 Ministerial was held in Astana on 3 June 2021. The United States will hold a C5+1"
        " conference on critical minerals in Tashkent in August 2021."
    )
    assert (told["start"], told["city"]) == ("2021-06-03", "Astana")


def test_some_who_join_by_video_make_it_hybrid() -> None:
    told = only(
        "The third Chile-Peru Security Dialogue was held on June 3 in Lima, with part of the"
        " Chilean delegation joining by video link from Santiago."
    )
    assert (told["mode"], told["city"]) == ("hybrid", "Lima")


def test_one_round_has_one_day_under_two_names() -> None:
    told = only(
        "CHINA and Peru held here on Thursday the first ministerial meeting of their 3+3 strategic"
        " dialogue on diplomacy, defense and public security.",
        title="China, Peru hold first ministerial 3+3 strategic dialogue on June 10",
    )
    assert (told["ordinal"], told["start"]) == (1, "2021-06-10")


def test_dateline_behind_a_caption_tells_the_day() -> None:
    [told] = rounds_of(
        "LIMA, June 9, 2021 (CNA) - The third Chile-Peru Trade Dialogue was held in Lima on"
        " Monday.",
        title="Ministers Luis Vega and Ana Soto in Lima on Monday. (Photo: PIO)\n\nTwo sides talk",
        published="2021-06-09",
    )
    assert told["start"] == "2021-06-07"


def test_group_before_a_meeting_sits_at_it() -> None:
    told = only("The Quad Senior Officials' Meeting was held in Lima on 3 June by India and Japan.")
    assert told["parties"] == ["AU", "IN", "JP", "US"]


def test_post_ministerial_conference_is_a_round() -> None:
    told = only("The third ASEAN Post Ministerial Conference with Canada was held on 3 June.")
    assert (told["ordinal"], told["parties"]) == (3, ["ASEAN", "CA"])


def test_today_is_the_day_of_a_dateline_without_a_year() -> None:
    report = a_report(
        "Two sides review ties\n\nLIMA, Sept 12 (Andina) -- The third Chile-Peru Strategic Talks"
        " were held here today.\n"
    )
    [told] = read(report).data(report.text)["rounds"]
    assert (told["start"], told["city"]) == ("XXXX-09-12", "Lima")


# -- towns that no list has ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "city"),
    [
        (
            "The fifth Peru-Chile Defence Dialogue was held in Chachapoyas on 3 June 2021.",
            "Chachapoyas",
        ),
        (
            (
                "The fifth Peru-Chile Defence Dialogue took place on 3 June 2021 in the Chilean"
                " town of Putre."
            ),
            "Putre",
        ),
        (
            (
                "Peru and Chile held their fifth Defence Dialogue in San Pedro de Atacama, Chile,"
                " on 3 June 2021."
            ),
            "San Pedro de Atacama",
        ),
        (
            "The fifth Peru-Chile Defence Dialogue was held in Paracas, near Lima, on 3 June 2021.",
            "Paracas",
        ),
    ],
)
def test_a_town_is_told_by_where_it_stands(body: str, city: str) -> None:
    assert only(body)["city"] == city


@pytest.mark.parametrize(
    "body",
    [
        "The fifth Peru-Chile Defence Dialogue was held in Spanish on 3 June 2021.",
        (
            "The fifth Peru-Chile Defence Dialogue, “which matters,” says Lia Rojas, an economist"
            " in Chachapoyas, was held on 3 June 2021."
        ),
        "The fifth Peru-Chile Defence Dialogue was held in Pizarro House on 3 June 2021.",
    ],
)
def test_what_only_looks_like_a_town_is_no_venue(body: str) -> None:
    assert only(body)["city"] is None


# -- what stands around a name ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            (
                "The second session of the Binational Council of the Presidents of Peru and Chile"
                " met in Lima on 3 June 2021."
            ),
            "Binational Council of the Presidents",
        ),
        (
            "The third meeting of the Peru-Chile Vicuña Committee was held in Lima on 3 June 2021.",
            "Vicuña Committee",
        ),
        (
            (
                "Peru and Chile concluded in Lima on 3 June 2021 the meetings of the Peru-Chile"
                " Defense Working Groups."
            ),
            "Defense Working Groups",
        ),
    ],
)
def test_a_name_is_read_to_its_ends(body: str, name: str) -> None:
    assert only(body)["mechanism"] == name


def test_several_groups_are_no_one_mechanism() -> None:
    assert rounds_of("Two Peru-Chile Defense Working Groups met in Lima on 3 June 2021.") == []


def test_a_short_form_behind_what_a_name_is_about_is_its_own() -> None:
    first, second = rounds_of(
        "The XXV Meeting of the Peru-Chile Permanent Committee on Security (COPESEG) was held in"
        " Lima on 3 June 2021. The XXVI Meeting of COPESEG will take place in Iquique during 2022."
    )
    assert (first["ordinal"], first["city"]) == (25, "Lima")
    assert (second["ordinal"], second["start"], second["status"]) == (26, "2022", "planned")


def test_a_group_of_states_meets_under_its_own_name() -> None:
    told = only(
        "Foreign Minister Ana Kask took part in the meeting of the Foreign Ministers of the"
        " Nordic-Baltic Eight (NB8) in Oslo on 3 June 2021."
    )
    assert told["parties"] == ["DK", "EE", "FI", "IS", "LT", "LV", "NO", "SE"]
    assert told["mechanism"] == "Nordic-Baltic Eight"


def test_a_region_that_an_organisation_speaks_for_is_a_party() -> None:
    told = only(
        "The Africa-EU Ministerial Troika held its 13th meeting in Addis Ababa on 3 June 2021. The"
        " EU delegation was headed by Ms Eva Lind, Minister for Trade of Sweden, and the African"
        " side by Mr Musa Saleh, Foreign Minister of Libya."
    )
    assert told["parties"] == ["AFU", "EU"]


# -- when and whether ------------------------------------------------------------------------------


def test_a_clause_aside_tells_the_first_day_and_the_verb_the_last() -> None:
    told = only(
        "The fifth Peru-Chile Defence Dialogue, which opened in Lima on 2 June 2021, ended on 4"
        " June 2021 with a dinner."
    )
    assert (told["start"], told["end"]) == ("2021-06-02", "2021-06-04")


def test_it_has_been_put_off_is_said_of_the_round_before() -> None:
    told = only(
        "The fifth Peru-Chile Defence Dialogue was to be held in Lima on 29 June. It has been"
        " postponed at the request of Chile."
    )
    assert (told["status"], told["start"]) == ("postponed", "2021-06-29")


def test_another_event_to_be_held_gives_the_round_no_place() -> None:
    told = only(
        "Minister Ana Rojas received yesterday State Secretary Emil Braun for a new round of the"
        " Peru-Germany Political Consultations. Special attention was given to the preparations for"
        " COP30, to be held in Belém in November."
    )
    assert (told["start"], told["city"], told["status"]) == ("2021-06-09", None, "held")


def test_next_year_does_not_make_talks_the_next_round() -> None:
    told = only(
        "Peru and Chile agreed on Wednesday to expand their drills next year and to open talks on"
        " ship repair. The agreement was reached at the fifth Peru-Chile Defence Dialogue in Lima."
    )
    assert (told["ordinal"], told["start"], told["status"]) == (5, "2021-06-09", "held")


def test_online_scams_do_not_make_a_round_virtual() -> None:
    told = only(
        "The fifth Peru-Chile Defence Dialogue was held in Lima on 3 June 2021. Both sides"
        " discussed syndicates that run online scams."
    )
    assert told["mode"] == "in-person"


def test_a_ministry_without_a_name_stands_where_the_story_is_filed() -> None:
    told = only(
        "Santiago, 10 June 2021.- The fifth Peru-Chile Defence Dialogue was held on Wednesday in"
        " the Ministry of National Defence."
    )
    assert told["city"] == "Santiago"
    assert "filed from Santiago + in the Ministry → Santiago" in told["derived"]


@pytest.mark.parametrize("house", ["the Elysee Palace", "the French ministry"])
def test_a_house_that_may_be_abroad_is_not_where_the_story_is_filed(house: str) -> None:
    """The papers of a capital also tell of meetings in the other one."""
    told = only(
        "BERLIN, 29 May 2024 (Blick) - The fifth Defence Dialogue between Germany and France "
        f"was held at {house} on 28 May 2024."
    )
    assert told["city"] is None


def test_the_first_of_another_series_is_no_round() -> None:
    told = only(
        "The second Peru-Chile Cyber Dialogue was held in Lima on 3 June 2021. Peru will host the"
        " second Summit on Drones in 2022, and praised Chile for having hosted the first one in"
        " Santiago in February."
    )
    assert told["ordinal"] == 2


def test_what_is_held_every_year_is_no_round_of_the_year_named_behind() -> None:
    told = only(
        "The second Peru-Chile Cyber Dialogue was held in Lima on 3 June 2021. The Cyber Dialogue"
        " is held every year under the memorandum that was signed in 2016."
    )
    assert told["start"] == "2021-06-03"


def test_full_date_of_the_text_goes_before_that_of_the_headline() -> None:
    told = only(
        "Peru and Chile will hold their fifth Defence Dialogue in Lima from Tuesday, March 8, to"
        " Thursday, March 10, 2022.",
        title="Peru, Chile to hold Defence Dialogue from March 8",
    )
    assert (told["start"], told["end"]) == ("2022-03-08", "2022-03-10")


def test_round_at_which_talks_were_to_be_opened_was_held() -> None:
    told = only(
        "Peru and Chile agreed on Wednesday to open negotiations on a supply pact. The foreign"
        " ministers met in Lima, while the defence ministers joined the session by video link."
        " It was the second 2+2 security dialogue between the two."
    )
    assert (told["status"], told["mode"], told["ordinal"]) == ("held", "hybrid", 2)


def test_last_such_meeting_takes_no_day_from_the_one_at_hand() -> None:
    told = only(
        "The ministers of Peru and Chile met in Lima on 9 June 2021. The last such 2+2 meeting was"
        " held in Santiago in 2018."
    )
    assert (told["mechanism"], told["start"], told["city"]) == ("2+2 meeting", "2018", "Santiago")


def test_town_stands_before_its_day() -> None:
    told = only("The fifth Peru-Chile Defence Dialogue took place in Olmos on December 4, 2020.")
    assert told["city"] == "Olmos"


def test_high_level_group_is_a_mechanism() -> None:
    told = only(
        "Peru and Chile held the ninth session of the High-Level Security Group (GANSEG) in Lima"
        " on 3 June 2021."
    )
    assert (told["mechanism"], told["ordinal"]) == ("High-Level Security Group", 9)


def test_day_on_which_an_agency_reported_is_that_of_the_report() -> None:
    report = a_report(
        "Peru, Chile wrap up talks\n\nPeru and Chile held the fifth Defence Dialogue in Lima on"
        " Wednesday and signed a memorandum of understanding on transit, ANDINA reported on"
        " February 15, 2024.\n"
    )
    reading = read(report)
    assert [each.start for each in reading.rounds] == ["2024-02-14"]
    assert {each.date for each in reading.milestones} <= {"2024-02-14"}


@pytest.mark.parametrize("body", ["Joint Commission", "Joint Forum", "Joint Working Group"])
def test_next_meeting_of_a_body_is_its_own(body: str) -> None:
    told = rounds_of(
        f"Peru and Chile held the ninth meeting of the {body} in Lima on 3 June 2021. Santiago will"
        f" host the next meeting of the {body.rsplit(maxsplit=1)[-1]} in May 2022."
    )
    assert [(each["start"], each["city"]) for each in told] == [
        ("2021-06-03", "Lima"),
        ("2022-05", "Santiago"),
    ]


def test_what_became_of_a_plan_is_told_not_the_plan() -> None:
    told = rounds_of(
        "The fifth Peru-Chile Defence Dialogue was held in Lima on 3 June 2021. The fourth round"
        " had been planned for 2018 but was held in 2019 in Santiago."
    )
    assert [(each["ordinal"], each["start"], each["status"]) for each in told] == [
        (5, "2021-06-03", "held"),
        (4, "2019", "held"),
    ]


def test_round_after_the_one_at_hand_is_yet_to_come() -> None:
    told = rounds_of(
        "The fifth Peru-Chile Defence Dialogue was held in Lima on 3 June 2021. The sixth round,"
        " originally set for Santiago, was moved to Arica."
    )
    assert [(each["ordinal"], each["status"]) for each in told] == [(5, "held"), (6, "planned")]


def test_round_that_is_held_elsewhere_is_not_cancelled() -> None:
    told = rounds_of(
        "The fifth Peru-Chile Defence Dialogue was held in Lima on 3 June 2021. The sixth round"
        " will not be held in Santiago but in Arica in 2023."
    )
    assert [(each["status"], each["city"]) for each in told] == [
        ("held", "Lima"),
        ("planned", "Arica"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two ministers last met in Rome in 2019 on the margins of the Energy Conference.",
        "They will meet again at the APEC summit in November.",
        "The dialogue was not held in 2019 and 2020 because of the pandemic.",
    ],
)
def test_no_round_is_told_by_meetings_without_it(sentence: str) -> None:
    told = only(
        f"The fifth Peru-Chile Defence Dialogue was held in Lima on 3 June 2021. {sentence}"
    )
    assert (told["ordinal"], told["start"]) == (5, "2021-06-03")


@pytest.mark.parametrize(
    "lead",
    [
        (
            "The EU and the five countries of Central Asia (Kazakhstan, the Kyrgyz Republic,"
            " Tajikistan, Turkmenistan and Uzbekistan) gathered in Ashgabat on 3 June 2021 for the"
            " twelfth High-Level Political Dialogue."
        ),
        (
            "Officials of the Five Lands Group (FLG) and the EU met in Ashgabat on 3 June 2021 for"
            " the twelfth High-Level Political Dialogue. The Five Lands Group comprises Kazakhstan,"
            " the Kyrgyz Republic, Tajikistan, Turkmenistan and Uzbekistan."
        ),
    ],
)
def test_who_meets_with_a_group_sits_at_the_table(lead: str) -> None:
    assert only(lead)["parties"] == ["EU", "KG", "KZ", "TJ", "TM", "UZ"]


@pytest.mark.parametrize(
    ("lead", "mechanism", "ordinal"),
    [
        (
            (
                "The foreign ministers of Chile, Peru and Oman came together in Lima on 3 June 2021"
                " for the tenth meeting of their trilateral consultation mechanism."
            ),
            "trilateral consultation mechanism",
            10,
        ),
        (
            (
                "The foreign ministers of Chile, Peru and Oman met in Lima on 3 June 2021 in the"
                " framework of their Trilateral Cooperation Mechanism."
            ),
            "Trilateral Cooperation Mechanism",
            None,
        ),
        (
            (
                "The ministers of Chile, Peru and Oman gathered in Lima on 3 June 2021 for the 12th"
                " trilateral meeting in this format."
            ),
            "trilateral meeting",
            12,
        ),
    ],
)
def test_format_of_three_is_a_mechanism(lead: str, mechanism: str, ordinal: int | None) -> None:
    told = only(lead)
    assert (told["mechanism"], told["ordinal"]) == (mechanism, ordinal)
    assert told["parties"] == ["CL", "OM", "PE"]


def test_political_dialogue_that_is_counted_is_a_round() -> None:
    told = only("Chile and Oman held the eighth round of their political dialogue in Lima.")
    assert (told["mechanism"], told["ordinal"]) == ("political dialogue", 8)


@pytest.mark.parametrize(
    ("lead", "start"),
    [
        (
            (
                "Chile and Oman will open a second border post in March 2022, the ministers said"
                " in Lima on Thursday at the close of the tenth Chile-Oman Security Dialogue."
            ),
            "2021-06-10",
        ),
        (
            (
                "Oman will hand over ten boats next year, its foreign minister announced in Lima on"
                " Wednesday during the tenth Chile-Oman Security Dialogue."
            ),
            "2021-06-09",
        ),
        # what is said after it need not be said on its day
        (
            (
                "Oman will hand over ten boats next year, its minister told reporters in Lima on"
                " Wednesday after the tenth Chile-Oman Security Dialogue."
            ),
            None,
        ),
    ],
)
def test_what_is_said_at_a_round_gives_it_no_day_of_its_own(lead: str, start: str | None) -> None:
    told = only(lead)
    assert (told["ordinal"], told["start"], told["status"]) == (10, start, "held")


def test_those_whose_bodies_met_are_the_parties() -> None:
    told = only(
        "The Peace and Security Council of the African Union and the Political and Security"
        " Committee of the European Union convened in Addis Ababa on 3 June 2021 for their fifth"
        " Annual Joint Consultative Meeting. They spoke of the missions in Chad and Niger."
    )
    assert told["mechanism"] == "Joint Consultative Meeting"
    assert told["parties"] == ["AFU", "EU"]


def test_trilateral_is_a_round_by_its_bare_name() -> None:
    rounds = rounds_of(
        "The foreign ministers of Chile, Peru and Oman met on 3 June 2021 in Lima for their"
        " Trilateral. The next Trilateral will be held in Muscat in 2022."
    )
    told = [(each["mechanism"], each["city"], each["start"]) for each in rounds]
    assert told == [("Trilateral", "Lima", "2021-06-03"), ("Trilateral", "Muscat", "2022")]
    assert rounds[0]["parties"] == ["CL", "OM", "PE"]


def test_the_council_of_the_gulf_states_is_a_party_and_no_round() -> None:
    told = only(
        "The third Strategic Dialogue between Chile and the Cooperation Council for the Arab States"
        " of the Gulf (GCC) was held in Lima on 3 June 2021."
    )
    assert (told["mechanism"], told["parties"]) == ("Strategic Dialogue", ["CL", "GCC"])


def test_states_of_a_region_that_are_told_sit_beside_a_union() -> None:
    told = only(
        "The tenth Security Dialogue between the European Union and the countries of Central Asia"
        " took place in Lima on 3 June 2021. Officials of Kazakhstan, Tajikistan and Uzbekistan"
        " took part."
    )
    assert told["parties"] == ["EU", "KZ", "TJ", "UZ"]


OWN = "Chile and Oman held their fourth Strategic Dialogue in Lima on 3 June 2021."


@pytest.mark.parametrize(
    ("told", "ordinal", "start", "city", "status"),
    [
        (
            "At their previous meeting, in Muscat in May 2019, they spoke of trade.",
            None,
            "2019-05",
            "Muscat",
            "held",
        ),
        ("The group last came together in Quito in May 2019.", None, "2019-05", "Quito", "held"),
        (
            "Officials said the fifth would be held in Muscat next spring.",
            5,
            "2022",
            "Muscat",
            "planned",
        ),
        ("The third was held in Quito in 2019.", 3, "2019", "Quito", "held"),
        ("The next one will be in Tapachula.", None, None, "Tapachula", "planned"),
        (
            "The officials met for the second time in Muscat in May 2018.",
            2,
            "2018-05",
            "Muscat",
            "held",
        ),
        # what was put off, or moved to a screen, and held in the end
        (
            "The third, due in Muscat, was put off twice and finally took place online in March.",
            3,
            "2021-03",
            None,
            "held",
        ),
        (
            "The third, scheduled for Quito in 2020, was held virtually in March of this year.",
            3,
            "2021-03",
            None,
            "held",
        ),
        # one that came to nothing
        (
            "A session that was due in Muscat in May 2020 was called off.",
            None,
            "2020-05",
            "Muscat",
            "cancelled",
        ),
        ("A round planned for April was postponed.", None, "2021-04", None, "postponed"),
    ],
)
def test_another_round_is_told_with_its_own_day_and_place(
    told: str, ordinal: int | None, start: str | None, city: str | None, status: str
) -> None:
    main, other = rounds_of(f"{OWN} {told}")

    assert (main["ordinal"], main["start"], main["city"]) == (4, "2021-06-03", "Lima")
    found = (other["ordinal"], other["start"], other["city"], other["status"])
    assert found == (ordinal, start, city, status)


@pytest.mark.parametrize(
    ("told", "others"),
    [
        (
            "The third was held in Quito in 2019, and the next will be in Cuzco in 2022.",
            [(3, "2019", "Quito", "held"), (None, "2022", "Cuzco", "planned")],
        ),
        (
            (
                "The third had been held in Quito in May 2019, while a round that was set for"
                " Muscat in March this year was cancelled."
            ),
            [(3, "2019-05", "Quito", "held"), (None, "2021-03", "Muscat", "cancelled")],
        ),
        (
            "They met for the second time in Muscat in 2017 and for the third in Quito in 2019.",
            [(3, "2019", "Quito", "held"), (2, "2017", "Muscat", "held")],
        ),
    ],
)
def test_two_other_rounds_of_one_sentence_keep_apart(
    told: str, others: list[tuple[int | None, str, str, str]]
) -> None:
    _, *found = rounds_of(f"{OWN} {told}")

    assert [(r["ordinal"], r["start"], r["city"], r["status"]) for r in found] == others


def test_round_that_will_end_on_a_weekday_ends_on_the_one_to_come() -> None:
    told = only(
        "Chile and Oman opened on Wednesday in the Chilean capital the 16th Meeting of their"
        " Binational Commission, which will end this Friday with the signing of an act."
    )

    assert (told["start"], told["end"], told["city"]) == ("2021-06-09", "2021-06-11", "Santiago")


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("Sino-Indian", ["CN", "IN"]),
        ("Franco-Omani", ["FR", "OM"]),
        ("Ethio-Djibouti", ["DJ", "ET"]),
    ],
)
def test_name_of_two_states_in_one_word_leaves_the_round_its_number(
    name: str, parties: list[str]
) -> None:
    told = only(f"The 17th {name} Strategic Dialogue was held in Lima on 3 June 2021.")

    assert (told["mechanism"], told["ordinal"], told["parties"]) == (
        "Strategic Dialogue",
        17,
        parties,
    )


def test_times_that_a_round_was_held_number_the_report_s_own() -> None:
    rounds = rounds_of(
        "LIMA, June 10, 2021 - The foreign ministers of Chile and Oman agreed Wednesday in Lima to"
        " trade more. It was the third time that the two countries held the talks known as"
        " two-plus-two. The first session took place in Muscat in April 2018.",
        title="Chile, Oman agree to deepen sea ties in two-plus-two talks",
    )
    told = [(each["ordinal"], each["start"], each["city"]) for each in rounds]

    assert told == [(3, "2021-06-09", "Lima"), (1, "2018-04", "Muscat")]


def test_day_of_a_press_briefing_is_not_that_of_the_round() -> None:
    told = only(
        "The eleventh session of the Strategic Dialogue of Chile and Oman was held in Muscat on 7"
        " June.",
        title="Strategic Dialogue - Excerpt from the press briefing (Lima, 9 June 2021)",
    )

    assert (told["ordinal"], told["start"], told["city"]) == (11, "2021-06-07", "Muscat")


# -- counted, not since, and seen from the side ----------------------------------------------------


@pytest.mark.parametrize(
    ("told", "ordinal"),
    [
        ("Japan and Peru held their first ever Cyber Dialogue in Lima on 3 June.", 1),
        ("Japan and Peru held the first-ever Cyber Dialogue in Lima on 3 June.", 1),
        (
            (
                "Officials of Japan and Peru met in Lima on 3 June. It was the tenth time that"
                " their Cyber Dialogue, convened once a year, had met."
            ),
            10,
        ),
        (
            (
                'Japan and Peru held a "two-plus-two" meeting in Lima on 3 June. It was only their'
                " second."
            ),
            2,
        ),
        ("Senior officials of Japan and Peru met in Lima on 3 June for their fifth dialogue.", 5),
        (
            (
                "Japan and Peru held the Japan-Peru Annual Bilateral Consultation (ABC) on 3 June."
                " It was the first ABC since the partnership was announced in 2019."
            ),
            None,
        ),
        (
            (
                "It was the first Annual Bilateral Cyber Consultation between Japan and the"
                " Republic of Peru since the partnership was announced."
            ),
            None,
        ),
    ],
)
def test_number_of_a_round_is_told_in_many_ways(told: str, ordinal: int | None) -> None:
    assert only(told)["ordinal"] == ordinal


def test_first_of_two_rounds_is_one_with_its_own_date() -> None:
    told = (
        'Japan and Peru held a "two-plus-two" meeting in Tokyo on 3 June. It was only their second.'
        " The first was back in December 2015, also in the Japanese capital."
    )
    found = {(each["ordinal"], each["start"]) for each in rounds_of(told)}
    assert found == {(2, "2021-06-03"), (1, "2015-12")}


def test_edition_of_an_exercise_is_no_round() -> None:
    told = (
        "Japan and Peru held the eighth Cyber Dialogue in Lima on 3 June. They praised exercises"
        " such as Iron Wolf, this year in its 20th edition."
    )
    assert only(told)["ordinal"] == 8


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The ministers will chair the third Japan-Peru Cyber Dialogue in Lima.", "planned"),
        (
            (
                "The result will be reported to the sixth Japan-Peru Cyber Dialogue, which meets in"
                " Lima in October."
            ),
            "planned",
        ),
        ("The third Japan-Peru Cyber Dialogue, which meets in Lima every year, ended.", "held"),
    ],
)
def test_round_told_in_the_future_is_planned(told: str, status: str) -> None:
    assert only(told)["status"] == status


def test_two_days_that_end_on_a_day_begin_the_day_before() -> None:
    told = (
        "They agreed on this at the 12th Japan-Peru Cyber Dialogue, says a communique issued at the"
        " end of the two-day session on Thursday, 3 June."
    )
    assert (only(told)["start"], only(told)["end"]) == ("2021-06-02", "2021-06-03")


def test_senior_officials_who_are_meeting_name_no_meeting() -> None:
    told = (
        "Japan and Peru held the third Cyber Dialogue in Lima on 3 June. Senior officials of Japan"
        " and Peru, meeting in Lima, agreed to do more in trade."
    )
    assert only(told)["mechanism"] == "Cyber Dialogue"


def test_how_the_round_before_was_held_says_nothing_of_this_one() -> None:
    told = (
        "Japan and Peru held the third Cyber Dialogue in Lima on 3 June. Not since December 2019,"
        " when they talked by video, had the two held the dialogue."
    )
    assert {(each["mode"], each["city"]) for each in rounds_of(told) if each["ordinal"]} == {
        ("in-person", "Lima")
    }


def test_body_that_is_spoken_of_has_no_seat() -> None:
    told = (
        "The third Political Consultation was held on 3 June. Director Ana Soto of Peru spoke of UN"
        " reform at the Consultation.\n\nJapan and Peru will meet again."
    )
    assert rounds_of(told)[0]["parties"] == ["JP", "PE"]


def test_body_in_whose_name_one_chairs_sits_beside_a_list_of_states() -> None:
    told = (
        "Foreign ministers held the second meeting of their Strategic Dialogue in Lima on 3 June."
        " For the Gulf Cooperation Council (GCC) the chair was taken by Minister Ali Amri, and for"
        " Peru, Chile and Bolivia by Minister Ana Soto."
    )
    assert rounds_of(told)[0]["parties"] == ["BO", "CL", "GCC", "PE"]


@pytest.mark.parametrize(
    ("told", "ordinal"),
    [
        ("held their second Cyber Dialogue of 2023 in Lima on 3 June", None),
        ("held their second Cyber Dialogue this year in Lima on 3 June", None),
        ("held the second Cyber Dialogue of the year in Lima on 3 June", None),
        ("held their second Cyber Dialogue of the year, the twelfth overall, in Lima", 12),
        ("held their Cyber Dialogue in Lima, the first since 2016 and the fifth in all", 5),
        ("held the second Cyber Dialogue in Lima this year", 2),
    ],
)
def test_number_within_a_year_is_not_that_of_the_round(told: str, ordinal: int | None) -> None:
    assert rounds_of(f"Japan and Peru {told}.")[0]["ordinal"] == ordinal


@pytest.mark.parametrize("modal", ["will be held in", "would be in", "could be in"])
def test_number_of_a_round_to_come_is_not_given_to_the_one_held(modal: str) -> None:
    told = (
        "Japan and Peru held their Cyber Dialogue in Lima on 3 June."
        f" The sixth dialogue {modal} Tokyo."
    )
    found = {(each["ordinal"], each["city"], each["status"]) for each in rounds_of(told)}
    assert found == {(None, "Lima", "held"), (6, "Tokyo", "planned")}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The previous dialogue, due in March, never took place.", "cancelled"),
        ("An earlier meeting, scheduled for March, was called off.", "cancelled"),
        ("The dialogue should have been held in March.", "postponed"),
    ],
)
def test_round_that_never_was_is_of_the_past(told: str, status: str) -> None:
    body = f"Japan and Peru held the third Cyber Dialogue in Lima on 3 June. {told}"
    (other,) = [each for each in rounds_of(body) if each["status"] != "held"]
    assert (other["status"], other["start"][5:]) == (status, "03")
    assert other["start"] < only(body.removesuffix(told))["start"]


def test_first_in_person_is_no_round_of_its_own() -> None:
    told = (
        "The third Cyber Dialogue of Japan and Peru was held in Lima on 3 June, following the"
        " second in Tokyo in 2018. It was the first in person since the pandemic."
    )
    assert {each["ordinal"] for each in rounds_of(told)} == {2, 3}
