"""Ends Prefect's embedded server when its flow is killed, so that nothing of a run stays behind.

Prefect stops the server itself when the flow's process ends in good order. A killed one cannot: this watcher holds
the other end of a pipe, which the system closes however the process dies.
"""

import contextlib
import os
import signal
import subprocess
import sys


def watch_server() -> None:
    """Start the watcher, once the embedded server runs; a server of the operator's own is left alone."""
    api = sys.modules.get("prefect.server.api.server")  # there if this process started a server
    server = api.SubprocessASGIServer().server_process if api else None
    if server is None:
        return
    watcher = subprocess.Popen(
        [sys.executable, "-P", "-m", "flows.server_watch"],
        stdin=subprocess.PIPE,
        start_new_session=True,  # a Ctrl-C meant for the flow must not end its watcher first
    )
    if watcher.stdin:
        watcher.stdin.write(f"{server.pid}\n".encode())
        watcher.stdin.flush()
    _WATCHERS.append(watcher)


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
