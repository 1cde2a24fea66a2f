"""`corpus outlets`: what each outlet allows, and how its last crawl went."""

from collections.abc import Mapping

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from flows.home import Home
from spiders.registry import Sites, load_sites
from warehouse.query import latest_crawls
from warehouse.records import Crawl


def outlets(home: Home, rights: bool) -> None:
    """Print one line an outlet."""
    sites = load_sites()
    table = (
        _rights(sites)
        if rights
        else _health(sites, latest_crawls(home.current) if home.current.exists() else {})
    )
    Console(markup=False).print(table)


def _rights(sites: Sites) -> Table:
    table = Table(
        "outlet", "name", "permission", "AI opt-out", "text may go on", "licence", "read in", box=SIMPLE
    )
    for name, site in sites.items():
        outlet = site.outlet
        table.add_row(
            name,
            outlet.name,
            outlet.permission,
            _yes(outlet.has_ai_opt_out),
            _yes(outlet.is_text_redistributable),
            outlet.licence,
            outlet.permission_source,
        )
    return table


def _health(sites: Sites, last: Mapping[str, Crawl]) -> Table:
    table = Table(
        "outlet", "name", "on", "a week", "last crawl", "outcome", "articles", "problems", box=SIMPLE
    )
    for name, site in sites.items():
        outlet = site.outlet
        cells = [name, outlet.name, _yes(outlet.permission == "open"), str(outlet.min_articles_per_week)]
        if name in last:
            crawl = last[name]
            cells += [
                f"{crawl.finished_at:%m-%d %H:%M}",
                crawl.outcome,
                str(crawl.article_count),
                str(crawl.problem_count),
            ]
        table.add_row(*cells)
    return table


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
