"""`corpus outlets`: how each outlet does, what it allows, and the operator's own permissions."""

import getpass
import sys

from rich.console import Console

from flows.answer_table import show_table
from flows.answer_text import WRITERS, rows_of, sound_form
from flows.errors import UserError
from flows.home import Home
from flows.permissions import decide, standing
from spiders.registry import Sites, load_sites
from warehouse.query import Answer, OutletHealth, outlet_health
from warehouse.records import Outlet, PermissionGrant

BARS = "▁▂▃▄▅▆▇█"
SPARE = ("problems", "articles", "terms", "14 days")
"""Columns that a narrow terminal goes without: the outcome, the bars and the alarms say much of the first two."""


def outlets(home: Home, form: str, *, has_rights: bool) -> None:
    """Print the ledger of rights, or one line an outlet with its last crawl and, below, the alarms."""
    sound_form(form, "outlets")
    sites, allowed = load_sites(), standing(home)
    health = outlet_health(home.current) if home.current.exists() and not has_rights else {}
    answer = _rights(sites, allowed) if has_rights else _health(sites, allowed, health)
    if form != "table":
        WRITERS[form](rows_of(answer), sys.stdout)
        return
    if has_rights:
        show_table(answer)
        return
    show_table(_at_a_glance(answer), spare=SPARE)
    console = Console(markup=False, highlight=False)
    for one in health.values():
        for alarm in one.alarms:
            console.print(f"alarm: {alarm}", soft_wrap=True)


def allow(home: Home, outlet_id: str, reason: str, granted_by: str | None) -> None:
    """Record that an outlet may be crawled although it is not open, and why."""
    outlet = _outlet(outlet_id)
    if outlet.permission == "open":
        raise UserError(f"outlets allow: {outlet_id} is open and is crawled without a permission")
    if not reason.strip():
        raise UserError(
            f"outlets allow: expected the ground on which {outlet_id} may be crawled, found an empty --reason; "
            "name the written permission, its day and where it is kept"
        )
    decide(
        home, outlet_id, is_allowed=True, reason=reason.strip(), granted_by=granted_by or getpass.getuser()
    )
    said = (
        "although its terms forbid it" if outlet.permission == "forbidden" else "its terms were not cleared"
    )
    print(
        f"{outlet_id} is crawled from the next run on, {said} ({outlet.permission_source}); recorded in {home.permissions}"
    )


def forbid(home: Home, outlet_id: str, reason: str, granted_by: str | None) -> None:
    """Record that a permission no longer holds."""
    _outlet(outlet_id)
    if outlet_id not in standing(home):
        raise UserError(f"outlets forbid: no permission for {outlet_id} stands in {home.permissions}")
    decide(
        home, outlet_id, is_allowed=False, reason=reason.strip(), granted_by=granted_by or getpass.getuser()
    )
    print(f"{outlet_id} is crawled no longer from the next run on; what was collected stays")


def _outlet(outlet_id: str) -> Outlet:
    sites = load_sites()
    if outlet_id not in sites:
        raise UserError(f"outlets: no outlet {outlet_id}; `corpus outlets` lists them")
    return sites[outlet_id].outlet


def _rights(sites: Sites, allowed: dict[str, PermissionGrant]) -> Answer:
    rows = []
    for name, site in sites.items():
        outlet, grant = site.outlet, allowed.get(name)
        verified = (
            f"{outlet.verified_by}, {outlet.verified_date}" if outlet.verified_date else outlet.verified_by
        )
        granted = f"{grant.reason} ({grant.granted_by}, {grant.granted_at:%Y-%m-%d})" if grant else "no"
        rows.append(
            (
                name,
                outlet.name,
                outlet.kind,
                outlet.permission,
                outlet.permission_source,
                "" if outlet.permission == "open" else granted,
                outlet.terms,
                outlet.licence,
                _yes(outlet.has_ai_opt_out),
                _yes(outlet.is_text_redistributable),
                verified,
            )
        )
    columns = (
        "outlet", "name", "kind", "permission", "read in", "switched on", "terms", "licence", "AI opt-out",
        "text may be passed on", "verified by",
    )  # fmt: skip
    return Answer(columns=columns, rows=tuple(rows))


def _health(sites: Sites, allowed: dict[str, PermissionGrant], health: dict[str, OutletHealth]) -> Answer:
    permissions = {name: one.permission for name, one in health.items()}
    permissions |= {name: site.outlet.permission for name, site in sites.items()}
    rows = [
        (name, "allowed" if name in allowed else permissions[name], *_line(health.get(name)))
        for name in sorted(permissions)
    ]
    columns = (
        "outlet", "terms", "last_crawl_at", "outcome", "articles", "problems", "articles_by_day", "alarms",
    )  # fmt: skip
    return Answer(columns=columns, rows=tuple(rows))


def _line(health: OutletHealth | None) -> tuple[object, ...]:
    if health is None:
        return (None, None, None, None, [], [])
    return (
        health.last_crawl_at,
        health.outcome,
        health.article_count,
        health.problem_count,
        health.day_counts,
        health.alarms,
    )


def _at_a_glance(health: Answer) -> Answer:
    rows = [
        (
            name,
            terms,
            f"{at:%m-%d %H:%M} {outcome}" if at else "",
            articles,
            problems,
            sparkline(days),
            len(alarms) or None,
        )
        for name, terms, at, outcome, articles, problems, days, alarms in health.rows
    ]
    columns = ("outlet", "terms", "last crawl", "articles", "problems", "14 days", "alarms")
    return Answer(columns=columns, rows=tuple(rows))


def sparkline(counts: list[int]) -> str:
    """Give one bar a count, the highest for the greatest; the lowest stands for nothing and for nothing else."""
    most = max(counts, default=0)
    return "".join(BARS[-(-count * (len(BARS) - 1) // most)] if count else BARS[0] for count in counts)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
