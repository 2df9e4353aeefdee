"""Which acts and views a sentence gives: whose they are, of what kind, and on what."""

from pathlib import Path

import pytest
import yaml
from _pytest.mark import ParameterSet

from parley.model.source import Stated
from parley.model.when import When
from parley.reading import read_grounded
from tests.factory import a_report

CASES = Path(__file__).parents[1] / "corpus" / "acts.yaml"
OPENING = (
    "Japan and Canada held the fifth Strategic Dialogue in Tokyo on 4 June 2024. Officials of both"
    " countries took part, and the talks lasted for the whole of the morning. "
)


def _cases() -> list[ParameterSet]:
    families: dict[str, list[str]] = yaml.safe_load(CASES.read_text("utf-8"))
    return [
        pytest.param(*case.split(" => "), id=f"{family} {number}")
        for family, cases in families.items()
        for number, case in enumerate(cases, 1)
    ]


def _told(sentence: str) -> set[str]:
    """What a sentence gives in a report on the talks of Japan and Canada."""
    reading = read_grounded(a_report(OPENING + sentence))
    acts = {f"{','.join(each.by)} {each.act} {each.topic}" for each in reading.commitments}
    return acts | {f"{','.join(each.by)} {each.stance} {each.topic}" for each in reading.positions}


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_sentence_gives(sentence: str, expected: str) -> None:
    wanted = set() if expected == "nothing" else set(expected.split("; "))
    assert _told(sentence) == wanted


@pytest.mark.parametrize(
    ("dateline", "sentence", "party"),
    [
        ("TOKYO (Kyodo) -- ", "The foreign ministry said that trade had grown.", "JP"),
        ("OTTAWA, June 4 (CP) - ", "Trade, the Ministry of Defence said, is vital.", "CA"),
        ("TOKYO (Kyodo) -- ", "Canada's embassy held a reception. The embassy backs trade.", "CA"),
    ],
)
def test_ministry_is_that_of_the_capital_filed_from(
    dateline: str, sentence: str, party: str
) -> None:
    reading = read_grounded(a_report(f"{dateline}{OPENING}\n\n{sentence}"))
    assert [position.by for position in reading.positions] == [(party,)]


@pytest.mark.parametrize("mark", ["QUESTION: ", "Q: ", "Reporter: "])
def test_question_of_the_press_is_nobody_s_view(mark: str) -> None:
    asked = f"{mark}Canada is worried about piracy. Will Japan train officers for mine clearance?"
    answered = "SPOKESPERSON: Japan will train officers for mine clearance."
    reading = read_grounded(a_report(f"{OPENING}\n\n{asked}\n\n{answered}"))
    assert not reading.positions
    assert not reading.unread
    assert [commitment.evidence[0].quote for commitment in reading.commitments] == [answered]


