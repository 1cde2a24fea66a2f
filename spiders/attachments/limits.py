"""What reading an attachment may cost, and the one error with which a file is refused."""

import zlib
from typing import Final, Literal

AttachmentProblem = Literal["encrypted", "broken", "too_large", "no_text", "other_format"]

MAX_UNPACKED: Final = 50 * 1024 * 1024
"""Bytes that a file's parts with text may come to once unpacked: a thousand pages are a tenth of it."""
MAX_PARTS: Final = 1_000_000
"""Records or elements in those parts; a thousand pages have a third of it."""
MAX_CHARACTERS: Final = 2_000_000
MAX_NESTING: Final = 40
"""Tables within tables; documents of public bodies have four."""


class AttachmentError(ValueError):
    """A file gives no text. `kind` says why in one word, the message what was found."""

    def __init__(self, kind: AttachmentProblem, found: str) -> None:
        super().__init__(found)
        self.kind: AttachmentProblem = kind


def inflated(data: bytes, budget: int, what: str) -> bytes:
    """Give what a raw deflate stream holds; raises `AttachmentError` past `budget` bytes or before its end."""
    stream = zlib.decompressobj(wbits=-15)
    try:
        unpacked = stream.decompress(data, budget + 1)
    except zlib.error as error:
        raise AttachmentError("broken", f"{what}: {error}") from error
    if len(unpacked) > budget:
        raise AttachmentError("too_large", f"{what} unpacks to more than {budget} bytes")
    if not stream.eof:
        raise AttachmentError("broken", f"{what} is cut off")
    return unpacked
