"""Names of speakers: what kind a noun phrase is, and where it begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from nlp.quotes import lexicon
from nlp.quotes.personal_names import ASIDE, is_personal, personal_name, title_of
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

NameKind = Literal["person", "body", "group", "report", "pronoun", "name", "noun", "thing"]
"""`noun`: a common noun that may speak; `thing`: one that cannot."""
_CLOSING_ASIDE = re.compile(r"\s?\((?![A-Za-z][^가-힣]*\))[^()]*\)$")
"""Parentheses after a name, but for an alias: 로보틱스(대표 김하나), not 새솔 랩(SSL)."""
_PRONOUN = lexicon.pattern("pronoun")
_POINTING = lexicon.pattern("pointing")
_TORN = ("also", "other", "connective", "oblique", "joint", "final", "adverb", "modifier", "determiner")
_OF_NO_WORD = re.compile(r"^(?:V[VAX]|XS[VA])$|^EP\+ETM$|Z_CODA")
"""Tags of a last token that ends no eojeol."""
(_SCHOOL,) = lexicon.group("school")
_NO_SURNAME = ("NNB", "NP", "MM")
"""Tags of words by themselves that are written as surnames are: 이, 그, 수, 한."""
_LONGEST = 30
"""Units that a name goes back over, so that names without an end cost no more: written ones have a third as many."""
_BOUND = lexicon.group("bound")
_ABSTRACT = lexicon.group("abstract_endings")
"""Endings of nouns for what is no body and no person."""
_CLOSE_TITLES = "」』》]"
"""Marks that close the titles of laws and books, and the sort of an article: [인터뷰]."""
_BULLETS = lexicon.pattern("bullets")
_DATELINE = lexicon.pattern("dateline")
_CUTS = re.compile("[=…/:\\]]")
"""What a dateline ends in, and whatever else parts a name from what stands before it."""
_JOINTS = lexicon.group("joints")
_MISTER = lexicon.pattern("mister")
_ALONE_NO_NAME = lexicon.group("alone_no_name")
_AFTER_NUMBER = lexicon.group("after_number")
"""What no name begins with, but its number does: 3년 [차] 개발자, 열두 [살] 학생."""
SIDE, *_among = lexicon.group("beside_names")
"""What may follow a name and belongs to its case: the firm's side, among experts, part of the trade."""
_AMONG = tuple(_among)
_NUMBERED = re.compile(r"\d$")
_KIND_BY_LABEL: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "body", "MODEL": "thing", "LAW": "thing", "PROGRAM": "thing", "COUNTRY": "name",
}  # fmt: skip
_AGED = lexicon.pattern("aged")
"""A made-up name or an age in parentheses, as only persons have."""
_PLURAL = lexicon.pattern("plural")
_SHARE = lexicon.pattern("share")
_AMOUNT = lexicon.pattern("amount")
_ONE_LETTER = lexicon.group("one_letter_bodies")


@dataclass(frozen=True, slots=True)
class Name:
    """A noun phrase that can speak, as it stands in the text."""

    text: str
    start: int
    end: int
    kind: NameKind


@lru_cache(maxsize=8192)
def kind_of(words: str, is_proper: bool) -> NameKind:
    """Give what a noun phrase names, by how it ends; `is_proper`: its last word is a proper noun."""
    plain = ASIDE.sub("", words).strip(" '‘’\"“”")
    if not plain:
        return "thing"
    if _AGED.search(words):
        return "person"
    if _PRONOUN.match(plain):
        return "pronoun"
    head = _alone(plain.removesuffix(SIDE))
    if _POINTING.match(head) and not (title_of(head) and len(personal_name(head)) > 1):
        last = head.rsplit(" ", 1)[-1]
        return "thing" if last in lexicon.nouns() or last in lexicon.words("things") else "pronoun"
    if head in _ONE_LETTER:
        return "body"
    if plain[-1] in _CLOSE_TITLES:
        return "thing"
    if (share := _SHARE.search(head)) is not None and lexicon.closing("people", share[1]):
        return "group"
    if _NUMBERED.search(head) or _AMOUNT.search(head) or head.rsplit(" ", 1)[-1] in lexicon.words("things"):
        return "thing"
    if (kind := _by_body(head) or _by_title(head)) is not None:
        return kind
    if head != plain:
        return "body"
    if _is_titled_before(head, is_proper):
        return "person"
    if _PLURAL.search(head):
        return "group"
    if is_proper:
        return "name"
    inanimate = lexicon.closing("things", head)
    is_compound = len(inanimate) > 1 and len(head.rsplit(" ", 1)[-1]) > 3
    return "thing" if is_compound and not inanimate.isascii() else "noun"


