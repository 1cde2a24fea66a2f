"""`corpus schema`: the data dictionary."""

from flows.errors import UserError
from warehouse.schema import (
    dictionary,
    dictionary_json,
    dictionary_markdown,
    dictionary_text,
    item_markdown,
    named,
)

FORMATS = ("text", "markdown", "json")


def schema(name: str | None, form: str) -> None:
    """Print every table, view and macro with its columns, or one of them."""
    if form not in FORMATS:
        raise UserError(f"schema: expected --format {', '.join(FORMATS)}, found {form!r}")
    items = dictionary() if name is None else [named(dictionary(), name)]
    if form == "markdown":
        print(item_markdown(items[0]) if name else dictionary_markdown())
    else:
        print(dictionary_json(items) if form == "json" else dictionary_text(items))
