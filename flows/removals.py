"""The tombstones of the data home: which articles were taken down, on which ground, by whom; never a word of them.

They stand in `removals.jsonl`, one article a line, never changed, so that a warehouse which is filled again from the
archive, and a later crawl, leave them out.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from flows import ledger
from flows.home import Home
from warehouse.records import Removal


def removals(home: Home) -> list[Removal]:
    """Give every tombstone, oldest first; an article removed twice, as its other versions came, counts once.

    Raises:
        UserError: a line is none; nothing is loaded then, as it might be what was taken down.
    """
    found: dict[str, Removal] = {}
    expected, remedy = "a tombstone as `corpus remove` writes it", "mend the line: nothing is loaded before"
    for one in ledger.read(home.removals, _removal, expected, remedy):
        before = found.get(one.article_id)
        found[one.article_id] = _joined(before, one) if before else one
    return list(found.values())


def bury(home: Home, tombstones: Iterable[Removal]) -> None:
    """Write tombstones to the end of the ledger, on disk when this returns; those that say nothing new are not written."""
    standing = {one.article_id: one for one in removals(home)}
    rows = []
    for one in tombstones:
        before = standing.get(one.article_id)
        if before is None or _joined(before, one) != before:
            rows.append(one)
    ledger.append(home.writable().removals, rows)


def _removal(row: dict[str, Any]) -> Removal:
    values = {
        "content_hashes": tuple(row["content_hashes"]),
        "copy_ids": tuple(row.get("copy_ids", ())),  # the first tombstones did not say
        "removed_at": datetime.fromisoformat(row["removed_at"]),
    }
    return Removal(**(row | values))


def _joined(before: Removal, after: Removal) -> Removal:
    return replace(
        before,
        content_hashes=tuple(sorted({*before.content_hashes, *after.content_hashes})),
        copy_ids=tuple(sorted({*before.copy_ids, *after.copy_ids})),
    )
