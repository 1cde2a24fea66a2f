"""인공지능신문: the AI press, on ND Soft. Its feed is served as text/html; some networks get a 403."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class AitimesKr(NdsoftSpider):
    """인공지능신문."""

    name = "aitimes_kr"
    outlet = Outlet(
        outlet_id=name,
        name="인공지능신문",
        kind="it_press",
        homepage="https://www.aitimes.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, which robots.txt does not forbid (2026-08-17); terms not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 17),
    )
    is_topical = True
