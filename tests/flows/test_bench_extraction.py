"""The bench of extraction: rivals on the same pages, once for declared sites and once as if there were none."""

import pytest

from flows.bench import extraction as bench
from flows.commands.demo import SITES as DEMO_SITES
from spiders.registry import load_sites


@pytest.fixture(scope="module")
def pages() -> list[bench.SavedPage]:
    return bench.demo_pages()[:4]


def test_rivals_stand_beside_ours_with_a_site_and_without(
    pages: list[bench.SavedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "REPETITIONS", 1)
    tables = bench.extraction(pages, load_sites(DEMO_SITES))
    for rows, ours in zip(tables.values(), ("ours", "ours, generic"), strict=True):
        assert [row.name for row in rows][:2] == [ours, "trafilatura"]
        assert {row.page_count for row in rows} == {len(pages)}
        assert rows[0].ratio == 1
        assert rows[0].f1 > 0.95


def test_a_page_that_gives_nothing_counts_as_nothing() -> None:
    empty = [bench.SavedPage(b"<html></html>", "https://nowhere.example/1", "글이 있어야 한다")]
    assert bench.compare(empty, {"ours": bench._ours({})})[0].f1 == 0


def test_a_rival_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bench.RIVALS, "made-up", ("no_such_module", lambda html, url: ""))
    assert "made-up" in bench.missing_rivals()
