"""Names of models, laws and programmes, by marks around them, words beside them and the way versions are written."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import cast

from nlp.entities.bodies import CACHED, joined
from nlp.entities.candidates import Candidate
from nlp.entities.cues import forms, rows, words
from nlp.entities.words import Word
from warehouse.records import EntityKind

_MARKED = re.compile(r"[‘“「『《<]([^‘’“”「」『』《》<>\n]{2,40})[’”」』》>]")
_HANGUL = re.compile("[가-힣]+")
_TITLE_MARKS = "「『"
_SIZE = re.compile(
    r"(?<![0-9A-Za-z가-힣.-])[A-Za-z가-힣][A-Za-z가-힣.]{0,30}(?:-?\d{1,3}(?:\.\d{1,3})?)?"
    r"-\d{1,4}(?:\.\d{1,3})?[BbMTt](?![A-Za-z])(?:-([A-Za-z가-힣]{1,20}))?"
)
_HAS_SIZE = re.compile(r"-\d{1,4}(?:\.\d{1,3})?[BbMTt](?![A-Za-z])")
"""What every name with a size has, and few texts."""
_PARAMETERS = re.compile(r"\d+(?:\.\d+)?[BbMTt]")
_NUMBERED = re.compile(r"[가-힣]{2,8}[ -]\d{1,2}(?:\.\d)?")
_VERSIONED = re.compile(r"[가-힣]{2,8} ?(?:\d{1,2}\.\d|(?!AI\b)[A-Z][A-Za-z]{0,3})")
_SPEECH_MARKS = "“"
_LONGEST_BODY = 2
"""Words of a body's name in marks, which only the sort before it tells."""
_REACH = 4
"""Words after a product with its version within which a verb says that it is brought out."""
_NEAR = 60
"""Characters beside a name within which the word 모델 says what it is of."""


def marked_names(text: str, found: Sequence[Word]) -> Iterator[Candidate]:
    """Give the names in marks that their last word or a word beside the marks explains.

    Args:
        text: the text with its straight marks curled.
        found: its words.
    """
    starts = [word.start for word in found]
    for match in _MARKED.finditer(text):
        first, last = bisect_left(starts, match.start(1)), bisect_left(starts, match.end(1))
        if first == last or match[1] != match[1].strip():
            continue
        bracket = match[1].find("(")
        name = match[1] if bracket < 1 else match[1][:bracket]
        label = _label_in_marks(text, match, name, found, first, last)
        if label:
            yield Candidate(match.start(1), match.start(1) + len(name), label, name)


def _label_in_marks(
    text: str, match: re.Match[str], name: str, found: Sequence[Word], first: int, last: int
) -> EntityKind | None:
    """Give what a name is that begins with the word `first` and stands in marks before the word `last`."""
    if match[0][0] in _TITLE_MARKS and _label(name, "", "") == "LAW":
        return "LAW"
    own = [word for word in found[first:last] if word.start < match.start(1) + len(name)]
    if not _are_one_name(own):
        return None
    before = after = ""
    if (
        first
        and not found[first - 1].tail
        and text[found[first - 1].end : match.start()].strip() in ("", ")")
    ):
        before = found[first - 1].stem
    if last < len(found) and not text[match.end() : found[last].start].strip():
        after = found[last].stem
    label = _label(name, before, after)
    if label == "ORG" and not _ends_as_body(name):
        # 업체 “설비망은 닫는다”, 기업 ‘봐주기’
        is_speech = match[0][0] in _SPEECH_MARKS or len(own) > _LONGEST_BODY
        return None if is_speech or all(map(_is_known, own)) else "ORG"
    if label:
        return None if _is_common(label, own) else label
    ahead = max(0, match.start() - _NEAR)
    reach, new = (_REACH, own[:1]) if _VERSIONED.fullmatch(name) else (1, own)
    if _is_released(text[match.end() : match.end() + 1], found, last, reach) and _is_new(new):
        return _released(text[ahead : match.start()])
    if _NUMBERED.fullmatch(name) and not all(map(_is_known, own[:-1])):
        around = text[ahead : match.end() + _NEAR]
        return "MODEL" if any(form in around for form in forms("of_models")) else None
    return None


def _are_one_name(own: Sequence[Word]) -> bool:
    """Tell whether words are nouns that only what may stand inside a name ties together."""
    if not own or own[-1].tail or not all(word.is_noun for word in own):
        return False
    return all(word.tail in ("", *forms("inside_name")) for word in own[:-1])


def _is_common(label: EntityKind, own: Sequence[Word]) -> bool:
    """Tell whether words that a label was found for are no name: a happening, ‘공개’ 모델."""
    last = own[-1].stem
    if label == "MODEL":
        return last in words("generic_words") or (len(own) > 1 and all(map(_is_known, own)))
    return label == "PROGRAM" and last in words("happenings")


