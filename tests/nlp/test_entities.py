import pytest

from nlp import registry
from nlp.components.entities import longest_first
from nlp.entities.candidates import Candidate
from nlp.entities.cues import rows, words
from nlp.entities.meanings import is_beside_model_words, may_be_meant
from nlp.entities.names import closes, known_names
from nlp.pipeline import load
from tests.nlp.timing import seconds


def names(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.label) for name in load()(text)._.mentions]


def ids(text: str) -> dict[str, str]:
    return {text[name.start : name.end]: name.entity_id for name in load()(text)._.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "도하늬 새봄소프트 대표는 자체 언어모델 ‘나래-3’을 공개한다고 밝혔다.",
            [("도하늬", "PERSON"), ("새봄소프트", "ORG"), ("나래-3", "MODEL")],
        ),
        ("온누리랩의 천유진 공동창업자는 말했다.", [("온누리랩", "ORG"), ("천유진", "PERSON")]),
        (
            "벌새소프트가 공개한 ‘미르내 3’을 오픈소스라고 부른다.",
            [("벌새소프트", "ORG"), ("미르내 3", "MODEL")],
        ),
        ("‘미르내 3’이 하늘로 올랐다.", []),
        (
            "메타 라마 4, 미스트랄 라지가 있다.",
            [("메타", "ORG"), ("라마 4", "MODEL"), ("미스트랄 라지", "MODEL")],
        ),
        (
            "국회 과학기술정보방송통신위원회 소속 남가온·표하늘 의원이 물었다.",
            [
                ("국회 과학기술정보방송통신위원회", "ORG"),
                ("남가온", "PERSON"),
                ("표하늘", "PERSON"),
            ],
        ),
        ("열린데이터포럼(이사장 국한별)은 성명을 냈다.", [("열린데이터포럼", "ORG"), ("국한별", "PERSON")]),
        ("[별빛일보 명다희 기자] 업계가 술렁인다.", [("별빛일보", "ORG"), ("명다희", "PERSON")]),
        ("(서울=한누리통신) 길은호 기자 = 시작했다.", [("한누리통신", "ORG"), ("길은호", "PERSON")]),
        ("한빛대 전기공학과 여상민 교수는 반대했다.", [("한빛대", "ORG"), ("여상민", "PERSON")]),
        (
            "아서 멘슈 미스트랄 AI CEO와 제이슨 권이 만났다.",
            [("아서 멘슈", "PERSON"), ("미스트랄 AI", "ORG"), ("제이슨 권", "PERSON")],
        ),
        ("[천보람/다솔보안연구소장 : 막아야 해요.]", [("천보람", "PERSON"), ("다솔보안연구소", "ORG")]),
        ("독일 일간 라인 쿠리어는 보도했다.", [("독일", "COUNTRY"), ("라인 쿠리어", "ORG")]),
        ("스타트업 리버 AI(River AI)를 세웠다.", [("리버 AI", "ORG"), ("River AI", "ORG")]),
        ("법무법인 다온이 자문했다.", [("법무법인 다온", "ORG")]),
        ("미국 상무부는 지침을 냈다.", [("미국 상무부", "ORG")]),
        ("공개 모델 ‘솔방울’과 ‘솔방울-13B’를 받았다.", [("솔방울", "MODEL"), ("솔방울-13B", "MODEL")]),
        ("「공공 소프트웨어 개방에 관한 법률안」을 냈다.", [("공공 소프트웨어 개방에 관한 법률안", "LAW")]),
        ("분산에너지 활성화 특별법 시행령을 고친다.", [("분산에너지 활성화 특별법 시행령", "LAW")]),
        ("‘모두의 나래 사업’을 시작했다.", [("모두의 나래 사업", "PROGRAM")]),
        ("한국과 미국, EU가 만났다.", [("한국", "COUNTRY"), ("미국", "COUNTRY"), ("EU", "COUNTRY")]),
        ("미국 교육부와 일본 총무성이 만났다.", [("미국 교육부", "ORG"), ("일본 총무성", "ORG")]),
        ("오픈놀 여상민 대표는 말했다.", [("오픈놀", "ORG"), ("여상민", "PERSON")]),
        ("나래모티브 독고윤 상무는 말했다.", [("나래모티브", "ORG"), ("독고윤", "PERSON")]),
        ("별빛일보 산업부 명다희 기자가 썼다.", [("별빛일보", "ORG"), ("명다희", "PERSON")]),
        ("명다희 산업부 차장", [("명다희", "PERSON")]),
        ("산업부 기자회견에 교육부 출입 기자가 왔다.", [("산업부", "ORG"), ("교육부", "ORG")]),
        ("영상기자 : 명다희 / 그래픽: 길은호", [("명다희", "PERSON"), ("길은호", "PERSON")]),
        ("『한빛 AI 도입에 관한 안내서』를 냈다.", [("한빛 AI 도입에 관한 안내서", "LAW")]),
        ("위치정보법과 의료기기법을 고친다.", [("위치정보법", "LAW"), ("의료기기법", "LAW")]),
        ("AI 비서 ‘나래온’을 준비한다.", [("나래온", "PROGRAM")]),
        ("온샘대 법학과 도혜람 교수는 말했다.", [("온샘대", "ORG"), ("도혜람", "PERSON")]),
        ("한국나래공사와 국립나래과학원이 시험한다.", [("한국나래공사", "ORG"), ("국립나래과학원", "ORG")]),
        ("한스 켈러만/누리결대 교수 : 아닙니다.", [("한스 켈러만", "PERSON"), ("누리결대", "ORG")]),
        ("그레이스 완지루 음웨지대 컴퓨터과학과 교수", [("그레이스 완지루", "PERSON"), ("음웨지대", "ORG")]),
        ("한국나래AI포럼과 한국나래작가회가 나섰다.", [("한국나래AI포럼", "ORG"), ("한국나래작가회", "ORG")]),
        ("다솔경찰서가 도입했다.", [("다솔경찰서", "ORG")]),
        ("크리슈나 라오 나루테크 이사는 웃었다.", [("크리슈나 라오", "PERSON"), ("나루테크", "ORG")]),
        ("던 로렌스 체인가드 CEO는 웃었다.", [("던 로렌스", "PERSON"), ("체인가드", "ORG")]),
        (
            "대런 아세모글루 매사추세츠공대(MIT) 교수는 웃었다.",
            [("대런 아세모글루", "PERSON"), ("매사추세츠공대", "ORG"), ("MIT", "ORG")],
        ),
        (
            "샘 알트먼 CEO가 왔다. 알트먼은 웃었다. 알트먼은 갔다.",
            [("샘 알트먼", "PERSON"), ("알트먼", "PERSON"), ("알트먼", "PERSON")],
        ),
        ("온프레미스는 비싸다. 온프레미스를 쓴다. 딥페이크는 는다. 딥페이크가 돈다.", []),
        ("설치형은 비싸고 부청장은 웃었다. 설치형을 쓴 부청장이 왔다.", []),
        ("네오브레인은 발표했다. 네오브레인의 발표다.", [("네오브레인", "ORG"), ("네오브레인", "ORG")]),
        ("정부는 '지역 맞춤 인재' 사업을 접었다.", [("지역 맞춤 인재", "PROGRAM")]),
        ("교수이자 연구원인 잭 모리스는 떠났다.", [("잭 모리스", "PERSON")]),
        ("한빛대 교수인 그는 웃었다.", [("한빛대", "ORG")]),
        (
            "아르튀르 멘슈 CEO가 왔다. 멘슈 CEO는 웃었다.",
            [("아르튀르 멘슈", "PERSON"), ("멘슈", "PERSON")],
        ),
        ("구글 젬마와 메타 라마", [("구글", "ORG"), ("젬마", "MODEL"), ("메타", "ORG"), ("라마", "MODEL")]),
        (
            "오픈AI “오픈소스 모델 열겠다”\n오픈AI가 모델을 열겠다고 했다.",
            [("오픈AI", "ORG"), ("오픈AI", "ORG")],
        ),
        ("독자 AI 파운데이션 모델 정예팀이 겨룬다.", [("독자 AI 파운데이션 모델", "PROGRAM")]),
        ("근로자참여법과 형사소송법을 고친다.", [("근로자참여법", "LAW"), ("형사소송법", "LAW")]),
        (
            "볼리비아와 캄보디아, 우간다가 만났다.",
            [("볼리비아", "COUNTRY"), ("캄보디아", "COUNTRY"), ("우간다", "COUNTRY")],
        ),
        ("오만 정부가 무스카트에서 발표했다.", [("오만", "COUNTRY")]),
        ("비영리단체 루스트(ROOST)가 답했다.", [("루스트", "ORG"), ("ROOST", "ORG")]),
        ("민원실 주무관 제갈온은 “나았다”고 했다. 민원실은 웃었다.", [("제갈온", "PERSON")]),
        ("한빛소프트(Beta)가 냈다.", [("한빛소프트", "ORG"), ("Beta", "ORG")]),
        ("한빛소프트(beta)가 냈다.", [("한빛소프트", "ORG")]),
        ("배도윤(25)은 논문에서 썼다.", [("배도윤", "PERSON")]),
        ("배도윤(2025)은 논문에서 썼다.", []),
        ("제조사 다독의 표하늘 대표는 말했다.", [("다독", "ORG"), ("표하늘", "PERSON")]),
        ("영남의 한 구청장 후보는 “막아야 한다”고 말했다.", []),
        ("강원의 도의원 후보는 “막아야 한다”고 말했다.", []),
        (
            "벨파스트대학교의 쉬본 오켈리 교수는 말했다.",
            [("벨파스트대학교", "ORG"), ("쉬본 오켈리", "PERSON")],
        ),
        (
            "자동차 업체 토모비시의 기무라 켄고 상무는 말했다.",
            [("토모비시", "ORG"), ("기무라 켄고", "PERSON")],
        ),
        (
            "한빛협회의 배도윤 한울지능 대표는 말했다.",
            [("한빛협회", "ORG"), ("배도윤", "PERSON"), ("한울지능", "ORG")],
        ),
        (
            "픽코마는 웹툰을 낸다. 카카오의 픽코마 배도윤 대표는 말했다.",
            [("픽코마", "ORG"), ("카카오", "ORG"), ("픽코마", "ORG"), ("배도윤", "PERSON")],
        ),
        (
            "스타트업 노르텔(Nortel)이 나섰다. 잉그리드 슈탈 노르텔 대표는 말했다.",
            [("노르텔", "ORG"), ("Nortel", "ORG"), ("잉그리드 슈탈", "PERSON"), ("노르텔", "ORG")],
        ),
        ("새별연구소의 뤼샤오 연구원은 말했다.", [("새별연구소", "ORG"), ("뤼샤오", "PERSON")]),
        ("지난달 삼랑진 데이터센터가 문을 열었다. 누리벌물류센터는 쉰다. 누리벌물류센터가 컸다.", []),
        (
            "스위스 국립나래컴퓨팅센터(NNCC)는 밝혔다.",
            [("스위스", "COUNTRY"), ("국립나래컴퓨팅센터", "ORG"), ("NNCC", "ORG")],
        ),
        ("법률사무소 노을의 은초롱 변호사는 말했다.", [("법률사무소 노을", "ORG"), ("은초롱", "PERSON")]),
        ("보안 업체 자물쇠의 표하늘 이사는 말했다.", [("자물쇠", "ORG"), ("표하늘", "PERSON")]),
        ("한 제조업체 임원의 표하늘 대표 평가는 박하다.", [("표하늘", "PERSON")]),
        (
            "덴마크 원자력안전청은 독일 협력요청에 답했다.",
            [("덴마크 원자력안전청", "ORG"), ("독일", "COUNTRY")],
        ),
        ("법무법인 대표는 말했다.", []),
        ("인권 변호사 로사 멘데스가 말했다.", [("로사 멘데스", "PERSON")]),
        ("컨설턴트 노에미 클로스는 말했다.", [("노에미 클로스", "PERSON")]),
        ("작가 이나루가 말했다. 변호사 시험이 열렸다.", [("이나루", "PERSON")]),
        ("복수의 업체 관계자는 “막아야 한다”고 말했다.", []),
        ("환자 커뮤니티 '마음온길'의 운영자가 말했다.", [("마음온길", "ORG")]),
        ("중소기업 ‘상생 협약’과 기업 ‘봐주기’, 업체 “설비망은 닫아야”", []),
        (
            "방패소프트의 '브리노트 RX'를 3등급 의료기기로 허가했다.",
            [("방패소프트", "ORG"), ("브리노트 RX", "PROGRAM")],
        ),
        ("목소리를 가려내는 ‘귀잡이 2.0’을 경찰에 배포했다.", [("귀잡이 2.0", "PROGRAM")]),
        ("‘귀잡이 2.0’ 시대가 왔다.", []),
        ("‘새물들 AI 실증단지’ 기공식을 가졌다.", [("새물들 AI 실증단지", "PROGRAM")]),
        ("동네주치의 도하늬 원장은 말했다.", [("도하늬", "PERSON")]),
    ],
)
def test_names_are_found_by_what_stands_around_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "정부는 업계의 의견을 듣는다.",
        "익명을 요구한 대기업 임원과 스타트업 대표가 말했다.",
        "방법과 해법을 찾는 문법.",
        "여야는 새 기본법안과 특별법안을 두고 방법안을 찾는다.",
        "‘개방’이라는 말이 유행이다.",
        "민간 연구소와 국책 연구원이 참여했다.",
        "오픈소스 AI와 생성형 AI를 쓴다.",
        "생성형 AI 활용법을 소개했다.",
        "서비스 ‘먹통’에 시스템 ‘마비’까지 겹쳤다.",
        "새 모델 ‘라이선스 경쟁’이 뜨겁다.",
        "시리즈B 투자를 유치했다.",
        "국산 오픈 모델 ‘라이선스 삼국지’가 벌어졌다.",
        "의료법인과 특허법인이 맡는다.",
        "‘공개’ 모델의 절반은 자료를 내지 않았다.",
        "다른 수단이 없어 오만하다는 말을 듣는다.",
        "길을 가나 옷을 말리나 마찬가지다.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert names(text) == []


