"""Takes words out of an archive: every record keeps its place, and those that are not touched every byte.

A rewritten record is packed into as many bytes as it had, what is spare filled up by a comment in its gzip head, so
that offsets in rows, batches and published files stay right.
"""

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from spiders.archive import FILE_NAME, REMOVED, page_of
from spiders.page import Page

UNFINISHED = ".removing"
_WITH_COMMENT = b"\x1f\x8b\x08\x10\0\0\0\0\x02\xff"
_NO_LONGER_TRUE = (b"content-encoding", b"content-length")


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of rewriting one archive, in records."""

    emptied_count: int
    redacted_count: int


def erase(folder: Path, home: Path, change: Callable[[Page], bytes | None]) -> Erased:
    """Leave a folder's archive with other payloads where `change` gives one; killed at any point it is old or new.

    Args:
        folder: one crawl's, with a whole archive.
        home: the data home.
        change: told each answer, it gives the payload that shall stand in its place, empty if none shall, or None.

    Raises:
        ValueError: not even an empty record fits into the bytes that one had.
    """
    path = folder / FILE_NAME
    name = path.relative_to(home).as_posix()
    packed: dict[int, tuple[int, bytes]] = {}
    emptied = 0
    for start, end, record in _members(path):
        head, block = dict(record.headers), record.reader.read()
        payload = change(page_of(head, block, name, start))
        if payload is None:
            continue
        member = _member(head, block, payload, end - start)
        if member is None:  # what is left does not shrink as well as what there was
            payload, member = b"", _member(head, block, b"", end - start)
        if member is None:
            raise ValueError(f"{name} at byte {start}: no room for an empty record in {end - start} bytes")
        packed[start] = (end, member)
        emptied += not payload
    if packed:
        _rewrite(path, packed)
    return Erased(emptied, len(packed) - emptied)


def _members(path: Path) -> Iterator[tuple[int, int, WarcRecord]]:
    """Yield each answer with the bytes at which its gzip member begins and ends."""
    with path.open("rb") as file:
        starts = [record.stream_pos for record in ArchiveIterator(file, parse_http=False)]
    ends = dict(zip(starts, [*starts[1:], path.stat().st_size], strict=True))
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=False):
            yield record.stream_pos, ends[record.stream_pos], record


def _member(head: dict[str, str], block: bytes, payload: bytes, length: int) -> bytes | None:
    """Give a record with another payload in so many bytes, or None if it needs more."""
    old, _, _ = block.partition(b"\r\n\r\n")
    lines = [
        line for line in old.split(b"\r\n") if line.partition(b":")[0].strip().lower() not in _NO_LONGER_TRUE
    ]
    new = b"\r\n".join([*lines, b"", payload])
    if not payload:
        new = lines[0] + b"\r\n\r\n"
    fields = head | {REMOVED: "all" if not payload else "some", "Content-Length": str(len(new))}
    text = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    record = f"WARC/1.1\r\n{text}\r\n".encode() + new + b"\r\n\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(record) + packer.flush() + struct.pack("<II", zlib.crc32(record), len(record))
    spare = length - len(_WITH_COMMENT) - len(body) - 1
    return None if spare < 0 else _WITH_COMMENT + b" " * spare + b"\0" + body


def _rewrite(path: Path, packed: dict[int, tuple[int, bytes]]) -> None:
    place = path.with_name(path.name + UNFINISHED)
    with path.open("rb") as old, place.open("wb") as new:
        for start, (end, member) in sorted(packed.items()):
            _copy(old, new, start)
            new.write(member)
            old.seek(end)
        _copy(old, new, path.stat().st_size)
        new.flush()
        os.fsync(new.fileno())
    place.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _copy(old: BinaryIO, new: BinaryIO, end: int) -> None:
    while (left := end - old.tell()) > 0:
        new.write(old.read(min(left, 1 << 20)))
