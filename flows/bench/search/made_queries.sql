-- Questions to a generated corpus, by kind: how many words, how common. Rare words are drawn from the corpus itself.
WITH rare AS (
    SELECT t.lemma, row_number() OVER (ORDER BY md5(t.lemma)) AS place
    FROM (
        SELECT p.term_key FROM posting AS p WHERE p.term_key < 1::BIGINT << 32
        GROUP BY p.term_key HAVING count(*) BETWEEN 3 AND 60
    ) AS k
    JOIN term AS t ON t.term_no = k.term_key AND t.form = t.lemma
    QUALIFY place <= 40
),
common AS (
    SELECT unnest(['오픈소스', '인공지능', '정부', '규제완화', '언어모델을', '개인정보', '기술개발', '안전']) AS word,
        unnest(range(1, 9)) AS place
)
SELECT 'one common word' AS kind, c.word AS query FROM common AS c
UNION ALL
SELECT 'one rare word', r.lemma FROM rare AS r WHERE r.place <= 8
UNION ALL
SELECT 'two words', c.word || ' ' || r.lemma FROM common AS c JOIN rare AS r ON r.place = c.place + 8
UNION ALL
SELECT 'two common words', a.word || ' ' || b.word FROM common AS a JOIN common AS b ON b.place = a.place % 8 + 1
UNION ALL
SELECT 'three words', a.word || ' ' || b.word || ' ' || r.lemma
FROM common AS a JOIN common AS b ON b.place = (a.place + 2) % 8 + 1 JOIN rare AS r ON r.place = a.place + 16
UNION ALL
SELECT 'four words', a.word || ' ' || b.word || ' ' || r.lemma || ' ' || s.lemma
FROM common AS a JOIN common AS b ON b.place = (a.place + 3) % 8 + 1
JOIN rare AS r ON r.place = a.place + 24 JOIN rare AS s ON s.place = a.place + 32
ORDER BY ALL;
