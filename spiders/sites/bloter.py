"""블로터: the IT press, on ND Soft. The feed holds the newest 50, with dates that name no zone."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Bloter(NdsoftSpider):
    """블로터."""

    name = "bloter"
    outlet = Outlet(
        outlet_id=name,
        name="블로터",
        kind="it_press",
        homepage="https://www.bloter.net/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt forbids /admin/ only, and GPTBot everything (2026-08-10); terms not read",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=15,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
