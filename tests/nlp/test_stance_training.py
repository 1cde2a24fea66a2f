"""What stance is learned from, and how: texts of our own with their marks, and weights by likeness."""

from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nlp.stance.units import BESIDE, LABELS, MORPH, PAIR, WHOLE
from nlp.training.articles import articles
from nlp.training.fit import Likeness, Model, Penalties, Table, fit, probabilities
from nlp.training.opinions import more_pieces, opinions
from nlp.weighing import Weights

ARTICLE = """= central/mixed access,safety
말을 누구나 둘 수 있어야 하나
한기물 기원 대표는 “{+d company access,innovation|한기물 기원 대표|누구나 두자}”고 말했다.
일각에서는 {-i - -||아직 이르다}는 말도 나온다.
"""


@pytest.fixture
def chess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an issue's articles, empty."""
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    folder = tmp_path / "opinions" / "articles" / "chess"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("documents", [articles("ai_openness"), opinions("ai_openness"), more_pieces()])
def test_every_quote_of_our_own_texts_stands_where_it_is_marked(documents: list[dict[str, Any]]) -> None:
    labels: set[str] = set()
    for document in documents:
        for quote in document["quotes"]:
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]
            labels.add(quote["stance"])
    assert labels == set(LABELS)


def test_an_article_is_read_with_all_that_its_marks_say(chess: Path) -> None:
    (chess / "club.txt").write_text(f"# What: …\n{ARTICLE}", "utf-8")
    (article,) = articles("chess")
    assert article["document"] == {"salience": "central", "stance": "mixed", "frames": ["access", "safety"]}
    assert article["title"] == "말을 누구나 둘 수 있어야 하나"
    direct, indirect = article["quotes"]
    assert direct["text"] == article["text"][direct["start"] : direct["end"]] == "누구나 두자"
    assert (direct["speaker"], direct["speaker_role"]) == ("한기물 기원 대표", "company")
    assert (direct["kind"], direct["stance"], direct["frames"]) == (
        "direct",
        "supportive",
        ["access", "innovation"],
    )
    assert (indirect["kind"], indirect["speaker_role"], indirect["frames"]) == ("indirect", "", [])


def test_an_article_keeps_its_id_and_so_its_fold_when_others_come_before_it_and_after(chess: Path) -> None:
    file = chess / "club.txt"
    file.write_text(ARTICLE, "utf-8")
    (known,) = (document["id"] for document in articles("chess"))
    others = [ARTICLE.replace("누구나 둘", f"{number}번이 둘") for number in range(3)]
    file.write_text("".join([others[0], ARTICLE, *others[1:]]), "utf-8")
    (chess / "a.txt").write_text(others[0], "utf-8")
    ids = [document["id"] for document in articles("chess")]
    assert ids[2] == known
    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    ("wrong", "line", "expected"),
    [
        (ARTICLE.replace("{+d", "{?d"), 3, "expected {\\+d role frames"),
        (ARTICLE.replace("두자}", "두자"), 3, "expected {\\+d role frames"),
        (ARTICLE.replace("|한기물 기원 대표", ""), 3, "expected {\\+d role frames"),
        (
            ARTICLE.replace("+d company", "+d firm"),
            3,
            "expected `-` or at most 1 of government.*found 'firm'",
        ),
        (
            ARTICLE.replace("access,innovation", "access,luck"),
            3,
            "at most 3 of sovereignty.*found 'access,luck'",
        ),
        (ARTICLE.replace("access,innovation", "access,access"), 3, "found 'access,access'"),
        (ARTICLE.replace("access,safety", "access,safety,rights,security,licensing"), 1, "at most 4 of"),
        (ARTICLE.replace("central/mixed", "central/none"), 1, "none/none or neither none"),
        (ARTICLE.replace("central/mixed", "central"), 1, "expected = salience/stance frames"),
        (ARTICLE.replace("= central", "+ central"), 1, "expected = salience/stance frames"),
        ("= central/mixed -\n제목만\n", 1, "at least one paragraph"),
        (ARTICLE + ARTICLE, 6, "a title no other article of the file has; found '말을"),
        ("", 1, "expected = salience/stance frames"),
    ],
)
def test_a_malformed_article_is_refused_with_its_line(
    chess: Path, wrong: str, line: int, expected: str
) -> None:
    (chess / "club.txt").write_text(wrong, "utf-8")
    with pytest.raises(ValueError, match=f"articles/club.txt, line {line}: .*{expected}"):
        articles("chess")


PENALTIES = Penalties(0.1)


def guess(model: Model, features: dict[str, float]) -> list[float]:
    (found,) = probabilities(model, Table.of([features])).tolist()
    return list(found)


def test_what_was_never_seen_weighs_what_its_likes_weigh() -> None:
    likeness = Likeness(
        {"morph a": 0, "morph b": 1, "morph like a": 2},
        np.array([[1.0, 0.0], [0.0, 1.0], [0.9, 0.1]]),
    )
    rows = [{"bias": 1.0, "morph a": 1.0}, {"bias": 1.0, "morph b": 1.0}] * 3
    model = fit(Table.of(rows), ["x", "y"] * 3, ("x", "y"), PENALTIES, [likeness])
    assert guess(model, {"bias": 1.0, "morph like a": 1.0})[0] > 0.6
    assert guess(model, {"bias": 1.0, "morph unknown": 1.0})[0] == pytest.approx(0.5, abs=0.05)


def test_what_occurs_once_is_not_learned() -> None:
    rows = [{"bias": 1.0, "morph a": 1.0}, {"bias": 1.0, "morph b": 1.0}, {"bias": 1.0, "morph b": 1.0}]
    assert set(fit(Table.of(rows), ["x", "y", "y"], ("x", "y"), PENALTIES).columns) == {"bias", "morph b"}


def test_a_row_that_counts_more_wins() -> None:
    rows = [{"bias": 1.0, "morph a": 1.0}] * 2
    model = fit(Table.of(rows), ["x", "y"], ("x", "y"), PENALTIES, counts_as=[1.0, 3.0])
    assert guess(model, rows[0])[1] == pytest.approx(0.75, abs=0.02)


def test_words_weigh_little_beside_all_else_where_they_are_held_more_strongly() -> None:
    penalties = Penalties(1.0, {MORPH: 6.0, PAIR: 6.0, WHOLE: 8.0})
    names = ("pair 열/VV 어야/EC", "whole 열/VV", "topic", "bias")
    assert [penalties.of(name) for name in names] == [6.0, 8.0, 1.0, 0.01]


def test_names_take_no_position_and_other_issues_weigh_no_words() -> None:
    own = Weights("stance/ai_openness", "first", LABELS).features
    assert f"{MORPH}필요/NNG" in own
    assert any(name.startswith(PAIR) for name in own)
    assert any(name.startswith(BESIDE) for name in own)
    assert any(name.startswith(WHOLE) for name in own)
    assert not [name for name in own if name.endswith("/NNP")]
    assert not [
        name
        for name in Weights("stance", "first", LABELS).features
        if name.startswith((MORPH, PAIR, BESIDE, WHOLE))
    ]


def test_texts_of_our_own_name_what_they_are() -> None:
    files = sorted(Path(str(resources.files("nlp.training").joinpath("opinions"))).rglob("*.txt"))
    assert len(files) > 6
    for file in files:
        what, *rest = file.read_text("utf-8").splitlines()[:3]
        assert what.startswith("# What: "), file
        assert "Licence: Apache-2.0" in rest[0], file
        assert rest[1].startswith("# How to add: "), file
