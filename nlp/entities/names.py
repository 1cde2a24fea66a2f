"""Where known names stand in a text: found by their first two letters, ended by anything but a longer word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from nlp import registry
from nlp.entities.cues import forms, rows, words
from nlp.lexicon_lines import expression
from warehouse.records import Entity, EntityKind

_WORD = re.compile(r"[0-9A-Za-zα-ω가-힣]+")
_HANJA = re.compile(r"[\u4e00-\u9fff]")
_WORD_START = re.compile(
    r"(?<![0-9A-Za-zα-ω가-힣])[0-9A-Za-zα-ω가-힣\u4e00-\u9fff]|(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]"
)


_DOT = re.compile("[ㆍ‧・]")
"""The dot between words as ministries and the law register type it, where the registry has "·": 초ㆍ중등교육법."""
_KOREA, _AMERICA = "country:kr", "country:us"
_NATIONAL = ("government", "legislature", "civil_society")
"""Roles of bodies that other countries have too: 교육부, but 미국 교육부; 소비자연맹, but 독일 소비자연맹. So have they laws."""
_LIKE_NATIONAL = ("institute", "foreign_government")
"""Roles of bodies that other countries have too where a common word names them: 일본 AI안전연구소, 스위스 국립과학재단."""
_EUROPE = "EU"
_LONGEST_COMMON = 5
"""Letters at least of a name made of common words: 국립과학재단, but 코트라."""
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
    known = (
        alias
        for alias, readings in registry.alias_index().items()
        if readings[0].kind != "PERSON" or alias.split()[-1] not in words("titles")
    )
    return NameIndex([*known, *_written_otherwise()])


@cache
def _bills() -> Mapping[str, str]:
    """Give by the name of its bill each known law's name: 반도체특별법안 → 반도체특별법."""
    known = registry.alias_index()
    return {
        name + form: name
        for name, readings in known.items()
        if readings[0].kind == "LAW" and name.endswith(forms("law"))
        for form in forms("bill")
    }


@cache
def _signed() -> Mapping[str, str]:
    """Give by how headlines write a foreign body the registry's name of it: 美 에너지부 and 美에너지부 for 미국 에너지부."""
    index = registry.alias_index()
    signs = dict.fromkeys(forms("american"), registry.by_id()[_AMERICA].name_ko)
    for alias, readings in index.items():
        if _HANJA.fullmatch(alias) and readings[0].kind == "COUNTRY":
            signs[alias] = registry.by_id()[readings[0].entity_id].name_ko
    spelt = {
        f"{sign}{gap}{alias.removeprefix(f'{nation} ')}": alias
        for sign, nation in signs.items()
        for gap in (" ", "")[: 2 if _HANJA.fullmatch(sign) else 1]
        for alias, readings in index.items()
        if alias.startswith(f"{nation} ") and readings[0].kind == "ORG"
    }
    return {form: alias for form, alias in spelt.items() if form not in index}


@cache
def _written_otherwise() -> Mapping[str, str]:
    """Give by forms that the registry need not list the name it has."""
    return {**_bills(), **_signed()}


def _readings(name: str) -> tuple[registry.Reading, ...]:
    known = registry.alias_index()
    return known[name] if name in known else known[_written_otherwise()[name]]


def known_names(text: str) -> Iterator[Candidate]:
    """Give the registry's names in a text, each by the first reading that counts there."""
    text = _DOT.sub("·", text)
    found = list(_index().find(text))
    meant = _meant(text, found)
    abroad: Candidate | None = None
    for at, name in found:
        reading = meant[name]
        end = at + len(name)
        if reading is not None and not may_be_meant(reading.entity_id, text, at, end):
            reading = _next_reading(text, reading, at, end)
        if (
            reading is None
            or (reading.kind == "ORG" and _is_desk(text, name, end))
            or (reading.kind == "LAW" and text.startswith(forms("corporation"), end))
        ):
            continue
        entity = registry.by_id()[reading.entity_id]
        mention = Candidate(at, end, reading.kind, entity.name_ko, entity.entity_id)
        gap = text[abroad.end : at] if abroad else ""
        nation = abroad if _parts_no_more(gap) else _nation_before(text, at)
        if nation and _is_elsewhere(entity, name, nation):
            mention = _of_nation(nation, name, mention)
        elif abroad and gap.removesuffix(" ") in forms("genitive") and _is_own_law(entity):
            mention = Candidate(at, end, "LAW", f"{abroad.name} {name}")
        yield mention
        abroad = mention if mention.label == "COUNTRY" and mention.entity_id != _KOREA else None


