"""The files of a policy paper are found on its page, one of each name, at an address that can be asked."""

import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from spiders.archive import Answer, WarcWriter
from spiders.attachments.reading import parents_of_files, read_attachment
from spiders.attachments.requests import missing_files
from spiders.known import Known
from spiders.office_spider import SEE_THE_FILE
from spiders.page import Page
from spiders.passing import IS_FILTERED
from spiders.read import read_folder
from spiders.registry import load_sites
from spiders.revisits import Revisits
from spiders.site import Record
from tests.spiders.hangul_files import hwpx, p, section_xml
from warehouse.records import Article, Problem

PAGES = Path(__file__).parent / "pages"
SITES = load_sites()

FILES = {
    "korea_kr": ["hwpx https://www.korea.kr/common/download.do?fileId=198900011&tblKey=GMN"],
    "msit": ["hwpx https://www.msit.go.kr/ssm/file/fileDown.do?atchFileNo=90001&fileOrd=1&fileBtn=A"],
    "kmcc": ["hwpx https://www.kmcc.go.kr/download.do?fileSeq=70001"],
    "pipc": [
        "hwpx https://www.pipc.go.kr/np/cmm/fms/FileDown.do"
        "?atchFileId=FILE_000000000900001&fileSn=0&fileExtsn=hwpx"
    ],
    "ftc": ["hwp https://www.ftc.go.kr/www/downloadBbsFile.do?atchmnflNo=91001"],
    "fsc": ["hwp https://www.fsc.go.kr/comm/getFile?srvcId=BBSTY1&upperNo=87901&fileTy=ATTACH&fileNo=1"],
    "moef": ["hwpx https://www.moef.go.kr/com/cmm/fms/FileDown.do?atchFileId=ATCH_000000000030001&fileSn=1"],
    "kisdi": ["hwpx https://www.kisdi.re.kr/cmm/fileDown.do?atchFileId=90001&fileSn=1"],
    "nia": ["hwpx https://www.nia.or.kr/common/board/Download.do?bcIdx=28901&cbIdx=90549&fileNo=1"],
    "stepi": [
        "pdf https://www.stepi.re.kr/common/report/Download.do"
        "?reIdx=123&streFileNm=R20260123.pdf&cateCont=A0201&purpose=1&jobGroup=1"
    ],
    "kistep": ["pdf https://www.kistep.re.kr/boardDownload.es?bid=0031&list_no=94901&seq=1"],
    "spri": ["pdf https://spri.kr/download/24901"],
    "aikorea": ["hwpx https://www.aikorea.go.kr/attach/cms/board/2026/10/20261007a1.hwpx"],
}


API_FILES = {
    "korea_kr_press": {
        "korea_kr_press:pressReleaseList-156790001": [
            ("261008 조간 (보도) 안전 점검 지침", "hwpx", "https://www.korea.kr/common/download.do?fileId=198900001&tblKey=GMN")
        ],
        "korea_kr_press:pressReleaseList-156790002": [],
    },
    "open_assembly": {
        "open_assembly:nxlcxbbkapsrjayur-1MadeUp00001": [
            ("공개 인공지능 모형의 책임 배분과 입법 과제", "pdf", "http://www.nars.go.kr/fileDownload2.do?doc_id=1MadeUp00001&fileName=made.pdf")
        ]
    },
}  # fmt: skip


def api_page(outlet: str, number: int, body: bytes | None = None) -> Page:
    path = next((PAGES / outlet).glob(f"{number}.api.*"))
    return Page(
        url=(PAGES / outlet / f"{number}.url").read_text("utf-8").strip(),
        status=200,
        body=path.read_bytes() if body is None else body,
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
        kind="api",
    )


@pytest.mark.parametrize(("outlet", "number"), [("korea_kr_press", 1), ("open_assembly", 5)])
def test_the_files_of_an_apis_rows_are_those_of_their_articles(outlet: str, number: int) -> None:
    found = SITES[outlet].attached_files(api_page(outlet, number))
    told = {key: [(file.stem, file.ending, file.url) for file in files] for key, files in found.items()}
    assert told == API_FILES[outlet]


@pytest.mark.parametrize(
    "address", ["", "download.do?1", "https://www.elsewhere.example/1.pdf", "http://[", "file:///etc/1.pdf"]
)
def test_an_address_that_is_none_of_the_outlets_is_no_file(address: str) -> None:
    page = api_page("korea_kr_press", 1)
    text = re.sub(r"https://www.korea.kr/common/download\S+(?=\]\])", address, page.text)
    found = SITES["korea_kr_press"].attached_files(api_page("korea_kr_press", 1, text.encode()))
    assert set(map(len, found.values())) == {0}


