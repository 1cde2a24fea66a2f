"""`corpus ner`: KLUE's form in and out, and wrong input told in one line."""

import json
from pathlib import Path

import pytest

from tests.conftest import corpus

TEXTS = {"하나": "김민수 부사장은 3일 서울에서 말했다.", "둘": "", "셋": "👍🏽 서울\ud800에서\n미국"}


def test_each_text_gets_a_line_in_klues_form(tmp_path: Path) -> None:
    rows = [json.dumps({"id": name, "text": text}) for name, text in TEXTS.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), "utf-8")
    done = corpus("ner", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == list(TEXTS)
    named = [(TEXTS[line["id"]][start:end], kind) for line in lines for start, end, kind in line["label"]]
    assert named == [("김민수", "PS"), ("3일", "DT"), ("서울", "LC"), ("서울", "LC"), ("미국", "LC")]


@pytest.mark.parametrize(
    ("names", "out", "told"),
    [
        ("none.jsonl", "out.jsonl", "none.jsonl: No such file"),
        ("bad.jsonl", "out.jsonl", "bad.jsonl:1: expected a JSON object"),
        ("good.jsonl", "no/out.jsonl", "out.jsonl: No such file"),
        ("good.jsonl", "good.jsonl", "expected a file other than the texts"),
    ],
)
def test_wrong_files_are_told_in_one_line(names: str, out: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("not json\n", "utf-8")
    (tmp_path / "good.jsonl").write_text('{"id": "a", "text": "서울"}\n', "utf-8")
    refused = corpus("ner", str(tmp_path / names), str(tmp_path / out))
    assert refused.returncode == 1
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "서울" in (tmp_path / "good.jsonl").read_text("utf-8")
