"""Puts a document together from its parts as they come: paragraphs, tables within tables, notes, parts not read."""

from spiders.attachments.layout import paragraph_lines, row_lines
from spiders.attachments.limits import MAX_CHARACTERS, MAX_NESTING, AttachmentError


class Story:
    """The lines of a document so far. A table is open from `open_table` to `close_table`; tables may lie in cells."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._tables: list[list[list[list[str]]]] = []
        self._length = 0

    def place(self) -> int:
        """Give where the next line would go, so that what lies within a paragraph can follow its text."""
        return len(self._here())

    def paragraph(self, text: str, place: int | None = None) -> None:
        """Add a paragraph at the end, or at a place before it; raises `AttachmentError` for one too many."""
        self._length += len(text) + 1
        if self._length > MAX_CHARACTERS:
            raise AttachmentError("too_large", f"more than {MAX_CHARACTERS} characters")
        here = self._here()
        at = len(here) if place is None else place
        here[at:at] = paragraph_lines(text)

    def open_table(self) -> None:
        """Begin a table; what comes before its first cell is its caption."""
        if len(self._tables) == MAX_NESTING:
            raise AttachmentError("broken", f"tables nested more than {MAX_NESTING} deep")
        self._tables.append([[[]]])

    def next_row(self) -> None:
        """Begin a row of the open table."""
        self._tables[-1].append([])

    def next_cell(self) -> None:
        """Begin a cell of the row."""
        self._tables[-1][-1].append([])

    def close_table(self) -> None:
        """End the open table: its rows become lines."""
        rows = self._tables.pop()
        for row in rows:
            self._here().extend(row_lines(row))

    def _here(self) -> list[str]:
        return self._tables[-1][-1][-1] if self._tables else self.lines