@pytest.mark.parametrize(
    ("sentence", "what", "due"),
    [
        (
            "Japan promised to deliver the patrol vessels not later than March 2025.",
            "deliver the patrol vessels",
            "2025-03",
        ),
        (
            "Japan promised to deliver the patrol vessels at the latest by March 2025.",
            "deliver the patrol vessels",
            "2025-03",
        ),
        (
            '"Japan will share its maps of illegal fishing," the director Sato Ken said.',
            "share its maps of illegal fishing",
            None,
        ),
        (
            "Canada asked for more visas, also at the session slated for January 2025.",
            "more visas, also at the session slated",
            None,
        ),
        (
            "They agreed to open markets in line with the accord reached at talks in May 2025.",
            "open markets in line with the accord reached at talks",
            None,
        ),
        (
            "They agreed to open the markets that were named in May last year.",
            "open the markets that were named",
            None,
        ),
        (
            "They pledged to resolve pressing problems of the sea, including illegal fishing.",
            "resolve pressing problems of the sea, including illegal fishing",
            None,
        ),
        (
            "Japan promised to send more patrol boats after the elections in November 2025.",
            "send more patrol boats after the elections",
            None,
        ),
        (
            "They committed themselves to promoting good manners, human rights.",
            "promoting good manners, human rights",
            None,
        ),
        (
            "Canada said at a dinner that it gave that both sides should expand trade.",
            "both sides should expand trade",
            None,
        ),
        (
            "They agreed to bring back lasting and sustainable tourism links.",
            "bring back lasting and sustainable tourism links",
            None,
        ),
    ],
)
def test_act_is_told_in_its_own_words_with_its_own_day(
    sentence: str, what: str, due: str | None
) -> None:
    commitments = read_grounded(a_report(OPENING + sentence)).commitments
    assert [(each.what, each.due) for each in commitments] == [(what, due)]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The two sides agreed to share data on piracy.", 0),
        ("At their summit in Ottawa in May, both agreed to share data on piracy.", None),
        ("Both agreed to share data on piracy at their spring summit in Ottawa.", None),
        ("Both agreed to share data on piracy at the summit in May 2023.", None),
        ("Both agreed to carry out the plan on piracy adopted at the summit in May 2023.", 0),
        ("Ministers of Japan, Chile, Canada and Peru agreed to share data on piracy.", None),
    ],
)
def test_act_of_another_meeting_has_no_round(sentence: str, number: int | None) -> None:
    (told,) = read_grounded(a_report(OPENING + sentence)).commitments
    assert told.round == number


def test_who_speaks_of_herself_promises() -> None:
    story = (
        "Canadian Foreign Minister Ann Roy met Japanese Foreign Minister Ken Ito. Minister Ito"
        " asked for more vaccines, and Minister Roy stated that she would provide vaccines."
    )
    told = read_grounded(a_report(OPENING + story)).commitments
    assert [(each.by, each.act) for each in told] == [(("JP",), "propose"), (("CA",), "pledge")]


def test_country_of_hers_is_not_his() -> None:
    """ "he" was the only one whom words of before tell of: "her country" is of someone else."""
    told = a_report(
        "PARIS, 4 March 2024 - Deputy Foreign Minister Le Van Nam of Viet Nam and Secretary-General"
        " Claire Morel of France held the third France-Viet Nam strategic dialogue in Paris."
        "\n\nOn trade, he made clear that Viet Nam stands for open markets. Her country, she"
        " affirmed, considers ASEAN to be of great importance for the region. His country, he"
        " affirmed, considers cyber security to be of great importance."
    )
    views = read_grounded(told).positions
    assert [(view.by, view.topic) for view in views if "importance" in view.what] == [
        (("VN",), "cyber-security")
    ]


def test_point_of_a_list_has_its_own_day() -> None:
    points = (
        "Both sides agreed by June 2025 to:\n\n- fight cyber crime together;"
        "\n\n- hold joint exercises by May 2025."
    )
    told = read_grounded(a_report(OPENING + points)).commitments
    assert [(each.topic, each.due) for each in told] == [
        ("cyber-security", None),
        ("military-exercises", "2025-05"),
    ]


def test_act_quotes_the_sentence_that_names_what_it_goes_back_to() -> None:
    floods = "Both sides spoke of floods. Japan promised any help needed to resolve the issue."
    (help_given,) = read_grounded(a_report(OPENING + floods)).commitments
    assert [quote.quote for quote in help_given.evidence] == [
        "Japan promised any help needed to resolve the issue.",
        "Both sides spoke of floods.",
    ]


def test_long_matter_is_cut_behind_a_word_that_may_end_it() -> None:
    told = (
        "The two sides agreed to advance defence cooperation in line with three papers:"
        " the memorandum of understanding on defence cooperation of 2011, the joint vision"
        " statement on defence relations of the year 2015, an exchange of letters, and the two"
        " ministries' own plan for the"
        " coming years."
    )

    whats = [each.what for each in read_grounded(a_report(OPENING + told)).commitments]

    assert len(whats) == 1
    assert whats[0].split()[-1] not in ("for", "the", "of", "on", "and")


