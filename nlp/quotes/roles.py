"""What a speaker speaks as: by the registry where the speaker is known, else by title and affiliation."""

import re
from collections.abc import Sequence
from functools import lru_cache

from nlp.quotes import lexicon
from nlp.quotes.personal_names import FORMER, personal_name
from warehouse.records import SpeakerRole

_ASIDE = re.compile(r"\([^()]*\)?")
STARTUP = lexicon.pattern("startup")
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
_MANY = lexicon.group("of_many")
_HEADS_OF_FIRMS = lexicon.group("heads_of_firms")
_SHORT = lexicon.group("short_endings")
_ONE_LETTER = lexicon.group("one_letter_bodies")
_SHARED = lexicon.group("shared_offices")
"""Offices that ministries have, and parties, unions and firms as well."""
(_HEAD,) = lexicon.group("head")
_OWN_TRADES = lexicon.group("own_trades")
_MUNICIPALITY = lexicon.pattern("municipality")
NEWS_VERBS = lexicon.group("news_verbs")
"""What papers alone do."""
_YOUNG = lexicon.pattern("young")
_KIN = lexicon.group("kin")
_SOCIETIES = lexicon.group("societies")
"""What many societies end in, and meetings as well, which is why it makes no body of a name: 모델나눔회, 토론회."""
_LEAST_SOCIETY = 3
"""Letters."""
_PARLIAMENT = lexicon.group("parliament")
MEMBERS = lexicon.group("members")
"""Offices of those who sit in parliament, and on other boards."""
_HEADS = lexicon.pattern("heads")
_LEARNED = lexicon.group("learned")
_SCHOLARS = lexicon.group("scholars")
_OF_STATE = lexicon.group("offices_of_state")
"""Offices that firms hardly have: who bears one and names no body is an official."""
_ANY_FIRM = lexicon.group("any_firm")
_TEAM = lexicon.pattern("team")
_DEPARTMENT = lexicon.pattern("department")
_INDEFINITE = lexicon.pattern("indefinite")
_ONE_OF_MANY = lexicon.pattern("one_of_many")
_ANONYMISED = lexicon.pattern("anonymised")
_NEAREST_FIRST: tuple[SpeakerRole, ...] = (
    "academia", "foreign_government", "legislature", "government", "civil_society", "media", "investor", "startup",
    "company", "institute",
)  # fmt: skip


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


def _of_person(plain: str, home: SpeakerRole | None) -> SpeakerRole:
    title = lexicon.closing("titles", plain)
    if not title and _OFFICIAL.search(plain):
        return _of_group(plain)
    if not title and (titled := _up_to_title(plain)):
        return _of_titled(titled, home)
    role = lexicon.roles("titles")[title] if title else None
    if title and (headed := _headed(plain)) is not None:
        return headed
    before = plain.removesuffix(title)
    if (town := _of_town(before.split()[:2])) is not None and len(before.split()) > 1:
        return town
    words = [word.removesuffix(_WHOSE) for word in re.split(r"[\s/]+", before) if word and word not in FORMER]
    own = personal_name(plain)
    if role in OFFICE:
        other = (
            _employer_role(words if before.endswith(" ") else words[:-1], own)
            if title.endswith(_SHARED)
            else None
        )
        if other is not None and other != "government":
            return other
        if other is None and home == "legislature" and title.endswith(_SHARED) and may_be_at_home(plain):
            return home
        if any(_ending_role(word) == "foreign_government" for word in words):
            return "foreign_government"
        return "foreign_government" if FOREIGN.search(before) else role
    if role in ("academia", "media", "foreign_government"):
        return role
    if _ONE_OF_MANY.search(plain):
        employer = _employer_role(words, own)
        return employer if employer in _TRADES and not _is_of_many(words) else "anonymous"
    if lexicon.roles("bodies").get(title) == "anonymous" and not own:
        return "anonymous"
    if _INVESTOR.search(before):
        return "investor"
    if STARTUP.search(before):
        return "startup"
    is_joined = len(words) > 1 and not before.endswith(" ")
    parts = words[:-1] if is_joined and len(lexicon.closing("bodies", words[-1])) == 1 else words
    is_of = _ending_role if title.endswith(_HEADS_OF_FIRMS) else _word_role
    found = {
        of
        for word in parts
        if not _TEAM.search(word) and word != own and (of := is_of(word)) not in (None, "anonymous")
    }
    if title.endswith(_HEADS_OF_FIRMS) and "institute" in found:
        found.discard("institute")
    for of in _NEAREST_FIRST:
        if of in found and not (
            of in ("government", "institute") and role == "company" and "company" in found
        ):
            return "foreign_government" if of in OFFICE and FOREIGN.search(before) else of
    is_head = title.endswith(_HEAD) and title.removesuffix(_HEAD) in lexicon.words("bodies")
    heads_body = is_head and len(words) > 1
    if title in _SCHOLARS and _trade_before(words, own) == "academia":
        return "academia"
    if role == "anonymous":
        return _trade_before(words, own) or ("company" if "company" in found else "anonymous")
    is_of_home = role in (None, "company", "institute") and not heads_body and may_be_at_home(plain)
    if home and is_of_home and not (home in _OFFICES and title.endswith(_HEADS_OF_FIRMS)):
        return home
    if role is None and title.endswith(_OF_STATE):
        return "foreign_government" if FOREIGN.search(before) else "government"
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
    words = [word for word in parts if not _DEPARTMENT.search(word)] if before.endswith(" ") else parts
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
    if body == plain.rsplit(" ", 1)[-1] or len(ending) < 3 or _DEPARTMENT.search(body):
        return None
    role = lexicon.roles("bodies")[ending]
    if role == "institute" and any(_ending_role(word) == "company" for word in plain.split()[:-1]):
        return "company"
    return "foreign_government" if role in OFFICE and FOREIGN.search(plain) else role


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
        if words[0] in _ONE_LETTER:
            return lexicon.roles("bodies").get(words[0], "government") or "anonymous"
        if stem in _ANY_FIRM:
            return "company"
        is_part = len(words) > 1 and _ending_role(words[-1]) is None and _DEPARTMENT.search(words[-1])
        word = words[-2] if is_part else words[-1]
        role = _word_role(word)
        if role in _OFFICES:
            return "foreign_government" if FOREIGN.search(plain) else role
        is_meant = len(words) == 1 and stem in lexicon.words("generic_bodies")
        if (role in _TRADES and not _is_of_many(words)) or (
            role not in (None, "anonymous") and (is_meant or _is_own_name(words[-1]))
        ):
            return role
    one = plain.removesuffix(_PLURAL_ENDING)
    role = _ending_role(plain) or (_ending_role(one) if one != plain else None)
    return role or "anonymous"


