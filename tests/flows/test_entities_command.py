"""`corpus entities` in real processes: the list, the review at a terminal, decisions, what is refused, what is published."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.entity_decisions import decide, decisions, standing
from flows.errors import UserError
from flows.home import Home
from flows.load import load_archived
from flows.publish import publish_warehouse
from tests.conftest import REPOSITORY, corpus
from tests.warehouse.factory import (
    DAY,
    annotations,
    article,
    crawl,
    entity,
    entity_decision,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.awaited import pending
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl

BODY_NAME, MODEL = "new:ORG:정부", "new:MODEL:라마 3"
NEW = (
    replace(entity(BODY_NAME), name_ko="정부", aliases=(), source="", is_provisional=True),
    replace(entity(MODEL, "MODEL"), name_ko="라마 3", aliases=(), source="", is_provisional=True),
)
META = entity("메타", aliases=("메타", "라마"))


def reading(number: int) -> list[Any]:
    """Give a reading of a text that finds two unknown names."""
    names = {"정부": BODY_NAME, "라마 3": MODEL}
    rows = []
    for row in annotations(article(number)):
        if type(row).__name__ in ("Entity", "EntityAlias"):
            continue
        for column in ("entity_id", "speaker_entity_id", "holder_entity_id", "subject_entity_id"):
            if getattr(row, column, None) in names:
                row = replace(row, **{column: names[getattr(row, column)]})
        rows.append(row)
    return rows


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two read texts, published: both name 정부, one names 라마 3."""
    home = Home(tmp_path / "home").writable()
    with open_private(tmp_path / "home/warehouse.duckdb") as connection:
        rows = [article(), article(2), visit(), visit(2)]
        load_crawl(connection, write_crawl(tmp_path, crawl(article_count=2), rows))
        one = reading(1)
        two = [row for row in reading(2) if MODEL not in vars_of(row)][1:]
        aliases = [row for row in annotations(article()) if type(row).__name__ == "EntityAlias"]
        aliases = [replace(aliases[0], entity_id="메타", alias=alias) for alias in META.aliases]
        load_annotations(connection, write_annotations(tmp_path / "a", [*one, *two, *NEW, META, *aliases]))
    publish_warehouse(home)
    return home


def vars_of(row: Any) -> list[Any]:
    return [getattr(row, name) for name in row.__dataclass_fields__]


