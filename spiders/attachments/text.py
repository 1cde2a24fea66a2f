"""The text of an attached file, whatever it is named: its first bytes say which format it has."""

from spiders.attachments import hwp, hwpx, pdf
from spiders.attachments.limits import MAX_CHARACTERS, AttachmentError
from spiders.boilerplate import without_boilerplate

OLE, ZIP, PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-"
READERS = {"hwp": hwp.read, "hwpx": hwpx.read, "pdf": pdf.read}


def attachment_text(data: bytes) -> tuple[str, str]:
    """Give the format (`hwp`, `hwpx`, `pdf`) and the text of a file, a paragraph or a table's row a line.

    Raises `AttachmentError`: the file is enciphered, broken, too large, without text (a scan), or of another format.
    """
    name = format_of(data)
    text = without_boilerplate(READERS[name](data))
    if len(text) > MAX_CHARACTERS:
        raise AttachmentError("too_large", f"{len(text)} characters")
    if not any(character.isalnum() for character in text):
        raise AttachmentError("no_text", f"{name} of {len(data)} bytes without a letter: a scan or a picture")
    return name, text


def format_of(data: bytes) -> str:
    """Give the format of a file by its first bytes; raises `AttachmentError` for one that is not read."""
    if not data:
        raise AttachmentError("broken", "no bytes")
    if data.startswith(OLE) and "FileHeader".encode("utf-16-le") in data:
        return "hwp"
    if data.startswith(ZIP) and hwpx.is_hwpx(data):
        return "hwpx"
    if PDF in data[:1024]:
        return "pdf"
    raise AttachmentError("other_format", f"a file that begins {data[:24]!r}")
