"""Pages of hosts without a site file: the text is found by how it stands on the page, in the tree or in a script."""

import json
from datetime import UTC, datetime

import pytest

from spiders.extract import extract
from spiders.generic import generic_site
from spiders.page import Page
from warehouse.records import Article, Problem

TITLE = "한들시, 공개형 인공지능 상담을 시작"
PARAGRAPHS = (
    "한들시가 공개형 인공지능 모델로 민원 상담을 시작한다고 7일 밝혔다.",
    "시는 가중치가 공개된 모델을 시청 서버에 두어 시민의 정보가 밖으로 나가지 않게 했다고 설명했다.",
    "시민단체는 “모델의 학습 자료도 함께 밝혀야 한다”며 시의 답변을 기다린다고 말했다.",
    "시의회는 다음 달 조례를 고쳐 상담 기록을 석 달만 보관하도록 할 계획이다.",
)
TEXT = "\n".join(PARAGRAPHS)
URL = "https://www.handeul-times.example/story/20261007"
HEAD = f'<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2026-10-07T09:00:00+09:00">'
MENU = (
    '<div class="gnb"><ul>'
    + "".join(f'<li><a href="/{n}">정치 사회 경제 문화 {n}면 기사 보기</a></li>' for n in range(30))
    + "</ul></div>"
)
RELATED = (
    '<div class="box_x"><ul>'
    + "".join(
        f'<li><a href="/r{n}">다른 도시도 인공지능 상담을 준비한다고 밝혔다. {n}</a></li>' for n in range(9)
    )
    + "</ul></div>"
)
COMMENTS = '<div class="cmt_list"><p>저는 이 기사가 아주 마음에 들었습니다. 잘 읽었습니다.</p></div>'
LOGIN = '<div class="join"><p>로그인한 뒤에 이용할 수 있습니다.</p></div>'


def page(body: str, head: str = HEAD) -> str:
    return f"<html><head><title>{TITLE} - 한들신문</title>{head}</head><body>{MENU}<main><h1>{TITLE}</h1>{body}</main></body></html>"


def tags(name: str = "p") -> str:
    return "".join(f"<{name}>{paragraph}</{name}>" for paragraph in PARAGRAPHS)


def script(value: object, before: str = "window.__STATE__=") -> str:
    return f"<script>{before}{json.dumps(value, ensure_ascii=False)};</script>"


def body_of(html: str) -> str:
    body: str = extract(html.encode(), URL)["body"]
    return body


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="a1"><div class="a2">{tags()}</div>{RELATED}{COMMENTS}</div>{LOGIN}',
        f'<div class="a2">{"<br><br>".join(PARAGRAPHS)}</div>{RELATED}',
        f'<div><div class="pc">{tags()}</div><div class="mobile">{tags()}</div></div>',
        f"<table><tr><td><span>{'<br>'.join(PARAGRAPHS)}</span></td><td>{RELATED}</td></tr></table>",
        f'<div itemprop="articleBody">{tags()}{RELATED}<div class="reporter_info">이나루 기자가 씁니다. 제보를 기다립니다.</div></div>',
        f'<div class="x"><div class="photo_box"><p>상담 창구에서 직원이 화면을 가리키고 있다.</p></div>{tags("div")}</div>',
    ],
    ids=["paragraphs", "breaks", "twice", "table", "named", "photo"],
)
def test_the_text_is_where_sentences_stand_dense(body: str) -> None:
    assert body_of(page(body)) == TEXT


ARC = [{"type": "text", "content": f"{paragraph}"} for paragraph in PARAGRAPHS]
OTHERS = [{"title": f"다른 기사 {n}", "content": TEXT.replace("한들", "나루") * 2} for n in range(3)]


@pytest.mark.parametrize(
    "scripts",
    [
        script({"articleBody": TEXT, "headline": TITLE, "@type": "Thing"}),
        script({"props": {"pageProps": {"article": {"title": TITLE, "contentHtml": tags()}}}}, before=""),
        script({"headlines": {"basic": TITLE}, "content_elements": ARC, "related": OTHERS}),
        script({"queries": [{"detail": {"title": TITLE, "body": tags("div")}}]}, before="q.push("),
        f"<script>var a = {{x: 1}}; var d = JSON.parse({json.dumps(json.dumps({'title': TITLE, 'text': TEXT}))});</script>",
        f"<script>{'{' * 500} broken {'[' * 500}</script>" + script({"title": TITLE, "text": TEXT}),
    ],
    ids=["articleBody", "next", "arc", "push", "parse", "after broken script"],
)
def test_the_text_is_in_the_scripts_where_the_page_is_empty(scripts: str) -> None:
    assert body_of(page('<div id="root"></div>' + scripts)) == TEXT


def test_a_page_with_its_text_in_both_is_read_from_the_tree() -> None:
    shortened = script({"title": TITLE, "text": TEXT[:200]})
    assert body_of(page(f"<article>{tags()}</article>{shortened}")) == TEXT


@pytest.mark.parametrize("hostile", ["[" * 20000, '{"a":' * 20000, '=[{"' * 300000, "<div>" * 4000])
def test_neither_depth_nor_broken_json_ends_the_reading(hostile: str) -> None:
    scripts = f"<script>x={hostile}</script>" if "<" not in hostile else hostile
    assert body_of(page(f"<article>{tags()}</article>{scripts}")) == TEXT


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("입력 2026.10.07 09:30 | 수정 2026.10.07 10:00", "2026-10-07T09:30:00+09:00"),
        ('<span class="media_end_datestamp" data-date-time="2026-10-07 20:06:11">2026.10.07. 오후 8:06</span>', "2026-10-07T20:06:11+09:00"),
        ('<time datetime="2026-10-07T00:30:00Z">오늘</time>', "2026-10-07T09:30:00+09:00"),
        ('<em class="article_date">2026. 10. 7</em>', "2026-10-07T00:00:00+09:00"),
        ("", None),
    ],
)  # fmt: skip
def test_a_page_without_machine_dates_shows_its_day(shown: str, published: str | None) -> None:
    head = f'<meta property="og:title" content="{TITLE}">'
    assert (
        extract(page(f"<div>{shown}</div><article>{tags()}</article>", head).encode(), URL)["published_at"]
        == published
    )


def test_the_day_stands_in_the_script_too() -> None:
    article = {
        "title": TITLE,
        "deployDt": "2026.10.07 18:40",
        "related": [{"title": "다른 기사", "deployDt": "2026.01.01"}],
        "html": tags(),
    }
    found = extract(
        page(script({"article": article}), f'<meta property="og:title" content="{TITLE}">').encode(), URL
    )
    assert (found["published_at"], found["body"]) == ("2026-10-07T18:40:00+09:00", TEXT)


def test_a_list_with_a_date_an_entry_is_no_article() -> None:
    rows = "".join(f'<li><p>{TEXT}</p><span class="date">2026.10.0{n}</span></li>' for n in range(1, 8))
    listing = Page(URL, 200, page(f"<ul>{rows}</ul>", "").encode(), datetime(2026, 11, 1, tzinfo=UTC))
    found = list(generic_site("www.handeul-times.example").read(listing))
    assert not any(isinstance(row, Article) for row in found)
    assert [row.kind for row in found if isinstance(row, Problem)] == ["page_changed"]
