"""What every test may use: the repository, the shared folder beside it, and a Prefect that stays at home."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.warehouse.servers import BUCKET, Lakes, Postgres, object_store

REPOSITORY = Path(__file__).resolve().parents[1]

# Before any test imports Prefect: no telemetry, no server of the person who runs the tests. Before any imports NumPy: with
# a thread a core in each process, the model of names costs ten times as much.
for name, value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "OPENBLAS_NUM_THREADS": "1",
}.items():
    os.environ.setdefault(name, value)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and marked documents; tests that need it skip where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside the repository")
    return folder


@dataclass(frozen=True)
class Demo:
    """One run of `corpus demo`: the heavy pipeline, once for all workers. Who writes into a home takes a copy."""

    root: str
    exit_code: int
    output: str
    errors: str
    seconds: float

    @property
    def home(self) -> Path:
        """The data home it left."""
        return Path(self.root)

    def copied(self, place: Path) -> Path:
        """Give a copy of the home, to be changed."""
        return shutil.copytree(self.home, place, symlinks=True)


def corpus(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command line as a person would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "COLUMNS": "160", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    told = folder / "demo.json"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            root = str(folder / "demo" / "home")
            started = time.monotonic()
            done = corpus("demo", "--home", root)
            run = Demo(root, done.returncode, done.stdout, done.stderr, time.monotonic() - started)
            told.write_text(json.dumps(asdict(run)), "utf-8")
    return Demo(**json.loads(told.read_text("utf-8")))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL of the tests' own; tests that need it skip where there is no server."""
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def lakes(postgres: Postgres) -> Iterator[Lakes]:
    """New lakes, in an object store on the loopback."""
    with object_store():
        yield Lakes(postgres, f"s3://{BUCKET}/lake")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a tenth of the warehouse's tests on a lake, which takes two seconds each; CORPUS_LAKE_TESTS=all keeps all."""
    same = [item for item in items if item.path.name.startswith("test_lake_same_")]
    left_out = set() if os.environ.get("CORPUS_LAKE_TESTS") == "all" else set(same) - set(same[::10])
    items[:] = [item for item in items if item not in left_out]
