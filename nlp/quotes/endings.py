"""The quotative endings -다고, -라고, -자고, -냐고 and -다는, -라는, -자는, -냐는."""

from nlp.memo import Memo
from nlp.quotes import lexicon
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

ENDING_KINDS = frozenset(("connective", "modifier", "oblique", "other"))
"""Kinds of units that can end in a quotative."""
_GO = lexicon.pattern("go")
_NEUN = lexicon.pattern("neun")
_MYEO = lexicon.pattern("and_said")
_TORN = lexicon.pattern("torn_quotative")
"""What Kiwi leaves before the 면서 of -다면서, which it reads as -다고 하면서 too."""
_QUOTATIVE = lexicon.pattern("quotative")


def _closings(words: str) -> tuple[int, int, int]:
    """Give where an eojeol's -고, its -는 and its -며 begin, what stands before them reported; -1 where it has none."""
    go, neun, linked = (pattern.search(words) for pattern in (_GO, _NEUN, _MYEO))
    return go.start() if go else -1, neun.start() if neun else -1, linked.start() if linked else -1


_CLOSINGS: Memo[str, tuple[int, int, int]] = Memo(_closings)
_NO_CLOSINGS = (-1, -1, -1)


def may_close(tokens: Tokens, unit: Unit) -> bool:
    """Tell whether a unit has letters that close a reported clause, which few have."""
    return unit.kind in ENDING_KINDS and _CLOSINGS[tokens.text[unit.start : unit.end]] != _NO_CLOSINGS


def ending_at(tokens: Tokens, unit: Unit) -> tuple[str, int] | None:
    """Give ("go" or "neun", where the reported clause ends) if the unit closes one."""
    if unit.kind not in ENDING_KINDS:
        return None
    words = tokens.text[unit.start : unit.end]
    go, neun, _ = _CLOSINGS[words]
    kind, place = ("neun", neun) if words[-1] == "는" and unit.kind == "modifier" else ("go", go)
    return (kind, unit.start + place + 1) if place >= 0 and _is_quotative(tokens, unit) else None


def linked_at(tokens: Tokens, unit: Unit) -> int | None:
    """Give where a reported clause ends that -다며 links to the next: "이르다|며 늦추자고 말했다"."""
    place = _CLOSINGS[tokens.text[unit.start : unit.end]][2]
    if place < 0:
        return None
    morphs = [morph for index in range(unit.first, unit.last + 1) for morph in tokens.morphs[index]]
    is_ending = any(tag == "EC" and _MYEO.search(form) for form, tag in morphs)
    is_torn = any(tag in ("EC", "EF") and _TORN.search(form) for form, tag in morphs[:-1])
    return unit.start + place + 1 if is_ending or is_torn else None


def _is_quotative(tokens: Tokens, unit: Unit) -> bool:
    """Tell by Kiwi's morphemes that the ending is -다고 …, or 다 and 고 by themselves, not a stem in 다 with -고 (다 하고)."""
    for index in range(unit.last, max(unit.last - 2, unit.first) - 1, -1):
        form, tag = tokens.morphs[index][-1] if tokens.morphs[index] else ("", "")
        if tag in ("EC", "ETM", "JKQ", "EF") and _QUOTATIVE.search(form):
            return True
        if tag == "JKQ" and index > unit.first and tokens.tags[index - 1].endswith("EF"):
            return True
    return False
