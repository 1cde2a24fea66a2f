"""The tests of decisions on names, on a lake: the same functions, where DuckDB opens lakes."""

from collections.abc import Iterator

import pytest

from tests.warehouse import test_entity_decisions
from tests.warehouse.servers import Lakes
from tests.warehouse.test_entity_decisions import *  # noqa: F403


@pytest.fixture(scope="module", autouse=True)
def on_lakes(lakes: Lakes) -> Iterator[None]:
    with lakes.instead_of_files(test_entity_decisions):
        yield
