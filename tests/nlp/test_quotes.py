"""Who says what: sentence by sentence, over sentences, and for any text at all."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.annotate import Text, annotate
from nlp.findings import QuoteFinding
from nlp.pipeline import load
from nlp.quotes.latest import Latest
from tests.nlp.press_texts import PRESS
from tests.nlp.quote_sentences import SENTENCES
from tests.nlp.quote_texts import TEXTS
from tests.nlp.speaker_roles import ROLES
from tests.nlp.timing import seconds


def quotes_of(text: str) -> list[QuoteFinding]:
    found: list[QuoteFinding] = load()(text)._.quotes
    return found


def quotes_saying(speaker: str) -> list[QuoteFinding]:
    last = ord(speaker[-1]) - 0xAC00
    return quotes_of(f"{speaker}{'은' if last % 28 else '는'} “가중치를 열어야 경쟁이 산다”고 말했다.")


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(q.kind, text[q.char_start : q.char_end], q.speaker, q.verb) for q in quotes_of(text)]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:24] for text, _ in SENTENCES])
def test_a_sentence_tells_who_says_what(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "speakers"), TEXTS, ids=[text[:24] for text, _ in TEXTS])
def test_speakers_are_followed_through_a_text(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in quotes_of(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "라마는 흔히 오픈소스라고 불리지만 재단은 인정하지 않는다.",
        "이 방식은 증류라고 불렸는데 재단은 위험을 지적했다.",
    ],
)
def test_what_something_is_called_is_no_speech_of_whom_the_sentence_goes_on_with(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "“ ”"])
def test_marks_that_hold_no_word_are_no_quote(marks: str) -> None:
    assert quotes_of(f"서보람 한빛대 교수는 {marks}라고 말했다.") == []
    assert told(f"서보람 한빛대 교수는 {marks}라며 “열어야 한다”고 말했다.") == [
        ("direct", "열어야 한다", "서보람 한빛대 교수", "말하다")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("참여연대와 민변은 “권리가 빠졌다”고 비판했다.", "참여연대"),
        ("참여연대·민변 등 시민단체는 “권리가 빠졌다”고 비판했다.", "참여연대"),
        ("네이버와 합작한 카카오는 “권리가 빠졌다”고 비판했다.", "카카오"),
        ("고용노동부 관계자는 “권리가 빠졌다”고 말했다.", "고용노동부"),
        ("고용노동부 고위 관계자는 “권리가 빠졌다”고 말했다.", None),
        ("LG 산하 LG AI연구원은 “가중치를 모두 열었다”고 밝혔다.", "LG AI연구원"),
        ("장우재 교수팀은 자료가 없다고 했다. 장 교수는 “이제는 그만해야 한다”고 말했다.", "장우재"),
        ("장우재 대표와 장하늘 대표가 왔다. 황 교수는 “이제는 그만해야 한다”고 말했다.", None),
    ],
)
def test_who_speaks_is_the_first_of_those_joined_the_last_of_a_body_an_officials_ministry_and_whom_a_surname_means(
    text: str, expected: str | None
) -> None:
    (annotation,) = annotate([Text(article_id="a", version_no=1, text=text)])
    names = {entity.entity_id: entity.name_ko for entity in annotation.entities}
    assert names.get(annotation.quotes[-1].speaker_entity_id or "") == expected


def test_who_is_known_as_a_person_by_speaking_alone_is_a_mention_everywhere() -> None:
    text = "서이든이 왔다. 서이든 모래시계AI 최고기술책임자는 “지금은 그대로 간다”고 답했다."
    doc = load()(text)
    assert [text[one.start : one.end] for one in doc._.mentions] == ["서이든", "서이든", "모래시계AI"]
    assert {one.entity_id for one in doc._.mentions} >= {doc._.quotes[0].speaker_entity_id}
    assert [span.text for span in doc.spans["entities"]] == ["서이든", "서이든", "모래시계AI"]


@pytest.mark.parametrize(
    ("opening", "question", "answer"),
    [
        ("노하람 딥누리 대표를 만났다.", "-왜 열었나.", "“논문만 내면 아무도 못 합니다.”"),
        ("노하람 딥누리 대표를 만났다.", "경쟁사가 가져다 쓰면 어떡하나.", "“논문만 내면 아무도 못 합니다.”"),
        (
            "노하람 딥누리 대표를 만나 물었다.",
            "가중치를 공개한 이유가 궁금하다.",
            "“논문만 내면 아무도 못 합니다.”",
        ),
        ("다음은 노하람 딥누리 대표와의 일문일답.", "▷왜 열었나?", "▶“논문만 내면 아무도 못 합니다.”"),
    ],
)
def test_in_an_interview_who_is_asked_answers(opening: str, question: str, answer: str) -> None:
    found = quotes_of(f"{opening}\n{question}\n{answer}\n{question}\n{answer}")
    assert [quote.speaker for quote in found] == ["노하람 딥누리 대표"] * 2


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("상임위의 시라하 의원", "시라하"),
        ("고하온 아동보호국제연대 지부장", "고하온"),
        ("정이든 한빛대 교수", "정이든"),
        ("한빛대 교수", None),
        ("김용대 교수", "김용대"),
        ("고민한 교수", None),
        ("반대한 의원", None),
    ],
)
def test_a_name_that_kiwi_tears_is_one_before_a_title_and_a_verb_is_none(
    speaker: str, name: str | None
) -> None:
    doc = load()(f"{speaker}은 “가중치를 열어야 경쟁이 산다”고 말했다.".replace("수은", "수는"))
    persons = [doc.text[one.start : one.end] for one in doc._.mentions if one.label == "PERSON"]
    assert persons == ([name] if name else [])


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("우리 역사를 남의 서버에 묻지 않겠다", "이나루 새솔AI 대표"),
        ("규제는 족쇄다, 풀어야 산다는 외침", ""),
    ],
)
def test_a_headline_that_puts_words_otherwise_has_the_speaker_of_the_words_most_like_it(
    headline: str, speaker: str
) -> None:
    found = quotes_of(
        f"가중치 공개 두고 공방… “{headline}”\n\n"
        "이나루 새솔AI 대표는 “우리의 역사와 말을 다른 나라 회사의 컴퓨터에 영원히 맡겨 둘 수는 없다”고 말했다. "
        "배도윤 한빛대 교수는 “서버를 사 줄 돈이 없다면 그 꿈은 꿈으로 남는다”고 맞섰다."
    )
    assert (found[0].is_headline, found[0].speaker) == (True, speaker)


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("이나루 새솔AI 대표는 {} 그는 {} 배도윤 한빛대 교수는 {}", "이나루 새솔AI 대표"),
        ("이나루 새솔AI 대표는 {} 배도윤 한빛대 교수는 {}", ""),
        ("이나루 새솔AI 대표는 {} 배도윤 한빛대 교수는 {} 그는 {}", ""),
        (
            "한빛일보는 “{}”고 보도했다. 한빛일보는 “{}”고 보도했다. 배도윤 한빛대 교수는 {}",
            "배도윤 한빛대 교수",
        ),
    ],
)
def test_a_headline_whose_words_nobody_repeats_is_of_whom_the_text_hears_first_and_most(
    body: str, speaker: str
) -> None:
    words = ["“값이 내려야 한다”고 말했다.", "“시험이 먼저다”라고 말했다.", "“시간이 없다”고 말했다."]
    found = quotes_of("가중치 공개 공방… “숲을 태우고 나무를 세는 꼴이다”\n\n" + body.format(*words))
    assert (found[0].is_headline, found[0].speaker) == (True, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("배도윤 한빛대 교수의 평은 후하다. “이제야 값이 맞아요.”", "배도윤 한빛대 교수"),
        ("배도윤 한빛대 교수의 마지막 조언은 이랬다. “영수증을 달라고 하세요.”", "배도윤 한빛대 교수"),
        ("판을 바꾼 것은 배도윤 한빛대 교수의 한마디였다. “나 혼자 들은 말이 아니다.”", "배도윤 한빛대 교수"),
        ("나는 배도윤 한빛대 교수에게 전화를 걸었다. 그는 값이 내렸다고 했다.", "배도윤 한빛대 교수"),
        ("서보람 의원이 배도윤 교수에게 전화를 걸었다. 그는 값이 내렸다고 했다.", "서보람 의원"),
        ("배도윤 교수가 왔다. 서보람 의원이 까닭을 묻자 그는 “값이 내렸다”고 답했다.", "배도윤 교수"),
        ("배도윤 교수는 웃었다. 서보람 의원이 까닭을 묻자 “값이 내렸다”고 답했다.", "배도윤 교수"),
        ("서보람 의원이 말을 배도윤 교수에게 옮기자 그는 “값이 내렸다”고 답했다.", "배도윤 교수"),
        ("새솔소프트 회사가 모델을 열었다. 그 모델을 판 회사는 약관을 어겼다고 밝혔다.", "회사"),
        ("배도윤 교수는 화내지 않았다. 그 지적은 옳고 자신이 틀렸다고 답했다.", "배도윤 교수"),
        (
            "라파엘 몬테로/솔빛경찰청 소년과장은 웃었다. 몬테로 과장은 “값이 내렸다”고 말했다.",
            "라파엘 몬테로/솔빛경찰청 소년과장",
        ),
        (
            "유럽감사연합의 리디아 콘라드 사무총장은 웃었다. 콘라드 총장은 “값이 내렸다”고 말했다.",
            "유럽감사연합의 리디아 콘라드 사무총장",
        ),
        (
            "물리학자 남궁윤 솟대대 교수는 웃었다. 남궁 교수는 “값이 내렸다”고 말했다.",
            "물리학자 남궁윤 솟대대 교수",
        ),
    ],
)
def test_who_speaks_is_whose_words_are_announced_who_was_asked_and_who_answers(
    text: str, speaker: str
) -> None:
    assert quotes_of(f"시장이 흔들린다.\n{text}")[-1].speaker == speaker


@pytest.mark.parametrize(("text", "expected"), PRESS, ids=[text[:24] for text, _ in PRESS])
def test_a_press_text_tells_who_says_which_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(quote.speaker, text[quote.char_start : quote.char_end]) for quote in quotes_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a surname with its title stands for the full name
        (
            "이나루 새솔AI 대표는 “열자”고 말했다. 값이 내렸다. 이 대표는 “더 열자”고 덧붙였다.",
            ["이나루 새솔AI 대표"] * 2,
        ),
        # 그 is the person named last, though others were quoted
        (
            "배도윤 장관은 “열자”고 말했다. 도하늘 의원은 속도 조절을 주문했다. 그는 “천천히 가자”고 말했다.",
            ["배도윤 장관", "도하늘 의원"],
        ),
        # a report speaks for the body that issued it
        (
            "안심기술연구소는 3일 보고서를 발간했다. 보고서는 “문이 열렸다”고 지적했다.",
            ["안심기술연구소"],
        ),
        (
            "열린정책연구원이 최근 발간한 보고서는 “늦었다”고 꼬집었다. 특히 “예산이 없다”며 대책을 촉구했다.",
            ["열린정책연구원"] * 2,
        ),
        # a common noun stands for the body named before
        (
            "안심기술연구소가 새 시험을 했다. 연구소는 “위험이 줄었다”고 밝혔다.",
            ["안심기술연구소"],
        ),
        # this newspaper is the one named before
        (
            "독일 일간 라인신문은 값이 올랐다고 보도했다. 값이 더 오를 것이라고 이 신문은 전했다.",
            ["독일 일간 라인신문"] * 2,
        ),
        # speakers alternate within a sentence
        (
            "채은결 의원이 “얼마나 썼느냐”고 몰아붙이자 도유찬 장관은 “곧 내겠다”며 물러서지 않았다.",
            ["채은결 의원", "도유찬 장관"],
        ),
        # reported words inside reported words
        (
            "채은결 의원은 함초롬 대표가 ‘개발 기간이 절반으로 줄었다’고 말했다고 소개했다.",
            ["채은결 의원", "함초롬 대표"],
        ),
        # the subject of a sentence whose object a clause describes, carried to the next
        (
            "앤서랩이 코딩에 특화된 모델 '앤서-코드'를 출시했다. 반복 작업을 줄였다는 설명이다.",
            ["앤서랩"],
        ),
        # a subject inside a name is not the subject of the sentence
        (
            "도하늘이 이끄는 스타트업 새솔누리(SSN)가 모델을 열었다. 값을 낮췄다는 점을 내세웠다.",
            ["스타트업 새솔누리(SSN)"],
        ),
        # whose view a sentence is about
        ("이나루 대표의 생각은 다르다. 악용을 막을 수 없다는 것이다.", ["이나루 대표"]),
        # of joint speakers the first speaks
        ("이나루 대표와 서보람 교수는 “함께 가자”고 말했다.", ["이나루 대표"]),
        # an interview: the answers are the interviewee's
        (
            "[만났습니다] 주보람 성벽 대표 “설계도를 뿌려 놓고 금고를 지킬 수는 없다”\n"
            "주보람 대표는 “위험하다”고 말했다.\n▲닫으면 안전한가.\n“저절로 안전해지지는 않는다. 감사를 받아야 한다.”",
            ["주보람 성벽 대표"] * 3,
        ),
    ],
)
def test_a_speaker_is_named_in_the_fullest_form_nearby(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in quotes_of(text)] == speakers


@pytest.mark.parametrize(
    ("headline", "words", "speaker"),
    [
        (
            "이나루 새솔AI 대표 “열어야 산다, 닫으면 모두 죽는다”",
            "열어야 산다, 닫으면 모두 죽는다",
            "이나루 새솔AI 대표",
        ),
        ('새솔AI, 새 모델 공개…"비용 줄고 성능은 두 배"', "비용 줄고 성능은 두 배", "새솔AI"),
        (
            "“되돌릴 수 없는 문을 열었다”… 안심기술연구소, 보고서 발간",
            "되돌릴 수 없는 문을 열었다",
            "안심기술연구소",
        ),
        ('"문은 왜 잠가 두나, 세금인데"…국감 달군 개방', "문은 왜 잠가 두나, 세금인데", "표하준 의원"),
        ("이 장관 “두 바퀴로 가겠다”", None, None),
    ],
)
def test_a_headline_of_four_words_in_double_marks_is_a_quote(
    headline: str, words: str | None, speaker: str | None
) -> None:
    text = f"{headline}\n표하준 의원은 “세금으로 만든 문은 왜 잠가 두나”라고 물었다."
    first = quotes_of(text)[0]
    assert first.is_headline == (words is not None)
    if words is not None:
        assert text[first.char_start : first.char_end] == words
        assert first.speaker == speaker


@pytest.mark.parametrize(
    ("speaker", "role"),
    [
        ("배도윤 과학기술정보통신부 장관", "government"),
        ("도하늘 의원", "legislature"),
        ("서보람 한빛대 교수", "academia"),
        ("이나루 새솔소프트 대표", "company"),
        ("국내 스타트업 새솔", "startup"),
        ("안심기술연구소", "institute"),
        ("시민단체 열린눈", "civil_society"),
        ("서보람 한빛증권 애널리스트", "investor"),
        ("오늘신문", "media"),
        ("업계 관계자", "anonymous"),
        ("전문가들", "anonymous"),
        ("미국 상무부", "foreign_government"),
        ("제인 도 미국 상무부 차관보", "foreign_government"),
    ],
)
def test_a_role_is_told_by_title_and_affiliation(speaker: str, role: str) -> None:
    assert [(quote.speaker, quote.speaker_role) for quote in quotes_saying(speaker)] == [(speaker, role)]


@pytest.mark.parametrize(("speaker", "role"), ROLES, ids=[speaker for speaker, _ in ROLES])
def test_a_role_is_told_for_whom_the_press_names(speaker: str, role: str) -> None:
    assert [quote.speaker_role for quote in quotes_saying(speaker)] == [role]


@pytest.mark.parametrize(
    ("speaker", "role"),
    [
        ("하정우 대통령실 AI미래기획수석", "government"),
        ("하정우 네이버클라우드 AI혁신센터장", "company"),
        ("배경훈 LG AI연구원장", "company"),
        ("배경훈 부총리", "government"),
        ("고학수 서울대 교수", "academia"),
        ("고학수 교수", "academia"),
        ("고학수 개인정보보호위원장", "government"),
        ("고동진 삼성전자 사장", "company"),
        ("고동진 전 삼성전자 사장", "legislature"),
        ("이해민 청와대 AI미래기획수석", "government"),
        ("이해민 조국혁신당 의원", "legislature"),
        ("김민석 국무총리", "government"),
        ("김민석 더불어민주당 대표", "legislature"),
        ("정동영 의원", "legislature"),
        ("정동영 통일부 장관", "government"),
        ("한성숙 전 네이버 대표", "government"),
        ("도널드 트럼프 대통령", "foreign_government"),
    ],
)
def test_a_known_person_speaks_in_the_office_that_the_text_names(speaker: str, role: str) -> None:
    assert [quote.speaker_role for quote in quotes_saying(speaker)] == [role]


def test_the_body_that_spoke_last_tells_the_role_of_its_own_people_alone() -> None:
    text = "과기정통부는 “기준을 다듬겠다”고 밝혔다. {} “서두르지 말라”고 말했다."
    heard = [
        ("차누리 통상협력팀장은", "government"),
        ("서하늘 작가는", "civil_society"),
        ("천보람/다솔보안연구소장은", "institute"),
    ]
    for speaker, role in heard:
        assert quotes_of(text.format(speaker))[-1].speaker_role == role


@pytest.mark.parametrize(
    ("speaker", "role"),
    [
        ("하람AI 관계자", "company"),
        ("하람AI 홍보 담당자", "company"),
        ("하람AI 협력업체 관계자", "anonymous"),
    ],
)
def test_the_official_of_a_firm_that_the_text_alone_knows_speaks_for_it(speaker: str, role: str) -> None:
    text = f"로봇 업체 하람AI는 모델을 냈다. {speaker}는 “값이 내려야 한다”고 말했다."
    assert [quote.speaker_role for quote in quotes_of(text)] == [role]


def test_an_official_of_the_sort_of_body_that_spoke_last_is_its_own() -> None:
    text = "새물소비자센터는 “비싸다”고 말했다. 센터 관계자는 “값이 내려야 한다”고 말했다."
    assert [quote.speaker_role for quote in quotes_of(text)] == ["civil_society", "civil_society"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("국회 과방위가 열렸다. 나하늘 위원은 “값이 내려야 한다”고 말했다.", "legislature"),
        ("개인정보보호위원회가 회의를 열었다. 나하늘 위원은 “값이 내려야 한다”고 말했다.", "government"),
        ("스페인 마드리드에서 합성 영상이 퍼졌다. 경찰은 “세 명을 잡았다”고 말했다.", "foreign_government"),
        ("한국과 스페인에서 합성 영상이 퍼졌다. 경찰은 “세 명을 잡았다”고 말했다.", "government"),
        ("스페인 마드리드에서 합성 영상이 퍼졌다. 나하늘 영사과장은 “다친 이가 없다”고 말했다.", "company"),
    ],
)
def test_what_a_text_is_about_tells_the_role_of_whom_no_body_is_named(text: str, role: str) -> None:
    assert quotes_of(text)[-1].speaker_role == role


_PIECES = st.sampled_from(
    [
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "″",
        "「",
        "」",
        "\n",
        " ",
        "고 말했다.",
        "다고 밝혔다. ",
        "는 설명이다.",
        "(",
        ")",
        "그는 ",
        "이나루 대표는 ",
        "라며 ",
        "가중치를 열면 비용이 준다",
        "보고서는 ",
        "…",
        ", ",
        "👍",
        "A씨",
        "것이다. ",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=24).map("".join)))
def test_any_text_gives_quotes_inside_it_and_the_same_ones_again(text: str) -> None:
    doc = load()(text)
    for quote in doc._.quotes:
        words = doc.text[quote.char_start : quote.char_end]
        assert 0 <= quote.char_start < quote.char_end <= len(doc.text)
        assert "\n" not in words
        if quote.kind == "direct":
            assert doc.text[quote.char_start - 1] in "“‘「\"″＂'"
            assert doc.text[quote.char_end] in "”’」\"″＂'"
    starts = [quote.char_start for quote in doc._.quotes]
    assert starts == sorted(starts)
    assert [repr(quote) for quote in load()(text)._.quotes] == [repr(quote) for quote in doc._.quotes]


NEW_NAMES = ["".join(letters) for letters in product("김이박최정감", "가나다라마바사아", "담빛결은우진솔건")]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(text for text, _ in SENTENCES),
        " ".join(text for text, _ in SENTENCES),
        "“가나 " * 2500,
        "‘" * 2500,
        "“‘”’ 가나 " * 600,
        " ".join(f'{name} 대표는 "오픈소스 모델이 필요하다고 말했다.' for name in NEW_NAMES)[:-1],
        "정부가 필요하다고 말했다고 " * 100,
        "그는 웃었다고 한다고 " * 100,
        "모델이 위험하다는 지적이 나오고 " * 100,
        "한빛 대표 " * 200 + "필요하다고 말했다",
        "정부는 " + "모델에 대해 " * 200 + "필요하다고 말했다",
        "정부는 " + "또 이날 " * 200 + "필요하다고 말했다",
    ],
    ids=[
        "lines",
        "one line",
        "open double marks",
        "open single marks",
        "crossed marks",
        "a headline without an end",
        "reports without an end",
        "hearsay without an end",
        "opinions without an end",
        "names without an end",
        "topics without an end",
        "adverbs without an end",
    ],
)
def test_a_text_eight_times_as_long_costs_about_eight_times_as_much(text: str) -> None:
    assert seconds("quotes", "\n".join([text] * 8) if "\n" in text else " ".join([text] * 8)) < 16 * seconds(
        "quotes", text
    )


@given(st.lists(st.integers(0, 20)), st.integers(0, 21), st.integers(-1, 20))
def test_the_latest_is_what_a_scan_back_would_find(places: list[int], before: int, after: int) -> None:
    latest: Latest[int] = Latest()
    for number, place in enumerate(places):
        latest.add(place, number)
    scanned = [number for number, place in enumerate(places) if after < place < before]
    assert latest.before(before, after) == (scanned[-1] if scanned else None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("초등 교사인 배하늘 씨는 “아이들이 먼저 안다”고 말했다.", "academia"),
        ("시민 활동가인 배하늘 씨는 “아이들이 먼저 안다”고 말했다.", "civil_society"),
        ("문구점을 운영하는 배하늘 씨는 “아이들이 먼저 안다”고 말했다.", "company"),
        ("주부인 배하늘 씨는 “아이들이 먼저 안다”고 말했다.", "civil_society"),
        ("값이 내렸다.\n배하늘(독성학자)=“이 지름길만은 꼭 가려야죠.”", "academia"),
    ],
)
def test_a_calling_beside_a_name_tells_the_role(text: str, role: str) -> None:
    assert [quote.speaker_role for quote in quotes_of(text)] == [role]
