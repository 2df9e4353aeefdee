"""Participants: who took part in a round, in what office, for which party, in which function."""

import pytest

from parley.model.source import Stated
from parley.model.when import When
from parley.reading import read
from tests.factory import a_report

HEADLINE = "Officials meet for a day of talks"
LEAD = "Chile and Oman held their fourth Strategic Dialogue in Lima on 3 June 2021."

Seat = tuple[str, str | None, str | None, str]


def seats_of(body: str, lead: str = LEAD) -> set[Seat]:
    """Who takes part in what a small report tells, with office, party and function."""
    report = a_report(f"{HEADLINE}\n\n{lead} {body}\n", Stated(published=When("2021-06-10")))
    return {(each.name, each.role, each.party, each.function) for each in read(report).participants}


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Deputy Foreign Minister R. K. Adeyemi", "R. K. Adeyemi", "Deputy Foreign Minister"),
        ("Foreign Secretary P.K. Bandara", "P.K. Bandara", "Foreign Secretary"),
        ("Foreign Minister Carla B. Duarte", "Carla B. Duarte", "Foreign Minister"),
        (
            "Deputy Prime Minister – Minister of Foreign Affairs Murat Serikov",
            "Murat Serikov",
            "Deputy Prime Minister – Minister of Foreign Affairs",
        ),
        (
            "Deputy Minister for Defence Policy, Dr. Kang Min-ho",
            "Kang Min-ho",
            "Deputy Minister for Defence Policy",
        ),
        ("Foreign Minister H.H. Sheikh Hamad bin Saif", "Hamad bin Saif", "Foreign Minister"),
        (
            "Director-General of the Asian and Oceanian Affairs Bureau Haruka Mori",
            "Haruka Mori",
            "Director-General of the Asian and Oceanian Affairs Bureau",
        ),
        (
            "Director for Cuba, Central America and the Caribbean Lucia Prado",
            "Lucia Prado",
            "Director for Cuba, Central America and the Caribbean",
        ),
        (
            "Aysel Demir, Minister of Trade and Deputy Prime Minister",
            "Aysel Demir",
            "Minister of Trade and Deputy Prime Minister",
        ),
        ("Vice-Admiral Joao de Souza Marques da Silva", "Joao de Souza Marques da Silva", None),
        (
            "Foreign Minister Sultan bin Mohammed Harthy",
            "Sultan bin Mohammed Harthy",
            "Foreign Minister",
        ),
        ("Nathan A Harper, Deputy Minister", "Nathan A Harper", "Deputy Minister"),
        (
            "Maya Cruz, undersecretary for civil, veterans and reserve affairs",
            "Maya Cruz",
            "undersecretary for civil, veterans and reserve affairs",
        ),
        (
            "Director General for Asian Affairs Lucia Prado",
            "Lucia Prado",
            "Director General for Asian Affairs",
        ),
        (
            "the Director for Asia at the Ministry of Defence, Air Commodore Lucia Prado",
            "Lucia Prado",
            "Director for Asia at the Ministry of Defence",
        ),
        (
            "Agriculture, Forestry and Fisheries Minister Lucia Prado",
            "Lucia Prado",
            "Agriculture, Forestry and Fisheries Minister",
        ),
        (
            "the Executive Secretary of the Chilean border security centre, Lucia Prado",
            "Lucia Prado",
            "Executive Secretary of the Chilean border security centre",
        ),
        (
            "Lucia Prado, deputy chief executive of the Port Authority of Chile",
            "Lucia Prado",
            "deputy chief executive of the Port Authority",
        ),
        (
            "Lucia Prado, director for trade at Chile's Ministry of Foreign Affairs",
            "Lucia Prado",
            "director for trade at Chile's Ministry of Foreign Affairs",
        ),
        (
            "the President of the Supreme Court, Hon. Justice Lucia Prado",
            "Lucia Prado",
            "President of the Supreme Court",
        ),
        (
            "the Chairperson of the Maritime Board, H.E. Commissioner Lucia Prado",
            "Lucia Prado",
            "Chairperson of the Maritime Board",
        ),
        ("Treasurer Sir Lucio Prado", "Lucio Prado", "Treasurer"),
        ("Deputy Minister Col. (Ret.) Lucio Prado", "Lucio Prado", "Deputy Minister"),
        ("Deputy Minister of Energy Eng. Lucio Prado", "Lucio Prado", "Deputy Minister of Energy"),
        ("Dato Seri Paduka Lucio Prado, Deputy Minister", "Lucio Prado", "Deputy Minister"),
    ],
)
def test_participant_has_name_and_office(printed: str, name: str, role: str | None) -> None:
    seats = seats_of(f"The Chilean delegation was led by {printed}.")

    assert seats == {(name, role, "CL", "head")}


@pytest.mark.parametrize(
    "told",
    [
        "It was led by Minister Ana Rojas, for Chile, and by Minister Said Harthy, for Oman.",
        "The Chilean side was led by Colonel Ana Rojas; the Omani side by Colonel Said Harthy.",
        "The Chilean delegation was headed by Ms Ana Rojas, the Omani one by Mr Said Harthy.",
        "Heading the Chilean delegation was Ms Ana Rojas; on the Omani side it was Dr Said Harthy.",
        "Ministers Ana Rojas and Said Harthy led the delegations of Chile and Oman respectively.",
        "Minister Ana Rojas met with her Omani counterpart Said Harthy at the 4th Dialogue.",
        "The dialogue was co-chaired by Envoy Ana Rojas of Chile, and Envoy Said Harthy of Oman.",
        "The Omani side was led by Said Harthy, while the Chilean one was under Dr Ana Rojas.",
        "Envoy Ana Rojas will lead the Chilean side, and Envoy Said Harthy that of Oman.",
        "Foreign Minister Ana Rojas of Chile met External Affairs Minister Said Harthy at it.",
        "It was led by Envoy Ana Rojas of Chile and Envoy Said Harthy of the sisterly Oman.",
        "The Omani side, which Envoy Said Harthy led, was met by Envoy Ana Rojas of Chile.",
        "It was chaired by Envoy Ana Rojas of Chile and the Envoy (South) of Oman, Mr Said Harthy.",
        "Envoy Ana Rojas of the trade bureau took part for Chile, Envoy Said Harthy for Oman.",
        "At the head of the Chilean side was Envoy Ana Rojas. Said Harthy led the Omani side.",
    ],
)
def test_each_side_has_its_own(told: str) -> None:
    seats = {(name, party) for name, _, party, _ in seats_of(told)}

    assert seats == {("Ana Rojas", "CL"), ("Said Harthy", "OM")}


def test_members_named_with_a_side_are_its_own() -> None:
    seats = seats_of(
        "Among the Omani participants were Director Said Harthy and Envoy Ali Busaidi."
    )

    assert {(name, party, function) for name, _, party, function in seats} == {
        ("Said Harthy", "OM", "member"),
        ("Ali Busaidi", "OM", "member"),
    }


def test_those_who_meet_the_counterparts_of_one_side_are_the_others() -> None:
    lead = (
        "Foreign Minister Ana Rojas and Defence Minister Luis Vera will meet their Omani"
        " counterparts in Lima on 15 June for the second Chile-Oman 2+2 Ministerial Dialogue."
    )

    assert {(name, party) for name, _, party, _ in seats_of("", lead)} == {
        ("Ana Rojas", "CL"),
        ("Luis Vera", "CL"),
    }


def test_each_chairs_a_round_of_their_own_where_told_respectively() -> None:
    lead = (
        "Omani Envoy Said Harthy and Chilean Envoy Ana Rojas chaired the first Cyber Dialogue and"
        " the second Maritime Dialogue respectively in Lima on 3 June 2021."
    )
    report = a_report(f"{HEADLINE}\n\n{lead}\n")
    reading = read(report)

    assert [(each.name, reading.rounds[each.round].ordinal) for each in reading.participants] == [
        ("Said Harthy", 1),
        ("Ana Rojas", 2),
    ]


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("Director Ali Busaidi and Major General Said Harthy headed the Omani delegation.", "OM"),
        ("Envoy Ali Busaidi and Director Said Harthy, of Oman, attended.", "OM"),
        (
            "The Chileans met with their Omani counterparts, Ali Busaidi and General Said Harthy.",
            "OM",
        ),
        (
            "The hosts were Minister Ali Busaidi of Oman, and Said Harthy, Minister of Defence.",
            "OM",
        ),
        (
            "The Omani side was ten. Among them were Envoy Ali Busaidi and Director Said Harthy.",
            "OM",
        ),
    ],
)
def test_those_named_in_one_breath_are_of_one_side(told: str, party: str) -> None:
    seats = {(name, of) for name, _, of, _ in seats_of(told)}

    assert seats == {("Ali Busaidi", party), ("Said Harthy", party)}


def test_counterparts_of_two_states_are_told_in_their_order() -> None:
    lead = "The fourth Chile-Oman-Peru Trilateral Dialogue was held in Lima on 3 June 2021."
    told = (
        "Envoy Ana Rojas co-chaired it with Omani and Peruvian counterparts Ali Amri and Luis Vera."
    )

    seats = {(name, party) for name, _, party, _ in seats_of(told, lead)}

    assert {("Ali Amri", "OM"), ("Luis Vera", "PE")} <= seats


def test_foreign_secretary_is_not_british_at_a_table_with_two_of_them() -> None:
    lead = "India and the UK held their fourth Strategic Dialogue in London on 3 June 2021."
    told = "Foreign Secretary Arun Mehta and Sir John Hill, a director, led their sides."

    assert {(n, p) for n, _, p, _ in seats_of(told, lead)} == {
        ("Arun Mehta", None),
        ("John Hill", None),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Rojas and Harthy chaired the fourth meeting.",
        "Rojas and his counterpart, General Harthy, had presided over the meeting.",
        "The dialogue met under the chairmanship of Rojas and Harthy.",
        "Rojas and Harthy are the co-chairmen of the dialogue.",
    ],
)
def test_two_who_chair_are_co_chairs(told: str) -> None:
    seats = seats_of(f"Envoy Ana Rojas and Envoy Said Harthy arrived early. {told}")

    assert {(name, function) for name, _, _, function in seats} == {
        ("Ana Rojas", "co-chair"),
        ("Said Harthy", "co-chair"),
    }


def test_heads_of_government_sit_where_they_are_said_to_chair() -> None:
    told = "Prime Minister Ana Rojas of Chile and Crown Prince Said Harthy of Oman co-chaired it."

    assert {name for name, _, _, _ in seats_of(told)} == {"Ana Rojas", "Said Harthy"}
    assert seats_of("Prime Minister Ana Rojas of Chile attended it.") == set()


def test_who_only_tells_of_the_chairs_is_none() -> None:
    told = (
        "Minister Ana Rojas and Minister Said Harthy are the co-chairs, Mr Luis Vera, an adviser,"
        " said in a statement."
    )

    assert {name for name, _, _, _ in seats_of(told)} == {"Ana Rojas", "Said Harthy"}


