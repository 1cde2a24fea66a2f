"""What each text says, as records: `annotate(texts)`. A Doc never leaves `nlp`.

Offsets index the text that was given. Where a title is known and the text does not begin with it, the pipeline
reads both, the title as first line, so that names and positions are understood alike with or without it; what
lies in the title itself then has no offsets and gives rows of level "headline" or "document" alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from spacy.tokens import Doc

from nlp import rows
from nlp.pipeline import load, through
from nlp.tokenizer import KiwiTokenizer
from warehouse.records import (
    Entity,
    Frame,
    Mention,
    OpennessClaim,
    Quote,
    Salience,
    Sentence,
    Stance,
)

MARKED_ISSUE = "ai_openness"
"""The issue of the codebook, whose positions marked documents hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article version to read."""

    article_id: str
    version_no: int
    text: str
    title: str = ""
    published_date: date | None = None
    """The Korean day against whose licences claims are held; today's, where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All that was found in one text, as rows of the contract."""

    article_id: str
    version_no: int
    salience: Salience
    sentences: list[Sentence]
    tokens: rows.Columns
    """Columns of `Token`, but for the two that are the article's own."""
    title_tokens: rows.Columns
    """Columns of `TitleToken`, likewise."""
    mentions: list[Mention]
    quotes: list[Quote]
    stances: list[Stance]
    frames: list[Frame]
    openness_claims: list[OpennessClaim]
    entities: list[Entity]
    """Whom and what the mentions, quotes and claims name."""


def annotate(texts: Sequence[Text]) -> Iterator[Annotation]:
    """Give each text's annotation, in order; the same text gives the same rows in any company.

    Every component reads all the texts before the next one begins, which keeps its words in the processor's cache
    (a tenth of all time) and all their Docs in memory: give chunks of some 60,000 characters.
    """
    return begin(texts)()


def begin(texts: Sequence[Text]) -> Callable[[], Iterator[Annotation]]:
    """Hand texts to Kiwi's thread, and give what annotates them: who reads others meanwhile waits for no tokens."""
    tokenizer = cast(KiwiTokenizer, load().tokenizer)
    prefixes = [_prefix(text) for text in texts]
    begun = [tokenizer.begin(prefix + text.text) for prefix, text in zip(prefixes, texts, strict=True)]
    return lambda: annotated(zip(texts, _read(texts, begun), map(len, prefixes), strict=True))


def annotated(read: Iterable[tuple[Text, Doc, int]]) -> Iterator[Annotation]:
    """Give the annotation of each text from its Doc, read by every component, which has so many characters in front."""
    for text, doc, shift in read:
        found = rows.Rows(doc, shift, text.article_id, text.version_no)
        mentions, quotes = found.mentions(), found.quotes()
        claims = found.openness_claims(text.published_date)
        yield Annotation(
            article_id=text.article_id,
            version_no=text.version_no,
            salience=doc._.salience,
            sentences=found.sentences(),
            tokens=found.tokens(),
            title_tokens=found.title_tokens(text.title),
            mentions=mentions,
            quotes=quotes,
            stances=found.stances(),
            frames=found.frames(),
            openness_claims=claims,
            entities=rows.entities_of(mentions, quotes, claims),
        )


def as_marked(text: Text, annotation: Annotation) -> dict[str, Any]:
    """Give what was found in a text in the codebook's form, for `nlp/evaluate.py`."""
    names = {entity.entity_id: entity.name_ko for entity in annotation.entities}
    positions = [row for row in annotation.stances if row.issue_id == MARKED_ISSUE]
    quote_stance = {row.quote_no: row.label for row in positions if row.level == "quote"}
    document_stance = [row.label for row in positions if row.level == "document"]

    def frames(level: str, quote_no: int | None = None) -> list[str]:
        ranked = [row for row in annotation.frames if row.level == level and row.quote_no == quote_no]
        return [row.frame_id for row in sorted(ranked, key=lambda row: row.rank)]

    return {
        "id": text.article_id,
        "text": text.text,
        "document": {
            "salience": annotation.salience,
            "stance": document_stance[0] if document_stance else "none",
            "frames": frames("document"),
        },
        "quotes": [
            {
                "start": quote.char_start,
                "end": quote.char_end,
                "text": quote.text,
                "kind": quote.kind,
                "speaker": quote.speaker,
                "speaker_entity": names.get(quote.speaker_entity_id or "", ""),
                "speaker_role": quote.speaker_role or "",
                "verb": quote.verb,
                "stance": quote_stance.get(quote.quote_no, "none"),
                "frames": frames("quote", quote.quote_no),
            }
            for quote in annotation.quotes
        ],
        "entities": [
            {
                "start": mention.char_start,
                "end": mention.char_end,
                "text": mention.text,
                "label": mention.label,
                "entity": names[mention.entity_id],
            }
            for mention in annotation.mentions
        ],
        "claims": [
            {
                "subject": names[claim.subject_entity_id],
                "claimed": claim.claimed,
                "start": claim.char_start,
                "end": claim.char_end,
                "evidence": claim.text,
            }
            for claim in annotation.openness_claims
        ],
    }


def _read(texts: Sequence[Text], begun: Iterable[Callable[[], Doc]]) -> list[Doc]:
    """Give each text's Doc, read by every component."""
    docs = [finish() for finish in begun]
    for text, doc in zip(texts, docs, strict=True):
        doc._.title = text.title.strip()
    for _, component in load().pipeline:
        docs = through(component, docs)
    return docs


def _prefix(text: Text) -> str:
    """Give the title as a line of its own, or nothing where the text begins with it."""
    title = " ".join(text.title.split())
    first_line = " ".join(text.text.lstrip().split("\n", 1)[0].split())
    return f"{title}\n\n" if title and first_line != title else ""
