-- A text that was read again holds no decision but those that stand now.
DELETE FROM ledger.decided_text WHERE (article_id, version_no) IN (SELECT (r.article_id, r.version_no) FROM reread AS r);
