"""The header: what a report says of itself."""

from typing import Any

import pytest

from parley.errors import SourceError
from parley.reading import read
from tests.factory import a_report

STORY = (
    "Norway and Thailand held their fourth Strategic Dialogue in Bangkok on Wednesday. The"
    " two sides"
    " discussed trade, and it was a long day for all of them."
)
HEADLINE = "Norway, Thailand hold fourth dialogue"


def header_of(*lines: str) -> dict[str, Any]:
    report = a_report("\n\n".join(lines) + "\n")
    header: dict[str, Any] = read(report).data(report.text)["report"]
    return header


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "Ottawa talks end",
        "Letter on cadets",
        "Australia, Vietnam confer",
        "Brazil, India look back",
        'Norway and Thailand agree to do more on trade at the fourth "2+2" talks',
        "EU-Thailand: Joint Press Release on the fourth Strategic Dialogue",
    ],
)
def test_title_is_the_headline_above_the_story(headline: str) -> None:
    assert header_of(headline, f"BANGKOK, 12 June 2019 – {STORY}")["title"] == headline


@pytest.mark.parametrize(
    "masthead",
    [
        "Ministry of Foreign Affairs of Thailand",
        "THE ANDEAN COURIER | WORLD | ASIA",
        "Home / News / Asia",
        "The official website of the Thai Government",
        "Rt Hon Anan Somsak Chai",
        "2019-06-12T06:41:12.310Z",
        "Media Note",
    ],
)
def test_masthead_is_no_title(masthead: str) -> None:
    assert header_of(masthead, HEADLINE, STORY)["title"] == HEADLINE


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("THE ANDEAN COURIER | WORLD | ASIA", HEADLINE, STORY), "THE ANDEAN COURIER"),
        (("Red River Post", HEADLINE, STORY), "Red River Post"),
        (("Embassy of Norway", HEADLINE, STORY), "Embassy of Norway"),
        (("Latest News", HEADLINE, STORY), None),
        (("Home | World | Asia", HEADLINE, STORY), None),
        ((HEADLINE, f"BANGKOK, 12 June 2019 (TDX): {STORY}"), "TDX"),
        ((HEADLINE, f"{STORY} Secretary (East) Rao spoke."), None),
        ((HEADLINE, STORY, "VK/Savvy"), None),
        ((HEADLINE, STORY, "© 2019 Siam Courier. All rights reserved."), "Siam Courier"),
        ((HEADLINE, STORY, "© Crown copyright. All content is free to use."), None),
        (("Siam Courier News Desk", HEADLINE, STORY), "Siam Courier"),
        (("SiamExpress", "News  Business  Travel  Sports  World", HEADLINE, STORY), "SiamExpress"),
        (("Politics", "News  Business  Travel  Sports  World", HEADLINE, STORY), None),
        ((HEADLINE, "By a staff reporter, Bangkok Times, Bangkok", STORY), "Bangkok Times"),
        (("EEAS > News stories > Asia", HEADLINE, STORY), "EEAS"),
        (("MONTSAME News Agency", HEADLINE, STORY), None),
        ((HEADLINE, "The Siam Courier", "12 June 2019", STORY), "The Siam Courier"),
        ((HEADLINE, "Siam Courier, Wednesday, 12 June 2019", STORY), "Siam Courier"),
        ((HEADLINE, "12 June 2019 | Embassy of Norway", STORY), "Embassy of Norway"),
        ((HEADLINE, "World News", "12 June 2019", STORY), None),
        ((HEADLINE, "World | Siam Courier | Jobs", STORY), None),
        ((HEADLINE, STORY, "Oslo plans a fair", "Nordic Herald"), None),
        ((HEADLINE, f"BANGKOK (The Bangkok Courier) - {STORY}"), "The Bangkok Courier"),
        (
            (HEADLINE, "Delta News Agency", f"BANGKOK, 12 June 2019 (DNA): {STORY}"),
            "Delta News Agency",
        ),
        (
            (HEADLINE, f"BANGKOK, 12 June 2019 (SC): {STORY}", "© 2019 Siam Courier."),
            "Siam Courier",
        ),
        ((HEADLINE, "Home / Politics", STORY), None),
        ((HEADLINE, STORY, "More from Politics:"), None),
    ],
)
def test_outlet_is_what_the_page_calls_itself(lines: tuple[str, ...], outlet: str | None) -> None:
    assert header_of(*lines)["outlet"] == outlet


def test_address_of_a_page_is_no_outlet() -> None:
    page = (
        "<html><head><title>Dialogue in Bangkok</title>"
        '<link rel="canonical" href="https://www.siam-courier.example/2019/dialogue"></head>'
        f"<body><article><h1>{HEADLINE}</h1><p>{STORY}</p></article></body></html>"
    )
    report = a_report(page)

    assert read(report).data(report.text)["report"]["outlet"] is None


