"""Fetches an open API: one JSON answer holds many documents, and the key is never seen outside `spiders/keyed.py`."""

import json
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import resources
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy

from spiders.attachments.links import AttachedFile, chosen, file_address, named_file
from spiders.attachments.requests import attachment_requests
from spiders.boilerplate import without_boilerplate
from spiders.date_clues import DateClue, DateEvent
from spiders.draft import PageChangedError
from spiders.html_tree import parse_html
from spiders.news_spider import UNCHANGED, NewsSpider, page_of
from spiders.page import Page, many
from spiders.paragraphs import one_line, paragraphs
from spiders.site import Record

Row = dict[str, Any]


class NoRowsError(PageChangedError):
    """An API says that it has nothing, as past its last page."""


class ApiSpider(NewsSpider, ABC):
    """An API with rows. A site names its services, its key's variable, and which fields hold what.

    Field names are tried in order; the first that holds something counts. A row without prose (no `body_fields`)
    is read as a record: its text is the fields of `field_labels.txt` as "이름: 값" lines.
    """

    key_variable: ClassVar[str] = ""
    """Environment variable that holds the key; without it the outlet is skipped."""
    key_page: ClassVar[str] = ""
    """Where an operator gets a key."""
    service_url: ClassVar[str] = ""
    """Address of an answer with `{service}`, `{page}` and, for the key, the word REDACTED."""
    services: ClassVar[tuple[str, ...]] = ()
    service_names: ClassVar[dict[str, str]] = {}
    """What a service is called: the section of its articles."""
    pages_per_service: ClassVar[int] = 1
    title_fields: ClassVar[tuple[str, ...]] = ()
    body_fields: ClassVar[tuple[str, ...]] = ()
    """Fields with the text as HTML."""
    published_fields: ClassVar[tuple[str, ...]] = ()
    modified_fields: ClassVar[tuple[str, ...]] = ()
    number_fields: ClassVar[tuple[str, ...]] = ()
    number_in_link: ClassVar[str] = ""
    """Regular expression of the number in the link, where no field holds one."""
    link_fields: ClassVar[tuple[str, ...]] = ()
    byline_fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **kwargs: Any) -> None:
        """Take the key from the environment."""
        super().__init__(**kwargs)
        self.api_key = os.environ.get(self.key_variable, "")

    def list_requests(self) -> Iterator[scrapy.Request]:
        """Yield the requests for every service's newest pages."""
        for service in self.services:
            for number in range(1, self.pages_per_service + 1):
                url = self.service_url.format(service=service, page=number)
                condition = self.revisits.condition(url, "api")
                yield self.api_request(url, condition, handle_httpstatus_list=[UNCHANGED])

    def api_request(
        self, url: str, condition: Mapping[str, str] | None = None, **meta: Any
    ) -> scrapy.Request:
        """Give the request for an answer, unpacked: the key is taken out of its bytes."""
        headers = {"Accept-Encoding": "identity", **(condition or {})}
        return scrapy.Request(url, self.parse_answer, meta={"kind": "api", **meta}, headers=headers)

    def parse_answer(self, response: scrapy.http.Response) -> Iterator[scrapy.Request]:
        """Ask for the files of the rows: all else the answer gives itself."""
        if response.status == 200:
            yield from attachment_requests(page_of(response), self.revisits, is_filtered=self.is_filtered)

    @classmethod
    @abstractmethod
    def rows(cls, page: Page) -> tuple[str, list[Row]]:
        """Give the service and the rows of an answer; raises `PageChangedError` with the API's own error."""

    @classmethod
    def read_article(cls, page: Page) -> Iterator[Record]:
        """Yield an article for each row, or a problem for a row that is no document."""
        try:
            service, rows = cls.rows(page)
        except PageChangedError as error:
            kind = "empty_list" if isinstance(error, NoRowsError) else "api_error"
            yield page.problem(cls.outlet.outlet_id, kind, "rows", str(error))
            return
        for row in rows:
            try:
                yield from cls.read_row(page, service, row)
            except PageChangedError as error:
                found = f"{service}: {error}: {', '.join(sorted(row))}"
                yield page.problem(
                    cls.outlet.outlet_id, "not_an_article", "a row with title, number and date", found
                )

    @classmethod
    def attached_files(cls, page: Page) -> dict[str, list[AttachedFile]]:
        """Give the files of each row's article."""
        found: dict[str, list[AttachedFile]] = {}
        with suppress(PageChangedError):  # the read stage makes the problem row
            service, rows = cls.rows(page) if cls.attachment else ("", [])
            for row in rows:
                with suppress(PageChangedError):
                    found[cls.row_id(service, row)] = cls.row_files(row)
        return found

    @classmethod
    def row_files(cls, row: Row) -> list[AttachedFile]:
        """Give the files of a row that are read, one of each name, from the outlet's own hosts."""
        names, links = ([str(one) for one in many(row.get(name))] for name in cls.attachment)
        if len(names) != len(links):  # which name is whose cannot be told
            names = [""] * len(links)
        files = []
        for name, link in zip(names, links, strict=True):
            with suppress(ValueError):  # no address
                address = file_address("", link)
                if urlsplit(address).hostname in cls.all_hosts():
                    files.append(named_file(address, one_line(name)))
        return chosen(files)

    @classmethod
    def row_id(cls, service: str, row: Row) -> str:
        """Give the article's id of a row; raises `PageChangedError` for a row without a number."""
        in_link = re.search(cls.number_in_link, value(row, cls.link_fields)) if cls.number_in_link else None
        number = value(row, cls.number_fields) or (in_link[1] if in_link else "")
        if not number:
            raise PageChangedError("no number")
        return f"{cls.outlet.outlet_id}:{service}-{number}"

    @classmethod
    def read_row(cls, page: Page, service: str, row: Row) -> Iterator[Record]:
        """Yield the article of a row; raises `PageChangedError`."""
        article_id = cls.row_id(service, row)
        text = html_text(raw_value(row, cls.body_fields), cls.tail) if cls.is_prose(row) else fields_text(row)
        yield from cls.build(
            page,
            article_id=article_id,
            url=value(row, cls.link_fields) or f"{page.url}#{article_id.rpartition('-')[2]}",
            title=value(row, cls.title_fields),
            body=text or page.file_texts.get(article_id, ""),
            byline=value(row, cls.byline_fields),
            section=cls.service_names.get(service, service),
            clues=tuple(cls.row_clues(row)),
        )

    @classmethod
    def is_prose(cls, row: Row) -> bool:
        """Say whether a row has a text of its own."""
        return any(name in row for name in cls.body_fields)

    @classmethod
    def row_clues(cls, row: Row) -> Iterator[DateClue]:
        """Yield the dates of a row."""
        events: tuple[tuple[DateEvent, tuple[str, ...]], ...] = (
            ("published", cls.published_fields),
            ("modified", cls.modified_fields),
        )
        for event, names in events:
            for name in names:
                if row.get(name):
                    yield DateClue("api", name, str(row[name]), event)


