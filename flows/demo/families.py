"""Article pages of the made-up outlets, in the skeletons of the families of sites that Korean outlets run on."""

import html
import json
from collections.abc import Callable
from datetime import UTC
from typing import Any, Final

from flows.demo.skeleton import attribute, figure, fill, html_paragraphs, text_lines
from flows.demo.texts import Paper, Text

Addresses = Callable[[Paper, Text], str]
Renderer = Callable[[Paper, Text, str, str], str]
"""Outlet, text, its address and links to related articles → the page."""


def address(paper: Paper, text: Text) -> str:
    """Give where an article stands."""
    return f"http://{paper.host}{PATHS[paper.family](paper, text)}"


def page(paper: Paper, text: Text, related: str) -> str:
    """Give an article's page as its outlet would serve it."""
    return PAGES[paper.family](paper, text, address(paper, text), related)


def _ndsoft(paper: Paper, text: Text, url: str, related: str) -> str:
    """ND Soft CMS, new skin: 입력 and 수정, machine dates in meta tags, subtitle above the text."""
    stamps = [f'<li class="info-name">기자명 {attribute(text.byline)}</li>', f"<li>입력 {_dotted(text)}</li>"]
    meta = ""
    if text.modified:
        stamps.append(f"<li>수정 {text.modified:%Y.%m.%d %H:%M}</li>")
        meta = f'<meta property="article:modified_time" content="{text.modified.isoformat()}">'
    lines = text_lines(text, url)
    blocks = {"skin": "skin-2025", "info_items": "".join(stamps), "modified_meta": meta, "related": related}
    return fill("ndsoft.html", paper, body_container=_ndsoft_body(paper, text), **lines | blocks)


def _ndsoft_old(paper: Paper, text: Text, url: str, related: str) -> str:
    """ND Soft CMS, old skin: 승인 for the date and no machine date at all."""
    stamps = [f'<li class="info-name">{attribute(text.byline)}</li>', f"<li>승인 {_dotted(text)}</li>"]
    if text.modified:
        stamps.append(f"<li>수정 {text.modified:%Y.%m.%d %H:%M}</li>")
    blocks = {"skin": "skin-2017", "info_items": "".join(stamps), "modified_meta": "", "related": related}
    filled = fill(
        "ndsoft.html", paper, body_container=_ndsoft_body(paper, text), **text_lines(text, url) | blocks
    )
    return "\n".join(line for line in filled.splitlines() if "article:published_time" not in line)


def _ndsoft_body(paper: Paper, text: Text) -> str:
    if text.is_broken:
        return f'<div class="ndsoft-app" data-idxno="{text.number}"></div>'
    subtitle = f'<h2 class="subheading">{attribute(text.subtitle)}</h2>' if text.subtitle else ""
    paragraphs = html_paragraphs(text)
    advert = '<div class="ad-template"><script>loadAd("mid");</script>광고</div>'
    inner = "\n".join(
        [*paragraphs[:2], advert, *paragraphs[2:], f"<p>{attribute(text.byline)} desk@{paper.host}</p>"]
    )
    return (
        f'{subtitle}<article id="article-view-content-div" class="article-veiw-body view-page" itemprop="articleBody">\n'
        f"{figure(text, '▲ ')}{inner}\n</article>"
    )


