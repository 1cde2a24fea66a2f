"""Keeps every answer as the server sent it, in WARC, and gives it back as a `Page`.

One record is one gzip member, so that an offset reaches it and a kill tears at most the last one.
"""

import gzip
import hashlib
import os
import uuid
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO, get_args

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from spiders.html_tree import LARGEST
from spiders.page import Page
from warehouse.records import VisitKind

FILE_NAME = "pages.warc.gz"
OPEN_NAME = FILE_NAME + ".open"
REMOVED = "Corpus-Removed"
"""Head field of a record out of which a take-down took `all` of the payload, or `some` words."""
_PIECE = 16 * 1024
_GZIP = b"\x1f\x8b"
KINDS: dict[str, VisitKind] = {kind: kind for kind in get_args(VisitKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to be kept: bytes as they came, before any decoding."""

    url: str
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    kind: VisitKind
    fetched_at: datetime
    asked_article_id: str | None = None


class WarcWriter:
    """Writes `pages.warc.gz.open` in a folder; `close` makes it durable and gives it its name.

    A folder that has an archive already, whole or torn, keeps it: a second try at a crawl appends.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        recover(folder)
        if (folder / FILE_NAME).exists():
            (folder / FILE_NAME).replace(folder / OPEN_NAME)
        self.folder = folder
        self.file: BinaryIO = (folder / OPEN_NAME).open("ab")

    def write(self, answer: Answer) -> None:
        """Append one record; it is with the operating system when this returns."""
        is_packed = any(name.lower() == b"content-encoding" for name, _ in answer.headers)
        # What came packed shrinks no further; the spider waits while we try.
        self.file.write(gzip.compress(_record(answer), 0 if is_packed else 6, mtime=0))
        self.file.flush()

    def close(self) -> None:
        """Leave the finished file under its final name, on disk."""
        os.fsync(self.file.fileno())
        self.file.close()
        _rename(self.folder)


def recover(folder: Path) -> None:
    """Leave `pages.warc.gz` in a folder: what a killed crawl had written is cut after its last whole record."""
    torn = folder / OPEN_NAME
    if (folder / FILE_NAME).exists() or not torn.exists():
        return
    with torn.open("r+b") as file:
        file.truncate(_whole_members(file))
        os.fsync(file.fileno())
    _rename(folder)


def read_pages(folder: Path, home: Path) -> Iterator[Page]:
    """Yield every answer of a folder's archive, in the order of the crawl; a folder without archive yields none."""
    if (folder / FILE_NAME).exists():
        yield from pages_in(folder / FILE_NAME, home)


def pages_in(path: Path, home: Path) -> Iterator[Page]:
    """Yield every answer of one archive."""
    with path.open("rb") as file:
        for record in _records(file):
            yield _page(record, path.relative_to(home).as_posix(), record.stream_pos)


def read_page_at(home: Path, warc_file: str, warc_offset: int) -> Page:
    """Give the one answer that a `visit` or `article` row points to; raises `ValueError` if it is not there whole."""
    found = "none"
    with (home / warc_file).open("rb") as file:
        file.seek(warc_offset)
        try:
            for record in _records(file):
                block = record.reader.read()
                if len(block) == record.content_length:
                    return page_of(dict(record.headers), block, warc_file, warc_offset)
                found = f"{len(block)} of its {record.content_length} bytes"
                break
        except (OSError, ValueError, LookupError) as error:  # OSError: of bytes that do not unpack
            found = str(error)
    raise ValueError(f"{warc_file}: expected a whole record at byte {warc_offset}, found {found}")


def _record(answer: Answer) -> bytes:
    status = f"HTTP/1.1 {answer.status} {_reason(answer.status)}\r\n".encode()
    # The client has already joined the chunks: a Transfer-Encoding header would now be untrue.
    lines = [b"%s: %s\r\n" % header for header in answer.headers if header[0].lower() != b"transfer-encoding"]
    block = b"".join([status, *lines, b"\r\n", answer.body])
    at = answer.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{answer.url} {at} {hashlib.sha256(block).hexdigest()}")
    head = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": at,
        "WARC-Target-URI": answer.url,
        "Content-Type": "application/http; msgtype=response",
        "Corpus-Kind": answer.kind,
        "Corpus-Article-Id": answer.asked_article_id or "",
        "Content-Length": str(len(block)),
    }
    text = "".join(f"{key}: {value}\r\n" for key, value in head.items() if value)
    return f"WARC/1.1\r\n{text}\r\n".encode() + block + b"\r\n\r\n"


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _records(file: BinaryIO) -> Iterator[WarcRecord]:
    return iter(ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=False))