@lru_cache(CACHED)
def _label(name: str, before: str, after: str) -> EntityKind | None:
    for label, where, word in rows("marked_names"):
        if (
            (where == "inside" and name.endswith(word) and len(name) > len(word) + 1)
            or (where == "before" and before.endswith(word))
            or (where == "after" and after.startswith(word))
        ):
            return cast(EntityKind, label)
    return None


def _ends_as_body(name: str) -> bool:
    return any(
        name.endswith(word)
        for label, where, word in rows("marked_names")
        if (label, where) == ("ORG", "inside")
    )


def models(text: str, found: Sequence[Word]) -> Iterator[Candidate]:
    """Give names of models written with their size, and unknown names right after the word for model."""
    stem_ends = {word.end: word.stem_end for word in found} if _HAS_SIZE.search(text) else {}
    for match in _SIZE.finditer(text) if stem_ends else ():
        stem_end = stem_ends.get(match.end(), 0)
        end = stem_end if match[1] and stem_end > match.start(1) else match.end()
        yield Candidate(match.start(), end, "MODEL", text[match.start() : end])
    model_words = _model_words()
    for at in range(1, len(found)):
        before, word = found[at - 1], found[at]
        if before.tail or word.gap != " ":
            continue
        if before.label == "MODEL" and _PARAMETERS.fullmatch(word.stem):
            yield Candidate(before.start, word.stem_end, "MODEL", f"{before.stem} {word.stem}")
        if not word.label and before.stem.endswith(model_words) and _is_name(word):
            yield Candidate(word.start, word.stem_end, "MODEL", word.stem)


def _is_released(after: str, found: Sequence[Word], at: int, reach: int) -> bool:
    """Tell whether a name in marks is the object of a verb of releasing within some words: ‘패브릭스’를 선보였다."""
    verbs = tuple(words("release_verbs"))
    return after in forms("object") and any(
        word.stem.startswith(verbs) for word in found[at + 1 : at + 1 + reach]
    )


def _released(before: str) -> EntityKind:
    """Give what is released: a model where the words before say so, else a product."""
    return "MODEL" if any(form in before for form in forms("model")) else "PROGRAM"


def _is_known(word: Word) -> bool:
    """Tell whether Kiwi knows a Hangul word: ‘라이선스 삼국지’ is no model."""
    return word.sort in ("common", "proper") and not word.label and _HANGUL.fullmatch(word.stem) is not None


def _is_new(own: Sequence[Word]) -> bool:
    """Tell whether no word of a name is a common one."""
    return all(word.sort in ("unknown", "proper") and not word.label for word in own)


@cache
def _model_words() -> tuple[str, ...]:
    return tuple(word for label, where, word in rows("marked_names") if (label, where) == ("MODEL", "before"))


def _is_name(word: Word) -> bool:
    has_digit = any(character.isdigit() for character in word.stem)
    return len(word.stem) > 1 and (
        (
            word.sort == "unknown"
            and word.stem not in words("generic_words")
            and not word.stem.endswith(forms("thing") + forms("predicate"))
        )
        or (word.sort == "proper" and has_digit and not word.stem[0].isdigit())
    )


def laws(found: Sequence[Word]) -> Iterator[Candidate]:
    """Give names of laws by their endings, with the words before that belong to them and a decree after."""
    decrees, corporation = words("law_after"), forms("corporation")
    law = (*forms("law"), *(form + bill for form in forms("law") for bill in forms("bill")))
    for at, word in enumerate(found):
        if word.stem in decrees and joined(found, at) and found[at - 1].label == "LAW":
            yield _decree(found, at)
        if not word.stem.endswith(law) or word.label or not word.is_noun or word.tail in corporation:
            continue
        ending, reach = _law_ending(word.stem)
        if not ending:
            continue
        first = at
        while at - first < reach and joined(found, first) and _may_belong(found[first - 1]):
            first -= 1
        if first == at and len(word.stem) < len(ending) + 2 and reach:
            continue
        last = at
        if at + 1 < len(found) and joined(found, at + 1) and found[at + 1].stem in words("law_after"):
            last = at + 1
        name = " ".join(part.stem for part in found[first : last + 1])
        yield Candidate(found[first].start, found[last].stem_end, "LAW", name)


def _decree(found: Sequence[Word], at: int) -> Candidate:
    """Give a known law with the decree after it."""
    first = at - 1
    while joined(found, first) and found[first - 1].label == "LAW":
        first -= 1
    name = " ".join(part.stem for part in found[first : at + 1])
    return Candidate(found[first].start, found[at].stem_end, "LAW", name)


@lru_cache(CACHED)
def _law_ending(stem: str) -> tuple[str, int]:
    for ending, reach, _ in rows("law_endings"):
        for form in (ending, *(ending + bill for bill in forms("bill"))):
            if stem.endswith(form):
                return form, int(reach)
    return "", 0


def _may_belong(word: Word) -> bool:
    return (
        word.is_noun
        and word.label in ("", "MODEL")
        and word.stem not in words("generic_words").difference(forms("law_subject"))
    )