def test_old_deed_is_read_where_no_day_of_the_report_has_a_year() -> None:
    told = (
        "SEOUL, April 25 (Yonhap) -- Japan and Canada will hold their sixth Strategic Dialogue in"
        " Tokyo next week, officials said Thursday.\n\n"
        "A joint programme for mine clearance was launched in 2013."
    )

    assert [each.topic for each in read_grounded(a_report(told)).commitments] == [
        "unexploded-ordnance"
    ]


MANY = (
    "The eighth Japan-Central Asia Dialogue met in Tokyo on 4 June 2024. The foreign ministers of"
    " Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan were received by Ito Ken,"
    " Foreign Minister of Japan. "
)
REPUBLICS = ("KG", "KZ", "TJ", "TM", "UZ")


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The Central Asian ministers thanked Japan for its vaccines.", REPUBLICS),
        ("All five Central Asian states thanked Japan for its vaccines.", REPUBLICS),
        ("The ministers of the Central Asian countries praised work on vaccines.", REPUBLICS),
        ("The ministers of the five republics praised work on vaccines.", REPUBLICS),
        ("The Baltic ministers praised work on vaccines.", None),
        ("The ministers praised work on vaccines.", (*"JP KG KZ TJ TM UZ".split(),)),
    ],
)
def test_group_of_states_speaks_for_those_of_it_at_the_table(
    sentence: str, by: tuple[str, ...] | None
) -> None:
    positions = read_grounded(a_report(MANY + sentence)).positions
    assert [each.by for each in positions] == ([by] if by else [])


@pytest.mark.parametrize(
    ("told", "by"),
    [("who chaired for ASEAN,", "ASEAN"), ("who came for a day,", "MY")],
)
def test_chair_speaks_for_the_union_of_states(told: str, by: str) -> None:
    story = (
        "The 30th ASEAN-Canada Dialogue was held in Ottawa on 4 June 2024. Malaysian Deputy"
        f" Minister Zainal Osman, {told} arrived on Monday.\n\nZainal praised work on vaccines."
    )
    assert [each.by for each in read_grounded(a_report(story)).positions] == [(by,)]


@pytest.mark.parametrize(
    "opening",
    [
        "The ministers of Japan and of the Visegrad Group (Hungary, Poland and Slovakia) met. ",
        "Ministers of Japan and of Hungary, Poland and Slovakia met in Tokyo on 4 June 2024. ",
    ],
)
def test_who_stands_ahead_of_a_list_sits_with_those_in_it(opening: str) -> None:
    story = opening + "The four ministers praised work on vaccines."
    (told,) = read_grounded(a_report(story)).positions
    assert told.by == ("HU", "JP", "PL", "SK")


def test_what_two_states_are_called_is_of_the_one_that_is_named() -> None:
    told = read_grounded(
        a_report(
            "SANTO DOMINGO, 4 March 2024 - The Dominican Republic and Spain held the second meeting"
            " of their Political Consultations in Santo Domingo on 4 March 2024."
            "\n\nThe Dominican side proposed joint exercises against piracy."
        )
    )
    assert [each.by for each in told.commitments] == [("DO",)]


def test_to_head_a_delegation_is_no_undertaking() -> None:
    told = read_grounded(
        a_report(
            OPENING + "Minister Ann Roy of Canada will head the delegation on visas next year."
        )
    )
    assert told.commitments == ()


