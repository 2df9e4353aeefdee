"""What a thing of a list is told with: the words that govern it."""

import pytest

from parley.reading import read_grounded
from tests.factory import a_report

OPENING = "Japan and Canada held the fifth Strategic Dialogue in Tokyo on 4 June 2024. "


def _whats(sentence: str) -> dict[str, str]:
    """What a sentence says on each topic in a report on the talks of Japan and Canada."""
    reading = read_grounded(a_report(OPENING + sentence))
    undertaken = {str(each.topic): each.what for each in reading.commitments}
    return undertaken | {str(each.topic): each.what for each in reading.positions}


@pytest.mark.parametrize(
    ("sentence", "topic", "what"),
    [
        (
            (
                "Canada plans to expand cooperation in health, in education, and against piracy,"
                " terrorism and drug smuggling."
            ),
            "drug-trafficking",
            "expand cooperation … against … drug smuggling",
        ),
        (
            "The two sides agreed to step up the fight against terrorism and human trafficking.",
            "human-trafficking",
            "step up the fight against … human trafficking",
        ),
        (
            (
                "They agreed to work together on cyber security, on peacekeeping and in preventing"
                " terrorism and drug smuggling."
            ),
            "drug-trafficking",
            "work together … preventing … drug smuggling",
        ),
        (
            (
                "The two countries agreed to cooperate more closely in maritime security,"
                " UN peacekeeping and cyber security."
            ),
            "cyber-security",
            "cooperate more closely in … cyber security",
        ),
        (
            (
                "Both sides praised the progress made in maritime security, in UN peacekeeping and"
                " in cyber security."
            ),
            "peacekeeping",
            "the progress made … in UN peacekeeping",
        ),
    ],
)
def test_thing_of_a_list_keeps_what_governs_it(sentence: str, topic: str, what: str) -> None:
    assert _whats(sentence)[topic] == what


@pytest.mark.parametrize(
    ("sentence", "topic", "what"),
    [
        (
            (
                "They agreed to fight terrorism, to train peacekeepers for UN missions and to open"
                " a line between coast guards."
            ),
            "peacekeeping",
            "train peacekeepers for UN missions",
        ),
        (
            "They agreed to widen trade and deploy more UN peacekeepers.",
            "peacekeeping",
            "deploy more UN peacekeepers",
        ),
    ],
)
def test_thing_with_a_verb_of_its_own_takes_no_other(sentence: str, topic: str, what: str) -> None:
    assert _whats(sentence)[topic] == what


def test_what_is_good_is_not_fought() -> None:
    told = _whats("The two sides agreed to cooperate against terrorism, in trade and in health.")
    assert told["economy-trade"] == "cooperate … in trade"
