"""What today's lexicons and code would find otherwise than a warehouse holds: labels added, taken away, changed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.reading import reader, text_of
from warehouse.records import Frame, Mention, OpennessClaim, Quote, Stance, table_name
from warehouse.stored import rows_of, texts_read

CHUNK_TEXTS = 500
Row = Mapping[str, Any]
Label = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How rows of one table are held against each other: two at the same place are the same finding."""

    record: type[Any]
    place: Callable[[Row], tuple[Any, ...]]
    label: Callable[[Row], Label]


def _evidence(row: Row) -> tuple[Any, ...]:
    return row["level"], row["char_start"], row["char_end"]


KINDS = (
    Kind(
        Mention,
        lambda row: (row["char_start"], row["char_end"]),
        lambda row: (row["label"], row["entity_id"]),
    ),
    Kind(
        Quote,
        lambda row: (row["char_start"], row["char_end"]),
        lambda row: (row["kind"], row["speaker"], row["speaker_role"] or "", row["verb"]),
    ),
    Kind(
        Stance,
        lambda row: (row["issue_id"], *_evidence(row)),
        lambda row: (row["issue_id"], row["level"], row["label"]),
    ),
    Kind(
        Frame,
        lambda row: (row["level"], row["quote_no"], row["sentence_no"], row["frame_id"]),
        lambda row: (row["level"], row["frame_id"]),
    ),
    Kind(
        OpennessClaim,
        lambda row: (row["char_start"], row["char_end"], row["subject_entity_id"]),
        lambda row: (row["subject_entity_id"], row["claimed"]),
    ),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that is not as it was; empty before or after where there is none."""

    article_id: str
    before: Label
    after: Label
    words: str
    """What stands there."""


@dataclass(slots=True)
class Difference:
    """What one table would hold otherwise."""

    same_count: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Findings that stay, come, go, and change their label."""
        kinds = Counter(
            "added" if not change.before else "removed" if not change.after else "changed"
            for change in self.changes
        )
        return {"same": self.same_count} | {name: kinds[name] for name in ("added", "removed", "changed")}

    @property
    def relabelled(self) -> Counter[tuple[Label, Label]]:
        """How often each label became another."""
        return Counter((change.before, change.after) for change in self.changes)

    @property
    def examples(self) -> list[Change]:
        """The changes in turns, one of each pair of labels a turn: the rarest pair first, those that become none last.

        On an issue that was just added nearly every text is about something else, and in their own order those hid the rest.
        """
        counts = self.relabelled
        turns: Counter[tuple[Label, Label]] = Counter()
        ranks = []
        for change in self.changes:
            pair = (change.before, change.after)
            ranks.append((turns[pair], change.after[-1:] == ("none",), counts[pair]))
            turns[pair] += 1
        order = sorted(range(len(ranks)), key=ranks.__getitem__)
        return [self.changes[at] for at in order]


def differences(
    database: Path, limit: int | None, workers: int | None, advance: Callable[[int], object]
) -> dict[str, Difference]:
    """Read texts of a published file again and give, by table, what would be otherwise.

    `advance` is told how many texts were read since the last call. Nothing is written.
    """
    found = {table_name(kind.record): Difference() for kind in KINDS}
    texts = texts_read(database, limit)
    with reader(workers, sum(len(text.body) for text in texts)) as readers:
        for start in range(0, len(texts), CHUNK_TEXTS):
            chunk = texts[start : start + CHUNK_TEXTS]
            bodies = {text.article_id: text.body for text in chunk}
            tables = [read.tables for _, read in readers.read(map(text_of, chunk))]
            for kind in KINDS:
                name = table_name(kind.record)
                fresh = pa.concat_tables([read[name] for read in tables]).to_pylist()
                kept = [asdict(row) for row in rows_of(database, kind.record, chunk)]
                _compare(found[name], kind, kept, fresh, bodies)
            advance(len(chunk))
    return found


def _compare(
    difference: Difference, kind: Kind, kept: Iterable[Row], fresh: Iterable[Row], bodies: Mapping[str, str]
) -> None:
    before, after = _by_place(kind, kept), _by_place(kind, fresh)
    for place in sorted(before.keys() | after.keys(), key=str):
        old, new = before.get(place, []), after.get(place, [])
        difference.same_count += sum((Counter(old) & Counter(new)).values())
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        olds, news = sorted(gone.elements()), sorted(come.elements())
        article_id, *where = place
        words = _words(bodies[article_id], where)
        for number in range(max(len(olds), len(news))):
            pair = (olds[number : number + 1] or [()], news[number : number + 1] or [()])
            difference.changes.append(Change(article_id, pair[0][0], pair[1][0], words))


def _by_place(kind: Kind, rows: Iterable[Row]) -> dict[tuple[Any, ...], list[Label]]:
    places: dict[tuple[Any, ...], list[Label]] = defaultdict(list)
    for row in rows:
        places[(row["article_id"], *kind.place(row))].append(kind.label(row))
    return places


def _words(body: str, where: Sequence[Any]) -> str:
    """Give what stands at a place that has offsets, else nothing."""
    offsets = [part for part in where if isinstance(part, int)]
    return body[offsets[0] : offsets[1]] if len(offsets) == 2 else ""
