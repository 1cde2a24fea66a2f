-- What did outlets withdraw, and what had it said?
SELECT outlet_name, korean_day(published_at) AS published, korean_day(gone_at) AS gone, was_edited, stance_label, title
FROM withdrawn_article
ORDER BY gone_at DESC, article_id
LIMIT 12;
