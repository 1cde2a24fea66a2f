"""`corpus entities --review`: one unknown name after the other; every answer is kept at once."""

import sys
from typing import Any, cast, get_args

from rich.console import Console

from flows.commands.entities import confirm, reject, same, waiting
from flows.entity_decisions import standing
from flows.errors import UserError
from flows.home import Home
from flows.printable import printable
from warehouse.records import EntityKind

CHOICES = "[c]onfirm  [s]ame as  [r]eject  [n]ext  [q]uit: "
KINDS: tuple[str, ...] = get_args(EntityKind)


def review(home: Home, kind: EntityKind | None, limit: int, by: str | None) -> None:
    """Ask about each name that waits, most mentioned first, until all are seen or the person has had enough."""
    if sys.stdin is None:
        raise UserError("entities --review: expected somebody at standard input, found it closed")
    answer = waiting(home, kind, limit)
    before = len(standing(home))
    reviewer = _Reviewer(home, by)
    try:
        for number, row in enumerate(answer.rows, 1):
            found = dict(zip(answer.columns, row, strict=True))
            _show(found, number, len(answer.rows))
            if not reviewer.settled(found):
                break
    except (EOFError, KeyboardInterrupt):
        print()
    except UnicodeDecodeError as error:
        raise UserError(f"entities --review: expected UTF-8, found {error.object!r}") from error
    print(f"{len(standing(home)) - before} decided, kept in {home.entity_decisions}")


class _Reviewer:
    """One person at the terminal, whose last reason is offered again."""

    def __init__(self, home: Home, by: str | None) -> None:
        self.home = home
        self.by = by
        self.reason = ""

    def settled(self, found: dict[str, Any]) -> bool:
        """Ask until the answer can be kept; False ends the review."""
        while True:
            try:
                match input(CHOICES).strip().lower()[:1]:
                    case "c":
                        self._confirm(found)
                    case "s":
                        self._same(found)
                    case "r":
                        reject(self.home, found["entity_id"], self._reason(), self.by)
                    case "n":
                        pass
                    case "q":
                        return False
                    case other:
                        raise UserError(f"expected c, s, r, n or q, found {other!r}")
                return True
            except UserError as error:
                print(error)

    def _confirm(self, found: dict[str, Any]) -> None:
        kind = input(f"kind [{found['kind']}]: ").strip().upper()
        if kind and kind not in KINDS:
            raise UserError(f"expected {', '.join(KINDS)}, found {kind!r}")
        names = (input(f"Korean name [{printable(found['name'])}]: "), input("English name []: "))
        corrected = cast("EntityKind | None", kind or None)
        confirm(self.home, found["entity_id"], corrected, names, self._reason(), self.by)

    def _same(self, found: dict[str, Any]) -> None:
        target = input("the same as (an id, or the number of a near one): ").strip()
        if target.isdecimal() and 0 < int(target) <= len(found["near"]):
            target = found["near"][int(target) - 1]
        same(self.home, found["entity_id"], target, self._reason(), self.by)

    def _reason(self) -> str:
        self.reason = input(f"known from [{printable(self.reason)}]: ").strip() or self.reason
        return self.reason


def _show(found: dict[str, Any], number: int, count: int) -> None:
    console = Console(markup=False, highlight=False)
    days = f"{found['first_date']} to {found['last_date']}"
    counts = f"{found['mention_count']} mentions in {found['article_count']} articles, {days}"
    lines = [
        f"\n── {number} of {count}: {found['entity_id']}",
        f"   {', '.join(found['spellings'])} · {counts}",
        f"   {found['article_id']}: …{found['example']}…",
        *(
            f"   near {place}: {name} ({near})"
            for place, (near, name) in enumerate(zip(found["near"], found["near_names"], strict=True), 1)
        ),
    ]
    for line in lines:
        console.print(printable(line), soft_wrap=True)
