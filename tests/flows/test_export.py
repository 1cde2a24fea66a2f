"""Exports: Parquet by month, CSV that no spreadsheet executes and anybody can undo, JSON lines; whole or not there."""

import csv
import io
import json
import re
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.errors import UserError
from flows.exports import target, under_its_name, write
from flows.formulas import FORMULA
from tests.conftest import Demo, corpus

TEXTS = [
    "=1+1", "+82-2-1234", "-5도", "@home", "\t=1", "\r=1", "\n=1", "＝1", "'tis", "''", "a=1", "", None, "쉼표, “따옴표” \"곧은\"",
    "첫 줄\n둘째 줄\r\n셋째",
]  # fmt: skip


def rows_of(**columns: list[object]) -> pa.RecordBatchReader:
    return pa.table(columns).to_reader(max_chunksize=4)


def undone(cell: str) -> str:
    """Undo the rule as the README tells it."""
    return cell.removeprefix("'")


def test_a_cell_is_never_a_formula_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert write(rows_of(text=TEXTS, number=list(range(-3, len(TEXTS) - 3))), path, "csv") == len(TEXTS)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["text", "number"]
    for (cell, number), text, place in zip(rows, TEXTS, range(-3, 99), strict=False):
        assert cell == "'" + text[0:] if text and re.match(FORMULA, text) else cell == (text or "")
        assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)
        assert undone(cell) == (text or "")
        assert number == str(place), "numbers stay numbers"


def test_no_value_is_told_from_an_empty_text(tmp_path: Path) -> None:
    write(rows_of(text=["", None, "a"], other=["b", "c", "d"]), tmp_path / "a.csv", "csv")
    lines = (tmp_path / "a.csv").read_bytes().split(b"\r\n")
    assert lines[1:4] == [b'"","b"', b',"c"', b'"a","d"']


def test_a_column_is_not_named_by_a_formula(tmp_path: Path) -> None:
    write(rows_of(**{"=cmd": ["a"]}), tmp_path / "a.csv", "csv")
    assert (tmp_path / "a.csv").read_text("utf-8").startswith('"\'=cmd"')


@pytest.mark.parametrize("has_bom", [False, True])
def test_a_byte_order_mark_is_there_only_where_it_is_wanted(has_bom: bool, tmp_path: Path) -> None:
    write(rows_of(text=["가"]), tmp_path / "a.csv", "csv", has_bom=has_bom)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf") == has_bom
    assert next(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))) == ["text"]


def test_lists_are_json_in_csv_and_lists_in_json(tmp_path: Path) -> None:
    names = [["라마", "=Llama"], [], None]
    write(rows_of(names=names, other=[1, 2, 3]), tmp_path / "a.csv", "csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == ['["라마", "=Llama"]', "[]", ""]
    write(rows_of(names=names), tmp_path / "a.jsonl", "jsonl")
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["names"] for line in lines] == names


def test_months_are_folders_that_read_as_one_table(demo: Demo, tmp_path: Path) -> None:
    done = corpus("export", "current_article", "--to", str(tmp_path / "by_month"), "--home", str(demo.home))
    assert done.returncode == 0, done.stderr
    months = sorted(path.name for path in (tmp_path / "by_month").iterdir())
    assert len(months) > 1
    assert all(re.fullmatch(r"month=20\d\d-\d\d", month) for month in months)
    rows = duckdb.sql(
        f"SELECT count(*), count(*) FILTER (month <> strftime(published_date, '%Y-%m')) "
        f"FROM read_parquet('{tmp_path}/by_month/*/*.parquet', hive_partitioning = true, hive_types = {{'month': VARCHAR}})"
    ).fetchall()
    with duckdb.connect(str(demo.home / "published/current.duckdb"), read_only=True) as file:
        assert rows == [(*file.execute("SELECT count(*) FROM current_article").fetchall()[0], 0)]


def test_what_stands_there_stays_until_force_is_said(demo: Demo, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    arguments = ("export", "SELECT count(*) AS n FROM article", "--to", str(path), "--home", str(demo.home))
    path.write_bytes(b"mine")
    refused = corpus(*arguments)
    assert (refused.returncode, path.read_bytes()) == (1, b"mine")
    assert "stands there already" in refused.stderr
    assert corpus(*arguments, "--force").returncode == 0
    assert pq.read_table(path)["n"].to_pylist()[0] > 50
    assert [one.name for one in tmp_path.iterdir()] == ["a.parquet"]


@pytest.mark.parametrize(
    "names",
    [("diary.txt",), ("thesis.docx", "SHA256SUMS"), ("month=2026-10/notes.txt",), ("month=plans.txt",)],
)
def test_force_takes_away_no_folder_of_anybody_else(names: tuple[str, ...], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / "home" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "home" / name).write_text("mine", "utf-8")
    with (
        pytest.raises(UserError, match="holds more than an export"),
        under_its_name(tmp_path / "home", is_forced=True),
    ):
        pass
    assert all((tmp_path / "home" / name).exists() for name in names)


def test_an_export_that_fails_leaves_nothing_and_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("before", "utf-8")
    with pytest.raises(TypeError), under_its_name(path, is_forced=True) as place:
        write(rows_of(raw=[b"\x00"]), place, "jsonl")
    assert path.read_text("utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("article", "--to", "a.xlsx"), "expected a name that ends in"),
        (("article", "--to", "nowhere/a.csv"), "there is no folder nowhere"),
        (("nothing", "--to", "a.csv"), "does not exist"),
        (("SELECT CAST(title AS INTEGER) FROM article", "--to", "a.csv"), "Could not convert"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value,
)
def test_what_cannot_be_written_is_told_in_one_line(
    arguments: tuple[str, ...], told: str, demo: Demo
) -> None:
    refused = corpus("export", *arguments, "--home", str(demo.home))
    assert refused.returncode == 1
    assert told in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert not Path("a.csv").exists()


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("a.csv", "published_date", ("a.csv", "csv")),
        ("a.jsonl", "published_date", ("a.jsonl", "jsonl")),
        ("a.parquet", "published_date", ("a.parquet", "parquet")),
        ("a", "published_date", ("a", "months")),
        ("a", "verified_date", ("a.parquet", "parquet")),
    ],
)
def test_the_ending_says_the_form_and_months_are_for_documents(
    name: str, day: str, expected: tuple[str, str]
) -> None:
    path, form = target(Path(name), pa.schema([("id", pa.string()), (day, pa.date32())]))
    assert (str(path), form) == expected


def test_what_has_days_but_is_no_document_is_one_file(demo: Demo, tmp_path: Path) -> None:
    done = corpus("export", "entity", "--to", str(tmp_path / "entities"), "--home", str(demo.home))
    assert done.returncode == 0, done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["entities.parquet"]
    assert done.stdout.startswith(f"{tmp_path}/entities.parquet: ")
    table = pq.read_table(tmp_path / "entities.parquet")
    assert any(pa.types.is_date(field.type) for field in table.schema)
    assert table.num_rows > 100
