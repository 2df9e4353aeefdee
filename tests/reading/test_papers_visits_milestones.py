"""Rules for papers, visits, milestones: each reads its examples exactly, and no near miss."""

import pytest
from _pytest.mark import ParameterSet

from parley import rules
from parley.model.reading import Reading
from parley.reading import read
from parley.reading.grounding import read_grounded
from parley.reading.layers import Layers, lay
from parley.reading.marked import Marked, parse
from parley.reading.milestones import milestone_rules
from parley.reading.travellers import Travellers
from parley.reading.visits import patterns
from tests.factory import a_report

# The table at which the sentences of the examples are spoken.
SETTING = (
    "Vietnam, US hold ninth defence policy dialogue\n\n"
    "HANOI, 4 May 2021 - Vietnam and the United States held their ninth Defence Policy Dialogue in"
    " Hanoi on 3 May 2021. Deputy Minister Ha Kim Ngoc of Vietnam and US Under Secretary Jane Smith"
    " co-chaired it.\n\n"
)


def examples(name: str, key: str) -> list[ParameterSet]:
    return [
        pytest.param(rule["id"], example, id=f"{name}/{rule['id']} {key} {number}")
        for rule in rules.load(name)["rules"]
        for number, example in enumerate(rule[key], 1)
    ]


def papers(key: str) -> list[ParameterSet]:
    return [
        pytest.param(entry["kind"], example, id=f"instruments/{entry['kind']} {key} {number}")
        for entry in rules.load("instruments")["examples"]
        for number, example in enumerate(entry[key], 1)
    ]


def reading_of(sentence: str) -> Reading:
    """What the setting and a sentence of it are read as."""
    return read(a_report(f"{SETTING}{sentence}\n"))


def layers_of(sentence: str) -> tuple[int, Layers]:
    """Where the sentence begins in its report, and the layers of it."""
    report = a_report(f"{SETTING}{sentence}\n")
    return report.text.index(sentence), lay(report)


