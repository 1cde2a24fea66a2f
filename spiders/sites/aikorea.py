"""국가인공지능전략위원회: the President's council on AI. Its board answers in JSON to a script's requests."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar
from urllib.parse import quote, urljoin

from spiders.api_spider import html_text, parse_json, value
from spiders.attachments.links import AttachedFile, chosen
from spiders.date_clues import DateClue
from spiders.discover import Listed
from spiders.draft import PageChangedError
from spiders.news_spider import NewsSpider
from spiders.page import Page
from warehouse.records import Outlet

DATES = ("disp_write_dt", "write_dt")

# What the page's script sends; without it HTML may come.
SETTINGS = {
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "application/json",
        "Accept-Language": "ko",
        "Accept-Encoding": "gzip, deflate",
        "X-Requested-With": "XMLHttpRequest",
    }
}


class Aikorea(NewsSpider):
    """국가AI전략위."""

    name = "aikorea"
    outlet = Outlet(
        outlet_id=name,
        name="국가인공지능전략위원회",
        kind="government",
        homepage="https://www.aikorea.go.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public board, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="answers seen live by others; answers made after what they read",
        verified_date=date(2026, 10, 1),
    )
    custom_settings = SETTINGS
    is_topical: ClassVar[bool] = True
    hosts = ("aikorea.go.kr",)
    listing_urls = (
        "https://www.aikorea.go.kr/web/board/brdList.do?menu_cd=000012&currentPage={page}",
        "https://www.aikorea.go.kr/web/board/brdList.do?menu_cd=000011&currentPage={page}",
    )
    listing_pages = 2
    article_url = (
        r"https?://(?:www\.)?aikorea\.go\.kr/web/board/brdDetail\.do"
        r"\?(?=.*menu_cd=(?P<menu>\d+))(?:.*&)?num=(?P<number>\d+)"
    )
    canonical = "https://www.aikorea.go.kr/web/board/brdDetail.do?menu_cd={menu}&num={number}"
    attachment: ClassVar[str] = "fileList"
    menus: ClassVar[dict[str, str]] = {"000012": "보도자료", "000011": "정책자료"}

    @classmethod
    def article_id(cls, url: str) -> str | None:
        """Give menu and number: both make a post's address."""
        match = cls.article_match(url)
        return f"{cls.name}:{match['menu']}-{match['number']}" if match else None

    @classmethod
    def listing_entries(cls, page: Page) -> list[Listed]:
        """Give the posts of a list; what is no JSON names none."""
        menu = page.url.partition("menu_cd=")[2][:6]
        try:
            posts = part(page, "brdList", list)
        except PageChangedError:
            return []
        return [
            Listed(
                cls.canonical.format(menu=menu, number=post.get("num")),
                tuple(
                    DateClue("api", name, value(post, (name,)), "published")
                    for name in DATES
                    if post.get(name)
                ),
                value(post, ("title",)),
            )
            for post in posts
            if isinstance(post, dict)
        ]

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the post's title."""
        return value(part(page, "brd", dict), ("title",))

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the post's text."""
        return html_text(str(part(page, "brd", dict).get("cont") or ""))

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give who put the post up."""
        return value(part(page, "brd", dict), ("writer",))

    @classmethod
    def read_section(cls, page: Page) -> str:
        """Give the name of the menu."""
        match = cls.article_match(page.url)
        return cls.menus.get(match["menu"], "") if match else ""

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the days the post names: the one shown first."""
        post = part(page, "brd", dict)
        for name in DATES:
            if post.get(name):
                yield DateClue("page_json", name, value(post, (name,)), "published")

    @classmethod
    def attachment_links(cls, page: Page) -> list[AttachedFile]:
        """Give the files that the answer names beside the post; an answer without them has none."""
        try:
            named = part(page, cls.attachment, list)
        except PageChangedError:
            return []
        files = []
        for file in named:
            if not isinstance(file, dict):
                continue
            stem, _, ending = value(file, ("file_org",)).rpartition(".")
            place = quote(f"{value(file, ('subpath',))}/{value(file, ('file_save',))}")
            address = urljoin(page.url, f"/attach/cms/board/{place}")
            files.append(AttachedFile(address, stem, ending.lower()))
        return chosen(files)


def part(page: Page, name: str, kind: type) -> Any:
    """Give a part of a JSON answer; raises `PageChangedError` if there is none of its kind."""
    answer = parse_json(page)
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, kind):
        raise PageChangedError(f"no {name}: {page.text[:80]!r}")
    return found
