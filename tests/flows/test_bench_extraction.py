"""The bench of extraction: rivals on the same pages, once for declared sites and once as if there were none."""

from pathlib import Path

import pytest

from flows.bench import extraction as bench
from flows.demo_runs import DEMO_SITES
from spiders.registry import load_sites

SAVED = Path(__file__).resolve().parents[2] / ".." / "shared" / "pages"


@pytest.fixture(scope="module")
def pages() -> list[bench.SavedPage]:
    return bench.demo_pages()[:4]


def test_rivals_stand_beside_ours_with_a_site_and_without(
    pages: list[bench.SavedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "REPETITIONS", 1)
    tables = bench.extraction(pages, load_sites(DEMO_SITES))
    for rows, ours in zip(tables.values(), ("ours", "ours", "ours, generic"), strict=True):
        assert [row.name for row in rows][:2] == [ours, "trafilatura"]
        assert {row.page_count for row in rows} == {len(pages)}
        assert rows[0].ratio == 1
        assert rows[0].f1 > 0.95


def test_a_notice_is_taken_out_of_the_witness_and_nothing_else() -> None:
    text = "첫 문장이다. 브라우저 창을 닫기 전에 본다."
    notice = "브라우저가 video 태그를 지원하지 않습니다.죄송하지만 다른 브라우저를 사용하여 주십시오.닫기"
    page = bench.SavedPage(b"", "https://nowhere.example/1", notice + text)
    assert bench.without_notices(page).expected.strip() == text


@pytest.mark.skipif(not SAVED.exists(), reason="the saved pages are not here")
def test_no_site_is_read_badly() -> None:
    pages = [bench.without_notices(page) for page in bench.saved_pages(SAVED)]
    [row] = bench.compare(pages, {"ours": bench._ours(load_sites())})
    assert float(row.lowest.split()[1]) >= 0.95, row.lowest


def test_a_page_that_gives_nothing_counts_as_nothing() -> None:
    empty = [bench.SavedPage(b"<html></html>", "https://nowhere.example/1", "글이 있어야 한다")]
    assert bench.compare(empty, {"ours": bench._ours({})})[0].f1 == 0


def test_a_rival_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bench.RIVALS, "made-up", ("no_such_module", lambda html, url: ""))
    assert "made-up" in bench.missing_rivals()
