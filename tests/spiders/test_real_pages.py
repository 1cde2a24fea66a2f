"""Real saved pages, kept outside the repository: what each site reads from them, held against a witness.

The witness (`*.expected.json`) is another project's reading. It glues paragraphs together and keeps appeals for tips and
players' messages, so words are compared, not tokens between blanks, and a page may differ by its boilerplate.
"""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from spiders.dates import read_date
from spiders.extract import extract
from spiders.pack import SavedPage, pack, read_manifest
from spiders.read import read_folder
from spiders.registry import load_sites, site_of

PAGES = Path(__file__).resolve().parents[2] / ".." / "shared" / "pages"
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="the saved pages are not here")
SITES = load_sites()
FETCHED_AT = datetime(2026, 10, 1, tzinfo=UTC)
WORDS = re.compile(r"\w+")
# The paper's own "Z" time of the witness is right; KBS shows the second after the one in its JSON-LD.
MEAN_F1 = 0.985
SITE_F1 = 0.94
PAGE_F1 = 0.91


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    for folder in pack(PAGES, home / "runs" / "20261001T000000", SITES, FETCHED_AT):
        read_folder(folder, home, SITES)
    return home


@pytest.fixture(scope="module")
def articles(home: Path) -> dict[str, dict[str, Any]]:
    lines = [
        line for path in home.glob("runs/*/*/article.jsonl") for line in path.read_text("utf-8").splitlines()
    ]
    return {row["article_id"]: row for row in map(json.loads, lines)}


def news_pages() -> list[SavedPage]:
    saved = read_manifest(PAGES) if PAGES.exists() else []
    return [page for page in saved if page.kind == "article" and site_of(page.url, SITES)]


def article_of(page: SavedPage, articles: dict[str, dict[str, Any]]) -> dict[str, Any]:
    site = site_of(page.url, SITES)
    assert site is not None
    return articles[site.article_id(page.url) or ""]


def witness_of(page: SavedPage) -> dict[str, str] | None:
    path = page.path.with_name(re.sub(r"\.html?$", ".expected.json", page.path.name))
    witness: dict[str, str] | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return witness


def f1(ours: str, theirs: str) -> float:
    """Give the F1 of two bags of words."""
    a, b = Counter(WORDS.findall(ours)), Counter(WORDS.findall(theirs))
    return 2 * (a & b).total() / (a.total() + b.total())


def test_every_page_that_is_an_article_becomes_one(articles: dict[str, dict[str, Any]]) -> None:
    # One of the 39 news pages is a card story, pictures alone; of 25 API answers 5 are errors, 1 a statistic, 1 a picture.
    outlets = Counter(article["outlet_id"] for article in articles.values())
    news = sum(count for outlet, count in outlets.items() if outlet in SITES and outlet != "open_assembly")
    assert (news, outlets["open_assembly"]) == (38, 18)
    assert {outlet for outlet in outlets if outlet not in SITES} == {
        "damyang_go_kr",
        "gangjin_go_kr",
        "gb_go_kr",
        "news_seoul_go_kr",
        "shinan_go_kr",
    }


def test_the_texts_agree_with_the_witness(articles: dict[str, dict[str, Any]]) -> None:
    by_site: dict[str, list[float]] = {}
    for page in news_pages():
        witness = witness_of(page)
        if witness is not None:
            article = article_of(page, articles)
            score = f1(article["body"], witness["text"])
            assert score >= PAGE_F1, page.path.name
            by_site.setdefault(article["outlet_id"], []).append(score)
    assert len(by_site) == 10
    assert min(map(mean, by_site.values())) >= SITE_F1
    assert mean(map(mean, by_site.values())) >= MEAN_F1


def test_without_their_sites_the_texts_agree_too() -> None:
    by_host: dict[str, list[float]] = {}
    for page in news_pages():
        witness = witness_of(page)
        if witness is not None:
            found = extract(page.path.read_bytes(), page.url, sites={})
            assert found["extractor"].startswith("generic/")
            by_host.setdefault(found["outlet_id"], []).append(f1(found["body"], witness["text"]))
    assert len(by_host) == 10
    assert min(map(mean, by_host.values())) >= SITE_F1
    assert mean(map(mean, by_host.values())) >= MEAN_F1


def test_the_published_time_is_the_witness_s(articles: dict[str, dict[str, Any]]) -> None:
    for page in news_pages():
        witness = witness_of(page)
        read = read_date(witness["published"], FETCHED_AT) if witness else None
        if read is not None:
            assert datetime.fromisoformat(article_of(page, articles)["published_at"]) == read.at, (
                page.path.name
            )


def test_every_article_has_a_published_time_with_korean_zone(articles: dict[str, dict[str, Any]]) -> None:
    for article in articles.values():
        at = datetime.fromisoformat(article["published_at"])
        assert str(at)[-6:] == "+09:00"
        assert article["published_date"] == at.date().isoformat()


def test_no_text_ends_in_boilerplate(articles: dict[str, dict[str, Any]]) -> None:
    notice = re.compile(r"무단\s?전재|저작권자|Copyright|당신의 제보|video 태그|플래시 플레이어|이미지 확대")
    for article in articles.values():
        lines = article["body"].split("\n")
        assert not notice.search(lines[0]), article["url"]
        assert not notice.search(lines[-1]), article["url"]


def test_packing_again_gives_the_same_archives(home: Path, tmp_path: Path) -> None:
    for folder in pack(PAGES, tmp_path / "runs" / "20261001T000000", SITES, FETCHED_AT):
        first = home / "runs" / "20261001T000000" / folder.name
        assert (folder / "pages.warc.gz").read_bytes() == (first / "pages.warc.gz").read_bytes()
