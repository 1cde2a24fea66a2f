"""Where the system does not take what a reading command writes: told in one line, and nothing stays that is half written."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from flows.bench.reading import repeated
from flows.errors import UserError
from nlp.annotate import Text
from tests.conftest import REPOSITORY, corpus

TEXT = "가온테크 김하늘 대표는 “오픈소스 모델이 생태계를 키운다”고 3일 말했다.\n"
SMALL = 2048
"""Bytes that a file may have: fewer than any table of Parquet with rows."""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(at), "text": TEXT * 9}) + "\n" for at in range(20)), "utf-8"
    )
    return path


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def without_room(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-B", "-m", "flows.cli", *arguments],
        cwd=REPOSITORY, preexec_fn=small_files, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_batch_without_room_leaves_no_file_and_names_its_folder(texts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = without_room("annotate", str(texts), str(folder))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"corpus: {folder}: File too large"
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []


def test_names_without_room_leave_those_of_before(texts: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.jsonl"
    names.write_text("of before\n", "utf-8")
    done = without_room("ner", str(texts), str(names))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"corpus: cannot write {names}: File too large"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "names.jsonl"]
    assert names.read_text("utf-8") == "of before\n"


@pytest.mark.parametrize(
    ("out", "told"), [("in.jsonl", "expected a folder, or nothing yet, found a file"), ("\udcff", "expected a name in UTF-8")]
)  # fmt: skip
def test_a_name_where_no_folder_can_stand_is_told_before_anything_is_read(
    out: str, told: str, texts: Path, tmp_path: Path
) -> None:
    done = corpus("annotate", str(texts), str(tmp_path / out))
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_names_written_to_standard_output_stand_there_alone(texts: Path) -> None:
    done = corpus("ner", str(texts), "/dev/stdout")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [str(at) for at in range(20)]
    assert "names → /dev/stdout" in done.stderr


def said_into(out: str, said: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Say something as a command does that used Kiwi, into what a shell gives as standard output."""
    program = f"import kiwipiepy; from flows import cli; cli.app = lambda: print({said!a}); cli.entry()"
    return subprocess.run(
        ["sh", "-c", f'"$0" -c "$1" {out}', sys.executable, program],
        cwd=REPOSITORY, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_full_standard_output_is_told_and_no_success() -> None:
    done = said_into(">/dev/full", "said")
    assert done.returncode == 1
    assert done.stderr.startswith("corpus: ")
    assert done.stderr.endswith("No space left on device\n")
    assert done.stderr.count("\n") == 1


def test_a_closed_standard_output_is_no_fault() -> None:
    done = said_into(">&-", "said")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_terminal_without_an_arrow_is_shown_its_number(locale: dict[str, str]) -> None:
    done = said_into("", "→", **locale)
    assert (done.returncode, done.stdout) == (0, "\\u2192\n")


@pytest.mark.parametrize("texts_given", [[], [Text(article_id="a", version_no=1, text="")]])
def test_a_bench_without_a_character_is_told(texts_given: list[Text]) -> None:
    with pytest.raises(UserError, match="expected texts to read"):
        repeated(texts_given, 100)
