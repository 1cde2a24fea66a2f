"""Every stretch of some texts that may take a position on an issue, read, with what stands around it."""

from dataclasses import dataclass

import numpy as np

from nlp.cue_places import Ints
from nlp.layouts import Layouts, joined
from nlp.stance.issue_cues import IssueCues
from nlp.stance.reading import Readings
from nlp.stance.units import HEADLINE, QUOTE, SENTENCE, Around, Units

_NAMES = ("pro", "contra")
_HINTS = ("pro_hint", "contra_hint")
_SHORT = 500
"""Characters below which a text is short: too short for how often it names the issue to tell much."""
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
    """Texts looked at for one issue: first what names it, then, of those that are about it, all that is said."""

    def __init__(self, page: Layouts, cues: IssueCues) -> None:
        self._page, self._cues = page, cues
        self._naming = cues.naming(page.lines)
        self.glances = self._glances()
        """How much of each text names the issue."""

    def _glances(self) -> list[Glance]:
        page, hits = self._page, self._naming
        count = len(page.texts)
        texts = np.searchsorted(page.lines.starts, hits.starts, "right") - 1
        weights = self._cues.weights[hits.cues]
        is_name = self._cues.are(hits, *_NAMES)
        is_first = is_name & (hits.ends <= page.first_lines.ends[texts] + 1)
        is_hint = self._cues.are(hits, *_HINTS)
        is_field = self._cues.are(hits, "field")
        # By number of the sentence, counted so that what stands after a text's last one counts apart.
        sentences = np.searchsorted(page.sentences.ends, hits.ends - 1)
        sentences = np.minimum(sentences, page.sentence_begins[texts + 1]) + texts
        texts_of_sentences = np.repeat(page.texts, np.diff(page.sentence_begins) + 1)
        hints = np.bincount(sentences[is_hint], weights[is_hint], len(texts_of_sentences)).clip(max=1.0)
        fields = np.zeros(len(texts_of_sentences))
        fields[sentences[is_field]] = 1
        columns = (
            np.bincount(texts[is_name], weights[is_name], count),
            np.bincount(texts[is_first], weights[is_first], count),
            np.bincount(texts_of_sentences, hints, count),
            np.bincount(texts_of_sentences, fields, count).astype(np.int64),
            np.diff(page.sentence_begins),
            page.lengths,
        )
        return [
            Glance(
                names=names,
                headline_names=headline_names,
                hints=hints,
                hinted_field=hinted_field if hints else 0,
                sentence_count=sentence_count,
                char_count=char_count,
            )
            for names, headline_names, hints, hinted_field, sentence_count, char_count in zip(
                *(column.tolist() for column in columns), strict=True
            )
        ]

    def units(self, about: Ints) -> Units:
        """Give the units of some texts, numbered in order, all cues read; ValueError where no text has sentences."""
        page = self._page
        if not len(page.sentences):
            raise ValueError(
                "nlp: the text has no sentences, which stances need: enable the component `sentences`"
            )
        hits = self._cues.all(page.lines, self._naming, about)
        first_line, first_quote = len(page.sentences), len(page.sentences) + len(page.texts)
        read = self._cues.read(hits, joined((page.sentences, page.first_lines, page.quotes))).and_nothing()
        is_about, is_named = np.isin(page.texts, about), read.topic >= ON_ISSUE
        quoted = is_about[page.quotes.texts].nonzero()[0]
        named = (is_about[page.sentences.texts] & is_named[:first_line]).nonzero()[0]
        titled = about[page.headlines.char_ends[about] > 0]
        parts = (page.quotes.some(quoted), page.sentences.some(named), page.headlines.some(titled))
        places, kinds = joined(parts), np.repeat((QUOTE, SENTENCE, HEADLINE), list(map(len, parts)))
        order = np.argsort(3 * places.texts + kinds, kind="stable")
        places, kinds = places.some(order), kinds[order]
        numbers = np.concatenate((quoted, named, titled))[order]
        texts, starts, ends = places.texts, places.char_starts, places.char_ends
        said = [
            page.flat_quotes[number] if kind == QUOTE else None
            for kind, number in zip(kinds.tolist(), numbers.tolist(), strict=True)
        ]
        own = page.sentence_at(texts, starts)
        is_inside = (kinds == QUOTE) & (own >= 0)
        return Units(
            around=self._around(about, read.some(first_line + about)),
            texts=np.searchsorted(about, texts),
            kinds=kinds,
            numbers=numbers - np.where(kinds == QUOTE, page.quote_begins[texts], page.sentence_begins[texts]),
            char_starts=starts,
            char_ends=ends,
            readings=read.some(np.choose(kinds, (first_quote, 0, first_line)) + numbers),
            sentences=read.some(own),
            before=read.some(np.where(own > page.sentence_begins[texts], own - 1, -1)),
            speakers=[(quote.speaker_entity_id or quote.speaker) if quote else "" for quote in said],
            is_indirect=np.array([quote is not None and quote.kind == "indirect" for quote in said], bool),
            is_headline=np.array([quote is None or quote.is_headline for quote in said], bool)
            & (kinds != SENTENCE),
            tokens=page.begun(texts, starts, ends),
            tokens_before=page.begun(
                texts, np.where(is_inside, page.sentences.char_starts[own], starts), starts
            ),
            tokens_after=page.begun(texts, ends, np.where(is_inside, page.sentences.char_ends[own], ends)),
        )

    def _around(self, about: Ints, headlines: Readings) -> Around:
        glances = [self.glances[text] for text in about.tolist()]
        return Around(
            headlines=headlines,
            density=np.array([glance.density for glance in glances]),
            is_short=np.array([glance.char_count < _SHORT for glance in glances], bool),
            tokens=self._page.begun(about, 0 * about, self._page.lengths[about]),
        )
