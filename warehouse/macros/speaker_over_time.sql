-- 화자의 입장 변화: FROM speaker_over_time('네이버'); by name or entity_id, in quotes and sentences.
CREATE OR REPLACE MACRO speaker_over_time(wanted, period := 'month', issue := 'ai_openness', since := NULL, until := NULL) AS TABLE
WITH speaker AS (
    SELECT e.entity_id FROM entity AS e WHERE e.entity_id = wanted OR e.name_ko = wanted
    UNION
    SELECT x.entity_id FROM entity_alias AS x WHERE x.alias = wanted
),
spelling AS (
    -- what a text may call the speaker without saying which entity that is
    SELECT wanted AS name
    UNION
    SELECT b.name FROM body_name AS b SEMI JOIN speaker AS k ON k.entity_id = b.entity_id
),
counted AS (
    SELECT
        date_trunc(period, a.published_date)::DATE AS period_start,
        s.label,
        count(*) AS text_count,
        count(*) FILTER (a.is_original) AS effective_count,
        count(DISTINCT a.outlet_id) AS outlet_count,
        avg(s.score) AS mean_score
    FROM stance AS s
    JOIN counted_article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    LEFT JOIN quote AS q
        ON q.article_id = s.article_id AND q.version_no = s.version_no AND q.quote_no = s.quote_no
    WHERE s.level IN ('quote', 'sentence') AND s.issue_id = issue AND s.label <> 'none'
      AND (
          coalesce(s.holder_entity_id, q.speaker_entity_id) IN (SELECT k.entity_id FROM speaker AS k)
          OR (coalesce(s.holder_entity_id, q.speaker_entity_id) IS NULL AND coalesce(nullif(s.holder, ''), q.speaker) IN (SELECT n.name FROM spelling AS n))
      )
      AND (since IS NULL OR a.published_date >= since::DATE) AND (until IS NULL OR a.published_date <= until::DATE)
    GROUP BY 1, 2
),
looked AS (
    SELECT c.* FROM period_coverage(period, 'all', NULL, NULL, since, until) AS c
),
cell AS (
    SELECT l.period_start FROM looked AS l
    UNION
    SELECT c.period_start FROM counted AS c
),
filled AS (
    SELECT
        e.period_start, v.label, l.covered_share, c.text_count, c.effective_count, c.outlet_count, c.mean_score,
        -- NULL makes every count of a gap empty
        CASE
            WHEN l.covered_share IS NULL OR l.covered_share > 0 OR e.period_start IN (SELECT k.period_start FROM counted AS k)
                THEN 0
        END AS nothing
    FROM cell AS e
    JOIN ledger.vocabulary AS v ON v.table_name = 'stance' AND v.column_name = 'label' AND v.label <> 'none'
    LEFT JOIN counted AS c ON c.period_start = e.period_start AND c.label = v.label
    LEFT JOIN looked AS l ON l.period_start = e.period_start
),
summed AS (
    SELECT
        f.*
        REPLACE (
            coalesce(f.text_count, f.nothing) AS text_count,
            coalesce(f.effective_count, f.nothing) AS effective_count,
            coalesce(f.outlet_count, f.nothing) AS outlet_count
        ),
        coalesce(sum(f.effective_count) OVER (PARTITION BY f.period_start), f.nothing) AS effective_all_count
    FROM filled AS f
)
SELECT
    s.period_start,
    s.label,
    s.text_count,
    s.effective_count,
    s.effective_all_count::BIGINT AS effective_all_count,
    CASE WHEN s.effective_all_count > 0 THEN s.effective_count / s.effective_all_count END AS label_share,
    wilson_low(s.effective_count, s.effective_all_count) AS share_low,
    wilson_high(s.effective_count, s.effective_all_count) AS share_high,
    s.outlet_count,
    s.mean_score,
    s.covered_share
FROM summed AS s
WHERE (SELECT q.is_sound FROM series_asked('speaker_over_time', period, NULL, 'quote', coalesce(issue, 'NULL'), NULL, NULL, NULL, NULL, NULL, since, until) AS q)
  AND CASE
      WHEN EXISTS (FROM speaker) OR EXISTS (FROM counted) THEN true
      -- a name that is mistyped is no silence
      ELSE error('speaker_over_time: no entity is called ' || coalesce(wanted, 'NULL') || ', and nobody of that name speaks in these days')
  END
ORDER BY s.period_start, s.label;

COMMENT ON MACRO TABLE speaker_over_time IS
    'A speaker over time (화자의 입장 변화): the positions on an issue that one speaker, by name, spelling or entity_id, takes in quotes and sentences, by period. Counts, shares and covered_share are as in stance_over_time, over all outlets; outlet_count are the outlets that let the speaker say so. The interval takes the machine''s labels at their word, and texts of one article for independent draws; corrected_share corrects the labels by coders. Everybody at once: stance_by_speaker.';
