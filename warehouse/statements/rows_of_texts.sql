-- What the last reading left in a table of some texts, given as `article_id/version_no`.
SELECT {columns}
FROM {table}
WHERE article_id || '/' || version_no IN (SELECT unnest($texts));
