"""The lines that `corpus bench reading` ends with."""

from flows.bench.reading import ANNOTATE, ANNOTATE_NAMES, BARE, NAMES, Row, summary


def test_the_last_lines_hold_both_ratios_and_the_memory_against_their_marks() -> None:
    rows = [
        Row("Kiwi", 100.0, 1.0, 600.0),
        Row(ANNOTATE, 52.0, 0.52, 698.4),
        Row(ANNOTATE_NAMES, 47.0, 0.47, 820.0),
    ]
    parts = [(BARE, 8.0), ("tokenizer, Kiwi included", 8.0), ("quotes", 8.0), (NAMES, 4.0)]
    without, with_names = summary(rows, parts)
    assert "0.52 of bare Kiwi by the clock, 0.50 by CPU" in without
    assert "mark 0.85" in without
    assert "698 MB" in without
    assert "0.47 of bare Kiwi by the clock, 0.40 by CPU" in with_names
    assert "mark 0.6)" in with_names
    assert "820 MB" in with_names
