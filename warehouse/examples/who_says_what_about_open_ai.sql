-- Who says what about open AI, for or against, with which argument, and how sure is the label?
SELECT
    published_date,
    outlet_name,
    coalesce(speaker_name, nullif(speaker, ''), '(nobody named)') AS who,
    speaker_role,
    stance_label,
    round(stance_score, 2) AS score,
    array_to_string(frame_ids, ', ') AS arguments,
    text AS words,
    url
FROM quote_in_context
WHERE issue_id = 'ai_openness'
  AND stance_label IN ('supportive', 'oppositional', 'mixed') -- positions, not mere reports
  AND NOT is_in_copy
ORDER BY published_date DESC, stance_score DESC, article_id, quote_no
LIMIT 20;
