"""What people decided on names that no registry knows: confirmed, the same as another, no entity, or undone.

It stands in `entity_decisions.jsonl` of the data home, one decision a line, never changed: an entity's last line holds.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from flows import ledger
from flows.errors import UserError
from flows.home import Home
from warehouse.records import EntityDecision, EntityKind, NameDecision


def decisions(home: Home) -> list[EntityDecision]:
    """Give every decision, oldest first.

    Raises:
        UserError: a line is none, or says what one before it makes impossible; nothing is taken for decided then.
    """
    found: list[EntityDecision] = []

    def next_one(row: dict[str, Any]) -> EntityDecision:
        one = _decision(row)
        if found and one.decided_at <= found[-1].decided_at:
            raise ValueError(f"decided_at is not after that of line {len(found)}")
        if is_circle(found, one):
            raise ValueError(f"{one.target_entity_id} is the same as {one.entity_id} already")
        found.append(one)
        return one

    return ledger.read(home.entity_decisions, next_one, "a decision as `corpus entities confirm` writes it")


def standing(home: Home) -> dict[str, EntityDecision]:
    """Give the decisions that hold now, by entity."""
    return _last(decisions(home))


def decide(home: Home, decision: EntityDecision) -> None:
    """Write one decision to the end of the ledger, after all that stand there, on disk when this returns."""
    path = home.writable().entity_decisions
    with ledger.alone(path):
        before = decisions(home)  # a line added to a damaged file would be lost with it
        if is_circle(before, decision):
            raise UserError(
                f"entities: {decision.target_entity_id} is decided to be the same as {decision.entity_id}; undo that first"
            )
        decided_at = ledger.rising(decision.decided_at, (one.decided_at for one in before))
        ledger.append(path, [replace(decision, decided_at=decided_at)])


def is_circle(before: list[EntityDecision], decision: EntityDecision) -> bool:
    """Tell whether what an entity is to be the same as would be the same as that very entity."""
    last = _last(before)
    reached = decision.target_entity_id
    while reached is not None and reached != decision.entity_id:
        reached = last[reached].target_entity_id if reached in last else None
    return reached is not None


def _last(found: list[EntityDecision]) -> dict[str, EntityDecision]:
    last = {one.entity_id: one for one in found}
    return {entity_id: one for entity_id, one in last.items() if one.decision != "undone"}


def _decision(row: dict[str, Any]) -> EntityDecision:
    for name in ("entity_id", "name_ko", "name_en", "reason", "decided_by"):
        if not isinstance(row[name], str):
            raise ValueError(f"{name} is no text")
    one = EntityDecision(**(row | {"decided_at": datetime.fromisoformat(row["decided_at"])}))
    if one.decision not in get_args(NameDecision) or one.kind not in (None, *get_args(EntityKind)):
        raise ValueError(f"no decision {one.decision} or no kind {one.kind}")
    if (one.decision == "same") != (one.target_entity_id is not None):
        raise ValueError("target_entity_id belongs to same, and to nothing else")
    if one.decided_at.tzinfo is None:
        raise ValueError("decided_at has no zone")
    return one
