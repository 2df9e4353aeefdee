import pytest

from parley import rules
from parley.model.report import Label
from parley.sources.zones import Paragraph, is_stamp, label, line_label, prose_share
from tests.factory import SECOND, STORY, a_report, label_of

NOISE = rules.load("noise")
HEADLINE = "Ninth political, security and defence dialogue held in Hanoi"


@pytest.mark.parametrize(
    ("name", "line"),
    [(each["label"], line) for each in NOISE["lines"] for line in each["sets_aside"]],
)
def test_noise_rule_sets_aside_its_examples(name: str, line: str) -> None:
    assert line_label(line) is Label(name)


@pytest.mark.parametrize("line", [line for each in NOISE["lines"] for line in each["leaves"]])
def test_noise_rule_leaves_its_near_misses(line: str) -> None:
    assert line_label(line) is None


def labelled(*lines: str) -> list[Label]:
    return label([Paragraph(line) for line in lines])


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, January 24, 2015 - 08:12",
        "January 31, 2018 2:57 PM GMT+7",
        "Jan 24, 2015 / 17:12",
        "November 22, 2019 | 09:59",
        "Updated: 2024-08-27 21:25",
        "26/08/2024 14:05 GMT+7",
    ],
)
def test_stamp_is_hardly_more_than_a_day_and_a_time(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "The dialogue was held on January 30, 2018.",
        "January 2018: a year of visits",
        "10:30 AM",
        "Round 9",
    ],
)
def test_stamp_is_no_line_that_says_more_or_less(line: str) -> None:
    assert not is_stamp(line)


def test_list_of_places_is_navigation() -> None:
    places = ["An Giang", "Bac Giang", "Ca Mau", "Da Nang", "Hai Phong"]
    assert labelled(*places, HEADLINE, STORY, SECOND)[:6] == [Label.NAVIGATION] * 5 + [Label.TITLE]


def test_bulleted_list_of_places_is_navigation() -> None:
    places = ["• An Giang", "  • Bac Giang", "  • Ca Mau", "  • Ho Chi Minh"]
    assert labelled(*places, HEADLINE, STORY)[:4] == [Label.NAVIGATION] * 4


def test_breadcrumb_is_navigation_above_a_headline() -> None:
    assert labelled("Home / Politics / Foreign affairs", HEADLINE, STORY) == [
        Label.NAVIGATION,
        Label.TITLE,
        Label.BODY,
    ]


def test_headings_strung_together_are_navigation() -> None:
    ticker = (
        "TODAY'S TOPICS Liberation Day anniversary Vietnam Asia Smart City Summit Hanoi boundary"
        " adjustment Vietnam France cooperation conference Sea Games Vietnam Covid Pandemic"
    )
    assert labelled(ticker, HEADLINE, STORY)[0] is Label.NAVIGATION


@pytest.mark.parametrize(
    "strip", ["Share   Tweet   Print   Send to a friend", "Hanoi 21C | Hue 26C | Da Nang 27C"]
)
def test_strip_of_buttons_is_noise(strip: str) -> None:
    assert labelled(HEADLINE, STORY, strip)[2].is_noise


@pytest.mark.parametrize("heading", ["RELATED NEWS", "Trending", "Most read", "Other news:"])
def test_list_of_other_stories_is_related(heading: str) -> None:
    labels = labelled(
        HEADLINE,
        STORY,
        SECOND,
        heading,
        "Second craft fair opens in Hue on January 12",
        "Laos coffee growers come to Dak Lak for a third year",
    )
    assert labels[3:] == [Label.RELATED] * 3


THIRD = "The American side said that the next round will be held in Washington in a year."


@pytest.mark.parametrize(
    ("behind", "expected"),
    [((SECOND, THIRD), Label.BODY), ((SECOND, "Port greets first ship"), Label.RELATED)],
)
def test_list_of_other_stories_ends_where_two_paragraphs_go_on(
    behind: tuple[str, str], expected: Label
) -> None:
    labels = labelled(HEADLINE, STORY, "Related news", "Craft fair opens in Hue", *behind)
    assert labels[2:] == [Label.RELATED, Label.RELATED, expected, expected]


