"""`corpus entities`: names that no registry knows, and what a person decides on them."""

import getpass
import sys
from datetime import UTC, datetime

from flows.answer_table import show_table
from flows.answer_text import WRITERS, rows_of, sound_form
from flows.entity_decisions import decide, standing
from flows.errors import UserError
from flows.home import Home
from warehouse.query import Answer, known_entities, unknown_entities
from warehouse.records import EntityDecision, EntityKind, NameDecision

PROVISIONAL = "new:"
LATER = "takes effect with the next `corpus run` or `corpus publish`"


def entities(home: Home, kind: EntityKind | None, limit: int, form: str) -> None:
    """Print the provisional entities of the published file that wait for a decision, most mentioned first."""
    sound_form(form, "entities")
    answer = waiting(home, kind, limit)
    if form == "table":
        show_table(answer)
    else:
        WRITERS[form](rows_of(answer), sys.stdout)


def waiting(home: Home, kind: EntityKind | None, limit: int) -> Answer:
    """Give the provisional entities on which nobody has decided."""
    return unknown_entities(home.current, kind, limit, standing(home))


def confirm(
    home: Home, entity_id: str, kind: EntityKind | None, names: tuple[str, str], reason: str, by: str | None
) -> None:
    """Record that a name is an entity, of its kind or another, with a Korean and an English name."""
    _provisional(home, entity_id)
    decide(home, _made(entity_id, "confirmed", reason, by, kind=kind, names=names))
    print(f"{entity_id} is confirmed; {LATER}")


def same(home: Home, entity_id: str, target: str, reason: str, by: str | None) -> None:
    """Record that a name is another one of an entity that is there."""
    _provisional(home, entity_id)
    _in_unicode(target)
    if target == entity_id:
        raise UserError(f"entities same: expected another entity, found {entity_id} itself")
    decided = standing(home).get(target)
    if decided and decided.decision != "confirmed":
        is_what = f"the same as {decided.target_entity_id}" if decided.target_entity_id else "no entity"
        raise UserError(
            f"entities same: {target} is decided to be {is_what}; name what it is, or `corpus entities undo {target}` first"
        )
    if target not in known_entities(home.current, [target]):
        raise UserError(
            f"entities same: no entity {target} in {home.current}; the column near of `corpus entities`, or "
            "corpus sql 'SELECT entity_id, name_ko FROM entity', gives ids"
        )
    decide(home, _made(entity_id, "same", reason, by, target=target))
    print(f"{entity_id} is the same as {target}; {LATER}")


def reject(home: Home, entity_id: str, reason: str, by: str | None) -> None:
    """Record that a name is none."""
    _provisional(home, entity_id)
    decide(home, _made(entity_id, "rejected", reason, by))
    print(f"{entity_id} is no entity; {LATER}")


def undo(home: Home, entity_id: str, by: str | None) -> None:
    """Record that the last decision on a name no longer holds."""
    last = standing(home).get(entity_id)
    if last is None:
        raise UserError(f"entities undo: no decision on {entity_id} stands in {home.entity_decisions}")
    decide(home, _made(entity_id, "undone", f"{last.decision} no longer holds", by))
    again = "" if last.decision == "confirmed" else ", which reads the texts it had changed again"
    print(f"{entity_id}: {last.decision} no longer holds from the next `corpus run` on{again}")


def _made(
    entity_id: str,
    decision: NameDecision,
    reason: str,
    by: str | None,
    *,
    target: str | None = None,
    kind: EntityKind | None = None,
    names: tuple[str, str] = ("", ""),
) -> EntityDecision:
    if not reason.strip():
        raise UserError(
            f"entities: expected where {entity_id} is known from, found an empty --reason; name a page or a text"
        )
    by = by or getpass.getuser()
    _in_unicode(target or "", *names, reason, by)
    return EntityDecision(
        entity_id=entity_id,
        decision=decision,
        target_entity_id=target,
        kind=kind,
        name_ko=names[0].strip(),
        name_en=names[1].strip(),
        reason=reason.strip(),
        decided_by=by,
        decided_at=datetime.now(UTC),
    )


def _in_unicode(*words: str) -> None:
    """Raise UserError where a terminal gave bytes that are no UTF-8: no table takes them."""
    for word in words:
        if not word.isascii() and any("\ud800" <= letter <= "\udfff" for letter in word):
            raise UserError(f"entities: expected UTF-8, found {word!r}; look at what your terminal sends")


def _provisional(home: Home, entity_id: str) -> None:
    """Raise UserError unless the entity was found in a text and no registry has it."""
    _in_unicode(entity_id)
    if not entity_id.startswith(PROVISIONAL):
        raise UserError(
            f"entities: expected a provisional entity, new:KIND:NAME as `corpus entities` lists them, found {entity_id}; "
            "what the registry says is changed in nlp/lexicons/entities"
        )
    if entity_id not in standing(home) and entity_id not in known_entities(home.current, [entity_id]):
        raise UserError(f"entities: no entity {entity_id} in {home.current}; `corpus entities` lists them")
