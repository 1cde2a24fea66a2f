"""국회새소식 열린창구: a made-up mirror of the National Assembly's open API; the texts come within the rows."""

from datetime import date
from typing import ClassVar

from spiders.api_spider import ApiSpider, Row, parse_json
from spiders.draft import PageChangedError
from spiders.page import Page
from warehouse.records import Outlet


class Naon(ApiSpider):
    """The legislature of the demo."""

    name = "naon"
    outlet = Outlet(
        outlet_id=name,
        name="국회새소식 열린창구",
        kind="legislature",
        homepage="http://open.assembly.example/",
        terms="",
        licence="KOGL-1",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    key_variable = "DEMO_ASSEMBLY_KEY"
    key_page = "http://open.assembly.example/"
    service_url = (
        "http://open.assembly.example/portal/openapi/{service}?KEY=REDACTED&Type=json&pIndex={page}&pSize=100"
    )
    service_names: ClassVar[dict[str, str]] = {
        "ngnldmexasfdsgjaa": "상임위·본회의",
        "nrjoiyzqaxpwfzuut": "외부기고",
        "nkulntiravezskrjd": "의원실 행사",
    }
    services = tuple(service_names)
    title_fields = ("V_TITLE",)
    body_fields = ("V_BODY",)
    published_fields = ("DATE_RELEASED",)
    modified_fields = ("DATE_LASTMODIFIED",)
    link_fields = ("URL_LINK",)
    number_in_link = r"storyId=([0-9a-f-]{36})"

    @classmethod
    def rows(cls, page: Page) -> tuple[str, list[Row]]:
        """Give the rows of an answer; bad and empty answers have another envelope, and status 200 too."""
        answer = parse_json(page)
        if "RESULT" in answer:
            raise PageChangedError(f"{answer['RESULT']['CODE']}: {answer['RESULT']['MESSAGE']}")
        service = next(iter(answer), "")
        return service, answer[service][1]["row"]
