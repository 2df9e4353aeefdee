from parley.model.claim import HEADER, claim, make_claim
from parley.reading import read
from tests.factory import SECOND, STORY, a_report

ITEM = {"code": "maritime-security", "evidence": []}


def test_claim_id_depends_on_content_only() -> None:
    assert make_claim("r", "topics", ITEM).id == make_claim("r", "topics", dict(ITEM)).id
    assert make_claim("r", "topics", dict(reversed(ITEM.items()))) == make_claim(
        "r", "topics", ITEM
    )


def test_claim_id_tells_reports_parts_and_items_apart() -> None:
    made = [
        make_claim("r", "topics", ITEM),
        make_claim("s", "topics", ITEM),
        make_claim("r", "positions", ITEM),
        make_claim("r", "topics", {**ITEM, "code": "trade"}),
    ]
    assert len({each.id for each in made}) == 4


def test_claims_name_the_claim_of_their_round() -> None:
    report = a_report(f"{STORY}\n\n{SECOND}")
    claims = claim(report.id, read(report), words=80)
    rounds = {each.id for each in claims if each.part == "rounds"}
    seated = [each.item["round"] for each in claims if each.part == "participants"]
    assert len(seated) == 2
    assert set(seated) <= rounds


def test_claims_hold_one_header_with_the_length_of_the_body() -> None:
    report = a_report(STORY)
    headers = [each for each in claim(report.id, read(report), words=7) if each.part == HEADER]
    assert [each.item["words"] for each in headers] == [7]


def test_claims_quote_the_report() -> None:
    report = a_report(f"{STORY}\n\n{SECOND}")
    quotes = [each for made in claim(report.id, read(report), 1) for each in made.quotes]
    assert quotes
    assert all(report.text[each["start"] : each["end"]] == each["quote"] for each in quotes)
