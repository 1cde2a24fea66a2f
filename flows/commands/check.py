"""`corpus check`: every check over the warehouse."""

import typer

from flows.home import Home
from warehouse.checks import Strength, checks, failures
from warehouse.database import WarehouseMissing, open_private


def check(home: Home) -> None:
    """Print the checks that do not hold; exit 1 if one of them must."""
    if not home.warehouse.exists():
        raise WarehouseMissing(
            f"{home.warehouse}: no warehouse here; run `corpus run` or `corpus demo` first"
        )
    strengths: tuple[Strength, ...] = ("must", "should")
    with home.explained(), open_private(home.warehouse) as connection:
        found = {strength: failures(connection, strength) for strength in strengths}
    for strength, broken in found.items():
        for failure in broken:
            print(f"{strength}: {failure.check}: {failure.row_count} rows")
            for reason in failure.reasons:
                print(f"    {reason}")
        print(f"{strength}: {len(checks(strength)) - len(broken)} of {len(checks(strength))} checks hold")
    if found["must"]:
        raise typer.Exit(1)
