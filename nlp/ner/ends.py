"""Where a name ends inside its last token: Kiwi takes a particle into a name it does not know (배도윤이 as one noun)."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

Sign = str
"""A token by a name's type, its tail, the coda before it and its place; more closely with length and tag too."""

LONGEST_TAIL = 2
_LONGEST_STEM = 4
_FIRST_SYLLABLE, _LAST_SYLLABLE, _CODAS = 0xAC00, 0xD7A3, 28


def signs(kind: str, form: str, tail: int, tag: str, place: int) -> tuple[Sign, Sign, Sign]:
    """Give what speaks for leaving the last `tail` letters of a token out of a name, from close by to wide."""
    stem = form[:-tail]
    wide = f"{kind} {form[-tail:]} {_has_coda(stem[-1])} {place}"
    close = f"{wide} {min(len(stem), _LONGEST_STEM)}"
    return (f"{close} {tag}", close, wide)


def tail_of(kind: str, form: str, tag: str, place: int, tails: frozenset[Sign]) -> int:
    """Give how many letters at the end of a name's last token are not the name's.

    Args:
        kind: the name's type.
        form: the token.
        tag: its Sejong tags.
        place: its kind of place in the word.
        tails: signs of a tail.
    """
    endings = _endings(tails)
    for tail in range(min(LONGEST_TAIL, len(form) - 1), 0, -1):
        if form[-tail:] in endings and any(sign in tails for sign in signs(kind, form, tail, tag, place)):
            return tail
    return 0


def learn(cases: Iterable[tuple[str, str, str, int, int]], least: int) -> frozenset[Sign]:
    """Give the signs of a tail: met `least` times in (type, form, tag, place, true tail), mostly with that tail."""
    counts: defaultdict[Sign, list[int]] = defaultdict(lambda: [0, 0])
    for kind, form, tag, place, true_tail in cases:
        for tail in range(1, min(LONGEST_TAIL, len(form) - 1) + 1):
            for sign in signs(kind, form, tail, tag, place):
                counts[sign][true_tail == tail] += 1
    return frozenset(sign for sign, (no, yes) in counts.items() if no + yes >= least and yes > no)


def _has_coda(letter: str) -> int:
    """Tell whether a syllable ends in a consonant, which decides the particle after it; 2 for other letters."""
    number = ord(letter)
    if not _FIRST_SYLLABLE <= number <= _LAST_SYLLABLE:
        return 2
    return int((number - _FIRST_SYLLABLE) % _CODAS > 0)


@cache
def _endings(tails: frozenset[Sign]) -> frozenset[str]:
    """Give all letters that a sign of a tail can speak of, and some that none does: a quick way to tell most tokens."""
    after_kind = [sign.partition(" ")[2] for sign in tails]
    return frozenset(letters[:tail] for letters in after_kind for tail in range(1, LONGEST_TAIL + 1))
