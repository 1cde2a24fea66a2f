"""What reports a marked stretch: "“…”라고 밝혔다", "“…”며", "“…”는 지적이다", "강조한 “…”", or nothing at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.quotes import lexicon
from nlp.quotes.endings import ending_at
from nlp.quotes.marks import Stretch
from nlp.quotes.names import Name, kind_of, name_ending_at
from nlp.quotes.nouns import is_impersonal, saying_after
from nlp.quotes.predicates import LIGHT, Report, lemma_of, main_report, next_report, report_before, verb_of
from nlp.quotes.sentences import LEAST_WORDS, SUFFIX, is_clause, word_count
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_JOINTS = lexicon.group("joints")
_FAR = 5
"""Units that a name with office and title has at most."""
_IN_PARENTHESES = re.compile(r"\(([^()\n]{2,40})\)")


@dataclass(slots=True)
class Cue:
    """How a stretch or clause is reported."""

    verb: str = ""
    at: int = 0
    """Last unit that belongs to the report."""
    owner: Name | None = None
    """The speaker where the report itself names one: "…는 배 대표의 설명이다"."""
    goes_on: bool = False
    """The next stretch of the sentence has the same speaker and verb (…며 “…”)."""
    is_impersonal: bool = False
    is_before: bool = False
    """The verb stands before the words, as their modifier: "A가 강조한 “…”"."""
    is_linked: bool = False
    """The next stretch is reported in the same way: "“…”이나 “…”"."""
    binds_topic: bool = False
    """Who promises, refuses or asks in these words is the sentence's topic: …겠다는 방침."""
    is_of_other: bool = False
    """The sentence's own topic does something with another's words: "A는 …는 B의 요청을 거절했다"."""
    is_noun: bool = False
    """A noun of saying reports it, no verb."""
    is_act: bool = False
    """The words are what the sentence's subject voices: "A가 …는 입장을 밝혔다"."""
    is_free: bool = False
    """Nothing reports it: it stands alone, or in a heading."""


def cue_of(tokens: Tokens, units: Sequence[Unit], at: int, stretch: Stretch) -> Cue | None:
    """Give how the speech unit `at` is reported, None if it is a term or a title and no speech."""
    following = units[at + 1] if at + 1 < len(units) else None
    match = None
    if following is not None:
        match = SUFFIX.match(tokens.text, following.start)
        if match and match.end() < following.end:
            match = None
    start = at + 2 if match else at + 1
    if match is None:
        return _unmarked(tokens, units, at, stretch)
    if match["go"]:
        return _after_go(tokens, units, at, start, stretch)
    if match["myeo"]:
        return _after_myeo(tokens, units, at, start)
    saying = saying_after(tokens, units, start, len(units), is_marked=True)
    if saying is None:
        return _of_described(tokens, units, start)
    impersonal = saying.is_impersonal and is_impersonal(tokens, units, saying.at)
    return Cue(saying.verb, saying.at, saying.owner, is_impersonal=impersonal)


def _of_described(tokens: Tokens, units: Sequence[Unit], start: int) -> Cue | None:
    """Read a stretch that tells who is spoken of: "“…”는 그는", "“…”라는 배 대표는"."""
    for at in range(start, min(start + _FAR, len(units))):
        if units[at].kind in ("topic", "subject", "also"):
            name = name_ending_at(tokens, units, at, start)
            is_person = name.kind in ("person", "pronoun")
            return Cue("", at - 1, name) if is_person else None
        if units[at].kind not in ("bare", "genitive", "determiner"):
            return None
    return None


def _after_go(tokens: Tokens, units: Sequence[Unit], at: int, start: int, stretch: Stretch) -> Cue | None:
    report = next_report(tokens, units, start, len(units))
    if report is not None:
        return Cue(report.verb, report.at)
    words = word_count(tokens.text, stretch)
    for later in range(start, min(start + 4, len(units))):
        lemma = lemma_of(tokens, units[later])
        if lemma and (lemma in lexicon.words("naming") or _reads_as_naming(tokens, units, later, lemma)):
            return None
        if lemma:
            break
    if is_clause(tokens, stretch) or words >= LEAST_WORDS:
        return Cue("", min(start, len(units) - 1))
    return None


