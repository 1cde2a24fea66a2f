"""Reads HWP 5 (한글): an OLE file whose text lies in streams of records, after Hancom's public specification."""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import olefile

from spiders.attachments.limits import MAX_CHARACTERS, MAX_PARTS, MAX_UNPACKED, AttachmentError, inflated
from spiders.attachments.story import Story

SIGNATURE: Final = b"HWP Document File"
COMPRESSED: Final = 1 << 0
LOCKS: Final = {1: "a password", 2: "distribution lock", 4: "DRM", 8: "a certificate", 10: "certificate DRM"}
"""Bits of the header's properties under which the text is enciphered."""

PARA_TEXT, CTRL_HEADER, LIST_HEADER, TABLE, MEMO_LIST = 67, 71, 72, 77, 93
TABLE_CONTROL: Final = b" lbt"
UNREAD_CONTROLS: Final = (b"daeh", b"toof", b"tmct")
"""Page headers, page footers, hidden comments: four letters each, which lie backwards in the file."""
CONTROL: Final = re.compile(rb"[\x00-\x1f]\x00")
WIDE_CONTROLS: Final = frozenset((*range(1, 10), 11, 12, *range(14, 24)))
"""Control characters that take eight places: they carry data."""
AS_TEXT: Final = {9: "\t", 10: "\n", 24: "-", 30: " ", 31: " "}


@dataclass
class Part:
    """A table, or a part that is not read, until a record of its own level or above ends it."""

    level: int
    is_table: bool
    has_cells: bool = False
    row_no: int = -1


def read(data: bytes) -> str:
    """Give a document's text, a paragraph or a table's row a line; raises `AttachmentError`."""
    story = Story()
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for section in _sections(ole):
                tell(section, story)
    except AttachmentError:
        raise
    except (OSError, struct.error, ValueError, LookupError, TypeError, RecursionError) as error:
        raise AttachmentError("broken", f"HWP: {type(error).__name__}: {error}") from error
    return "\n".join(story.lines)


def _sections(ole: olefile.OleFileIO) -> Iterator[bytes]:
    header = _stream(ole, "FileHeader")
    if not header.startswith(SIGNATURE):
        raise AttachmentError("broken", "HWP without its signature")
    (properties,) = struct.unpack_from("<I", header, 36)
    for bit, lock in LOCKS.items():
        if properties >> bit & 1:
            raise AttachmentError("encrypted", f"HWP under {lock}")
    budget, number = MAX_UNPACKED, 0
    while ole.exists(f"BodyText/Section{number}"):
        section = _stream(ole, f"BodyText/Section{number}")
        if properties & COMPRESSED:
            section = inflated(section, budget, f"HWP section {number}")
        budget -= len(section)
        yield section
        number += 1
    if number == 0:
        raise AttachmentError("broken", "HWP without a section")


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    if not ole.exists(name):
        raise AttachmentError("broken", f"OLE file without {name}")
    size = ole.get_size(name)
    if size > MAX_UNPACKED:
        raise AttachmentError("too_large", f"{name} of {size} bytes")
    with ole.openstream(name) as stream:
        content: bytes = stream.read()
    if len(content) != size:
        raise AttachmentError("broken", f"{name}: {len(content)} of {size} bytes")
    return content


def tell(section: bytes, story: Story) -> None:
    """Add a section's records to a story: a table's cells are lists that lie one level below its control."""
    parts: list[Part] = []
    room = 4 * MAX_CHARACTERS  # two bytes a character, and as many again for control characters
    for tag, level, payload in records(section):
        while parts and level <= parts[-1].level:
            _end(parts.pop(), story)
        here = parts[-1] if parts else None
        if here and not here.is_table:
            continue
        if tag == PARA_TEXT:
            room -= len(payload)
            if room < 0:
                raise AttachmentError("too_large", f"HWP: more than {MAX_CHARACTERS} characters")
            story.paragraph(paragraph_text(payload))
        elif tag == CTRL_HEADER and payload[:4] == TABLE_CONTROL:
            story.open_table()
            parts.append(Part(level, is_table=True))
        elif tag == MEMO_LIST or (tag == CTRL_HEADER and payload[:4] in UNREAD_CONTROLS):
            parts.append(Part(level, is_table=False))
        elif here and level == here.level + 1 and tag == TABLE:
            here.has_cells = True
        elif here and level == here.level + 1 and tag == LIST_HEADER and here.has_cells:
            (row_no,) = struct.unpack_from("<H", payload, 10)
            if row_no != here.row_no:
                story.next_row()
                here.row_no = row_no
            story.next_cell()
    for part in reversed(parts):
        _end(part, story)


def _end(part: Part, story: Story) -> None:
    if part.is_table:
        story.close_table()


def records(section: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield tag, level and payload of each record; raises `AttachmentError` where one is cut off."""
    at = count = 0
    while at < len(section):
        (head,) = struct.unpack_from("<I", section, at)
        tag, level, size = head & 0x3FF, head >> 10 & 0x3FF, head >> 20
        at += 4
        if size == 0xFFF:
            (size,) = struct.unpack_from("<I", section, at)
            at += 4
        if at + size > len(section):
            raise AttachmentError("broken", "HWP: a record runs past the end of its section")
        count += 1
        if count > MAX_PARTS:
            raise AttachmentError("too_large", f"HWP: more than {MAX_PARTS} records")
        yield tag, level, section[at : at + size]
        at += size


def paragraph_text(payload: bytes) -> str:
    """Give a paragraph's characters: UTF-16 with control characters amid, some of which carry data."""
    pieces: list[str] = []
    begin = search_from = 0
    while match := CONTROL.search(payload, search_from):
        at = match.start()
        search_from = at + 1
        if at % 2 == 0:
            pieces += (_characters(payload[begin:at]), AS_TEXT.get(payload[at], ""))
            begin = search_from = at + (16 if payload[at] in WIDE_CONTROLS else 2)
    pieces.append(_characters(payload[begin:]))
    return "".join(pieces)


def _characters(units: bytes) -> str:
    return units.decode("utf-16-le", "ignore")
