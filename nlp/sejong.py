"""From Sejong tags to Universal POS and dictionary forms.

Mapping by the first morpheme's tag, after spaCy's `lang/ko/tag_map.py`, with UD's CCONJ, PART for endings and
suffixes, and Kiwi's own tags (W_* for addresses and numbers, `-I`/`-R` marking irregular stems).
"""

from functools import cache

_UPOS_BY_TAG = {
    "NNG": "NOUN", "NNB": "NOUN", "XR": "NOUN", "NNP": "PROPN", "NP": "PRON", "NR": "NUM", "SN": "NUM",
    "VV": "VERB", "VA": "ADJ", "VX": "AUX", "VCP": "AUX", "VCN": "ADJ", "MM": "DET", "MAG": "ADV",
    "MAJ": "CCONJ", "JC": "CCONJ", "IC": "INTJ", "SL": "X", "SH": "X", "SO": "SYM", "SW": "SYM", "SB": "SYM",
    "SF": "PUNCT", "SP": "PUNCT", "SS": "PUNCT", "SSO": "PUNCT", "SSC": "PUNCT", "SE": "PUNCT", "UN": "X",
    "USER0": "X",
}  # fmt: skip
_UPOS_BY_FIRST_LETTER = {"J": "ADP", "E": "PART", "X": "PART", "W": "SYM", "U": "X", "Z": "X", "N": "NOUN"}
_PREDICATES = ("VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA")


@cache
def upos_of(tag: str) -> str:
    """Give the Universal POS of a Sejong tag, irregularity marks ignored."""
    plain = tag.split("-", 1)[0]
    return _UPOS_BY_TAG.get(plain) or _UPOS_BY_FIRST_LETTER[plain[0]]


@cache
def _is_predicate(tag: str) -> bool:
    return tag.split("-", 1)[0] in _PREDICATES


def has_lemma(tags: str) -> bool:
    """Tell whether a token with such tags, joined by '+', may have a dictionary form other than as it is written."""
    first, *others = tags.split("+")
    return bool(others) or _is_predicate(first)


def lemma_of(form: str, morphs: tuple[tuple[str, str], ...]) -> str:
    """Give the dictionary form of a surface piece: `밝혔` → 밝히다, `모델` → 모델, `A.X K1` as written."""
    first, tag = morphs[0]
    if _is_predicate(tag):
        return first + "다"
    return first if len(morphs) > 1 else form
