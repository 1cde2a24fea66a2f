-- 수정 뒤 변화: what an edit did to the stance and the frames of an article. Both texts are read by the same pipeline,
-- today's: a difference is the outlet's, not the machine's.
CREATE OR REPLACE VIEW change_after_edit AS
WITH taken AS (
    SELECT s.article_id, s.version_no, s.issue_id, s.level, s.label, s.score
    FROM stance AS s
    WHERE s.level IN ('document', 'headline')
),
framed AS (
    -- sorted once it is there: list(… ORDER BY …) takes ten times as long
    SELECT f.article_id, f.version_no, f.level,
        list_transform(list_sort(list({'rank': f.rank, 'frame_id': f.frame_id})), lambda x: x.frame_id) AS frame_ids
    FROM frame AS f
    WHERE f.level IN ('document', 'headline')
    GROUP BY f.article_id, f.version_no, f.level
)
SELECT
    t.article_id,
    t.version_no,
    t.previous_version_no,
    t.first_seen_at AS changed_at,
    a.outlet_id,
    o.name AS outlet_name,
    a.published_date,
    s.issue_id,
    s.level,
    p.label AS previous_label,
    s.label,
    s.label <> p.label AS has_new_stance,
    s.score - p.score AS score_change,
    coalesce(g.frame_ids, []) AS previous_frame_ids,
    coalesce(f.frame_ids, []) AS frame_ids,
    list_filter(coalesce(f.frame_ids, []), lambda x: NOT list_contains(coalesce(g.frame_ids, []), x)) AS added_frame_ids,
    list_filter(coalesce(g.frame_ids, []), lambda x: NOT list_contains(coalesce(f.frame_ids, []), x)) AS removed_frame_ids,
    t.has_new_extractor,
    b.title AS previous_title,
    a.title,
    a.url
FROM text_spell AS t
JOIN article AS a ON a.article_id = t.article_id AND a.version_no = t.version_no
JOIN article AS b ON b.article_id = t.article_id AND b.version_no = t.previous_version_no
JOIN outlet AS o ON o.outlet_id = a.outlet_id
JOIN taken AS s ON s.article_id = t.article_id AND s.version_no = t.version_no
JOIN taken AS p
    ON p.article_id = t.article_id AND p.version_no = t.previous_version_no AND p.issue_id = s.issue_id AND p.level = s.level
LEFT JOIN framed AS f ON f.article_id = t.article_id AND f.version_no = t.version_no AND f.level = s.level
LEFT JOIN framed AS g ON g.article_id = t.article_id AND g.version_no = t.previous_version_no AND g.level = s.level;

COMMENT ON VIEW change_after_edit IS 'Change after edit (수정 뒤 변화): for each edit whose two texts were read, the stance and frames of document and headline before and after. One row an edit, issue and level; has_new_stance marks those that changed sides. The sentences stand in sentence_change.';
COMMENT ON COLUMN change_after_edit.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN change_after_edit.version_no IS 'The text after the edit.';
COMMENT ON COLUMN change_after_edit.previous_version_no IS 'The text before it.';
COMMENT ON COLUMN change_after_edit.changed_at IS 'Instant the edit was first seen.';
COMMENT ON COLUMN change_after_edit.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN change_after_edit.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN change_after_edit.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN change_after_edit.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN change_after_edit.level IS 'document or headline.';
COMMENT ON COLUMN change_after_edit.previous_label IS 'Stance before: supportive, oppositional, mixed, neutral or none.';
COMMENT ON COLUMN change_after_edit.label IS 'Stance after.';
COMMENT ON COLUMN change_after_edit.has_new_stance IS 'True if they differ.';
COMMENT ON COLUMN change_after_edit.score_change IS 'How much surer (or less sure, below 0) the label after is.';
COMMENT ON COLUMN change_after_edit.previous_frame_ids IS 'Frames before, most important first; an empty list if none.';
COMMENT ON COLUMN change_after_edit.frame_ids IS 'Frames after, most important first; an empty list if none.';
COMMENT ON COLUMN change_after_edit.added_frame_ids IS 'Frames only the text after has.';
COMMENT ON COLUMN change_after_edit.removed_frame_ids IS 'Frames only the text before had.';
COMMENT ON COLUMN change_after_edit.has_new_extractor IS 'True if something else took the text before: then the change may be ours and not the outlet''s.';
COMMENT ON COLUMN change_after_edit.previous_title IS 'Headline before.';
COMMENT ON COLUMN change_after_edit.title IS 'Headline after.';
COMMENT ON COLUMN change_after_edit.url IS 'Address of the article.';
