"""Every site has a made page, reads all of it, and says what it is and what it allows."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from spiders.accept import expected_path, read_saved, saved_pages
from spiders.generic import generic_site
from spiders.pack import outlet_of
from spiders.registry import load_sites, site_of

FOLDER = Path(__file__).parent / "pages"
SITES = load_sites()
PAGES = [(site, path) for site in SITES for path in saved_pages(FOLDER, site)]
MAY_BE_EMPTY = {"modified_at", "byline", "section"}


@pytest.mark.parametrize("site", SITES)
def test_a_site_has_a_made_page(site: str) -> None:
    assert saved_pages(FOLDER, site), f"tests/spiders/pages/{site}/ holds no page"


@pytest.mark.parametrize(("site", "path"), PAGES, ids=[f"{site}-{path.name}" for site, path in PAGES])
def test_a_made_page_is_read_as_expected(site: str, path: Path) -> None:
    expected = json.loads(expected_path(path).read_text("utf-8"))
    assert read_saved(SITES[site], path) == expected
    for article in expected:
        assert all(value for name, value in article.items() if name not in MAY_BE_EMPTY)
        assert article["article_id"].startswith(f"{site}:")
        for name in ("published_at", "modified_at"):
            assert article[name] is None or datetime.fromisoformat(article[name]).utcoffset() is not None


@pytest.mark.parametrize("site", SITES)
def test_a_site_says_what_it_allows(site: str) -> None:
    outlet = SITES[site].outlet
    assert outlet.licence
    assert outlet.permission_source
    # An institute may write nothing on AI for weeks, and a law stands for years.
    assert outlet.min_articles_per_week > 0 or outlet.kind in ("institute", "government")
    assert outlet.homepage.startswith("https://")


def test_papers_that_forbid_machines_ship_switched_off() -> None:
    assert SITES["hankookilbo"].outlet.permission == "forbidden"
    assert SITES["hani"].outlet.has_ai_opt_out
    assert SITES["mk"].outlet.has_ai_opt_out


def test_no_number_of_an_old_address_is_lost() -> None:
    donga = SITES["donga"]
    assert donga.article_id("http://news.donga.com/List/3/all/20160918/80317115/1") == "donga:80317115"
    assert (
        donga.article_id("https://www.donga.com/news/It/article/all/20261002/139999001/1")
        == "donga:139999001"
    )
    assert SITES["hani"].article_id("https://www.hani.co.kr/arti/PRINT/1299991.html") is None


@pytest.mark.parametrize(
    ("url", "outlet_id"),
    [
        ("http://news.chosun.com/site/data/html_dir/2016/09/13/2016091399999.html", "chosun"),
        ("http://news.donga.com/3/all/20131023/58400000/1", "donga"),
        ("http://www.mbn.co.kr/news/society/4917000", "mbn"),
        ("http://www.gangjin.go.kr/www", "gangjin_go_kr"),
    ],
)
def test_an_address_finds_its_outlet(url: str, outlet_id: str) -> None:
    assert outlet_of(url, SITES) == outlet_id


def test_an_undeclared_public_body_is_a_government_to_be_asked() -> None:
    outlet = generic_site("www.gangjin.go.kr").outlet
    assert (outlet.kind, outlet.permission) == ("government", "ask")
    assert site_of("http://www.gangjin.go.kr/www", SITES) is None
