"""`corpus search`: articles by lemma, the question read by the same Kiwi as the texts."""

from flows.answer_table import show_table
from flows.errors import UserError
from flows.home import Home
from nlp.query_lemmas import query_lemmas
from warehouse.query import search as search_file


def search(home: Home, words: str, limit: int) -> None:
    """Print the articles that fit the words best."""
    if not words.strip():
        raise UserError("search: expected words to look for, found none")
    show_table(search_file(home.current, " ".join(query_lemmas(words)) or words, limit))
