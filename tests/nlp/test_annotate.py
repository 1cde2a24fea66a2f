from dataclasses import fields
from datetime import date

import pytest

from flows.reading import gathered
from nlp.annotate import Annotation, Text, annotate, as_marked
from warehouse.records import Token

BODY = (
    "도하늬 새봄소프트 대표는 “모델을 열어야 한다. 그래야 산다”고 말했다.\n"
    "검증은 아직\n새봄소프트는 오픈AI와 다르다고 강조했다."
)


def read(text: str, title: str = "") -> Annotation:
    (annotation,) = annotate([Text(article_id="a:1", version_no=1, text=text, title=title)])
    return annotation


@pytest.mark.parametrize("title", ["", "새봄소프트, 모델 열었다", "“모델 열어야 산다” 새봄소프트의 선택"])
def test_every_offset_indexes_the_text_whatever_the_title(title: str) -> None:
    found = read(BODY, title)
    for row in [*found.mentions, *found.quotes, *found.openness_claims]:
        assert BODY[row.char_start : row.char_end] == row.text
    for stance in found.stances:
        if stance.char_start is not None:
            assert BODY[stance.char_start : stance.char_end] == stance.text
    columns = found.tokens
    places = zip(columns["char_start"], columns["char_end"], columns["form"], strict=True)
    assert all(BODY[start:end] == form for start, end, form in places)
    assert [row.sentence_no for row in found.sentences] == list(range(len(found.sentences)))
    assert found.sentences[0].char_start == 0


def test_a_title_outside_the_text_changes_no_sentence_and_no_token() -> None:
    bare, titled = read(BODY), read(BODY, "새봄소프트, 모델 열었다")
    assert bare.sentences == titled.sentences
    assert bare.tokens["form"] == titled.tokens["form"]
    assert list(bare.tokens["eojeol_no"]) == list(titled.tokens["eojeol_no"])


def test_a_title_that_is_the_first_line_is_read_once() -> None:
    title = "새봄소프트, 모델 열었다"
    found = read(f"{title}\n\n{BODY}", title)
    assert found.sentences[0].is_heading
    assert found.sentences[0].char_end == len(title)


def test_a_line_that_only_begins_with_the_title_is_no_heading() -> None:
    found = read("메타가 라마를 냈다.\n본문이다.", "메타")
    assert [row.is_heading for row in found.sentences] == [False, False]


def test_the_holder_of_a_quotes_position_is_its_speaker() -> None:
    found = read(BODY)
    speakers = {row.quote_no: (row.speaker, row.speaker_entity_id) for row in found.quotes}
    held = {row.quote_no: (row.holder, row.holder_entity_id) for row in found.stances if row.level == "quote"}
    assert held == speakers
    assert ("도하늬 새봄소프트 대표", "new:PERSON:도하늬") in held.values()
    assert {row.holder_entity_id for row in found.stances if row.quote_no is None} == {None}


@pytest.mark.parametrize(("title", "levels"), [("오늘 날씨", ["document", "headline"]), ("", ["document"])])
def test_what_is_not_about_an_issue_has_a_position_of_none_on_every_level(
    title: str, levels: list[str]
) -> None:
    found = read("비가 온다.", title)
    for issue_id in {row.issue_id for row in found.stances}:
        rows = [row for row in found.stances if row.issue_id == issue_id]
        assert [(row.level, row.label) for row in rows] == [(level, "none") for level in levels]


def test_token_columns_are_those_of_the_record_and_of_one_length() -> None:
    columns = read(BODY).tokens
    assert {"article_id", "version_no", *columns} == {field.name for field in fields(Token)}
    assert len({len(column) for column in columns.values()}) == 1
    assert list(columns["token_no"]) == list(range(len(columns["form"])))
    assert all(form.strip() for form in columns["form"])
    assert list(columns["sentence_no"]) == sorted(columns["sentence_no"])


def test_every_named_entity_has_its_row() -> None:
    found = read(BODY)
    rows = {entity.entity_id: entity for entity in found.entities}
    assert {mention.entity_id for mention in found.mentions} <= rows.keys()
    assert rows["new:PERSON:도하늬"].is_provisional
    assert rows["new:PERSON:도하늬"].name_ko == "도하늬"
    assert not rows["org:openai"].is_provisional
    assert rows["org:openai"].name_en == "OpenAI"


def test_an_entity_that_a_claim_alone_names_has_its_row() -> None:
    found = read("이 회사는 폐쇄형 모델을 고수한다.", "오픈AI는 모델을 냈다")
    assert found.mentions == []
    assert [claim.subject_entity_id for claim in found.openness_claims] == ["org:openai"]
    assert [entity.entity_id for entity in found.entities] == ["org:openai"]


def test_an_unknown_version_has_its_familys_developer() -> None:
    found = read("알리바바는 큐원 9.8을 공개했다.")
    version = next(entity for entity in found.entities if entity.name_ko.startswith("큐원"))
    assert version.is_provisional
    assert (version.developer_entity_id, version.country) == ("org:alibaba", "CN")
    assert version.openness is None


def test_the_same_text_gives_the_same_rows_in_any_company() -> None:
    texts = [Text(article_id=str(n), version_no=1, text=BODY * (n % 3)) for n in range(6)]
    together = list(annotate(texts))
    assert [annotation.article_id for annotation in together] == [text.article_id for text in texts]
    assert gathered(together) == gathered(next(annotate([text])) for text in texts)


@pytest.mark.parametrize("text", ["", "\n\n", "\ud800 끝", "👍", "“"])
def test_odd_texts_are_read_without_a_word(text: str) -> None:
    for title in ("", "제목 하나"):
        assert len(read(text, title).tokens["form"]) <= len(text)


def test_the_codebooks_form_comes_from_the_same_rows() -> None:
    text = Text(article_id="a:1", version_no=1, text=BODY)
    marked = as_marked(text, next(annotate([text])))
    assert {"id", "text", "document", "quotes", "entities", "claims"} == marked.keys()
    assert ("도하늬", "PERSON") in {(row["text"], row["label"]) for row in marked["entities"]}


@pytest.mark.parametrize(
    ("published", "expected"), [(date(2024, 8, 6), "closed"), (date(2024, 8, 7), "hybrid"), (None, "hybrid")]
)
def test_a_claim_is_held_against_the_licence_of_its_day(published: date | None, expected: str) -> None:
    text = Text(article_id="a:1", version_no=1, text="엑사원은 오픈소스 모델이다.", published_date=published)
    (claim,) = next(annotate([text])).openness_claims
    assert (claim.subject_entity_id, claim.registry_openness) == ("model:exaone", expected)


def test_no_token_reaches_from_the_title_into_the_text() -> None:
    found = next(annotate([Text(article_id="a", version_no=1, title="각Ⅳ", text="\u11a8을 공개했다.")]))
    assert found.title_tokens["form"] == ["각", "Ⅳ"]
    assert found.tokens["char_start"][0] == 0
