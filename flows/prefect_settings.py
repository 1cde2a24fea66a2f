"""Prefect kept at home: embedded server, no telemetry, its files below the data home.

Prefect reads its settings when it is imported, so `settle` comes first; what the operator has set is respected.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from flows.errors import INTERRUPTED, UserError
from flows.home import Home
from flows.server_watch import end_server, watch_server

_AT_HOME = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    # A first start migrates its database: 17–22 s measured, and Prefect's own limit is 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # Errors reach the person through the command line, once.
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}


def settle(home: Home) -> None:
    """Set what the operator left unset, and make Ctrl-C end the run at once.

    Prefect would go on asking its server, which the same Ctrl-C has ended. A run may be killed at any moment, so
    leaving without its leave loses nothing; spiders and server end by their own watch.
    """
    # a script's job in the background is told to pass over it
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _leave)
    for name, value in _AT_HOME.items():
        os.environ.setdefault(name, value)
    _pass_by_proxies()
    home.writable().prefect.mkdir(exist_ok=True)
    os.environ.setdefault("PREFECT_HOME", str(home.prefect.resolve()))
    watch_server()


@contextmanager
def explained(home: Home) -> Iterator[None]:
    """Say what ails Prefect's server where a flow failed for that, and else what the home has to say of it.

    Raises:
        UserError: no answer from the operator's server, or from our own, or one that tells of its own failure.
    """
    with home.explained():
        try:
            yield
        except RuntimeError as error:  # what Prefect raises, told apart by its words alone
            _, asked, address = str(error).partition("Failed to reach API at ")
            if asked:
                raise UserError(
                    f"no answer from Prefect at {address.rstrip('.')}; start it, or unset PREFECT_API_URL"
                ) from error
            if "connect to ephemeral Prefect API server" in str(error):
                raise UserError(
                    "no answer from Prefect's own server; where the next run has none either, move "
                    f"{os.environ['PREFECT_HOME']} away: it holds no articles"
                ) from error
            raise
        except Exception as error:
            from prefect.exceptions import PrefectHTTPStatusError  # settled by now

            if isinstance(error, PrefectHTTPStatusError) and error.response.is_server_error:
                raise UserError(_failure(error.response.status_code)) from error
            raise


def _failure(status: int) -> str:
    """Say which Prefect server failed in answering, and what may be done."""
    if address := os.environ.get("PREFECT_API_URL"):
        return f"Prefect at {address} failed with status {status}; its own log says why"
    return (
        f"Prefect's own server failed with status {status}; where a quota or a limit on the size of files keeps it from "
        f"writing to {os.environ['PREFECT_HOME']}, make room, else move that folder away: it holds no articles"
    )


def _pass_by_proxies() -> None:
    """Keep requests to Prefect's own server from a proxy that the operator's others go through; it cannot know it."""
    # as libraries do: small letters first
    named = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    hosts = [host.strip() for host in named.split(",") if host.strip()]
    if "*" not in hosts:  # which holds alone or not at all
        hosts = list(dict.fromkeys([*hosts, "127.0.0.1", "localhost"]))
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(hosts)


def _leave(signal_number: int, frame: object) -> None:
    end_server()
    os.write(2, f"corpus: {INTERRUPTED}\n".encode())
    os._exit(128 + signal_number)
