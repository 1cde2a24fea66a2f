-- What search shows are the current texts that are not withdrawn, and its counts are those of their postings.
WITH counted AS (
    SELECT p.text_no, sum(p.lemma_count) FILTER (WHERE p.term_key < 1::BIGINT << 32) AS lemma_total
    FROM posting AS p
    GROUP BY p.text_no
)
SELECT x.text_no::VARCHAR AS text_no,
    'text ' || x.text_no || ' (' || x.article_id || ' version ' || x.version_no || ') is '
        || CASE WHEN x.is_shown THEN 'shown' ELSE 'hidden' END || ' by search, its article is not' AS why
FROM indexed_text AS x
JOIN article AS a ON a.article_id = x.article_id AND a.version_no = x.version_no
WHERE x.is_shown <> (a.is_current AND a.gone_at IS NULL)
UNION ALL
SELECT coalesce(x.text_no, c.text_no)::VARCHAR,
    'text ' || coalesce(x.text_no, c.text_no) || ' has ' || coalesce(x.lemma_total, 0) || ' content words, its postings count '
        || coalesce(c.lemma_total, 0)
FROM indexed_text AS x
FULL JOIN counted AS c ON c.text_no = x.text_no
ANTI JOIN ledger.dead_text AS d ON d.text_no = c.text_no -- read anew since
WHERE coalesce(x.lemma_total, 0) <> coalesce(c.lemma_total, 0);
