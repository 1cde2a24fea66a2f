"""Names of KLUE's six types by the statistical model alone, for comparison and for texts far from our lexicons.

Switched off, since it would make `entities` worse (`nlp/ner/MODEL_CARD.md`): `load().enable_pipe("names_by_model")`.
"""

from collections.abc import Iterable, Iterator
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from nlp.ner.recognizer import load_recognizer
from nlp.tokenizer import has_tokens


@Language.factory("names_by_model", assigns=["doc._.names_by_model", "doc.spans"])
def make_names_by_model(nlp: Language, name: str) -> "NamesByModel":
    """Build the component."""
    return NamesByModel()


class NamesByModel:
    """Writes `doc._.names_by_model`, and where the Doc has tokens, `doc.spans["ner"]`, which reach to their ends.

    Labels: PS, OG, LC, DT, QT and TI.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Mark the names of each text; many at once cost far less each. The recognizer sets the size of a batch."""
        read, marked = tee(docs)
        for doc, found in zip(marked, load_recognizer().find(read), strict=True):
            doc._.names_by_model = found
            if has_tokens(doc):
                group = [Span(doc, name.first_token, name.last_token + 1, label=name.kind) for name in found]
                doc.spans["ner"] = SpanGroup(doc, name="ner", spans=group)
            yield doc
