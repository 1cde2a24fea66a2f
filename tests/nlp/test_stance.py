"""Positions on openness: one table of quotes in a fixed surrounding, one of documents, and the machinery."""

import time
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.components.stance import Stance
from nlp.cues import CueFinder, read_cues
from nlp.findings import StanceFinding
from nlp.layouts import Layouts
from nlp.lemma_text import lemma_text
from nlp.pipeline import load
from nlp.stance.document import features_of, position_of
from nlp.stance.issue import issue_ids
from nlp.stance.issue_cues import GENERAL, OWN, IssueCues
from nlp.stance.reading import Readings
from nlp.stance.units import LABELS
from nlp.training.marked import marked_doc

SUPPORTIVE = [
    "오픈소스 AI 육성이 시급하다",
    "정부가 만든 모델은 국민 모두에게 열어야 한다",
    "공개 모델 덕분에 우리 같은 작은 회사도 시작할 수 있었다",
    "내려받아 쓰니 비용이 절반으로 줄었다",
    "닫힌 모델은 속을 알 수 없어 믿기 어렵다",
    "폐쇄형 모델에 기대면 외국 빅테크에 종속된다",
    "폐쇄형보다 개방형이 낫다",
    "문을 걸어 잠그면 우리만 뒤처진다",
    "빗장을 풀어야 생태계가 산다",
    "세금으로 만든 모델을 왜 잠가 두느냐",
    "누구나 뜯어보고 고칠 수 있어야 한다",
    "가중치를 공개하면 보는 눈이 많아져 오류를 빨리 찾는다",
    "공개 모델을 금지하면 혁신이 죽는다",
    "오픈소스가 없었다면 연구를 접었을 것",
    "개방은 기술 주권을 지키는 길이다",
]
OPPOSITIONAL = [
    "가중치를 공개하면 범죄에 악용된다",
    "위험한 모델까지 공개해서는 안 된다",
    "한번 풀린 가중치는 되돌릴 수 없다",
    "공개 모델은 안전장치를 쉽게 떼어 낼 수 있다",
    "개방형보다 폐쇄형이 안전하다",
    "국방에는 통제가 가능한 폐쇄형이 현실적이다",
    "모델을 열면 경쟁사가 그대로 베껴 간다",
    "공개가 곧 투명성은 아니다",
    "오픈 모델은 사고가 나도 책임질 사람이 없다",
    "검증되지 않은 오픈소스 모델을 행정망에서 걷어내야 한다",
    "공개했더니 경쟁사만 좋은 일을 시켰다",
    "출처를 모르는 공개 모델에는 백도어가 숨어 있을 수 있다",
]
MIXED = [
    "오픈과 클로즈를 병행하는 투트랙이 답이다",
    "개방에는 찬성하지만 안전장치를 먼저 갖춰야 한다",
    "연구용은 열되 국방 모델은 닫아야 한다",
    "열 것은 열고 닫을 것은 닫아야 한다",
    "개방과 통제 사이에서 균형을 찾아야 한다",
    "오픈만 고집해도, 폐쇄만 고집해도 안 된다",
    "공개는 양날의 검이다",
]
NEUTRAL = [
    "모델 가중치를 다음 달 공개할 예정이다",
    "공개 여부는 아직 정해지지 않았다",
    "상위 20개 모델 가운데 가중치를 공개한 곳은 여섯 곳이다",
    "공개 범위를 어디까지 할지 검토하고 있다",
]
NONE = [
    "올해 매출은 40억 원을 넘었다",
    "데이터센터를 지을 땅을 찾고 있다",
    "추론 속도가 두 배 빨라졌다",
    "내년에 일본에 지사를 세우겠다",
    "직원을 서른 명 더 뽑았다",
]
TABLE = [
    *((words, "supportive") for words in SUPPORTIVE),
    *((words, "oppositional") for words in OPPOSITIONAL),
    *((words, "mixed") for words in MIXED),
    *((words, "neutral") for words in NEUTRAL),
    *((words, "none") for words in NONE),
]


def document(*quotes: str, title: str = "오픈소스 AI 공개 범위 논쟁") -> Doc:
    text = f"{title}\n오픈소스 AI 모델을 어디까지 공개할지를 두고 토론회가 열렸다."
    marks = []
    for number, words in enumerate(quotes):
        text += f"\n{'가나다라마'[number % 5]} 대표는 “"
        marks.append({"start": len(text), "end": len(text) + len(words), "kind": "direct", "verb": "말하다"})
        marks[-1] |= {
            "speaker": f"{'가나다라마'[number % 5]} 대표",
            "speaker_entity": "",
            "speaker_role": None,
        }
        text += words + "”라고 말했다."
    return marked_doc({"text": text, "title": title, "quotes": marks})


