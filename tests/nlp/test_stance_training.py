"""What stance is learned from, and how: texts of our own with their marks, and weights by likeness."""

from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nlp.stance.features import BESIDE, LABELS, MORPH, PAIR
from nlp.stance.weighing import Weights
from nlp.training.articles import articles
from nlp.training.fit import Likeness, Penalties, fit, probabilities
from nlp.training.opinions import more_pieces, opinions


@pytest.mark.parametrize("documents", [articles("ai_openness"), opinions("ai_openness"), more_pieces()])
def test_every_quote_of_our_own_texts_stands_where_it_is_marked(documents: list[dict[str, Any]]) -> None:
    labels: set[str] = set()
    for document in documents:
        for quote in document["quotes"]:
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]
            labels.add(quote["stance"])
    assert labels == set(LABELS)


def test_a_malformed_mark_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "opinions" / "articles"
    folder.mkdir(parents=True)
    (folder / "chess.txt").write_text("= none\n제목\n그는 “{?d 그|말}”이라고 했다.\n", "utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match="piece 1: expected marks"):
        articles("chess")


PENALTIES = Penalties(words=("morph ",), of_words=0.1, of_others=0.1)


def test_what_was_never_seen_weighs_what_its_likes_weigh() -> None:
    likeness = Likeness(
        "morph ",
        {"morph a": 0, "morph b": 1, "morph like a": 2},
        np.array([[1.0, 0.0], [0.0, 1.0], [0.9, 0.1]]),
    )
    rows = [{"bias": 1.0, "morph a": 1.0}, {"bias": 1.0, "morph b": 1.0}] * 3
    model = fit(rows, ["x", "y"] * 3, ("x", "y"), PENALTIES, likeness)
    assert probabilities(model, {"bias": 1.0, "morph like a": 1.0})[0] > 0.6
    assert probabilities(model, {"bias": 1.0, "morph unknown": 1.0})[0] == pytest.approx(0.5, abs=0.05)


def test_what_occurs_once_is_not_learned() -> None:
    rows = [{"bias": 1.0, "morph a": 1.0}, {"bias": 1.0, "morph b": 1.0}, {"bias": 1.0, "morph b": 1.0}]
    assert set(fit(rows, ["x", "y", "y"], ("x", "y"), PENALTIES).columns) == {"bias", "morph b"}


def test_a_row_that_counts_more_wins() -> None:
    rows = [{"bias": 1.0, "morph a": 1.0}] * 2
    model = fit(rows, ["x", "y"], ("x", "y"), PENALTIES, counts_as=[1.0, 3.0])
    assert probabilities(model, rows[0])[1] == pytest.approx(0.75, abs=0.02)


def test_words_weigh_little_beside_all_else_where_they_are_held_more_strongly() -> None:
    penalties = Penalties(words=(MORPH, PAIR, BESIDE), of_words=3.0, of_others=0.5)
    assert [penalties.of(name) for name in ("pair 열/VV 어야/EC", "topic", "bias")] == [3.0, 0.5, 0.01]


def test_names_take_no_position_and_other_issues_weigh_no_words() -> None:
    own = Weights("stance/ai_openness", "first").features
    assert f"{MORPH}필요/NNG" in own
    assert any(name.startswith(PAIR) for name in own)
    assert any(name.startswith(BESIDE) for name in own)
    assert not [name for name in own if name.endswith("/NNP")]
    assert not [
        name for name in Weights("stance", "first").features if name.startswith((MORPH, PAIR, BESIDE))
    ]


def test_texts_of_our_own_name_what_they_are() -> None:
    pieces = [f"pieces/{topic}.txt" for topic in ("business", "leads", "policy", "risk")]
    for name in ("ai_openness.txt", "articles/ai_openness.txt", *pieces):
        head = resources.files("nlp.training").joinpath("opinions", *name.split("/")).read_text("utf-8")[:400]
        assert "Licence: Apache-2.0" in head
