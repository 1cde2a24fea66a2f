-- Samples of quotes and sentences, and codings of frames: what was drawn and coded so far were documents' stances.
ALTER TABLE sample ADD COLUMN level VARCHAR;
ALTER TABLE sample ADD COLUMN quote_no INTEGER;
ALTER TABLE sample ADD COLUMN sentence_no INTEGER;
ALTER TABLE sample ADD COLUMN char_start INTEGER;
ALTER TABLE sample ADD COLUMN char_end INTEGER;
ALTER TABLE sample ADD COLUMN stratum_size INTEGER;
ALTER TABLE sample ADD COLUMN draw_no INTEGER;
UPDATE sample
SET level = 'document', stratum_size = o.stratum_size, draw_no = o.draw_no
FROM (
    SELECT
        s.sample_id,
        s.article_id,
        s.version_no,
        round(count(*) OVER w / s.inclusion_probability)::INTEGER AS stratum_size,
        row_number() OVER (w ORDER BY s.article_id, s.version_no)::INTEGER AS draw_no
    FROM sample AS s
    WINDOW w AS (PARTITION BY s.sample_id, s.stratum)
) AS o
WHERE o.sample_id = sample.sample_id AND o.article_id = sample.article_id AND o.version_no = sample.version_no;
ALTER TABLE coding ADD COLUMN sentence_no INTEGER;
ALTER TABLE coding ADD COLUMN char_start INTEGER;
ALTER TABLE coding ADD COLUMN char_end INTEGER;
ALTER TABLE coding ADD COLUMN variable VARCHAR;
ALTER TABLE coding ADD COLUMN round_no INTEGER;
ALTER TABLE coding ADD COLUMN is_adjudication BOOLEAN;
ALTER TABLE coding ADD COLUMN sample_id VARCHAR;
UPDATE coding SET variable = 'stance', round_no = 1, is_adjudication = FALSE;
UPDATE coding
SET char_start = q.char_start, char_end = q.char_end
FROM quote AS q
WHERE q.article_id = coding.article_id AND q.version_no = coding.version_no AND q.quote_no = coding.quote_no;