def test_particles_are_left_out_and_longer_words_are_left_alone() -> None:
    assert closes("구글은 컸다", 2)
    assert closes("구글(Google)", 2)
    assert not closes("구글리는", 2)
    assert not closes("GPT4o", 3)


def test_a_name_found_once_counts_everywhere_and_a_short_form_means_the_long_one() -> None:
    text = "나래결AI는 조용하다. 도하늬 나래결AI 대표가 답했다. 도하늬는 웃었다. 나래결을 두고 말이 많다."
    found = ids(text)
    assert found["나래결"] == found["나래결AI"] == "new:ORG:나래결AI"
    assert names(text).count(("도하늬", "PERSON")) == 2


def test_a_foreign_family_name_alone_means_the_full_name() -> None:
    found = ids("제이슨 브레머린 CEO가 왔다. 브레머린 CEO는 웃었다.")
    assert found["브레머린"] == found["제이슨 브레머린"] == "new:PERSON:제이슨 브레머린"


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("제미나이 2.5", "model:gemini-2.5"),
        ("제미나이 2.5 프로", "model:gemini-2.5-pro"),
        ("GPT-4o 미니", "model:gpt-4o-mini"),
        ("gpt-oss-20b", "model:gpt-oss-20b"),
        ("클로드 오퍼스 4", "model:claude-opus-4"),
        ("라마 4 스카우트", "model:llama-4-scout"),
        ("알파폴드 3", "model:alphafold-3"),
    ],
)
def test_grades_and_versions_that_are_models_of_their_own_are_not_one(name: str, entity_id: str) -> None:
    assert ids(f"{name}가 나왔다.") == {name: entity_id}


