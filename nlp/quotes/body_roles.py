"""What the words of a body's name tell of its role: by their endings, a town's and parliament's bodies, societies."""

from collections.abc import Sequence

from nlp.quotes import lexicon
from warehouse.records import SpeakerRole

ONE_LETTER = lexicon.group("one_letter_bodies")
DEPARTMENT = lexicon.pattern("department")
_MANY = lexicon.group("of_many")
_SHORT = lexicon.group("short_endings")
_MUNICIPALITY = lexicon.pattern("municipality")
_PARLIAMENT = lexicon.group("parliament")
_SOCIETIES = lexicon.group("societies")
"""What many societies end in, and meetings as well, which is why it makes no body of a name: 모델나눔회, 토론회."""
_LEAST_SOCIETY = 3
"""Letters."""


def word_role(word: str) -> SpeakerRole | None:
    """Give the role of a body by its last word, a town's, parliament's and societies' among them: 수원시, 국회도서관."""
    if word.startswith(_PARLIAMENT) and not lexicon.closing("bodies", word).startswith(_PARLIAMENT):
        return "legislature"
    if _MUNICIPALITY.fullmatch(word):
        return "government"
    is_society = len(word) > _LEAST_SOCIETY and word.endswith(_SOCIETIES)
    if is_society and not lexicon.closing("bodies", word):
        return "civil_society"
    return ending_role(word)


def ending_role(word: str) -> SpeakerRole | None:
    """Give the role of a body by what its name ends in, None for what is none: 한빛대 is academia's, 막대 nobody's."""
    ending = lexicon.closing("bodies", word)
    if len(lexicon.closing("titles", word)) > len(ending):
        # the last letter of 기획담당 is no party's
        return None
    if len(ending) == 1 and len(word.rsplit(" ", 1)[-1]) < (3 if ending in _SHORT else 4):
        return None
    return lexicon.roles("bodies")[ending] if ending else None


def employer_role(words: Sequence[str], own: str) -> SpeakerRole | None:
    """Give the role of the body that stands last among words before an office, whose bearer's own name is `own`."""
    roles = (word_role(word) for word in reversed(words) if word != own)
    return next((role for role in roles if role not in (None, "anonymous")), None)


def town_role(words: Sequence[str]) -> SpeakerRole | None:
    """Give the role of what a text calls by one letter, or of its department: 시, 도 교통국, 당."""
    if words[:1] and words[0] in ONE_LETTER and all(DEPARTMENT.search(word) for word in words[1:]):
        return lexicon.roles("bodies").get(words[0], "government")
    return None


def is_of_many(words: Sequence[str]) -> bool:
    """Tell those within one of many suppliers, whom nothing tells from the trade: 한 납품업체 임원."""
    return any(word.endswith(_MANY) for word in words)


def is_own_name(word: str) -> bool:
    """Tell the name of one body (새솔리서치) from a word for many (납품업체, 시민단체)."""
    return word not in lexicon.words("bodies") and not lexicon.closing("sorts_of_bodies", word)
