"""Servers of the tests' own on the loopback: Debian's PostgreSQL, and a stand-in for an object store."""

import logging
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import duckdb
import pytest

from warehouse.database import open_private
from warehouse.lake import EXTENSIONS, Lake, LakeUnusable, extension

MODEL = "corpus_model"
BUCKET = "corpus"


class Postgres:
    """A cluster in a folder of its own, stopped and deleted at the end."""

    def __init__(self) -> None:
        self.programs = _programs()
        # the server refuses to run as root; nobody else's folder is open to who runs it then
        self.user = _server_user() if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="corpus-pg-"))
        if self.user:
            os.chown(self.folder, pwd.getpwnam(self.user).pw_uid, -1)
        self._run(
            "initdb", "-D", "data", "-A", "trust", "-U", "corpus", "-E", "UTF8", "--no-locale", "--no-sync"
        )
        self.start()

    @property
    def connection(self) -> str:
        """How to reach it, but for the database."""
        return f"host={self.folder} user=corpus"

    def start(self) -> None:
        """Start serving, on a socket in its folder alone."""
        settings = (
            f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off -c autovacuum=off"
        )
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", settings, "start")

    def stop(self) -> None:
        """Stop as a crash would, with every session cut."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")

    def create(self, database: str, model: str = "template1") -> None:
        """Make a database like another one."""
        self.ask(f"CREATE DATABASE {database} TEMPLATE {model}", "postgres")

    def ask(self, sql: str, database: str) -> str:
        """Give what psql prints."""
        command = [self.programs / "psql", "-h", self.folder, "-U", "corpus", "-d", database, "-Atqc", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def remove(self) -> None:
        """Leave nothing behind."""
        if (self.folder / "data/postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        identity = (
            {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []}
            if self.user
            else {}
        )
        done = subprocess.run(
            [self.programs / program, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, **identity,  # type: ignore[call-overload]
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stderr}"


def _programs() -> Path:
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *(Path(folder) for folder in os.get_exec_path())]
    for folder in found:
        if all((folder / program).exists() for program in ("initdb", "pg_ctl", "postgres", "psql")):
            return folder
    pytest.skip("no PostgreSQL server here: apt-get install -y postgresql")


def _server_user() -> str:
    users = {user.pw_name for user in pwd.getpwall()}
    return next(user for user in ("postgres", "nobody") if user in users)


@contextmanager
def object_store() -> Iterator[str]:
    """Serve S3 on the loopback, with one bucket; gives its address, which the environment names, too."""
    moto = pytest.importorskip(
        "moto.server", reason="no S3 stand-in here: pip install 'moto[s3]' flask flask-cors"
    )
    from pyarrow import fs

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto.ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_REGION", "us-east-1")
        environment.setenv("AWS_ACCESS_KEY_ID", "key-of-the-tests")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-the-tests")
        store = fs.S3FileSystem(endpoint_override=f"http://{host}:{port}", allow_bucket_creation=True)
        store.create_dir(BUCKET)
        yield f"http://{host}:{port}"
    server.stop()


class Lakes:
    """New lakes, each a copy of one that was made with today's schema."""

    def __init__(self, postgres: Postgres, data: str) -> None:
        self.postgres, self.data = postgres, data
        self._numbers = count(1)
        for name in EXTENSIONS:
            try:
                extension(name)
            except LakeUnusable as error:
                pytest.skip(str(error))
        self._kept: dict[str, duckdb.DuckDBPyConnection] = {}
        postgres.create(MODEL)
        open_private(self._lake(MODEL)).close()

    def new(self) -> Lake:
        """Give an empty lake."""
        name = f"lake_{next(self._numbers)}"
        self.postgres.create(name, MODEL)
        return self._lake(name)

    def own(self, data: Path | str) -> Lake:
        """Give a lake that nobody has opened, with storage of its own: a folder, or a place in the bucket."""
        name = f"lake_{next(self._numbers)}"
        self.postgres.create(name)
        return Lake(f"{self.postgres.connection} dbname={name}", str(data))

    def _lake(self, name: str) -> Lake:
        return Lake(f"{self.postgres.connection} dbname={name}", self.data)

    @contextmanager
    def instead_of_files(self, tests: ModuleType) -> Iterator[None]:
        """Make `duckdb.connect`, as a module of tests calls it, open a lake a path, and `new_warehouse` a new one."""
        names: dict[str, Any] = {**vars(duckdb), "connect": self._connect}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tests, "duckdb", SimpleNamespace(**names))
            patch.setattr(tests, "new_warehouse", self._new_warehouse, raising=False)
            yield
        for connection in self._kept.values():
            connection.close()
        self._kept.clear()

    @contextmanager
    def _new_warehouse(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with open_private(self.new()) as connection:
            connection.execute("SET TimeZone = 'Asia/Seoul'")
            yield connection

    def _connect(self, path: str) -> Any:
        # to open a lake takes longer than most tests: what is opened again is the same, and stays open
        if path not in self._kept:
            self._kept[path] = open_private(self.new())
        return nullcontext(self._kept[path])
