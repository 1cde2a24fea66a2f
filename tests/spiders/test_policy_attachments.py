"""The files of a policy paper are found on its page, one of each name, at an address that can be asked."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from spiders.page import Page
from spiders.registry import load_sites

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
