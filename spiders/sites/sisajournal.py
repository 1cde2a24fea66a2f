"""시사저널: a news weekly that writes daily on the web, on ND Soft. The feed holds the newest 50."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Sisajournal(NdsoftSpider):
    """시사저널."""

    name = "sisajournal"
    outlet = Outlet(
        outlet_id=name,
        name="시사저널",
        kind="other",
        homepage="https://www.sisajournal.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS (2026-08-20); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=3,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
