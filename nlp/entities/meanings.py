"""What a known name means where it stands: by its context, by words beside it, by the models it is listed with."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from nlp import registry
from nlp.entities.cues import forms, rows
from nlp.entities.spellings import readings_of
from nlp.lexicon_lines import expression

_REACH = 40
"""Letters before a name, and half of those after it, that tell what it means."""


def meant_by(text: str, found: Sequence[tuple[int, str]]) -> dict[str, registry.Reading | None]:
    """Give what each name means: by its context, by words beside it, or by a model that it is listed with."""
    meant: dict[str, registry.Reading | None] = {}
    for at, name in found:
        if name not in meant:
            meant[name] = next((reading for reading in readings_of(name) if reading.counts_in(text)), None)
        if meant[name] is None and is_beside_model_words(text, at, at + len(name)):
            meant[name] = _model_named(name)
    for pairs in (pairwise(found), pairwise(found[::-1])):
        for (at, name), (other_at, other) in pairs:
            known = meant[name]
            if meant[other] is None and known is not None and known.kind == "MODEL":
                gap = text[min(at + len(name), other_at + len(other)) : max(at, other_at)]
                if _joins().fullmatch(gap):
                    meant[other] = _model_named(other)
    return meant


def may_be_meant(entity_id: str, text: str, start: int, end: int) -> bool:
    """Tell whether nothing beside a name shows that it is not this body, as 카카오 선물 가격 is not of 카카오."""
    name = text[start:end]
    for key in (name, f"{name}={entity_id}"):
        before, after = _other_meanings().get(key, (None, None))
        if before is not None and before.search(text[max(start - _REACH, 0) : start]) is not None:
            return False
        if after is not None and after.match(text[end : end + _REACH]) is not None:
            return False
    return True


def next_reading(text: str, first: registry.Reading, start: int, end: int) -> registry.Reading | None:
    """Give what a name may mean besides its first reading: the American party for 공화당과 민주당."""
    for reading in readings_of(text[start:end]):
        if (
            reading is not first
            and reading.counts_in(text)
            and may_be_meant(reading.entity_id, text, start, end)
        ):
            return reading
    return None


@cache
def _other_meanings() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    """Give by name, or name and id, what stands before and after it where it means something else."""
    patterns: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {"before": [], "after": []})
    for names, side, pattern, *_ in rows("other_meanings"):
        for name in names.split("|"):
            patterns[name][side].append(f"(?:{pattern})")
    return {name: (_either(sides["before"]), _either(sides["after"])) for name, sides in patterns.items()}


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    return expression("entity_cues/other_meanings.tsv", "|".join(patterns)) if patterns else None


def _model_named(name: str) -> registry.Reading | None:
    """Give the model an ambiguous name may mean, None if it means none."""
    return next((reading for reading in readings_of(name) if reading.kind == "MODEL"), None)


def is_beside_model_words(text: str, start: int, end: int) -> bool:
    """Tell whether what stands beside a name is said of AI models alone: "오픈 웨이트인 젬마", "솔라는 107억 파라미터"."""
    before, after = _model_context()
    return (
        before.search(text[max(start - _REACH, 0) : start]) is not None
        or after.match(text[end : end + 2 * _REACH]) is not None
    )


@cache
def _joins() -> re.Pattern[str]:
    """Give what stands between the names of a list."""
    joins = "|".join(re.escape(form) for form in forms("joins_names"))
    return re.compile(rf"[’'”\"]?(?:{joins})\s?[‘'“\"]?")


@cache
def _model_context() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what stands before models and what stands after."""
    sides = [
        [pattern for own, pattern, *_ in rows("model_context") if own == side] for side in ("before", "after")
    ]
    before, after = (
        expression("entity_cues/model_context.tsv", "|".join(f"(?:{pattern})" for pattern in patterns))
        for patterns in sides
    )
    return before, after