def slots(marked: Marked, names: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    return {mark.slot: (mark.start, mark.end) for mark in marked.marks if mark.slot in names}


@pytest.mark.parametrize(("rule", "example"), examples("visits", "reads"))
def test_visit_rule_reads(rule: str, example: str) -> None:
    marked = parse(example)
    start, layers = layers_of(marked.text)
    pattern = dict(patterns().rules)[rule].pattern
    found = [
        {
            slot.rstrip("2"): (match.start(slot) - start, match.end(slot) - start)
            for slot in ("visitor", "to", "to2")
            if match.groupdict().get(slot)
        }
        for match in pattern.finditer(Travellers(layers).painted, start)
    ]
    assert slots(marked, ("visitor", "to")) in found


@pytest.mark.parametrize(("rule", "example"), examples("visits", "reads"))
def test_visit_rule_gives_a_visit(rule: str, example: str) -> None:
    visitor = parse(example).of("visitor") or ""
    assert rule
    assert [
        item
        for item in reading_of(parse(example).text).visits
        if item.visitor in visitor or (item.derived and item.to is not None)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("visits", "ignores"))
def test_visit_rule_ignores(rule: str, example: str) -> None:
    assert f"visits/{rule}" not in {item.rule for item in reading_of(example).visits}


@pytest.mark.parametrize(("rule", "example"), examples("milestones", "reads"))
def test_milestone_rule_reads(rule: str, example: str) -> None:
    marked = parse(example)
    start, layers = layers_of(marked.text)
    pattern = next(each.pattern for each in milestone_rules() if each.id == rule)
    found = [
        match.span("cue") if "cue" in match.re.groupindex else match.span()
        for match in pattern.finditer(layers, start, len(layers.text))
    ]
    assert slots(marked, ("cue",))["cue"] in [(a - start, b - start) for a, b in found]
    kind = next(each.kind for each in milestone_rules() if each.id == rule)
    assert kind in {item.kind for item in reading_of(marked.text).milestones}


@pytest.mark.parametrize(("rule", "example"), examples("milestones", "ignores"))
def test_milestone_rule_ignores(rule: str, example: str) -> None:
    assert f"milestones/{rule}" not in {item.rule for item in reading_of(example).milestones}


@pytest.mark.parametrize(("kind", "example"), papers("reads"))
def test_paper_is_read(kind: str, example: str) -> None:
    marked = parse(example)
    told = [(item.kind, item.name, item.year) for item in reading_of(marked.text).instruments]
    assert (kind, marked.of("name"), marked.of("year")) in told


@pytest.mark.parametrize(("kind", "example"), papers("ignores"))
def test_word_names_no_paper(kind: str, example: str) -> None:
    assert kind
    assert [item.name for item in reading_of(example).instruments] == []


@pytest.mark.parametrize(
    ("sentence", "name", "year", "status"),
    [
        (
            "Returns go by a memorandum on migration signed in 2018.",
            "memorandum on migration",
            "2018",
            "in-force",
        ),
        (
            "She proposed the signing of a memorandum of understanding on fisheries.",
            "memorandum of understanding on fisheries",
            None,
            None,
        ),
        (
            "A mutual legal assistance treaty is still being negotiated.",
            "mutual legal assistance treaty",
            None,
            "under-negotiation",
        ),
        (
            "The Strategic Partnership Agreement between the two, signed on 14 June 2015, lasts.",
            "Strategic Partnership Agreement",
            "2015",
            "in-force",
        ),
        (
            "They agreed to conclude a Mutual Legal Assistance Treaty before the end of 2022.",
            "Mutual Legal Assistance Treaty",
            None,
            "under-negotiation",
        ),
        (
            "A memorandum of understanding on fisheries, due to be signed in June, was reviewed.",
            "memorandum of understanding on fisheries",
            None,
            "under-negotiation",
        ),
        (
            "The Defence Cooperation Agreement entered into force on 1 November 2020.",
            "Defence Cooperation Agreement",
            "2020",
            "in-force",
        ),
        (
            "They urged their partners to complete the review of the Trade in Goods Agreement.",
            "Trade in Goods Agreement",
            None,
            "in-force",
        ),
        (
            (
                "Two memoranda of understanding were signed in June 2019: one by the ministers,"
                " on cyber security, and one by the rectors, on training."
            ),
            "memorandum of understanding on cyber security",
            "2019",
            "in-force",
        ),
        (
            "The coast guards of both countries also reached a memorandum of understanding.",
            "memorandum of understanding",
            None,
            "in-force",
        ),
        (
            "A letter of intent had been signed for cooperation in the fields of peace and trade.",
            "letter of intent for cooperation in the fields of peace and trade",
            None,
            "in-force",
        ),
        (
            "A Memorandum of Understanding, now signed, to combat illegal logging in the south.",
            "Memorandum of Understanding to combat illegal logging",
            "2021",
            "in-force",
        ),
        (
            "Both praised the use at sea of the Code for Unplanned Encounters at Sea (CUES).",
            "Code for Unplanned Encounters at Sea",
            None,
            "in-force",
        ),
        (
            (
                "The Dialogue under the Trade and Cooperation Agreement between Japan and Siam"
                " was held in Rome on 22 March 2022."
            ),
            "Trade and Cooperation Agreement",
            None,
            "in-force",
        ),
        (
            (
                "A Joint Communiqué under the title “Peace and Growth: The Way Ahead” was signed in"
                " June 2019."
            ),
            "Joint Communiqué “Peace and Growth: The Way Ahead”",
            "2019",
            "in-force",
        ),
        (
            (
                "They welcomed the new EU Strategy on Central Asia, which the EU Member States"
                " adopted on June 17, 2019."
            ),
            "EU Strategy on Central Asia",
            "2019",
            "in-force",
        ),
        (
            "They act in line with the EU Strategy on Connecting Europe and Asia.",
            "EU Strategy on Connecting Europe and Asia",
            None,
            "in-force",
        ),
        (
            "They relied on an MoU which the navy and the coast guard signed in 2016.",
            "MoU",
            "2016",
            "in-force",
        ),
        (
            (
                "The General Agreement between the Government of Japan and the Cabinet of Siam on"
                " Mutual Help was signed on 2 December 2016."
            ),
            "General Agreement on Mutual Help",
            "2016",
            "in-force",
        ),
        (
            "They went through Roadmap 2035, which was adopted in 2019, in detail.",
            "Roadmap 2035",
            "2019",
            "in-force",
        ),
        (
            "The two ministers on 6 May 2020 signed the Hanoi Declaration.",
            "Hanoi Declaration",
            "2020",
            "in-force",
        ),
        (
            "Ties reach back to the Treaty of Peace and Friendship of 1787 as was recalled.",
            "Treaty of Peace and Friendship",
            "1787",
            "in-force",
        ),
        (
            "They recalled the Treaty of Amity and Cooperation that the two signed in July 1977.",
            "Treaty of Amity and Cooperation",
            "1977",
            "in-force",
        ),
        ("They will sign the Extradition Treaty in early 2022.", "Extradition Treaty", None, None),
        ("They agreed to sign a customs agreement next year.", "customs agreement", None, None),
        (
            "They looked forward to the signature of the Customs Agreement in the course of 2022.",
            "Customs Agreement",
            None,
            None,
        ),
        (
            "They agreed to conclude a Customs Agreement in the first half of 2022.",
            "Customs Agreement",
            None,
            "under-negotiation",
        ),
        (
            "They agreed to speed up the talks on the Customs Agreement and to end them in 2022.",
            "Customs Agreement",
            None,
            "under-negotiation",
        ),
        (
            "They looked forward to the adoption of a new Plan of Action (2022-2026).",
            "Plan of Action",
            "2022",
            None,
        ),
        (
            "The letter of intent on drones was not signed.",
            "letter of intent on drones",
            None,
            None,
        ),
        (
            "The signing of the letter of intent on drones was postponed to September.",
            "letter of intent on drones",
            None,
            None,
        ),
        (
            "The signing of the letter of intent on drones took place on 3 May 2019.",
            "letter of intent on drones",
            "2019",
            "in-force",
        ),
        (
            "They met in Rome in 2019 to sign the Extradition Treaty.",
            "Extradition Treaty",
            "2019",
            "in-force",
        ),
        (
            "In 2019 they signed the Extradition Treaty in the presence of both premiers.",
            "Extradition Treaty",
            "2019",
            "in-force",
        ),
        (
            "They marked the 60th anniversary of the Extradition Treaty in 2020.",
            "Extradition Treaty",
            None,
            None,
        ),
        ("Vietnam terminated the Mining Treaty in 2019.", "Mining Treaty", None, None),
        (
            "They welcomed the ratification of the Anti-Torture Convention in 2014.",
            "Anti-Torture Convention",
            None,
            "in-force",
        ),
        (
            "They have been negotiating a free trade agreement since July 2018.",
            "free trade agreement",
            None,
            "under-negotiation",
        ),
        (
            "They spoke of the Cooperation Agreement, which entered fully into force in 2017.",
            "Cooperation Agreement",
            "2017",
            "in-force",
        ),
        (
            "They rely on the Agreement on River Transport, signed at Saint-Malo in June 1992.",
            "Agreement on River Transport",
            "1992",
            "in-force",
        ),
        (
            "The negotiation of an administrative arrangement on social security goes on.",
            "administrative arrangement on social security",
            None,
            "under-negotiation",
        ),
        (
            "They put their signatures to an agreement on police cooperation.",
            "agreement on police cooperation",
            "2021",
            "in-force",
        ),
    ],
)
def test_paper_has_its_own_year_and_status(
    sentence: str, name: str, year: str | None, status: str | None
) -> None:
    papers = [(item.name, item.year, item.status) for item in reading_of(sentence).instruments]
    assert (name, year, status) in papers


@pytest.mark.parametrize(
    ("sentence", "ref"),
    [
        ("They called for a code of conduct in the South China Sea.", "COC"),
        ("They called for a code of conduct.", "COC"),
        ("They called for a code of conduct in cyberspace.", None),
    ],
)
def test_code_of_conduct_is_the_one_of_the_sea(sentence: str, ref: str | None) -> None:
    assert [item.ref for item in reading_of(sentence).instruments] == [ref]


@pytest.mark.parametrize(
    "sentence",
    [
        "They backed the elevation of their relationship to a Strategic Partnership.",
        "They supported upgrading ties to a comprehensive strategic partnership.",
        "The minister called for the upgrade of relations to a strategic partnership.",
        "They discussed the upgrade of relations to a comprehensive strategic partnership.",
    ],
)
def test_what_is_wished_for_is_no_turn(sentence: str) -> None:
    assert reading_of(sentence).milestones == ()


def test_name_ends_with_its_block() -> None:
    page = "Vietnam, US sign letter of intent on training\n\n" + SETTING.partition("\n\n")[2]
    papers = read(a_report(page)).instruments
    assert [item.name for item in papers] == ["letter of intent on training"]


def test_short_form_is_the_paper_it_was_printed_beside() -> None:
    papers = reading_of(
        "The ministers signed the Basic Exchange and Cooperation Agreement (BECA) in 2020. BECA is"
        " the last of four."
    ).instruments
    assert [item.name for item in papers] == ["Basic Exchange and Cooperation Agreement"]
    assert len(papers[0].evidence) == 2


@pytest.mark.parametrize(
    ("sentence", "visits"),
    [
        (
            (
                "Indonesian Minister Retno Sari will visit Norway, Sweden and Denmark from 10"
                " to 15 June."
            ),
            [(code, "2021-06-10", "2021-06-15", "planned") for code in ("NO", "SE", "DK")],
        ),
        (
            (
                "Indonesian Minister Retno Sari is paying a three-day visit to Norway that"
                " ends on Thursday."
            ),
            [("NO", "2021-05-04", "2021-05-06", "ongoing")],
        ),
        (
            "Indonesian Minister Retno Sari leaves on Friday for a two-day visit to Oslo.",
            [("NO", "2021-05-07", "2021-05-08", "planned")],
        ),
        (
            "Indonesian Minister Retno Sari cancelled her visit to Norway in March.",
            [],
        ),
        ("Indonesian Minister Retno Sari was invited to visit Norway.", []),
        (
            (
                "Indonesian Minister Retno Sari, who had served in Oslo from 2010 to 2014, paid"
                " a visit to Norway last month."
            ),
            [("NO", "2021-04", "2021-04", "held")],
        ),
        (
            (
                "The two sides discussed a possible visit by Indonesian Minister Retno Sari to"
                " Norway."
            ),
            [("NO", None, None, "planned")],
        ),
        (
            (
                "The trip of Indonesian Minister Retno Sari to Norway, which had been set for March"
                " and was put off, will now take place in July."
            ),
            [("NO", "2021-07", "2021-07", "planned")],
        ),
        (
            (
                "The visit of Indonesian Minister Retno Sari to Norway, initially foreseen for"
                " April, will now take place in the second half of the year."
            ),
            [("NO", None, None, "planned")],
        ),
        (
            "Indonesian Minister Retno Sari last visited Norway in January.",
            [("NO", "2021-01", "2021-01", "held")],
        ),
        (
            "Indonesian Minister Retno Sari had been in Norway on 28 January for a short visit.",
            [("NO", "2021-01-28", "2021-01-28", "held")],
        ),
        (
            "Indonesian Minister Retno Sari unveiled a memorial on a visit to Norway in March.",
            [("NO", "2021-03", "2021-03", "held")],
        ),
    ],
)
def test_visit_has_its_own_days_and_places(
    sentence: str, visits: list[tuple[str, str | None, str | None, str]]
) -> None:
    found = reading_of(sentence).visits
    assert [(item.to, item.start, item.end, item.status) for item in found] == visits
    assert {item.visitor for item in found} <= {"Retno Sari"}


def test_office_and_pronoun_lead_back_to_the_visitor() -> None:
    visits = reading_of(
        "Indonesian Minister Retno Sari spoke last. The Indonesian minister is on a working"
        " visit to Norway from 3 to 5 May."
    ).visits
    assert [(item.visitor, item.to, item.start) for item in visits] == [
        ("Retno Sari", "NO", "2021-05-03")
    ]
    assert visits[0].derived


@pytest.mark.parametrize(
    ("sentence", "ship", "party"),
    [
        ("HMS Argyll docked in Da Nang on Monday.", "HMS Argyll", "GB"),
        ("A New Zealand naval ship will pay a port visit to Da Nang in July.", "naval ship", "NZ"),
        ("The German frigate Ostsee is to visit Da Nang in June.", "Ostsee", "DE"),
    ],
)
def test_ship_is_a_visitor(sentence: str, ship: str, party: str) -> None:
    visits = reading_of(sentence).visits
    assert [(item.visitor, item.role, item.from_, item.city) for item in visits] == [
        (ship, None, party, "Da Nang")
    ]


@pytest.mark.parametrize(
    ("sentence", "turns"),
    [
        ("Two years after ties were raised to a strategic partnership, all is well.", ["2019"]),
        ("Five years ago the two upgraded their ties to a comprehensive partnership.", ["2016"]),
        ("They hoped to elevate relations to a strategic partnership in 2023.", []),
        ("The idea of raising it to a strategic partnership came up in June 2011.", []),
        ("Japan and Siam established diplomatic relations in 1887.", ["1887"]),
        ("They marked the 70th anniversary of the establishment of ties in 2020.", ["2020"]),
        ("Both countries celebrate 50 years of diplomatic relations.", ["2021"]),
        (
            "Last year saw 60 years of ties and 10 years since the Mutual Defense Treaty.",
            ["2020"] * 2,
        ),
        ("At the end of the meeting the two sides signed a letter of intent.", ["2021-05-03"]),
        ("When the talks were over, a letter of intent was signed by the envoys.", ["2021-05-03"]),
        ("In the course of the talks a Memorandum on Trade was signed.", ["2021-05-03"]),
        ("Ha and Smith put their names to a memorandum of understanding.", ["2021-05-03"]),
        ("The fourth paper, a Trade Arrangement, was signed by the envoys.", ["2021-05-03"]),
        ("After the talks the two sides signed a letter of intent.", ["2021-05-03"]),
        ("They met two weeks after the leaders signed a letter of intent on trade.", []),
        ("They met a week after the leaders put their names to a letter of intent.", []),
        ("The talks came after the two leaders signed a Declaration on Trade.", []),
        ("A memorandum of understanding, now signed, to curb illegal logging.", ["2021-05-03"]),
        ("A commitment to carry out a memorandum of understanding to curb illegal logging.", []),
        ("2020 has seen both celebrate and upgrade ties to a strategic partnership.", ["2020"]),
        ("2020 was long, and they hope to upgrade ties to a strategic partnership.", []),
        ("It came after the Partnership between Japan and Chile was announced in 2019.", ["2019"]),
        ("The partnership, the only one of its kind in the region, dates from 2007.", ["2007"]),
        (
            (
                "This year will bring the 25th anniversaries of the independence of Siam and of the"
                " establishment of diplomatic ties."
            ),
            ["2021"],
        ),
        (
            "It rests on the Treaty on Crime, which our presidents signed in Rome last May.",
            ["2020-05"],
        ),
        ("The two sides signed a letter of intent on training.", ["2021-05-03"]),
        (
            "The letter of intent on training, signed in August last year, is carried out.",
            ["2020-08"],
        ),
        ("The letter of intent on training, signed in 2019, is carried out.", []),
        ("No letter of intent on training was signed.", []),
        ("The BNC was set up in 2010.", []),
        ("The Security Partnership was announced in Rome on 3 May last year.", ["2020-05-03"]),
        ("Siam has been a strategic partner of Japan since 2008.", ["2008"]),
        ("It rests on the Partnership that Presidents A and B established in 2018.", ["2018"]),
        ("It saw five years of the Partnership, which was established in July 2020.", ["2020-07"]),
        ("The forum slept until 2019, when it was revived.", ["2019"]),
        ("The commission is 25 years old this year.", ["2021"]),
        ("They marked the 20th anniversary of the treaty (4 May 2001).", ["2021-05-04"]),
        ("They marked the 20th anniversary of the DOC (4 November 2002).", ["2022-11-04"]),
        ("The ministers broke ground for a new training centre on 2 May.", ["2021-05-02"]),
        (
            (
                "They raised ties to a Strategic Partnership for Peace and Growth during the visit"
                " of the King in June 2019."
            ),
            ["2019-06"],
        ),
        ("In June last year they inked a logistics support pact.", ["2020-06"]),
        ("In June last year they spoke of the logistics support pact.", []),
    ],
)
def test_turn_has_its_own_date(sentence: str, turns: list[str]) -> None:
    assert [item.date for item in reading_of(sentence).milestones] == turns


def test_day_behind_a_paper_is_no_part_of_its_name() -> None:
    found = reading_of("They signed an agreement on protecting military secrets Wednesday.")

    assert [item.name for item in found.instruments if item.kind == "agreement"] == [
        "agreement on protecting military secrets"
    ]


@pytest.mark.parametrize(
    ("sentence", "signed"),
    [
        (
            "They saw the signing of a MoU on Trade by envoys and of a Treaty on Crime.",
            {"MoU on Trade signed", "Treaty on Crime signed"},
        ),
        (
            "They witnessed the signing of documents that include a Treaty on Extradition.",
            {"Treaty on Extradition signed"},
        ),
        (
            "Two papers were signed: an amendment to the Defence Pact, and a MoU on Trade.",
            {"amendment to the Defence Pact signed", "MoU on Trade signed"},
        ),
        (
            (
                "Several accords were signed at the meeting: an amendment to the Trade Agreement, a"
                " Memorandum of Understanding on ports, to make both work together better, and a"
                " Treaty on Crime."
            ),
            {
                "amendment to the Trade Agreement signed",
                "Memorandum of Understanding on ports signed",
                "Treaty on Crime signed",
            },
        ),
        (
            "They signed a MoU on Health, and praised the Treaty on Trade.",
            {"MoU on Health signed"},
        ),
    ],
)
def test_papers_of_one_list_are_signed_together(sentence: str, signed: set[str]) -> None:
    assert {item.what for item in reading_of(sentence).milestones} == signed


def test_number_of_meetings_since_a_year_is_no_anniversary() -> None:
    told = "Officials convened the dialogue for the 5th since 2011."

    assert [item.kind for item in reading_of(told).milestones] == []


Turn = tuple[str, str | None]


@pytest.mark.parametrize(
    ("told", "name", "year"),
    [
        (
            (
                "They spoke of next year's anniversary of the signing of the Chile and Peru Basic"
                " Treaty of Friendship."
            ),
            "Chile and Peru Basic Treaty of Friendship",
            None,
        ),
        (
            (
                "It is in line with the Memorandum of Understanding on Ocean Affairs between the"
                " Republic of Chile and the Gulf Cooperation Council, signed in Lima in June 2010."
            ),
            "Memorandum of Understanding on Ocean Affairs",
            "2010",
        ),
        (
            (
                "They stand by the framework agreement on economic, investment and technical"
                " cooperation, signed in Lima in June 2004."
            ),
            "framework agreement on economic, investment and technical cooperation",
            "2004",
        ),
        (
            "They noted that the Pacific Treaty of Amity was signed 26 years ago this year.",
            "Pacific Treaty of Amity",
            "1995",
        ),
        (
            "The alliance matters as in 1951, the year in which the Pacific Treaty was signed.",
            "Pacific Treaty",
            "1951",
        ),
    ],
)
def test_paper_has_its_whole_name_and_year(told: str, name: str, year: str | None) -> None:
    assert [(each.name, each.year) for each in reading_of(told).instruments] == [(name, year)]


@pytest.mark.parametrize(
    "told",
    [
        "Full text of the Chile-Peru Consultative Meeting Joint Communiqué.",
        "Ninth Chile-Peru 2+2 Foreign and Defence Ministerial Consultations Joint Statement.",
        "They were to review the blueprint for the future of the alliance.",
    ],
)
def test_report_itself_and_a_mere_plan_are_no_papers(told: str) -> None:
    assert not reading_of(told).instruments


@pytest.mark.parametrize(
    ("told", "turn"),
    [
        (
            (
                "Marking the tenth anniversary of the 2011 Joint Declaration on Security"
                " Cooperation,"
                " they spoke of the sea."
            ),
            ("tenth anniversary of the 2011 Joint Declaration on Security Cooperation", None),
        ),
        (
            "During the dialogue they announced the Vietnam-US Security and Defence Partnership.",
            ("announced the Vietnam-US Security and Defence Partnership", "2021-05-03"),
        ),
        (
            "They have a reciprocal access agreement, which came into effect in August 2020.",
            ("reciprocal access agreement, which came into effect", "2020-08"),
        ),
        ("The dialogue was launched two decades ago.", ("The dialogue was launched", "2001")),
        (
            "Full diplomatic relations between the two were re-established on 28 March 1957.",
            ("diplomatic relations between the two were re-established", "1957-03-28"),
        ),
        (
            "They hailed the strategic partnership, which was proclaimed in 2012.",
            ("strategic partnership, which was proclaimed", "2012"),
        ),
        (
            "They recalled the launch of the visa dialogue in September 2019.",
            ("launch of the visa dialogue", "2019-09"),
        ),
        (
            "The coastal railway, which was inaugurated in October 2016, runs well.",
            ("railway, which was inaugurated", "2016-10"),
        ),
        (
            "They hailed the opening of the border crossing at Lao Bao on 22 February 2020.",
            ("opening of the border crossing at Lao Bao", "2020-02-22"),
        ),
        (
            "They recalled the talks of May 2019, which raised relations to an alliance.",
            ("raised relations to an alliance", "2019-05"),
        ),
        (
            "Two years ago they met when the 40th anniversary of ties was kept on 1 January.",
            ("40th anniversary of ties", "2021-01-01"),
        ),
        ("Diplomatic relations turn sixty in July 2025.", ("relations turn sixty", "2025-07")),
        ("In April ground was broken for the new hospital.", ("ground was broken", "2021-04")),
    ],
)
def test_turn_is_told_in_full_and_dated(told: str, turn: Turn) -> None:
    assert [(each.what, each.date) for each in reading_of(told).milestones] == [turn]


@pytest.mark.parametrize(
    "told",
    [
        "They are to strengthen the strategic partnership, founded on shared values, in May 2022.",
        "The Joint Commission began its fifth session on Monday.",
        "They hope to announce a Security and Defence Partnership during the next dialogue.",
        "They congratulated each other on the anniversary of the birth of the poet.",
        "They spoke of the 50th anniversary of independence in 2025.",
        "Vietnam repeated its wish to see ties lifted to a comprehensive strategic partnership.",
        "The road was discussed in October 2016.",
    ],
)
def test_what_is_no_turn_makes_none(told: str) -> None:
    assert not reading_of(told).milestones


@pytest.mark.parametrize(
    ("told", "visit"),
    [
        (
            (
                "Peruvian Foreign Minister Ana Diaz will come to Hanoi on Friday (May 7) for an"
                " official visit of two days."
            ),
            ("Ana Diaz", "VN", "2021-05-07", "planned"),
        ),
        (
            (
                "At the invitation of General Vo Minh, Minister of National Defence, US Secretary"
                " of"
                " Defense John Hill III is paying an official visit to Vietnam from May 3 to 4."
            ),
            ("John Hill III", "VN", "2021-05-03", "ongoing"),
        ),
    ],
)
def test_visit_is_told_by_coming_and_by_invitation(told: str, visit: tuple[str, ...]) -> None:
    found = reading_of(told).visits

    assert [(each.visitor, each.to, each.start, each.status) for each in found] == [visit]


@pytest.mark.parametrize(
    ("told", "turn"),
    [
        (
            "The 30th anniversary of diplomatic ties will be celebrated with a concert.",
            ("30th anniversary of diplomatic ties", None),
        ),
        (
            "The 30th anniversary of diplomatic ties will be celebrated this year.",
            ("30th anniversary of diplomatic ties", "2021"),
        ),
        (
            "The 30th anniversary of diplomatic ties will be celebrated in October.",
            ("30th anniversary of diplomatic ties", "2021-10"),
        ),
        (
            "The Treaty's thirtieth anniversary falls on 8 November.",
            ("thirtieth anniversary", "2021-11-08"),
        ),
        (
            "They look forward to marking, in July, the 70th anniversary of diplomatic ties.",
            ("70th anniversary of diplomatic ties", "2021-07"),
        ),
        (
            "They recalled the twenty-fifth anniversary of ties, which was marked last year.",
            ("twenty-fifth anniversary of ties", "2020"),
        ),
    ],
)
def test_anniversary_ahead_is_of_this_year_only_where_told(told: str, turn: Turn) -> None:
    assert [(each.what, each.date) for each in reading_of(told).milestones] == [turn]


@pytest.mark.parametrize(
    ("told", "paper"),
    [
        (
            "They reviewed the Vietnam-US maritime security Memorandum of Understanding (MoU).",
            ("maritime security Memorandum of Understanding", None, None),
        ),
        (
            "The two coast guards came to a memorandum of understanding.",
            ("memorandum of understanding", None, "in-force"),
        ),
        (
            "They agreed to move ahead with an action programme for 2025-2030.",
            ("action programme for 2025-2030", "2025", "under-negotiation"),
        ),
        (
            "They stand by what was laid down in 2016 in the 'Joint Vision of Ocean Cooperation'.",
            ("Joint Vision of Ocean Cooperation", "2016", "in-force"),
        ),
    ],
)
def test_paper_is_told_by_its_field_and_its_making(
    told: str, paper: tuple[str, str | None, str | None]
) -> None:
    found = reading_of(told).instruments

    assert [(each.name, each.year, each.status) for each in found] == [paper]


@pytest.mark.parametrize(
    "told",
    [
        "Vietnam, US release joint statement.",
        "Officials spoke of it in a joint statement of the two countries.",
        "Joint Statement on the XII High-Level Dialogue Vietnam – United States.",
        "The five-point plan is good.",
    ],
)
def test_statement_on_the_meeting_itself_is_no_paper(told: str) -> None:
    assert not reading_of(told).instruments


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        (
            "It is a year that marks three decades since they opened diplomatic relations.",
            [("marks three decades since they opened diplomatic relations", "2021")],
        ),
        (
            "Foreign Minister Ana Diaz set up the Joint Commission in Lima on 2 December 2011.",
            [("set up the Joint Commission", "2011-12-02")],
        ),
        (
            "A “strategic partnership” was agreed by the two sides in 2015.",
            [("strategic partnership was agreed", "2015")],
        ),
        (
            (
                "They reviewed the Vietnam-US maritime security Memorandum of Understanding (MoU),"
                " which US Secretary of Defense John Hill and Vietnamese Deputy Prime Minister and"
                " Minister Vo Minh signed in Hue on July 11, 2019."
            ),
            [("maritime security Memorandum of Understanding signed", "2019-07-11")],
        ),
        (
            (
                "It is in the spirit of the 2015 Joint Vision Statement on Ocean Affairs and other"
                " agreements that leaders have signed."
            ),
            [],
        ),
        ("The Ocean Data Agreement (ODA) is one of the agreements to be signed.", []),
        ("It was their dialogue, the 4th since 2009.", []),
    ],
)
def test_turns_are_those_that_came_about(told: str, turns: list[Turn]) -> None:
    assert [(each.what, each.date) for each in reading_of(told).milestones] == turns


