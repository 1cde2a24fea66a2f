"""A chat model's answer read strictly: every quote once, known labels alone; then put in place of the pipeline's own."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args

from nlp.annotate import MARKED_ISSUE, Annotation
from nlp.components.frames import MOST_OF_DOCUMENT, MOST_OF_QUOTE
from warehouse.records import Frame, FrameId, Salience, Stance, StanceLabel

L = TypeVar("L", bound=str)
_STANCES: dict[str, StanceLabel] = {label: label for label in get_args(StanceLabel)}
_SALIENCES: dict[str, Salience] = {label: label for label in get_args(Salience)}
_FRAMES: dict[str, FrameId] = {label: label for label in get_args(FrameId)}
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
"""What models that reason, such as DeepSeek-R1 and Qwen3, say before they answer."""
_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)
_MOST_TOLD = 80


class UnusableAnswerError(ValueError):
    """An answer that cannot be taken: what was expected and what was found, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Position and frames of a document or quote."""

    stance: StanceLabel
    confidence: float
    frames: tuple[FrameId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model says of one text."""

    salience: Salience
    document: Verdict
    quotes: dict[int, Verdict]
    """By the quote's number."""


def read_answer(content: str, quote_numbers: Iterable[int]) -> Answer:
    """Give the labels of an answer; raises `UnusableAnswerError` if it is not the JSON object that was asked for."""
    said = _THOUGHTS.sub("", content, 1)
    fenced = _FENCE.match(said)
    try:
        found: Any = json.loads(fenced[1] if fenced else said)
    except (ValueError, RecursionError) as error:
        raise UnusableAnswerError(
            f"expected one JSON object, found {content.strip()[:_MOST_TOLD]!r}"
        ) from error
    document = _part(found, "document", dict)
    verdicts: dict[int, Verdict] = {}
    for row in _part(found, "quotes", list):
        number = _part(row, "no", int)
        if number in verdicts:
            raise UnusableAnswerError(f"expected quote {number} once, found it twice")
        verdicts[number] = _verdict(row, f"quote {number}", MOST_OF_QUOTE)
    wanted = sorted(quote_numbers)
    if sorted(verdicts) != wanted:
        raise UnusableAnswerError(f"expected the quotes {wanted}, found {sorted(verdicts)}")
    salience = _label(document, "salience", _SALIENCES, "document")
    return Answer(
        salience=salience, document=_verdict(document, "document", MOST_OF_DOCUMENT), quotes=verdicts
    )


def relabelled(found: Annotation, answer: Answer) -> Annotation:
    """Give an annotation with the model's positions and frames of document and quotes in place of the pipeline's.

    Other issues, headlines and sentences keep the pipeline's.
    """
    stances = [_stance(row, answer) for row in found.stances]
    kept = [row for row in found.frames if row.level not in ("document", "quote")]
    verdicts: list[tuple[int | None, Verdict]] = [(None, answer.document), *answer.quotes.items()]
    asked = [
        Frame(
            article_id=found.article_id,
            version_no=found.version_no,
            level="document" if number is None else "quote",
            quote_no=number,
            sentence_no=None,
            frame_id=frame_id,
            rank=rank,
            score=verdict.confidence,
        )
        for number, verdict in verdicts
        for rank, frame_id in enumerate(verdict.frames, start=1)
    ]
    return replace(found, salience=answer.salience, stances=stances, frames=[*asked, *kept])


def _stance(row: Stance, answer: Answer) -> Stance:
    if row.issue_id != MARKED_ISSUE or row.level not in ("document", "quote"):
        return row
    verdict = answer.document if row.quote_no is None else answer.quotes[row.quote_no]
    return replace(row, label=verdict.stance, score=verdict.confidence)


def _verdict(row: dict[str, Any], of: str, most: int) -> Verdict:
    frames = _part(row, "frames", list)
    unknown = [name for name in frames if not isinstance(name, str) or name not in _FRAMES]
    if unknown or len(frames) > most or len(set(frames)) < len(frames):
        expected = f"at most {most} different frames of the codebook"
        raise UnusableAnswerError(f"expected {expected} for {of}, found {str(frames)[:_MOST_TOLD]}")
    confidence = row.get("confidence")
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise UnusableAnswerError(f"expected a confidence from 0 to 1 for {of}, found {confidence!r}")
    return Verdict(
        stance=_label(row, "stance", _STANCES, of),
        confidence=round(float(confidence), 3),
        frames=tuple(_FRAMES[name] for name in frames),
    )


def _label(row: dict[str, Any], name: str, known: dict[str, L], of: str) -> L:
    value = row.get(name)
    if not isinstance(value, str) or value not in known:
        raise UnusableAnswerError(
            f"expected a {name} of {of} among {', '.join(known)}, found {str(value)[:_MOST_TOLD]!r}"
        )
    return known[value]


def _part(row: Any, name: str, kind: type) -> Any:
    value = row.get(name) if isinstance(row, dict) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise UnusableAnswerError(f"expected {name!r} as {kind.__name__}, found {str(value)[:_MOST_TOLD]!r}")
    return value
