"""Crawls one outlet in this process and reads what it archived: `python -m spiders.crawl OUTLET FOLDER`.

Scrapy's reactor starts once in a process, so every crawl has its own. The exit code says what came of it.
"""

import argparse
import gc
import json
import logging
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from spiders.backfill import backfilling
from spiders.keyed import KeyFilter
from spiders.known import FILE_NAME as KNOWN
from spiders.known import read_known
from spiders.news_spider import NewsSpider
from spiders.passing import IS_FILTERED
from spiders.read import read_folder
from spiders.registry import SITES, load_sites
from spiders.rows import write_atomic
from spiders.settings import settings
from warehouse.records import CrawlOutcome

EXIT_CODES: dict[CrawlOutcome, int] = {"ok": 0, "failed": 1, "empty": 3, "blocked": 4}
SKIPPED = 2


def main(arguments: list[str] | None = None) -> int:
    """Leave a crawl's archive and rows in its folder; give 0 ok, 1 failed, 2 skipped, 3 empty, 4 blocked."""
    gc.freeze()  # what is imported stays: no use in looking through it again and again
    options = parser().parse_args(arguments)
    sites = load_sites(options.sites)
    site = sites.get(options.outlet)
    if site is None or not issubclass(site, NewsSpider):
        return say(
            f"{options.outlet}: expected one of {', '.join(sites)} in {options.sites}, found no such outlet",
            1,
        )
    reason = why_skipped(site, is_allowed=options.allow)
    if reason:
        return say(f"{options.outlet}: skipped: {reason}", SKIPPED)
    folder: Path = options.folder.resolve()
    try:
        known = read_known(folder / KNOWN)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return say(f"{folder / KNOWN}: expected rows of the view known_address, found {error!r}", 1)
    # Before anything is fetched: a crawl that is killed is read as what it was, too.
    write_stats(folder, {IS_FILTERED: True})
    asked = {"home": folder.parents[2], "revisit_days": options.revisit_days, "since": options.since}
    if options.until:
        site, asked = backfilling(site), asked | {"until": options.until}
    stats = fetch(site, folder, options.parent, known=known, is_filtered=True, **asked)
    write_stats(folder, stats | {IS_FILTERED: True})
    crawl = read_folder(folder, home=folder.parents[2], sites=sites)
    code = EXIT_CODES[crawl.outcome]
    return say(
        f"{crawl.crawl_id}: {crawl.outcome}, {crawl.article_count} articles, {crawl.problem_count} problems, "
        f"{crawl.response_count} answers ({crawl.finish_reason})",
        code,
    )


def parser() -> argparse.ArgumentParser:
    """Give the reader of the command line."""
    arguments = argparse.ArgumentParser(prog="python -m spiders.crawl", description=__doc__)
    arguments.add_argument(
        "outlet", help="outlet_id, which is also the name of its file in the sites package"
    )
    arguments.add_argument(
        "folder",
        type=Path,
        help="HOME/runs/<run_id>/<outlet_id>; known.jsonl in it says what was asked before",
    )
    arguments.add_argument(
        "--revisit-days",
        type=int,
        default=14,
        help="look again at articles up to this age, less often with it",
    )
    arguments.add_argument("--since", type=date.fromisoformat, help="leave out new articles listed as older")
    arguments.add_argument(
        "--until", type=date.fromisoformat, help="go back: ask for the days from --since to this one alone"
    )
    arguments.add_argument("--sites", default=SITES, help="package of site files")
    arguments.add_argument(
        "--allow", action="store_true", help="crawl although the outlet is not open: you hold its permission"
    )
    arguments.add_argument(
        "--parent", type=int, default=os.getppid(), help="process with whose end the crawl ends, too"
    )
    return arguments


def why_skipped(site: type[NewsSpider], *, is_allowed: bool) -> str:
    """Give why an outlet may not be crawled here, in one line, or nothing."""
    outlet = site.outlet
    if outlet.permission != "open" and not is_allowed:
        return (
            f"permission is {outlet.permission!r} ({outlet.permission_source}); if you hold the outlet's own, "
            f'`corpus outlets allow {outlet.outlet_id} --reason "…"` records it'
        )
    variable = getattr(site, "key_variable", "")
    if variable and not os.environ.get(variable):
        return f"environment variable {variable} is not set; get a key at {getattr(site, 'key_page', outlet.homepage)}"
    return ""


def fetch(site: type[NewsSpider], folder: Path, parent: int, **asked: Any) -> dict[str, Any]:
    """Crawl a site to its end and give Scrapy's counts; `asked` goes to the spider.

    SIGTERM, SIGINT and the end of the process `parent` end it in good order.
    """
    process = AsyncCrawlerProcess(settings(str(folder), site.delay_seconds, parent))
    key = os.environ.get(getattr(site, "key_variable", "") or "", "")
    if key:
        for handler in logging.getLogger().handlers:
            handler.addFilter(KeyFilter(key))
    crawler = process.create_crawler(site)
    process.crawl(crawler, **asked)
    process.start()
    return dict(crawler.stats.get_stats()) if crawler.stats else {}


def write_stats(folder: Path, stats: dict[str, Any]) -> None:
    """Leave `stats.json` in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in stats.items()}
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    write_atomic(folder / "stats.json", text + "\n")


def say(line: str, code: int) -> int:
    """Print the one line a crawl ends with and give its exit code."""
    print(line, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
