"""AI타임스: the AI press, on ND Soft. The feed holds the newest 50 with real summaries."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Aitimes(NdsoftSpider):
    """AI타임스."""

    name = "aitimes"
    outlet = Outlet(
        outlet_id=name,
        name="AI타임스",
        kind="it_press",
        homepage="https://www.aitimes.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt forbids /admin/ only (read 2026-08-17); terms not read",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=70,
        verified_by="pages made after a description of the live site",
        verified_date=date(2026, 8, 17),
    )
    is_topical = True
