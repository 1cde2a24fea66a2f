"""Reads pages of hosts nobody has declared: saved pages of public bodies and papers without a site file."""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from importlib import resources
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from spiders.boilerplate import without_boilerplate
from spiders.page import DateClue, Page, one_line, paragraphs, visible_dates
from spiders.site import Record, Site
from warehouse.records import Outlet

NUMBER = re.compile(r"\d{4,}")
TITLE_PARTS = re.compile(r"\s+[<>|]\s+|\s*[<>|]\s{2,}|[<>|]")


@cache
def generic_site(host: str, may_be_undated: bool = False) -> type[Site]:
    """Give a site for an undeclared host: `www.gangjin.go.kr` becomes the outlet `gangjin_go_kr`.

    In a crawl a page without a date is taken for a list or a cover; who asks for one page's text may have it undated.
    """
    bare = re.sub(r"^www\d*\.", "", host)
    outlet_id = re.sub(r"\W+", "_", bare)
    outlet = Outlet(
        outlet_id=outlet_id,
        name=bare,
        kind="government" if bare.endswith(".go.kr") else "other",
        homepage=f"http://{host}/",
        terms="",
        licence="unknown",
        permission="ask",
        permission_source="nobody has read this host's terms yet",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=0,
        verified_by="",
        verified_date=None,
    )
    return type(
        "Generic", (GenericSite,), {"name": outlet_id, "outlet": outlet, "may_be_undated": may_be_undated}
    )


class GenericSite(Site):
    """A host without declaration: known board markup, else JSON-LD's articleBody, else trafilatura's main text."""

    @classmethod
    def article_id(cls, url: str) -> str:
        """Give the last long number of the address as the site's own, else a digest of the address."""
        parts = urlsplit(url)
        numbers = NUMBER.findall(f"{parts.path}?{parts.query}")
        return f"{cls.outlet.outlet_id}:{numbers[-1] if numbers else sha1(url.encode()).hexdigest()[:12]}"

    @classmethod
    def read_list(cls, page: Page) -> Iterator[Record]:
        """Yield the press release of a board page that was saved as a list, else nothing: nobody declared the list."""
        if board_text(page, "title") and board_text(page, "body"):
            yield from cls.read_article(page)

    @classmethod
    def read_article(cls, page: Page) -> Iterator[Record]:
        """Yield the article of a page; raises `PageChangedError` where title, text or date cannot be found."""
        yield from cls.build(
            page,
            article_id=cls.article_id(page.url),
            url=page.url,
            title=cls.read_title(page),
            body=cls.read_body(page),
            byline=cls.read_byline(page),
            section=cls.read_section(page),
            clues=(*cls.read_dates(page), *page.listed),
            extractor="generic/1",
        )

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the board's headline, else og:title or JSON-LD's, else the first part of the title."""
        declared = one_line(board_text(page, "title")) or super().read_title(page)
        return declared or TITLE_PARTS.split(page.line("title"))[0].strip()

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the board's text, else JSON-LD's articleBody, else trafilatura's main text."""
        import trafilatura  # 40 ms that no crawl of a declared site needs

        declared = page.news_article.get("articleBody")
        text = board_text(page, "body") or (declared if isinstance(declared, str) else "")
        text = text or trafilatura.extract(page.text, include_tables=False) or ""
        return without_boilerplate("\n".join(filter(None, map(one_line, text.split("\n")))))

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the page's own dates, else the first labelled date that the whole page shows."""
        clues = list(page.date_clues(()))
        if not any(clue.event == "published" for clue in clues) and page.tree.body is not None:
            shown = (
                clue for clue in visible_dates(one_line(page.tree.body.text(separator=" "))) if clue.field
            )
            clues += [clue for clue in shown if clue.event == "published"][:1]
        yield from clues


def board_text(page: Page, what: str) -> str:
    """Give the title or body where Korean boards keep it, or nothing."""
    for selector in board_selectors()[what]:
        if selector.startswith("cell:"):
            nodes = [node for node in [cell_beside(page, selector.removeprefix("cell:"))] if node is not None]
        else:
            nodes = page.tree.css(selector)
        text = "\n".join(filter(None, map(paragraphs, nodes)))
        if text:
            return text
    return ""


def cell_beside(page: Page, label: str) -> LexborNode | None:
    """Give the table cell beside the header of a text."""
    for row in page.tree.css("tr"):
        header, cell = row.css_first("th"), row.css_first("td")
        if header is not None and cell is not None and one_line(header.text()) == label:
            return cell
    return None


@cache
def board_selectors() -> dict[str, tuple[str, ...]]:
    """Give the selectors of `generic_selectors.txt` by what they find."""
    lines = resources.files("spiders").joinpath("generic_selectors.txt").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {what: tuple(selector for name, selector in pairs if name == what) for what in ("title", "body")}
