"""Whose words they are: named beside them, earlier in the sentence, in the next sentence, or spoken of last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.quotes import lexicon
from nlp.quotes.cast import Cast
from nlp.quotes.direct import Cue
from nlp.quotes.names import Name, kind_of, name_ending_at, personal_name
from nlp.quotes.predicates import LIGHT, report_before, verb_of
from nlp.quotes.roles import role_of
from nlp.quotes.sentences import Laid, Layout
from nlp.quotes.speakers import STRONG, Candidate, bare_before, candidates, chosen
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_BEFORE_COLON = lexicon.pattern("before_colon")
_SO_SAID = lexicon.pattern("so_said")
_GESTURE = lexicon.pattern("gesture")
_INTERVIEWED = lexicon.pattern("interviewed")
_MET = ("object", "oblique", "joint")
_OF_OTHERS = lexicon.group("of_others")
_JUDGED = ("company", "startup", "government", "foreign_government")
_PLACE = lexicon.group("at")[0]
_AFTER = lexicon.pattern("after")
_WORDS_OF = lexicon.pattern("words_of")
_LINES_CARRIED = 4
"""A speaker left out is looked for no further back than this many lines."""
_UNNAMED = lexicon.group("unnamed")
_ANOTHER_ONE = tuple(" " + word for word in lexicon.group("another_one"))
"""What says that somebody not yet named speaks: 한 관계자, 또 다른 관계자."""


@dataclass(slots=True)
class State:
    """How far a sentence has been read."""

    sentence: Laid
    region: int = 0
    """Unit from which the next speaker is looked for: after the last report."""
    words_from: int = 0
    """Unit from which reported words can begin."""
    spoke: Name | None = None
    """Who spoke last in this sentence."""


class Attribution:
    """Finds speakers; `last` and `last_line` tell who spoke, or was spoken of, in the sentences before."""

    def __init__(self, tokens: Tokens, layout: Layout, cast: Cast) -> None:
        self.tokens = tokens
        self.layout = layout
        self.cast = cast
        self.last: Name | None = None
        self.last_line = -1
        self.last_spoke = False
        """Whether `last` said, wrote or held something, and did not merely act."""
        self.interviewee: Name | None = None
        self.is_asked = False
        """Whether a line with a question stands before."""

    def speaker(self, state: State, at: int, cue: Cue, is_embedded: bool) -> tuple[Name | None, int]:
        """Give the speaker of the words in unit `at` and the unit where a reported clause can begin.

        May complete `cue.verb` from the sentence after words that stand alone.
        """
        units, start = state.sentence.units, state.words_from
        is_indirect = units[at].kind != "speech"
        between = self._between(units, at, cue)
        if between is not None:
            return self._full(between), max(start, self._own_topic(state, at) if cue.is_of_other else 0)
        pool = candidates(self.tokens, units, state.region, at)
        if is_indirect and not is_embedded:
            told = next(
                (one.at for one in pool if one.case == "topic" and one.name.kind != "noun"), len(units)
            )
            pool = [one for one in pool if one.at <= told and self._may_report(units, one, state.region, cue)]
        if cue.is_before:
            pool = [replace(one, in_clause=False) for one in pool[-1:]]
        is_bound = not cue.is_noun or cue.binds_topic
        goes_on = self._is_near(state) and any(unit.kind == "adverb" for unit in units[state.region : at][:1])
        may_be_noun = self.last is None or (is_bound and not goes_on)
        one = chosen(pool, is_embedded, may_be_noun=may_be_noun)
        if one is None and is_indirect and not cue.is_noun:
            one = next((one for one in pool if _is_introduced(one, units[state.region])), None)
        if one is not None:
            return self._full(one.name), max(one.at + 1, start)
        beside = None if is_indirect else self._beside(units, at, state.region)
        if beside is not None:
            return self._full(beside), start
        if state.spoke is not None:
            return state.spoke, start
        if cue.is_free and self.is_asked and self.interviewee is not None:
            return self._full(self.interviewee), start
        after = None if is_indirect else self._after(state.sentence, at, cue)
        if after is not None:
            return self._full(after), start
        is_within = cue.is_free and at + 1 < len(units) and units[-1].kind == "final"
        if cue.is_impersonal or is_within or not self._is_near(state) or self._is_of_others(units, cue):
            return None, start
        return self.last, start

    def _is_near(self, state: State) -> bool:
        return state.sentence.line - self.last_line <= _LINES_CARRIED

    def _is_of_others(self, units: Sequence[Unit], cue: Cue) -> bool:
        """Tell an opinion of what a firm or an office did, which is not its own: "A가 모델을 열었다. 이르다는 평가다"."""
        if self.last is None or self.last_spoke or not cue.is_noun:
            return False
        if units[cue.at].kind != "final" or not self.tokens.text.startswith(_OF_OTHERS, units[cue.at].start):
            return False
        return self.last.kind in ("body", "name") and role_of(self.last.text, self.last.kind) in _JUDGED

    def has_group(self, state: State, at: int) -> bool:
        """Tell whether a group is named as where the words arise: "업계에서는 …는 우려가 나온다"."""
        found = candidates(self.tokens, state.sentence.units, state.region, at)
        return any(one.case == "place" and one.name.kind == "group" for one in found)

    def remember(self, sentence: Laid, speakers: Sequence[Name]) -> None:
        """Keep who spoke in a sentence, or whom it is about, for the sentences after it."""
        if speakers:
            self.last, self.last_line, self.last_spoke = speakers[-1], sentence.line, True
            return
        one = chosen(sentence.acting)
        name = self._source(sentence.units)
        if name is None and one is not None and one.case != "place":
            name = one.name
        if name is None and (name := self._holder(sentence.units)) is not None:
            self.cast.note_holder(name)
        named = self.cast.resolved(name) if name is not None else None
        if named is not None:
            self.last, self.last_line = named, sentence.line
            self.last_spoke = self._holds_view(sentence.units)

    def _holds_view(self, units: Sequence[Unit]) -> bool:
        """Tell a sentence of what its subject thinks, says or writes from one of what it does."""
        text = self.tokens.text
        return any(
            verb_of(self.tokens, units, at) not in ("", *LIGHT)
            or lexicon.closing("reports", text[unit.start : unit.base_end])
            for at, unit in enumerate(units)
        )

    def note_interview(self, sentence: Laid) -> None:
        """Remember whom a text says it has asked: "… 대표를 만나 물었다", "[인터뷰] … 대표 “…”"."""
        if self.interviewee is None and _INTERVIEWED.search(self.tokens.text, sentence.start, sentence.end):
            self.interviewee = self._asked(sentence.units, ("bare",) if sentence.is_heading else _MET)

    def _asked(self, units: Sequence[Unit], cases: Sequence[str]) -> Name | None:
        """Give the person named in full in one of some cases whom nobody but the writer asks."""
        for at, unit in enumerate(units):
            if unit.kind in cases:
                name = name_ending_at(self.tokens, units, at)
                if name.kind == "person" and " " in name.text and role_of(name.text, "person") != "media":
                    return name
        return None

    def _source(self, units: Sequence[Unit]) -> Name | None:
        """Give whom a sentence tells something after: "보고서에 따르면"."""
        for at, unit in enumerate(units[1:], start=1):
            before = units[at - 1].kind
            if _AFTER.match(self.tokens.text, unit.start) and before in ("oblique", "other", "bare"):
                name = name_ending_at(self.tokens, units, at - 1)
                return name if name.kind in STRONG else None
        return None

    def _holder(self, units: Sequence[Unit]) -> Name | None:
        """Give whose view a sentence is about: "배 대표의 생각은 다르다"."""
        for at, unit in enumerate(units[1:], start=1):
            if unit.kind == "topic" and units[at - 1].kind == "genitive":
                words = self.tokens.text[unit.start : unit.base_end]
                return name_ending_at(self.tokens, units, at - 1) if words in lexicon.nouns() else None
        return None

    def _full(self, name: Name) -> Name:
        """Give the fullest form; no name for 그 where nobody was named before."""
        is_another = self.tokens.text[: name.start].rstrip().endswith(_ANOTHER_ONE)
        full = None if is_another else self.cast.resolved(name)
        if full is not None:
            return full
        if name.text not in _UNNAMED:
            return name
        is_person = self.last is not None and self.last.kind == "name" and personal_name(self.last.text)
        return self.last if self.last and is_person else Name("", name.start, name.start, name.kind)

    def _between(self, units: Sequence[Unit], at: int, cue: Cue) -> Name | None:
        """Give who is named between words and verb: "…라고 이 신문은 전했다"."""
        if cue.owner is not None:
            return cue.owner
        found = candidates(self.tokens, units, at + 1, cue.at)
        one = chosen([one for one in found if one.case in ("topic", "subject")])
        return one.name if one is not None and one.name.kind != "noun" else None

    def _own_topic(self, state: State, at: int) -> int:
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
                one.name.kind != "group"
                and self.last is not None
                and not self._is_topic_of_place(units[one.at])
            ):
                return False
            return not cue.is_noun or (cue.is_impersonal and one.name.kind == "group")
        head = region
        while head < one.at and units[head].kind in ("adverb", "time", "suffix"):
            head += 1
        is_first = one.name.start <= units[head].start
        if one.name.kind == "person":
            return is_first or not cue.is_noun
        has_link = any(unit.kind == "adverb" for unit in units[region:head])
        return is_first and not cue.is_noun and not has_link

    def _is_topic_of_place(self, unit: Unit) -> bool:
        """Tell "정부에서는" and "정부에서도" from "허깅페이스에서", where things are done."""
        return self.tokens.text[unit.base_end : unit.end] != _PLACE

    def _beside(self, units: Sequence[Unit], at: int, region: int) -> Name | None:
        """Give who is named right before marks without a particle: "[배도윤 대표 : “…”]", "배도윤 대표 “…”"."""
        text, marks = self.tokens.text, units[at].start
        colon = _BEFORE_COLON.search(text[max(marks - 60, 0) : marks])
        if colon is None:
            bare = bare_before(self.tokens, units, at, region)
            return bare if bare is not None and bare.kind in STRONG else None
        group = colon.lastindex or 1
        begin = max(marks - 60, 0) + colon.start(group)
        kind = kind_of(colon[group], is_proper=False)
        named = Name(
            colon[group], begin, begin + len(colon[group]), "group" if kind in ("noun", "thing") else kind
        )
        self.cast.add(named, is_acting=True, is_beside=True)
        return named

    def _after(self, sentence: Laid, at: int, cue: Cue) -> Name | None:
        """Give who is named after the words: as the one who said them, or in the next sentence."""
        units = sentence.units
        if cue.at < len(units) and units[cue.at].kind == "modifier":
            return self._described(units, cue.at + 1)
        if cue.is_free and at in (0, len(units) - 1):
            return self._next_sentence(sentence, cue)
        return None

    def _described(self, units: Sequence[Unit], start: int) -> Name | None:
        """Give whom a reporting modifier describes: "“…”라고 말한 김 교수는"."""
        for at in range(start, min(start + 6, len(units))):
            if units[at].kind in ("topic", "subject", "also", "object", "oblique"):
                name = name_ending_at(self.tokens, units, at, start)
                return name if name.kind in ("person", "group", "body") else None
            if units[at].kind not in ("bare", "genitive"):
                return None
        return None

    def _next_sentence(self, sentence: Laid, cue: Cue) -> Name | None:
        """Give who the next sentence says has spoken so: "배 장관은 … 이같이 밝혔다", "홍 대표의 말이다"."""
        place = sentence.number + 1
        following = self.layout.sentences[place] if place < len(self.layout.sentences) else None
        if following is None or following.line != sentence.line:
            return None
        units = following.units
        words = self.tokens.text[following.start : following.end].strip()
        if _WORDS_OF.match(words) and len(units) > 1 and units[-2].kind == "genitive":
            return name_ending_at(self.tokens, units, len(units) - 2)
        if _GESTURE.search(words) is not None:
            one = chosen(following.acting)
            return one.name if one is not None and one.name.kind == "person" else None
        one = chosen(following.acting)
        if one is None and _INTERVIEWED.search(words) is not None:
            return self._asked(units, _MET)
        if _SO_SAID.search(words) is None:
            is_first = self.last is None and one is not None and one.case == "topic"
            return one.name if one is not None and is_first and one.name.kind == "person" else None
        said = [verb for at in range(len(units)) if (verb := verb_of(self.tokens, units, at))]
        if one is None or not said:
            return None
        cue.verb = cue.verb or said[-1]
        return one.name


def _is_introduced(one: Candidate, head: Unit) -> bool:
    """Tell a person named in full at the head of a sentence, who speaks though a clause follows that may be theirs.

    "서보람 한빛대 교수가 문을 닫는 것은 위험하다고 말했다"
    """
    return one.name.kind == "person" and " " in one.name.text and one.name.start <= head.start


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
