SELECT e.* FROM evaluation AS e ORDER BY e.evaluated_at, e.labeller, e.gold_sha256, e.figure;
