"""Fetches laws from 국가법령정보's open API: every version of a law, of its decree and of its rules is an article."""

import os
from collections.abc import Iterator
from typing import Any, ClassVar

import scrapy

from spiders.api_spider import parse_json
from spiders.date_clues import DateClue
from spiders.discover import Listed
from spiders.draft import PageChangedError
from spiders.news_spider import NewsSpider
from spiders.page import Page, many
from spiders.paragraphs import one_line
from spiders.site import Record

API = "https://www.law.go.kr/DRF"
VERSION = API + "/lawService.do?OC=REDACTED&target=eflaw&type=JSON&MST={mst}&efYd={day}"
TEXTS = (("조문내용", "항"), ("항내용", "호"), ("호내용", "목"), ("목내용", ""))
"""An article's own text and the parts below it: 조, 항, 호, 목."""
SEARCH = API + "/lawSearch.do?OC=REDACTED&target=eflaw&type=JSON&display=100&query={name}"
"""eflaw names a version for each day on which one comes into force; the target law only the one in force."""

SETTINGS = {
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "application/json",
        "Accept-Language": "ko",
        "Accept-Encoding": "identity",  # the key is taken out of the answer's bytes
        "Referer": "https://www.law.go.kr/",  # without one a page with a script comes
    }
}


class LawSpider(NewsSpider):
    """One law and what is made under it. A site sets `act`, `listing_urls` (`SEARCH` with the quoted name) and `outlet`."""

    custom_settings = SETTINGS
    act: ClassVar[str] = ""
    """The law's full name; a search for it also names the laws that merely contain it, which are left."""
    key_variable: ClassVar[str] = "LAW_GO_KR_OC"
    key_page: ClassVar[str] = "https://open.law.go.kr/"
    hosts: ClassVar[tuple[str, ...]] = ("law.go.kr",)
    article_url: ClassVar[str | tuple[str, ...]] = (
        r"https://www\.law\.go\.kr/DRF/lawService\.do\?(?:.*&)?MST=(?P<number>\d+)&efYd=(?P<day>\d{8})",
        r"https?://(?:www\.)?law\.go\.kr/LSW/lsInfoP\.do\?(?:.*&)?lsiSeq=(?P<number>\d+)&efYd=(?P<day>\d{8})",
    )
    canonical: ClassVar[str] = "https://www.law.go.kr/LSW/lsInfoP.do?lsiSeq={number}&efYd={day}"

    def __init__(self, **kwargs: Any) -> None:
        """Take the key from the environment."""
        super().__init__(**kwargs)
        self.api_key = os.environ.get(self.key_variable, "")

    def article_request(self, article_id: str, url: str) -> scrapy.Request:
        """Give the request for a version: its address is the page people read, its text comes from the API."""
        number, _, day = article_id.rpartition(":")[2].partition("-")
        return super().article_request(article_id, VERSION.format(mst=number, day=day))

    @classmethod
    def article_id(cls, url: str) -> str | None:
        """Give the number of the version and the day from which it holds."""
        match = cls.article_match(url)
        return f"{cls.name}:{match['number']}-{match['day']}" if match else None

    @classmethod
    def listing_entries(cls, page: Page) -> list[Listed]:
        """Give the versions of the act, its decree and its rules; an answer of another kind names none."""
        names = {cls.act, f"{cls.act} 시행령", f"{cls.act} 시행규칙"}
        try:
            answer = parse_json(page)
            laws = many(answer["LawSearch"].get("law"))
        except (PageChangedError, KeyError, TypeError, AttributeError):
            return []
        return [
            Listed(
                VERSION.format(mst=law.get("법령일련번호"), day=law.get("시행일자")),
                (DateClue("api", "공포일자", str(law.get("공포일자") or ""), "published"),),
                str(law["법령명한글"]),
            )
            for law in laws
            if isinstance(law, dict) and one_line(str(law.get("법령명한글") or "")) in names
        ]

    @classmethod
    def read_list(cls, page: Page) -> Iterator[Record]:
        """Yield a problem in the API's own words where a search names no version: errors answer 200 too."""
        if not cls.listed(page):
            found = one_line(page.text[:200])
            yield page.problem(cls.outlet.outlet_id, "api_error", f"versions of {cls.act}", found)

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the law's name with the number of its version: 법률 제20676호."""
        about = facts(page)
        return f"{text_of(about, '법령명_한글')} ({text_of(about, '법종구분')} 제{int(text_of(about, '공포번호'))}호)"

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the days on which it was made and holds, its articles and its addenda, a line each."""
        about, law = facts(page), parse_json(page)["법령"]
        head = (
            f"[시행 {day_of(about, '시행일자')}] [{text_of(about, '법종구분')} 제{int(text_of(about, '공포번호'))}호, "
            f"{day_of(about, '공포일자')}, {text_of(about, '제개정구분')}]"
        )
        articles = (
            line for unit in many(law.get("조문", {}).get("조문단위")) for line in article_lines(unit, 0)
        )
        addenda = (
            line for unit in many(law.get("부칙", {}).get("부칙단위")) for line in lines(unit.get("부칙내용"))
        )
        return "\n".join((head, *articles, *addenda))

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the ministry in charge."""
        return text_of(facts(page), "소관부처")

    @classmethod
    def read_section(cls, page: Page) -> str:
        """Give what the version did: 제정, 일부개정 and so on."""
        return text_of(facts(page), "제개정구분")

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the day on which the version was promulgated."""
        yield DateClue("page_json", "공포일자", text_of(facts(page), "공포일자"), "published")


def facts(page: Page) -> dict[str, Any]:
    """Give what an answer says about the law; raises `PageChangedError` with what came instead."""
    answer = parse_json(page)
    law = answer.get("법령") if isinstance(answer, dict) else None
    if not isinstance(law, dict) or "기본정보" not in law:
        raise PageChangedError(f"no 법령: {one_line(page.text[:200])}")
    about: dict[str, Any] = law["기본정보"]
    return about


def text_of(about: dict[str, Any], name: str) -> str:
    """Give a fact as text; some come with their code as `{"content": …}`. Raises `PageChangedError` if it is missing."""
    found = about.get(name)
    text = one_line(str(found.get("content", "") if isinstance(found, dict) else found or ""))
    if not text:
        raise PageChangedError(f"no {name}")
    return text


def day_of(about: dict[str, Any], name: str) -> str:
    """Give a day as laws are cited with it: 20260122 becomes 2026. 1. 22."""
    digits = text_of(about, name)
    return f"{digits[:4]}. {int(digits[4:6])}. {int(digits[6:8])}."


def article_lines(unit: dict[str, Any], depth: int) -> Iterator[str]:
    """Yield the lines of an article and of all below it."""
    own, below = TEXTS[depth]
    yield from lines(unit.get(own))
    for child in many(unit.get(below)) if below else []:
        yield from article_lines(child, depth + 1)


def lines(found: Any) -> Iterator[str]:
    """Yield the lines of a text that comes as a string, a list, or lists in a list."""
    if isinstance(found, list):
        for one in found:
            yield from lines(one)
    elif found:
        yield from filter(None, map(one_line, str(found).splitlines()))
