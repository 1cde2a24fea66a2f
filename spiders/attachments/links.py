"""The files that a page links to: which of them are read, under which id and name."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborNode

from spiders.page import Page
from spiders.paragraphs import one_line

PREFERRED: Final = ("hwpx", "hwp", "", "pdf")
"""Formats read, best first: a PDF has lost its paragraphs and tables. Without an ending in sight it may be any."""
FILE_NAME: Final = re.compile(
    r"(?P<stem>[^/\\:*?\"<>|]+)\.(?P<ending>hwpx|hwp|pdf|hml|docx?|xlsx?|pptx?|odt|ods|txt|csv|rtf|zip|7z|egg|alz|jpe?g|png"
    r"|gif|bmp|tiff?|mp[34]|wav|avi|mov|exe|epub|html?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
LONGEST_NAME: Final = 1_000
MAX_FILES: Final = 20
"""Files asked for of one page; what is left out is a problem row."""
SESSION: Final = re.compile(r";jsessionid=[^?#]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file as a page names it."""

    url: str
    stem: str
    """Its name without ending, empty if the page shows none."""
    ending: str
    """`hwpx`, `pdf` and so on, empty if the page shows none."""
    others: tuple["AttachedFile", ...] = field(default=(), compare=False)
    """The same text in other formats, best first: what to turn to where this file cannot be read."""

    @property
    def rank(self) -> int:
        """Give which place its format has among `PREFERRED`."""
        return PREFERRED.index(self.ending)


def linked_files(page: Page, selectors: Iterable[str], in_link: str, url: str) -> list[AttachedFile]:
    """Give the files behind the nodes that the selectors find, each address once, in the order of the page.

    Where `in_link` is set, its groups, found in a node's HTML, are put into `url`; its group `ending` may give the
    format. Otherwise the node's `href` counts.
    """
    files: dict[str, AttachedFile] = {}
    for selector in selectors:
        for node in page.tree.css(selector):
            match = re.search(in_link, node.html or "") if in_link else None
            link = url.format(**match.groupdict()) if match else (node.attributes.get("href") or "").strip()
            if not link or link.startswith(("#", "javascript:")):
                continue
            address = file_address(page.url, link)
            file = _named(address, node, match.groupdict().get("ending") if match else None)
            if address not in files or (file.stem and not files[address].stem):
                files[address] = file
    return list(files.values())


def chosen(files: Iterable[AttachedFile]) -> list[AttachedFile]:
    """Give the files to read: of those with the same name the best format, none of a format that is not read."""
    alike: dict[str, list[AttachedFile]] = {}
    for file in files:
        if file.ending in PREFERRED:
            alike.setdefault(_folded(file.stem) or file.url, []).append(file)
    ranked = (sorted(group, key=lambda file: file.rank) for group in alike.values())
    return [replace(best, others=tuple(others)) for best, *others in ranked]


def file_address(base: str, link: str) -> str:
    """Give the absolute address of a file without session and place; raises `ValueError` for what is none."""
    return SESSION.sub("", urljoin(base, link)).partition("#")[0]


def named_file(address: str, name: str) -> AttachedFile:
    """Give a file as a row names it: its format is that of its name, else of the end of its address."""
    match = FILE_NAME.search(name[:LONGEST_NAME])
    ending = match or FILE_NAME.search(_end(address)[:LONGEST_NAME])
    return AttachedFile(
        address, match["stem"].strip() if match else name, ending["ending"].lower() if ending else ""
    )


def attachment_id(article_id: str, url: str) -> str:
    """Give the id of an article's file: a file that is replaced has another address, and so another id."""
    return f"{article_id}#{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def _named(address: str, node: LexborNode, ending: str | None) -> AttachedFile:
    text = one_line(node.text(separator=" "))
    for place in _places(address, node, text):
        match = FILE_NAME.search(place[:LONGEST_NAME])  # takes time by the square of it
        if match:
            return AttachedFile(address, match["stem"].strip(), (ending or match["ending"]).lower())
    return AttachedFile(address, text if ending else "", (ending or "").lower())


def _places(address: str, node: LexborNode, text: str) -> Iterator[str]:
    """Yield where a file's name may stand: the link's text, its attributes, the end of its address."""
    yield text
    for name in ("title", "download", "aria-label"):
        yield one_line(node.attributes.get(name) or "")
    yield _end(address)


def _end(address: str) -> str:
    return unquote(address.rpartition("/")[2])


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFC", name).casefold().split())
