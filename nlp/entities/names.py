"""Where known names stand in a text: found by their first two letters, ended by anything but a longer word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from nlp import registry
from nlp.entities.abroad import KOREA, of_its_country
from nlp.entities.candidates import Candidate
from nlp.entities.cues import forms, words
from nlp.entities.meanings import may_be_meant, meant_by, next_reading
from nlp.entities.spellings import HANJA, written_otherwise

_WORD = re.compile(r"[0-9A-Za-zα-ω가-힣]+")
_WORD_START = re.compile(
    r"(?<![0-9A-Za-zα-ω가-힣])[0-9A-Za-zα-ω가-힣\u4e00-\u9fff]|(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]"
)


_DOT = re.compile("[ㆍ‧・]")
"""The dot between words as ministries and the law register type it, where the registry has "·": 초ㆍ중등교육법."""


class NameIndex:
    """Names to look up at every start of a word, the longest first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:2]].add(len(name))
        self._lengths = {head: sorted(group, reverse=True) for head, group in lengths.items()}
        """By head the lengths of its names, the longest first."""
        self._has_short = any(len(head) == 1 for head in lengths)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Give (place, name) for every name that stands whole in the text."""
        names, by_head = self._names, self._lengths
        starts = _word_starts(text)
        if self._has_short:
            places = [at for at in starts if text[at : at + 2] in by_head or text[at] in names]
        else:
            places = [at for at in starts if text[at : at + 2] in by_head]
        for at in places:
            for length in (*by_head.get(text[at : at + 2], ()), 1):
                name = text[at : at + length]
                if name in names and closes(text, at + len(name)):
                    yield at, name
                    break


@lru_cache(1)
def _word_starts(text: str) -> tuple[int, ...]:
    """Give the places where words begin; kept, as the registry's names and the text's own are looked up there."""
    pattern = _WORD_START if HANJA.search(text) else _WORD
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
    known = (
        alias
        for alias, readings in registry.alias_index().items()
        if readings[0].kind != "PERSON" or alias.split()[-1] not in words("titles")
    )
    return NameIndex([*known, *written_otherwise()])


def known_names(text: str) -> Iterator[Candidate]:
    """Give the registry's names in a text, each by the first reading that counts there."""
    text = _DOT.sub("·", text)
    found = list(_index().find(text))
    meant = meant_by(text, found)
    abroad: Candidate | None = None
    for at, name in found:
        reading = meant[name]
        end = at + len(name)
        if reading is not None and not may_be_meant(reading.entity_id, text, at, end):
            reading = next_reading(text, reading, at, end)
        if (
            reading is None
            or (reading.kind == "ORG" and _is_desk(text, name, end))
            or (reading.kind == "LAW" and text.startswith(forms("corporation"), end))
        ):
            continue
        entity = registry.by_id()[reading.entity_id]
        ours = Candidate(at, end, reading.kind, entity.name_ko, entity.entity_id)
        mention = of_its_country(text, ours, entity, abroad)
        yield mention
        abroad = mention if mention.label == "COUNTRY" and mention.entity_id != KOREA else None


def _is_desk(text: str, name: str, end: int) -> bool:
    """Tell whether a ministry's name is a newspaper's desk there: "산업부 기자"."""
    desk = _desk_title().match(text, end) if name.endswith(forms("ministry")) else None
    return desk is not None and closes(text, desk.end())


@cache
def _desk_title() -> re.Pattern[str]:
    """Give what follows the name of a desk: a title, a person's name before it perhaps."""
    outside = "".join(f"(?<! {form} )" for form in forms("on_the_beat"))
    return re.compile(rf" (?:[가-힣]{{2,4}} )?{outside}(?:{'|'.join(words('desk_titles'))})")
