"""The operator's permissions: which outlets that are not open are crawled all the same, on which ground, by whom.

They stand in `permissions.jsonl` of the data home, one decision a line, never changed: an outlet's last line holds.
"""

from datetime import UTC, datetime
from typing import Any

from flows import ledger
from flows.home import Home
from spiders.registry import load_sites
from warehouse.records import PermissionGrant


def grants(home: Home) -> list[PermissionGrant]:
    """Give every decision, oldest first.

    Raises:
        UserError: a line is no decision; nothing is taken for allowed then.
    """
    return ledger.read(home.permissions, _grant, "a permission as `corpus outlets allow` writes it")


def standing(home: Home) -> dict[str, PermissionGrant]:
    """Give the permissions that hold now, by outlet."""
    last = {grant.outlet_id: grant for grant in grants(home)}
    return {outlet_id: grant for outlet_id, grant in last.items() if grant.is_allowed}


def crawlable_outlets(home: Home, sites: str) -> list[str]:
    """Give the outlets that are open or that the operator has allowed."""
    allowed = standing(home)
    return [
        name
        for name, site in load_sites(sites).items()
        if site.outlet.permission == "open" or name in allowed
    ]


def decide(home: Home, outlet_id: str, *, is_allowed: bool, reason: str, granted_by: str) -> None:
    """Write one decision to the end of the ledger, after all that stand there, on disk when this returns."""
    path = home.writable().permissions
    with ledger.alone(path):
        before = grants(home)  # a line added to a damaged file would be lost with it
        grant = PermissionGrant(
            outlet_id=outlet_id,
            is_allowed=is_allowed,
            reason=reason,
            granted_by=granted_by,
            granted_at=ledger.rising(datetime.now(UTC), (one.granted_at for one in before)),
        )
        ledger.append(path, [grant])


def _grant(row: dict[str, Any]) -> PermissionGrant:
    if not isinstance(row["is_allowed"], bool):
        raise ValueError("is_allowed is neither true nor false")
    grant = PermissionGrant(**(row | {"granted_at": datetime.fromisoformat(row["granted_at"])}))
    if grant.granted_at.tzinfo is None:
        raise ValueError("granted_at has no zone")
    return grant
