-- 현재 기사: one row an article as it stands now, with what an analyst joins every time. All other views and macros take
-- their articles from here. SET VARIABLE as_of = TIMESTAMPTZ '2026-10-01 00:00:00+09'; shows what was known at that
-- instant, RESET VARIABLE as_of; what is known now. What the past had is its texts, withdrawals and copies; what
-- the machine says of a text, and the registry of an entity, is always today's reading of it.
CREATE OR REPLACE VIEW current_article AS
SELECT
    a.article_id,
    a.version_no,
    a.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    a.parent_article_id,
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
    c.origin_article_id IS NULL AS is_original,
    c.origin_article_id,
    c.copy_kind,
    a.fetched_at,
    o.is_text_redistributable
FROM article_now AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
-- every reading passes that test; untold, DuckDB takes the articles for fewer, and holds all bodies before it shows one
LEFT JOIN (SELECT n.* FROM reading AS n WHERE n.salience <> '') AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
LEFT JOIN copied_article AS c ON c.article_id = a.article_id
WHERE a.gone_at IS NULL;

COMMENT ON VIEW current_article IS 'Current articles (현재 기사): the text of each article as last seen, withdrawn articles left out. SET VARIABLE as_of to a past instant shows the articles, texts and copies known then; labels are always today''s reading of a text.';
COMMENT ON COLUMN current_article.article_id IS '`<outlet_id>:<number on the outlet''s own site>`.';
COMMENT ON COLUMN current_article.version_no IS 'Which version of the article this is.';
COMMENT ON COLUMN current_article.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN current_article.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN current_article.outlet_kind IS 'Kind of the source: daily, it_press, wire, broadcaster, government, legislature, institute or other.';
COMMENT ON COLUMN current_article.parent_article_id IS 'The article it was attached to as a file; empty for what stands on a page of its own.';
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
COMMENT ON COLUMN current_article.is_original IS 'True if it repeats no other current article, or stands for those that repeat it: count these to count each text once (effective counts).';
COMMENT ON COLUMN current_article.origin_article_id IS 'The current article that stands for this one in effective counts: the origin of its copies or, where that is withdrawn, the earliest of them. Empty where is_original.';
COMMENT ON COLUMN current_article.copy_kind IS 'wire, press_release, attachment or near_duplicate: what it is to the text it repeats; empty where is_original.';
COMMENT ON COLUMN current_article.fetched_at IS 'Instant this text was fetched. How many texts it has had, and when it was first seen, stands in article_history.';
COMMENT ON COLUMN current_article.is_text_redistributable IS 'True if the outlet lets its texts be passed on.';
