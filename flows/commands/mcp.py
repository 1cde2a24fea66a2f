"""`corpus mcp`: the published file for language models, read-only."""

import sys

from flows.ending import ended_at_once
from flows.errors import UserError
from flows.home import Home


def mcp(home: Home, *, is_http: bool, port: int, seconds: float, rows: int, is_own_use: bool) -> None:
    """Serve on standard input and output, or by HTTP on this machine alone, until the client or Ctrl-C ends it."""
    try:
        from flows.mcp.apart import Limits
        from flows.mcp.server import make_server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "anyio", "pydantic"):
            raise
        raise UserError(
            f"mcp: the package {error.name} is missing; install the extra: pip install -c constraints.txt -e '.[mcp]'"
        ) from error
    server = make_server(home.current, Limits(seconds=seconds, rows=rows), is_own_use=is_own_use)
    if is_http:
        print(
            f"corpus: {home.current} at http://127.0.0.1:{port}/mcp, for this machine only", file=sys.stderr
        )
        server.run("streamable-http", host="127.0.0.1", port=port)
    else:
        with ended_at_once():  # a thread of the SDK waits for the client's next line, whatever happens
            server.run("stdio")
