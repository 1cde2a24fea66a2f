-- Generated articles with their tokens, one sentence an article: enough weight to time a publish.
INSERT INTO outlet BY NAME
SELECT 'bench' AS outlet_id, 'bench' AS name, 'other' AS kind, 'http://bench.example/' AS homepage,
    'generated' AS licence, 'open' AS permission, 'generated' AS permission_source, FALSE AS has_ai_opt_out,
    TRUE AS is_text_redistributable, 0 AS min_articles_per_week;
