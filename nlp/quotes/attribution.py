"""Whose words they are: named beside them, earlier in the sentence, in the next sentence, or spoken of last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.quotes import lexicon
from nlp.quotes.beside import after, beside
from nlp.quotes.carried import MET, Carried, asked
from nlp.quotes.direct import Cue
from nlp.quotes.names import Name
from nlp.quotes.predicates import lemma_of, report_before
from nlp.quotes.roles import NEWS_VERBS, role_of
from nlp.quotes.sentences import REACH, LaidSentence, LaidText, suffix_kind
from nlp.quotes.short_forms import ShortForms
from nlp.quotes.speakers import Candidate, candidates, chosen
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_OF_OTHERS = lexicon.group("of_others")
_OF_ONLOOKERS = lexicon.group("of_onlookers")
"""What is said of a person who did something, by others than that person."""
_NEWS_WRITING = lexicon.group("news_writing")
_ONCE = lexicon.group("once")[0]
_JUDGED = ("company", "startup", "government", "foreign_government")
_PLURAL = lexicon.pattern("plural")
_PLACE = lexicon.group("at")[0]
_UNNAMED = lexicon.group("unnamed")
_ANOTHER_ONE = tuple(" " + word for word in lexicon.group("another_one"))
"""What says that somebody not yet named speaks: 한 관계자, 또 다른 관계자."""


@dataclass(slots=True)
class State:
    """How far a sentence has been read."""

    sentence: LaidSentence
    region: int = 0
    """Unit from which the next speaker is looked for: after the last report."""
    words_from: int = 0
    """Unit from which reported words can begin."""
    spoke: Name | None = None
    """Who spoke last in this sentence."""

    def go_on_to(self, at: int) -> None:
        """Leave behind what lies farther back than the words in unit `at` reach."""
        self.region, self.words_from = max(self.region, at - REACH), max(self.words_from, at - REACH)


class Attribution:
    """Finds speakers; `carried` tells who spoke, or was spoken of, in the sentences before."""

    def __init__(self, tokens: Tokens, layout: LaidText, forms: ShortForms) -> None:
        self.tokens = tokens
        self.layout = layout
        self.forms = forms
        self.carried = Carried(tokens, forms)

    def speaker(self, state: State, at: int, cue: Cue, is_embedded: bool) -> tuple[Name | None, int]:
        """Give the speaker of the words in unit `at` and the unit where a reported clause can begin.

        May complete `cue.verb` from the sentence after words that stand alone.
        """
        start = state.words_from
        source = self._source(state, at, cue)
        if source is not None:
            return source
        between = self._between(state, at, cue)
        if between is not None:
            own = self.own_topic(state, at) if cue.is_of_other or is_embedded else 0
            return self._full(between), max(start, own)
        units = state.sentence.units
        pool = self._may_speak(state, at, cue, is_embedded)
        one = self._chosen(state, at, cue, is_embedded, pool)
        if one is not None:
            is_new = is_described(self.tokens, units, one)
            return one.name if is_new else self._full(self._answers(units, one)), max(one.at + 1, start)
        is_alone = not pool and not is_embedded and not cue.is_noun
        return self._elsewhere(state, at, cue, is_alone), start

    def _may_speak(self, state: State, at: int, cue: Cue, is_embedded: bool) -> list[Candidate]:
        """Give who is named before the words and may say them."""
        units = state.sentence.units
        pool = candidates(self.tokens, units, state.region, at)
        pool = [one for one in pool if one.case != "subject" or not self._makes_speak(units, one.at, at)]
        if units[at].kind != "speech" and not is_embedded:
            told = next(
                (one.at for one in pool if one.case == "topic" and one.name.kind != "noun"), len(units)
            )
            pool = [one for one in pool if one.at <= told and self._may_report(units, one, state.region, cue)]
        return [replace(one, in_clause=False) for one in pool[-1:]] if cue.is_before else pool

    def _chosen(
        self, state: State, at: int, cue: Cue, is_embedded: bool, pool: Sequence[Candidate]
    ) -> Candidate | None:
        """Give who of them says the words."""
        units = state.sentence.units
        is_bound = not cue.is_noun or cue.binds_topic
        goes_on = self.carried.is_near(state.sentence.line) and any(
            unit.kind == "adverb" for unit in units[state.region : at][:1]
        )
        may_be_noun = self.carried.last is None or (is_bound and not goes_on)
        one = chosen(pool, is_embedded, may_be_noun=may_be_noun)
        if one is not None and units[at].kind != "speech" and not cue.is_noun and not is_embedded:
            return _outermost(units, pool, one)
        if one is None and units[at].kind != "speech" and not cue.is_noun:
            return next((one for one in pool if _is_introduced(one, units[state.region])), None)
        return one

    def _elsewhere(self, state: State, at: int, cue: Cue, is_alone: bool) -> Name | None:
        """Give who speaks though nobody before the words does: beside the marks, after them, or carried over.

        `is_alone`: nobody is named before a clause that a verb reports.
        """
        units, sentence = state.sentence.units, state.sentence
        is_speech = units[at].kind == "speech"
        if is_speech:
            named = beside(self.tokens, self.forms.cast, units, at, state.region)
        else:
            named = after(self.tokens, self.layout, sentence, at, cue, is_first=False) if is_alone else None
        if named is not None:
            return self._full(named)
        if state.spoke is not None:
            return state.spoke
        if cue.is_free and self.carried.is_asked and self.carried.interviewee is not None:
            return self._full(self.carried.interviewee)
        if is_speech:
            is_first = self.carried.last is None
            named = after(self.tokens, self.layout, sentence, at, cue, is_first)
            if named is not None:
                return self._full(named)
        return self._carried_over(sentence, at, cue)

    def _carried_over(self, sentence: LaidSentence, at: int, cue: Cue) -> Name | None:
        """Give who spoke last, or was spoken of, where the words may still be theirs."""
        units = sentence.units
        is_within = cue.is_free and at + 1 < len(units) and units[-1].kind == "final"
        if cue.is_impersonal or is_within or not self.carried.is_near(sentence.line):
            return None
        return None if self._is_of_others(units, cue) else self.carried.last

    def _makes_speak(self, units: Sequence[Unit], start: int, at: int) -> bool:
        """Tell a clause whose subject makes another speak: "A가 까닭을 묻자 “…”라고 답했다"."""
        return any(
            unit.kind == "connective" and self.tokens.text.endswith(_ONCE, unit.start, unit.end)
            for unit in units[start + 1 : at]
        )

    def _answers(self, units: Sequence[Unit], one: Candidate) -> Name:
        """Give 그 as it stands before the sentence whose subject makes him speak: "A가 까닭을 묻자 그는"."""
        first = max(one.at - REACH, 0)
        if one.name.kind != "pronoun" or not self._makes_speak(units, first, one.at):
            return one.name
        return asked(self.tokens, units[first : one.at], MET) or replace(one.name, start=units[first].start)

    def _is_of_others(self, units: Sequence[Unit], cue: Cue) -> bool:
        """Tell an opinion of what a firm or an office did, which is not its own: "A가 모델을 열었다. 이르다는 평가다"."""
        last = self.carried.last
        if last is None or not cue.is_noun or units[cue.at].kind != "final":
            return False
        if not self.tokens.text.startswith(_OF_OTHERS, units[cue.at].start) or self.carried.last_spoke():
            return False
        if last.kind == "person":
            return self.tokens.text.startswith(_OF_ONLOOKERS, units[cue.at].start)
        return last.kind in ("body", "name") and role_of(last.text, last.kind) in _JUDGED

    def has_group(self, state: State, at: int) -> bool:
        """Tell whether a group is named as where the words arise: "업계에서는 …는 우려가 나온다", "업계에 따르면 …"."""
        cited, _ = self.carried.source(state.sentence.units, at)
        if _is_group(cited):
            return True
        found = candidates(self.tokens, state.sentence.units, state.region, at)
        return any(one.case == "place" and _PLURAL.search(one.name.text) for one in found)

    def _full(self, name: Name) -> Name:
        """Give the fullest form; no name for 그 where nobody was named before."""
        end = name.start
        while end and self.tokens.text[end - 1].isspace():
            end -= 1
        is_another = self.tokens.text.endswith(_ANOTHER_ONE, 0, end)
        full = None if is_another else self.forms.resolved(name)
        if full is not None:
            return full
        if name.text not in _UNNAMED:
            return name
        return self.carried.person_named() or Name("", name.start, name.start, name.kind)

    def _source(self, state: State, at: int, cue: Cue) -> tuple[Name, int] | None:
        """Give what the writer cites, and the unit after it: "업계에 따르면 …는 지적이 나온다", "기사는 …고 보도했다"."""
        units = state.sentence.units
        if cue.is_impersonal and cue.owner is None:
            named, after = self.carried.source(units, at)
            return (named, max(after, state.words_from)) if _is_group(named) and named is not None else None
        if cue.verb in NEWS_VERBS:
            for place in range(state.region, at):
                words = self.tokens.text[units[place].start : units[place].base_end]
                if units[place].kind in ("topic", "place") and words in _NEWS_WRITING:
                    paper = self.forms.paper(words, units[place].start)
                    return (paper, max(place + 1, state.words_from)) if paper is not None else None
        return None

    def _between(self, state: State, at: int, cue: Cue) -> Name | None:
        """Give who is named between words and verb: "…라고 이 신문은 전했다".

        Who stands before "…"며 goes on speaking: "[A는] “…”며 B가 나설 것을 요구했다".
        """
        units = state.sentence.units
        if cue.owner is not None:
            return cue.owner
        found = candidates(self.tokens, units, at + 1, cue.at)
        one = chosen([one for one in found if one.case in ("topic", "subject")])
        if one is None or one.name.kind == "noun":
            return None
        is_speech = units[at].kind == "speech"
        if is_speech and suffix_kind(self.tokens.text, self.layout.stretches[units[at].stretch]) == "myeo":
            before = candidates(self.tokens, units, state.region, at)
            if one.case == "subject" and any(
                each.case == "topic" and (each.at == at - 1 or each.name.kind != "noun") for each in before
            ):
                return None
        return one.name

    def own_topic(self, state: State, at: int) -> int:
        """Give the unit after the sentence's own topic, or subject before another: "A는 | …는 B의 요청을 거절했다"."""
        units = state.sentence.units
        own = chosen(candidates(self.tokens, units, state.region, at), may_be_noun=True)
        if own is None or own.case not in ("topic", "subject"):
            return 0
        is_other = any(unit.kind == "subject" for unit in units[own.at + 1 : at])
        return own.at + 1 if own.case == "topic" or (is_other and own.is_strong) else 0

    def _may_report(self, units: Sequence[Unit], one: Candidate, region: int, cue: Cue) -> bool:
        """Tell a speaker from the subject of the reported clause itself.

        A subject (이/가) reports only at the head of its sentence, and not before "…다는 설명이다", whose speaker
        stands elsewhere; after 이어 or 또 the speaker is left out, and a body there is what is spoken of.
        """
        if one.case == "topic":
            return True
        if one.case == "place":
            if (
                not _is_group(one.name)
                and self.carried.last is not None
                and not self._is_topic_of_place(units[one.at])
            ):
                return False
            return not cue.is_noun or (cue.is_impersonal and _is_group(one.name))
        head = region
        while head < one.at and units[head].kind in ("adverb", "time", "suffix"):
            head += 1
        is_first = one.name.start <= units[head].start
        if one.name.kind == "person":
            return is_first or not cue.is_noun
        has_link = any(unit.kind == "adverb" for unit in units[region:head])
        return is_first and (cue.is_act or not cue.is_noun) and not has_link

    def _is_topic_of_place(self, unit: Unit) -> bool:
        """Tell "정부에서는" and "정부에서도" from "허깅페이스에서", where things are done."""
        return self.tokens.text[unit.base_end : unit.end] != _PLACE


