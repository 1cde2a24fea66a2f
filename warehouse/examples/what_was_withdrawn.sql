-- What did outlets withdraw, and what had it said?
SELECT outlet_name, published_at::DATE AS published, gone_at::DATE AS gone, was_edited, stance_label, title
FROM withdrawn_article
ORDER BY gone_at DESC, article_id
LIMIT 12;