@pytest.mark.parametrize(
    ("told", "visits"),
    [
        (
            (
                "They spoke of the recent visits to Hanoi of US Secretary of State Jane Roe (5-6"
                " April) and US Treasury Secretary John Hill (9 April)."
            ),
            [("Jane Roe", "2021-04-05", "held"), ("John Hill", "2021-04-09", "held")],
        ),
        (
            (
                "They agreed on steps, among them a visit to Hanoi by US Secretary of State Jane"
                " Roe at a fitting time."
            ),
            [("Jane Roe", None, "planned")],
        ),
    ],
)
def test_each_visitor_has_days_of_their_own(
    told: str, visits: list[tuple[str, str | None, str]]
) -> None:
    found = reading_of(told).visits

    assert [(each.visitor, each.start, each.status) for each in found] == visits


def test_round_that_begins_is_no_turn() -> None:
    assert not reading_of("The third Cyber Dialogue began in Hanoi on 3 May 2021.").milestones


BODY = """Officials meet for a day of talks

LIMA, 5 June 2021 – The fourth session of the Chile-Oman Joint Commission was held in Lima on 3 June
"""


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        (". The Commission was established in 1993.", [("other", "1993")]),
        (". The Joint Commission, set up in 1993, meets by turns.", [("other", "1993")]),
        (". The African Commission was established in 1993.", []),
        (". The Council was established in 1993.", []),
        (
            " and closed with the signing of eight agreements, on water among them.",
            [("agreement-signed", "2021-06-03")],
        ),
        (
            ". It ended with the signing of three bilateral memoranda.",
            [("agreement-signed", "2021-06-03")],
        ),
        (". They hope to close next year with the signing of eight agreements.", []),
        (
            ". The two ministers on 6 May 2021 signed the Muscat Declaration.",
            [("agreement-signed", "2021-05-06")],
        ),
        (". The ministers may sign the Muscat Declaration on 6 July 2021.", []),
    ],
)
def test_turns_of_a_commission_are_told(told: str, turns: list[tuple[str, str]]) -> None:
    found = read_grounded(a_report(f"{BODY.rstrip()}{told}\n")).milestones

    assert [(each.kind, each.date) for each in found] == turns


