-- The first of each stratum by their tickets, as rows of sample, in a file.
COPY (
    WITH ordered AS (
        SELECT
            p.*,
            row_number() OVER (PARTITION BY p.stratum ORDER BY p.ticket) AS draw_no,
            count(*) OVER (PARTITION BY p.stratum) AS stratum_size
        FROM population AS p
    ),
    wanted AS (
        SELECT unnest($strata_names::VARCHAR[]) AS stratum, unnest($unit_counts::INTEGER[]) AS unit_count
    )
    SELECT
        $sample_id AS sample_id,
        o.article_id,
        o.version_no,
        o.stratum,
        $seed::BIGINT AS seed,
        w.unit_count / o.stratum_size AS inclusion_probability,
        $drawn_at::TIMESTAMPTZ AS drawn_at,
        $level AS level,
        o.quote_no,
        o.sentence_no,
        o.char_start,
        o.char_end,
        o.stratum_size::INTEGER AS stratum_size,
        o.draw_no::INTEGER AS draw_no
    FROM ordered AS o
    JOIN wanted AS w ON w.stratum = o.stratum
    WHERE o.draw_no <= w.unit_count
    ORDER BY o.stratum, o.draw_no
) TO $path (FORMAT parquet);