def _meant(text: str, found: Sequence[tuple[int, str]]) -> dict[str, registry.Reading | None]:
    """Give what each name means: by its context, by words beside it, or by a model that it is listed with."""
    meant: dict[str, registry.Reading | None] = {}
    for at, name in found:
        if name not in meant:
            meant[name] = next((reading for reading in _readings(name) if reading.counts_in(text)), None)
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


def _parts_no_more(gap: str) -> bool:
    """Tell whether a country and its body are one name with this between them: 미국 교육부, 미국 연방 대법원."""
    return gap == " " or gap.strip(" ") in forms("federal")


def _is_elsewhere(entity: Entity, name: str, nation: Candidate) -> bool:
    """Tell whether a body or law named behind a country is not the registry's, but that country's own."""
    if _is_own_law(entity):
        return True
    if entity.kind != "ORG" or entity.country in (registry.by_id()[nation.entity_id].country, _EUROPE, None):
        return False
    if entity.role in _NATIONAL:
        return entity.country == "KR"
    is_of_common_words = (
        len(name) >= _LONGEST_COMMON and not name.isascii() and not name.startswith(forms("of_korea"))
    )
    return entity.role in _LIKE_NATIONAL and is_of_common_words


def _is_own_law(entity: Entity) -> bool:
    return entity.kind == "LAW" and entity.country == "KR"


def _of_nation(nation: Candidate, name: str, ours: Candidate) -> Candidate:
    """Give a country's body or law where ours is named: the registry's 미국 법무부 for 美 법무부, else a new one."""
    whole = f"{nation.name} {name}"
    known = next((one for one in registry.alias_index().get(whole, ()) if not one.context), None)
    if known is None:
        return Candidate(nation.start, ours.end, ours.label, whole)
    return Candidate(
        nation.start, ours.end, known.kind, registry.by_id()[known.entity_id].name_ko, known.entity_id
    )


def _nation_before(text: str, at: int) -> Candidate | None:
    """Give the country whose sign stands before a place: 미 교육부, 美 법무부."""
    match = _signs().search(text, max(at - _REACH, 0), at)
    if match is None:
        return None
    sign = match[1]
    nation = _AMERICA if sign in forms("american") else registry.alias_index()[sign][0].entity_id
    return Candidate(match.start(1), match.end(1), "COUNTRY", registry.by_id()[nation].name_ko, nation)


@cache
def _signs() -> re.Pattern[str]:
    """Give the letter that names a country at the end of a text, Korean or Chinese."""
    american = "|".join(map(re.escape, forms("american")))
    chinese = "".join(
        alias
        for alias, readings in registry.alias_index().items()
        if _HANJA.fullmatch(alias) and readings[0].kind == "COUNTRY" and readings[0].entity_id != _KOREA
    )
    federal = "|".join(map(re.escape, forms("federal")))
    return re.compile(rf"((?<![0-9A-Za-z가-힣])(?:{american})(?= )|[{chinese}])\s?(?:(?:{federal}) )?\Z")


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


def _next_reading(text: str, first: registry.Reading, start: int, end: int) -> registry.Reading | None:
    """Give what a name may mean besides its first reading: the American party for 공화당과 민주당."""
    for reading in _readings(text[start:end]):
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
    return next((reading for reading in _readings(name) if reading.kind == "MODEL"), None)


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
