SELECT k.*
FROM crawl AS k
QUALIFY row_number() OVER (PARTITION BY k.outlet_id ORDER BY k.started_at DESC, k.crawl_id DESC) = 1
ORDER BY k.outlet_id;
