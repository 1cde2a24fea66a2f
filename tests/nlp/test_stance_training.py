"""What stance is learned from, and how: texts of our own with their marks, and weights by likeness."""

from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nlp.stance.features import LABELS, MORPH
from nlp.stance.weighing import Weights
from nlp.training.articles import articles
from nlp.training.fit import Likeness, fit, probabilities
from nlp.training.opinions import opinions


@pytest.mark.parametrize("documents", [articles("ai_openness"), opinions("ai_openness")])
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


def test_what_was_never_seen_weighs_what_its_likes_weigh() -> None:
    likeness = Likeness(
        "morph ",
        {"morph a": 0, "morph b": 1, "morph like a": 2},
        np.array([[1.0, 0.0], [0.0, 1.0], [0.9, 0.1]]),
    )
    rows = [{"bias": 1.0, "morph a": 1.0}, {"bias": 1.0, "morph b": 1.0, "morph unknown": 1.0}] * 3
    model = fit(rows, ["x", "y"] * 3, ("x", "y"), 0.1, likeness)
    assert "morph unknown" not in model.columns
    assert probabilities(model, {"bias": 1.0, "morph like a": 1.0})[0] > 0.6
    assert probabilities(model, {"bias": 1.0, "morph unknown": 1.0})[0] == pytest.approx(0.5, abs=0.05)


def test_names_take_no_position_and_other_issues_weigh_no_morphemes() -> None:
    own = [name for name in Weights("stance/ai_openness", "first").features if name.startswith(MORPH)]
    assert f"{MORPH}필요/NNG" in own
    assert not [name for name in own if name.endswith("/NNP")]
    assert not [name for name in Weights("stance", "first").features if name.startswith(MORPH)]


def test_texts_of_our_own_name_what_they_are() -> None:
    for name in ("ai_openness.txt", "articles/ai_openness.txt"):
        head = resources.files("nlp.training").joinpath("opinions", *name.split("/")).read_text("utf-8")[:400]
        assert "Licence: Apache-2.0" in head
