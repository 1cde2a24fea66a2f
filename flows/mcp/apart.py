"""Asking in a process apart, which ends when its time is up or whoever asked has gone."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio

from warehouse.asking import QueryRefused

AT_ONCE = 4
"""Questions that run side by side; the others wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one answer may be."""

    rows: int = 200
    letters: int = 40_000
    """Of the cells of an answer: about what a model's client takes in at once."""
    cell_letters: int = 2_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One reading statement with its values."""

    sql: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Asker:
    """Asks a published file, the newest each time, a process a call."""

    def __init__(self, database: Path, *, is_own_use: bool) -> None:
        self._database = database
        self._is_own_use = is_own_use
        self._places = anyio.Semaphore(AT_ONCE)

    async def ask(
        self, questions: Mapping[str, Question], limits: Limits, as_of: str | None = None
    ) -> dict[str, dict[str, Any]]:
        """Give what each question returns: columns, rows and a note on what was left out.

        Raises:
            QueryRefused: a question was refused, has an error, took too long or too much memory.
        """
        task = {
            "database": str(self._database),
            "is_own_use": self._is_own_use,
            "questions": {
                name: {"sql": one.sql, "parameters": dict(one.parameters)} for name, one in questions.items()
            },
            "as_of": as_of,
            "limits": {
                "rows_limit": limits.rows,
                "letters": limits.letters,
                "cell_letters": limits.cell_letters,
            },
        }
        async with self._places:
            found = json.loads(await _run(json.dumps(task).encode(), limits.seconds))
        if "refused" in found:
            raise QueryRefused(found["refused"])
        return dict(found["answers"])


async def _run(task: bytes, seconds: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="corpus-mcp-", ignore_cleanup_errors=True) as spill:
        try:
            with anyio.fail_after(seconds):
                done = await anyio.run_process(
                    [sys.executable, "-m", "flows.mcp.child"],
                    input=task,
                    stdout=subprocess.PIPE,
                    stderr=None,
                    check=False,
                    env=os.environ | {"TMPDIR": spill},
                    start_new_session=True,  # the server's Ctrl-C is not its own
                )
        except TimeoutError as error:
            raise QueryRefused(f"stopped after {seconds:g} seconds; narrow the question") from error
    if done.returncode != 0:
        raise QueryRefused(
            f"the question ended its process ({done.returncode}): too much memory or time; narrow it"
        )
    return done.stdout
