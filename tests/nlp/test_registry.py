"""The registry of entities: complete, sourced, unambiguous, and loud about a bad line."""

from collections import Counter
from datetime import date

import pytest

from nlp import registry
from nlp.lexicon_error import LexiconError
from nlp.registry import read_families, read_registry
from warehouse.records import EntityKind

HEADER = "entity_id\tname_ko\tname_en\taliases\tcontext\tdeveloper\topenness\tvalid_from\tvalid_to\tsource\n"
FAMILY_HEADER = "entity_id\tpattern\texamples\tcounter_examples\n"
MODELS = frozenset({"model:gpt"})


def line(**fields: str) -> str:
    columns = HEADER.strip().split("\t")
    defaults = {"entity_id": "model:made", "name_ko": "지음", "source": "made for this test"}
    return "\t".join((defaults | fields).get(column, "") for column in columns) + "\n"


def readings_in(alias: str, text: str) -> list[str]:
    return [reading.entity_id for reading in registry.alias_index().get(alias, ()) if reading.counts_in(text)]


@pytest.mark.parametrize(
    ("kind", "least"),
    [("MODEL", 110), ("ORG", 160), ("LAW", 20), ("PROGRAM", 30), ("COUNTRY", 40), ("PERSON", 40)],
)
def test_the_registry_covers_the_field(kind: EntityKind, least: int) -> None:
    assert Counter(entity.kind for entity in registry.entities())[kind] >= least


def test_every_entity_names_its_source_and_none_is_provisional() -> None:
    assert all(entity.source and not entity.is_provisional for entity in registry.entities())


def test_only_models_have_an_openness_and_only_bodies_and_persons_a_role() -> None:
    assert {entity.kind for entity in registry.entities() if entity.openness} == {"MODEL"}
    assert {entity.kind for entity in registry.entities() if entity.role} == {"ORG", "PERSON"}


def test_every_body_and_person_has_a_role() -> None:
    assert not [e.entity_id for e in registry.entities() if e.kind in {"ORG", "PERSON"} and e.role is None]


def test_every_spelling_leads_back_to_its_entity() -> None:
    index = registry.alias_index()
    for entity in registry.entities():
        assert entity.name_ko in entity.aliases
        for alias in entity.aliases:
            assert entity.entity_id in [reading.entity_id for reading in index[alias]]


def test_no_spelling_is_a_single_hangul_syllable_or_a_bare_letter() -> None:
    assert not [
        alias
        for alias, readings in registry.alias_index().items()
        for reading in readings
        if len(alias) == 1 and ("가" <= alias <= "힣" or not reading.context)
    ]


def test_no_entity_stands_twice_under_one_kind_and_name() -> None:
    names = Counter((entity.kind, entity.name_ko) for entity in registry.entities())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("alias", "text", "expected"),
    [
        ("과기정통부", "", ["org:msit"]),
        ("OpenAI", "", ["org:openai"]),
        ("K-EXAONE", "", ["model:k-exaone"]),
        ("하이퍼클로바 X", "", ["model:hyperclova-x"]),
        ("인공지능 발전과 신뢰 기반 조성 등에 관한 기본법", "", ["law:ai-basic-act"]),
        ("챗GPT", "", ["program:chatgpt"]),
        ("솔라", "업스테이지의 솔라", ["model:solar"]),
        ("솔라", "지붕 위의 솔라 패널", []),
        ("라마", "안데스의 라마", []),
        ("라마", "메타의 라마", ["model:llama"]),
        ("美", "오후에 美를 논하다", []),
        (
            "최기영",
            "최기영 앤트로픽코리아 대표는 과기정통부 장관을 만났다",
            ["person:choi-ki-young-anthropic"],
        ),
        ("최기영", "최기영 전 과기정통부 장관", ["person:choi-ki-young"]),
        ("박윤영", "박윤영 KT 대표", ["person:park-yoon-young"]),
        ("조현", "조현 외교부 장관", ["person:cho-hyun-mofa"]),
        ("조현", "조현 작가", []),
        ("다카이치", "다카이치 총리", ["person:sanae-takaichi"]),
        ("국회 정보위", "국회 정보위가 열렸다", ["org:na-intelligence-committee"]),
        ("정보위원회", "영국 정보위원회", []),
    ],
)
def test_an_ambiguous_spelling_needs_its_context(alias: str, text: str, expected: list[str]) -> None:
    assert readings_in(alias, text) == expected