def test_a_surname_with_title_is_no_mention() -> None:
    assert names("도 대표는 웃었다.") == []


def test_known_names_are_linked_and_unknown_versions_named_after_their_family() -> None:
    found = ids("오픈AI(OpenAI)는 Qwen9.5-7B를 봤다.")
    assert found["오픈AI"] == found["OpenAI"] == "org:openai"
    assert found["Qwen9.5-7B"] == "new:MODEL:큐원9.5-7B"


def test_the_longer_of_two_overlapping_names_wins_then_the_known_one() -> None:
    short = Candidate(0, 2, "COUNTRY", "EU", "country:eu")
    long = Candidate(0, 8, "ORG", "EU 집행위원회")
    rival = Candidate(0, 8, "PROGRAM", "EU 집행위원회", "program:x")
    assert longest_first([short, long, rival]) == [rival]


def test_spans_reach_to_token_ends_and_do_not_overlap() -> None:
    doc = load()("천보람/다솔보안연구소장은 오픈AI의 GPT-4를 봤다.")
    spans = doc.spans["entities"]
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert {(span.text, span.label_) for span in doc.ents} >= {("오픈AI", "ORG"), ("GPT-4", "MODEL")}


@pytest.mark.parametrize("name", ["body_endings", "law_endings", "marked_names"])
def test_cue_tables_are_well_formed_and_hold_no_row_twice(name: str) -> None:
    table = rows(name)
    assert len(set(table)) == len(table) > 10