def asked(home: Home, *arguments: str, typed: str = "") -> tuple[int, str, str]:
    if not typed:
        done = corpus("entities", *arguments, "--home", str(home.root))
    else:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "entities", *arguments, "--home", str(home.root)],
            input=typed, cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False,
            env={**os.environ, "COLUMNS": "160"},
        )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def published(home: Home, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as file:
        return file.execute(sql).fetchall()


def test_unknown_names_are_listed_with_what_is_needed_to_decide(home: Home) -> None:
    rows = json.loads(asked(home, "--format", "json")[1])
    assert [row["entity_id"] for row in rows] == [BODY_NAME, MODEL], "most mentioned first"
    body, model = rows
    assert (body["mention_count"], body["article_count"], body["spellings"]) == (2, 2, ["정부"])
    assert (model["first_date"], model["last_date"], model["article_id"]) == (
        "2026-03-02",
        "2026-03-02",
        "byeol:1",
    )
    assert "«라마 3»는 오픈소스 모델이다." in model["example"]
    assert model["near"] == ["메타"], "its alias 라마 is written alike"
    assert [
        row["entity_id"] for row in json.loads(asked(home, "--format", "json", "--kind", "MODEL")[1])
    ] == [MODEL]
    assert len(json.loads(asked(home, "--format", "json", "--limit", "1")[1])) == 1
    assert "«정부»는" in asked(home)[1]
    assert asked(home, "--format", "csv")[1].startswith("entity_id,kind,name,")


def test_decisions_are_in_the_next_published_file(home: Home) -> None:
    assert (
        asked(home, "confirm", BODY_NAME, "--reason", "gov.kr", "--name-en", "Government", "--by", "kim")[0]
        == 0
    )
    assert asked(home, "same", MODEL, "메타", "--reason", "ai.meta.com", "--by", "kim")[0] == 0
    assert json.loads(asked(home, "--format", "json")[1]) == [], "what is decided waits no longer"
    assert published(home, "FROM entity_decision") == []
    assert corpus("publish", "--home", str(home.root)).returncode == 0
    rows = published(home, "SELECT entity_id, name_en, is_provisional FROM entity ORDER BY ALL")
    assert rows == [(BODY_NAME, "Government", False), ("메타", "", False)]
    assert published(home, "SELECT DISTINCT entity_id FROM mention ORDER BY ALL") == [(BODY_NAME,), ("메타",)]
    assert published(home, "SELECT count(*) FROM entity_decision WHERE decided_by = 'kim'") == [(2,)]


def test_what_is_undone_is_read_again_by_the_next_run(home: Home) -> None:
    asked(home, "reject", MODEL, "--reason", "a word")
    publish_warehouse(home)
    assert published(home, "SELECT count(*) FROM mention WHERE article_id = 'byeol:1'") == [(1,)]
    code, said, _ = asked(home, "undo", MODEL)
    assert code == 0
    assert "reads the texts it had changed again" in said
    load_archived(home, "20261122T060000", "spiders.sites", [])
    with open_private(home.root / "warehouse.duckdb") as connection:
        assert [one.article_id for one in pending(connection, "pipeline-1")] == ["byeol:1"]
    assert [one.decision for one in decisions(home)] == ["rejected", "undone"], (
        "nothing is taken out of the ledger"
    )


def test_names_are_reviewed_one_by_one(home: Home) -> None:
    typed = "c\n\n대한민국 정부\nGovernment\nwww.gov.kr\ns\n1\n\n"
    code, said, _ = asked(home, "--review", "--by", "kim", typed=typed)
    assert code == 0
    assert "── 1 of 2: new:ORG:정부" in said
    assert "near 1: 메타 (메타)" in said
    assert "2 decided, kept in" in said
    held = standing(home)
    confirmed, same = held[BODY_NAME], held[MODEL]
    assert (confirmed.decision, confirmed.name_ko, confirmed.name_en) == (
        "confirmed",
        "대한민국 정부",
        "Government",
    )
    assert (same.decision, same.target_entity_id, same.reason) == ("same", "메타", "www.gov.kr")
    assert "0 decided" in asked(home, "--review", typed="c\n")[1], "nobody is asked twice"


def test_a_slip_in_the_review_is_told_and_asked_again(home: Home) -> None:
    typed = "x\ns\n없는 것\nhere\nc\nanimal\nr\n\nq\n"
    code, said, _ = asked(home, "--review", typed=typed)
    assert code == 0
    for told in ("found 'x'", "no entity 없는 것", "found 'ANIMAL'"):
        assert told in said
    assert standing(home)[BODY_NAME].decision == "rejected", "the last reason was offered again"
    assert MODEL not in standing(home)


def test_ctrl_c_loses_no_answer(home: Home) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "flows.cli", "entities", "--review", "--home", str(home.root)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=REPOSITORY) as child:
        seen = typed_after(ours, "[q]uit: ", "r\n")
        seen += typed_after(ours, "known from []: ", "a word\n")
        seen += typed_after(ours, "[q]uit: ", "")
        while (
            True
        ):  # readline is deaf between its prompt and its first look for keys: who sees nothing presses again
            child.send_signal(signal.SIGINT)
            if select.select([ours], [], [], 5)[0]:
                break
        seen += typed_after(ours, "kept in", "")
        assert child.wait(30) == 0
    assert "Traceback" not in seen
    assert [one.entity_id for one in decisions(home)] == [BODY_NAME]


def test_a_review_that_can_ask_nobody_is_told() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m flows.cli entities --review <&-', sys.executable],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "corpus: entities --review: expected somebody at standard input, found it closed\n"


