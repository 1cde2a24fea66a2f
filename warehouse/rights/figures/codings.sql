-- Labels that people gave, by codebook.
SELECT c.codebook_version, count(*) AS coding_count, count(DISTINCT c.coder) AS coder_count, count(DISTINCT c.article_id) AS article_count
FROM coding AS c
GROUP BY c.codebook_version
ORDER BY c.codebook_version;
