"""The tests of search, on a lake: the same functions, where DuckDB opens lakes."""

from collections.abc import Iterator

import pytest

from tests.warehouse import test_search
from tests.warehouse.servers import Lakes
from tests.warehouse.test_search import *  # noqa: F403


@pytest.fixture(scope="module", autouse=True)
def on_lakes(lakes: Lakes) -> Iterator[None]:
    with lakes.instead_of_files(test_search):
        yield
