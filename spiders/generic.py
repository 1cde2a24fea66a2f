"""Reads pages of hosts nobody has declared: saved pages of public bodies and papers without a site file."""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from urllib.parse import urlsplit

from spiders import markup, page_json
from spiders.boilerplate import without_boilerplate
from spiders.date_clues import DateClue, visible_dates
from spiders.density import prose_length
from spiders.page import Page
from spiders.paragraphs import one_line
from spiders.site import Record, Site
from warehouse.records import Outlet

NUMBER = re.compile(r"\d{4,}")
MIN_TITLE, LITTLE = 8, 100
"""Characters a headline has at least; characters of prose below which a text is looked for by other means."""
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
    """A host without declaration, read by what most pages have in common.

    The text is that of markup that many hosts share (`generic_selectors.txt`), else the part of the page where
    sentences stand dense, else the JSON in its scripts, where that holds much more; trafilatura's if all of them find
    next to nothing.
    """

    @classmethod
    def article_id(cls, url: str) -> str:
        """Give the last long number of the address as the site's own, else a digest of the address."""
        parts = urlsplit(url)
        numbers = NUMBER.findall(f"{parts.path}?{parts.query}")
        return f"{cls.outlet.outlet_id}:{numbers[-1] if numbers else sha1(url.encode()).hexdigest()[:12]}"

    @classmethod
    def read_list(cls, page: Page) -> Iterator[Record]:
        """Yield the press release of a board page that was saved as a list, else nothing: nobody declared the list."""
        if markup.title(page) and any(markup.marked(page, "body")):
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
            extractor="generic/2",
        )

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the board's headline, else the heading that og:title or JSON-LD holds too, else what those hold.

        Where neither is there, the heading before the text, else the first part of the page's title.
        """
        board, named = (
            markup.title(page),
            super().read_title(page)
            if (page.meta.get("og:title") or page.news_article.get("headline"))
            else "",
        )
        heading = next(
            (text for text in markup.headings(page) if len(text) >= MIN_TITLE and text in named), ""
        )
        in_title = TITLE_PARTS.split(page.line("title"))[0].strip()
        title = board or heading or named or markup.heading_before(page) or in_title
        site = page.meta.get("og:site_name", "")
        return re.sub(rf"\s*[-|:<ㅣ]+\s*{re.escape(site)}\s*$", "", title) if site else title

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the text of the page, wherever it stands."""
        text, in_scripts = markup.text(page), page_json.article_text(page, cls.read_title(page))
        if prose_length(in_scripts) > markup.MUCH_MORE * prose_length(text):
            text = in_scripts
        if prose_length(text) < LITTLE:
            import trafilatura  # 40 ms that no crawl of a declared site needs

            other = trafilatura.extract(page.text, include_tables=False) or ""
            other = "\n".join(filter(None, map(one_line, other.split("\n"))))
            if prose_length(other) > markup.MUCH_MORE * prose_length(text):
                text = other
        return without_boilerplate(text)

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the page's own dates, else the first labelled date it shows, in a script or in a place for dates."""
        clues = list(page.date_clues(()))
        if not any(clue.event == "published" for clue in clues) and page.tree.body is not None:
            shown = visible_dates(one_line(page.tree.body.text(separator=" ")))
            labelled = (clue for clue in shown if clue.field and clue.event == "published")
            in_scripts = page_json.article_dates(page, cls.read_title(page))
            clues += [*labelled, *in_scripts, *markup.dates(page)][:1]
        yield from clues
