"""What the components find in one text, before it has an article's name, as in `doc._.quotes` or `doc._.stances`.

spaCy spans end at tokens, reported clauses need not ("필요하다|고 밝혔다"), so findings carry their own offsets in
Unicode code points into `doc.text`. `nlp/rows.py` turns them into records; a Doc never leaves `nlp`.
"""

from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from warehouse.records import EntityKind, FrameId, Level, Openness, QuoteKind, SpeakerRole, StanceLabel


class SentenceFinding(NamedTuple):
    """One sentence or heading, by its tokens and its characters."""

    first: int
    """Its first token."""
    stop: int
    """The token after its last one."""
    char_start: int
    char_end: int
    is_heading: bool


class NameFinding(NamedTuple):
    """One name, reaching to the ends of its tokens: of 연구소장, which is one, all, though the body in it is 연구소."""

    char_start: int
    char_end: int
    label: EntityKind
    entity_id: str


@dataclass(slots=True, kw_only=True)
class QuoteFinding:
    """One stretch of reported words and who says them."""

    char_start: int
    char_end: int
    kind: QuoteKind
    speaker: str = ""
    """The fullest string nearby that names the speaker, as it stands in the text."""
    speaker_entity_id: str | None = None
    speaker_role: SpeakerRole | None = None
    verb: str = ""
    is_headline: bool = False


@dataclass(slots=True, kw_only=True)
class FrameFinding:
    """One frame a document, headline, quote or sentence argues from; rank 1 is the most important of its text."""

    level: Level
    number: int | None
    """The quote or sentence it belongs to, by its place in `doc._.quotes` or `doc._.sentences`."""
    frame_id: FrameId
    rank: int
    score: float


@dataclass(slots=True, kw_only=True)
class StanceFinding:
    """One position on one issue."""

    level: Level
    number: int | None
    issue_id: str
    label: StanceLabel
    score: float
    char_start: int | None = None
    char_end: int | None = None


@dataclass(slots=True, kw_only=True)
class ClaimFinding:
    """One sentence that assigns a model, or a firm's models, to a class of openness."""

    subject_entity_id: str
    claimed: Openness
    char_start: int
    char_end: int


Doc.set_extension("title", default="", force=True)
Doc.set_extension("salience", default="none", force=True)
for _name in (
    "sentences",
    "mentions",
    "names",
    "names_by_model",
    "quotes",
    "frames",
    "stances",
    "openness_claims",
):
    Doc.set_extension(_name, default=(), force=True)
