"""`corpus remove`: an article taken down for good, with a tombstone and a proof."""

import getpass
from pathlib import Path

from flows.demo_runs import sites_of
from flows.errors import UserError
from flows.home import Home
from flows.printable import printable
from flows.remove.steps import remove as work


def remove(
    home: Home, article_ids: list[str], reason: str, removed_by: str | None, *, with_copies: bool
) -> None:
    """Remove articles from the whole home, say what repeats them elsewhere, and prove it."""
    if not reason.strip():
        raise UserError(
            "remove: expected the ground of the removal, found an empty --reason; name the request and its day"
        )
    run_ids = home.run_ids()
    if not run_ids and isinstance(home.warehouse, Path) and not home.warehouse.exists():
        raise UserError(
            f"remove: {home.root} holds neither runs nor a warehouse; name the data home with --home"
        )
    with home.explained(), home.lease():
        done = work(
            home,
            list(dict.fromkeys(article_ids)),
            sites_of(home, run_ids),
            reason=reason.strip(),
            removed_by=removed_by or getpass.getuser(),
            with_copies=with_copies,
        )
    print(f"removed {', '.join(done.article_ids)}; tombstones in {home.removals}")
    print(
        f"{done.emptied_count} archived answers emptied, words taken out of {done.redacted_count} others, {done.file_count} "
        "files of rows rewritten, warehouse written anew, one published file left; who still has an old one open keeps it until it is closed"
    )
    for article_id, kind, similarity in done.copies:
        print(
            f"stays: {article_id} repeats it ({kind}, {similarity:.2f}); corpus remove {article_id} removes it, too"
        )
    shared = (
        f"; {done.others_count} more stand in other articles of right and were not looked for"
        if done.others_count
        else ""
    )
    pieces = f"{done.window_count} pieces of 12 characters" if done.window_count else "their ids"
    print(f"proof: {pieces} not found in {done.searched_count} files{shared}")
    if done.short:
        print(
            f"too short for a piece, taken out of the outlet's own lists where they stand alone, and looked for nowhere else: "
            f"{'; '.join(map(printable, done.short))}"
        )
    print(
        "Releases and exports given out before hold it still: tell who has them, `removal` names what to delete."
    )
