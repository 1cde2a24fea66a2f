"""A PDF's lines become paragraphs again: page furniture goes, broken lines are joined, items stay apart."""

import pytest

from spiders.attachments.pdf import joined, without_running_lines
from spiders.attachments.text import attachment_text
from tests.spiders.hangul_files import pdf

FULL = "□ 미래지능부는 공공기관이 인공지능 모델을 살 때 가중치를 공개한"
REST = "제품을 우대하는 시범사업을 연다고 밝혔다."


def test_a_full_line_goes_on_in_the_next() -> None:
    assert joined([FULL, REST]) == [f"{FULL} {REST}"]


def test_a_document_that_writes_its_spaces_is_joined_by_them_alone() -> None:
    inside = "□ 미래지능부는 공공기관이 인공지능 모델을 구매할 때 가중치와 평"
    lines = [f"{FULL} ", REST, inside, "가 결과를 함께 낸 제품을 우대한다."]
    assert joined(lines) == [f"{FULL} {REST}", f"{inside}가 결과를 함께 낸 제품을 우대한다."]


@pytest.mark.parametrize(
    "after",
    ["ㅇ 대상은 세 분야이다.", "- 대상은 세 분야이다.", "① 대상", "1. 대상", "가. 대상", "※ 올해 한정", "<붙임 1> 표",
     "제3조(정의) 이 법에서", "붙임: 계획서 1부", "󰊲 추진 과제"],
)  # fmt: skip
def test_an_item_begins_a_paragraph(after: str) -> None:
    assert joined([FULL, after])[0] == FULL


@pytest.mark.parametrize("end", ["밝혔다.", "지원할 예정", "다음과 같다:", "라고 말했다.”", "확대함"])
def test_a_sentence_that_ends_ends_its_paragraph(end: str) -> None:
    line = f"{FULL[:-3].strip()} {end}"
    assert joined([line, REST]) == [line, REST]


def test_a_short_line_is_a_paragraph() -> None:
    assert joined(["공공인공지능정책과", FULL, REST])[0] == "공공인공지능정책과"


def test_page_numbers_and_running_heads_go_and_the_text_goes_on_over_the_page() -> None:
    pages = [
        ["미래지능부 보도자료", f"본문 {name}", f"글 {name}", f"- {no} -"]
        for no, name in enumerate("가나다", 1)
    ]
    assert without_running_lines(pages) == [[f"본문 {name}", f"글 {name}"] for name in "가나다"]
    made = pdf(
        [
            ["미래지능부 보도자료", FULL, "- 1 -"],
            ["미래지능부 보도자료", REST, "- 2 -"],
            ["미래지능부 보도자료", "끝"],
        ]
    )
    assert attachment_text(made)[1].split("\n")[0] == f"{FULL} {REST}"


def test_a_number_within_a_page_stays() -> None:
    page = ["가", "나", "12", "다", "라"]
    assert without_running_lines([page]) == [page]


def test_the_same_head_on_two_pages_of_four_is_text() -> None:
    pages = [["제1장 총칙", "가"], ["제2장 원칙", "나"], ["맺으며", "다"], ["나가며", "라"]]
    assert without_running_lines(pages) == pages
