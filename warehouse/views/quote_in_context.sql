-- 인용과 문맥: who said it, where, when, for or against, with which argument, how sure.
-- The body is cut where it is read: carried to the end, each would stand in memory once for every quote in it.
CREATE OR REPLACE VIEW quote_in_context AS
WITH framed AS (
    -- sorted once it is there: list(… ORDER BY …) takes ten times as long
    SELECT f.article_id, f.version_no, f.quote_no,
        list_transform(list_sort(list({'rank': f.rank, 'frame_id': f.frame_id})), lambda x: x.frame_id) AS frame_ids
    FROM frame AS f
    WHERE f.level = 'quote'
    GROUP BY f.article_id, f.version_no, f.quote_no
),
said AS (
    SELECT
        q.*,
        a.published_date,
        a.outlet_id,
        a.outlet_name,
        a.outlet_kind,
        a.is_original,
        a.title,
        a.url,
        replace(substr(a.body, greatest(q.char_start - 80, 0) + 1, least(80, q.char_start)), chr(10), ' ') AS text_before,
        replace(substr(a.body, q.char_end + 1, 80), chr(10), ' ') AS text_after
    FROM quote AS q
    JOIN current_article AS a ON a.article_id = q.article_id AND a.version_no = q.version_no
)
SELECT
    q.published_date,
    q.outlet_id,
    q.outlet_name,
    q.outlet_kind,
    q.article_id,
    q.version_no,
    q.quote_no,
    q.speaker,
    e.entity_id AS speaker_entity_id,
    e.name_ko AS speaker_name,
    e.kind AS speaker_kind,
    coalesce(q.speaker_role, e.role) AS speaker_role,
    q.verb,
    q.kind AS quote_kind,
    q.text,
    q.text_before,
    q.text_after,
    s.issue_id,
    s.label AS stance_label,
    s.score AS stance_score,
    coalesce(f.frame_ids, []) AS frame_ids,
    NOT q.is_original AS is_in_copy,
    q.title,
    q.url,
    q.char_start,
    q.char_end
FROM said AS q
LEFT JOIN body_name AS b ON b.name = CASE WHEN q.speaker_entity_id IS NULL THEN q.speaker END
LEFT JOIN entity AS e ON e.entity_id = coalesce(q.speaker_entity_id, b.entity_id)
LEFT JOIN stance AS s
    ON s.article_id = q.article_id AND s.version_no = q.version_no AND s.quote_no = q.quote_no AND s.level = 'quote'
LEFT JOIN framed AS f
    ON f.article_id = q.article_id AND f.version_no = q.version_no AND f.quote_no = q.quote_no;

COMMENT ON VIEW quote_in_context IS 'Quotes in context (인용과 문맥): every quote with its article, speaker, stance and frames; one row a quote and issue: WHERE issue_id = ''ai_openness'' has each quote once. Only current texts.';
COMMENT ON COLUMN quote_in_context.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN quote_in_context.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN quote_in_context.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN quote_in_context.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN quote_in_context.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN quote_in_context.version_no IS 'The version of the article.';
COMMENT ON COLUMN quote_in_context.quote_no IS 'Place among the quotes of the text, counted from 0.';
COMMENT ON COLUMN quote_in_context.speaker IS 'The speaker (화자) as the text names them; an empty string where nobody is named.';
COMMENT ON COLUMN quote_in_context.speaker_entity_id IS 'Who that is; refers to entity. Where the text links none, the one body of that name (body_name). Empty if unknown.';
COMMENT ON COLUMN quote_in_context.speaker_name IS 'Their canonical Korean name; empty if unknown.';
COMMENT ON COLUMN quote_in_context.speaker_kind IS 'PERSON, ORG or another kind of entity; empty if unknown.';
COMMENT ON COLUMN quote_in_context.speaker_role IS 'What the speaker speaks as (see quote.speaker_role), in the text or, failing that, by the registry; empty if unknown.';
COMMENT ON COLUMN quote_in_context.verb IS 'Lemma of the reporting verb (인용동사); an empty string if none.';
COMMENT ON COLUMN quote_in_context.quote_kind IS 'direct or indirect.';
COMMENT ON COLUMN quote_in_context.text IS 'The reported words.';
COMMENT ON COLUMN quote_in_context.text_before IS 'Up to 80 characters before them. It and text_after are cut from the texts: leave them out of long lists that are sorted.';
COMMENT ON COLUMN quote_in_context.text_after IS 'Up to 80 characters after them.';
COMMENT ON COLUMN quote_in_context.issue_id IS 'The question (쟁점) a position is taken on; empty if the quote has no stance row.';
COMMENT ON COLUMN quote_in_context.stance_label IS 'supportive, oppositional, mixed, neutral or none; empty if the quote has no stance row.';
COMMENT ON COLUMN quote_in_context.stance_score IS 'How sure the label is, 0 to 1.';
COMMENT ON COLUMN quote_in_context.frame_ids IS 'Frames of the quote, most important first; an empty list if none.';
COMMENT ON COLUMN quote_in_context.is_in_copy IS 'True if the article repeats another one here, so that the quote is counted there too.';
COMMENT ON COLUMN quote_in_context.title IS 'Headline of the article.';
COMMENT ON COLUMN quote_in_context.url IS 'Address of the article.';
COMMENT ON COLUMN quote_in_context.char_start IS 'First character of the quote in the body, counted from 0 in Unicode code points.';
COMMENT ON COLUMN quote_in_context.char_end IS 'One past its last character.';