def test_cue_lists_hold_single_words_and_say_where_they_are_from() -> None:
    lists = ("titles", "surnames", "generic_words", "particles", "places", "given_names", "happenings")
    for name in (*lists, "desk_titles", "loan_syllables", "rare_surnames"):
        assert all(word == word.strip() and " " not in word for word in words(name))


def test_rare_surnames_are_surnames() -> None:
    assert words("rare_surnames") < words("surnames")


def test_a_rare_surname_or_a_loan_words_syllable_tells_the_firm_from_the_person() -> None:
    assert ids("두들린 여상민 대표가 왔다.")["두들린"] == "new:ORG:두들린"
    assert ids("여상민 한울림 대표가 왔다.")["여상민"] == "new:PERSON:여상민"


@pytest.mark.parametrize(
    "line",
    [
        "도하늬 새봄소프트 대표와 온누리랩의 천유진 공동창업자는 자체 언어모델 ‘나래-3’을 공개한다고 밝혔다.\n",
        "‘가나 “",
    ],
    ids=["names", "open marks"],
)
def test_a_text_eight_times_as_long_costs_about_eight_times_as_much(line: str) -> None:
    assert seconds("entities", line * 1600) < 16 * seconds("entities", line * 200)


@pytest.mark.parametrize("row", rows("model_context"), ids=[row[2] for row in rows("model_context")])
def test_what_stands_beside_models_is_found_there_and_not_beside_the_everyday_word(
    row: tuple[str, ...],
) -> None:
    for example, is_model in ((row[2], True), (row[3], False)):
        start, end = example.index("["), example.index("]") - 1
        text = example.replace("[", "").replace("]", "")
        assert is_beside_model_words(text, start, end) is is_model