def test_readings_that_need_context_stand_before_the_one_that_does_not() -> None:
    for readings in registry.alias_index().values():
        flags = [bool(reading.context) for reading in readings]
        assert flags == sorted(flags, reverse=True)


@pytest.mark.parametrize("family", registry.families(), ids=lambda family: family.entity_id)
def test_a_family_keeps_its_examples_whole(family: registry.Family) -> None:
    assert all(family.pattern.fullmatch(example) for example in family.examples)
    assert not any(family.pattern.fullmatch(example) for example in family.counter_examples)


@pytest.mark.parametrize(
    ("text", "entity_id", "expected"),
    [
        ("메타가 라마 3.1을 공개했다", "model:llama", "라마 3.1"),
        ("GPT-4 계열은 닫혀 있다", "model:gpt", "GPT-4"),
        ("GPT-4o와 견주었다", "model:gpt", "GPT-4o"),
        ("Llama 3-8B에 기반한다", "model:llama", "Llama 3-8B"),
        ("딥시크 R1은 공개됐다", "model:deepseek", "딥시크 R1"),
        ("큐원3가 앞선다", "model:qwen", "큐원3"),
        ("클로드 소네트 4.5를 썼다", "model:claude", "클로드 소네트 4.5"),
        ("제미나이 2.5 프로가 나왔다", "model:gemini", "제미나이 2.5 프로"),
        ("엑사원 4.0은 국산이다", "model:exaone", "엑사원 4.0"),
        ("하이퍼클로바X 씨드를 내놨다", "model:hyperclova-x-seed", "하이퍼클로바X 씨드"),
        ("SK텔레콤의 A.X K1은", "model:a.x", "A.X K1"),
        ("솔라 오픈 100B의 가중치", "model:solar-open", "솔라 오픈 100B"),
        ("GLM-4.7보다 낫다", "model:glm", "GLM-4.7"),
    ],
)
def test_a_family_leaves_particles_outside_in_running_text(text: str, entity_id: str, expected: str) -> None:
    found = [
        match.group()
        for family in registry.families()
        if family.entity_id == entity_id
        for match in family.pattern.finditer(text)
    ]
    assert found == [expected]


@pytest.mark.parametrize(
    "text", ["라마 3개 팀이 나섰다", "솔라시도에 들어선다", "엑사원 3종을 냈다", "오라마 3을"]
)
def test_a_family_does_not_take_a_count_for_a_version(text: str) -> None:
    assert not [family.entity_id for family in registry.families() if family.pattern.search(text)]


def test_a_source_says_whether_its_facts_were_read_there() -> None:
    header = HEADER.rstrip("\n") + "\tchecked_date\n"
    table = (
        header
        + line().rstrip("\n")
        + "\t2026-11-22\n"
        + line(entity_id="model:other", name_ko="가락").rstrip("\n")
    )
    read, unread = read_registry({"made.tsv": table + "\t\n"}).entities
    assert (read.source, unread.source) == (
        "made for this test (read 2026-11-22)",
        "made for this test (not yet read)",
    )


