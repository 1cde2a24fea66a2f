"""Bodies by what their names end in, what they stand beside and whose titles they belong to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from nlp.entities.candidates import Candidate
from nlp.entities.cues import forms, rows, words
from nlp.entities.words import Word
from nlp.memo import Memo

_ALIAS = re.compile(r"\([A-Z][A-Za-z0-9 .&-]+\)")
_HANGUL_NAME = re.compile(r"[가-힣]{3,10}(?:[A-Z]{1,5})?")
_NAME_CHARACTERS = re.compile(r"(?!\d)[0-9A-Za-z가-힣&·-]*[0-9A-Za-z가-힣]")
_LATIN = re.compile(r"[A-Z]{3,}")
CACHED = 50_000
"""Stems whose judgement is kept; a worker reads for days, so no cache may grow without end."""
_LONGEST_BODY = 3
"""Words of a body's name at most, where only its neighbours tell that it is one."""


@lru_cache(CACHED)
def ending_of(stem: str) -> tuple[str, str]:
    """Give (ending, strength) by which a stem is known as a body's name, or two empty strings."""
    if stem.endswith(forms("thing")):
        return "", ""
    strengths, lengths = _body_endings()
    for length in lengths.get(stem[-1:], ()):
        ending = stem[-length:]
        if ending in strengths:
            return ending, strengths[ending]
    return "", ""


@cache
def _body_endings() -> tuple[dict[str, str], dict[str, list[int]]]:
    """Give the strength of each ending, and by its last letter the lengths of endings, the longest first."""
    strengths = {ending: strength for ending, strength, _ in reversed(rows("body_endings"))}
    lengths: dict[str, list[int]] = {}
    for ending in sorted(strengths, key=len, reverse=True):
        own = lengths.setdefault(ending[-1], [])
        if len(ending) not in own:
            own.append(len(ending))
    return strengths, lengths


@lru_cache(CACHED)
def is_body_name(stem: str, sort: str) -> bool:
    """Tell whether a stem is a body's name by its ending and what Kiwi knows of it."""
    if len(stem) > 5 and stem.startswith(forms("nation")) and stem.endswith(forms("public_body")):
        return not stem.endswith(forms("thing"))
    ending, strength = ending_of(stem)
    rest = stem[: -len(ending)] if ending else ""
    if len(rest) < 2 or rest in words("generic_words") or stem in words("generic_words"):
        return False
    is_guess = sort == "unknown" or (sort == "proper" and _LATIN.fullmatch(rest) is not None)
    return strength == "strong" or (strength == "weak" and is_guess)


