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


def page_and_file(page_body: str, file_body: str, outlet: str = "ministry") -> list[Copyable]:
    page = text(outlet, "government", page_body)
    return [
        page,
        Copyable(f"{outlet}:1#aa", outlet, "government", page.published_at, file_body, page.article_id),
    ]


def test_a_file_that_repeats_its_page_is_linked_to_it() -> None:
    [link] = copy_links(page_and_file(RELEASE, f"보도자료 디지털정책처 대변인실\n{RELEASE}"))
    assert (link.article_id, link.origin_article_id, link.kind) == (
        "ministry:1#aa",
        "ministry:1",
        "attachment",
    )


def test_a_page_that_gives_the_beginning_alone_is_linked_to_its_file() -> None:
    [link] = copy_links(page_and_file(RELEASE[:60], RELEASE))
    assert (link.article_id, link.origin_article_id, link.kind) == (
        "ministry:1",
        "ministry:1#aa",
        "attachment",
    )
    assert link.similarity < 0.5


def test_a_file_that_says_something_else_is_a_text_of_its_own() -> None:
    assert not copy_links(page_and_file(RELEASE, OTHER))


def test_who_repeats_a_file_is_linked_to_what_file_and_page_are_linked_to() -> None:
    pair = page_and_file(RELEASE, f"{RELEASE}\n{RELEASE[:40]}")
    for texts in ([*pair, text("paper", "daily", RELEASE, 3)], page_and_file(RELEASE[:60], RELEASE)):
        paper = text("paper", "daily", RELEASE, 3)
        links = {link.article_id: link for link in copy_links([*texts[:2], paper])}
        assert len({link.origin_article_id for link in links.values()}) == 1
        assert links["paper:1"].kind == "press_release"


def test_a_release_taken_over_with_its_file_has_one_origin() -> None:
    first, second = page_and_file(RELEASE, RELEASE, "a"), page_and_file(RELEASE, RELEASE, "b")
    links = copy_links([*second, *first])
    assert {link.article_id: link.origin_article_id for link in links} == dict.fromkeys(
        ("a:1#aa", "b:1", "b:1#aa"), "a:1"
    )