@pytest.mark.parametrize(
    ("sentence", "dues"),
    [
        (
            (
                "They agreed to widen trade, to exchange cadets, and to resume the naval exercises"
                " by June 2025."
            ),
            {"economy-trade": None, "military-training": None, "military-exercises": "2025-06"},
        ),
        (
            "They agreed to exchange cadets by June 2025 and to resume the naval exercises.",
            {"military-training": "2025-06", "military-exercises": None},
        ),
        (
            "They agreed to exchange cadets and resume the naval exercises by June 2025.",
            {"military-training": "2025-06", "military-exercises": "2025-06"},
        ),
        # each of a list has its own, one of them alone has one
        (
            "Japan will train cadets by June 2025, build a satellite by 2027 and send vaccines.",
            {"military-training": "2025-06", "space": "2027", "health": None},
        ),
        (
            "They agreed to open a space office by 2026 and a cyber centre in Kobe by 2028.",
            {"space": "2026", "cyber-security": "2028"},
        ),
        (
            "Canada proposed a cyber seminar, to take place in May 2025, and a fund for vaccines.",
            {"cyber-security": "2025-05", "health": None},
        ),
        (
            "Canada proposed aid for mines and a joint satellite, which is to be ready by 2027.",
            {"space": "2027", "unexploded-ordnance": None},
        ),
        (
            "Japan will not only train cadets but also build a satellite by 2027.",
            {"military-training": None, "space": "2027"},
        ),
        (
            "Japan will train cadets, clear mines and build a satellite by 2027.",
            {"military-training": "2027", "unexploded-ordnance": "2027", "space": "2027"},
        ),
    ],
)
def test_a_date_is_of_the_deed_that_it_stands_with(sentence: str, dues: dict[str, str]) -> None:
    told = read_grounded(a_report(OPENING + sentence)).commitments
    assert {each.topic: each.due for each in told} == dues


def test_what_begins_with_its_own_words() -> None:
    sentence = "They agreed on a plan for emergencies and disasters, and on the exchange of cadets."
    told = read_grounded(a_report(OPENING + sentence)).commitments
    assert [each.what for each in told] == [
        "a plan for emergencies and disasters",
        "the exchange of cadets",
    ]


def test_we_of_an_answer_to_the_press_are_the_state_that_answers() -> None:
    report = a_report(
        "Transcript of the weekly briefing on the talks with Canada\n\nTokyo, 5 June 2024\n\n"
        "Question: What was discussed?\n\n"
        f"Spokesperson: {OPENING}We are concerned about the ban on the import of fish.\n"
    )
    assert [(each.by, each.stance) for each in read_grounded(report).positions] == [
        (("JP",), "concerned")
    ]


def test_points_of_a_list_are_agreed() -> None:
    report = a_report(
        f"{OPENING}\n\nThe two sides agreed on the following tasks:\n\n- To raise trade by 2025;\n"
        "- To keep the common border peaceful.\n"
    )
    told = read_grounded(report).commitments
    assert [(each.act, each.topic, each.due) for each in told] == [
        ("agree", "economy-trade", "2025"),
        ("agree", "border-migration", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        # behind the thing, behind who says so, ahead of all of it
        ("Patrols against illegal fishing will be sped up by June 2025, both agreed.", "2025-06"),
        ("A joint naval exercise is scheduled off Kobe for next February.", "2025-02"),
        ("By 2028, as agreed by the two sides, more fields will be cleared of mines.", "2028"),
        ("A joint naval exercise will be held from 3 to 5 March 2025 off Kobe.", "2025-03-05"),
        ("The two armies will hold an exercise on 5 March 2025.", "2025-03-05"),
        # a part of a year, a year of another kind, words without a date
        ("Japan will send two frigates to Canada in the second half of 2025.", "2025"),
        ("Japan will send two frigates to Canada in mid-2025.", "2025"),
        ("Japan announced $3 million for mine clearance in fiscal year 2025.", "2025"),
        ("Japan will send two frigates to Canada later this year.", "2024"),
        ("Japan will send two frigates to Canada next year.", "2025"),
        ("Japan will send two frigates to Canada before the autumn.", "2024"),
        ("Japan will send two frigates to Canada in spring.", "2025"),
        ("They agreed to conclude the trade accord before the year is out.", "2024"),
        # of what is to come of it
        ("They agreed to set up a cyber unit, which is to report by March 2025.", "2025-03"),
        ("They agreed to set up a cyber unit, to be at work by March 2025.", "2025-03"),
        ("A naval base is under construction and should be finished by May 2025.", "2025-05"),
        # of what it comes to, not of what it was
        ("Japan will raise its aid for mines from $3m in 2024 to $9m in 2026.", "2026"),
        ("Canada will cut its troops from 2,500 in June 2024 to 900 by March 2025.", "2025-03"),
        # behind the time at which it was done
        ("In March, the two sides agreed to build a satellite by 2030.", "2030"),
        ("Last month, Japan promised to send two frigates by April.", None),
        ("In February 2024 Japan promised to send two frigates by October.", "2024-10"),
        ("In October, Japan will send two frigates.", "2024-10"),
        # of something else
        ("They agreed to carry out the cyber accord signed this year.", None),
        ("They agreed on a plan for mine clearance in the coming years.", None),
        ("They agreed to renew the plan on naval exercises for 2025-2027.", None),
        ("They agreed to step up cyber talks, which Canada opened to all in March 2025.", None),
        ("They agreed to swap cyber data at their talks in Tokyo on Tuesday.", None),
        ("They agreed to swap cyber data, and to hold the next round in May 2025.", None),
    ],
)
def test_an_act_takes_the_date_that_is_set_for_it(sentence: str, due: str | None) -> None:
    report = a_report(OPENING + sentence, Stated(published=When("2024-06-06")))
    assert [each.due for each in read_grounded(report).commitments] == [due]