def _is_group(name: Name | None) -> bool:
    return name is not None and (name.kind == "group" or _PLURAL.search(name.text) is not None)


def _outermost(units: Sequence[Unit], pool: Sequence[Candidate], one: Candidate) -> Candidate:
    """Give whom a subject names before a topic that is the reported clause's own: "배 대표가 [회사는 모델을 연다고] 밝혔다"."""
    outer = next(
        (each for each in pool if each.case == "subject" and each.is_strong and not each.in_clause), one
    )
    if one.case != "topic" or outer.at >= one.at:
        return one
    is_apart = any(
        unit.kind in ("connective", "final", "adverb") or unit.has_comma for unit in units[outer.at : one.at]
    )
    return one if is_apart else outer


def _is_introduced(one: Candidate, head: Unit) -> bool:
    """Tell a person named in full at the head of a sentence, who speaks though a clause follows that may be theirs.

    "서보람 한빛대 교수가 문을 닫는 것은 위험하다고 말했다"
    """
    return one.name.kind == "person" and " " in one.name.text and one.name.start <= head.start


def is_described(tokens: Tokens, units: Sequence[Unit], one: Candidate) -> bool:
    """Tell a body that a clause before it makes another than was named: "모델을 처음 만든 [회사는]"."""
    if one.name.text not in lexicon.words("generic_bodies"):
        return False
    before = next((unit for unit in reversed(units[: one.at]) if unit.end <= one.name.start), None)
    return before is not None and before.kind == "modifier" and bool(lemma_of(tokens, before))


def states_fact(tokens: Tokens, units: Sequence[Unit], start: int, at: int, cue: Cue) -> bool:
    """Tell "문제는 …라는 점이다" and "눈에 띄는 것은 …라는 것이다", which tell a fact and report nobody."""
    if not cue.is_noun or cue.owner is not None or cue.verb or units[cue.at].kind != "final":
        return False
    return any(
        unit.kind == "topic"
        and tokens.text[unit.start : unit.base_end] in lexicon.words("facts")
        and report_before(tokens, units, place) is None
        for place, unit in enumerate(units[start:at], start)
    )
