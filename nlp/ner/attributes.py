"""What the model looks at in a token: its letters, tag and shape by name, its place in the word by number."""

import re
from typing import Final

from nlp.pieces import Morphs

ATTRIBUTES: Final = (
    "word", "tag", "first letter", "last letter", "first two", "last two", "last three", "shape",
)  # fmt: skip
PLACES: Final = 8
"""Kinds of place: begins a word or not, ends one or not, known to Kiwi or not."""

_DIGIT = re.compile(r"\d")
_RANGES: Final = (("가", "힣", "H"), ("a", "z", "a"), ("A", "Z", "A"), ("\u4e00", "\u9fff", "h"))
_REPEATED = re.compile(r"(.)\1\1+")
_SHAPED_LETTERS = 8
_LONGEST = 5


class _Signs(dict[int, str]):
    """What stands for a letter in a token's shape, worked out once for each letter."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        signs = (sign for first, last, sign in _RANGES if first <= letter <= last)
        self[number] = "0" if letter.isdecimal() else next(signs, letter)
        return self[number]


_SIGNS = _Signs()


def attributes(form: str, morphs: Morphs) -> tuple[str, ...]:
    """Give a token's `ATTRIBUTES`; digits count alike but in the shape's length."""
    plain = form if form.isalpha() else _DIGIT.sub("0", form)
    tag = "+".join([tag for _, tag in morphs])
    letters = (plain[:1], plain[-1:], plain[:2], plain[-2:], plain[-3:])
    return (f"{plain}/{tag}", tag, *letters, _shape(form))


def _shape(form: str) -> str:
    """Give 'HH2' for 한국, 'AA-05' for GPT-4: no sign more than twice in a row, and the length up to five."""
    shape = form[:_SHAPED_LETTERS].translate(_SIGNS)
    if len(shape) > 2:
        shape = _REPEATED.sub(r"\1\1", shape)
    return f"{shape}{min(len(form), _LONGEST)}"
