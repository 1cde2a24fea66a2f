"""Cues: what each part of the notation matches in the line of dictionary forms, and what a lexicon may not hold."""

import pytest

from nlp.cues import Cue, CueFinder
from nlp.lemma_text import LemmaText, lemma_text
from nlp.pipeline import load


def found(pattern: str, text: str) -> list[str]:
    line = lemma_text(load().make_doc(text))
    hits = CueFinder([Cue("x", pattern, 1.0, "")]).find(line)
    return [line.line[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("기술주권", "기술 주권을 지킨다", True),
        ("기술주권", "기술이 주권을 지킨다", False),
        ("공개 모델", "공개한 모델을 쓴다", True),
        ("공개 모델", "공개를 미루고 다른 모델을 쓴다", False),
        ("공개 .. 모델", "공개를 미루고 다른 모델을 쓴다", True),
        ("공개 .. 모델", "공개를 미뤘다. 모델은 낡았다.", False),
        ("공개|개방 모델", "개방형 모델", True),
        ("열다", "문을 열었다", True),
        ("열다", "이름을 나열했다", False),
        ("문 열다", "문을 활짝 열었다", False),
        ("문 .. 열다", "문을 활짝 열었다", True),
        ("=문", "대문을 칠했다", False),
        ("=안=", "안 된다", True),
        ("=안=", "안전하다", False),
        ("-지만", "좋지만 비싸다", True),
        ("공개하다 -지 않다", "공개하지 않았다", True),
        ("군사 / 군 당국", "군 당국이 막았다", True),
        ("openweight", "open-weight 모델", True),
        ("공개 .. 모델", "공개를 미루고 또 미루고 다시 미루고 거듭 미뤄 모델이 낡았다", False),
        ("가중치|코드 공개|개방", "코드를 개방했다", True),
    ],
)
def test_a_pattern_matches_whatever_the_endings_and_spacing(pattern: str, text: str, matches: bool) -> None:
    assert bool(found(pattern, text)) is matches


def test_a_hit_stands_where_its_words_stand_in_the_text() -> None:
    text = "어제 가중치를 공개했다."
    line = lemma_text(load().make_doc(text))
    start, end = line.part(text.index("가중치"), text.index("했다"))
    assert found("가중치 공개", text) == [line.line[start:end].strip()] == ["가중치 -를 공개"]


def test_an_empty_text_has_no_hits() -> None:
    assert found("공개", "") == []


def test_a_text_has_the_same_hits_in_company_as_alone() -> None:
    cues = [
        Cue("x", pattern, 1.0, "") for pattern in ("공개 .. 모델", "=안=", "가중치|코드 공개|개방", "-지만")
    ]
    words = ["모델을 공개", "", "모델이 안", "안 된다", "코드를 개방했지만", "공개를 미루고 다른 모델을 쓴다"]
    alone = [CueFinder(cues).find(lemma_text(load().make_doc(text))) for text in words]
    company, finder = [lemma_text(load().make_doc(text)) for text in words], CueFinder(cues)
    finder.search(company)
    assert [finder.find(text) for text in company] == alone
    assert list(map(len, alone)) == [0, 0, 1, 1, 2, 1]


@pytest.mark.parametrize("times", [1, 3000])
def test_a_line_without_a_blank_is_searched_in_steps(times: int) -> None:
    line = " " + "개방가중치" * times
    text = LemmaText(line, [0], [0], [line.strip()])
    hits = CueFinder([Cue("x", "개방 .. 가중치", 1.0, ""), Cue("x", "가중치", 1.0, "")]).find(text)
    assert len(hits) == 2 * times
