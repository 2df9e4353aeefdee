import pytest

from parley.model.claim import Claim
from parley.model.judgement import Judgement, Target, Verb, hold
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


# -- dialogues under several names -----------------------------------------------------------------

SHORT, LONG, OTHER = "2+2", "Foreign and Defence Ministers' 2+2 Meeting", "Security Consultations"


def held(
    name: str,
    mechanism: str,
    *rounds: tuple[int | None, str],
    chairs: tuple[str, ...] = (),
    city: str | None = "Lima",
) -> Report:
    report = Report(name, rounds[-1][1])
    for number, (ordinal, day) in enumerate(rounds):
        rule = "rounds/main" if number + 1 == len(rounds) else "rounds/numbered"
        at = report.round(ordinal, day, mechanism=mechanism, city=city, rule=rule)
        for chair in chairs:
            report.chair(at, chair, "JP")
    return report


CHAIRS = ("Sato Haruka", "Kenji Yamada")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (held("a", SHORT, (7, "2021-09-08")), held("b", LONG, (7, "2021-09-08"))),
        (
            held("a", SHORT, (7, "2021-09-08"), chairs=CHAIRS),
            held("b", OTHER, (7, "2021-09-08"), chairs=CHAIRS),
        ),
        (
            held("a", SHORT, (None, "2021-09-08"), chairs=CHAIRS),
            held("b", LONG, (None, "2021-09-08"), chairs=CHAIRS),
        ),
    ],
)
def test_dialogues_that_share_a_meeting_by_two_signs_are_one(one: Report, other: Report) -> None:
    record = record_of(one, other)
    assert len(record.dialogues) == len(record.rounds) == 1
    assert not record.tasks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (held("a", SHORT, (7, "2021-09-08")), held("b", OTHER, (7, "2021-09-08"))),
        (held("a", SHORT, (None, "2021-09-08")), held("b", LONG, (None, "2021-09-08"))),
        (
            held("a", SHORT, (None, "2021-09-08"), chairs=CHAIRS),
            held("b", OTHER, (None, "2021-09-08"), chairs=CHAIRS),
        ),
    ],
)
def test_dialogues_that_may_share_a_meeting_are_asked_about(one: Report, other: Report) -> None:
    record = record_of(one, other)
    (task,) = record.tasks
    assert {task.about, task.other} == {each.id for each in record.dialogues}
    assert task.claims == tuple(sorted(c.id for r in (one, other) for c in r.claims[1:2]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (held("a", SHORT, (7, "2021-09-08")), held("b", OTHER, (7, "2022-03-04"))),
        (held("a", SHORT, (7, "2021-09-08")), held("b", OTHER, (3, "2021-09-08"), city=None)),
        (
            held("a", "Defence Ministerial Dialogue", (7, "2021-09-08")),
            held("b", "Deputy Ministerial Strategic Dialogue", (7, "2021-09-08")),
        ),
    ],
)
def test_dialogues_that_share_no_meeting_stay_two_unasked(one: Report, other: Report) -> None:
    record = record_of(one, other)
    assert len(record.dialogues) == 2
    assert not record.tasks


def judged(verb: Verb, record: Record, claims: list[Claim]) -> Judgement:
    targets = tuple(
        Target(each.id, tuple(hold(claim) for claim in claims if claim.id in each.claims))
        for each in record.dialogues
    )
    return Judgement(verb, targets, {}, "Lan", "a test", "2030-01-01")


def test_dialogues_judged_one_keep_their_rounds_apart() -> None:
    years = ((7, "2021-09-08"), (8, "2023-02-10"))
    one, other = held("a", SHORT, *years), held("b", OTHER, years[1], (9, "2025-08-28"))
    claims = [*one.claims, *other.claims]
    before = resolve(claims)
    after = resolve(claims, [judged("same", before, claims)])
    assert len(before.dialogues) == 2
    assert len(after.dialogues) == 1
    assert [each.ordinal for each in after.rounds] == [7, 8, 9]
    assert after.conflicts == ()


def test_dialogue_judged_one_with_a_round_of_another_keeps_its_rounds_apart() -> None:
    years = ((7, "2021-09-08"), (8, "2023-02-10"))
    one, other = held("a", SHORT, *years), held("b", OTHER, (9, "2025-08-28"))
    claims = [*one.claims, *other.claims]
    before = resolve(claims)
    (home,) = (each for each in before.dialogues if len(each.rounds) == 2)
    last = next(each for each in before.rounds if each.ordinal == 9)
    targets = tuple(
        Target(each.id, tuple(hold(claim) for claim in claims if claim.id in each.claims))
        for each in (home, last)
    )
    after = resolve(claims, [Judgement("same", targets, {}, "Lan", "a test", "2030-01-01")])
    assert len(after.dialogues) == 1
    assert [each.ordinal for each in after.rounds] == [7, 8, 9]


def test_dialogues_judged_two_stay_two_whatever_speaks_for_one() -> None:
    asked = [held("a", SHORT, (7, "2021-09-08")), held("b", OTHER, (7, "2021-09-08"))]
    claims = [claim for each in asked for claim in each.claims]
    verdict = judged("different", resolve(claims), claims)
    for mechanism in (SHORT, OTHER):
        claims += held(mechanism, mechanism, (8, "2023-02-10"), chairs=CHAIRS).claims
    assert len(resolve(claims).dialogues) == 1
    record = resolve(claims, [verdict])
    assert len(record.dialogues) == 2
    assert not record.tasks


# -- put off ---------------------------------------------------------------------------------------


