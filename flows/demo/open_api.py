"""The made-up mirror of the National Assembly's open API: the same envelopes, good, empty and bad."""

import html
import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from flows.demo.texts import Text

DEMO_KEY: Final = "demo-key"
"""The one key it knows: the real one wants a key too."""
SERVICES: Final = {
    "ngnldmexasfdsgjaa": "상임위·본회의",
    "nrjoiyzqaxpwfzuut": "외부기고",
    "nkulntiravezskrjd": "의원실 행사",
}
"""Code of a service, as the real API names it, and the section it holds."""
MESSAGES: Final = {
    "INFO-000": "정상 처리되었습니다.",
    "INFO-200": "해당하는 데이터가 없습니다.",
    "ERROR-290": "인증키가 유효하지 않습니다.",
    "ERROR-300": "필수 값이 누락되어 있습니다. 요청인자를 참고 하십시오.",
    "ERROR-310": "해당하는 서비스를 찾을 수 없습니다.",
}


def answer(service: str, query: dict[str, str], texts: Sequence[Text], url: Callable[[Text], str]) -> str:
    """Give the JSON that a request gets; every answer, bad ones too, comes with status 200.

    Only `Type=json` is served, unlike the real API, whose default is XML.
    """
    if query.get("Type") != "json" or "KEY" not in query:
        return _result("ERROR-300")
    if query["KEY"] != DEMO_KEY:
        return _result("ERROR-290")
    if service not in SERVICES:
        return _result("ERROR-310")
    found = [text for text in texts if text.section == SERVICES[service]]
    size, number = int(query.get("pSize", "100")), int(query.get("pIndex", "1"))
    rows = [_row(text, url(text)) for text in found[size * (number - 1) : size * number]]
    if not rows:
        return _result("INFO-200")
    head = [{"list_total_count": len(found)}, _envelope("INFO-000")]
    return json.dumps({service: [{"head": head}, {"row": rows}]}, ensure_ascii=False, indent=2)


def _row(text: Text, url: str) -> dict[str, str]:
    paragraphs = (f"<p>{html.escape(paragraph)}</p>" for paragraph in text.paragraphs)
    caption = (
        f'<figure class="class_div_main image"><img alt="" src="/content/image/{text.number}.jpg" />'
        f"<figcaption>{html.escape(text.photo)}</figcaption></figure>\n\n<p>&nbsp;</p>\n\n"
    )
    return {
        "V_TITLE": text.title,
        "URL_LINK": url,
        "DATE_LASTMODIFIED": text.changed.strftime("%Y-%m-%d %H:%M:%S"),
        "DATE_RELEASED": text.published.strftime("%Y-%m-%d %H:%M:%S"),
        "V_BODY": (caption if text.photo else "") + "\n\n<p>&nbsp;</p>\n\n".join(paragraphs),
    }


def _result(code: str) -> str:
    return json.dumps(_envelope(code), ensure_ascii=False, indent=2)


def _envelope(code: str) -> dict[str, Any]:
    return {"RESULT": {"CODE": code, "MESSAGE": MESSAGES[code]}}
