"""The operator's permissions: which outlets that are not open are crawled all the same, on which ground, by whom.

They stand in `permissions.jsonl` of the data home, one decision a line, never changed: an outlet's last line holds.
"""

import json
import os
from datetime import UTC, datetime

from flows.errors import UserError
from flows.home import Home
from spiders.registry import load_sites
from warehouse.records import PermissionGrant


def grants(home: Home) -> list[PermissionGrant]:
    """Give every decision, oldest first.

    Raises:
        UserError: a line is no decision; nothing is taken for allowed then.
    """
    path = home.permissions
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_grant(line))
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{path}:{number}: expected a permission as `corpus outlets allow` writes it, found {line[:60]!r} "
                f"({error}); mend or take away the line"
            ) from error
    return found


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


def decide(home: Home, outlet_id: str, *, is_allowed: bool, reason: str, granted_by: str) -> PermissionGrant:
    """Write one decision to the end of the ledger, on disk when this returns."""
    grants(home)  # a line added to a damaged file would be lost with it
    grant = PermissionGrant(
        outlet_id=outlet_id,
        is_allowed=is_allowed,
        reason=reason,
        granted_by=granted_by,
        granted_at=datetime.now(UTC),
    )
    row = {
        "outlet_id": grant.outlet_id,
        "is_allowed": grant.is_allowed,
        "reason": grant.reason,
        "granted_by": grant.granted_by,
        "granted_at": grant.granted_at.isoformat(),
    }
    with home.writable().permissions.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return grant


def _grant(line: str) -> PermissionGrant:
    row = json.loads(line)
    if not isinstance(row["is_allowed"], bool):
        raise ValueError("is_allowed is neither true nor false")
    return PermissionGrant(**(row | {"granted_at": datetime.fromisoformat(row["granted_at"])}))
