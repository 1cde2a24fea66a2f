"""HTML as a tree of nodes, unless it is of a size or shape that no page has and that would take minutes to read.

The parser and what walks its trees take time by the square of some numbers: elements nested in one another, attributes
of one tag. Real pages stay below a tenth of every limit here.
"""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of an answer beyond which none is asked for or unpacked: attached files and sitemaps are the largest."""
LARGEST_TEXT: Final = 8 * 1024 * 1024
"""Bytes of a page, feed, sitemap or API answer that is read."""
MOST_TAGS: Final = 100_000
DEEPEST: Final = 1_000
MOST_ATTRIBUTES: Final = 500
SUSPECT_TAGS: Final = 5_000
SUSPECT_TAG: Final = 2_000
"""Tags of a page, and characters of one tag, from which on they are counted closely."""
# What lies in no other of its kind, or is closed by the next, cannot nest.
NESTING = re.compile(
    r"<(/?)(?!(?:p|li|dd|dt|tr|td|th|thead|tbody|tfoot|option|a|br|hr|img|input|meta|link|source|wbr|area|col)\b)[a-z]",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""[\s/"'][^\s/>="']""")


class OutsizeError(ValueError):
    """A text is too large, too deep or too crowded to be a page."""


def parse_html(text: str) -> LexborHTMLParser:
    """Give the tree of a page or a piece of one; raises `OutsizeError`."""
    tag_count = text.count("<")
    if len(text) > LARGEST_TEXT:
        raise OutsizeError(f"{len(text)} characters")
    if tag_count > MOST_TAGS:
        raise OutsizeError(f"{tag_count} tags")
    if tag_count > SUSPECT_TAGS and (depth := nesting(text)) > DEEPEST:
        raise OutsizeError(f"tags nested {depth} deep")
    for part in text.split(">"):
        if len(part) > SUSPECT_TAG and (start := part.rfind("<")) >= 0:
            count = len(ATTRIBUTE.findall(part, start))
            if count > MOST_ATTRIBUTES and part[start + 1 : start + 2].isalpha():
                raise OutsizeError(f"a tag with {count} attributes")
    return LexborHTMLParser(text)


def nesting(text: str) -> int:
    """Give how deep the tags of a page may lie in one another; a tag that is never closed counts to the end."""
    depth = deepest = 0
    for match in NESTING.finditer(text):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
