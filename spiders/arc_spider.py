"""Fetches a site of Arc Publishing: the page is a script, and the article lies in it as JSON (`Fusion.globalContent`)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from spiders.boilerplate import without_boilerplate
from spiders.date_clues import DateClue
from spiders.html_tree import parse_html
from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.paragraphs import one_line, paragraphs

CONTENT = re.compile(r"Fusion\.globalContent\s*=\s*")
PROSE = frozenset(("text", "header"))


class ArcSpider(NewsSpider):
    """A site on Arc. Pages without the JSON are of an older look, and read by selectors as on any other site."""

    @classmethod
    def content(cls, page: Page) -> dict[str, Any]:
        """Give the article's JSON, or nothing if the page has none."""
        match = CONTENT.search(page.text)
        if match is None:
            return {}
        value = json.JSONDecoder(strict=False).raw_decode(page.text, match.end())[0]
        return value if isinstance(value, dict) else {}

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give `headlines.basic`."""
        headlines = cls.content(page).get("headlines") or {}
        return one_line(headlines.get("basic") or "") or super().read_title(page)

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the paragraphs among `content_elements`; pictures and links between them are none."""
        elements = cls.content(page).get("content_elements") or []
        fragments = (element.get("content") or "" for element in elements if element.get("type") in PROSE)
        trees = (parse_html(f"<body><p>{fragment}</p></body>") for fragment in fragments)
        texts = (paragraphs(tree.body, cls.drop) for tree in trees if tree.body is not None)
        return without_boilerplate("\n".join(filter(None, texts)), cls.tail) or super().read_body(page)

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the names among `credits.by`, as the desk wrote them: some are reversed or name the outlet."""
        credits = (cls.content(page).get("credits") or {}).get("by") or []
        names = (one_line(credit.get("byline") or credit.get("name") or "") for credit in credits)
        return ", ".join(filter(None, names)) or super().read_byline(page)

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the page's dates and Arc's own, all of them UTC."""
        yield from super().read_dates(page)
        content = cls.content(page)
        for name in ("first_publish_date", "publish_date", "display_date"):
            if content.get(name):
                yield DateClue("page_json", name, content[name], "published")
        if content.get("last_updated_date"):
            yield DateClue("page_json", "last_updated_date", content["last_updated_date"], "modified")
