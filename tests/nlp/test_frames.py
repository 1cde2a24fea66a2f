"""Frames: a table of sentences by frame, and how quotes, headlines and documents rank them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.components.frames import OF_QUOTES, Marks, _sums_without_each, chosen
from nlp.cues import CueFinder, read_cues
from nlp.findings import FrameFinding
from nlp.frame_words import QUOTE, FrameWords
from nlp.layouts import layouts
from nlp.lemma_text import lemma_text
from nlp.pipeline import load
from nlp.training.marked import marked_doc
from nlp.training.opinions import pieces

TABLE = [
    ("외국 기업에 종속되지 않으려면 AI 주권을 지켜야 한다", "sovereignty"),
    ("소버린 AI로 기술 자립을 이룬다", "sovereignty"),
    ("미국 빅테크에 의존하는 AI에서 벗어나 국산 모델을 키운다", "sovereignty"),
    ("AI 도입의 문턱이 낮아져 중소기업도 쓴다", "access"),
    ("한 달 구독료가 비싸 AI를 못 쓰는 학교가 많다", "access"),
    ("누구나 무료로 AI를 쓸 수 있다", "access"),
    ("AI 개발자 커뮤니티가 함께 고치며 생태계를 키운다", "innovation"),
    ("AI 연구 협업으로 혁신이 빨라진다", "innovation"),
    ("AI 순위에서 선두를 따라잡아 경쟁력을 높인다", "competitiveness"),
    ("AI 시장 점유율과 매출이 늘었다", "competitiveness"),
    ("AI 모델의 출처를 밝혀 투명성을 높이고 누구나 검증한다", "transparency"),
    ("AI 평가 결과를 재현할 수 있어야 한다", "transparency"),
    ("AI 라이선스가 상업적 이용을 막는다", "licensing"),
    ("AI 학습이 저작권을 침해한다", "licensing"),
    ("AI가 딥페이크에 악용되어 위험하다", "safety"),
    ("AI 오남용을 막을 안전장치가 없다", "safety"),
    ("AI 모델에 백도어가 있으면 국방과 안보가 위태롭다", "security"),
    ("AI로 만든 악성코드가 해킹에 쓰인다", "security"),
    ("AI 기본법 시행령이 의무를 늘려 규제가 무겁다", "regulation"),
    ("AI 정책 공백을 메울 입법이 필요하다", "regulation"),
    ("AI가 개인정보와 인권을 침해한다", "rights"),
    ("AI 때문에 해고된 노동자의 권리를 지킨다", "rights"),
    ("AI를 돌릴 GPU와 데이터센터가 모자라다", "infrastructure"),
    ("AI 클라우드 인프라를 구축한다", "infrastructure"),
]


def annotated(text: str, title: str = "", quotes: tuple[str, ...] = ()) -> Doc:
    marks = [
        {
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "kind": "direct",
            "speaker": "",
            "speaker_entity": "",
            "speaker_role": None,
            "verb": "",
        }
        for words in quotes
    ]
    doc = marked_doc({"text": text, "title": title, "quotes": marks})
    framed: Doc = load().get_pipe("frames")(doc)
    return framed


def of_level(doc: Doc, level: str, number: int | None = None) -> list[FrameFinding]:
    return [finding for finding in doc._.frames if finding.level == level and finding.number == number]


@pytest.mark.parametrize(("words", "frame"), TABLE)
def test_a_sentence_argues_from_its_frame(words: str, frame: str) -> None:
    doc = annotated(words + ".")
    assert frame in [finding.frame_id for finding in of_level(doc, "document")[:2]]
    assert frame in [finding.frame_id for finding in of_level(doc, "sentence", 0)]


def test_ranks_count_from_1_and_scores_fall() -> None:
    doc = annotated("\n".join(words + "." for words, _ in TABLE[:12]))
    found = of_level(doc, "document")
    assert [finding.rank for finding in found] == [1, 2, 3, 4][: len(found)]
    assert [finding.score for finding in found] == sorted((finding.score for finding in found), reverse=True)
    assert all(0 < finding.score <= 1 for finding in doc._.frames)


def test_a_quote_has_at_most_three_frames_of_its_own_words_first() -> None:
    words = "AI 규제가 무겁고 의무와 과태료가 늘었다"
    doc = annotated(f"AI 데이터센터가 모자라다.\n대표는 “{words}”고 말했다.", quotes=(words,))
    found = of_level(doc, "quote", 0)
    assert found[0].frame_id == "regulation"
    assert len(found) <= 3


def test_a_quote_without_cues_leans_on_the_sentence_that_reports_it() -> None:
    words = "그건 안 된다"
    text = f"국방과 안보를 맡은 장관은 해킹과 백도어를 들어 “{words}”고 말했다."
    assert [finding.frame_id for finding in of_level(annotated(text, quotes=(words,)), "quote", 0)] == [
        "security"
    ]


def test_a_headline_has_frames_where_a_title_is_known() -> None:
    title = "AI 규제, 시행령으로 푼다"
    text = f"{title}\nGPU 인프라가 모자라다."
    assert [finding.frame_id for finding in of_level(annotated(text, title), "headline")] == ["regulation"]
    assert of_level(annotated(text), "headline") == []


def test_a_sentence_on_something_else_than_ai_has_no_frame_of_its_own() -> None:
    assert of_level(annotated("국민투표법 개정 법안을 발의했다."), "sentence", 0) == []


def test_a_repeated_cue_counts_half_and_then_no_more() -> None:
    once, twice, often = (
        of_level(annotated(f"AI {', '.join(times * ['백도어'])}."), "sentence", 0)[0].score
        for times in (1, 2, 5)
    )
    assert once < twice == often


def test_an_empty_text_has_no_frames() -> None:
    assert annotated("")._.frames == []


def test_the_same_text_gives_the_same_frames() -> None:
    text = "\n".join(words for words, _ in TABLE)
    assert annotated(text)._.frames == annotated(text)._.frames


@pytest.mark.parametrize("name", ["frames", "subject"])
def test_every_cue_finds_its_own_example(name: str) -> None:
    for cue in read_cues("frames", name):
        assert CueFinder([cue]).find(lemma_text(load()(cue.example))), cue


def test_frames_of_quotes_that_nothing_was_learned_from_are_found() -> None:
    """Micro-F1 on pieces coded before any cue was tried on them: .69 as it is."""
    right = given = wanted = 0
    for piece in pieces(Path(__file__).with_name("framed_quotes.txt").read_text("utf-8")):
        doc = load().get_pipe("frames")(marked_doc(piece))
        for number, quote in enumerate(piece["quotes"]):
            found = {finding.frame_id for finding in of_level(doc, "quote", number)}
            right += len(found & set(quote["frames"]))
            given += len(found)
            wanted += len(quote["frames"])
    assert wanted == 175
    assert 2 * right / (given + wanted) >= 0.67


@pytest.mark.parametrize(
    ("sums", "columns"),
    [
        ((3.0, 2.0, 1.0, 0.5), [0, 1, 2]),
        ((0.1, 2.0, -0.5, -3.0), [1, 0]),
        ((-3.0, 0.1, 0.2, 0.3), [3, 2, 1]),
        ((-1.0, -1.5, -0.2, -2.0), []),
        ((0.2, -1.0, -1.0, -2.0), [0]),
    ],
    ids=["at most so many", "strongest first", "all reach", "the strongest does not", "a later one does not"],
)
def test_a_frame_is_found_whose_rank_s_mark_it_reaches(sums: tuple[float, ...], columns: list[int]) -> None:
    rows, ranks, found = chosen(np.array([sums]), Marks(at_least=(0.0, -0.4, 0.1)))
    assert rows.tolist() == [0] * len(columns)
    assert ranks.tolist() == list(range(len(columns)))
    assert found.tolist() == columns


def test_a_weaker_frame_of_a_quote_is_told_as_less_probable() -> None:
    scores = [OF_QUOTES.score(log_odds) for log_odds in (-2.0, -0.5, 0.0, 2.0, 9.0)]
    assert scores == sorted(scores)
    assert 0 < scores[0] < scores[-1] < 1


def test_other_words_tip_a_quote_without_cues() -> None:
    """No cue stands in it, only a word that in our own quotes goes with one frame."""
    page = layouts([load().make_doc("판사는 그렇게 보지 않았다")])
    start = page.texts * 0
    nothing, whole = (page.stretches(page.texts, start, ends) for ends in (start, page.lengths))
    words = FrameWords(["regulation"])
    (bare,), (said,) = (words.sums(page.morphs, stretches, QUOTE) for stretches in (nothing, whole))
    assert said[0, 0] > bare[0, 0]


def test_every_frame_of_the_codebook_has_cues() -> None:
    assert {cue.category for cue in read_cues("frames", "frames")} == {frame for _, frame in TABLE}


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="가나다 규제보안비용GPU.“”\n, AI", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert all(finding.rank <= 4 for finding in annotated(text)._.frames)


def test_a_speakers_other_quotes_are_summed_as_one_by_one() -> None:
    weights = [0.7, 0.1, 0.0, 1.5, 0.35, 0.2]
    one_by_one = [sum(weights[:at] + weights[at + 1 :]) for at in range(len(weights))]
    assert _sums_without_each(np.array([weights])).tolist() == [one_by_one]
