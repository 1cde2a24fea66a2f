-- 셈할 기사 (안쪽): the few columns of current_article that series count by: every join left out is time saved.
-- The articles are read once, narrow, for the standing ones and for what became of the origins of copies.
CREATE OR REPLACE VIEW counted_article AS
WITH known AS (
    SELECT a.article_id, a.version_no, a.outlet_id, a.published_date, a.published_at, a.gone_at FROM article_now AS a
)
SELECT
    a.article_id,
    a.version_no,
    a.outlet_id,
    o.kind AS outlet_kind,
    a.published_date,
    c.article_id IS NULL AS is_original
FROM known AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
LEFT JOIN article_repeats('known') AS c ON c.article_id = a.article_id
WHERE a.gone_at IS NULL;

COMMENT ON VIEW counted_article IS 'Articles to count (셈할 기사): the narrow part of current_article that series are made from.';
COMMENT ON COLUMN counted_article.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN counted_article.version_no IS 'Which version of the article this is.';
COMMENT ON COLUMN counted_article.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN counted_article.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN counted_article.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN counted_article.is_original IS 'True if it counts for its cluster of copies: see current_article.';
