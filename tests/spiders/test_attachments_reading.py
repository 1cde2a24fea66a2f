"""The files of a ministry's page become documents of their own, linked to their article, or a row that says why not."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.demo.files import hwpx, section
from flows.demo.site import answer
from flows.demo.texts import texts
from spiders.archive import Answer, WarcWriter
from spiders.attachments.links import AttachedFile, attachment_id, chosen, linked_files
from spiders.attachments.requests import attachment_requests, missing_files
from spiders.known import Known
from spiders.page import Page
from spiders.read import read_folder
from spiders.registry import load_sites
from spiders.revisits import Revisits
from warehouse.records import Crawl, VisitKind

SITES = load_sites("spiders.demo_sites")
MIJIBU = SITES["mijibu"]
HOST = "www.mijibu.example"
NUMBER = "3180501"
PAGE_URL = f"http://{HOST}/bbs/view.do?sCode=user&bbsSeqNo=94&nttSeqNo={NUMBER}"
FILE_URL = f"http://{HOST}/common/download.do?fileId={NUMBER}0"
ARTICLE_ID = f"mijibu:{NUMBER}"
FILE_ID = attachment_id(ARTICLE_ID, FILE_URL)
NOON = datetime(2026, 11, 1, 3, tzinfo=UTC)


def made(url: str) -> bytes:
    return answer(HOST, url.removeprefix(f"http://{HOST}"), 1).body


def page(body: bytes = made(PAGE_URL), url: str = PAGE_URL, **other: Any) -> Page:
    return Page(
        url=url, status=200, body=body, fetched_at=NOON, content_type="text/html; charset=utf-8", **other
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "20261101T060000" / "mijibu"


def crawl(folder: Path, *answers: tuple[VisitKind, str, str, bytes]) -> Crawl:
    writer = WarcWriter(folder)
    for kind, url, article_id, body in answers:
        headers = [(b"Content-Type", b"text/html; charset=utf-8")]
        asked = {"url": url, "kind": kind, "asked_article_id": article_id}
        writer.write(Answer(status=200, headers=headers, body=body, fetched_at=NOON, **asked))  # type: ignore[arg-type]
    writer.close()
    (folder / "stats.json").write_text(
        json.dumps({"finish_reason": "finished", "response_received_count": 1})
    )
    return read_folder(folder, folder.parents[2], SITES)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text("utf-8").splitlines()]


ARTICLE: tuple[VisitKind, str, str, bytes] = ("article", PAGE_URL, ARTICLE_ID, made(PAGE_URL))


def file(body: bytes, url: str = FILE_URL) -> tuple[VisitKind, str, str, bytes]:
    return "attachment", url, attachment_id(ARTICLE_ID, url), body


def test_a_file_is_an_article_dated_and_signed_as_its_parent(folder: Path) -> None:
    crawl(folder, ARTICLE, file(made(FILE_URL)))
    parent, attached = rows(folder, "article")
    assert (attached["article_id"], attached["parent_article_id"]) == (FILE_ID, ARTICLE_ID)
    assert parent["parent_article_id"] is None
    for shared in ("outlet_id", "published_at", "published_date", "date_confidence", "byline", "section"):
        assert attached[shared] == parent[shared]
    assert attached["title"] == "261020 (보도자료) 열린 조달 시범사업 개시"
    assert (attached["extractor"], attached["url"]) == ("hwpx/1", FILE_URL)
    assert parent["body"] in attached["body"]
    assert attached["body"].startswith("미래지능부 보도자료\n보도시점 2026. 10. 20. 12:00\n")
    assert attached["warc_offset"] > parent["warc_offset"]
    told = [
        {
            (row["source"], row["raw"])
            for row in rows(folder, "date_evidence")
            if row["article_id"] == article_id
        }
        for article_id in (ARTICLE_ID, FILE_ID)
    ]
    assert told[0] == told[1] != set()
    assert rows(folder, "problem") == []


def test_reading_again_gives_the_same_rows(folder: Path) -> None:
    crawl(folder, ARTICLE, file(made(FILE_URL)))
    before = {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
    read_folder(folder, folder.parents[2], SITES)
    assert {path.name: path.read_bytes() for path in folder.glob("*.jsonl")} == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (hwpx(section(["글"]), is_locked=True), "attachment_encrypted"),
        (made(FILE_URL)[:-50], "attachment_broken"),
        ("<html>로그인하십시오".encode(), "attachment_other_format"),
        (hwpx(section([" "])), "attachment_no_text"),
        (hwpx(b"<a>" + b" " * 60_000_000), "attachment_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_row(folder: Path, body: bytes, kind: str) -> None:
    assert crawl(folder, ARTICLE, file(body)).article_count == 1
    [problem] = rows(folder, "problem")
    assert (problem["kind"], problem["url"], problem["stage"]) == (kind, FILE_URL, "read")
    assert problem["found"]


def test_a_page_without_a_text_takes_that_of_its_first_file_that_can_be_read(folder: Path) -> None:
    empty = made(PAGE_URL).replace(b'class="view_cont"', b'class="viewer"')
    files = [FILE_URL, FILE_URL.replace("5010", "5011")]
    listed = empty.replace("개시.pdf".encode(), "별첨.pdf".encode())
    found = crawl(folder, ("article", PAGE_URL, ARTICLE_ID, listed), *[file(made(url), url) for url in files])
    article, attached = rows(folder, "article")
    assert (article["article_id"], article["url"], article["parent_article_id"]) == (
        ARTICLE_ID,
        PAGE_URL,
        None,
    )
    assert article["title"] == texts("mijibu", 1)[NUMBER].title
    assert article["body"].startswith("미래지능부 보도자료")
    assert (attached["parent_article_id"], attached["extractor"]) == (ARTICLE_ID, "pdf/1")
    assert (found.article_count, found.problem_count) == (2, 0)


def test_a_page_without_a_text_stays_a_problem_if_its_file_cannot_be_read(folder: Path) -> None:
    empty = made(PAGE_URL).replace(b'class="view_cont"', b'class="viewer"')
    crawl(folder, ("article", PAGE_URL, ARTICLE_ID, empty), file(b"GIF89a"))
    assert {row["kind"] for row in rows(folder, "problem")} == {
        "page_changed", "attachment_other_format", "empty_crawl",
    }  # fmt: skip


def test_a_file_whose_article_could_not_be_read_is_told(folder: Path) -> None:
    undated = made(PAGE_URL).replace(b'class="date"', b'class="day"')
    crawl(folder, ("article", PAGE_URL, ARTICLE_ID, undated), file(made(FILE_URL)))
    assert "attachment_without_article" in {row["kind"] for row in rows(folder, "problem")}
    assert rows(folder, "article") == []


def known(status: int, *, is_held: bool = False) -> dict[str, Known]:
    one = Known(
        url=FILE_URL, kind="attachment", article_id=FILE_ID, status=status, first_visited_at=NOON, visited_at=NOON, etag="", last_modified="",
        warc_file="", warc_offset=0, published_at=NOON if is_held else None, is_passed_over=False, clues=(),
    )  # fmt: skip
    return {FILE_ID: one}


def asked(found: Page, known: dict[str, Known], *, is_filtered: bool = True) -> list[tuple[str, str]]:
    revisits = Revisits(MIJIBU, known, Path(), 14, NOON)
    requests = attachment_requests(found, revisits, is_filtered=is_filtered)
    return [(request.url, request.meta["article_id"]) for request in requests]


def test_a_file_is_asked_once_and_again_only_if_it_was_not_given() -> None:
    assert asked(page(), {}) == asked(page(), known(503)) == [(FILE_URL, FILE_ID)]
    assert asked(page(), known(200, is_held=True)) == []
    assert not known(200)[FILE_ID].is_due(NOON.replace(month=12), 90)


def test_the_next_format_is_asked_of_a_file_that_could_not_be_read() -> None:
    pdf_url = FILE_URL.replace("5010", "5011")
    for status in (200, 404):
        assert asked(page(), known(status)) == [(pdf_url, attachment_id(ARTICLE_ID, pdf_url))]


def test_a_file_that_an_earlier_crawl_did_not_get_is_asked_and_read_with_its_archived_page(
    folder: Path,
) -> None:
    home, later_folder = folder.parents[2], folder.parents[1] / "20261102T060000" / "mijibu"
    crawl(folder, ARTICLE)
    [visit] = rows(folder, "visit")
    parent = Known(
        url=PAGE_URL, kind="article", article_id=ARTICLE_ID, status=200, first_visited_at=NOON, visited_at=NOON, etag="", last_modified="",
        warc_file=visit["warc_file"], warc_offset=visit["warc_offset"], published_at=NOON, is_passed_over=False, clues=(),
    )  # fmt: skip
    for day, wanted in ((NOON, [FILE_URL]), (NOON.replace(month=12), [])):
        requests = missing_files(Revisits(MIJIBU, {ARTICLE_ID: parent}, home, 14, day))
        assert [request.url for request in requests] == wanted
    assert not list(
        missing_files(Revisits(MIJIBU, {ARTICLE_ID: parent} | known(200, is_held=True), home, 14, NOON))
    )
    later_folder.mkdir(parents=True)
    row = asdict(parent) | {
        "first_visited_at": NOON.isoformat(),
        "visited_at": NOON.isoformat(),
        "published_at": NOON.isoformat(),
        "clues": [],
    }
    other = row | {"url": f"{PAGE_URL}1", "article_id": f"{ARTICLE_ID}1"}
    (later_folder / "known.jsonl").write_text(f"{json.dumps(row)}\n{json.dumps(other)}\n")
    crawl(later_folder, file(made(FILE_URL)))
    assert rows(later_folder, "known") == [row]
    [attached] = rows(later_folder, "article")
    read_folder(later_folder, folder.parents[2], SITES)
    assert rows(later_folder, "article") == [attached]
    assert (attached["parent_article_id"], attached["crawl_id"]) == (ARTICLE_ID, "20261102T060000/mijibu")
    assert attached["published_at"] == rows(folder, "article")[0]["published_at"]


def test_files_of_what_is_not_about_ai_are_not_asked() -> None:
    roads = made(PAGE_URL).decode()
    for word in ("인공지능", "AI", "모델", "가중치", "학습", "데이터"):
        roads = roads.replace(word, "도로")
    other = page(roads.encode())
    assert asked(other, {}) == []
    assert asked(other, {}, is_filtered=False) == [(FILE_URL, FILE_ID)]


def links(
    html: str, in_link: str = "", url: str = "", selectors: Sequence[str] = ("a",)
) -> list[AttachedFile]:
    return linked_files(page(f"<body>{html}".encode()), selectors, in_link, url)


def test_a_link_is_named_by_its_text_its_title_or_its_address() -> None:
    found = links(
        '<a href="/d?f=1;jsessionid=A#x">보도자료.hwpx [12KB]</a><a href="/d?f=1;jsessionid=B">내려받기</a>'
        '<a href="/d?f=2" title="붙임 1.2 계획.PDF 다운로드"></a><a href="/files/%EA%B0%80.hwp">받기</a>'
        '<a href="/d?f=3">바로가기</a><a href="javascript:void(0)">미리보기</a><a href="#top">위로</a>'
    )
    base = f"http://{HOST}"
    assert found == [
        AttachedFile(f"{base}/d?f=1", "보도자료", "hwpx"),
        AttachedFile(f"{base}/d?f=2", "붙임 1.2 계획", "pdf"),
        AttachedFile(f"{base}/files/%EA%B0%80.hwp", "가", "hwp"),
        AttachedFile(f"{base}/d?f=3", "", ""),
    ]


def test_a_link_in_javascript_gives_its_address_by_its_groups() -> None:
    html = "<a href='#' onclick=\"fn_download('77', '2', 'hwpx')\">보도자료(최종)</a><a href='#'>목록</a>"
    pattern = r"fn_download\('(?P<file>\d+)',\s*'(?P<order>\d+)',\s*'(?P<ending>\w+)'"
    found = links(html, pattern, "/down.do?no={file}&ord={order}")
    assert found == [AttachedFile(f"http://{HOST}/down.do?no=77&ord=2", "보도자료(최종)", "hwpx")]


def test_of_one_name_the_best_format_is_read_and_other_formats_are_not() -> None:
    files = [
        AttachedFile("u1", "보도 자료", "pdf"), AttachedFile("u2", "보도자료", "hwpx"), AttachedFile("u3", "보도자료", "hwp"),
        AttachedFile("u4", "붙임", "pdf"), AttachedFile("u5", "표", "xlsx"), AttachedFile("u6", "", ""),
    ]  # fmt: skip
    assert [one.url for one in chosen(files)] == ["u2", "u4", "u6"]


def test_a_page_of_thousands_of_files_costs_twenty_requests_and_says_so(folder: Path) -> None:
    files = "".join(f'<a href="/common/download.do?fileId={no}">붙임 {no}.pdf</a>' for no in range(3_000))
    crowded = made(PAGE_URL).replace(b'<div class="view_file">', f'<div class="view_file">{files}'.encode())
    assert len(asked(page(crowded), {})) == 20
    crawl(folder, ("article", PAGE_URL, ARTICLE_ID, crowded))
    [problem] = rows(folder, "problem")
    assert (problem["kind"], problem["found"]) == ("attachments_left_out", "3001")
    assert len(rows(folder, "article")) == 1


def test_a_file_on_another_host_is_left_alone() -> None:
    html = made(PAGE_URL).replace(b'href="/common/download', b'href="http://files.example/common/download')
    assert MIJIBU.attachment_links(page(html)) == []
