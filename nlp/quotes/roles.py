"""What a speaker speaks as, by title and affiliation; the registry's word on known ones is nlp/components/quotes.py's."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.quotes import lexicon
from nlp.quotes.body_roles import (
    DEPARTMENT,
    ONE_LETTER,
    employer_role,
    ending_role,
    is_of_many,
    is_own_name,
    town_role,
    word_role,
)
from nlp.quotes.personal_names import FORMER, personal_name
from warehouse.records import SpeakerRole

_ASIDE = re.compile(r"\([^()]*\)?")
_STARTUP = lexicon.pattern("startup")
_OFFICIAL = lexicon.pattern("official")
_INVESTOR = lexicon.pattern("investor")
FOREIGN = lexicon.pattern("foreign")
OFFICE = ("government", "legislature")
_OFFICES = (*OFFICE, "foreign_government")
_TRADES = ("company", "investor", "startup")
"""Whom those within speak for though nobody is named: 개발사 관계자, 한 증권사 임원."""
(_WHOSE,) = lexicon.group("whose")
(_PLURAL_ENDING,) = lexicon.group("plural_ending")
_SIDE = lexicon.group("beside_names")[0].strip()
"""The body's side, of which it may stand without a blank: 회사측."""
_HEADS_OF_FIRMS = lexicon.group("heads_of_firms")
_SHARED = lexicon.group("shared_offices")
"""Offices that ministries have, and parties, unions and firms as well."""
(_HEAD,) = lexicon.group("head")
_OWN_TRADES = lexicon.group("own_trades")
NEWS_VERBS = lexicon.group("news_verbs")
"""What papers alone do."""
_YOUNG = lexicon.pattern("young")
_KIN = lexicon.group("kin")
MEMBERS = lexicon.group("members")
"""Offices of those who sit in parliament, and on other boards."""
_HEADS = lexicon.pattern("heads")
_LEARNED = lexicon.group("learned")
_SCHOLARS = lexicon.group("scholars")
_OF_STATE = lexicon.group("offices_of_state")
"""Offices that firms hardly have: who bears one and names no body is an official."""
_ANY_FIRM = lexicon.group("any_firm")
_TEAM = lexicon.pattern("team")
_POINTING = lexicon.pattern("pointing")
_INDEFINITE = lexicon.pattern("indefinite")
_ONE_OF_MANY = lexicon.pattern("one_of_many")
_ANONYMISED = lexicon.pattern("anonymised")
_MOST_TELLING_FIRST: tuple[SpeakerRole, ...] = (
    "academia", "foreign_government", "legislature", "government", "civil_society", "media", "investor", "startup",
    "company", "institute",
)  # fmt: skip
"""Whose role counts where several bodies are named: a professor's of a university, whatever firm stands beside it."""


@lru_cache(maxsize=8192)
def role_of(name: str, kind: str, home: SpeakerRole | None = None) -> SpeakerRole | None:
    """Give the role a name tells; None for no name.

    Args:
        name: the speaker in the fullest form.
        kind: what the name is (`nlp.quotes.names.NameKind`).
        home: what the body spoken of last speaks as, whom a bare internal title (외교안보팀장) belongs to.
    """
    if not name:
        return None
    plain = _ASIDE.sub("", name).strip()
    if kind == "person" and (trade := _trade_in(name)) and not lexicon.closing("titles", plain):
        plain = f"{plain} {trade}"
    if _ANONYMISED.search(name):
        return "anonymous"
    if plain in lexicon.words("titles"):
        return _of_person(plain, home)
    if kind == "person" or (kind == "pronoun" and lexicon.closing("titles", plain)):
        return _of_person(plain, home)
    if kind == "group" or _OFFICIAL.search(plain) or _INDEFINITE.search(plain):
        return _of_group(plain)
    return _of_body(plain)


def _trade_in(name: str) -> str:
    """Give the calling in parentheses after a name, "" if none stands there: 배도윤(화학자)."""
    aside = name.partition("(")[2].removesuffix(")")
    return aside if lexicon.closing("titles", aside) else ""


class _Person(NamedTuple):
    """What a person's name with title and body tells, taken apart: "이나루 새솔AI 대표"."""

    plain: str
    """All of it."""
    title: str
    role: SpeakerRole | None
    """The title's own."""
    before: str
    """What stands before the title."""
    words: list[str]
    """Of that, genitives without their particle."""
    own: str
    """The Korean personal name."""


