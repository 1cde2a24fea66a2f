-- What the figures of a sample rest on: its settled texts by codebook, and how many people coded them.
SELECT
    s.codebook_version,
    count(DISTINCT (s.article_id, s.version_no, s.char_start, s.char_end)) AS text_count,
    count(DISTINCT c.coder) FILTER (NOT c.is_adjudication) AS coder_count,
    count(DISTINCT (s.article_id, s.version_no, s.char_start, s.char_end)) FILTER (s.settled_by = 'adjudication')
        AS adjudicated_count
FROM sample_coding AS s
JOIN coding AS c
    ON c.article_id = s.article_id AND c.version_no = s.version_no AND c.level = s.level
    AND c.char_start IS NOT DISTINCT FROM s.char_start AND c.char_end IS NOT DISTINCT FROM s.char_end
    AND c.issue_id = s.issue_id AND c.variable = s.variable AND c.codebook_version = s.codebook_version
WHERE s.sample_id = $sample_id AND s.variable = $variable AND s.label IS NOT NULL
GROUP BY s.codebook_version
ORDER BY s.codebook_version;
