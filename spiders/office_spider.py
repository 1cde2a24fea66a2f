"""Fetches the press releases of a ministry or a state institute: a board whose fields are cells with a label."""

from collections.abc import Iterator
from typing import ClassVar

from selectolax.lexbor import LexborNode

from spiders.board_spider import BoardSpider
from spiders.date_clues import DateClue, visible_dates
from spiders.dates import IN_TEXT
from spiders.page import Page
from spiders.paragraphs import one_line

SEE_THE_FILE = (
    r"\W*(?:(?:보다\s?)?(?:자세|상세)(?:한\s?(?:내용|사항)\s?[은는]?|히는)\s?)?"
    r"(?:첨부(?:된|한)?|붙임)\s?(?:파일|문서|자료|물)?\s?(?:원문|보도자료)?\s?[을를의]?\s?"
    r"(?:참고|참조|확인|다운로드)(?:\s?부탁|하시기|하여|해)?(?:\s?주시기|\s?주세요|\s?주십시오)?"
    r"(?:하세요|하십시오|합니다|드립니다)?(?:\s?바랍니다|\s?바람)?\W*"
)


class OfficeSpider(BoardSpider):
    """A board of a public body: where no selector finds a field, the cell beside its label is taken.

    `<th>담당부서</th><td>인공지능정책과</td>`, `<dt>등록일</dt><dd>2026. 10. 7</dd>`, `<strong>부서</strong> 정책과`.
    """

    title_labels: ClassVar[tuple[str, ...]] = ("제목",)
    date_labels: ClassVar[tuple[str, ...]] = ("등록일", "작성일", "게시일", "배포일", "발행일", "등록일자")
    office_labels: ClassVar[tuple[str, ...]] = ("담당부서", "부서", "부서명", "작성부서")
    """What the page calls the office that answers for a release: its byline."""
    tail: ClassVar[tuple[str, ...]] = (SEE_THE_FILE,)
    """A page that says nothing else has no text of its own: that of its file stands in."""

    @classmethod
    def row_clues(cls, row: LexborNode) -> tuple[DateClue, ...]:
        """Give the date of a row; without a selector for it the last one, since titles may hold dates too."""
        if cls.row_date:
            return super().row_clues(row)
        dates = [match[0].strip() for match in IN_TEXT.finditer(one_line(row.text(separator=" ")))]
        return (DateClue("visible", "row", dates[-1], "published"),) if dates else ()

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the headline; the og:title of many public bodies is their own name on every page, and is none."""
        shared = page.meta.get("og:title", "")
        own = shared if cls.outlet.name not in shared else ""
        return page.line(cls.title) or labelled(page, cls.title_labels) or own

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the office in charge, or nothing."""
        return page.line(cls.byline) or labelled(page, cls.office_labels)

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield every date the page gives, that beside a label included."""
        yield from super().read_dates(page)
        yield from visible_dates(labelled(page, cls.date_labels))


def labelled(page: Page, labels: tuple[str, ...]) -> str:
    """Give the text beside the first of some labels: of the next element, or of what follows within the parent."""
    for node in page.tree.css("th, dt, strong, em, b, span, label"):
        label = one_line(node.text())
        if label.replace(" ", "").rstrip(":：") in labels:
            beside = next_element(node)
            if beside is not None:
                return one_line(beside.text(separator=" "))
            around = one_line(node.parent.text(separator=" ")) if node.parent is not None else ""
            return around.removeprefix(label).strip(" :：")
    return ""


def next_element(node: LexborNode) -> LexborNode | None:
    """Give the element that follows a node among its siblings, or None."""
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    return following
