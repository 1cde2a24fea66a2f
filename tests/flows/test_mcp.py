"""`corpus mcp` in real processes, asked by the SDK's own client: answers, limits, hostile and malformed requests."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

import anyio
from mcp import Client, MCPError, StdioServerParameters

from flows.mcp.server import HERE
from tests.conftest import REPOSITORY
from tests.warehouse.factory import BODY, DAY, annotations, article, crawl, write_annotations, write_crawl
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import publish
from warehouse.schema import dictionary

SECONDS = 5
HEAVY = "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
DEAF = "SELECT list_sum(list_transform(range(300000000), lambda x: x + 1))"
"""One call for one value: DuckDB does not look up before it is done."""
HELLO = {
    "jsonrpc": "2.0", "id": 0, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "0"}},
}  # fmt: skip
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}
COMMAND = [sys.executable, "-m", "flows.cli", "mcp", "--timeout", str(SECONDS), "--limit", "50"]


def load_day(home: Path, day: int) -> None:
    at = DAY + timedelta(days=day)
    run, text = crawl(f"r{day}", at=at), article(day, at=at)
    text = replace(text, crawl_id=run.crawl_id)
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, write_crawl(home, run, [text]))
        if day == 1:
            load_annotations(connection, write_annotations(home / "annotations", annotations(text)))
    publish(home / "warehouse.duckdb", home / "published")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    load_day(home, 1)
    return home


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[tuple[str, int]]:
    """A server over HTTP: its address and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*COMMAND, "--home", str(home), "--http", "--port", str(port)], cwd=REPOSITORY, stderr=subprocess.PIPE
    )
    for _ in range(600):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/mcp", process.pid
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert b"Traceback" not in errors


def with_client(where: Any, work: Callable[[Client], Awaitable[Any]]) -> Any:
    async def talk() -> Any:
        async with Client(where) as client:
            return await work(client)

    return anyio.run(talk)


def stdio(home: Path) -> StdioServerParameters:
    return StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], "--home", str(home)], cwd=REPOSITORY)


def call(where: Any, tool: str, **arguments: Any) -> Any:
    """Give what a tool answers: its columns and rows, its text, or the text of its refusal."""
    done = with_client(where, lambda client: client.call_tool(tool, arguments))
    if done.is_error:
        return done.content[0].text
    return done.structured_content or done.content[0].text


def rows(where: Any, sql: str, **arguments: Any) -> Any:
    return call(where, "query", sql=sql, **arguments)["rows"]


def test_a_client_over_standard_input_is_served(home: Path) -> None:
    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"query", "search", "article", "describe", "examples"}
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
        asked = await client.call_tool("query", {"sql": "SELECT title FROM current_article"})
        assert asked.structured_content == {
            "columns": ["title"],
            "rows": [["정부, 개방형 인공지능 지원"]],
            "note": "",
        }
        assert json.loads(asked.content[0].text) == asked.structured_content  # type: ignore[union-attr]
        assert "for nobody else" in (client.instructions or "")

    with_client(stdio(home), talk)


def test_its_words_name_what_is_there() -> None:
    known = {item.name for item in dictionary()}
    text = (HERE / "instructions.md").read_text("utf-8")
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", text)) - {
        "as_of",
        "is_original",
        "is_text_redistributable",
        "_over_time",
    }
    assert named
    assert named <= known


def test_an_article_comes_with_its_history_and_its_licence(server: tuple[str, int]) -> None:
    found = call(server[0], "article", article_id="byeol:1")
    [its] = [dict(zip(found["article"]["columns"], row, strict=True)) for row in found["article"]["rows"]]
    assert its["body"] == BODY
    assert (its["licence"], its["is_text_redistributable"]) == ("all rights reserved", False)
    assert len(found["versions"]["rows"]) == 1
    assert "개방은 위험하다" in str(found["quotes"]["rows"])
    assert {row[0] for row in found["labels"]["rows"]} == {"stance", "frame"}
    found = call(server[0], "article", article_id="byeol:1", first_letter=4)
    assert found["article"]["rows"][0][-1] == BODY[4:]
    assert "no article 'byeol:9'" in call(server[0], "article", article_id="byeol:9")


def test_describe_says_what_there_is(server: tuple[str, int]) -> None:
    assert "- `current_article`: Current articles (현재 기사)" in call(server[0], "describe")
    assert "| `is_original` | BOOLEAN |" in call(server[0], "describe", name="current_article")
    assert "near it: current_article" in call(server[0], "describe", name="curent_article")


def test_every_example_can_be_asked(server: tuple[str, int]) -> None:
    text = call(server[0], "examples")
    questions = [part.partition("\n")[2] for part in text.split("# ") if part.strip().endswith(";")]
    assert questions
    assert all("columns" in call(server[0], "query", sql=sql) for sql in questions)