def test_delegation_that_someone_led_was_made_up_of_members() -> None:
    lead = "Chile and Oman held their fourth 2+2 Ministerial Dialogue in Lima on 3 June 2021."
    told = (
        "The Chilean delegation, which Minister Ana Rojas led, was made up of Minister for Trade"
        " Luis Vera and Minister for Energy Eva Soto."
    )

    assert {(name, function) for name, _, _, function in seats_of(told, lead)} == {
        ("Ana Rojas", "head"),
        ("Luis Vera", "member"),
        ("Eva Soto", "member"),
    }


def test_secretary_general_sits_for_his_organisation() -> None:
    lead = "The third ASEAN-GCC Ministerial Meeting was held in Muscat on 3 June 2021."
    told = "The Secretary-General of ASEAN, Dr. Lim Jock Hoi, attended."

    assert seats_of(told, lead) == {("Lim Jock Hoi", "Secretary-General", "ASEAN", "member")}


def test_ministry_of_another_state_is_not_taken_for_a_body_of_one() -> None:
    told = "The Chilean side was led by Ana Rojas, Head of the Department of Defense Policy."

    assert seats_of(told) == {
        ("Ana Rojas", "Head of the Department of Defense Policy", "CL", "head")
    }


@pytest.mark.parametrize(
    ("told", "seats"),
    [
        (
            (
                "The Chilean delegation was led by Ana Rojas, a member of the Party Central"
                " Committee and Deputy Minister of Trade, and Major General Luis Soto, Director of"
                " the Institute for Strategy."
            ),
            {
                ("Ana Rojas", "Deputy Minister of Trade", "CL", "head"),
                ("Luis Soto", "Director of the Institute for Strategy", "CL", "head"),
            },
        ),
        (
            (
                "Luis Soto, Director of the Ministry of Defence's Institute for Strategy, led the"
                " Chilean delegation."
            ),
            {
                (
                    "Luis Soto",
                    "Director of the Ministry of Defence's Institute for Strategy",
                    "CL",
                    "head",
                )
            },
        ),
        (
            "Deputy Secretary of the Department of Defense Luis Soto led the Chilean delegation.",
            {("Luis Soto", "Deputy Secretary of the Department of Defense", "CL", "head")},
        ),
        (
            "Deputy Foreign Minister Luis Viet Rojas led the Chilean delegation.",
            {("Luis Viet Rojas", "Deputy Foreign Minister", "CL", "head")},
        ),
        (
            (
                "Assistant Secretary of State Ana Rojas and Undersecretary Said Harthy co-led the"
                " Chilean and Omani delegations."
            ),
            {
                ("Ana Rojas", "Assistant Secretary of State", "CL", "co-chair"),
                ("Said Harthy", "Undersecretary", "OM", "co-chair"),
            },
        ),
        (
            "Chile was represented by Undersecretary Ma. Theresa P. Rojas.",
            {("Ma. Theresa P. Rojas", "Undersecretary", "CL", "head")},
        ),
        (
            "Luis Soto, Peru Director at the Foreign Ministry, led the Chilean delegation.",
            {("Luis Soto", "Peru Director at the Foreign Ministry", "CL", "head")},
        ),
        ("Both praised the visit which HH the Amir Luis Soto paid to Lima in May.", set()),
        (
            "Luis Soto, Head of the Europe Department, attended for Chile.",
            {("Luis Soto", "Head of the Europe Department", "CL", "member")},
        ),
        (
            (
                "Chile's Deputy Minister Luis Soto and Omani Deputy Minister Said Harthy co-chaired"
                " it. In addition to the talks, there will be meetings between Soto and Ali"
                " Busaidi, Minister of Trade of Oman."
            ),
            {
                ("Luis Soto", "Deputy Minister", "CL", "co-chair"),
                ("Said Harthy", "Deputy Minister", "OM", "co-chair"),
                ("Ali Busaidi", "Minister of Trade", "OM", "counterpart"),
            },
        ),
        (
            "Foreign Minister Israel Soto led the Chilean delegation.",
            {("Israel Soto", "Foreign Minister", "CL", "head")},
        ),
        (
            (
                "Chile welcomed the visit to be made to Lima by Foreign Minister Luis Soto, during"
                " which both sides will sign a plan."
            ),
            set(),
        ),
    ],
)
def test_leaders_have_their_own_office_and_side(told: str, seats: set[Seat]) -> None:
    assert seats_of(told) == seats


def test_of_those_in_an_invitation_the_last_may_chair() -> None:
    told = (
        "He conveyed invitations from Prime Minister Ana Rojas to Omani Prime Minister Said Harthy"
        " to visit Lima, and from Foreign Minister Jose Paz to Omani Foreign Minister Ali Busaidi"
        " to visit Lima and co-chair the fifth dialogue."
    )

    assert {name for name, _, _, function in seats_of(told) if function == "co-chair"} == {
        "Ali Busaidi"
    }


def test_subject_of_a_sentence_is_no_side() -> None:
    told = "On Peru, Deputy Foreign Minister Said Harthy, who co-chaired the meeting, was brief."

    assert seats_of(told) == {("Said Harthy", "Deputy Foreign Minister", None, "co-chair")}


def test_two_who_chair_are_of_two_sides() -> None:
    told = (
        "Rojas and Harthy chaired the meeting. Chile's Foreign Minister Ana Rojas spoke of trade."
        " Minister Said Harthy did too."
    )

    assert seats_of(told) == {
        ("Ana Rojas", "Foreign Minister", "CL", "co-chair"),
        ("Said Harthy", "Minister", "OM", "co-chair"),
    }


def test_three_ministers_of_one_side_take_part_and_none_of_them_leads() -> None:
    lead = "Chile and Oman held their fourth 2+2 Dialogue in Lima on 3 June 2021."
    told = (
        "Foreign Minister Ana Rojas, Defence Minister Luis Soto and Trade Minister Jose Paz of"
        " Chile took part."
    )

    assert {(name, function) for name, _, _, function in seats_of(told, lead)} == {
        ("Ana Rojas", "member"),
        ("Luis Soto", "member"),
        ("Jose Paz", "member"),
    }


def test_region_of_an_office_is_no_party() -> None:
    lead = "The EU and Oman held their fourth Strategic Dialogue in Muscat on 3 June 2021."
    told = "Said Harthy, Director-General of the European Affairs Bureau, chaired it for Oman."

    assert ("Said Harthy", "EU") not in {(name, of) for name, _, of, _ in seats_of(told, lead)}


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            "Ana Rojas, Chile's Minister of Trade, and Said Harthy, the Minister of Mines, led it.",
            ("Ana Rojas", "Minister of Trade", "CL", "head"),
        ),
        (
            "The Chilean side was led by Deputy Secretary Strategy, Policy and Industry Ana Rojas.",
            ("Ana Rojas", "Deputy Secretary Strategy, Policy and Industry", "CL", "head"),
        ),
        (
            "The Chilean side was led by then Deputy Minister Ana Rojas.",
            ("Ana Rojas", "Deputy Minister", "CL", "head"),
        ),
        (
            "The Chilean side was led by H. E. Ms Ana Rojas, Deputy Minister.",
            ("Ana Rojas", "Deputy Minister", "CL", "head"),
        ),
        (
            "The Chilean team was under Permanent Secretary Ana Rojas.",
            ("Ana Rojas", "Permanent Secretary", "CL", "head"),
        ),
    ],
)
def test_office_ends_where_its_words_end(told: str, seat: Seat) -> None:
    assert seat in seats_of(told)


def test_offices_before_names_in_a_row_keep_to_their_names() -> None:
    seats = seats_of(
        "Minister for Foreign Affairs of Oman, Mr. Said Harthy, Minister of Defence of Oman, Ms."
        " Huda Salmi, Chilean Minister for Foreign Affairs, Ms. Ana Rojas and the Chilean Minister"
        " for Defence, Mr. Juan Soto, met for the Dialogue."
    )

    assert {(name, role, party) for name, role, party, _ in seats} == {
        ("Said Harthy", "Minister for Foreign Affairs", "OM"),
        ("Huda Salmi", "Minister of Defence", "OM"),
        ("Ana Rojas", "Minister for Foreign Affairs", "CL"),
        ("Juan Soto", "Minister for Defence", "CL"),
    }


def test_ministers_of_two_states_are_told_in_their_order() -> None:
    seats = seats_of("Foreign Ministers of Oman and Chile, Said Harthy and Ana Rojas met at it.")

    assert seats == {
        ("Said Harthy", "Foreign Minister", "OM", "head"),
        ("Ana Rojas", "Foreign Minister", "CL", "head"),
    }


def test_who_leads_with_others_joining_is_no_member() -> None:
    seats = seats_of(
        "The dialogue was led by Chilean Envoy Ana Rojas and Omani Envoy Said Harthy, and joined by"
        " officials of both navies."
    )

    assert {function for *_, function in seats} == {"head"}


def test_who_gave_a_reception_is_met_on_the_margins() -> None:
    seats = seats_of(
        "The Chilean side was led by Deputy Minister Ana Rojas. Later Omani Minister Said Harthy"
        " hosted a reception for the visiting Chilean delegation."
    )

    assert ("Said Harthy", "Minister", "OM", "counterpart") in seats


@pytest.mark.parametrize(
    "told",
    [
        "Deputy Minister Ana Rojas left for Oman on Monday. She will lead the Chilean side.",
        "Deputy Minister Ana Rojas came on Monday. The Deputy Minister led the Chilean side.",
    ],
)
def test_office_or_pronoun_leads_for_whom_it_means(told: str) -> None:
    assert seats_of(told) == {("Ana Rojas", "Deputy Minister", "CL", "head")}


@pytest.mark.parametrize(
    "told",
    [
        "Deputy Minister Ana Rojas met Envoy Said Harthy. He will lead the Chilean side.",
        "Deputy Ministers Ana Rojas and Li Na spoke. The Deputy Minister led the Chilean side.",
    ],
)
def test_office_or_pronoun_that_may_mean_two_leads_for_none(told: str) -> None:
    assert ("Said Harthy", "CL") not in {(name, party) for name, _, party, _ in seats_of(told)}
    assert not [seat for seat in seats_of(told) if seat[0] == "Li Na"]


def test_visitors_of_another_story_are_not_at_the_table() -> None:
    seats = seats_of(
        "The talks looked back on the visit of Minister of Ports Said Harthy to Chile in March and"
        " his meeting with Minister of Mines Ana Rojas."
    )

    assert seats == set()


def test_party_is_told_by_the_round_of_the_sentence() -> None:
    seats = seats_of(
        "On 13 May Omani Deputy Minister Said Harthy and Mark Hill, Deputy Secretary for the"
        " Americas at New Zealand's Ministry of Trade, co-chaired the 12th Oman-New Zealand"
        " Political Consultation."
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Said Harthy", "OM"),
        ("Mark Hill", "NZ"),
    }


def test_two_of_one_office_are_of_two_sides() -> None:
    seats = seats_of(
        "Defence Minister Ana Rojas and Foreign Minister Juan Soto held it with Said Harthy,"
        " Minister for Armed Forces, and Omar Salmi, Minister for Foreign Affairs, of Oman at it."
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Ana Rojas", "CL"),
        ("Juan Soto", "CL"),
        ("Said Harthy", "OM"),
        ("Omar Salmi", "OM"),
    }


