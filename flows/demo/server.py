"""A proxy on the loopback behind which the made-up outlets live: plain HTTP, a port of its own, no network."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from flows.demo.site import Answer, answer
from flows.demo.texts import EDITIONS


@dataclass(frozen=True, slots=True)
class Request:
    """One request the server answered."""

    method: str
    host: str
    path: str
    """With the query."""
    status: int


class DemoServer:
    """Serves the demo's hosts while entered: `with DemoServer() as server: …server.proxy_url…`.

    `edition` may be set at any time; `requests` lists what was asked, in order.
    """

    def __init__(self, edition: int = 1) -> None:
        self.requests: list[Request] = []
        self.edition = edition
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, name="demo-server", daemon=True)

    @property
    def edition(self) -> int:
        """The edition being served."""
        return self._edition

    @edition.setter
    def edition(self, edition: int) -> None:
        if edition not in EDITIONS:
            raise ValueError(f"edition: expected one of {EDITIONS}, found {edition}")
        self._edition = edition

    @property
    def proxy_url(self) -> str:
        """What to set http_proxy to."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(server: DemoServer) -> type[BaseHTTPRequestHandler]:
    """Give a handler that answers from a server's edition and writes into its list of requests."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8")
            self._answer(with_body=True, form=form)

        def _answer(self, *, with_body: bool, form: str = "") -> None:
            host, target = _asked(self.path, self.headers.get("Host") or "")
            if form:  # boards take their page number from a form
                target += ("&" if "?" in target else "?") + form
            found = answer(host, target, server.edition)
            etag = f'"{sha256(found.body).hexdigest()[:20]}"'
            status = 304 if found.status == 200 and self._is_known(etag, found) else found.status
            server.requests.append(Request(self.command, host, target, status))
            self.send_response(status)
            if found.status == 200:
                self.send_header("ETag", etag)
            if found.changed:
                self.send_header("Last-Modified", format_datetime(found.changed.astimezone(UTC), usegmt=True))
            self.send_header("Content-Type", found.content_type)
            self.send_header("Content-Length", "0" if status == 304 else str(len(found.body)))
            self.end_headers()
            if with_body and status != 304:
                self.wfile.write(found.body)

        def _is_known(self, etag: str, found: Answer) -> bool:
            """Say whether the client has this very answer; an ETag, where given, decides alone (RFC 9110)."""
            asked = self.headers.get("If-None-Match")
            if asked is not None:
                return etag in asked
            since = _http_date(self.headers.get("If-Modified-Since"))
            return since is not None and found.changed is not None and found.changed <= since

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: `requests` holds it."""

    return Handler


def _http_date(raw: str | None) -> datetime | None:
    """Give the instant of an HTTP date; one that cannot be read counts as not sent (RFC 9110)."""
    try:
        return parsedate_to_datetime(raw) if raw else None
    except ValueError:
        return None


def _asked(target: str, host: str) -> tuple[str, str]:
    """Give host and path of a request line, which a proxy gets as a whole address and a server as a path."""
    parts = urlsplit(target)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return parts.hostname or host.partition(":")[0], path
