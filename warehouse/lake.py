"""A warehouse beyond one machine: tables as Parquet on shared storage, their catalog in PostgreSQL (DuckLake).

`CORPUS_WAREHOUSE` names the catalog and `CORPUS_LAKE_DATA` the storage; passwords and keys come from the environment as
PostgreSQL's and Amazon's own clients read them (PGPASSWORD or ~/.pgpass, AWS_*), and are never part of either.
"""

import importlib.util
import os
import re
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse import turn
from warehouse.database import CONFIG
from warehouse.sql import escaped, filled, statement

EXTENSIONS = ("httpfs", "postgres_scanner", "ducklake")
"""In this order: DuckLake finds the others only once they are there."""
CATALOG = "ducklake:postgres:"
NOISE = re.compile(r'^.*Unable to connect to Postgres at ".*?": |\n\nLINE .*$', re.DOTALL)
"""What DuckDB says before PostgreSQL's own words, and the SQL it points into after its own."""


class LakeUnusable(RuntimeError):  # noqa: N818
    """The lake is described wrongly, or its catalog or storage does not answer."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake is."""

    catalog: str
    """The PostgreSQL database, as libpq's connection string without a password: `dbname=corpus host=db`."""
    data: str
    """The storage that all machines share: a folder, or `s3://bucket/prefix`."""

    def __str__(self) -> str:
        """Name it in a message."""
        return f"the lake ({self.catalog}; {self.data})"

    @property
    def is_s3(self) -> bool:
        """True if the storage is a bucket."""
        return self.data.startswith("s3://")

    def exists(self) -> bool:
        """Give True: unlike a file, a lake is made by whoever opens it first."""
        return True

    def connect(self, *, read_only: bool = False) -> DuckDBPyConnection:
        """Give a connection on which the lake's tables are what bare names mean.

        Raises:
            LakeUnusable: an extension is missing, or the catalog or storage refuses; in one line.
        """
        connection = self._started()
        try:
            if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
                scheme, _, host = endpoint.partition("://")
                is_secure = str(scheme == "https").lower()
                connection.execute(
                    filled(statement("use_endpoint"), host=escaped(host.rstrip("/")), is_secure=is_secure)
                )
            connection.execute(
                filled(
                    statement("attach_lake"),
                    catalog=escaped(f"{self.catalog} application_name='{_own_name()}'"),
                    data=escaped(f"{self.data}/tables/"),
                    read_only=str(read_only).lower(),
                )
            )
            connection.execute(statement("set_session"))
        except duckdb.Error as error:
            connection.close()
            is_absent = read_only and "does not exist - and creating" in str(error)
            found = "no lake there yet; run `corpus run` first" if is_absent else one_line(error)
            raise LakeUnusable(f"{self}: {found}") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def connect_catalog(self) -> DuckDBPyConnection:
        """Give a connection on which the catalog's own tables are what bare names mean; raises `LakeUnusable`."""
        connection = self._started()
        try:
            connection.execute(filled(statement("attach_catalog"), catalog=escaped(self.catalog)))
        except duckdb.Error as error:
            connection.close()
            raise LakeUnusable(f"{self}: {one_line(error)}") from error
        return connection

    def _started(self) -> DuckDBPyConnection:
        spill = Path(tempfile.gettempdir()) / f"corpus-lake-{os.getpid()}"
        connection = duckdb.connect(config=CONFIG | {"temp_directory": str(spill)})
        try:
            for name in EXTENSIONS:
                connection.execute(filled(statement("load_extension"), path=escaped(extension(name))))
        except BaseException as error:
            connection.close()
            if isinstance(error, duckdb.Error):
                raise LakeUnusable(f"{self}: {one_line(error)}") from error
            raise
        return connection

    @contextmanager
    def committing(self) -> Iterator[None]:
        """Be the one committer on all machines; waits for another, and raises TurnTaken if that takes too long."""
        with self.connect() as connection, turn.committing(connection):
            yield

    def answers(self) -> None:
        """Return if catalog and storage answer; raise LakeUnusable, in one line, if one of them does not."""
        with self.connect(read_only=True) as connection:
            try:
                connection.execute(
                    statement("list_storage"), {"pattern": f"{self.data}/tables/main/*"}
                ).fetchall()
            except duckdb.Error as error:
                raise LakeUnusable(f"{self}: {one_line(error)}") from error


def lake_of(environment: Mapping[str, str]) -> Lake | None:
    """Give the lake that the environment names; nothing if it names none, and the warehouse is a file.

    Raises:
        LakeUnusable: it names half of one, or a password.
    """
    catalog, data = environment.get("CORPUS_WAREHOUSE", ""), environment.get("CORPUS_LAKE_DATA", "")
    if not catalog:
        return None
    if "password" in catalog:
        raise LakeUnusable("CORPUS_WAREHOUSE: found a password; put it in PGPASSWORD or ~/.pgpass instead")
    if not re.match(rf"{CATALOG}\s*\w+\s*=", catalog):
        # not repeated: an address may hold a password
        raise LakeUnusable(f"CORPUS_WAREHOUSE: expected {CATALOG}dbname=… host=… user=…, found another form")
    if not data:
        raise LakeUnusable(
            "CORPUS_LAKE_DATA: expected the folder or s3://bucket/prefix that the machines share, found nothing"
        )
    data = data.rstrip("/")
    return Lake(catalog.removeprefix(CATALOG), data if "://" in data else str(Path(data).absolute()))


def one_line(error: Exception) -> str:
    """Give what an error says on one line, without the SQL it points into."""
    return " ".join(NOISE.sub("", str(error)).split())


def extension(name: str) -> str:
    """Give the file of an extension that pip brought: nothing is downloaded when a lake is opened."""
    package = f"duckdb_extension_{name}"
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        missing = package.replace("_", "-")
        raise LakeUnusable(
            f"a lake needs {missing}, which is not installed: pip install 'ko-ai-policy-corpus[lake]'"
        )
    folder = Path(found.submodule_search_locations[0])
    return str(folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension")


def _own_name() -> str:
    """How PostgreSQL shows this process to an operator, and to whoever waits for it."""
    return re.sub(r"[^\w@. -]", "_", f"corpus {os.getpid()} on {socket.gethostname()}")
