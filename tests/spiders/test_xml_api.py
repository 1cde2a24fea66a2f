"""An XML API of data.go.kr: its two envelopes, its windows of days, withdrawn items, and what is no XML at all."""

import time
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from spiders.keyed import REDACTED, without_key
from spiders.page import Page
from spiders.sites.korea_kr_press import KoreaKrPress
from spiders.xml_api_spider import windows
from warehouse.records import Article, Problem, Visit

URL = "https://apis.data.go.kr/1371000/pressReleaseService/pressReleaseList?serviceKey=REDACTED&pageNo=1"
ITEM = """<NewsItem><NewsItemId>{n}</NewsItemId><ContentsStatus>{status}</ContentsStatus><Title>제목 {n}</Title>
<ContentsType>T</ContentsType><DataContents>{text}</DataContents><ApproveDate>10/07/2026 09:00:00</ApproveDate>
<OriginalUrl>https://www.korea.kr/briefing/pressReleaseView.do?newsId={n}</OriginalUrl></NewsItem>"""


def item(n: int, status: str = "I", text: str = "본문이다.") -> str:
    return ITEM.format(n=n, status=status, text=text)


def answer(*items: str, code: str = "0") -> str:
    body = "".join(items)
    header = f"<header><resultCode>{code}</resultCode><resultMsg>말</resultMsg></header>"
    return f'<?xml version="1.0"?><response>{header}<body>{body}</body></response>'


def page_of(text: str) -> Page:
    return Page(
        url=URL, status=200, body=text.encode(), fetched_at=datetime(2026, 11, 1, tzinfo=UTC), kind="api"
    )


def read(text: str) -> tuple[list[Article], list[Problem]]:
    rows = list(KoreaKrPress.read(page_of(text)))
    return [row for row in rows if isinstance(row, Article)], [
        row for row in rows if isinstance(row, Problem)
    ]


@pytest.mark.parametrize("code", ["0", "00", "INFO-000"])
def test_a_good_answer_gives_its_rows(code: str) -> None:
    articles, problems = read(answer(item(1), item(2), code=code))
    assert [article.title for article in articles] == ["제목 1", "제목 2"]
    assert problems == []


def test_a_window_without_releases_is_no_fault() -> None:
    assert read(answer(code="3")) == ([], [])


