"""Which topic a commitment or a position gets: the head, the situation, the frame, the table."""

import pytest

from parley.reading import read_grounded
from tests.factory import a_report

REGIONAL = "regional-international-issues"
OPENING = (
    "{one} and {other} held the fifth {name} in {city} on 4 June 2024. Officials of both countries"
    " took part, and the talks lasted for the whole of the morning. "
)


def topics_of(
    sentence: str,
    one: str = "Japan",
    other: str = "Canada",
    name: str = "Strategic Dialogue",
    city: str = "Tokyo",
) -> set[str]:
    """The topics of what is undertaken and held in a sentence of a report on their dialogue."""
    opening = OPENING.format(one=one, other=other, name=name, city=city)
    reading = read_grounded(a_report(opening + sentence))
    acts = {item.topic for item in reading.commitments}
    return acts | {item.topic for item in reading.positions}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        (
            "Japan called Canada a key partner for a free and open Indo-Pacific.",
            "partnership-status",
        ),
        (
            "They stressed the importance of their partnership, which draws strength from trade.",
            "partnership-status",
        ),
        (
            "They welcomed the growth of two-way trade, the pandemic notwithstanding.",
            "economy-trade",
        ),
        ("Japan asked Canada to speed up student visas.", "border-migration"),
        ("The two sides agreed to hold a fighter exercise in 2025.", "military-exercises"),
    ],
)
def test_head_of_a_matter_tells_its_topic(sentence: str, topic: str) -> None:
    assert topics_of(sentence) == {topic}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("They called for humanitarian aid to reach all of Gaza.", "middle-east"),
        ("They voiced concern over the humanitarian situation in Rakhine.", "myanmar"),
        ("The two sides urged North Korea to stop its missile tests.", "korean-peninsula"),
        (
            "They condemned the launches of North Korea and urged it to return to dialogue.",
            "korean-peninsula",
        ),
        (
            "The two sides stressed the need for safe navigation in the Strait of Hormuz.",
            "freedom-of-navigation",
        ),
        (
            "The two sides agreed to enforce the UN sanctions on North Korea.",
            "united-nations",
        ),
    ],
)
def test_situation_takes_the_themes_that_belong_to_it(sentence: str, topic: str) -> None:
    assert topics_of(sentence) == {topic}


@pytest.mark.parametrize(
    ("sentence", "table", "topic"),
    [
        (
            "The two sides agreed to expand defence cooperation between Poland and Ukraine.",
            ("Poland", "Ukraine", "Strategic Dialogue", "Warsaw"),
            "defence-cooperation",
        ),
        (
            "Poland condemned the war against Ukraine.",
            ("Poland", "Ukraine", "Strategic Dialogue", "Warsaw"),
            "ukraine",
        ),
        (
            "Japan welcomed the progress of relations with ASEAN.",
            ("Japan", "ASEAN", "Forum", "Bangkok"),
            "partnership-status",
        ),
        (
            "They agreed to build ties between Central Asia and Japan.",
            ("Kazakhstan, Kyrgyzstan, Uzbekistan", "Japan", "Strategic Dialogue", "Astana"),
            "partnership-status",
        ),
    ],
)
def test_name_of_a_party_at_the_table_is_no_topic(
    sentence: str, table: tuple[str, str, str, str], topic: str
) -> None:
    assert topics_of(sentence, *table) == {topic}


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan thanked Canada for a stable environment for its firms and investors.",
        "The two sides agreed to start a flagship project in vocational training.",
        "They welcomed the help that passengers of cruise ships were given.",
        "They stressed the need for an innovation ecosystem for young firms.",
        "They welcomed the climate of trust in which students are exchanged.",
    ],
)
def test_words_that_only_look_like_a_topic_tell_none(sentence: str) -> None:
    looks = {"climate-environment", "military-exercises", "defence-trade"}
    assert not topics_of(sentence) & looks


