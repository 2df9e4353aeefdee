"""Under which topic a matter is filed: what people filed before, beside the word lists."""

import pytest

from parley import rules
from parley.reading.filing import gains, terms_of, topic_of
from tests.reading.test_topics import topics_of
from tests.scripts import script


def test_counts_are_those_of_the_golds() -> None:
    assert rules.text("filed.tsv") == script("make_filed").counted(), "run scripts/make_filed.py"


def test_terms_are_stems_and_pairs_in_one_order() -> None:
    assert terms_of("The deminers of the Defense Ministry") == [
        "defenc",
        "defenc minist",
        "demine",
        "demine defenc",
        "minist",
    ]
    assert terms_of("of the") == []


def test_every_topic_of_the_counts_is_one() -> None:
    told = {topic for by_topic in gains().values() for topic in by_topic}
    assert told <= rules.load("topics")["topics"].keys()


@pytest.mark.parametrize(
    ("words", "told", "named", "topic"),
    [
        # a faint word gives way to what such words are filed under
        (
            "issue multiple-entry visas to business people at the border",
            "economy-trade",
            {"economy-trade": "faint"},
            "border-migration",
        ),
        # no name gives way to a topic that much else is about
        (
            "deepen the strategic partnership and bilateral relations",
            "space",
            {"space": "clear"},
            "space",
        ),
        # a place that the words do not name is not what they are about …
        (
            "any unilateral attempt to change the status quo by force",
            "maritime-security",
            {"maritime-security": "faint"},
            "maritime-security",
        ),
        # … and what names it by a clear word is about it
        (
            "human rights situation and violence there, elections and political prisoners",
            "myanmar",
            {"myanmar": "clear"},
            "myanmar",
        ),
        # a place is told by its name
        (
            "any unilateral attempt to change the status quo by force",
            "regional-international-issues",
            {"regional-international-issues": "faint"},
            "regional-international-issues",
        ),
        # too few words weigh nothing
        ("mines", "economy-trade", {}, "economy-trade"),
        ("xyzzy", "economy-trade", {}, "economy-trade"),
    ],
)
def test_words_weigh_beside_what_the_lists_tell(
    words: str, told: str, named: dict[str, str], topic: str
) -> None:
    assert topic_of(words, told, named) == topic


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        (
            "Japan will issue three-year multiple-entry visas to Canadian business people.",
            "border-migration",
        ),
        ("The two sides agreed to eliminate the queues at the border.", "border-migration"),
        ("Japan promised mine-clearance equipment for emergency services.", "unexploded-ordnance"),
    ],
)
def test_company_of_a_word_tells_its_topic(sentence: str, topic: str) -> None:
    assert topics_of(sentence) == {topic}
