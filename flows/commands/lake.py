"""`corpus lake`: a warehouse beyond one machine; see the README's section of that name."""

import re

from flows.errors import UserError
from flows.home import Home, new_run_id


def work(home: Home, part: str, workers: int | None) -> None:
    """Read what one part of the lake's texts still lacks, and leave it in the inbox."""
    from flows.lake import work as read_part

    found = re.fullmatch(r"(\d+)/(\d+)", part)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise UserError(f"lake work: expected --part K/N with K from 1 to N, found {part!r}")
    with home.explained(), home.lease():
        count = read_part(home, int(found[1]), int(found[2]), workers)
    print(f"{count} texts read; `corpus lake commit` applies them")


def commit(home: Home) -> None:
    """Apply what workers have left in the inbox."""
    from flows.lake import commit as apply

    with home.explained(), home.lease():
        batch_count, copy_count = apply(home, new_run_id("commit"))
    print(f"{batch_count} batches applied, {copy_count} copies linked")


def maintain(home: Home, keep_days: int) -> None:
    """Merge small files, forget old states, delete files that no state holds."""
    from flows.lake import lake_of_home
    from warehouse.lake_upkeep import maintain as keep_up

    with home.explained():
        for what, count in keep_up(lake_of_home(home), keep_days).items():
            print(f"{what}: {count}")