def _daily(paper: Paper, text: Text, url: str, related: str) -> str:
    """Give a daily's page: JSON-LD for the machine, a subtitle, a link to another article amid the text."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": text.title,
        "datePublished": text.published.isoformat(),
        "dateModified": text.changed.isoformat(),
        "articleSection": text.section,
        "author": [{"@type": "Person", "name": text.byline}],
        "publisher": {"@type": "Organization", "name": paper.name},
    }
    paragraphs = html_paragraphs(text)
    if text.credit:
        paragraphs.append(f'<p class="wire-credit">{attribute(text.credit)}</p>')
    advert = (
        f'<div class="related-inline"><strong>관련 기사</strong><ul>{related}</ul></div>\n<ins>광고</ins>'
    )
    subtitle = f'<h2 class="subtitle">{attribute(text.subtitle)}</h2>' if text.subtitle else ""
    blocks = {
        "json_ld": json.dumps(described, ensure_ascii=False).replace("</", "<\\/"),
        "subtitle_block": subtitle,
        "modified_span": f" <span>수정 {text.modified:%Y.%m.%d %H:%M}</span>" if text.modified else "",
        "figure": figure(text),
        "paragraphs_with_ad": "\n".join([*paragraphs[:2], advert, *paragraphs[2:]]),
        "related": related,
    }
    return fill("daily.html", paper, **text_lines(text, url) | blocks)


def _arc(paper: Paper, text: Text, url: str, related: str) -> str:
    """Arc: the document has no text, the page's own JSON has it, with dates in UTC."""
    published, changed = (at.astimezone(UTC) for at in (text.published, text.changed))
    photo = [{"_id": f"{text.number}P", "type": "image", "caption": text.photo}] if text.photo else []
    elements = photo + [
        {"_id": f"{text.number}{no}", "type": "text", "content": html.escape(paragraph, quote=False)}
        for no, paragraph in enumerate(text.paragraphs)
    ]
    content = {
        "_id": text.number,
        "type": "story",
        "canonical_url": PATHS["arc"](paper, text),
        "canonical_website": paper.outlet_id,
        "headlines": {"basic": text.title},
        "subheadlines": {"basic": text.subtitle},
        "credits": {"by": [{"type": "author", "name": text.byline.removesuffix(" 기자")}]},
        "taxonomy": {"primary_section": {"name": text.section, "_id": "/tech"}},
        "first_publish_date": f"{published:%Y-%m-%dT%H:%M:%S}Z",
        "display_date": f"{published:%Y-%m-%dT%H:%M:%S}Z",
        "last_updated_date": f"{changed:%Y-%m-%dT%H:%M:%S}Z",
        "content_elements": elements,
        "related_content": {"basic": []},
    }
    blocks = {
        "path": PATHS["arc"](paper, text),
        "published_utc": f"{published:%Y-%m-%dT%H:%M:%S}Z",
        "global_content": json.dumps(content, ensure_ascii=False).replace("</", "<\\/"),
    }
    return fill("arc.html", paper, **text_lines(text, url) | blocks)


def _cp949(paper: Paper, text: Text, url: str, related: str) -> str:
    """Give an older site's page, which says euc-kr and means cp949."""
    modified = f"<em>수정 : {text.modified:%Y.%m.%d %H:%M:%S}</em>" if text.modified else ""
    blocks = {
        "modified_span": modified,
        "figure": figure(text),
        "paragraphs": "\n".join(html_paragraphs(text)),
    }
    return fill("cp949.html", paper, related=related, **text_lines(text, url) | blocks)


def _wire(paper: Paper, text: Text, url: str, related: str) -> str:
    """Give a wire agency's page, which ends with an address, (끝) and a notice."""
    modified = f'<p class="update-time">최종수정 {text.modified:%Y-%m-%d %H:%M}</p>' if text.modified else ""
    blocks = {
        "modified_span": modified,
        "figure": figure(text),
        "paragraphs": "\n".join(html_paragraphs(text)),
    }
    return fill("wire.html", paper, related=related, **text_lines(text, url) | blocks)


def _board(paper: Paper, text: Text, url: str, related: str) -> str:
    """Give a page of a ministry's board, with its attachments listed, each twice as such boards do."""
    attachments = "".join(
        f'<li><a href="{file_path(text, no)}">{attribute(name)}</a> <a href="{file_path(text, no)}">내려받기</a>'
        f' <a class="view" href="/common/preview.do?fileId={text.number}{no}">바로보기</a></li>'
        for no, name in enumerate(text.files)
    )
    blocks = {"attachments": attachments, "paragraphs": "\n".join(html_paragraphs(text))}
    return fill("board.html", paper, **text_lines(text, url) | blocks)


def file_path(text: Text, number: int) -> str:
    """Give where one of a text's files stands."""
    return f"/common/download.do?fileId={text.number}{number}"


def _dotted(text: Text) -> str:
    return text.published.strftime("%Y.%m.%d %H:%M")


def _ndsoft_path(paper: Paper, text: Text) -> str:
    return f"/{'premium' if text.is_closed else 'news'}/articleView.html?idxno={text.number}"


PATHS: Final[dict[str, Addresses]] = {
    "ndsoft": _ndsoft_path,
    "ndsoft_old": _ndsoft_path,
    "daily": lambda paper, text: f"/article/{text.number}",
    "arc": lambda paper, text: f"/tech/{text.published:%Y/%m/%d}/{text.number}/",
    "cp949": lambda paper, text: f"/news/view.html?art_id={text.number}",
    "wire": lambda paper, text: f"/view/{text.number}",
    "board": lambda paper, text: f"/bbs/view.do?sCode=user&bbsSeqNo=94&nttSeqNo={text.number}",
    "open_api": lambda paper, text: f"/naon/articleList/contents.do?storyId={text.number}",
    "silent": _ndsoft_path,
    "walled": _ndsoft_path,
}
PAGES: Final[dict[str, Renderer]] = {
    "ndsoft": _ndsoft,
    "ndsoft_old": _ndsoft_old,
    "daily": _daily,
    "arc": _arc,
    "cp949": _cp949,
    "wire": _wire,
    "board": _board,
    "open_api": _wire,
    "silent": _ndsoft,
    "walled": _ndsoft,
}
