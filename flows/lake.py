"""Lake: several machines read one lake's texts, each a part of them; one applies what they found."""

import os
import re
import socket
from datetime import UTC, datetime

from flows.errors import UserError
from flows.home import Home, new_run_id
from flows.understand import BATCH_ARTICLES, load_batch, write_batch
from nlp.pipeline import pipeline_version
from warehouse.checks import BatchRefused
from warehouse.inbox import deliver, fetch, pending_part, ready, set_aside, take_away
from warehouse.lake import Lake
from warehouse.turn import is_conflict


def lake_of_home(home: Home) -> Lake:
    """Give the home's lake; raise UserError if its warehouse is a file."""
    if isinstance(place := home.warehouse, Lake):
        return place
    raise UserError(
        f"lake: the warehouse is the file {place}; expected CORPUS_WAREHOUSE and CORPUS_LAKE_DATA to name a lake"
    )


def work(home: Home, part: int, parts: int, workers: int | None = None) -> int:
    """Leave in the inbox a reading of each text of one part that has none yet; give their number."""
    lake = lake_of_home(home)
    own = re.sub(r"\W", "_", f"{socket.gethostname()}_{os.getpid()}")
    run_id = new_run_id(own)  # no other machine's
    text_count = 0
    while articles := pending_part(lake, pipeline_version(), part, parts, BATCH_ARTICLES):
        started_at = datetime.now(UTC)
        batch = f"{started_at:%Y%m%dT%H%M%S%f}-{own}"
        folder = home.annotation_folder(run_id) / batch
        write_batch(articles, folder, run_id, started_at, workers)
        deliver(lake, folder, batch)
        text_count += len(articles)
    return text_count


def commit(home: Home, run_id: str) -> tuple[int, int]:
    """Leave every finished batch of the inbox in the tables; give the numbers of batches and of copies linked.

    Raises:
        UserError: some batches were refused; they are set aside, and the others applied.
        TurnTaken: another committer is at work.
        LakeUnusable: catalog or storage does not answer; what was applied stays, the rest waits in the inbox.
    """
    lake = lake_of_home(home)
    batch_count = copy_count = 0
    refused: list[str] = []
    with lake.committing():
        for batch in ready(lake):
            folder = home.annotation_folder(run_id) / batch
            if not fetch(lake, batch, folder) and batch not in ready(lake):
                continue  # applied by another committer; a mark that lost its batch is refused like a damaged one
            try:
                copy_count += load_batch(home, folder)
            except BatchRefused as error:
                if is_conflict(error):
                    raise
                lake.answers()  # or it is not the batch's fault
                set_aside(lake, batch, str(error))
                refused.append(str(error))
                continue
            take_away(lake, batch)
            batch_count += 1
    if refused:
        raise UserError(
            f"lake commit: {len(refused)} of {len(refused) + batch_count} batches refused and set aside in "
            f"{lake.data}/inbox, each with a .refused beside it; first: {refused[0]}"
        )
    return batch_count, copy_count
