"""디일렉: the trade press of semiconductors and displays, on ND Soft; titles end in its motto."""

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Thelec(NdsoftSpider):
    """디일렉."""

    name = "thelec"
    outlet = Outlet(
        outlet_id=name,
        name="디일렉",
        kind="it_press",
        homepage="https://www.thelec.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS in code of 2026; terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=5,
        verified_by="working code of others",
        verified_date=None,
    )
    title_suffix = r"\s*-\s*전자부품 전문 미디어 디일렉"
