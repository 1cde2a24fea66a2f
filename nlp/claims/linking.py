"""From a class word to its subject, by what stands between them in the line of dictionary forms.

    오픈 웨이트 모델 [젬마]                  class before a name, nothing but nouns between
    폐쇄형 모델을 앞세운 [오픈AI]            a clause that modifies the name
    [클로드]나 [제미나이] 같은 폐쇄형 서비스  names before "같은" or "등", all of a list
    [메타]의 오픈 모델                        a firm's models
    오픈소스라고 알려졌지만 [라마]는          what it is called, disputed or not
    [라마]를 오픈소스로 공개했다              a topic, subject or object of what is done
A model's name is preferred to a firm's, a nearer one to a farther one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.records import Openness

_NOUN = r"(?:(?!달리|대신|대비|반면)[^ -][^ ]*(?<!다))"
_MARK = r"(?: ?[‘’'“”\"()\[\],·&/])"
_NOUNS_ONLY = re.compile(
    rf"[^ ]*(?:{_MARK}| {_NOUN}| -의| -로 -는| -으로 -는| -에서 -는| -에서| 이다 -ㄴ| -로| -으로)* ?[‘'“\"]?"
)
_MODIFIES = re.compile(
    rf"(?:(?! -고 | -며 | -지만 | -는데 |[.?!”]).){{0,30}}다 (?:-었 )?-(?:ㄴ|는|은|던)(?:{_MARK}| {_NOUN}| -의)* ?"
)
_COORDINATED = re.compile(
    rf"[^ ]{{0,8}}(?:{_MARK}| -와| -과| -나| -이나| -랑| 및| 그리고| {_NOUN}| -의){{0,9}} ?"
)
_JOINS = re.compile(r" -(?:와|과|나|이나) |[,·&]| 및 ")
_SUCH_AS = re.compile(
    rf"[^ ]*{_MARK}*(?: -와| -과| -나| -이나)? ?(?:[^ ]* )?(?:같다 -은|같다 -ㄴ|등|등 -의|처럼)(?:{_MARK}| {_NOUN}| -의)* ?[^ ]*"
)
_OWNS = re.compile(rf"[^ ]*{_MARK}* -의(?:{_MARK}| {_NOUN})* ?[^ ]*")
_CASE = re.compile(rf"[^ ]{{0,6}}(?:{_MARK}| {_NOUN}){{0,4}} ?(-은|-는|-이|-가|-를|-을|-도|-만|-의|,)(?= |$)")
_BESIDE = re.compile(rf"[^ ]{{0,6}}(?:{_MARK}| {_NOUN}){{0,3}} ?[^ ]{{0,6}}")
_NOMINATIVES = ("-은", "-는", "-이", "-가")
_OTHER_SUBJECT = re.compile(r"[^ ]+(?<!다) -(?:이|가) |[“”]")
_CALLED = re.compile(
    r"[^ ]*(?: 이다)? -(?:라고|으로|로) (?:알리다|알려지다|불리다|부르다|하다|소개되다|내세우다)(?: -[^ ]+| 지다)*(?: ,)? ?"
)
_FIRM_WORD = re.compile(r"기업|회사|업체|스타트업|개발사|연구소")
_MODEL_WORD = re.compile(r"모델|ai|인공지능|llm")
_AFTER_REACH, _BEFORE_REACH, _VAGUE_REACH = 70, 90, 8
_VAGUE = 1.0
"""An act of less weight (열다, 닫다) may be done to anything: it counts right beside a model's name alone."""


def firm_acts(verbs: str) -> re.Pattern[str]:
    """Give the pattern of what follows a class word where a firm's models as a whole are meant."""
    return re.compile(
        rf"[^ ]*(?: {_NOUN}){{0,3}} (?:-를|-을|-로|-으로)(?: -만)?(?: {_NOUN})? (?:{verbs})(?![^ ])"
    )


@dataclass(frozen=True, slots=True)
class Name:
    """One model or body named in the sentence, by its place in the line."""

    start: int
    end: int
    entity_id: str
    is_model: bool


@dataclass(frozen=True, slots=True)
class ClassWord:
    """One word for a class of openness, by its place in the line."""

    start: int
    end: int
    claimed: Openness
    is_act: bool
    weight: float


