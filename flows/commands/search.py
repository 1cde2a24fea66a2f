"""`corpus search`: articles by lemma, the question read by the same Kiwi as the texts."""

from flows.commands.sql import show
from flows.errors import UserError
from flows.home import Home
from nlp.pipeline import lemmas
from warehouse.query import search as search_file


def search(home: Home, words: str, limit: int) -> None:
    """Print the articles that fit the words best."""
    if not words.strip():
        raise UserError("search: expected words to look for, found none")
    show(search_file(home.current, " ".join(lemmas(words)) or words, limit))