def test_name_of_a_paper_begins_behind_the_sentence_before() -> None:
    found = read(a_report(f"{BODY.rstrip()}. Six agreements were signed there.\n")).instruments

    assert not [each.name for each in found if "June" in each.name]


def test_year_of_talks_on_a_paper_is_not_its_year() -> None:
    found = reading_of("They agreed to resume negotiations on a free trade agreement in 2024.")
    assert [(each.status, each.year) for each in found.instruments] == [("under-negotiation", None)]


def test_statement_of_a_committee_above_a_report_is_the_report() -> None:
    found = read(
        a_report(
            "Joint Statement of the Chile-Oman Security Committee\n\n1. The ministers of Chile and"
            " Oman met in Lima on 3 June 2021 for the Security Committee.\n"
        )
    )
    assert found.instruments == ()


def test_paper_signed_when_the_two_met_is_of_that_month() -> None:
    found = reading_of(
        "The first round took place in Lima in June 2019, when the two governments also signed an"
        " agreement on extradition."
    )
    assert ("agreement on extradition", "2019") in {(p.name, p.year) for p in found.instruments}


def test_signing_told_aside_is_a_turn_whatever_is_said_of_the_paper() -> None:
    found = reading_of(
        "The sides considered how the Agreement on Security Cooperation, which was signed on 8 July"
        " 2019, is being implemented."
    )
    assert [(each.kind, each.date) for each in found.milestones] == [
        ("agreement-signed", "2019-07-08")
    ]