def test_dated_headlines_on_end_are_related() -> None:
    labels = labelled(
        HEADLINE, STORY, "26/08/2024 Third film week opens", "25/08/2024 Port greets first ship"
    )
    assert labels[2:] == [Label.RELATED] * 2


def test_paragraph_printed_twice_is_read_once() -> None:
    assert labelled(HEADLINE, STORY, SECOND, STORY) == [
        Label.TITLE,
        Label.BODY,
        Label.BODY,
        Label.REPEAT,
    ]


def test_headline_printed_twice_is_read_once() -> None:
    assert labelled(HEADLINE, HEADLINE, STORY)[:2] == [Label.TITLE, Label.REPEAT]


def test_words_under_a_picture_from_a_pool_are_a_caption() -> None:
    caption = (
        "Omani Minister Ali Hamad, left, and Chilean Minister Ana Rojas pose with their aides"
        " before the talks in Lima on Tuesday. (Pool)"
    )
    assert labelled(HEADLINE, caption, STORY)[1] is Label.CAPTION


def test_caption_counts_as_text() -> None:
    caption = "Deputy Minister Ha Kim Ngoc (R) greets Tina Kaidanow. Photo: Red River Post"
    labels = labelled(HEADLINE, caption, STORY)
    assert labels == [Label.TITLE, Label.CAPTION, Label.BODY]
    assert labels[1].is_read


def test_teaser_that_is_cut_is_related_while_the_page_goes_on() -> None:
    teaser = "The United States wants to see more students from Vietnam, the embassy said ..."
    assert labelled(HEADLINE, STORY, teaser, SECOND)[2] is Label.RELATED
    assert labelled(HEADLINE, STORY, teaser)[2] is Label.BODY


def test_picture_name_with_another_headline_takes_its_teaser_along() -> None:
    slug = "ninth political security and defence dialogue held in hanoi Fair opens in Hue"
    labels = labelled(
        HEADLINE, STORY, slug, "The fair in Hue opens its doors.", SECOND, SECOND[:90]
    )
    assert labels[2:4] == [Label.RELATED] * 2


@pytest.mark.parametrize(
    ("line", "expected"), [("Thanh Huyen", Label.BYLINE), ("#ASEAN #Vietnam", Label.RELATED)]
)
def test_signature_behind_the_last_paragraph_is_set_apart(line: str, expected: Label) -> None:
    assert labelled(HEADLINE, STORY, SECOND, line)[3] is expected


def test_short_line_within_the_report_is_kept() -> None:
    assert labelled(HEADLINE, STORY, "Both sides agreed.", SECOND)[2] is Label.BODY


def test_title_is_the_headline_of_the_story_not_the_masthead() -> None:
    labels = labelled("Red River Post - News of the Day", HEADLINE, STORY, SECOND)
    assert labels[:2] == [Label.NAVIGATION, Label.TITLE]


def test_title_is_the_headline_that_shares_words_with_the_story() -> None:
    other = "Laos coffee growers win prize at fair"
    labels = labelled(other, HEADLINE, STORY, SECOND)
    assert labels[:2] == [Label.NAVIGATION, Label.TITLE]


def test_report_without_headline_has_none() -> None:
    assert Label.TITLE not in labelled(STORY, SECOND)


def test_noise_stays_in_the_text() -> None:
    report = a_report(f"{HEADLINE}\n\n{STORY}\n\n© 2018 Red River Post. All rights reserved.")
    assert label_of("All rights reserved", report) is Label.LEGAL


def test_prose_share_tells_prose_from_menus() -> None:
    assert prose_share([STORY, SECOND]) > 0.25
    assert prose_share(["Politics Society Business Culture Sport Travel"]) == 0.0
    assert prose_share([]) == 0.0