OTHER_MEANINGS = [
    pytest.param(name, row, id=f"{name} in {row[3]}")
    for row in rows("other_meanings")
    for name in row[0].split("|")
]


@pytest.mark.parametrize(("name", "row"), OTHER_MEANINGS)
def test_a_body_is_meant_where_its_name_does_not_stand_beside_what_tells_otherwise(
    name: str, row: tuple[str, ...]
) -> None:
    spelling, _, entity_id = name.partition("=")
    readings = registry.alias_index()[spelling]
    assert not entity_id or entity_id in {reading.entity_id for reading in readings}
    for example, is_meant in ((row[3], False), (row[4], True)):
        before, _, rest = example.partition("[")
        text = f"{before}{spelling}{rest.partition(']')[2]}"
        start = len(before)
        assert (
            may_be_meant(entity_id or readings[0].entity_id, text, start, start + len(spelling)) is is_meant
        )


BODIES: list[tuple[str, set[str]]] = [
    ("카카오 선물 가격이 급등해 초콜릿 값이 올랐다.", set()),
    ("카카오 선물하기 매출이 올랐다.", {"org:kakao"}),
    ("내수 경기도 얼어붙어 AI 투자가 줄었다.", set()),
    ("경기도 광주시는 AI 민원 서비스를 시작했다.", {"org:gwangju-gyeonggi"}),
    ("광주시는 AI 민원 서비스를 시작했다.", {"org:gwangju"}),
    ("논문 30편을 메타 분석한 결과 AI 효과가 컸다.", set()),
    ("메타 연구진이 AI 모델을 냈다.", {"org:meta"}),
    ("국회보다 정부가 AI에 앞선다.", set()),
    ("AI는 미니맥스 알고리즘으로 수를 고른다.", set()),
    ("정부는 중국에 맞서 K-문샷 프로젝트를 시작한다.", set()),
    ("기자들은 한국경제의 앞날을 물었다.", set()),
    ("한국경제 기자가 물었다.", {"org:hankyung"}),
    ("서울경제를 살릴 AI 대책을 내놨다.", set()),
    ("영국의 한 은행 이코노미스트는 AI 거품을 경고했다.", set()),
    ("미국 CBS 방송에 나왔다.", {"org:cbs-us"}),
    ("다리오는 CBS 인터뷰에서 말했다.", set()),
    ("CBS 라디오에 나왔다.", {"org:cbs-kr"}),
    ("프랑스 CAC 40 지수는 내렸다.", set()),
    ("5G는 NSA 방식으로 서비스됐다.", set()),
    ("뉴욕에서 열린 NRF 2026에서 AI 쇼핑 비서가 나왔다.", set()),
    ("네이버는 AI 안전센터를 새로 만들었다.", {"org:naver"}),
    ("미국 연방 대법원은 저작권을 인정하지 않았다.", {"org:us-supreme-court"}),
    ("대법원은 저작권을 인정하지 않았다.", {"org:supreme-court"}),
    ("美 대법원이 심리한다.", {"org:us-supreme-court"}),
    ("미 교육부는 지침을 냈다.", {"new:ORG:미국 교육부"}),
    ("그 밖의 교육부는 지침을 냈다.", {"org:moe"}),
    ("美 에너지부는 반발했다.", {"org:us-doe"}),
    ("美국무부는 반발했다.", {"org:us-state"}),
    ("日 총무성과 中 과학기술부는 반발했다.", {"org:jp-soumu", "org:cn-most"}),
    ("미 에너지부는 반발했다.", {"org:us-doe"}),
    ("中 외교부는 반발했다.", {"new:ORG:중국 외교부"}),
    ("美 법무부는 제소했다.", {"org:us-doj"}),
    ("중국 상무부는 규제를 비판했다. 상무부는 미국에 철회를 요구했다.", {"org:china-mofcom"}),
    ("미국 상무부는 규제를 냈다. 상무부는 중국을 겨눴다.", {"org:us-commerce"}),
    ("일본 AI안전연구소가 참여했다.", {"new:ORG:일본 AI안전연구소"}),
    ("AI안전연구소가 참여했다.", {"org:aisi-kr"}),
    ("스위스 국립과학재단은 연구를 지원한다.", {"new:ORG:스위스 국립과학재단"}),
    ("일본 코트라는 기업을 돕는다.", {"org:kotra"}),
    ("미국 상원에서 민주당 의원들이 법안을 냈다.", {"org:us-congress", "org:us-democrats"}),
    ("캘리포니아주 민주당 소속 상원의원이 발의했다.", {"org:us-democrats"}),
    ("국민의힘과 민주당이 만났다.", {"org:ppp", "org:democratic-party"}),
    (
        "국회에서 민주당 의원들이 물었다. 미국은 공화당과 민주당이 맞섰다.",
        {"org:national-assembly", "org:democratic-party", "org:us-republicans", "org:us-democrats"},
    ),
    ("합성곱 신경망(CNN)과 CNN 모델을 쓴다.", set()),
    ("CNN은 보도했다.", {"org:cnn"}),
    ("교수팀은 모델을 MIT 라이선스로 공개했다.", set()),
    ("EU는 범용 AI(GPAI) 모델에 의무를 지운다. GPAI 제공자는 준비한다.", set()),
    ("정부는 GPAI 총회에 참석했다.", {"org:gpai"}),
    ("동네 카페에서 소공연이 열렸다.", set()),
    ("독일 총선에서 기민당과 사민당이 투자를 약속했다.", set()),
]


