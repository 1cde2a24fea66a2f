"""`corpus annotate`: texts of one's own, read into Parquet tables."""

import hashlib
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typer

from flows.annotate import Advance, annotate_texts, annotation_run
from flows.chat import Chat, Endpoint
from flows.chat_reading import ChatReaders
from flows.errors import UserError
from flows.exports import under_its_name
from flows.json_lines import own_id, read_json_lines, read_twice
from flows.progress import progress
from flows.reading import Reader, reader
from flows.report import NOT_EVERYTHING
from nlp.annotate import Text
from spiders.dates import KST

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SYLLABLE_IN_PARTS = re.compile(r"[\u1100-\u1112][\u1161-\u1175]")


def annotate(texts: Path, folder: Path, workers: int | None, endpoint: Endpoint | None) -> None:
    """Read a JSONL file of texts and write a Parquet file a table; ask a chat model too where one is named."""
    _sound(folder)
    with read_twice(texts) as file:
        total, character_count = count_texts(file)
        if endpoint:
            annotate_with_chat(file, folder, total, endpoint)
            return
        with progress("reading", total) as advance, reader(workers, character_count) as readers:
            count = _annotate(file, folder, readers, advance)
    print(f"{count} texts → {folder}")


def _annotate(texts: Path, folder: Path, readers: Reader, advance: Advance) -> int:
    """Write the tables, with the versions behind them: a run named by its texts, not by its hour, for the same bytes again."""
    with texts.open("rb") as file:
        run_id = hashlib.file_digest(file, "sha256").hexdigest()
    run = annotation_run(run_id, datetime.now(UTC))
    return annotate_texts(
        read_texts(texts), folder, readers=readers, run=run, is_timed=False, advance=advance
    )


def _sound(folder: Path) -> None:
    """Raise UserError where no folder of Parquet files can stand."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder}: expected a folder, or nothing yet, found a file; name another OUTDIR")
    if _LONE_SURROGATE.search(str(folder)):
        raise UserError(
            f"{str(folder)!r}: expected a name in UTF-8, as Arrow wants them; name another OUTDIR"
        )


def annotate_with_chat(texts: Path, folder: Path, total: int, endpoint: Endpoint) -> None:
    """Do the same with a chat model's positions and frames, and leave `chat.jsonl`: what was asked, and the cost."""
    readers = ChatReaders(Chat(endpoint))
    with progress("asking", total) as advance:
        count = _annotate(texts, folder, readers, advance)
    with under_its_name(folder / "chat.jsonl", is_forced=True) as place:
        place.write_text(readers.ledger(), "utf-8")
    print(f"{count} texts → {folder}")
    print(readers.summary())
    if not readers.is_complete:
        print(f"texts without an answer keep the pipeline's labels; {folder / 'chat.jsonl'} says why")
        raise typer.Exit(NOT_EVERYTHING)


def count_texts(path: Path) -> tuple[int, int]:
    """Give the number of texts in a JSONL file and of their characters.

    Each text has an id of its own: rows of two would be one article's. Hangul in parts (NFD) is warned of on standard
    error: offsets are of the text that was given, so it is not composed here.

    Raises:
        UserError: as `read_texts`, or two texts have one id; told with both line numbers.
    """
    places: dict[str, str] = {}
    character_count = 0
    in_parts: list[str] = []
    for place, row in read_json_lines(path):
        text = _text(row, place)
        own_id(text.article_id, place, places)
        character_count += len(text.text)
        if not text.text.isascii() and _SYLLABLE_IN_PARTS.search(text.text):
            in_parts.append(place)
    if in_parts:
        print(
            f"{in_parts[0]}{f' and {len(in_parts) - 1} more' if in_parts[1:] else ''}: expected Hangul in syllables (NFC), "
            'found it in parts (NFD), of which little is understood; give unicodedata.normalize("NFC", text)',
            file=sys.stderr,
        )
    return len(places), character_count


def read_texts(path: Path) -> Iterator[Text]:
    """Give the texts of a JSONL file.

    Raises:
        UserError: the file, or one of its lines, is not as expected; told with its line number.
    """
    for place, row in read_json_lines(path):
        yield _text(row, place)


def _text(row: dict[str, Any], place: str) -> Text:
    for name in ("id", "text"):
        if not isinstance(row.get(name), str):
            raise UserError(f'{place}: expected {{"id": "…", "text": "…"}}, found no string "{name}"')
    if not row["id"].isascii() and _LONE_SURROGATE.search(row["id"]):
        raise UserError(f'{place}: expected an "id" in Unicode, found a lone surrogate in {row["id"]!r}')
    title = "" if row.get("title") is None else row["title"]
    if not isinstance(title, str):
        raise UserError(f'{place}: expected "title" as a string, found {title!r}')
    return Text(
        article_id=row["id"],
        version_no=1,
        text=row["text"],
        title=title,
        published_date=_published_date(row.get("published_at"), place),
    )


def _published_date(value: Any, place: str) -> date | None:
    """Give the Korean day of a date or an instant as JSON gives it; one without a zone is Korean."""
    if value is None:
        return None
    try:
        published = datetime.fromisoformat(value)
        return (published.astimezone(KST) if published.tzinfo else published).date()
    except (TypeError, ValueError, OverflowError) as error:
        raise UserError(
            f'{place}: expected "published_at" as 2026-01-22 or 2026-01-22T09:00:00+09:00, found {value!r}'
        ) from error
