from datetime import UTC, datetime, timedelta

import pytest

from nlp.copies import Copyable, copy_links

RELEASE = (
    "디지털정책처는 공공기관이 쓰는 인공지능 모델의 가중치 공개 범위를 정하는 지침을 마련했다고 5일 밝혔다. "
    "지침은 공개 등급을 네 단계로 나누고, 세금이 들어간 모델은 개발이 끝난 뒤 1년 안에 학습 코드를 함께 내놓도록 했다. "
    "다만 치안과 국방에 쓰는 모델은 심의를 거쳐 공개하지 않을 수 있다. 담당 과장은 현장의 의견을 들어 내년 3월 시행한다고 말했다."
)
OTHER = (
    "가람시는 올해 시립도서관 다섯 곳의 문을 밤 열 시까지 열기로 했다. 시민 설문에서 저녁 이용 시간이 모자란다는 답이 "
    "많았기 때문이다. 시는 사서 열두 명을 새로 뽑고 난방비를 따로 마련한다. 어린이 자료실은 지금처럼 여섯 시에 닫는다."
)
NOON = datetime(2026, 10, 5, 3, tzinfo=UTC)


def text(name: str, kind: str, body: str, hours: int = 0) -> Copyable:
    return Copyable(f"{name}:1", name, kind, NOON + timedelta(hours=hours), body)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origin_kind", "kind"),
    [("government", "press_release"), ("wire", "wire"), ("daily", "near_duplicate")],
)
def test_a_reprint_is_linked_to_its_origin(origin_kind: str, kind: str) -> None:
    reprint = RELEASE.replace("5일 밝혔다", "5일 발표했다")
    [link] = copy_links(
        [text("paper", "daily", reprint, 2), text("source", origin_kind, RELEASE), text("b", "daily", OTHER)]
    )
    assert (link.article_id, link.origin_article_id, link.kind) == ("paper:1", "source:1", kind)
    assert 0.8 < link.similarity < 1


def test_the_issuer_is_the_origin_even_when_a_paper_was_earlier() -> None:
    [link] = copy_links([text("paper", "daily", RELEASE, -3), text("ministry", "government", RELEASE)])
    assert link.article_id == "paper:1"


def test_all_copies_of_a_text_have_one_origin() -> None:
    links = copy_links([text(name, "daily", RELEASE, hours) for hours, name in enumerate("abcd")])
    assert {link.origin_article_id for link in links} == {"a:1"}
    assert [link.article_id for link in links] == ["b:1", "c:1", "d:1"]


def test_order_of_the_texts_does_not_matter() -> None:
    texts = [text(name, "daily", RELEASE[: 200 + 10 * hours], hours) for hours, name in enumerate("abc")]
    assert copy_links(texts) == copy_links(texts[::-1])


@pytest.mark.parametrize("other", [OTHER, RELEASE[:60], ""])
def test_different_texts_are_not_copies(other: str) -> None:
    assert not copy_links([text("a", "daily", RELEASE), text("b", "daily", other)])


def test_texts_of_one_outlet_are_not_held_against_each_other() -> None:
    twins = [Copyable(f"a:{n}", "a", "daily", NOON, RELEASE) for n in (1, 2)]
    assert not copy_links(twins)