def test_year_of_the_law_that_a_code_is_in_line_with_is_not_its_year() -> None:
    found = reading_of(
        "They looked forward to an effective Code of Conduct (COC) in line with the 1982 UNCLOS."
    )
    assert {(each.ref, each.year) for each in found.instruments} == {
        ("COC", None),
        ("UNCLOS", "1982"),
    }


def test_paper_for_a_year_is_signed_on_the_day_told() -> None:
    found = reading_of(
        "On 7 January 2021, the two premiers signed the Agreement on the Cooperation Plan for 2022."
    )
    assert [each.date for each in found.milestones] == ["2021-01-07"]


def test_each_paper_of_a_list_is_signed() -> None:
    found = reading_of(
        "After the session, a Joint Declaration on Strategic Partnership, an Agreement on Cultural"
        " Cooperation and a Memorandum of Understanding on Energy Transition were signed."
    )
    assert {each.what for each in found.milestones} == {
        "Joint Declaration on Strategic Partnership signed",
        "Agreement on Cultural Cooperation signed",
        "Memorandum of Understanding on Energy Transition signed",
    }


def test_airport_that_was_completed_is_a_turn() -> None:
    found = reading_of(
        "Long Khe Airport, built with American assistance, was completed in May 2020."
    )
    assert [(each.kind, each.date) for each in found.milestones] == [
        ("project-completed", "2020-05")
    ]


