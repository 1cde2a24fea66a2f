"""Fills the page skeletons in `templates/`; every value that is text goes through `attribute` or `fill` escapes it."""

import html
from functools import cache
from string import Template

from flows.demo.texts import HERE, Paper, Text


def attribute(text: str) -> str:
    """Give a text that may stand in an attribute or between tags of HTML and XML."""
    return html.escape(text, quote=True)


def fill(template: str, paper: Paper, **blocks: str) -> str:
    """Give a skeleton with an outlet's own lines in place; `blocks` are HTML already."""
    lines = {
        "outlet_id": paper.outlet_id,
        "name": attribute(paper.name),
        "host": paper.host,
        "owner": attribute(paper.owner),
        "declared": "euc-kr" if paper.charset == "cp949" else paper.charset,
    }
    return _template(template).substitute(lines | blocks)


def text_lines(text: Text, url: str) -> dict[str, str]:
    """Give the lines that every article page has, escaped, with its dates in every form the skeletons ask for."""
    at = text.published
    return {
        "number": text.number,
        "url": attribute(url),
        "title": attribute(text.title),
        "subtitle": attribute(text.subtitle),
        "section": attribute(text.section),
        "byline": attribute(text.byline),
        "lead": attribute(text.paragraphs[0][:110]),
        "published_iso": at.isoformat(),
        "published_dotted": at.strftime("%Y.%m.%d %H:%M"),
        "published_dotted_seconds": at.strftime("%Y.%m.%d %H:%M:%S"),
        "published_dashed": at.strftime("%Y-%m-%d %H:%M"),
        "published_day": f"{at.year}. {at.month}. {at.day}.",
    }


def html_paragraphs(text: Text) -> list[str]:
    """Give the paragraphs as HTML."""
    return [f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in text.paragraphs]


def figure(text: Text, mark: str = "") -> str:
    """Give the photo with its caption, or nothing; `mark` is what the house puts before a caption: `▲ `."""
    if not text.photo:
        return ""
    caption = f"<figcaption>{mark}{attribute(text.photo)}</figcaption>"
    return f'<figure class="photo"><img src="/photo/{text.number}.jpg" alt="">{caption}</figure>\n'


@cache
def _template(name: str) -> Template:
    return Template(HERE.joinpath("templates", name).read_text("utf-8"))
