-- 문장 단위 변경: which sentences an edit took away and which it added, between a version and the one before it.
-- A sentence that only moved is no change; one that was reworded is one taken away and one added.
CREATE OR REPLACE VIEW sentence_change AS
WITH edit AS (
    -- both versions must have been read: else all sentences of the other would seem new
    SELECT t.*
    FROM text_spell AS t
    SEMI JOIN reading AS r ON r.article_id = t.article_id AND r.version_no = t.version_no
    SEMI JOIN reading AS p ON p.article_id = t.article_id AND p.version_no = t.previous_version_no
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
SELECT
    e.article_id, e.version_no, e.previous_version_no, e.first_seen_at AS changed_at, e.has_new_extractor, 'removed' AS change,
    s.sentence_no, s.text
FROM edit AS e
JOIN said AS s ON s.article_id = e.article_id AND s.version_no = e.previous_version_no
ANTI JOIN said AS o
    ON o.article_id = e.article_id AND o.version_no = e.version_no AND o.text = s.text
    AND o.occurrence_no = s.occurrence_no
UNION ALL
SELECT e.article_id, e.version_no, e.previous_version_no, e.first_seen_at, e.has_new_extractor, 'added', s.sentence_no, s.text
FROM edit AS e
JOIN said AS s ON s.article_id = e.article_id AND s.version_no = e.version_no
ANTI JOIN said AS o
    ON o.article_id = e.article_id AND o.version_no = e.previous_version_no AND o.text = s.text
    AND o.occurrence_no = s.occurrence_no;

COMMENT ON VIEW sentence_change IS 'Sentence change (문장 단위 변경): which sentences were removed and added between a text of an article and the one shown before it, once both are read; a text that came back is a change, too. The headlines stand in article_history.';
COMMENT ON COLUMN sentence_change.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN sentence_change.version_no IS 'The later of the two versions, which made the change.';
COMMENT ON COLUMN sentence_change.previous_version_no IS 'The one shown before it.';
COMMENT ON COLUMN sentence_change.changed_at IS 'Instant the change was first seen.';
COMMENT ON COLUMN sentence_change.has_new_extractor IS 'True if another parser read the later version: then the change may be ours and not the outlet''s.';
COMMENT ON COLUMN sentence_change.change IS 'removed: it stood in the version before; added: it stands in this one.';
COMMENT ON COLUMN sentence_change.sentence_no IS 'Its number in the version in which it stands.';
COMMENT ON COLUMN sentence_change.text IS 'The sentence, verbatim.';
