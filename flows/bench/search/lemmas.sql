SELECT DISTINCT unnest(o.lemmas) AS lemma FROM query_option($query) AS o WHERE o.first_no = o.last_no;