def annotated(doc: Doc) -> Doc:
    stanced: Doc = load().get_pipe("stance")(doc)
    return stanced


def of_level(doc: Doc, level: str, issue_id: str = "ai_openness") -> list[StanceFinding]:
    return [finding for finding in doc._.stances if finding.level == level and finding.issue_id == issue_id]


@pytest.mark.parametrize(("words", "label"), TABLE)
def test_a_quote_in_a_text_on_openness_takes_its_position(words: str, label: str) -> None:
    (finding,) = of_level(annotated(document(words)), "quote")
    assert finding.label == label


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("오픈소스 모델은 안전하다", 1),
        ("오픈소스 모델은 안전하지 않다", -1),
        ("폐쇄형 모델은 위험하다", 1),
        ("폐쇄형 모델은 위험하지 않다", -1),
        ("오픈소스 모델은 위험하다", -1),
        ("폐쇄형보다 개방형이 안전하다", 1),
        ("개방형보다 폐쇄형이 안전하다", -1),
        ("오픈소스는 위험하지만 꼭 필요하다", 1),
        ("오픈소스는 필요하지만 위험하다", -1),
        ("문을 닫으면 도태된다", 1),
        ("빗장을 풀어야 한다", 1),
        ("모델을 공개하면 안 된다", -1),
    ],
)
def test_praise_and_blame_go_to_the_side_they_are_said_of(words: str, sign: int) -> None:
    assert _reading(words).lean * sign > 0


def test_words_without_a_side_lean_nowhere() -> None:
    reading = _reading("점심이 맛있어서 기분이 좋았다")
    assert reading.topic == 0
    assert reading.lean == 0


def _reading(words: str) -> Readings:
    cues, page = IssueCues("ai_openness"), Layouts([load()(words)])
    hits = cues.all(page.lines, cues.naming(page.lines), page.texts)
    return cues.read(hits, page.stretches(page.texts, page.texts * 0, page.lengths))


def test_what_is_said_without_naming_the_issue_is_read_by_the_same_speakers_other_words() -> None:
    alone = annotated(document("그런 말은 믿을 수 없다"))
    beside = document(
        "가중치를 공개하면 범죄에 악용된다", "공개한 모델은 되돌릴 수 없다", "그런 말은 믿을 수 없다"
    )
    for quote in beside._.quotes:
        quote.speaker = "가 대표"
    assert of_level(annotated(beside), "quote")[2].label == "oppositional"
    assert of_level(alone, "quote")[0].label != "oppositional" or of_level(alone, "quote")[0].score < 0.6


def test_a_document_is_supportive_where_its_speakers_are() -> None:
    (finding,) = of_level(annotated(document(*SUPPORTIVE[:4])), "document")
    assert finding.label == "supportive"
    assert finding.char_start is None


def test_a_document_is_oppositional_where_its_speakers_are() -> None:
    (finding,) = of_level(annotated(document(*OPPOSITIONAL[:4])), "document")
    assert finding.label == "oppositional"


def test_a_document_with_both_camps_and_a_middle_is_mixed() -> None:
    quotes = (*SUPPORTIVE[:2], *OPPOSITIONAL[:2], *MIXED[:2])
    (finding,) = of_level(annotated(document(*quotes)), "document")
    assert finding.label == "mixed"


def test_a_document_without_positions_is_neutral() -> None:
    doc = annotated(document())
    assert [finding.label for finding in of_level(doc, "document")] == ["neutral"]
    assert doc._.salience == "central"


def test_a_document_on_something_else_has_no_stance() -> None:
    text = "국회의장 비서실장 임명\n국회의장은 새 비서실장에게 임명장을 주었다."
    doc = annotated(marked_doc({"text": text, "title": "국회의장 비서실장 임명", "quotes": []}))
    assert doc._.salience == "none"
    assert [finding.label for finding in of_level(doc, "document")] == ["none"]


def test_openness_named_in_passing_is_mentioned() -> None:
    text = (
        "지역 병원 AI 도입\n"
        + "병원은 판독 시간을 줄이려고 새 기계를 들였다. " * 20
        + "한 과는 오픈소스 모델을 쓴다."
    )
    doc = annotated(marked_doc({"text": text, "title": "지역 병원 AI 도입", "quotes": []}))
    assert doc._.salience == "mentioned"


def test_a_text_about_the_issue_may_have_nothing_that_takes_a_position() -> None:
    text = "모델\x00을 공개\u200b했다.\ufeff " * 10
    doc = annotated(marked_doc({"text": text, "title": "", "quotes": []}))
    assert doc._.salience == "central"
    assert [
        (finding.level, finding.label) for finding in doc._.stances if finding.issue_id == "ai_openness"
    ] == [("document", "neutral")]


