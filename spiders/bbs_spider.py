"""Fetches a board of the CMS that NIA, 선관위 and 중기부 share: `ex/bbs/List.do?cbIdx=…`, `View.do?…bcIdx=…`."""

from typing import ClassVar

from spiders.office_spider import OfficeSpider


class BbsSpider(OfficeSpider):
    """A board of that CMS, in either skin. A site sets `outlet`, `listing_urls`, `article_url` and `detail_url`.

    `article_url` is `https?://HOST/site/SITE/ex/bbs/View[.]do[?](?=.*cbIdx=BOARD)(?:.*&)?bcIdx=(?P<number>[0-9]+)`.
    """

    row: ClassVar[str] = "li:is(:has(a[onclick*=doBbsFView]), :has(a.btn_bbsDetail))"
    number_in_row: ClassVar[str] = r"""(?:doBbsFView\('\d+',\s*'|data-info1=")(\d+)"""
    body: ClassVar[str | tuple[str, ...]] = (".con_area", ".bbs_view_cont", ".view_cont")
    visible_date: ClassVar[str | tuple[str, ...]] = (".src > em:first-child",)
    attachment: ClassVar[str | tuple[str, ...]] = "a[href*='/common/board/Download.do']"