def test_page_that_prints_the_story_of_another_paper_is_the_outlet() -> None:
    header = header_of(HEADLINE, "Siam Courier", f"BANGKOK (The Bangkok Star) - {STORY}")
    assert (header["outlet"], header["agency"]) == ("Siam Courier", "The Bangkok Star")


@pytest.mark.parametrize(
    ("site", "title", "outlet"),
    [
        ("Siam Courier", HEADLINE, "Siam Courier"),
        (None, f"{HEADLINE} | Siam Courier", "Siam Courier"),
        (None, f"{HEADLINE} - World - Siam Courier", "Siam Courier"),
        (
            "Foreign Office",
            f"{HEADLINE} | Royal Norwegian Foreign Office",
            "Royal Norwegian Foreign Office",
        ),
        ("Siam Courier", f"{HEADLINE} | Thailand", "Siam Courier"),
        (HEADLINE, HEADLINE, "Kingdom of Norway"),
        (None, "Norway and Thailand - a friendship", "Kingdom of Norway"),
    ],
)
def test_name_of_a_page_goes_before_its_copyright_line(
    site: str | None, title: str, outlet: str
) -> None:
    meta = f'<meta property="og:site_name" content="{site}">' if site else ""
    report = a_report(
        f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{HEADLINE}</h1>"
        f"<p>{STORY}</p></article><footer>© Kingdom of Norway 2019</footer></body></html>"
    )
    assert read(report).header.outlet == outlet


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("BANGKOK (Reuters) - ", "Reuters"),
        ("BANGKOK, June 12 (Kyodo) -- ", "Kyodo"),
        ("New Delhi, Nov 29 (PTI) ", "PTI"),
        ("TASHKENT, 8 November 2023 (UzA). ", "UzA"),
        ("BANGKOK, Thailand, June 12, 2019/APO Group/ -- ", "APO Group"),
        ("Bangkok /MONTSAME/. ", "MONTSAME"),
        ("BANGKOK - ", None),
    ],
)
def test_agency_is_credited_in_the_dateline(lead: str, agency: str | None) -> None:
    assert header_of(HEADLINE, lead + STORY)["agency"] == agency


@pytest.mark.parametrize(
    "line",
    [
        "By: PTI | New Delhi | Published: June 28, 2018 12:41 PM",
        "Source: PTI",
        "Note | Posted On: 10 NOV 2025 6:47PM by PTI Delhi",
    ],
)
def test_agency_is_credited_in_a_line_above_the_story(line: str) -> None:
    assert header_of(HEADLINE, line, STORY)["agency"] == "PTI"


@pytest.mark.parametrize(
    ("lines", "dateline"),
    [
        ((HEADLINE, f"BANGKOK, June 12 – {STORY}"), "Bangkok"),
        ((HEADLINE, f"WASHINGTON--{STORY}"), "Washington"),
        ((HEADLINE, f"MANILA, Philippines — {STORY}"), "Manila"),
        ((HEADLINE, f"New Delhi, Nov 29 (PTI) {STORY}"), "New Delhi"),
        ((HEADLINE, f"SINGAPORE – {STORY}"), "Singapore"),
        (("Media Note", "Washington, DC", "March 2, 2018", HEADLINE, STORY), "Washington"),
        ((HEADLINE, f"Bangkok, Safar 27, 1442, October 14, 2020, SPA -- {STORY}"), "Bangkok"),
        ((HEADLINE, f"BANGKOK, 15 May 2023. – {STORY}"), "Bangkok"),
        ((HEADLINE, f"Tashkent, April 18. /Dunyo/. {STORY}"), "Tashkent"),
        (("Press Release | 4 April 2025 | Brussels", HEADLINE, STORY), "Brussels"),
        (("Brussels, 25/11/2019 - 16:40, UNIQUE ID: 191125_9", HEADLINE, STORY), "Brussels"),
        ((HEADLINE, "By our correspondent, New Delhi", STORY), "New Delhi"),
        ((HEADLINE, STORY), None),
    ],
)
def test_dateline_is_where_the_story_was_filed(
    lines: tuple[str, ...], dateline: str | None
) -> None:
    assert header_of(*lines)["dateline"] == dateline


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ((HEADLINE, f"BANGKOK, 12 June 2019 – {STORY}"), "2019-06-12"),
        (("All News   14:02 June 12, 2019", HEADLINE, STORY), "2019-06-12"),
        ((HEADLINE, f"date 2019-06-12 {STORY}"), "2019-06-12"),
        (("Joint Statement on the Fourth Dialogue (June 13, 2019)", STORY), "2019-06-13"),
        ((HEADLINE, "Updated: June 13, 2019 19:42 IST", STORY), "2019-06-13"),
        (
            (HEADLINE, "Updated: June 13, 2019", f"BANGKOK, June 12 (Reuters) - {STORY}"),
            "2019-06-12",
        ),
        ((HEADLINE, STORY, "Last updated: 24 November 2024"), None),
        ((HEADLINE, STORY), None),
    ],
)
def test_published_is_the_day_the_report_came_out(lines: tuple[str, ...], day: str | None) -> None:
    assert header_of(*lines)["published"] == day


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Steps after the communique", f"{STORY} Joint communiques were issued in 2010."), "news"),
        (("Joint communique of Norway and Thailand", STORY), "joint-statement"),
        (("Embassy of Norway", HEADLINE, STORY), "press-release"),
        (("Ministry of Foreign Affairs of Thailand", HEADLINE, STORY), "press-release"),
        (("Red River Post", HEADLINE, STORY), "news"),
    ],
)
def test_kind_is_what_the_document_calls_itself(lines: tuple[str, ...], kind: str) -> None:
    assert header_of(*lines)["kind"] == kind