def test_side_named_at_last_is_that_of_all_before() -> None:
    seats = seats_of(
        "Ms Ana Rojas, Director of the Policy Bureau, and Mr Juan Soto, Director of the Trade"
        " Bureau, were the co-chairs on the Chilean side."
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Ana Rojas", "CL"),
        ("Juan Soto", "CL"),
    }


def test_leaders_between_whom_a_round_was_held_face_each_other() -> None:
    seats = seats_of(
        "",
        lead="The 12th Annual Consultation between the Prime Minister of Oman, Said Harthy, and the"
        " President of Chile, Ana Rojas, was held in Lima on 3 June 2021.",
    )

    assert {(name, party, function) for name, _, party, function in seats} == {
        ("Said Harthy", "OM", "head"),
        ("Ana Rojas", "CL", "head"),
    }


def test_delegations_in_a_row_have_their_leaders_in_order() -> None:
    seats = seats_of(
        "Omani and Chilean delegations led by Envoy Said Harthy and Envoy Ana Rojas met."
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Said Harthy", "OM"),
        ("Ana Rojas", "CL"),
    }


def test_who_comes_with_her_is_of_her_side() -> None:
    seats = seats_of(
        "Deputy Minister Ana Rojas will lead the Chilean delegation. She will be accompanied by"
        " Vice Minister Juan Soto and Ambassador Eva Luna."
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Ana Rojas", "CL"),
        ("Juan Soto", "CL"),
        ("Eva Luna", "CL"),
    }


def test_who_tells_that_a_round_is_put_off_has_no_seat() -> None:
    seats = seats_of(
        "",
        lead="The Chile-Oman Strategic Dialogue to be held in Lima on 3 July has been postponed,"
        " Foreign Minister Ana Rojas said.",
    )

    assert seats == set()


def test_officials_met_in_talks_are_no_members() -> None:
    seats = seats_of(
        "The Chilean side was led by Deputy Minister Ana Rojas. Rojas also held talks with Omani"
        " officials, including Minister Said Harthy."
    )

    assert ("Said Harthy", "counterpart") in {(name, part) for name, _, _, part in seats}


def test_adviser_to_a_president_is_of_his_state() -> None:
    seats = seats_of(
        "",
        lead="The fourth Chile-Oman Strategic Dialogue was held in Lima on 3 June 2021 between Ana"
        " Rojas, National Security Advisor and Said Harthy, Diplomatic Advisor to the Omani King.",
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Ana Rojas", "CL"),
        ("Said Harthy", "OM"),
    }


def test_who_invites_another_to_chair_does_not_chair() -> None:
    seats = seats_of(
        "The Chilean side was led by Minister Ana Rojas, the Omani side by Envoy Said Harthy. Mr"
        " Harthy conveyed an invitation for Minister Li Na of Chile to co-chair the 5th Dialogue."
    )

    assert {(name, function) for name, _, _, function in seats} == {
        ("Said Harthy", "head"),
        ("Ana Rojas", "head"),
    }


def test_who_calls_on_a_party_to_act_pays_no_call() -> None:
    seats = seats_of(
        "Envoy Said Harthy of Oman led its side. Harthy called on Chile to lower its tariffs, and"
        " Minister Ana Rojas of Chile attended."
    )

    assert "counterpart" not in {function for *_, function in seats}


def test_surname_may_be_a_word_of_offices() -> None:
    seats = seats_of("The Chilean side was led by Ana King, Deputy Secretary for the Americas.")

    assert seats == {("Ana King", "Deputy Secretary for the Americas", "CL", "head")}


def test_state_secretary_is_no_office_of_one_state() -> None:
    seats = seats_of(
        "It was led by State Secretary of the Foreign Ministry Said Harthy and by Ana Rojas, Deputy"
        " Assistant Secretary.",
        lead="The US and Oman held their fourth Strategic Dialogue in Lima on 3 June 2021.",
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Said Harthy", "OM"),
        ("Ana Rojas", "US"),
    }


@pytest.mark.parametrize(
    ("told", "seats"),
    [
        (
            (
                "Ambassador Luis Soto, the Ministry of Trade's Director General for Ports, and"
                " Major General Ana Rojas, the Ministry of Defence's Director for Policy, led"
                " the Chilean delegation."
            ),
            {
                ("Luis Soto", "Director General for Ports", "CL", "head"),
                ("Ana Rojas", "Director for Policy", "CL", "head"),
            },
        ),
        (
            (
                "Foreign Minister Luis Soto of Chile and the Defence officer in charge,"
                " Undersecretary Ana Rojas, are to lead the delegation."
            ),
            {
                ("Luis Soto", "Foreign Minister", "CL", "head"),
                ("Ana Rojas", "Defence officer in charge", "CL", "head"),
            },
        ),
        (
            (
                "Under Secretary Thomas A. Reed, Jr. and Deputy Adviser Luis Soto headed the"
                " Chilean delegation."
            ),
            {
                ("Thomas A. Reed, Jr.", "Under Secretary", "CL", "head"),
                ("Luis Soto", "Deputy Adviser", "CL", "head"),
            },
        ),
        (
            "The Chilean side was led by Special Envoy of the President for Africa Luis Soto Jr.",
            {("Luis Soto Jr.", "Special Envoy of the President for Africa", "CL", "head")},
        ),
    ],
)
def test_office_is_the_one_behind_the_title(told: str, seats: set[Seat]) -> None:
    assert seats_of(told) == seats


@pytest.mark.parametrize(
    "told",
    [
        "The Chilean team was led by Envoy Ana Rojas. She was accompanied by Director Luis Soto.",
        "Envoy Ana Rojas led the Chilean side on both days and had with her Director Luis Soto.",
        (
            "Envoy Ana Rojas of Chile, who had with her in Lima her trade adviser, Director"
            " Luis Soto, led a team."
        ),
    ],
)
def test_who_comes_with_someone_is_of_their_side(told: str) -> None:
    assert ("Luis Soto", "CL") in {(name, party) for name, _, party, _ in seats_of(told)}


def test_head_of_a_department_heads_no_delegation() -> None:
    told = (
        "Speaking at the event, Omani Deputy Minister Said Harthy, who heads the Asia department,"
        " spoke of ports. Omani Minister Ali Amri and Chilean Minister Ana Rojas co-chaired it."
    )

    assert ("Said Harthy", "member") in {(name, part) for name, _, _, part in seats_of(told)}
    assert ("Said Harthy", "head") in {
        (name, part)
        for name, _, _, part in seats_of("Envoy Said Harthy, who heads the Omani side, spoke.")
    }


def test_second_of_those_who_lead_is_no_member_for_others_who_took_part() -> None:
    told = (
        "It was led by Ana Rojas, Deputy Minister for the Americas and Ports of Chile, and Said"
        " Harthy, State Secretary of Oman, and over 40 representatives of firms took part."
    )

    assert {(name, part) for name, _, _, part in seats_of(told)} == {
        ("Ana Rojas", "head"),
        ("Said Harthy", "head"),
    }


def test_who_invites_or_is_invited_elsewhere_does_not_chair() -> None:
    told = (
        "Omani Prime Minister Ali Amri is invited by President Ana Rojas to visit Chile, and Omani"
        " Foreign Minister Said Harthy by Foreign Minister Luis Soto to visit Chile and to co-chair"
        " the fifth Strategic Dialogue in 2022."
    )

    chairs = {name for name, _, _, function in seats_of(told) if function == "co-chair"}
    assert chairs == {"Said Harthy"}


def test_ministers_who_open_a_round_on_the_margins_of_an_assembly_head_their_sides() -> None:
    lead = (
        "With their meeting in Lima on 3 June 2021, on the margins of a conference of the United"
        " Nations, Foreign Minister of Chile Ana Rojas and Omani Foreign Minister Said Harthy"
        " initiated the fourth meeting of the Chile-Oman Strategic Dialogue."
    )

    assert {(name, function) for name, _, _, function in seats_of("", lead)} == {
        ("Ana Rojas", "head"),
        ("Said Harthy", "head"),
    }


@pytest.mark.parametrize(
    "told",
    [
        (
            "Foreign Minister Ana Rojas, Defence Minister Luis Soto and their Omani"
            " counterparts, Said Harthy and Ali Amri, are expected to speak of the sea."
        ),
        (
            "It was attended by Foreign Minister Ana Rojas and Defence Minister Luis Soto and,"
            " on the Omani side, by their counterparts Said Harthy and Ali Amri."
        ),
    ],
)
def test_ministers_and_their_counterparts_head_their_sides(told: str) -> None:
    lead = "Chile and Oman met for their fourth 2-plus-2 meeting in Lima on 3 June 2021."

    assert {(name, party, function) for name, _, party, function in seats_of(told, lead)} == {
        ("Ana Rojas", "CL", "head"),
        ("Luis Soto", "CL", "head"),
        ("Said Harthy", "OM", "head"),
        ("Ali Amri", "OM", "head"),
    }


def test_counterpart_of_a_head_of_government_is_no_minister_at_the_table() -> None:
    told = (
        "Prime Minister Ana Rojas and her Omani counterpart Said Harthy had met in May. Rojas is"
        " to have talks with Harthy."
    )

    assert seats_of(told) == set()


@pytest.mark.parametrize(
    "told",
    [
        (
            "At the event, which had Chilean Envoy Ana Rojas and Omani Envoy Said Harthy as its"
            " co-chairs, they spoke of ports, as agreed at the third dialogue in Muscat in May"
            " 2020."
        ),
        (
            "Chilean Envoy Ana Rojas and Omani Envoy Said Harthy, who were its co-chairs, built"
            " on the results of the third dialogue in Muscat in May 2020."
        ),
    ],
)
def test_chairs_of_a_round_are_not_those_of_one_it_is_compared_with(told: str) -> None:
    report = a_report(f"{HEADLINE}\n\n{LEAD} {told}\n")
    reading = read(report)

    assert [reading.rounds[each.round].ordinal for each in reading.participants] == [4, 4]


