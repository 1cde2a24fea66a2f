"""One text read for its quotes: first whom it names, then sentence by sentence what is reported and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import Literal

from nlp.memo import Memo
from nlp.quotes import direct, headlines, indirect, lexicon
from nlp.quotes.attribution import Attribution, State, states_fact
from nlp.quotes.cast import Cast
from nlp.quotes.direct import Cue
from nlp.quotes.endings import ending_at, linked_at, may_close
from nlp.quotes.issuers import issuers
from nlp.quotes.names import Name, end_of_bullets, name_ending_at
from nlp.quotes.roles import NEWS_VERBS
from nlp.quotes.sentences import LEAST_WORDS, LaidSentence, lay_out, suffix_kind, word_count
from nlp.quotes.short_forms import ShortForms
from nlp.quotes.speakers import candidates
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit
from warehouse.records import QuoteKind

_RETOLD = lexicon.pattern("retold")
_FIRMS = lexicon.group("any_firm")
_ANY = lexicon.pattern("any_quote")
_Called = Literal["speaker", "body", ""]
"""What a word is called: one who speaks, a body that speaks where it issues what stands after it, or neither."""
_place = itemgetter(0)
_MAY_NAME = frozenset(("object", "oblique", "joint", "bare", "genitive"))
_ACTS = frozenset(("topic", "subject", "also"))
_TOLD = frozenset(("final", "connective"))


@dataclass(slots=True)
class FoundQuote:
    """One quote before roles and entities are known."""

    start: int
    end: int
    kind: QuoteKind
    speaker: Name | None
    verb: str
    is_headline: bool = False


class Reader:
    """Reads one Doc's tokens; `quotes()` gives what it found in text order, `cast` whom the text names."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.layout = lay_out(tokens)
        self.cast = Cast()
        self.forms = ShortForms(self.cast)
        self.attribution = Attribution(tokens, self.layout, self.forms)
        self._found: list[FoundQuote] = []
        self._headlines: list[tuple[FoundQuote, LaidSentence, int]] = []

    def quotes(self) -> list[FoundQuote]:
        """Give the quotes of the text; can be called once."""
        for sentence in self.layout.sentences:
            self._name(sentence)
        for sentence in self.layout.sentences:
            found = self._read(sentence)
            self._found += found
            is_question = self.attribution.carried.is_question(sentence)
            if is_question or not sentence.has_speech:
                self.attribution.carried.is_asked = is_question
            is_turn = sentence.is_heading and self._is_bulleted(sentence)
            if is_turn or not (sentence.is_heading or is_question):
                spoke = [one.speaker for one in found if one.speaker is not None and one.speaker.text]
                self.attribution.carried.remember(sentence, spoke)
        self._name_speakers_of_headlines()
        return sorted(self._found, key=lambda quote: (quote.start, -quote.end))

    def _is_bulleted(self, sentence: LaidSentence) -> bool:
        """Tell a line between others that a bullet opens, as one does whose words follow: "◎배도윤 조사관"."""
        start = sentence.units[0].start if sentence.units else sentence.end
        return end_of_bullets(self.tokens.text, start, sentence.end) > start

    def _name(self, sentence: LaidSentence) -> None:
        """Take up whom a sentence names."""
        units = sentence.units
        sentence.acting = candidates(self.tokens, units, 0, len(units))
        acting = {one.at: one.name for one in sentence.acting}
        named = list(acting.items())
        named += ((at, name) for at in range(len(units)) if (name := self._named(units, at)) is not None)
        named.sort(key=_place)
        for at, name in named:
            self.cast.add(name, is_acting=at in acting)
        self.attribution.carried.note_interview(sentence)
        if not sentence.is_heading:
            for place, issuer in issuers(self.tokens, units, named):
                self.cast.issues(place, issuer)

    def _named(self, units: Sequence[Unit], at: int) -> Name | None:
        """Give whom unit `at` names beside those who act."""
        unit = units[at]
        if unit.kind in _MAY_NAME:
            called = _CALLED[self.tokens.text[unit.start : unit.base_end]]
            return self._titled(units, at, called) if called else None
        if unit.kind in _TOLD:
            return self._told(units, at)
        return self._joined(units, at) if unit.kind in _ACTS else None

    def _told(self, units: Sequence[Unit], at: int) -> Name | None:
        """Give whom a copula tells: "말을 꺼낸 이는 [하나둘 서보람 팀장]이었다"."""
        unit = units[at]
        for index in range(unit.first + 1, unit.last + 1):
            if self.tokens.tags[index].startswith("VCP"):
                end = self.tokens.starts[index]
                if not lexicon.closing("titles", self.tokens.text[unit.start : end]):
                    return None
                name = name_ending_at(self.tokens, [*units[:at], replace(unit, base_end=end)], at)
                return name if name.kind == "person" and " " in name.text else None
        return None

    def _joined(self, units: Sequence[Unit], at: int) -> Name | None:
        """Give the last of joint speakers, whom later sentences may speak of: "이나루 대표와 [서보람 교수]는"."""
        for first in range(at - 1, max(at - 5, -1), -1):
            if units[first].kind == "joint":
                name = name_ending_at(self.tokens, units, at, first + 1)
                return name if name.kind == "person" and " " in name.text else None
        return None

    def _titled(self, units: Sequence[Unit], at: int, called: _Called) -> Name | None:
        """Give the person whose title ends in unit `at`, or the body that issues what stands after it."""
        is_before_modifier = at + 1 < len(units) and units[at + 1].kind in ("time", "modifier")
        if called == "body" and not is_before_modifier:
            return None
        name = name_ending_at(self.tokens, units, at)
        is_person = name.kind == "person" and " " in name.text
        is_body = name.kind == "body" and (is_before_modifier or _may_be_meant(name.text))
        return name if is_person or is_body else None

    def _read(self, sentence: LaidSentence) -> list[FoundQuote]:
        """Find the quotes of one sentence."""
        units = sentence.units
        state = State(sentence)
        linked: Cue | None = None
        found: list[FoundQuote] = []
        waiting: list[FoundQuote] = []
        for at, unit in enumerate(units):
            if unit.kind != "speech" and not may_close(self.tokens, unit):
                continue
            if unit.kind == "speech" and self._is_headline(sentence, unit):
                self._take_headline(sentence, at)
                continue
            state.go_on_to(at)
            after = indirect.after_own_name(self.tokens, units, state.region, at)
            if after is not None:
                state.region = state.words_from = after
                continue
            cue, quote = self._reported(units, at, linked)
            if unit.kind == "speech":
                linked = cue if cue is not None and cue.is_linked else None
            if cue is None or quote is None or (sentence.is_heading and cue.is_free):
                continue
            is_embedded = at < cue.at < len(units) and (
                self._is_retold(units, cue.at) or self._is_spoken_of(state, at, cue)
            )
            speaker, start = self.attribution.speaker(state, at, cue, is_embedded)
            if not self._is_said(state, at, cue, quote, speaker):
                continue
            if quote.kind == "indirect":
                quote.start = units[indirect.clause_start(self.tokens, units, start, at + 1)].start
            quote.speaker, quote.verb = speaker, cue.verb
            found.append(quote)
            if speaker is not None:
                self.cast.speaks(quote.start, speaker)
            state.words_from = cue.at + 1
            if cue.goes_on:
                waiting.append(quote)
                continue
            for other in waiting:
                other.speaker, other.verb = speaker, quote.verb or other.verb
            waiting.clear()
            state.region, state.spoke = cue.at + 1, speaker or state.spoke
            if is_embedded:
                state = State(sentence)
        return found

    def _reported(
        self, units: Sequence[Unit], at: int, linked: Cue | None
    ) -> tuple[Cue | None, FoundQuote | None]:
        """Give the cue and the quote, speaker and verb still open, that unit `at` closes."""
        unit = units[at]
        if unit.kind == "speech":
            stretch = self.layout.stretches[unit.stretch]
            if not word_count(self.tokens.text, stretch):
                return None, None  # “”라고: an eojeol of marks and ending would be an indirect one
            cue = direct.cue_of(self.tokens, units, at, stretch)
            if cue is None and linked is not None and linked.at == at - 1:
                cue = Cue(linked.verb, at, is_before=linked.is_before)
            return cue, FoundQuote(stretch.start, stretch.end, "direct", None, "")
        ending = ending_at(self.tokens, unit)
        if ending is None:
            end = linked_at(self.tokens, unit)
            if end is None:
                return None, None
            cue = indirect.linked_cue_of(self.tokens, units, at)
            return cue, FoundQuote(unit.start, end, "indirect", None, "")
        kind, end = ending
        return indirect.cue_of(self.tokens, units, at, kind), FoundQuote(
            unit.start, end, "indirect", None, ""
        )

    def _is_retold(self, units: Sequence[Unit], at: int) -> bool:
        """Tell a report that is itself part of one: "A는 B가 …라고 [말했다고] 전했다", "B가 …라고 [말한] 것을 두고"."""
        if ending_at(self.tokens, units[at]) is not None:
            return True
        after = units[at + 1].start if at + 1 < len(units) else len(self.tokens.text)
        return units[at].kind == "modifier" and _RETOLD.match(self.tokens.text[after : after + 4]) is not None

    def _is_spoken_of(self, state: State, at: int, cue: Cue) -> bool:
        """Tell another's saying of which the sentence's topic speaks: "A는 …는 B의 주장은 틀렸다고 말했다"."""
        units = state.sentence.units
        if cue.owner is None or not cue.is_impersonal or not self.attribution.own_topic(state, at):
            return False
        return any(ending_at(self.tokens, unit) is not None for unit in units[cue.at + 1 :])

    def _is_said(self, state: State, at: int, cue: Cue, quote: FoundQuote, speaker: Name | None) -> bool:
        """Tell words that somebody says from facts (문제는 …라는 점이다) and what is in the air (지적이 나온다)."""
        if quote.kind == "direct":
            return speaker is not None or not cue.is_impersonal
        if speaker is None or states_fact(self.tokens, state.sentence.units, state.region, at, cue):
            return False
        return not cue.is_impersonal or cue.owner is not None or self.attribution.has_group(state, at)

    def _is_headline(self, sentence: LaidSentence, unit: Unit) -> bool:
        stretch = self.layout.stretches[unit.stretch]
        return (
            sentence.is_heading
            and word_count(self.tokens.text, stretch) >= LEAST_WORDS
            and suffix_kind(self.tokens.text, stretch) not in ("go", "myeo")
        )

    def _take_headline(self, sentence: LaidSentence, at: int) -> None:
        stretch = self.layout.stretches[sentence.units[at].stretch]
        quote = FoundQuote(stretch.start, stretch.end, "direct", None, "", is_headline=True)
        self._found.append(quote)
        self._headlines.append((quote, sentence, at))

    def _name_speakers_of_headlines(self) -> None:
        """Name who speaks in headlines, now that the body is read."""
        if not self._headlines:
            return
        body = [quote for quote in self._found if not quote.is_headline]
        text = self.tokens.text
        said = headlines.BodyQuotes([text[one.start : one.end] for one in body])
        for quote, sentence, at in self._headlines:
            named = headlines.before(self.tokens, sentence.units, at)
            if named is None or headlines.is_unnamed(named):
                same = said.same(text[quote.start : quote.end])
                if same is not None:
                    quote.speaker = body[same].speaker or self._whom_it_is_about
                    continue
                named = named or headlines.around(self.tokens, sentence.units, at)
            if named is not None:
                named = self.forms.resolved(named, heading=True) or named
            quote.speaker = named or self._whom_it_is_about

    @cached_property
    def _whom_it_is_about(self) -> Name | None:
        """Give who speaks alone or most in the body, or alone acts in it where nobody speaks."""
        body = [quote for quote in self._found if not quote.is_headline]
        if body:
            return headlines.only_one(
                [quote.speaker for quote in body], ("person", "body", "name")
            ) or headlines.main_one([quote.speaker for quote in body if quote.verb not in NEWS_VERBS])
        acting = [one.name for laid in self.layout.sentences if not laid.is_heading for one in laid.acting]
        return headlines.only_one(acting, ("person", "body"))


def _called(word: str) -> _Called:
    """Tell whether a word ends in a title or in a noun for a body that may stand alone later, or as a body does."""
    words = word.split("(")[0]
    if lexicon.closing("titles", words) or _may_be_meant(words):
        return "speaker"
    return "body" if lexicon.closing("bodies", words) else ""


_CALLED: Memo[str, _Called] = Memo(_called)


def _may_be_meant(words: str) -> bool:
    """Tell whether a name ends in a noun that may stand for it later: 한빛협회, of which "협회는" speaks."""
    noun = lexicon.closing("generic_bodies", words)
    return bool(noun) and noun not in _FIRMS and len(words) > len(noun) + 1


def may_hold_quotes(text: str) -> bool:
    """Tell whether a text has any mark or ending that quotes have: most lists and tables have none."""
    return _ANY.search(text) is not None
