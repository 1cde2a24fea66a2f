"""Stretches of words that may take a position, and what stands around them: a line a unit in each column."""

from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt

from nlp.cue_places import Ints
from nlp.stance.reading import Readings
from nlp.weighing import Array
from warehouse.records import StanceLabel

LABELS: tuple[StanceLabel, ...] = get_args(StanceLabel)
"""In the order of the columns of every table of guesses."""
MORPH = "morph "
"""Begins the names of features that stand for a morpheme; all but pairs are weighed by themselves and by what their likes weigh."""
PAIR, BESIDE = "pair ", "beside "
"""Begin the names of two morphemes in a row, and of one that stands in the sentence outside the unit."""
WHOLE = "whole "
"""Begins the names of features that stand for a morpheme of the whole text, which every unit in it shares."""
KINDS = (MORPH, PAIR, BESIDE)
"""Those of a unit."""
QUOTE, SENTENCE, HEADLINE = range(3)
"""Kinds of units."""
Tokens = list[tuple[int, int]]
"""Of each the first token and the one after the last, counted through all texts; none where they are the wrong way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The texts units stand in, a line a text."""

    headlines: Readings
    """Of the headline, or of the first sentence where none is known."""
    density: Array
    """Plain names of the issue's sides in a thousand characters."""
    is_short: npt.NDArray[np.bool_]
    tokens: Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Of each text its quotes, then its sentences that name the issue, then its headline if it is known."""

    around: Around
    texts: Ints
    """Numbers of their texts in `around`."""
    kinds: Ints
    numbers: Ints
    """Of quotes and of sentences, in their texts."""
    char_starts: Ints
    char_ends: Ints
    readings: Readings
    sentences: Readings
    """Of the sentence each stands in."""
    before: Readings
    """Of the sentence before that one."""
    speakers: list[str]
    """Of quotes; nothing where none is known."""
    is_indirect: npt.NDArray[np.bool_]
    is_headline: npt.NDArray[np.bool_]
    """A headline, or a quote in one."""
    tokens: Tokens
    tokens_before: Tokens
    """Those that stand before a quote in its sentence."""
    tokens_after: Tokens

    def __len__(self) -> int:
        return len(self.texts)
