"""What people decided on names that no registry knows: confirmed, the same as another, no entity, or undone.

It stands in `entity_decisions.jsonl` of the data home, one decision a line, never changed: an entity's last line holds.
"""

import json
import os
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from flows.errors import UserError
from flows.home import Home
from warehouse.records import EntityDecision, EntityKind, NameDecision


def decisions(home: Home) -> list[EntityDecision]:
    """Give every decision, oldest first.

    Raises:
        UserError: a line is none, or says what one before it makes impossible; nothing is taken for decided then.
    """
    path = home.entity_decisions
    found: list[EntityDecision] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.exists() else [], 1):
        try:
            one = _decision(line)
            if found and one.decided_at <= found[-1].decided_at:
                raise ValueError(f"decided_at is not after that of line {number - 1}")
            if is_circle(found, one):
                raise ValueError(f"{one.target_entity_id} is the same as {one.entity_id} already")
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{path}:{number}: expected a decision as `corpus entities confirm` writes it, found {line[:60]!r} "
                f"({error}); mend or take away the line"
            ) from error
        found.append(one)
    return found


def standing(home: Home) -> dict[str, EntityDecision]:
    """Give the decisions that hold now, by entity."""
    return _last(decisions(home))


def decide(home: Home, decision: EntityDecision) -> EntityDecision:
    """Write one decision to the end of the ledger, after all that stand there, on disk when this returns."""
    before = decisions(home)  # a line added to a damaged file would be lost with it
    if is_circle(before, decision):
        raise UserError(
            f"entities: {decision.target_entity_id} is decided to be the same as {decision.entity_id}; undo that first"
        )
    earliest = before[-1].decided_at + timedelta(microseconds=1) if before else decision.decided_at
    decision = replace(decision, decided_at=max(decision.decided_at, earliest))
    row = asdict(decision) | {"decided_at": decision.decided_at.isoformat()}
    with home.writable().entity_decisions.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return decision


def is_circle(before: list[EntityDecision], decision: EntityDecision) -> bool:
    """Tell whether what an entity is to be the same as would be the same as that very entity."""
    last = _last(before)
    reached = decision.target_entity_id
    while reached is not None and reached != decision.entity_id:
        reached = last[reached].target_entity_id if reached in last else None
    return reached is not None


def now() -> datetime:
    """Give the instant of a decision."""
    return datetime.now(UTC)


def _last(found: list[EntityDecision]) -> dict[str, EntityDecision]:
    last = {one.entity_id: one for one in found}
    return {entity_id: one for entity_id, one in last.items() if one.decision != "undone"}


def _decision(line: str) -> EntityDecision:
    row = json.loads(line)
    one = EntityDecision(**(row | {"decided_at": datetime.fromisoformat(row["decided_at"])}))
    if one.decision not in get_args(NameDecision) or one.kind not in (None, *get_args(EntityKind)):
        raise ValueError(f"no decision {one.decision} or no kind {one.kind}")
    if (one.decision == "same") != (one.target_entity_id is not None):
        raise ValueError("target_entity_id belongs to same, and to nothing else")
    if one.decided_at.tzinfo is None:
        raise ValueError("decided_at has no zone")
    return one
