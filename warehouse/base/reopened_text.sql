-- 다시 읽을 글: a decision that changed rows of a text no longer stands; what the text said by itself, only reading it brings back.
CREATE OR REPLACE VIEW reopened_text AS
SELECT DISTINCT t.article_id, t.version_no
FROM ledger.decided_text AS t
WHERE NOT EXISTS (
    SELECT 1 FROM decided_entity AS d
    WHERE d.entity_id = t.entity_id AND d.target_entity_id IS NOT DISTINCT FROM t.target_entity_id
);

COMMENT ON VIEW reopened_text IS 'Reopened texts (다시 읽을 글): texts whose rows hold a decision on an entity that was undone or changed; the next run reads them again.';
COMMENT ON COLUMN reopened_text.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN reopened_text.version_no IS 'Which version of the article.';
