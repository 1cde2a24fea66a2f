"""Sweep: a new crawl's archive without what was taken down before; lists name an article for days after."""

from pathlib import Path

from flows.home import Home
from flows.remove.files import clean_text
from flows.remove.targets import Targets, listed, short_in_list, written_without
from flows.traces import Traces, short_lines
from spiders import archive
from spiders.erase import erase
from spiders.page import Page
from spiders.rows import read_rows
from spiders.site import Site


def sweep(home: Home, folder: Path, site: type[Site], article_ids: set[str]) -> None:
    """Leave nothing of removed articles in a crawl's folder: no page of theirs, and nowhere what lists say of them."""
    archive.recover(folder)
    targets = Targets(article_ids)
    of_them, traces, short = False, Traces(), set[str]()
    others = [text for article_id, text in _read(folder) if article_id not in article_ids]
    for page in archive.read_pages(folder, home.root):
        of_them = of_them or bool(page.body and targets.asked_by(page, site))
        for article_id, text in listed(page, site).items():
            if article_id in article_ids:
                traces.add([text])
                short |= short_lines([text])
            else:
                others.append(text)
    traces.spare(others)
    if of_them or len(traces) or short:
        erase(folder, home.root, lambda page: _payload(page, site, targets, traces, short))
    for path in folder.glob("*.jsonl"):
        clean_text(path, article_ids, traces)


def _read(folder: Path) -> list[tuple[str, str]]:
    """Give each article's id and text as the crawl's rows have them."""
    return [
        (row["article_id"], f"{row['title']}\n{row['body']}") for row in read_rows(folder / "article.jsonl")
    ]


def _payload(page: Page, site: type[Site], targets: Targets, traces: Traces, short: set[str]) -> bytes | None:
    if not page.body or page.is_removed:
        return None
    if targets.asked_by(page, site):
        return b""
    return written_without(page, traces, short_in_list(page, site, targets.article_ids, short))
