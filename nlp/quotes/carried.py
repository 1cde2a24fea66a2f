"""Who is carried over from the sentences before: who spoke last, whom they were about, who is interviewed."""

from collections.abc import Sequence

from nlp.quotes import lexicon
from nlp.quotes.names import Name, name_ending_at
from nlp.quotes.personal_names import personal_name
from nlp.quotes.predicates import LIGHT, verb_of
from nlp.quotes.roles import role_of
from nlp.quotes.sentences import QUESTION, REACH, LaidSentence
from nlp.quotes.short_forms import ShortForms
from nlp.quotes.speakers import STRONG, chosen
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

INTERVIEWED = lexicon.pattern("interviewed")
MET = ("object", "oblique", "joint", "genitive")
"""Cases of whom a writer meets or asks: 대표를 만나, 대표에게 물었다, 대표와 나눈, 대표와의 일문일답."""
_ASKS = lexicon.pattern("asks")
_OF_NAMES = frozenset(("bare", "genitive", "determiner"))
_AFTER = lexicon.pattern("after")
_OWN_WORDS = lexicon.group("own_words")
_HELD = ("topic", "subject", "also", "object", "oblique", "other")
_DESCRIBES = ("bare", "determiner", "modifier", "adverb", "time")
"""What may stand between whose words they are and what they are: "배 대표의 마지막 조언은"."""
_MEETS = lexicon.pattern("meets")
_LINES_CARRIED = 4
"""A speaker left out is looked for no further back than this many lines."""


