"""Says whether a text is about AI, from its words; they are in `topic.tsv`."""

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

HEAD_CHARACTERS: Final = 300
"""Headline and lead: what a text is about is said here."""
STRONG_IN_BODY: Final = 3
"""A text that does not begin with AI is about it when it comes back to it this often."""
WEIGHTS: Final = ("strong", "weak", "not")
BARE: Final = re.compile(r"A\.?I\.?")
LOOKBEHIND: Final = re.compile(r"^\(\?<[!=][^)]*\)")


def is_about_ai(text: str) -> bool:
    """Say whether a text is about AI: its headline and lead say so, or its body comes back to it.

    `text` begins with the headline; a list's title and lead will do as well as a whole article.
    """
    plain = unicodedata.normalize("NFKC", text)
    is_bird_flu = _pattern("not").search(plain) is not None
    count = 0
    for match in _pattern("strong").finditer(plain):
        if is_bird_flu and BARE.fullmatch(match[0]):
            continue
        count += 1
        if match.start() < HEAD_CHARACTERS or count >= STRONG_IN_BODY:
            return True
    weak = _pattern("weak").finditer(plain[:HEAD_CHARACTERS])
    return len({match.lastgroup for match in weak}) > 1


def may_be_about_ai(text: str) -> bool:
    """Say whether a title and lead are worth a look at the whole text: one word with other uses is enough.

    A list that gives an address alone says nothing against it.
    """
    if not text.strip() or is_about_ai(text):
        return True
    return _pattern("weak").search(unicodedata.normalize("NFKC", text)) is not None


@cache
def _pattern(weight: str) -> re.Pattern[str]:
    """Give all terms of a weight as one expression, longest first, each a group of its own."""
    terms = sorted(_terms()[weight], key=len, reverse=True)
    any_term = "|".join(f"(?P<term{number}>{_term(term)})" for number, term in enumerate(terms))
    # Where no term can begin, not each of them need be tried: ten times as fast.
    return re.compile(
        rf"(?=[{re.escape(''.join(sorted(set().union(*map(_beginnings, terms)))))}])(?:{any_term})"
    )


def _beginnings(term: str) -> set[str]:
    """Give the characters that a term may begin with."""
    first = LOOKBEHIND.sub("", term)[0]
    if not first.isalnum():
        raise ValueError(f"topic.tsv: expected a term that begins with a letter or a digit, found {term!r}")
    return {first.lower(), first.upper()}


def _term(term: str) -> str:
    """Give a term as an expression: blanks are optional; Latin letters border on no others."""
    expression = term.replace(" ?", " ").replace(" ", r"\s*")
    if not re.search("[A-Za-z]", term):
        return expression
    is_name = term.upper() != term
    return rf"(?<![A-Za-z]){'(?i:' if is_name else '(?:'}{expression})(?![A-Za-z])"


@cache
def _terms() -> dict[str, list[str]]:
    terms: dict[str, list[str]] = {weight: [] for weight in WEIGHTS}
    for line in resources.files("spiders").joinpath("topic.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            weight, _, term = line.partition("\t")
            if weight not in terms or not term:
                raise ValueError(f"topic.tsv: expected one of {WEIGHTS}, a tab and a term, found {line!r}")
            terms[weight].append(term)
    return terms