@pytest.mark.parametrize(
    ("told", "seats"),
    [
        (
            (
                "At the head of the two delegations, which comprised officials, were Omani Minister"
                " Said Harthy and Chilean Minister Ana Rojas."
            ),
            {("Said Harthy", "OM", "head"), ("Ana Rojas", "CL", "head")},
        ),
        (
            (
                "General Said Harthy, Omani Chief of Staff, and General Ana Rojas, his Chilean"
                " counterpart, had presided over the fourth meeting."
            ),
            {("Said Harthy", "OM", "co-chair"), ("Ana Rojas", "CL", "co-chair")},
        ),
        (
            (
                "Envoy Ana Rojas represented the Chilean side and Mr. Said Harthy, Deputy Minister,"
                " the Omani side; officials of both navies also attended."
            ),
            {("Said Harthy", "OM", "head"), ("Ana Rojas", "CL", "head")},
        ),
        (
            (
                "National Security Adviser Said Harthy was in Lima for the dialogue, where he sat"
                " across the table from Ana Rojas, the country's Minister for Security."
            ),
            {("Said Harthy", "OM", "head"), ("Ana Rojas", "CL", "head")},
        ),
        (
            (
                "Omani Foreign Minister Said Harthy and Trade Minister Ali Amri faced Ana Rojas"
                " and Luis Soto."
            ),
            {
                ("Said Harthy", "OM", "head"),
                ("Ali Amri", "OM", "head"),
                ("Ana Rojas", "CL", "head"),
                ("Luis Soto", "CL", "head"),
            },
        ),
        (
            "Permanent Secretary Ana Rojas, who was to head the Chilean delegation, spoke.",
            {("Ana Rojas", "CL", "head")},
        ),
        (
            (
                "It brought together Foreign Minister Ana Rojas and Defence Minister Luis Soto"
                " of Chile and their Omani counterparts, Said Harthy and Ali Amri, at the dialogue."
            ),
            {
                ("Said Harthy", "OM", "head"),
                ("Ali Amri", "OM", "head"),
                ("Ana Rojas", "CL", "head"),
                ("Luis Soto", "CL", "head"),
            },
        ),
        (
            (
                "Omani Envoy Said Harthy opened it. He and Minister of Mines Ana Rojas"
                " co-chaired the dialogue."
            ),
            {("Said Harthy", "OM", "co-chair"), ("Ana Rojas", "CL", "co-chair")},
        ),
    ],
)
def test_both_sides_are_told_by_one_sentence(told: str, seats: set[tuple[str, str, str]]) -> None:
    lead = LEAD.replace("Lima", "Santiago")
    told = told.replace("Lima", "Santiago")

    assert {(n, party, function) for n, _, party, function in seats_of(told, lead)} == seats


def test_state_chairs_beside_a_member_of_the_organisation() -> None:
    lead = "The fourth ASEAN-China Senior Officials' Meeting was held in Beijing on 3 June 2021."
    told = "Vice Minister Liu Min co-hosted it with Chee Kiong, Permanent Secretary of Singapore."

    assert {(name, party) for name, _, party, _ in seats_of(told, lead)} == {
        ("Liu Min", "CN"),
        ("Chee Kiong", "SG"),
    }


def test_two_of_one_party_who_chair_lead_their_side() -> None:
    lead = "The fourth China-Chile Ministerial Dialogue will be held in Beijing on 3 July 2021."
    told = (
        "Wang Li, Member of the Political Bureau of the CPC Central Committee and Foreign Minister,"
        " and Defence Minister Dong Min will chair the dialogue."
    )

    assert seats_of(told, lead) == {
        ("Wang Li", "Foreign Minister", "CN", "head"),
        ("Dong Min", "Defence Minister", "CN", "head"),
    }


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            (
                "The Chilean side was led by Ambassador Ana Rojas, Additional Secretary for the"
                " UN and OIC."
            ),
            ("Ana Rojas", "Additional Secretary for the UN and OIC", "CL", "head"),
        ),
        (
            "The Chilean side was led by Theresa May, Deputy Minister.",
            ("Theresa May", "Deputy Minister", "CL", "head"),
        ),
        (
            "The sides were headed by Directors Ana Rojas of Chile and Said Harthy of Oman.",
            ("Ana Rojas", "Director", "CL", "head"),
        ),
    ],
)
def test_office_and_name_are_read_whole(told: str, seat: Seat) -> None:
    assert seat in seats_of(told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Chilean Envoy Ana Rojas and Omani Envoy Said Harthy co-chaired the fourth Strategic"
            " Dialogue and the second Cyber Dialogue in Lima on 3 June 2021."
        ),
        (
            "The fourth Strategic Dialogue and the second Cyber Dialogue of Chile and Oman were"
            " held in Lima on 3 June 2021. Chilean Envoy Ana Rojas and Omani Envoy Said Harthy"
            " co-chaired the two meetings."
        ),
    ],
)
def test_two_rounds_held_as_one_have_the_same_chairs(told: str) -> None:
    reading = read(a_report(f"{HEADLINE}\n\n{told}\n"))

    assert {(each.name, reading.rounds[each.round].ordinal) for each in reading.participants} == {
        ("Ana Rojas", 4),
        ("Said Harthy", 4),
        ("Ana Rojas", 2),
        ("Said Harthy", 2),
    }


def test_who_sat_at_the_table_was_not_only_met() -> None:
    lead = "Chile and Oman held their fourth 2+2 Dialogue in Lima on 3 June 2021."
    told = (
        "Foreign Minister Said Harthy of Oman paid a courtesy call on President Luis Paz. With his"
        " counterpart, Foreign Minister Ana Rojas of Chile, Harthy had taken part in the dialogue."
    )

    assert {(name, function) for name, _, _, function in seats_of(told, lead)} >= {
        ("Said Harthy", "head"),
        ("Ana Rojas", "head"),
    }


def test_counterparts_from_a_state_are_those_of_their_own_list() -> None:
    lead = "India and Japan held their fourth 2+2 Dialogue in Tokyo on 3 June 2021."
    told = (
        "With their counterparts from Japan, Foreign Minister Jiro Sato and Defence Minister Ken"
        " Mori, Foreign Minister Arun Rao and Defence Minister Ravi Nair of India had taken"
        " part in it."
    )

    assert ("Arun Rao", "JP") not in {(name, party) for name, _, party, _ in seats_of(told, lead)}


ENVOY = "Ana Diaz, the Chilean Ambassador to Oman, took part"


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            (
                "The dialogue was co-chaired by the Chairman of the Chilean Joint Chiefs of Staff,"
                " General Juan Soto, and by Deputy Minister Said Amri of Oman."
            ),
            ("Juan Soto", "Chairman of the Chilean Joint Chiefs of Staff", "CL", "co-chair"),
        ),
        (
            (
                "Chilean Chairman of the Joint Chiefs of Staff, General Juan Soto led the"
                " delegation of Chile."
            ),
            ("Juan Soto", "Chairman of the Joint Chiefs of Staff", "CL", "head"),
        ),
        (
            (
                "Deputy Foreign Minister Said Amri co-chaired it with Chilean Ministry of Foreign"
                " Affairs Director General of Asian Affairs Juan Soto."
            ),
            ("Juan Soto", "Director General of Asian Affairs", "CL", "co-chair"),
        ),
        (
            (
                "It was co-chaired by Said Amri and Director-General of the Asia Department of the"
                " Ministry of Foreign Affairs Chile Juan Soto."
            ),
            (
                "Juan Soto",
                "Director-General of the Asia Department of the Ministry of Foreign Affairs",
                "CL",
                "co-chair",
            ),
        ),
        (
            f"Deputy Foreign Minister Juan Soto led the delegation of Chile, in which {ENVOY}.",
            ("Juan Soto", "Deputy Foreign Minister", "CL", "head"),
        ),
        (
            "Deputy Foreign Minister Juan Soto, head of Asian talks, led the Chilean delegation.",
            ("Juan Soto", "Deputy Foreign Minister", "CL", "head"),
        ),
        (
            "Juan Soto, Administrative Vice Minister of Defence, attended for Chile.",
            ("Juan Soto", "Administrative Vice Minister of Defence", "CL", "member"),
        ),
        (
            "Chile's Defence Minister Juan Soto and his Omani counterpart, Said Amri, attended.",
            ("Juan Soto", "Defence Minister", "CL", "head"),
        ),
        (
            (
                "Omani Deputy Minister Said Amri and his counterpart U Aung Moe, Permanent"
                " Secretary of the Ministry of Foreign Affairs of Myanmar, co-chaired it."
            ),
            (
                "Aung Moe",
                "Permanent Secretary of the Ministry of Foreign Affairs",
                "MM",
                "co-chair",
            ),
        ),
        (
            "The Omani side was led by Secretary of State and SOM Leader Said Amri.",
            ("Said Amri", "Secretary of State and SOM Leader", "OM", "head"),
        ),
    ],
)
def test_office_side_and_part_are_those_told(told: str, seat: Seat) -> None:
    assert seat in seats_of(told)


def test_word_of_a_headline_is_no_part_of_a_name() -> None:
    lead = "Vice Minister of Trade Park Holds 4th Korea-Chile Policy Dialogue in Seoul."

    assert {name for name, *_ in seats_of("", lead=lead)} <= {"Park"}


def test_leader_of_a_third_state_is_no_counterpart() -> None:
    told = (
        "The delegations were led by Juan Soto for Chile and by Said Amri for Oman. The deal was"
        " sealed on the sidelines of a summit between Bolivian leader Evo Quispe and then-Chilean"
        " President Luis Rojas, and Juan Soto praised it."
    )

    assert "Evo Quispe" not in {name for name, *_ in seats_of(told)}


def test_those_who_preside_over_another_body_have_no_seat_at_the_round() -> None:
    told = (
        "On 2 June 2021 Omani Chief of Staff, General Said Amri and the Chilean Chief of the Joint"
        " Staff, Admiral Juan Soto presided over the 3rd Chile-Oman Military Committee Meeting."
    )
    report = a_report(f"{HEADLINE}\n\n{LEAD} {told}\n", Stated(published=When("2021-06-10")))

    assert {each.round for each in read(report).participants} == {1}


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            (
                "Juan Soto, Assistant Secretary for Asia of Chile, and Ambassador Said Amri,"
                " Diplomatic"
                " Secretary of the Ministry of Foreign Affairs, were their co-chairs."
            ),
            (
                "Said Amri",
                "Diplomatic Secretary of the Ministry of Foreign Affairs",
                "OM",
                "co-chair",
            ),
        ),
        (
            (
                "Also in the Chilean delegation to Oman will be Ambassador at Large for Religious"
                " Freedom Ana Diaz."
            ),
            ("Ana Diaz", "Ambassador at Large for Religious Freedom", "CL", "member"),
        ),
        (
            (
                "Also in the Chilean delegation will be Special Representative for Racial Equity"
                " Ana"
                " Diaz."
            ),
            ("Ana Diaz", "Special Representative for Racial Equity", "CL", "member"),
        ),
    ],
)
def test_co_chairs_are_of_two_sides_and_members_of_their_delegation(told: str, seat: Seat) -> None:
    assert seat in seats_of(told)


def test_present_circumstances_seat_nobody() -> None:
    told = (
        "It was led by Juan Soto for Chile. Luis Rojas, Director for Asia of Chile, told reporters"
        " of trade in the present circumstances."
    )

    assert "Luis Rojas" not in {name for name, *_ in seats_of(told)}


def test_ambassador_with_an_office_at_home_is_of_that_side() -> None:
    told = (
        "Chile and Oman held their first counter-terrorism dialogue in Santiago on 8 November 2021."
        " Ambassador Ruth Sales, Chilean Coordinator for Counter-terrorism, was at the head of the"
        " Chilean delegation."
    )
    (head,) = read(a_report(told)).participants

    assert (head.name, head.party) == ("Ruth Sales", "CL")