def test_allies_speak_for_their_alliance_where_it_sits_at_the_table() -> None:
    lead = (
        "The NATO-Georgia Commission met in Brussels on 9 February 2022. Allies thanked Georgia for"
        " its work in peacekeeping. The Allies will give Georgia ten boats for its coast guard."
    )
    told = read_grounded(a_report(lead))
    assert [each.by for each in told.positions] == [("NATO",)]
    assert [each.by for each in told.commitments] == [("NATO",)]


def test_the_alliance_of_two_states_is_no_actor() -> None:
    lead = (
        "Korea and the United States held the fifth Security Consultative Meeting in Seoul on 9"
        " February 2022. The ministers praised the Alliance as a linchpin of peace."
    )
    told = read_grounded(a_report(lead)).positions
    assert [(each.by, each.topic) for each in told] == [(("KR", "US"), "partnership-status")]


def test_an_embassy_in_a_capital_is_not_of_the_state_there() -> None:
    lead = (
        "Lima, Oct. 16, 2024 (EFE).- Peru and Colombia will meet in Lima on Friday for the fifth"
        " Strategic Dialogue.\n\nOrderly migration is a priority, its embassy in Lima said. The"
        " embassy also hailed the help of the navy after the floods."
    )
    assert {each.by for each in read_grounded(a_report(lead)).positions} == {("CO",)}


@pytest.mark.parametrize(
    ("told", "what"),
    [
        # what is told before the main clause
        ("Having promised to lend ten nurses, Japan lent only three.", "lend ten nurses"),
        ("While Canada agreed to sell uranium, it refused to sell heavy water.", "sell uranium"),
        ("Although Japan pledged to host the summit, Canada will pay for it.", "host the summit"),
        # what stands beside its subject
        (
            "The treaty, in which both sides pledged to ban landmines, was signed in 1999.",
            "ban landmines",
        ),
        (
            "They discussed Mali, where Canada plans to close its camp, and arms control.",
            "close its camp",
        ),
        # a second one whose verb is the first one's
        ("Canada will send two frigates and Japan one.", "send two frigates"),
        ("Japan will leave Chad by May 2024 and Canada in June 2024.", "leave Chad"),
        ("Canada will give the tanks and Japan the radars by 2027.", "give the tanks"),
        # what somebody else did, or what else is said of it
        (
            "Japan asked Canada to lift the ban on beef, and the Canadian side took note.",
            "lift the ban on beef",
        ),
        (
            "Japan invited Canada to join the fund for Ukraine, an offer Ottawa has not answered.",
            "join the fund for Ukraine",
        ),
        (
            "Japan will build five patrol boats, the first of which will be handed over soon.",
            "build five patrol boats",
        ),
    ],
)
def test_act_of_one_ends_where_something_else_is_told(told: str, what: str) -> None:
    commitments = read_grounded(a_report(OPENING + told)).commitments
    assert commitments[0].what == what