@pytest.mark.parametrize(("text", "bodies"), BODIES, ids=[text[:24] for text, _ in BODIES])
def test_a_body_is_the_one_the_words_around_its_name_tell(text: str, bodies: set[str]) -> None:
    assert {name.entity_id for name in load()(text)._.mentions if name.label == "ORG"} == bodies


AMBIGUOUS: list[tuple[str, set[str]]] = [
    ("라마는 가중치가 공개된 오픈소스 모델이다.", {"model:llama"}),
    ("개발자들은 허깅페이스에서 팔콘을 내려받아 쓴다. 팔콘은 오픈 웨이트로 공개됐다.", {"model:falcon"}),
    ("오픈 웨이트인 젬마는 노트북에서도 돌아간다.", {"model:gemma"}),
    ("솔라는 107억 파라미터의 작은 모델이다.", {"model:solar"}),
    (
        "미국의 오픈소스 진영은 라마와 올모가 이끈다. 올모는 학습 코드까지 공개했다.",
        {"model:llama", "model:olmo"},
    ),
    ("그래니트는 아파치 2.0 라이선스로 가중치를 푼 모델이다.", {"model:granite"}),
    ("비쿠나와 알파카는 라마를 파인튜닝한 모델이다.", {"model:llama", "model:vicuna", "model:alpaca"}),
    ("폐쇄형인 클로드의 매개변수 수는 알려지지 않았다.", {"model:claude"}),
    ("제미나이 같은 폐쇄형 언어모델은 API로만 쓴다.", {"model:gemini"}),
    ("그록의 가중치는 허깅페이스에 올라왔다.", {"model:grok"}),
    ("블룸은 176B 파라미터 규모의 다국어 언어모델로, 누구나 내려받을 수 있다.", {"model:bloom"}),
    ("모티프 12.7B는 프롬 스크래치로 만든 오픈소스 모델이다.", {"model:motif"}),
    ("피티아는 학습 데이터와 체크포인트를 모두 공개한 오픈소스 언어모델이다.", {"model:pythia"}),
    ("믿음은 매개변수 115억 개의 오픈소스 LLM이다.", {"model:midm"}),
    ("군청은 솔라 패널을 달았다. 발전량은 AI 모델로 예측한다.", set()),
    ("업계는 시장의 파이를 키워야 한다고 말한다. 오픈소스 AI 모델이 늘면 파이도 커진다.", set()),
    ("국민의 믿음을 얻으려면 AI 모델의 가중치를 공개해야 한다.", set()),
    ("아보카도 농장은 작황 예측에 오픈소스 모델을 쓴다.", set()),
    ("코스모스 축제에서 AI 모델이 그린 그림을 전시한다.", set()),
    ("커피숍 트리 장식은 AI 모델이 디자인했다.", set()),
    ("가수 소라가 오픈소스 모델로 만든 뮤직비디오를 공개했다.", set()),
    ("스페이스X의 팔콘 로켓이 오픈소스 소프트웨어로 제어된다.", set()),
    ("알파카 털로 만든 옷을 AI 모델이 추천한다.", set()),
    ("키미 라이코넨은 오픈소스 시뮬레이터로 연습했다.", set()),
    ("미모의 AI 모델이 광고에 나왔다.", set()),
    ("뮤즈의 공연은 AI 언어모델이 통역했다.", set()),
]


@pytest.mark.parametrize(("text", "models"), AMBIGUOUS, ids=[text[:24] for text, _ in AMBIGUOUS])
def test_an_ambiguous_name_is_a_model_beside_words_of_models_alone(text: str, models: set[str]) -> None:
    found = {name.entity_id for name in load()(text)._.names if name.label == "MODEL"}
    assert {entity_id for entity_id in found if not entity_id.startswith("new:")} == models


