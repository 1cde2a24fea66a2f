"""A question's words as the index knows them: "오픈소스를 왜 공개했나" → 오픈소스, 공개."""

from itertools import groupby

from nlp.pieces import Morphs
from nlp.pipeline import load
from nlp.token_lists import token_lists

_NOUN = frozenset({"NNG", "NNP", "XR", "SL", "SH", "SN", "XPN", "XSN"})
_PREDICATE = frozenset({"VV", "VA"})


def query_lemmas(words: str) -> list[str]:
    """Give the content words in order, read by the same tokenizer as the texts: an eojeol's nouns as one word."""
    doc = load().tokenizer(words)
    lists = token_lists(doc)
    columns = (lists["eojeols"], lists["forms"], lists["lemmas"], lists["morphs"])
    found = []
    for _, eojeol in groupby(zip(*columns, strict=True), key=lambda token: token[0]):
        nouns = ""
        for _, form, lemma, morphs in eojeol:
            tag = _tag(morphs)
            if tag in _NOUN:
                nouns += form
            elif tag in _PREDICATE:
                found += [nouns, lemma]
                nouns = ""
        found.append(nouns)
    return [word for word in found if word]


def _tag(morphs: Morphs) -> str:
    """Give the first morpheme's tag; nothing for blanks and for the plural's 들, which is no word of a question."""
    if not morphs or morphs == (("들", "XSN"),):
        return ""
    return morphs[0][1].split("-", 1)[0]
