"""Visits: who travels where, on which days, and whether it is over, going on or still to come."""

import pytest

from parley.model.source import Stated
from parley.model.when import When
from parley.reading import read
from tests.factory import a_report

LEAD = "Chile and Oman held their fourth Strategic Dialogue in Lima on 3 June 2021."

Visit = tuple[str, str | None, str | None, str | None, str]


def visits_of(sentence: str) -> list[Visit]:
    """Visitor, destination, first and last day and status of each visit."""
    text = f"Officials meet for a day of talks\n\n{LEAD} {sentence}\n"
    report = a_report(text, Stated(published=When("2021-06-10")))  # a Thursday
    return [(v.visitor, v.to, v.start, v.end, v.status) for v in read(report).visits]


@pytest.mark.parametrize(
    ("sentence", "visitor", "to", "when"),
    [
        (
            "It comes weeks before President Gabriel Boric travels to Muscat on a state visit.",
            "Gabriel Boric",
            "OM",
            None,
        ),
        (
            "Foreign Minister Badr Albusaidi accepted an invitation to visit Chile next year.",
            "Badr Albusaidi",
            "CL",
            "2022",
        ),
        (
            "They will work towards a visit by Minister Ana Rojas to Oman at a convenient time.",
            "Ana Rojas",
            "OM",
            None,
        ),
        (
            "Oman looks forward to welcoming President Gabriel Boric for a state visit in 2022.",
            "Gabriel Boric",
            "OM",
            "2022",
        ),
        (
            "Minister Ana Rojas is due in Muscat in November for an official visit.",
            "Ana Rojas",
            "OM",
            "2021-11",
        ),
        (
            "President Gabriel Boric will be visiting Muscat on July 26 as the chief guest.",
            "Gabriel Boric",
            "OM",
            "2021-07-26",
        ),
        (
            "Minister Ana Rojas is planning a trip to Muscat in September.",
            "Ana Rojas",
            "OM",
            "2021-09",
        ),
        (
            "A U.S. aircraft carrier is expected to make a visit to Muscat next year.",
            "aircraft carrier",
            "OM",
            "2022",
        ),
        (
            "Muscat will host Minister Ana Rojas in November for an official visit.",
            "Ana Rojas",
            "OM",
            "2021-11",
        ),
    ],
)
def test_visit_ahead_is_planned(sentence: str, visitor: str, to: str, when: str | None) -> None:
    assert visits_of(sentence) == [(visitor, to, when, when, "planned")]


@pytest.mark.parametrize(
    ("sentence", "visit"),
    [
        (
            "In May, Crown Prince Said Harthy paid Chile a state visit.",
            ("Said Harthy", "CL", "2021-05", "2021-05", "held"),
        ),
        (
            "Defence Minister Luis Vera, on an official visit to Oman, met his hosts.",
            ("Luis Vera", "OM", None, None, "held"),
        ),
        (
            "Minister Ana Rojas, who visited Muscat in 2019, thanked her hosts.",
            ("Ana Rojas", "OM", "2019", "2019", "held"),
        ),
        (
            "Minister Ana Rojas wrapped up a three-day visit to Oman on Tuesday.",
            ("Ana Rojas", "OM", "2021-06-06", "2021-06-08", "held"),
        ),
        (
            "Minister Ana Rojas concluded her visit to Muscat on 3 May 2021.",
            ("Ana Rojas", "OM", None, "2021-05-03", "held"),
        ),
        (
            "Minister Ana Rojas arrived in Muscat on Wednesday, at the start of a visit.",
            ("Ana Rojas", "OM", "2021-06-09", None, "ongoing"),
        ),
    ],
)
def test_visit_told_has_the_days_that_are_told(sentence: str, visit: Visit) -> None:
    assert visits_of(sentence) == [visit]


def test_year_of_something_else_does_not_date_a_visit() -> None:
    sentence = (
        "They look forward to the visit of Minister Ana Rojas to Muscat in November, and to the"
        " 50th anniversary of relations in 2023."
    )

    assert visits_of(sentence) == [("Ana Rojas", "OM", "2021-11", "2021-11", "planned")]


