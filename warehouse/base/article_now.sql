-- 지금의 기사 (안쪽): the newest text of each article, withdrawn or not, now or at the instant of SET VARIABLE as_of. What
-- current_article, its copies and coverage rest on; a view, because a CTE would be filled with all columns first.
CREATE OR REPLACE VIEW article_now AS
-- one branch is empty before it runs, whichever holds
SELECT a.* FROM article AS a WHERE getvariable('as_of') IS NULL AND a.is_current
UNION ALL
SELECT p.* EXCLUDE (seen_at)
FROM article_at(getvariable('as_of')::TIMESTAMPTZ) AS p
WHERE getvariable('as_of') IS NOT NULL;

COMMENT ON VIEW article_now IS 'Newest texts (지금의 기사): the row of article that is each article''s current one or, with the session''s variable as_of, was so at that instant; withdrawn ones have gone_at. Take current_article, which leaves them out and adds what an analyst joins every time.';
COMMENT ON COLUMN article_now.article_id IS '`<outlet_id>:<number on the outlet''s own site>`; of an attached file, its article''s and `#<digest of its address>`.';
COMMENT ON COLUMN article_now.version_no IS '1 for the first text loaded; each text not seen before gets the next number. Two versions of an article never hold the same text.';
COMMENT ON COLUMN article_now.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN article_now.parent_article_id IS 'The article that this text was attached to as a file (첨부파일); refers to article. Empty for what stands on a page of its own.';
COMMENT ON COLUMN article_now.crawl_id IS 'The crawl that first brought this text; refers to crawl.';
COMMENT ON COLUMN article_now.url IS 'The canonical address.';
COMMENT ON COLUMN article_now.title IS 'Headline (제목), verbatim.';
COMMENT ON COLUMN article_now.body IS 'Text (본문), verbatim, paragraphs parted by a newline. Every char_start and char_end in the other tables counts in it.';
COMMENT ON COLUMN article_now.published_at IS 'Instant of first publication (입력), as the outlet states it.';
COMMENT ON COLUMN article_now.published_date IS 'The Korean calendar day (KST) of published_at.';
COMMENT ON COLUMN article_now.date_confidence IS 'How sure published_at is, 0 to 1: the more sources of date_evidence agree on it, and the more trusted they are, the surer. 0.1: only our first sight of the page dates it.';
COMMENT ON COLUMN article_now.has_date_conflict IS 'True where two clues to the publication lie more than an hour apart (or a day, where one names only a day), or one lies before 1990 or more than a day after the fetch. See date_evidence.';
COMMENT ON COLUMN article_now.modified_at IS 'Instant of the last change (수정) that the outlet states; empty if it states none.';
COMMENT ON COLUMN article_now.byline IS 'Who wrote it, as printed; an empty string if nobody is named.';
COMMENT ON COLUMN article_now.section IS 'Section (섹션) of the outlet; an empty string if none is named.';
COMMENT ON COLUMN article_now.extractor IS 'What took the text from the page: the site''s name and parser version, or a fallback''s name.';
COMMENT ON COLUMN article_now.content_hash IS 'SHA-256 of title and body, in hex.';
COMMENT ON COLUMN article_now.fetched_at IS 'Instant at which the page this text was taken from arrived.';
COMMENT ON COLUMN article_now.warc_file IS 'WARC file with that page, as a path below the data home.';
COMMENT ON COLUMN article_now.warc_offset IS 'Byte at which the page''s record starts in that file.';
COMMENT ON COLUMN article_now.is_current IS 'True for the text that was last seen on the site: one version of each article.';
COMMENT ON COLUMN article_now.gone_at IS 'Instant at which the outlet was first found to have withdrawn the article (two visits in a row answered 404 or 410, or an API said that it is deleted); empty while it is there. The same on all its versions.';
