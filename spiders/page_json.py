"""Finds an article in the JSON that a page's scripts hold, where a browser would build the page from it."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from spiders.date_clues import DateClue
from spiders.density import densest, is_prose, prose_length
from spiders.html_tree import parse_html
from spiders.page import Page
from spiders.paragraphs import one_line, paragraphs

OPENING = re.compile(r"(?:^|[=(,:\n])\s*(?=\{\s*[\"}]|\[\s*[\"{\[])|JSON\.parse\(\s*(?=\")")
"""Where a value may begin: at a script's start, behind an assignment, in a call."""
CODE = re.compile(r"[{,]\s*\\?\"[\w-]+\\?\":|\bfunction\s*\(|=>\s*\{")
ADDRESS = re.compile(r"(?:https?:)?//\S+")
MIN_PROSE, MIN_TITLE, MAX_TITLE = 80, 8, 300
MOST_TRIED = 200
"""How many values that are no JSON end the search in a script: each of them costs its whole length."""
OTHER_ARTICLE = frozenset(("title", "headline", "headlines", "url", "link", "href", "canonical_url"))
"""Keys of list items that are articles of their own, not paragraphs of one."""
SUBTITLE = re.compile(r"sub_?title", re.IGNORECASE)
PUBLISHED = re.compile(
    r"(?:date_?published|(?:first_?)?(?:publish(?:ed)?|pub|deploy|display|service|reg|regist(?:er)?|creat(?:e|ed))_?(?:dt|date|at|time|day|dttm|ymdt))",
    re.IGNORECASE,
)
DECODER = json.JSONDecoder(strict=False)


def article_text(page: Page, title: str) -> str:
    """Give the longest prose in the page's JSON, one paragraph a line, or nothing.

    Prose of an object that holds the article's title too comes before longer prose that stands alone.
    """
    found = [
        (is_titled, prose_length(text), text)
        for value in json_values(page)
        for text, is_titled in _texts(value, title)
    ]
    return max((one for one in found if one[1] >= MIN_PROSE), default=(False, 0, ""))[2]


def article_dates(page: Page, title: str) -> Iterator[DateClue]:
    """Yield the dates of publication that stand in the first JSON object with the article's title."""
    for value in json_values(page):
        for thing, is_titled in _objects(value, title):
            if not isinstance(thing, dict):
                continue
            dated = {
                key: part for key, part in thing.items() if PUBLISHED.fullmatch(key) and isinstance(part, str)
            }
            if is_titled and any(dated.values()):
                yield from (
                    DateClue("page_json", key, part, "published") for key, part in dated.items() if part
                )
                return


def json_values(page: Page) -> Iterator[Any]:
    """Yield the outermost JSON objects and lists of the page's scripts, also those written as JSON strings."""
    for script in page.tree.css("script:not([src])"):
        text = script.text()
        if len(text) >= MIN_PROSE:
            yield from _values(text)


def plain(fragment: str) -> str:
    """Give the paragraphs of a string that may be HTML; nothing of one that is code, or links alone."""
    if CODE.search(fragment) or ADDRESS.fullmatch(fragment):
        return ""
    if "<" not in fragment:
        return "\n".join(filter(None, map(one_line, fragment.split("\n"))))
    body = parse_html(f"<body>{fragment}</body>").body
    if body is None:
        return ""
    _, link_lists = densest(body, set(), set())
    return "" if body.mem_id in link_lists else paragraphs(body, left_out=link_lists)


def _values(text: str) -> Iterator[Any]:
    at = broken = 0
    while broken < MOST_TRIED and (match := OPENING.search(text, at)):
        at = match.end()
        try:
            value, at = DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            broken += 1
        except RecursionError:
            return  # nested deeper than any page that is meant to be read
        else:
            if isinstance(value, str):
                yield from _values(value)
            elif value:
                yield value


def _objects(value: Any, title: str) -> Iterator[tuple[Any, bool]]:
    """Yield each object and list below a value, and whether its object is titled like the article."""
    stack = [(value, False)]
    while stack:
        thing, is_titled = stack.pop()
        is_titled = _is_titled(thing, title) if isinstance(thing, dict) else is_titled
        yield thing, is_titled
        parts = thing.values() if isinstance(thing, dict) else thing
        stack.extend((part, is_titled) for part in parts if isinstance(part, dict | list))


def _texts(value: Any, title: str) -> Iterator[tuple[str, bool]]:
    """Yield each long text below a value, and whether its object is titled like the article."""
    for thing, is_titled in _objects(value, title):
        if isinstance(thing, list):
            yield "\n".join(filter(None, map(plain, _paragraphs(thing)))), is_titled
            continue
        strings = {key: part for key, part in thing.items() if isinstance(part, str)}
        subtitles = [part for key, part in strings.items() if SUBTITLE.fullmatch(key)]
        for part in strings.values():
            if len(part) >= MIN_PROSE:
                yield "\n".join(filter(None, map(plain, (*subtitles, part)))), is_titled


def _paragraphs(things: list[Any]) -> list[str]:
    """Give the strings of a list, or the field of its objects that holds most prose; nothing where that is little."""
    fields: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        if isinstance(thing, str):
            fields[""].append(thing)
        elif isinstance(thing, dict) and not OTHER_ARTICLE & thing.keys():
            for key, part in thing.items():
                if isinstance(part, str):
                    fields[key].append(part)
    best = max(fields.values(), key=_prose, default=[])
    return best if _prose(best) >= MIN_PROSE else []


def _prose(parts: list[str]) -> int:
    return sum(len(part) for part in parts if is_prose(part))


def _is_titled(thing: dict[str, Any], title: str) -> bool:
    """Say whether an object names the article; titles of pages hold the paper's name too."""
    parts = [
        part for value in thing.values() for part in (value.values() if isinstance(value, dict) else (value,))
    ]
    names = (
        one_line(part) for part in parts if isinstance(part, str) and MIN_TITLE <= len(part) <= MAX_TITLE
    )
    return any(name in title or title in name for name in names if title)
