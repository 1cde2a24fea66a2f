-- What people ask most of the views, one question a line, over all articles.
FROM stance_over_time('week');
FROM stance_over_time('month', split := 'all');
FROM stance_over_time('week', texts := 'quote');
FROM stance_over_time('month', texts := 'quote', split := 'role');
FROM stance_over_time('month', texts := 'quote', split := 'frame');
FROM framing_over_time('week');
FROM framing_over_time('month', split := 'kind');
FROM framing_over_time('month', split := 'stance');
FROM framing_over_time('week', texts := 'quote');
FROM framing_over_time('month', texts := 'quote', split := 'role');
FROM speaker_over_time('made entity 104');
FROM coverage_over_time('week');
FROM who_quotes_whom WHERE issue_id = 'ai_openness' ORDER BY quote_count DESC LIMIT 20;
FROM stance_by_speaker ORDER BY stance_count DESC LIMIT 20;
FROM headline_against_body WHERE agreement = 'opposes' LIMIT 20;
FROM model_calling;
FROM named_with('made entity 104') LIMIT 20;
SELECT count(*) FROM current_article;
