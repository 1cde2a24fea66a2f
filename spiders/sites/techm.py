"""테크M: the IT press, on ND Soft. The feed holds the newest 50."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Techm(NdsoftSpider):
    """테크M."""

    name = "techm"
    outlet = Outlet(
        outlet_id=name,
        name="테크M",
        kind="it_press",
        homepage="https://www.techm.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS (2026-08-20); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
