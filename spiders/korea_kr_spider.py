"""Fetches 정책브리핑's open APIs on data.go.kr: press releases of all ministries, and its own policy news."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from http import HTTPStatus
from typing import ClassVar

from spiders.api_spider import Row, html_text
from spiders.attachments.links import AttachedFile
from spiders.office_spider import SEE_THE_FILE
from spiders.page import Page
from spiders.paragraphs import one_line
from spiders.site import Record
from spiders.xml_api_spider import XmlApiSpider
from warehouse.records import Article

VIEW = re.compile(r"https?://(?:www|m)\.korea\.kr(?P<path>/\w+/\w+View\.do)\?(?:.*&)?newsId=(?P<number>\d+)")


class KoreaKrSpider(XmlApiSpider):
    """A service of 정책브리핑. A site sets `service_url` and `service_names`; fields and envelope are the family's."""

    item = "NewsItem"
    number_fields = ("NewsItemId",)
    title_fields = ("Title",)
    body_fields = ("DataContents",)
    link_fields = ("OriginalUrl",)
    published_fields = ("ApproveDate",)
    modified_fields = ("ModifyDate",)
    byline_fields: ClassVar[tuple[str, ...]] = ("MinisterCode",)
    """Holds the ministry's name, whatever the field is called."""
    attachment = ("FileName", "FileUrl")
    tail: ClassVar[tuple[str, ...]] = (SEE_THE_FILE,)

    @classmethod
    def rows(cls, page: Page) -> tuple[str, list[Row]]:
        """Give the rows with one kind of text and one kind of address."""
        service, rows = super().rows(page)
        return service, [
            row | {"OriginalUrl": own_address(row), "DataContents": whole_text(row)} for row in rows
        ]

    @classmethod
    def read_row(cls, page: Page, service: str, row: Row) -> Iterator[Record]:
        """Yield the article of a row, its licence beside its section; of a withdrawn one that it is gone."""
        if is_withdrawn(row):
            gone = page.visit(cls.outlet.outlet_id, cls.row_id(service, row))
            yield replace(gone, url=str(row["OriginalUrl"]) or gone.url, status=HTTPStatus.GONE)
            return
        licence = row.get("KoglType", "")
        for record in super().read_row(page, service, row):
            if isinstance(record, Article) and licence:
                record = replace(record, section=f"{record.section} (공공누리 제{licence}유형)")
            yield record

    @classmethod
    def row_files(cls, row: Row) -> list[AttachedFile]:
        """Give the files of a row that stands."""
        return [] if is_withdrawn(row) else super().row_files(row)


def is_withdrawn(row: Row) -> bool:
    """Say whether a row tells that its document was deleted."""
    return row.get("ContentsStatus") == "D"


def own_address(row: Row) -> str:
    """Give the address of a row's page with nothing but its number."""
    link = str(row.get("OriginalUrl") or "")
    view = VIEW.match(link)
    return f"https://www.korea.kr{view['path']}?newsId={view['number']}" if view else link


def whole_text(row: Row) -> str:
    """Give subtitles and text as HTML; a subtitle that the text repeats is left out, and all where there is no text."""
    contents = str(row.get("DataContents") or "")
    if row.get("ContentsType") == "T":
        contents = "".join(f"<p>{escape(line)}</p>" for line in contents.splitlines())
    text = one_line(html_text(contents, (SEE_THE_FILE,)))
    if not text:
        return ""  # its file stands in
    subtitles = (one_line(str(row.get(f"SubTitle{number}") or "")) for number in (1, 2, 3))
    return "".join(f"<p>{escape(line)}</p>" for line in subtitles if line and line not in text) + contents
