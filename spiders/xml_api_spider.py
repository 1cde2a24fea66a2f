"""Fetches a service of data.go.kr that answers in XML: a window of days at a time, page by page."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import unquote

import scrapy
from lxml import etree
from scrapy.http import Response

from spiders.api_spider import ApiSpider, Row, value
from spiders.dates import KST
from spiders.discover import DECLARATION
from spiders.draft import PageChangedError
from spiders.news_spider import page_of
from spiders.page import Page
from spiders.read import UNREADABLE

ILLEGAL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]));"
)
"""Control characters that offices paste into a release; XML allows none, and one would cost the whole answer."""
GOOD = frozenset(("0", "00", "INFO-000"))
NO_DATA = frozenset(("3", "03", "INFO-200"))


class XmlApiSpider(ApiSpider):
    """A list service of the public data portal. A site names `service_url`, `item` and the fields, as for `ApiSpider`.

    `service_url` holds `{first}` and `{last}` (days as YYYYMMDD), `{page}` and, for the key, the word REDACTED.
    """

    key_variable = "DATA_GO_KR_KEY"
    item: ClassVar[str] = "item"
    """Name of the element that is one row; its children are the fields."""
    window_days: ClassVar[int] = 3
    """Days asked for at once: both ends count. The services refuse more with result code 98."""
    rows_per_answer: ClassVar[int] = 100
    most_pages: ClassVar[int] = 20

    def __init__(self, **kwargs: Any) -> None:
        """Take the key as the portal's "decoding" one: an operator may have set the other, which is quoted already."""
        super().__init__(**kwargs)
        self.api_key = unquote(self.api_key)
        self.seen: set[str] = set()

    def list_requests(self) -> Iterator[scrapy.Request]:
        """Yield the request for the first page of every window since the first day wanted, else of the newest window."""
        today = self.last_day or datetime.now(KST).date()
        since = self.since or today - timedelta(days=self.window_days - 1)
        for first, last in windows(since, today, self.window_days):
            yield self.answer_request(first, last, 1)

    def answer_request(self, first: date, last: date, number: int) -> scrapy.Request:
        """Give the request for one page of a window."""
        url = self.service_url.format(first=f"{first:%Y%m%d}", last=f"{last:%Y%m%d}", page=number)
        return self.api_request(url, window=(first, last, number))

    def parse_answer(self, response: Response) -> Iterator[scrapy.Request]:
        """Ask for the files of the rows, and for the next page of a window while pages come full of something new."""
        yield from super().parse_answer(response)
        try:
            rows = self.rows(page_of(response))[1]
        except UNREADABLE:
            return  # the read stage makes the problem row
        new = {value(row, self.number_fields) for row in rows} - self.seen
        self.seen |= new
        first, last, number = response.meta["window"]
        if new and len(rows) >= self.rows_per_answer and number < self.most_pages:
            yield self.answer_request(first, last, number + 1)

    @classmethod
    def rows(cls, page: Page) -> tuple[str, list[Row]]:
        """Give the rows of an answer; the portal's own errors come in another envelope than the service's."""
        root = xml_root(page)
        gateway = root.findtext(".//returnReasonCode")
        if gateway:
            raise PageChangedError(
                f"{gateway}: {root.findtext('.//returnAuthMsg') or root.findtext('.//errMsg')}"
            )
        code = (root.findtext("./header/resultCode") or "").strip()
        if code in NO_DATA:
            return cls.services[0], []
        if code not in GOOD:
            raise PageChangedError(f"{code or 'no result code'}: {root.findtext('./header/resultMsg')}")
        return cls.services[0], [fields_of(node, cls.attachment) for node in root.iter(cls.item)]


def windows(since: date, until: date, days: int) -> Iterator[tuple[date, date]]:
    """Yield the windows of some days, both ends in, that cover a time; the newest first."""
    while until >= since:
        first = max(since, until - timedelta(days=days - 1))
        yield first, until
        until = first - timedelta(days=1)


def xml_root(page: Page) -> etree._Element:
    """Give the root of an XML answer, no entity expanded and nothing fetched; raises `PageChangedError`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(ILLEGAL.sub("", DECLARATION.sub("", page.text)).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise PageChangedError(f"no XML ({error}): {page.text[:80]!r}") from error


def fields_of(node: etree._Element, repeated: Collection[str] = ()) -> Row:
    """Give the texts of an element's children by name; of several of one name the first, or a list if `repeated`."""
    row: Row = {}
    for child in node:
        text = (child.text or "").strip()
        if child.tag in repeated:
            row.setdefault(child.tag, []).append(text)
        elif isinstance(child.tag, str):
            row.setdefault(child.tag, text)
    return row