def test_search_reads_the_words_as_corpus_search_does(server: tuple[str, int]) -> None:
    found = call(
        server[0], "search", words="오픈소스를", since="2026-01-01", until="2026-12-31", outlets=["byeol"]
    )
    assert [row[0] for row in found["rows"]] == ["byeol:1"]
    assert call(server[0], "search", words="오픈소스를", until="2025-12-31")["rows"] == []
    assert call(server[0], "search", words="오픈소스 인공지능", is_phrase=True)["rows"]
    assert "the corpus does not have: 고양이" in call(server[0], "search", words="고양이")["note"]


def test_resources_are_the_dictionary_and_the_codebook(server: tuple[str, int]) -> None:
    async def talk(client: Client) -> None:
        codebook = (await client.read_resource("corpus://codebook")).contents[0]
        assert "`supportive`" in codebook.text  # type: ignore[union-attr]
        entry = (await client.read_resource("corpus://dictionary/quote")).contents[0]
        assert "`speaker_role`" in entry.text  # type: ignore[union-attr]
        for unknown in (
            "corpus://dictionary/nothing",
            "corpus://dictionary/..%2F..%2Fetc",
            "file:///etc/passwd",
        ):
            with pytest.raises(MCPError):
                await client.read_resource(unknown)

    with_client(server[0], talk)


def test_parameters_and_the_past(server: tuple[str, int]) -> None:
    count = "SELECT count(*) FROM current_article WHERE published_date >= $day AND version_no = $no"
    parameters = {"day": "2026-01-01", "no": 1}
    assert rows(server[0], count, parameters=parameters)[0][0] >= 1
    assert rows(server[0], count, parameters=parameters, as_of="2026-03-02") == [[0]]
    assert "expected a day such as" in call(server[0], "query", sql="SELECT 1", as_of="yesterday")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DROP TABLE article", "DROP is refused"),
        ("COPY article TO '/tmp/stolen.csv'", "COPY is refused"),
        ("SELECT 1; SELECT 2", "expected one statement, found 2"),
        ("FROM read_text('/etc/passwd')", "disabled by configuration"),
        ("FROM 'http://127.0.0.1:9/x.csv'", "disabled by configuration"),
        ("FROM enable_logging(storage = 'stdout')", "enable_logging() is refused"),
        ("SET VARIABLE as_of = now()", "SET is refused"),
        ("SELECT titel FROM article", 'Candidate bindings: "title"'),
        (HEAVY, f"stopped after {SECONDS} seconds"),
        (DEAF, f"stopped after {SECONDS} seconds"),
        ("SELECT list_sum(list_transform(range(2000000000), lambda x: x + 1))", "Out of Memory"),
    ],
)
def test_a_hostile_question_is_refused_and_the_next_one_answered(
    sql: str, told: str, server: tuple[str, int]
) -> None:
    refusal = call(server[0], "query", sql=sql)
    assert told in refusal
    assert "\n" not in refusal
    assert rows(server[0], "SELECT 1") == [[1]]


def test_an_answer_is_as_large_as_the_limits_let_it(server: tuple[str, int]) -> None:
    many = call(server[0], "query", sql="FROM range(1000000)", limit=10_000)
    assert len(many["rows"]) == 50
    assert "more than 50 rows" in many["note"]
    assert len(call(server[0], "query", sql="FROM range(10)", limit=3)["rows"]) == 3
    long = call(server[0], "query", sql="SELECT repeat('가', 100000) AS body, range(100000) AS list")
    assert [len(cell) for cell in long["rows"][0]] == [2_007, 2_007]
    assert "cut at 2000 letters" in long["note"]
    wide = call(server[0], "query", sql="SELECT repeat('가', 2000) AS body FROM range(50)")
    assert len(wide["rows"]) == 20
    assert "only the first 20 rows" in wide["note"]


def test_a_question_waits_for_no_other_client(server: tuple[str, int]) -> None:
    ended: list[str] = []

    async def ask(client: Client, name: str, sql: str) -> None:
        await client.call_tool("query", {"sql": sql})
        ended.append(name)

    async def talk() -> None:
        async with Client(server[0]) as slow, Client(server[0]) as quick, anyio.create_task_group() as both:
            both.start_soon(ask, slow, "slow", HEAVY)
            await anyio.sleep(0.3)
            await ask(quick, "quick", "SELECT 1")

    anyio.run(talk)
    assert ended == ["quick", "slow"]


