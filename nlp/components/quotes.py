"""Quotes: marked speech, headline quotations and reported clauses, each with its speaker, role and verb."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.findings import QuoteFinding
from nlp.quotes.reader import Found, Reader
from nlp.quotes.roles import role_of
from nlp.quotes.units import Tokens


@Language.factory("quotes", assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str) -> "Quotes":
    """Build the component."""
    return Quotes()


class Quotes:
    """Writes `doc._.quotes`, in text order; uses `doc.spans["entities"]` where an earlier component filled it."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one text."""
        reader = Reader(Tokens(doc))
        found = reader.quotes()
        doc._.quotes = [_finding(doc, quote, reader) for quote in found]
        return doc


def _finding(doc: Doc, quote: Found, reader: Reader) -> QuoteFinding:
    speaker = quote.speaker
    home = reader.cast.home(quote.start) if speaker and speaker.kind == "person" else None
    return QuoteFinding(
        char_start=quote.start,
        char_end=quote.end,
        kind=quote.kind,
        speaker=speaker.text if speaker else "",
        speaker_entity_id=None,
        speaker_role=role_of(speaker.text, speaker.kind, home.text if home else "") if speaker else None,
        verb=quote.verb,
        is_headline=quote.is_headline,
    )
