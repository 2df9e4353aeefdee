from parley.model.source import NOTHING_STATED, Stated
from parley.model.when import When
from tests.factory import a_source


def test_source_is_addressed_by_the_hash_of_its_bytes() -> None:
    assert a_source("Hanoi", "a.txt").sha256 == a_source("Hanoi", "b.txt").sha256
    assert a_source("Hanoi").sha256 != a_source("Hanoi ").sha256


def test_stated_values_survive_their_data_form() -> None:
    stated = Stated(published=When("2019-03-26"), outlet="Red River Post")
    assert stated.data() == {"published": "2019-03-26", "outlet": "Red River Post"}
    assert Stated.of(stated.data()) == stated


def test_nothing_stated_has_no_data() -> None:
    assert NOTHING_STATED.data() == {}
    assert Stated.of({}) == NOTHING_STATED
