"""`corpus outlets`: what each outlet allows, and how its last crawl went."""

from rich.console import Console
from rich.table import Table

from flows.home import Home
from spiders.registry import load_sites
from warehouse.query import latest_crawls


def outlets(home: Home, rights: bool) -> None:
    """Print one line an outlet."""
    sites = load_sites()
    if rights:
        table = Table(
            "outlet", "name", "permission", "read in", "licence", "AI opt-out", "text may be passed on"
        )
        for name, site in sites.items():
            outlet = site.outlet
            table.add_row(
                name,
                outlet.name,
                outlet.permission,
                outlet.permission_source,
                outlet.licence,
                "yes" if outlet.has_ai_opt_out else "no",
                "yes" if outlet.is_text_redistributable else "no",
            )
    else:
        last = latest_crawls(home.current) if home.current.exists() else {}
        table = Table(
            "outlet", "name", "kind", "on", "expected a week", "last crawl", "outcome", "articles", "problems"
        )
        for name, site in sites.items():
            outlet = site.outlet
            crawl = last.get(name)
            table.add_row(
                name,
                outlet.name,
                outlet.kind,
                "yes" if outlet.permission == "open" else f"no: {outlet.permission}",
                str(outlet.min_articles_per_week),
                *((f"{crawl.finished_at:%Y-%m-%d %H:%M}", crawl.outcome) if crawl else ("", "")),
                *((str(crawl.article_count), str(crawl.problem_count)) if crawl else ("", "")),
            )
    Console(markup=False).print(table)