@pytest.mark.parametrize(
    ("sentences", "topic"),
    [
        (
            "On illegal fishing, they agreed to share information more quickly.",
            "maritime-law-enforcement",
        ),
        (
            "They discussed terrorism. The two sides agreed to share information on such groups.",
            "counter-terrorism",
        ),
        ("Japan pledged to receive fifty more trainees from Central Asia.", "people-to-people"),
        ("They agreed to raise investment in critical minerals.", "supply-chains"),
    ],
)
def test_what_is_done_about_many_things_is_about_the_one_spoken_of(
    sentences: str, topic: str
) -> None:
    assert topics_of(sentences) == {topic}


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Counter-Terrorism Dialogue", "counter-terrorism"),
        ("Human Rights Dialogue", "human-rights"),
        ("Defence Policy Dialogue", "defence-cooperation"),
        ("Strategic Dialogue", "partnership-status"),
    ],
)
def test_words_of_cooperation_are_about_the_subject_of_the_table(name: str, topic: str) -> None:
    assert topics_of("The two sides agreed to deepen their cooperation.", name=name) == {topic}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("They agreed to do more for stronger HA/DR teams.", "disaster-relief"),
        ("They agreed to expand military logistics for their troops.", "defence-cooperation"),
        ("They agreed to open a hotline for emergencies at sea.", "maritime-security"),
        ("They stressed security and safety at sea and in the air.", "freedom-of-navigation"),
        ("The two sides agreed to curb illegal gold mining.", "transnational-crime"),
        ("They agreed to share geospatial data.", "intelligence-sharing"),
        (
            "They welcomed the milestones reached since the Agreement on Fisheries was signed.",
            "maritime-law-enforcement",
        ),
        (
            "They stressed that their dialogue matters more in the present geopolitical climate.",
            "partnership-status",
        ),
        (
            "Canada agreed to urge international organisations to help in clearing mines.",
            "unexploded-ordnance",
        ),
        ("They agreed to improve cooperation at sea.", "maritime-security"),
        ("They agreed to improve the protection of military secrets.", "intelligence-sharing"),
        (
            "They agreed to press Iran until it gives up its missiles and its chemical weapons.",
            "middle-east",
        ),
        ("They agreed to stop illicit ship-to-ship transfers.", "maritime-security"),
        ("Canada pledged to send officers for service in the UN mission.", "peacekeeping"),
        ("They agreed to raise exports of defence weapons.", "defence-trade"),
        ("Japan pledged to stop the use of its territory for attacks.", "counter-terrorism"),
        ("Canada promised test kits and protective clothing.", "health"),
        ("They agreed to finish the draft negotiating text.", "code-of-conduct"),
        ("Japan thanked Canada for its help in the wake of the typhoon.", "disaster-relief"),
        ("They welcomed the growth of trade despite the typhoon.", "economy-trade"),
        (
            "They agreed to defend the trading system which has the WTO at its heart.",
            "economy-trade",
        ),
        ("Canada promised help in the repatriation of remains.", "missing-in-action"),
        ("Canada pledged to protect marine resources in the Pacific.", "climate-environment"),
        ("They stressed democracy, human rights and the rule of law.", "human-rights"),
        ("They agreed to double the defence line of credit.", "defence-trade"),
        ("Japan thanked Canada for its defence of human rights.", "human-rights"),
        (
            "They agreed to open a hotline of ASEAN and China for accidents at sea.",
            "maritime-security",
        ),
        (
            "They agreed to act together at multilateral forums, especially the ASEAN Forum.",
            "asean-centrality",
        ),
    ],
)
def test_words_with_a_sense_of_their_own_tell_their_topic(sentence: str, topic: str) -> None:
    assert topics_of(sentence) == {topic}


@pytest.mark.parametrize(
    ("name", "sentence", "topic"),
    [
        ("Human Rights Dialogue", "They agreed to end child labour.", "human-rights"),
        ("Human Rights Dialogue", "Canada was worried about the arrests.", "human-rights"),
        ("Human Rights Dialogue", "They agreed to help more refugees.", "border-migration"),
        (
            "Strategic Dialogue",
            "They agreed to promote women, peace and security.",
            "women-peace-security",
        ),
        (
            "Defence Policy Dialogue",
            "They agreed to keep up the mechanisms.",
            "defence-cooperation",
        ),
        ("Strategic Dialogue", "They agreed to keep up the mechanisms.", "partnership-status"),
        ("Defence Policy Dialogue", "Canada will offer more scholarships.", "military-training"),
        ("Strategic Dialogue", "Canada will offer more scholarships.", "people-to-people"),
        (
            "Defence Policy Dialogue",
            "They agreed to set up mechanisms, so that the accords of the leaders are met.",
            "defence-cooperation",
        ),
    ],
)
def test_words_of_several_senses_follow_the_subject_of_the_talks(
    name: str, sentence: str, topic: str
) -> None:
    assert topics_of(sentence, name=name) == {topic}


def table_topics(sentence: str) -> set[str]:
    """The topics on the table of a report, whatever was undertaken."""
    opening = OPENING.format(one="Japan", other="Canada", name="Strategic Dialogue", city="Tokyo")
    return {item.code for item in read_grounded(a_report(opening + sentence)).topics}


