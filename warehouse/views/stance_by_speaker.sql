-- 화자별 입장: who takes which position, as what, how often, from when to when.
CREATE OR REPLACE VIEW stance_by_speaker AS
WITH position AS (
    SELECT
        coalesce(s.holder_entity_id, q.speaker_entity_id) AS entity_id,
        coalesce(nullif(s.holder, ''), q.speaker, '') AS holder,
        q.speaker_role,
        q.kind AS quote_kind,
        s.issue_id,
        s.label,
        s.score,
        a.article_id,
        a.outlet_id,
        a.published_date,
        a.is_original
    FROM stance AS s
    JOIN current_article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    LEFT JOIN quote AS q
        ON q.article_id = s.article_id AND q.version_no = s.version_no AND q.quote_no = s.quote_no
    -- documents and headlines speak for the outlet: stance_over_time has them
    WHERE s.level IN ('quote', 'sentence') AND s.label <> 'none'
),
named AS (
    SELECT
        p.* REPLACE (coalesce(p.entity_id, b.entity_id) AS entity_id),
        e.kind AS speaker_kind,
        -- a known speaker goes by one name, whatever title a text gives
        coalesce(e.name_ko, p.holder) AS speaker_name,
        coalesce(p.speaker_role, e.role) AS role
    FROM position AS p
    LEFT JOIN body_name AS b ON b.name = CASE WHEN p.entity_id IS NULL THEN p.holder END
    LEFT JOIN entity AS e ON e.entity_id = coalesce(p.entity_id, b.entity_id)
)
SELECT
    n.speaker_name,
    n.entity_id,
    n.speaker_kind,
    n.role,
    n.issue_id,
    n.label,
    count(*) AS stance_count,
    count(*) FILTER (n.is_original) AS original_count,
    count(*) FILTER (n.quote_kind = 'direct') AS direct_quote_count,
    count(DISTINCT n.article_id) AS article_count,
    count(DISTINCT n.outlet_id) AS outlet_count,
    min(n.published_date) AS first_date,
    max(n.published_date) AS last_date,
    avg(n.score) AS mean_score
FROM named AS n
WHERE n.speaker_name <> '' OR n.role IS NOT NULL -- a sentence nobody is named for is nobody's position
GROUP BY n.speaker_name, n.entity_id, n.speaker_kind, n.role, n.issue_id, n.label;

COMMENT ON VIEW stance_by_speaker IS 'Stance by speaker (화자별 입장): who takes which position on an issue in quotes and sentences, as what, how often, from when to when. Only current texts.';
COMMENT ON COLUMN stance_by_speaker.speaker_name IS 'Canonical Korean name of a known speaker, else the string in the text; an empty string where only the role is known.';
COMMENT ON COLUMN stance_by_speaker.entity_id IS 'The speaker; refers to entity. Where the text links none, the one body of that name (body_name). Empty if unknown.';
COMMENT ON COLUMN stance_by_speaker.speaker_kind IS 'PERSON, ORG or another kind of entity; empty if unknown.';
COMMENT ON COLUMN stance_by_speaker.role IS 'What the speaker speaks as (see quote.speaker_role), in the text or, failing that, by the registry; empty if unknown.';
COMMENT ON COLUMN stance_by_speaker.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN stance_by_speaker.label IS 'supportive, oppositional, mixed or neutral.';
COMMENT ON COLUMN stance_by_speaker.stance_count IS 'Quotes and sentences with this label, copies included.';
COMMENT ON COLUMN stance_by_speaker.original_count IS 'Those in articles that count for their cluster of copies: see current_article.is_original.';
COMMENT ON COLUMN stance_by_speaker.direct_quote_count IS 'Those that are direct quotes.';
COMMENT ON COLUMN stance_by_speaker.article_count IS 'Articles they stand in.';
COMMENT ON COLUMN stance_by_speaker.outlet_count IS 'Outlets they stand in.';
COMMENT ON COLUMN stance_by_speaker.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN stance_by_speaker.last_date IS 'Last Korean day (KST) of publication among them.';
COMMENT ON COLUMN stance_by_speaker.mean_score IS 'Mean certainty of these labels, 0 to 1.';
