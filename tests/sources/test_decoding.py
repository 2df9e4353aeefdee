import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.sources.decoding import compose, decode
from tests.factory import a_source

TEXT = "Ngày 30/1/2018: đối thoại Việt Nam – Hoa Kỳ “lần thứ 9”"
WESTERN = "The café talks – “frank”, they said – ended at 5 €."


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        pytest.param(TEXT.encode(), "utf-8", TEXT, id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "utf-8", TEXT, id="utf-8 with mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16-le", TEXT, id="utf-16 with mark"),
        pytest.param(
            codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
            "utf-16-be",
            TEXT,
            id="utf-16 big endian with mark",
        ),
        pytest.param(WESTERN.encode("utf-16-le"), "utf-16-le", WESTERN, id="utf-16 without mark"),
        pytest.param(WESTERN.encode("utf-16-be"), "utf-16-be", WESTERN, id="utf-16 big endian"),
        pytest.param(TEXT.encode("utf-32"), "utf-32-le", TEXT, id="utf-32 with mark"),
        pytest.param(WESTERN.encode("cp1252"), "cp1252", WESTERN, id="cp1252"),
    ],
)
def test_decode_finds_the_encoding(content: bytes, encoding: str, text: str) -> None:
    decoded = decode(a_source(content))
    assert (decoded.encoding, decoded.text) == (encoding, text)


@pytest.mark.parametrize("charset", ["windows-1258", "iso-8859-2", "koi8-r"])
def test_decode_believes_a_declared_charset(charset: str) -> None:
    words = {"windows-1258": "Đà Lạt".replace("ạ", "a\u0323"), "iso-8859-2": "Łódź"}
    word = words.get(charset, "Ханой")
    page = f'<html><head><meta charset="{charset}"></head><body>{word}</body></html>'
    assert word in decode(a_source(page.encode(charset))).text


def test_decode_believes_the_bytes_rather_than_a_wrong_declaration() -> None:
    page = f'<html><head><meta charset="windows-1252"></head><body>{TEXT}</body></html>'
    assert TEXT in decode(a_source(page.encode())).text


@pytest.mark.parametrize("charset", ["undefined", "base64", "no-such-charset", "idna", "utf-7"])
def test_decode_does_without_a_charset_that_does_not_fit(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><body>caf\u00e9 +2AA-</body></html>'
    assert "caf" in decode(a_source(page.encode("latin-1"))).text


def test_decode_leaves_no_half_characters() -> None:
    page = b'<html><meta charset="unicode_escape"><body>\\ud800 \xe9</body></html>'
    decode(a_source(page)).text.encode()


def test_decode_replaces_what_a_cut_file_ends_with() -> None:
    content = TEXT.encode("utf-16")[:-1]
    assert decode(a_source(content)).text == TEXT[:-1] + "�"


@given(st.text())
def test_compose_is_nfc_and_composes_once(text: str) -> None:
    composed, _ = compose(text)
    assert composed == unicodedata.normalize("NFC", text)
    assert compose(composed)[0] == composed


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="aeoDd ệẹ\u0302\u0323\u0301\u0300\u031b\u0338<=\u1100\u1161\u212b"),
    )
)
def test_compose_leads_every_character_back(text: str) -> None:
    composed, runs = compose(text)
    at = start = 0
    for run_at, length, run_start, run_end in runs:
        assert (run_at, run_start) == (at, start)
        piece = unicodedata.normalize("NFC", text[run_start:run_end])
        assert composed[run_at : run_at + length] == piece
        at, start = run_at + length, run_end
    assert (at, start) == (len(composed), len(text))


def test_compose_keeps_the_runs_between_marks_whole() -> None:
    text = unicodedata.normalize("NFD", "Hà Nội, 30/1")
    composed, runs = compose(text)
    assert composed == "Hà Nội, 30/1"
    same = [text[start:end] for _, length, start, end in runs if length == end - start]
    assert same == ["H", " N", "i, 30/1"]