def _page(record: WarcRecord, warc_file: str, offset: int) -> Page:
    return page_of(dict(record.headers), record.reader.read(), warc_file, offset)


def page_of(head: Mapping[str, str], block: bytes, warc_file: str, offset: int) -> Page:
    """Give the answer that a record holds, from its WARC head and its block."""
    kind = head.get("Corpus-Kind", "other")
    if kind not in KINDS:
        raise ValueError(f"{warc_file} at byte {offset}: expected a kind of {tuple(KINDS)}, found {kind!r}")
    run_id, outlet_id = Path(warc_file).parts[-3:-1]
    status, headers, body = _http(block)
    body, is_whole = unpacked(body, headers.get("content-encoding", ""))
    validators = headers if is_whole else {}  # by those of a torn answer the whole one would never come
    return Page(
        url=head.get("WARC-Target-URI", "") or "",
        status=status,
        body=body,
        is_torn=not is_whole,
        content_type=headers.get("content-type", ""),
        etag=validators.get("etag", ""),
        last_modified=validators.get("last-modified", ""),
        fetched_at=datetime.fromisoformat(head.get("WARC-Date", "") or ""),
        kind=KINDS[kind],
        asked_article_id=head.get("Corpus-Article-Id") or None,
        crawl_id=f"{run_id}/{outlet_id}",
        warc_file=warc_file,
        warc_offset=offset,
        is_removed=head.get(REMOVED) == "all",
    )


def _http(block: bytes) -> tuple[int, dict[str, str], bytes]:
    """Give status, headers by lower-case name, and body of an archived answer."""
    head, _, body = block.partition(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return (
        int(status_line.split(" ")[1]),
        {name.strip().lower(): value.strip() for name, _, value in pairs},
        body,
    )


def unpacked(body: bytes, content_encoding: str) -> tuple[bytes, bool]:
    """Give the payload behind gzip or deflate, and whether it is whole; sitemaps are often gzip files without saying so.

    A body that is torn or spoilt is given as far as it goes, and one larger than `LARGEST` up to a byte beyond it;
    another encoding as it is: reading it then is a problem row.
    """
    coding = content_encoding.strip().lower()
    if body.startswith(_GZIP) and coding in ("", "gzip", "x-gzip"):
        return _inflated(body, 31)
    if coding != "deflate":
        return body, True
    payload, is_whole = _inflated(body, 15 if body[:1] == b"\x78" else -15)
    return (payload, is_whole) if payload or is_whole else (body, True)  # it only says that it is packed


def _inflated(body: bytes, wbits: int) -> tuple[bytes, bool]:
    inflater = zlib.decompressobj(wbits=wbits)
    pieces: list[bytes] = []
    room, place = LARGEST + 1, 0
    # In pieces, so that what came before a spoilt byte is kept; a gzip file may hold several members.
    while room > 0 and place < len(body) and not (inflater.eof and not body.startswith(_GZIP, place)):
        if inflater.eof:
            inflater = zlib.decompressobj(wbits=wbits)
        piece = body[place : place + _PIECE]
        try:
            pieces.append(inflater.decompress(piece, room))
        except zlib.error:
            return b"".join(pieces), False
        room -= len(pieces[-1])
        place += len(piece) - len(inflater.unused_data)
    return b"".join(pieces), inflater.eof or room <= 0


def _whole_members(file: BinaryIO) -> int:
    """Give the length of the whole gzip members at the start of a file."""
    whole = read = 0
    member = zlib.decompressobj(wbits=31)
    while piece := file.read(_PIECE):
        read += len(piece)
        while piece:
            try:
                member.decompress(piece)
            except zlib.error:
                return whole
            # of this piece alone: that of a whole file would be copied for each member
            piece = member.unused_data
            if member.eof:
                whole, member = read - len(piece), zlib.decompressobj(wbits=31)
    return whole


def _rename(folder: Path) -> None:
    (folder / OPEN_NAME).replace(folder / FILE_NAME)
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
