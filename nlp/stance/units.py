"""Stretches of words that may take a position (`Unit`), and what stands around them (`Around`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nlp.stance.reading import Reading

LABELS = ("supportive", "oppositional", "mixed", "neutral", "none")
MORPH = "morph "
"""Begins the names of features that stand for a morpheme, weighed by itself and by what its likes weigh."""
PAIR, BESIDE = "pair ", "beside "
"""Begin the names of two morphemes in a row, and of one that stands in the sentence outside the unit."""
WHOLE = "whole "
"""Begins the names of features that stand for a morpheme of the whole text, which every unit in it shares."""
KINDS = (MORPH, PAIR, BESIDE)
"""Those of a unit."""
Word = str | tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Unit:
    """One stretch of words that may take a position: a quote, a sentence, the headline."""

    char_start: int
    char_end: int
    reading: Reading
    morphs: Sequence[str]
    """Its morphemes in order as "form/tag", names and signs left out; none where they weigh nothing."""
    beside: Sequence[str] = ()
    """The other morphemes of its sentence."""
    sentence_no: int
    frames: dict[str, float] = field(default_factory=dict)
    """Score of each frame its own words argue from."""
    speaker: str = ""
    is_indirect: bool = False
    is_headline: bool = False
    is_quote: bool = False


@dataclass(slots=True, kw_only=True)
class Around:
    """The text a unit stands in."""

    sentences: list[Reading]
    headline: Reading
    """Of the headline, or of the first sentence where none is known."""
    density: float
    """Plain names of the issue's sides in a thousand characters."""
    is_short: bool
    units: list[Unit]
    """The quotes."""
    morphs: Sequence[str] = ()
    """All morphemes of the text, as those of units."""


def words(unit: Unit) -> dict[str, dict[Word, None]]:
    """Give the words that speak for a label, each once, by their kind: the fewer of a kind, the more each one counts."""
    if not unit.morphs:
        return {}
    return {
        MORPH: dict.fromkeys(unit.morphs),
        PAIR: dict.fromkeys(pairwise(unit.morphs)),
        BESIDE: dict.fromkeys(unit.beside),
    }
