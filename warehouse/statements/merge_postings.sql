-- 색인 합치기: the texts of the table `merging` become one run, sorted by term, without what was read anew since.
CREATE OR REPLACE TEMP TABLE kept_posting AS
SELECT p.* FROM posting AS p
JOIN merging AS m ON p.text_no BETWEEN m.first_text_no AND m.last_text_no
ANTI JOIN ledger.dead_text AS d ON d.text_no = p.text_no;
DELETE FROM posting
WHERE text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
INSERT INTO posting BY NAME SELECT p.* FROM kept_posting AS p ORDER BY p.term_key, p.text_no;

CREATE OR REPLACE TEMP TABLE kept_occurrence AS
SELECT o.* FROM occurrence AS o
JOIN merging AS m ON o.text_no BETWEEN m.first_text_no AND m.last_text_no
ANTI JOIN ledger.dead_text AS d ON d.text_no = o.text_no;
DELETE FROM occurrence
WHERE text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
INSERT INTO occurrence BY NAME SELECT o.* FROM kept_occurrence AS o ORDER BY o.term_no, o.text_no;

DELETE FROM ledger.posting_run
WHERE first_text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
INSERT INTO ledger.posting_run BY NAME
SELECT m.first_text_no, m.last_text_no, (SELECT count(*) FROM kept_posting AS p) AS posting_count FROM merging AS m;
DELETE FROM ledger.dead_text
WHERE text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
DROP TABLE kept_posting;
DROP TABLE kept_occurrence;