@pytest.mark.parametrize(
    ("told", "seats"),
    [
        (
            (
                "It was chaired with State Secretary Ana Rojas and Permanent Secretary Said"
                " Amri of the Omani Foreign Ministry as co-chairs."
            ),
            {
                ("Ana Rojas", "State Secretary", "CL", "co-chair"),
                ("Said Amri", "Permanent Secretary", "OM", "co-chair"),
            },
        ),
        (
            (
                "It brought together Foreign Minister Ana Rojas and Defence Minister Juan Soto for"
                " Chile and Foreign Minister Said Amri for Oman."
            ),
            {
                ("Ana Rojas", "Foreign Minister", "CL", "head"),
                ("Juan Soto", "Defence Minister", "CL", "head"),
                ("Said Amri", "Foreign Minister", "OM", "head"),
            },
        ),
        (
            (
                "Chile sent Foreign Minister Ana Rojas, who met Said Amri and Hilal Saadi, their"
                " counterparts in Oman."
            ),
            {
                ("Ana Rojas", "Foreign Minister", "CL", "head"),
                ("Said Amri", None, "OM", "head"),
                ("Hilal Saadi", None, "OM", "head"),
            },
        ),
    ],
)
def test_two_sides_of_a_sentence_are_told_apart(told: str, seats: set[Seat]) -> None:
    assert seats_of(told) >= seats


@pytest.mark.parametrize(
    "told",
    [
        "Ambassador Carla Duarte, the head of the EU delegation to Chile, spoke last week.",
        "The head of the EU delegation to Chile, Ambassador Carla Duarte, said trade had grown.",
        "Greek Foreign Minister Nikos Pappas met her in Lima the day before the talks.",
    ],
)
def test_envoys_and_ministers_of_third_states_have_no_seat(told: str) -> None:
    led = "Foreign Minister Ana Rojas and Foreign Minister Said Amri of Oman co-chaired it."

    assert {seat[0] for seat in seats_of(f"{led} {told}")} == {"Ana Rojas", "Said Amri"}


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            (
                "Taking part for Chile were Hon. Justice Ana Rojas, President of the Andean Court"
                " on Human Rights, and others."
            ),
            ("Ana Rojas", "President of the Andean Court on Human Rights", "CL", "member"),
        ),
        (
            (
                "Taking part for Oman was Said Amri, Vice-Chairperson of the Arabian Committee of"
                " Experts on the Rights of the Child."
            ),
            (
                "Said Amri",
                "Vice-Chairperson of the Arabian Committee of Experts on the Rights of the Child",
                "OM",
                "member",
            ),
        ),
        (
            "The Chilean delegation was led by Trade and Industry Minister Ana Rojas.",
            ("Ana Rojas", "Trade and Industry Minister", "CL", "head"),
        ),
        (
            "The Chilean delegation was led by Deputy Health Minister Ana Rojas.",
            ("Ana Rojas", "Deputy Health Minister", "CL", "head"),
        ),
        (
            (
                "The Chilean side was led by Ana Rojas, special envoy for climate and energy,"
                " as before."
            ),
            ("Ana Rojas", "special envoy for climate and energy", "CL", "head"),
        ),
        (
            (
                "Deputy Minister Ana Rojas led the Chilean side. She was also received on Monday by"
                " General Said Amri, Inspector General of the Royal Armed Forces. Rojas was also"
                " received by General Said Amri, Inspector General of the Royal Armed Forces."
            ),
            ("Said Amri", "Inspector General of the Royal Armed Forces", "OM", "counterpart"),
        ),
        (
            (
                "Ana Rojas, Foreign Minister of Chile, and Said Amri, Trade Minister of Oman,"
                " spoke of the friendship that has joined the two countries for a hundred years."
            ),
            ("Ana Rojas", "Foreign Minister", "CL", "head"),
        ),
    ],
)
def test_office_is_read_to_its_end_and_tells_the_part(told: str, seat: Seat) -> None:
    assert seat in seats_of(told)


def test_hosts_of_their_counterparts_meet_them_whatever_else_is_held_there() -> None:
    seats = seats_of(
        "Foreign Minister Ana Rojas will host her Omani counterpart, Said Amri, in Lima on 3 June,"
        " on the margins of the Ocean Conference.",
        lead="Chile and Oman will hold their fourth Strategic Dialogue in Lima on 3 June 2021.",
    )

    assert {(name, function) for name, _, _, function in seats} == {
        ("Ana Rojas", "head"),
        ("Said Amri", "head"),
    }


def test_who_is_at_the_side_of_someone_is_of_their_side() -> None:
    seats = seats_of(
        "Foreign Minister Ana Rojas of Chile and Foreign Minister Said Amri of Oman chaired it."
        " Trade Minister Juan Soto and Energy Minister Eva Mora were among those at Rojas's"
        " side."
    )

    assert {(name, party) for name, _, party, function in seats if function == "member"} >= {
        ("Juan Soto", "CL"),
        ("Eva Mora", "CL"),
    }


@pytest.mark.parametrize(
    ("told", "seats"),
    [
        (
            (
                "The delegations were headed by Director General Ana Rojas (Chile) and Director"
                " General Said Amri (Oman)."
            ),
            {
                ("Ana Rojas", "Director General", "CL", "head"),
                ("Said Amri", "Director General", "OM", "head"),
            },
        ),
        (
            (
                "Present on the Chilean side: Ana Rojas, Deputy Minister. Present on the Omani"
                " side: Said Amri, Vice Minister."
            ),
            {
                ("Ana Rojas", "Deputy Minister", "CL", "member"),
                ("Said Amri", "Vice Minister", "OM", "member"),
            },
        ),
        (
            "The Chilean team, under Ambassador Ana Rojas, was made up of Captain Juan Soto.",
            {
                ("Ana Rojas", "Ambassador", "CL", "head"),
                ("Juan Soto", None, None, "member"),
            },
        ),
        (
            "Former Foreign Minister Juan Soto of Chile praised the talks, which he held dear.",
            set(),
        ),
    ],
)
def test_side_and_part_are_told_by_marks_too(told: str, seats: set[Seat]) -> None:
    assert seats_of(told) == seats


def test_council_chaired_by_two_has_two_co_chairs() -> None:
    seats = seats_of("It was chaired by Foreign Minister Ana Rojas and Minister Said Amri of Oman.")

    assert seats == {
        ("Ana Rojas", "Foreign Minister", "CL", "co-chair"),
        ("Said Amri", "Minister", "OM", "co-chair"),
    }


def test_who_held_talks_at_another_time_has_no_seat() -> None:
    assert not seats_of(
        "It came two weeks after Chilean Foreign Minister Ana Rojas had been in Muscat for talks."
    )


def test_family_name_before_an_office_may_be_a_word_of_a_topic() -> None:
    seats = seats_of("The Chilean side was led by Anabel P Royal, Acting Assistant Minister.")

    assert seats == {("Anabel P Royal", "Acting Assistant Minister", "CL", "head")}


def test_office_of_two_states_is_that_of_each() -> None:
    seats = seats_of(
        "The deputy defence ministers of Chile and Oman, Lt. Gen. Luis Perez and Badr Matthews,"
        " co-chaired it."
    )
    role = "deputy defence minister"
    assert seats == {
        ("Luis Perez", role, "CL", "co-chair"),
        ("Badr Matthews", role, "OM", "co-chair"),
    }


def test_guests_from_a_state_are_not_of_the_hosts() -> None:
    seats = seats_of(
        "Its hosts were Chile's Foreign Minister, Ana Rojas, and Minister of Defence, Eva Paz;"
        " their guests from the Sultanate of Oman (SO) were Badr Salmi, Minister of Foreign"
        " Affairs, and Said Amri, Minister of Transport."
    )
    assert {(name, party) for name, _, party, _ in seats} == {
        ("Ana Rojas", "CL"),
        ("Eva Paz", "CL"),
        ("Badr Salmi", "OM"),
        ("Said Amri", "OM"),
    }


def test_first_name_may_be_that_of_a_city() -> None:
    seats = seats_of(
        "Eva Paz, Minister of Trade, and Aden Vega, Minister of Defence, attended on the Chilean"
        " side."
    )
    assert seats == {
        ("Eva Paz", "Minister of Trade", "CL", "member"),
        ("Aden Vega", "Minister of Defence", "CL", "member"),
    }


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            (
                "On the margins of the dialogue, Rojas met Security Adviser Said Amri and Badr"
                " Harthy, Minister of State at the Omani Foreign Ministry."
            ),
            ("Said Amri", "Security Adviser", "OM", "counterpart"),
        ),
        (
            "Minister of Mines Said Amri of Oman met Rojas ahead of the dialogue.",
            ("Said Amri", "Minister of Mines", "OM", "counterpart"),
        ),
        (
            "Before the talks, Trade Minister Said Amri of Oman received Rojas.",
            ("Said Amri", "Trade Minister", "OM", "counterpart"),
        ),
    ],
)
def test_those_met_beside_the_round_are_counterparts_of_the_other_side(
    told: str, seat: Seat
) -> None:
    led = (
        "The delegations were led by Ana Rojas, Deputy Minister of Chile, and Ambassador Ali Saif."
    )

    assert seat in seats_of(f"{led} {told}")


def test_ministers_who_met_on_the_margins_of_an_assembly_for_a_round_head_their_sides() -> None:
    seats = seats_of(
        "",
        "Foreign Ministers Ana Rojas of Chile and Said Amri of Oman met on the margins of the UN"
        " General Assembly for the fourth Chile-Oman Strategic Dialogue on 3 June.",
    )

    assert seats == {
        ("Ana Rojas", "Foreign Minister", "CL", "head"),
        ("Said Amri", "Foreign Minister", "OM", "head"),
    }


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (
            (
                "Ana Rojas, Foreign Minister, led the delegation of Chile. With her was Juan Soto,"
                " Minister of Trade, Handicrafts and Cooperatives."
            ),
            ("Juan Soto", "Minister of Trade, Handicrafts and Cooperatives", "CL", "member"),
        ),
        (
            (
                "The Omani delegation was led by Dr. Said Amri, Foreign Minister, and also included"
                " Dr. Badr Harthy, Minister of Labour and Social Protection."
            ),
            ("Badr Harthy", "Minister of Labour and Social Protection", "OM", "member"),
        ),
        (
            (
                "Minister of Lands, Housing and Regional Development Ana Rojas led the Chilean"
                " side, which also comprised Juan Soto, Minister of Mines."
            ),
            ("Juan Soto", "Minister of Mines", "CL", "member"),
        ),
        (
            "Ana Rojas, Minister of Trade, Tourism and Sorcery, led the Chilean side.",
            ("Ana Rojas", "Minister of Trade, Tourism and Sorcery", "CL", "head"),
        ),
        (
            "Juan Soto, Ambassador, was a member of the Chilean delegation.",
            ("Juan Soto", "Ambassador", "CL", "member"),
        ),
    ],
)
def test_office_with_a_list_and_those_beside_a_leader(told: str, seat: Seat) -> None:
    assert seat in seats_of(told, "The fourth Chile-Oman Joint Ministerial Commission met in Lima.")


def test_who_represents_a_state_where_two_others_share_the_chair_is_a_member() -> None:
    seats = seats_of(
        "Stella Lim, Permanent Secretary of Singapore, and Ann Berg, Managing Director at the"
        " European External Action Service, shared the chair.",
        "Vietnam was represented by Deputy Foreign Minister Vu Hai at the fourth ASEAN-EU Strategic"
        " Dialogue, which was held online on 3 June.",
    )

    assert ("Vu Hai", "Deputy Foreign Minister", "VN", "member") in seats


