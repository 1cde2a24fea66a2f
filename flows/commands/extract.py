"""`corpus extract`: the article of one saved page."""

import json
from pathlib import Path

from flows.errors import UserError
from spiders.extract import extract as extract_page


def extract(file: Path, url: str, outlet: str | None) -> None:
    """Print the article as one JSON object."""
    try:
        page = file.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror}") from error
    print(json.dumps(extract_page(page, url, outlet), ensure_ascii=False))
