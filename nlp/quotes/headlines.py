"""Who speaks in a headline: named beside the quotation, at its head, or by the body quoting the same words."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from nlp.quotes import lexicon
from nlp.quotes.names import Name, name_ending_at
from nlp.quotes.roles import FOREIGN
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_CONTENT = re.compile(r"[가-힣A-Za-z0-9]+")
(_VERSUS,) = lexicon.group("versus")
LEAST_SHARED = 0.34
"""Share of a headline's word beginnings that body words must repeat to be the same words."""
LEAST_ALIKE = 0.2
"""That of words which a headline may put otherwise, where no others share as many: two at least."""
_MOST_ALIKE = 50
"""Quotations with a word of one beginning that headlines are held against, the first, so that a line which quotes the same
words without an end costs no more."""


def before(tokens: Tokens, units: Sequence[Unit], at: int) -> Name | None:
    """Give the name right before the marks: "이나루 “…”"."""
    if at and units[at - 1].kind in ("bare", "topic", "subject") and not units[at - 1].has_comma:
        gap = tokens.text[units[at - 1].end : units[at].start]
        if not gap.strip():
            name = name_ending_at(tokens, units, at - 1)
            if _can_speak(name):
                return name
    return None


def around(tokens: Tokens, units: Sequence[Unit], at: int) -> Name | None:
    """Give the name at the head ("새솔AI, … “…”"), after the marks ("“…” 새솔AI, …") or at the end ("“…”…이나루 대표")."""
    for place in range(min(at, 6)):
        if units[place].has_comma:
            name = name_ending_at(tokens, units, place)
            return name if units[place].kind == "bare" and _can_speak(name) else None
        if units[place].kind not in ("bare", "genitive"):
            break
    for place in range(at + 1, min(at + 8, len(units))):
        unit = units[place]
        if unit.has_comma or unit.kind in ("subject", "topic"):
            name = name_ending_at(tokens, units, place, at + 1)
            return name if _can_speak(name) else None
        following = units[place + 1] if place + 1 < len(units) else None
        if unit.kind == "genitive" and following is not None:
            words = tokens.text[following.start : following.base_end]
            if words in lexicon.nouns():
                name = name_ending_at(tokens, units, place, at + 1)
                return name if _can_speak(name) else None
        if unit.kind not in ("bare", "suffix", "other", "genitive"):
            break
        if following is None:
            name = name_ending_at(tokens, units, place, at + 1)
            return name if name.kind == "person" else None
    return None


def is_unnamed(name: Name) -> bool:
    """Tell one whom a headline calls by a common noun alone, and the body by name: 시민단체 “…”, 상원의원 “…”."""
    last = name.text.rsplit(" ", 1)[-1]
    return name.kind != "group" and (last in lexicon.words("sorts") or last in lexicon.words("titles"))


def only_one(names: Sequence[Name | None], kinds: Sequence[str]) -> Name | None:
    """Give the only one of some kinds of the body's speakers, or of those it is about where nobody speaks."""
    named = {name.text: name for name in names if name is not None and name.kind in kinds}
    return next(iter(named.values())) if len(named) == 1 else None


def main_one(names: Sequence[Name | None]) -> Name | None:
    """Give the person or body that speaks first in the body and more often than any other: whom the text is about."""
    spoke = [name for name in names if name is not None and name.text]
    often = Counter(name.text for name in spoke).most_common(2)
    if not spoke or spoke[0].kind not in ("person", "body") or spoke[0].text != often[0][0]:
        return None
    return spoke[0] if len(often) == 1 or often[0][1] > often[1][1] else None


def _can_speak(name: Name) -> bool:
    words = name.text.split()
    if not words or len(words) > 5 or (name.kind == "noun" and len(words) > 1):
        return False
    if name.kind not in ("person", "body", "group", "name") or words[-1].lower() == _VERSUS:
        return False
    return not re.search(r"\d$", name.text) and not (name.kind == "name" and FOREIGN.fullmatch(name.text))


class BodyQuotes:
    """The body's quotations by how their words begin; `same` finds the one that repeats a headline's."""

    def __init__(self, bodies: Sequence[str]) -> None:
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, body in enumerate(bodies):
            for beginning in _beginnings(body):
                alike = self._numbers[beginning]
                if len(alike) < _MOST_ALIKE:
                    alike.append(number)

    def same(self, headline: str) -> int | None:
        """Give which of the quotations says what the headline quotes, the first of equals; None if none does."""
        wanted = _beginnings(headline)
        shared = Counter(number for beginning in wanted for number in self._numbers.get(beginning, ()))
        best = min(shared, key=lambda number: (-shared[number], number), default=None)
        if best is None or shared[best] / len(wanted) >= LEAST_SHARED:
            return best
        is_like_no_other = list(shared.values()).count(shared[best]) == 1
        is_alike = shared[best] > 1 and shared[best] / len(wanted) >= LEAST_ALIKE
        return best if is_like_no_other and is_alike else None


def _beginnings(words: str) -> set[str]:
    return {word[:2] for word in _CONTENT.findall(words) if len(word) > 1}
