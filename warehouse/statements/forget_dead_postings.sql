-- What the index holds of texts that are not here: removed ones, and all that were read anew (ledger.dead_text), of which
-- nobody can say any more whose they were, as postings and occurrences go by a text's number alone.
CREATE OR REPLACE TEMP TABLE dead_posting AS
SELECT p.text_no, count(*) AS posting_count
FROM posting AS p
ANTI JOIN indexed_text AS x ON x.text_no = p.text_no
GROUP BY p.text_no;
DELETE FROM posting WHERE text_no IN (SELECT d.text_no FROM dead_posting AS d);
UPDATE ledger.posting_run SET posting_count = posting_run.posting_count - n.posting_count
FROM (
    SELECT u.first_text_no, sum(d.posting_count)::BIGINT AS posting_count
    FROM ledger.posting_run AS u
    JOIN dead_posting AS d ON d.text_no BETWEEN u.first_text_no AND u.last_text_no
    GROUP BY u.first_text_no
) AS n
WHERE posting_run.first_text_no = n.first_text_no;
DELETE FROM occurrence WHERE text_no NOT IN (SELECT x.text_no FROM indexed_text AS x);
DELETE FROM ledger.dead_text;
DELETE FROM term WHERE term_no NOT IN (SELECT o.term_no FROM occurrence AS o);
