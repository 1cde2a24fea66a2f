"""Positions on the AI Basic Act's rules: the second issue, which is made of lexicon files alone."""

import pytest
from spacy.tokens import Doc

from nlp.pipeline import load
from nlp.training.marked import marked_doc

ISSUE = "ai_basic_act_regulation"
TITLE = "AI 기본법 시행령 규제 수준 논쟁"
SUPPORTIVE = [
    "고영향 AI에는 엄격한 규제가 필요하다",
    "규제를 유예하면 피해는 시민이 떠안는다",
    "기업 자율에 맡겨 둘 수 없다",
    "워터마크 의무화를 서둘러야 한다",
    "시행을 더 미뤄서는 안 된다",
    "딥페이크 피해를 막으려면 사업자에게 책임을 물어야 한다",
    "인공지능기본법 제정을 환영한다",
    "이용자가 AI와 대화한다는 사실을 알 권리가 있다",
    "사각지대를 메우는 개정이 시급하다",
]
OPPOSITIONAL = [
    "AI 규제가 스타트업의 발목을 잡는다",
    "과태료 부과를 3년 유예해야 한다",
    "고영향 인공지능의 기준이 모호해 사업을 접을 판이다",
    "규제보다 진흥이 먼저다",
    "AI 기본법의 의무가 과도하다",
    "세계 최초로 규제를 전면 시행하는 것은 무리다",
    "해외 빅테크는 빠져나가고 국내 기업만 역차별을 받는다",
    "지금 인공지능을 규제하는 것은 시기상조다",
    "자율규제에 맡기는 것이 바람직하다",
    "중소기업이 감당할 수 있는 비용이 아니다",
]
MIXED = [
    "규제와 진흥의 균형을 찾아야 한다",
    "AI 규제는 필요하지만 부담은 최소화해야 한다",
    "위험 수준에 따라 단계적으로 규제를 적용해야 한다",
    "혁신과 안전이라는 두 마리 토끼를 잡아야 한다",
]
NEUTRAL = [
    "인공지능기본법 시행령을 입법예고했다",
    "과태료 유예 기간은 아직 정하지 않았다",
]
NONE = [
    "올해 매출은 40억 원을 넘었다",
    "데이터센터를 지을 땅을 찾고 있다",
    "추론 속도가 두 배 빨라졌다",
    "내년에 일본에 지사를 세우겠다",
]
TABLE = [
    *((words, "supportive") for words in SUPPORTIVE),
    *((words, "oppositional") for words in OPPOSITIONAL),
    *((words, "mixed") for words in MIXED),
    *((words, "neutral") for words in NEUTRAL),
    *((words, "none") for words in NONE),
]

