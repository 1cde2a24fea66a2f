"""Every stretch of a text that may take a position on an issue, read, with what stands around it."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from spacy.tokens import Doc

from nlp.cues import Hit
from nlp.findings import QuoteFinding
from nlp.lemma_text import headline_end, lemma_text, sentence_bounds
from nlp.stance.reading import IssueCues, Reading, read
from nlp.stance.units import Around, Unit

_NAMES = frozenset({"pro", "contra"})
_HINTS = frozenset({"pro_hint", "contra_hint"})
_SHORT = 500
_NO_KOREAN = frozenset("SWZU")
"""First letters of tags of signs, digits, Latin letters, addresses, leftovers and words that a user added."""
ON_ISSUE = 0.5
"""How plainly words must name the issue to count as being about it without further knowledge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """How much of a text names the issue."""

    names: float
    """How often the issue's sides are named by themselves, weighed."""
    headline_names: float
    """The same in the headline, or in the first sentence where no headline is known."""
    hints: float
    """Sentences, weighed, with words that may mean a side."""
    sentence_count: int
    char_count: int

    @property
    def density(self) -> float:
        """Names in a thousand characters."""
        return 1000 * self.names / max(300, self.char_count)


class Survey:
    """One text looked at for one issue: first what names it, then, if asked, all that is said."""

    def __init__(self, doc: Doc, cues: IssueCues, *, keeps_morphs: bool = True) -> None:
        """Look at a text; units keep their morphemes if asked to."""
        self._doc, self._cues, self._keeps_morphs = doc, cues, keeps_morphs
        self._text = lemma_text(doc)
        self._bounds = sentence_bounds(doc)
        self._parts = [self._text.part(*bounds) for bounds in self._bounds]
        """Where the sentences stand in the line."""
        self._headline_end = headline_end(doc)
        self._set(cues.naming(self._text))
        self.glance = self._glance()

    def _set(self, hits: list[Hit]) -> None:
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def _glance(self) -> Glance:
        """Give how much of the text names the issue."""
        names = [hit for hit in self._hits if hit.cue.category in _NAMES]
        _, first_end = self._text.part(0, self._first_line_end())
        ends = [end for _, end in self._parts]
        hints: defaultdict[int, float] = defaultdict(float)
        for hit in self._hits:
            if hit.cue.category in _HINTS:
                hints[bisect_left(ends, hit.end - 1)] += hit.cue.weight
        return Glance(
            names=sum(hit.cue.weight for hit in names),
            headline_names=sum(hit.cue.weight for hit in names if hit.end <= first_end + 1),
            hints=sum(min(1.0, weight) for weight in hints.values()),
            sentence_count=len(self._bounds),
            char_count=self._text.length,
        )

    def around(self) -> Around:
        """Give the text with its quotes, all cues read."""
        self._set(self._cues.all(self._text, self._hits))
        self._token_starts: list[int] = self._doc._.starts
        weighed = list(map(_weighed, self._doc._.morphs)) if self._keeps_morphs else []
        self._weighed = list(chain.from_iterable(weighed))
        self._firsts = list(accumulate(map(len, weighed), initial=0))
        """Where each token's morphemes begin among all."""
        frames = _quote_frames(self._doc)
        return Around(
            sentences=[self._reading(*part) for part in self._parts],
            headline=self._reading(*self._text.part(0, self._first_line_end())),
            density=self.glance.density,
            is_short=self.glance.char_count < _SHORT,
            units=[
                self._quote(quote, frames.get(number, {})) for number, quote in enumerate(self._doc._.quotes)
            ],
        )

    def _quote(self, quote: QuoteFinding, frames: dict[str, float]) -> Unit:
        start, end = quote.char_start, quote.char_end
        sentence_no = max(bisect_left(self._bounds, (start + 1, 0)) - 1, 0)
        sentence_start, sentence_end = self._bounds[sentence_no]
        return Unit(
            char_start=start,
            char_end=end,
            reading=self._reading(*self._text.part(start, end)),
            sentence_no=sentence_no,
            morphs=self._morphs(start, end),
            beside=self._morphs(sentence_start, start) + self._morphs(end, sentence_end),
            frames=frames,
            speaker=quote.speaker_entity_id or quote.speaker,
            is_indirect=quote.kind == "indirect",
            is_headline=quote.is_headline,
            is_quote=True,
        )

    def sentences(self, around: Around) -> list[Unit]:
        """Give the sentences that name the issue."""
        return [
            Unit(
                char_start=char_start,
                char_end=char_end,
                reading=reading,
                sentence_no=number,
                morphs=self._morphs(char_start, char_end),
            )
            for number, ((char_start, char_end), reading) in enumerate(
                zip(self._bounds, around.sentences, strict=True)
            )
            if reading.topic >= ON_ISSUE
        ]

    def headlines(self, around: Around) -> list[Unit]:
        """Give the headline, if one is known."""
        if not self._headline_end:
            return []
        return [
            Unit(
                char_start=0,
                char_end=self._headline_end,
                reading=around.headline,
                sentence_no=0,
                morphs=self._morphs(0, self._headline_end),
                is_headline=True,
            )
        ]

    def _first_line_end(self) -> int:
        return self._headline_end or (self._bounds[0][1] if self._bounds else 0)

    def _morphs(self, char_start: int, char_end: int) -> list[str]:
        if not self._keeps_morphs:
            return []
        starts, firsts = self._token_starts, self._firsts
        return self._weighed[firsts[bisect_left(starts, char_start)] : firsts[bisect_left(starts, char_end)]]

    def _reading(self, start: int, end: int) -> Reading:
        """Give the reading of a stretch of the line."""
        first = bisect_left(self._starts, start)
        inside = self._hits[first : bisect_left(self._starts, end, first)]
        return read([hit for hit in inside if hit.end <= end + 1]) if inside else Reading()


def is_weighed(tag: str) -> bool:
    """Tell whether morphemes of a tag may speak for a position: neither names nor signs, digits, Latin letters."""
    return tag != "NNP" and tag[0] not in _NO_KOREAN


@lru_cache(maxsize=1 << 16)
def _weighed(morphs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Give a token's morphemes as they are named in features."""
    return tuple(f"{form}/{tag}" for form, tag in morphs if is_weighed(tag))


def _quote_frames(doc: Doc) -> dict[int, dict[str, float]]:
    frames: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for finding in doc._.frames:
        if finding.level == "quote":
            frames[finding.number][finding.frame_id] = finding.score
    return frames
