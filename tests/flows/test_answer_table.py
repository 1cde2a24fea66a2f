import pytest
from rich.cells import cell_len

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


@pytest.mark.parametrize(
    ("width", "expected"),
    [("80", "id title url"), ("40", "id url"), ("20", "id")],
)
def test_a_narrow_terminal_goes_without_what_is_spare_and_says_so(
    width: str, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    row = ("a", "개방형 모델을 둘러싼 논쟁", "http://a.example/1")
    show_table(Answer(columns=("id", "title", "url"), rows=(row,)), spare=("title", "url"))
    _, heading, *_, said = capsys.readouterr().out.splitlines()
    assert heading.split() == expected.split()
    without = [name for name in ("title", "url") if name not in expected]
    assert said == "1 row" + (f"; no room for {', '.join(without)}" if without else "")


def test_what_is_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(Answer(columns=("n",), rows=tuple((n,) for n in range(9))), most_lines=5)
    assert "9 rows, 4 not shown" in capsys.readouterr().out


def test_an_empty_answer_shows_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(Answer(columns=("n", "m"), rows=()))
    assert "0 rows" in capsys.readouterr().out


def shown(capsys: pytest.CaptureFixture[str], answer: Answer, **options: str) -> str:
    show_table(answer, **options)  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_a_text_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, Answer(columns=("t\x1b]0;x",), rows=(("\x1b[31m빨강\x07 \u202edrow\x9b",),)))
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b"}
    assert "␛[31m빨강␇" in text


def test_what_is_unknown_is_told_from_what_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, Answer(columns=("a", "b", "c"), rows=((None, "", [1, None]),)), null="NULL")
    assert text.splitlines()[3].split() == ["NULL", "1,", "NULL"]


def test_columns_stand_below_one_another_in_any_script(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("개방형", "abc", "漢字", "👨‍👩‍👧", "개방형", "🇰🇷", "ㅋㅋ")
    text = shown(capsys, Answer(columns=("word", "n"), rows=tuple((word, "x") for word in words)))
    ends = {cell_len(line.rpartition("x")[0]) for line in text.splitlines() if line.rstrip().endswith("x")}
    assert len(ends) == 1


def test_numbers_stand_right_and_small_ones_are_not_zero(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, Answer(columns=("share",), rows=((0.000123,), (12345.6789,), (None,))))
    assert [line.rstrip() for line in text.splitlines()[3:5]] == ["   0.000123", "  12345.679"]


def test_a_long_cell_is_cut_among_others_and_whole_alone(capsys: pytest.CaptureFixture[str]) -> None:
    row = ("본문 " * 1000, 1)
    assert "… 2,700 more letters" in shown(capsys, Answer(columns=("body", "n"), rows=(row, row)))
    assert "more letters" not in shown(capsys, Answer(columns=("body", "n"), rows=(row,)))


def test_a_long_address_is_shown_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    address = "http://a.example/" + "0123456789" * 9
    text = shown(capsys, Answer(columns=("url",), rows=((address,),)))
    assert address in "".join(line.strip() for line in text.splitlines()[1:]).replace("url", "", 1).replace(
        " ", ""
    )
