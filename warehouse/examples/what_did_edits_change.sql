-- What did edits change? Sentences that went and came, in the newest edits. Stance and frames: change_after_edit.
SELECT korean_day(c.changed_at) AS day, h.outlet_id, c.change, c.text AS sentence, h.previous_stance_label AS stance_before,
    h.stance_label AS stance_after
FROM sentence_change AS c
JOIN article_history AS h ON h.article_id = c.article_id AND h.version_no = c.version_no AND h.first_seen_at = c.changed_at
WHERE NOT c.has_new_extractor -- else the change may be ours
ORDER BY c.changed_at DESC, c.article_id, c.sentence_no, c.change DESC
LIMIT 12;