@pytest.mark.parametrize(
    ("told", "signed"),
    [
        ("An Agreement on Driving Licences was signed.", ["2021-05-03"]),
        ("The two sides signed a Memorandum of Understanding on Fisheries.", ["2021-05-03"]),
        ("The two sides signed an agreement on fisheries on Feb. 8.", ["2021-02-08"]),
        ("They recalled that an Agreement on Driving Licences had been signed.", []),
        ("They praised the Agreement on Driving Licences that was signed.", []),
        (
            "An agreement on fisheries, which both have negotiated for a year, is to be signed.",
            [],
        ),
    ],
)
def test_signing_told_as_news_is_of_the_round(told: str, signed: list[str]) -> None:
    assert [each.date for each in reading_of(told).milestones] == signed


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "They acted under the Migration, Justice and Home Affairs Agreement of 2019.",
            "Migration, Justice and Home Affairs Agreement",
        ),
        (
            "Negotiations on a status of visiting forces agreement go on.",
            "status of visiting forces agreement",
        ),
        (
            "The two sides signed a fisheries agreement on Feb. 8.",
            "fisheries agreement",
        ),
        (
            "They praised the Individually Tailored Partnership Programme agreed in 2019.",
            "Individually Tailored Partnership Programme",
        ),
    ],
)
def test_name_of_a_paper_is_whole_and_no_longer(told: str, name: str) -> None:
    assert [each.name for each in reading_of(told).instruments] == [name]


