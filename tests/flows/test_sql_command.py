"""`corpus sql` in real processes: formats, parameters, what is known when, Ctrl-C, a broken pipe, flat memory."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from flows.as_of import known_at
from tests.conftest import REPOSITORY, corpus
from tests.warehouse.factory import article, crawl, write_crawl
from warehouse.database import open_private
from warehouse.loader import load_crawl
from warehouse.publish import publish

HEAVY = "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
DEAF = "SELECT list_sum(list_transform(range(300000000), lambda x: x + 1))"
"""One call for one value: DuckDB does not look up before it is done."""
ENDLESS = "SELECT a.range AS n, '한글' AS word FROM range(10000000) AS a, range(10000000) AS b"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, write_crawl(home, crawl(), [article(title="제목, “따옴표”와 👨‍👩‍👧")]))
    publish(home / "warehouse.duckdb", home / "published")
    return home


def asked(home: Path, *arguments: str) -> str:
    done = corpus("sql", "--home", str(home), *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(home: Path, *arguments: str) -> str:
    done = corpus("sql", "--home", str(home), *arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


VALUES = """SELECT title, NULL AS nothing, '' AS empty, 0.5 AS half, 'nan'::DOUBLE AS nan, true AS yes, published_at,
    published_date, [1, NULL] AS list, {'한': 1} AS struct, e'a"b,\\n' AS awkward FROM article"""


def test_csv_can_be_read_back_with_what_is_unknown_apart_from_what_is_empty(
    home: Path, tmp_path: Path
) -> None:
    text = asked(home, "--format", "csv", VALUES)
    [names, row] = csv.reader(text.splitlines(keepends=True))
    assert dict(zip(names, row, strict=True)) == {
        "title": "제목, “따옴표”와 👨‍👩‍👧", "nothing": "", "empty": "", "half": "0.5", "nan": "nan", "yes": "true",
        "published_at": "2026-03-02T08:00:00+09:00", "published_date": "2026-03-02", "list": "[1, null]",
        "struct": '{"한": 1}', "awkward": 'a"b,\n',
    }  # fmt: skip
    (tmp_path / "answer.csv").write_text(text, "utf-8")
    [read] = duckdb.read_csv(str(tmp_path / "answer.csv"), allow_quoted_nulls=False).fetchall()
    assert read[1:6] == (None, "", 0.5, pytest.approx(float("nan"), nan_ok=True), True)


def test_a_cell_of_csv_is_no_formula_and_a_number_stays_one(home: Path) -> None:
    said = """SELECT '=HYPERLINK("http://a")' AS "=cmd", '＠a' AS b, -5 AS c, ['=1'] AS d, e'\\t=1' AS e FROM article"""
    [names, row] = csv.reader(asked(home, "--format", "csv", said).splitlines(keepends=True))
    assert names == ["'=cmd", "b", "c", "d", "e"]
    assert row == ['\'=HYPERLINK("http://a")', "'＠a", "-5", '["=1"]', "'\t=1"]


def test_json_is_one_array_and_jsonl_one_object_a_line(home: Path) -> None:
    [row] = json.loads(asked(home, "--format", "json", VALUES))
    assert row["title"] == "제목, “따옴표”와 👨‍👩‍👧"
    assert (row["nothing"], row["empty"], row["half"], row["nan"], row["yes"]) == (None, "", 0.5, None, True)
    assert (row["published_at"], row["list"], row["struct"]) == (
        "2026-03-02T08:00:00+09:00",
        [1, None],
        {"한": 1},
    )
    lines = asked(home, "--format", "jsonl", "FROM range(3)").splitlines()
    assert [json.loads(line) for line in lines] == [{"range": 0}, {"range": 1}, {"range": 2}]
    assert json.loads(asked(home, "--format", "json", "FROM outlet WHERE false")) == []


def test_columns_of_one_name_are_told_apart(home: Path) -> None:
    assert json.loads(asked(home, "--format", "json", "SELECT 1 AS n, 2 AS n, 3 AS n_1")) == [
        {"n": 1, "n_1": 2, "n_1_1": 3}
    ]


def test_a_table_says_how_much_it_leaves_out(home: Path) -> None:
    shown = asked(home, "--limit", "2", "SELECT range AS n, NULL AS x FROM range(12345)")
    assert [line.split() for line in shown.splitlines()[3:5]] == [["0", "NULL"], ["1", "NULL"]]
    assert "2 shown, 12,343 more rows" in shown
    assert "more than 1,000,000 more rows" in asked(home, "--limit", "1", "FROM range(100000000)")


def test_a_question_may_come_from_standard_input_and_begin_with_a_comment(home: Path) -> None:
    assert "1" in asked(home, "--format", "csv", "-- a comment\nSELECT 1")
    command = [sys.executable, "-m", "flows.cli", "sql", "--home", str(home), "--format", "csv", "-"]
    done = subprocess.run(
        command, cwd=REPOSITORY, input="SELECT 7 AS n", capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "n\n7\n"


def test_parameters_and_the_past(home: Path) -> None:
    count = "SELECT count(*) AS n FROM current_article WHERE published_date >= $day"
    assert asked(home, "--format", "csv", count, "-p", "day=2026-03-02") == "n\n1\n"
    assert asked(home, "--format", "csv", count, "-p", "$day=2026-01-01", "--as-of", "2026-03-01") == "n\n0\n"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-10-01", "2026-10-01T14:59:59.999999+00:00"),
        ("20261001", "2026-10-01T14:59:59.999999+00:00"),
        ("2026-10-01T09:00", "2026-10-01T00:00:00+00:00"),
        ("2026-10-01 09:00:00+00:00", "2026-10-01T09:00:00+00:00"),
        ("2026-10-01T09:00Z", "2026-10-01T09:00:00+00:00"),
    ],
)
def test_a_day_is_known_to_its_end_in_korea(text: str, instant: str) -> None:
    assert known_at(text) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("SELECT titel FROM article",), 'Candidate bindings: "title"'),
        (("SELECT $day",), "no value for the parameter $day"),
        (("SELECT 1", "-p", "day"), "expected --param NAME=VALUE"),
        (("SELECT 1", "--as-of", "yesterday"), "expected a day such as 2026-10-01"),
        (("DROP TABLE article",), "DROP is refused"),
        ((HEAVY, "--timeout", "0.5"), "stopped after 0.5 seconds"),
        ((DEAF, "--timeout", "0.5"), "stopped after 0.5 seconds"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_in_one_line(
    arguments: tuple[str, ...], told: str, home: Path
) -> None:
    assert told in refused(home, *arguments)


def test_an_error_that_quotes_a_text_obeys_no_terminal_code_in_it(home: Path) -> None:
    line = refused(home, r"SELECT (chr(27) || '[2J' || chr(8238) || title)::INT FROM article")
    assert "␛[2J�제목" in line
    assert not {"\x1b", "\u202e"} & set(line)


def started(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "sql", "--home", str(home), *arguments],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("sql", [HEAVY, DEAF])
def test_ctrl_c_ends_a_question_at_once(
    sql: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with started(home, sql) as process:
        wait_until_busy(process)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)
    assert (process.returncode, out, errors) == (130, b"", b"corpus: interrupted\n")
    assert not list(tmp_path.glob("corpus-spill-*"))


def wait_until_busy(process: "subprocess.Popen[bytes]") -> None:
    """Wait until a second of processor time has gone: it takes less than half of that to come to the question."""
    ticks = os.sysconf("SC_CLK_TCK")
    for _ in range(600):
        user, system = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        if (int(user) + int(system)) / ticks > 1.5:
            return
        time.sleep(0.05)
    raise AssertionError("the question did not begin")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_ctrl_c_ends_the_output(form: str, home: Path) -> None:
    with started(home, "--format", form, ENDLESS) as process:
        assert process.stdout is not None
        assert len(process.stdout.read(1_000_000)) == 1_000_000
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"corpus: interrupted\n")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_reader_that_has_enough_ends_it_silently(form: str, home: Path) -> None:
    with started(home, "--format", form, ENDLESS) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        process.wait(timeout=20)
        assert process.stderr.read() == b""


def test_memory_does_not_grow_with_the_answer(home: Path) -> None:
    with started(
        home, "--format", "csv", "SELECT range AS n, 'word ' || range AS word FROM range(3000000)"
    ) as process:
        assert process.stdout is not None
        peaks = []
        for _ in range(2):
            assert len(process.stdout.read(25_000_000)) == 25_000_000
            status = Path(f"/proc/{process.pid}/status").read_text()
            peaks.append(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
        assert process.stdout.read()
    assert peaks[1] < 250
    assert peaks[1] < peaks[0] + 20