def _of_person(plain: str, home: SpeakerRole | None) -> SpeakerRole:
    title = lexicon.closing("titles", plain)
    if not title and _OFFICIAL.search(plain):
        return _of_group(plain)
    if not title and (titled := _up_to_title(plain)):
        return _of_titled(titled, home)
    if title and (headed := _headed(plain)) is not None:
        return headed
    role = lexicon.roles("titles")[title] if title else None
    before = plain.removesuffix(title)
    if (town := town_role(before.split()[:2])) is not None and len(before.split()) > 1:
        return town
    words = [word.removesuffix(_WHOSE) for word in re.split(r"[\s/]+", before) if word and word not in FORMER]
    person = _Person(plain, title, role, before, words, personal_name(plain))
    if role in OFFICE:
        return _of_office(person, home) or role
    if role in ("academia", "media", "foreign_government"):
        return role
    if _ONE_OF_MANY.search(plain):
        employer = employer_role(words, person.own)
        return employer if employer in _TRADES and not is_of_many(words) else "anonymous"
    if lexicon.roles("bodies").get(title) == "anonymous" and not person.own:
        return "anonymous"
    if _INVESTOR.search(before):
        return "investor"
    if _STARTUP.search(before):
        return "startup"
    return _of_bodies(person) or _of_trade(person) or _of_home(person, home)


def _of_office(person: _Person, home: SpeakerRole | None) -> SpeakerRole | None:
    """Give the role of an official where it is not the office's own: a party's 대변인, one abroad."""
    if person.title.endswith(_SHARED):
        is_apart = person.before.endswith(" ")
        other = employer_role(person.words if is_apart else person.words[:-1], person.own)
        if other is not None and other != "government":
            return other
        if other is None and home == "legislature" and may_be_at_home(person.plain):
            return home
    is_abroad = any(ending_role(word) == "foreign_government" for word in person.words)
    return "foreign_government" if is_abroad or FOREIGN.search(person.before) else None


def _of_bodies(person: _Person) -> SpeakerRole | None:
    """Give the role of the bodies named before a title, the most telling one; None if none is."""
    words = person.words
    is_joined = len(words) > 1 and not person.before.endswith(" ")
    parts = words[:-1] if is_joined and len(lexicon.closing("bodies", words[-1])) == 1 else words
    heads_firm = person.title.endswith(_HEADS_OF_FIRMS)
    role_of_word = ending_role if heads_firm else word_role
    found = {role_of_word(word) for word in parts if not _TEAM.search(word) and word != person.own}
    if heads_firm:
        found.discard("institute")
    if person.role == "company" and "company" in found:
        found -= {"government", "institute"}
    told = next((role for role in _MOST_TELLING_FIRST if role in found), None)
    return "foreign_government" if told in OFFICE and FOREIGN.search(person.before) else told


def _of_trade(person: _Person) -> SpeakerRole | None:
    """Give the role of what scholars, and those whose title tells nothing, are called before the name."""
    is_scholar, tells_nothing = person.title in _SCHOLARS, person.role == "anonymous"
    trade = _trade_before(person.words, person.own) if is_scholar or tells_nothing else None
    if is_scholar and trade == "academia":
        return trade
    return (trade or "anonymous") if tells_nothing else None


def _of_home(person: _Person, home: SpeakerRole | None) -> SpeakerRole:
    """Give the role of the body spoken of last to one whose own is not named, else what the title tells."""
    title, role = person.title, person.role
    is_head = title.endswith(_HEAD) and title.removesuffix(_HEAD) in lexicon.words("bodies")
    heads_body = is_head and len(person.words) > 1
    is_at_home = role in (None, "company", "institute") and not heads_body and may_be_at_home(person.plain)
    if home and is_at_home and not (home in _OFFICES and title.endswith(_HEADS_OF_FIRMS)):
        return home
    if role is None and title.endswith(_OF_STATE):
        return "foreign_government" if FOREIGN.search(person.before) else "government"
    return role or ("academia" if title in _SCHOLARS else "company")


def _trade_before(words: Sequence[str], own: str) -> SpeakerRole | None:
    """Give the role of what a person is called before the name, the last two words at most: 역사 교사 존 스미스 씨."""
    for trade in ([word for word in words if word != own], words[:-1], words[:-2]):
        title = lexicon.closing("titles", " ".join(trade))
        if title and lexicon.roles("titles")[title] is not None:
            return _of_person(" ".join(trade), None)
    return None


@lru_cache(maxsize=8192)
def may_be_at_home(name: str) -> bool:
    """Tell a person with an office of whose body nothing is said: 차정미 외교안보팀장, not 나새봄 새결 대표."""
    plain = _ASIDE.sub("", name).strip()
    title = lexicon.closing("titles", plain)
    before = plain.removesuffix(title)
    parts = [word.removesuffix(_WHOSE) for word in before.split() if word not in FORMER]
    words = [word for word in parts if not DEPARTMENT.search(word)] if before.endswith(" ") else parts
    if not title or title in _OWN_TRADES or len(words) > 2:
        return False
    longest = 4 if len(words) == 1 else 6
    if any(not re.fullmatch(rf"[가-힣]{{1,{longest}}}", word) for word in words):
        return False
    return not (len(words) == 2 and before.endswith(" ") and personal_name(plain) in words)


