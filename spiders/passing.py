"""Passes over what is not about AI in a crawl that was told to, and says what it passed over.

Archives that people packed are read whole: they chose the pages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from spiders.dates import KST
from spiders.discover import Listed
from spiders.page import Page
from spiders.topic import is_about_ai, may_be_about_ai
from warehouse.records import Article, PassedOver

IS_FILTERED = "corpus/is_filtered"
"""In a crawl's stats: its spider left out what is not about AI."""


@dataclass
class Passing:
    """What lists say of the articles that nobody asked for."""

    told: dict[str, tuple[str, date]] = field(default_factory=dict)
    """Address and Korean day of articles of which some list says what they are about."""
    wanted: set[str] = field(default_factory=set)

    def take(self, page: Page, entries: dict[str, Listed]) -> None:
        """Remember what a list says."""
        for article_id, entry in entries.items():
            if may_be_about_ai(entry.text) and entry.text:
                self.wanted.add(article_id)
            elif entry.text:
                self.told.setdefault(article_id, (entry.url, day_of(page, entry)))

    def listed(
        self, crawl_id: str, outlet_id: str, asked: set[str], canonical: Callable[[str], str]
    ) -> Iterator[PassedOver]:
        """Yield the articles that were left out by title and lead; `asked` were fetched or are held already."""
        for article_id, (url, day) in self.told.items():
            if article_id not in self.wanted and article_id not in asked:
                yield PassedOver(
                    crawl_id=crawl_id,
                    outlet_id=outlet_id,
                    article_id=article_id,
                    url=canonical(url),
                    day_date=day,
                    stage="listed",
                )


def part(articles: Iterable[Article], held: set[str]) -> tuple[list[Article], list[PassedOver]]:
    """Give the articles that are about AI, and what is left out of the others.

    An article that is `held` stays whatever becomes of its text. Files go with their article; those of an earlier
    crawl's were asked because it was kept.
    """
    kept: list[Article] = []
    passed: list[PassedOver] = []
    left = set[str]()
    for article in articles:
        if article.parent_article_id:
            kept += [article] if article.parent_article_id not in left else []
        elif article.article_id in held or is_about_ai(f"{article.title}\n{article.body}"):
            kept.append(article)
        else:
            left.add(article.article_id)
            passed.append(
                PassedOver(
                    crawl_id=article.crawl_id,
                    outlet_id=article.outlet_id,
                    article_id=article.article_id,
                    url=article.url,
                    day_date=article.published_date,
                    stage="read",
                )
            )
    return kept, passed


def day_of(page: Page, entry: Listed) -> date:
    """Give the Korean day a list gives for an entry, else that of the list's own visit."""
    published = [page.when(clue) for clue in entry.clues if clue.event == "published"]
    return next((read.at for read in published if read), page.fetched_at).astimezone(KST).date()