def children(pid: int) -> list[str]:
    """Give the processes that answer questions for a server."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            words = Path(f"/proc/{child}/cmdline").read_bytes()
            if b"flows.mcp.child" in words:
                found.append(child)
    return found


def test_a_question_ends_when_its_client_cancels_it(server: tuple[str, int]) -> None:
    url, pid = server

    async def talk(client: Client) -> None:
        with anyio.move_on_after(1.5):
            await client.call_tool("query", {"sql": DEAF})
        for _ in range(100):
            if not children(pid):
                return
            await anyio.sleep(0.01)
        raise AssertionError("the question runs on")

    with_client(url, talk)


def test_a_question_ends_with_its_server(home: Path) -> None:
    ask = {
        "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "query", "arguments": {"sql": DEAF}},
    }  # fmt: skip
    command = [*COMMAND[:3], "mcp", "--timeout", "300", "--home", str(home)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        for line in (HELLO, READY, ask):
            process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        asked = eventually(lambda: children(process.pid))
        process.kill()
    assert eventually(lambda: not any(map(is_running, asked)))


def is_running(child: str) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def eventually(look: Callable[[], Any]) -> Any:
    for _ in range(600):
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def test_a_new_snapshot_is_served_at_once(home: Path, server: tuple[str, int]) -> None:
    async def talk(client: Client) -> None:
        async def count() -> Any:
            found = await client.call_tool("query", {"sql": "SELECT count(*) FROM current_article"})
            return found.structured_content["rows"][0][0]  # type: ignore[index]

        before = await count()
        await anyio.to_thread.run_sync(load_day, home, 2)
        assert await count() == before + 1

    with_client(server[0], talk)


def test_it_listens_to_this_machine_alone(server: tuple[str, int]) -> None:
    port = int(server[0].split(":")[2].split("/")[0])
    listening = [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "0A"
    ]
    assert listening == [f"0100007F:{port:04X}"]
    request = urllib.request.Request(
        server[0],
        data=b"{}",
        headers={
            "Host": "evil.example",
            "Content-Type": "application/json",
            "Accept": "application/json, text/event-stream",
        },
    )
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request)
    assert refusal.value.code in (403, 421)


def test_what_may_not_be_passed_on_is_kept_from_a_model_of_others(home: Path) -> None:
    where = StdioServerParameters(
        command=COMMAND[0], args=["-m", "flows.cli", "mcp", "--passable", "--home", str(home)], cwd=REPOSITORY
    )

    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"query", "article", "describe", "examples"}
        whole = await client.call_tool("query", {"sql": "SELECT count(*), count(body) FROM current_article"})
        [[articles, bodies]] = whole.structured_content["rows"]  # type: ignore[index]
        assert (articles > 0, bodies) == (True, 0)
        for told in ("body", "error(body)", "body::INTEGER"):
            past = await client.call_tool("query", {"sql": f"SELECT {told} FROM whole/**/.main.article"})
            assert past.is_error
            assert "may not be passed on" in past.content[0].text  # type: ignore[union-attr]

    with_client(where, talk)


def test_malformed_requests_are_survived(home: Path) -> None:
    lines = [
        "this is no JSON", "[]", "{}", '{"jsonrpc": "2.0", "id": 2, "method": "no/such"}', '"\\ud800"', "9" * 5000,
        '{"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "query", "arguments": "x"}}',
        '{"jsonrpc": "2.0", "id": 4, "method": "tools/call"}', "[" * 5000,
    ]  # fmt: skip
    ask = {
        "jsonrpc": "2.0", "id": 9, "method": "tools/call",
        "params": {"name": "query", "arguments": {"sql": "SELECT '살아 있다' AS word"}},
    }  # fmt: skip
    with subprocess.Popen(
        [*COMMAND, "--home", str(home)], cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for line in [json.dumps(HELLO), json.dumps(READY), *lines, json.dumps(ask)]:
            process.stdin.write(line + "\n")
        process.stdin.flush()
        answers = map(json.loads, iter(process.stdout.readline, ""))
        [answer] = [next(one for one in answers if one.get("id") == 9)]
        assert "살아 있다" in answer["result"]["content"][0]["text"]
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_ctrl_c_ends_the_server(home: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--home", str(home)], cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b"corpus: interrupted\n"


def test_before_the_first_publish_a_tool_says_what_to_do(tmp_path: Path) -> None:
    assert "no warehouse here" in call(stdio(tmp_path), "query", sql="SELECT 1")


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(\"No module named 'mcp'\", name='mcp')")
    done = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "mcp"], cwd=REPOSITORY, capture_output=True,
        text=True, timeout=60, check=False, env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{REPOSITORY}"},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        "corpus: mcp: the package mcp is missing; install the extra: pip install -c constraints.txt -e '.[mcp]'\n"
    )