def typed_after(terminal: int, prompt: str, line: str) -> str:
    """Wait until a prompt stands at the terminal and type a line."""
    seen, until = b"", time.monotonic() + 60
    while prompt.encode() not in seen:
        left = until - time.monotonic()
        assert select.select([terminal], [], [], max(left, 0))[0], seen.decode("utf-8", "replace")
        seen += os.read(terminal, 4096)
    os.write(terminal, line.encode())
    return seen.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("confirm", "new:ORG:없음", "--reason", "r"), "no entity new:ORG:없음"),
        (("confirm", "메타", "--reason", "r"), "expected a provisional entity"),
        (("confirm", BODY_NAME, "--reason", " "), "found an empty --reason"),
        (("same", BODY_NAME, "없음", "--reason", "r"), "no entity 없음"),
        (("same", BODY_NAME, BODY_NAME, "--reason", "r"), "itself"),
        (("reject", "new:ORG:없음", "--reason", "r"), "no entity new:ORG:없음"),
        (("undo", BODY_NAME), "no decision on"),
        (("--format", "xml"), "expected --format table, csv, json"),
        (("reject", "new:ORG:\udcff", "--reason", "r"), "expected UTF-8, found 'new:ORG:\\udcff'"),
        (("reject", BODY_NAME, "--reason", "\udcff"), "expected UTF-8, found '\\udcff'"),
        (("reject", BODY_NAME, "--reason", "r", "--by", "\udcff"), "expected UTF-8, found '\\udcff'"),
    ],
    ids=str,
)
def test_a_decision_that_cannot_be_is_refused_in_one_line(
    arguments: tuple[str, ...], told: str, home: Home
) -> None:
    code, _, errors = asked(home, *arguments)
    assert code == 1
    assert told in errors
    assert len(errors.strip().splitlines()) == 1
    assert not home.entity_decisions.exists()


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (("same", MODEL, BODY_NAME), f"{MODEL} is decided to be the same as {BODY_NAME}"),
        (("same", MODEL, "메타"), f"{MODEL} is decided to be the same as 메타"),
        (("reject", MODEL), f"{MODEL} is decided to be no entity"),
    ],
    ids=str,
)
def test_a_target_that_is_itself_decided_is_refused(before: tuple[str, ...], told: str, home: Home) -> None:
    assert asked(home, *before, "--reason", "r")[0] == 0
    code, _, errors = asked(home, "same", BODY_NAME, MODEL, "--reason", "r")
    assert (code, len(errors.strip().splitlines())) == (1, 1)
    assert told in errors


def test_no_longer_circle_is_written(home: Home) -> None:
    for entity_id, target in (("new:ORG:가", "new:ORG:나"), ("new:ORG:나", "new:ORG:다")):
        decide(home, entity_decision(entity_id, "same", target_entity_id=target))
    with pytest.raises(UserError, match=r"new:ORG:가 is decided to be the same as new:ORG:다"):
        decide(home, entity_decision("new:ORG:다", "same", target_entity_id="new:ORG:가"))
    first, second = decisions(home)
    assert first.decided_at == DAY < second.decided_at, "the order of the ledger is that of time"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"decision": "believed"}, "no decision believed"),
        ({"kind": "ANIMAL"}, "no kind ANIMAL"),
        ({"target_entity_id": "메타"}, "belongs to same"),
        ({"decided_at": "2026-03-02T09:00:00"}, "has no zone"),
        ({"decided_at": "2026-03-01T09:00:00+09:00"}, "not after that of line 1"),
        ({"decision": "same", "target_entity_id": MODEL}, "the same as new:ORG:정부 already"),
        ({"more": 1}, "more"),
        ({"reason": 5}, "reason is no text"),
        ({"entity_id": None}, "entity_id is no text"),
    ],
    ids=str,
)
def test_a_damaged_ledger_is_refused_in_one_line(change: dict[str, Any], told: str, home: Home) -> None:
    decide(home, entity_decision(MODEL, "same", target_entity_id=BODY_NAME))
    good = json.loads(home.entity_decisions.read_text("utf-8"))
    bad = good | {"entity_id": BODY_NAME, "decision": "confirmed", "target_entity_id": None}
    bad |= {"decided_at": "2026-03-03T09:00:00+09:00"}
    with home.entity_decisions.open("a", encoding="utf-8") as file:
        file.write(json.dumps(bad | change) + "\n")
    code, _, errors = asked(home)
    assert code == 1
    assert "entity_decisions.jsonl:2: expected a decision" in errors
    assert told in errors
    assert len(errors.strip().splitlines()) == 1
