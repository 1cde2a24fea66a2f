"""Every stretch of a text that may take a position on an issue, read, with what stands around it."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from nlp.cues import Hit
from nlp.findings import QuoteFinding
from nlp.stance.layout import Layout
from nlp.stance.reading import IssueCues, Reading, read
from nlp.stance.units import Around, Unit

_NAMES = frozenset({"pro", "contra"})
_HINTS = frozenset({"pro_hint", "contra_hint"})
_SHORT = 500
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
    hinted_field: int
    """Sentences with words of the field, such as AI, where there are hints."""
    sentence_count: int
    char_count: int

    @property
    def density(self) -> float:
        """Names in a thousand characters."""
        return 1000 * self.names / max(300, self.char_count)


class Survey:
    """One text looked at for one issue: first what names it, then, if asked, all that is said."""

    def __init__(self, layout: Layout, cues: IssueCues, *, keeps_morphs: bool = True) -> None:
        """Look at a text; units keep their morphemes if asked to."""
        self._layout, self._cues, self._keeps_morphs = layout, cues, keeps_morphs
        self._set(cues.naming(layout.text))
        self.glance = self._glance()

    def _set(self, hits: list[Hit]) -> None:
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def _glance(self) -> Glance:
        """Give how much of the text names the issue."""
        names = [hit for hit in self._hits if hit.cue.category in _NAMES]
        hinting = [hit for hit in self._hits if hit.cue.category in _HINTS]
        _, first_end = self._layout.first_line
        ends = [end for _, end in self._layout.parts] if hinting else []
        hints: defaultdict[int, float] = defaultdict(float)
        for hit in hinting:
            hints[bisect_left(ends, hit.end - 1)] += hit.cue.weight
        of_field = [hit for hit in self._hits if hit.cue.category == "field"] if hinting else []
        return Glance(
            names=sum(hit.cue.weight for hit in names),
            headline_names=sum(hit.cue.weight for hit in names if hit.end <= first_end + 1),
            hints=sum(min(1.0, weight) for weight in hints.values()),
            hinted_field=len({bisect_left(ends, hit.end - 1) for hit in of_field}),
            sentence_count=len(self._layout.bounds),
            char_count=self._layout.text.length,
        )

    def around(self) -> Around:
        """Give the text with its quotes, all cues read."""
        self._set(self._cues.all(self._layout.text, self._hits))
        return Around(
            sentences=[self._reading(*part) for part in self._layout.parts],
            headline=self._reading(*self._layout.first_line),
            density=self.glance.density,
            is_short=self.glance.char_count < _SHORT,
            units=[self._quote(number, quote) for number, quote in enumerate(self._layout.quotes)],
            morphs=self._morphs(0, self._layout.text.length),
        )

    def _quote(self, number: int, quote: QuoteFinding) -> Unit:
        start, end = quote.char_start, quote.char_end
        bounds = self._layout.bounds
        sentence_no = max(bisect_left(bounds, (start + 1, 0)) - 1, 0)
        sentence_start, sentence_end = bounds[sentence_no]
        return Unit(
            char_start=start,
            char_end=end,
            reading=self._reading(*self._layout.text.part(start, end)),
            sentence_no=sentence_no,
            morphs=self._morphs(start, end),
            beside=self._morphs(sentence_start, start) + self._morphs(end, sentence_end),
            frames=self._layout.quote_frames.get(number, {}),
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
                zip(self._layout.bounds, around.sentences, strict=True)
            )
            if reading.topic >= ON_ISSUE
        ]

    def headlines(self, around: Around) -> list[Unit]:
        """Give the headline, if one is known."""
        if not self._layout.headline_end:
            return []
        return [
            Unit(
                char_start=0,
                char_end=self._layout.headline_end,
                reading=around.headline,
                sentence_no=0,
                morphs=self._morphs(0, self._layout.headline_end),
                is_headline=True,
            )
        ]

    def _morphs(self, char_start: int, char_end: int) -> list[str]:
        return self._layout.morphs(char_start, char_end) if self._keeps_morphs else []

    def _reading(self, start: int, end: int) -> Reading:
        """Give the reading of a stretch of the line."""
        first = bisect_left(self._starts, start)
        inside = self._hits[first : bisect_left(self._starts, end, first)]
        return read([hit for hit in inside if hit.end <= end + 1]) if inside else Reading()
