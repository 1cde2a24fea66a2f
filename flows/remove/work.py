"""The work file of a take-down: what it is about and the texts to look for, kept until the last of them is gone.

Killed at any moment, the same command finds it and goes on; the texts stand nowhere else by then.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from flows.errors import UserError
from flows.home import Home
from flows.remove.targets import Targets
from spiders.rows import write_atomic


@dataclass(frozen=True, slots=True)
class Work:
    """One take-down under way."""

    asked: list[str]
    with_copies: bool
    reason: str
    removed_by: str
    removed_at: str
    article_ids: list[str]
    outlet_ids: dict[str, str]
    hashes: dict[str, list[str]]
    titles: list[str]
    bodies: list[str]


def begin(
    home: Home, asked: list[str], targets: Targets, *, with_copies: bool, reason: str, removed_by: str
) -> Work:
    """Leave the work file, joined with what an interrupted take-down of the same articles had found."""
    before = unfinished(home)
    if before:
        targets.article_ids |= set(before.article_ids)
        targets.outlet_ids |= before.outlet_ids
        targets.titles |= set(before.titles)
        targets.bodies |= set(before.bodies)
        for article_id, hashes in before.hashes.items():
            targets.hashes.setdefault(article_id, set()).update(hashes)
    work = Work(
        asked=asked,
        with_copies=with_copies,
        reason=before.reason if before else reason,
        removed_by=before.removed_by if before else removed_by,
        removed_at=before.removed_at if before else datetime.now(UTC).isoformat(),
        article_ids=sorted(targets.article_ids),
        outlet_ids=targets.outlet_ids,
        hashes={article_id: sorted(hashes) for article_id, hashes in targets.hashes.items()},
        titles=sorted(targets.titles),
        bodies=sorted(targets.bodies),
    )
    write_atomic(home.removing, json.dumps(asdict(work), ensure_ascii=False))
    return work


def unfinished(home: Home) -> Work | None:
    """Give the take-down that was interrupted, if one was."""
    return Work(**json.loads(home.removing.read_text("utf-8"))) if home.removing.exists() else None


def same_as_unfinished(home: Home, asked: list[str]) -> None:
    """Return only if no other take-down waits to be finished.

    Raises:
        UserError: one does; the message says how to finish it.
    """
    before = unfinished(home)
    if before and before.asked != asked:
        copies = " --copies" if before.with_copies else ""
        raise UserError(
            f"remove: a removal of {' '.join(before.asked)} was interrupted; finish it first: "
            f"corpus remove {' '.join(before.asked)}{copies} --reason …"
        )
