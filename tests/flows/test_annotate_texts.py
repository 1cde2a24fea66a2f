"""Texts of one's own: their Korean day of publication, and a readable line where it cannot be read."""

import json
import os
import unicodedata
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest

from flows.commands.annotate import count_texts, read_texts
from flows.errors import UserError
from flows.json_lines import read_twice


def written(folder: Path, **fields: object) -> Path:
    path = folder / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "가"} | fields), "utf-8")
    return path


@pytest.mark.parametrize(
    ("published_at", "expected"),
    [
        ("2026-01-22", date(2026, 1, 22)),
        ("2026-01-22T23:30:00", date(2026, 1, 22)),
        ("2026-01-22T23:30:00+09:00", date(2026, 1, 22)),
        ("2026-01-21T15:00:00Z", date(2026, 1, 22)),
        (None, None),
    ],
)
def test_the_day_of_publication_is_korean(
    tmp_path: Path, published_at: str | None, expected: date | None
) -> None:
    (text,) = read_texts(written(tmp_path, published_at=published_at))
    assert text.published_date == expected


def test_without_a_day_there_is_none(tmp_path: Path) -> None:
    (text,) = read_texts(written(tmp_path))
    assert text.published_date is None


@pytest.mark.parametrize(
    "published_at",
    ["yesterday", 20260122, "2026-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"],
)
def test_a_day_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, published_at: object) -> None:
    with pytest.raises(UserError, match=r'in\.jsonl:1: expected "published_at" as 2026-01-22 or .*, found '):
        list(read_texts(written(tmp_path, published_at=published_at)))


@pytest.mark.parametrize("second", ["가", "나"], ids=["the same text", "another text"])
def test_an_id_that_two_texts_have_is_told_with_both_lines(tmp_path: Path, second: str) -> None:
    path = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": "가"}, {"id": "b", "text": "가"}, {"id": "a", "text": second}]
    path.write_text("\n\n".join(map(json.dumps, rows)), "utf-8")
    with pytest.raises(
        UserError, match=r'in\.jsonl:5: expected an id of its own .* "a", which .*in\.jsonl:1 has'
    ):
        count_texts(path)


def test_texts_are_counted_with_their_characters(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": "가나다", "title": "라"}, {"id": "b", "text": "마바"}]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert count_texts(path) == (2, 5)


@pytest.mark.parametrize(("form", "is_told"), [("NFC", False), ("NFD", True)])
def test_hangul_in_parts_is_warned_of(
    form: Literal["NFC", "NFD"], is_told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.jsonl"
    rows = [{"id": name, "text": unicodedata.normalize(form, "모델")} for name in "ab"]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    count_texts(path)
    assert ("in.jsonl:1 and 1 more: expected Hangul in syllables" in capsys.readouterr().err) is is_told


def test_lines_of_names_may_share_an_id(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": "가"}) + "\n" + json.dumps({"id": "a", "text": "나"}), "utf-8"
    )
    assert [text.text for text in read_texts(path)] == ["가", "나"]


def test_an_id_that_no_file_can_hold_is_told(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a\\ud800", "text": "\\ud800 is all right in a text"}', "utf-8")
    with pytest.raises(UserError, match=r"in\.jsonl:1: .* found a lone surrogate in 'a\\ud800'"):
        count_texts(path)


def test_a_file_as_windows_writes_it_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "\xea\xb0\x80"}\r\n')
    assert [text.text for text in read_texts(path)] == ["가"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": "a", "text": "\xb0\xa1"}', "expected UTF-8, found byte 0xb0 at 21 of the line"),
        (
            b'{"id": "a", "text": "a", "n": ' + b"9" * 5000 + b"}",
            "expected a JSON object, found .*4300 digits",
        ),
        (b'{"id": "a", "text": "a", "title": []}', 'expected "title" as a string, found \\[\\]'),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(tmp_path: Path, line: bytes, told: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"id": "b", "text": "' + b"a" * 100_000 + b'"}\n' + line + b"\n")
    with pytest.raises(UserError, match=rf"in\.jsonl:2: {told}"):
        count_texts(path)


def test_a_title_that_is_null_is_none(tmp_path: Path) -> None:
    (text,) = read_texts(written(tmp_path, title=None))
    assert text.title == ""


def test_what_is_wrong_in_standard_input_is_told_of_it_and_not_of_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "typed").open("w+") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        typed.write("no JSON\n")
        typed.seek(0)
        with (
            pytest.raises(UserError, match=r"^standard input:1: expected a JSON object"),
            read_twice(Path("-")) as file,
        ):
            count_texts(file)


def test_texts_that_come_by_a_pipe_are_all_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    Thread(target=pipe.write_text, args=('{"id": "a", "text": "가"}\n' * 2, "utf-8")).start()
    with read_twice(pipe) as file:
        assert [len(list(read_texts(file))) for _ in range(2)] == [2, 2]
