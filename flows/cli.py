"""The command line `corpus`: its parts as `flows/usage/` declares them, and what a person is told when one fails.

Commands import what they need when they run, so that `corpus --help` answers at once.
Exit codes: 0 success, 1 an error told in one line on stderr, 2 wrong usage, 3 done but not everything delivered.
"""

import atexit
import os
import signal
import sys
import threading
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType
from typing import Annotated, NoReturn

import typer

from flows.usage import ask, collect, keep, read, validate

INTERRUPTED_CODE = 130
app = typer.Typer(
    name="corpus",
    help="A corpus of Korean AI policy and news: collect, read, query.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for part in (collect, read, ask, validate, keep):
    app.add_typer(part.app)


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        from flows.versions import versions

        print(versions())
        raise typer.Exit


@app.callback()
def corpus(
    is_version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_tell_version,
            is_eager=True,
            help="Print the versions of software, pipeline, lexicon and tables, and exit.",
        ),
    ] = False,
) -> None:
    """Take the options that need no command."""


def main() -> None:
    """Run the command line; what a person can mend is told in one line, without a traceback."""
    from flows.errors import INTERRUPTED, told, told_by_system

    # Before a command imports NumPy: beside a busy neighbour, small matrix products in a thread a core take ten times as long.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors in ("strict", "surrogateescape"):
        # A terminal that has no → is no reason to fail when all is done, nor is a C locale, whose way is the second;
        # standard error is so from the start.
        sys.stdout.reconfigure(errors="backslashreplace")
    heard = _hear_ctrl_c()
    try:
        app()
    except SystemExit as ended:
        # so Typer tells of Ctrl-C; a command that knows what to do with it ends as ever
        if ended.code != INTERRUPTED_CODE:
            raise
        _end(INTERRUPTED, INTERRUPTED_CODE)
    except BaseException as error:
        if heard or isinstance(error, KeyboardInterrupt):
            _end(INTERRUPTED, INTERRUPTED_CODE)
        if isinstance(error, told()):
            _end(str(error), 1)
        if isinstance(error, OSError) and (line := told_by_system(error)):
            _end(line, 1)
        raise


def _hear_ctrl_c() -> list[int]:
    """Give a list that Ctrl-C leaves its mark in: DuckDB and Kiwi make errors of their own of it."""
    heard: list[int] = []

    def interrupt(number: int, _: FrameType | None) -> NoReturn:
        heard.append(number)
        raise KeyboardInterrupt

    # not where it was told to pass over it, as in the background
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)
    return heard


def _end(line: str, code: int) -> NoReturn:
    from flows.printable import printable

    print(f"corpus: {printable(line)}", file=sys.stderr)  # it may quote a text from the web
    sys.exit(code)


def entry() -> NoReturn:
    """Run the command line as the process's only work, and leave at once when it is done.

    Where Kiwi was used, without the clean-up of native libraries: its allocator (mimalloc, `mi_process_done`, kiwipiepy
    0.24.1) was seen to spin there for ever after everything had been written.
    """
    code: str | int | None = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # shown as Python shows what nobody caught
        sys.excepthook(*sys.exc_info())
        code = 1
    if "kiwipiepy" not in sys.modules:
        sys.exit(code)
    for thread in threading.enumerate():
        # Ctrl-C waits for none: one that asks a chat model may have minutes to go
        if thread is not threading.current_thread() and not thread.daemon and code != INTERRUPTED_CODE:
            thread.join()
    atexit._run_exitfuncs()
    if isinstance(code, str):
        print(code, file=sys.stderr)
        code = 1
    try:
        with suppress(BrokenPipeError):  # who read has had enough
            print(end="", flush=True)
    except OSError as error:
        if not code:  # else it has been told
            print(f"corpus: standard output: {error.strerror}", file=sys.stderr)
        code = code or 1
    os._exit(code or 0)


if __name__ == "__main__":
    entry()
