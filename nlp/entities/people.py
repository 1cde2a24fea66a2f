"""Persons by what stands around them: "배도윤 한울지능 대표", "한울지능의 배도윤 대표", "(원장 배도윤)", "배도윤 기자".

A Korean name counts in full only; "배 대표" is no mention of its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp.entities.bodies import CACHED, body_before, body_between, ending_of, is_body_name, joined, title_body
from nlp.entities.candidates import Candidate
from nlp.entities.cues import forms, words
from nlp.entities.words import Word
from nlp.memo import Memo

_HANGUL = re.compile(r"[가-힣]+")
_LONGEST_TITLE = 8
_REACH = 6
"""Words between a name and its title at most: "배도윤 한빛대 인공지능 융합 대학원 연구 교수"."""
_LONGEST_NAME = 4
"""Syllables of one of a foreigner's names, where its surroundings alone tell that it is one."""

_LISTS = ("·", ", ", ",", "ㆍ", "・", "‧")
SURE, LIKELY, NO = 2, 1, 0


def people(found: Sequence[Word]) -> Iterator[Candidate]:
    """Give persons, and the bodies their titles name."""
    sign_off = forms("sign_off")
    for at, word in enumerate(found):
        has_title, is_before_names = _CALLS[word.stem]
        if has_title:
            yield from _before_title(found, at)
        is_before_names |= has_title and (word.gap.endswith("(") or word.tail in forms("who_is"))
        if is_before_names and word.tail in ("", *forms("who_is")):
            yield from _after_role(found, at)
        if word.tail in sign_off and joined(found, at) and name_strength(word) and _is_medium(found[at - 1]):
            yield _person(found, at, at)
        if at and word.gap == "(" and _is_age(word) and name_strength(found[at - 1]):
            yield _person(found, at - 1, at - 1)


def _is_medium(word: Word) -> bool:
    return word.label == "ORG" or word.stem.endswith(forms("medium"))


def _is_age(word: Word) -> bool:
    return word.stem.rstrip("".join(forms("age"))).isdigit() and len(word.stem) <= 3


@lru_cache(CACHED)
def is_title(stem: str) -> bool:
    """Tell whether a stem is a title or ends in one: 대표, 디지털전략실장."""
    titles = words("titles")
    return stem in titles or any(stem[-length:] in titles for length in range(2, _LONGEST_TITLE + 1))


_CALLS: Memo[str, tuple[bool, bool]] = Memo(lambda stem: (is_title(stem), stem in words("before_names")))
"""Whether a stem is a title, and whether names may follow it."""


def name_strength(word: Word) -> int:
    """Tell how surely a stem is a Korean full name: SURE, LIKELY or NO.

    It must begin with a family name and have two to four syllables; a word Kiwi knows as a common noun is none.
    """
    stem = word.stem
    if not 2 <= len(stem) <= 4 or not _HANGUL.fullmatch(stem) or word.label not in ("", "PERSON"):
        return NO
    surnames = words("surnames")
    length = 2 if stem[:2] in surnames and len(stem) > 2 else 1
    if stem[:length] not in surnames or not 1 <= len(stem) - length <= 2:
        return NO
    if (
        word.has_suffix
        or not word.is_noun
        or _is_other_word(stem)
        or (len(stem) > 2 and stem in words("given_names"))
    ):
        return NO
    if word.token_count == 1:
        if word.sort == "common":
            return NO
        return SURE if len(stem) > 2 else LIKELY
    if len(stem) == 2:
        return NO
    if word.sort == "unknown" or length == 2:
        return SURE
    return LIKELY


@lru_cache(CACHED)
def is_odd_name(stem: str) -> bool:
    """Tell whether few persons are called so, and a body may be: a rare family name, a syllable of loan words, a school."""
    length = 2 if stem[:2] in words("surnames") and len(stem) > 2 else 1
    if stem[:length] in words("rare_surnames") or stem.endswith(forms("university")):
        return True
    return not words("loan_syllables").isdisjoint(stem[length:])


@lru_cache(CACHED)
def _is_other_word(stem: str) -> bool:
    if stem.endswith(forms("place")) and stem[:-1] in words("places"):
        return True
    if len(ending_of(stem)[0]) > 1 or stem.endswith(forms("party")):
        return True
    return any(
        stem in words(name) for name in ("generic_words", "places", "titles", "role_nouns", "title_modifiers")
    )


def _is_foreign_name(first: Word, last: Word) -> bool:
    """Tell whether two words are a transliterated name: a known given name, or two words no dictionary explains."""
    if first.label or last.label or first.tail or last.gap != " ":
        return False
    for word in (first, last):
        if (
            not _HANGUL.fullmatch(word.stem)
            or len(word.stem) > 6
            or _is_other_word(word.stem)
            or (is_title(word.stem) and not _is_whole(word))
        ):
            return False
    if ending_of(last.stem)[0] and len(last.stem) > 2 and last.sort != "unknown":
        return False
    if first.stem in words("given_names"):
        return last.sort != "other" or last.token_count == 1
    return (
        {first.sort, last.sort} <= {"unknown", "proper"}
        and ending_of(last.stem)[1] != "strong"
        and min(len(first.stem), len(last.stem)) > 1
        and name_strength(first) < SURE
    )


