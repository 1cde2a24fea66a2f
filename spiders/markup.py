"""Finds the title, text and day of a page of an unknown host in its markup: names that many hosts share, then density."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from selectolax.lexbor import LexborNode

from spiders.date_clues import DateClue
from spiders.dates import IN_TEXT
from spiders.density import Place, densest, prose_length
from spiders.page import Page
from spiders.paragraphs import NEVER_TEXT, one_line, outermost, paragraphs

KINDS = ("title", "body", "date", "furniture")
MUCH_MORE = 1.5
"""How many times the prose of what markup names must stand elsewhere before that is taken instead."""
LONGEST_DATE, MOST_DATES, LEVELS = 80, 3, 4
HEADING = "h1,h2,h3,h4,h5"


def title(page: Page) -> str:
    """Give the headline of a board's entry, or nothing."""
    return next((shown(node) for nodes in marked(page, "title") for node in nodes), "")


def headings(page: Page) -> list[str]:
    """Give the text of every heading of the page, the longest first."""
    return sorted(map(shown, page.tree.css(HEADING)), key=len, reverse=True)


def heading_before(page: Page) -> str:
    """Give the heading that stands nearest before the text, or nothing."""
    place, _ = dense_place(page)
    for node in before(place.node if place else None):
        found = [node] if node.css_matches(HEADING) else node.css(HEADING)
        text = next(filter(None, map(shown, reversed(found))), "")
        if text:
            return text
    return ""


def text(page: Page) -> str:
    """Give the text that the page's tree holds, one paragraph a line, or nothing."""
    place, left_out = dense_place(page)
    dense = paragraphs(place.node, left_out=left_out) if place else ""
    for nodes in marked(page, "body"):
        named = "\n".join(filter(None, (paragraphs(node, left_out=left_out) for node in nodes)))
        if named and prose_length(dense) < MUCH_MORE * prose_length(named):
            return named
    return dense


def dates(page: Page) -> Iterator[DateClue]:
    """Yield the dates that stand, without a label, where pages show one, then those nearest before the text.

    A place with many dates is a list's.
    """
    place, _ = dense_place(page)
    elders = ([node, *node.css("*")] for node in before(place.node if place else None))
    for nodes in (*marked(page, "date"), *elders):
        clues = dict.fromkeys(clue for node in nodes for clue in placed_date(node))
        if len(clues) <= MOST_DATES:
            yield from clues


def placed_date(node: LexborNode) -> Iterator[DateClue]:
    """Yield the date of a place for dates: that of its attribute, else the only one it shows."""
    values = (node.attributes.get(name) for name in ("datetime", "data-date-time"))
    line = next(filter(None, values), None) or shown(node)
    found = IN_TEXT.search(line) if len(line) <= LONGEST_DATE else None
    if found:
        yield DateClue("visible", "", found[0].strip(), "published")


@lru_cache(maxsize=1)  # title, text and date of one page ask for it one after the other
def dense_place(page: Page) -> tuple[Place | None, frozenset[int]]:
    """Give where the page's sentences stand dense, and the ids of what is no text there."""
    if page.tree.body is None:
        return None, frozenset()
    never = ids(page, (NEVER_TEXT,))
    furniture = ids(page, selectors()["furniture"])
    place, link_lists = densest(page.tree.body, never, furniture)
    return place, frozenset(never | furniture | link_lists)


def before(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield the elements before a node, the nearest first: its elder siblings, then its parent's, a few levels up."""
    for _ in range(LEVELS):
        if node is None or node.tag == "body":
            return
        elder = node.prev
        while elder is not None:
            if elder.is_element_node:
                yield elder
            elder = elder.prev
        node = node.parent


def shown(node: LexborNode) -> str:
    """Give the text of a node on one line."""
    return one_line(node.text(separator=" "))


def marked(page: Page, what: str) -> Iterator[list[LexborNode]]:
    """Yield what each selector of a kind finds, where it finds text."""
    for selector in selectors()[what]:
        label = selector.removeprefix("cell:")
        nodes = list(cells_beside(page, label) if label != selector else outermost(page.tree.css(selector)))
        if any(map(shown, nodes)):
            yield nodes


def cells_beside(page: Page, label: str) -> Iterator[LexborNode]:
    """Yield the table cell beside the first header of a text."""
    for row in page.tree.css("tr"):
        header, cell = row.css_first("th"), row.css_first("td")
        if header is not None and cell is not None and shown(header) == label:
            yield cell
            return


def ids(page: Page, found_by: tuple[str, ...]) -> set[int]:
    """Give the ids of the nodes that some selectors find."""
    return {node.mem_id for selector in found_by for node in page.tree.css(selector)}


@cache
def selectors() -> dict[str, tuple[str, ...]]:
    """Give the selectors of `generic_selectors.txt` by what they find."""
    lines = resources.files("spiders").joinpath("generic_selectors.txt").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    unknown = {kind for kind, _ in pairs} - set(KINDS)
    if unknown:
        raise ValueError(f"generic_selectors.txt: expected {', '.join(KINDS)}, found {', '.join(unknown)}")
    return {what: tuple(selector for kind, selector in pairs if kind == what) for what in KINDS}