def test_a_model_takes_its_country_from_its_developer() -> None:
    countries = {entity.entity_id: entity.country for entity in registry.entities()}
    assert (countries["model:k-exaone"], countries["model:mixtral"]) == ("KR", "FR")


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (HEADER + line() + line(), r"^made\.tsv:3: model:made stands twice$"),
        (
            HEADER + line(developer="org:nobody"),
            r"^made\.tsv:2: developer org:nobody is not in the registry$",
        ),
        (
            HEADER + line(aliases="소리") + line(entity_id="model:other", name_ko="가락", aliases="소리"),
            r"^made\.tsv:3: '소리' already means model:made",
        ),
        (HEADER + line(openness="free"), r"^made\.tsv:2: openness is 'free', expected one of open_source, "),
        (HEADER + line(source=""), r"^made\.tsv:2: source is empty$"),
        (HEADER + line(name_ko=""), r"^made\.tsv:2: name_ko is empty$"),
        (HEADER + line(entity_id="thing:made"), r"^made\.tsv:2: entity_id is 'thing:made'"),
        (HEADER + line(valid_from="2025-13"), r"^made\.tsv:2: valid_from is '2025-13', expected YYYY-MM-DD"),
        (HEADER + line(aliases="소리?"), r"^made\.tsv:2: aliases ending in '\?' and words in context"),
        (HEADER + line(context="소리"), r"^made\.tsv:2: aliases ending in '\?' and words in context"),
        (HEADER + line(aliases="소리||가락"), r"^made\.tsv:2: aliases holds an empty or repeated part"),
        (HEADER + "model:made\t지음\n", r"^made\.tsv:2: 2 fields, expected 10 parted by tabs$"),
        (HEADER + line(name_en=" Made"), r"^made\.tsv:2: a field begins or ends with a blank$"),
        ("# says what\nentity_id\tname_ko\n", r"^made\.tsv:2: columns are \['entity_id', 'name_ko'\]"),
    ],
)
def test_a_malformed_line_is_one_line_naming_file_and_line(table: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint) as raised:
        read_registry({"made.tsv": table})
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (
            "model:gpt\tGPT-\\d\tGPT-4|GPT-10\t",
            r"^made\.tsv:2: pattern does not match its example 'GPT-10' whole$",
        ),
        (
            "model:gpt\tGPT-\\d\tGPT-4|GPT-5\tGPT-6",
            r"^made\.tsv:2: pattern matches its counter-example 'GPT-6'$",
        ),
        ("model:gpt\tGPT-(\\d\tGPT-4|GPT-5\t", r"^made\.tsv:2: pattern cannot be read: "),
        (
            "model:gpt\tGPT-{v}\tGPT-4|GPT-5\t",
            r"^made\.tsv:2: pattern uses \['v'\], which no row above names$",
        ),
        ("model:gpt\tGPT-\\d\tGPT-4\t", r"^made\.tsv:2: expected at least two examples$"),
        ("model:made\tGPT-\\d\tGPT-4|GPT-5\t", r"^made\.tsv:2: model:made is not in the registry$"),
    ],
)
def test_a_malformed_family_is_one_line_naming_file_and_line(row: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint):
        read_families("made.tsv", FAMILY_HEADER + row + "\n", MODELS)


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
    ],
)
def test_a_coarse_date_is_its_first_or_last_day(raw: str, first: date, last: date) -> None:
    (entity,) = read_registry({"made.tsv": HEADER + line(valid_from=raw, valid_to=raw)}).entities
    assert (entity.valid_from, entity.valid_to) == (first, last)


def test_every_agency_of_the_central_government_and_every_large_city_and_province_is_known() -> None:
    agencies = (
        "국세청 관세청 조달청 우주항공청 재외동포청 대검찰청 병무청 방위사업청 경찰청 소방청 국가유산청 농촌진흥청 산림청 질병관리청 기상청 "
        "행정중심복합도시건설청 새만금개발청 해양경찰청 인사혁신처 법제처 식품의약품안전처 국가데이터처 지식재산처 국무총리실 원자력안전위원회 "
        "서울시 부산광역시 대구시 인천시 광주광역시 대전시 울산시 세종시 경기도 강원특별자치도 충청북도 충남도 전북특별자치도 전남도 경북도 경상남도 "
        "제주특별자치도"
    )
    known = registry.alias_index()
    assert [name for name in agencies.split() if {one.kind for one in known.get(name, ())} != {"ORG"}] == []


@pytest.mark.parametrize(
    ("name", "entity_id", "last", "successor", "first"),
    [
        ("방통위", "org:kcc", date(2025, 9, 30), "방미통위", date(2025, 10, 1)),
        ("기재부", "org:moef", date(2026, 1, 1), "재경부", date(2026, 1, 2)),
        ("광주시", "org:gwangju", date(2026, 6, 30), "전남광주특별시", date(2026, 7, 1)),
        ("전남도", "org:jeonnam", date(2026, 6, 30), "전남광주통합특별시", date(2026, 7, 1)),
        ("대검", "org:spo", date(2026, 10, 1), "공소청", date(2026, 10, 2)),
    ],
)
def test_a_body_that_was_wound_up_ends_the_day_before_its_successor_begins(
    name: str, entity_id: str, last: date, successor: str, first: date
) -> None:
    (old,) = readings_in(name, "")
    (new,) = readings_in(successor, "")
    assert (old, registry.by_id()[old].valid_to) == (entity_id, last)
    assert registry.by_id()[new].valid_from == first


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("xAI", "스페이스XAI"),
        ("뤼이드", "소크라AI"),
        ("진보네트워크센터", "디지털정의네트워크"),
        ("규제개혁위원회", "규제합리화위원회"),
        ("지능정보산업협회", "한국인공지능산업협회"),
        ("대통령실", "청와대"),
    ],
)
def test_a_body_under_a_new_name_is_the_one_it_was(former: str, present: str) -> None:
    assert readings_in(former, "") == readings_in(present, "") != []


def test_an_association_of_nearly_the_same_name_is_another() -> None:
    assert "인공지능산업협회" not in registry.alias_index()
