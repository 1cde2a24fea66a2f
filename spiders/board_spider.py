"""Fetches a public body's notice board: list pages with rows, and a detail page for each press release."""

import re
from typing import ClassVar

from selectolax.lexbor import LexborNode

from spiders.date_clues import DateClue
from spiders.discover import Listed, absolute
from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.paragraphs import one_line


class BoardSpider(NewsSpider):
    """A board of press releases. Needs `listing_urls`, `row` and `article_url`; detail pages are read as articles.

    Where the row's link is JavaScript (`fn_detail('123')`), `number_in_row` finds the number and `detail_url` makes
    the address: `number_in_row = r"detail[^0-9]+([0-9]+)"`, `detail_url = "https://…/view.do?nttSn={number}"`.
    """

    row: ClassVar[str] = "table tbody tr"
    """Selector of one entry of the list."""
    link: ClassVar[str] = "a[href]"
    """Selector of the entry's link, within the row."""
    row_date: ClassVar[str] = ""
    """Selector of the entry's date, within the row; it stands in where the detail page shows none."""
    number_in_row: ClassVar[str] = ""
    detail_url: ClassVar[str] = ""

    @classmethod
    def listing_entries(cls, page: Page) -> list[Listed]:
        """Give the detail page and the date of every row."""
        found = []
        for row in page.tree.css(cls.row):
            address = cls.row_address(page, row)
            if address:
                found.append(Listed(address, cls.row_clues(row), one_line(row.text(separator=" "))))
        return found

    @classmethod
    def row_address(cls, page: Page, row: LexborNode) -> str:
        """Give the address of a row's detail page, or nothing for a row without one."""
        if cls.number_in_row:
            match = re.search(cls.number_in_row, row.html or "")
            return cls.detail_url.format(number=match[1]) if match else ""
        link = row.css_first(cls.link)
        return absolute(page.url, link.attributes.get("href") or "") if link is not None else ""

    @classmethod
    def row_clues(cls, row: LexborNode) -> tuple[DateClue, ...]:
        """Give the date that stands in a row."""
        node = row.css_first(cls.row_date) if cls.row_date else None
        text = one_line(node.text(separator=" ")) if node is not None else ""
        return (DateClue("visible", "row", text, "published"),) if text else ()