def _reads_as_naming(tokens: Tokens, units: Sequence[Unit], at: int, lemma: str) -> bool:
    words = tokens.text[units[at - 1].start : units[at - 1].end] if at else ""
    return f"{words} {lemma}" in lexicon.words("naming")


def _after_myeo(tokens: Tokens, units: Sequence[Unit], at: int, start: int) -> Cue:
    report = main_report(tokens, units, start, len(units))
    for later in range(start, len(units)):
        if units[later].kind == "speech":
            if report is not None and _has_other_speaker(tokens, units, report.at + 1, later):
                return Cue(report.verb, report.at)
            return Cue("", later - 1, goes_on=True)
    if report is not None:
        for later in range(start, report.at):
            if ending_at(tokens, units[later]):
                return Cue(report.verb, start - 1, goes_on=True)
    return Cue(report.verb, report.at) if report else Cue("", start - 1)


def _has_other_speaker(tokens: Tokens, units: Sequence[Unit], start: int, stop: int) -> bool:
    """Tell whether somebody is named before the next words: "A는 “…”며 반대했지만, [B는] “…”"."""
    return any(
        units[at].kind in ("topic", "subject")
        and name_ending_at(tokens, units, at, start).kind in ("person", "body", "group", "pronoun")
        for at in range(start, stop)
    )


def _unmarked(tokens: Tokens, units: Sequence[Unit], at: int, stretch: Stretch) -> Cue | None:
    """Read what follows without a quotative: another stretch, a particle, a speaker, or nothing."""
    following = units[at + 1] if at + 1 < len(units) else None
    before = report_before(tokens, units, at)
    if following is None or following.kind != "suffix":
        return _apart(tokens, units, at, stretch, before)
    words = tokens.text[following.start : following.end].strip(" ,·…")
    if words in ("", *_JOINTS) and at + 2 < len(units) and units[at + 2].kind == "speech":
        verb, is_before = (before.verb, True) if before is not None else ("", False)
        return Cue(verb, at + 1, goes_on=not is_before, is_before=is_before, is_linked=True)
    if before is not None:
        return Cue(before.verb, at + 1, is_before=True)
    if lexicon.josa().get(words) == "object":
        return _as_object(tokens, units, at)
    if words.startswith("("):
        return Cue("", at + 1, _in_parentheses(tokens, following), is_free=True)
    return Cue("", at + 1, is_free=True) if words == "" or words[0] in ".?!…)]’," else None


def _apart(
    tokens: Tokens, units: Sequence[Unit], at: int, stretch: Stretch, before: Report | None
) -> Cue | None:
    """Read a stretch that a blank follows, or nothing; `before` it a verb may report it."""
    following = units[at + 1] if at + 1 < len(units) else None
    if following is not None:
        if following.kind == "speech":
            return Cue("", at, goes_on=True)
        if following.has_comma and following.kind == "other" and at + 2 < len(units):
            return Cue("", at + 1, goes_on=units[at + 2].kind == "speech", is_free=True)
        if before is None and not is_clause(tokens, stretch) and not verb_of(tokens, units, at + 1):
            return None
    return Cue(before.verb if before else "", at, is_free=before is None, is_before=before is not None)


def _as_object(tokens: Tokens, units: Sequence[Unit], at: int) -> Cue | None:
    """Read a stretch that is the object of a verb of saying: "“…”을 외쳤다"."""
    verbs = ((verb_of(tokens, units, later), later) for later in range(at + 2, min(at + 4, len(units))))
    return next((Cue(verb, later) for verb, later in verbs if verb and verb not in LIGHT), None)


def _in_parentheses(tokens: Tokens, following: Unit) -> Name | None:
    """Give the speaker who stands in parentheses after the marks: "“…”(배도윤 대표)"."""
    inside = _IN_PARENTHESES.match(tokens.text, following.start)
    if inside is None:
        return None
    kind = kind_of(inside[1], is_proper=False)
    return None if kind in ("thing", "noun") else Name(inside[1], inside.start(1), inside.end(1), kind)
