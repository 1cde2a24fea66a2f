"""A question's words as the index knows them: "오픈소스는 왜 위험한가" → 오픈소스, 위험."""

from nlp.pipeline import load

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})


def query_lemmas(words: str) -> list[str]:
    """Give the lemmas of the content words, in order, by the same tokenizer that read the texts."""
    return [token.lemma_ for token in load().tokenizer(words) if token.pos_ in _CONTENT]