FRESH = [
    ("규제 없는 시장은 결국 신뢰를 잃는다", "supportive"),
    ("고위험 AI를 채용에 쓰려면 영향평가를 거쳐야 한다", "supportive"),
    ("알고리즘 차별을 당한 사람이 구제받을 길을 법에 넣어야 한다", "supportive"),
    ("계도기간이 길어질수록 피해자는 늘어난다", "supportive"),
    ("처벌 조항이 빠진 기본법은 종이호랑이다", "supportive"),
    ("생성물 표시는 최소한의 약속이다", "supportive"),
    ("국민의 안전을 기업의 선의에 기댈 수는 없다", "supportive"),
    ("인공지능기본법에 금지 조항을 넣어야 한다", "supportive"),
    ("정부의 사실조사 권한을 줄여서는 안 된다", "supportive"),
    ("규제는 혁신의 적이 아니라 토대다", "supportive"),
    ("규제부터 만들면 따라잡을 기회를 잃는다", "oppositional"),
    ("기업들은 법을 지키고 싶어도 무엇을 지켜야 할지 모른다", "oppositional"),
    ("표시 의무 때문에 콘텐츠 업계가 큰 혼란을 겪고 있다", "oppositional"),
    ("유럽도 늦추는 마당에 우리만 서두를 이유가 없다", "oppositional"),
    ("이 법대로면 창업 초기 기업은 문을 닫아야 한다", "oppositional"),
    ("과태료 조항을 삭제해 달라", "oppositional"),
    ("기본법이 산업의 싹을 자를까 걱정된다", "oppositional"),
    ("규제 불확실성 때문에 투자자들이 떠나고 있다", "oppositional"),
    ("족쇄를 풀어 줘야 세계와 겨룰 수 있다", "oppositional"),
    ("중복 규제를 걷어내야 한다", "oppositional"),
    ("규제의 필요성은 인정하지만 시기는 조절해야 한다", "mixed"),
    ("진흥과 안전을 함께 담은 법이 되어야 한다", "mixed"),
    ("고영향 분야는 엄격히, 나머지는 자율에 맡기자", "mixed"),
    ("무조건 막을 일도, 무조건 풀 일도 아니다", "mixed"),
    ("시행령 초안에 대한 의견을 다음 달까지 받는다", "neutral"),
    ("인공지능기본법은 공포 1년 뒤 시행된다", "neutral"),
    ("법은 고영향 인공지능을 열한 개 분야로 정하고 있다", "neutral"),
    ("새 모델은 한국어 성능이 크게 올랐다", "none"),
    ("직원 연봉을 두 배로 올렸다", "none"),
    ("반도체 수급이 어렵다", "none"),
    ("정부 예산으로 GPU를 산다", "none"),
]
"""Written before any word of the lexicons was tried on them, and never looked at to mend one: 21 of 31 are read right."""


def read(*quotes: str) -> list[str]:
    """Give the labels of quotes, then that of their text."""
    text = f"{TITLE}\nAI 기본법의 규제 수준을 두고 토론회가 열렸다."
    marks = []
    for number, words in enumerate(quotes):
        speaker = f"{'가나다라마바사아자차'[number % 10]} 대표"
        text += f"\n{speaker}는 “"
        marks.append(
            {
                "start": len(text),
                "end": len(text) + len(words),
                "kind": "direct",
                "verb": "말하다",
                "speaker": speaker,
                "speaker_entity": "",
                "speaker_role": None,
            }
        )
        text += words + "”라고 말했다."
    doc: Doc = marked_doc({"text": text, "title": TITLE, "quotes": marks})
    for name in ("frames", "stance"):
        doc = load().get_pipe(name)(doc)
    found = [finding for finding in doc._.stances if finding.issue_id == ISSUE]
    labels = [finding.label for finding in found if finding.level == "quote"]
    return [*labels, *(finding.label for finding in found if finding.level == "document")]


@pytest.mark.parametrize(("words", "label"), TABLE)
def test_a_quote_on_the_act_takes_its_position(words: str, label: str) -> None:
    assert read(words)[0] == label


def test_words_nobody_wrote_a_cue_for_are_read_right_two_times_in_three() -> None:
    right = sum(read(words)[0] == label for words, label in FRESH)
    assert right / len(FRESH) >= 0.66


def test_a_text_is_what_its_speakers_are() -> None:
    assert read(*SUPPORTIVE[:4])[-1] == "supportive"
    assert read(*OPPOSITIONAL[:4])[-1] == "oppositional"
    assert read(*SUPPORTIVE[:2], *OPPOSITIONAL[:2])[-1] == "mixed"


def test_openness_and_regulation_are_two_questions() -> None:
    text = "오픈소스 모델 공개\n가 대표는 “오픈소스 AI가 답이다”라고 말했다."
    marks = {
        "kind": "direct",
        "verb": "말하다",
        "speaker": "가 대표",
        "speaker_entity": "",
        "speaker_role": None,
    }
    start = text.index("오픈소스 AI가")
    quote = marks | {"start": start, "end": start + len("오픈소스 AI가 답이다")}
    doc = marked_doc({"text": text, "title": "오픈소스 모델 공개", "quotes": [quote]})
    for name in ("frames", "stance"):
        doc = load().get_pipe(name)(doc)
    labels = {finding.issue_id: finding.label for finding in doc._.stances if finding.level == "quote"}
    assert labels | {"ai_openness": "supportive", ISSUE: "none"} == labels