def joined(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word follows the one before it by a blank alone, with no particle between."""
    return at > 0 and found[at].gap == " " and not found[at - 1].tail


def span(found: Sequence[Word], first: int, last: int) -> Candidate:
    """Give the words first to last as a body, without the last one's particles."""
    start, end = found[first].start, found[last].stem_end
    name = " ".join(word.stem for word in found[first : last + 1])
    return Candidate(start, end, "ORG", name)


def bodies(found: Sequence[Word], text: str) -> Iterator[Candidate]:
    """Give the bodies that their endings, a word before them or their part in the text tell."""
    actors = _actors(found)
    topic = forms("topic")
    tail_before = "-"
    for at, word in enumerate(found):
        is_joined, tail_before = not tail_before and word.gap == " ", word.tail
        if word.label:
            if word.label == "ORG" and word.gap == "(" and at and _is_named_by(found[at - 1], word):
                yield span(found, at - 1, at - 1)
            continue
        stem = word.stem
        is_city, is_body, ends_as_university = _LOOKS[stem, word.sort]
        if is_city and not word.tail.startswith(topic):
            continue
        if is_body or stem in actors or (ends_as_university and _is_university(found, at)):
            yield span(found, at, at)
        elif is_joined and word.sort != "other" and (_LEADS[found[at - 1].stem] or _FOLLOWS[stem]):
            yield from _with_word_before(found, at, text)
        if word.gap == "=" and text[word.end : word.end + 1] == ")" and _may_be_body(word):
            yield span(found, at, at)


def _looks(asked: tuple[str, str]) -> tuple[bool, bool, bool]:
    """Tell whether a stem of a sort ends as a city, is a body's name, or ends as a university's short name."""
    stem, sort = asked
    return stem.endswith(forms("city")), is_body_name(stem, sort), stem.endswith(forms("university"))


def _actors(found: Sequence[Word]) -> set[str]:
    """Give the words Kiwi does not know that come more than once and act: "네오브레인은 …", "네오브레인 측은".

    Words that end as things and heads of bodies do are none: "설치형은 …", "부청장은 …".
    """
    no_actors = forms("thing") + forms("head_of")
    family_names = _family_names(found)
    guessed = [
        word
        for word in found
        if word.sort == "unknown"
        and len(word.stem) > 2
        and _is_unknown(word)
        and word.stem not in family_names
        and not word.stem.endswith(no_actors)
    ]
    times = Counter(word.stem for word in guessed)
    acting = forms("topic") + forms("spokesman")
    topics = {word.stem for word in guessed if word.tail.startswith(acting)}
    return {stem for stem in topics if times[stem] > 1 and _HANGUL_NAME.fullmatch(stem)}


def _family_names(found: Sequence[Word]) -> set[str]:
    """Give the last part of each name in parts: where 샘 알트먼 is known, 알트먼 is no firm."""
    names: set[str] = set()
    is_after_person = False
    for word in found:
        *given, family = word.stem.split(" ")
        if word.label == "PERSON" and (given or is_after_person):
            names.add(family)
        is_after_person = word.label == "PERSON"
    return names


def _with_word_before(found: Sequence[Word], at: int, text: str) -> Iterator[Candidate]:
    word, before = found[at], found[at - 1]
    if _is_role(before.stem):
        yield from _after_role(found, at, text)
    elif (
        (before.stem in words("body_prefixes") and _may_be_body(word))
        or (_is_state_body(word.stem) and _may_have_state_body(before, word))
        or (ending_of(word.stem)[0] == word.stem and _may_bear(before, word.stem))
    ):
        yield span(found, at - 1, at)


def _after_role(found: Sequence[Word], at: int, text: str) -> Iterator[Candidate]:
    """Give the body after the word for its sort: "스타트업 리버 AI(River AI)", "일간 라인 쿠리어", "업체 구름터"."""
    has_second = at + 1 < len(found) and joined(found, at + 1) and not found[at + 1].label
    last = at + 1 if has_second else at
    is_apart = (
        has_second and found[at].sort != "common" and ending_of(found[last].stem)[0] == found[last].stem
    )
    if is_apart or (not found[last].tail and _ALIAS.match(text, found[last].end)):
        yield span(found, at, last)
        return
    last = last if _is_unknown(found[last]) else at
    if _may_be_body(found[at]) and any(_is_unknown(part) for part in found[at : last + 1]):
        yield span(found, at, last)


def _is_university(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word that ends as a university's short name is one: "한빛대 전기공학과", "한빛대 교수"."""
    stem = found[at].stem
    return (
        not found[at].tail
        and 3 <= len(stem) <= 6
        and at + 1 < len(found)
        and joined(found, at + 1)
        and _is_academic(found[at + 1].stem)
        and stem not in words("generic_words")
    )


@lru_cache(CACHED)
def _is_academic(stem: str) -> bool:
    return stem.endswith(tuple(words("academic_words")))


@lru_cache(CACHED)
def _is_state_body(stem: str) -> bool:
    is_agency = len(stem) > 3 and stem.endswith(forms("agency")) and not stem.endswith(forms("no_agency"))
    return is_agency or stem.endswith(tuple(words("state_endings")))


def _may_have_state_body(word: Word, body: Word) -> bool:
    """Tell whether a state body may be a word's: 독일 디지털부, 새물시 의회, but a newspaper's 산업부 is its desk."""
    return word.label == "COUNTRY" or (
        is_body_name(word.stem, word.sort) and not body.stem.endswith(forms("ministry"))
    )


def _is_named_by(word: Word, acronym: Word) -> bool:
    """Tell whether a word before a known acronym in brackets is the body's name: 정보통신미디어개발청(IMDA)."""
    return (
        not word.tail
        and len(word.stem) > 3
        and word.stem.endswith(forms("office"))
        and _LATIN.fullmatch(acronym.stem) is not None
        and _may_be_body(word)
    )


@lru_cache(CACHED)
def _is_role(stem: str) -> bool:
    return stem in words("role_nouns") or stem.endswith(forms("sort_of_body"))


def _may_bear(word: Word, ending: str) -> bool:
    """Tell whether a word and an ending that stands apart are one name: "하버브리지 타임스", "헌법개정 특별위원회"."""
    if ending == "AI" or ending in words("titles") or word.stem in words("generic_words") or not word.is_noun:
        return False
    if ending_of(ending)[1] == "strong":
        return word.label == "ORG" or (not word.label and (word.sort == "unknown" or len(word.stem) > 3))
    return not word.label and word.sort == "unknown"


def body_between(found: Sequence[Word], first: int, last: int) -> Candidate | None:
    """Give the body among the words between a person and the title, departments left out."""
    while first <= last and (
        found[first].stem in words("title_modifiers") or found[first].stem in forms("belonging")
    ):
        first += 1
    while (
        last > first
        and found[last].stem.endswith(forms("department"))
        and not is_body_name(found[last].stem, "common")
    ):
        last -= 1
    if first > last or last - first >= _LONGEST_BODY:
        return None
    if found[last].stem.endswith(forms("ministry")) and found[last + 1].stem in words("desk_titles"):
        return None
    part = found[first : last + 1]
    if any(word.stem in words("titles") or not _NAME_CHARACTERS.fullmatch(word.stem) for word in part):
        return None
    if part[0].label == "ORG" and not (last > first and is_body_name(part[-1].stem, part[-1].sort)):
        return None
    if len(part) == 1 and (
        part[0].label or part[0].stem in words("generic_words") or part[0].stem in words("places")
    ):
        return None
    if all(word.sort == "common" and not is_body_name(word.stem, word.sort) for word in part):
        return None
    return span(found, first, last)


def body_before(found: Sequence[Word], last: int) -> Candidate | None:
    """Give the body that ends at a word right before a person: "한울지능의 배도윤 대표", "한울지능 배도윤 대표"."""
    while last > 0 and found[last].stem in forms("belonging") and joined(found, last):
        last -= 1
    word = found[last]
    if word.label or not _may_be_body(word) or word.tail not in ("", *forms("genitive")):
        return None
    if word.stem.endswith(forms("department")) and not is_body_name(word.stem, "common"):
        return None
    is_after_sort = word.tail != "" and joined(found, last) and _is_role(found[last - 1].stem)
    if word.sort == "common" and not is_after_sort and (not ending_of(word.stem)[1] or len(word.stem) < 4):
        return None
    if joined(found, last) and _is_unknown(found[last - 1]) and ending_of(word.stem)[0] == word.stem:
        return span(found, last - 1, last)
    return span(found, last, last)


def title_body(found: Sequence[Word], at: int) -> Candidate | None:
    """Give the body in a title glued to its name: "다솔보안연구소장", "한양대 AI솔루션센터장"."""
    stem = found[at].stem
    if not stem.endswith(forms("head_of")) or not ending_of(stem[:-1])[1] or len(stem) < 5 or found[at].label:
        return None
    first = at - 1 if joined(found, at) and found[at - 1].label in ("ORG", "COUNTRY") else at
    if first == at and not is_body_name(stem[:-1], found[at].sort):
        return None
    start, end = found[first].start, found[at].stem_end - 1
    return Candidate(start, end, "ORG", " ".join([*(word.stem for word in found[first:at]), stem[:-1]]))


def _is_unknown(word: Word) -> bool:
    return word.sort == "unknown" and not word.label and _may_be_body(word)


def _may_be_body(word: Word) -> bool:
    return (
        word.is_noun
        and len(word.stem) > 1
        and not word.label
        and word.stem not in words("generic_words")
        and word.stem not in words("titles")
        and word.stem not in words("places")
        and _NAME_CHARACTERS.fullmatch(word.stem) is not None
        and not word.has_suffix
    )


_LOOKS: Memo[tuple[str, str], tuple[bool, bool, bool]] = Memo(_looks)
_LEADS: Memo[str, bool] = Memo(lambda stem: _is_role(stem) or stem in words("body_prefixes"))
"""Whether a word may tell that the one after it is a body."""
_FOLLOWS: Memo[str, bool] = Memo(lambda stem: _is_state_body(stem) or ending_of(stem)[0] == stem)
"""Whether a word may be a body together with the one before it."""