@pytest.mark.parametrize(
    ("sentence", "looks", "topic"),
    [
        (
            "They discussed disputes under the United Nations Convention on the Law of the Sea.",
            "united-nations",
            "law-of-the-sea",
        ),
        (
            "They discussed trade, as their leaders had agreed at the annual summit meeting.",
            "high-level-visits",
            "economy-trade",
        ),
        (
            "They discussed the ballistic missiles and the nuclear weapons of North Korea.",
            "non-proliferation",
            "korean-peninsula",
        ),
        (
            "They agreed to share information on human trafficking.",
            "intelligence-sharing",
            "human-trafficking",
        ),
        (
            "They discussed terrorism and the fighters who return from Syria.",
            "middle-east",
            "counter-terrorism",
        ),
        (
            "They discussed what the Minister for Trade, Mines and Energy promised to museums.",
            "energy",
            "people-to-people",
        ),
        (
            "The defence of international law was discussed, and so was Myanmar.",
            "defence-cooperation",
            "myanmar",
        ),
        (
            "Put off because of the COVID-19 pandemic, the talks dealt with energy security.",
            "health",
            "energy",
        ),
        (
            "They discussed piracy, with full respect for the rule of law.",
            "law-enforcement",
            "maritime-security",
        ),
        ("On Gaza, they discussed humanitarian access.", "disaster-relief", "middle-east"),
        ("Tourism was discussed. Would trade talks come up?", "economy-trade", "people-to-people"),
        (
            "Tourism was discussed. Some analysts believe that joint patrols were addressed.",
            "military-exercises",
            "people-to-people",
        ),
        (
            "Tourism was discussed. Bloomberg: In May, your minister spoke of trade barriers.",
            "economy-trade",
            "people-to-people",
        ),
        (
            "Tourism was discussed. They need trade barriers, said Ann Roe, a professor in Lima.",
            "economy-trade",
            "people-to-people",
        ),
        (
            "They discussed terrorism and the return of fighters from Iraq and Syria.",
            "middle-east",
            "counter-terrorism",
        ),
        (
            "They discussed trade when they met on the margins of the UN General Assembly.",
            "united-nations",
            "economy-trade",
        ),
    ],
)
def test_what_is_only_named_in_passing_is_not_on_the_table(
    sentence: str, looks: str, topic: str
) -> None:
    told = table_topics(sentence)
    assert topic in told
    assert looks not in told


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("They discussed arms control and North Korea.", {"non-proliferation", "korean-peninsula"}),
        ("They discussed the war in Syria.", {"middle-east"}),
        ("They discussed preparations for the summit of their leaders.", {"high-level-visits"}),
        ("After tea they discussed the next summit.", {"high-level-visits"}),
        ("\n\nCyber security\n\nOuter space\n\nThey parted at noon.", {"cyber-security"}),
        ("They discussed work in the United Nations.", {"united-nations"}),
        ("They discussed support for free and fair elections.", {"human-rights"}),
        ("The recovery from the pandemic was discussed.", {"health"}),
        ("Views on Iraq and the Indo-Pacific were exchanged.", {"middle-east", "indo-pacific"}),
        (
            "Their strategic partnership is in its tenth year. Mutual trust has grown.",
            {"partnership-status"},
        ),
    ],
)
def test_what_is_a_matter_of_its_own_is_on_the_table(sentence: str, topics: set[str]) -> None:
    assert topics <= table_topics(sentence)


def test_title_of_a_section_is_not_on_the_table() -> None:
    assert "defence-cooperation" not in table_topics("\n\nDefence cooperation\n\nTea was served.")


def test_relations_named_once_in_passing_are_not_on_the_table() -> None:
    told = "Mutual trust has grown. They rest on a Partnership and Cooperation Agreement."
    assert "partnership-status" not in table_topics(told)


def test_brackets_of_a_matter_stand_in_pairs() -> None:
    told = (
        "They agreed to act through the Association of Southeast Asian Nations (ASEAN), the East"
        " Asia Summit (EAS), and the Expanded ASEAN Maritime Forum (EAMF), and to cooperate in"
        " trade (including vaccines)."
    )
    opening = OPENING.format(one="Japan", other="Canada", name="Strategic Dialogue", city="Tokyo")

    whats = [each.what for each in read_grounded(a_report(opening + told)).commitments]

    assert "cooperate in … vaccines" in whats
    assert all(what.count("(") == what.count(")") for what in whats)
    assert any(what.endswith("the Expanded ASEAN Maritime Forum (EAMF)") for what in whats)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Japan backs the normalisation of relations between Peru and Chile.", REGIONAL),
        ("Japan backs the growth of relations between Japan and Canada.", "partnership-status"),
        (
            "They condemned the missile strikes on hospitals and power stations in Ukraine.",
            "ukraine",
        ),
        ("They agreed to build a hospital together.", "health"),
    ],
)
def test_whose_relations_and_what_is_attacked_tell_the_topic(sentence: str, topic: str) -> None:
    assert topics_of(sentence) == {topic}


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        (
            "They discussed the training of officers for the search for mines.",
            {"unexploded-ordnance"},
        ),
        (
            "They discussed military training and cyber security.",
            {"military-training", "cyber-security"},
        ),
        ("They discussed terrorism in the Sahel.", {"counter-terrorism"}),
        ("They discussed terrorism and the Sahel.", {"counter-terrorism", REGIONAL}),
        ("They discussed trade with Undersecretary for Energy Jane Hill.", {"economy-trade"}),
    ],
)
def test_what_a_matter_is_done_in_and_where_are_no_matters_of_their_own(
    sentence: str, topics: set[str]
) -> None:
    assert table_topics(sentence) - {"partnership-status"} == topics


@pytest.mark.parametrize(
    "sentence",
    [
        "They voiced their respect for ties founded on common values such as democracy.",
        "Their ties rest on the Agreement on Defence Cooperation of 1996.",
        "Their Free Trade Agreement was signed in July 2008 and entered into force in 2009.",
        "The Canadian delegation included people from the ministries of justice and health.",
    ],
)
def test_what_ties_rest_on_and_who_came_are_no_topics(sentence: str) -> None:
    assert table_topics(sentence) <= {"partnership-status"}