def subjects_of(
    word: ClassWord, names: Sequence[Name], line: str, bounds: tuple[int, int], acts: re.Pattern[str]
) -> list[Name]:
    """Give whom a class word is said of, none if the sentence does not tell.

    Args:
        word: the class word.
        names: models and bodies of the stretch the word may reach: its sentence as far as the next class words.
        line: the text's line.
        bounds: where the stretch begins and ends in the line.
        acts: what `firm_acts` gave.
    """
    if word.claimed == "hybrid":
        return _acting_firm(word, names, line)
    if word.weight < _VAGUE:
        return _acted_on(word, [name for name in names if word.start - name.end <= _VAGUE_REACH], line)
    found = (
        _named_after(word, names, line, acts) or _such_as(word, names, line) or _acted_on(word, names, line)
    )
    if found:
        return found
    is_of_models = word.is_act and _MODEL_WORD.search(line[bounds[0] : word.end]) is not None
    if is_of_models or acts.match(line, word.end) is not None:
        found = _acting_firm(word, names, line)
    return found or ([] if word.is_act else _owner(word, names, line))


def _named_after(word: ClassWord, names: Sequence[Name], line: str, acts: re.Pattern[str]) -> list[Name]:
    for name in names:
        gap = line[word.end : name.start]
        if name.start < word.end or len(gap) > _AFTER_REACH:
            continue
        is_modified = _MODIFIES.fullmatch("하다" + gap if word.is_act else gap) is not None
        is_named = not word.is_act and _NOUNS_ONLY.fullmatch(gap) is not None
        is_called = _CALLED.fullmatch(gap) is not None
        if name.is_model and (is_modified or is_named or is_called):
            return _list_from(name, names, line)
        is_firm = (is_modified and acts.match(line, word.end)) or (is_named and _FIRM_WORD.search(gap))
        if not name.is_model and not word.is_act and is_firm:
            follower = [other for other in names if other.is_model and 0 <= other.start - name.end <= 4]
            return follower[:1] or [name]
    return []


def _list_from(first: Name, names: Sequence[Name], line: str) -> list[Name]:
    found = [first]
    for name in names:
        if name.start >= found[-1].end and name.is_model == first.is_model:
            if _COORDINATED.fullmatch(line[found[-1].end : name.start]) is None:
                break
            found.append(name)
    return found


def _such_as(word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
    before = [name for name in names if name.end <= word.start]
    if not before or _SUCH_AS.fullmatch(line[before[-1].end : word.start]) is None:
        return []
    found = [before[-1]]
    for name in reversed(before[:-1]):
        if name.is_model != found[-1].is_model:
            continue
        if _COORDINATED.fullmatch(line[name.end : found[-1].start]) is None:
            break
        found.append(name)
    return found[::-1]


def _acted_on(word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
    """Give the nearest model that is topic, subject or object before the word, or stands right beside an act."""
    before = [name for name in names if name.is_model and name.end <= word.start <= name.end + _BEFORE_REACH]
    for name in reversed(before):
        gap = line[name.end : word.start]
        has_case = (case := _CASE.match(line, name.end)) is not None and case.end() <= word.start + 1
        if has_case or (word.is_act and _BESIDE.fullmatch(gap) is not None):
            return _list_to(name, before, line)
    return []


def _list_to(last: Name, names: Sequence[Name], line: str) -> list[Name]:
    found = [last]
    for name in reversed(names):
        if name.end <= found[-1].start and name.is_model:
            gap = line[name.end : found[-1].start]
            if _COORDINATED.fullmatch(gap) is None or _JOINS.search(gap) is None:
                break
            found.append(name)
    return found[::-1]


def _owner(word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
    before = [name for name in names if name.end <= word.start]
    if before and _OWNS.fullmatch(line[before[-1].end : word.start]) is not None:
        return [before[-1]]
    return []


def _acting_firm(word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
    """Give the nearest firm that is the subject of the word's clause, unless another subject comes between."""
    for name in reversed(names):
        case = None if name.is_model or name.end > word.start else _CASE.match(line, name.end)
        if case is not None and case[1] in _NOMINATIVES:
            between = line[case.end() : word.start]
            if case[1] in ("-은", "-는") and " ," in between:
                between = between[between.rindex(" ,") :]
            return [] if word.claimed != "hybrid" and _OTHER_SUBJECT.search(between) else [name]
    return []
