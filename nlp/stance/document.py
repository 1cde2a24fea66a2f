"""A whole text's salience and position, from what its units say.

A text takes a position where more than one quote may be expected to; it is mixed where both sides, or a middle way,
weigh enough. The limits were set on one half of the marked documents (see nlp/lexicons/stance/README.md).
"""

from collections.abc import Sequence

from nlp.stance.survey import Glance
from nlp.stance.units import LABELS
from warehouse.records import Salience, StanceLabel

SURE_OF_NONE = 0.9
_NAMED_ONCE = 0.7
_CENTRAL_WITH_HEADLINE, _CENTRAL_NAMES, _CENTRAL_DENSITY = 1.5, 2.0, 2.0
_HINTS, _HINTS_A_SENTENCE = 2.0, 0.25
_SENTENCE_WEIGHT = 0.3
_MIXED_SHARE = 0.3
_POSITIONED_QUOTES = 1.2
_PRO, _CONTRA, _MIXED, _NEUTRAL, _NONE = range(len(LABELS))


def salience_of(glance: Glance) -> Salience:
    """Give whether the issue is a main subject: named in the headline and again, or often for the text's length.

    A text of images alone (빗장을 풀고, 울타리를 허물고) mentions it where every fourth sentence has one.
    """
    if glance.names < _NAMED_ONCE:
        is_hinted = glance.hints >= max(_HINTS, _HINTS_A_SENTENCE * glance.sentence_count)
        return "mentioned" if is_hinted else "none"
    if glance.headline_names >= _NAMED_ONCE and glance.names >= _CENTRAL_WITH_HEADLINE:
        return "central"
    is_dense = glance.names >= _CENTRAL_NAMES and glance.density >= _CENTRAL_DENSITY
    return "central" if is_dense else "mentioned"


def position_of(
    salience: Salience, quotes: Sequence[Sequence[float]], sentences: Sequence[Sequence[float]]
) -> tuple[StanceLabel, float]:
    """Give the text's label and how sure it is, from the probabilities of its quotes and sentences on the issue."""
    if salience == "none":
        return "none", SURE_OF_NONE
    positioned = sum(sum(guess[:_NEUTRAL]) for guess in quotes)
    if positioned < _POSITIONED_QUOTES:
        return "neutral", 0.8 if positioned < _POSITIONED_QUOTES / 2 else 0.6
    sums = [
        sum(guess[at] * (1 - guess[_NONE]) for guess in quotes)
        + _SENTENCE_WEIGHT * sum(guess[at] for guess in sentences)
        for at in range(_NEUTRAL)
    ]
    total = sum(sums)
    pro, contra, mixed = (weight / total for weight in sums)
    if mixed >= _MIXED_SHARE or min(pro, contra) >= 0.9 * (1 - _MIXED_SHARE) * max(pro, contra):
        return "mixed", round(min(0.9, 0.5 + mixed), 3)
    return ("supportive", round(pro, 3)) if pro > contra else ("oppositional", round(contra, 3))
