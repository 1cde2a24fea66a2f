-- 접힌 사본: which standing article stands for which of its copies, by article_repeats.
CREATE OR REPLACE VIEW copied_article AS
WITH known AS (
    SELECT a.article_id, a.published_at, a.gone_at FROM article_now AS a
)
SELECT r.article_id, r.origin_article_id, r.copy_kind FROM article_repeats('known') AS r;

COMMENT ON VIEW copied_article IS 'Folded copies (접힌 사본): each article that repeats another one, and the one that stands for both. Take current_article.origin_article_id, for articles that stand.';
COMMENT ON COLUMN copied_article.article_id IS 'The article that repeats; refers to article.';
COMMENT ON COLUMN copied_article.origin_article_id IS 'The article that stands for it: the origin of its copies or, where that does not stand, the earliest of them.';
COMMENT ON COLUMN copied_article.copy_kind IS 'wire, press_release, attachment or near_duplicate: what it is to the text it repeats.';
