-- What each coder said last of each text that was coded for a sample, by codebook version; adjudications are no coder's.
SELECT
    concat_ws(':', c.article_id || '@' || c.version_no, c.char_start, c.char_end) AS unit,
    c.variable,
    c.coder,
    c.codebook_version,
    arg_max(c.label, (c.round_no, c.coded_at)) AS label,
    max(c.coded_at) AS coded_at
FROM coding AS c
JOIN sample_coding AS s
    ON s.article_id = c.article_id AND s.version_no = c.version_no AND s.level = c.level
    AND s.char_start IS NOT DISTINCT FROM c.char_start AND s.char_end IS NOT DISTINCT FROM c.char_end
    AND s.issue_id = c.issue_id AND s.variable = c.variable
WHERE s.sample_id = $sample_id AND NOT c.is_adjudication
GROUP BY ALL
ORDER BY unit, c.variable, c.coder, c.codebook_version;
