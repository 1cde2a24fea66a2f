"""Figures on the marked documents may rise, never fall: floors.json gives the least of each by its path."""

import json
from pathlib import Path

import pytest

from nlp.evaluate import flat, predict, score

GOLD = Path(__file__).resolve().parents[2] / "../shared/gold/dev.jsonl"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["floors"]


@pytest.fixture(scope="module")
def figures() -> dict[str, float | None]:
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    found = [predict(document["text"], document["title"], document["id"]) for document in gold]
    return {path: figure["value"] for path, figure in flat(score(gold, found))}


@pytest.mark.skipif(not GOLD.is_file(), reason="the marked documents are not here")
@pytest.mark.parametrize("path", FLOORS)
def test_a_figure_holds_its_floor(path: str, figures: dict[str, float | None]) -> None:
    value = figures[path]
    assert value is not None
    assert value >= FLOORS[path]["floor"], f"{path} is {value:.3f}, floor {FLOORS[path]['floor']}"
