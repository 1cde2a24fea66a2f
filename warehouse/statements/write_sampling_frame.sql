-- The population as rows of sampling_frame, in a file.
COPY (
    SELECT $sample_id AS sample_id, p.article_id, p.version_no, p.char_start, p.char_end, p.stratum
    FROM population AS p
    ORDER BY p.article_id, p.version_no, p.char_start, p.char_end
) TO $path (FORMAT parquet);
