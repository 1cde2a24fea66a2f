"""`corpus rehydrate`: the withheld texts of a release, from your own archive of the same articles."""

from pathlib import Path

from flows.answer_table import show_table
from flows.home import Home
from flows.rehydrate import FILE_NAME, UNFILLED
from flows.rehydrate import rehydrate as work
from warehouse.query import Answer


def rehydrate(home: Home, release: Path, to: Path | None, *, is_forced: bool) -> None:
    """Fill a release and say what could not be filled, and why."""
    into = to or release.resolve().with_name(f"{release.resolve().name}-filled")
    done = work(release, home.current, into, is_forced=is_forced)
    rows = tuple((outlet, why, count) for (outlet, why), count in sorted(done.outcomes.items()))
    show_table(Answer(columns=("outlet", "withheld texts", "count"), rows=rows))
    for place, count in done.empty_places.items():
        print(
            f"{place}: {count} empty in filled texts; your own reading of them has nothing with these digests"
        )
    print(f"{into / FILE_NAME} and {into}/data hold all that is there; {into / UNFILLED} names what is not")
