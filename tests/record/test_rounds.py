import pytest

from parley.model.record import Record
from parley.record import resolve
from tests.record.telling import Report


def record_of(*reports: Report) -> Record:
    return resolve(claim for report in reports for claim in report.claims)


def rounds_of(*reports: Report) -> list[tuple[int | None, str | None, str]]:
    return [
        (each.ordinal, each.start.working if each.start else None, each.status)
        for each in record_of(*reports).rounds
    ]


def test_one_day_of_a_meeting_of_two_is_no_conflict() -> None:
    one, other = Report("a"), Report("b")
    one.round(3, "2015-01-22", end="2015-01-23")
    other.round(3, "2015-01-23")
    record = record_of(one, other)
    assert [(e.start and e.start.working, e.end and e.end.working) for e in record.rounds] == [
        ("2015-01-22", "2015-01-23")
    ]
    assert record.conflicts == ()


@pytest.mark.parametrize(
    ("day", "city", "outcome", "late"),
    [
        ("2016-11-10", "Tokyo", "met", None),
        ("2017-02-03", "Tokyo", "late", 34),
        ("2016-11-10", "Hanoi", "elsewhere", None),
        ("2017-02-03", "Hanoi", "late and elsewhere", 34),
    ],
)
def test_announced_round_meets_the_one_held_late_or_elsewhere(
    day: str, city: str, outcome: str, late: int | None
) -> None:
    before, after = Report("a"), Report("b")
    before.round(7, "2015-01-22")
    before.next_round("2016", "Tokyo")
    after.round(8, day, city=city)
    told = record_of(before, after).rounds[1].announcement
    assert told is not None
    assert (told.outcome, told.late_by) == (outcome, late)


def test_announced_round_without_a_number_meets_the_next_held_in_its_city() -> None:
    before, after = Report("a"), Report("b")
    before.round(None, "2015-01-22")
    before.next_round("2016", "Tokyo")
    after.round(None, "2016-11-10", city="Tokyo")
    assert rounds_of(before, after) == [(None, "2015-01-22", "held"), (None, "2016-11-10", "held")]


def test_announced_round_that_nothing_met_stays_open() -> None:
    report = Report("a")
    report.round(7, "2015-01-22")
    report.next_round("2016", "Tokyo")
    record = record_of(report)
    assert rounds_of(report)[1] == (8, "2016", "announced")
    assert [gap.kind for gap in record.gaps if gap.about == record.rounds[1].id] == ["announced"]


def test_numbers_that_start_again_at_another_level_are_another_dialogue() -> None:
    deputies, ministers = Report("a"), Report("b")
    early = deputies.round(1, "2017-05-02")
    deputies.chair(early, "Tran Minh Khoa", "VN", "Deputy Minister of Defence")
    late = ministers.round(1, "2021-09-10")
    ministers.chair(late, "Sato Haruka", "JP", "Minister of Defence")
    record = record_of(deputies, ministers)
    assert [each.level for each in record.dialogues] == ["deputies", "ministers"]
    assert len({each.family for each in record.dialogues}) == 1
    assert len({each.id for each in record.rounds}) == 2


def test_ministerial_and_deputy_ministerial_talks_are_one_family_of_two_dialogues() -> None:
    report = Report("a")
    report.round(3, "2017-05-02", mechanism="Defence Ministerial Dialogue")
    report.round(5, "2018-05-02", mechanism="Deputy Ministerial Defence Dialogue")
    record = record_of(report)
    assert sorted(str(each.level) for each in record.dialogues) == ["deputies", "ministers"]
    assert len({each.family for each in record.dialogues}) == 1


@pytest.mark.parametrize(
    ("before", "after", "years", "working"),
    [
        ("2017-06-01", "2020-02-01", (2018, 2019), "XXXX-03-25"),
        ("2018-06-01", "2020-02-01", (2019, 2019), "2019-03-25"),
        ("2018-01-01", "2018-12-01", (2018, 2018), "2018-03-25"),
    ],
)
def test_year_follows_only_where_the_series_leaves_one(
    before: str, after: str, years: tuple[int, int], working: str
) -> None:
    reports = Report("a"), Report("b"), Report("c")
    reports[0].round(4, before)
    reports[1].round(5, "XXXX-03-25")
    reports[2].round(6, after)
    fifth = record_of(*reports).rounds[1]
    assert fifth.years is not None
    assert (fifth.years.earliest, fifth.years.latest) == years
    assert fifth.start is not None
    assert fifth.start.working == working


def test_host_counts_for_the_date_against_more_witnesses() -> None:
    host = Report("a", "2018-01-31", outlet="Ministry of Foreign Affairs of Viet Nam")
    others = [Report(name, "2018-01-31") for name in "bc"]
    host.round(9, "2018-01-30")
    for other in others:
        other.round(9, "2018-01-31")
    start = record_of(host, *others).rounds[0].start
    assert start is not None
    assert (start.working, start.why) == ("2018-01-30", "the host's own text says so")
    assert start.is_conflict


