"""What a question is narrowed to, looked at before it is asked: a mistyped outlet is no outlet that says nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows.errors import UserError
from warehouse.query import unknown_outlets


def sound(database: Path, outlet_ids: Sequence[str], since: date | None, until: date | None) -> None:
    """Return only if a published file has every outlet and the days are in order.

    Raises:
        UserError: it has not, or the first day lies after the last.
    """
    if unknown := unknown_outlets(database, outlet_ids):
        raise UserError(f"no outlet {unknown[0]} in {database}; its table outlet has those there are")
    if since and until and since > until:
        raise UserError(f"expected the first day before the last, found {since} and {until}")