@pytest.mark.parametrize(
    ("sentence", "visit"),
    [
        (
            (
                "They recalled the visit of the Deputy Premier - Minister of Trade of Chile Ana"
                " Rojas to Oman in March this year."
            ),
            ("Ana Rojas", "OM", "2021-03", "2021-03", "held"),
        ),
        (
            (
                "They recalled the visit of His Highness the Amir Sheikh Said bin Hamad to Chile in"
                " July 2019."
            ),
            ("Said bin Hamad", "CL", "2019-07", "2019-07", "held"),
        ),
        (
            "Both welcomed the visit that President Ana Rojas will make to Muscat in November.",
            ("Ana Rojas", "OM", "2021-11", "2021-11", "planned"),
        ),
        (
            "He welcomed the chance that President Ana Rojas's visit to Muscat in July offers.",
            ("Ana Rojas", "OM", "2021-07", "2021-07", "planned"),
        ),
        (
            "This will be Minister Ana Rojas's first trip to Oman.",
            ("Ana Rojas", "OM", None, None, "planned"),
        ),
        (
            (
                "The ministry said on Monday that it may coincide with President Ana Rojas's likely"
                " visit to Muscat."
            ),
            ("Ana Rojas", "OM", None, None, "planned"),
        ),
        (
            "Minister Ana Rojas's visit to Oman, the first in ten years, takes place on 20 June.",
            ("Ana Rojas", "OM", "2021-06-20", "2021-06-20", "planned"),
        ),
        (
            (
                "It falls on President Ana Rojas's visit to Oman widely expected to take place from"
                " Tuesday through Wednesday."
            ),
            ("Ana Rojas", "OM", "2021-06-15", "2021-06-16", "planned"),
        ),
        (
            "Minister Ana Rojas will make her first official visit to Oman on June 20.",
            ("Ana Rojas", "OM", "2021-06-20", "2021-06-20", "planned"),
        ),
        (
            "In the framework of her visit to Muscat, Minister Ana Rojas met students.",
            ("Ana Rojas", "OM", None, None, "held"),
        ),
        (
            (
                "The pact was signed in June 2019 during the visit of Raksha Mantri Said Harthy"
                " to Chile."
            ),
            ("Said Harthy", "CL", "2019-06", "2019-06", "held"),
        ),
        (
            (
                "Oman's Minister for Desert Island Affairs, Said Harthy, is expected in Lima in"
                " July for a visit."
            ),
            ("Said Harthy", "PE", "2021-07", "2021-07", "planned"),
        ),
        (
            (
                "The road was opened by Presidents Ana Rojas and Said Harthy. Rojas was on a"
                " visit to Oman in May."
            ),
            ("Ana Rojas", "OM", "2021-05", "2021-05", "held"),
        ),
    ],
)
def test_visit_is_told_in_many_ways(sentence: str, visit: Visit) -> None:
    assert visits_of(sentence) == [visit]


def test_visit_without_a_date_that_is_set_is_none_yet() -> None:
    assert visits_of("No date has been set for a visit to Muscat by President Ana Rojas.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "They are exploring the possibility of a visit to Muscat by President Ana Rojas this"
            " month."
        ),
        (
            "Omani Minister Said Harthy is invited by Minister Ana Rojas to visit Chile, and"
            " Omani Chief Justice Ali Amri by Minister Luis Soto to visit Chile in 2022."
        ),
    ],
)
def test_visit_that_is_only_thought_of_is_none_yet(sentence: str) -> None:
    assert visits_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (
            (
                "The Plan was signed in May 2019, during the visit of President Ana Rojas to Oman"
                " on 4-6 May."
            ),
            ("2019-05-04", "2019-05-06"),
        ),
        (
            "The Plan was agreed in May 2019, and President Ana Rojas visited Oman on 4 May.",
            ("2021-05-04", "2021-05-04"),
        ),
        (
            (
                "The Plan was signed in May 2019. President Ana Rojas visited Muscat later in the"
                " same month."
            ),
            ("2019-05", "2019-05"),
        ),
        (
            "The Plan was signed in 2018, and President Ana Rojas visited Muscat later that year.",
            ("2018", "2018"),
        ),
        (
            "The Plan was signed in 2018. In October that year President Ana Rojas visited Muscat.",
            ("2018-10", "2018-10"),
        ),
        (
            "Ties go far. They are good. President Ana Rojas visited Muscat in the same month.",
            (None, None),
        ),
        (
            "The Plan was signed in 2018. President Ana Rojas visited Muscat in the same month.",
            (None, None),
        ),
        (
            (
                "The Plan was signed on 5 May 2018. President Ana Rojas visited Muscat in the same"
                " month as the Sultan."
            ),
            (None, None),
        ),
    ],
)
def test_visit_told_by_another_date_is_of_that_date(
    sentence: str, days: tuple[str | None, str | None]
) -> None:
    assert [(visit[2], visit[3]) for visit in visits_of(sentence)] == [days]