@pytest.mark.parametrize(
    ("lead", "party"),
    [
        ("The fourth Chile-Oman Dialogue, which Minister Ana Rojas hosted in Santiago,", "CL"),
        ("Minister Ana Rojas hosted the fourth Chile-Oman Dialogue in Muscat, which", "OM"),
        ("The fourth Chile-Oman Dialogue, which Minister Ana Rojas hosted in Geneva,", None),
    ],
)
def test_host_in_a_capital_is_of_the_state_there(lead: str, party: str | None) -> None:
    seats = seats_of("", f"{lead} was held on 3 June 2021.")

    assert seats == {("Ana Rojas", "Minister", party, "head")}


@pytest.mark.parametrize(
    "told",
    [
        "The fifth session will be held in Oman, Juan Soto, Adviser to the Chilean leader, said.",
        "The ministers will discuss trade, Juan Soto, Director General, told reporters on Sunday.",
        "According to Juan Soto, Director General, the two sides held a session in Muscat in 2019.",
    ],
)
def test_who_only_tells_of_it_has_no_seat(told: str) -> None:
    led = "It was co-chaired by Foreign Ministers Ana Rojas of Chile and Said Amri of Oman."

    assert {seat[0] for seat in seats_of(f"{led} {told}")} == {"Ana Rojas", "Said Amri"}


def test_given_name_that_is_a_rank_too_is_kept() -> None:
    assert ("Gen Mori", "Defence Minister", "JP", "head") in seats_of(
        "Japanese Defence Minister Gen Mori met Chilean Defence Minister Ana Rojas.",
        "Chile and Japan held their fourth Strategic Dialogue in Lima on 3 June 2021.",
    )


def test_minister_who_took_part_where_two_others_share_the_chair_is_a_member() -> None:
    seats = seats_of(
        "The co-chairs were Said Amri, Foreign Minister of Oman, and Ivan Orlov, Foreign Minister"
        " of Russia.",
        "Eva Salmi, Foreign Minister of Bahrain, took part in the fourth GCC-Russia Joint"
        " Ministerial Meeting in Sochi on 3 June.",
    )

    assert ("Eva Salmi", "Foreign Minister", "BH", "member") in seats


def test_pronoun_behind_an_opening_leads_for_whom_it_means() -> None:
    seats = seats_of("Ana Rojas, Deputy Minister of Chile, came. At the session she led her side.")

    assert seats == {("Ana Rojas", "Deputy Minister", "CL", "head")}


def test_those_joining_a_leader_are_of_her_side() -> None:
    seats = seats_of(
        "Chile was represented by Deputy Minister Ana Rojas. Joining Rojas were Juan Soto, Director"
        " for Climate Change and Internal Trade, and Eva Paz, Adviser for Foreign Investments."
    )

    assert seats == {
        ("Ana Rojas", "Deputy Minister", "CL", "head"),
        ("Juan Soto", "Director for Climate Change and Internal Trade", "CL", "member"),
        ("Eva Paz", "Adviser for Foreign Investments", "CL", "member"),
    }


def test_two_without_an_office_lead_together() -> None:
    seats = seats_of("Ana Rojas and Juan Soto led the Chilean delegation.")

    assert seats == {("Ana Rojas", None, "CL", "head"), ("Juan Soto", None, "CL", "head")}


def test_surname_may_be_a_word_of_ministries() -> None:
    seats = seats_of("Chile was represented by Deputy Minister Ana Urban, who spoke first.")

    assert seats == {("Ana Urban", "Deputy Minister", "CL", "head")}


def test_each_of_a_list_met_behind_the_talks_is_a_counterpart() -> None:
    seats = seats_of(
        "Ana Rojas, Deputy Minister of Chile, led her side. Rojas met Minister of Water Resources"
        " Said Amri, Minister of Health Badr Harthy and Minister of Supply Ali Saif following the"
        " talks."
    )

    assert {seat[3] for seat in seats if seat[0] != "Ana Rojas"} == {"counterpart"}
    assert len(seats) == 4


def test_spokesman_of_a_ministry_has_no_seat() -> None:
    assert not seats_of(
        "It will be held in Lima, Luis Vega, spokesman of the Chilean Foreign Ministry, said."
    )


def test_those_who_belong_to_a_team_are_of_its_side() -> None:
    seats = seats_of(
        "Undersecretary Luis Vega headed the Chilean team. Brigadier Said Amri headed the Omani"
        " team, to which Ambassador Badr Salmi and Captain Huda Nasri belonged too."
    )
    assert {(name, party, function) for name, _, party, function in seats} == {
        ("Luis Vega", "CL", "head"),
        ("Said Amri", "OM", "head"),
        ("Badr Salmi", "OM", "member"),
        ("Huda Nasri", "OM", "member"),
    }


def test_he_may_chair_beside_someone_with_an_office() -> None:
    seats = seats_of(
        "Luis Vega, Deputy Foreign Minister of Chile, paid a visit to Oman. On June 3 he and Said"
        " Amri, Minister of Foreign Affairs of Oman, co-chaired the dialogue."
    )
    assert {(name, party, function) for name, _, party, function in seats} == {
        ("Luis Vega", "CL", "co-chair"),
        ("Said Amri", "OM", "co-chair"),
    }


def test_office_in_small_letters_keeps_its_field() -> None:
    seats = seats_of(
        "Luis Vega, vice minister for diplomatic strategy and planning, headed the Chilean"
        " delegation, and Said Amri, undersecretary of state for security policy, the Omani one."
    )
    assert (
        "Luis Vega",
        "vice minister for diplomatic strategy and planning",
        "CL",
        "head",
    ) in seats


def test_envoy_may_have_a_field_before_the_office() -> None:
    seats = seats_of("The Chilean side was led by Luis Vega, Counter-Terrorism Ambassador.")
    assert seats == {("Luis Vega", "Counter-Terrorism Ambassador", "CL", "head")}


@pytest.mark.parametrize(
    ("printed", "name", "role", "party"),
    [
        (
            "the High Representative of the Sultanate of Oman for Foreign Affairs, Mr Said Amri,",
            "Said Amri",
            "High Representative for Foreign Affairs",
            "OM",
        ),
        (
            "Ambassador of the Sultanate of Oman to Chile Said Amri",
            "Said Amri",
            "Ambassador to Chile",
            "OM",
        ),
        (
            "the Omani National Security Adviser, Major General Said Amri (Rtd),",
            "Said Amri",
            "National Security Adviser",
            "OM",
        ),
        ("Omani Attorney General Said Amri", "Said Amri", "Attorney General", "OM"),
        (
            "Said Amri, Minister of Foreign Affairs of the friendly State of Kuwait,",
            "Said Amri",
            "Minister of Foreign Affairs",
            "KW",
        ),
    ],
)
def test_office_goes_on_behind_its_state(printed: str, name: str, role: str, party: str) -> None:
    seats = seats_of(f"The session was also attended by {printed} and by Luis Vega.")
    assert (name, role, party, "member") in seats


def test_prime_minister_who_leads_a_delegation_has_a_seat() -> None:
    seats = seats_of("Prime Minister Luis Vega of Chile led the Chilean delegation.")
    assert seats == {("Luis Vega", "Prime Minister", "CL", "head")}


def test_those_who_attended_beside_heads_of_delegations_head_nothing() -> None:
    seats = seats_of(
        "The meeting was attended by Deputy Minister of Trade of Chile Luis Vega, Deputy Minister"
        " of Health of Oman Said Amri, as well as heads of delegations of other states."
    )
    assert {(name, function) for name, _, _, function in seats} == {
        ("Luis Vega", "member"),
        ("Said Amri", "member"),
    }


def test_side_told_last_leads_by_whom() -> None:
    seats = seats_of(
        "Foreign Secretary Luis Vega led the Chilean delegation at the dialogue while the Omani"
        " side was headed by Under Secretary Said Amri."
    )
    assert {(name, party) for name, _, party, _ in seats} == {
        ("Luis Vega", "CL"),
        ("Said Amri", "OM"),
    }


def test_chancellor_is_a_german_office_where_germany_sits() -> None:
    seats = seats_of(
        "The council was chaired by Chancellor Kurt Vogel and President Luis Vega.",
        lead="The third Germany-Chile Security Dialogue was held in Berlin on June 3.",
    )
    assert {(name, party) for name, _, party, _ in seats} == {
        ("Kurt Vogel", "DE"),
        ("Luis Vega", "CL"),
    }


def test_ministers_of_a_two_plus_two_who_met_sat_there() -> None:
    seats = seats_of(
        "Chilean Foreign Minister Luis Vega and Defense Minister Ana Soto met with Omani Foreign"
        " Minister Said Amri and Defense Minister Badr Salmi.",
        lead="Chile and Oman held their second 2+2 Ministerial Dialogue in Lima on June 3.",
    )
    assert {(name, party, function) for name, _, party, function in seats} == {
        ("Luis Vega", "CL", "head"),
        ("Ana Soto", "CL", "head"),
        ("Said Amri", "OM", "head"),
        ("Badr Salmi", "OM", "head"),
    }


def test_those_taking_part_on_a_side_are_members() -> None:
    seats = seats_of(
        "Luis Vega, Deputy Foreign Minister of Chile, and Said Amri, Deputy Foreign Minister of"
        " Oman, co-chaired the event. Taking part on the Omani side was also Ambassador Badr Salmi."
    )
    assert ("Badr Salmi", "Ambassador", "OM", "member") in seats


def test_family_name_like_a_word_of_offices_is_kept_before_a_verb() -> None:
    seats = seats_of("Omani Deputy Assistant Secretary Ana Royal co-chaired it for Oman.")
    assert {name for name, *_ in seats} == {"Ana Royal"}


THREE = "Chile, Oman and Fiji held their fourth Trilateral Dialogue in Lima on 3 June 2021."


def test_those_named_with_their_states_take_part() -> None:
    body = "Ana Rojas of Chile, Ali Hamad of Oman and their host, Jone Tora of Fiji, met first."
    assert seats_of(body, THREE) == {
        ("Ana Rojas", None, "CL", "head"),
        ("Ali Hamad", None, "OM", "head"),
        ("Jone Tora", None, "FJ", "head"),
    }


def test_the_third_foreign_minister_is_of_the_third_state() -> None:
    body = (
        "Foreign Minister Ana Rojas took part. The meeting was hosted by Omani Foreign Minister Ali"
        " Hamad and was attended by Fijian Foreign Minister Jone Tora."
    )
    parties = {name: party for name, _, party, _ in seats_of(body, THREE)}
    assert parties == {"Ana Rojas": "CL", "Ali Hamad": "OM", "Jone Tora": "FJ"}


def test_of_two_foreign_ministers_who_chair_neither_is_told_by_others() -> None:
    body = (
        "It was co-chaired by Ana Rojas, Minister for Foreign Affairs, and Ali Hamad, Minister for"
        " Foreign Affairs. Omani Minister for Trade Said Badr also took part."
    )
    assert ("Ana Rojas", "Minister for Foreign Affairs", None, "co-chair") in seats_of(body)
    assert ("Ali Hamad", "Minister for Foreign Affairs", None, "co-chair") in seats_of(body)


