-- 입장 비율: FROM stance_share('ai_openness', 'quote', DATE '2026-01-01', DATE '2026-12-31');
CREATE OR REPLACE MACRO stance_share(issue, text_level, first_day, last_day) AS TABLE
WITH position AS (
    SELECT a.outlet_id, s.label
    FROM stance AS s
    JOIN current_article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    WHERE s.issue_id = issue AND s.level = text_level
      AND a.published_date BETWEEN first_day AND last_day
      AND s.label <> 'none' -- words about something else are no position
),
counted AS (
    SELECT p.outlet_id, p.label, count(*) AS stance_count FROM position AS p GROUP BY p.outlet_id, p.label
),
summed AS (
    SELECT c.*, sum(c.stance_count) OVER (PARTITION BY c.outlet_id) AS all_count FROM counted AS c
)
SELECT
    s.outlet_id,
    s.label,
    s.stance_count,
    s.all_count::BIGINT AS all_count,
    s.stance_count / s.all_count AS label_share,
    wilson_low(s.stance_count, s.all_count) AS share_low,
    wilson_high(s.stance_count, s.all_count) AS share_high
FROM summed AS s
WHERE (SELECT q.is_sound FROM series_asked('stance_share', 'day', NULL, text_level, coalesce(issue, 'NULL'), NULL, NULL, NULL, NULL, NULL, first_day, last_day) AS q)
ORDER BY s.outlet_id, s.label;

COMMENT ON MACRO TABLE stance_share IS
    'Share of each stance (입장) on an issue within an outlet, for texts of one level (document, headline, quote, sentence) published between two Korean days, both included, with the 95 % Wilson interval. Copies count; stance_over_time folds them. It takes the machine''s labels at their word; corrected_share does not.';
