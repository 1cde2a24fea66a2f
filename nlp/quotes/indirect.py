"""Reported clauses: -다고/-라고/-자고/-냐고 before a reporting verb, -다는/-라는/-자는 before a noun of saying.

The span begins after the speaker and after what frames the saying, which is neither subject nor words: connectives
(이어, 다만), when (이날, 2일), where it was said (간담회에서, X를 통해), what it answers (…에 대해), and a clause
that itself reports (…에 우려를 나타내며,). It ends before the 고 or 는 of the ending: "필요하다|고".
"""

from collections.abc import Sequence

from nlp.quotes import lexicon
from nlp.quotes.direct import Cue
from nlp.quotes.endings import ending_at
from nlp.quotes.nouns import saying_after
from nlp.quotes.predicates import LIGHT, Report, lemma_of, next_report, verb_of
from nlp.quotes.sentences import REACH
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_NEAR = 7
"""Units within which …에 대해 is what the words answer, and 자신을 what somebody is called."""
_ABOUT = lexicon.pattern("about")
_AT = lexicon.group("at")
_AT_PLAINLY = _AT[:2]
"""서울에서; 서울에서는 tells what the words are about."""
_TO = lexicon.group("to")
_WITH_ANYBODY = lexicon.group("with_anybody")
_THROUGH = lexicon.pattern("through")
_DAY = lexicon.pattern("day")
_BEFORE_DAY = lexicon.group("before_day")
_BINDING = lexicon.pattern("binding")
_SAYS_NOW = lexicon.pattern("says_now")
_PAST = lexicon.pattern("past")
_OWN_ATTITUDES = ("critical", "assertive", "supportive")
_PLAINLY_SAID = lexicon.group("plainly_said")
_AND_SAID = lexicon.pattern("and_said")
_WHILE = lexicon.group("while")
_POSSIBLE = lexicon.group("possible")
_PRESENT = lexicon.group("present")
"""Last letters of a predicate that modifies a noun in the present."""
_ANSWERS = lexicon.group("answers")
_WORDINGS = lexicon.group("wordings")
_CLOSES = ("’", "'", "”", '"')
_CLOSE_TITLES = ("」", "』", "》", "〉")
_VERSION = lexicon.pattern("version")
_INTRODUCES = lexicon.group("introduces")
_ONESELF = lexicon.group("oneself")
_COPULA = lexicon.pattern("copula")
_KIN = lexicon.group("kin")
_CONCERNING = lexicon.group("concerning")
_AND = lexicon.group("and")
_CITING = lexicon.pattern("citing")
_CITED = lexicon.group("cited")
_ATTITUDE = lexicon.pattern("attitude")
_FAR = 12
"""Units within which a place or occasion after the speaker is looked for."""


def cue_of(tokens: Tokens, units: Sequence[Unit], at: int, kind: str) -> Cue | None:
    """Give how the clause that ends in unit `at` is reported, None if nobody reports it."""
    if kind == "go":
        report = next_report(tokens, units, at + 1, min(at + 8, len(units)), most_asides=1)
        if (
            report is None
            or _is_possibility(tokens, units, report.at)
            or _is_hearsay(tokens, units, at, report)
            or _names_oneself(tokens, units, at)
            or _is_called(tokens, units[at + 1 : report.at])
        ):
            return None
        binds = _BINDING.search(tokens.text, units[at].start, units[at].end) is not None
        return Cue(report.verb, report.at, binds_topic=binds)
    saying = None if _is_wording(tokens, units, at) else saying_after(tokens, units, at + 1, len(units))
    if saying is None or (saying.owner is None and ending_at(tokens, units[saying.at]) is not None):
        return None
    return Cue(
        saying.verb,
        saying.at,
        saying.owner,
        is_impersonal=saying.is_impersonal,
        is_noun=True,
        is_act=saying.owner is None and saying.is_object,
        is_of_other=saying.owner is not None and saying.is_object,
        binds_topic=_BINDING.search(tokens.text, units[at].start, units[at].end) is not None,
    )


def linked_cue_of(tokens: Tokens, units: Sequence[Unit], at: int) -> Cue | None:
    """Give how a clause that ends in -다며 in unit `at` is reported: with the next, "…다며 …고 말했다".

    None where it frames a report, belongs to what is reported or reports itself: "이르다며 웃었다",
    "이르다며 반대한다고 말했다", "이르다는 뜻이라면서도 …고 말했다".
    """
    if at and (before := ending_at(tokens, units[at - 1])) is not None and before[0] == "neun":
        return None
    for later in range(at + 1, min(at + REACH, len(units))):
        unit = units[later]
        if unit.kind in ("speech", "suffix"):
            return None
        ending = ending_at(tokens, unit)
        if unit.kind != "modifier" and verb_of(tokens, units, later) not in ("", *LIGHT):
            return None
        if ending is not None and ending[0] == "go":
            cue = cue_of(tokens, units, later, "go")
            return Cue(cue.verb, at, goes_on=True) if cue is not None else None
    return None