def value(row: Row, names: tuple[str, ...]) -> str:
    """Give the first of some fields that holds something, on one line."""
    return next((one_line(str(row[name])) for name in names if row.get(name)), "")


def raw_value(row: Row, names: tuple[str, ...]) -> str:
    """Give the first of some fields that holds something, as it is."""
    return next((str(row[name]) for name in names if row.get(name)), "")


def html_text(fragment: str, tail: tuple[str, ...] = ()) -> str:
    """Give the paragraphs of a piece of HTML, without last lines that one of some expressions matches."""
    tree = parse_html(f"<body>{fragment}</body>")
    return without_boilerplate(paragraphs(tree.body), tail) if tree.body is not None else ""


def fields_text(row: Row) -> str:
    """Give a record as text: "이름: 값" lines in the order of `field_labels.txt`, empty fields left out."""
    return "\n".join(
        f"{label}: {one_line(str(row[name]))}" for name, label in labels().items() if row.get(name)
    )


@cache
def labels() -> dict[str, str]:
    """Give the Korean name of each field."""
    lines = resources.files("spiders").joinpath("field_labels.txt").read_text("utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {name: label for name, _, label in pairs}


def parse_json(page: Page) -> Any:
    """Give the JSON of an answer; raises `PageChangedError` with the start of what came instead."""
    try:
        return json.loads(page.text)
    except (ValueError, RecursionError) as error:
        raise PageChangedError(f"no JSON ({error}): {page.text[:80]!r}") from error