EVERYDAY: list[tuple[str, set[str]]] = [
    ("컨텍스트 윈도우를 100만 토큰으로 넓혔다.", set()),
    ("운영체제인 윈도우에 넣었다.", {"program:windows"}),
    ("서울을 아시아 AI 허브로 키운다.", set()),
    ("학습용 데이터를 AI 허브에 올렸다.", {"program:ai-hub"}),
    ("행사장에서 리플릿을 나눠줬다.", set()),
    ("코딩 도구 리플릿을 썼다.", {"program:replit"}),
    ("구독 요금제 AI 플러스를 냈다.", set()),
    ("공장을 AI 팩토리로 바꾼다.", set()),
    ("국가대표급 AI 챔피언을 키운다.", set()),
    ("AI G3로 도약한다.", set()),
    ("AI G3 전략을 짠다.", {"program:ai-g3"}),
    ("메모리를 쌓은 MCP(멀티칩패키지)가 팔린다.", set()),
    ("앤트로픽의 MCP를 쓴다.", {"program:mcp"}),
    ("솔라시도에 들어선다.", set()),
    ("솔라시도 데이터센터 파크에 들어선다.", {"program:haenam-solaseado"}),
    ("메모리에 DMA로 쓰고 DSA로 검사한다.", set()),
    ("EU의 DMA와 DSA를 고친다.", {"law:dma", "law:dsa"}),
    ("반도체 투자를 돕는 K-칩스법을 고쳤다.", {"law:tax-special-act"}),
    ("미국 칩스법과 EU 칩스법을 견준다.", {"law:chips-act", "law:eu-chips-act"}),
    ("트럼프가 AI 행정명령을 냈다. 바이든은 반대했다.", set()),
    ("바이든 행정부의 AI 행정명령이 폐지됐다.", {"law:eo-14110"}),
    ("호주 온라인안전법을 고친다.", set()),
    ("작가들은 서울 선언을 냈다.", set()),
    ("AI 서울 정상회의는 서울 선언을 냈다.", {"law:seoul-declaration"}),
    ("데이터기본법은 2022년부터 시행 중이다.", {"law:data-industry-act"}),
    ("국가데이터처는 데이터기본법을 만든다.", {"law:national-data-act"}),
    ("회사는 자체 AI 윤리기준을 만들었다.", set()),
    ("과기정통부의 AI 윤리기준을 따른다.", {"law:ai-ethics-2020"}),
    ("은행은 AI 위험관리 프레임워크를 짰다.", set()),
    ("NIST는 AI 위험관리 프레임워크를 냈다.", {"law:nist-ai-rmf"}),
    ("기업마다 AI 책임 지침을 둔다.", set()),
    ("중국은 수출 관리 규정을 고쳤다.", set()),
    ("일본 반도체지원법이 통과됐다.", set()),
    ("각국은 AI 국가전략을 내놨다.", set()),
    ("경기도는 AI 기본계획을 세웠다.", set()),
    ("과기정통부는 AI 기본계획을 세웠다.", {"program:ai-basic-plan"}),
    ("협회의 AI 신뢰성 인증을 받았다.", set()),
    ("TTA의 AI 신뢰성 인증을 받았다.", {"program:cat-certification"}),
    ("정상들은 뉴델리 선언을 냈다.", set()),
    ("머스크의 SNS는 X.", {"program:x"}),
    ("AI 정상회의는 뉴델리 선언을 냈다.", {"law:new-delhi-declaration"}),
]


@pytest.mark.parametrize(("text", "known"), EVERYDAY, ids=[text[:24] for text, _ in EVERYDAY])
def test_a_law_or_programme_named_like_something_else_counts_where_the_text_speaks_of_it(
    text: str, known: set[str]
) -> None:
    found = {name.entity_id for name in load()(text)._.names if name.label in {"LAW", "PROGRAM"}}
    assert {entity_id for entity_id in found if not entity_id.startswith("new:")} == known


def test_every_spelling_of_a_law_or_programme_is_found_where_it_stands() -> None:
    lost = [
        spelling
        for spelling, (first, *_) in registry.alias_index().items()
        if first.kind in {"LAW", "PROGRAM"}
        and not any(
            (name.start, name.end) == (0, len(spelling))
            for name in known_names(f"{spelling}. {'. '.join(first.context)}")
        )
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("forms", "entity_id"),
    [
        ("인공지능(AI) 기본법|AI기본법|인공지능기본법", "law:ai-basic-act"),
        ("개인정보 보호법 시행령|개인정보보호법 시행령", "law:pipa-decree"),
        ("정통망법|정보통신망법", "law:network-act"),
        ("반도체특별법|반도체산업 경쟁력 강화 및 지원에 관한 특별법", "law:semiconductor-act"),
        ("AIDC 특별법|인공지능 데이터센터 산업 진흥에 관한 특별법", "law:ai-datacenter-act"),
        ("유럽 인공지능법|유럽연합 AI법|EU AI법", "law:eu-ai-act"),
        ("행정명령 14365호|행정명령 제14365호|EO 14365", "law:eo-14365"),
        ("대한민국 인공지능 윤리원칙|대한민국 AI 윤리원칙", "law:ai-ethics-2026"),
        ("국가 인공지능 윤리기준|국가 인공지능(AI) 윤리기준", "law:ai-ethics-2020"),
        ("칩 보안법|칩 보안법안", "law:chip-security-act"),
        ("반도체특별법안|반도체 특별법안", "law:semiconductor-act"),
        ("온플법안|온라인플랫폼법안", "law:platform-act"),
        ("초·중등교육법|초ㆍ중등교육법|초‧중등교육법|초・중등교육법", "law:school-act"),
        ("한빛산업 진흥법안", "new:LAW:한빛산업 진흥법안"),
        ("국가AI컴퓨팅센터|국가인공지능(AI)컴퓨팅센터", "program:national-ai-computing-center"),
        ("AI중심대학|AI 중심대학|인공지능 중심대학", "program:ai-university"),
        ("MMLU-Pro|MMLU-프로", "program:mmlu-pro"),
    ],
)
def test_a_law_or_programme_is_one_under_every_spelling(forms: str, entity_id: str) -> None:
    for form in forms.split("|"):
        assert ids(f"이번에 {form}를 다뤘다.") == {form: entity_id}


