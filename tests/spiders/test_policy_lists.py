"""The lists of ministries, institutes and laws name their documents, with the right day beside each."""

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from spiders.bbs_spider import BbsSpider
from spiders.office_spider import OfficeSpider
from spiders.page import Page
from spiders.registry import load_sites
from spiders.sites.aikorea import Aikorea
from spiders.sites.korea_kr import KoreaKr
from spiders.sites.law_go_kr import LawGoKr
from warehouse.records import Problem, VisitKind

LISTS = Path(__file__).parent / "lists"
SAVED = Path(__file__).resolve().parents[2] / ".." / "shared" / "pages"
FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
SITES = load_sites()


def page(path: Path, url: str, kind: VisitKind = "listing") -> Page:
    return Page(url=url, status=200, body=path.read_bytes(), fetched_at=FETCHED_AT, kind=kind)


LISTED = [
    ("msit.html", ["msit:3190002 2026. 10. 2", "msit:3190001 2026. 10. 1"]),
    ("msit.rss", ["msit:3190002 Fri, 02 Oct 2026 12:00:00 +0900"]),
    ("kmcc.html", ["kmcc:68901 2026-10-07", "kmcc:68895 2026-10-06"]),
    ("pipc.html", ["pipc:12901 2026-10-07", "pipc:12888 2026-10-02"]),
    ("ftc.html", ["ftc:47901 2026-10-07"]),
    ("fsc.rss", ["fsc:87901 2026-10-07 00:00:00.0"]),
    ("fsc.html", ["fsc:87901 2026-10-07", "fsc:87899 2026-10-06"]),
    ("moef.rss", ["moef:000000000079901 2026-10-07 10:00:00.0"]),
    ("kisdi.html", ["kisdi:115901 2026.10.07", "kisdi:115888 2026.09.28"]),
    ("nia.html", ["nia:28901 2026.10.07", "nia:28890 2026.10.01"]),
    ("stepi.html", ["stepi:A0201-123 2026-09-30", "stepi:A0204-93 2026-08-31"]),
    ("kistep.html", ["kistep:94901 2026-10-02"]),
    ("spri.html", ["spri:23999 2026-10-05", "spri:23970 2026-09-04"]),
    ("aikorea.json", ["aikorea:000012-512 2026-10-07", "aikorea:000012-508 2026-09-30"]),
    (
        "law_go_kr.json",
        [
            "law_go_kr:268543-20260122 20250121",
            "law_go_kr:281999-20260122 20260120",
            "law_go_kr:282555-20260122 20260121",
        ],
    ),
]


@pytest.mark.parametrize(("name", "expected"), LISTED, ids=[name for name, _ in LISTED])
def test_a_list_names_its_documents_with_their_days(name: str, expected: list[str]) -> None:
    site = SITES[name.partition(".")[0]]
    is_feed = name.endswith(".rss")
    url = (site.feed_urls if is_feed else site.listing_urls)[0].replace("{page}", "1")  # type: ignore[attr-defined]
    entries = site.listed(page(LISTS / name, url, "feed" if is_feed else "listing"))
    assert [f"{site.article_id(entry.url)} {entry.clues[0].raw}" for entry in entries] == expected
    assert all(len(entry.text) > 5 for entry in entries), "a title by which the topic can be told"


def test_a_title_from_a_script_is_the_one_that_is_live() -> None:
    texts = [
        entry.text for entry in SITES["msit"].listed(page(LISTS / "msit.html", "https://www.msit.go.kr/"))
    ]
    assert texts == ["개방형 인공지능 '상생 협약' 체결", "독자 인공지능 기초모형 2차 평가 계획 공고"]


def test_every_date_of_a_list_can_be_read_in_korean_time() -> None:
    for name, _ in LISTED:
        site = SITES[name.partition(".")[0]]
        kind: VisitKind = "feed" if name.endswith(".rss") else "listing"
        listed = page(LISTS / name, "https://x.example/?menu_cd=000012", kind)
        for entry in site.listed(listed):
            read = listed.when(entry.clues[0])
            assert read is not None, (name, entry)
            assert read.at.tzname() == "KST"


