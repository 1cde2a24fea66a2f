"""The example questions have answers on the demo's corpus."""

import pytest

from tests.conftest import Demo
from warehouse.query import examples, query


@pytest.mark.parametrize("question", examples())
def test_a_question_has_an_answer(question: str, demo: Demo) -> None:
    answer = query(demo.home / "published/current.duckdb", examples()[question])
    assert answer.rows
    assert len(answer.rows) <= 20, "it can be read at a glance"
    assert len(answer.columns) <= 10
