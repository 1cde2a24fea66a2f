-- 내보낸 판 0.1.0: the schema as it was released, and a few rows.
-- 장부: what the loader must remember so that loading again, late or out of order ends in the same tables.
-- It stands in a schema of its own: the main schema holds the contract's records and nothing else.
CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE IF NOT EXISTS ledger.applied (
    name       VARCHAR NOT NULL,
    sha256     VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ledger.applied IS 'Which migrations, and which state of the schema files, this database holds.';
COMMENT ON COLUMN ledger.applied.name IS 'Name of the migration file, or schema for all schema files together.';
COMMENT ON COLUMN ledger.applied.sha256 IS 'SHA-256 of the file or files, in hex.';
COMMENT ON COLUMN ledger.applied.applied_at IS 'Instant it was applied.';

CREATE TABLE IF NOT EXISTS ledger.loaded_crawl (
    crawl_id  VARCHAR NOT NULL,
    digest    VARCHAR NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ledger.loaded_crawl IS 'Crawl folders that were loaded. A folder read anew by a better parser has another digest and is loaded again.';
COMMENT ON COLUMN ledger.loaded_crawl.crawl_id IS 'Refers to crawl.';
COMMENT ON COLUMN ledger.loaded_crawl.digest IS 'SHA-256 of the folder''s record files, in hex.';
COMMENT ON COLUMN ledger.loaded_crawl.loaded_at IS 'Instant it was loaded.';

CREATE TABLE IF NOT EXISTS ledger.article_seen (
    article_id   VARCHAR NOT NULL,
    crawl_id     VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    fetched_at   TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ledger.article_seen IS 'Every time an article was read, with the text it had: a text seen again makes no new version, but says which one is current.';
COMMENT ON COLUMN ledger.article_seen.article_id IS 'Refers to article.';
COMMENT ON COLUMN ledger.article_seen.crawl_id IS 'The crawl that saw it; refers to crawl.';
COMMENT ON COLUMN ledger.article_seen.content_hash IS 'The text it had, as in article.content_hash.';
COMMENT ON COLUMN ledger.article_seen.fetched_at IS 'Instant the page arrived.';

CREATE TABLE IF NOT EXISTS ledger.vocabulary (
    table_name  VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    label       VARCHAR NOT NULL
);
COMMENT ON TABLE ledger.vocabulary IS 'The closed vocabularies of the contract, filled from warehouse/records.py: what a check compares labels with.';
COMMENT ON COLUMN ledger.vocabulary.table_name IS 'Table the vocabulary belongs to.';
COMMENT ON COLUMN ledger.vocabulary.column_name IS 'Column the vocabulary belongs to.';
COMMENT ON COLUMN ledger.vocabulary.label IS 'One allowed value.';

-- 주석 실행: one reading of a set of articles a row: the versions behind its rows.
CREATE TABLE IF NOT EXISTS annotation_run (
    annotation_run_id VARCHAR NOT NULL,
    run_id            VARCHAR NOT NULL,
    started_at        TIMESTAMPTZ NOT NULL,
    code_version      VARCHAR NOT NULL,
    pipeline_version  VARCHAR NOT NULL,
    lexicon_version   VARCHAR NOT NULL,
    kiwi_version      VARCHAR NOT NULL,
    spacy_version     VARCHAR NOT NULL,
    codebook_version  VARCHAR NOT NULL,
    article_count     INTEGER NOT NULL
);

COMMENT ON TABLE annotation_run IS
    'Annotation run (주석 실행): one machine reading of a set of articles, with the versions that make it repeatable.';
COMMENT ON COLUMN annotation_run.annotation_run_id IS
    'Name of this reading.';
COMMENT ON COLUMN annotation_run.run_id IS
    'The run it was part of.';
COMMENT ON COLUMN annotation_run.started_at IS
    'Instant it began.';
COMMENT ON COLUMN annotation_run.code_version IS
    'Version of this software.';
COMMENT ON COLUMN annotation_run.pipeline_version IS
    'Digest of pipeline settings, lexicons and model versions: the same digest gives the same rows.';
COMMENT ON COLUMN annotation_run.lexicon_version IS
    'Digest of the lexicons alone.';
COMMENT ON COLUMN annotation_run.kiwi_version IS
    'Version of the morphological analyser Kiwi.';
COMMENT ON COLUMN annotation_run.spacy_version IS
    'Version of spaCy.';
COMMENT ON COLUMN annotation_run.codebook_version IS
    'Version of the codebook the labels follow.';
COMMENT ON COLUMN annotation_run.article_count IS
    'Article versions it read.';

-- 기사·보도자료: every version of every article or press release, as it stood when it was read.
CREATE TABLE IF NOT EXISTS article (
    article_id     VARCHAR NOT NULL,
    version_no     INTEGER NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    parent_article_id VARCHAR,
    crawl_id       VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    title          VARCHAR NOT NULL,
    body           VARCHAR NOT NULL,
    published_at   TIMESTAMPTZ NOT NULL,
    published_date DATE NOT NULL,
    date_confidence DOUBLE NOT NULL,
    has_date_conflict BOOLEAN NOT NULL,
    modified_at    TIMESTAMPTZ,
    byline         VARCHAR NOT NULL,
    section        VARCHAR NOT NULL,
    extractor      VARCHAR NOT NULL,
    content_hash   VARCHAR NOT NULL,
    fetched_at     TIMESTAMPTZ NOT NULL,
    warc_file      VARCHAR NOT NULL,
    warc_offset    BIGINT NOT NULL,
    is_current     BOOLEAN NOT NULL,
    gone_at        TIMESTAMPTZ
);

COMMENT ON TABLE article IS
    'Article (기사·보도자료): one version of one article or press release, as it stood when it was read. Use the view current_article for one row an article.';
COMMENT ON COLUMN article.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; of an attached file, its article''s and `#<digest of its address>`.';
COMMENT ON COLUMN article.version_no IS
    '1 for the first text loaded; each text not seen before gets the next number. Two versions of an article never hold the same text.';
COMMENT ON COLUMN article.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN article.parent_article_id IS
    'The article that this text was attached to as a file (첨부파일); refers to article. Empty for what stands on a page of its own.';
COMMENT ON COLUMN article.crawl_id IS
    'The crawl that first brought this text; refers to crawl.';
COMMENT ON COLUMN article.url IS
    'The canonical address.';
COMMENT ON COLUMN article.title IS
    'Headline (제목), verbatim.';
COMMENT ON COLUMN article.body IS
    'Text (본문), verbatim, paragraphs parted by a newline. Every char_start and char_end in the other tables counts in it.';
COMMENT ON COLUMN article.published_at IS
    'Instant of first publication (입력), as the outlet states it.';
COMMENT ON COLUMN article.published_date IS
    'The Korean calendar day (KST) of published_at.';
COMMENT ON COLUMN article.date_confidence IS
    'How sure published_at is, 0 to 1: the more sources of date_evidence agree on it, and the more trusted they are, the surer. 0.1: only our first sight of the page dates it.';
COMMENT ON COLUMN article.has_date_conflict IS
    'True where two clues to the publication lie more than an hour apart (or a day, where one names only a day), or one lies before 1990 or more than a day after the fetch. See date_evidence.';
COMMENT ON COLUMN article.modified_at IS
    'Instant of the last change (수정) that the outlet states; empty if it states none.';
COMMENT ON COLUMN article.byline IS
    'Who wrote it, as printed; an empty string if nobody is named.';
COMMENT ON COLUMN article.section IS
    'Section (섹션) of the outlet; an empty string if none is named.';
COMMENT ON COLUMN article.extractor IS
    'What took the text from the page: the site''s name and parser version, or a fallback''s name.';
COMMENT ON COLUMN article.content_hash IS
    'SHA-256 of title and body, in hex.';
COMMENT ON COLUMN article.fetched_at IS
    'Instant at which the page this text was taken from arrived.';
COMMENT ON COLUMN article.warc_file IS
    'WARC file with that page, as a path below the data home.';
COMMENT ON COLUMN article.warc_offset IS
    'Byte at which the page''s record starts in that file.';
COMMENT ON COLUMN article.is_current IS
    'True for the text that was last seen on the site: one version of each article.';
COMMENT ON COLUMN article.gone_at IS
    'Instant at which the outlet was first found to have withdrawn the article (two visits in a row answered 404 or 410); empty while it is there. The same on all its versions.';

-- 수동 코딩: one label a person gave a row, to be held against the machine's.
CREATE TABLE IF NOT EXISTS coding (
    coding_id        VARCHAR NOT NULL,
    article_id       VARCHAR NOT NULL,
    version_no       INTEGER NOT NULL,
    level            VARCHAR NOT NULL,
    quote_no         INTEGER,
    issue_id         VARCHAR NOT NULL,
    label            VARCHAR NOT NULL,
    coder            VARCHAR NOT NULL,
    codebook_version VARCHAR NOT NULL,
    coded_at         TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE coding IS
    'Coding (수동 코딩): one label a person gave, to be held against the machine''s.';
COMMENT ON COLUMN coding.coding_id IS
    'Name of the coding.';
COMMENT ON COLUMN coding.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN coding.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN coding.level IS
    'What the row is about: document, headline, quote (see quote_no) or sentence (see sentence_no).';
COMMENT ON COLUMN coding.quote_no IS
    'The quote that was coded, where level is quote; else empty.';
COMMENT ON COLUMN coding.issue_id IS
    'The question a position is taken on: ai_openness.';
COMMENT ON COLUMN coding.label IS
    'supportive (찬성: more openness is good, needed or praised), oppositional (반대: warns of openness or prefers closed), mixed (both, or two tracks 투트랙), neutral (중립: reported without a position) or none (not about the issue).';
COMMENT ON COLUMN coding.coder IS
    'Who coded it, by a pseudonym.';
COMMENT ON COLUMN coding.codebook_version IS
    'Version of the codebook that was followed.';
COMMENT ON COLUMN coding.coded_at IS
    'Instant it was coded.';

-- 베껴 쓴 기사: one article that repeats another a row.
CREATE TABLE IF NOT EXISTS copy_link (
    article_id        VARCHAR NOT NULL,
    origin_article_id VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,
    similarity        DOUBLE NOT NULL
);

COMMENT ON TABLE copy_link IS
    'Copy link (전재·베껴쓰기): one article that repeats another: a wire reprint, a press release taken over, or a near duplicate.';
COMMENT ON COLUMN copy_link.article_id IS
    'The article that repeats; refers to article.';
COMMENT ON COLUMN copy_link.origin_article_id IS
    'The article it repeats; refers to article.';
COMMENT ON COLUMN copy_link.kind IS
    'wire (통신사 전재), press_release (보도자료), attachment (첨부파일: a page and a file of its own that say the same) or near_duplicate.';
COMMENT ON COLUMN copy_link.similarity IS
    'Jaccard similarity of the character 5-grams of the two bodies, 0 to 1.';

-- 수집: one run of one outlet a row: what came of it, in counts.
CREATE TABLE IF NOT EXISTS crawl (
    crawl_id       VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    started_at     TIMESTAMPTZ NOT NULL,
    finished_at    TIMESTAMPTZ NOT NULL,
    outcome        VARCHAR NOT NULL,
    finish_reason  VARCHAR NOT NULL,
    request_count  INTEGER NOT NULL,
    response_count INTEGER NOT NULL,
    article_count  INTEGER NOT NULL,
    problem_count  INTEGER NOT NULL
);

COMMENT ON TABLE crawl IS
    'Crawl (수집): one run of one outlet and what came of it, in counts.';
COMMENT ON COLUMN crawl.crawl_id IS
    '`<run_id>/<outlet_id>`: also the folder of the run''s files below runs/.';
COMMENT ON COLUMN crawl.run_id IS
    'The run it belongs to: its UTC start such as 20261122T060000.';
COMMENT ON COLUMN crawl.outlet_id IS
    'The source that was crawled; refers to outlet.';
COMMENT ON COLUMN crawl.started_at IS
    'Instant the crawl began.';
COMMENT ON COLUMN crawl.finished_at IS
    'Instant the crawl ended.';
COMMENT ON COLUMN crawl.outcome IS
    'ok, empty (nothing found), blocked (refused by the site) or failed.';
COMMENT ON COLUMN crawl.finish_reason IS
    'Scrapy''s own word for why the spider closed, such as finished or closespider_errorcount.';
COMMENT ON COLUMN crawl.request_count IS
    'Requests sent.';
COMMENT ON COLUMN crawl.response_count IS
    'Answers received, of any status.';
COMMENT ON COLUMN crawl.article_count IS
    'Articles read from those answers, unchanged ones included.';
COMMENT ON COLUMN crawl.problem_count IS
    'Problems written while crawling and reading.';

-- 수집 품질: what a crawl's texts were like, one row a crawl. A source that breaks shows here before anybody complains.
CREATE TABLE IF NOT EXISTS crawl_quality (
    crawl_id            VARCHAR NOT NULL,
    outlet_id           VARCHAR NOT NULL,
    measured_at         TIMESTAMPTZ NOT NULL,
    article_count       INTEGER NOT NULL,
    new_count           INTEGER NOT NULL,
    day_listed_count    INTEGER NOT NULL,
    passed_over_share   DOUBLE,
    byline_share        DOUBLE,
    section_share       DOUBLE,
    modified_share      DOUBLE,
    date_conflict_share DOUBLE,
    body_length_median  DOUBLE,
    hangul_share        DOUBLE,
    repeated_share      DOUBLE,
    lag_hours_median    DOUBLE,
    error_share         DOUBLE,
    problem_rate        DOUBLE
);

COMMENT ON TABLE crawl_quality IS
    'Crawl quality (수집 품질): what the articles and answers of one crawl were like. The view outlet_alarm holds each outlet against its own past.';
COMMENT ON COLUMN crawl_quality.crawl_id IS
    'The crawl; refers to crawl.';
COMMENT ON COLUMN crawl_quality.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN crawl_quality.measured_at IS
    'Instant the crawl ended, which is what its measures hold for.';
COMMENT ON COLUMN crawl_quality.article_count IS
    'Articles read from the crawl''s answers, unchanged ones included; the shares are shares of them.';
COMMENT ON COLUMN crawl_quality.new_count IS
    'Those of them that no earlier crawl had seen.';
COMMENT ON COLUMN crawl_quality.day_listed_count IS
    'Articles published on the Korean day before the crawl began, kept or passed over, as far as any crawl had seen them by its end: unlike the counts above it does not hang on how often we crawl.';
COMMENT ON COLUMN crawl_quality.passed_over_share IS
    'Of the articles that the crawl met for the first time, the share it passed over as not about AI; empty if it met none.';
COMMENT ON COLUMN crawl_quality.byline_share IS
    'Share of articles with a byline; empty, as the other shares and medians of texts, where nothing was read.';
COMMENT ON COLUMN crawl_quality.section_share IS
    'Share of articles with a section.';
COMMENT ON COLUMN crawl_quality.modified_share IS
    'Share of articles with a date of change.';
COMMENT ON COLUMN crawl_quality.date_conflict_share IS
    'Share of articles whose dates contradict each other.';
COMMENT ON COLUMN crawl_quality.body_length_median IS
    'Median length of the texts, in characters.';
COMMENT ON COLUMN crawl_quality.hangul_share IS
    'Share of Hangul among the letters of all texts: a wrong encoding or a page in another language lowers it.';
COMMENT ON COLUMN crawl_quality.repeated_share IS
    'Share of all texts'' characters that stand in lines which three articles of the crawl or more have in common: boilerplate that was not cut. Empty below three articles.';
COMMENT ON COLUMN crawl_quality.lag_hours_median IS
    'Median hours from publication to our fetching it, of the new articles; empty if there are none.';
COMMENT ON COLUMN crawl_quality.error_share IS
    'Share of answers with a status from 400 on, robots.txt and withdrawn articles (404, 410) left out; empty without an answer.';
COMMENT ON COLUMN crawl_quality.problem_rate IS
    'Problems written while crawling and reading, for each answer; empty without an answer.';

-- 날짜 근거: one place where a page or feed gives a date a row.
CREATE TABLE IF NOT EXISTS date_evidence (
    article_id   VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    source       VARCHAR NOT NULL,
    field        VARCHAR NOT NULL,
    raw          VARCHAR NOT NULL,
    read_at      TIMESTAMPTZ
);

COMMENT ON TABLE date_evidence IS
    'Date evidence (날짜 근거): one place where an article''s page or its feed gives a date, so that published_at can be judged.';
COMMENT ON COLUMN date_evidence.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN date_evidence.content_hash IS
    'The text the page held, as in article.content_hash.';
COMMENT ON COLUMN date_evidence.source IS
    'json_ld, meta, page_json, visible, feed, sitemap, api or first_seen (our own first visit).';
COMMENT ON COLUMN date_evidence.field IS
    'Where it stood: datePublished, article:published_time, 입력 …';
COMMENT ON COLUMN date_evidence.raw IS
    'The date as it was written.';
COMMENT ON COLUMN date_evidence.read_at IS
    'The instant it means, in KST where it names no zone; empty if it could not be read.';

-- 개체: one person, body, AI model, law, programme or country a row.
CREATE TABLE IF NOT EXISTS entity (
    entity_id           VARCHAR NOT NULL,
    kind                VARCHAR NOT NULL,
    name_ko             VARCHAR NOT NULL,
    name_en             VARCHAR NOT NULL,
    aliases             VARCHAR[] NOT NULL,
    developer_entity_id VARCHAR,
    country             VARCHAR NOT NULL,
    role                VARCHAR,
    openness            VARCHAR,
    licence             VARCHAR NOT NULL,
    valid_from          DATE,
    valid_to            DATE,
    source              VARCHAR NOT NULL,
    is_provisional      BOOLEAN NOT NULL
);

COMMENT ON TABLE entity IS
    'Entity (개체): one person, body, AI model, law, programme or country, with what the registry knows of it.';
COMMENT ON COLUMN entity.entity_id IS
    'Stable readable name.';
COMMENT ON COLUMN entity.kind IS
    'PERSON (사람), ORG (기관·기업), MODEL (AI 모델), LAW (법령), PROGRAM (사업·제품·벤치마크) or COUNTRY (나라).';
COMMENT ON COLUMN entity.name_ko IS
    'Canonical Korean name.';
COMMENT ON COLUMN entity.name_en IS
    'English name; an empty string if none.';
COMMENT ON COLUMN entity.aliases IS
    'Its spellings in text, Korean and Latin; also one a row in entity_alias.';
COMMENT ON COLUMN entity.developer_entity_id IS
    'Who makes the model; refers to entity. Empty if unknown or not a model.';
COMMENT ON COLUMN entity.country IS
    'ISO 3166 code, EU for the European Union; an empty string if unknown.';
COMMENT ON COLUMN entity.role IS
    'What it speaks as when it is quoted: government (정부), legislature (국회·정당), company (기업), startup (스타트업), academia (학계), institute (연구기관), civil_society (시민사회), investor (투자자), foreign_government (외국 정부·국제기구), media (언론) or anonymous (익명: 업계 관계자, 전문가들). Empty for what does not speak.';
COMMENT ON COLUMN entity.openness IS
    'What its licence makes the model: open_source (오픈소스: weights, code and recipe or data under a free licence), open_weight (오픈 웨이트: weights to download, under any licence), closed (폐쇄형·독점) or hybrid (a family with both). Empty if unknown or not a model.';
COMMENT ON COLUMN entity.licence IS
    'Licence of the model; an empty string if unknown or not a model.';
COMMENT ON COLUMN entity.valid_from IS
    'Day (KST) of release, founding or entry into force; empty if unknown.';
COMMENT ON COLUMN entity.valid_to IS
    'Day (KST) from which it no longer holds; empty while it does.';
COMMENT ON COLUMN entity.source IS
    'Where these facts stand, and in brackets the day on which they were read there, or that nobody has yet.';
COMMENT ON COLUMN entity.is_provisional IS
    'True if it was found in a text and no person has confirmed it yet.';

-- 별칭: one spelling of one entity a row.
CREATE TABLE IF NOT EXISTS entity_alias (
    entity_id VARCHAR NOT NULL,
    alias     VARCHAR NOT NULL
);

COMMENT ON TABLE entity_alias IS
    'Entity alias (별칭): one spelling of one entity: 하이퍼클로바X, HyperCLOVA X.';
COMMENT ON COLUMN entity_alias.entity_id IS
    'Refers to entity.';
COMMENT ON COLUMN entity_alias.alias IS
    'The spelling. Two entities may share one.';

-- 프레임: one frame a document, headline, quote or sentence argues from a row.
CREATE TABLE IF NOT EXISTS frame (
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    level       VARCHAR NOT NULL,
    quote_no    INTEGER,
    sentence_no INTEGER,
    frame_id    VARCHAR NOT NULL,
    rank        INTEGER NOT NULL,
    score       DOUBLE NOT NULL
);

COMMENT ON TABLE frame IS
    'Frame (프레임): one argument a document, headline, quote or sentence rests on.';
COMMENT ON COLUMN frame.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN frame.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN frame.level IS
    'What the row is about: document, headline, quote (see quote_no) or sentence (see sentence_no).';
COMMENT ON COLUMN frame.quote_no IS
    'The quote it is read from, where level is quote; else empty.';
COMMENT ON COLUMN frame.sentence_no IS
    'The sentence it is read from, where level is sentence; else empty.';
COMMENT ON COLUMN frame.frame_id IS
    'sovereignty (기술주권), access (접근성), innovation (혁신·생태계), competitiveness (경쟁력), transparency (투명성), licensing (라이선스·저작권), safety (안전), security (안보), regulation (규제), rights (권리) or infrastructure (인프라).';
COMMENT ON COLUMN frame.rank IS
    '1 for the most important frame of its text, then 2, 3 …';
COMMENT ON COLUMN frame.score IS
    'How sure the frame is, 0 to 1.';

-- 언급: one place where a text names an entity a row.
CREATE TABLE IF NOT EXISTS mention (
    article_id VARCHAR NOT NULL,
    version_no INTEGER NOT NULL,
    mention_no INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    text       VARCHAR NOT NULL,
    label      VARCHAR NOT NULL,
    entity_id  VARCHAR NOT NULL
);

COMMENT ON TABLE mention IS
    'Mention (언급): one place where a text names an entity.';
COMMENT ON COLUMN mention.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN mention.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN mention.mention_no IS
    'Place among the mentions of the text, counted from 0.';
COMMENT ON COLUMN mention.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN mention.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN mention.text IS
    'The name as it stands, particles left out.';
COMMENT ON COLUMN mention.label IS
    'PERSON, ORG, MODEL, LAW, PROGRAM or COUNTRY: what the text uses it as.';
COMMENT ON COLUMN mention.entity_id IS
    'What it names; refers to entity.';

-- 개방성 주장: one sentence that assigns a model to a class of openness a row.
CREATE TABLE IF NOT EXISTS openness_claim (
    article_id        VARCHAR NOT NULL,
    version_no        INTEGER NOT NULL,
    claim_no          INTEGER NOT NULL,
    subject_entity_id VARCHAR NOT NULL,
    claimed           VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    registry_openness VARCHAR
);

COMMENT ON TABLE openness_claim IS
    'Openness claim (개방성 주장): one sentence that calls a model, or a firm''s models, open or closed, beside what the registry knows.';
COMMENT ON COLUMN openness_claim.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN openness_claim.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN openness_claim.claim_no IS
    'Place among the claims of the text, counted from 0.';
COMMENT ON COLUMN openness_claim.subject_entity_id IS
    'The model or firm; refers to entity.';
COMMENT ON COLUMN openness_claim.claimed IS
    'What the text calls it: open_source (오픈소스: an OSI-style licence), open_weight (오픈 웨이트: weights under restricting terms), open (개방형·공개: open, kind unsaid), closed (폐쇄형·독점) or hybrid (both).';
COMMENT ON COLUMN openness_claim.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN openness_claim.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN openness_claim.text IS
    'The sentence, verbatim.';
COMMENT ON COLUMN openness_claim.registry_openness IS
    'What the model''s licence made it on the day the text was published, by the registry as it stood when the text was read: open_source (오픈소스: weights, code and recipe or data under a free licence), open_weight (오픈 웨이트: weights to download, under any licence), closed (폐쇄형·독점) or hybrid (a family with both). Empty if it does not know.';

-- 매체: one source a row: what it allows and what we expect of it.
CREATE TABLE IF NOT EXISTS outlet (
    outlet_id               VARCHAR NOT NULL,
    name                    VARCHAR NOT NULL,
    kind                    VARCHAR NOT NULL,
    homepage                VARCHAR NOT NULL,
    terms                   VARCHAR NOT NULL,
    licence                 VARCHAR NOT NULL,
    permission              VARCHAR NOT NULL,
    permission_source       VARCHAR NOT NULL,
    has_ai_opt_out          BOOLEAN NOT NULL,
    is_text_redistributable BOOLEAN NOT NULL,
    min_articles_per_week   INTEGER NOT NULL,
    verified_by             VARCHAR NOT NULL,
    verified_date           DATE
);

COMMENT ON TABLE outlet IS
    'Outlet (매체): one source of articles, with what it allows and what we expect of it.';
COMMENT ON COLUMN outlet.outlet_id IS
    'Short stable name of the source: its spider, its file and the front of its article ids.';
COMMENT ON COLUMN outlet.name IS
    'The source''s own name, in Korean where it has one.';
COMMENT ON COLUMN outlet.kind IS
    'daily (일간지), it_press (IT 전문지), wire (통신사), broadcaster (방송), government (정부 부처·지자체), legislature (국회), institute (연구기관) or other.';
COMMENT ON COLUMN outlet.homepage IS
    'Address of its front page.';
COMMENT ON COLUMN outlet.terms IS
    'Address of its terms of use; an empty string while nobody has found them.';
COMMENT ON COLUMN outlet.licence IS
    'Licence of its texts: a name such as ''KOGL-1'' (공공누리 제1유형) or ''all rights reserved''.';
COMMENT ON COLUMN outlet.permission IS
    'Whether its terms let it be crawled: open, ask (written agreement needed first) or forbidden (shipped switched off).';
COMMENT ON COLUMN outlet.permission_source IS
    'Where the permission was read (terms, robots.txt, API page), with the day.';
COMMENT ON COLUMN outlet.has_ai_opt_out IS
    'True if it says that its texts may not be used for AI training or text mining.';
COMMENT ON COLUMN outlet.is_text_redistributable IS
    'True if its texts may be passed on; false means: publish labels and offsets, not the body.';
COMMENT ON COLUMN outlet.min_articles_per_week IS
    'Fewest articles on AI a week (KST, seven days) that count as normal; below it the outlet is silent.';
COMMENT ON COLUMN outlet.verified_by IS
    'How we know that it is read right: real pages, a live feed seen by others, working code of others, or pages made after a description; an empty string while we do not.';
COMMENT ON COLUMN outlet.verified_date IS
    'The day of that.';

-- 걸러낸 기사: one article that one crawl left out because it is not about AI a row.
CREATE TABLE IF NOT EXISTS passed_over (
    crawl_id   VARCHAR NOT NULL,
    outlet_id  VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    url        VARCHAR NOT NULL,
    day_date   DATE NOT NULL,
    stage      VARCHAR NOT NULL
);

COMMENT ON TABLE passed_over IS
    'Passed over (걸러낸 기사): one article that one crawl left out because it is not about AI. Later crawls see the same lists: count by the view passed_over_by_day.';
COMMENT ON COLUMN passed_over.crawl_id IS
    'The crawl that left it out; refers to crawl.';
COMMENT ON COLUMN passed_over.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN passed_over.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; it is no row of article.';
COMMENT ON COLUMN passed_over.url IS
    'The canonical address.';
COMMENT ON COLUMN passed_over.day_date IS
    'Korean day of publication as the page or a list gives it; the day of the crawl where neither does.';
COMMENT ON COLUMN passed_over.stage IS
    'listed: left out by title and lead, never fetched; read: left out by its text.';

-- 허락 장부: on which ground an outlet was crawled whose terms do not leave it open.
CREATE TABLE IF NOT EXISTS permission_grant (
    outlet_id  VARCHAR NOT NULL,
    is_allowed BOOLEAN NOT NULL,
    reason     VARCHAR NOT NULL,
    granted_by VARCHAR NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE permission_grant IS
    'Permission grants (허락 장부): every decision of the operator to crawl an outlet that is not open, or to do so no longer. An outlet''s newest row holds; the rows are those of permissions.jsonl in the data home.';
COMMENT ON COLUMN permission_grant.outlet_id IS
    'The source it concerns; its own terms stand in outlet.permission.';
COMMENT ON COLUMN permission_grant.is_allowed IS
    'True: crawled from then on. False: the permission was taken back.';
COMMENT ON COLUMN permission_grant.reason IS
    'The ground, such as a written permission with its day and reference; may be an empty string where a permission was taken back.';
COMMENT ON COLUMN permission_grant.granted_by IS
    'Who decided.';
COMMENT ON COLUMN permission_grant.granted_at IS
    'Instant of the decision.';

-- 색인: how often a content lemma stands in an article version: what search reads.
CREATE TABLE IF NOT EXISTS posting (
    lemma       VARCHAR NOT NULL,
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    lemma_count INTEGER NOT NULL
);

COMMENT ON TABLE posting IS
    'Posting (색인): how often a content word stands in an article version. The macro search reads it.';
COMMENT ON COLUMN posting.lemma IS
    'Dictionary form of a noun, verb, adjective, root, number or Latin word.';
COMMENT ON COLUMN posting.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN posting.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN posting.lemma_count IS
    'Tokens with this lemma.';

-- 문제: one thing refused or doubted a row, with enough to find it again.
CREATE TABLE IF NOT EXISTS problem (
    run_id      VARCHAR NOT NULL,
    stage       VARCHAR NOT NULL,
    outlet_id   VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    expected    VARCHAR NOT NULL,
    found       VARCHAR NOT NULL,
    happened_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE problem IS
    'Problem (문제): one thing refused or doubted on the way, with enough to find it again.';
COMMENT ON COLUMN problem.run_id IS
    'The run in which it happened.';
COMMENT ON COLUMN problem.stage IS
    'crawl, read, load, annotate, check or publish.';
COMMENT ON COLUMN problem.outlet_id IS
    'The source it concerns; an empty string if none.';
COMMENT ON COLUMN problem.url IS
    'The address it concerns; an empty string if none.';
COMMENT ON COLUMN problem.kind IS
    'Short name: page_changed, empty_crawl, blocked, undecodable, check_failed …';
COMMENT ON COLUMN problem.expected IS
    'What should have been there.';
COMMENT ON COLUMN problem.found IS
    'What was there instead.';
COMMENT ON COLUMN problem.happened_at IS
    'Instant it was noticed.';

-- 인용: one stretch of reported words a row, and who says them.
CREATE TABLE IF NOT EXISTS quote (
    article_id        VARCHAR NOT NULL,
    version_no        INTEGER NOT NULL,
    quote_no          INTEGER NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,
    speaker           VARCHAR NOT NULL,
    speaker_entity_id VARCHAR,
    speaker_role      VARCHAR,
    verb              VARCHAR NOT NULL
);

COMMENT ON TABLE quote IS
    'Quote (인용): one stretch of reported words and who says them.';
COMMENT ON COLUMN quote.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN quote.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN quote.quote_no IS
    'Place among the quotes of the text, counted from 0.';
COMMENT ON COLUMN quote.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN quote.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN quote.text IS
    'The reported words: what stands between the marks, or the clause before -다고/-라고.';
COMMENT ON COLUMN quote.kind IS
    'direct (직접 인용) or indirect (간접 인용).';
COMMENT ON COLUMN quote.speaker IS
    'The fullest string nearby that names the speaker (화자); an empty string where nobody is named.';
COMMENT ON COLUMN quote.speaker_entity_id IS
    'Who that is; refers to entity. Empty if unknown.';
COMMENT ON COLUMN quote.speaker_role IS
    'What the speaker speaks as: government (정부), legislature (국회·정당), company (기업), startup (스타트업), academia (학계), institute (연구기관), civil_society (시민사회), investor (투자자), foreign_government (외국 정부·국제기구), media (언론) or anonymous (익명: 업계 관계자, 전문가들). Empty if unknown.';
COMMENT ON COLUMN quote.verb IS
    'Lemma of the reporting verb (인용동사): 밝히다, 지적하다 …; an empty string if none.';

-- 판독: one article version that has been read, and by which run.
CREATE TABLE IF NOT EXISTS reading (
    article_id        VARCHAR NOT NULL,
    version_no        INTEGER NOT NULL,
    annotation_run_id VARCHAR NOT NULL,
    pipeline_version  VARCHAR NOT NULL,
    salience          VARCHAR NOT NULL
);

COMMENT ON TABLE reading IS
    'Reading (판독): one article version that was read by machine, by which run, and whether it is about openness of AI.';
COMMENT ON COLUMN reading.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN reading.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN reading.annotation_run_id IS
    'The run whose rows stand for this version now; refers to annotation_run.';
COMMENT ON COLUMN reading.pipeline_version IS
    'That run''s pipeline_version, repeated so that unread versions are found quickly.';
COMMENT ON COLUMN reading.salience IS
    'central (openness of AI is a main subject), mentioned (it occurs, the text is about something else) or none.';

-- 표본: one article drawn for hand coding a row, with its chance of being drawn.
CREATE TABLE IF NOT EXISTS sample (
    sample_id             VARCHAR NOT NULL,
    article_id            VARCHAR NOT NULL,
    version_no            INTEGER NOT NULL,
    stratum               VARCHAR NOT NULL,
    seed                  BIGINT NOT NULL,
    inclusion_probability DOUBLE NOT NULL,
    drawn_at              TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE sample IS
    'Sample (표본): one article version drawn at random for hand coding, with its chance of being drawn.';
COMMENT ON COLUMN sample.sample_id IS
    'Name of the draw; all articles of one draw share it.';
COMMENT ON COLUMN sample.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN sample.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN sample.stratum IS
    'The group it was drawn from (층).';
COMMENT ON COLUMN sample.seed IS
    'Seed of the random draw.';
COMMENT ON COLUMN sample.inclusion_probability IS
    'Chance of being drawn, above 0 and up to 1 (포함확률).';
COMMENT ON COLUMN sample.drawn_at IS
    'Instant of the draw.';

-- 문장: one sentence or heading a row.
CREATE TABLE IF NOT EXISTS sentence (
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    sentence_no INTEGER NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    is_heading  BOOLEAN NOT NULL
);

COMMENT ON TABLE sentence IS
    'Sentence (문장): one sentence or heading of an article version.';
COMMENT ON COLUMN sentence.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN sentence.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN sentence.sentence_no IS
    'Place in the text, counted from 0.';
COMMENT ON COLUMN sentence.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN sentence.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN sentence.is_heading IS
    'True for a heading (소제목) or caption rather than a sentence.';

-- 입장: one position on one issue a row: of a document, its headline, a quote or a sentence.
CREATE TABLE IF NOT EXISTS stance (
    article_id       VARCHAR NOT NULL,
    version_no       INTEGER NOT NULL,
    stance_no        INTEGER NOT NULL,
    level            VARCHAR NOT NULL,
    quote_no         INTEGER,
    sentence_no      INTEGER,
    issue_id         VARCHAR NOT NULL,
    label            VARCHAR NOT NULL,
    score            DOUBLE NOT NULL,
    char_start       INTEGER,
    char_end         INTEGER,
    text             VARCHAR,
    holder           VARCHAR NOT NULL,
    holder_entity_id VARCHAR
);

COMMENT ON TABLE stance IS
    'Stance (입장): one position on one issue, taken by a document, its headline, a quote or a sentence.';
COMMENT ON COLUMN stance.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN stance.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN stance.stance_no IS
    'Place among the stances of the text, counted from 0.';
COMMENT ON COLUMN stance.level IS
    'What the row is about: document, headline, quote (see quote_no) or sentence (see sentence_no).';
COMMENT ON COLUMN stance.quote_no IS
    'The quote it is read from, where level is quote; else empty.';
COMMENT ON COLUMN stance.sentence_no IS
    'The sentence it is read from, where level is sentence; else empty.';
COMMENT ON COLUMN stance.issue_id IS
    'The question (쟁점) a position is taken on: ai_openness.';
COMMENT ON COLUMN stance.label IS
    'supportive (찬성: more openness is good, needed or praised), oppositional (반대: warns of openness or prefers closed), mixed (both, or two tracks 투트랙), neutral (중립: reported without a position) or none (not about the issue).';
COMMENT ON COLUMN stance.score IS
    'How sure the label is, 0 to 1.';
COMMENT ON COLUMN stance.char_start IS
    'Evidence: first character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start). Empty for documents and headlines.';
COMMENT ON COLUMN stance.char_end IS
    'Evidence: one past its last character; empty as char_start.';
COMMENT ON COLUMN stance.text IS
    'The evidence, verbatim; empty as char_start.';
COMMENT ON COLUMN stance.holder IS
    'Who holds the position, as named in the text; an empty string if it is the article''s own.';
COMMENT ON COLUMN stance.holder_entity_id IS
    'Who that is; refers to entity. Empty if unknown.';

-- 토큰: one surface token of Kiwi a row, never blank.
CREATE TABLE IF NOT EXISTS token (
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    sentence_no INTEGER NOT NULL,
    token_no    INTEGER NOT NULL,
    eojeol_no   INTEGER NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    form        VARCHAR NOT NULL,
    lemma       VARCHAR NOT NULL,
    tag         VARCHAR NOT NULL,
    upos        VARCHAR NOT NULL
);

COMMENT ON TABLE token IS
    'Token (토큰): one surface token as the analyser Kiwi cuts it, never blank. 하+었 contracted to 했 is one token.';
COMMENT ON COLUMN token.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN token.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN token.sentence_no IS
    'The sentence it stands in, counted from 0.';
COMMENT ON COLUMN token.token_no IS
    'Place in the text, counted from 0.';
COMMENT ON COLUMN token.eojeol_no IS
    'Number of the space-separated word (어절) it belongs to, counted from 0 in the text.';
COMMENT ON COLUMN token.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN token.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN token.form IS
    'The token as it stands.';
COMMENT ON COLUMN token.lemma IS
    'Dictionary form (기본형): 밝혔 → 밝히다.';
COMMENT ON COLUMN token.tag IS
    'Sejong tags (세종 품사) of its morphemes joined by +: NNG common noun, NNP proper noun, SL Latin script, VV verb, JKS subject particle …';
COMMENT ON COLUMN token.upos IS
    'Universal part of speech: NOUN, PROPN, VERB …';

-- 방문: one archived answer a row, and where it lies.
CREATE TABLE IF NOT EXISTS visit (
    crawl_id      VARCHAR NOT NULL,
    outlet_id     VARCHAR NOT NULL,
    url           VARCHAR NOT NULL,
    kind          VARCHAR NOT NULL,
    status        INTEGER NOT NULL,
    fetched_at    TIMESTAMPTZ NOT NULL,
    article_id    VARCHAR,
    digest        VARCHAR NOT NULL,
    etag          VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    warc_file     VARCHAR NOT NULL,
    warc_offset   BIGINT NOT NULL
);

COMMENT ON TABLE visit IS
    'Visit (방문): one answer of an outlet that was archived, and where its raw bytes lie.';
COMMENT ON COLUMN visit.crawl_id IS
    'The crawl that asked; refers to crawl.';
COMMENT ON COLUMN visit.outlet_id IS
    'The source that answered; refers to outlet.';
COMMENT ON COLUMN visit.url IS
    'Address that was asked for.';
COMMENT ON COLUMN visit.kind IS
    'robots, feed, sitemap, listing, api, article, attachment or other.';
COMMENT ON COLUMN visit.status IS
    'HTTP status of the answer: 200, 304 (unchanged since the last visit), 404 …';
COMMENT ON COLUMN visit.fetched_at IS
    'Instant the answer arrived.';
COMMENT ON COLUMN visit.article_id IS
    'The article that was asked for; empty if it was something else. It may be an article we never could read.';
COMMENT ON COLUMN visit.digest IS
    'SHA-256 of the decoded payload, in hex.';
COMMENT ON COLUMN visit.etag IS
    'ETag of the answer, with which it is asked again on condition; an empty string if it has none.';
COMMENT ON COLUMN visit.last_modified IS
    'Last-Modified of the answer as it was sent; an empty string if it has none.';
COMMENT ON COLUMN visit.warc_file IS
    'WARC file with the raw answer, as a path below the data home.';
COMMENT ON COLUMN visit.warc_offset IS
    'Byte at which the record starts in that file.';

-- The other end of wilson_low.
CREATE OR REPLACE MACRO wilson_high(success_count, trial_count) AS
    CASE WHEN trial_count > 0 THEN least(1.0, (
        success_count / trial_count + 1.959964 ** 2 / (2 * trial_count)
        + 1.959964 * sqrt(
            (success_count / trial_count) * (1 - success_count / trial_count) / trial_count
            + 1.959964 ** 2 / (4 * trial_count ** 2)
        )
    ) / (1 + 1.959964 ** 2 / trial_count)) END;

COMMENT ON MACRO wilson_high IS
    'Upper end of the 95 % Wilson interval of a share, success_count out of trial_count; empty without trials.';

-- Wilson 1927: unlike p ± 1.96·√(p(1−p)/n) it stays inside 0 and 1 and holds for few articles.
CREATE OR REPLACE MACRO wilson_low(success_count, trial_count) AS
    CASE WHEN trial_count > 0 THEN greatest(0.0, (
        success_count / trial_count + 1.959964 ** 2 / (2 * trial_count)
        - 1.959964 * sqrt(
            (success_count / trial_count) * (1 - success_count / trial_count) / trial_count
            + 1.959964 ** 2 / (4 * trial_count ** 2)
        )
    ) / (1 + 1.959964 ** 2 / trial_count)) END;

COMMENT ON MACRO wilson_low IS
    'Lower end of the 95 % Wilson interval of a share, success_count out of trial_count; empty without trials.';

-- 보정 비율: FROM corrected_share('2026-autumn', 'ai_openness', 'supportive');
-- Difference estimator (Särndal et al. 1992; Egami et al. 2023): the machine's share, plus its mean error in a random
-- sample that people coded, each article weighted by 1 / its chance of being drawn. Variance as for a Poisson draw.
CREATE OR REPLACE MACRO corrected_share(draw, issue, wanted) AS TABLE
WITH machine AS (
    SELECT s.article_id, s.version_no, max((s.label = wanted)::INTEGER) AS is_wanted
    FROM stance AS s
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    WHERE a.is_current AND a.gone_at IS NULL AND s.level = 'document' AND s.issue_id = issue
    GROUP BY s.article_id, s.version_no
),
human AS (
    -- several coders of one article: the share of them who gave the label
    SELECT c.article_id, c.version_no, avg((c.label = wanted)::INTEGER) AS is_wanted
    FROM coding AS c
    WHERE c.level = 'document' AND c.issue_id = issue
    GROUP BY c.article_id, c.version_no
),
difference AS (
    SELECT (h.is_wanted - m.is_wanted) AS wrong_by, p.inclusion_probability AS chance
    FROM sample AS p
    JOIN human AS h ON h.article_id = p.article_id AND h.version_no = p.version_no
    JOIN machine AS m ON m.article_id = p.article_id AND m.version_no = p.version_no
    WHERE p.sample_id = draw
),
size AS (
    SELECT count(*) AS article_count, avg(m.is_wanted) AS machine_share FROM machine AS m
),
correction AS (
    SELECT
        count(*) AS coded_count,
        sum(d.wrong_by / d.chance) AS wrong_sum,
        sum((1 - d.chance) * (d.wrong_by / d.chance) ** 2) AS variance_sum
    FROM difference AS d
)
SELECT
    z.article_count,
    c.coded_count,
    z.machine_share,
    z.machine_share + c.wrong_sum / z.article_count AS corrected_share,
    z.machine_share + c.wrong_sum / z.article_count - 1.959964 * sqrt(c.variance_sum) / z.article_count AS share_low,
    z.machine_share + c.wrong_sum / z.article_count + 1.959964 * sqrt(c.variance_sum) / z.article_count AS share_high
FROM size AS z CROSS JOIN correction AS c;

COMMENT ON MACRO TABLE corrected_share IS
    'Share of documents with a stance, corrected for the machine''s errors by a random sample (표본) that people coded: the difference estimator with its 95 % interval. Empty where nothing of the draw was coded.';

-- 용례: FROM keyword_in_context('오픈소스', 40);
-- The body is cut only after the tokens were chosen: cutting first costs four times as much.
CREATE OR REPLACE MACRO keyword_in_context(lemma, width := 40) AS TABLE
WITH found AS (
    SELECT t.article_id, t.version_no, t.sentence_no, t.token_no, t.char_start, t.char_end
    FROM token AS t
    WHERE t.lemma = lemma
)
SELECT
    a.published_date,
    a.outlet_id,
    f.article_id,
    f.sentence_no,
    replace(substr(a.body, greatest(f.char_start - width, 0) + 1, least(width, f.char_start)), chr(10), ' ')
        AS text_before,
    substr(a.body, f.char_start + 1, f.char_end - f.char_start) AS keyword,
    replace(substr(a.body, f.char_end + 1, width), chr(10), ' ') AS text_after,
    a.title,
    a.url
FROM found AS f
JOIN article AS a ON a.article_id = f.article_id AND a.version_no = f.version_no
WHERE a.is_current AND a.gone_at IS NULL
ORDER BY a.published_date DESC, f.article_id, f.token_no;

COMMENT ON MACRO TABLE keyword_in_context IS
    'Keyword in context (용례): every place where a dictionary form (lemma, 기본형) stands in a current article, newest first, with width characters on both sides.';

-- 검색: FROM search('오픈소스 규제') LIMIT 20;
-- Only lemmas of the corpus itself are looked up, so that any client can search without the analyser:
-- 저작권 → 저작 + 권, 오픈소스 ↔ 오픈 소스, 모델을 → 모델. Okapi BM25 with k1 = 1.2, b = 0.75.
CREATE OR REPLACE MACRO search(query) AS TABLE
WITH RECURSIVE
word AS MATERIALIZED (
    SELECT generate_subscripts(w.words, 1) AS word_no, unnest(w.words) AS word
    FROM (SELECT string_split_regex(trim(lower(query)), '\s+') AS words) AS w
),
vocabulary AS MATERIALIZED (
    -- lemmas that stand somewhere in the query, spaces left out
    SELECT DISTINCT p.lemma, lower(p.lemma) AS folded
    FROM posting AS p
    WHERE contains(regexp_replace(lower(query), '\s+', '', 'g'), lower(p.lemma))
),
cut AS (
    SELECT w.word_no, w.word AS rest, []::VARCHAR[] AS lemmas FROM word AS w
    UNION ALL
    SELECT c.word_no, substr(c.rest, length(v.folded) + 1), list_append(c.lemmas, v.lemma)
    FROM cut AS c
    JOIN vocabulary AS v ON v.folded <> '' AND starts_with(c.rest, v.folded)
),
ranked AS (
    -- the shortest rest, then the fewest parts, then the longest first part; a whole word and its parts both count
    SELECT
        c.word_no,
        c.lemmas,
        length(c.rest) AS rest_length,
        row_number() OVER (
            PARTITION BY c.word_no, length(c.rest) = 0 AND len(c.lemmas) = 1
            ORDER BY length(c.rest), len(c.lemmas), length(c.lemmas[1]) DESC, c.lemmas
        ) AS place,
        bool_or(length(c.rest) = 0 AND len(c.lemmas) = 1) OVER (PARTITION BY c.word_no) AS has_whole
    FROM cut AS c
    WHERE len(c.lemmas) > 0
),
reading_of AS (
    SELECT r.word_no, r.lemmas
    FROM ranked AS r
    WHERE r.rest_length = 0 AND len(r.lemmas) = 1
    UNION ALL
    -- a word the corpus knows whole is cut only into parts of two letters and more: 정부 is not 정 + 부
    SELECT r.word_no, r.lemmas
    FROM ranked AS r
    WHERE r.place = 1 AND NOT (r.rest_length = 0 AND len(r.lemmas) = 1)
      AND CASE WHEN r.has_whole
          THEN r.rest_length = 0 AND list_min(list_transform(r.lemmas, lambda part: length(part))) >= 2
          -- up to two letters may be left over: particles and endings (모델을, 공개하다)
          ELSE r.rest_length <= 2 AND list_sum(list_transform(r.lemmas, lambda part: length(part))) >= 2 END
    UNION ALL
    -- two words of the query that the corpus writes as one stand for both
    SELECT unnest([a.word_no, b.word_no]), [v.lemma]
    FROM word AS a
    JOIN word AS b ON b.word_no = a.word_no + 1
    JOIN vocabulary AS v ON v.folded = a.word || b.word
),
option AS MATERIALIZED (
    SELECT r.word_no, row_number() OVER () AS option_no, list_distinct(r.lemmas) AS lemmas FROM reading_of AS r
),
live AS MATERIALIZED (
    SELECT a.article_id, a.version_no, a.outlet_id, a.published_date, a.title, a.url
    FROM article AS a
    WHERE a.is_current AND a.gone_at IS NULL
),
article_length AS MATERIALIZED (
    SELECT p.article_id, p.version_no, sum(p.lemma_count) AS lemma_total
    FROM posting AS p
    SEMI JOIN live AS l ON l.article_id = p.article_id AND l.version_no = p.version_no
    GROUP BY p.article_id, p.version_no
),
corpus AS (
    SELECT count(*) AS article_count, avg(n.lemma_total) AS mean_length FROM article_length AS n
),
hit AS MATERIALIZED (
    SELECT p.lemma, p.article_id, p.version_no, p.lemma_count
    FROM posting AS p
    SEMI JOIN live AS l ON l.article_id = p.article_id AND l.version_no = p.version_no
    WHERE p.lemma IN (SELECT unnest(o.lemmas) FROM option AS o)
),
weight AS (
    SELECT h.lemma, ln(1 + (c.article_count - count(*) + 0.5) / (count(*) + 0.5)) AS rarity
    FROM hit AS h CROSS JOIN corpus AS c
    GROUP BY h.lemma, c.article_count
),
fulfilled AS (
    -- an article has a word if it has all lemmas of one of its readings
    SELECT o.word_no, o.option_no, h.article_id
    FROM option AS o
    JOIN hit AS h ON list_contains(o.lemmas, h.lemma)
    GROUP BY o.word_no, o.option_no, o.lemmas, h.article_id
    HAVING count(*) = len(o.lemmas)
),
counting AS (
    SELECT DISTINCT f.article_id, unnest(o.lemmas) AS lemma
    FROM fulfilled AS f JOIN option AS o ON o.option_no = f.option_no
),
body_score AS (
    SELECT
        h.article_id,
        sum(w.rarity * h.lemma_count * 2.2
            / (h.lemma_count + 1.2 * (0.25 + 0.75 * n.lemma_total / c.mean_length))) AS score,
        list(h.lemma ORDER BY h.lemma) AS lemmas
    FROM counting AS k
    JOIN hit AS h ON h.article_id = k.article_id AND h.lemma = k.lemma
    JOIN weight AS w ON w.lemma = h.lemma
    JOIN article_length AS n ON n.article_id = h.article_id
    CROSS JOIN corpus AS c
    GROUP BY h.article_id
),
title_hit AS MATERIALIZED (
    SELECT w.word_no, l.article_id FROM word AS w JOIN live AS l ON w.word <> '' AND contains(lower(l.title), w.word)
),
title_weight AS (
    -- a headline holds a word once: its rarity among headlines is its score
    SELECT t.word_no, ln(1 + (c.article_count - count(*) + 0.5) / (count(*) + 0.5)) AS rarity
    FROM title_hit AS t CROSS JOIN (SELECT count(*) AS article_count FROM live) AS c
    GROUP BY t.word_no, c.article_count
),
title_score AS (
    SELECT t.article_id, sum(w.rarity) AS score
    FROM title_hit AS t JOIN title_weight AS w ON w.word_no = t.word_no
    GROUP BY t.article_id
),
found AS (
    SELECT e.article_id, count(DISTINCT e.word_no) AS word_count
    FROM (
        SELECT f.article_id, f.word_no FROM fulfilled AS f
        UNION ALL
        SELECT t.article_id, t.word_no FROM title_hit AS t
    ) AS e
    GROUP BY e.article_id
)
SELECT
    l.article_id,
    l.outlet_id,
    l.published_date,
    l.title,
    f.word_count,
    coalesce(b.score, 0) + coalesce(t.score, 0) AS score,
    coalesce(b.lemmas, []) AS lemmas,
    l.url
FROM found AS f
JOIN live AS l ON l.article_id = f.article_id
LEFT JOIN body_score AS b ON b.article_id = f.article_id
LEFT JOIN title_score AS t ON t.article_id = f.article_id
ORDER BY f.word_count DESC, score DESC, l.published_date DESC, l.article_id;

COMMENT ON MACRO TABLE search IS
    'Search (검색) over current articles and headlines, best first: articles with more of the query''s words come before others (word_count), then BM25 (score). lemmas says what was looked up: compounds are tried whole and in parts, with and without a space.';

-- 입장 비율: FROM stance_share('ai_openness', 'quote', DATE '2026-01-01', DATE '2026-12-31');
CREATE OR REPLACE MACRO stance_share(issue, text_level, first_day, last_day) AS TABLE
WITH position AS (
    SELECT a.outlet_id, s.label
    FROM stance AS s
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    WHERE a.is_current AND a.gone_at IS NULL
      AND s.issue_id = issue AND s.level = text_level
      AND a.published_date BETWEEN first_day AND last_day
      AND s.label <> 'none' -- words about something else are no position
),
counted AS (
    SELECT p.outlet_id, p.label, count(*) AS stance_count FROM position AS p GROUP BY p.outlet_id, p.label
),
summed AS (
    SELECT c.*, sum(c.stance_count) OVER (PARTITION BY c.outlet_id) AS all_count FROM counted AS c
)
SELECT
    s.outlet_id,
    s.label,
    s.stance_count,
    s.all_count::BIGINT AS all_count,
    s.stance_count / s.all_count AS label_share,
    wilson_low(s.stance_count, s.all_count) AS share_low,
    wilson_high(s.stance_count, s.all_count) AS share_high
FROM summed AS s
ORDER BY s.outlet_id, s.label;

COMMENT ON MACRO TABLE stance_share IS
    'Share of each stance (입장) on an issue within an outlet, for texts of one level (document, headline, quote, sentence) published between two Korean days, both included, with the 95 % Wilson interval. It takes the machine''s labels at their word; corrected_share does not.';

-- 기사 이력: every text an article has had, oldest first, beside the one before it.
CREATE OR REPLACE VIEW article_history AS
WITH ordered AS (
    SELECT
        a.*,
        row_number() OVER in_time AS place_no,
        lag(a.version_no) OVER in_time AS previous_version_no,
        lag(a.title) OVER in_time AS previous_title,
        lag(length(a.body)) OVER in_time AS previous_length
    FROM article AS a
    WINDOW in_time AS (PARTITION BY a.article_id ORDER BY a.fetched_at, a.version_no)
),
seen AS (
    SELECT s.article_id, s.content_hash, min(s.fetched_at) AS first_seen_at, max(s.fetched_at) AS last_seen_at
    FROM ledger.article_seen AS s
    GROUP BY s.article_id, s.content_hash
),
labelled AS (
    SELECT s.article_id, s.version_no, arg_max(s.label, s.score) AS label
    FROM stance AS s
    WHERE s.level = 'document' AND s.issue_id = 'ai_openness'
    GROUP BY s.article_id, s.version_no
)
SELECT
    o.article_id,
    o.version_no,
    o.place_no,
    o.outlet_id,
    coalesce(s.first_seen_at, o.fetched_at) AS first_seen_at,
    coalesce(s.last_seen_at, o.fetched_at) AS last_seen_at,
    o.is_current,
    o.gone_at,
    o.title,
    o.previous_title,
    coalesce(o.title <> o.previous_title, false) AS has_new_title,
    length(o.body) - o.previous_length AS length_change,
    l.label AS stance_label,
    p.label AS previous_stance_label,
    o.modified_at,
    o.extractor,
    o.url
FROM ordered AS o
LEFT JOIN seen AS s ON s.article_id = o.article_id AND s.content_hash = o.content_hash
LEFT JOIN labelled AS l ON l.article_id = o.article_id AND l.version_no = o.version_no
LEFT JOIN labelled AS p ON p.article_id = o.article_id AND p.version_no = o.previous_version_no;

COMMENT ON VIEW article_history IS 'Article history (기사 이력): every text an article has had, when it was seen, and what changed: headline, length, stance. Withdrawn articles included. As known on day D: the row with the latest first_seen_at up to D.';
COMMENT ON COLUMN article_history.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN article_history.version_no IS 'The version of the article.';
COMMENT ON COLUMN article_history.place_no IS 'Place in time, from 1; differs from version_no where an older crawl was loaded late.';
COMMENT ON COLUMN article_history.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN article_history.first_seen_at IS 'Instant this text was first seen.';
COMMENT ON COLUMN article_history.last_seen_at IS 'Instant this text was last seen.';
COMMENT ON COLUMN article_history.is_current IS 'True for the text that was last seen.';
COMMENT ON COLUMN article_history.gone_at IS 'Instant at which the article was found withdrawn; empty while it is there.';
COMMENT ON COLUMN article_history.title IS 'Headline of this version.';
COMMENT ON COLUMN article_history.previous_title IS 'Headline before; empty for the first text.';
COMMENT ON COLUMN article_history.has_new_title IS 'True if the headline changed.';
COMMENT ON COLUMN article_history.length_change IS 'Characters the body gained (or lost, below 0); empty for the first text.';
COMMENT ON COLUMN article_history.stance_label IS 'The document''s stance on ai_openness in this version; empty if not read.';
COMMENT ON COLUMN article_history.previous_stance_label IS 'The same in the version before.';
COMMENT ON COLUMN article_history.modified_at IS 'Instant of the last change that the outlet states; empty if none.';
COMMENT ON COLUMN article_history.extractor IS 'What took the text from the page: a new extractor may explain a change.';
COMMENT ON COLUMN article_history.url IS 'Address of the article.';

-- 주장과 등록부: what a text calls a model, beside what its licence makes it.
CREATE OR REPLACE VIEW claim_against_registry AS
WITH degree (openness, how_open) AS (
    -- 'open' names no kind and fits both kinds; 'hybrid' (a firm with open and closed models) has no place in the order
    VALUES ('closed', 0), ('open_weight', 1), ('open_source', 2)
)
SELECT
    a.published_date,
    a.outlet_id,
    o.name AS outlet_name,
    c.article_id,
    c.version_no,
    c.claim_no,
    c.subject_entity_id,
    e.name_ko AS subject_name,
    e.kind AS subject_kind,
    d.name_ko AS developer_name,
    e.licence,
    c.claimed,
    c.registry_openness,
    CASE
        WHEN c.registry_openness IS NULL THEN 'unknown'
        WHEN c.claimed = c.registry_openness THEN 'agrees'
        WHEN c.claimed = 'open' AND c.registry_openness IN ('open_source', 'open_weight') THEN 'agrees'
        WHEN c.registry_openness = 'open' AND c.claimed IN ('open_source', 'open_weight') THEN 'unknown'
        WHEN c.claimed = 'open' AND c.registry_openness = 'closed' THEN 'overstates'
        WHEN c.claimed = 'closed' AND c.registry_openness = 'open' THEN 'understates'
        WHEN t.how_open > g.how_open THEN 'overstates'
        WHEN t.how_open < g.how_open THEN 'understates'
        WHEN 'hybrid' IN (c.claimed, c.registry_openness) THEN 'partly'
    END AS agreement,
    c.text,
    a.title,
    a.url
FROM openness_claim AS c
JOIN article AS a ON a.article_id = c.article_id AND a.version_no = c.version_no
JOIN outlet AS o ON o.outlet_id = a.outlet_id
JOIN entity AS e ON e.entity_id = c.subject_entity_id
LEFT JOIN entity AS d ON d.entity_id = e.developer_entity_id
LEFT JOIN degree AS t ON t.openness = c.claimed
LEFT JOIN degree AS g ON g.openness = c.registry_openness
WHERE a.is_current AND a.gone_at IS NULL;

COMMENT ON VIEW claim_against_registry IS 'Claims against the registry (주장과 등록부): what a text calls a model or a firm''s models, beside what the registry knew when the text was read. Only current texts.';
COMMENT ON COLUMN claim_against_registry.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN claim_against_registry.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN claim_against_registry.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN claim_against_registry.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN claim_against_registry.version_no IS 'The version of the article.';
COMMENT ON COLUMN claim_against_registry.claim_no IS 'Place among the claims of the text, counted from 0.';
COMMENT ON COLUMN claim_against_registry.subject_entity_id IS 'The model or firm; refers to entity.';
COMMENT ON COLUMN claim_against_registry.subject_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN claim_against_registry.subject_kind IS 'MODEL or ORG.';
COMMENT ON COLUMN claim_against_registry.developer_name IS 'Who makes the model; empty if unknown.';
COMMENT ON COLUMN claim_against_registry.licence IS 'Licence of the model in the registry; may be an empty string.';
COMMENT ON COLUMN claim_against_registry.claimed IS 'What the text calls it: open_source, open_weight, open (kind unsaid), closed or hybrid.';
COMMENT ON COLUMN claim_against_registry.registry_openness IS 'What its licence made it on the day of publication; empty if the registry does not know.';
COMMENT ON COLUMN claim_against_registry.agreement IS 'agrees, overstates (the text makes it more open than it is, such as 오픈소스 for mere open weights), understates, partly (one side says hybrid) or unknown (the registry cannot tell).';
COMMENT ON COLUMN claim_against_registry.text IS 'The sentence.';
COMMENT ON COLUMN claim_against_registry.title IS 'Headline of the article.';
COMMENT ON COLUMN claim_against_registry.url IS 'Address of the article.';

-- 수집 현황: what was expected of an outlet on a day, what came, what was left out or missed, and what went wrong.
-- Join it to any count over time: a day without a crawl that ended ok is a gap, not silence.
CREATE OR REPLACE VIEW coverage_by_day AS
WITH crawled AS (
    SELECT
        k.outlet_id,
        timezone('Asia/Seoul', k.started_at)::DATE AS day_date,
        count(*) AS crawl_count,
        count(*) FILTER (k.outcome = 'ok') AS ok_crawl_count,
        arg_max(k.outcome, k.started_at) AS last_outcome
    FROM crawl AS k
    GROUP BY 1, 2
),
span AS (
    SELECT k.outlet_id, min(k.day_date) AS first_date, (SELECT max(x.day_date) FROM crawled AS x) AS last_date
    FROM crawled AS k
    GROUP BY k.outlet_id
),
calendar AS (
    SELECT s.outlet_id, unnest(generate_series(s.first_date, s.last_date, INTERVAL 1 DAY))::DATE AS day_date
    FROM span AS s
),
published AS (
    -- withdrawn articles count: they were there on that day
    SELECT a.outlet_id, a.published_date AS day_date, count(*) AS article_count
    FROM article AS a
    WHERE a.is_current AND a.parent_article_id IS NULL
    GROUP BY a.outlet_id, a.published_date
),
left_out AS (
    SELECT p.article_id, p.outlet_id, min(p.day_date) AS day_date
    FROM passed_over AS p
    ANTI JOIN article AS a ON a.article_id = p.article_id
    GROUP BY p.article_id, p.outlet_id
),
passed AS (
    SELECT l.outlet_id, l.day_date, count(*) AS passed_over_count FROM left_out AS l GROUP BY l.outlet_id, l.day_date
),
asked AS (
    SELECT v.outlet_id, v.article_id, min(timezone('Asia/Seoul', v.fetched_at)::DATE) AS day_date
    FROM visit AS v
    WHERE v.article_id IS NOT NULL AND v.kind <> 'attachment'
    GROUP BY v.outlet_id, v.article_id
),
missed AS (
    SELECT s.outlet_id, s.day_date, count(*) AS missed_count
    FROM asked AS s
    ANTI JOIN article AS a ON a.article_id = s.article_id
    ANTI JOIN left_out AS l ON l.article_id = s.article_id
    GROUP BY s.outlet_id, s.day_date
),
fetched AS (
    SELECT
        v.outlet_id,
        timezone('Asia/Seoul', v.fetched_at)::DATE AS day_date,
        count(DISTINCT v.article_id) AS fetched_count
    FROM visit AS v
    WHERE v.article_id IS NOT NULL AND v.kind <> 'attachment'
    GROUP BY 1, 2
),
doubted AS (
    SELECT p.outlet_id, timezone('Asia/Seoul', p.happened_at)::DATE AS day_date, count(*) AS problem_count
    FROM problem AS p
    GROUP BY 1, 2
)
SELECT
    d.outlet_id,
    coalesce(o.name, d.outlet_id) AS outlet_name,
    d.day_date,
    o.min_articles_per_week / 7.0 AS expected_count,
    coalesce(p.article_count, 0) AS article_count,
    coalesce(l.passed_over_count, 0) AS passed_over_count,
    coalesce(f.fetched_count, 0) AS fetched_count,
    coalesce(m.missed_count, 0) AS missed_count,
    coalesce(k.crawl_count, 0) AS crawl_count,
    coalesce(k.ok_crawl_count, 0) AS ok_crawl_count,
    k.last_outcome,
    coalesce(q.problem_count, 0) AS problem_count,
    coalesce(k.ok_crawl_count, 0) = 0 AS is_gap
FROM calendar AS d
LEFT JOIN outlet AS o ON o.outlet_id = d.outlet_id
LEFT JOIN crawled AS k ON k.outlet_id = d.outlet_id AND k.day_date = d.day_date
LEFT JOIN published AS p ON p.outlet_id = d.outlet_id AND p.day_date = d.day_date
LEFT JOIN passed AS l ON l.outlet_id = d.outlet_id AND l.day_date = d.day_date
LEFT JOIN fetched AS f ON f.outlet_id = d.outlet_id AND f.day_date = d.day_date
LEFT JOIN missed AS m ON m.outlet_id = d.outlet_id AND m.day_date = d.day_date
LEFT JOIN doubted AS q ON q.outlet_id = d.outlet_id AND q.day_date = d.day_date;

COMMENT ON VIEW coverage_by_day IS 'Coverage by day (수집 현황): for each outlet and Korean day since its first crawl, what was expected, what came, was passed over and missed, how the crawls ended and how many problems there were.';
COMMENT ON COLUMN coverage_by_day.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN coverage_by_day.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN coverage_by_day.day_date IS 'Korean calendar day (KST).';
COMMENT ON COLUMN coverage_by_day.expected_count IS 'Fewest articles a normal day has: outlet.min_articles_per_week / 7. Weekends have fewer: compare weeks. Empty if the outlet is not described.';
COMMENT ON COLUMN coverage_by_day.article_count IS 'Articles published on that day that we have, withdrawn ones included; attached files are not counted.';
COMMENT ON COLUMN coverage_by_day.passed_over_count IS 'Articles published on that day that were left out because they are not about AI; compare their sum with article_count to expected_count.';
COMMENT ON COLUMN coverage_by_day.fetched_count IS 'Articles whose address was asked for on that day, whenever they were published.';
COMMENT ON COLUMN coverage_by_day.missed_count IS 'Articles first asked for on that day of which no text was ever read: see problem.';
COMMENT ON COLUMN coverage_by_day.crawl_count IS 'Crawls begun on that day.';
COMMENT ON COLUMN coverage_by_day.ok_crawl_count IS 'Those that ended ok.';
COMMENT ON COLUMN coverage_by_day.last_outcome IS 'Outcome of the day''s last crawl: ok, empty, blocked or failed; empty if there was none.';
COMMENT ON COLUMN coverage_by_day.problem_count IS 'Problems of any stage on that day.';
COMMENT ON COLUMN coverage_by_day.is_gap IS 'True if no crawl ended ok on that day: a low count may be ours, not the outlet''s.';

-- 현재 기사: one row an article as it stands now, with what an analyst joins every time.
CREATE OR REPLACE VIEW current_article AS
WITH copied AS (
    -- an article that repeats several others belongs to the one it is nearest to
    SELECT c.article_id, arg_max(c.origin_article_id, c.similarity) AS origin_article_id,
           arg_max(c.kind, c.similarity) AS copy_kind
    FROM copy_link AS c
    GROUP BY c.article_id
),
versions AS (
    SELECT v.article_id, count(*) AS version_count, min(v.fetched_at) AS first_fetched_at
    FROM article AS v
    GROUP BY v.article_id
)
SELECT
    a.article_id,
    a.version_no,
    a.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    a.url,
    a.title,
    a.body,
    a.published_at,
    a.published_date,
    date_trunc('week', a.published_date)::DATE AS week_date,
    a.date_confidence,
    a.has_date_conflict,
    a.modified_at,
    a.byline,
    a.section,
    r.salience,
    c.origin_article_id,
    c.copy_kind,
    v.version_count,
    v.first_fetched_at,
    a.fetched_at,
    o.is_text_redistributable
FROM article AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
JOIN versions AS v ON v.article_id = a.article_id
LEFT JOIN reading AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
LEFT JOIN copied AS c ON c.article_id = a.article_id
WHERE a.is_current AND a.gone_at IS NULL;

COMMENT ON VIEW current_article IS 'Current articles (현재 기사): the text of each article as last seen, withdrawn articles left out.';
COMMENT ON COLUMN current_article.article_id IS '`<outlet_id>:<number on the outlet''s own site>`.';
COMMENT ON COLUMN current_article.version_no IS 'Which version of the article this is.';
COMMENT ON COLUMN current_article.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN current_article.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN current_article.outlet_kind IS 'Kind of the source: daily, it_press, wire, broadcaster, government, legislature, institute or other.';
COMMENT ON COLUMN current_article.url IS 'The canonical address.';
COMMENT ON COLUMN current_article.title IS 'Headline (제목), verbatim.';
COMMENT ON COLUMN current_article.body IS 'Text (본문), verbatim; all offsets count in it.';
COMMENT ON COLUMN current_article.published_at IS 'Instant of first publication.';
COMMENT ON COLUMN current_article.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN current_article.week_date IS 'Monday of the Korean week (KST) of first publication.';
COMMENT ON COLUMN current_article.date_confidence IS 'How sure published_at is, 0 to 1, by how many and how trusted the sources are that agree on it.';
COMMENT ON COLUMN current_article.has_date_conflict IS 'True where the clues to the publication contradict each other, or one names a day it cannot have been.';
COMMENT ON COLUMN current_article.modified_at IS 'Instant of the last change the outlet states; empty if none.';
COMMENT ON COLUMN current_article.byline IS 'Who wrote it, as printed; may be an empty string.';
COMMENT ON COLUMN current_article.section IS 'Section of the outlet; may be an empty string.';
COMMENT ON COLUMN current_article.salience IS 'Whether openness of AI is a main subject: central, mentioned or none; empty if not read yet.';
COMMENT ON COLUMN current_article.origin_article_id IS 'The article this one repeats; empty if it is not a copy.';
COMMENT ON COLUMN current_article.copy_kind IS 'wire, press_release, attachment or near_duplicate; empty if it is not a copy.';
COMMENT ON COLUMN current_article.version_count IS 'How many different texts of the article were seen.';
COMMENT ON COLUMN current_article.first_fetched_at IS 'Instant the first of these texts was fetched.';
COMMENT ON COLUMN current_article.fetched_at IS 'Instant this text was fetched.';
COMMENT ON COLUMN current_article.is_text_redistributable IS 'True if the outlet lets its texts be passed on.';

-- 함께 언급된 개체: who and what are named together, in an article and in a sentence. Each pair stands once.
CREATE OR REPLACE VIEW entity_pair AS
WITH named AS (
    SELECT
        m.article_id,
        m.version_no,
        m.entity_id,
        s.sentence_no,
        a.published_date,
        NOT EXISTS (SELECT 1 FROM copy_link AS c WHERE c.article_id = m.article_id) AS is_original
    FROM mention AS m
    JOIN article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    LEFT JOIN sentence AS s
        ON s.article_id = m.article_id AND s.version_no = m.version_no
        AND m.char_start >= s.char_start AND m.char_start < s.char_end
    WHERE a.is_current AND a.gone_at IS NULL
),
in_sentence AS (
    SELECT DISTINCT n.article_id, n.entity_id, n.sentence_no, n.published_date, n.is_original FROM named AS n
),
joined AS (
    SELECT
        x.entity_id AS first_entity_id,
        y.entity_id AS second_entity_id,
        x.article_id,
        x.published_date,
        x.is_original,
        count(*) FILTER (x.sentence_no = y.sentence_no) AS sentence_count
    FROM in_sentence AS x
    JOIN in_sentence AS y ON y.article_id = x.article_id AND y.entity_id > x.entity_id
    GROUP BY x.entity_id, y.entity_id, x.article_id, x.published_date, x.is_original
)
SELECT
    j.first_entity_id,
    e.name_ko AS first_name,
    e.kind AS first_kind,
    j.second_entity_id,
    f.name_ko AS second_name,
    f.kind AS second_kind,
    count(*) AS article_count,
    count(*) FILTER (j.is_original) AS original_count,
    sum(j.sentence_count)::BIGINT AS sentence_count,
    min(j.published_date) AS first_date,
    max(j.published_date) AS last_date
FROM joined AS j
JOIN entity AS e ON e.entity_id = j.first_entity_id
JOIN entity AS f ON f.entity_id = j.second_entity_id
GROUP BY j.first_entity_id, e.name_ko, e.kind, j.second_entity_id, f.name_ko, f.kind;

COMMENT ON VIEW entity_pair IS 'Entity pairs (함께 언급된 개체): two entities named in the same article, and how often in the same sentence. Each pair stands once, the ids in order. Only current texts.';
COMMENT ON COLUMN entity_pair.first_entity_id IS 'The entity whose id comes first; refers to entity.';
COMMENT ON COLUMN entity_pair.first_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN entity_pair.first_kind IS 'Its kind: PERSON, ORG, MODEL, LAW, PROGRAM or COUNTRY.';
COMMENT ON COLUMN entity_pair.second_entity_id IS 'The other entity; refers to entity.';
COMMENT ON COLUMN entity_pair.second_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN entity_pair.second_kind IS 'Its kind.';
COMMENT ON COLUMN entity_pair.article_count IS 'Articles that name both, copies included.';
COMMENT ON COLUMN entity_pair.original_count IS 'Those that repeat no other article here.';
COMMENT ON COLUMN entity_pair.sentence_count IS 'Sentences that name both.';
COMMENT ON COLUMN entity_pair.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN entity_pair.last_date IS 'Last Korean day (KST) of publication among them.';

-- 주별 프레임: which arguments carry the articles of an outlet, week by week.
-- Weeks in which a frame was not used stand with 0: a gap in a line would look like no data.
CREATE OR REPLACE VIEW framing_by_week AS
WITH relevant AS (
    SELECT
        a.article_id,
        a.version_no,
        a.outlet_id,
        date_trunc('week', a.published_date)::DATE AS week_date,
        NOT EXISTS (SELECT 1 FROM copy_link AS c WHERE c.article_id = a.article_id) AS is_original
    FROM article AS a
    JOIN reading AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
    -- an article that does not speak of openness cannot frame it
    WHERE a.is_current AND a.gone_at IS NULL AND r.salience <> 'none'
),
cell AS (
    SELECT
        b.week_date,
        b.outlet_id,
        v.label AS frame_id,
        count(*) AS read_count,
        count(*) FILTER (b.is_original) AS original_read_count
    FROM relevant AS b
    CROSS JOIN ledger.vocabulary AS v
    WHERE v.table_name = 'frame' AND v.column_name = 'frame_id'
    GROUP BY b.week_date, b.outlet_id, v.label
),
framed AS (
    SELECT
        b.week_date,
        b.outlet_id,
        f.frame_id,
        count(*) AS article_count,
        count(*) FILTER (b.is_original) AS original_count,
        count(*) FILTER (f.rank = 1) AS main_count,
        avg(f.score) AS mean_score
    FROM relevant AS b
    JOIN frame AS f ON f.article_id = b.article_id AND f.version_no = b.version_no
    WHERE f.level = 'document'
    GROUP BY b.week_date, b.outlet_id, f.frame_id
),
broken AS (
    SELECT
        date_trunc('week', timezone('Asia/Seoul', k.started_at))::DATE AS week_date,
        k.outlet_id,
        count(*) AS crawl_count
    FROM crawl AS k
    WHERE k.outcome <> 'ok'
    GROUP BY 1, 2
)
SELECT
    c.week_date,
    c.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    c.frame_id,
    coalesce(f.article_count, 0) AS article_count,
    coalesce(f.original_count, 0) AS original_count,
    coalesce(f.main_count, 0) AS main_count,
    c.read_count,
    c.original_read_count,
    coalesce(f.article_count, 0) / c.read_count AS article_share,
    wilson_low(coalesce(f.article_count, 0), c.read_count) AS share_low,
    wilson_high(coalesce(f.article_count, 0), c.read_count) AS share_high,
    f.mean_score,
    coalesce(k.crawl_count, 0) AS failed_crawl_count
FROM cell AS c
JOIN outlet AS o ON o.outlet_id = c.outlet_id
LEFT JOIN framed AS f ON f.week_date = c.week_date AND f.outlet_id = c.outlet_id AND f.frame_id = c.frame_id
LEFT JOIN broken AS k ON k.week_date = c.week_date AND k.outlet_id = c.outlet_id;

COMMENT ON VIEW framing_by_week IS 'Framing by week (주별 프레임): how many articles of an outlet that speak of openness of AI rest on each frame, week by week. Only current texts.';
COMMENT ON COLUMN framing_by_week.week_date IS 'Monday of the Korean week (KST) of first publication.';
COMMENT ON COLUMN framing_by_week.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN framing_by_week.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN framing_by_week.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN framing_by_week.frame_id IS 'The frame (프레임); see frame.frame_id.';
COMMENT ON COLUMN framing_by_week.article_count IS 'Articles with this frame, copies included; an article may have several frames.';
COMMENT ON COLUMN framing_by_week.original_count IS 'Articles with this frame that repeat no other article here: add these up to count each text once.';
COMMENT ON COLUMN framing_by_week.main_count IS 'Articles whose first frame this is.';
COMMENT ON COLUMN framing_by_week.read_count IS 'Articles of that week and outlet that speak of openness of AI: what article_share is a share of.';
COMMENT ON COLUMN framing_by_week.original_read_count IS 'Those of them that repeat no other article here.';
COMMENT ON COLUMN framing_by_week.article_share IS 'article_count / read_count, 0 to 1.';
COMMENT ON COLUMN framing_by_week.share_low IS 'Lower end of its 95 % Wilson interval.';
COMMENT ON COLUMN framing_by_week.share_high IS 'Upper end of its 95 % Wilson interval.';
COMMENT ON COLUMN framing_by_week.mean_score IS 'Mean certainty of these frames, 0 to 1; empty where there are none.';
COMMENT ON COLUMN framing_by_week.failed_crawl_count IS 'Crawls of the outlet in that week that did not end ok: above 0, a dip may be a gap in collection.';

-- 아는 주소: what a crawl must know of each address asked before, to ask it on condition or not at all.
-- An article goes by its id, for its addresses change; a redirect is no answer of what was asked.
CREATE OR REPLACE VIEW known_address AS
WITH answered AS (
    SELECT
        v.outlet_id,
        v.article_id,
        coalesce(v.article_id, v.url) AS place,
        arg_max(v.url, (v.fetched_at, v.warc_offset)) AS url,
        arg_max(v.kind, (v.fetched_at, v.warc_offset)) AS kind,
        arg_max(v.status, (v.fetched_at, v.warc_offset)) AS status,
        min(v.fetched_at) AS first_visited_at,
        max(v.fetched_at) AS visited_at,
        arg_max(
            {'etag': v.etag, 'last_modified': v.last_modified, 'warc_file': v.warc_file, 'warc_offset': v.warc_offset},
            (v.fetched_at, v.warc_offset)
        ) FILTER (v.status = 200) AS good
    FROM visit AS v
    WHERE v.kind IN ('robots', 'feed', 'sitemap', 'listing', 'api', 'article', 'attachment')
      AND (v.kind NOT IN ('article', 'attachment') OR v.article_id IS NOT NULL)
      AND (v.status = 304 OR v.status NOT BETWEEN 300 AND 399)
    GROUP BY v.outlet_id, v.article_id, place
),
dated AS (
    -- An article's own page tells its date again at each visit; a list may name it no more.
    SELECT d.article_id, list(DISTINCT {'source': d.source, 'field': d.field, 'raw': d.raw}) AS clues
    FROM date_evidence AS d
    JOIN article AS a ON a.article_id = d.article_id AND a.content_hash = d.content_hash
    WHERE a.is_current AND d.read_at = a.published_at
      AND (d.source IN ('feed', 'sitemap', 'first_seen') OR (d.source = 'visible' AND d.field = 'row'))
    GROUP BY d.article_id
),
passed AS (
    SELECT DISTINCT p.article_id FROM passed_over AS p WHERE p.stage = 'read'
)
SELECT
    w.outlet_id,
    coalesce(a.url, w.url) AS url,
    w.kind,
    w.article_id,
    w.status,
    w.first_visited_at,
    w.visited_at,
    coalesce(w.good.etag, '') AS etag,
    coalesce(w.good.last_modified, '') AS last_modified,
    coalesce(w.good.warc_file, '') AS warc_file,
    coalesce(w.good.warc_offset, 0) AS warc_offset,
    a.published_at,
    a.article_id IS NULL AND p.article_id IS NOT NULL AS is_passed_over,
    coalesce(d.clues, []) AS clues
FROM answered AS w
LEFT JOIN article AS a ON a.article_id = w.article_id AND a.is_current
LEFT JOIN dated AS d ON d.article_id = w.article_id
LEFT JOIN passed AS p ON p.article_id = w.article_id;

COMMENT ON VIEW known_address IS 'Known address (아는 주소): what is known of each address asked before: lists, API answers, robots.txt by address, articles and their files by their id. The next crawl goes by it.';
COMMENT ON COLUMN known_address.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN known_address.url IS 'Address to ask: the canonical one of an article that we hold.';
COMMENT ON COLUMN known_address.kind IS 'robots, feed, sitemap, listing, api, article or attachment.';
COMMENT ON COLUMN known_address.article_id IS 'The article, if it is one; it may be one that we do not hold.';
COMMENT ON COLUMN known_address.status IS 'HTTP status of the last answer that was no redirect.';
COMMENT ON COLUMN known_address.first_visited_at IS 'Instant the first answer arrived.';
COMMENT ON COLUMN known_address.visited_at IS 'Instant the last one arrived.';
COMMENT ON COLUMN known_address.etag IS 'ETag of the last answer with status 200; an empty string if it had none.';
COMMENT ON COLUMN known_address.last_modified IS 'Last-Modified of that answer; an empty string if it had none.';
COMMENT ON COLUMN known_address.warc_file IS 'WARC file with that answer, as a path below the data home; an empty string if there never was one.';
COMMENT ON COLUMN known_address.warc_offset IS 'Byte at which its record starts.';
COMMENT ON COLUMN known_address.published_at IS 'Publication of an article that we hold; empty for all else.';
COMMENT ON COLUMN known_address.is_passed_over IS 'True for an article that was read and left out because it is not about AI.';
COMMENT ON COLUMN known_address.clues IS 'What lists said of the publication of an article that we hold: source, field and raw date.';

-- 기계와 사람: every label a person gave beside the machine's for the same text.
CREATE OR REPLACE VIEW machine_against_coder AS
SELECT
    c.coding_id,
    c.article_id,
    c.version_no,
    c.level,
    c.quote_no,
    c.issue_id,
    c.coder,
    c.codebook_version,
    c.label AS coder_label,
    s.label AS machine_label,
    s.score AS machine_score,
    s.label = c.label AS is_equal,
    a.outlet_id,
    a.published_date
FROM coding AS c
JOIN article AS a ON a.article_id = c.article_id AND a.version_no = c.version_no
LEFT JOIN stance AS s
    ON s.article_id = c.article_id AND s.version_no = c.version_no AND s.level = c.level
    AND s.issue_id = c.issue_id AND s.quote_no IS NOT DISTINCT FROM c.quote_no
    AND s.level <> 'sentence'; -- a coding names no sentence

COMMENT ON VIEW machine_against_coder IS 'Machine against coder (기계와 사람): every label a person gave, beside the machine''s for the same text. Count by coder_label and machine_label for the confusion matrix.';
COMMENT ON COLUMN machine_against_coder.coding_id IS 'The coding; refers to coding.';
COMMENT ON COLUMN machine_against_coder.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN machine_against_coder.version_no IS 'The version of the article.';
COMMENT ON COLUMN machine_against_coder.level IS 'What was coded: document, headline, quote or sentence.';
COMMENT ON COLUMN machine_against_coder.quote_no IS 'The quote, where level is quote; else empty.';
COMMENT ON COLUMN machine_against_coder.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN machine_against_coder.coder IS 'Who coded it, by a pseudonym.';
COMMENT ON COLUMN machine_against_coder.codebook_version IS 'Version of the codebook that was followed.';
COMMENT ON COLUMN machine_against_coder.coder_label IS 'The person''s label.';
COMMENT ON COLUMN machine_against_coder.machine_label IS 'The machine''s label; empty if it gave none.';
COMMENT ON COLUMN machine_against_coder.machine_score IS 'How sure the machine was, 0 to 1; empty as machine_label.';
COMMENT ON COLUMN machine_against_coder.is_equal IS 'True if both labels are the same; empty if the machine gave none.';
COMMENT ON COLUMN machine_against_coder.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN machine_against_coder.published_date IS 'Korean calendar day (KST) of first publication.';

-- 모델 표기: how texts spell each AI model, in which script, and whether the registry knows the spelling.
CREATE OR REPLACE VIEW model_naming AS
WITH named AS (
    SELECT
        m.entity_id,
        m.text,
        m.article_id,
        a.outlet_id,
        a.published_date,
        NOT EXISTS (SELECT 1 FROM copy_link AS c WHERE c.article_id = m.article_id) AS is_original
    FROM mention AS m
    JOIN article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    JOIN entity AS x ON x.entity_id = m.entity_id
    -- the registry's kind decides: a text may name a model as the product around it
    WHERE a.is_current AND a.gone_at IS NULL AND x.kind = 'MODEL'
)
SELECT
    n.entity_id,
    e.name_ko,
    d.name_ko AS developer_name,
    e.country,
    e.openness,
    n.text AS spelling,
    CASE
        WHEN regexp_matches(n.text, '[가-힣]') AND regexp_matches(n.text, '[A-Za-z]') THEN 'mixed'
        WHEN regexp_matches(n.text, '[가-힣]') THEN 'hangul'
        WHEN regexp_matches(n.text, '[A-Za-z]') THEN 'latin'
        ELSE 'other'
    END AS script,
    EXISTS (SELECT 1 FROM entity_alias AS l WHERE l.entity_id = n.entity_id AND l.alias = n.text) AS is_known_alias,
    count(*) AS mention_count,
    count(DISTINCT n.article_id) AS article_count,
    count(DISTINCT n.article_id) FILTER (n.is_original) AS original_count,
    count(DISTINCT n.outlet_id) AS outlet_count,
    min(n.published_date) AS first_date,
    max(n.published_date) AS last_date
FROM named AS n
JOIN entity AS e ON e.entity_id = n.entity_id
LEFT JOIN entity AS d ON d.entity_id = e.developer_entity_id
GROUP BY n.entity_id, e.name_ko, d.name_ko, e.country, e.openness, n.text;

COMMENT ON VIEW model_naming IS 'Model naming (모델 표기): every spelling of every AI model, how often, where and when. Only current texts.';
COMMENT ON COLUMN model_naming.entity_id IS 'The model; refers to entity.';
COMMENT ON COLUMN model_naming.name_ko IS 'Its canonical Korean name.';
COMMENT ON COLUMN model_naming.developer_name IS 'Who makes it; empty if unknown.';
COMMENT ON COLUMN model_naming.country IS 'ISO 3166 code, EU for the European Union; an empty string if unknown.';
COMMENT ON COLUMN model_naming.openness IS 'What its licence makes it; see entity.openness. Empty if unknown.';
COMMENT ON COLUMN model_naming.spelling IS 'The name as texts write it.';
COMMENT ON COLUMN model_naming.script IS 'hangul (한글), latin (로마자), mixed (both: 하이퍼클로바X) or other.';
COMMENT ON COLUMN model_naming.is_known_alias IS 'True if the registry lists this spelling.';
COMMENT ON COLUMN model_naming.mention_count IS 'Mentions with this spelling.';
COMMENT ON COLUMN model_naming.article_count IS 'Articles with this spelling, copies included.';
COMMENT ON COLUMN model_naming.original_count IS 'Those that repeat no other article here.';
COMMENT ON COLUMN model_naming.outlet_count IS 'Outlets with this spelling.';
COMMENT ON COLUMN model_naming.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN model_naming.last_date IS 'Last Korean day (KST) of publication among them.';

-- 이상 경보: where an outlet's crawl departs from that outlet's own past, and where an outlet is silent.
-- Method. Each measure is put on a scale on which its sampling noise is known and does not hang on its level: counts
-- 2·√(n + 3/8), shares 2·asin(√((k + 3/8) / (n + 3/4))) (Anscombe 1948), lengths and lags ln. Then
--     z = (value − median) / scale over the 20 crawls before, five at least,
--     scale = the greater of 1.4826 · MAD and the sampling noise, widened by 1 + 2 / crawls for so short a past.
-- Sudden: z beyond 4. Lasting: the mean of the last three beyond 1.8. Slow: the mean of the last ten beyond 1.1. In
-- means a z counts as 4 at most, and this crawl itself lies beyond 1 or 0.5. Only the last ok crawl of each Korean day
-- counts; days off (토·일) are held against days off. A public holiday on a weekday is not known here and may raise one.
-- On stationary random crawls of 2 to 150 articles a day 3 to 8 in 1,000 raise an alarm over all measures together, the
-- more the more neighbouring days resemble one another; tests/warehouse/test_outlet_alarm.py measures that, and how soon
-- a fault is seen.
CREATE OR REPLACE VIEW outlet_alarm AS
WITH measure (measure, form, direction, label) AS (
    -- direction: −1 a fall is bad, 1 a rise is bad, 0 both
    VALUES
        ('day_listed_count', 'count', -1, 'articles of the day before'),
        ('passed_over_share', 'share', 0, 'share passed over'),
        ('byline_share', 'share', -1, 'share with byline'),
        ('section_share', 'share', -1, 'share with section'),
        ('modified_share', 'share', -1, 'share with date of change'),
        ('date_conflict_share', 'share', 1, 'share with contradicting dates'),
        ('body_length_median', 'size', 0, 'median body length'),
        ('hangul_share', 'part', -1, 'share of Hangul'),
        ('repeated_share', 'part', 1, 'share of repeated lines'),
        ('lag_hours_median', 'size', 1, 'median lag in hours'),
        ('error_share', 'share', 1, 'share of error answers'),
        ('problem_rate', 'share', 1, 'problems for each answer')
),
daily_crawl AS (
    -- a backfill and a folder of saved pages are no days of the outlet
    SELECT k.* FROM crawl AS k WHERE NOT regexp_matches(k.run_id, '-(backfill|pages)')
),
measured AS (
    SELECT q.* REPLACE (q.day_listed_count::DOUBLE AS day_listed_count), k.response_count
    FROM crawl_quality AS q
    JOIN daily_crawl AS k ON k.crawl_id = q.crawl_id
    WHERE k.outcome = 'ok'
),
long AS (
    UNPIVOT measured ON
        day_listed_count, passed_over_share, byline_share, section_share, modified_share, date_conflict_share,
        body_length_median, hangul_share, repeated_share, lag_hours_median, error_share, problem_rate
    INTO NAME measure VALUE value
),
counted AS (
    -- how many articles or answers the value is drawn from
    SELECT
        u.*,
        greatest(
            CASE WHEN u.measure IN ('error_share', 'problem_rate') THEN u.response_count ELSE u.article_count END, 1
        ) AS trial_count
    FROM long AS u
),
daily AS (
    SELECT
        l.outlet_id,
        l.crawl_id,
        l.measured_at,
        l.measure,
        m.label,
        m.form,
        m.direction,
        l.value,
        CASE m.form
            WHEN 'count' THEN 2 * sqrt(l.value + 0.375)
            WHEN 'share' THEN 2 * asin(sqrt((least(l.value, 1) * l.trial_count + 0.375) / (l.trial_count + 0.75)))
            WHEN 'part' THEN 2 * asin(sqrt(l.value))
            WHEN 'size' THEN ln(greatest(l.value, 0) + 0.1)
        END AS scaled,
        CASE m.form
            WHEN 'count' THEN 1.0
            WHEN 'share' THEN greatest(0.1, 1 / sqrt(l.trial_count))
            WHEN 'part' THEN greatest(0.1, 0.3 / sqrt(l.trial_count))
            WHEN 'size' THEN greatest(0.1, 0.75 / sqrt(l.trial_count))
        END AS noise,
        l.measure = 'day_listed_count'
            AND isodow(timezone('Asia/Seoul', l.measured_at)::DATE - 1) >= 6 AS is_day_off
    FROM counted AS l
    JOIN measure AS m ON m.measure = l.measure
    QUALIFY row_number() OVER (
        PARTITION BY l.outlet_id, l.measure, timezone('Asia/Seoul', l.measured_at)::DATE
        ORDER BY l.measured_at DESC, l.crawl_id DESC
    ) = 1
),
compared AS (
    SELECT
        d.*,
        count(*) OVER past AS past_count,
        quantile_cont(d.value, 0.05) OVER past AS usual_low,
        quantile_cont(d.value, 0.95) OVER past AS usual_high,
        (d.scaled - median(d.scaled) OVER past)
            / (greatest(1.4826 * mad(d.scaled) OVER past, d.noise) * (1 + 2 / count(*) OVER past)) AS z
    FROM daily AS d
    WINDOW past AS (
        PARTITION BY d.outlet_id, d.measure, d.is_day_off ORDER BY d.measured_at ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING
    )
),
clipped AS (
    -- worse is above 0; where both ways are bad, 0 leaves the sign
    SELECT
        c.*,
        c.z * CASE WHEN c.direction = 0 THEN 1 ELSE c.direction END AS worse,
        greatest(least(worse, 4), -4) AS weight
    FROM compared AS c
    WHERE c.past_count >= 5
),
averaged AS (
    SELECT
        c.*,
        CASE WHEN count(*) OVER three = 3 THEN avg(c.weight) OVER three ELSE 0 END AS mean_of_three,
        CASE WHEN count(*) OVER ten = 10 THEN avg(c.weight) OVER ten ELSE 0 END AS mean_of_ten
    FROM clipped AS c
    WINDOW
        three AS (
            PARTITION BY c.outlet_id, c.measure, c.is_day_off
            ORDER BY c.measured_at ROWS BETWEEN 2 PRECEDING AND CURRENT ROW
        ),
        ten AS (
            PARTITION BY c.outlet_id, c.measure, c.is_day_off
            ORDER BY c.measured_at ROWS BETWEEN 9 PRECEDING AND CURRENT ROW
        )
),
judged AS (
    SELECT
        a.*,
        CASE
            WHEN a.worse < 0 AND a.direction <> 0 THEN NULL
            WHEN abs(a.worse) > 4 THEN 'sudden'
            -- what is as usual again is no alarm, whatever the crawls before were like
            WHEN abs(a.worse) > 1 AND a.mean_of_three * sign(a.worse) > 1.8 THEN 'lasting'
            WHEN abs(a.worse) > 0.5 AND a.mean_of_ten * sign(a.worse) > 1.1 THEN 'slow'
        END AS kind,
        max(a.measured_at) OVER (PARTITION BY a.outlet_id, a.measure) = a.measured_at AS is_current
    FROM averaged AS a
),
parted AS (
    SELECT
        j.*,
        max(j.measured_at) FILTER (j.kind IS NULL) OVER (
            PARTITION BY j.outlet_id, j.measure, j.is_day_off ORDER BY j.measured_at
        ) AS last_fine_at
    FROM judged AS j
),
departed AS (
    SELECT
        p.outlet_id,
        p.measure,
        p.label,
        p.form,
        p.kind,
        p.measured_at,
        p.value,
        -- what was usual before it began: the past of a fault's second day holds its first
        first_value(p.usual_low) OVER stretch AS usual_low,
        first_value(p.usual_high) OVER stretch AS usual_high,
        first_value(p.measured_at) OVER stretch AS since_at,
        p.is_current
    FROM parted AS p
    WHERE p.kind IS NOT NULL
    WINDOW stretch AS (
        PARTITION BY p.outlet_id, p.measure, p.is_day_off, p.last_fine_at ORDER BY p.measured_at
    )
),
crawled AS (
    SELECT
        k.outlet_id,
        min(timezone('Asia/Seoul', k.started_at)::DATE) AS first_date,
        max(timezone('Asia/Seoul', k.started_at)::DATE) AS last_date,
        max(k.finished_at) AS last_at,
        max(k.started_at) FILTER (k.outcome = 'ok') AS last_ok_at
    FROM daily_crawl AS k
    GROUP BY k.outlet_id
),
given AS (
    SELECT a.outlet_id, a.published_date AS day_date FROM article AS a WHERE a.is_current AND a.parent_article_id IS NULL
    UNION ALL
    SELECT p.outlet_id, min(p.day_date)
    FROM passed_over AS p
    ANTI JOIN article AS a ON a.article_id = p.article_id
    GROUP BY p.outlet_id, p.article_id
),
silent AS (
    -- what was passed over counts, since it was there; an outlet first crawled less than a week before has no normal
    -- week yet
    SELECT
        c.outlet_id,
        c.last_at,
        o.min_articles_per_week,
        count(*) FILTER (g.day_date >= c.last_date - 6) AS week_count,
        coalesce(max(g.day_date), c.first_date) AS since_date
    FROM crawled AS c
    JOIN outlet AS o ON o.outlet_id = c.outlet_id
    LEFT JOIN given AS g ON g.outlet_id = c.outlet_id AND g.day_date <= c.last_date
    WHERE c.last_date - c.first_date >= 6
    GROUP BY c.outlet_id, c.last_at, c.last_date, c.first_date, o.min_articles_per_week
    HAVING count(*) FILTER (g.day_date >= c.last_date - 6) < o.min_articles_per_week
),
failing AS (
    SELECT c.outlet_id, c.last_at, count(*) AS crawl_count, min(k.started_at) AS since_at
    FROM crawled AS c
    JOIN daily_crawl AS k ON k.outlet_id = c.outlet_id AND (c.last_ok_at IS NULL OR k.started_at > c.last_ok_at)
    GROUP BY c.outlet_id, c.last_at
    HAVING count(*) >= 3
),
alarm AS (
    SELECT * FROM departed
    UNION ALL BY NAME
    SELECT
        s.outlet_id, 'week_article_count' AS measure, 'articles of the last seven days' AS label, 'count' AS form,
        'silent' AS kind, s.last_at AS measured_at, s.week_count::DOUBLE AS value,
        s.min_articles_per_week::DOUBLE AS usual_low,
        timezone('Asia/Seoul', s.since_date::TIMESTAMP) AS since_at, true AS is_current
    FROM silent AS s
    UNION ALL BY NAME
    SELECT
        f.outlet_id, 'failed_crawl_count' AS measure, 'crawls in a row that did not end ok' AS label, 'count' AS form,
        'failing' AS kind, f.last_at AS measured_at, f.crawl_count::DOUBLE AS value, 0.0 AS usual_low,
        0.0 AS usual_high, f.since_at, true AS is_current
    FROM failing AS f
),
told AS (
    SELECT
        a.*,
        CASE WHEN a.form IN ('share', 'part') THEN 100 ELSE 1 END AS factor,
        CASE WHEN a.form IN ('share', 'part') THEN ' %' ELSE '' END AS unit,
        -- two figures are enough for rates and lags below ten
        CASE WHEN a.form = 'size' AND abs(a.value) < 10 THEN '{:.2f}' ELSE '{:.0f}' END AS figure
    FROM alarm AS a
)
SELECT
    t.outlet_id,
    coalesce(o.name, t.outlet_id) AS outlet_name,
    t.measure,
    t.kind,
    t.measured_at,
    t.value,
    t.usual_low,
    t.usual_high,
    t.since_at,
    t.is_current,
    outlet_name || ' (' || t.outlet_id || '): ' || t.label || ' ' || format(t.figure, t.value * t.factor) || t.unit
        || CASE
            WHEN t.usual_high IS NULL THEN ', expected at least ' || format(t.figure, t.usual_low * t.factor)
            WHEN format(t.figure, t.usual_low * t.factor) = format(t.figure, t.usual_high * t.factor)
                THEN ', usually ' || format(t.figure, t.usual_low * t.factor)
            ELSE ', usually ' || format(t.figure, t.usual_low * t.factor) || '–' || format(t.figure, t.usual_high * t.factor)
        END
        || t.unit || ', since ' || strftime(timezone('Asia/Seoul', t.since_at), '%Y-%m-%d %H:%M') || ' (' || t.kind || ')' AS alarm
FROM told AS t
LEFT JOIN outlet AS o ON o.outlet_id = t.outlet_id;

COMMENT ON VIEW outlet_alarm IS 'Alarms (이상 경보): where a crawl departs from its outlet''s own past (sudden, lasting or slow), where an outlet gives less than it normally does in a week (silent), and where its crawls do not end ok (failing). One row an outlet, day and measure; is_current marks those that still stand. Where nothing changes, 3 to 8 crawls in 1,000 raise one.';
COMMENT ON COLUMN outlet_alarm.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN outlet_alarm.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN outlet_alarm.measure IS 'What departed: a column of crawl_quality, week_article_count or failed_crawl_count.';
COMMENT ON COLUMN outlet_alarm.kind IS 'sudden (this crawl alone), lasting (the last three), slow (the last ten), silent or failing.';
COMMENT ON COLUMN outlet_alarm.measured_at IS 'Instant the crawl ended that shows it; for silent and failing, the outlet''s last.';
COMMENT ON COLUMN outlet_alarm.value IS 'What was measured.';
COMMENT ON COLUMN outlet_alarm.usual_low IS 'Lower end of the usual range: 95 of 100 crawls before it began lay above; for silent, outlet.min_articles_per_week.';
COMMENT ON COLUMN outlet_alarm.usual_high IS 'Upper end of the usual range; empty for silent.';
COMMENT ON COLUMN outlet_alarm.since_at IS 'When it began: the first crawl of an unbroken row of alarms, the day of a silent outlet''s newest article, the first crawl that failed.';
COMMENT ON COLUMN outlet_alarm.is_current IS 'True if nothing newer was measured: the alarm stands.';
COMMENT ON COLUMN outlet_alarm.alarm IS 'All of it in one line for people, times in KST.';

-- 걸러낸 기사 수: how much of an outlet's day was not about AI, each article once however many crawls saw it.
CREATE OR REPLACE VIEW passed_over_by_day AS
WITH once AS (
    SELECT
        p.outlet_id,
        p.article_id,
        min(p.day_date) AS day_date,
        bool_or(p.stage = 'read') AS was_read
    FROM passed_over AS p
    ANTI JOIN article AS a ON a.article_id = p.article_id
    GROUP BY p.outlet_id, p.article_id
)
SELECT
    o.outlet_id,
    o.day_date,
    count(*) AS article_count,
    count(*) FILTER (NOT o.was_read) AS listed_count,
    count(*) FILTER (o.was_read) AS read_count
FROM once AS o
GROUP BY o.outlet_id, o.day_date;

COMMENT ON VIEW passed_over_by_day IS 'Passed over by day (걸러낸 기사 수): how many articles of an outlet and Korean day were left out because they are not about AI.';
COMMENT ON COLUMN passed_over_by_day.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN passed_over_by_day.day_date IS 'Korean day of publication, or of the first crawl that saw it where no list dates it.';
COMMENT ON COLUMN passed_over_by_day.article_count IS 'Articles left out.';
COMMENT ON COLUMN passed_over_by_day.listed_count IS 'Of these, left out by title and lead.';
COMMENT ON COLUMN passed_over_by_day.read_count IS 'Of these, fetched and left out by their text.';

-- 인용과 문맥: who said it, where, when, for or against, with which argument, how sure.
CREATE OR REPLACE VIEW quote_in_context AS
WITH framed AS (
    SELECT f.article_id, f.version_no, f.quote_no, list(f.frame_id ORDER BY f.rank) AS frame_ids
    FROM frame AS f
    WHERE f.level = 'quote'
    GROUP BY f.article_id, f.version_no, f.quote_no
)
SELECT
    a.published_date,
    a.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    q.article_id,
    q.version_no,
    q.quote_no,
    q.speaker,
    q.speaker_entity_id,
    e.name_ko AS speaker_name,
    e.kind AS speaker_kind,
    coalesce(q.speaker_role, e.role) AS speaker_role,
    q.verb,
    q.kind AS quote_kind,
    q.text,
    replace(substr(a.body, greatest(q.char_start - 80, 0) + 1, least(80, q.char_start)), chr(10), ' ') AS text_before,
    replace(substr(a.body, q.char_end + 1, 80), chr(10), ' ') AS text_after,
    s.issue_id,
    s.label AS stance_label,
    s.score AS stance_score,
    coalesce(f.frame_ids, []) AS frame_ids,
    EXISTS (SELECT 1 FROM copy_link AS c WHERE c.article_id = q.article_id) AS is_in_copy,
    a.title,
    a.url,
    q.char_start,
    q.char_end
FROM quote AS q
JOIN article AS a ON a.article_id = q.article_id AND a.version_no = q.version_no
JOIN outlet AS o ON o.outlet_id = a.outlet_id
LEFT JOIN entity AS e ON e.entity_id = q.speaker_entity_id
LEFT JOIN stance AS s
    ON s.article_id = q.article_id AND s.version_no = q.version_no AND s.quote_no = q.quote_no AND s.level = 'quote'
LEFT JOIN framed AS f
    ON f.article_id = q.article_id AND f.version_no = q.version_no AND f.quote_no = q.quote_no
WHERE a.is_current AND a.gone_at IS NULL;

COMMENT ON VIEW quote_in_context IS 'Quotes in context (인용과 문맥): every quote with its article, speaker, stance and frames; one row a quote and issue. Only current texts.';
COMMENT ON COLUMN quote_in_context.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN quote_in_context.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN quote_in_context.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN quote_in_context.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN quote_in_context.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN quote_in_context.version_no IS 'The version of the article.';
COMMENT ON COLUMN quote_in_context.quote_no IS 'Place among the quotes of the text, counted from 0.';
COMMENT ON COLUMN quote_in_context.speaker IS 'The speaker (화자) as the text names them; an empty string where nobody is named.';
COMMENT ON COLUMN quote_in_context.speaker_entity_id IS 'Who that is; refers to entity. Empty if unknown.';
COMMENT ON COLUMN quote_in_context.speaker_name IS 'Their canonical Korean name; empty if unknown.';
COMMENT ON COLUMN quote_in_context.speaker_kind IS 'PERSON, ORG or another kind of entity; empty if unknown.';
COMMENT ON COLUMN quote_in_context.speaker_role IS 'What the speaker speaks as (see quote.speaker_role), in the text or, failing that, by the registry; empty if unknown.';
COMMENT ON COLUMN quote_in_context.verb IS 'Lemma of the reporting verb (인용동사); an empty string if none.';
COMMENT ON COLUMN quote_in_context.quote_kind IS 'direct or indirect.';
COMMENT ON COLUMN quote_in_context.text IS 'The reported words.';
COMMENT ON COLUMN quote_in_context.text_before IS 'Up to 80 characters before them.';
COMMENT ON COLUMN quote_in_context.text_after IS 'Up to 80 characters after them.';
COMMENT ON COLUMN quote_in_context.issue_id IS 'The question (쟁점) a position is taken on; empty if the quote has no stance row.';
COMMENT ON COLUMN quote_in_context.stance_label IS 'supportive, oppositional, mixed, neutral or none; empty if the quote has no stance row.';
COMMENT ON COLUMN quote_in_context.stance_score IS 'How sure the label is, 0 to 1.';
COMMENT ON COLUMN quote_in_context.frame_ids IS 'Frames of the quote, most important first; an empty list if none.';
COMMENT ON COLUMN quote_in_context.is_in_copy IS 'True if the article repeats another one here, so that the quote is counted there too.';
COMMENT ON COLUMN quote_in_context.title IS 'Headline of the article.';
COMMENT ON COLUMN quote_in_context.url IS 'Address of the article.';
COMMENT ON COLUMN quote_in_context.char_start IS 'First character of the quote in the body, counted from 0 in Unicode code points.';
COMMENT ON COLUMN quote_in_context.char_end IS 'One past its last character.';

-- 문장 단위 변경: which sentences an edit took away and which it added, between a version and the one before it.
-- A sentence that only moved is no change; one that was reworded is one taken away and one added.
CREATE OR REPLACE VIEW sentence_change AS
WITH ordered AS (
    SELECT
        a.article_id,
        a.version_no,
        lag(a.version_no) OVER in_time AS previous_version_no,
        coalesce(a.extractor <> lag(a.extractor) OVER in_time, false) AS has_new_extractor
    FROM article AS a
    WINDOW in_time AS (PARTITION BY a.article_id ORDER BY a.fetched_at, a.version_no)
),
edit AS (
    -- both versions must have been read: else all sentences of the other would seem new
    SELECT o.*
    FROM ordered AS o
    SEMI JOIN reading AS r ON r.article_id = o.article_id AND r.version_no = o.version_no
    SEMI JOIN reading AS p ON p.article_id = o.article_id AND p.version_no = o.previous_version_no
),
said AS (
    SELECT
        s.article_id,
        s.version_no,
        s.sentence_no,
        substr(a.body, s.char_start + 1, s.char_end - s.char_start) AS text,
        -- a sentence that stands twice and then once has lost one
        row_number() OVER (
            PARTITION BY s.article_id, s.version_no, substr(a.body, s.char_start + 1, s.char_end - s.char_start)
            ORDER BY s.sentence_no
        ) AS occurrence_no
    FROM sentence AS s
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    WHERE s.article_id IN (SELECT article_id FROM edit)
)
SELECT e.article_id, e.version_no, e.previous_version_no, e.has_new_extractor, 'removed' AS change, s.sentence_no, s.text
FROM edit AS e
JOIN said AS s ON s.article_id = e.article_id AND s.version_no = e.previous_version_no
ANTI JOIN said AS o
    ON o.article_id = e.article_id AND o.version_no = e.version_no AND o.text = s.text
    AND o.occurrence_no = s.occurrence_no
UNION ALL
SELECT e.article_id, e.version_no, e.previous_version_no, e.has_new_extractor, 'added', s.sentence_no, s.text
FROM edit AS e
JOIN said AS s ON s.article_id = e.article_id AND s.version_no = e.version_no
ANTI JOIN said AS o
    ON o.article_id = e.article_id AND o.version_no = e.previous_version_no AND o.text = s.text
    AND o.occurrence_no = s.occurrence_no;

COMMENT ON VIEW sentence_change IS 'Sentence change (문장 단위 변경): which sentences were removed and added between a version of an article and the version before it, once both are read. The headlines stand in article_history.';
COMMENT ON COLUMN sentence_change.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN sentence_change.version_no IS 'The later of the two versions, which made the change.';
COMMENT ON COLUMN sentence_change.previous_version_no IS 'The earlier one, in order of fetching.';
COMMENT ON COLUMN sentence_change.has_new_extractor IS 'True if another parser read the later version: then the change may be ours and not the outlet''s.';
COMMENT ON COLUMN sentence_change.change IS 'removed: it stood in the version before; added: it stands in this one.';
COMMENT ON COLUMN sentence_change.sentence_no IS 'Its number in the version in which it stands.';
COMMENT ON COLUMN sentence_change.text IS 'The sentence, verbatim.';

-- 화자별 입장: who takes which position, as what, how often, from when to when.
CREATE OR REPLACE VIEW stance_by_speaker AS
WITH position AS (
    SELECT
        coalesce(s.holder_entity_id, q.speaker_entity_id) AS entity_id,
        coalesce(nullif(s.holder, ''), q.speaker, '') AS holder,
        q.speaker_role,
        q.kind AS quote_kind,
        s.issue_id,
        s.label,
        s.score,
        a.article_id,
        a.outlet_id,
        a.published_date,
        NOT EXISTS (SELECT 1 FROM copy_link AS c WHERE c.article_id = a.article_id) AS is_original
    FROM stance AS s
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    LEFT JOIN quote AS q
        ON q.article_id = s.article_id AND q.version_no = s.version_no AND q.quote_no = s.quote_no
    -- documents and headlines speak for the outlet: stance_by_week has them
    WHERE a.is_current AND a.gone_at IS NULL AND s.level IN ('quote', 'sentence') AND s.label <> 'none'
),
named AS (
    SELECT
        p.*,
        e.kind AS speaker_kind,
        -- a known speaker goes by one name, whatever title a text gives
        coalesce(e.name_ko, p.holder) AS speaker_name,
        coalesce(p.speaker_role, e.role) AS role
    FROM position AS p
    LEFT JOIN entity AS e ON e.entity_id = p.entity_id
)
SELECT
    n.speaker_name,
    n.entity_id,
    n.speaker_kind,
    n.role,
    n.issue_id,
    n.label,
    count(*) AS stance_count,
    count(*) FILTER (n.is_original) AS original_count,
    count(*) FILTER (n.quote_kind = 'direct') AS direct_quote_count,
    count(DISTINCT n.article_id) AS article_count,
    count(DISTINCT n.outlet_id) AS outlet_count,
    min(n.published_date) AS first_date,
    max(n.published_date) AS last_date,
    avg(n.score) AS mean_score
FROM named AS n
WHERE n.speaker_name <> '' OR n.role IS NOT NULL -- a sentence nobody is named for is nobody's position
GROUP BY n.speaker_name, n.entity_id, n.speaker_kind, n.role, n.issue_id, n.label;

COMMENT ON VIEW stance_by_speaker IS 'Stance by speaker (화자별 입장): who takes which position on an issue in quotes and sentences, as what, how often, from when to when. Only current texts.';
COMMENT ON COLUMN stance_by_speaker.speaker_name IS 'Canonical Korean name of a known speaker, else the string in the text; an empty string where only the role is known.';
COMMENT ON COLUMN stance_by_speaker.entity_id IS 'The speaker; refers to entity. Empty if unknown.';
COMMENT ON COLUMN stance_by_speaker.speaker_kind IS 'PERSON, ORG or another kind of entity; empty if unknown.';
COMMENT ON COLUMN stance_by_speaker.role IS 'What the speaker speaks as (see quote.speaker_role), in the text or, failing that, by the registry; empty if unknown.';
COMMENT ON COLUMN stance_by_speaker.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN stance_by_speaker.label IS 'supportive, oppositional, mixed or neutral.';
COMMENT ON COLUMN stance_by_speaker.stance_count IS 'Quotes and sentences with this label, copies included.';
COMMENT ON COLUMN stance_by_speaker.original_count IS 'Those in articles that repeat no other article here.';
COMMENT ON COLUMN stance_by_speaker.direct_quote_count IS 'Those that are direct quotes.';
COMMENT ON COLUMN stance_by_speaker.article_count IS 'Articles they stand in.';
COMMENT ON COLUMN stance_by_speaker.outlet_count IS 'Outlets they stand in.';
COMMENT ON COLUMN stance_by_speaker.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN stance_by_speaker.last_date IS 'Last Korean day (KST) of publication among them.';
COMMENT ON COLUMN stance_by_speaker.mean_score IS 'Mean certainty of these labels, 0 to 1.';

-- 주별 입장: for or against openness, week by week.
CREATE OR REPLACE VIEW stance_by_week AS
WITH position AS (
    SELECT
        date_trunc('week', a.published_date)::DATE AS week_date,
        a.outlet_id,
        s.issue_id,
        s.level,
        s.label,
        s.score,
        a.article_id,
        NOT EXISTS (SELECT 1 FROM copy_link AS c WHERE c.article_id = a.article_id) AS is_original
    FROM stance AS s
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    -- 'none' marks words about something else: no position, and not part of any share
    WHERE a.is_current AND a.gone_at IS NULL AND s.label <> 'none'
),
counted AS (
    SELECT
        p.week_date,
        p.outlet_id,
        p.issue_id,
        p.level,
        p.label,
        count(*) AS stance_count,
        count(*) FILTER (p.is_original) AS original_count,
        count(DISTINCT p.article_id) AS article_count,
        avg(p.score) AS mean_score
    FROM position AS p
    GROUP BY p.week_date, p.outlet_id, p.issue_id, p.level, p.label
),
summed AS (
    SELECT
        c.*,
        sum(c.stance_count) OVER (PARTITION BY c.week_date, c.outlet_id, c.issue_id, c.level) AS all_count
    FROM counted AS c
),
broken AS (
    SELECT
        date_trunc('week', timezone('Asia/Seoul', k.started_at))::DATE AS week_date,
        k.outlet_id,
        count(*) AS crawl_count
    FROM crawl AS k
    WHERE k.outcome <> 'ok'
    GROUP BY 1, 2
)
SELECT
    s.week_date,
    s.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    s.issue_id,
    s.level,
    s.label,
    s.stance_count,
    s.original_count,
    s.article_count,
    s.all_count::BIGINT AS all_count,
    s.stance_count / s.all_count AS label_share,
    wilson_low(s.stance_count, s.all_count) AS share_low,
    wilson_high(s.stance_count, s.all_count) AS share_high,
    s.mean_score,
    coalesce(k.crawl_count, 0) AS failed_crawl_count
FROM summed AS s
JOIN outlet AS o ON o.outlet_id = s.outlet_id
LEFT JOIN broken AS k ON k.week_date = s.week_date AND k.outlet_id = s.outlet_id;

COMMENT ON VIEW stance_by_week IS 'Stance by week (주별 입장): how often each position on an issue is taken in an outlet, week by week, for documents, headlines, quotes and sentences. Only current texts; choose one level.';
COMMENT ON COLUMN stance_by_week.week_date IS 'Monday of the Korean week (KST) of first publication.';
COMMENT ON COLUMN stance_by_week.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN stance_by_week.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN stance_by_week.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN stance_by_week.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN stance_by_week.level IS 'Which texts are counted: document, headline, quote or sentence.';
COMMENT ON COLUMN stance_by_week.label IS 'supportive, oppositional, mixed or neutral.';
COMMENT ON COLUMN stance_by_week.stance_count IS 'Texts of this level with this label, copies included.';
COMMENT ON COLUMN stance_by_week.original_count IS 'Those in articles that repeat no other article here: add these up to count each text once.';
COMMENT ON COLUMN stance_by_week.article_count IS 'Articles they stand in, copies included.';
COMMENT ON COLUMN stance_by_week.all_count IS 'Texts of this level with any of the four labels: what label_share is a share of.';
COMMENT ON COLUMN stance_by_week.label_share IS 'stance_count / all_count, 0 to 1.';
COMMENT ON COLUMN stance_by_week.share_low IS 'Lower end of its 95 % Wilson interval.';
COMMENT ON COLUMN stance_by_week.share_high IS 'Upper end of its 95 % Wilson interval.';
COMMENT ON COLUMN stance_by_week.mean_score IS 'Mean certainty of these labels, 0 to 1.';
COMMENT ON COLUMN stance_by_week.failed_crawl_count IS 'Crawls of the outlet in that week that did not end ok: above 0, a dip may be a gap in collection.';

INSERT INTO ledger.applied (name, sha256, applied_at) VALUES
    ('schema', '9e7f14cead6daa2f9ca6a3e12bff5f95e5f696adfa51f0ac7e68651dc240dd67', TIMESTAMPTZ '2026-11-22 15:36:20.361467+09:00');
INSERT INTO ledger.article_seen (article_id, crawl_id, content_hash, fetched_at) VALUES
    ('byeol:1', 'r1/byeol', '3a813f9d86d0a643e4888f29e6f60499be66cf864097d7a61ac55a36f1364b15', TIMESTAMPTZ '2026-03-02 09:00:00+09:00'),
    ('byeol:2', 'r1/byeol', 'ddbd9ce88e3a00e25a1710a31faf8a05f185a905012ec49760bfb2f2f5a2c3ed', TIMESTAMPTZ '2026-03-02 09:00:00+09:00');
INSERT INTO ledger.loaded_crawl (crawl_id, digest, loaded_at) VALUES
    ('r1/byeol', '524d7cba4d0cb0a24715839f28fc03e457fe1f92dfca9962f062bed7fe84d782', TIMESTAMPTZ '2026-11-22 15:36:20.608782+09:00');
INSERT INTO ledger.vocabulary (table_name, column_name, label) VALUES
    ('outlet', 'kind', 'daily'),
    ('outlet', 'kind', 'it_press'),
    ('outlet', 'kind', 'wire'),
    ('outlet', 'kind', 'broadcaster'),
    ('outlet', 'kind', 'government'),
    ('outlet', 'kind', 'legislature'),
    ('outlet', 'kind', 'institute'),
    ('outlet', 'kind', 'other'),
    ('outlet', 'permission', 'open'),
    ('outlet', 'permission', 'ask'),
    ('outlet', 'permission', 'forbidden'),
    ('crawl', 'outcome', 'ok'),
    ('crawl', 'outcome', 'empty'),
    ('crawl', 'outcome', 'blocked'),
    ('crawl', 'outcome', 'failed'),
    ('visit', 'kind', 'robots'),
    ('visit', 'kind', 'feed'),
    ('visit', 'kind', 'sitemap'),
    ('visit', 'kind', 'listing'),
    ('visit', 'kind', 'api'),
    ('visit', 'kind', 'article'),
    ('visit', 'kind', 'attachment'),
    ('visit', 'kind', 'other'),
    ('problem', 'stage', 'crawl'),
    ('problem', 'stage', 'read'),
    ('problem', 'stage', 'load'),
    ('problem', 'stage', 'annotate'),
    ('problem', 'stage', 'check'),
    ('problem', 'stage', 'publish'),
    ('date_evidence', 'source', 'json_ld'),
    ('date_evidence', 'source', 'meta'),
    ('date_evidence', 'source', 'page_json'),
    ('date_evidence', 'source', 'visible'),
    ('date_evidence', 'source', 'feed'),
    ('date_evidence', 'source', 'sitemap'),
    ('date_evidence', 'source', 'api'),
    ('date_evidence', 'source', 'first_seen'),
    ('passed_over', 'stage', 'listed'),
    ('passed_over', 'stage', 'read'),
    ('copy_link', 'kind', 'wire'),
    ('copy_link', 'kind', 'press_release'),
    ('copy_link', 'kind', 'attachment'),
    ('copy_link', 'kind', 'near_duplicate'),
    ('reading', 'salience', 'central'),
    ('reading', 'salience', 'mentioned'),
    ('reading', 'salience', 'none'),
    ('entity', 'kind', 'PERSON'),
    ('entity', 'kind', 'ORG'),
    ('entity', 'kind', 'MODEL'),
    ('entity', 'kind', 'LAW'),
    ('entity', 'kind', 'PROGRAM'),
    ('entity', 'kind', 'COUNTRY'),
    ('entity', 'role', 'government'),
    ('entity', 'role', 'legislature'),
    ('entity', 'role', 'company'),
    ('entity', 'role', 'startup'),
    ('entity', 'role', 'academia'),
    ('entity', 'role', 'institute'),
    ('entity', 'role', 'civil_society'),
    ('entity', 'role', 'investor'),
    ('entity', 'role', 'foreign_government'),
    ('entity', 'role', 'media'),
    ('entity', 'role', 'anonymous'),
    ('entity', 'openness', 'open_source'),
    ('entity', 'openness', 'open_weight'),
    ('entity', 'openness', 'open'),
    ('entity', 'openness', 'closed'),
    ('entity', 'openness', 'hybrid'),
    ('mention', 'label', 'PERSON'),
    ('mention', 'label', 'ORG'),
    ('mention', 'label', 'MODEL'),
    ('mention', 'label', 'LAW'),
    ('mention', 'label', 'PROGRAM'),
    ('mention', 'label', 'COUNTRY'),
    ('quote', 'kind', 'direct'),
    ('quote', 'kind', 'indirect'),
    ('quote', 'speaker_role', 'government'),
    ('quote', 'speaker_role', 'legislature'),
    ('quote', 'speaker_role', 'company'),
    ('quote', 'speaker_role', 'startup'),
    ('quote', 'speaker_role', 'academia'),
    ('quote', 'speaker_role', 'institute'),
    ('quote', 'speaker_role', 'civil_society'),
    ('quote', 'speaker_role', 'investor'),
    ('quote', 'speaker_role', 'foreign_government'),
    ('quote', 'speaker_role', 'media'),
    ('quote', 'speaker_role', 'anonymous'),
    ('stance', 'level', 'document'),
    ('stance', 'level', 'headline'),
    ('stance', 'level', 'quote'),
    ('stance', 'level', 'sentence'),
    ('stance', 'label', 'supportive'),
    ('stance', 'label', 'oppositional'),
    ('stance', 'label', 'mixed'),
    ('stance', 'label', 'neutral'),
    ('stance', 'label', 'none'),
    ('frame', 'level', 'document'),
    ('frame', 'level', 'headline'),
    ('frame', 'level', 'quote'),
    ('frame', 'level', 'sentence'),
    ('frame', 'frame_id', 'sovereignty'),
    ('frame', 'frame_id', 'access'),
    ('frame', 'frame_id', 'innovation'),
    ('frame', 'frame_id', 'competitiveness'),
    ('frame', 'frame_id', 'transparency'),
    ('frame', 'frame_id', 'licensing'),
    ('frame', 'frame_id', 'safety'),
    ('frame', 'frame_id', 'security'),
    ('frame', 'frame_id', 'regulation'),
    ('frame', 'frame_id', 'rights'),
    ('frame', 'frame_id', 'infrastructure'),
    ('openness_claim', 'claimed', 'open_source'),
    ('openness_claim', 'claimed', 'open_weight'),
    ('openness_claim', 'claimed', 'open'),
    ('openness_claim', 'claimed', 'closed'),
    ('openness_claim', 'claimed', 'hybrid'),
    ('openness_claim', 'registry_openness', 'open_source'),
    ('openness_claim', 'registry_openness', 'open_weight'),
    ('openness_claim', 'registry_openness', 'open'),
    ('openness_claim', 'registry_openness', 'closed'),
    ('openness_claim', 'registry_openness', 'hybrid'),
    ('coding', 'level', 'document'),
    ('coding', 'level', 'headline'),
    ('coding', 'level', 'quote'),
    ('coding', 'level', 'sentence'),
    ('coding', 'label', 'supportive'),
    ('coding', 'label', 'oppositional'),
    ('coding', 'label', 'mixed'),
    ('coding', 'label', 'neutral'),
    ('coding', 'label', 'none');
INSERT INTO main.annotation_run (annotation_run_id, run_id, started_at, code_version, pipeline_version, lexicon_version, kiwi_version, spacy_version, codebook_version, article_count) VALUES
    ('a1', 'r1', TIMESTAMPTZ '2026-03-03 09:00:00+09:00', '0.1.0', 'pipeline-1', 'l', '0.24.1', '3.8.18', '2', 1);
INSERT INTO main.article (article_id, version_no, outlet_id, parent_article_id, crawl_id, url, title, body, published_at, published_date, date_confidence, has_date_conflict, modified_at, byline, section, extractor, content_hash, fetched_at, warc_file, warc_offset, is_current, gone_at) VALUES
    ('byeol:2', 1, 'byeol', NULL, 'r1/byeol', 'https://byeol.example/2', '정부, 개방형 인공지능 지원', '다른 글이다. 다른 글이다. 다른 글이다. 다른 글이다. 다른 글이다. 다른 글이다. 다른 글이다. 다른 글이다. 다른 글이다. ', TIMESTAMPTZ '2026-03-02 08:00:00+09:00', DATE '2026-03-02', 0.9, False, NULL, '', 'IT', 'byeol 1', 'ddbd9ce88e3a00e25a1710a31faf8a05f185a905012ec49760bfb2f2f5a2c3ed', TIMESTAMPTZ '2026-03-02 09:00:00+09:00', 'runs/r1/byeol/pages.warc.gz', 2, True, NULL),
    ('byeol:1', 1, 'byeol', NULL, 'r1/byeol', 'https://byeol.example/1', '정부, 개방형 인공지능 지원', '정부는 오픈소스 인공지능을 지원하겠다고 밝혔다.
업계는 “개방은 위험하다”고 우려했다. 라마 3는 오픈소스 모델이다.', TIMESTAMPTZ '2026-03-02 08:00:00+09:00', DATE '2026-03-02', 0.9, False, NULL, '', 'IT', 'byeol 1', '3a813f9d86d0a643e4888f29e6f60499be66cf864097d7a61ac55a36f1364b15', TIMESTAMPTZ '2026-03-02 09:00:00+09:00', 'runs/r1/byeol/pages.warc.gz', 1, True, NULL);
INSERT INTO main.coding (coding_id, article_id, version_no, level, quote_no, issue_id, label, coder, codebook_version, coded_at) VALUES
    ('c1', 'byeol:1', 1, 'quote', 1, 'ai_openness', 'oppositional', '가', '2', TIMESTAMPTZ '2026-03-02 09:00:00+09:00');
INSERT INTO main.copy_link (article_id, origin_article_id, kind, similarity) VALUES
    ('byeol:2', 'byeol:1', 'wire', 0.9);
INSERT INTO main.crawl (crawl_id, run_id, outlet_id, started_at, finished_at, outcome, finish_reason, request_count, response_count, article_count, problem_count) VALUES
    ('r1/byeol', 'r1', 'byeol', TIMESTAMPTZ '2026-03-02 09:00:00+09:00', TIMESTAMPTZ '2026-03-02 09:05:00+09:00', 'ok', 'finished', 3, 3, 2, 0);
INSERT INTO main.crawl_quality (crawl_id, outlet_id, measured_at, article_count, new_count, day_listed_count, passed_over_share, byline_share, section_share, modified_share, date_conflict_share, body_length_median, hangul_share, repeated_share, lag_hours_median, error_share, problem_rate) VALUES
    ('r1/byeol', 'byeol', TIMESTAMPTZ '2026-03-02 09:05:00+09:00', 2, 2, 0, 0.3333333333333333, 0.0, 1.0, 0.0, 0.0, 68.5, 1.0, NULL, 1.0, 0.0, 0.5);
INSERT INTO main.date_evidence (article_id, content_hash, source, field, raw, read_at) VALUES
    ('byeol:1', '3a813f9d86d0a643e4888f29e6f60499be66cf864097d7a61ac55a36f1364b15', 'json_ld', 'datePublished', '2026-03-02T08:00:00+09:00', TIMESTAMPTZ '2026-03-02 08:00:00+09:00'),
    ('byeol:2', 'ddbd9ce88e3a00e25a1710a31faf8a05f185a905012ec49760bfb2f2f5a2c3ed', 'json_ld', 'datePublished', '2026-03-02T08:00:00+09:00', TIMESTAMPTZ '2026-03-02 08:00:00+09:00');
INSERT INTO main.entity (entity_id, kind, name_ko, name_en, aliases, developer_entity_id, country, role, openness, licence, valid_from, valid_to, source, is_provisional) VALUES
    ('정부', 'ORG', '정부', '', ['정부'], NULL, 'KR', 'government', NULL, '', DATE '2024-01-01', NULL, 'made up', False),
    ('메타', 'ORG', '메타', '', ['메타'], NULL, 'US', 'company', NULL, '', DATE '2024-01-01', NULL, 'made up', False),
    ('라마 3', 'MODEL', '라마 3', '', ['라마 3'], '메타', 'KR', NULL, 'open_weight', 'Llama 3', DATE '2024-01-01', NULL, 'made up', False);
INSERT INTO main.entity_alias (entity_id, alias) VALUES
    ('정부', '정부'),
    ('메타', '메타'),
    ('라마 3', '라마 3');
INSERT INTO main.frame (article_id, version_no, level, quote_no, sentence_no, frame_id, rank, score) VALUES
    ('byeol:1', 1, 'document', NULL, NULL, 'innovation', 1, 0.75),
    ('byeol:1', 1, 'document', NULL, NULL, 'safety', 2, 0.75),
    ('byeol:1', 1, 'quote', 1, NULL, 'safety', 1, 0.75);
INSERT INTO main.mention (article_id, version_no, mention_no, char_start, char_end, text, label, entity_id) VALUES
    ('byeol:1', 1, 0, 0, 2, '정부', 'ORG', '정부'),
    ('byeol:1', 1, 1, 49, 53, '라마 3', 'MODEL', '라마 3');
INSERT INTO main.openness_claim (article_id, version_no, claim_no, subject_entity_id, claimed, char_start, char_end, text, registry_openness) VALUES
    ('byeol:1', 1, 0, '라마 3', 'open_source', 49, 65, '라마 3는 오픈소스 모델이다.', 'open_weight');
INSERT INTO main.outlet (outlet_id, name, kind, homepage, terms, licence, permission, permission_source, has_ai_opt_out, is_text_redistributable, min_articles_per_week, verified_by, verified_date) VALUES
    ('byeol', '별일보', 'daily', 'https://byeol.example/', '', 'all rights reserved', 'open', 'terms, 2026-03-01', False, False, 1, '', NULL);
INSERT INTO main.passed_over (crawl_id, outlet_id, article_id, url, day_date, stage) VALUES
    ('r1/byeol', 'byeol', 'byeol:5', 'https://byeol.example/5', DATE '2026-03-02', 'listed');
INSERT INTO main.permission_grant (outlet_id, is_allowed, reason, granted_by, granted_at) VALUES
    ('byeol', True, 'letter', 'kim', TIMESTAMPTZ '2026-03-02 09:00:00+09:00');
INSERT INTO main.posting (lemma, article_id, version_no, lemma_count) VALUES
    ('라마 3', 'byeol:1', 1, 1),
    ('모델', 'byeol:1', 1, 1),
    ('소스', 'byeol:1', 1, 2),
    ('업계', 'byeol:1', 1, 1),
    ('오픈', 'byeol:1', 1, 2),
    ('위험', 'byeol:1', 1, 1),
    ('인공', 'byeol:1', 1, 1),
    ('정부', 'byeol:1', 1, 1),
    ('지능', 'byeol:1', 1, 1),
    ('지원', 'byeol:1', 1, 1);
INSERT INTO main.problem (run_id, stage, outlet_id, url, kind, expected, found, happened_at) VALUES
    ('r1', 'read', 'byeol', 'https://byeol.example/9', 'page_changed', 'a body', 'nothing', TIMESTAMPTZ '2026-03-02 09:00:00+09:00');
INSERT INTO main.quote (article_id, version_no, quote_no, char_start, char_end, text, kind, speaker, speaker_entity_id, speaker_role, verb) VALUES
    ('byeol:1', 1, 0, 4, 20, '오픈소스 인공지능을 지원하겠다', 'indirect', '정부', '정부', NULL, '밝히다'),
    ('byeol:1', 1, 1, 32, 40, '개방은 위험하다', 'direct', '업계', NULL, 'anonymous', '우려하다');
INSERT INTO main.reading (article_id, version_no, annotation_run_id, pipeline_version, salience) VALUES
    ('byeol:1', 1, 'a1', 'pipeline-1', 'central');
INSERT INTO main.sample (sample_id, article_id, version_no, stratum, seed, inclusion_probability, drawn_at) VALUES
    ('s1', 'byeol:1', 1, 'all', 1, 0.5, TIMESTAMPTZ '2026-03-02 09:00:00+09:00');
INSERT INTO main.sentence (article_id, version_no, sentence_no, char_start, char_end, is_heading) VALUES
    ('byeol:1', 1, 0, 0, 27, False),
    ('byeol:1', 1, 1, 28, 48, False),
    ('byeol:1', 1, 2, 49, 65, False);
INSERT INTO main.stance (article_id, version_no, stance_no, level, quote_no, sentence_no, issue_id, label, score, char_start, char_end, text, holder, holder_entity_id) VALUES
    ('byeol:1', 1, 0, 'document', NULL, NULL, 'ai_openness', 'mixed', 0.75, NULL, NULL, NULL, '', NULL),
    ('byeol:1', 1, 1, 'quote', 0, NULL, 'ai_openness', 'supportive', 0.75, 4, 20, '오픈소스 인공지능을 지원하겠다', '정부', '정부'),
    ('byeol:1', 1, 2, 'quote', 1, NULL, 'ai_openness', 'oppositional', 0.75, 32, 40, '개방은 위험하다', '업계', NULL);
INSERT INTO main.token (article_id, version_no, sentence_no, token_no, eojeol_no, char_start, char_end, form, lemma, tag, upos) VALUES
    ('byeol:1', 1, 0, 0, 0, 0, 2, '정부', '정부', 'NNG', 'NOUN'),
    ('byeol:1', 1, 0, 1, 0, 2, 3, '는', '는', 'JX', 'NOUN'),
    ('byeol:1', 1, 0, 2, 1, 4, 6, '오픈', '오픈', 'NNG', 'NOUN'),
    ('byeol:1', 1, 0, 3, 1, 6, 8, '소스', '소스', 'NNG', 'NOUN'),
    ('byeol:1', 1, 0, 4, 2, 9, 11, '인공', '인공', 'NNG', 'NOUN'),
    ('byeol:1', 1, 0, 5, 2, 11, 13, '지능', '지능', 'NNG', 'NOUN'),
    ('byeol:1', 1, 0, 6, 2, 13, 14, '을', '을', 'JKO', 'NOUN'),
    ('byeol:1', 1, 0, 7, 3, 15, 17, '지원', '지원', 'NNG', 'NOUN'),
    ('byeol:1', 1, 1, 8, 4, 27, 29, '업계', '업계', 'NNG', 'NOUN'),
    ('byeol:1', 1, 1, 9, 6, 36, 38, '위험', '위험', 'NNG', 'NOUN'),
    ('byeol:1', 1, 2, 10, 8, 49, 53, '라마 3', '라마 3', 'NNP', 'NOUN'),
    ('byeol:1', 1, 2, 11, 10, 55, 57, '오픈', '오픈', 'NNG', 'NOUN'),
    ('byeol:1', 1, 2, 12, 10, 57, 59, '소스', '소스', 'NNG', 'NOUN'),
    ('byeol:1', 1, 2, 13, 11, 60, 62, '모델', '모델', 'NNG', 'NOUN');
INSERT INTO main.visit (crawl_id, outlet_id, url, kind, status, fetched_at, article_id, digest, etag, last_modified, warc_file, warc_offset) VALUES
    ('r1/byeol', 'byeol', 'https://byeol.example/1', 'article', 200, TIMESTAMPTZ '2026-03-02 09:00:00+09:00', 'byeol:1', '00', '', '', 'runs/20260302T090000.warc.gz', 1),
    ('r1/byeol', 'byeol', 'https://byeol.example/2', 'article', 200, TIMESTAMPTZ '2026-03-02 09:00:00+09:00', 'byeol:2', '00', '', '', 'runs/20260302T090000.warc.gz', 2);
