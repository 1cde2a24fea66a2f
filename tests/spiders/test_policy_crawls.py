"""Whole crawls of policy sources against a made-up server: windows of an API, a form's pages, a law behind a key."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from spiders.dates import KST
from tests.spiders.hangul_files import hwpx, p, section_xml
from tests.spiders.test_crawl_over_loopback import HOST, Pages, World

HERE = Path(__file__).parent
SITE = '''"""A source under another name and address."""
from dataclasses import replace

from spiders.sites.MODULE import CLASS


class Handeul(CLASS):
    """The same on the loopback."""

    name = "handeul"
    outlet = replace(CLASS.outlet, outlet_id=name, homepage="http://www.handeul.example/")
    custom_settings = {**(CLASS.custom_settings or {}), "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}
'''
Answer = Callable[[str], tuple[int, str | bytes]]


class Server(Pages):
    """Answers by what one function says of an address, with the form's fields as if they stood in it."""

    answer: Answer
    referers: list[str | None]

    def do_GET(self) -> None:  # noqa: N802  # the base class's name
        path = self.path.removeprefix(HOST)
        type(self).referers.append(self.headers["Referer"])
        type(self).answers = {path: type(self).answer(path)}
        super().do_GET()

    def do_POST(self) -> None:  # noqa: N802  # as above
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.path += f"?{form}"
        self.do_GET()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., World]]:
    servers = []

    def start(module: str, name: str, answer: Answer, *lines: str) -> World:
        handler = type("Made", (Server,), {"answer": staticmethod(answer), "asked": [], "referers": []})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        world = World(tmp_path, f"http://127.0.0.1:{server.server_address[1]}", handler)
        text = SITE.replace("MODULE", module).replace("CLASS", name)
        world.declare(text + "".join(f"    {line}\n" for line in lines))
        return world

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_api_is_asked_window_by_window_and_its_key_stays_out(serve: Callable[..., World]) -> None:
    xml = (HERE / "pages" / "korea_kr_press" / "1.api.xml").read_text("utf-8")
    empty = "<response><header><resultCode>3</resultCode><resultMsg>NODATA</resultMsg></header></response>"
    today = datetime.now(KST).date()

    def answer(path: str) -> tuple[int, str]:
        asked = parse_qs(urlsplit(path).query)
        if asked.get("serviceKey") != ["sekret+/key=="]:
            return 404, ""
        return 200, xml if asked["endDate"] == [f"{today:%Y%m%d}"] else empty

    world = serve(
        "korea_kr_press",
        "KoreaKrPress",
        answer,
        'service_url = KoreaKrPress.service_url.replace("https://apis.data.go.kr", "http://www.handeul.example")',
    )
    result = world.crawl("--since", f"{today - timedelta(days=4)}", DATA_GO_KR_KEY="sekret%2B%2Fkey%3D%3D")
    assert result.returncode == 0, result.stderr
    assert len([url for url in world.handler.asked if "serviceKey" in url]) == 2
    assert [row["title"] for row in world.rows("article")][:1] == ["개방형 인공지능 모형 안전 점검 지침 마련"]
    kept = b"".join(path.read_bytes() for path in world.folder.glob("*.jsonl"))
    for text in (result.stdout.encode(), result.stderr.encode(), kept):
        assert b"sekret" not in text


ROW = """<NewsItem><NewsItemId>{n}</NewsItemId><ContentsStatus>{status}</ContentsStatus><Title>{title}</Title>
<ContentsType>H</ContentsType><DataContents><![CDATA[{text}]]></DataContents><ApproveDate>10/07/2026 09:00:00</ApproveDate>
<OriginalUrl>https://www.korea.kr/briefing/pressReleaseView.do?newsId={n}</OriginalUrl>
<FileName>붙임 {n}.hwpx</FileName><FileUrl>HOST/download.do?fileId={n}1&amp;key=REDACTED</FileUrl>
<FileName>붙임 {n}.pdf</FileName><FileUrl>HOST/download.do?fileId={n}2</FileUrl>
<FileName>남의 것.hwpx</FileName><FileUrl>http://www.elsewhere.example/{n}.hwpx</FileUrl></NewsItem>"""
"""A release with a file in two formats, and one that lies on a host of nobody's."""


