-- Do headlines take the side their text takes? sharpens: a side where the text takes both or none; opposes: the other one.
SELECT outlet_kind, agreement, count(*) AS articles, min(title) AS such_as
FROM headline_against_body
WHERE issue_id = 'ai_openness' AND is_original AND agreement <> 'agrees'
GROUP BY outlet_kind, agreement
ORDER BY articles DESC, outlet_kind, agreement;
