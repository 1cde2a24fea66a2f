"""What counts as a text on AI, what only looks like one, and how the words fare on documents that people chose."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.generic import generic_site
from spiders.pack import answer_of, read_manifest
from spiders.page import Page
from spiders.registry import load_sites, site_of
from spiders.topic import is_about_ai, may_be_about_ai
from warehouse.records import Article

AT = datetime(2026, 11, 1, tzinfo=UTC)

STORY = "\n시는 이달 안에 의견을 모아 다음 달 시행한다고 밝혔다. 주민 설명회는 세 차례 연다."


@pytest.mark.parametrize(
    "title",
    [
        "생성형AI가 쓴 답안, 학교는 어떻게 다루나",
        "AI기본법 시행령 초안 공개",
        "ＡＩ 심사관 둔다",
        "A.I. 시대의 저작물",
        "인공 지능 영향 평가 첫발",
        "LLM 감사 기준 나왔다",
        "챗GPT로 민원 답하는 군청",
        "시의회, 챗봇 상담 예산 통과",
        "개방형 모델 등록제 도입되나",
        "공공 데이터센터에 GPU 천 장",
    ],
)
def test_a_headline_on_ai_is_known_by_its_words(title: str) -> None:
    assert is_about_ai(title + STORY)
    assert may_be_about_ai(title)


@pytest.mark.parametrize(
    "title",
    [
        "AIDS 예방 주간, 보건소 무료 검사",
        "KAIST 총장 선임 절차 시작",
        "AIIB 연차 총회 개최",
        "아이 돌봄 시간 늘린다",
        "고병원성 AI 확진, 오리 농장 이동 제한",
        "조류인플루엔자(AI) 방역대 해제",
        "달라이라마 방한 추진",
        "초거대 블랙홀의 그림자",
        "FAIR 거래 캠페인",
    ],
)
def test_a_headline_that_only_looks_like_ai_is_not(title: str) -> None:
    assert not is_about_ai(title + STORY)


def test_bird_flu_and_a_model_in_one_text_are_about_ai() -> None:
    assert is_about_ai("조류인플루엔자 예측에 딥러닝 쓴다" + STORY)


def test_a_body_that_comes_back_to_ai_counts_and_one_that_mentions_it_does_not() -> None:
    long = "예산안 심사가 이어졌다. " * 40
    assert not is_about_ai("예산안 심사 이틀째\n" + long + "인공지능 사업은 보류됐다.")
    assert is_about_ai(
        "예산안 심사 이틀째\n" + long + "인공지능 사업은 보류됐다. AI 바우처와 챗봇 예산도 깎였다."
    )


def test_before_fetching_one_word_or_no_word_at_all_is_enough() -> None:
    assert may_be_about_ai("데이터센터 옆 마을의 여름")
    assert may_be_about_ai("")
    assert not may_be_about_ai("시립도서관 밤 열 시까지 연다")
    assert not is_about_ai("데이터센터 옆 마을의 여름" + STORY)


MARKED_OFF_TOPIC = frozenset(f"naon-{number}" for number in range(34, 41))
"""Documents of the marked set that a person finds to be about other things, though one of them tells of weapons with AI."""


def marked(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Give id, headline and text of each marked document."""
    for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["title"], row["text"]


@pytest.mark.parametrize(("part", "floor"), [("headline", 0.92), ("headline and lead", 0.97), ("text", 0.99)])
def test_hardly_a_marked_document_on_ai_is_passed_over(shared: Path, part: str, floor: float) -> None:
    rows = [row for row in marked(shared) if row[0] not in MARKED_OFF_TOPIC]
    missed = []
    for name, title, text in rows:
        given = {"headline": title, "headline and lead": text[:200], "text": text}[part]
        if not (is_about_ai(given) if part == "text" else may_be_about_ai(given)):
            missed.append(name)
    assert 1 - len(missed) / len(rows) >= floor, missed


def test_hardly_anything_of_a_whole_newsroom_is_fetched_in_vain(shared: Path) -> None:
    folder = shared / "pages" / "knews_rss_2022"
    entries = {
        row["title"]: plain(row["title"], row["partialText"] or "")
        for path in sorted(folder.glob("*.json"))
        for row in json.loads(path.read_text("utf-8"))
    }
    fetched = [title for title, text in entries.items() if may_be_about_ai(text)]
    kept = [title for title, text in entries.items() if is_about_ai(text)]
    assert len(entries) > 600
    assert len(fetched) / len(entries) < 0.06, fetched
    assert len(kept) / len(entries) < 0.012, kept


def test_hardly_a_saved_page_is_kept_for_none_of_them_is_on_ai(shared: Path) -> None:
    sites = load_sites()
    read, kept = 0, []
    for saved in read_manifest(shared / "pages"):
        if saved.kind not in ("article", "api"):
            continue
        answer = answer_of(saved, sites, AT)
        site = site_of(answer.url, sites) or generic_site(urlsplit(answer.url).hostname or "unknown")
        page = Page(
            url=answer.url, status=200, body=answer.body, fetched_at=answer.fetched_at, kind=answer.kind
        )
        for row in site.read(page):
            if isinstance(row, Article):
                read += 1
                kept += [row.title] if is_about_ai(f"{row.title}\n{row.body}") else []
    assert read > 50
    assert len(kept) <= 1, kept


def plain(title: str, lead: str) -> str:
    body = LexborHTMLParser(f"<body>{lead}</body>").body
    return f"{title}\n{body.text(separator=' ') if body else ''}"
