"""`corpus search`: articles by their words, the question read by the same Kiwi as the texts."""

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from flows.answer_text import WRITERS, rows_of, sound_form
from flows.errors import UserError
from flows.home import Home
from flows.printable import printable
from flows.restriction import sound
from nlp.query_lemmas import query_lemmas
from warehouse.query import Answer, unknown_words
from warehouse.query import search as search_file

_MARKED = re.compile("«(.+?)»")


def search(
    home: Home,
    words: str,
    form: str,
    *,
    limit: int,
    is_phrase: bool,
    outlet_ids: Sequence[str],
    days: tuple[date | None, date | None],
) -> None:
    """Print the articles that fit the words best, with the places where they do."""
    if not words.strip():
        raise UserError("search: expected words to look for, found none")
    sound_form(form, "search")
    since, until = days
    sound(home.current, outlet_ids, since, until)
    asked, unknown = understood(home.current, words)
    answer = search_file(
        home.current, asked, limit, is_phrase=is_phrase, outlet_ids=outlet_ids, since=since, until=until
    )
    if form != "table":
        WRITERS[form](rows_of(answer), sys.stdout)
    elif answer.rows:
        _show(answer)
    if not answer.rows:
        print(nothing_found(words, unknown), file=sys.stderr)
    elif unknown:
        print(f"the corpus does not have: {_told(unknown)}", file=sys.stderr)


def understood(database: Path, words: str) -> tuple[str, dict[str, list[str]]]:
    """Give the query by Kiwi's words, or as it was typed where that says more to the corpus, and what is unknown."""
    typed = unknown_words(database, words)
    read = " ".join(query_lemmas(words))
    unknown = unknown_words(database, read) if read else typed
    return (read, unknown) if read and len(unknown) <= len(typed) else (words, typed)


def nothing_found(words: str, unknown: dict[str, list[str]]) -> str:
    """Say why a search may have found nothing."""
    if not unknown:
        return f"nothing found for {words!r}: its words stand in the corpus, but nowhere as asked"
    return f"nothing found for {words!r}; the corpus does not have: {_told(unknown)}"


def _told(unknown: dict[str, list[str]]) -> str:
    return "; ".join(f"{word} (near: {', '.join(near)})" if near else word for word, near in unknown.items())


def _show(answer: Answer) -> None:
    console = Console(markup=False, highlight=False)
    for number, row in enumerate(answer.rows, 1):
        hit: dict[str, Any] = dict(zip(answer.columns, row, strict=True))
        console.print(Text.assemble((f"{number}. ", "dim"), _title(hit)))
        fit = f"{hit['place_count']} places" if "place_count" in hit else f"{hit['score']:.2f}"
        about = (hit["article_id"], str(hit["published_date"]), fit, ", ".join(hit.get("lemmas", ())))
        console.print(Text("   " + " · ".join(filter(None, about)), "dim"), soft_wrap=True)
        if hit["snippet"]:
            console.print(Text("   ").append_text(_snippet(hit["snippet"])))
        console.print(Text("   " + printable(hit["url"]), "dim"), soft_wrap=True)


def _title(hit: dict[str, Any]) -> Text:
    shown, end = Text(), 0
    for place in hit["title_hits"]:
        shown.append(printable(hit["title"][end : place["char_start"]]))
        shown.append(printable(hit["title"][place["char_start"] : place["char_end"]]), "bold reverse")
        end = place["char_end"]
    return shown.append(printable(hit["title"][end:]))


def _snippet(text: str) -> Text:
    """Mark the hits: in colour on a terminal, and by « » wherever the text goes."""
    shown, end = Text(), 0
    for hit in _MARKED.finditer(text):
        shown.append(printable(text[end : hit.start()]))
        shown.append(printable(hit[0]), "bold")
        end = hit.end()
    return shown.append(printable(text[end:]))