def _by_body(head: str) -> NameKind | None:
    """Give what a noun phrase names that ends as a body or a report does, None if it does not."""
    ending = lexicon.closing("bodies", head)
    if len(lexicon.closing("reports", head)) > max(len(ending), 1):
        return "report"
    if not ending:
        return None
    is_group = lexicon.roles("bodies")[ending] == "anonymous"
    first, last = head.split()[0], head.rsplit(" ", 1)[-1]
    if is_group and is_personal(first) and len(first) == 3 and " " in head:
        return "person"
    is_long_enough = len(ending) > 1 or len(last) > 3
    if not is_long_enough or _longer_title(head, ending):
        return None
    return "group" if is_group else "body"


def _by_title(head: str) -> NameKind | None:
    """Give what a noun phrase names that ends in a title: a person, or without a name a group; None without one."""
    title = lexicon.closing("titles", head)
    last = head.rsplit(" ", 1)[-1]
    is_whole = len(title) > 1 or last == title or last.removesuffix(title) in lexicon.surnames()
    if not title or not (is_whole or _MISTER.fullmatch(last)):
        return None
    return "person" if len(head) > len(title) else "group"


def _is_titled_before(head: str, is_proper: bool) -> bool:
    """Tell a person whose office stands before the name: CTO 방시온, 젊은 연구자 아르준 라오."""
    words = head.split()
    for own in (1, 2):
        if len(words) > own and len(lexicon.closing("titles", words[-own - 1])) > 1:
            if own == 1:
                return len(words[-1]) == 3 and is_personal(words[-1])
            return is_proper or not any(lexicon.closing("things", word) for word in words[-2:])
    return False


def _longer_title(head: str, body_ending: str) -> bool:
    """Tell whether a title ends there too and is the longer word: 연구위원 beats 원, 위원회 beats nothing."""
    title = lexicon.closing("titles", head)
    if len(title) < len(body_ending):
        return False
    return len(title) > len(body_ending) or head.rsplit(" ", 1)[-1] == title


def name_ending_at(tokens: Tokens, units: Sequence[Unit], at: int, least: int = 0) -> Name:
    """Give the noun phrase whose last unit is `at`, not reaching before unit `least`; a third are asked for again."""
    least = max(least, at - _LONGEST)
    place = units[least].start, units[at].start, units[at].base_end
    name = tokens.noun_phrases.get(place)
    if name is None:
        name = tokens.noun_phrases[place] = _name_ending_at(tokens, units, at, least)
    return name


def _name_ending_at(tokens: Tokens, units: Sequence[Unit], at: int, least: int) -> Name:
    begin = _leftmost(tokens, units, at, least)
    if begin > least and units[begin - 1].kind == "joint" and not units[begin - 1].has_comma:
        # of joint speakers the first named speaks: "이나루 대표와 서보람 교수는"
        return name_ending_at(tokens, units, begin - 1, least)
    start, end = units[begin].start, units[at].base_end
    start, end = _trimmed(tokens.text, start, end)
    words = tokens.text[start:end]
    kind = kind_of(words, is_proper(tokens, units[at]))
    if kind in ("name", "noun", "thing") and tokens.entities:
        entity = tokens.entity_at(max(start, end - 1), end)
        kind = _KIND_BY_LABEL.get(entity.label, kind) if entity is not None else kind
    if kind == "noun" and words.endswith(_ABSTRACT):
        kind = "thing"
    return Name(_alone(_CLOSING_ASIDE.sub("", words) if words[-1:] == ")" else words), start, end, kind)


def _alone(name: str) -> str:
    if name.endswith(_AMONG):
        for among in _AMONG:
            name = name.removesuffix(among)
    return name