def _is_hearsay(tokens: Tokens, units: Sequence[Unit], at: int, report: Report) -> bool:
    """Tell what a writer has heard of its subject, "그는 웃었다고 한다", from what somebody says, "열겠다고 한다"."""
    text = tokens.text
    return (
        report.verb == LIGHT[0]
        and _SAYS_NOW.match(text, units[report.at].start) is not None
        and _PAST.search(text, units[at].start, units[at].end) is not None
    )


def after_own_name(tokens: Tokens, units: Sequence[Unit], start: int, at: int) -> int | None:
    """Give the unit after a clause by what name somebody goes, which is no words: "대학생이라고 밝힌 [한 방청객]은".

    None where none ends in unit `at`; nobody is named from unit `start` to it.
    """
    after = at + 2
    if after >= len(units) or units[at + 1].kind != "modifier":
        return None
    if _names_oneself(tokens, units, at):
        return after
    ending = ending_at(tokens, units[at])
    if ending is None or lemma_of(tokens, units[at + 1]) not in _INTRODUCES:
        return None
    called = _COPULA.sub("", tokens.text[units[at].start : ending[1]])
    is_human = any(lexicon.closing(name, called) for name in ("people", "titles")) or called.endswith(_KIN)
    is_other = any(
        unit.kind in ("topic", "subject", "also", "speech")
        and tokens.text[unit.start : unit.base_end] not in _ONESELF
        for unit in units[start:at]
    )
    return after if is_human and not is_other else None


def _names_oneself(tokens: Tokens, units: Sequence[Unit], at: int) -> bool:
    """Tell by what name somebody goes, "자신을 대표라고 소개한 방청객", from words."""
    return any(
        unit.kind == "object" and tokens.text[unit.start : unit.end] in lexicon.words("naming")
        for unit in units[max(at - _NEAR, 0) : at]
    )


def _is_wording(tokens: Tokens, units: Sequence[Unit], at: int) -> bool:
    """Tell a term that is spoken of, "‘완전 공개’라는 표현을 쓴다", from words."""
    ending = ending_at(tokens, units[at])
    follows = tokens.text[units[at + 1].start : units[at + 1].base_end] if at + 1 < len(units) else ""
    if ending is None or follows not in _WORDINGS:
        return False
    return _COPULA.sub("", tokens.text[units[at].start : ending[1]]).endswith(_CLOSES)


def _is_called(tokens: Tokens, between: Sequence[Unit]) -> bool:
    """Tell what something is called before somebody else acts, "오픈소스라고 불리지만 재단은 인정하지 않는다", from words."""
    predicates = (lemma for unit in between if (lemma := lemma_of(tokens, unit)))
    return next(predicates, "") in lexicon.words("naming")


def _is_possibility(tokens: Tokens, units: Sequence[Unit], at: int) -> bool:
    """Tell "…라고 볼 수 있다" and "…라고 할 만하다" from words somebody said."""
    follows = units[at + 1] if at + 1 < len(units) else None
    return (
        units[at].kind == "modifier"
        and follows is not None
        and tokens.text.startswith(_POSSIBLE, follows.start)
        and tokens.text[units[at].end - 1] not in _PRESENT
    )


def clause_start(tokens: Tokens, units: Sequence[Unit], start: int, stop: int) -> int:
    """Give the unit where the reported clause begins, from the unit after the speaker on."""
    at = start
    while at < stop:
        further = _past_frame(tokens, units, at, stop)
        if further == at:
            break
        at = further
    return at if at < stop else min(start, stop - 1)


def _past_frame(tokens: Tokens, units: Sequence[Unit], at: int, stop: int) -> int:
    """Give the unit after one connective, date, place or occasion; `at` itself if none begins there."""
    text = tokens.text
    for later in range(stop - 1, at - 1, -1):
        if _is_frame_clause(tokens, units, at, later):
            return later + 1
    if at + 1 < stop and lexicon.adverbs().get(text[units[at].start : units[at + 1].end]) in ("link", "said"):
        return at + 2
    if _says_when(tokens, units, at) or (units[at].kind == "adverb" and _is_link(tokens, units[at])):
        return at + 1
    for later in range(at, min(at + _FAR, stop - 1)):
        unit = units[later]
        words = text[unit.start : unit.end]
        is_through = later > at and _THROUGH.match(words) is not None
        if is_through and (words in _WITH_ANYBODY or _is_venue(text, units[later - 1], "")):
            return later + 1
        is_about = later - at < _NEAR and _ABOUT.search(text, units[max(later - 1, at)].start, unit.end)
        if is_about and not _is_answered(tokens, units, later, stop):
            return later + 1 + text.startswith(_CONCERNING, units[later + 1].start)
        if unit.kind in ("topic", "final", "speech") or (unit.kind == "connective" and not is_through):
            break
        if unit.kind == "subject" and not _is_of_modifier(tokens, units, later + 1, stop):
            break
        if unit.base_end < unit.end and _is_venue(text, unit, text[unit.base_end : unit.end]):
            follows = units[later + 1]
            return later + 1 + (_THROUGH.match(text[follows.start : follows.end]) is not None)
        if unit.kind == "place" and text[unit.base_end : unit.end] not in _AT_PLAINLY:
            break
    return at