@pytest.mark.parametrize(
    "told",
    [
        "The talks, which Canada had offered to host, turned to trade.",
        "The summit that Japan has promised to fund was mentioned by both sides.",
    ],
)
def test_act_whose_thing_stands_before_it_is_not_guessed(told: str) -> None:
    assert read_grounded(a_report(OPENING + told)).commitments == ()


@pytest.mark.parametrize(
    ("sentence", "said_by"),
    [
        ("According to a Canadian official, Japan has agreed to clear mines.", "CA"),
        ("Japan has agreed to clear mines, according to a senior Canadian diplomat.", "CA"),
        ("According to a Canadian diplomat who asked for no name, Japan will clear mines.", "CA"),
        ("According to the Japanese side, Japan has agreed to clear mines.", None),
        ("According to Ottawa, Japan has agreed to clear mines.", "CA"),
    ],
)
def test_an_unnamed_official_says_what_another_is_to_do(sentence: str, said_by: str | None) -> None:
    (told,) = read_grounded(a_report(OPENING + sentence)).commitments
    assert (told.by, told.said_by) == (("JP",), said_by)


@pytest.mark.parametrize(
    "behind", ["according to the Canadian ministry", "said the Canadian envoy", "Ottawa said"]
)
def test_a_participle_ahead_is_of_the_subject_and_not_of_who_tells_it(behind: str) -> None:
    sentence = f"Praising the ban on mines, Japan promised to clear fields in Laos, {behind}."
    told = read_grounded(a_report(OPENING + sentence))
    (view,) = told.positions
    assert (view.by, view.said_by) == (("JP",), "CA")


def test_what_is_done_takes_no_date_of_what_is_yet_to_be_done() -> None:
    sentence = "Japan has trained 90 cadets since 2015 and will train 40 by 2026."
    told = read_grounded(a_report(OPENING + sentence)).commitments
    assert [(each.act, each.due) for each in told] == [("progress", None), ("pledge", "2026")]


@pytest.mark.parametrize(
    "teller",
    [
        "Analyst Tigran Sarkis said",
        "Energy expert Ivan Petrov said",
        "Dr Anna Teller of the Institute of Asian Law said",
        "Senator Lucia Ferran said",
        "A union leader in Osaka said",
        "A trade union said that",
        "The daily Clarion said",
        "A Times of Malta report said",
        "Amnesty International said",
        "Egyptian businessman Ali Hassan said",
        "According to the Kyiv Post,",
    ],
)
def test_nobody_outside_the_table_promises_for_a_party(teller: str) -> None:
    assert read_grounded(a_report(f"{OPENING}{teller} Japan would clear mines.")).commitments == ()


@pytest.mark.parametrize(
    "teller", ["The ministry's statement said", "A Japanese official said", "The envoy said"]
)
def test_who_speaks_for_a_party_promises(teller: str) -> None:
    (told,) = read_grounded(a_report(f"{OPENING}{teller} Japan would clear mines.")).commitments
    assert (told.by, told.act) == (("JP",), "pledge")


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("Ito denied that.", 0),
        ("A spokesman said no such promise had been made.", 0),
        ("Ito replied that it was not true.", 0),
        ("Ito welcomed that.", 1),
        ("Ito rejected the offer of a loan.", 1),
    ],
)
def test_claim_that_is_denied_at_once_is_no_promise(answer: str, count: int) -> None:
    claim = "The Japanese delegation said that Canada had promised to clear mines."
    assert len(read_grounded(a_report(f"{OPENING}{claim} {answer}")).commitments) == count


def test_authorities_speak_for_their_own_state() -> None:
    told = "The Kabul authorities have said they will clear mines."
    assert [each.by for each in read_grounded(a_report(OPENING + told)).commitments] == [("AF",)]
