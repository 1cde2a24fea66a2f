"""`corpus schema`: the data dictionary."""

from warehouse.schema import dictionary_markdown, dictionary_text


def schema(as_markdown: bool) -> None:
    """Print every table, view and macro with its columns."""
    print(dictionary_markdown() if as_markdown else dictionary_text())
