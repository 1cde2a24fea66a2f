-- 누가 누구를 인용하나: which outlet lets whom speak, as what, how often, and which way they speak.
CREATE OR REPLACE VIEW who_quotes_whom AS
WITH taken AS (
    SELECT s.article_id, s.version_no, s.quote_no, s.issue_id, s.label FROM stance AS s WHERE s.level = 'quote'
),
said AS (
    SELECT
        a.outlet_id, a.outlet_name, a.outlet_kind, a.article_id, a.published_date, a.is_original,
        -- a known speaker goes by one name, whatever title a text gives
        coalesce(e.name_ko, q.speaker) AS speaker_name,
        e.entity_id,
        e.kind AS speaker_kind,
        coalesce(q.speaker_role, e.role) AS speaker_role,
        q.kind AS quote_kind,
        s.issue_id,
        s.label
    FROM quote AS q
    JOIN current_article AS a ON a.article_id = q.article_id AND a.version_no = q.version_no
    LEFT JOIN body_name AS b ON b.name = CASE WHEN q.speaker_entity_id IS NULL THEN q.speaker END
    LEFT JOIN entity AS e ON e.entity_id = coalesce(q.speaker_entity_id, b.entity_id)
    LEFT JOIN taken AS s ON s.article_id = q.article_id AND s.version_no = q.version_no AND s.quote_no = q.quote_no
    WHERE coalesce(e.name_ko, q.speaker) <> ''
),
counted AS (
    SELECT
        s.outlet_id, s.outlet_name, s.outlet_kind, s.speaker_name, s.entity_id, s.speaker_kind, s.speaker_role, s.issue_id,
        count(*) AS quote_count,
        count(*) FILTER (s.is_original) AS effective_count,
        count(*) FILTER (s.quote_kind = 'direct') AS direct_count,
        count(DISTINCT s.article_id) AS article_count,
        count(*) FILTER (s.label = 'supportive') AS supportive_count,
        count(*) FILTER (s.label = 'oppositional') AS oppositional_count,
        min(s.published_date) AS first_date,
        max(s.published_date) AS last_date
    FROM said AS s
    GROUP BY s.outlet_id, s.outlet_name, s.outlet_kind, s.speaker_name, s.entity_id, s.speaker_kind, s.speaker_role, s.issue_id
)
SELECT
    c.*,
    c.quote_count / sum(c.quote_count) OVER (PARTITION BY c.outlet_id, c.issue_id) AS outlet_share,
    c.quote_count / sum(c.quote_count) OVER (PARTITION BY c.speaker_name, c.entity_id, c.issue_id) AS speaker_share
FROM counted AS c;

COMMENT ON VIEW who_quotes_whom IS 'Who quotes whom (누가 누구를 인용하나): each outlet and each named speaker it quotes, as what, how often, which way; one row an outlet, speaker, role and issue: WHERE issue_id = ''ai_openness'' has each quote counted once. A speaker quoted in two roles stands twice. Only current texts.';
COMMENT ON COLUMN who_quotes_whom.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN who_quotes_whom.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN who_quotes_whom.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN who_quotes_whom.speaker_name IS 'Canonical Korean name of a known speaker (화자), else the string in the text.';
COMMENT ON COLUMN who_quotes_whom.entity_id IS 'The speaker; refers to entity. Where the text links none, the one body of that name (body_name). Empty if unknown.';
COMMENT ON COLUMN who_quotes_whom.speaker_kind IS 'PERSON, ORG or another kind of entity; empty if unknown.';
COMMENT ON COLUMN who_quotes_whom.speaker_role IS 'What the speaker speaks as, in the text or, failing that, by the registry; empty if unknown.';
COMMENT ON COLUMN who_quotes_whom.issue_id IS 'The question (쟁점) that supportive_count and oppositional_count are about; empty for quotes without a stance row.';
COMMENT ON COLUMN who_quotes_whom.quote_count IS 'Quotes, copies included.';
COMMENT ON COLUMN who_quotes_whom.effective_count IS 'Quotes in articles that count for their cluster of copies.';
COMMENT ON COLUMN who_quotes_whom.direct_count IS 'Direct quotes among quote_count.';
COMMENT ON COLUMN who_quotes_whom.article_count IS 'Articles they stand in.';
COMMENT ON COLUMN who_quotes_whom.supportive_count IS 'Those that are supportive on the issue.';
COMMENT ON COLUMN who_quotes_whom.oppositional_count IS 'Those that are oppositional on it.';
COMMENT ON COLUMN who_quotes_whom.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN who_quotes_whom.last_date IS 'Last Korean day (KST) of publication among them.';
COMMENT ON COLUMN who_quotes_whom.outlet_share IS 'Share of all the outlet''s quotes of named speakers, 0 to 1.';
COMMENT ON COLUMN who_quotes_whom.speaker_share IS 'Share of all the speaker''s quotes that stand in this outlet, 0 to 1.';
