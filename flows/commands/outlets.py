"""`corpus outlets`: what each outlet allows, and how its last crawl went."""

from collections.abc import Mapping

from flows.answer_table import show_table
from flows.home import Home
from spiders.registry import Sites, load_sites
from warehouse.query import Answer, latest_crawls
from warehouse.records import Crawl


def outlets(home: Home, rights: bool) -> None:
    """Print the ledger of rights, or one line an outlet with its last crawl."""
    sites = load_sites()
    last = latest_crawls(home.current) if home.current.exists() else {}
    show_table(_rights(sites) if rights else _health(sites, last))


def _rights(sites: Sites) -> Answer:
    rows = [
        (
            name,
            site.outlet.name,
            site.outlet.permission,
            site.outlet.permission_source,
            site.outlet.licence,
            _yes(site.outlet.has_ai_opt_out),
            _yes(site.outlet.is_text_redistributable),
        )
        for name, site in sites.items()
    ]
    columns = ("outlet", "name", "permission", "read in", "licence", "AI opt-out", "text may be passed on")
    return Answer(columns=columns, rows=tuple(rows))


def _health(sites: Sites, last: Mapping[str, Crawl]) -> Answer:
    rows = [
        (
            name,
            _yes(site.outlet.permission == "open"),
            site.outlet.min_articles_per_week,
            *_crawl(last.get(name)),
        )
        for name, site in sites.items()
    ]
    columns = ("outlet", "open", "a week", "last crawl", "outcome", "articles", "problems")
    return Answer(columns=columns, rows=tuple(rows))


def _crawl(crawl: Crawl | None) -> tuple[object, ...]:
    if crawl is None:
        return "", "", "", ""
    return f"{crawl.finished_at:%m-%d %H:%M}", crawl.outcome, crawl.article_count, crawl.problem_count


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
