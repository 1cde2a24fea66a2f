"""Reads HWPX (한글, KS X 6101): a zip file whose text lies in Contents/section0.xml, section1.xml and so on."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from spiders.attachments.limits import MAX_PARTS, MAX_UNPACKED, AttachmentError
from spiders.attachments.story import Story

SECTION: Final = re.compile(r"Contents/section(\d+)\.xml")
MANIFEST: Final = "META-INF/manifest.xml"
UNREAD: Final = frozenset(("header", "footer", "hiddenComment", "fieldBegin"))
"""Page headers and footers, hidden comments, memos."""
PACKINGS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""How Hancom's own programs pack; zipfile unpacks bzip2 and LZMA without a bound, and raises errors of its own for them."""
AS_TEXT: Final = {"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def is_hwpx(data: bytes) -> bool:
    """Say whether a zip file names itself HWPX or holds what only HWPX holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(
                SECTION.fullmatch(name) or name == "Contents/content.hpf" for name in archive.namelist()
            )
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, struct.error):
        return b"Contents/section" in data  # broken, and still no other format


def read(data: bytes) -> str:
    """Give a document's text, a paragraph or a table's row a line; raises `AttachmentError`."""
    story = Story()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for section in _sections(archive):
                etree.fromstring(section, parser_into(story))
    except AttachmentError:
        raise
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
        raise AttachmentError("broken", f"HWPX: {error}") from error
    except (ValueError, LookupError, RuntimeError, struct.error) as error:
        # RuntimeError: zipfile does not know the version, the packing or the encryption that the file names.
        raise AttachmentError("broken", f"HWPX: {type(error).__name__}: {error}") from error
    return "\n".join(story.lines)


def _sections(archive: zipfile.ZipFile) -> Iterator[bytes]:
    names = archive.namelist()
    numbered = sorted((int(match[1]), name) for name in names if (match := SECTION.fullmatch(name)))
    if not numbered:
        raise AttachmentError("broken", "HWPX without a section")
    if any(archive.getinfo(name).flag_bits & 1 for _, name in numbered):
        raise AttachmentError("encrypted", "HWPX: a zip file under a password")
    budget = MAX_UNPACKED
    if MANIFEST in names and b"encryption-data" in _unpacked(archive, MANIFEST, budget):
        raise AttachmentError("encrypted", "HWPX under a password")
    for _, name in numbered:
        section = _unpacked(archive, name, budget)
        budget -= len(section)
        yield section


def _unpacked(archive: zipfile.ZipFile, name: str, budget: int) -> bytes:
    """Give a member; what its header says of its size is not believed."""
    packing = archive.getinfo(name).compress_type
    if packing not in PACKINGS:
        raise AttachmentError("broken", f"HWPX: {name} is packed by method {packing}")
    with archive.open(name) as member:
        content = member.read(budget + 1)
    if len(content) > budget:
        raise AttachmentError("too_large", f"HWPX: {name} unpacks to more than {budget} bytes")
    return content


def parser_into(story: Story) -> etree.XMLParser:
    """Give a parser that builds no tree; entities stay unresolved and nothing outside is asked for."""
    return etree.XMLParser(
        target=Teller(story), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )


class Teller:
    """Follows the elements of a section and adds what is text to a story.

    A note or a table lies within a paragraph and comes after that paragraph's own text.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.count = self.unread_depth = 0
        self.is_text = self.is_deleted = False
        self.paragraphs: list[tuple[int, list[str]]] = []

    def start(self, tag: str, attributes: object) -> None:
        """Take the beginning of an element."""
        self.count += 1
        if self.count > MAX_PARTS:
            raise AttachmentError("too_large", f"HWPX: more than {MAX_PARTS} elements")
        name = _local(tag)
        if self.unread_depth or name in UNREAD:
            self.unread_depth += 1
        elif name == "p":
            self.paragraphs.append((self.story.place(), []))
        elif name == "t":
            self.is_text = True
        elif name in AS_TEXT:
            self.data(AS_TEXT[name])
        elif name in ("deleteBegin", "deleteEnd"):
            self.is_deleted = name == "deleteBegin"
        elif name == "tbl":
            self.story.open_table()
        elif name == "tr":
            self.story.next_row()
        elif name == "tc":
            self.story.next_cell()

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = _local(tag)
        if self.unread_depth:
            self.unread_depth -= 1
        elif name == "p":
            place, pieces = self.paragraphs.pop()
            self.story.paragraph("".join(pieces), place)
        elif name == "t":
            self.is_text = False
        elif name == "tbl":
            self.story.close_table()

    def data(self, text: str) -> None:
        """Take characters: only those of a `t` are text, and not where a tracked change deletes them."""
        if self.is_text and self.paragraphs and not self.unread_depth and not self.is_deleted:
            self.paragraphs[-1][1].append(text)

    def close(self) -> None:
        """Take the end of the section."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
