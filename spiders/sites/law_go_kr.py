"""국가법령정보: the AI Basic Act with its decree and rules, every version of each an article of its own."""

from datetime import date
from typing import ClassVar
from urllib.parse import quote

from spiders.law_spider import SEARCH, LawSpider
from warehouse.records import Outlet


class LawGoKr(LawSpider):
    """인공지능기본법."""

    name = "law_go_kr"
    outlet = Outlet(
        outlet_id=name,
        name="국가법령정보",
        kind="government",
        homepage="https://www.law.go.kr/",
        terms="",
        licence="no copyright in laws: Copyright Act, article 7",
        permission="open",
        permission_source="open API with a free key, https://open.law.go.kr/; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=0,
        verified_by="answers made after what working code of 2026 reads",
        verified_date=date(2026, 10, 1),
    )
    is_topical: ClassVar[bool] = True
    act = "인공지능 발전과 신뢰 기반 조성 등에 관한 기본법"
    listing_urls = (SEARCH.format(name=quote(act)),)
