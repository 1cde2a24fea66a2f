"""Where known names stand in a text: found by their first two letters, ended by anything but a longer word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from nlp import registry
from nlp.entities.cues import forms, rows, words
from nlp.lexicon_lines import expression
from warehouse.records import EntityKind

_WORD = re.compile(r"[0-9A-Za-z가-힣]+")
_HANJA = re.compile(r"[\u4e00-\u9fff]")
_WORD_START = re.compile(
    r"(?<![0-9A-Za-z가-힣])[0-9A-Za-z가-힣\u4e00-\u9fff]|(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]"
)


_KOREA = "country:kr"
_NATIONAL = ("government", "legislature", "civil_society")
"""Roles of bodies that other countries have too: 교육부, but 미국 교육부; 소비자연맹, but 독일 소비자연맹. So have they laws."""
_REACH = 40
"""Letters before a name, and half of those after it, that tell whether it is a model's."""


@dataclass(slots=True)
class Candidate:
    """One stretch of text that may be a mention."""

    start: int
    end: int
    label: EntityKind
    name: str
    """The name that stands for the entity: its fullest form in the text."""
    entity_id: str = ""
    """The registry's id, empty if the registry does not know the name."""


class NameIndex:
    """Names to look up at every start of a word, the longest first."""

    def __init__(self, names: Iterable[str]) -> None:
        by_head: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            by_head[name[:2]].append(name)
        self._by_head = {
            head: (sorted(set(map(len, group)), reverse=True), frozenset(group))
            for head, group in by_head.items()
        }
        """By head the lengths of its names, the longest first, and the names."""
        self._has_short = any(len(head) == 1 for head in by_head)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Give (place, name) for every name that stands whole in the text."""
        by_head = self._by_head
        starts = _word_starts(text)
        if self._has_short:
            places = [at for at in starts if text[at : at + 2] in by_head or text[at] in by_head]
        else:
            places = [at for at in starts if text[at : at + 2] in by_head]
        for at in places:
            lengths, names = by_head.get(text[at : at + 2]) or by_head[text[at]]
            for length in lengths:
                name = text[at : at + length]
                if name in names and closes(text, at + len(name)):
                    yield at, name
                    break


@lru_cache(1)
def _word_starts(text: str) -> tuple[int, ...]:
    """Give the places where words begin; kept, as the registry's names and the text's own are looked up there."""
    pattern = _WORD_START if _HANJA.search(text) else _WORD
    return tuple([match.start() for match in pattern.finditer(text)])


def closes(text: str, end: int) -> bool:
    """Tell whether a name may end there: 구글|은 and 구글|(…) but not 구글|리 or GPT|4."""
    return _after().match(text, end) is not None


@cache
def _after() -> re.Pattern[str]:
    """Give what may follow a name: no letter or digit, or particles and nothing glued to them."""
    particles = "|".join(sorted(map(re.escape, words("particles")), key=len, reverse=True))
    return re.compile(rf"(?![0-9A-Za-z가-힣])|(?:{particles})(?![가-힣])")


@cache
def _index() -> NameIndex:
    return NameIndex(
        alias
        for alias, readings in registry.alias_index().items()
        if readings[0].kind != "PERSON" or alias.split()[-1] not in words("titles")
    )


def known_names(text: str) -> Iterator[Candidate]:
    """Give the registry's names in a text, each by the first reading that counts there."""
    index = registry.alias_index()
    found = list(_index().find(text))
    meant: dict[str, registry.Reading | None] = {}
    for at, name in found:
        if name not in meant:
            meant[name] = next((reading for reading in index[name] if reading.counts_in(text)), None)
        if meant[name] is None and is_beside_model_words(text, at, at + len(name)):
            meant[name] = _model_named(name)
    for pairs in (pairwise(found), pairwise(found[::-1])):
        for (at, name), (other_at, other) in pairs:
            known = meant[name]
            gap = text[min(at + len(name), other_at + len(other)) : max(at, other_at)]
            if (
                meant[other] is None
                and known is not None
                and known.kind == "MODEL"
                and _joins().fullmatch(gap)
            ):
                meant[other] = _model_named(other)
    abroad: Candidate | None = None
    for at, name in found:
        reading = meant[name]
        end = at + len(name)
        if (
            reading is None
            or (reading.kind == "ORG" and _is_desk(text, name, end))
            or (reading.kind == "LAW" and text.startswith(forms("corporation"), end))
        ):
            continue
        entity = registry.by_id()[reading.entity_id]
        mention = Candidate(at, end, reading.kind, entity.name_ko, entity.entity_id)
        if abroad and entity.country == "KR" and (reading.kind == "LAW" or entity.role in _NATIONAL):
            mention = _of(abroad, text[abroad.end : at], mention, name)
        yield mention
        abroad = mention if mention.label == "COUNTRY" and mention.entity_id != _KOREA else None


def _of(country: Candidate, gap: str, ours: Candidate, written: str) -> Candidate:
    """Give another country's own body or law where ours is named like it: "미국 교육부", "일본의 저작권법"."""
    name = f"{country.name} {written}"
    if gap == " ":
        return Candidate(country.start, ours.end, ours.label, name)
    if ours.label == "LAW" and gap.removesuffix(" ") in forms("genitive"):
        return Candidate(ours.start, ours.end, ours.label, name)
    return ours


def _is_desk(text: str, name: str, end: int) -> bool:
    """Tell whether a ministry's name is a newspaper's desk there: "산업부 기자"."""
    desk = _desk_title().match(text, end) if name.endswith(forms("ministry")) else None
    return desk is not None and closes(text, desk.end())


@cache
def _desk_title() -> re.Pattern[str]:
    """Give what follows the name of a desk: a title, a person's name before it perhaps."""
    outside = "".join(f"(?<! {form} )" for form in forms("on_the_beat"))
    return re.compile(rf" (?:[가-힣]{{2,4}} )?{outside}(?:{'|'.join(words('desk_titles'))})")


def _model_named(name: str) -> registry.Reading | None:
    """Give the model an ambiguous name may mean, None if it means none."""
    return next((reading for reading in registry.alias_index()[name] if reading.kind == "MODEL"), None)


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
