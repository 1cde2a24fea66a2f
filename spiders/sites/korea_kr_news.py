"""정책브리핑 정책뉴스 API: the policy news that the government writes itself, on data.go.kr."""

from datetime import date
from typing import ClassVar

from spiders.korea_kr_spider import KoreaKrSpider
from warehouse.records import Outlet


class KoreaKrNews(KoreaKrSpider):
    """정책브리핑 정책뉴스."""

    name = "korea_kr_news"
    outlet = Outlet(
        outlet_id=name,
        name="정책브리핑 정책뉴스",
        kind="government",
        homepage="https://www.korea.kr/news/policyNewsList.do",
        terms="",
        licence="공공누리 제1유형 by the API's page; an item's own KoglType may be 2 to 4 or empty",
        permission="open",
        permission_source="open API with a free key, the sister API of data.go.kr 15095295; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=5,
        verified_by="answers made after what several clients read live in 2026",
        verified_date=date(2026, 10, 1),
    )
    key_page = "https://www.data.go.kr/"
    hosts = ("apis.data.go.kr",)
    service_url = (
        "https://apis.data.go.kr/1371000/policyNewsService/policyNewsList"
        "?serviceKey=REDACTED&startDate={first}&endDate={last}&numOfRows=100&pageNo={page}"
    )
    service_names: ClassVar = {"policyNewsList": "정책뉴스"}
    services = tuple(service_names)
