"""Decides which known articles are worth another visit: what lists say changed, what vanished from them, what is due.

An outlet's lists are held against what they said to the last crawl that went well, which the archive has.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from spiders.dates import read_date
from spiders.discover import Listed, by_article
from spiders.known import Known
from spiders.page import Page
from spiders.read import UNREADABLE
from spiders.site import Site
from warehouse.records import Article, VisitKind

Entries = dict[str, Listed]
"""What a list names, by article, in its order."""


class Revisits:
    """What is known of an outlet, and what its lists say now."""

    def __init__(
        self, site: type[Site], known: Mapping[str, Known], home: Path, revisit_days: int, now: datetime
    ) -> None:
        """Take what earlier crawls know, by article or address; `home` holds their archives."""
        self.site, self.known, self.home, self.revisit_days, self.now = site, known, home, revisit_days, now
        self.standing: set[str] = set()
        self.asked_files: set[str] = set()
        """Attached files asked for by this crawl, by their id."""
        self.replaced: list[tuple[Entries, Entries]] = []
        """Each list that has changed: what it held, what it holds."""
        self.tell_damage: Callable[[str, str], None] = lambda url, found: None
        """Told of each address whose earlier answer is damaged in the archive."""

    def due(self) -> list[Known]:
        """Give the articles whose time has come, whatever lists say."""
        return [
            one for one in self.known.values() if one.article_id and one.is_due(self.now, self.revisit_days)
        ]

    def condition(self, url: str, kind: VisitKind) -> dict[str, str]:
        """Give the headers that ask for a list only if it has changed."""
        return self.known[url].condition if self.last_answer(url, kind) else {}

    def last_answer(self, url: str, kind: VisitKind) -> Page | None:
        """Give what a list last answered, if it named anything: an empty list must not pass as an unchanged one."""
        one = self.known.get(url)
        page = self.answer(one) if one and one.kind == kind else None
        return page if page and self._names_something(page) else None

    def answer(self, one: Known) -> Page | None:
        """Give the last answer with status 200 from the archive; one that is damaged there is told and is none."""
        try:
            return one.answer(self.home)
        except ValueError as error:
            self.tell_damage(one.url, str(error))
            return None

    def take(self, page: Page) -> Entries:
        """Give what a list names, and remember it beside what it named before."""
        now = by_article(self.site.listed(page), self.site.article_id)
        self.standing |= now.keys()
        last = self.last_answer(page.url, page.kind)
        if last and last.body != page.body:
            self.replaced.append((by_article(self.site.listed(last), self.site.article_id), now))
        return now

    def changed(self, kind: VisitKind, entries: Entries) -> Iterator[Known]:
        """Yield the articles on a list that changed since we saw them, as the list says."""
        then = next((held for held, holds in self.replaced if holds is entries), None)
        stamps = {entry.clues for entry in entries.values()}
        for article_id, entry in entries.items():
            known = self.known.get(article_id)
            if known is None or known.is_passed_over:
                continue
            before = then.get(article_id) if then else None
            # A list that gives all its entries one date gives that of its making.
            is_dated = len(stamps) > 1 or len(entries) == 1
            if before is None:
                is_changed = is_dated and self._is_later(entry, known)
            else:
                # What stands in the rows of an HTML list changes with every reader: 조회수, 3시간 전.
                is_changed = (is_dated and before.clues != entry.clues) or (
                    kind != "listing" and before.text != entry.text
                )
            if is_changed:
                yield known

    def vanished(self) -> Iterator[Known]:
        """Yield the articles that a list held and holds no more, though it still holds older ones."""
        for held, holds in self.replaced:
            moments = [at for entry in holds.values() if (at := self._moment(entry))]
            ids = list(held)
            for place, article_id in enumerate(ids):
                known = self.known.get(article_id)
                if known is None or known.published_at is None or article_id in self.standing:
                    continue
                at = self._moment(held[article_id])
                if at and moments:
                    is_amid = min(moments) < at
                else:  # lists name the newest first
                    is_amid = any(other in holds for other in ids[place + 1 :])
                if is_amid:
                    yield known

    def _names_something(self, page: Page) -> bool:
        try:
            rows = list(self.site.read(page))
        except UNREADABLE:
            return False  # the read stage told it as a problem
        return not rows or any(isinstance(row, Article) for row in rows)

    def _is_later(self, entry: Listed, known: Known) -> bool:
        reads = (read_date(clue.raw, self.now) for clue in entry.clues)
        return any(read.has_time and read.at > known.visited_at for read in reads if read)

    def _moment(self, entry: Listed) -> datetime | None:
        clues = sorted(entry.clues, key=lambda clue: clue.event != "published")
        reads = (read_date(clue.raw, self.now) for clue in clues)
        return next((read.at for read in reads if read), None)
