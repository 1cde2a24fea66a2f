"""Wrong input on the command line: one readable line on stderr, a code that is not 0, no traceback."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from httpx import Request, Response
from prefect.exceptions import PrefectHTTPStatusError
from typer.main import get_command as click_command
from typer.testing import CliRunner

from flows.cli import app, main
from flows.errors import UserError
from flows.home import Home
from flows.prefect_settings import explained
from flows.versions import CODEBOOK_VERSION
from nlp.pipeline import lexicon_version, pipeline_version
from tests.conftest import corpus
from warehouse.creation import applied_files
from warehouse.database import open_private, open_readonly

COMMANDS = sorted(click_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert "Usage" in shown.stdout


def test_it_says_which_version_it_is(repository: Path, tmp_path: Path) -> None:
    package = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    open_private(tmp_path / "warehouse.duckdb").close()
    with open_readonly(tmp_path / "warehouse.duckdb") as connection:
        migrations = sorted(name for name in applied_files(connection) if name.endswith(".sql"))
    told = corpus("--version")
    assert told.returncode == 0
    assert told.stdout.startswith(
        f"corpus {package} (pipeline {pipeline_version()}, lexicon {lexicon_version()}, "
    )
    assert f", schema {migrations[-1].removesuffix('.sql')}, DuckDB " in told.stdout


def test_the_readme_names_only_commands_that_are_there(repository: Path) -> None:
    named = set(re.findall(r"^corpus ([a-z]+)", (repository / "README.md").read_text("utf-8"), re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("sql", "SELECT 1"), "no warehouse here"),
        (("search", "개방형"), "no warehouse here"),
        (("check",), "no warehouse here"),
        (("publish",), "no warehouse here"),
        (("replay",), "holds no run"),
        (("replay", "20200101T000000"), "no run 20200101T000000"),
        (("replay", "--pages", "nowhere"), "MANIFEST.tsv"),
        (("run", "--outlet", "nobody"), "no outlet nobody"),
        (("remove", "hani:1", "--reason", "letter"), "holds neither runs nor a warehouse"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value,
)
def test_an_empty_home_is_told_in_one_line(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    refused = corpus(*arguments, "--home", str(tmp_path / "home"))
    assert refused.returncode == 1
    assert told in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "home").exists(), "what was asked in the wrong place leaves nothing there"


@pytest.mark.parametrize(
    "arguments",
    [("run",), ("sql", "SELECT 1"), ("outlets", "forbid", "hani"), ("entities", "undo", "new:ORG:가람")],
)
def test_a_home_without_a_name_is_not_the_folder_one_stands_in(arguments: tuple[str, ...]) -> None:
    refused = corpus(*arguments, "--home", "")
    assert refused.returncode == 1
    assert (
        refused.stderr == "corpus: --home: expected a folder, found nothing; name it, or leave --home out\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not json\n", ":1: expected a JSON object"),
        ('{"id": "a", "text": "가"}\n{"id": 3, "text": "나"}\n', ':2: expected {"id"'),
        ('{"id": "a"}\n', 'no string "text"'),
        ('{"id": "a", "text": "가", "title": 5}\n', ':1: expected "title" as a string, found 5'),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_bad_line_of_texts_is_named(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(content, "utf-8")
    refused = corpus("annotate", str(tmp_path / "in.jsonl"), str(tmp_path / "out"))
    assert refused.returncode == 1
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list(tmp_path.glob("out/*.parquet"))


def test_an_unreadable_file_of_texts_is_named(tmp_path: Path) -> None:
    refused = corpus("annotate", str(tmp_path / "none.jsonl"), str(tmp_path / "out"))
    assert refused.returncode == 1
    assert "none.jsonl: No such file" in refused.stderr


def test_annotate_writes_a_file_a_table_whose_spans_hold(tmp_path: Path) -> None:
    texts = {
        "하나": "가람랩 윤서하 대표는 “가중치를 열어야 생태계가 산다”고 말했다. 회사는 GPT-4o보다 싸다고 설명했다.",
        "둘": "",
        "셋": "emoji 👍🏽 漢字 ㅋㅋ \u0007\ttab\r\n\n끝",
    }
    rows = [json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in texts.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), "utf-8")
    done = corpus("annotate", str(tmp_path / "in.jsonl"), str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    tables = {path.stem for path in (tmp_path / "out").glob("*.parquet")}
    expected = {"sentence", "token", "entity", "mention", "quote", "frame", "stance", "openness_claim"}
    assert tables == expected | {"title_token", "entity_alias", "reading", "annotation_run"}
    [run] = pq.read_table(tmp_path / "out/annotation_run.parquet").to_pylist()
    assert (run["pipeline_version"], run["codebook_version"]) == (pipeline_version(), CODEBOOK_VERSION)
    assert run["article_count"] == 3
    readings = pq.read_table(tmp_path / "out/reading.parquet").to_pylist()
    assert [(row["article_id"], row["annotation_run_id"]) for row in readings] == [
        (name, run["annotation_run_id"]) for name in texts
    ]
    assert [row["salience"] != "none" for row in readings] == [True, False, False]
    again = corpus("annotate", str(tmp_path / "in.jsonl"), str(tmp_path / "again"), "--workers", "2")
    assert again.returncode == 0, again.stderr
    for path in (tmp_path / "out").glob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name
    for table, column in (("token", "form"), ("mention", "text"), ("quote", "text")):
        for row in pq.read_table(tmp_path / f"out/{table}.parquet").to_pylist():
            assert texts[row["article_id"]][row["char_start"] : row["char_end"]] == row[column]


@pytest.mark.parametrize("form", ["xml", ""])
def test_an_unknown_format_is_refused(form: str, tmp_path: Path) -> None:
    refused = corpus("sql", "SELECT 1", "--format", form, "--home", str(tmp_path))
    assert refused.returncode == 1
    assert "table, csv, json" in refused.stderr


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({}, "found no document"),
        ({"document": {}, "quotes": [], "entities": [], "claims": []}, "found no 'salience'"),
        ({"document": {}, "quotes": 3, "entities": [], "claims": []}, "expected quotes as list, found '3'"),
    ],
)
def test_gold_in_another_form_is_named(parts: dict[str, object], told: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "a", "text": "가"} | parts) + "\n", "utf-8")
    refused = corpus("evaluate", str(tmp_path / "gold.jsonl"))
    assert refused.returncode == 1
    assert f"gold.jsonl:1: expected the codebook's form, {told}" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["annotate", "ner"])
def test_ctrl_c_ends_a_reading_and_its_workers_in_one_line(command: str, tmp_path: Path) -> None:
    text = "정부는 오픈소스 모델을 지원한다고 밝혔다. " * 200
    lines = [json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False) for number in range(2_000)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    reading = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", command, "in.jsonl", "out"]
        + (["--workers", "2"] if command == "annotate" else []),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a terminal sends Ctrl-C to the whole of it
    )
    time.sleep(5)  # while models load, or later: both have to end well
    os.killpg(reading.pid, signal.SIGINT)
    _, errors = reading.communicate(timeout=60)
    assert reading.returncode == 130
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].startswith("corpus: interrupted")
    assert not [
        path for path in tmp_path.rglob("*") if path.is_file() and path.suffix not in (".jsonl", ".part")
    ]


@pytest.mark.parametrize(
    ("told", "code", "said"), [("SIG_IGN", 0, "it goes on\n"), ("default_int_handler", 130, "")]
)
def test_ctrl_c_ends_a_flow_but_not_one_in_the_background(
    told: str, code: int, said: str, tmp_path: Path
) -> None:
    lines = [
        f"import signal, pathlib; signal.signal(signal.SIGINT, signal.{told})",
        "from flows.home import Home; from flows.prefect_settings import settle",
        f"settle(Home(pathlib.Path({str(tmp_path)!r}))); signal.raise_signal(signal.SIGINT); print('it goes on')",
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (code, said)
    assert len(done.stderr.splitlines()) == (code == 130)


@pytest.mark.parametrize(
    ("excepted", "then"),
    [
        ({}, "127.0.0.1,localhost"),
        ({"NO_PROXY": ".corp.example, 127.0.0.1"}, ".corp.example,127.0.0.1,localhost"),
        ({"no_proxy": "a.example", "NO_PROXY": "b.example"}, "a.example,127.0.0.1,localhost"),
        ({"no_proxy": "*"}, "*"),
    ],
)
def test_no_proxy_is_asked_for_prefects_own_server(
    excepted: dict[str, str], then: str, tmp_path: Path
) -> None:
    lines = [
        "import os, pathlib; from flows.home import Home; from flows.prefect_settings import settle",
        f"settle(Home(pathlib.Path({str(tmp_path)!r}))); print(os.environ['no_proxy'], os.environ['NO_PROXY'])",
    ]
    inherited = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], env=inherited | excepted, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == f"{then} {then}\n", done.stderr


@pytest.mark.parametrize(("address", "is_watched"), [("", True), ("http://p.example/api", False)])
def test_a_server_is_watched_for_only_where_one_of_ours_will_start(
    address: str, is_watched: bool, tmp_path: Path
) -> None:
    lines = [
        "import pathlib, threading; from flows.home import Home; from flows.prefect_settings import settle",
        f"settle(Home(pathlib.Path({str(tmp_path)!r})))",
        "print('server-watch' in [thread.name for thread in threading.enumerate()])",
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], env=os.environ | {"PREFECT_API_URL": address}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == f"{is_watched}\n", done.stderr


def test_a_prefect_server_that_does_not_answer_is_told_in_one_line(tmp_path: Path) -> None:
    refused = corpus("run", "--home", str(tmp_path / "home"), PREFECT_API_URL="http://127.0.0.1:9/api")
    assert refused.returncode == 1
    assert refused.stderr == (
        "corpus: no answer from Prefect at http://127.0.0.1:9/api/; start it, or unset PREFECT_API_URL\n"
    )


def test_what_prefect_keeps_may_be_moved_away_where_its_own_server_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    said = "Timed out while attempting to connect to ephemeral Prefect API server."
    with pytest.raises(UserError, match=f"move {tmp_path}/prefect away"), explained(Home(tmp_path)):
        raise RuntimeError(said)
    with pytest.raises(RuntimeError, match="a fault of ours"), explained(Home(tmp_path)):
        raise RuntimeError("a fault of ours")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "keeps it from writing to HOME/prefect, make room, else move"),
        ("http://p.example/api", "Prefect at http://p.example/api failed with status 500; its own log"),
    ],
)
def test_a_prefect_server_that_fails_is_told_in_one_line(
    address: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.setenv("PREFECT_API_URL", address)
    for status, kind, said in ((500, UserError, told), (409, PrefectHTTPStatusError, "fault of ours")):
        answer = Response(status, request=Request("POST", "http://127.0.0.1:8114/api/x"))
        failed = PrefectHTTPStatusError("a fault of ours", request=answer.request, response=answer)
        with pytest.raises(kind) as raised, explained(Home(tmp_path)):
            raise failed
        assert said.replace("HOME", str(tmp_path)) in str(raised.value)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "made_of_it", [ValueError("Kiwi"), RuntimeError("Query interrupted"), SystemExit(130)]
)
def test_ctrl_c_is_told_as_such_whatever_a_library_makes_of_it(
    made_of_it: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise made_of_it from None

    monkeypatch.setattr("flows.cli.app", interrupted)
    before = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        signal.signal(signal.SIGINT, before)
    assert ended.value.code == 130
    assert capsys.readouterr().err.startswith("corpus: interrupted;")


@pytest.mark.parametrize(
    ("ending", "code", "told"),
    [("pass", 0, ""), ("sys.exit(3)", 3, ""), ("sys.exit('no')", 1, "no"), ("1 / 0", 1, "ZeroDivisionError")],
)
def test_a_command_that_used_kiwi_leaves_with_its_own_code_after_all_is_written(
    ending: str, code: int, told: str
) -> None:
    program = f"""
import atexit, sys, kiwipiepy
from flows import cli
def main():
    atexit.register(print, "closed")
    print("written")
    {ending}
cli.main = main
cli.entry()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert ended.stdout.split() == ["written", "closed"]
    assert told in ended.stderr


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("frames/frames.tsv", "sovereignty\t주권\tmuch\t주권을 지킨다"),
        ("quotes/groups.tsv", "unnamed"),
        ("entities/models.tsv", "gpt-99\tGPT-99"),
    ],
)
def test_a_lexicon_line_that_cannot_be_read_is_told_with_its_file(
    file: str, line: str, repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(repository / "nlp", tmp_path / "nlp", ignore=shutil.ignore_patterns("training"))
    with (tmp_path / "nlp" / "lexicons" / file).open("a", encoding="utf-8") as lexicon:
        lexicon.write(f"{line}\n")
    (tmp_path / "texts.jsonl").write_text('{"id": "x", "text": "오픈소스 모델을 공개했다."}\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "annotate", "texts.jsonl", "out", "--workers", "2"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": f"{tmp_path}:{repository}"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    [told] = [row for row in done.stderr.splitlines() if row.startswith("corpus: ")]
    assert Path(file).name in told
    assert "expected" in told