def test_copies_of_one_text_are_one_witness_with_their_edits() -> None:
    wire, copy, own = (
        Report("a", "2018-01-30"),
        Report("b", "2018-01-31"),
        Report("c", "2018-02-01"),
    )
    sentences = [
        "The two sides agreed to train ten officers of the coast guard each year in Tokyo.",
        "They pledged to share information at sea through the centres of both navies.",
        "They agreed that the next exercise will be held off Da Nang before the end of spring.",
    ]
    for report, day in ((wire, "2018-01-29"), (copy, "2018-01-29"), (own, "2018-01-30")):
        report.round(9, day)
    for number, sentence in enumerate(sentences):
        wire.promise(None, "JP+VN", "agree", f"thing {number}", "peacekeeping", sentence=sentence)
        printed = sentence.replace("Da Nang", "Danang")
        copy.promise(None, "JP+VN", "agree", f"thing {number}", "peacekeeping", sentence=printed)
    record = record_of(wire, copy, own)
    witness = next(each for each in record.witnesses if each.report == "a")
    assert witness.reports == ("a", "b")
    assert [edit.now for edit in witness.copies[0].edits] == [
        sentences[2].replace("Da Nang", "Danang")
    ]
    assert record.rounds[0].start is not None
    assert record.rounds[0].start.why.endswith("undecided")  # one witness against one, not two


def test_round_without_a_year_stands_between_its_neighbours() -> None:
    told = []
    for ordinal, day in ((9, "2018-01-30"), (10, "XXXX-03-25"), (13, "2024-08-26")):
        report = Report(f"r{ordinal}")
        at = report.round(ordinal, day)
        if ordinal == 9:
            report.promise(at, "JP", "pledge", "clean up Bien Hoa airport", "dioxin-remediation")
        law = "international law" if ordinal != 10 else "the rules"
        report.view(at, "JP+VN", "supports", law, "law-of-the-sea")
        told.append(report)
    record = record_of(*told)
    (thread,) = record.threads
    assert thread.silence is not None
    assert [each.rpartition("/")[2] for each in thread.silence.rounds] == ["10", "13"]
    assert [each.says for each in record.gaps if each.kind == "wording"] == [
        "international law is in the sources on round 9 and in none on round 10"
    ]
    assert [each.before is None for each in record.wording] == [True, False, False]
    order = [each.round.rpartition("/")[2] for each in record.wording if each.round]
    assert order == ["9", "10", "13"]


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("2017-05-01", [("order", ("round 9 on 2018-01-30", "round 10 on 2017-05-01"))]),
        ("2017", [("order", ("round 9 on 2018-01-30", "round 10 on 2017"))]),
        ("2018", []),
        ("2018-01-31", []),
        ("XXXX-01-02", []),
    ],
)
def test_higher_number_held_earlier_is_a_conflict(
    later: str, told: list[tuple[str, tuple[str, str]]]
) -> None:
    one, other = Report("a"), Report("b")
    one.round(9, "2018-01-30")
    other.round(10, later)
    found = record_of(one, other).conflicts
    assert [(each.key, tuple(v.value for v in each.values)) for each in found] == told
    assert all(each.working == "undecided" and each.values[0].claims for each in found)


def test_names_of_one_mechanism_that_outlets_shorten_are_one_dialogue() -> None:
    names = (
        "deputy ministerial-level strategic dialogue on foreign affairs and defence",
        "deputy ministerial-level strategic dialogue on foreign affairs and defense",
        "Diplomatic-Defence Strategic Dialogue",
        "Strategic Diplomacy-Defense Dialogue",
        "deputy ministerial-level strategic dialogue",
    )
    reports = [Report(f"report {number}") for number in range(len(names))]
    for number, (report, name) in enumerate(zip(reports, names, strict=True)):
        report.round(4 + number, f"20{16 + number}-11-20", mechanism=name)

    assert len(record_of(*reports).dialogues) == 1


def test_one_city_does_not_make_one_round() -> None:
    """Rounds of other numbers, and one without a number or a day, that were held in one city."""
    known, later, bare = Report("a"), Report("b"), Report("c")
    known.round(7, "2019-12-10", city="Lima")
    later.round(10, None, city="Lima")
    bare.round(None, None, city="Lima")

    assert len(record_of(known, later, bare).rounds) == 3
    assert record_of(known, later, bare).conflicts == ()


@pytest.mark.parametrize(("published", "rounds"), [("2016-11-24", 1), ("2016-12-24", 2)])
def test_meeting_told_in_the_same_week_under_the_same_people_is_one(
    published: str, rounds: int
) -> None:
    dated, bare = Report("a", "2016-11-23"), Report("b", published)
    for at in (dated.round(4, "2016-11-22"), bare.round(None, None, city=None)):
        report = dated if at in dated.claims else bare
        report.chair(at, "Đặng Đình Quý" if report is bare else "Dang Dinh Quy", "VN")
        report.chair(at, "Kenji Yamada", "JP")

    assert len(record_of(dated, bare).rounds) == rounds


def test_meeting_without_a_day_under_the_same_people_is_asked_about() -> None:
    dated, bare = Report("a", "2018-09-06"), Report("b")
    for report, at in (
        (dated, dated.round(1, "2018-09-06")),
        (bare, bare.round(None, None, city=None)),
    ):
        report.chair(at, "Rosa Soto", "VN")
        report.chair(at, "Kenji Yamada", "JP")
    record = record_of(dated, bare)

    assert len(record.rounds) == 2
    assert [each.proposes for each in record.tasks] == ["same"]


def test_only_the_last_of_the_rounds_before_has_the_number_before() -> None:
    report = Report("a", "2019-07-15")
    report.round(8, "2019-07-15")
    report.round(None, "2017-11-30", city="Lima", rule="rounds/previous")
    report.round(None, "2015-01", city="Hanoi", rule="rounds/previous")

    assert set(rounds_of(report)) == {
        (None, "2015-01", "held"),
        (7, "2017-11-30", "held"),
        (8, "2019-07-15", "held"),
    }


def test_month_without_a_year_does_not_make_one_round() -> None:
    early, later = Report("a"), Report("b")
    early.round(1, "XXXX-01", city="Lima")
    later.round(None, "2015-01", city="Lima")

    assert len(record_of(early, later).rounds) == 2
