"""The words by which names are known, read from `nlp/lexicons/entity_cues/`; each file says what it holds."""

from functools import cache
from importlib import resources

from nlp.lexicon_error import LexiconError


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of a list, `titles` for titles.txt."""
    return frozenset(line for line in _lines(f"{name}.txt"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of a table under its heading, every row as long as the heading.

    Raises:
        LexiconError: a row has more or fewer fields than the heading.
    """
    heading, *table = (tuple(line.split("\t")) for line in _lines(f"{name}.tsv"))
    for row in table:
        if len(row) != len(heading):
            raise LexiconError(f"nlp/lexicons/entity_cues/{name}.tsv: expected {heading}, found {row}")
    return tuple(table)


@cache
def forms(part: str) -> tuple[str, ...]:
    """Give the particles, endings or nouns of grammar.tsv that play a part; KeyError if none does."""
    found = tuple(form for own, form, _ in rows("grammar") if own == part)
    if not found:
        raise KeyError(f"entity_cues/grammar.tsv: no form plays the part {part!r}")
    return found


def _lines(file: str) -> list[str]:
    text = resources.files("nlp").joinpath("lexicons", "entity_cues", file).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