def test_the_two_heads_of_state_are_those_named_before() -> None:
    body = (
        "President Ana Rojas of Chile and President Ali Hamad of Oman attended it. The two Heads of"
        " State co-chaired the session."
    )
    assert {(name, function) for name, _, _, function in seats_of(body)} == {
        ("Ana Rojas", "co-chair"),
        ("Ali Hamad", "co-chair"),
    }


def test_from_a_state_ahead_of_names_tells_whose_they_are() -> None:
    body = (
        "From Chile, Mr. Juan Vega, Director-General of the Asian Affairs Bureau of the Ministry of"
        " Foreign Affairs, attended, and from Oman, Mr. Ali Hamad, Director-General of the"
        " Department of Neighbouring Countries, and General Said Badr, Director of the Planning"
        " Department, attended."
    )
    parties = {name: party for name, _, party, _ in seats_of(body)}
    assert parties == {"Juan Vega": "CL", "Ali Hamad": "OM", "Said Badr": "OM"}


def test_the_office_of_a_president_is_part_of_the_title() -> None:
    body = (
        "The co-chairs were the Deputy Head of the Office of the President of Chile, Ana Rojas, and"
        " the Head of the Policy Bureau of the President of Oman, Ali Hamad."
    )
    assert seats_of(body) == {
        ("Ana Rojas", "Deputy Head of the Office of the President", "CL", "co-chair"),
        ("Ali Hamad", "Head of the Policy Bureau of the President", "OM", "co-chair"),
    }


def test_who_was_also_part_of_a_delegation_heads_none() -> None:
    body = (
        "State Secretary Ana Rojas headed the Chilean delegation, of which the State Secretary for"
        " Security, Luis Vega, was also part."
    )
    assert ("Ana Rojas", "State Secretary", "CL", "head") in seats_of(body)
    assert {(name, function) for name, _, _, function in seats_of(body)} == {
        ("Ana Rojas", "head"),
        ("Luis Vega", "member"),
    }


def test_ministers_who_receive_their_peers_face_them() -> None:
    body = (
        "Foreign Minister Ana Rojas and Defence Minister Luis Vega received at Torre Tagle Palace"
        " their Omani peers Ali Hamad and Said Badr."
    )
    assert {(name, party) for name, _, party, _ in seats_of(body)} == {
        ("Ana Rojas", "CL"),
        ("Luis Vega", "CL"),
        ("Ali Hamad", "OM"),
        ("Said Badr", "OM"),
    }


def test_who_chairs_together_with_others_is_a_co_chair_with_them() -> None:
    body = (
        "Foreign Minister of Chile Ana Rojas chaired it together with Foreign Minister of Oman"
        " Amir Hamad Saleh."
    )
    assert seats_of(body) == {
        ("Ana Rojas", "Foreign Minister", "CL", "co-chair"),
        ("Amir Hamad Saleh", "Foreign Minister", "OM", "co-chair"),
    }


def test_three_who_co_chair_in_a_row_are_of_three_states() -> None:
    body = (
        "It was co-chaired by Ana Rojas, Director for Asia at the Chilean foreign ministry, Ali"
        " Hamad, Joint Secretary (Gulf) at the Omani Ministry of Foreign Affairs, and Jone Tora,"
        " Director of Treaties at the Fijian foreign ministry."
    )
    parties = {name: party for name, _, party, _ in seats_of(body, THREE)}
    assert parties == {"Ana Rojas": "CL", "Ali Hamad": "OM", "Jone Tora": "FJ"}


def test_those_who_lead_two_delegations_are_of_two_sides() -> None:
    body = (
        "Delegations led by Assistant Secretary for Asia Ana Rojas of Chile and Minister of Foreign"
        " Affairs Ali Hamad met in Lima."
    )
    assert {(name, party) for name, _, party, _ in seats_of(body)} == {
        ("Ana Rojas", "CL"),
        ("Ali Hamad", "OM"),
    }


def test_a_member_of_a_delegation_is_of_its_state() -> None:
    body = "General Said Badr, the Chief of Staff, took part as a member of the Omani delegation."
    assert seats_of(body) == {("Said Badr", "Chief of Staff", "OM", "member")}


def test_a_delegation_that_was_presided_over_tells_its_state() -> None:
    body = (
        "The Chilean delegation was presided over by Secretary Ana Rojas, and the Omani one by"
        " Secretary Ali Hamad."
    )
    assert {(name, party) for name, _, party, _ in seats_of(body)} == {
        ("Ana Rojas", "CL"),
        ("Ali Hamad", "OM"),
    }


def test_a_verb_of_a_headline_is_no_name() -> None:
    title = "Foreign Minister Co-Chairs Omani-Chilean Strategic Dialogue in Lima"
    report = a_report(f"{title}\n\n{LEAD}\n", Stated(published=When("2021-06-10")))
    assert read(report).participants == ()


def test_two_who_lead_a_dialogue_are_of_two_sides() -> None:
    body = (
        "Deputy Assistant Secretary of State Ana Rojas and Director General Khamphone Sisavath led"
        " the 12th U.S.-Lao Comprehensive Dialogue in Vientiane on 3 June 2021."
    )
    assert {(name, party) for name, _, party, _ in seats_of(body, lead="")} == {
        ("Ana Rojas", "US"),
        ("Khamphone Sisavath", "LA"),
    }


@pytest.mark.parametrize(
    "row",
    [
        "The foreign ministers of Chile and Oman, Ana Rojas and Ali Hamad, held",
        "The foreign ministers of Chile and Oman, Ana Rojas (left) and Ali Hamad (right), held",
    ],
)
def test_ministers_are_named_in_the_order_of_their_states(row: str) -> None:
    lead = f"{row} their fourth Strategic Dialogue in Lima on 3 June 2021."
    assert seats_of("", lead) == {
        ("Ana Rojas", "foreign minister", "CL", "head"),
        ("Ali Hamad", "foreign minister", "OM", "head"),
    }


def test_one_state_s_two_ministers_are_named_in_the_order_of_their_offices() -> None:
    lead = "Chile and Oman held their fourth 2+2 Dialogue in Lima on 3 June 2021."
    body = (
        "The foreign and defence ministers of Chile, Ana Rojas and Luis Vega, met their Omani"
        " counterparts, Ali Hamad and Said Badr."
    )
    assert seats_of(body, lead) == {
        ("Ana Rojas", "foreign minister", "CL", "head"),
        ("Luis Vega", "defence minister", "CL", "head"),
        ("Ali Hamad", None, "OM", "head"),
        ("Said Badr", None, "OM", "head"),
    }


def test_those_who_receive_their_counterparts_are_of_the_other_state() -> None:
    lead = (
        "The ministers of Foreign Affairs and Defence of Chile and Oman will meet in Lima on 18"
        " June 2021 for the fifth session of the 2+2 Mechanism."
    )
    body = "Ana Rojas and Luis Vega will receive their Omani counterparts, Ali Hamad and Said Badr."
    assert {(name, party, function) for name, _, party, function in seats_of(body, lead)} == {
        ("Ana Rojas", "CL", "head"),
        ("Luis Vega", "CL", "head"),
        ("Ali Hamad", "OM", "head"),
        ("Said Badr", "OM", "head"),
    }


def test_who_is_to_be_included_in_a_format_took_no_part() -> None:
    body = "Foreign Minister Ana Rojas asked that the ministers of trade be included in the format."
    assert seats_of(body) == set()


_CHILE_AND_OMAN = "Chile and Oman held their fourth Strategic Dialogue in Lima on 3 June 2021."


@pytest.mark.parametrize(
    ("lead", "body", "party"),
    [
        # of the other party than whose counterpart she is
        (
            _CHILE_AND_OMAN,
            (
                "Chile will send ships, Chilean Foreign Minister Ana Rojas said. Her counterpart"
                " Ali Hamad led the other delegation."
            ),
            "OM",
        ),
        # of two parties each has one foreign minister
        (
            _CHILE_AND_OMAN,
            (
                "Chilean Foreign Minister Ana Rojas praised the talks. Foreign Minister Ali Hamad"
                " led the other delegation."
            ),
            "OM",
        ),
        # an agency tells no state of its own ministers
        (
            "MUSCAT (ONA) - Chile and Oman held their fourth Strategic Dialogue on 3 June 2021.",
            "Trade Minister Ali Hamad led the delegation.",
            "OM",
        ),
        (
            "MUSCAT (ONA) - Chile and Oman held their fourth Strategic Dialogue on 3 June 2021.",
            "Assistant Secretary Ali Hamad led the delegation.",
            None,
        ),
        (
            "MUSCAT (AFP) - Chile and Oman held their fourth Strategic Dialogue on 3 June 2021.",
            "Trade Minister Ali Hamad led the delegation.",
            None,
        ),
    ],
)
def test_party_is_told_by_who_else_sits_there(lead: str, body: str, party: str | None) -> None:
    told = {name: of for name, _, of, _ in seats_of(body, lead)}
    assert told.get("Ali Hamad") == party


@pytest.mark.parametrize(
    ("printed", "role", "party"),
    [
        ("the Ambassador in Santiago, Said Harthy,", "Ambassador in Santiago", "OM"),
        ("Ambassador of Chile in Muscat Said Harthy", "Ambassador in Muscat", "CL"),
        ("the High Commissioner in Chile, Said Harthy,", "High Commissioner in Chile", "OM"),
        (
            "Said Harthy, Deputy Minister of Natural Resources Chile,",
            "Deputy Minister of Natural Resources",
            "CL",
        ),
        (
            "Said Harthy, Director-General for Trade of the European Commission,",
            "Director-General for Trade of the European Commission",
            "EU",
        ),
    ],
)
def test_office_tells_the_party_by_its_post_or_its_agency(
    printed: str, role: str, party: str
) -> None:
    seats = seats_of(f"At the talks, officials and {printed} were also present.")

    assert ("Said Harthy", role, party, "member") in seats


def test_title_with_a_stop_goes_on_to_the_name() -> None:
    seats = seats_of(
        "It was co-chaired by H.E. Ambassador Ana Rojas, Chile's Deputy Foreign Minister, and"
        " Oman's Deputy Foreign Minister, Sheikh Said Harthy."
    )

    assert {(name, party, function) for name, _, party, function in seats} == {
        ("Ana Rojas", "CL", "co-chair"),
        ("Said Harthy", "OM", "co-chair"),
    }


