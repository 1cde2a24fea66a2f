-- 시계열 물음 (안쪽): one row, or an error that names the word of a question that the corpus does not know.
-- Without it a frame that is mistyped looks like a silence: a whole series of zeros. NULL is no word either where a word is
-- wanted, and neither a comparison with it nor error(NULL) tells: it is spelled out. An issue is NULL where a macro has none.
CREATE OR REPLACE MACRO series_asked(
    macro, period, split, texts, issue, only_outlet, only_kind, only_role, only_frame, only_stance, since, until
) AS TABLE
SELECT CASE
    -- of a part of a day no days are covered, and no share of them: a gap would look like a silence
    WHEN w.period_word NOT IN ('day', 'week', 'month', 'quarter', 'year')
        THEN error(macro || ': expected period day, week, month, quarter or year, found ' || w.period_word)
    WHEN NOT list_contains(k.words, 'stance.level=' || w.texts_word)
        THEN error(macro || ': expected texts document, headline, quote or sentence, found ' || w.texts_word)
    WHEN NOT list_contains(k.words, 'outlet.kind=' || only_kind)
        THEN error(macro || ': no kind of outlet ' || only_kind || '; outlet.kind in the data dictionary has them all')
    WHEN NOT list_contains(k.words, 'quote.speaker_role=' || only_role)
        THEN error(macro || ': no role ' || only_role || '; quote.speaker_role in the data dictionary has them all')
    WHEN (split = 'role' OR only_role IS NOT NULL) AND texts <> 'quote'
        THEN error(macro || ': quotes alone have a speaker with a role: expected texts quote, found ' || texts)
    WHEN NOT list_contains(k.words, 'frame.frame_id=' || only_frame)
        THEN error(macro || ': no frame ' || only_frame || '; frame.frame_id in the data dictionary has them all')
    WHEN NOT list_contains(k.words, 'stance.label=' || only_stance)
        THEN error(macro || ': no stance ' || only_stance || '; stance.label in the data dictionary has them all')
    WHEN NOT list_contains(o.outlet_ids, only_outlet)
        THEN error(macro || ': no outlet ' || only_outlet || '; the table outlet has them all')
    WHEN issue IS NOT NULL AND i.found_count = 0 AND EXISTS (FROM stance)
        THEN error(macro || ': no stance on an issue ' || issue || '; SELECT DISTINCT issue_id FROM stance gives those there are')
    WHEN since::DATE > until::DATE
        THEN error(macro || ': expected since before until, found ' || since::DATE || ' and ' || until::DATE)
    ELSE true
END AS is_sound
FROM (SELECT list(v.table_name || '.' || v.column_name || '=' || v.label) AS words FROM ledger.vocabulary AS v) AS k
CROSS JOIN (SELECT coalesce(period, 'NULL') AS period_word, coalesce(texts, 'NULL') AS texts_word) AS w
CROSS JOIN (SELECT list(x.outlet_id) AS outlet_ids FROM outlet AS x) AS o
CROSS JOIN (SELECT count(*) AS found_count FROM (SELECT 1 AS one FROM stance AS s WHERE s.issue_id = issue LIMIT 1) AS f) AS i;

COMMENT ON MACRO TABLE series_asked IS
    'Question of a series (시계열 물음): true, or an error where a period, text level, issue, outlet, kind, role, frame or stance is asked for that there is not, a role of what is no quote, or since lies after until: stance_over_time and the others ask it first.';
