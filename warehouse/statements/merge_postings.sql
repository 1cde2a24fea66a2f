-- 색인 합치기: the texts of the table `merging` become one run, sorted by term, without what was read anew since.
-- One table after the other, each let go of before the next: a merge holds one of them in memory and no more.
CREATE OR REPLACE TEMP TABLE kept AS
SELECT p.* FROM posting AS p
JOIN merging AS m ON p.text_no BETWEEN m.first_text_no AND m.last_text_no
ANTI JOIN ledger.dead_text AS d ON d.text_no = p.text_no;
DELETE FROM posting
WHERE text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
INSERT INTO posting BY NAME SELECT k.* FROM kept AS k ORDER BY k.term_key, k.text_no;

DELETE FROM ledger.posting_run
WHERE first_text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
INSERT INTO ledger.posting_run BY NAME
SELECT m.first_text_no, m.last_text_no, (SELECT count(*) FROM kept AS k) AS posting_count FROM merging AS m;
DROP TABLE kept;

CREATE OR REPLACE TEMP TABLE kept AS
SELECT o.* FROM occurrence AS o
JOIN merging AS m ON o.text_no BETWEEN m.first_text_no AND m.last_text_no
ANTI JOIN ledger.dead_text AS d ON d.text_no = o.text_no;
DELETE FROM occurrence
WHERE text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
INSERT INTO occurrence BY NAME SELECT k.* FROM kept AS k ORDER BY k.term_no, k.text_no;
DROP TABLE kept;

DELETE FROM ledger.dead_text
WHERE text_no BETWEEN (SELECT m.first_text_no FROM merging AS m) AND (SELECT m.last_text_no FROM merging AS m);
