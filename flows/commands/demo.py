"""`corpus demo`: the whole road over bundled made-up sites, as a schedule would run it on two days."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from flows.answer_table import show_table
from flows.demo.open_api import DEMO_KEY
from flows.demo.server import DemoServer
from flows.demo_runs import DEMO_LABEL, DEMO_SITES, keep_apart
from flows.home import Home
from flows.prefect_settings import explained, settle
from flows.report import RunReport
from warehouse.query import examples, query

REVISIT_DAYS = 36500
"""The made-up articles keep their dates however late the demo runs, so all of them are looked at again."""
SHOWN = (
    "who_says_what_about_open_ai",
    "how_do_those_who_are_quoted_stand_on_open_ai",
    "which_claims_disagree_with_the_registry",
)
"""The questions whose answers the demo ends with."""
DAYS = {
    1: "Day 1: the outlets as they stand",
    2: "Day 2: one article edited, one withdrawn, new ones, one page broken",
}


def demo(home: Home) -> None:
    """Run the daily flow on both editions of the made-up sites, then show what was found.

    Where the demo has run before, its sites stay as they are on day 2: nothing changes, nothing is doubled.
    """
    keep_apart(home, DEMO_SITES)
    days = [2] if home.current.exists() else [1, 2]
    settle(home)
    from flows.daily import daily

    console = Console()
    with explained(home), DemoServer() as server, _environment(server):
        for day in days:
            server.edition = day
            console.rule(DAYS[day])
            report: RunReport = daily(
                str(home.root), sites=DEMO_SITES, label=DEMO_LABEL, revisit_days=REVISIT_DAYS
            )
            report.print()
    console.rule("What the warehouse answers")
    questions = examples()
    for question in SHOWN:
        sql = questions[question]
        console.print(f"\n{question.replace('_', ' ')}?", style="bold", highlight=False)
        console.print(sql.strip(), markup=False, highlight=False, soft_wrap=True)
        show_table(query(home.current, sql), most_lines=15, most_blocks=3)
    console.print(f"{len(questions) - len(SHOWN)} more questions stand in warehouse/examples/")
    console.print(
        f'Ask your own: corpus sql --home {home.root} "FROM quote_in_context LIMIT 5"', soft_wrap=True
    )


@contextmanager
def _environment(server: DemoServer) -> Iterator[None]:
    """Lead the spiders' requests to the loopback server, and leave the environment as it was."""
    ours = {
        "http_proxy": server.proxy_url,
        "no_proxy": "127.0.0.1,localhost",  # and no site, whatever the operator excepts
        "DEMO_ASSEMBLY_KEY": DEMO_KEY,
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
