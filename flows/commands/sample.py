"""`corpus sample`: a random sample for hand coding, drawn from the published file."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from flows.answer_table import show_table
from flows.errors import UserError
from flows.home import Home
from flows.restriction import sound
from flows.samples import keep
from nlp.annotate import MARKED_ISSUE
from nlp.stance.issue import issue_ids
from warehouse.additions import load_sample
from warehouse.query import Answer, read_issues, samples
from warehouse.records import Allocation, Draw
from warehouse.sampling import FEWEST, Population, allocate, populated, write_sample

NAME = re.compile(r"[\w][\w.-]{0,63}")


def show_samples(home: Home) -> None:
    """Print every sample: of what, how it was drawn, how much of it is coded."""
    show_table(samples(home.current))


def draw(
    home: Home,
    name: str,
    population: Population,
    size: int,
    allocation: Allocation,
    given: Sequence[str],
    *,
    is_dry: bool,
) -> None:
    """Draw a sample, keep it in the home and publish it; or only say what would be drawn from what."""
    if not NAME.fullmatch(name):
        raise UserError(f"sample: expected a name of letters, digits, '-', '_' and '.', found {name!r}")
    if (home.samples / name).exists():
        listed = (row[0] for row in samples(home.current).rows)
        seen = "`corpus sample` lists them" if name in listed else "`corpus publish` shows it, too"
        raise UserError(f"sample: {name} was drawn already; choose another name, {seen}")
    snapshot = home.current.resolve()
    sound(snapshot, population.outlet_ids, population.first_date, population.last_date)
    known = {*issue_ids(), *read_issues(snapshot)}
    if population.issue_id not in known:
        raise UserError(
            f"sample: expected --issue {' or '.join(sorted(known))}, found {population.issue_id!r}"
        )
    if population.issue_id != MARKED_ISSUE and (population.saliences or "salience" in population.strata):
        raise UserError(
            f"sample: salience is about {MARKED_ISSUE} alone, found --issue {population.issue_id}; --strata machine_label parts "
            "the texts about it from those about something else, which are none"
        )
    with populated(snapshot, population) as (connection, sizes):
        taken = allocate(sizes, size, allocation, _given(given))
        columns = ("stratum", "population", "drawn", "chance")
        rows = tuple(
            (stratum, count, taken[stratum], taken[stratum] / count) for stratum, count in sizes.items()
        )
        show_table(Answer(columns=columns, rows=rows))
        if allocation != "given" and sum(taken.values()) > size:
            print(
                f"{sum(taken.values())} rather than {size}: at least {FEWEST} from each of {len(sizes)} strata"
            )
        what = f"{sum(taken.values())} of {sum(sizes.values())} texts (level {population.level}), seed {population.seed}"
        if is_dry:
            print(f"would draw {what} from {snapshot.name}")
            return
        drawn = Draw(
            **asdict(population),
            sample_id=name,
            allocation=allocation,
            population_count=sum(sizes.values()),
            unit_count=sum(taken.values()),
            snapshot=snapshot.name,
            drawn_at=datetime.now(UTC).replace(microsecond=0),
        )
        with home.lease():
            write_sample(connection, drawn, taken, home.samples / name)
    with home.explained(), home.lease():
        published = keep(home, home.samples / name, load_sample)
    print(
        f"{name}: {what} from {snapshot.name}; published as {published.name}. Next: corpus coding export {name}"
    )


def _given(pairs: Sequence[str]) -> dict[str, int]:
    found = {}
    for pair in pairs:
        stratum, sign, number = pair.rpartition("=")
        if not sign or not number.strip().isdigit():
            raise UserError(f"sample: expected --take 'STRATUM=NUMBER', found {pair!r}")
        found[stratum.strip()] = int(number)
    return found