def _is_whole(word: Word) -> bool:
    """Tell a word that is one to Kiwi and no common one, which ends in a title by chance: 아스트리드, not 전략실장."""
    return word.sort in ("unknown", "proper") and word.token_count == 1 and word.stem not in words("titles")


def _before_title(found: Sequence[Word], at: int) -> Iterator[Candidate]:
    own_body = title_body(found, at)
    if own_body is not None:
        yield own_body
    last = at - 1
    if last >= 0 and found[at].gap.strip() == "/" and name_strength(found[last]):
        yield _person(found, last, last)
        return
    if found[at].gap == ") ":
        last = _before_bracket(found, last)
    elif not joined(found, at):
        return
    if last < 0:
        return
    while joined(found, last) and found[last].stem in words("title_modifiers"):
        last -= 1
    lowest = last
    while (
        lowest > 0 and last - lowest < _REACH and _runs_on(found, lowest) and _may_be_named(found, lowest - 1)
    ):
        lowest -= 1
    person = None if _is_school(found[last], found[at]) else _name_in(found, lowest, last)
    if person is None and lowest == last and _is_single_name(found, last, found[at]):
        person = last, last
    if person is None:
        if found[last].label == "" and ending_of(found[last].stem)[1] and len(found[last].stem) > 3:
            body = body_before(found, last)
            if body is not None:
                yield body
        return
    first, end = person
    yield _person(found, first, end)
    yield from _listed_before(found, first)
    if end < last:
        body = body_between(found, end + 1, last)
    elif first > 0 and found[first].gap == " ":
        body = body_before(found, first - 1)
    else:
        body = None
    if body is not None:
        yield body


def _before_bracket(found: Sequence[Word], at: int) -> int:
    """Give the word before the bracket that closes after a word, -1 if none opens: 배도윤 한빛과학기술원(HIST) 교수."""
    while at > 0 and found[at].gap == " ":
        at -= 1
    return at - 1 if found[at].gap == "(" else -1