def crawled(folder: Path, **asked: Any) -> list[dict[str, Any]]:
    """Archive one answer and read it as a crawl that kept to AI would; give the rows of its articles and visits."""
    writer = WarcWriter(folder)
    writer.write(Answer(status=200, headers=[], fetched_at=datetime(2026, 11, 1, tzinfo=UTC), **asked))
    writer.close()
    (folder / "stats.json").write_text(json.dumps({"finish_reason": "finished", IS_FILTERED: True}))
    read_folder(folder, folder.parents[2], SITES)
    assert (folder / "problem.jsonl").read_text("utf-8") == ""
    return [
        json.loads(line)
        for table in ("article", "visit")
        for line in (folder / f"{table}.jsonl").read_text("utf-8").splitlines()
    ]


def test_a_file_of_a_row_that_an_earlier_crawl_did_not_get_is_read_with_its_archived_answer(
    tmp_path: Path,
) -> None:
    outlet, page = "korea_kr_press", api_page("korea_kr_press", 1)
    first, second = (tmp_path / "runs" / run / outlet for run in ("20261101T060000", "20261102T060000"))
    *_, visit = crawled(first, url=page.url, kind="api", asked_article_id=None, body=page.body)
    noon = {"first_visited_at": page.fetched_at, "visited_at": page.fetched_at}
    place = {name: visit[name] for name in ("url", "warc_file", "warc_offset")}
    answer = Known(kind="api", article_id=None, status=200, etag="", last_modified="", published_at=None, is_passed_over=False, clues=(), **place, **noon)  # fmt: skip
    revisits = Revisits(SITES[outlet], {page.url: answer}, tmp_path, 14, page.fetched_at)
    [request] = missing_files(revisits, is_filtered=True)
    assert revisits.due() == []
    second.mkdir(parents=True)
    row = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in asdict(answer).items()}  # fmt: skip
    (second / "known.jsonl").write_text(json.dumps(row))
    file, _ = crawled(second, url=request.url, kind="attachment", asked_article_id=request.meta["article_id"], body=hwpx(section_xml(p("지침이다."))))  # fmt: skip
    assert (file["parent_article_id"], file["body"]) == (f"{outlet}:pressReleaseList-156790001", "지침이다.")
    assert file["crawl_id"] == f"20261102T060000/{outlet}"
    read_folder(second, tmp_path, SITES)
    assert json.loads((second / "article.jsonl").read_text("utf-8")) == file


def made_page(outlet: str, body: bytes | None = None) -> Page:
    path = next(path for path in (PAGES / outlet).glob("1.*") if path.name in ("1.html", "1.api.json"))
    return Page(
        url=(PAGES / outlet / "1.url").read_text("utf-8").strip(),
        status=200,
        body=path.read_bytes() if body is None else body,
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
        kind="article",
    )


@pytest.mark.parametrize("outlet", FILES)
def test_of_each_file_the_best_format_is_asked(outlet: str) -> None:
    files = SITES[outlet].attachment_links(made_page(outlet))
    assert [f"{file.ending} {file.url}" for file in files] == FILES[outlet]


@pytest.mark.parametrize("outlet", FILES)
@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"fileList": [null, 3]}', b"<a onclick=fn_download('x')>x</a>"]
)
def test_a_page_without_files_has_none(outlet: str, body: bytes) -> None:
    assert SITES[outlet].attachment_links(made_page(outlet, body)) == []


@pytest.mark.parametrize(
    "notice",
    [
        "[첨부파일 참고]",
        "자세한 내용은 첨부파일을 참고하시기 바랍니다.",
        "* 상세한 내용은 첨부된 파일을 확인하여 주시기 바랍니다",
        "붙임 참조",
        "자세한 사항은 붙임파일을 참고해 주세요.",
        "<iframe src='/docViewer/skin/doc.html?fn=1'></iframe>",
    ],
)
def test_the_text_of_a_file_stands_in_for_a_page_that_points_to_it(notice: str) -> None:
    whole = (PAGES / "korea_kr" / "1.html").read_text("utf-8")
    bare = re.sub(r'(?s)(?<=<div class="view_cont">).*?</div>', f"<p>{notice}</p>", whole)
    page = made_page("korea_kr", bare.encode())
    rows: list[Record] = list(SITES["korea_kr"].read(page))
    assert [row.found for row in rows if isinstance(row, Problem)] == ["no body"]
    parents = parents_of_files(page, SITES["korea_kr"], rows)
    file_id = next(iter(parents))  # the best format; the others stand ready for when it cannot be read
    data = hwpx(section_xml(p("안내서를 고쳤다고 밝혔다.")))
    file = replace(page, kind="attachment", asked_article_id=file_id, body=data)
    assert read_attachment(file, SITES["korea_kr"], parents) == []
    (article,) = (row for row in parents[file_id].rows if isinstance(row, Article))
    assert (article.article_id, article.body) == ("korea_kr:156790011", "안내서를 고쳤다고 밝혔다.")


@pytest.mark.parametrize("line", ["위원회는 첨부 자료를 참고해 기준을 정했다.", "붙임 1. 개정 기준 비교표"])
def test_a_sentence_on_a_file_stays(line: str) -> None:
    assert not re.fullmatch(SEE_THE_FILE, line)
