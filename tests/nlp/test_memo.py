import pytest

from nlp import memo
from nlp.memo import Memo


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths: Memo[str, int] = Memo(lambda word: asked.append(word) or len(word))
    assert [lengths["가나"], lengths["가나"]] == [2, 2]
    assert asked == ["가나"]


def test_a_memo_forgets_all_once_it_holds_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST", 3)
    doubles: Memo[int, int] = Memo(lambda number: 2 * number)
    assert [doubles[number] for number in range(5)] == [0, 2, 4, 6, 8]
    assert dict(doubles) == {3: 6, 4: 8}
