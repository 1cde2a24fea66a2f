SELECT f.article_id, f.version_no, f.outlet_id, f.outcome FROM rehydration.article AS f ORDER BY f.article_id, f.version_no;