def _is_answered(tokens: Tokens, units: Sequence[Unit], at: int, stop: int) -> bool:
    """Tell what the words themselves say is answered, "질문에 답할 길이 없다", from what they answer."""
    if tokens.text[units[at].base_end : units[at].end] not in _TO:
        return False
    lemmas = (lemma for unit in units[at + 1 : stop] if (lemma := lemma_of(tokens, unit)))
    return next(lemmas, "") in _ANSWERS


def _is_of_modifier(tokens: Tokens, units: Sequence[Unit], start: int, stop: int) -> bool:
    """Tell whether the next predicate modifies a noun: "모델이 위험하다는 우려에 대해"."""
    following = (unit for unit in units[start:stop] if lemma_of(tokens, unit))
    return next(following, units[stop - 1]).kind == "modifier"


def _is_frame_clause(tokens: Tokens, units: Sequence[Unit], at: int, last: int) -> bool:
    """Tell a clause of the speaker's own that ends in unit `last`: 환영하면서도 · 이르다며 · 우려를 나타내며, ."""
    unit = units[last]
    words = tokens.text[unit.start : unit.end]
    if last - at > 1 and units[last - 2].kind == "modifier" and _CITING.match(words) is not None:
        return tokens.text[units[last - 1].start : units[last - 1].end] in _CITED
    if words.endswith(_WHILE):
        return unit.has_comma
    if unit.kind != "connective" or not (unit.has_comma or words.endswith(_AND)):
        return False
    if any(unit.kind in ("subject", "topic") for unit in units[at:last]):
        return unit.has_comma and _AND_SAID.search(words) is not None
    if lemma_of(tokens, unit) in lexicon.words("acts"):
        return words.endswith(_AND)
    if last > at and _ATTITUDE.search(tokens.text[units[last - 1].start : units[last - 1].base_end]):
        return words.endswith(_AND) and lemma_of(tokens, unit) in lexicon.words("expressing")
    verb = verb_of(tokens, units, last)
    is_own = lexicon.verbs().get(verb) in _OWN_ATTITUDES or verb in _PLAINLY_SAID
    return is_own or _AND_SAID.search(words) is not None


def _says_when(tokens: Tokens, units: Sequence[Unit], at: int) -> bool:
    """Tell the day something was said (2일, 이날, 지난 3일) from a time it speaks of (내년, 3년 뒤엔)."""
    words = tokens.text[units[at].start : units[at].end]
    if lexicon.adverbs().get(words) == "said":
        return True
    follows = tokens.text[units[at + 1].start : units[at + 1].end] if at + 1 < len(units) else ""
    return bool(_DAY.match(words) or (words in _BEFORE_DAY and _DAY.match(follows)))


def _is_link(tokens: Tokens, unit: Unit) -> bool:
    return lexicon.adverbs().get(tokens.text[unit.start : unit.end]) == "link"


def _is_venue(text: str, unit: Unit, josa: str) -> bool:
    """Tell a place of saying by its noun and particle: 간담회에서, 페이스북에; `josa` "" where 통해 follows."""
    if josa and josa not in _AT and josa not in _TO:
        return False
    written = text[unit.start : unit.base_end].split("(")[0]
    base = written.rstrip("".join(_CLOSES))
    if written.endswith(_CLOSE_TITLES) or (base != written and _is_writing(base)):
        return josa not in _TO
    if josa in _TO and lexicon.roles("bodies").get(lexicon.closing("bodies", base)) == "media":
        return True
    venue = lexicon.closing("venues", base)
    if not venue or (len(venue) == 1 and venue != base):
        return False
    return josa not in _TO or lexicon.venues()[venue] == "to"


def _is_writing(title: str) -> bool:
    """Tell by its last word what is written from what else has a name: ‘오픈소스 AI 정의 1.0’, not ‘새솔 1.0’."""
    title = _VERSION.sub("", title)
    return any(lexicon.closing(name, title) for name in ("reports", "titles_of_writings"))