def _leftmost(tokens: Tokens, units: Sequence[Unit], at: int, least: int) -> int:
    """Give the first unit of a noun phrase; a titled phrase without a personal name takes up misread ones."""
    begin = at
    while begin > least and not units[begin - 1].has_comma:
        before = units[begin - 1]
        if before.kind == "joint" and kind_of_unit(tokens, before) == "person":
            return begin
        is_part = before.kind in ("bare", "genitive", "determiner", "joint") or (
            before.kind == "time" and tokens.text[units[begin].start : units[begin].end] in _AFTER_NUMBER
        )
        if not is_part and not _is_misread_name(tokens, units, begin, at, least):
            break
        if tokens.text[before.start : before.end] in _BOUND and begin - 1 > least:
            whole = tokens.text[units[begin - 2].start : units[at].base_end]
            if _SHARE.fullmatch(whole) is None:
                break
        begin -= 1
    while begin < at and units[begin].kind == "determiner" and not _keeps(tokens.text, units, begin):
        begin += 1
    return begin


def _is_misread_name(tokens: Tokens, units: Sequence[Unit], begin: int, at: int, least: int) -> bool:
    """Tell the foreign name in "제인 도 한빛대 교수는", whose syllables Kiwi takes for particles or endings.

    So are names that Kiwi tears, and what joins the words of an office: "전자 및 양자공학과 교수".
    """
    before = units[begin - 1]
    words = tokens.text[units[begin].start : units[at].base_end]
    if words in _ALONE_NO_NAME:
        return before.kind != "speech"
    own = personal_name(words)
    # 한빛대 교수 has the letters of a name, too
    if (own and not own.endswith(_SCHOOL)) or not title_of(words):
        return False
    if words in lexicon.words("titles") and tokens.text[before.start : before.end] in lexicon.surnames():
        # 예 and 안 are adverbs, too
        return before.kind == "adverb"
    if _is_torn_name(tokens, before) or tokens.text[before.start : before.end] in _JOINTS:
        return True
    if before.kind not in ("also", "other", "connective", "oblique", "joint", "final"):
        return False
    if before.end - before.start > 4 or " " not in words:
        return False
    further = begin - 2
    return (
        further < least
        or units[further].kind == "genitive"
        or (further == least and units[further].end - units[further].start <= 4)
    )


def _is_torn_name(tokens: Tokens, unit: Unit) -> bool:
    """Tell a name of three syllables of which Kiwi takes two for an ending or another word: 정|이든, 지|한결.

    So is one of parts that no word of today ends in: a stem without an ending (시라|하), an ending of old (고하|오|ㄴ).
    """
    words = tokens.text[unit.start : unit.end]
    if len(words) != 3 or words in lexicon.adverbs() or words[0] not in lexicon.surnames():
        return False
    if _OF_NO_WORD.search(tokens.tags[unit.last]) is not None:
        return True
    second = tokens.starts[unit.first + 1 : unit.first + 2]
    if unit.kind not in _TORN or second != [unit.start + 1]:
        return False
    return tokens.tags[unit.first] not in _NO_SURNAME


def _keeps(text: str, units: Sequence[Unit], at: int) -> bool:
    """Tell a determiner that belongs to a name: 이 교수, 해당 업체, 열두 살 학생, and surnames read as one (전 의원)."""
    word = text[units[at].start : units[at].end]
    if text[units[at + 1].start : units[at + 1].end] in _AFTER_NUMBER:
        return True
    return _POINTING.match(word + " ") is not None or word in lexicon.surnames()


def kind_of_unit(tokens: Tokens, unit: Unit) -> NameKind:
    """Give what a unit by itself names."""
    words = tokens.text[unit.start : unit.base_end]
    return kind_of("X " + words, is_proper(tokens, unit)) if words else "thing"


def is_proper(tokens: Tokens, unit: Unit) -> bool:
    """Tell whether the last word of a unit's name is a proper or foreign noun."""
    last = unit.last
    while last > unit.first and (tokens.tags[last][0] == "J" or tokens.tags[last] in ("SSC", "XSN")):
        last -= 1
    return "NNP" in tokens.tags[last] or tokens.tags[last] in ("SL", "SH")


def end_of_bullets(text: str, start: int, end: int) -> int:
    """Give where what bullets and brackets open begins: ◎배도윤 조사관, ㅇ 배도윤 과장."""
    found = _BULLETS.match(text, start, end)
    return found.end() if found is not None else start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out brackets and bullets before a name."""
    start = end_of_bullets(text, start, end)
    if _CUTS.search(text, start, end) is None:
        return start, end
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline is not None else start
    for cut in ("…", " / ", ": "):
        at = text.rfind(cut, start, end)
        start = at + len(cut) if at >= 0 else start
    closing = text.find("] ", start, end)
    start = closing + 2 if closing >= 0 else start
    while start < end and text[start].isspace():
        start += 1
    return start, end
