-- The words of a query that stand nowhere in the corpus, each with up to three of its terms that are written alike.
WITH unknown AS (
    SELECT w.word_no, w.word
    FROM asked_word($query) AS w
    WHERE NOT EXISTS (FROM query_option($query) AS o WHERE w.word_no BETWEEN o.first_no AND o.last_no)
),
near AS (
    SELECT u.word_no, t.lemma, jaro_winkler_similarity(t.lemma, u.word) AS likeness
    FROM unknown AS u
    JOIN term AS t ON t.form = t.lemma AND t.lemma[1] = u.word[1] AND abs(length(t.lemma) - length(u.word)) <= 1
    QUALIFY row_number() OVER (PARTITION BY u.word_no ORDER BY likeness DESC, t.lemma) <= 3
)
SELECT u.word, coalesce(list(n.lemma ORDER BY n.likeness DESC, n.lemma) FILTER (WHERE n.likeness >= 0.8), []) AS near_words
FROM unknown AS u
LEFT JOIN near AS n ON n.word_no = u.word_no
GROUP BY u.word_no, u.word
ORDER BY u.word_no;