@pytest.mark.parametrize(
    ("told", "name", "year"),
    [
        (
            "The two ministers signed a protocol on early warning for floods on 27 March 2021.",
            "protocol on early warning for floods",
            "2021",
        ),
        # how long it runs is not when it was signed
        (
            "After the dialogue the two ministers signed the 2022-2023 Cooperation Plan.",
            "2022-2023 Cooperation Plan",
            "2021",
        ),
        (
            "They praised the Ankara Declaration, a ten-year document signed in October 2020.",
            "Ankara Declaration",
            "2020",
        ),
        (
            "Vietnam praised the Ankara Declaration, which it signed with Laos in October 2020.",
            "Ankara Declaration",
            "2020",
        ),
    ],
)
def test_paper_is_of_the_year_in_which_it_was_signed(told: str, name: str, year: str) -> None:
    assert [(each.name, each.year) for each in reading_of(told).instruments] == [(name, year)]


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("The Ankara Treaty was signed on 3 May 2020.", ("US", "VN")),
        ("They hailed the Ankara Treaty, signed between Laos and Chad in May 2020.", ("LA", "TD")),
        ("They hailed the Ankara Treaty, which Laos and Chad signed in May 2020.", ("LA", "TD")),
        ("Laos, Chad and Peru signed the Ankara Treaty in May 2020.", ("LA", "PE", "TD")),
        ("Vietnam hailed the Ankara Treaty, which it signed with Laos in May 2020.", ("LA", "VN")),
        ("The Laos-Chad Treaty of Friendship was signed in May 2020.", ("LA", "TD")),
        ("Laos and Chad reopened the rebuilt road crossing on 3 May 2020.", ("LA", "TD")),
    ],
)
def test_a_turn_is_of_those_who_brought_it_about(told: str, parties: tuple[str, ...]) -> None:
    assert [each.parties for each in reading_of(told).milestones] == [parties]


def test_nobody_signed_what_somebody_at_the_table_signed_with_a_third() -> None:
    told = "It was the Ankara Treaty, signed with Laos in May 2020, that came up."
    assert reading_of(told).milestones == ()


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        (
            "The diamond jubilee of diplomatic relations, established on 4 June 1961, is near.",
            [
                ("diplomatic relations, established", "1961-06-04"),
                ("diamond jubilee of diplomatic relations", "2021-06-04"),
            ],
        ),
        (
            "The thirtieth anniversary of the mechanism, set up in May 1991, was marked.",
            [("thirtieth anniversary of the mechanism", "2021"), ("mechanism, set up", "1991-05")],
        ),
        (
            "It is ten years since its entry into force on 15 May 2011, they said.",
            [
                ("It is ten years since its entry into force", "2021-05-15"),
                ("entry into force", "2011-05-15"),
            ],
        ),
    ],
)
def test_jubilee_is_counted_from_the_day_it_remembers(told: str, turns: list[Turn]) -> None:
    assert [(each.what, each.date) for each in reading_of(told).milestones] == turns


@pytest.mark.parametrize(
    "told",
    [
        "The two sides were to sign a treaty on extradition on 3 May but did not.",
        "The two ministers were supposed to sign a treaty on extradition in April 2021.",
        "Vietnam and the United States did not sign the treaty on extradition on 3 May 2021.",
        "The two sides almost signed a treaty on extradition in March 2021.",
        "The two governments should have signed the treaty on extradition in March 2021.",
        "They failed to sign a treaty on extradition in March 2021.",
        "The two sides explored the possibility of signing a treaty on extradition in 2022.",
        "The US delegation proposed that a treaty on extradition be signed in 2022.",
        "They signed a declaration which calls for a treaty on extradition by 2024.",
    ],
)
def test_paper_that_was_not_signed_is_not_in_force(told: str) -> None:
    reading = reading_of(told)
    papers = [each for each in reading.instruments if each.name == "treaty on extradition"]

    assert [(each.year, each.status) for each in papers] == [(None, None)]
    assert not [each for each in reading.milestones if "treaty" in each.what]


