"""What the model looks at in a token: its letters, tag and shape by name, its place in the word by number."""

import re
from typing import Final

Morphs = tuple[tuple[str, str], ...]

ATTRIBUTES: Final = (
    "word", "tag", "first letter", "last letter", "first two", "last two", "last three", "shape",
)  # fmt: skip
PLACES: Final = 8
"""Kinds of place: begins a word or not, ends one or not, known to Kiwi or not."""

_DIGIT = re.compile(r"\d")
_SHAPES: Final = (
    (re.compile(r"\d"), "0"),
    (re.compile(r"[가-힣]"), "H"),
    (re.compile(r"[a-z]"), "a"),
    (re.compile(r"[A-Z]"), "A"),
    (re.compile(r"[\u4e00-\u9fff]"), "h"),
    (re.compile(r"(.)\1\1+"), r"\1\1"),
)
_SHAPED_LETTERS = 8
_LONGEST = 5


def attributes(form: str, morphs: Morphs) -> tuple[str, ...]:
    """Give a token's `ATTRIBUTES`; digits count alike but in the shape's length."""
    plain = _DIGIT.sub("0", form)
    tag = "+".join([tag for _, tag in morphs])
    letters = (plain[:1], plain[-1:], plain[:2], plain[-2:], plain[-3:])
    return (f"{plain}/{tag}", tag, *letters, _shape(form))


def _shape(form: str) -> str:
    """Give 'HH' for 한국어, 'AA-0' for GPT-4, and the length up to five."""
    shape = form[:_SHAPED_LETTERS]
    for pattern, sign in _SHAPES:
        shape = pattern.sub(sign, shape)
    return f"{shape}{min(len(form), _LONGEST)}"