def test_a_text_of_images_alone_is_about_the_issue() -> None:
    text = "빗장을 풀 때다\n빗장을 풀어야 AI가 산다. 문을 열자. 울타리를 치면 모델이 갇힌다. 닫으면 진다."
    doc = annotated(marked_doc({"text": text, "title": "빗장을 풀 때다", "quotes": []}))
    assert doc._.salience == "central"


def test_hints_make_a_text_about_the_issue_sooner_where_it_speaks_of_ai() -> None:
    of_ai = (
        "AI 모델을 새로 냈다\n회사는 AI를 누구나 내려받아 쓰게 공개했다. 값은 받지 않는다. 소스도 내놓는다. "
        + "반응은 갈렸다. " * 6
    )
    of_maps = of_ai.replace("AI 모델", "지도").replace("AI", "지도")
    found = [
        annotated(marked_doc({"text": text, "title": "", "quotes": []}))._.salience
        for text in (of_ai, of_maps)
    ]
    assert found[0] != "none"
    assert found[1] == "none"


def test_nobody_takes_a_position_in_a_text_on_something_else() -> None:
    doc = annotated(marked_doc({"text": "철도 요금 인상\n시민은 비싸다고 했다.", "title": "", "quotes": []}))
    assert {finding.label for finding in doc._.stances} == {"none"}


PRO, CONTRA, MIDDLE, REPORT = ([0.9 if at == own else 0.025 for at in range(5)] for own in range(4))
"""Probabilities of a quote whose label is nearly sure."""


def test_none_goes_with_no_salience_only() -> None:
    nothing = features_of([[0.0, 0.0, 0.0, 0.0, 1.0]], [], [])
    assert position_of("none", nothing)[0] == "none"
    assert position_of("mentioned", nothing)[0] == "neutral"


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ([PRO] * 5, "supportive"),
        ([CONTRA] * 5, "oppositional"),
        ([PRO, CONTRA, PRO, CONTRA, MIDDLE], "mixed"),
        ([REPORT] * 5, "neutral"),
        ([], "neutral"),
    ],
)
def test_a_text_takes_the_position_of_what_is_said_in_it(quotes: list[list[float]], expected: str) -> None:
    label, score = position_of("central", features_of(quotes, [], []))
    assert label == expected
    assert 0.2 < score <= 1


def test_evidence_of_a_quote_is_the_quote() -> None:
    doc = annotated(document(SUPPORTIVE[0]))
    (finding,) = of_level(doc, "quote")
    assert doc.text[finding.char_start : finding.char_end] == SUPPORTIVE[0]


def test_scores_lie_between_0_and_1() -> None:
    doc = annotated(document(*SUPPORTIVE[:2], *MIXED[:2], *NONE[:1]))
    assert all(0 < finding.score <= 1 for finding in doc._.stances)


def test_the_same_text_gives_the_same_findings() -> None:
    first = annotated(document(*SUPPORTIVE, *OPPOSITIONAL))._.stances
    assert annotated(document(*SUPPORTIVE, *OPPOSITIONAL))._.stances == first


def test_an_unknown_issue_of_salience_is_refused() -> None:
    with pytest.raises(ValueError, match="salience_of must be one of"):
        Stance("chess")


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        *(("stance", name) for name in GENERAL),
        *((f"stance/{issue_id}", name) for issue_id in issue_ids() for name in OWN),
    ],
)
def test_every_cue_finds_its_own_example(folder: str, name: str) -> None:
    for cue in read_cues(folder, name):
        assert CueFinder([cue]).find(lemma_text(load()(cue.example))), cue


@pytest.mark.parametrize("folder", [("stance",), ("stance", "ai_openness")])
def test_weights_know_every_label_and_say_where_they_come_from(folder: tuple[str, ...]) -> None:
    lines = resources.files("nlp").joinpath("lexicons", *folder, "first.tsv").read_text("utf-8").splitlines()
    assert "Licence: Apache-2.0" in lines[1]
    assert tuple(lines[3].split("\t")[1:]) == LABELS


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="가나다 열린모델공개하면안된다.“”\n, AI오픈소스?", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    doc = annotated(marked_doc({"text": text, "title": "", "quotes": []}))
    for issue_id in issue_ids():
        assert len(of_level(doc, "document", issue_id)) == 1


def test_eight_times_the_text_costs_about_eight_times_as_much() -> None:
    def seconds(times: int) -> float:
        def once() -> float:
            doc = document(*[words for words, _ in TABLE] * times)
            begin = time.process_time()
            annotated(doc)
            return time.process_time() - begin

        return min(once() for _ in range(3))  # a neighbour on the machine spoils one run, not three

    seconds(1)
    assert seconds(64) < 16 * seconds(8)
