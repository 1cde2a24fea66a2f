"""`corpus evaluate`: figures printed, kept in the data home, and published beside the labels they are about."""

import json
from pathlib import Path

import pytest

from flows.commands.evaluate import read_gold
from flows.errors import UserError
from flows.evaluations import evaluations
from flows.home import Home
from nlp.evaluate import folds
from nlp.pipeline import pipeline_version
from tests.conftest import corpus
from warehouse.additions import replace_rows
from warehouse.database import open_private
from warehouse.records import Evaluation

TEXT = "오픈소스 AI 공개\n가온테크 김하늘 대표는 “오픈소스 모델이 생태계를 키운다”고 말했다."
WORDS = "오픈소스 모델이 생태계를 키운다"
START = TEXT.index(WORDS)
QUOTE = {"start": START, "end": START + len(WORDS), "text": WORDS, "kind": "direct", "verb": "말하다"}
QUOTE |= {"speaker": "가온테크 김하늘 대표", "speaker_entity": "김하늘", "speaker_role": "company"}
LABELS = {"stance": "supportive", "frames": ["innovation"]}
GOLD = {"id": "g", "title": "오픈소스 AI 공개", "text": TEXT, "entities": [], "claims": []}
GOLD |= {"document": {"salience": "central"} | LABELS, "quotes": [QUOTE | LABELS]}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps(GOLD, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_figures_are_kept_and_become_rows_of_the_warehouse(gold: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    for _ in range(2):
        done = corpus("evaluate", str(gold), "--home", str(home.root))
        assert done.returncode == 0
        assert "quotes.any.iou_80.f1" in done.stdout
        assert "kept in" in done.stderr
    connection = open_private(home.warehouse)
    try:
        for _ in range(2):
            replace_rows(connection, Evaluation, evaluations(home))
        found = connection.execute(
            "SELECT DISTINCT labeller, gold_name, document_count, pipeline_version, score, score_low FROM evaluation "
            "WHERE figure = 'quotes.any.iou_80.f1'"
        ).fetchall()
        times = connection.execute("SELECT count(DISTINCT evaluated_at) FROM evaluation").fetchall()
    finally:
        connection.close()
    assert found == [("pipeline", "marked.jsonl", 1, pipeline_version(), 1.0, None)]
    assert times == [(2,)]


def test_without_a_data_home_nothing_is_written(gold: Path, tmp_path: Path) -> None:
    done = corpus("evaluate", str(gold), "--json", "--home", str(tmp_path / "none"))
    assert json.loads(done.stdout)["documents"] == 1
    assert not (tmp_path / "none").exists()


def test_a_fold_is_scored_alone_and_not_kept(gold: Path, tmp_path: Path) -> None:
    ids = [str(number) for number in range(5)]
    gold.write_text("".join(json.dumps(GOLD | {"id": own}) + "\n" for own in ids), "utf-8")
    for part, own in enumerate(folds(ids, 2)):
        done = corpus("evaluate", str(gold), "--json", "--fold", f"{part}/2", "--home", str(tmp_path))
        assert json.loads(done.stdout)["documents"] == len(own)
    assert not Home(tmp_path).evaluations.exists()


@pytest.mark.parametrize(
    ("fold", "told"),
    [
        ("2/2", "--fold: expected I/K with I from 0 to K-1, such as 0/2 or 1/2, found '2/2'"),
        ("0/0", "found '0/0'"),
        ("-1/2", "found '-1/2'"),
        ("half", "found 'half'"),
        ("0/2", "found none of 1"),
    ],
)
def test_a_fold_that_is_none_or_empty_is_told(fold: str, told: str, gold: Path, tmp_path: Path) -> None:
    done = corpus("evaluate", str(gold), "--fold", fold, "--home", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


def test_a_document_that_stands_twice_is_told_and_not_counted_twice(gold: Path) -> None:
    gold.write_text(gold.read_text("utf-8") * 2, "utf-8")
    with pytest.raises(
        UserError, match=r'marked\.jsonl:2: expected an id of its own .* "g", which .*jsonl:1 has'
    ):
        read_gold(gold)


def test_a_title_that_is_null_is_none(gold: Path, tmp_path: Path) -> None:
    gold.write_text(json.dumps(GOLD | {"title": None}), "utf-8")
    done = corpus("evaluate", str(gold), "--json", "--home", str(tmp_path / "none"))
    assert json.loads(done.stdout)["documents"] == 1


def test_a_damaged_ledger_is_told_before_anything_is_scored(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "evaluations.jsonl").write_text("no JSON\n", "utf-8")
    done = corpus("evaluate", str(gold), "--home", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "evaluations.jsonl:1: expected a figure" in done.stderr


def test_a_damaged_ledger_is_told_with_its_line(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.evaluations.write_text('{"figure": "claims.f1"}\n', "utf-8")
    with pytest.raises(UserError, match=r"evaluations\.jsonl:1: expected a figure"):
        evaluations(home)