def _may_be_named(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word may be part of a name: a noun, or what Kiwi takes for a verb after a given name (크리슈나 라오)."""
    word = found[at]
    return word.is_noun or (
        at > 0 and found[at - 1].stem in words("given_names") and word.token_count == 1 and not word.tail
    )


def _is_school(word: Word, title: Word) -> bool:
    """Tell 한빛|대 교수 from 김용대 교수: a school's short name has the letters of a person's, but is two words to Kiwi."""
    is_two = word.label == "" and word.token_count > 1
    return is_two and word.stem.endswith("대") and title.stem.endswith(forms("of_schools"))


def _runs_on(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word may belong to the run before a title: after a blank, or after a name and a slash."""
    if found[at].gap != "/":
        return joined(found, at)
    return name_strength(found[at - 1]) == SURE or (at > 1 and _is_foreign_name(found[at - 2], found[at - 1]))


def _listed_before(found: Sequence[Word], at: int) -> Iterator[Candidate]:
    """Give the names listed before one that bears the title of all: "배도윤·남가온·표하늘 의원"."""
    while at > 0 and found[at].gap in _LISTS and not found[at - 1].tail and name_strength(found[at - 1]):
        at -= 1
        yield _person(found, at, at)


def _name_in(found: Sequence[Word], lowest: int, last: int) -> tuple[int, int] | None:
    """Give the first and last word of the name in a run of nouns before a title."""
    if last - lowest == 1 and _is_whole_name(found, lowest):
        return lowest, last
    run = range(lowest, last + 1)
    strengths = {at: name_strength(found[at]) for at in run}
    foreign = [at for at in run if at > lowest and _is_foreign_name(found[at - 1], found[at])]
    if last - 1 in foreign and _is_firm_after_name(found, last, last in foreign):
        return last - 2, last - 1
    given = [at for at in foreign if found[at - 1].stem in words("given_names")]
    if given[-2:] == [last - 1, last]:  # 던 로런스 한빛가드: a family name that is a given one, too
        return last - 2, last - 1
    if last in given or (last in foreign and not given and strengths[last] < SURE):
        return last - 1, last
    sure = [at for at in run if strengths[at] == SURE or found[at].label == "PERSON"]
    if sure:
        before_school = [
            at - 1 for at in sure if is_odd_name(found[at].stem) and strengths.get(at - 1) == LIKELY
        ]
        likeliest = min([*before_school, *sure], key=lambda at: is_odd_name(found[at].stem))
        return likeliest, likeliest
    if foreign:
        at = next(iter(given), foreign[-1])
        return at - 1, at
    for at in run:
        if strengths[at] == LIKELY and (at == last or _is_body(found[at + 1])):
            return at, at
    return None


def _is_whole_name(found: Sequence[Word], at: int) -> bool:
    """Tell whether two unknown words after a body's 의 are one name, not a firm and a person: 한빛센터의 그레첸 오둘라."""
    first, family = found[at : at + 2]
    if not _is_of_body(found, at) or not {first.sort, family.sort} <= {"unknown", "proper"}:
        return False
    if _is_foreign_name(first, family):
        return not _ends_as_part(first) and not _was_apart(found, at, 1)
    return (
        family.sort == "unknown"
        and name_strength(first) == SURE
        and not name_strength(family)
        and _is_short_name(family)
        and (len(family.stem) < _LONGEST_NAME or is_odd_name(first.stem))
        and not _was_apart(found, at + 1, -1)
    )


def _is_single_name(found: Sequence[Word], at: int, title: Word) -> bool:
    """Tell whether an unknown word between a body's 의 and a rank is a name, of whatever family: 한빛연구소의 야오리신 연구원."""
    return title.stem.endswith(forms("rank")) and _is_of_body(found, at) and _is_short_name(found[at])


def _is_of_body(found: Sequence[Word], at: int) -> bool:
    """Tell whether a body with 의 stands before a word: one by its ending or label, or a word no dictionary has."""
    before = found[at - 1] if at and found[at].gap == " " else None
    if before is None or before.tail not in forms("genitive") or before.label not in ("", "ORG"):
        return False
    return _is_body(before) or (before.sort == "unknown" and not _is_other_word(before.stem))


def _is_short_name(word: Word) -> bool:
    """Tell whether a word no dictionary has may be one of a foreigner's names."""
    return (
        word.sort == "unknown"
        and not word.label
        and not word.has_suffix
        and 2 <= len(word.stem) <= _LONGEST_NAME
        and _HANGUL.fullmatch(word.stem) is not None
        and not _is_other_word(word.stem)
        and not ending_of(word.stem)[0]
        and not _ends_as_part(word)
        and word.stem not in words("titles")
    )


def _ends_as_part(word: Word) -> bool:
    """Tell a body's part (로보틱스실) by its ending."""
    return word.stem.endswith(forms("department"))


def _is_firm_after_name(found: Sequence[Word], at: int, may_be_family: bool) -> bool:
    """Tell whether the text has named the last of three words before, and not the first: 아스트리드 홀름 한빛가드 대표."""
    may_be_firm = may_be_family or is_odd_name(found[at].stem)
    return may_be_firm and _was_apart(found, at, -1) and not _was_apart(found, at - 2, 1)


def _was_apart(found: Sequence[Word], at: int, side: int) -> bool:
    """Tell whether a word stood in the text before without the one at its side, as firms do and given names do not."""
    stem, other = found[at].stem, found[at + side].stem
    return any(
        word.stem == stem and found[place + side].stem != other
        for place, word in enumerate(found[: min(at, at + side)])
    )


def _is_body(word: Word) -> bool:
    return word.label in ("ORG", "COUNTRY") or is_body_name(word.stem, word.sort)


def _after_role(found: Sequence[Word], at: int) -> Iterator[Candidate]:
    """Give the name after a role: "창립자 이고르 바부슈킨이", "연구원인 배도윤은", "(원장 배도윤)", and the body before the bracket."""
    first = at + 1
    if first >= len(found) or not (found[first].gap == " " or found[first].gap.strip() == ":"):
        return
    if _goes_on(found, first):
        yield _person(found, first, first + 1)
    elif name_strength(found[first]) == SURE or (name_strength(found[first]) and found[at].gap.endswith("(")):
        yield _person(found, first, first)
    elif first + 1 < len(found) and _is_foreign_name(found[first], found[first + 1]):
        yield _person(found, first, first + 1)
    else:
        return
    if found[at].gap == "(" and at > 0:
        body = body_before(found, at - 1)
        if body is not None:
            yield body


def _goes_on(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word that may be a Korean's name is the first of a foreigner's two: 컨설턴트 노에미 브루너는."""
    if at + 1 >= len(found) or found[at].tail or found[at].label or found[at + 1].gap != " ":
        return False
    family = found[at + 1]
    if found[at].sort != "proper" and not is_odd_name(found[at].stem):
        return False
    is_one = _is_whole(family) and _HANGUL.fullmatch(family.stem) is not None and not family.label
    is_name = is_one and family.tail.startswith(forms("topic")) and not _is_other_word(family.stem)
    return (
        is_name
        and not name_strength(family)
        and not ending_of(family.stem)[0]
        and len(family.stem) <= _LONGEST_NAME
    )


def _person(found: Sequence[Word], first: int, last: int) -> Candidate:
    name = " ".join(word.stem for word in found[first : last + 1])
    return Candidate(found[first].start, found[last].stem_end, "PERSON", name)
