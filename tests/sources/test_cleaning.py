import gzip
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import SourceError
from parley.model.report import Label
from parley.model.source import Stated
from parley.model.when import When
from parley.samples import sample_paths
from parley.sources import clean, open_source
from tests.factory import SECOND, STORY, a_page, a_report, a_source, label_of

VIETNAMESE = (
    "Thứ trưởng Ngoại giao đã đồng chủ trì cuộc Đối thoại Chính trị, An ninh và Quốc phòng lần thứ"
    " 9 tại Hà Nội. Hai bên đã trao đổi về hợp tác song phương và các vấn đề khu vực mà hai nước"
    " cùng quan tâm, và nhất trí sẽ tổ chức cuộc đối thoại tiếp theo tại Washington."
)
RUSSIAN = (
    "Стороны провели в Ханое девятый раунд диалога по вопросам политики, безопасности и обороны."
    " На встрече обсудили то, как будет развиваться сотрудничество между двумя странами, и что"
    " нужно сделать для того, чтобы следующий раунд был проведён уже в этом году в Вашингтоне."
)
CHINESE = (
    "双方在河内举行第九次政治、安全和国防对话。"
    "两国同意明年在华盛顿举行下一轮对话，并讨论了海上安全合作。"
)
JAPANESE = (
    "両国は第九回の政治・安全保障・防衛対話をハノイで開催した。"
    "次回はワシントンで行われる予定であると発表した。"
)
KOREAN = (
    "두 나라는 하노이에서 제9차 정치 안보 국방 대화를 가졌다."
    " 다음 대화는 워싱턴에서 열릴 예정이라고 밝혔다."
)


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)
def test_blocks_of_a_sample_lie_in_order_and_hold_text(path: object) -> None:
    report = clean(open_source(str(path)))
    at = 0
    for block in report.blocks:
        text = block.span.of(report.text)
        assert block.span.start >= at
        assert text == text.strip()
        at = block.span.end
    assert unicodedata.is_normalized("NFC", report.text)


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)
def test_cleaning_a_clean_text_changes_nothing_in_it(path: object) -> None:
    once = clean(open_source(str(path)))
    assert clean(a_source(once.text)).text == once.text


@given(st.text(alphabet="abc .\n\r\tệe\u0302\u0323đ\u0301", max_size=200))
def test_every_character_of_a_text_leads_back(noise: str) -> None:
    written = f"{noise}\n\n{STORY}\n\n{SECOND}"
    report = a_report(written)
    for position, character in enumerate(report.text):
        where, offset = report.origin_of(position)
        assert where == ""
        if character.isascii():
            assert written[offset] == character or written[offset] == "\r"


def test_report_keeps_carriage_returns_out_and_offsets_in_place() -> None:
    report = a_report(f"{STORY}\r\n\r\n{SECOND}\r\n")
    assert "\r" not in report.text
    assert report.text.index(SECOND) == len(STORY) + 4


def test_block_names_its_line() -> None:
    report = a_report(f"\n{STORY}\n\n{SECOND}\n")
    assert [block.where for block in report.blocks] == ["line 2", "line 4"]


def test_letter_and_mark_become_one_character_that_leads_to_both() -> None:
    written = f"Ha\u0300 No\u0323\u0302i. {STORY}"
    report = a_report(written)
    assert report.text.startswith("Hà Nội. The")
    assert written[report.origin_of(report.text.index("T"))[1]] == "T"
    assert report.origin_of(1) == ("", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_report_does_not_depend_on_the_encoding(encoding: str) -> None:
    text = f"“Việt Nam” – {STORY}"
    assert a_report(text.encode(encoding)).id == a_report(text).id


def test_report_of_a_packed_page_is_that_of_the_page() -> None:
    page = a_page("<h1>Ninth dialogue held in Hanoi</h1>")
    assert a_report(gzip.compress(page.encode())).id == a_report(page).id


def test_page_noise_of_a_text_is_set_aside_and_kept() -> None:
    report = a_report(f"{STORY}\n\n{SECOND}\n\nShare on Facebook\n\nRead more\n")
    assert label_of("Facebook", report) is Label.SHARE
    assert label_of("Read more", report) is Label.RELATED


def test_stated_values_travel_with_the_report() -> None:
    stated = Stated(published=When("2018-01-31"))
    assert a_report(STORY, stated).stated is stated


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b" \n\t\n", "the file is empty", id="white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "this is a PNG picture", id="png"),
        pytest.param(b"%PDF-1.7\n" + bytes(99), "this is a PDF", id="pdf"),
        pytest.param(b"PK\x03\x04" + bytes(99), "this is a ZIP archive", id="zip"),
        pytest.param(bytes(range(256)) * 9, "2,304 bytes of binary data", id="binary"),
        pytest.param(gzip.compress(b"%PDF-1.7"), "this is a PDF", id="packed pdf"),
        pytest.param(gzip.compress(b""), "the file is empty", id="packed nothing"),
        pytest.param(gzip.compress(STORY.encode())[:50], "cut short or broken", id="cut gzip"),
        pytest.param("<html><body></body></html>", "nothing left after cleaning", id="no text"),
        pytest.param("<html><script>var a;</script>", "nothing left after cleaning", id="script"),
        pytest.param(
            "<html><body><nav><a>Home</a> <a>News</a></nav>",
            "held no text outside menus",
            id="menu",
        ),
        pytest.param(VIETNAMESE, "looks like Vietnamese", id="vietnamese"),
        pytest.param(RUSSIAN, "looks like Russian", id="russian"),
        pytest.param(CHINESE, "looks like Chinese", id="chinese"),
        pytest.param(JAPANESE, "looks like Japanese", id="japanese"),
        pytest.param(KOREAN, "looks like Korean", id="korean"),
        pytest.param(f"<p>{CHINESE}</p><p>{CHINESE}</p>", "looks like Chinese", id="chinese page"),
        pytest.param(f"{STORY}\n" * 20_001, "20,002 lines", id="too many lines"),
        pytest.param("<html><body>" + "<p>A line." * 20_001, "20,001 lines", id="long page"),
        pytest.param("word and " * 112_000, "1,008,000 characters", id="too long"),
    ],
)
def test_what_no_report_can_be_made_of_says_why(content: str | bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        clean(a_source(content, "under/this.name"))
    told = str(caught.value)
    assert told.startswith("under/this.name: ")
    assert reason in told
    assert "\n" not in told
    assert told.count(". ") >= 1
    assert told.endswith(".")


def test_foreign_names_make_no_foreign_report() -> None:
    story = f"Thứ trưởng Hà Kim Ngọc (河金玉) spoke in Hanoi. {STORY}"
    assert a_report(story).text == story
