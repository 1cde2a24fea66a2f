"""`corpus ner`: the names in texts of one's own by the statistical model alone, in the form of KLUE's files."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from flows.commands.annotate import read_texts
from flows.errors import UserError
from flows.json_lines import read_twice
from flows.progress import progress
from nlp.ner.read import names_in


def ner(texts: Path, names: Path) -> None:
    """Read a JSONL file of texts and write a line of names a text, in the same order.

    Raises:
        UserError: a file cannot be read or written, or a line of it is not as expected.
    """
    if texts.exists() and names.exists() and names.samefile(texts):
        raise UserError(f"{names}: expected a file other than the texts, which it would overwrite")
    with read_twice(texts) as file:
        total = sum(1 for _ in read_texts(file))
        count = 0
        try:
            with progress("reading", total) as advance, _whole(names) as lines:
                found = names_in(text.text for text in read_texts(file))
                for text, labels in zip(read_texts(file), found, strict=True):
                    lines.write(
                        json.dumps({"id": text.article_id, "label": labels}, ensure_ascii=False) + "\n"
                    )
                    count += len(labels)
                    advance(1)
        except OSError as error:
            raise UserError(f"cannot write {names}: {error.strerror}") from error
    told = sys.stdout if names.is_file() else sys.stderr  # /dev/stdout holds the names themselves
    print(f"{total} texts, {count} names → {names}", file=told)


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """Lend a file that gets its name when it is whole; what is no file, such as `/dev/stdout`, is written as it goes."""
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8") as lines:
            yield lines
        return
    place = path.resolve().with_name(f".{path.name}.part")
    try:
        with place.open("w", encoding="utf-8") as lines:
            yield lines
        place.replace(path.resolve())
    finally:
        place.unlink(missing_ok=True)
