"""Every site has a made page, reads all of it, and says what it is and what it allows."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from spiders.accept import (
    FETCHED_AT,
    SHOWN,
    accept_page,
    address_of,
    expected_path,
    is_list,
    read_saved,
    saved_pages,
)
from spiders.boilerplate import without_boilerplate
from spiders.generic import generic_site
from spiders.pack import outlet_of
from spiders.registry import load_sites, site_of

FOLDER = Path(__file__).parent / "pages"
SITES = load_sites()
DATED_BY_SIGHT = {"open_assembly"}  # an open notice names only the day on which it will end
MAY_BE_EMPTY = {"modified_at", "byline", "section", "files"}


def faults(site: str, folder: Path) -> list[str]:
    """Give what is wrong with the saved pages of a site and their expected reading."""
    pages = saved_pages(folder, site)
    found = [] if any(not is_list(path) for path in pages) else ["no page"]
    for path in pages:
        expected = json.loads(expected_path(path).read_text("utf-8"))
        if read_saved(SITES[site], path) != expected:
            found.append(f"{path.name}: read otherwise; review `corpus accept {site}`")
        if is_list(path):
            found += [
                f"{path.name}: no day beside {entry['url']}" for entry in expected if not any(entry["dates"])
            ]
            continue
        for article in expected:
            empty = (name for name, value in article.items() if not value and name not in MAY_BE_EMPTY)
            found += [f"{path.name}: empty {name}" for name in empty]
            found += [f"{path.name}: no {name}" for name in SHOWN if name not in article]
            found += [f"{path.name}: {name}" for name in doubts(site, path, article)]
    shown = [path for path in pages if path.suffix == ".html" and not is_list(path)]
    files = [
        article.get("files")
        for path in shown
        for article in json.loads(expected_path(path).read_text("utf-8"))
    ]
    if shown and SITES[site].attachment and not any(files):
        found.append("no page with a file: `attachment` finds none")
    return found


def doubts(site: str, path: Path, article: dict[str, Any]) -> Iterator[str]:
    """Yield what an article of a site cannot be."""
    if not article["article_id"].startswith(f"{site}:"):
        yield "article_id of another outlet"
    if path.name.endswith(".html") and SITES[site].canonical_url(article["url"]) != article["url"]:
        yield "url not canonical"
    for name in ("published_at", "modified_at"):
        at = article[name] and datetime.fromisoformat(article[name])
        if at and at.utcoffset() is None:
            yield f"naive {name}"
        elif at == address_of(path)[1] and site not in DATED_BY_SIGHT:
            yield f"{name} is the fetch's"
    if without_boilerplate(article["body"], SITES[site].tail) != article["body"]:
        yield "boilerplate in body"


@pytest.mark.parametrize("site", SITES)
def test_a_site_reads_its_made_pages_as_expected(site: str) -> None:
    assert faults(site, FOLDER) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": "", "body": ""}, "1.html: empty title"),
        ({"published_at": "2026-10-07T09:28:00"}, "1.html: naive published_at"),
        ({"published_at": FETCHED_AT.isoformat()}, "1.html: published_at is the fetch's"),
        ({"article_id": "etnews:1"}, "1.html: article_id of another outlet"),
        ({"body": "글이 있다.\n무단 전재 및 재배포 금지"}, "1.html: boilerplate in body"),
        ({"byline": "다른 기자"}, "1.html: read otherwise; review `corpus accept zdnet`"),
    ],
)
def test_a_faulty_page_is_found(tmp_path: Path, change: dict[str, str], fault: str) -> None:
    assert faults("zdnet", tmp_path) == ["no page"]
    shutil.copytree(FOLDER / "zdnet", tmp_path / "zdnet")
    expected = tmp_path / "zdnet" / "1.json"
    article = json.loads(expected.read_text("utf-8"))[0]
    expected.write_text(json.dumps([article | change]), "utf-8")
    assert fault in faults("zdnet", tmp_path)


@pytest.mark.parametrize(
    ("attribute", "value", "fault"),
    [
        ("row", ".board_type01 li:first-child", "2.list.html: read otherwise"),
        ("number_in_row", r"doBbsFView\('([0-9]+)'", "2.list.html: read otherwise"),
        ("row_date", ".src > b", "2.list.html: read otherwise"),
        ("attachment", ".nowhere a", "1.html: read otherwise"),
    ],
)
def test_a_board_that_is_declared_wrongly_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attribute: str, value: str, fault: str
) -> None:
    page = board(tmp_path)
    assert [line for line in accept_page(SITES["nia"], page) if "2026-10-07T00:00:00+09:00" in line]
    assert faults("nia", tmp_path) == []
    monkeypatch.setattr(SITES["nia"], attribute, value)
    assert any(found.startswith(fault) for found in faults("nia", tmp_path))


def test_a_board_whose_pages_all_show_no_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board(tmp_path)
    monkeypatch.setattr(SITES["nia"], "attachment", ".nowhere a")
    for path in saved_pages(tmp_path, "nia"):
        accept_page(SITES["nia"], path)
    assert faults("nia", tmp_path) == ["no page with a file: `attachment` finds none"]


def test_a_list_without_days_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = board(tmp_path)
    monkeypatch.setattr(SITES["nia"], "row_date", ".src > b")
    accept_page(SITES["nia"], page)
    assert any(found.startswith("2.list.html: no day beside https") for found in faults("nia", tmp_path))


def board(folder: Path) -> Path:
    """Leave the made page of a board and its list, and give the list."""
    shutil.copytree(FOLDER / "nia", folder / "nia")
    page = folder / "nia" / "2.list.html"
    shutil.copy(FOLDER.parent / "lists" / "nia.html", page)
    page.with_name("2.url").write_text("https://www.nia.or.kr/site/nia_kor/ex/bbs/List.do?cbIdx=90549\n")
    return page


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
