"""One text read for its quotes: sentence by sentence, with who has been named and who spoke last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.quotes import direct, headlines, indirect, lexicon
from nlp.quotes.cast import Cast
from nlp.quotes.direct import Cue
from nlp.quotes.endings import ending_at
from nlp.quotes.names import Name, kind_of, name_ending_at
from nlp.quotes.predicates import verb_of
from nlp.quotes.sentences import LEAST_WORDS, Laid, Layout, lay_out, word_count
from nlp.quotes.speakers import STRONG, Candidate, bare_before, candidates, chosen
from nlp.quotes.units import Tokens, Unit
from warehouse.records import QuoteKind

_BEFORE_COLON = re.compile(r"(?:^|\n|\[)\s*([^\[\]:\n“”\"]{2,40}?)\s*:\s*$")
_QUESTION = re.compile(r"\s*(?:[▲△▶◇◆■Q]|- |-)")
_SO_SAID = re.compile(r"이같이|이렇게|이처럼|이와 같이|같이")
_OF = re.compile(
    r"^(.{2,60}?)의\s(?:말|설명|지적|주장|얘기|이야기|이야깁|답|전언|당부|조언|분석)(?:이다|이었다|입니다|\.)"
)


@dataclass(slots=True)
class Found:
    """One quote before roles and entities are known."""

    start: int
    end: int
    kind: QuoteKind
    speaker: Name | None
    verb: str
    is_headline: bool = False


def _nameless(name: Name) -> Name:
    """Give no name for 그 or 이들 where nobody was named before, the words themselves for anything else."""
    return (
        Name("", name.start, name.start, name.kind) if name.text in ("그", "그녀", "그들", "이들") else name
    )


class Reader:
    """Reads one Doc's tokens; `quotes()` gives what it found in text order."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.layout: Layout = lay_out(tokens)
        self.cast = Cast()
        self.found: list[Found] = []
        self._headline_quotes: list[tuple[Found, Laid, int]] = []
        self._last: Name | None = None
        """Who spoke in the sentence before, or was its topic."""
        self._last_line = -1

    def quotes(self) -> list[Found]:
        """Give the quotes of the text."""
        for sentence in self.layout.sentences:
            self._name(sentence)
        for number, sentence in enumerate(self.layout.sentences):
            self._read(sentence, number)
        self._speakers_of_headlines()
        return sorted(self.found, key=lambda quote: (quote.start, -quote.end))

    def _name(self, sentence: Laid) -> None:
        """Take up whom a sentence names."""
        units = sentence.units
        acting = {one.at: one.name for one in candidates(self.tokens, units, 0, len(units))}
        named = list(acting.items())
        for at, unit in enumerate(units):
            if unit.kind in ("object", "oblique", "joint", "bare", "genitive", "time"):
                name = self._titled(units, at)
                if name is not None:
                    named.append((at, name))
        named.sort(key=lambda pair: pair[0])
        for at, name in named:
            self.cast.add(name, is_acting=at in acting)
        if not sentence.is_heading:
            self.cast.note_issuer(self.tokens, units, named)

    def _titled(self, units: Sequence[Unit], at: int) -> Name | None:
        """Give the person whose title ends in unit `at`, whatever its case."""
        unit = units[at]
        words = self.tokens.text[unit.start : unit.base_end].split("(")[0]
        if not (lexicon.closing("titles", words) or lexicon.closing("bodies", words)):
            return None
        name = name_ending_at(self.tokens, units, at)
        is_issuer = at + 1 < len(units) and units[at + 1].kind in ("time", "modifier") and name.kind == "body"
        return name if (name.kind == "person" and " " in name.text) or is_issuer else None

    def _read(self, sentence: Laid, number: int) -> None:
        """Find the quotes of one sentence."""
        units = sentence.units
        tokens = self.tokens
        spoke: Name | None = None
        linked: Cue | None = None
        waiting: list[Found] = []
        region = words_from = 0
        before = len(self.found)
        for at, unit in enumerate(units):
            if unit.kind == "speech":
                stretch = self.layout.stretches[unit.stretch]
                if sentence.is_heading and word_count(tokens.text, stretch) >= LEAST_WORDS:
                    quote = Found(stretch.start, stretch.end, "direct", None, "", is_headline=True)
                    self.found.append(quote)
                    self._headline_quotes.append((quote, sentence, at))
                    continue
                cue = direct.cue_of(tokens, units, at, stretch)
                if cue is None and linked is not None and linked.at == at - 1:
                    cue = Cue(linked.verb, at, is_before=linked.is_before)
                linked = cue if cue is not None and cue.is_linked else None
                if cue is None or (sentence.is_heading and cue.is_free):
                    continue
                quote = Found(stretch.start, stretch.end, "direct", None, cue.verb)
            else:
                ending = ending_at(tokens, unit)
                if ending is None:
                    continue
                cue = indirect.cue_of(tokens, units, at, ending[0])
                if cue is None:
                    continue
                quote = Found(unit.start, ending[1], "indirect", None, cue.verb)
            between = self._between(units, at, cue)
            is_embedded = at < cue.at < len(units) and ending_at(tokens, units[cue.at]) is not None
            speaker, clause_from = self._speaker(
                units, at, cue, between, region, words_from, spoke, sentence, is_embedded
            )
            if quote.kind == "indirect":
                if (
                    speaker is None
                    or self._states_fact(units, region, at, cue)
                    or (cue.is_impersonal and not (cue.owner or self._is_group_place(units, region, at)))
                ):
                    continue
                first = indirect.clause_start(tokens, units, clause_from, at + 1)
                quote.start = units[first].start
            elif cue.is_impersonal and speaker is None:
                continue
            quote.speaker, quote.verb = speaker, cue.verb
            self.found.append(quote)
            if speaker is not None:
                self.cast.speaks(quote.start, speaker)
            if cue.goes_on:
                waiting.append(quote)
                words_from = cue.at + 1
                continue
            for other in waiting:
                other.speaker, other.verb = speaker, quote.verb or other.verb
            waiting.clear()
            spoke = speaker or spoke
            region = words_from = cue.at + 1
            if is_embedded:
                region = 0
                words_from = 0
                spoke = None
        for other in waiting:
            if other.speaker is None:
                other.speaker = spoke
        self._remember(sentence, self.found[before:], number)

    def _between(self, units: Sequence[Unit], at: int, cue: Cue) -> Name | None:
        """Give who is named between words and verb: "…라고 이 신문은 전했다"."""
        if cue.owner is not None:
            return cue.owner
        one = chosen(
            [c for c in candidates(self.tokens, units, at + 1, cue.at) if c.case in ("topic", "subject")]
        )
        return one.name if one is not None and one.name.kind != "noun" else None

    def _speaker(
        self,
        units: Sequence[Unit],
        at: int,
        cue: Cue,
        between: Name | None,
        region: int,
        words_from: int,
        spoke: Name | None,
        sentence: Laid,
        is_embedded: bool,
    ) -> tuple[Name | None, int]:
        """Give the speaker and the unit after it, where reported words can begin."""
        tokens = self.tokens
        if between is not None:
            own = chosen(candidates(tokens, units, region, at)) if cue.is_of_other else None
            start = max(own.at + 1, words_from) if own is not None and own.case == "topic" else words_from
            return self.cast.resolved(between) or between, start
        pool = candidates(tokens, units, region, at)
        is_indirect = units[at].kind != "speech"
        if is_indirect:
            pool = [c for c in pool if self._may_report(units, c, region, cue)]
        if cue.is_before:
            pool = [replace(c, in_clause=False) for c in pool if c.at == pool[-1].at]
        one = chosen(pool, is_embedded, may_be_noun=not cue.is_noun or cue.binds_topic or self._last is None)
        if one is not None:
            named = self.cast.resolved(one.name) or _nameless(one.name)
            return named, max(one.at + 1, words_from)
        if not is_indirect:
            colon = _BEFORE_COLON.search(tokens.text[max(units[at].start - 60, 0) : units[at].start])
            if colon:
                words = colon[1].split("/음성")[0].strip()
                begin = tokens.text.rindex(words, 0, units[at].start)
                kind = kind_of(words, is_proper=False)
                named = Name(words, begin, begin + len(words), "group" if kind in ("noun", "thing") else kind)
                self.cast.add(named, is_acting=True)
                return self.cast.resolved(named) or named, at
            bare = bare_before(tokens, units, at, region)
            if bare is not None and bare.kind in STRONG:
                return self.cast.resolved(bare) or bare, at
        if spoke is not None:
            return spoke, words_from
        if cue.at < len(units) and units[cue.at].kind == "modifier" and not is_indirect:
            after = self._relative_head(units, cue.at + 1)
            if after is not None:
                return self.cast.resolved(after) or after, words_from
        if (cue.is_free and not is_indirect and at == len(units) - 1) or (cue.is_free and at == 0):
            named_next, verb = self._next_sentence(sentence)
            if named_next is not None:
                cue.verb = cue.verb or verb
                return self.cast.resolved(named_next) or named_next, words_from
        return self._carried(sentence), words_from

    def _may_report(self, units: Sequence[Unit], one: Candidate, region: int, cue: Cue) -> bool:
        """Tell a speaker from the subject of the reported clause itself.

        A subject (이/가) reports only at the head of its sentence, and not before "…다는 설명이다", whose speaker
        stands elsewhere; after 이어 or 또 the speaker is left out, and a body there is what is spoken of.
        """
        if one.case == "topic":
            return True
        if one.case == "place":
            return not cue.is_noun or (cue.is_impersonal and one.name.kind == "group")
        head = region
        has_link = False
        while head < one.at and units[head].kind in ("adverb", "time", "suffix"):
            has_link = has_link or units[head].kind == "adverb"
            head += 1
        at_head = (
            self.tokens.text[units[head].start : one.name.start].strip() == ""
            or one.name.start <= units[head].start
        )
        if one.name.kind == "person":
            return at_head or not cue.is_noun
        return at_head and not cue.is_noun and not has_link

    def _states_fact(self, units: Sequence[Unit], region: int, at: int, cue: Cue) -> bool:
        """Tell "문제는 …라는 점이다" and "쟁점은 …라는 것이다", which tell a fact and report nobody."""
        if not cue.is_noun or cue.owner is not None or cue.verb:
            return False
        return any(
            unit.kind == "topic" and self.tokens.text[unit.start : unit.base_end] in lexicon.words("facts")
            for unit in units[region:at]
        )

    def _relative_head(self, units: Sequence[Unit], start: int) -> Name | None:
        """Give the person a reporting modifier describes: "“…”라고 말한 김 교수는"."""
        for at in range(start, min(start + 6, len(units))):
            if units[at].kind in ("topic", "subject", "also", "object", "oblique"):
                name = name_ending_at(self.tokens, units, at, start)
                return name if name.kind in ("person", "group", "body") else None
            if units[at].kind not in ("bare", "genitive"):
                return None
        return None

    def _is_group_place(self, units: Sequence[Unit], region: int, at: int) -> bool:
        """Tell whether a group is named as where the words arise: "업계에서는 …는 우려가 나온다"."""
        return any(
            c.case == "place" and c.name.kind == "group" for c in candidates(self.tokens, units, region, at)
        )

    def _next_sentence(self, sentence: Laid) -> tuple[Name | None, str]:
        """Give who the next sentence says has spoken so: "배 장관은 … 이같이 밝혔다", "홍 대표의 말이다"."""
        place = self.layout.sentences.index(sentence) + 1
        if place >= len(self.layout.sentences):
            return None, ""
        following = self.layout.sentences[place]
        if following.line != sentence.line or not following.units:
            return None, ""
        words = self.tokens.text[following.start : following.end]
        if _OF.match(words.strip()):
            for at, unit in enumerate(following.units):
                if unit.kind == "genitive" and at + 2 == len(following.units):
                    return name_ending_at(self.tokens, following.units, at), ""
        if _SO_SAID.search(words):
            one = chosen(candidates(self.tokens, following.units, 0, len(following.units)))
            verbs = [verb_of(self.tokens, following.units, at) for at in range(len(following.units))]
            said = [verb for verb in verbs if verb]
            if one is not None and said:
                return one.name, said[-1]
        return None, ""

    def _carried(self, sentence: Laid) -> Name | None:
        """Give who spoke last, within the paragraph or the one before."""
        return self._last if sentence.line - self._last_line <= 4 else None

    def _remember(self, sentence: Laid, quotes: Sequence[Found], number: int) -> None:
        """Keep the speaker or topic of a sentence for the sentences after it."""
        if sentence.is_heading or _QUESTION.match(self.tokens.text, sentence.start):
            return
        spoken = [quote.speaker for quote in quotes if quote.speaker is not None]
        if spoken:
            self._last, self._last_line = spoken[-1], sentence.line
            return
        one = chosen(candidates(self.tokens, sentence.units, 0, len(sentence.units)))
        if one is not None and one.case != "place":
            named = self.cast.resolved(one.name)
            if named is not None:
                self._last, self._last_line = named, sentence.line

    def _speakers_of_headlines(self) -> None:
        """Name the speakers of headline quotes, now that the body is read."""
        body = [quote for quote in self.found if not quote.is_headline]
        text = self.tokens.text
        for quote, sentence, at in self._headline_quotes:
            name = headlines.beside(self.tokens, sentence.units, at)
            if name is not None:
                quote.speaker = self.cast.resolved(name, heading=True) or name
                continue
            same = headlines.same_words(text[quote.start : quote.end], [text[q.start : q.end] for q in body])
            quote.speaker = body[same].speaker if same is not None else None
