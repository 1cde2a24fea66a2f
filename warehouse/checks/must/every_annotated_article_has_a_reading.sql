-- What was found in a text names the reading it comes from, so that nothing is of unknown make.
-- A token has its sentence (no_row_is_an_orphan), and so its reading.
WITH annotated AS (
    SELECT article_id, version_no, 'sentence' AS found_in FROM sentence
    UNION SELECT article_id, version_no, 'title_token' FROM title_token
    UNION SELECT article_id, version_no, 'indexed_text' FROM indexed_text
    UNION SELECT article_id, version_no, 'mention' FROM mention
    UNION SELECT article_id, version_no, 'quote' FROM quote
    UNION SELECT article_id, version_no, 'stance' FROM stance
    UNION SELECT article_id, version_no, 'frame' FROM frame
    UNION SELECT article_id, version_no, 'openness_claim' FROM openness_claim
)
SELECT
    x.article_id,
    x.version_no,
    x.article_id || ' version ' || x.version_no || ' has rows in ' || x.found_in || ' but no reading' AS why
FROM annotated AS x
ANTI JOIN reading AS r ON r.article_id = x.article_id AND r.version_no = x.version_no
UNION ALL
SELECT
    r.article_id,
    r.version_no,
    r.article_id || ' version ' || r.version_no || ' was read with pipeline ' || r.pipeline_version || ', its run says '
        || u.pipeline_version
FROM reading AS r
JOIN annotation_run AS u ON u.annotation_run_id = r.annotation_run_id
WHERE u.pipeline_version <> r.pipeline_version;
