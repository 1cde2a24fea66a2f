-- 비율 추정: WITH cell AS (…) FROM share_estimate('cell'); one row a group.
-- A cell is a group × stratum × what the machine says: group_name, stratum, is_machine, unit_count (texts of the
-- population), coded_count and hit_count (coded texts, and those among them that the coders gave the label), and
-- stratum_unit_count and stratum_coded_count of the whole stratum.
--
-- Estimate: the coders' share among the texts that the machine gives the label, and among those that it does not, each
-- weighted by how many such texts the population holds. This is the regression (GREG) estimator with the machine's
-- label as the one covariate (Särndal, Swensson & Wretman 1992, ch. 6-7: post-stratification); design-based supervised
-- learning (Egami, Hinck, Stewart & Wei 2023) and prediction-powered inference (Angelopoulos et al. 2023) with its
-- weight tuned come to the same. It is right however wrong the machine is; a good machine makes it narrow.
--
-- Variance: linearised, of a stratified draw without replacement, with the finite population correction; a text that was
-- drawn and not coded counts as not drawn from its stratum (missing at random within it).
-- Interval: each of the two shares gets one at its effective sample size (Franco, Little, Louis & Slud 2019); they are
-- put together by recovered variances (MOVER: Zou & Donner 2008, for ratios Donner & Zou 2012). For their sum these are
-- Jeffreys' intervals: with Wilson's, MOVER covers more than it promises where a sample holds few errors (Laud 2017).
-- Precision, recall and F1 rest on Wilson's, which hold there. `corpus bench validity` measures all of them. The
-- effective size of a rare outcome is itself hardly known: the fewer there are, the more the size that the weights
-- alone would give (Kish 1965) counts, half and half at six.
-- Where strata of very unequal size give alike many texts, a few texts of large weight carry nearly all the error, and
-- many of small weight hide how few they are. The variance is a sum of squared residuals, each times w², the square of what
-- its text stands for with the finite population correction; such a sum is known as well as one of (Σ w²)² / Σ w⁴ texts
-- that weigh alike (Satterthwaite 1946). So many of a side's coded texts carry it, and Student's quantile takes the place
-- of the normal one, t ≈ z · (1 + (z² + 1) / 4ν) (Abramowitz & Stegun 1964, 26.7.5), in proportion to that of all its
-- coded texts: where they weigh alike, the intervals above hold as they are, and nothing changes.
CREATE OR REPLACE MACRO share_estimate(cells) AS TABLE
WITH cell AS (
    SELECT c.*,
           -- a stratum that was coded whole has no error; one with a single coded text has no variance to estimate
           (1 - c.stratum_coded_count / c.stratum_unit_count) AS unseen_share,
           c.stratum_unit_count / nullif(c.stratum_coded_count, 0) AS weight
    FROM query_table(cells) AS c
),
checked AS (
    SELECT
        c.group_name,
        sum(c.unit_count) AS unit_count,
        sum(c.coded_count) AS coded_count,
        sum(c.unit_count) FILTER (c.is_machine) AS machine_count,
        count(DISTINCT c.stratum) FILTER (c.stratum_coded_count < least(2, c.stratum_unit_count)) AS thin_count,
        min(c.stratum) FILTER (c.stratum_coded_count < least(2, c.stratum_unit_count)) AS thin_stratum,
        coalesce(sum(c.unit_count) FILTER (c.is_machine), 0) > 0 AS has_yes,
        coalesce(sum(c.unit_count) FILTER (NOT c.is_machine), 0) > 0 AS has_no,
        coalesce(sum(c.coded_count) FILTER (c.is_machine), 0) AS coded_yes,
        coalesce(sum(c.coded_count) FILTER (NOT c.is_machine), 0) AS coded_no
    FROM cell AS c
    GROUP BY c.group_name
),
told AS (
    SELECT
        k.*,
        -- too few coded on one side: the machine is left out, and the coders' texts stand for all
        (NOT k.has_yes OR k.coded_yes >= 2) AND (NOT k.has_no OR k.coded_no >= 2) AS is_assisted,
        CASE
            WHEN k.thin_count > 0 THEN
                'stratum ' || k.thin_stratum || if(k.thin_count > 1, ' and ' || (k.thin_count - 1) || ' more', '')
                || ': expected at least 2 coded texts, found fewer'
            WHEN k.coded_count < 2 THEN 'expected at least 2 coded texts of the group, found ' || k.coded_count
        END AS reason
    FROM checked AS k
),
-- one side for each answer of the machine, or a single one where it is left out
part AS (
    SELECT
        c.group_name,
        if(k.is_assisted, c.is_machine, NULL) AS side,
        c.stratum,
        sum(c.unit_count) AS unit_count,
        sum(c.coded_count) AS coded_count,
        sum(c.hit_count) AS hit_count,
        any_value(c.stratum_coded_count) AS stratum_coded_count,
        any_value(c.unseen_share) AS unseen_share,
        any_value(c.weight) AS weight
    FROM cell AS c
    JOIN told AS k ON k.group_name = c.group_name
    WHERE k.reason IS NULL
    GROUP BY c.group_name, if(k.is_assisted, c.is_machine, NULL), c.stratum
),
rate AS (
    SELECT p.group_name, p.side, sum(p.weight * p.hit_count) / sum(p.weight * p.coded_count) AS rate
    FROM part AS p
    GROUP BY p.group_name, p.side
    HAVING sum(p.unit_count) > 0
),
residual AS (
    SELECT
        p.*,
        r.rate,
        p.hit_count - p.coded_count * r.rate AS residual_sum,
        p.hit_count * (1 - r.rate) ** 2 + (p.coded_count - p.hit_count) * r.rate ** 2 AS residual_square_sum
    FROM part AS p
    JOIN rate AS r ON r.group_name = p.group_name AND r.side IS NOT DISTINCT FROM p.side
),
varied AS (
    SELECT
        e.group_name,
        e.side,
        any_value(e.rate) AS rate,
        sum(e.unit_count) AS unit_count,
        least(sum(e.hit_count), sum(e.coded_count) - sum(e.hit_count)) AS rarer_count,
        sum(
            e.weight ** 2 * e.unseen_share * e.stratum_coded_count / greatest(e.stratum_coded_count - 1, 1)
            * (e.residual_square_sum - e.residual_sum ** 2 / e.stratum_coded_count)
        ) / sum(e.weight * e.coded_count) ** 2 AS variance,
        sum(e.weight ** 2 * e.unseen_share * e.coded_count) / sum(e.weight * e.coded_count) ** 2 AS plain_thinness,
        sum(e.coded_count) AS coded_count,
        -- a side that was coded whole has no error for anybody to carry
        coalesce(
            sum(e.weight ** 2 * e.unseen_share * e.coded_count) ** 2
            / nullif(sum((e.weight ** 2 * e.unseen_share) ** 2 * e.coded_count), 0),
            sum(e.coded_count)
        ) AS carrying_count
    FROM residual AS e
    GROUP BY e.group_name, e.side
),
sized AS (
    -- thinness: one over the effective sample size; a quantile that is longer by a factor comes to a thinness by its square
    SELECT
        v.*,
        CASE
            WHEN v.rarer_count = 0 THEN v.plain_thinness
            ELSE (v.rarer_count * v.variance / (v.rate * (1 - v.rate)) + 6 * v.plain_thinness) / (v.rarer_count + 6)
        END * (
            (1 + (1.959964 ** 2 + 1) / (4 * greatest(v.carrying_count - 1, 1)))
            / (1 + (1.959964 ** 2 + 1) / (4 * greatest(v.coded_count - 1, 1)))
        ) ** 2 AS thinness
    FROM varied AS v
),
bounded AS (
    SELECT
        z.*,
        score_low(z.rate, z.thinness) AS rate_low,
        score_high(z.rate, z.thinness) AS rate_high,
        jeffreys_low(z.rate, z.thinness) AS part_low,
        jeffreys_high(z.rate, z.thinness) AS part_high
    FROM sized AS z
),
summed AS (
    SELECT
        b.group_name,
        sum(b.unit_count * b.rate) AS hits,
        sqrt(sum((b.unit_count * (b.rate - b.part_low)) ** 2)) AS hits_below,
        sqrt(sum((b.unit_count * (b.part_high - b.rate)) ** 2)) AS hits_above
    FROM bounded AS b
    GROUP BY b.group_name
),
-- what the machine found rightly, and what it missed, in texts of the population
found AS (
    SELECT b.group_name, b.rate, b.rate_low, b.rate_high, b.unit_count * b.rate AS hits,
           b.unit_count * b.rate_low AS hits_low, b.unit_count * b.rate_high AS hits_high, b.unit_count
    FROM bounded AS b
    WHERE b.side
),
missed AS (
    SELECT b.group_name, b.unit_count * b.rate AS hits, b.unit_count * b.rate_low AS hits_low,
           b.unit_count * b.rate_high AS hits_high
    FROM bounded AS b
    WHERE NOT b.side
)
SELECT
    k.group_name,
    k.unit_count::BIGINT AS unit_count,
    k.coded_count::BIGINT AS coded_count,
    coalesce(k.machine_count, 0) / k.unit_count AS machine_share,
    s.hits / k.unit_count AS corrected_share,
    -- greatest and least pass over NULL
    if(k.reason IS NULL, greatest(0, s.hits - s.hits_below) / k.unit_count, NULL) AS share_low,
    if(k.reason IS NULL, least(k.unit_count, s.hits + s.hits_above) / k.unit_count, NULL) AS share_high,
    if(k.reason IS NULL, if(k.is_assisted, 'machine_assisted', 'coders_only'), NULL) AS method,
    k.reason,
    f.rate AS machine_precision,
    f.rate_low AS precision_low,
    f.rate_high AS precision_high,
    f.hits / nullif(f.hits + coalesce(m.hits, 0), 0) AS machine_recall,
    part_low(f.hits, f.hits_low, coalesce(m.hits, 0), coalesce(m.hits_high, 0)) AS recall_low,
    part_high(f.hits, f.hits_high, coalesce(m.hits, 0), coalesce(m.hits_low, 0)) AS recall_high,
    2 * f.hits / (f.unit_count + f.hits + coalesce(m.hits, 0)) AS machine_f1,
    2 * part_low(f.hits, f.hits_low, f.unit_count + coalesce(m.hits, 0), f.unit_count + coalesce(m.hits_high, 0))
        AS f1_low,
    2 * part_high(f.hits, f.hits_high, f.unit_count + coalesce(m.hits, 0), f.unit_count + coalesce(m.hits_low, 0))
        AS f1_high
FROM told AS k
LEFT JOIN summed AS s ON s.group_name = k.group_name
LEFT JOIN found AS f ON f.group_name = k.group_name
LEFT JOIN missed AS m ON m.group_name = k.group_name;

COMMENT ON MACRO TABLE share_estimate IS
    'Estimate of a share (비율 추정) from counts of coded texts, for corrected_share and machine_quality: naive and corrected share with its 95 % interval, and the machine''s precision, recall and F1 with theirs. cells names a table of group_name, stratum, is_machine, unit_count, coded_count, hit_count, stratum_unit_count, stratum_coded_count. Empty, with the reason, where a stratum of the group has fewer than two coded texts.';
