"""Ends Prefect's embedded server when its flow is killed, so that nothing of a run stays behind.

Prefect stops the server itself when the flow's process ends in good order. A killed one cannot: this watcher holds
the other end of a pipe, which the system closes however the process dies.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

EVERY_SECONDS = 0.02


def watch_server() -> None:
    """Have the embedded server watched from the moment it starts; a server of the operator's own is left alone.

    Prefect starts it on its way to the flow, and a flow may be killed before its first line.
    """
    if os.environ.get("PREFECT_API_URL"):
        return  # none of ours will start
    threading.Thread(target=_watch_when_started, name="server-watch", daemon=True).start()


def _watch_when_started() -> None:
    while (server := _server()) is None:
        time.sleep(EVERY_SECONDS)
    watcher = subprocess.Popen(
        [sys.executable, "-P", "-m", "flows.server_watch"],
        stdin=subprocess.PIPE,
        start_new_session=True,  # a Ctrl-C meant for the flow must not end its watcher first
    )
    if watcher.stdin:
        watcher.stdin.write(f"{server.pid}\n".encode())
        watcher.stdin.flush()
    _WATCHERS.append(watcher)


def _server() -> "subprocess.Popen[bytes] | None":
    """Give the process of a server that this one has started."""
    api = sys.modules.get("prefect.server.api.server")  # there if this process starts a server
    kind = getattr(api, "SubprocessASGIServer", None)  # not there yet while it is being imported
    servers = list(kind._instances.values()) if kind else []
    return next((found for one in servers if (found := getattr(one, "server_process", None))), None)


def end_server() -> None:
    """End the server this process has started at once: one that a Ctrl-C reached too would tell what it was doing."""
    server = _server()
    if server:
        server.kill()


_WATCHERS: list["subprocess.Popen[bytes]"] = []
"""Held, so that the pipes stay open as long as this process lives."""


def main() -> None:
    """Wait until the flow's process is gone, then end the server it may have left."""
    pid = int(sys.stdin.readline())
    sys.stdin.read()
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)


if __name__ == "__main__":
    main()