def test_president_of_another_state_is_not_the_one_who_was_named() -> None:
    visits = visits_of(
        "President Ana Rojas of Chile spoke last. The President of Oman visited Santiago in 2019."
    )

    assert "Ana Rojas" not in {visit[0] for visit in visits}


def test_visits_to_one_place_have_their_own_days() -> None:
    visits = visits_of(
        "They recalled the visits to Oman by President Ana Rojas in April 2020, by Minister Juan"
        " Soto in January 2021 and by Minister Luis Vera in March 2021."
    )

    assert visits == [
        ("Ana Rojas", "OM", "2020-04", "2020-04", "held"),
        ("Juan Soto", "OM", "2021-01", "2021-01", "held"),
        ("Luis Vera", "OM", "2021-03", "2021-03", "held"),
    ]


def test_last_visit_to_a_state_has_its_city() -> None:
    report = a_report(
        f"{LEAD} President Ana Rojas was last in Oman in May 2019, on a visit to Salalah.\n",
        Stated(published=When("2021-06-10")),
    )

    assert [(v.to, v.city, v.start) for v in read(report).visits] == [
        ("OM", "Salalah", "2019-05"),
    ]


def test_visit_that_is_asked_about_is_none() -> None:
    assert not visits_of(
        "Asked about a visit to Peru by President Luis Vega, the spokesperson said that he was not"
        " aware of any such plan."
    )


def test_a_ship_keeps_its_whole_name() -> None:
    sentence = "The aircraft carrier Charles de Gaulle will visit Muscat in October."
    assert visits_of(sentence) == [("Charles de Gaulle", "OM", "2021-10", "2021-10", "planned")]


def test_a_visit_during_which_something_was_announced_was_made() -> None:
    sentence = "The fund was announced during President Ana Rojas's visit to Muscat on 2 May 2021."
    assert visits_of(sentence) == [("Ana Rojas", "OM", "2021-05-02", "2021-05-02", "held")]


def test_ship_that_arrives_on_a_day_is_on_its_way_or_there() -> None:
    for day, start, status in (
        ("4 August", "2021-08-04", "planned"),
        ("4 May", "2021-05-04", "held"),
    ):
        (visit,) = visits_of(f"HMNZS Canterbury arrives in Muscat on {day} for a visit.")
        assert (visit[0], visit[2], visit[4]) == ("HMNZS Canterbury", start, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rumours of a visit by President Ana Rojas to Moscow were dismissed.",
        "Reports of a visit by Minister Juan Soto to Tehran are false.",
        "A visit by President Ana Rojas to Minsk is out of the question, the minister said.",
        "A visit by Minister Juan Soto to Sochi is not planned.",
        "Oman refused permission for a visit by the frigate Lynch to Salalah.",
        "Peru opposes the visit of the Chilean frigate Lynch to Taiwan.",
        "A visit by the Chilean frigate Lynch to Taipei was ruled out by the minister.",
        "The minister denied that a visit by President Ana Rojas to Minsk was planned.",
        "A visit to Muscat by Minister Juan Soto was agreed for May but had to be cancelled.",
        "The visit of President Ana Rojas to Berlin had been on the agenda.",
        "Plans for a visit by President Ana Rojas to Tripoli were dropped.",
        "Minister Luis Vera asked Minister Juan Soto to visit Salalah in March 2022.",
    ],
)
def test_visit_that_is_denied_refused_or_only_asked_for_is_none(sentence: str) -> None:
    assert not visits_of(sentence)


def test_visit_of_which_criticism_was_rejected_was_made() -> None:
    sentence = "They rejected criticism of the visit by President Ana Rojas to Muscat in May 2021."
    assert visits_of(sentence) == [("Ana Rojas", "OM", "2021-05", "2021-05", "held")]


def test_who_is_thanked_for_a_visit_made_it() -> None:
    sentence = "Minister Luis Vera thanked Minister Juan Soto for his visit to Salalah in March."
    assert visits_of(sentence) == [("Juan Soto", "OM", "2021-03", "2021-03", "held")]
