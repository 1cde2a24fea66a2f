"""Writes small HWP 5, HWPX and PDF files for the tests: the formats' skeletons, with the text a test wants to read."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512
HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"

Record = tuple[int, int, bytes]
"""Tag, level, payload."""
Table = list[list[str]]


def ole(streams: dict[str, bytes]) -> bytes:
    """Give an OLE file. Its streams are at least 4096 bytes long, so that none belongs in the mini stream."""
    storages = sorted({name.split("/")[0] for name in streams if "/" in name})
    names = ["Root Entry", *storages, *streams]
    children = {"Root Entry": [name for name in names[1:] if "/" not in name]}
    children |= {at: [name for name in streams if name.startswith(f"{at}/")] for at in storages}
    body, fat, starts = b"", [], {}
    for name, content in streams.items():
        count = -(-len(content) // SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + count), END]
        body += content.ljust(count * SECTOR, b"\0")
    entries = b""
    for name in names:
        own = children.get(name, [])
        brothers = next((group for group in children.values() if name in group), [])
        after = brothers.index(name) + 1 if name in brothers else len(brothers)
        right = names.index(brothers[after]) if after < len(brothers) else FREE
        label = name.rpartition("/")[2].encode("utf-16-le") + b"\0\0"
        kind = 5 if name == "Root Entry" else 1 if name in storages else 2
        entries += label.ljust(64, b"\0") + struct.pack("<HBB", len(label), kind, 1)
        entries += struct.pack("<III", FREE, right, names.index(own[0]) if own else FREE) + bytes(36)
        entries += struct.pack("<IQ", starts.get(name, END), len(streams.get(name, b"")))
    entries = entries.ljust(-(-len(entries) // SECTOR) * SECTOR, b"\0")
    directory = len(fat)
    count = len(entries) // SECTOR
    fat += [*range(len(fat) + 1, len(fat) + count), END]
    at = len(fat)
    fat_count = -(-(at + 1) // 127)  # each sector of the table describes 128, itself among them
    fat += [FAT_SECTOR] * fat_count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_count * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, fat_count, directory, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *range(at, at + fat_count), *[FREE] * (109 - fat_count))
    return head + body + entries + table


def hwp(*sections: Iterable[Record], properties: int = 1, signature: bytes = b"HWP Document File") -> bytes:
    """Give an HWP 5 file of sections of records."""
    header = signature.ljust(32, b"\0") + struct.pack("<II", 0x05000107, properties)
    streams = {"FileHeader": header.ljust(4096, b"\0"), "DocInfo": bytes(4096)}
    for number, section in enumerate(sections):
        content = packed(section)
        if properties & 1:
            deflate = zlib.compressobj(wbits=-15)
            content = deflate.compress(content) + deflate.flush()
            content = content.ljust(4096, b"\0")
        streams[f"BodyText/Section{number}"] = content
    return ole(streams)


def packed(records: Iterable[Record]) -> bytes:
    """Give records as they lie in a stream."""
    parts = []
    for tag, level, payload in records:
        is_long = len(payload) >= 0xFFF
        parts.append(struct.pack("<I", tag | level << 10 | (0xFFF if is_long else len(payload)) << 20))
        parts.append((struct.pack("<I", len(payload)) if is_long else b"") + payload)
    return b"".join(parts)


def paragraph(text: str, level: int = 0, before: bytes = b"") -> list[Record]:
    """Give a paragraph's records; `before` are control characters that precede its text."""
    return [(66, level, bytes(22)), (67, level + 1, before + f"{text}\r".encode("utf-16-le"))]


def control(letters: bytes, unit: int = 11) -> bytes:
    """Give the eight places that a control takes in its paragraph's text."""
    mark = struct.pack("<H", unit)
    return mark + letters[::-1] + bytes(8) + mark


def table(rows: Table, level: int = 0, caption: str = "") -> list[Record]:
    """Give a paragraph that holds nothing but a table."""
    records = paragraph("", level, control(b"tbl "))
    records.append((71, level + 1, b" lbt" + bytes(40)))
    if caption:
        records += [(72, level + 2, bytes(22)), *paragraph(caption, level + 2)]
    records.append((77, level + 2, bytes(26)))
    for row_no, row in enumerate(rows):
        for column_no, cell in enumerate(row):
            address = struct.pack("<IIHHHH", 1, 0, column_no, row_no, 1, 1)
            records.append((72, level + 2, address.ljust(38, b"\0")))
            for line in cell.split("\n"):
                records += paragraph(line, level + 2)
    return records


def section_xml(content: str) -> bytes:
    """Give a section of HWPX around `<hp:p>` elements."""
    return f'<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="urn:sec" xmlns:hp="{HP}">{content}</hs:sec>'.encode()


def p(text: str, within: str = "") -> str:
    """Give a paragraph of HWPX; `within` is what lies in it after its text."""
    return f"<hp:p><hp:run><hp:t>{escape(text)}</hp:t>{within}</hp:run></hp:p>"


def tbl(rows: Table) -> str:
    """Give a table of HWPX."""
    cells = [
        [
            "<hp:tc><hp:subList>" + "".join(p(line) for line in cell.split("\n")) + "</hp:subList></hp:tc>"
            for cell in row
        ]
        for row in rows
    ]
    return "<hp:tbl>" + "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in cells) + "</hp:tbl>"


def hwpx(*sections: bytes, packing: int = zipfile.ZIP_DEFLATED, **others: bytes) -> bytes:
    """Give an HWPX file; others by name, with `__` for a slash and `_` for a stop."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        archive.writestr("mimetype", "application/hwp+zip", zipfile.ZIP_STORED)
        archive.writestr("Contents/content.hpf", "<package/>")
        for number, section in enumerate(sections):
            archive.writestr(f"Contents/section{number}.xml", section)
        for name, content in others.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def pdf(pages: Sequence[Sequence[str]], trailer: str = "", content: bytes | None = None) -> bytes:
    """Give a PDF: lines of each page from the top, in a Korean font that is named and not embedded."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /HYSMyeongJo-Medium /Encoding /UniKS-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYSMyeongJo-Medium /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /DW 1000 >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        shown = "".join(
            f"BT /F 11 Tf 40 {800 - 20 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
            for at, line in enumerate(lines)
        )
        stream = zlib.compress(shown.encode()) if content is None else content
        objects.append(b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(stream), stream))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        out
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
