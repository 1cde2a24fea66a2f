"""The tools and resources of the server; every question is asked in a process apart, of the newest published file."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from anyio.to_thread import run_sync
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from flows.as_of import known_at
from flows.commands.search import nothing_found, understood
from flows.errors import told
from flows.mcp.apart import Asker, Limits, Question
from flows.restriction import sound
from flows.versions import NAME, code_version
from warehouse.database import open_readonly
from warehouse.query import examples as example_questions
from warehouse.schema import Item, NothingNamed, dictionary, item_markdown, named, overview
from warehouse.sql import statement

HERE = Path(__file__).parent
CODEBOOK = HERE.parents[1] / "nlp" / "CODEBOOK.md"
READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a question returns."""

    columns: list[str]
    rows: list[list[Any]]
    note: str
    """What was left out, and how to come to it; empty if nothing."""


Table = Annotated[CallToolResult, Found]
Article = Annotated[CallToolResult, dict[str, Found]]
AsOf = Annotated[
    str | None,
    Field(description="Show what was known at the end of a Korean day (2026-10-01) or at an instant."),
]


def make_server(database: Path, limits: Limits, *, is_own_use: bool) -> MCPServer[Any]:
    """Give a server over the file that `database` leads to at the time of each call.

    Unless it is for own use, texts that may not be passed on are empty in every answer, and nothing searches them.
    """
    text = (HERE / "instructions.md").read_text("utf-8")
    server: MCPServer[Any] = MCPServer(
        name=NAME,
        version=code_version(),
        instructions=text.format(
            rows=limits.rows, letters=limits.letters, cell=limits.cell_letters, seconds=limits.seconds
        ),
        log_level="WARNING",
    )
    asker = Asker(database, is_own_use=is_own_use)
    _add_questions(server, asker, limits)
    if is_own_use:  # the index holds the words of all texts: what it finds tells what an empty one says
        _add_search(server, database, asker, limits)
    _add_words(server, database)
    return server


def _add_questions(server: MCPServer[Any], asker: Asker, limits: Limits) -> None:
    @server.tool(annotations=READS)
    async def query(
        sql: Annotated[str, Field(description="One SELECT, FROM, DESCRIBE or EXPLAIN in DuckDB's SQL.")],
        parameters: Annotated[
            dict[str, str | int | float | bool | None] | None,
            Field(description="Values for $name in the query."),
        ] = None,
        as_of: AsOf = None,
        limit: Annotated[int, Field(ge=1, description="Rows wanted.")] = limits.rows,
    ) -> Table:
        """Ask one reading question in SQL. `describe` says what there is to ask, `examples` how."""
        within = replace(limits, rows=min(limit, limits.rows))
        with _telling():
            question = Question(sql=sql, parameters=parameters or {})
            return _result((await asker.ask({"rows": question}, within, _instant(as_of)))["rows"])

    @server.tool(annotations=READS)
    async def article(
        article_id: Annotated[str, Field(description="As other tools give it: `<outlet_id>:<number>`.")],
        first_letter: Annotated[int, Field(ge=0, description="Where in the text to begin.")] = 0,
        as_of: AsOf = None,
    ) -> Article:
        """Read one article: its text, the outlet's licence, every version it has had, who is quoted, its labels."""
        its: dict[str, Any] = {"article_id": article_id}
        stretch = limits.letters // 2
        with _telling():
            found = await asker.ask(
                {
                    "article": Question(
                        sql=statement("one_article"),
                        parameters=its | {"first_letter": first_letter, "letters": stretch},
                    ),
                    "versions": Question(sql=statement("one_article_versions"), parameters=its),
                    "quotes": Question(sql=statement("one_article_quotes"), parameters=its),
                    "labels": Question(sql=statement("one_article_labels"), parameters=its),
                },
                replace(limits, cell_letters=stretch),
                _instant(as_of),
            )
        if not found["article"]["rows"]:
            raise ToolError(f"no article {article_id!r}; current_article gives the ids that are there")
        return _result(found)


def _add_search(server: MCPServer[Any], database: Path, asker: Asker, limits: Limits) -> None:
    @server.tool(annotations=READS)
    async def search(
        words: Annotated[str, Field(description="Korean words; particles and endings never matter.")],
        since: Annotated[date | None, Field(description="First Korean day of publication.")] = None,
        until: Annotated[date | None, Field(description="Last Korean day of publication.")] = None,
        outlets: Annotated[list[str] | None, Field(description="Ids of outlets; all if unset.")] = None,
        is_phrase: Annotated[bool, Field(description="The words side by side, in this order.")] = False,
        as_of: AsOf = None,
        limit: Annotated[int, Field(ge=1, description="Articles wanted.")] = 20,
    ) -> Table:
        """Find articles by the dictionary forms of words, best first (BM25), with «marked» snippets."""
        within = replace(limits, rows=min(limit, limits.rows))
        days = {"since": since and since.isoformat(), "until": until and until.isoformat()}
        with _telling():
            await run_sync(sound, database, outlets or [], since, until)
            read, unknown = await run_sync(understood, database, words)
            question = Question(
                sql=statement("phrase" if is_phrase else "search"),
                parameters={"query": read, "limit": within.rows, "outlets": outlets or None, **days},
            )
            found = (await asker.ask({"rows": question}, within, _instant(as_of)))["rows"]
        return _result(found if found["rows"] else found | {"note": nothing_found(words, unknown)})


def _add_words(server: MCPServer[Any], database: Path) -> None:
    @server.tool(annotations=READS, structured_output=False)
    async def describe(
        name: Annotated[
            str | None, Field(description="A table, view or macro; all in short if unset.")
        ] = None,
    ) -> str:
        """Say what tables, views and macros there are or, with a name, its columns and what each means."""
        with _telling():
            items = await run_sync(_items, database)
            return overview(items) if name is None else item_markdown(named(items, name))

    @server.tool(annotations=READS, structured_output=False)
    def examples() -> str:
        """Give questions with tested SQL, to run as they are or to change."""
        return "\n".join(f"# {name.replace('_', ' ')}?\n{sql}" for name, sql in example_questions().items())

    @server.resource(
        "corpus://dictionary", mime_type="text/markdown", description="Tables, views and macros."
    )
    async def whole_dictionary() -> str:
        return overview(await run_sync(_items, database))

    @server.resource(
        "corpus://dictionary/{name}", mime_type="text/markdown", description="One of them, in full."
    )
    async def one_entry(name: str) -> str:
        try:
            return item_markdown(named(await run_sync(_items, database), name))
        except NothingNamed as error:
            raise ResourceNotFoundError(str(error)) from error

    @server.resource("corpus://codebook", mime_type="text/markdown", description="What each label means.")
    def codebook() -> str:
        return CODEBOOK.read_text("utf-8")


def _items(database: Path) -> list[Item]:
    with open_readonly(database) as connection:
        return dictionary(connection)


def _instant(as_of: str | None) -> str | None:
    return known_at(as_of).isoformat() if as_of else None


def _result(found: dict[str, Any]) -> CallToolResult:
    text = json.dumps(found, ensure_ascii=False)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=found)


@contextmanager
def _telling() -> Iterator[None]:
    """Tell a model in one line what it can mend."""
    try:
        yield
    except told() as error:
        raise ToolError(str(error)) from error
