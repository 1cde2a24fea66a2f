"""The trees of the second reading: what their table says, and which of its mistakes are told."""

from importlib import resources

import numpy as np
import pytest

from nlp.lexicon_error import LexiconError
from nlp.stance.issue import second_reading
from nlp.stance.trees import Trees
from nlp.stance.units import LABELS, MORPH, PAIR, WHOLE

TABLE = """questions	yes	no
rain > 0.5; wind > 2	0 1 2 3	0 0 0 -1
wind > 3	10 20	0 0
"""


def sums(rain: list[float], wind: list[float]) -> list[list[float]]:
    found: list[list[float]] = (
        Trees(enumerate(TABLE.splitlines(), 1), "weather.tsv", ("yes", "no"))
        .sums({"rain": np.array(rain), "wind": np.array(wind)})
        .tolist()
    )
    return found


@pytest.mark.parametrize(
    ("rain", "wind", "yes", "no"),
    [(0, 0, 10, 0), (1, 0, 11, 0), (0, 2.5, 12, 0), (1, 2.5, 13, -1), (1, 9, 23, -1), (0.5, 2, 10, 0)],
)
def test_the_first_question_is_the_lowest_digit_of_the_leaf(
    rain: float, wind: float, yes: float, no: float
) -> None:
    assert sums([rain], [wind]) == [[yes, no]]


def test_a_line_has_the_same_sums_in_any_company() -> None:
    dice = np.random.default_rng(0)
    trees = second_reading()
    columns = {name: dice.normal(0, 1, 700) for name in trees.features}
    together = trees.sums(columns)
    for at in (0, 255, 256, 699):
        alone = trees.sums({name: column[at : at + 1] for name, column in columns.items()})
        assert alone.tolist() == together[at : at + 1].tolist()


@pytest.mark.parametrize(
    "line",
    [
        "rain > much\t1 2\t0 0",
        "rain > 1\t1 2",
        "rain > 1\t1 2 3\t0 0 0",
        "rain\t1 2\t0 0",
        "rain > 1\t1 x\t0 0",
    ],
    ids=["no border", "a class left out", "a leaf too many", "no question", "no number"],
)
def test_a_line_that_is_no_tree_is_told_with_its_file(line: str) -> None:
    with pytest.raises(LexiconError, match=r"weather\.tsv:4: expected questions"):
        Trees(enumerate([*TABLE.splitlines(), line], 1), "weather.tsv", ("yes", "no"))


@pytest.mark.parametrize(
    "table", [TABLE.replace("yes", "yea"), TABLE.splitlines()[0]], ids=["a class", "trees"]
)
def test_a_table_without_what_it_must_have_is_told(table: str) -> None:
    with pytest.raises(LexiconError, match=r"weather\.tsv:1: expected 'questions"):
        Trees(enumerate(table.splitlines(), 1), "weather.tsv", ("yes", "no"))


def test_the_second_reading_asks_for_no_words_and_tells_every_label() -> None:
    trees = second_reading()
    assert not [name for name in trees.features if name.startswith((MORPH, PAIR, WHOLE))]
    assert {f"{what} {label}" for what in ("guess", "others", "own previous") for label in LABELS} <= set(
        trees.features
    )


def test_the_table_says_where_it_comes_from() -> None:
    text = resources.files("nlp").joinpath("lexicons", "stance", "second.tsv").read_text("utf-8")
    assert text.startswith("# What: trees")
    assert "Licence: Apache-2.0" in text
