"""The words by which names are known, read from `nlp/lexicons/entity_cues/`; each file says what it holds."""

from functools import cache

from nlp.lexicon_error import LexiconError
from nlp.lexicon_lines import lexicon_lines, unreadable


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of a list, `titles` for titles.txt."""
    return frozenset(line for _, line in lexicon_lines(f"entity_cues/{name}.txt"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of a table under its heading, every row as long as the heading.

    Raises:
        LexiconError: a row has more or fewer fields than the heading.
    """
    path = f"entity_cues/{name}.tsv"
    lines = lexicon_lines(path)
    heading = next(lines)[1].split("\t")
    found: list[tuple[str, ...]] = []
    for number, line in lines:
        found.append(tuple(line.split("\t")))
        if len(found[-1]) != len(heading):
            raise unreadable(path, number, heading, line)
    return tuple(found)


@cache
def forms(part: str) -> tuple[str, ...]:
    """Give the particles, endings or nouns of grammar.tsv that play a part; LexiconError if none does."""
    found = tuple(form for own, form, _ in rows("grammar") if own == part)
    if not found:
        raise LexiconError(
            f"nlp/lexicons/entity_cues/grammar.tsv: expected forms for the part {part!r}, found none"
        )
    return found
