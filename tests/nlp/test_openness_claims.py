"""Openness claims: a table of sentences with marked names, by class and by the way the subject is tied to it."""

import re
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.cues import CueFinder, read_cues
from nlp.findings import NameFinding
from nlp.lemma_text import lemma_text
from nlp.pipeline import load
from tests.nlp.timing import seconds
from warehouse.records import EntityKind

MODELS = ("라마 4", "젬마 2", "클로드", "제미나이", "GPT-4", "딥시크 R1", "큐원 3", "가온-7B", "솔라")
FIRMS = ("오픈AI", "메타", "구글", "앤트로픽", "가온AI", "알리바바")
_MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")
TABLE = [
    line.replace("\\n", "\n").split("\t")
    for line in Path(__file__).with_name("claim_sentences.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def annotated(marked: str) -> Doc:
    """Read a text whose models stand in [ ], its firms in { }."""
    text, names, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        name = match[1] or match[2]
        names.append((len(text), len(text) + len(name), "MODEL" if match[1] else "ORG", name))
        text, at = text + name, match.end()
    nlp = load()
    with nlp.select_pipes(enable=["sentences"]):
        doc = nlp(text + marked[at:])
    spans = [
        doc.char_span(start, end, label=label, kb_id=name, alignment_mode="expand")
        for start, end, label, name in names
    ]
    doc._.names = [
        NameFinding(span.start_char, span.end_char, cast(EntityKind, span.label_), span.kb_id_)
        for span in spans
        if span is not None
    ]
    doc._.salience = "mentioned"
    claimed: Doc = nlp.get_pipe("openness_claims")(doc)
    return claimed


@pytest.mark.parametrize(("text", "claims"), TABLE)
def test_a_sentence_puts_its_subjects_in_a_class(text: str, claims: str) -> None:
    found = annotated(text)._.openness_claims
    wanted = set(claims.split(";")) if claims else set()
    assert {f"{claim.subject_entity_id}:{claim.claimed}" for claim in found} == wanted


def test_a_parliament_and_a_party_to_the_debate_make_no_model_that_could_be_closed() -> None:
    text = "국회는 법안을 심사했다. 이 기관은 폐쇄형 모델을 쓴다. 참여연대는 폐쇄형이다. 오픈AI는 폐쇄형이다."
    claims = load()(text)._.openness_claims
    assert {claim.subject_entity_id for claim in claims} == {"org:openai"}


def test_the_span_is_the_sentence() -> None:
    doc = annotated("어제 비가 왔다.\n공개 모델 [솔라]를 골랐다. 오늘은 맑다.")
    (claim,) = doc._.openness_claims
    assert doc.text[claim.char_start : claim.char_end] == "공개 모델 솔라를 골랐다."


def test_every_sentence_claims_for_itself() -> None:
    doc = annotated("공개 모델 [솔라]를 골랐다.\n폐쇄형 모델 [GPT-4]는 비쌌다.")
    assert [(claim.subject_entity_id, claim.claimed) for claim in doc._.openness_claims] == [
        ("솔라", "open"),
        ("GPT-4", "closed"),
    ]


def test_a_text_without_names_claims_nothing() -> None:
    assert annotated("폐쇄형 모델이 앞선다.")._.openness_claims == []


def test_the_same_text_gives_the_same_claims() -> None:
    text = "\n".join(text for text, _ in TABLE[:100])
    assert annotated(text)._.openness_claims == annotated(text)._.openness_claims


def test_every_class_word_finds_its_own_example() -> None:
    for cue in read_cues("openness_claims", "classes"):
        assert CueFinder([cue]).find(lemma_text(load()(cue.example))), cue


def test_every_class_has_words() -> None:
    classes = {cue.category.split(" ")[0] for cue in read_cues("openness_claims", "classes")}
    assert classes == {"open_source", "open_weight", "open", "closed", "hybrid"}


def test_nouns_without_an_end_cost_about_as_much_a_character_however_many_they_are() -> None:
    nouns = "메타의 오픈소스 폐쇄형 라마 " * 40
    assert seconds("openness_claims", nouns * 8) < 16 * seconds("openness_claims", nouns)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(f"[{name}]" for name in MODELS),
                *(f"{{{name}}}" for name in FIRMS),
                "폐쇄형",
                "오픈소스",
                "로 공개한",
                "은",
                "의",
                ", ",
                " ",
                "\n",
            ]
        ),
        max_size=30,
    )
)
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    doc = annotated("".join(pieces))
    assert all(claim.char_start < claim.char_end for claim in doc._.openness_claims)
