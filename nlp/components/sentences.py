"""Sentences and headings: lines first, then Kiwi's own boundaries inside a line.

"오픈AI 진출로 혼선 / 하지만 …" is a heading and a sentence: Kiwi alone would join them, since a single line break is
no boundary to it. A quotation of several sentences stays inside the sentence that reports it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from thinc.api import NumpyOps

from nlp.findings import SentenceFinding
from nlp.lexicon_lines import lexicon_lines
from nlp.token_lists import TokenLists, token_lists
from nlp.tokenizer import has_tokens

HEADING = "HEADING"
LONGEST_HEADING = 100
"""Characters; a longer line without a final ending is a cut-off or listed sentence, not a heading."""

_STOP = re.compile(r"[.?!。]['\"’”″)\]]*(?:\([^()]*\))?$")
_CONTINUES = ("J", "VCP", "SF", "SP", "SSC", "_SP")
"""Tags no sentence begins with: “…다.” 라고, “…다”는."""
_ABBREVIATED = frozenset({"SL", "SN", "SB", "NNP"})
"""Tags before a full stop that may end no sentence: “U.S. 정부”, “3. 제언”."""
_HIDES_ENDING = frozenset({"SP", "SS", "SSO", "SSC", "SE", "SW", "SO", "UN"})


@Language.factory("sentences", assigns=["doc._.sentences", "doc.spans", "token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """Build the component."""
    return Sentences()


class Sentences:
    """Writes `doc._.sentences`, one finding a sentence or heading, in order.

    Where the Doc has tokens, also `doc.spans["sentences"]` (label_ HEADING) and `token.is_sent_start`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of one text."""
        lists = token_lists(doc)
        starts, forms = lists["starts"], lists["forms"]
        doc._.sentences = [
            SentenceFinding(
                start, end, starts[start], starts[end - 1] + len(forms[end - 1]), label == HEADING
            )
            for start, end, label in self._bounds(lists, bool(doc._.title))
        ]
        return _with_spans(doc) if has_tokens(doc) else doc

    def _bounds(self, lists: TokenLists, is_title: bool) -> Iterator[tuple[int, int, str]]:
        """Give (first token, token after the last, label) of every sentence, blank tokens left out; `is_title`: of the first line."""
        tags, starts, forms, eojeols = lists["tags"], lists["starts"], lists["forms"], lists["eojeols"]
        numbers = lists["kiwi_sentences"]
        places = _places(tags, numbers)
        start = 0
        for line_break in [*lists["line_breaks"], len(tags)]:
            end = line_break
            while start < end and tags[start] == "_SP":
                start += 1
            while end > start and tags[end - 1] == "_SP":
                end -= 1
            if end > start:
                inside = places[bisect_right(places, start) : bisect_left(places, end)]
                pieces = list(_split(numbers, eojeols, tags, inside, start, end))
                is_short = starts[end - 1] - starts[start] <= LONGEST_HEADING
                if is_title or (is_short and not any(_is_whole(forms, tags, *piece) for piece in pieces)):
                    yield start, end, HEADING
                else:
                    yield from ((*piece, "") for piece in pieces)
                is_title = False
            start = line_break + 1


def _with_spans(doc: Doc) -> Doc:
    """Give the Doc with its sentences as spaCy has them."""
    spans = [Span(doc, one.first, one.stop, HEADING if one.is_heading else "") for one in doc._.sentences]
    doc.spans["sentences"] = SpanGroup(doc, name="sentences", spans=spans)
    starts_sentence = np.full((len(doc), 1), -1)
    starts_sentence[[0] * bool(len(doc)) + [span.start for span in spans]] = 1
    return doc.from_array(["SENT_START"], NumpyOps().asarray2i(starts_sentence, dtype="uint64"))


@cache
def _final_endings() -> tuple[str, ...]:
    return tuple(line for _, line in lexicon_lines("sentences/final_endings.txt"))


def _is_whole(forms: list[str], tags: list[str], start: int, end: int) -> bool:
    """Tell whether a stretch ends as a sentence does: in a stop or a plain final ending."""
    if _STOP.search("".join(forms[max(start, end - 4) : end])):
        return True
    at = end - 1
    while at > start and tags[at] in _HIDES_ENDING:
        at -= 1
    return "EF" in tags[at] and forms[at].endswith(_final_endings())


def _places(tags: list[str], numbers: list[int]) -> list[int]:
    """Give the tokens a sentence may begin with: after a stop and its closing mark, or where Kiwi counts on."""
    places: list[int] = []
    last_stop = -2
    for at, (before, number, next_number) in enumerate(zip(tags, numbers, numbers[1:], strict=False), 1):
        if before == "SF":
            last_stop = at - 1
            places.append(at)
        elif number != next_number or (before == "SSC" and last_stop == at - 2):
            places.append(at)
    return places


def _split(
    numbers: list[int], eojeols: list[int], tags: list[str], places: list[int], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """Part a line where Kiwi's sentence number changes or a stop ends an eojeol, but never inside marks or a word."""
    line_tags = tags[start:end]
    trusts_marks = 0 < line_tags.count("SSO") == line_tags.count("SSC")
    depth = 0
    counted = start
    for at in places:
        before, tag = tags[at - 1], tags[at]
        if trusts_marks:
            depth += tags[counted:at].count("SSO") - tags[counted:at].count("SSC")
            counted = at
        stop = at - 2 if before == "SSC" else at - 1
        is_stop = stop > start and tags[stop] == "SF"
        is_after_blank = eojeols[at] != eojeols[at - 1]
        seen_by_kiwi = numbers[at] != numbers[at - 1] and (is_stop or is_after_blank)
        missed_by_kiwi = is_stop and is_after_blank and tags[stop - 1] not in _ABBREVIATED
        if depth > 0 or tag.startswith(_CONTINUES) or not (seen_by_kiwi or missed_by_kiwi):
            continue
        yield start, at
        start = at
    yield start, end