def _of_town(words: Sequence[str]) -> SpeakerRole | None:
    """Give the role of what a text calls by one letter, or of its department: 시, 도 교통국, 당."""
    if words[:1] and words[0] in _ONE_LETTER and all(_DEPARTMENT.search(word) for word in words[1:]):
        return lexicon.roles("bodies").get(words[0], "government")
    return None


def _is_of_many(words: Sequence[str]) -> bool:
    """Tell those within one of many suppliers, whom nothing tells from the trade: 한 납품업체 임원."""
    return any(word.endswith(_MANY) for word in words)


def _is_own_name(word: str) -> bool:
    """Tell the name of one body (새솔리서치) from a word for many (납품업체, 시민단체)."""
    return word not in lexicon.words("bodies") and not lexicon.closing("sorts_of_bodies", word)


def _of_body(plain: str) -> SpeakerRole:
    if _INVESTOR.search(plain):
        return "investor"
    if STARTUP.search(plain):
        return "startup"
    plain = plain.removesuffix(_SIDE).rstrip()
    if (town := _of_town(plain.split())) is not None:
        return town
    if FOREIGN.fullmatch(plain):
        return "foreign_government"
    role = _word_role(plain)
    if role in OFFICE and (
        FOREIGN.search(plain)
        or any(_ending_role(word) == "foreign_government" for word in plain.split()[:-1])
    ):
        return "foreign_government"
    if role == "government" and any(_ending_role(word) == "legislature" for word in plain.split()[:-1]):
        return "legislature"
    if role == "institute" and any(_ending_role(word) == "academia" for word in plain.split()[:-1]):
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


def _employer_role(words: Sequence[str], own: str) -> SpeakerRole | None:
    """Give the role of the body that stands last among words before an office, whose bearer's own name is `own`."""
    roles = (_word_role(word) for word in reversed(words) if word != own)
    return next((role for role in roles if role not in (None, "anonymous")), None)


def _word_role(word: str) -> SpeakerRole | None:
    """Give the role of a body by its last word, a town's, parliament's and societies' among them: 수원시, 국회도서관."""
    if word.startswith(_PARLIAMENT) and not lexicon.closing("bodies", word).startswith(_PARLIAMENT):
        return "legislature"
    if _MUNICIPALITY.fullmatch(word):
        return "government"
    is_society = len(word) > _LEAST_SOCIETY and word.endswith(_SOCIETIES)
    if is_society and not lexicon.closing("bodies", word):
        return "civil_society"
    return _ending_role(word)


def _ending_role(word: str) -> SpeakerRole | None:
    ending = lexicon.closing("bodies", word)
    if len(lexicon.closing("titles", word)) > len(ending):
        # the last letter of 기획담당 is no party's
        return None
    if len(ending) == 1 and len(word.rsplit(" ", 1)[-1]) < (3 if ending in _SHORT else 4):
        return None
    return lexicon.roles("bodies")[ending] if ending else None