@pytest.mark.parametrize(
    "text", ['{"result": "사용자 정보 검증에 실패하였습니다."}', "<html>location.href</html>", "[]"]
)
def test_what_the_law_api_says_instead_of_laws_is_told(text: str) -> None:
    answer = Page(
        url=LawGoKr.listing_urls[0], status=200, body=text.encode(), fetched_at=FETCHED_AT, kind="listing"
    )
    problems = [row for row in LawGoKr.read(answer) if isinstance(row, Problem)]
    assert [problem.kind for problem in problems] == ["api_error"]
    assert problems[0].found == text


@pytest.mark.parametrize("site", [Aikorea, LawGoKr])
@pytest.mark.parametrize("text", ["", "<html></html>", "null", "{}", '{"brd": []}', "[" * 3000])
def test_an_answer_of_another_kind_is_a_problem_and_no_crash(
    site: type[Aikorea | LawGoKr], text: str
) -> None:
    url = site.canonical.format(menu="000012", number="1", day="20260122")
    for kind in ("article", "listing"):
        rows = list(
            site.read(Page(url=url, status=200, body=text.encode(), fetched_at=FETCHED_AT, kind=kind))
        )
        assert [type(row) for row in rows] == [Problem]


def test_a_law_is_asked_of_the_api_and_known_by_the_page_people_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAW_GO_KR_OC", "someone")
    spider = LawGoKr()
    listed = LawGoKr.listed(page(LISTS / "law_go_kr.json", LawGoKr.listing_urls[0]))[0]
    public = LawGoKr.canonical_url(listed.url)
    assert public == "https://www.law.go.kr/LSW/lsInfoP.do?lsiSeq=268543&efYd=20260122"
    request = spider.article_request(LawGoKr.article_id(public) or "", public)
    assert request.url == listed.url
    assert "someone" not in request.url


def test_the_pages_of_a_form_are_asked_by_post() -> None:
    requests = list(KoreaKr().list_requests())
    assert {request.method for request in requests} == {"POST"}
    assert [parse_qs(request.body.decode())["pageIndex"] for request in requests] == [
        [str(number)] for number in range(1, KoreaKr.listing_pages + 1)
    ]


class Nec(BbsSpider):
    """The same CMS at another body, of which real lists are saved."""

    name = "nec"
    outlet = SITES["nia"].outlet
    article_url = r"https?://www\.nec\.go\.kr/site/nec/ex/bbs/View\.do\?(?:.*&)?bcIdx=(?P<number>\d+)"
    detail_url = "https://www.nec.go.kr/site/nec/ex/bbs/View.do?cbIdx=1107&bcIdx={number}"


class Acrc(OfficeSpider):
    """The .es boards of the state, of which KISTEP's is one, at another body."""

    name = "acrc"
    outlet = SITES["kistep"].outlet
    row = "table.tstyle_list tbody tr"
    article_url = r"https?://www\.acrc\.go\.kr/board\.es\?(?=.*act=view)(?:.*&)?list_no=(?P<number>\d+)"


SAVED_LISTS = [
    (
        KoreaKr,
        "korea_kr/korea_kr_list.html",
        "https://www.korea.kr/briefing/pressReleaseList.do",
        20,
        "2026.01.07",
    ),
    (Nec, "nec_go_kr/nec-list-p1.html", "https://www.nec.go.kr/site/nec/ex/bbs/List.do", None, "2026-03-13"),
    (Nec, "nec_go_kr/nec-list-p2.html", "https://www.nec.go.kr/site/nec/ex/bbs/List.do", None, None),
    (Acrc, "acrc_go_kr/acrc-list-p1.html", "https://www.acrc.go.kr/board.es", 10, "2026-07-02"),
]


@pytest.mark.skipif(not SAVED.exists(), reason="the saved pages are not here")
@pytest.mark.parametrize(("site", "path", "url", "count", "first_day"), SAVED_LISTS)
def test_a_real_list_is_read(
    site: type[OfficeSpider], path: str, url: str, count: int | None, first_day: str | None
) -> None:
    entries = site.listed(page(SAVED / path, url))
    assert len(entries) == (count or len(entries)) > 5
    assert len({site.article_id(entry.url) for entry in entries}) == len(entries)
    assert all(entry.clues for entry in entries)
    assert first_day in (None, entries[0].clues[0].raw)


def test_every_made_list_is_tested() -> None:
    assert {path.name for path in LISTS.iterdir()} == {name for name, _ in LISTED}
    assert all(json.loads(path.read_text("utf-8")) for path in LISTS.glob("*.json"))
