import pytest

from flows.answer_table import show_table
from warehouse.query import Answer


@pytest.mark.parametrize(("width", "is_block"), [("200", False), ("40", True)])
def test_an_answer_too_wide_for_the_terminal_is_shown_in_blocks(
    width: str, is_block: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    show_table(Answer(columns=("title", "url"), rows=(("개방형 모델을 둘러싼 논쟁", "http://a.example/1"),)))
    shown = capsys.readouterr().out
    assert ("── 1" in shown) == is_block
    assert "개방형" in shown


def test_what_is_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(Answer(columns=("n",), rows=tuple((n,) for n in range(9))), most_lines=5)
    assert "9 rows, 4 not shown" in capsys.readouterr().out


def test_an_empty_answer_shows_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(Answer(columns=("n", "m"), rows=()))
    assert "0 rows" in capsys.readouterr().out
