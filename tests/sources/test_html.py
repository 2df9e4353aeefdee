import itertools

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import SourceError
from parley.model.report import Label, Report
from parley.samples import sample_paths
from parley.sources import clean, open_source
from parley.sources.decoding import decode
from tests.factory import SECOND, STORY, a_page, a_report, label_of

HEADLINE = "Ninth political, security and defence dialogue held in Hanoi"
PAGES = [path for path in sample_paths() if path.suffix == ".html"]


def source_characters(markup: str, report: Report) -> list[tuple[str, str]]:
    """Each character of the report that has an origin, beside what stands there in the page."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(markup, parser=parser).getroottree()
    texts: dict[str, str] = {}
    pairs = []
    for position, character in enumerate(report.text):
        try:
            where, offset = report.origin_of(position)
        except IndexError:
            continue
        if where not in texts:
            path, _, side = where.rpartition("/")
            (element,) = tree.xpath(path)
            texts[where] = getattr(element, side)
        pairs.append((character, texts[where][offset]))
    return pairs


def is_same(kept: str, written: str) -> bool:
    return kept == written or (kept == " " and written.isspace())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_character_of_a_page_leads_to_its_element(path: object) -> None:
    source = open_source(str(path))
    pairs = source_characters(decode(source).text, clean(source))
    assert len(pairs) > 1000
    assert [pair for pair in pairs if not is_same(*pair)] == []


WORDS = st.text(alphabet="abc ệ\n\t", min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "div", "b", "i", "span", "li", "td", "br", "h2", "a"])


@given(st.lists(st.tuples(WORDS, TAGS, st.booleans()), min_size=1, max_size=25))
def test_every_character_of_any_page_leads_to_its_element(
    parts: list[tuple[str, str, bool]],
) -> None:
    tags = "".join(f"{text}<{'' if opens else '/'}{tag}>" for text, tag, opens in parts)
    markup = f"<html><body>{tags}<p>{STORY}</p><p>{SECOND}</p></body></html>"
    pairs = source_characters(markup, a_report(markup))
    assert [pair for pair in pairs if not is_same(*pair)] == []


def test_block_names_its_element() -> None:
    report = a_report(a_page("<h1>" + HEADLINE + "</h1>"))
    assert {block.label: block.where for block in report.blocks} == {
        Label.TITLE: "/html/body/h1",
        Label.BODY: "/html/body/article/p[2]",
    }
    assert report.blocks[1].where == "/html/body/article/p[1]"


def test_words_of_one_paragraph_stay_together_across_elements() -> None:
    report = a_report(a_page("<p>The <b>ninth</b>\n <i>dia</i>logue was held in the capital.</p>"))
    assert "The ninth dialogue was held in the capital." in report.text


def test_line_break_parts_paragraphs() -> None:
    report = a_report(f"<html><body><div>{STORY}<br>{SECOND}</div></body></html>")
    assert [block.span.of(report.text) for block in report.blocks] == [STORY, SECOND]


MENU = "".join(f"<li>{name}</li>" for name in ("An Giang", "Bac Lieu", "Ca Mau", "Da Nang"))


@pytest.mark.parametrize(
    ("markup", "text", "expected"),
    [
        pytest.param(f"<nav><ul>{MENU}</ul></nav>", "An Giang", Label.NAVIGATION, id="menu"),
        pytest.param(f"<ul>{MENU}</ul>", "Bac Lieu", Label.NAVIGATION, id="list of places"),
        pytest.param(
            '<ol class="breadcrumb"><li>Home</li><li>World</li></ol>',
            "World",
            Label.NAVIGATION,
            id="breadcrumb",
        ),
        pytest.param(
            '<div class="related-news"><h3>Related</h3><p>A tenth round is to be held in May, and'
            " the two sides have named the day of it.</p></div>",
            "A tenth round",
            Label.RELATED,
            id="related list",
        ),
        pytest.param(
            '<div id="trending"><p>Most read today: a fair opens</p></div>',
            "a fair opens",
            Label.RELATED,
            id="trending list",
        ),
        pytest.param(
            '<div class="social-share">Facebook Twitter</div>',
            "Facebook",
            Label.SHARE,
            id="share buttons",
        ),
        pytest.param(
            '<div class="cookie-consent">We like to know what you read here.</div>',
            "what you read",
            Label.NOTICE,
            id="cookie notice",
        ),
        pytest.param(
            "<footer>© 2018 Red River Post</footer>", "© 2018", Label.LEGAL, id="copyright line"
        ),
        pytest.param(
            '<div class="ads"><p>Flights to Seoul from 99 dong.</p></div>',
            "Flights",
            Label.ADVERT,
            id="advert",
        ),
        pytest.param(
            "<figure><figcaption>Ha Kim Ngoc in Hanoi</figcaption></figure>",
            "Ha Kim Ngoc in",
            Label.CAPTION,
            id="caption",
        ),
        pytest.param(
            '<p class="time">Wednesday, January 31, 2018, 19:05 GMT+7</p>',
            "GMT+7",
            Label.STAMP,
            id="stamp",
        ),
    ],
)
def test_page_noise_is_labelled(markup: str, text: str, expected: Label) -> None:
    report = a_report(a_page(f"<h1>{HEADLINE}</h1>{markup}"))
    assert label_of(text, report) is expected
    assert label_of("The ninth Vietnam-United States", report) is Label.BODY


def test_stamp_beside_a_byline_is_a_stamp() -> None:
    meta = "<div><span>By Lan</span> <span>Red River Post - January 31, 2018, 19:05</span></div>"
    report = a_report(a_page(f"<h1>{HEADLINE}</h1>{meta}"))
    assert label_of("Red River Post", report) is Label.STAMP


@pytest.mark.parametrize(
    "silent",
    [
        "<script>var dialogue = 'held';</script>",
        "<style>p {color: red}</style>",
        "<svg><text>held</text></svg>",
        "<!-- held -->",
    ],
)
def test_what_no_reader_sees_is_no_text(silent: str) -> None:
    assert a_report(a_page(silent)).text == a_report(a_page("")).text


def test_headline_is_the_heading_that_the_title_of_the_page_repeats() -> None:
    head = f"<title>{HEADLINE} | Red River Post</title>"
    body = f"<h1>Red River Post, the newspaper of the delta</h1><h2>{HEADLINE}</h2>"
    report = a_report(a_page(body, head))
    assert label_of(HEADLINE, report) is Label.TITLE


def test_first_heading_is_the_headline_where_no_title_tells() -> None:
    report = a_report(a_page(f"<h1>Politics</h1><h1>{HEADLINE}</h1>"))
    assert label_of(HEADLINE, report) is Label.TITLE


META = {
    "title": f'<meta property="og:title" content="{HEADLINE}">',
    "outlet": '<meta property="og:site_name" content="Red River Post">',
    "published": '<meta property="article:published_time" content="2018-01-31T19:05:00+07:00">',
    "url": '<link rel="canonical" href="https://redriverpost.example/ninth">',
}


def test_page_data_comes_from_the_head() -> None:
    assert a_report(a_page("", "".join(META.values()))).page.data() == {
        "title": HEADLINE,
        "outlet": "Red River Post",
        "published": "2018-01-31",
        "url": "https://redriverpost.example/ninth",
    }


def test_page_data_reads_json_ld() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2020-05-05",'
        ' "datePublished": "2018-01-31"}</script>'
    )
    assert a_report(a_page("", head)).page.published == "2018-01-31"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param("", '<div class="related">January 12, 2018 A fair opens</div>', id="related"),
        pytest.param("", "<time datetime='2018-01-12'>A fair opens</time>", id="body"),
        pytest.param(
            '<meta property="article:modified_time" content="2018-02-05T10:00:00Z">',
            "",
            id="modified",
        ),
        pytest.param('<meta property="og:updated_time" content="2018-02-05">', "", id="updated"),
        pytest.param(
            '<script type="application/ld+json">{"dateModified": "2018-02-05"}</script>',
            "",
            id="json-ld",
        ),
        pytest.param("<script>var date = '2018-02-05';</script>", "", id="script"),
    ],
)
def test_page_data_takes_no_day_from_elsewhere(head: str, body: str) -> None:
    assert a_report(a_page(body, head)).page.published is None


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{not json</script>',
        '<script type="application/ld+json">{"headline": "\\ud800"}</script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<meta property="article:published_time" content="2018-02-31">',
        "<meta><meta content=''><link>",
    ],
)
def test_page_data_does_without_a_broken_head(head: str) -> None:
    report = a_report(a_page("", head))
    assert STORY in report.text
    assert all(value.encode() for value in report.page.data().values())


@pytest.mark.parametrize(
    "markup",
    [
        f"<html><body><div><p>{STORY}<b><i>{SECOND}</b></p></div></i>",
        f"<p>{STORY}<table><tr><p>{SECOND}</td></div>",
        f"</div></p></html><body><li>{STORY}<li>{SECOND}",
        f"<html><html><body><body><p>{STORY}<p>{SECOND}",
    ],
)
def test_broken_nesting_loses_no_text(markup: str) -> None:
    report = a_report(markup)
    assert STORY in report.text
    assert SECOND in report.text


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote", "ul><li"])
def test_ten_thousand_nested_tags_are_refused(tag: str) -> None:
    with pytest.raises(SourceError, match=r"nested too deep to read.*plain text"):
        a_report(f"<html><body><p>{STORY}</p>" + f"<{tag}>" * 10_000 + STORY)


def test_a_page_of_endless_markup_is_refused() -> None:
    with pytest.raises(SourceError, match=r"has 100,0\d\d elements, more than any report's page"):
        a_report(f"<html><body>{'<br>' * 100_000}<p>{STORY}</p>")


def test_a_hundred_nested_tags_are_read() -> None:
    assert STORY in a_report(f"<html><body>{'<div>' * 100}<p>{STORY}</p><p>{SECOND}</p>").text


LEVELS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (f'<!DOCTYPE html [<!ENTITY e0 "lol">{LEVELS}]><html><body><p>&e9;</p>', "</body></html>"),
        ('<!DOCTYPE html [<!ENTITY e9 SYSTEM "file:///etc/passwd">]><html><body>&e9;', "</body>"),
        (
            '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><body>',
            "</body></html>",
        ),
        (
            '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><r>',
            "</r>",
        ),
    ],
    ids=["bomb", "external entity", "external definition", "parameter entity"],
)
def test_entities_are_never_opened(start: str, end: str) -> None:
    report = a_report(f"{start}<p>{STORY}</p><p>{SECOND}</p>{end}")
    assert STORY in report.text
    assert len(report.text) < 2000
    assert "root:" not in report.text


def test_paragraphs_in_a_row_are_counted_like_xpath() -> None:
    rows = "".join(f"<p>Row {n} of it.</p><div>Between {n}.</div>" for n in range(1, 4))
    report = a_report(f"<html><body>{rows}<p>{STORY}</p><p>{SECOND}</p></body></html>")
    told = {block.span.of(report.text): block.where for block in report.blocks}
    assert told["Row 3 of it."] == "/html/body/p[3]"
    assert told["Between 2."] == "/html/body/div[2]"


def test_same_page_gives_the_same_report() -> None:
    pages = itertools.repeat(a_page(f"<h1>{HEADLINE}</h1>", "".join(META.values())), 2)
    assert len({a_report(page).id for page in pages}) == 1