def test_files_of_an_apis_rows_become_documents_of_their_own(serve: Callable[..., World]) -> None:
    rows = (
        {"n": 1, "status": "I", "title": "인공지능 지침", "text": "<p>인공지능 지침을 내놓았다.</p>"},
        {"n": 2, "status": "I", "title": "인공지능 안내서", "text": "<p>첨부파일을 참고하시기 바랍니다.</p>"},
        {"n": 3, "status": "I", "title": "도로 개통", "text": "<p>새 도로를 열었다.</p>"},
        {"n": 4, "status": "D", "title": "인공지능 계획", "text": "<p>인공지능 계획이다.</p>"},
    )
    items = "".join(ROW.format(**row) for row in rows).replace("HOST", HOST)
    xml = f"<response><header><resultCode>0</resultCode></header><body>{items}</body></response>"

    def answer(path: str) -> tuple[int, str | bytes]:
        file_id = parse_qs(urlsplit(path).query).get("fileId")
        return 200, hwpx(section_xml(p(f"인공지능 붙임 {file_id[0]}번이다."))) if file_id else xml

    world = serve(
        "korea_kr_press",
        "KoreaKrPress",
        answer,
        'service_url = KoreaKrPress.service_url.replace("https://apis.data.go.kr", "http://www.handeul.example")',
    )
    result = world.crawl(DATA_GO_KR_KEY="sekret")
    assert result.returncode == 0, result.stderr
    files = [path for path in world.handler.asked if "download" in path]
    assert sorted(files) == [f"/download.do?fileId={n}&key=REDACTED" for n in (11, 21)], "without the key"
    found = {
        row["article_id"].removeprefix("handeul:pressReleaseList-"): row for row in world.rows("article")
    }
    assert sorted(name.partition("#")[0] for name in found) == ["1", "1", "2"]
    assert found["2"]["body"] == "인공지능 붙임 21번이다.", "it has none of its own"
    [file] = (row for row in found.values() if row["parent_article_id"])
    assert (file["parent_article_id"], file["title"]) == ("handeul:pressReleaseList-1", "붙임 1")
    assert (file["body"], file["extractor"]) == ("인공지능 붙임 11번이다.", "hwpx/1")
    assert file["published_at"] == found["1"]["published_at"]
    told = [row for row in world.rows("visit") if row["status"] == 410]
    assert [(row["article_id"], row["kind"]) for row in told] == [("handeul:pressReleaseList-4", "api")]
    assert world.rows("problem") == []


def test_every_page_of_a_window_is_asked(serve: Callable[..., World]) -> None:
    def answer(path: str) -> tuple[int, str]:
        if path == "/robots.txt":
            return 500, "the gateway of an API has none"
        page = int(parse_qs(urlsplit(path).query).get("pageNo", ["0"])[0])
        title = "인공지능 지침"
        numbers = range(page * 10, page * 10 + (2 if page < 12 else 1))
        items = (ROW.format(n=n, status="I", title=title, text=f"<p>{title} {n}.</p>") for n in numbers)
        return (
            200,
            f"<response><header><resultCode>0</resultCode></header><body>{''.join(items)}</body></response>",
        )

    world = serve(
        "korea_kr_press",
        "KoreaKrPress",
        answer,
        'service_url = KoreaKrPress.service_url.replace("https://apis.data.go.kr", "http://www.handeul.example")',
        "rows_per_answer = 2",
    )
    result = world.crawl(DATA_GO_KR_KEY="sekret")
    assert result.returncode == 0, result.stderr
    assert len(world.rows("article")) == 23, "twelve pages"
    assert [row["kind"] for row in world.rows("problem")] == ["robots_unreachable"], (
        "told, and asked by its key"
    )


def test_the_pages_of_a_form_are_all_fetched_and_archived(serve: Callable[..., World]) -> None:
    article = (HERE / "pages" / "korea_kr" / "1.html").read_text("utf-8")

    def answer(path: str) -> tuple[int, str]:
        asked = parse_qs(urlsplit(path).query)
        if "newsId" in asked:
            return 200, article
        if "pageIndex" not in asked:
            return 404, ""
        link = f'<a href="/briefing/pressReleaseView.do?newsId=15679000{asked["pageIndex"][0]}">'
        title = "<strong>인공지능 안내서</strong>"
        return 200, f'<div class="list_type"><ul><li>{link}{title}</a></li></ul></div>'

    world = serve(
        "korea_kr",
        "KoreaKr",
        answer,
        'hosts = ("www.handeul.example",)',
        'listing_urls = ("http://www.handeul.example/briefing/pressReleaseList.do",)',
        'article_url = r"http://www[.]handeul[.]example/briefing/pressReleaseView[.]do[?]newsId=(?P<number>[0-9]+)"',
        'canonical = ""',
    )
    result = world.crawl("--allow")
    assert result.returncode == 0, result.stderr
    assert sorted(row["article_id"] for row in world.rows("article")) == [
        f"handeul:15679000{number}" for number in range(1, 6)
    ]


def test_a_law_is_read_from_the_api_under_its_public_address(serve: Callable[..., World]) -> None:
    listed = (HERE / "lists" / "law_go_kr.json").read_text("utf-8")
    law = (HERE / "pages" / "law_go_kr" / "1.api.json").read_text("utf-8")

    def answer(path: str) -> tuple[int, str]:
        asked = parse_qs(urlsplit(path).query)
        if asked.get("OC") != ["someone"]:
            return 404, ""
        if "query" in asked:
            return 200, listed
        return (200, law) if asked["MST"] == ["268543"] else (200, json.dumps({"result": "none"}))

    world = serve(
        "law_go_kr",
        "LawGoKr",
        answer,
        'listing_urls = tuple(url.replace("https://www.law.go.kr", "http://www.law.go.kr") for url in LawGoKr.listing_urls)',
        "",
        "def article_request(self, article_id, url):",
        "    request = super().article_request(article_id, url)",
        '    return request.replace(url=request.url.replace("https:", "http:"))',
        "",
        'article_url = tuple(pattern.replace("https:", "https?:") for pattern in LawGoKr.article_url)',
    )
    result = world.crawl(LAW_GO_KR_OC="someone")
    assert result.returncode == 0, result.stderr
    (article,) = world.rows("article")
    assert article["url"] == "https://www.law.go.kr/LSW/lsInfoP.do?lsiSeq=268543&efYd=20260122"
    assert set(world.handler.referers) - {None} == {"https://www.law.go.kr/"}  # type: ignore[attr-defined]
    kept = b"".join(path.read_bytes() for path in world.folder.glob("*.jsonl"))
    assert b"someone" not in kept + result.stderr.encode()
