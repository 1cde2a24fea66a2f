from pathlib import Path

import pytest

from nlp.pipeline import load

SENTENCE_SETS = Path(__file__).resolve().parents[2] / "../shared/data/sentence_split"
FLOORS = {"wikipedia": 0.98, "nested": 0.92, "blogs": 0.87, "blogs_ko": 0.83, "etn": 0.70, "tweets": 0.77}
"""Boundary F1 under which a set may not fall; the last boundary of a text, which nobody misses, is not counted."""


def read(text: str) -> list[tuple[str, str]]:
    doc = load()(text)
    return [(span.text, span.label_) for span in doc.spans["sentences"]]


def test_a_line_without_final_ending_is_a_heading_of_its_own() -> None:
    assert read("오픈 모델 도입 늘어\n하지만 검증은 아직이다. 갈 길이 멀다.") == [
        ("오픈 모델 도입 늘어", "HEADING"),
        ("하지만 검증은 아직이다.", ""),
        ("갈 길이 멀다.", ""),
    ]


def test_a_quotation_of_several_sentences_stays_inside_the_sentence_that_reports_it() -> None:
    text = '배도윤 대표는 "모델을 열었다. 비용도 줄었다. 남은 것은 검증이다"라고 말했다. 반응은 엇갈렸다.'
    assert [sentence for sentence, _ in read(text)] == [text[:-10], text[-9:]]


def test_a_sentence_ends_before_an_opening_mark_even_where_kiwi_sees_none() -> None:
    text = "보고서는 현실을 날카롭게 비판했다. “대응이 시급하다”는 것이 핵심이다."
    assert [sentence for sentence, _ in read(text)] == ["보고서는 현실을 날카롭게 비판했다.", text[20:]]


def test_an_unclosed_mark_does_not_swallow_the_line() -> None:
    assert len(read("그는 “길이 없다. 문이 없다. 벽도 없다. 다시 물었다.")) > 1


def test_every_visible_character_lies_in_exactly_one_sentence() -> None:
    text = "머리글\n\n  가나다. 라마바!\t사아자\n\n끝."
    doc = load()(text)
    covered = [at for span in doc.spans["sentences"] for at in range(span.start_char, span.end_char)]
    assert len(covered) == len(set(covered))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)
    assert [span.text for span in doc.sents if span.text.strip()]


@pytest.mark.parametrize("text", ["", "\n", "   ", "\n \n"])
def test_a_blank_text_has_no_sentence(text: str) -> None:
    assert read(text) == []


@pytest.mark.skipif(not SENTENCE_SETS.is_dir(), reason="sentence sets are not here")
@pytest.mark.parametrize("name", FLOORS)
def test_boundaries_hold_their_floor(name: str) -> None:
    right = found = wanted = 0
    for record in (SENTENCE_SETS / f"{name}.txt").read_text("utf-8").strip().split("\n\n"):
        sentences = [line.strip() for line in record.split("\n") if line.strip()]
        doc = load()(" ".join(sentences))
        gold = _ends(sentences)
        given = _ends([span.text for span in doc.spans["sentences"]])
        right, found, wanted = right + len(gold & given), found + len(given), wanted + len(gold)
    assert 2 * right / (found + wanted) >= FLOORS[name]


def _ends(sentences: list[str]) -> set[int]:
    """Where sentences end, counted in visible characters, the last end left out."""
    ends: list[int] = []
    at = 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        ends.append(at)
    return set(ends[:-1])
