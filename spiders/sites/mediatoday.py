"""미디어오늘: the press on the press, on ND Soft. The feed holds the newest 50."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Mediatoday(NdsoftSpider):
    """미디어오늘."""

    name = "mediatoday"
    outlet = Outlet(
        outlet_id=name,
        name="미디어오늘",
        kind="other",
        homepage="https://www.mediatoday.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS (2026-08-20); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=2,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
