"""The errors that are told to a person in one line; every other one is a fault of ours and keeps its traceback."""

import errno
import os
import sys

INTERRUPTED = "interrupted; what was finished is kept, run the same command to go on"


class UserError(Exception):
    """Something the person at the keyboard can mend: what, where, expected, found, what to do."""


_TOLD = (
    ("flows.errors", "UserError"),
    ("flows.home", "HomeError"),
    ("flows.release.proof", "LeakError"),
    ("flows.reading", "WorkerLostError"),
    ("flows.report", "NothingDeliveredError"),
    ("warehouse.database", "WarehouseBusy"),
    ("warehouse.database", "WarehouseMissing"),
    ("warehouse.database", "WarehouseUnusable"),
    ("warehouse.creation", "SchemaMismatch"),
    ("warehouse.lake", "LakeUnusable"),
    ("warehouse.turn", "TurnTaken"),
    ("warehouse.checks", "BatchRefused"),
    ("warehouse.asking", "QueryRefused"),
    ("warehouse.schema", "NothingNamed"),
    ("warehouse.sampling", "DrawRefused"),
    ("spiders.extract", "ExtractionError"),
    ("nlp.lexicon_error", "LexiconError"),
)


def told() -> tuple[type[Exception], ...]:
    """Give the told errors of the modules loaded so far: nothing is imported only to be caught."""
    found = (getattr(sys.modules.get(module), name, None) for module, name in _TOLD)
    return tuple(error for error in found if error is not None)


_MENDED_OUTSIDE = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EEXIST,
        errno.EFBIG,
        errno.EISDIR,
        errno.ENAMETOOLONG,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    }
)


def told_by_system(error: OSError) -> str | None:
    """Give in one line what the system refused, where a person can mend it: rights, room, a file for a folder."""
    if error.errno not in _MENDED_OUTSIDE:
        return None
    what = os.strerror(error.errno)
    return f"{os.fsdecode(error.filename)}: {what}" if error.filename else what