@pytest.mark.parametrize(
    ("told", "name", "party", "function"),
    [
        # members, by the words that tell who else was there
        (
            "In attendance were officials and the Omani Envoy, Said Harthy.",
            "Said Harthy",
            "OM",
            "member",
        ),
        ("Oman's Ambassador Said Harthy was also present.", "Said Harthy", "OM", "member"),
        ("Also at the table was Omani Envoy Said Harthy.", "Said Harthy", "OM", "member"),
        (
            "Oman's Envoy Said Harthy assisted the heads of delegation.",
            "Said Harthy",
            "OM",
            "member",
        ),
        ("Ana Rojas was assisted by Omani Envoy Said Harthy.", "Said Harthy", "OM", "member"),
        ("Omani Envoy Said Harthy also spoke at the meeting.", "Said Harthy", "OM", "member"),
        ("Omani Envoy Said Harthy briefed the group on trade.", "Said Harthy", "OM", "member"),
        (
            (
                "It was co-chaired by Chilean Minister Ana Rojas and Omani Minister Badr Kindi, in"
                " the presence of Oman's Ambassador Said Harthy."
            ),
            "Said Harthy",
            "OM",
            "member",
        ),
        (
            "On the Omani side there was also the Minister of Mines, Said Harthy.",
            "Said Harthy",
            "OM",
            "member",
        ),
        (
            "The Omani side was led by Minister Badr Kindi, with Director Said Harthy as a member.",
            "Said Harthy",
            "OM",
            "member",
        ),
        # a second agent behind another "by"
        (
            "The Omani side was led by Minister Badr Kindi and by Director Said Harthy.",
            "Said Harthy",
            "OM",
            "head",
        ),
        # leaders without an office
        (
            (
                "It was held over two days, with Ana Rojas leading the Chilean side and Said Harthy"
                " that of Oman."
            ),
            "Said Harthy",
            "OM",
            "head",
        ),
        # whoever calls on a head of state, or is received
        (
            (
                "Chile's Minister Ana Rojas led one side. The Chilean ministers paid a courtesy"
                " call on President Said Harthy."
            ),
            "Said Harthy",
            "OM",
            "counterpart",
        ),
        (
            (
                "Chile's Minister Ana Rojas led one side. The Chilean delegates met Omani Deputy"
                " Secretary Said Harthy on the margins of the meeting."
            ),
            "Said Harthy",
            "OM",
            "counterpart",
        ),
        (
            (
                "Chile's Minister Ana Rojas led one side. Oman's President Said Harthy did not"
                " attend but received Rojas in the evening."
            ),
            "Said Harthy",
            "OM",
            "counterpart",
        ),
    ],
)
def test_who_else_was_there_takes_part(told: str, name: str, party: str, function: str) -> None:
    seats = {(name, party, function) for name, _, party, function in seats_of(told)}

    assert (name, party, function) in seats


@pytest.mark.parametrize(
    "told",
    [
        (
            "Chile will be represented by Director Ana Rojas, Minister Said Harthy told the House"
            " in reply to a question."
        ),
        (
            "Chile's Director Ana Rojas led one side. Minister Said Harthy, who did not attend the"
            " talks, sent a letter."
        ),
        (
            "Chile's Director Ana Rojas led one side. US envoy Jane Hill, in town for other talks,"
            " called on President Said Harthy."
        ),
    ],
)
def test_who_only_tells_stays_away_or_is_met_by_others_takes_no_part(told: str) -> None:
    assert "Said Harthy" not in {name for name, *_ in seats_of(told)}


@pytest.mark.parametrize(
    "told",
    [
        (
            "It was chaired by the then foreign ministers Ana Rojas, of Chile, and Said Harthy, of"
            " Oman."
        ),
        (
            "It was chaired by Ms Ana Rojas, director of the Port Authority of Chile (PAC), and Mr"
            " Said Harthy, director for trade at Oman's Ministry of Foreign Affairs."
        ),
        (
            "It was co-chaired by Chile's Security Adviser, Dame Ana Rojas, and Oman's Deputy"
            " Security Adviser, Sheikh Said Harthy."
        ),
        (
            "It took place under the chairmanship of Minister Ana Rojas of Chile and former"
            " Minister Said Harthy."
        ),
    ],
)
def test_two_by_whom_a_meeting_is_chaired_are_co_chairs(told: str) -> None:
    seats = {(name, party, function) for name, _, party, function in seats_of(told)}

    assert seats == {("Ana Rojas", "CL", "co-chair"), ("Said Harthy", "OM", "co-chair")}


def test_those_named_by_their_states_face_the_host() -> None:
    seats = seats_of(
        "Chile's Foreign Minister Ana Rojas hosted Oman's Said Harthy, Peru's Luis Vega and"
        " Brazil's Joao Prado.",
        "Chile, Oman, Peru and Brazil held their fourth Strategic Dialogue in Lima on 3 June 2021.",
    )

    assert {(name, party) for name, _, party, _ in seats} == {
        ("Ana Rojas", "CL"),
        ("Said Harthy", "OM"),
        ("Luis Vega", "PE"),
        ("Joao Prado", "BR"),
    }


def test_official_beside_a_guest_s_envoy_is_not_given_the_envoy_s_state() -> None:
    seats = seats_of("Omani Ambassador to Chile Said Harthy and Director Ana Rojas were present.")

    assert ("Ana Rojas", "Director", "OM", "member") not in seats


def test_who_else_is_named_on_a_side_that_chairs_is_a_member() -> None:
    seats = seats_of(
        "Chilean Minister Ana Rojas and Omani Minister Badr Kindi co-chaired the meeting. The"
        " secretary of the committee on the Omani side, Director Said Harthy, reported on the work."
    )

    assert ("Said Harthy", "Director", "OM", "member") in seats


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # one who presides over a side shares no chair
        (
            "The Chilean delegation was presided over by Ministers Ana Rojas and Luis Vega.",
            {("Ana Rojas", "CL", "head"), ("Luis Vega", "CL", "head")},
        ),
        (
            (
                "The session was presided over by Chile's Minister Ana Rojas and Oman's Minister"
                " Said Harthy."
            ),
            {("Ana Rojas", "CL", "co-chair"), ("Said Harthy", "OM", "co-chair")},
        ),
        (
            (
                "It was presided over by the foreign ministers, Ana Rojas of Chile and Said Harthy"
                " of Oman."
            ),
            {("Ana Rojas", "CL", "co-chair"), ("Said Harthy", "OM", "co-chair")},
        ),
        # whom a leader has with her
        (
            "The Chilean side was headed by Minister Ana Rojas and included Brig. (Rtd) Luis Vega.",
            {("Ana Rojas", "CL", "head"), ("Luis Vega", "CL", "member")},
        ),
        (
            "Chilean Minister Ana Rojas led her side, assisted by Director Luis Vega.",
            {("Ana Rojas", "CL", "head"), ("Luis Vega", "CL", "member")},
        ),
        (
            "Minister Ana Rojas led for Chile and Minister Said Harthy did so for Oman.",
            {("Ana Rojas", "CL", "head"), ("Said Harthy", "OM", "head")},
        ),
        (
            (
                "Present at the talks were Chile's Director Ana Rojas and the Omani envoy in"
                " Santiago, Said Harthy."
            ),
            {("Ana Rojas", "CL", "member"), ("Said Harthy", "OM", "member")},
        ),
    ],
)
def test_chairs_leaders_and_members_keep_apart(told: str, expected: set[tuple[str, ...]]) -> None:
    assert {(name, party, function) for name, _, party, function in seats_of(told)} == expected


@pytest.mark.parametrize(
    ("told", "role"),
    [
        (
            (
                "The defence ministers of Chile, Oman and Peru met in the old port. Chile's Defence"
                " Minister Ana Rojas welcomed Oman's Said Harthy and Peru's Luis Vega."
            ),
            "defence minister",
        ),
        (
            (
                "It was held at the level of Deputy Secretaries, with Ana Rojas leading the Chilean"
                " side and Said Harthy that of Oman."
            ),
            "Deputy Secretary",
        ),
    ],
)
def test_office_told_of_several_is_that_of_each(told: str, role: str) -> None:
    lead = "Chile, Oman and Peru held their fourth Strategic Dialogue in Lima on 3 June 2021."

    assert ("Said Harthy", role, "OM", "head") in seats_of(told, lead)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Undersecretary Ana Rojas of the Department of Foreign Affairs and Undersecretary Luis"
            " Vega of the Department of Trade led the Chilean delegation."
        ),
        (
            "It was co-chaired on the Omani side by Said Harthy, a senior official. Ana Rojas,"
            " Director for the Americas, and Luis Vega, Director for Trade at the Ministry of"
            " Defence, co-chaired on behalf of Chile."
        ),
    ],
)
def test_two_of_one_side_are_both_its_own(told: str) -> None:
    parties = {name: party for name, _, party, _ in seats_of(told)}

    assert (parties["Ana Rojas"], parties["Luis Vega"]) == ("CL", "CL")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Senior Lieutenant General Pham The Tung", "Pham The Tung"),
        ("Deputy Minister Nguyen An Binh", "Nguyen An Binh"),
        ("Mr. Yasuhiro Kobe, Deputy Minister for Foreign Policy,", "Yasuhiro Kobe"),
    ],
)
def test_name_may_have_a_small_word_or_a_city_in_it(printed: str, name: str) -> None:
    seats = seats_of(f"The Chilean delegation was led by {printed} and others.")

    assert {name for name, *_ in seats} == {name}


def test_head_of_a_delegation_is_a_part_and_no_office() -> None:
    seats = seats_of("The head of the Chilean delegation, Undersecretary Ana Rojas, spoke first.")

    assert seats == {("Ana Rojas", "Undersecretary", "CL", "head")}


def test_state_before_the_ministers_of_a_headline_is_nobody() -> None:
    lead = "S. Korea, Japan vice ministers held their fourth Strategic Dialogue in Seoul on 3 June."

    assert seats_of("They spoke of trade.", lead) == set()


def test_envoy_is_of_no_state_for_where_a_round_is_held() -> None:
    reading = read(
        a_report(
            "Chile and Peru held the third Maritime Dialogue in Lima on 10 March 2023. The talks"
            " were co-chaired by Director Ana Rojas and Ambassador Luis Pardo."
        )
    )
    assert {each.name: each.party for each in reading.participants} == {
        "Ana Rojas": None,
        "Luis Pardo": None,
    }


def test_two_chairs_of_each_side_are_of_the_state_named_before_the_first() -> None:
    reading = read(
        a_report(
            "The ninth Chile-Peru 2+2 Ministerial Meeting was held in Lima on 28 August 2025. It"
            " was co-chaired by Peru's Minister for Foreign Affairs, Ana Soto, and Deputy Prime"
            " Minister and Minister for Defence, Luis Roca, and Chile's Minister of Foreign"
            " Affairs, Maruja, and Minister of Defense, Pablo Rivas."
        )
    )
    assert {each.name: each.party for each in reading.participants} == {
        "Ana Soto": "PE",
        "Luis Roca": "PE",
        "Maruja": "CL",
        "Pablo Rivas": "CL",
    }


@pytest.mark.parametrize("link", ["with", "joined by", "accompanied by"])
def test_who_is_with_the_head_of_a_side_is_a_member(link: str) -> None:
    led = f"The Chilean side was led by Deputy Minister Ana Soto, {link} Director Diego Rojas."
    found = {name: how for name, _, _, how in seats_of(led)}
    assert found == {"Ana Soto": "head", "Diego Rojas": "member"}


def test_who_leads_the_other_side_is_its_head() -> None:
    led = (
        "The Chilean side was led by Deputy Minister Ana Soto, with Director Said Amri heading the"
        " Omani side."
    )
    assert {name: how for name, _, _, how in seats_of(led)} == {
        "Ana Soto": "head",
        "Said Amri": "head",
    }
