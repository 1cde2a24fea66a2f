"""Openness claims: a table of sentences with marked names, by class and by the way the subject is tied to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.cues import CueFinder, read_cues
from nlp.lemma_text import lemma_text
from nlp.pipeline import load

MODELS = ("라마 4", "젬마 2", "클로드", "제미나이", "GPT-4", "딥시크 R1", "큐원 3", "가온-7B", "솔라")
FIRMS = ("오픈AI", "메타", "구글", "앤트로픽", "가온AI", "알리바바")

TABLE = [
    ("메타의 오픈 웨이트 모델 라마 4가 나왔다.", {("라마 4", "open_weight")}),
    ("오픈소스 모델 젬마 2를 썼다.", {("젬마 2", "open_source")}),
    ("공개 모델 솔라를 골랐다.", {("솔라", "open")}),
    ("개방형 모델인 가온-7B가 인기다.", {("가온-7B", "open")}),
    ("폐쇄형 모델 GPT-4를 쓴다.", {("GPT-4", "closed")}),
    ("closed 모델 클로드와 비교했다.", {("클로드", "closed")}),
    ("폐쇄형 모델을 앞세운 오픈AI가 한국에 왔다.", {("오픈AI", "closed")}),
    ("오픈AI는 폐쇄형 모델을 운영한다.", {("오픈AI", "closed")}),
    ("가온AI는 올해부터 개방형 모델을 개발하고 있다.", {("가온AI", "open")}),
    ("메타가 라마 4를 오픈소스로 공개했다.", {("라마 4", "open_source")}),
    ("알리바바는 큐원 3의 가중치를 공개했다.", {("큐원 3", "open_weight")}),
    ("알리바바, ‘큐원 3’ 가중치 공개", {("큐원 3", "open_weight")}),
    ("가중치를 공개한 딥시크 R1이 화제다.", {("딥시크 R1", "open_weight")}),
    ("가온AI가 오픈소스로 공개한 ‘가온-7B’를 시험했다.", {("가온-7B", "open_source")}),
    ("구글은 제미나이를 폐쇄형으로 운영한다.", {("제미나이", "closed")}),
    ("앤트로픽은 클로드의 가중치를 공개하지 않는다.", {("클로드", "closed")}),
    ("클로드나 제미나이 같은 폐쇄형 서비스를 쓴다.", {("클로드", "closed"), ("제미나이", "closed")}),
    ("라마 4와 젬마 2 등 오픈 웨이트 모델이 늘었다.", {("라마 4", "open_weight"), ("젬마 2", "open_weight")}),
    (
        "오픈AI와 앤트로픽, 구글 등 폐쇄형 AI 진영이 앞선다.",
        {("오픈AI", "closed"), ("앤트로픽", "closed"), ("구글", "closed")},
    ),
    (
        "오픈 웨이트 모델로는 라마 4, 딥시크 R1이, 폐쇄형 모델로는 GPT-4와 클로드가 꼽힌다.",
        {("라마 4", "open_weight"), ("딥시크 R1", "open_weight"), ("GPT-4", "closed"), ("클로드", "closed")},
    ),
    (
        "구글은 제미나이는 폐쇄형으로 운영하면서 젬마 2는 오픈 모델로 공개하는 병행 전략을 쓴다.",
        {("구글", "hybrid"), ("제미나이", "closed"), ("젬마 2", "open")},
    ),
    ("오픈소스라고 알려졌지만 라마 4는 조건이 많다.", {("라마 4", "open_source")}),
    ("라마 4는 오픈소스로 불리지만 조건이 많다.", {("라마 4", "open_source")}),
    ("오픈소스 생태계가 구글을 따라잡았다.", set()),
    ("가온AI가 새 모델을 공개했다.", set()),
    ("오픈AI가 성능을 발표했다.", set()),
    ("의원은 “오픈소스를 지원하자”고 했고 오픈AI는 답하지 않았다.", set()),
]


def annotated(text: str) -> Doc:
    nlp = load()
    with nlp.select_pipes(enable=["sentences"]):
        doc = nlp(text)
    spans = []
    for label, names in (("MODEL", MODELS), ("ORG", FIRMS)):
        for name in names:
            at = text.find(name)
            while at >= 0:
                span = doc.char_span(at, at + len(name), label=label, kb_id=name, alignment_mode="expand")
                spans += [] if span is None else [span]
                at = text.find(name, at + 1)
    doc.spans["entities"] = spans
    doc._.salience = "mentioned"
    claimed: Doc = nlp.get_pipe("openness_claims")(doc)
    return claimed


@pytest.mark.parametrize(("text", "claims"), TABLE)
def test_a_sentence_puts_its_subjects_in_a_class(text: str, claims: set[tuple[str, str]]) -> None:
    found = annotated(text)._.openness_claims
    assert {(claim.subject_entity_id, claim.claimed) for claim in found} == claims


def test_the_span_is_the_sentence() -> None:
    doc = annotated("어제 비가 왔다.\n공개 모델 솔라를 골랐다. 오늘은 맑다.")
    (claim,) = doc._.openness_claims
    assert doc.text[claim.char_start : claim.char_end] == "공개 모델 솔라를 골랐다."


def test_every_sentence_claims_for_itself() -> None:
    doc = annotated("공개 모델 솔라를 골랐다.\n폐쇄형 모델 GPT-4는 비쌌다.")
    assert [(claim.subject_entity_id, claim.claimed) for claim in doc._.openness_claims] == [
        ("솔라", "open"),
        ("GPT-4", "closed"),
    ]


def test_a_text_without_names_claims_nothing() -> None:
    assert annotated("폐쇄형 모델이 앞선다.")._.openness_claims == []


def test_the_same_text_gives_the_same_claims() -> None:
    text = "\n".join(text for text, _ in TABLE)
    assert annotated(text)._.openness_claims == annotated(text)._.openness_claims


def test_every_class_word_finds_its_own_example() -> None:
    for cue in read_cues("openness_claims", "classes"):
        assert CueFinder([cue]).find(lemma_text(load()(cue.example))), cue


def test_every_class_has_words() -> None:
    classes = {cue.category.split(" ")[0] for cue in read_cues("openness_claims", "classes")}
    assert classes == {"open_source", "open_weight", "open", "closed", "hybrid"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*MODELS, *FIRMS, "폐쇄형", "오픈소스", "로 공개한", "은", "의", ", ", " ", "\n"]),
        max_size=30,
    )
)
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    doc = annotated("".join(pieces))
    assert all(claim.char_start < claim.char_end for claim in doc._.openness_claims)
