"""Texts nobody should write: read without a crash, every token where it says."""

import pytest

from flows.bench.hard_texts import KINDS, Row, read


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [1, 7, 2_000])
def test_every_token_of_a_hard_text_stands_where_it_says(kind: str, length: int) -> None:
    text = KINDS[kind](length)
    assert len(text) == length
    assert read(text) <= length


def test_an_empty_text_has_no_tokens() -> None:
    assert read("") == 0


def test_growth_is_what_a_character_costs_more_in_a_text_ten_times_as_long() -> None:
    assert Row("x", (0.1, 1.0, 10.0)).growth == 1
    assert Row("x", (0.1, 1.0, 100.0)).growth == 10