class Carried:
    """What the sentences read so far leave for the next."""

    def __init__(self, tokens: Tokens, forms: ShortForms) -> None:
        self.tokens = tokens
        self.forms = forms
        self.last: Name | None = None
        """Who spoke last, or was spoken of."""
        self.last_line = -1
        self._last_units: Sequence[Unit] | None = None
        """The sentence in which `last` was spoken of without speaking."""
        self.interviewee: Name | None = None
        self.is_asked = False
        """Whether a line with a question stands before."""

    def is_near(self, line: int) -> bool:
        """Tell whether a line is near enough to `last` for a speaker left out to be the same."""
        return line - self.last_line <= _LINES_CARRIED

    def person_named(self) -> Name | None:
        """Give `last` where it is a person whom only the name tells as one."""
        is_person = self.last is not None and self.last.kind == "name" and personal_name(self.last.text)
        return self.last if is_person else None

    def remember(self, sentence: LaidSentence, speakers: Sequence[Name]) -> None:
        """Keep who spoke in a sentence, or whom it is about, for the sentences after it."""
        if speakers:
            self.last, self.last_line, self._last_units = speakers[-1], sentence.line, None
            return
        one = chosen(sentence.acting)
        name, _ = self.source(sentence.units, len(sentence.units))
        if name is None and one is not None and one.case != "place":
            name = one.name
        if name is None and (name := self._holder(sentence.units)) is not None:
            self.forms.cast.note_holder(name)
        if name is None and (name := self._heads_turn(sentence)) is not None:
            self.forms.cast.note_holder(name)
        if name is None and (name := self._met(sentence)) is not None:
            self.forms.cast.note_holder(name)
        named = self.forms.resolved(name) if name is not None else None
        if named is not None:
            self.last, self.last_line, self._last_units = named, sentence.line, sentence.units

    def last_spoke(self) -> bool:
        """Tell whether `last` said, wrote or held something, and did not merely act."""
        text, units = self.tokens.text, self._last_units
        return units is None or any(
            verb_of(self.tokens, units, at) not in ("", *LIGHT)
            or lexicon.closing("reports", text[unit.start : unit.base_end])
            for at, unit in enumerate(units)
        )

    def note_interview(self, sentence: LaidSentence) -> None:
        """Remember whom a text says it has asked: "… 대표를 만나 물었다", "[인터뷰] … 대표 “…”"; else who is named last before a question."""
        text = self.tokens.text
        if self.interviewee is not None:
            return
        if INTERVIEWED.search(text, sentence.start, sentence.end):
            self.interviewee = (
                self._headed(sentence) if sentence.is_heading else asked(self.tokens, sentence.units, MET)
            )
        elif not sentence.is_heading and QUESTION.match(text, sentence.start) and self._asks(sentence):
            self.interviewee = self.forms.people.last(sentence.start)

    def is_question(self, sentence: LaidSentence) -> bool:
        """Tell an interviewer's line, whose topic is not who speaks next: "-왜 열었나", "이유가 궁금하다."."""
        text = self.tokens.text
        if QUESTION.match(text, sentence.start) is not None:
            return not (self.is_asked and sentence.has_speech and self.interviewee is not None)
        if self.interviewee is None or sentence.has_speech:
            return False
        return self._asks(sentence)

    def _headed(self, sentence: LaidSentence) -> Name | None:
        """Give the person whom a heading names in full nearest to its end: "[인터뷰] 초대 위원장 [하정숙] “…”"."""
        units, text = sentence.units, self.tokens.text
        named = (
            name_ending_at(self.tokens, units, at)
            for at in range(len(units) - 1, -1, -1)
            if units[at].kind == "bare" and not INTERVIEWED.search(text, units[at].start, units[at].end)
        )
        return next(filter(_is_met, named), None)

    def _asks(self, sentence: LaidSentence) -> bool:
        return _ASKS.search(self.tokens.text, sentence.start, sentence.end) is not None

    def source(self, units: Sequence[Unit], stop: int) -> tuple[Name | None, int]:
        """Give whom a sentence tells something after before unit `stop`, and the unit that follows: "보고서에 따르면"."""
        first = max(stop - REACH, 0)
        if first == stop or _AFTER.search(self.tokens.text, units[first].start, units[stop - 1].end) is None:
            return None, 0
        for at, unit in enumerate(units[first + 1 : stop], start=first + 1):
            before = units[at - 1].kind
            if _AFTER.match(self.tokens.text, unit.start) and before in ("oblique", "other", "bare"):
                name = name_ending_at(self.tokens, units, at - 1)
                return (name if name.kind in STRONG else None), at + 1
        return None, 0

    def _heads_turn(self, sentence: LaidSentence) -> Name | None:
        """Give whose words follow a line that holds a name alone: "◎배도윤 전 조사관"."""
        units = sentence.units
        if not units or any(unit.kind not in _OF_NAMES for unit in units):
            return None
        name = name_ending_at(self.tokens, units, len(units) - 1)
        is_whole = name.start <= units[0].end and units[0].start <= name.start
        return name if is_whole and name.kind == "person" and personal_name(name.text) else None

    def _met(self, sentence: LaidSentence) -> Name | None:
        """Give whom the writer has met or asked: "배 대표를 만났다. 그는", "배 대표에게 전화를 걸었다. 그는"."""
        if any(one.is_strong for one in sentence.acting):
            return None
        if _MEETS.search(self.tokens.text, sentence.start, sentence.end) is None:
            return None
        return asked(self.tokens, sentence.units, MET)

    def _holder(self, units: Sequence[Unit]) -> Name | None:
        """Give whose view a sentence is about, or whose words come: "배 대표의 생각은 다르다", "배 대표의 평은 후하다"."""
        text = self.tokens.text
        for at, unit in enumerate(units[1:], start=1):
            if units[at - 1].kind != "genitive":
                continue
            if unit.kind in _DESCRIBES and at + 1 < len(units):
                unit = units[at + 1]
            words = text[unit.start : unit.base_end]
            if unit.kind == "topic" and words in lexicon.nouns():
                return name_ending_at(self.tokens, units, at - 1)
            is_told = unit.kind == "final" and text.startswith(_OWN_WORDS, unit.start)
            if is_told or (unit.kind in _HELD and words in _OWN_WORDS):
                name = name_ending_at(self.tokens, units, at - 1)
                if name.kind == "person":
                    return name
        return None


def asked(tokens: Tokens, units: Sequence[Unit], cases: Sequence[str]) -> Name | None:
    """Give the person named in full in one of some cases whom nobody but the writer asks."""
    named = (name_ending_at(tokens, units, at) for at, unit in enumerate(units) if unit.kind in cases)
    return next(filter(_is_met, named), None)


def _is_met(name: Name) -> bool:
    """Tell a person named in full who is no journalist."""
    return name.kind == "person" and " " in name.text and role_of(name.text, "person") != "media"