def test_short_report_full_of_names_is_english() -> None:
    body = (
        "SANTIAGO, 6 September 2017 – The second Vietnam-Chile Defence Policy Dialogue opened in"
        " Santiago today. The Chilean delegation was led by Deputy Defence Minister Rosa Alarcon."
    )

    assert header_of("Vietnam, Chile to open defence talks", body)["dateline"] == "Santiago"


def test_short_report_in_another_language_is_refused() -> None:
    body = (
        "HANNOVER, 6. September 2017 – Der zweite Dialog zwischen Vietnam und Chile wurde heute in"
        " Santiago eröffnet. Die Delegation wurde von der Ministerin Rosa Alarcon geleitet. Es war"
        " ein langer Tag für alle, die an den Gesprächen teilgenommen haben."
    )

    with pytest.raises(SourceError, match="not in English"):
        header_of(body)


@pytest.mark.parametrize(
    ("over", "kind"),
    [
        ("Media Note\nOffice of the Spokesperson\nWashington, DC\n\n", "press-release"),
        ("Home\nWorld\nSport\nPress Release\nOpinion\nShop\n\n", "news"),
    ],
)
def test_lines_over_the_headline_say_what_a_document_is(over: str, kind: str) -> None:
    body = (
        "Vietnam and Japan hold ninth Defence Policy Dialogue\n\nVietnam and Japan held their ninth"
        " Defence Policy Dialogue in Hanoi on 3 May 2021. The sides agreed to step up patrols.\n"
    )
    assert read(a_report(over + body)).header.kind == kind


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("The two sides met, according to a media note of the ministry.", "news"),
        ("The ministry said in a press release that the two sides met.", "news"),
        ("Media note: the two sides met.", "press-release"),
    ],
)
def test_story_that_cites_a_release_is_none(lead: str, kind: str) -> None:
    body = (
        "Vietnam and Japan held their ninth Defence Policy Dialogue in Hanoi on 3 May 2021. The"
        " sides agreed to step up patrols.\n"
    )
    assert (
        read(a_report(f"Vietnam, Japan hold talks on defence\n\n{lead} {body}")).header.kind == kind
    )


def test_short_form_of_a_state_is_no_outlet() -> None:
    body = (
        "The 5th Republic of Korea (ROK)–Chile Security Dialogue was held in Seoul on 3 May 2021."
    )

    assert (
        header_of("Joint Communiqué of the Dialogue", f"SEOUL, May 3\n\n{body}")["outlet"] is None
    )


def test_day_behind_its_month_and_a_comma_has_its_year() -> None:
    body = (
        "Update: August, 05/2016 - 11:14\n\nVietnam and Chile held their ninth dialogue in Hanoi."
    )

    assert header_of("Vietnam and Chile to step up defence ties", body)["published"] == "2016-08-05"


def test_place_and_day_under_a_headline_are_no_headline() -> None:
    header = header_of(HEADLINE, "Bangkok, 24 August 2022", STORY)
    assert (header["title"], header["published"]) == (HEADLINE, "2022-08-24")


def test_name_that_the_story_opens_with_is_its_headline() -> None:
    name = "Trilateral Strategic Dialogue"
    body = "For the third meeting of the Trilateral Strategic Dialogue, the ministers met today."
    header = header_of(name, "Joint Statement", "Kyoto, 27 June 2008", body)
    assert (header["title"], header["kind"], header["dateline"]) == (
        name,
        "joint-statement",
        "Kyoto",
    )


def test_day_without_a_year_beside_a_city_is_that_of_the_release() -> None:
    assert header_of(HEADLINE, "Bangkok, 6 December", STORY)["published"] == "XXXX-12-06"
