-- 보정 비율: FROM corrected_share('2026-autumn', 'ai_openness', 'supportive');
-- Difference estimator (Särndal et al. 1992; Egami et al. 2023): the machine's share, plus its mean error in a random
-- sample that people coded, each article weighted by 1 / its chance of being drawn. Variance as for a Poisson draw.
CREATE OR REPLACE MACRO corrected_share(draw, issue, wanted) AS TABLE
WITH machine AS (
    SELECT s.article_id, s.version_no, max((s.label = wanted)::INTEGER) AS is_wanted
    FROM stance AS s
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    WHERE a.is_current AND a.gone_at IS NULL AND s.level = 'document' AND s.issue_id = issue
    GROUP BY s.article_id, s.version_no
),
human AS (
    -- several coders of one article: the share of them who gave the label
    SELECT c.article_id, c.version_no, avg((c.label = wanted)::INTEGER) AS is_wanted
    FROM coding AS c
    WHERE c.level = 'document' AND c.issue_id = issue
    GROUP BY c.article_id, c.version_no
),
difference AS (
    SELECT (h.is_wanted - m.is_wanted) AS wrong_by, p.inclusion_probability AS chance
    FROM sample AS p
    JOIN human AS h ON h.article_id = p.article_id AND h.version_no = p.version_no
    JOIN machine AS m ON m.article_id = p.article_id AND m.version_no = p.version_no
    WHERE p.sample_id = draw
),
size AS (
    SELECT count(*) AS article_count, avg(m.is_wanted) AS machine_share FROM machine AS m
),
correction AS (
    SELECT
        count(*) AS coded_count,
        sum(d.wrong_by / d.chance) AS wrong_sum,
        sum((1 - d.chance) * (d.wrong_by / d.chance) ** 2) AS variance_sum
    FROM difference AS d
)
SELECT
    z.article_count,
    c.coded_count,
    z.machine_share,
    z.machine_share + c.wrong_sum / z.article_count AS corrected_share,
    z.machine_share + c.wrong_sum / z.article_count - 1.959964 * sqrt(c.variance_sum) / z.article_count AS share_low,
    z.machine_share + c.wrong_sum / z.article_count + 1.959964 * sqrt(c.variance_sum) / z.article_count AS share_high
FROM size AS z CROSS JOIN correction AS c;

COMMENT ON MACRO TABLE corrected_share IS
    'Share of documents with a stance, corrected for the machine''s errors by a random sample (표본) that people coded: the difference estimator with its 95 % interval. Empty where nothing of the draw was coded.';
