"""The tests of the views, on a lake: the same functions, where DuckDB opens lakes."""

from collections.abc import Iterator

import pytest

from tests.warehouse import test_views
from tests.warehouse.servers import Lakes
from tests.warehouse.test_views import *  # noqa: F403

# of files alone
del test_views_hold_where_the_file_is_attached_under_another_name  # noqa: F821
del test_macros_are_asked_of_an_attached_file_that_is_in_use  # noqa: F821
del test_bodies_of_200_mb_are_not_all_held_or_held_once  # noqa: F821


@pytest.fixture(scope="module", autouse=True)
def on_lakes(lakes: Lakes) -> Iterator[None]:
    with lakes.instead_of_files(test_views):
        yield
