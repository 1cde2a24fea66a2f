"""Names of speakers: what kind a noun phrase is, where it begins, and which fuller form it stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.quotes import lexicon
from nlp.quotes.units import Tokens, Unit

NameKind = Literal["person", "body", "group", "report", "pronoun", "name", "noun", "thing"]
"""`noun`: a common noun that may speak; `thing`: one that cannot."""
_ASIDE = re.compile(r"\s?\([^()]*\)?")
_LATIN_ASIDE = re.compile(r"\s?\((?![A-Za-z][^가-힣]*\))[^()]*\)")
_PRONOUN = re.compile(r"^(?:그|그녀|이들|그들|본인|당사자)$")
_POINTING = re.compile(r"^(?:이|그|해당|같은|동|본)\s")
_NOT_A_NAME = re.compile(
    r"(?:(?:^|\s)(?:것|점|수|때|바|데|등|채|건|이것|이는|이번|AI|LLM|GPU|API)|문제|내용|이유|결과|경우|상황|가운데|사례|모델|기술|서비스|시스템|시대|성과|전략|법|법안|"
    r"정책|사업|프로젝트|데이터|인공지능|소스|웨이트|\d|가격|비용|규모|수준|투자|시장 규모|생태계)$"
)
_PLURAL = re.compile(r"(?:들|업계|진영)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A noun phrase that can speak, as it stands in the text."""

    text: str
    start: int
    end: int
    kind: NameKind


@cache
def kind_of(words: str, is_proper: bool) -> NameKind:
    """Give what a noun phrase names, by how it ends; `is_proper`: its last word is a proper noun."""
    plain = _ASIDE.sub("", words).strip(" '‘’\"“”")
    if not plain:
        return "thing"
    if _PRONOUN.match(plain):
        return "pronoun"
    head = plain.removesuffix(" 측")
    if _POINTING.match(head):
        return "pronoun"
    if match := lexicon.ending("bodies").search(head):
        role = lexicon.roles("bodies")[match[1]]
        whole = head.rsplit(" ", 1)[-1]
        is_long_enough = len(match[1]) > 1 or len(whole) > 3
        if (
            role == "anonymous"
            and _is_personal(head.split()[0])
            and len(head.split()[0]) == 3
            and " " in head
        ):
            return "person"
        if is_long_enough and not _longer_title(head, match[1]):
            return "group" if role == "anonymous" else "body"
    if match := lexicon.ending("titles").search(head):
        whole = head.rsplit(" ", 1)[-1]
        if len(match[1]) > 1 or whole == match[1]:
            return "person" if len(head) > len(match[1]) else "group"
    if lexicon.ending("reports").search(head):
        return "report"
    if head != plain:
        return "body"
    if _NOT_A_NAME.search(head):
        return "thing"
    if _PLURAL.search(head):
        return "group"
    return "name" if is_proper else "noun"


def _longer_title(head: str, body_ending: str) -> bool:
    """Tell whether a title ends there too and is the longer word: 연구위원 beats 원, 위원회 beats nothing."""
    match = lexicon.ending("titles").search(head)
    if match is None or len(match[1]) < len(body_ending):
        return False
    return len(match[1]) > len(body_ending) or head.rsplit(" ", 1)[-1] == match[1]


def name_ending_at(tokens: Tokens, units: Sequence[Unit], at: int, least: int = 0) -> Name:
    """Give the noun phrase whose last unit is `at`, not reaching before unit `least`."""
    begin = at
    while begin > least:
        before = units[begin - 1]
        if before.has_comma or before.kind not in ("bare", "genitive", "determiner", "joint"):
            break
        if before.kind == "joint" and kind_of_unit(tokens, before) == "person":
            return name_ending_at(tokens, units, begin - 1, least)
        begin -= 1
    while begin < at and units[begin].kind == "determiner" and not _keeps(tokens.text, units[begin]):
        begin += 1
    start, end = units[begin].start, units[at].base_end
    start, end = _trimmed(tokens.text, start, end)
    words = tokens.text[start:end]
    return Name(_LATIN_ASIDE.sub("", words), start, end, kind_of(words, is_proper(tokens, units[at])))


def _keeps(text: str, unit: Unit) -> bool:
    """Tell a determiner that belongs to a name: 이 교수, 해당 업체, and surnames read as one (전 의원)."""
    word = text[unit.start : unit.end]
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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out brackets and bullets before a name."""
    while start < end and text[start] in "[]<>■◆◇▲△▶●○※*=-–— ·,":
        start += 1
    closing = text.find("] ", start, end)
    return (closing + 2 if closing >= 0 else start), end


def personal_name(name: str) -> str:
    """Give the Korean personal name in a phrase with a title, "" if none is told: "이나루 새솔AI 대표" → 이나루."""
    words = re.split(r"[\s/]+", _ASIDE.sub("", name).strip())
    if words and lexicon.ending("titles").search(words[-1]):
        title = lexicon.ending("titles").search(words[-1])
        stem = words[-1][: title.start()] if title else ""
        words = [*words[:-1], *([stem] if stem and len(stem) <= 4 and not words[:-1] else [])]
    if not words:
        return ""
    places = [words[0], words[-1]]
    for length in (3, 4, 2):
        for word in places:
            if len(word) == length and _is_personal(word):
                return word
    return words[-1] if len(words) == 1 and words[0] in lexicon.surnames() else ""


def _is_personal(word: str) -> bool:
    if not re.fullmatch(r"[가-힣]+", word):
        return False
    known = lexicon.surnames()
    if word[:2] in known and len(word) >= 3:
        return True
    if word[0] not in known or len(word) == 4:
        return False
    match = lexicon.ending("bodies").search(word)
    return match is None and not lexicon.ending("titles").fullmatch(word)


def title_of(name: str) -> str:
    """Give the title that closes a name, "" if none does."""
    match = lexicon.ending("titles").search(_ASIDE.sub("", name))
    return match[1] if match else ""
