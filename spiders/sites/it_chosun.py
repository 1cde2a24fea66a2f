"""IT조선: the IT press, on ND Soft. The feed holds the newest 50."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class ItChosun(NdsoftSpider):
    """IT조선."""

    name = "it_chosun"
    outlet = Outlet(
        outlet_id=name,
        name="IT조선",
        kind="it_press",
        homepage="https://it.chosun.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, robots.txt forbids /admin/ only (2026-08-10); terms not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 10),
    )
