"""정책브리핑 보도자료 API: the press releases of all ministries with their full text, on data.go.kr."""

from datetime import date
from typing import ClassVar

from spiders.korea_kr_spider import KoreaKrSpider
from warehouse.records import Outlet


class KoreaKrPress(KoreaKrSpider):
    """정책브리핑 보도자료."""

    name = "korea_kr_press"
    outlet = Outlet(
        outlet_id=name,
        name="정책브리핑 보도자료",
        kind="government",
        homepage="https://www.korea.kr/briefing/pressReleaseList.do",
        terms="https://www.data.go.kr/data/15095295/openapi.do",
        licence="공공누리 제1유형 by the API's page; an item's own KoglType may be 2 to 4 or empty",
        permission="open",
        permission_source="open API with a free key, data.go.kr 15095295; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="answers made after what several clients read live in 2026",
        verified_date=date(2026, 10, 1),
    )
    key_page = "https://www.data.go.kr/data/15095295/openapi.do"
    hosts = ("apis.data.go.kr",)
    service_url = (
        "https://apis.data.go.kr/1371000/pressReleaseService/pressReleaseList"
        "?serviceKey=REDACTED&startDate={first}&endDate={last}&numOfRows=100&pageNo={page}"
    )
    service_names: ClassVar = {"pressReleaseList": "보도자료"}
    services = tuple(service_names)
