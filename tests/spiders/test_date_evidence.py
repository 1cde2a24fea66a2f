"""Which of an article's dates counts, how sure it is, and when clues contradict each other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from spiders.date_clues import DateClue
from spiders.dates import read_date
from spiders.draft import Draft, article_rows
from spiders.evidence import Reading, Resolution, resolve
from spiders.page import Page
from spiders.sites.zdnet import Zdnet
from warehouse.records import Article, DateEvidence, EvidenceSource, Problem

FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
Clues = list[tuple[EvidenceSource, str]]


def readings(clues: Clues) -> Iterator[Reading]:
    for source, raw in clues:
        date = read_date(raw, FETCHED_AT)
        assert date is not None
        yield Reading(DateClue(source, "", raw, "published"), date)


def decide(clues: Clues) -> Resolution:
    found = resolve(readings(clues), FETCHED_AT)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("clues", "iso", "confidence", "has_conflict"),
    [
        # one source: its own weight
        ([("json_ld", "2026-10-07T09:00:00+09:00")], "2026-10-07T09:00:00+09:00", 0.9, False),
        ([("visible", "2026.10.07 09:00")], "2026-10-07T09:00:00+09:00", 0.84, False),
        # sources that agree make each other surer; the machine's second counts
        (
            [("visible", "2026.10.07 09:00"), ("meta", "2026-10-07T09:00:31+09:00")],
            "2026-10-07T09:00:31+09:00", 0.981, False,
        ),
        # a day agrees with a minute of it, and gives way to it, even to a less trusted source's
        ([("meta", "2026-10-07"), ("feed", "2026-10-07 09:00:03")], "2026-10-07T09:00:03+09:00", 0.964, False),
        ([("json_ld", "2026-10-07T00:00:00+09:00"), ("visible", "2026.10.07 14:20")], "2026-10-07T14:20:00+09:00", 0.984, False),
        # the same place twice is one source
        ([("meta", "2026-10-07 09:00"), ("meta", "2026-10-07T09:00:00+09:00")], "2026-10-07T09:00:00+09:00", 0.88, False),
        # a time that calls itself UTC and is Korean is outvoted by two that agree, and the conflict is said
        (
            [("json_ld", "2026-10-07T09:00:00Z"), ("meta", "2026-10-07T09:00:00+09:00"), ("visible", "2026.10.07 09:00")],
            "2026-10-07T09:00:00+09:00", 0.539, True,
        ),
        # two that contradict each other: the more trusted, half believed
        ([("json_ld", "2026-10-07 09:00"), ("visible", "2026.10.02 09:00")], "2026-10-07T09:00:00+09:00", 0.522, True),
        # minutes between two systems, or the evening and the next day's paper, are no conflict
        ([("meta", "2026-10-07 09:00"), ("page_json", "2026-10-07 09:20")], "2026-10-07T09:00:00+09:00", 0.983, False),
        ([("meta", "2026-10-07 22:00"), ("visible", "2026-10-08")], "2026-10-07T22:00:00+09:00", 0.88, False),
        # what cannot be a publication is not believed, and said
        ([("json_ld", "2027-10-07 09:00"), ("visible", "2026.10.07 09:00")], "2026-10-07T09:00:00+09:00", 0.84, True),
        ([("meta", "1970-01-01T09:00:00+09:00"), ("feed", "2026-10-07 09:00")], "2026-10-07T09:00:00+09:00", 0.7, True),
        # an embargo of the next morning is possible
        ([("meta", "2026-11-02T06:00:00+09:00")], "2026-11-02T06:00:00+09:00", 0.88, False),
        # our first sight dates what nothing else can, and speaks for or against nothing
        ([("first_seen", "2026-11-01T09:00:00+09:00")], "2026-11-01T09:00:00+09:00", 0.1, False),
        ([("first_seen", "2026-11-01T09:00:00+09:00"), ("sitemap", "2026-10-07")], "2026-10-07T00:00:00+09:00", 0.5, False),
        ([("first_seen", "2026-11-01T09:00:00+09:00"), ("meta", "2099-01-01")], "2026-11-01T09:00:00+09:00", 0.1, True),
    ],
)  # fmt: skip
def test_clues_are_weighed(clues: Clues, iso: str, confidence: float, has_conflict: bool) -> None:
    found = decide(clues)
    assert (found.at.isoformat(), found.confidence, found.has_conflict) == (iso, confidence, has_conflict)
    again = decide(clues[::-1])
    assert (again.at, again.confidence) == (found.at, found.confidence)


@pytest.mark.parametrize(("minutes", "has_conflict"), [(0, False), (60, False), (61, True), (540, True)])
def test_an_hour_parts_agreement_from_conflict(minutes: int, has_conflict: bool) -> None:
    one = datetime(2026, 10, 7, 9, tzinfo=UTC)
    other = one + timedelta(minutes=minutes)
    assert decide([("json_ld", one.isoformat()), ("visible", other.isoformat())]).has_conflict is has_conflict


def test_nothing_gives_nothing() -> None:
    assert resolve([], FETCHED_AT) is None
    assert resolve(readings([("meta", "2099-01-01")]), FETCHED_AT) is None


PAGE = """<html><meta property="og:title" content="개방형 모델 공개">{meta}
<p class="meta">{shown}</p><div id="articleBody"><div>정부가 개방형 모델을 공개했다.</div></div></html>"""


def read(meta: str = "", shown: str = "") -> list[object]:
    html = PAGE.format(meta=meta, shown=shown).encode()
    url = "https://zdnet.co.kr/view/?no=20261007092803"
    return list(Zdnet.read(Page(url, 200, html, FETCHED_AT)))


def test_an_article_carries_its_confidence_and_its_conflict() -> None:
    meta = '<meta property="article:published_time" content="2026-10-07T09:28:03Z">'
    article = read(meta, "입력 :2026/10/07 09:28")[0]
    assert isinstance(article, Article)
    assert (article.date_confidence, article.has_date_conflict) == (0.51, True)


def test_every_clue_is_kept_and_the_first_sight_last() -> None:
    evidence = [
        row for row in read(shown="입력 :2026/10/07 09:28 수정: 어제") if isinstance(row, DateEvidence)
    ]
    assert [(row.source, row.field, row.raw) for row in evidence] == [
        ("visible", "입력", "2026/10/07 09:28"),
        ("first_seen", "fetched_at", FETCHED_AT.isoformat()),
    ]


def test_a_declared_site_s_page_without_a_date_has_changed() -> None:
    problem = read()[0]
    assert isinstance(problem, Problem)
    assert "no date" in problem.found


def test_what_stands_in_place_of_a_date_is_quoted() -> None:
    problem = read(shown="입력 11월 20일쯤")[0]
    assert isinstance(problem, Problem)
    assert problem.found == "no date read in '입력 11월 20일쯤'"


def test_a_date_without_a_year_is_of_the_last_such_day_before_the_fetch() -> None:
    article = read(shown="입력 11.20 09:07")[0]
    assert isinstance(article, Article)
    assert article.published_at == datetime(2025, 11, 20, 0, 7, tzinfo=UTC)


def test_a_page_whose_only_date_is_impossible_is_dated_by_our_first_sight_and_flagged() -> None:
    article = read(shown="입력 :2099/10/07 09:28")[0]
    assert isinstance(article, Article)
    assert (article.published_at, article.date_confidence, article.has_date_conflict) == (
        FETCHED_AT,
        0.1,
        True,
    )


@pytest.mark.parametrize(
    ("source", "modified", "is_told"),
    [("json_ld", "2026-10-08", True), ("json_ld", "2026-10-06", False), ("sitemap", "2026-10-08", False)],
    ids=["after it was published", "before it was published", "of the page and not the text"],
)
def test_a_date_of_change_is_one_the_article_tells_after_its_publication(
    source: EvidenceSource, modified: str, is_told: bool
) -> None:
    clues = (
        DateClue("json_ld", "datePublished", "2026-10-07T09:00:00+09:00", "published"),
        DateClue(source, "", f"{modified}T09:00:00+09:00", "modified"),
    )
    draft = Draft(
        outlet_id="zdnet", article_id="zdnet:1", url="", title="개방형 모델 공개", body="정부가 공개했다.", byline="",
        section="", extractor="", clues=clues, date_shown="", may_be_undated=False,
    )  # fmt: skip
    article = next(article_rows(draft, Page("", 200, b"", FETCHED_AT)))
    assert isinstance(article, Article)
    assert (article.modified_at is not None) == is_told
