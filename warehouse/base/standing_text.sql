-- 서 있는 글의 자리: where in the table article each text lies that current_article shows, so that search, phrase and
-- keyword_in_context read headlines and bodies of the few they show, by place: by name, all bodies would be read.
CREATE OR REPLACE VIEW standing_text AS
SELECT a.rowid AS place, a.article_id, a.version_no
FROM article AS a
WHERE getvariable('as_of') IS NULL AND a.is_current AND a.gone_at IS NULL
UNION ALL
SELECT a.rowid, a.article_id, a.version_no
FROM article AS a
JOIN article_now AS n ON n.article_id = a.article_id AND n.version_no = a.version_no
WHERE getvariable('as_of') IS NOT NULL AND n.gone_at IS NULL;

COMMENT ON VIEW standing_text IS 'Places of standing texts (서 있는 글의 자리): the articles of current_article, and the row of article each is. For search; take current_article.';
COMMENT ON COLUMN standing_text.place IS 'rowid of the row of article; holds within one published file.';
COMMENT ON COLUMN standing_text.article_id IS '`<outlet_id>:<number on the outlet''s own site>`.';
COMMENT ON COLUMN standing_text.version_no IS 'Which version of the article stands.';