GATEWAY = """<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>
<returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode>
</cmmMsgHeader></OpenAPI_ServiceResponse>"""
BOMB = """<!DOCTYPE r [<!ENTITY a "하하하하"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (answer(code="98"), "98"),
        ("<response/>", "no result code"),
        (GATEWAY, "30: SERVICE_KEY_IS_NOT_REGISTERED_ERROR"),
        ("Unexpected errors", "no XML"),
        ("<response><header>", "no XML"),
        ("<a>" * 10_000, "no XML"),
        ("", "no XML"),
    ],
)
def test_an_answer_that_says_no_is_told_in_its_own_words(text: str, says: str) -> None:
    articles, problems = read(text)
    assert articles == []
    assert [problem.kind for problem in problems] == ["api_error"]
    assert says in problems[0].found


def test_entities_are_neither_expanded_nor_fetched() -> None:
    text = answer(item(1, text="앞 &b; &c; 뒤")).removeprefix('<?xml version="1.0"?>')
    articles, _ = read(BOMB + text)
    assert "하하" not in articles[0].body
    assert articles[0].body.startswith("앞")


def test_a_deleted_release_is_no_article_but_a_word_that_it_is_gone() -> None:
    text = answer(item(1, status="D"), item(2, status="U"))
    articles, problems = read(text)
    assert [article.article_id for article in articles] == ["korea_kr_press:pressReleaseList-2"]
    assert problems == []
    [told] = (row for row in KoreaKrPress.read(page_of(text)) if isinstance(row, Visit))
    assert (told.article_id, told.status, told.kind) == ("korea_kr_press:pressReleaseList-1", 410, "api")
    assert told.url == "https://www.korea.kr/briefing/pressReleaseView.do?newsId=1"


def test_windows_cover_every_day_once_and_hold_at_most_three() -> None:
    covered = list(windows(date(2026, 10, 1), date(2026, 10, 8), 3))
    assert covered == [
        (date(2026, 10, 6), date(2026, 10, 8)),
        (date(2026, 10, 3), date(2026, 10, 5)),
        (date(2026, 10, 1), date(2026, 10, 2)),
    ]


def spider(monkeypatch: pytest.MonkeyPatch, key: str) -> KoreaKrPress:
    monkeypatch.setenv("DATA_GO_KR_KEY", key)
    return KoreaKrPress(since=date(2026, 10, 6))


@pytest.mark.parametrize("key", ["ab+/c==", "ab%2B%2Fc%3D%3D"])
def test_either_form_of_the_key_is_quoted_once_and_no_request_holds_it(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    made = spider(monkeypatch, key)
    request = made.answer_request(date(2026, 10, 6), date(2026, 10, 8), 1)
    assert made.api_key == "ab+/c=="
    assert REDACTED in request.url
    assert "startDate=20261006&endDate=20261008" in request.url
    assert "ab" not in request.url.partition("?")[2]


def test_the_next_page_is_asked_only_after_a_full_page_with_something_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = spider(monkeypatch, "key")

    def follow(*items: str) -> list[Request]:
        request = made.answer_request(date(2026, 10, 6), date(2026, 10, 8), 1)
        return list(made.parse_answer(TextResponse(URL, body=answer(*items).encode(), request=request)))

    full = [item(n) for n in range(100)]
    assert [request.url.rpartition("=")[2] for request in follow(*full)] == ["2"]
    assert follow(*full) == [], "the same rows again: the service does not count pages"
    assert follow(item(500)) == []


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\x1f", "\uffff", "&#11;", "&#x1F;", "&#0;"])
def test_a_control_character_does_not_cost_the_whole_answer(character: str) -> None:
    articles, problems = read(answer(item(1, text=f"앞이다.{character} 뒤다."), item(2)))
    assert [article.body for article in articles] == ["앞이다. 뒤다.", "본문이다."]
    assert problems == []


@pytest.mark.parametrize("given", ["sekret+/key==", "sekret%2B%2Fkey%3D%3D"])
@pytest.mark.parametrize("found", ["sekret+/key==", "sekret%2B%2Fkey%3D%3D"])
def test_both_forms_of_a_key_are_taken_out_whichever_was_given(given: str, found: str) -> None:
    assert without_key(f"?serviceKey={found}&page=1", given) == "?serviceKey=REDACTED&page=1"


LONG = "sekret+/key+of+a+length=="


@pytest.mark.parametrize(
    "found",
    [
        LONG,
        "sekret%2B%2Fkey%2Bof%2Ba%2Blength%3D%3D",
        "sekret%2b%2fkey%2bof%2ba%2blength%3d%3d",
        "sekret%2B/key+of%2Ba+length==",
        "sekret%252B%252Fkey%252Bof%252Ba%252Blength%253D%253D",
        r"sekret+\/key+of+a+length==",
        r"sekret\u002b\u002Fkey+of+a+length\u003d\u003D",
        "sekret&#43;&#x2F;key&#43;of&#43;a&#43;length&#61;&#61;",
    ],
)
@pytest.mark.parametrize("given", [LONG, quote(LONG, safe="")])
def test_a_key_is_taken_out_however_it_is_written(given: str, found: str) -> None:
    assert without_key(f"no such key: {found}.", given, "KEY") == "no such key: REDACTED."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/DRF/lawService.do?OC=law&target=law", "/DRF/lawService.do?OC=REDACTED&target=law"),
        ("next=%2FDRF%3FOC%3Dlaw%26target%3Dlaw", "next=%2FDRF%3FOC%3DREDACTED%26target%3Dlaw"),
        ('{"OC": "law", "law": "AI law"}', '{"OC": "REDACTED", "law": "AI law"}'),
        ("<OC>law</OC><name>AI law</name>", "<OC>REDACTED</OC><name>AI law</name>"),
        ("www.law.go.kr flaw OC=lawyer", "www.law.go.kr flaw OC=lawyer"),
    ],
)
def test_a_short_key_is_taken_out_only_where_it_is_a_value(text: str, expected: str) -> None:
    assert without_key(text, "law", "OC") == expected


def test_a_key_is_looked_for_in_time() -> None:
    began = time.process_time()
    for text in ("\\", "%25", "&amp;", "&#0", ": ", '"\\', "s"):
        for key in (LONG, "law", "s" * 40):
            without_key(text * 300_000, key, "OC")
    assert time.process_time() - began < 5