@pytest.mark.parametrize(
    ("told", "year", "status"),
    [
        ("The 2004 Agreement on Fisheries expired in 2014.", "2004", None),
        ("The 2004 Agreement on Fisheries, which Peru denounced in 2014, came up.", "2004", None),
        ("Laos withdrew from the Agreement on Fisheries in 2014.", None, None),
        ("Chad terminated the Agreement on Fisheries with Peru in 2014.", None, None),
        ("Talks on an Agreement on Fisheries were broken off in 2014.", None, None),
        ("The Agreement on Fisheries of 2004 was never ratified.", "2004", None),
        ("Chad has yet to ratify the Agreement on Fisheries of 2004.", "2004", None),
        ("The Agreement on Fisheries is no longer in force.", None, None),
        ("Talks on the Agreement on Fisheries broke down in 2014.", None, None),
        (
            "The Agreement on Fisheries, which was to be signed in 2019, was signed on 4 May 2020.",
            "2020",
            "in-force",
        ),
        (
            "The Agreement on Fisheries, which is expected to be signed in 2022, was discussed.",
            None,
            "under-negotiation",
        ),
        ("The Agreement on Fisheries was signed in 2004 and reviewed in 2014.", "2004", "in-force"),
    ],
)
def test_paper_that_has_lapsed_or_is_to_come_is_not_in_force(
    told: str, year: str | None, status: str | None
) -> None:
    assert [(each.year, each.status) for each in reading_of(told).instruments] == [(year, status)]


def test_plan_that_is_negotiated_is_of_its_years_and_not_in_force() -> None:
    told = "The action plan for 2018-2020 has expired; a plan for 2022-2025 is being negotiated."
    papers = [(each.year, each.status) for each in reading_of(told).instruments]

    assert papers == [("2018", None), ("2022", "under-negotiation")]


def test_letter_is_not_of_the_year_of_what_it_provides_for() -> None:
    told = "The two sides signed a letter of intent which provides for a treaty on data by 2028."
    (letter,) = (each for each in reading_of(told).instruments if each.kind == "mou")

    assert (letter.name, letter.year) == ("letter of intent", "2021")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("They recalled the New York Declaration on Forests of 2014.", ["New York Declaration"]),
        ("They took note of the New Delhi Declaration.", ["New Delhi Declaration"]),
        ("Germany is bound by the Two Plus Four Treaty of 1990.", ["Two Plus Four Treaty"]),
        ("They discussed the New START Treaty.", ["New START Treaty"]),
        ("They asked that a memorandum on data be signed.", ["memorandum on data"]),
    ],
)
def test_paper_is_named_from_its_first_word_to_its_last(told: str, names: list[str]) -> None:
    assert [each.name.partition(" on Forests")[0] for each in reading_of(told).instruments] == names


def test_code_of_conduct_for_something_else_is_not_that_of_the_sea() -> None:
    for matter, ref in (("drones", None), ("ministers", None), ("the South China Sea", "COC")):
        (code,) = reading_of(f"They discussed a code of conduct for {matter}.").instruments
        assert code.ref == ref


def test_paper_between_two_others_does_not_bind_those_at_the_table() -> None:
    for told in (
        "They took note of the memorandum on fisheries signed between Chad and Peru in 2020.",
        "The first agreement on drones between Poland and Lithuania was signed in 2018.",
    ):
        assert reading_of(told).instruments == ()


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("Laos and Chad established diplomatic relations in 1972.", ("LA", "TD")),
        ("Since Laos and Peru set up a strategic partnership in 2006, trade grew.", ("LA", "PE")),
        ("Lima and Vientiane established diplomatic relations in 1972.", ("LA", "PE")),
        ("Vietnam established diplomatic relations with Peru in 1994.", ("PE", "VN")),
        ("Laos and Chad celebrated 25 years of their strategic partnership in 2020.", ("LA", "TD")),
        ("Vietnam and the US established diplomatic relations in 1995.", ("US", "VN")),
        ("The trade agreement between Laos and Chad was signed on 3 May 2020.", ("LA", "TD")),
        ("Laos signed an agreement on tanks with Chad in July 2020.", ("LA", "TD")),
        (
            "The ties between Laos and Chad were upgraded to a strategic partnership in 2014.",
            ("LA", "TD"),
        ),
    ],
)
def test_a_turn_of_others_is_theirs(told: str, parties: tuple[str, ...]) -> None:
    assert [each.parties for each in reading_of(told).milestones] == [parties]


@pytest.mark.parametrize(
    "told",
    [
        "NATO celebrated its 70th anniversary in April 2019.",
        "The minister congratulated Vietnam on the 75th anniversary of its accession in May 2020.",
        "The Polish and Czech delegations marked the 20th anniversary of their accession in 2019.",
        "A cooperation agreement between Boeing and Viettel was signed in December 2020.",
        "Chad's new conscription law entered into force on 1 April 2021.",
        "Peru's regulations on fishing, which took effect on 15 March 2021, were criticised.",
        "Vietnam has agreements with Laos and Peru, which entered into force in 2019.",
        "Twenty years after the end of the war, they established diplomatic relations.",
        "Thirty years after the end of the Cold War, Asia faces new threats.",
        "Ten years after the end of the war in Mali, the country is still unstable.",
        "Fifty years after the normalisation of relations with Laos, a consulate is opened.",
        "Construction of the LNG terminal in Poland was completed in 2015.",
        "The pipeline between Norway and Poland was inaugurated on 27 September 2019.",
        "Chad began construction of the port in 2015.",
        "The planned signing of the accord on tanks, set for 3 May 2021, did not take place.",
        "The Korean War ended in 1953.",
    ],
)
def test_what_befell_others_is_no_turn_of_those_at_the_table(told: str) -> None:
    assert reading_of(told).milestones == ()


def test_work_begins_not_in_the_year_in_which_another_was_handed_over() -> None:
    told = "The US completed the cleanup at Hue, handed over in 2018, and has begun work at Vinh."
    assert not [m for m in reading_of(told).milestones if m.kind == "project-started"]
