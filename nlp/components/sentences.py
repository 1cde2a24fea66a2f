"""Sentences and headings: lines first, then Kiwi's own boundaries inside a line.

"오픈AI 진출로 혼선\n하지만 …" is a heading and a sentence: Kiwi alone would join them, since a single line break
is no boundary to it. A quotation of several sentences stays inside the sentence that reports it.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup


@Language.factory("sentences", assigns=["doc.spans", "token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """Build the component."""
    return Sentences()


class Sentences:
    """Writes `doc.spans["sentences"]`, one span a sentence without outer blanks, and `token.is_sent_start`."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of one text."""
        spans: list[Span] = []
        numbers = doc._.kiwi_sentences
        start = 0
        is_heading_line = False
        for token in doc:
            at = token.i
            is_break = token.is_space and "\n" in token.text
            new_sentence = at > start and numbers[at] != numbers[at - 1]
            token.is_sent_start = at == 0 or new_sentence or (at > 0 and doc[at - 1].is_space and "\n" in doc[at - 1].text)
            if (is_break or new_sentence) and at > start:
                spans.append(doc[start:at])
            if is_break:
                start = at + 1
            elif new_sentence:
                start = at
        if start < len(doc):
            spans.append(doc[start : len(doc)])
        doc.spans["sentences"] = SpanGroup(doc, name="sentences", spans=[s for s in spans if s.text.strip()])
        return doc
