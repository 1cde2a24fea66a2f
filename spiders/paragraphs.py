"""The text below the nodes of a page: one paragraph a line, without what is never text."""

import html
import re
import unicodedata
from collections.abc import Iterator, Set

from selectolax.lexbor import LexborNode

from spiders.html_tree import OutsizeError

MOST_PARTS = 5_000
"""Nodes that one selector of an article's text may find."""
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
NEVER_TEXT = (
    "script,style,noscript,template,iframe,ins,button,form,select,textarea,video,audio,object,figcaption,"
    ".caption,.blind,.is_blind,.ad_box,.ad-template,.txt_ad,[class*=BaseAd_],[id^=adBox]"
)
STILL_ESCAPED = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5});")
_PARTS_OF_SYLLABLES = re.compile(r"[\u1100-\u11ff]+")


def composed(text: str) -> str:
    """Give the text with Hangul written in parts, as macOS and some PDFs do, in syllables: no analyser reads the parts."""
    return _PARTS_OF_SYLLABLES.sub(lambda parts: unicodedata.normalize("NFC", parts[0]), text)


def outermost(nodes: list[LexborNode]) -> Iterator[LexborNode]:
    """Yield the nodes that lie in no other of them, so that no text is taken twice."""
    if len(nodes) > MOST_PARTS:
        raise OutsizeError(f"a text in {len(nodes)} parts")
    taken = {node.mem_id for node in nodes}
    for node in nodes:
        above = node.parent
        while above is not None and above.mem_id not in taken:
            above = above.parent
        if above is None:
            yield node


def paragraphs(node: LexborNode, drop: tuple[str, ...] = (), left_out: Set[int] = frozenset()) -> str:
    """Give the text below a node: one paragraph a line, whitespace normalised, scripts, captions and adverts out.

    Left out too is what the selectors of `drop` find and the nodes with the ids of `left_out`.
    """
    left_out = left_out | {child.mem_id for selector in (NEVER_TEXT, *drop) for child in node.css(selector)}
    lines = map(one_line, "".join(_pieces(node, left_out)).split("\n"))
    return "\n".join(filter(None, lines))


def one_line(text: str) -> str:
    """Give a text without line breaks, doubled or invisible spaces; entities escaped twice are undone."""
    if STILL_ESCAPED.search(text):
        text = html.unescape(text)
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").replace("\xad", "").split())


def _pieces(node: LexborNode, left_out: Set[int]) -> Iterator[str]:
    """Yield the texts below a node, and a line break where a block begins or ends; no depth is too deep."""
    around: list[LexborNode] = []
    child = node.first_child
    while child is not None or around:
        if child is None:
            child = around.pop()
            if child.tag in BLOCKS:
                yield "\n"
            child = child.next
        elif child.is_text_node:
            yield (child.text_content or "").replace("\n", " ")
            child = child.next
        elif child.is_element_node and child.mem_id not in left_out:
            if child.tag in BLOCKS:
                yield "\n"
            around.append(child)
            child = child.first_child
        else:
            child = child.next
