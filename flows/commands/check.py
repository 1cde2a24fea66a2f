"""`corpus check`: every check over the warehouse."""

import typer

from flows.home import Home
from warehouse.checks import all_failures, checks
from warehouse.database import WarehouseMissing, open_private


def check(home: Home) -> None:
    """Print the checks that do not hold; if one of them must, exit 1, and nothing is published till it does."""
    if not home.warehouse.exists():
        raise WarehouseMissing(
            f"{home.warehouse}: no warehouse here; run `corpus run` or `corpus demo` first"
        )
    with home.explained(), open_private(home.warehouse) as connection:
        found = all_failures(connection)
    for strength, broken in found.items():
        for failure in broken:
            print(f"{strength}: {failure.check}: {failure.row_count} rows")
            for reason in failure.reasons:
                print(f"    {reason}")
        print(f"{strength}: {len(checks(strength)) - len(broken)} of {len(checks(strength))} checks hold")
    if found["must"]:
        raise typer.Exit(1)