@pytest.mark.parametrize("form", ["라마 3.1 인스트럭트", "Llama 3.1 Instruct"])
def test_a_model_tuned_to_instructions_has_one_name(form: str) -> None:
    assert "new:MODEL:라마3.1 instruct" in [
        name.entity_id for name in load()(f"메타의 {form} 모델이다.")._.names
    ]


def test_a_name_with_a_size_and_a_grade_ends_before_its_particle() -> None:
    text = "카카오는 카나나-2-1.3B-인스트럭트와 카나나-1.5-8B-베이스를 공개했다."
    found = {text[name.char_start : name.char_end] for name in load()(text)._.names if name.label == "MODEL"}
    assert found == {"카나나-2-1.3B-인스트럭트", "카나나-1.5-8B-베이스"}


def test_marks_with_nothing_but_a_bracket_name_nothing() -> None:
    assert not load()("그는 ‘·(나래)’를 공개했다.")._.mentions


def test_a_country_of_one_letter_is_found_before_a_blank() -> None:
    assert ids("美 정부는 미국의 이익을 말했다.")["美"] == "country:us"


def test_an_unknown_body_is_the_one_whose_acronym_follows_it() -> None:
    found = ids("연방정보통신국(NTIA)이 보고서를 냈다. 연방정보통신국은 살피겠다고 했다.")
    assert found["연방정보통신국"] == found["NTIA"] == "org:ntia"


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("도하늬 AI안전연구소장은 말했다.", "org:aisi-kr"),
        ("도하늬 국회미래연구원장은 말했다.", "org:nafi"),
        ("도하늬 LG AI연구원장은 말했다.", "org:lg-ai-research"),
    ],
)
def test_a_known_body_in_the_title_of_its_head_is_the_known_one(text: str, entity_id: str) -> None:
    assert entity_id in ids(text).values()


@pytest.mark.parametrize("owner", ["KT", "SKT"])
def test_an_unknown_firm_is_not_the_one_whose_acronym_follows_it(owner: str) -> None:
    assert ids(f"누리결클라우드({owner})가 나섰다.")["누리결클라우드"] == "new:ORG:누리결클라우드"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("일본 저작권법은 넓다.", {"일본 저작권법": "new:LAW:일본 저작권법"}),
        ("일본의 저작권법은 넓다.", {"일본": "country:jp", "저작권법": "new:LAW:일본 저작권법"}),
        ("한국 저작권법은 좁다.", {"한국": "country:kr", "저작권법": "law:copyright-act"}),
        ("한국의 저작권법은 좁다.", {"한국": "country:kr", "저작권법": "law:copyright-act"}),
        ("일본과 저작권법을 다뤘다.", {"일본": "country:jp", "저작권법": "law:copyright-act"}),
        ("중국 개인정보보호법을 고친다.", {"중국 개인정보보호법": "law:china-pipl"}),
        ("미국 칩스법을 고친다.", {"미국": "country:us", "칩스법": "law:chips-act"}),
    ],
)
def test_another_countrys_law_is_not_our_own(text: str, expected: dict[str, str]) -> None:
    assert ids(text) == expected


def test_another_countrys_ministry_is_not_our_own() -> None:
    assert ids("미국 교육부가 나섰다.") == {"미국 교육부": "new:ORG:미국 교육부"}
    assert ids("한국 교육부가 나섰다.")["교육부"] == "org:moe"


@pytest.mark.parametrize(
    ("form", "entity_id"),
    [
        ("스테이블 디퓨전 3.5", "new:MODEL:스테이블 디퓨전3.5"),
        ("챗GPT-5", "model:gpt-5"),
        ("GPT-4.1 nano", "new:MODEL:GPT-4.1 nano"),
    ],
)
def test_a_version_keeps_its_whole_number(form: str, entity_id: str) -> None:
    assert ids(f"이번에 {form}를 냈다.") == {form: entity_id}