def _headed(plain: str) -> SpeakerRole | None:
    """Give the role of the body whose head is called by its name: 총학생회장, 상공회의소장; not 기술본부장."""
    body = plain.rsplit(" ", 1)[-1].removesuffix(_HEAD)
    ending = lexicon.closing("bodies", body)
    if body == plain.rsplit(" ", 1)[-1] or len(ending) < 3 or DEPARTMENT.search(body):
        return None
    role = lexicon.roles("bodies")[ending]
    if role == "institute" and _is_part_of("company", plain):
        return "company"
    return "foreign_government" if role in OFFICE and FOREIGN.search(plain) else role


def _is_part_of(role: SpeakerRole, plain: str) -> bool:
    """Tell whether a word before the last one is a body of a role: 국회 입법조사처, 새솔대 연구소."""
    return any(ending_role(word) == role for word in plain.split()[:-1])


def _of_titled(titled: str, home: SpeakerRole | None) -> SpeakerRole:
    """Give the role of an office that a name follows: 젊은 연구자 존 스미스, who is not one of 연구자들."""
    role = _of_person(titled, home)
    is_scholar = role == "anonymous" and lexicon.closing("titles", titled) in _SCHOLARS
    return "academia" if is_scholar else role


def _up_to_title(plain: str) -> str:
    """Give what stands before a personal name, up to an office: 오픈랩 최고경영자 for 오픈랩 최고경영자 존 스미스."""
    words = plain.split()
    for count in range(len(words) - 1, max(len(words) - 3, 0), -1):
        if len(lexicon.closing("titles", words[count - 1])) > 1:
            return " ".join(words[:count])
    return ""


def _of_group(plain: str) -> SpeakerRole:
    plain = _HEADS.sub("", plain)
    if lexicon.closing("titles", plain) in _LEARNED:
        return "academia"
    stem = _OFFICIAL.sub("", plain)
    if stem != plain and stem:
        words = stem.split()
        of = next((place for place, word in enumerate(words) if word.endswith(_WHOSE)), None)
        if of is not None and stem.removesuffix(_WHOSE) not in _ANY_FIRM:
            # 데이터센터 회사의 구매 담당자, but no one firm's: 다른 기업의 임원
            words = [*words[:of], words[of].removesuffix(_WHOSE)]
        is_pointed_at = len(words) > 1 and _POINTING.match(stem) is not None
        words = words[is_pointed_at:]
        if words[0] in ONE_LETTER:
            return lexicon.roles("bodies").get(words[0], "government") or "anonymous"
        is_part = len(words) > 1 and word_role(words[-1]) is None
        word = words[-2] if is_part else words[-1]
        if " ".join(words) in _ANY_FIRM or (is_pointed_at and word in _ANY_FIRM):
            return "company"
        role = word_role(word)
        if role in _OFFICES:
            return "foreign_government" if FOREIGN.search(plain) else role
        is_meant = len(words) == 1 and (is_pointed_at or word in lexicon.words("generic_bodies"))
        if (role in _TRADES and not is_of_many(words)) or (
            role not in (None, "anonymous") and (is_meant or is_own_name(word))
        ):
            return role
    one = plain.removesuffix(_PLURAL_ENDING)
    role = ending_role(plain) or (ending_role(one) if one != plain else None)
    return role or "anonymous"


def _of_body(plain: str) -> SpeakerRole:
    if _INVESTOR.search(plain):
        return "investor"
    if _STARTUP.search(plain):
        return "startup"
    plain = plain.removesuffix(_SIDE).rstrip()
    if (town := town_role(plain.split())) is not None:
        return town
    if FOREIGN.fullmatch(plain):
        return "foreign_government"
    role = word_role(plain)
    if role in OFFICE and (FOREIGN.search(plain) or _is_part_of("foreign_government", plain)):
        return "foreign_government"
    if role == "government" and _is_part_of("legislature", plain):
        return "legislature"
    if role == "institute" and _is_part_of("academia", plain):
        return "academia"
    if role is None and (report := lexicon.closing("reports", plain)):
        issuer = plain.removesuffix(report).strip()
        return _of_body(issuer) if issuer else "institute"
    if role is None and (titled := _up_to_title(plain)):
        return _of_titled(titled, None)
    for word in reversed(plain.split()):
        if role is None and word in lexicon.words("bodies"):
            role = lexicon.roles("bodies")[word]
    if role is None and (_YOUNG.search(plain) or plain.endswith(_KIN)):
        return "anonymous"
    return role or "company"
