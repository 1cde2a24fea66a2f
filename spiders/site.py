"""What a site declares and how its pages are read: pure functions of an archived answer, no network, no clock."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlsplit

from spiders import discover
from spiders.addresses import Addresses
from spiders.attachments.links import AttachedFile, chosen, linked_files
from spiders.boilerplate import without_boilerplate
from spiders.challenge import challenge_marker
from spiders.date_clues import DateClue
from spiders.dates import KST
from spiders.draft import Draft, PageChangedError, article_rows
from spiders.encoding import UndecodableError
from spiders.html_tree import OutsizeError
from spiders.page import Page, many
from spiders.paragraphs import composed, one_line, outermost, paragraphs
from warehouse.records import Article, DateEvidence, Problem, Visit

Record = Article | DateEvidence | Problem | Visit
"""What an answer gives. A visit beside its own says what it tells of one article: that it was withdrawn."""


class Site(Addresses):
    """A source of articles, declared by class attributes; a method is overridden only where no attribute will do.

    Every selector may be one CSS selector or a tuple of them: the first that finds something counts. A site whose pages
    looked otherwise before says so by `layouts`.
    A site sets `name`, `outlet` and `article_url`, and usually `body`; all else has a default that reads JSON-LD
    and OpenGraph. See `spiders/news_spider.py` for a whole declaration.
    """

    name: str
    title: ClassVar[str | tuple[str, ...]] = ()
    """Selector of the headline; empty: og:title, then JSON-LD, then h1."""
    title_suffix: ClassVar[str] = ""
    """Regular expression of what the site adds to its titles, if it is not its name: `-정치ㅣ한국일보`."""
    body: ClassVar[str | tuple[str, ...]] = ()
    """Selector of the node(s) that hold the text."""
    drop: ClassVar[tuple[str, ...]] = ()
    """Selectors of what lies in the body and is not text, besides `paragraphs.NEVER_TEXT`."""
    tail: ClassVar[tuple[str, ...]] = ()
    """Regular expressions of the outlet's own last lines, besides `boilerplate.txt`."""
    byline: ClassVar[str | tuple[str, ...]] = ()
    section: ClassVar[str | tuple[str, ...]] = ()
    visible_date: ClassVar[str | tuple[str, ...]] = ()
    """Selector(s) of the nodes that show the date(s), with or without a label such as 입력 or 수정."""
    attachment: ClassVar[str | tuple[str, ...]] = ()
    """Selector(s) of the links to an article's files; HWP, HWPX and PDF are read as documents of their own.

    Of JSON its list of files; of an API the two fields with the names and the addresses of a row's files, one or lists.
    """
    attachment_in_link: ClassVar[str] = ""
    """Regular expression in a link's HTML where its address is JavaScript; its groups go into `attachment_url`."""
    attachment_url: ClassVar[str] = ""
    may_be_undated: ClassVar[bool] = False
    """A page that shows no date is dated by our first sight of it; otherwise it has changed its layout."""
    is_topical: ClassVar[bool] = False
    """All it writes is about AI: nothing is passed over."""
    parser_version: ClassVar[int] = 1
    layouts: ClassVar[tuple[type["Layout"], ...]] = ()
    """Earlier looks of the article pages, newest first; the site's own attributes are the present one."""
    until: ClassVar[date | None] = None
    """Last day on which this look of the pages was seen; None: it is the present one."""
    earlier: ClassVar[tuple[type["Site"], ...]] = ()
    """The site in each of its `layouts`: what a look does not say is the site's own."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Give a site that names layouts its `earlier` selves."""
        super().__init_subclass__(**options)
        if "layouts" in cls.__dict__:
            cls.earlier = tuple(
                type(f"{cls.__name__}{look.__name__}", (look, cls), {}) for look in cls.layouts
            )

    @classmethod
    def listed(cls, page: Page) -> list[discover.Listed]:
        """Give the articles a feed, sitemap or list names."""
        if cls not in page.entries:
            page.entries[cls] = cls.list_anew(page)
        found: list[discover.Listed] = page.entries[cls]
        return found

    @classmethod
    def list_anew(cls, page: Page) -> list[discover.Listed]:
        """Give the articles a feed, sitemap or list names, from its text."""
        if page.kind == "feed":
            entries = discover.feed_entries(page)
        elif page.kind == "sitemap":
            entries = discover.sitemap_entries(page)[0]
        elif page.kind == "listing":
            entries = cls.listing_entries(page)
        else:
            raise ValueError(f"{page.kind} pages list no articles: {page.url}")
        return [entry for entry in entries if cls.article_id(entry.url)]

    @classmethod
    def listing_entries(cls, page: Page) -> list[discover.Listed]:
        """Give what an HTML list names: every link, unless a board says better."""
        return discover.page_links(page)

    @classmethod
    def attachment_links(cls, page: Page) -> list[AttachedFile]:
        """Give the files of an article's page that are read, one of each name, from the outlet's own hosts."""
        selectors = (cls.attachment,) if isinstance(cls.attachment, str) else cls.attachment
        files = linked_files(page, selectors, cls.attachment_in_link, cls.attachment_url)
        return chosen(file for file in files if urlsplit(file.url).hostname in cls.all_hosts())

    @classmethod
    def attached_files(cls, page: Page) -> dict[str, list[AttachedFile]]:
        """Give the files of each article that an answer holds, by the article's id."""
        article_id = cls.article_id(page.url)
        return {article_id: cls.attachment_links(page)} if article_id else {}

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Yield what one archived answer with status 200 holds: an article and its dates, or problems."""
        outlet_id = cls.outlet.outlet_id
        try:
            if page.kind in discover.LISTS:
                yield from cls.read_list(page)
            elif page.kind in ("article", "api"):
                yield from cls.read_by_layout(page)
        except UndecodableError as error:
            yield page.problem(outlet_id, "undecodable", "text in a known charset", str(error))
        except OutsizeError as error:
            yield page.problem(outlet_id, "too_large", "a page of a size that pages have", str(error))
        except PageChangedError as error:
            marker = challenge_marker(page.text)
            if marker:
                yield page.problem(
                    outlet_id, "blocked", "the page asked for", f"a challenge page: {marker!r}"
                )
            elif cls.is_picture_story(page, str(error)):
                yield page.problem(outlet_id, "not_an_article", "a text", "pictures alone")
            else:
                yield page.problem(outlet_id, "page_changed", "title, body and date", str(error))

    @classmethod
    def read_list(cls, page: Page) -> Iterator[Record]:
        """Yield a problem if a feed, sitemap or list names nothing: dead feeds answer 200 too."""
        if cls.listed(page) or (page.kind == "sitemap" and discover.sitemap_entries(page)[1]):
            return
        marker = challenge_marker(page.text)
        kind, found = ("blocked", f"a challenge page: {marker!r}") if marker else ("empty_list", "none")
        yield page.problem(cls.outlet.outlet_id, kind, f"articles in the {page.kind}", found)

    @classmethod
    def versions(cls, day: date) -> list[type["Site"]]:
        """Give the site in each of its looks: the one in force on a day, then the others, newest first."""
        in_force = next((one for one in reversed(cls.earlier) if one.until and day <= one.until), cls)
        return [in_force, *(one for one in (cls, *cls.earlier) if one is not in_force)]

    @classmethod
    def read_by_layout(cls, page: Page) -> Iterator[Record]:
        """Yield what the first look gives that the page has; raises `PageChangedError` with the least lack if none fits."""
        failures = []
        for version in cls.versions(page.fetched_at.astimezone(KST).date()):
            try:
                rows = list(version.read_article(page))
            except PageChangedError as error:
                failures.append(error)
            else:
                yield from rows
                return
        raise min(failures, key=lambda failure: str(failure).count("no "))

    @classmethod
    def read_article(cls, page: Page) -> Iterator[Record]:
        """Yield the article of a page and the evidence for its dates; raises `PageChangedError`."""
        article_id = cls.article_id(page.url)
        if article_id is None:
            expected = f"an address like {cls.article_url}"
            kind = "led_elsewhere" if page.asked_article_id else "not_an_article"
            yield page.problem(cls.outlet.outlet_id, kind, expected, page.url)
            return
        yield from cls.build(
            page,
            article_id=article_id,
            url=cls.canonical_url(page.url),
            title=cls.read_title(page),
            body=cls.read_body(page) or page.file_texts.get(article_id, ""),
            byline=cls.read_byline(page),
            section=cls.read_section(page),
            clues=(*cls.read_dates(page), *page.listed),
        )

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the headline without the site's name."""
        title = page.line(cls.title) or page.meta.get("og:title") or _text(page.news_article.get("headline"))
        title = f" {one_line(title) or page.line('h1')}"
        for ending in filter(None, (cls.title_suffix, rf"\s*[-|<:ㅣ]\s*{re.escape(cls.outlet.name)}")):
            title = re.sub(rf"(?:{ending})$", "", title)
        return title.strip()

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the text of the first layout that has one."""
        for selector in (cls.body,) if isinstance(cls.body, str) else cls.body:
            texts = [paragraphs(node, cls.drop) for node in outermost(page.tree.css(selector))]
            body = without_boilerplate("\n".join(filter(None, texts)), cls.tail)
            if body:
                return body
        return ""

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give who wrote it as the page says, or nothing."""
        authors = page.news_article.get("author")
        names = [
            _text(author.get("name")) if isinstance(author, dict) else _text(author)
            for author in many(authors)
        ]
        metas = (
            page.meta.get(name, "") for name in ("dable:author", "og:article:author", "Author", "author")
        )
        return page.line(cls.byline) or ", ".join(filter(None, names)) or next(filter(None, metas), "")

    @classmethod
    def read_section(cls, page: Page) -> str:
        """Give the section as the page names it, or nothing."""
        metas = (
            page.meta.get(name, "") for name in ("article:section", "article:section1", "nextweb:section")
        )
        named = many(page.news_article.get("articleSection"))
        return page.line(cls.section) or next(filter(None, metas), "") or (_text(named[0]) if named else "")

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield every date the page gives."""
        yield from page.date_clues(cls.visible_date)

    @classmethod
    def is_picture_story(cls, page: Page, lack: str) -> bool:
        """Say whether a page lacks nothing but words: its body holds pictures alone."""
        bodies = (look.body for look in (cls, *cls.earlier))
        selectors = (one for body in bodies for one in ((body,) if isinstance(body, str) else body))
        nodes = (node for selector in selectors if selector for node in page.tree.css(selector))
        return lack == "no body" and any(node.css_first("img") is not None for node in nodes)

    @classmethod
    def build(
        cls,
        page: Page,
        *,
        article_id: str,
        url: str,
        title: str,
        body: str,
        byline: str,
        section: str,
        clues: tuple[DateClue, ...],
        extractor: str = "",
    ) -> Iterator[Record]:
        """Yield an article and its date evidence; raises `PageChangedError` if title, body or date is missing."""
        look = f"{cls.name}/{cls.parser_version}" + (f"@{cls.until}" if cls.until else "")
        draft = Draft(
            outlet_id=cls.outlet.outlet_id,
            article_id=article_id,
            url=url,
            title=composed(title),
            body=composed(body),
            byline=composed(byline),
            section=composed(section),
            extractor=extractor or look,
            clues=clues,
            date_shown=page.line(cls.visible_date),
            may_be_undated=cls.may_be_undated,
        )
        yield from article_rows(draft, page)


class Layout(Site):
    """An earlier look of a site's article pages: the attributes and methods in which it differs, and `until`.

        class Look2016(Layout):
            until = date(2016, 9, 18)
            body = ".article_txt"

        class Donga(NewsSpider):
            layouts = (Look2016,)

    A page is read by the look of the day it was fetched; where that finds no article, by the others. `extractor` says
    which: `donga/1@2016-09-18`.
    """


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""
