"""열린국회정보: the National Assembly's open API. 국회뉴스ON with its full text; bills, notices and reports as records."""

from datetime import date
from typing import ClassVar

from spiders.api_spider import ApiSpider, NoRowsError, Row, parse_json
from spiders.draft import PageChangedError
from spiders.page import Page
from warehouse.records import Outlet

OPEN_NOTICES, CLOSED_NOTICES = "nknalejkafmvgzmpt", "nohgwtzsamojdozky"


class OpenAssembly(ApiSpider):
    """열린국회정보."""

    name = "open_assembly"
    outlet = Outlet(
        outlet_id=name,
        name="열린국회정보",
        kind="legislature",
        homepage="https://open.assembly.go.kr/",
        terms="",
        licence="공공누리, type given for each service",
        permission="open",
        permission_source="open API with a free key, https://open.assembly.go.kr/; facts of 2025-11",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=5,
        verified_by="real answers",
        verified_date=date(2025, 11, 25),
    )
    key_variable = "OPEN_ASSEMBLY_KEY"
    key_page = "https://open.assembly.go.kr/portal/openapi/openApiActKeyPage.do"
    service_url = "https://open.assembly.go.kr/portal/openapi/{service}?KEY=REDACTED&Type=json&pIndex={page}&pSize=100&AGE=22"
    service_names: ClassVar = {
        "nkyhxppmamrzejhij": "국회뉴스ON 국회는 지금",
        "ngnldmexasfdsgjaa": "국회뉴스ON 상임위·본회의",
        "nyazvvwaarapcotdp": "국회뉴스ON 발행물",
        "nrjoiyzqaxpwfzuut": "국회뉴스ON 외부기고",
        "nknsekyoahvonwlll": "국회뉴스ON 의장동향",
        "ngwksdbiacfrifqsi": "국회뉴스ON 그건 이렇습니다",
        "TVBPMBILL11": "의안",
        OPEN_NOTICES: "입법예고",
        CLOSED_NOTICES: "입법예고",
        # ALLNARSPBLM names the same reports as these four, without their files.
        "nxlcxbbkapsrjayur": "국회입법조사처 이슈와 논점",
        "nvkfeqbsacvlzjmea": "국회입법조사처 현안분석",
        "njythywqasrxkjxpv": "국회입법조사처 입법·정책보고서",
        "ncydhlphalaqvuzph": "국회입법조사처 외국입법 동향",
    }
    services = tuple(service_names)
    title_fields = ("V_TITLE", "BILL_NAME", "BILL_NM", "MTR_TTL", "BOOKNM", "PTT_NM", "TITLE", "SUBJECT")
    body_fields = ("V_BODY",)
    published_fields = (
        "DATE_RELEASED",
        "PROPOSE_DT",
        "PPSL_DT",
        "WRT_DT",
        "INSERTDT",
        "RCP_DT",
        "REG_DATE",
        "NOTI_ED_DT",
    )
    modified_fields = ("DATE_LASTMODIFIED",)
    number_fields = ("BILL_NO", "PTT_NO")
    number_in_link = r"(?:storyId|articleNo|brdSeq|doc_id|cn)=([\w-]+)"
    link_fields = ("URL_LINK", "LINK_URL", "DETAIL_LINK", "PDFFILEURL")
    byline_fields = ("PROPOSER", "AUT_NM", "AUTHOR", "DEPARTMENT", "PTTR_NM")
    attachment = ("BOOKNM", "PDFFILEURL")
    hosts = ("www.nars.go.kr",)
    """국회입법조사처's own, where the files of its reports lie."""

    @classmethod
    def rows(cls, page: Page) -> tuple[str, list[Row]]:
        """Give the rows of an answer; errors and empty results have another shape and status 200 all the same."""
        answer = parse_json(page)
        if "RESULT" in answer:
            code, message = answer["RESULT"].get("CODE"), answer["RESULT"].get("MESSAGE")
            raise (NoRowsError if code == "INFO-200" else PageChangedError)(f"{code}: {message}")
        for service, parts in answer.items():
            rows = [row for part in parts for row in part.get("row", [])]
            if rows:
                return service, rows
        raise PageChangedError("an answer without rows")

    @classmethod
    def row_id(cls, service: str, row: Row) -> str:
        """Give the article's id of a row; a legislative notice stays the same document when it closes."""
        return super().row_id(OPEN_NOTICES if service == CLOSED_NOTICES else service, row)