def put_off(name: str, published: str, *times: str, ordinal: int | None = 8) -> Report:
    report = Report(name, published)
    for number, time in enumerate(times):
        told = None if number else ordinal
        rule = "rounds/numbered" if number else "rounds/main"
        report.round(told, time, city=None, status="postponed", rule=rule)
    return report


def test_round_put_off_was_announced_for_the_time_before() -> None:
    first, later, done = Report("a", "2021-09-09"), Report("b", "2022-11-17"), Report("c")
    first.round(7, "2021-09-09")
    first.round(8, "2022", status="planned", rule="rounds/numbered")
    later.round(8, "2023-02", status="postponed")
    done.round(8, "2023-02-10")
    told = record_of(first, later, done).rounds[1].announcement
    assert told is not None
    assert (told.start, told.put_off_to) == ("2022", "2023-02")
    assert (told.outcome, told.late_by) == ("late", 41)


@pytest.mark.parametrize("times", [("2024-11", "2025"), ("2025", "2024-11")])
def test_round_put_off_in_one_report_is_one_round_at_its_new_time(times: tuple[str, str]) -> None:
    (only,) = record_of(put_off("a", "2024-10-28", *times)).rounds
    assert (only.ordinal, only.status, only.start and only.start.working) == (
        8,
        "postponed",
        "2025",
    )
    assert only.announcement is not None
    assert (only.announcement.start, only.announcement.put_off_to) == ("2024-11", "2025")


def test_nobody_sits_at_a_round_that_was_put_off_and_nothing_is_said_there() -> None:
    report = put_off("a", "2022-11-17", "2023-02")
    at = report.claims[1]
    report.chair(at, "Sato Haruka", "JP", "Minister of Defence")
    report.topic(at, "peacekeeping", "They spoke of peacekeeping.")
    report.promise(at, "JP", "complete", "the delivery of ten vehicles", "defence-trade")
    done = Report("b")
    done.round(8, "2023-02-10")
    for record in (record_of(report), record_of(report, done)):
        assert [each.seats for each in record.people] == [()]
        assert [each.round for each in record.topics] == [None]
        assert [(each.round, each.day) for each in record.commitments] == [(None, "2022-11-17")]


def test_what_is_said_ahead_of_a_round_is_not_said_at_it() -> None:
    ahead, done = Report("a", "2022-11-17"), Report("b")
    at = ahead.round(8, "2023-02", status="planned")
    ahead.promise(at, "JP", "complete", "the delivery of ten vehicles", "defence-trade")
    ahead.topic(at, "peacekeeping", "They will speak of peacekeeping.")
    assert [each.round is None for each in record_of(ahead).topics] == [False]
    done.round(8, "2023-02-10")
    record = record_of(ahead, done)
    assert [each.round for each in record.topics] == [None]
    assert [(each.round, each.day) for each in record.commitments] == [(None, "2022-11-17")]
    assert record.rounds[0].reports == ("b",)


def test_round_before_that_was_cancelled_has_no_number() -> None:
    report = Report("a", "2024-07-08")
    report.round(2, "2024-07-08")
    report.round(None, "2023", status="cancelled", rule="rounds/previous")
    report.round(None, "2022-05", rule="rounds/previous")
    assert set(rounds_of(report)) == {
        (1, "2022-05", "held"),
        (2, "2024-07-08", "held"),
        (None, "2023", "cancelled"),
    }


# -- days ------------------------------------------------------------------------------------------


def test_vague_day_that_fits_several_counts_for_none() -> None:
    own = Report("a", outlet="Ministry of Foreign Affairs of Viet Nam")
    own.round(7, "2021-09-09", city="Lima")
    wire, vague = Report("b"), Report("c")
    wire.round(7, "2021-09-08", city="Lima")
    vague.round(7, "2021", city="Lima")
    start = record_of(own, wire, vague).rounds[0].start
    assert start is not None
    assert start.working == "2021-09-09"
    assert [(each.value, len(each.claims)) for each in start.values] == [
        ("2021-09-09", 1),
        ("2021-09-08", 1),
        ("2021", 1),
    ]
    assert start.why.startswith("as many witnesses say otherwise, with weaker evidence; a vaguer")


def test_vague_day_is_no_conflict_where_spans_differ_at_their_end_alone() -> None:
    reports = [Report(name) for name in "abc"]
    reports[0].round(7, "2021-09-08", end="2021-09-09")
    reports[1].round(7, "2021-09-08", end="2021-09-10")
    reports[2].round(7, "2021")
    record = record_of(*reports)
    assert [each.key for each in record.conflicts] == ["end"]


SENTENCES = (
    "The two sides agreed to train ten officers of the coast guard each year in Tokyo.",
    "They pledged to share information at sea through the centres of both navies.",
    "They agreed that the next exercise will be held off Da Nang before the end of spring.",
)


@pytest.mark.parametrize(("is_copy", "rounds", "keys"), [(True, 1, ["start"]), (False, 2, [])])
def test_copy_with_another_day_makes_a_conflict_and_no_second_round(
    is_copy: bool,  # noqa: FBT001 - a case
    rounds: int,
    keys: list[str],
) -> None:
    reports = Report("a", "2023-05-05"), Report("b", "2023-05-16")
    for report, day in zip(reports, ("2023-05-04", "2023-05-14"), strict=True):
        at = report.round(2, day)
        for number, sentence in enumerate(SENTENCES):
            own = sentence if is_copy or report is reports[0] else f"{number} other words stand"
            report.promise(at, "JP+VN", "agree", own, "peacekeeping", sentence=own)
    record = record_of(*reports)
    assert len(record.rounds) == rounds
    assert [each.key for each in record.conflicts] == keys
    assert [each.proposes for each in record.tasks if each.other] == ["same"] * (rounds - 1)
