"""The contract: one record a table, shared by every package and needing the standard library alone.

Record `Article` = `article.*` files = `warehouse/tables/article.sql` = table `article`, column for column.
Names: `_id` readable and stable, `_at` an instant with zone, `_date` a Korean calendar day, `_no` a number that
counts from 0 within its text, `char_start`/`char_end` offsets in Unicode code points into the text they index.
Nothing here reads, writes or decides.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

OutletKind = Literal[
    "daily", "it_press", "wire", "broadcaster", "government", "legislature", "institute", "other"
]
Permission = Literal["open", "ask", "forbidden"]
CrawlOutcome = Literal["ok", "empty", "blocked", "failed"]
VisitKind = Literal["robots", "feed", "sitemap", "listing", "api", "article", "attachment", "other"]
Stage = Literal["crawl", "read", "load", "annotate", "check", "publish"]
EvidenceSource = Literal["json_ld", "meta", "page_json", "visible", "feed", "sitemap", "api", "first_seen"]
PassingStage = Literal["listed", "read"]
CopyKind = Literal["wire", "press_release", "attachment", "near_duplicate"]
EntityKind = Literal["PERSON", "ORG", "MODEL", "LAW", "PROGRAM", "COUNTRY"]
NameDecision = Literal["confirmed", "same", "rejected", "undone"]
Openness = Literal["open_source", "open_weight", "open", "closed", "hybrid"]
QuoteKind = Literal["direct", "indirect"]
SpeakerRole = Literal[
    "government",
    "legislature",
    "company",
    "startup",
    "academia",
    "institute",
    "civil_society",
    "investor",
    "foreign_government",
    "media",
    "anonymous",
]
StanceLabel = Literal["supportive", "oppositional", "mixed", "neutral", "none"]
Level = Literal["document", "headline", "quote", "sentence"]
Salience = Literal["central", "mentioned", "none"]
Allocation = Literal["proportional", "equal", "given"]
FrameId = Literal[
    "sovereignty",
    "access",
    "innovation",
    "competitiveness",
    "transparency",
    "licensing",
    "safety",
    "security",
    "regulation",
    "rights",
    "infrastructure",
]
Variable = Literal["stance", FrameId]
CodedLabel = Literal[StanceLabel, "present", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One source, with what it allows and what we expect of it."""

    outlet_id: str
    name: str
    kind: OutletKind
    homepage: str
    terms: str
    """Address of its terms of use; empty while nobody has found them."""
    licence: str
    permission: Permission
    permission_source: str
    """Where the permission was read: terms, robots.txt, API page, with the day."""
    has_ai_opt_out: bool
    """The outlet says its texts may not be used for AI training or mining."""
    is_text_redistributable: bool
    min_articles_per_week: int
    verified_by: str
    """How we know that it is read right: `real pages`, `live feed seen by others`; empty while we do not."""
    verified_date: date | None
    """The day of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One run of one outlet: what came of it, in counts."""

    crawl_id: str
    """`<run_id>/<outlet_id>`, which is also the folder of the run's files."""
    run_id: str
    outlet_id: str
    started_at: datetime
    finished_at: datetime
    outcome: CrawlOutcome
    finish_reason: str
    """Scrapy's own word for why the spider closed."""
    request_count: int
    response_count: int
    article_count: int
    problem_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One answer of an outlet that was archived, and where it lies; or what an API's says of one article: it is deleted."""

    crawl_id: str
    outlet_id: str
    url: str
    kind: VisitKind
    status: int
    fetched_at: datetime
    article_id: str | None
    """The article that was asked for, if it was one."""
    digest: str
    """SHA-256 of the decoded payload, in hex."""
    etag: str
    """The answer's ETag, for asking again on condition; empty if it has none."""
    last_modified: str
    """The answer's Last-Modified, as it was sent; empty if it has none."""
    warc_file: str
    """Path below the data home."""
    warc_offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlQuality:
    """What the articles and answers of one crawl were like; measured by the loader, empty where nothing was seen."""

    crawl_id: str
    outlet_id: str
    measured_at: datetime
    """When the crawl ended."""
    article_count: int
    """Articles read, unchanged ones included; the shares are shares of them."""
    new_count: int
    """Those that no earlier crawl had seen."""
    day_listed_count: int
    """Articles published on the Korean day before the crawl began, kept or passed over, as far as seen by its end."""
    passed_over_share: float | None
    """Of the articles met for the first time."""
    byline_share: float | None
    section_share: float | None
    modified_share: float | None
    date_conflict_share: float | None
    body_length_median: float | None
    hangul_share: float | None
    """Of the letters of all texts."""
    repeated_share: float | None
    """Of all characters, those in lines that three articles or more have in common."""
    lag_hours_median: float | None
    """From publication to fetching, of new articles."""
    error_share: float | None
    problem_rate: float | None
    """Problems for each answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionGrant:
    """One decision of the operator to crawl an outlet that is not open, or to crawl it no longer."""

    outlet_id: str
    is_allowed: bool
    reason: str
    granted_by: str
    granted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing refused or doubted, with enough to find it again."""

    run_id: str
    stage: Stage
    outlet_id: str
    url: str
    kind: str
    """A short name in snake_case: `page_changed`, `empty_crawl`, `blocked`, `undecodable`, `check_failed` …"""
    expected: str
    found: str
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one article or press release, as it stood when it was read."""

    article_id: str
    """`<outlet_id>:<the site's own number>`; of an attached file, its article's and `#<digest of its address>`."""
    version_no: int
    """1 for the first text seen; numbered by the loader, which is why a spider leaves 0."""
    outlet_id: str
    parent_article_id: str | None
    """The article whose attached file this is; empty for all that stands on a page of its own."""
    crawl_id: str
    url: str
    """The canonical address."""
    title: str
    body: str
    """Verbatim text, paragraphs parted by a newline; every annotation's offsets index it."""
    published_at: datetime
    published_date: date
    """The Korean calendar day of `published_at`."""
    date_confidence: float
    """How sure `published_at` is, 0 to 1, as `spiders/evidence.py` weighs the clues."""
    has_date_conflict: bool
    """Clues to the publication contradict each other, or one names a day that it cannot have been."""
    modified_at: datetime | None
    byline: str
    section: str
    extractor: str
    """What took the text from the page: the site's name and parser version, or a fallback's name."""
    content_hash: str
    """SHA-256 of title and body, in hex: two versions differ exactly when it does."""
    fetched_at: datetime
    warc_file: str
    warc_offset: int
    is_current: bool = True
    """The newest version; set by the loader."""
    gone_at: datetime | None = None
    """When the outlet was first found to have withdrawn it; set by the loader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One place where an article's page or its feed gives a date."""

    article_id: str
    content_hash: str
    source: EvidenceSource
    field: str
    """Where it stood: `datePublished`, `article:published_time`, `입력` …"""
    raw: str
    read_at: datetime | None
    """The instant it means, in KST where it names no zone; empty if it could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """One article that one crawl left out because it is not about AI: what the kept ones are a part of."""

    crawl_id: str
    outlet_id: str
    article_id: str
    url: str
    day_date: date
    """Korean day of its publication as page or list gives it; the day of the crawl where neither does."""
    stage: PassingStage
    """`listed`: known by title and lead, never fetched; `read`: known by its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """One article that repeats another: a wire reprint, a press release taken over, a near duplicate."""

    article_id: str
    origin_article_id: str
    kind: CopyKind
    similarity: float
    """Jaccard similarity of character 5-grams of the two bodies, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationRun:
    """One reading of a set of articles: the versions behind its rows."""

    annotation_run_id: str
    run_id: str
    started_at: datetime
    code_version: str
    pipeline_version: str
    """Digest of pipeline settings, lexicons and model versions: the same digest gives the same rows."""
    lexicon_version: str
    kiwi_version: str
    spacy_version: str
    codebook_version: str
    article_count: int
    ner_version: str | None
    """Digest of the model of names; empty where it read without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article version that was read, and by which run: what needs no reading again."""

    article_id: str
    version_no: int
    annotation_run_id: str
    pipeline_version: str
    salience: Salience
    """Whether openness of AI is a main subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence or heading."""

    article_id: str
    version_no: int
    sentence_no: int
    char_start: int
    char_end: int
    is_heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One surface token of Kiwi, never blank."""

    article_id: str
    version_no: int
    sentence_no: int
    token_no: int
    eojeol_no: int
    char_start: int
    char_end: int
    form: str
    lemma: str
    tag: str
    """Sejong tags of its morphemes joined by '+', `VV+EP`."""
    upos: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleToken:
    """One surface token of a headline, never blank; none where the text itself begins with the headline."""

    article_id: str
    version_no: int
    token_no: int
    char_start: int
    """Counted in the title."""
    char_end: int
    form: str
    lemma: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One written form of one lemma, both folded (lower case, half width, no blanks or hyphens)."""

    term_no: int
    """Number of the lemma, from 1."""
    form: str
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedText:
    """One article version that search knows, by the number its postings carry."""

    text_no: int
    """Counted from 1 in order of loading; a version that is read anew gets a new one."""
    article_id: str
    version_no: int
    outlet_id: str
    published_date: date
    lemma_total: int
    """Content words of the body."""
    is_shown: bool
    """It is the current version of an article that is not withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """How often a term, or a compound of two, stands in one text: what search reads."""

    term_key: int
    """`term_no`; of a compound, the first part's times 2^32 plus the second's."""
    text_no: int
    lemma_count: int
    """In the body."""
    title_count: int
    lemma_total: int
    """That of the text, repeated so that a score needs no other table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One place where a term stands in a text: what phrases and highlights read."""

    term_no: int
    text_no: int
    is_title: bool
    word_no: int
    """Place among the words, particles, endings, quotation marks and hyphens not counted."""
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """One spelling of one notion; search looks for all spellings of a notion at once."""

    notion: str
    spelling: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEnding:
    """One particle or ending that may stand after a word of a query and does not matter."""

    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, body, AI model, law, programme or country."""

    entity_id: str
    kind: EntityKind
    name_ko: str
    name_en: str
    aliases: tuple[str, ...]
    developer_entity_id: str | None
    country: str
    """ISO 3166 code, `EU` for the Union, empty if unknown."""
    role: SpeakerRole | None
    """What it speaks as when it is quoted; bodies and persons only."""
    openness: Openness | None
    """What its licence makes it; models only."""
    licence: str
    valid_from: date | None
    """Release, founding or entry into force."""
    valid_to: date | None
    source: str
    """Where the facts stand, and when they were read there, if they were."""
    is_provisional: bool
    """Found in a text and not yet confirmed by a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAlias:
    """One spelling of one entity."""

    entity_id: str
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDecision:
    """What a person decided on a provisional entity; the last one of an entity holds."""

    entity_id: str
    decision: NameDecision
    target_entity_id: str | None
    """What it is the same as."""
    kind: EntityKind | None
    """Where it was corrected."""
    name_ko: str
    """Where it was corrected, else empty."""
    name_en: str
    reason: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a text names an entity."""

    article_id: str
    version_no: int
    mention_no: int
    char_start: int
    char_end: int
    text: str
    label: EntityKind
    entity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One stretch of reported words and who says them."""

    article_id: str
    version_no: int
    quote_no: int
    char_start: int
    char_end: int
    text: str
    kind: QuoteKind
    speaker: str
    """The fullest string nearby that names the speaker; empty where nobody is named."""
    speaker_entity_id: str | None
    speaker_role: SpeakerRole | None
    verb: str
    """Lemma of the reporting verb; empty if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One position on one issue: of a document, its headline, a quote or a sentence."""

    article_id: str
    version_no: int
    stance_no: int
    level: Level
    quote_no: int | None
    sentence_no: int | None
    issue_id: str
    """The question a position is taken on: `ai_openness`."""
    label: StanceLabel
    score: float
    """How sure the label is, 0 to 1."""
    char_start: int | None
    """The evidence; empty where the level is document or headline."""
    char_end: int | None
    text: str | None
    holder: str
    holder_entity_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame a document, headline, quote or sentence argues from."""

    article_id: str
    version_no: int
    level: Level
    quote_no: int | None
    sentence_no: int | None
    frame_id: FrameId
    rank: int
    """1 is the most important of its text."""
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OpennessClaim:
    """One sentence that assigns a model, or a firm's models, to a class of openness."""

    article_id: str
    version_no: int
    claim_no: int
    subject_entity_id: str
    claimed: Openness
    char_start: int
    char_end: int
    text: str
    registry_openness: Openness | None
    """What its licence made the model when the text was published; empty if the registry does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One random sample: of which texts, in which strata, by which seed, from which published file."""

    sample_id: str
    level: Level
    issue_id: str
    strata: tuple[str, ...]
    """What texts are stratified by, such as `outlet_kind`; nothing for a simple random sample."""
    allocation: Allocation
    seed: int
    first_date: date | None
    last_date: date | None
    """Korean days of publication, both included; empty where the side is open."""
    outlet_ids: tuple[str, ...]
    """Nothing means all."""
    saliences: tuple[str, ...]
    """Nothing means all."""
    has_copies: bool
    """False where articles that repeat another were left out."""
    population_count: int
    unit_count: int
    """How many were drawn."""
    snapshot: str
    """Name of the published file it was drawn from."""
    drawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingFrame:
    """One text that could have been drawn: all of a draw are the population its shares are about."""

    sample_id: str
    article_id: str
    version_no: int
    char_start: int | None
    """Where the quote or sentence stands in the body; empty for documents and headlines."""
    char_end: int | None
    stratum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One text drawn for hand coding, with its chance of being drawn."""

    sample_id: str
    article_id: str
    version_no: int
    stratum: str
    seed: int
    inclusion_probability: float
    drawn_at: datetime
    level: Level
    quote_no: int | None
    sentence_no: int | None
    """Both as the machine counted when it was drawn; char_start and char_end hold whatever it finds later."""
    char_start: int | None
    char_end: int | None
    stratum_size: int
    """How many texts of the population are in the stratum."""
    draw_no: int
    """Place in the random order of its stratum, from 1: the first few are a random sample, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One label a person gave, to be held against the machine's."""

    coding_id: str
    article_id: str
    version_no: int
    level: Level
    quote_no: int | None
    issue_id: str
    label: CodedLabel
    coder: str
    codebook_version: str
    coded_at: datetime
    sentence_no: int | None
    char_start: int | None
    char_end: int | None
    variable: Variable
    """`stance`, or the frame that is `present` or `absent`."""
    round_no: int
    """Counted from 1; a coder's last round stands."""
    is_adjudication: bool
    """It settles what coders disagreed on, and wins."""
    sample_id: str | None
    """The sample it was made for; a coding counts for every sample its text is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One article that was taken down: that it was here, and why it is not; never a word of it."""

    article_id: str
    outlet_id: str
    content_hashes: tuple[str, ...]
    """Of each version there was."""
    reason: str
    removed_by: str
    removed_at: datetime
    copy_ids: tuple[str, ...]
    """Of other outlets' articles that repeated it: what its outlet allows holds for them still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One figure of how good the pipeline was on documents marked by hand."""

    evaluated_at: datetime
    labeller: str
    """What gave positions and frames: `pipeline`, or the name of a chat model."""
    pipeline_version: str
    gold_name: str
    gold_sha256: str
    """Of the file of marked documents, in hex."""
    document_count: int
    figure: str
    """Its path, as `corpus evaluate` prints it: `quotes.any.iou_80.f1`."""
    score: float | None
    score_low: float | None
    score_high: float | None
    """The 95 % interval; empty where fewer than ten documents ask for the figure."""


RECORDS: tuple[type, ...] = (
    Outlet,
    Crawl,
    Visit,
    CrawlQuality,
    PermissionGrant,
    Problem,
    Article,
    DateEvidence,
    PassedOver,
    CopyLink,
    AnnotationRun,
    Reading,
    Sentence,
    Token,
    TitleToken,
    Term,
    IndexedText,
    Posting,
    Occurrence,
    Synonym,
    WordEnding,
    Entity,
    EntityAlias,
    EntityDecision,
    Mention,
    Quote,
    Stance,
    Frame,
    OpennessClaim,
    Draw,
    SamplingFrame,
    Sample,
    Coding,
    Removal,
    Evaluation,
)


def table_name(record: type) -> str:
    """Give the table of a record: `OpennessClaim` → `openness_claim`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record.__name__).lower()
