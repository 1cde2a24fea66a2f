"""Files as public bodies attach them to their pages: HWPX and PDF, written here in the least that their formats ask for."""

import io
import textwrap
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from flows.demo.texts import Paper, Text

Block = str | Sequence[Sequence[str]]
"""A paragraph, or a table's rows of cells."""
HP: Final = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS: Final = "http://www.hancom.co.kr/hwpml/2011/section"
UNDATED: Final = (1980, 1, 1, 0, 0, 0)
"""The same files every time."""
LOCK: Final = '<odf:manifest xmlns:odf="urn:oasis"><odf:file-entry><odf:encryption-data/></odf:file-entry></odf:manifest>'
LINE_LENGTH: Final = 42
LINES_A_PAGE: Final = 34


def attached(paper: Paper, text: Text, name: str) -> tuple[str, bytes]:
    """Give the content type and the bytes of one of a text's files."""
    head = [["보도시점", f"{text.published:%Y. %m. %d. %H:%M}"], ["담당 부서", text.byline]]
    blocks: list[Block] = [f"{paper.name} 보도자료", head, text.title, *text.paragraphs, "끝."]
    ending = name.rpartition(".")[2]
    if ending == "hwpx":
        return "application/hwp+zip", hwpx(section(blocks), is_locked=name in text.locked)
    if ending == "pdf":
        return "application/pdf", pdf(list(pages(paper.name, blocks)))
    return "application/octet-stream", b"PK\x03\x04"


def section(blocks: Sequence[Block]) -> bytes:
    """Give a section of HWPX."""
    content = "".join(
        paragraph(block) if isinstance(block, str) else paragraph("", table(block)) for block in blocks
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="{HS}" xmlns:hp="{HP}">{content}</hs:sec>'.encode()


def paragraph(text: str, within: str = "") -> str:
    """Give a paragraph of HWPX; `within` is what lies in it after its text."""
    return f"<hp:p><hp:run><hp:t>{escape(text)}</hp:t>{within}</hp:run></hp:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Give a table of HWPX; a line of a cell is a paragraph."""
    cells = [["".join(map(paragraph, cell.split("\n"))) for cell in row] for row in rows]
    lines = ("".join(f"<hp:tc><hp:subList>{cell}</hp:subList></hp:tc>" for cell in row) for row in cells)
    return f"<hp:tbl>{''.join(f'<hp:tr>{line}</hp:tr>' for line in lines)}</hp:tbl>"


def hwpx(*sections: bytes, is_locked: bool = False) -> bytes:
    """Give an HWPX file; a locked one is enciphered, which is to say that nobody here can read it."""
    members = {"mimetype": b"application/hwp+zip", "Contents/content.hpf": b"<package/>"}
    members |= {f"Contents/section{number}.xml": content for number, content in enumerate(sections)}
    members["META-INF/manifest.xml"] = LOCK.encode() if is_locked else b"<manifest/>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            is_cipher = is_locked and name.startswith("Contents/section")
            lies = zlib.compress(content)[::-1] if is_cipher else content
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, UNDATED), lies, method)
    return buffer.getvalue()


def pages(head: str, blocks: Sequence[Block]) -> Iterator[bytes]:
    """Yield the pages of a PDF: lines broken between words, a running head and a page number on each."""
    lines: list[str] = []
    for block in blocks:
        paragraphs = [block] if isinstance(block, str) else ["   ".join(row) for row in block]
        lines += (
            line for one in paragraphs for line in textwrap.wrap(one, LINE_LENGTH, break_on_hyphens=False)
        )
    for number, start in enumerate(range(0, len(lines), LINES_A_PAGE), 1):
        yield page([head, *lines[start : start + LINES_A_PAGE], f"- {number} -"])


def page(lines: Sequence[str]) -> bytes:
    """Give the content of a page: lines from the top."""
    shown = (
        f"BT /F 11 Tf 40 {800 - 20 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET"
        for at, line in enumerate(lines)
    )
    return zlib.compress("\n".join(shown).encode())


def pdf(contents: Sequence[bytes]) -> bytes:
    """Give a PDF of pages' contents, in a Korean font that is named and not embedded."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    font = "/BaseFont /HYSMyeongJo-Medium"
    order = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /DW 1000"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        f"<< /Type /Font /Subtype /Type0 {font} /Encoding /UniKS-UCS2-H /DescendantFonts [4 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 {font} {order} >>".encode(),
    ]
    for number, content in enumerate(contents):
        place = f"/Contents {6 + 2 * number} 0 R /Resources << /Font << /F 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {place} >>".encode())
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(content), content)
        )
    file, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count, start = len(objects) + 1, len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % count
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return file + f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
