"""The data home: where each stage finds what the stage before has finished."""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.lake import Lake

DEFAULT_HOME = "corpus-data"
NEARLY_FULL = 8 * 1024 * 1024
"""Bytes free below which nothing is begun and a failure is laid to the full disk: Prefect's first start takes 5 MB."""
CRAWL_LOG = "crawl.log"
"""In a crawl's folder: what its spider says, locked as long as there is one."""
_RUN_ID = re.compile(r"^\d{8}T\d{6}(-\w+)*$")


class HomeError(Exception):
    """The data home cannot serve: what, where and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Home:
    """Paths below one folder; nothing is created before it is needed."""

    root: Path

    @property
    def runs(self) -> Path:
        """One folder a run, one folder an outlet in it: raw pages and what reading them gave."""
        return self.root / "runs"

    @property
    def warehouse(self) -> "Path | Lake":
        """The private DuckDB file, with one writer and no readers; or the lake that CORPUS_WAREHOUSE names."""
        if "CORPUS_WAREHOUSE" in os.environ:
            from warehouse.lake import lake_of  # and DuckDB with it, which `corpus --help` does without

            return lake_of(os.environ) or self.root / "warehouse.duckdb"
        return self.root / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """Versioned read-only files and the link `current.duckdb`."""
        return self.root / "published"

    @property
    def current(self) -> Path:
        """The file analysts open."""
        return self.published / "current.duckdb"

    @property
    def permissions(self) -> Path:
        """The operator's permissions to crawl outlets that are not open, one decision a line."""
        return self.root / "permissions.jsonl"

    @property
    def entity_decisions(self) -> Path:
        """What people decided on names that no registry knows, one decision a line."""
        return self.root / "entity_decisions.jsonl"

    @property
    def removals(self) -> Path:
        """The tombstones of articles that were taken down, one a line."""
        return self.root / "removals.jsonl"

    @property
    def removing(self) -> Path:
        """What a take-down is about, until it is finished."""
        return self.root / "removing.json"

    @property
    def samples(self) -> Path:
        """One folder a random sample: the draw, its population, its texts. They cannot be made again."""
        return self.root / "samples"

    @property
    def codings(self) -> Path:
        """What people coded, one file an import. They cannot be made again."""
        return self.root / "codings"

    @property
    def evaluations(self) -> Path:
        """How good the pipeline was on marked documents, each time it was asked."""
        return self.root / "evaluations.jsonl"

    @property
    def prefect(self) -> Path:
        """What Prefect's embedded server keeps."""
        return self.root / "prefect"

    def crawl_folder(self, run_id: str, outlet_id: str) -> Path:
        """Give the folder of one crawl."""
        return self.runs / run_id / outlet_id

    def annotation_folder(self, run_id: str) -> Path:
        """Give the folder of what a run's reading found."""
        return self.runs / run_id / "annotations"

    def run_ids(self) -> list[str]:
        """List the archived runs, oldest first."""
        if not self.runs.is_dir():
            return []
        return sorted(path.name for path in self.runs.iterdir() if _RUN_ID.match(path.name))

    def crawl_folders(self, *run_ids: str) -> list[Path]:
        """List the crawls of runs that left an archive, a run after the other, by outlet."""
        archives = ((self.runs / run_id).glob("*/pages.warc.gz*") for run_id in run_ids)
        return [folder for paths in archives for folder in sorted({path.parent for path in paths})]

    def writable(self) -> "Home":
        """Create the home and show that it takes files.

        Raises:
            HomeError: the folder cannot be made or written to, or the disk is nearly full.
        """
        try:
            # whole texts lie in it: to let others read is for the operator to decide
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.runs.mkdir(exist_ok=True)
            probe = self.root / f".probe-{os.getpid()}"
            probe.write_bytes(b"\0")
            probe.unlink()
        except OSError as error:
            reason = f"cannot write to the data home {self.root}: {error.strerror or error}"
            raise HomeError(f"{reason}; choose another with --home or CORPUS_HOME") from error
        if (free := shutil.disk_usage(self.root).free) < NEARLY_FULL:
            raise self._full(free)
        return self

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Say that the disk is full, the warehouse damaged or a lake away, where that is why something failed.

        Raises:
            HomeError: something failed and the disk is full.
            WarehouseUnusable: a page of the warehouse's file is damaged.
            LakeUnusable: something failed and the lake does not answer.
        """
        try:
            yield
        except Exception as error:
            free = shutil.disk_usage(self.root).free if self.root.is_dir() else NEARLY_FULL
            if free >= NEARLY_FULL:
                if isinstance(place := self.warehouse, Path):
                    from warehouse.database import undamaged

                    with undamaged(place):
                        raise
                place.answers()
                raise
            raise self._full(free) from error

    def _full(self, free: int) -> HomeError:
        reason = f"no space left in the data home {self.root} ({free // 1024} KB free)"
        return HomeError(f"{reason}; what was finished is kept, make room and run again")

    @contextmanager
    def lease(self) -> Iterator[None]:
        """Hold the home for one run; the lease ends with the process, however it ends.

        A spider that outlives a killed run, until what it asked is answered, is waited for: it still writes.

        Raises:
            HomeError: another run holds it.
        """
        self.writable()
        with (self.root / "run.lock").open("a+", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                lock.seek(0)
                holder = lock.read().strip() or "unknown"
                raise HomeError(
                    f"another run holds {self.root} ({holder}); wait for it or stop it"
                ) from error
            lock.truncate(0)
            lock.write(
                json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")})
            )
            lock.flush()
            self._await_spiders()
            self._drop_torn_readings()
            yield

    def _await_spiders(self) -> None:
        """Return when no spider writes any more: without its run, each ends by its own watch."""
        for log in self.runs.glob(f"*/*/{CRAWL_LOG}"):
            if not (log.parent / "crawl.jsonl").exists():
                with log.open("ab") as held:
                    fcntl.flock(held, fcntl.LOCK_EX)

    def _drop_torn_readings(self) -> None:
        """Leave no batch of a reading that was killed: each has a folder of its own, and nothing comes back to it."""
        for folder in self.runs.glob("*/annotations/*/"):
            if any(folder.glob("*.part")) or not any(folder.glob("*.parquet")):
                shutil.rmtree(folder)


def home_of(name: str | None) -> Home:
    """Give the home of that name; without one that of CORPUS_HOME, as for every command, else the default."""
    return Home(Path(name or os.environ.get("CORPUS_HOME") or DEFAULT_HOME))


def new_run_id(label: str = "") -> str:
    """Name a run by its instant in UTC: `20261122T060000`, or `20261122T060000-demo`."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    return f"{stamp}-{label}" if label else stamp
