"""A whole text's salience, by how often it names the issue, and its position, from what its quotes and sentences say.

How a text's position follows from them is learned (lexicons/stance/document.tsv, for every issue): see
nlp/lexicons/stance/README.md, and for where the limits of salience come from.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log1p, sqrt

from nlp.stance.survey import Glance
from nlp.stance.units import LABELS
from nlp.weighing import Weights
from warehouse.records import Salience, StanceLabel

SURE_OF_NONE = 0.9
"""Score of what is `none` unread: nothing was weighed."""
_NAMED_ONCE = 0.7
"""Weight of names from which on a text names the issue; a plain name weighs 1."""
_CENTRAL_WITH_HEADLINE, _CENTRAL_NAMES, _CENTRAL_DENSITY = 1.5, 2.0, 2.0
"""Weight of names that makes the issue central: beside one in the headline; or so much, and so much in 1,000 characters."""
_CENTRAL_NAMES_AND_HINTS, _CENTRAL_HINTS = 4.0, 1.8
"""Weight that does so of names and hints together, and of hints where the text never names the issue."""
_HINTS, _HINTS_A_SENTENCE = 2.0, 0.25
"""Weight of hints, whatever the length and by its sentences, that tells a text about an issue it never names."""
_HINTS_IN_FIELD, _FIELD = 1.0, 2
"""The same of hints where so many sentences speak of the field."""
_SENTENCE_WEIGHT = 0.3
"""What a sentence on the issue weighs in a text's shares; a quote weighs 1."""
_LEAST_POSITIONS = 0.3
"""Quotes that may be expected to take a position, below which shares would be chance."""
_BALANCED, _UNSURE = 0.9, 0.6
"""What the weaker of the two sides weighs of the stronger, from which on a text is mixed where no label is surer than so."""
_POSITIONED_QUOTES = 1.2
"""Quotes that may be expected to take a position, from which on a text is asked for its own."""
_POSITIONS = range(LABELS.index("neutral"))
"""Of the labels those that take a position."""
_NONE = LABELS.index("none")


def salience_of(glance: Glance) -> Salience:
    """Give whether the issue is a main subject: named in the headline and again, or often, or hinted at again and again.

    A text that never names it (빗장을 풀고, 무료로 내려받아) is about it where hints are many for its length, or where it
    speaks of the field, AI.
    """
    if glance.names < _NAMED_ONCE:
        is_hinted = glance.hints >= max(_HINTS, _HINTS_A_SENTENCE * glance.sentence_count) or (
            glance.hints >= _HINTS_IN_FIELD and glance.hinted_field >= _FIELD
        )
        if not is_hinted:
            return "none"
        return "central" if glance.hints >= _CENTRAL_HINTS else "mentioned"
    if glance.headline_names >= _NAMED_ONCE and glance.names >= _CENTRAL_WITH_HEADLINE:
        return "central"
    is_dense = glance.names >= _CENTRAL_NAMES and glance.density >= _CENTRAL_DENSITY
    is_central = is_dense or glance.names + glance.hints >= _CENTRAL_NAMES_AND_HINTS
    return "central" if is_central else "mentioned"


def features_of(
    quotes: Sequence[Sequence[float]],
    sentences: Sequence[Sequence[float]],
    headlines: Sequence[Sequence[float]],
) -> dict[str, float]:
    """Give what tells a text's position: the probabilities of its quotes, its sentences on the issue, its quotes in the headline.

    "share" is what each position weighs among all, of quotes and, less, of sentences; "on issue" are the quotes that are
    likelier about the issue than not; "lead" is the first sentence on it.
    """
    positioned = [sum(guess[at] for guess in quotes) for at in _POSITIONS]
    weighed = [
        own + _SENTENCE_WEIGHT * sum(guess[at] for guess in sentences)
        for own, at in zip(positioned, _POSITIONS, strict=True)
    ]
    total = sum(positioned)
    found = {"bias": 1.0, "positions": sqrt(total), "many positions": log1p(total)}
    if total > _LEAST_POSITIONS:
        found |= {f"share {LABELS[at]}": weighed[at] / sum(weighed) for at in _POSITIONS}
        found["both sides"] = min(weighed[:2]) / max(weighed[:2])
    on_issue = [guess for guess in quotes if guess[_NONE] < 0.5]
    for what, guesses in (
        ("quotes", quotes),
        ("on issue", on_issue),
        ("headline", headlines),
        ("lead", sentences[:1]),
    ):
        for at, label in enumerate(LABELS) if guesses else ():
            found[f"{what} {label}"] = sum(guess[at] for guess in guesses) / len(guesses)
    return found


@cache
def learned_weights() -> dict[str, list[float]]:
    """Give a weight a label for each feature; plain lists, since one text is too little for arrays."""
    model = Weights("stance", "document", LABELS)
    return {name: model.table[at].tolist() for name, at in model.features.items()}


def position_of(
    salience: Salience, features: Mapping[str, float], weights: Mapping[str, Sequence[float]] | None = None
) -> tuple[StanceLabel, float]:
    """Give the text's label and how sure it is, by other weights than `learned_weights` where some are given."""
    if salience == "none":
        return "none", SURE_OF_NONE
    if features["positions"] ** 2 < _POSITIONED_QUOTES:
        return "neutral", 0.8 if features["positions"] ** 2 < _POSITIONED_QUOTES / 2 else 0.6
    weights = weights or learned_weights()
    known = [(value, weights[name]) for name, value in features.items() if name in weights]
    powers = [exp(sum(value * line[at] for value, line in known)) for at in range(len(LABELS))]
    at = powers.index(max(powers))
    score = powers[at] / sum(powers)
    if score < _UNSURE and features.get("both sides", 0.0) >= _BALANCED:
        return "mixed", round(score, 3)
    return LABELS[at], round(score, 3)
