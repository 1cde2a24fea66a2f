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
    'Jaccard similarity of the character 5-grams of the two bodies, 0 to 1; the least it can be, where their origin was taken down and one copy stands for it until a reading compares them.';
