"""A ledger takes rows whole or not at all, whoever else writes to it, and however its last line ends."""

import json
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from flows import ledger
from flows.entity_decisions import decide, decisions
from flows.home import Home
from tests.conftest import REPOSITORY
from tests.warehouse.factory import entity_decision


@dataclass(frozen=True)
class Row:
    said: str


def said_in(path: Path) -> list[str]:
    return ledger.read(path, lambda row: str(row["said"]), "a row")


def test_a_row_after_a_line_without_an_end_stands_on_its_own(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text('{"said": "하나"}', "utf-8")
    ledger.append(path, [Row("둘"), Row("셋")])
    assert said_in(path) == ["하나", "둘", "셋"]


def test_what_the_system_does_not_take_whole_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    ledger.append(path, [Row("first")])
    program = "from tests.flows.test_ledger import *; ledger.append(Path(sys.argv[1]), [Row('x' * 100)])"
    limit = path.stat().st_size + 50
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert f"UserError: cannot write to {path}: File too large; it is as it was" in done.stderr
    assert path.read_text("utf-8") == json.dumps({"said": "first"}) + "\n"


def test_people_who_decide_at_once_are_all_heard(tmp_path: Path) -> None:
    home = Home(tmp_path)
    made = [entity_decision(f"new:ORG:{at}", "rejected") for at in range(40)]
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as people:
        list(people.map(partial(decide, home), made))
    assert {one.entity_id for one in decisions(home)} == {one.entity_id for one in made}
